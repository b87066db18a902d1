"""Rows inside of forms that are no steps, and whether the amounts around them prove them sums."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from ...extract.tables.table import Cell
from ..values.kinds import parse_value
from .rows import Aside


def make_aside(
    cells: Sequence[Cell], *, is_total: bool, steps: Iterable[Sequence[Cell]], said: Iterable[Cell]
) -> Aside:
    """Return a row that is no step, as it is to be reported.

    Args:
        cells: of the row.
        is_total: it says that it is a sum.
        steps: the cells below each heading of the steps above it.
        said: what the labels of its form say.
    """
    text = " | ".join(cell.text for cell in cells if cell.text.strip())
    printed = [amount for cell in cells if (amount := _amount(cell)) is not None]
    known = {amount for cell in said if (amount := _amount(cell)) is not None}
    for column in steps:
        amounts = [amount for cell in reversed(column) if (amount := _amount(cell)) is not None]
        known.update(accumulate(amounts))  # of all steps, or of those below another sum
    return Aside(cells[0], text, is_doubtful=is_total and not known.issuperset(printed))


def _amount(cell: Cell) -> Decimal | None:
    value = parse_value(cell.text, "money") if cell.lines else None
    return value.value if value and isinstance(value.value, Decimal) else None
