"""Column widths that leave every word and number whole, as an office would set them."""

from ..pages import Beside, Block, Style, Table
from .grid import PAD_X
from .wrapping import pieces_of, text_width

PAGE_WIDTH = {False: 595.3 - 108, True: 841.9 - 108}
SLACK = 3.0  # producers measure text a little differently


def longest(text: str, style: Style, bold: bool) -> float:
    """Return the width of the longest piece of a text that is not to be broken."""
    pieces = (piece.rstrip() for line in text.split("\n") for piece in pieces_of(line))
    widths = (text_width(piece, style.font, style.table_size, bold) for piece in pieces)
    return max(widths, default=0.0)


def fit(table: Table, style: Style, room: float) -> None:
    """Widen the columns that are too narrow for their words, at the cost of the others."""
    needs = [12.0] * len(table.widths)
    for row in [*table.header, *table.rows]:
        for place, cell in enumerate(row):
            if cell is not None and cell.columns == 1:
                width = longest(cell.text, style, cell.bold) + 2 * PAD_X + SLACK
                needs[place] = max(needs[place], width)
    weights = table.widths
    table.widths = needs
    free = room - sum(needs)
    if free <= 0:
        return
    wanted = [weight * room / sum(weights) for weight in weights]
    lacks = [max(0.0, want - need) for want, need in zip(wanted, needs, strict=True)]
    share = free / sum(lacks) if sum(lacks) else 0.0
    table.widths = [need + share * lack for need, lack in zip(needs, lacks, strict=True)]


def fit_block(block: Block, style: Style) -> None:
    room = PAGE_WIDTH[style.landscape]
    if isinstance(block, Table):
        fit(block, style, room)
    elif isinstance(block, Beside):
        for table in (block.left, block.right):
            fit(table, style, (room - 14) / 2)
