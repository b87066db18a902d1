"""Column widths that leave every word and number whole, as an office would set them."""

from ..pages import Beside, Block, Row, Style, Table
from .grid import PAD_X
from .wrapping import pieces_of, text_width

PAGE_WIDTH = {False: 595.3 - 108, True: 841.9 - 108}
GAP = 14.0  # between two tables side by side
SLACK = 3.0  # producers measure text a little differently
SHORT = 9  # a line of a heading with no more letters stays on one line
COMFORT = 1.25  # how much wider than its longest words a table has to be
LEAST_SIZE = 8.0


def longest(text: str, style: Style, *, bold: bool, head: bool) -> float:
    """Return the width of the longest piece of a text that is not to be broken."""
    widths = [0.0]
    for line in text.split("\n"):
        pieces = [line] if head and len(line) <= SHORT else pieces_of(line)
        for piece in pieces:
            widths.append(text_width(piece.rstrip(), style.font, style.table_size, bold))
    return max(widths)


def needs(table: Table, style: Style) -> list[float]:
    """Return the least width of each column."""
    least = [18.0] * len(table.widths)

    def widen(rows: list[Row], *, head: bool) -> None:
        for row in rows:
            for place, cell in enumerate(row):
                if cell is not None and cell.columns == 1 and not cell.turned:
                    width = longest(cell.text, style, bold=cell.bold, head=head)
                    least[place] = max(least[place], width + 2 * PAD_X + SLACK)

    widen(table.header, head=True)
    widen(table.rows, head=False)
    return least


def fit(table: Table, style: Style, room: float) -> None:
    """Widen the columns that are too narrow for their words, at the cost of the others."""
    least, weights = needs(table, style), table.widths
    free = room - sum(least)
    wanted = [weight * room / sum(weights) for weight in weights]
    lacks = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
    share = max(0.0, free) / sum(lacks) if sum(lacks) else 0.0
    table.widths = [need + share * lack for need, lack in zip(least, lacks, strict=True)]


def rooms(blocks: list[Block], style: Style) -> list[tuple[Table, float]]:
    """Return the tables with the width that the page has for each."""
    room = PAGE_WIDTH[style.landscape]
    found = [(block, room) for block in blocks if isinstance(block, Table)]
    for block in blocks:
        if isinstance(block, Beside):
            found += [(table, (room - GAP) / 2) for table in (block.left, block.right)]
    return found


def fit_tables(blocks: list[Block], style: Style) -> None:
    """Choose a size of letters and a side of the page that fit the tables, and their widths."""

    def fits() -> bool:
        return all(
            COMFORT * sum(needs(table, style)) <= room for table, room in rooms(blocks, style)
        )

    start = style.table_size
    while not fits() and style.table_size > max(LEAST_SIZE, start - 2):
        style.table_size -= 1
    if not fits():
        style.landscape, style.table_size = True, start
    while not fits() and style.table_size > LEAST_SIZE:
        style.table_size -= 1
    for table, room in rooms(blocks, style):
        fit(table, style, room)
