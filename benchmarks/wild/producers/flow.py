"""Blocks laid out on pages, one after the other."""

from ..pages import Beside, Block, PageEnd, Paragraph, Style, Table, TextBox
from ..pages import Fill as SpaceFill
from .edges import Stroke
from .grid import LEADING, Grid, Paper, Piece, Words
from .wrapping import text_width, wrapped

A4 = (595.3, 841.9)
MARGIN_X, MARGIN_TOP, MARGIN_FOOT = 54.0, 60.0, 56.0


class Flow:
    """The pages of a document as they fill."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.width, self.height = (A4[1], A4[0]) if style.landscape else A4
        self.foot = self.height - MARGIN_FOOT
        self.papers: list[Paper] = []
        self.y = 0.0
        self.new_page()

    @property
    def room_width(self) -> float:
        return self.width - 2 * MARGIN_X

    def new_page(self) -> None:
        self.papers.append(Paper())
        self.y = MARGIN_TOP

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == MARGIN_TOP

    def add(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.paragraph(block)
        elif isinstance(block, TextBox):
            self.text_box(block)
        elif isinstance(block, PageEnd):
            if not self.fresh and (block.leave is None or self.foot - self.y < block.leave):
                self.new_page()
        elif isinstance(block, SpaceFill):
            self.y = max(self.y, self.foot - block.leave)
        elif isinstance(block, Table):
            self.table(block, MARGIN_X, self.room_width)
        else:
            self.beside(block)

    def paragraph(self, block: Paragraph) -> None:
        size = self.style.size * block.scale
        leading = size * LEADING
        lines = wrapped(
            block.text, self.room_width - block.indent, self.style.font, size, block.bold
        )
        self.y += 0 if self.fresh else block.before
        for place, text in enumerate(lines):
            if self.y + leading > self.foot:
                self.new_page()
            width = text_width(text, self.style.font, size, block.bold)
            x = MARGIN_X + (block.indent if place == 0 else 0)
            if block.align == "center":
                x = (self.width - width) / 2
            elif block.align == "right":
                x = self.width - MARGIN_X - width
            base = self.y + 0.5 * leading + 0.36 * size
            if text:
                self.papers[-1].words.append(Words(x, base, text, size, block.bold))
            self.y += leading

    def text_box(self, block: TextBox) -> None:
        size, wide = self.style.size * 0.9, self.room_width * 0.6
        lines = wrapped(block.text, wide - 16, self.style.font, size)
        height = len(lines) * size * LEADING + 10
        if self.y + height + 12 > self.foot:
            self.new_page()
        x0, y0 = (self.width - wide) / 2, self.y + 10
        x1, y1 = x0 + wide, y0 + height
        for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            self.papers[-1].strokes.append(Stroke(*side, 0.8))
        for place, text in enumerate(lines):
            base = y0 + 5 + (place + 0.5) * size * LEADING + 0.36 * size
            self.papers[-1].words.append(Words(x0 + 8, base, text, size))
        self.y = y1 + 6

    def table(self, table: Table, left: float, width: float) -> None:
        """Lay a table out from here on, over as many pages as it takes."""
        grid = Grid(table, self.style, left, width)
        drawn: dict[tuple[bool, int, int], int] = {}
        self.y += 0 if self.fresh else 6
        pieces: list[Piece] = []

        def put(row: int, height: float, *, head: bool = False, whole: bool = True) -> None:
            pieces.append(Piece(row, height, head, self.y, whole))
            self.y += height

        def put_head() -> None:
            for row, height in enumerate(grid.head_heights):
                put(row, height, head=True)

        def turn() -> None:
            grid.draw(self.papers[-1], pieces, drawn)
            pieces.clear()
            self.new_page()
            if table.repeat_header:
                put_head()

        first = grid.row_heights[0] if grid.row_heights else 0.0
        if not self.fresh and self.y + grid.head_height + first > self.foot:
            if not (table.cut_rows or table.orphan) or self.y + grid.head_height > self.foot:
                self.new_page()
        put_head()
        for row, height in enumerate(grid.row_heights):
            done = 0.0
            while self.y + height - done > self.foot:
                at_top = self.y <= MARGIN_TOP + grid.head_height + 1
                parts = None
                if table.cut_rows or at_top:
                    parts = grid.cut(row, self.foot - self.y, done)
                if parts is None and at_top:
                    break  # it is too high for a page and has no place to be cut
                if parts:
                    put(row, parts[0], whole=False)
                    done = height - parts[1]
                turn()
            put(row, height - done)
        grid.draw(self.papers[-1], pieces, drawn)
        self.y += 4

    def beside(self, block: Beside) -> None:
        gap = 14.0
        half = (self.room_width - gap) / 2
        grids = (
            Grid(block.left, self.style, MARGIN_X, half),
            Grid(block.right, self.style, MARGIN_X + half + gap, half),
        )
        height = max(grid.head_height + sum(grid.row_heights) for grid in grids)
        if not self.fresh and self.y + height > self.foot:
            self.new_page()
        start = self.y + 6
        for table, left in ((block.left, MARGIN_X), (block.right, MARGIN_X + half + gap)):
            self.y = start - (0 if self.fresh else 6)
            self.table(table, left, half)
        self.y = start + height + 4


def lay_out(blocks: list[Block], style: Style) -> Flow:
    """Return the pages of a document, with running heads and page numbers."""
    flow = Flow(style)
    for block in blocks:
        flow.add(block)
    for number, paper in enumerate(flow.papers, 1):
        size = style.size * 0.85
        if style.running_head:
            paper.words.insert(0, Words(MARGIN_X, 34, style.running_head, size))
        if style.page_number:
            text = style.page_number.format(number)
            text = (
                text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
                if style.thai_digits
                else text
            )
            width = text_width(text, style.font, size)
            y = 34 if style.number_on_top else flow.height - 28
            paper.words.append(Words((flow.width - width) / 2, y, text, size))
    return flow
