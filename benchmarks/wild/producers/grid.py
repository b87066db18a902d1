"""Tables laid out on pages: heights of rows, rows cut by a page's end, cells that span both."""

from dataclasses import dataclass, field

from ..pages import Cell, Style, Table
from .edges import Box, Stroke, edges_of, strokes
from .wrapping import SYMBOLIC, text_width, wrapped

PAD_X, PAD_Y = 4.0, 2.5
WIDE_GAP = 7.0  # above and below the text where no rule parts the rows
LEADING = 1.45
DARK_GRAY, HEAD_GRAY, SHADE_GRAY, BAND_GRAY, WHITE_GRAY = 0.25, 0.85, 0.6, 0.92, 0.9


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on a page, from its left end on its base line."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    symbol: bool = False
    turned: bool = False
    white: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    box: Box
    gray: float


@dataclass(slots=True)
class Paper:
    """What is drawn on one page, from the back to the front."""

    fills: list[Fill] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


@dataclass(slots=True)
class Piece:
    """A row, or the part of one, on a page."""

    row: int
    height: float
    head: bool = False
    top: float = 0.0
    whole: bool = True  # False: the row goes on on the next page


class Grid:
    """One table with the sizes of its rows."""

    def __init__(self, table: Table, style: Style, left: float, width: float) -> None:
        self.table, self.style = table, style
        share = width / sum(table.widths)
        self.xs = [left]
        for weight in table.widths:
            self.xs.append(self.xs[-1] + weight * share)
        self.leading = style.table_size * LEADING
        gap = style.rules in ("none", "upright", "book", "zebra") or not table.ruled
        self.pad = WIDE_GAP / 2 + PAD_Y if gap else PAD_Y
        self.lines: dict[tuple[bool, int, int], list[str]] = {}
        self.head_heights = self.heights(head=True)
        self.row_heights = self.heights(head=False)

    def rows(self, head: bool) -> list[list[Cell | None]]:
        return self.table.header if head else self.table.rows

    def heights(self, head: bool) -> list[float]:
        """Return the heights of the rows; a cell that spans rows makes its last one higher."""
        rows = self.rows(head)
        heights = [0.0] * len(rows)
        spans = []
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell is None:
                    continue
                room = self.xs[c + cell.columns] - self.xs[c] - 2 * PAD_X
                size = self.style.table_size
                lines = wrapped(cell.text, room, self.style.font, size, cell.bold)
                self.lines[head, r, c] = lines
                if cell.turned:
                    width = text_width(cell.text, self.style.font, size, cell.bold)
                    heights[r] = max(heights[r], width + 8)
                elif cell.rows == 1:
                    heights[r] = max(heights[r], self.needed(len(lines), head, r, r))
                else:
                    spans.append((r, r + cell.rows - 1, len(lines)))
        for first, last, count in spans:
            lack = self.needed(count, head, first, last) - sum(heights[first : last + 1])
            heights[last] += max(0.0, lack)
        return heights

    def pads(self, head: bool, first: int, last: int) -> tuple[float, float]:
        """Return the room above and below the text of a cell of these rows."""
        joined = set() if head else self.table.joined
        return (0.0 if first - 1 in joined else self.pad), (0.0 if last in joined else self.pad)

    def needed(self, lines: int, head: bool, first: int, last: int) -> float:
        return lines * self.leading + sum(self.pads(head, first, last))

    @property
    def head_height(self) -> float:
        return sum(self.head_heights)

    def cut(self, row: int, room: float, done: float) -> tuple[float, float] | None:
        """Return the heights of the two parts of a row cut by the end of a page, if it can be."""
        above, below = self.pads(False, row, row)
        whole = self.row_heights[row] - done
        lines = int((room - above - below) / self.leading)
        all_lines = round((whole - above - below) / self.leading)
        if lines < 1 or all_lines - lines < 1:
            return None
        first = lines * self.leading + above + below
        return first, whole - lines * self.leading

    def draw(
        self, paper: Paper, pieces: list[Piece], drawn: dict[tuple[bool, int, int], int]
    ) -> None:
        """Draw the pieces of one page; `drawn` counts the lines of each cell drawn so far."""
        if not pieces:
            return
        bottom = pieces[-1].top + pieces[-1].height
        whole = (self.xs[0], pieces[0].top, self.xs[-1], bottom)
        sides: list[tuple[Box, bool, bool]] = []
        for head in (True, False):
            places = {piece.row: piece for piece in pieces if piece.head == head}
            for r, row in enumerate(self.rows(head)):
                for c, cell in enumerate(row):
                    here = (
                        [places[k] for k in range(r, r + cell.rows) if k in places] if cell else []
                    )
                    if cell is None or not here:
                        continue
                    box = (
                        self.xs[c], here[0].top, self.xs[c + cell.columns],
                        here[-1].top + here[-1].height,
                    )  # fmt: skip
                    last = here[-1].row
                    hidden = [not head and self.table.is_hidden(k, c) for k in (r - 1, last)]
                    sides.append((box, not hidden[0], not hidden[1]))
                    self.fill(paper, cell, box, head, r)
                    ends = here[-1].whole and last == r + cell.rows - 1
                    self.write(paper, cell, box, (head, r, c), drawn, last=ends)
        if self.table.ruled:
            heads = [piece for piece in pieces if piece.head]
            foot = heads[-1].top + heads[-1].height if heads else None
            paper.strokes += strokes(edges_of(sides, whole), self.style.rules, foot)
        self.arrows(paper, pieces)

    def fill(self, paper: Paper, cell: Cell, box: Box, head: bool, row: int) -> None:
        rules = self.style.rules
        if cell.shaded:
            light = rules in ("zebra",) or bool(cell.text)
            paper.fills.append(Fill(box, HEAD_GRAY if light else SHADE_GRAY))
        elif head and self.style.header_dark:
            paper.fills.append(Fill(box, DARK_GRAY))
        elif head and (self.style.header_fill or rules in ("white", "zebra")):
            paper.fills.append(Fill(box, HEAD_GRAY))
        elif not head and (
            rules == "white"
            or (rules == "zebra" and self.table.bands and self.table.bands[row] % 2)
        ):
            paper.fills.append(Fill(box, WHITE_GRAY if rules == "white" else BAND_GRAY))

    def write(
        self,
        paper: Paper,
        cell: Cell,
        box: Box,
        key: tuple[bool, int, int],
        drawn: dict[tuple[bool, int, int], int],
        *,
        last: bool,
    ) -> None:
        """Write the lines of a cell that this page has room for, all that are left on its last."""
        lines, size = self.lines[key], self.style.table_size
        white = key[0] and self.style.header_dark
        start = 0 if key[0] else drawn.get(key, 0)
        above, below = self.pads(key[0], key[1], key[1] + cell.rows - 1)
        room = int((box[3] - box[1] - above - below) / self.leading + 0.05)
        now = lines[start:] if last else lines[start : start + room]
        drawn[key] = start + len(now)
        top = box[1] + above
        if cell.middle and start == 0 and len(now) == len(lines):
            top = (box[1] + box[3] - len(now) * self.leading) / 2
        if cell.turned:
            width = text_width(cell.text, self.style.font, size, cell.bold)
            x, y = (box[0] + box[2]) / 2 + 0.36 * size, (box[1] + box[3] + width) / 2
            paper.words.append(Words(x, y, cell.text, size, cell.bold, turned=True, white=white))
            return
        for place, text in enumerate(now):
            width = text_width(text, self.style.font, size, cell.bold)
            x = box[0] + PAD_X
            if cell.align == "center":
                x = (box[0] + box[2] - width) / 2
            elif cell.align == "right":
                x = box[2] - PAD_X - width
            base = top + place * self.leading + 0.5 * self.leading + 0.36 * size
            if text[:1] and text[0] in SYMBOLIC:
                paper.words.append(Words(x, base, text[0], size, symbol=True))
                x += text_width(text[0] + " ", self.style.font, size)
                text = text[1:].lstrip()
            if text:
                paper.words.append(Words(x, base, text, size, cell.bold, white=white))

    def arrows(self, paper: Paper, pieces: list[Piece]) -> None:
        """Draw one line with a head through each run of crossed cells."""
        for piece in (piece for piece in pieces if not piece.head):
            y = piece.top + piece.height / 2
            x0 = 0.0
            for c, cell in enumerate(self.table.rows[piece.row]):
                if cell is None or not cell.arrow:
                    continue
                if cell.arrow in ("start", "whole"):
                    x0 = self.xs[c] + 3
                if cell.arrow in ("end", "whole"):
                    x1 = self.xs[c + 1] - 3
                    paper.strokes.append(Stroke(x0, y, x1, y, 1.0))
                    for dy in (-2.5, 2.5):
                        paper.strokes.append(Stroke(x1 - 4, y + dy, x1, y, 1.0))
                        paper.strokes.append(Stroke(x0 + 4, y + dy, x0, y, 1.0))
