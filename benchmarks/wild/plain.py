"""Generated documents as plain pages, for tests that draw them with a font of fixed widths.

    python -m wild.plain 7100 | gzip -9n > ../tests/generated_plans.jsonl.gz      (in benchmarks/)

Each line is one document: pages of lines and tables with their places, and the truth. The texts are
broken into lines here, so that no font and no word list is needed to draw them.
"""

import json
import sys
from typing import Any

from . import documents
from .pages import Block, Cell, PageEnd, Paragraph, Row, Table
from .producers.wrapping import SYMBOLIC, pieces_of
from .structures import STRUCTURES

MARGIN, FOOT = 50.0, 50.0
LETTER_EM, PADDING = 0.5, 3.0
LEADING = 1.5
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
EACH = {"rosters": 1, "contents": 1, "minutes": 1, "prose": 1}
MOST = 6  # documents of every other structure
DRAWABLE = (Paragraph, Table, PageEnd)

Json = dict[str, Any]


class Unsuited(Exception):
    """A document has what these pages cannot show."""


def width_of(text: str, size: float) -> float:
    return size * LETTER_EM * sum(letter not in MARKS for letter in text)


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Return the lines of a text; a word wider than the room is cut before a letter."""
    lines: list[str] = []
    for typed in text.split("\n"):
        line = ""
        for piece in pieces_of(typed):
            if width_of((line + piece).rstrip(), size) <= room:
                line += piece
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = ""
            for letter in piece:
                if letter not in MARKS and line and width_of(line + letter, size) > room:
                    lines.append(line)
                    line = ""
                line += letter
        lines.append(line.rstrip())
    return lines


def fitted(table: Table, room: float, size: float) -> tuple[list[float], float]:
    """Return column widths that leave words whole, and the font size that lets them."""
    while True:
        needs = [12.0] * len(table.widths)
        for row in [*table.header, *table.rows]:
            for place, cell in enumerate(row):
                if cell is not None and cell.columns == 1:
                    pieces = (p.rstrip() for text in cell.text.split("\n") for p in pieces_of(text))
                    longest = max((width_of(piece, size) for piece in pieces), default=0.0)
                    needs[place] = max(needs[place], longest + 2 * PADDING + 1)
        free = room - sum(needs)
        if free >= 0:
            break
        if size < 7:
            raise Unsuited
        size -= 0.5
    weights = table.widths
    wanted = [weight * room / sum(weights) for weight in weights]
    lacks = [max(0.0, want - need) for want, need in zip(wanted, needs, strict=True)]
    share = free / sum(lacks) if sum(lacks) else 0.0
    widths = [round(n + share * lack, 1) for n, lack in zip(needs, lacks, strict=True)]
    return widths, size


class Pages:
    """Pages that are filled from top to bottom."""

    def __init__(self, landscape: bool, size: float, table_size: float) -> None:
        self.width, self.height = (842.0, 595.0) if landscape else (595.0, 842.0)
        self.size, self.table_size = size, table_size
        self.pages: list[list[Json]] = []
        self.new_page()

    def new_page(self) -> None:
        self.pages.append([])
        self.top = MARGIN

    @property
    def room(self) -> float:
        return self.width - 2 * MARGIN

    def add(self, block: Block) -> None:
        if not isinstance(block, DRAWABLE):
            raise Unsuited
        if isinstance(block, PageEnd):
            if block.leave is None or self.height - FOOT - self.top < block.leave:
                self.new_page()
        elif isinstance(block, Paragraph):
            self.add_paragraph(block)
        else:
            self.add_table(block)

    def add_paragraph(self, block: Paragraph) -> None:
        size = round(self.size * block.scale, 1)
        self.top += block.before
        for number, line in enumerate(wrapped(block.text, self.room - block.indent, size)):
            if self.top + LEADING * size > self.height - FOOT:
                self.new_page()
            x = MARGIN + (block.indent if number == 0 else 0.0)
            if block.align == "center":
                x = (self.width - width_of(line, size)) / 2
            elif block.align == "right":
                x = self.width - MARGIN - width_of(line, size)
            if line.strip():
                self.pages[-1].append(
                    {"x": round(x, 1), "y": self.base(size), "text": line, "size": size}
                )
            self.top += LEADING * size

    def base(self, size: float) -> float:
        return round(self.top + 1.1 * size, 1)

    def add_table(self, table: Table) -> None:
        if table.joined or table.joined_columns or not table.ruled or table.unseen:
            raise Unsuited
        cells = [cell for row in [*table.header, *table.rows] for cell in row if cell]
        if any(
            cell.arrow or cell.turned or (cell.text and cell.text[0] in SYMBOLIC) for cell in cells
        ):
            raise Unsuited
        widths, size = fitted(table, self.room, self.table_size)
        header = [self.row(row, widths, size) for row in table.header]
        rows = [self.row(row, widths, size) for row in table.rows]
        self.top += 6
        left, heads = [*header, *rows], len(header)
        bound = unbreakable([*table.header, *table.rows], len(header))
        while left:
            taken, height = 0, 0.0
            for number, row in enumerate(left):
                height += row_height(row, size)
                if self.top + height > self.height - FOOT:
                    break
                if number not in bound:
                    taken = number + 1
            if not taken:
                if self.top <= MARGIN + 8:
                    raise Unsuited
                self.new_page()
                continue
            self.pages[-1].append(
                {
                    "top": round(self.top, 1),
                    "widths": widths,
                    "size": size,
                    "header": heads,
                    "rows": left[:taken],
                }
            )
            heads = 0
            self.top += sum(row_height(row, size) for row in left[:taken])
            left = left[taken:]
            bound = {number - taken for number in bound}
            if left:
                self.new_page()
                if table.repeat_header:
                    left, heads = [*header, *left], len(header)
                    bound = {n + len(header) for n in bound if n >= 0} | {*range(len(header))}
        self.top += 8

    def row(self, row: Row, widths: list[float], size: float) -> list[Any]:
        """Return a row: text, rows and columns of each cell; null for a covered place."""
        found: list[Any] = []
        for place, cell in enumerate(row):
            if cell is None:
                found.append(None)
                continue
            room = sum(widths[place : place + cell.columns]) - 2 * PADDING
            text = "\n".join(wrapped(cell.text, room, size))
            found.append([text, cell.rows, cell.columns])
        return found


def row_height(row: list[Any], size: float) -> float:
    lines = max(len(cell[0].split("\n")) for cell in row if cell) if any(row) else 1
    return LEADING * size * lines + 4.0


def unbreakable(rows: list[list[Cell | None]], n_header: int) -> set[int]:
    """Return the rows after which no page may end: headings, and rows that a cell spans."""
    bound = {*range(n_header)}
    for number, row in enumerate(rows):
        for cell in row:
            if cell is not None:
                bound |= {*range(number, number + cell.rows - 1)}
    return bound


def said(truth: Any) -> Any:
    """Return a truth without what is absent."""
    if isinstance(truth, dict):
        return {key: said(value) for key, value in truth.items() if value not in (None, [], {})}
    return [said(item) for item in truth] if isinstance(truth, list) else truth


def plain(document: documents.Document) -> Json:
    style = document.style
    pages = Pages(style.landscape, 11.0, 0.85 * style.table_size)
    for block in document.blocks:
        pages.add(block)
    kept = ("title", "agency", "fiscal_year", "assessment", "indicators", "measures")
    truth = said({key: document.truth[key] for key in kept})
    return {
        "name": f"{document.structure}_{document.bank}",
        "width": pages.width,
        "height": pages.height,
        "pages": pages.pages,
        "truth": truth,
    }


def main(seed: int) -> None:
    for structure in STRUCTURES:
        found = 0
        for index in range(40):
            bank = "mixed" if found % 3 == 2 else "listed"
            try:
                told = plain(documents.make(seed, index, structure=structure, bank=bank))
            except Unsuited:
                continue
            found += 1
            told["name"] += f"_{found}"
            print(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
            if found == EACH.get(structure, MOST):
                break


if __name__ == "__main__":
    main(int(sys.argv[1]))
