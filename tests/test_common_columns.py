"""Whether two pieces can have the same columns."""

from itertools import pairwise

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.common_columns import columns_by_edges, have_common_columns

WIDE = (40.0, 66.0, 184.0, 314.0, 400.0)


def piece(xs: tuple[float, ...], texts: list[float], *, ruled: bool = True, page: int = 1) -> Table:
    """A table of one row whose texts are 20 pt wide and begin so far behind their borders."""
    cells = []
    for column, (x0, x1) in enumerate(pairwise(xs)):
        left = x0 + texts[column]
        line = Line("กข", Box(left, 102, left + 20, 112), 10)
        cells.append(Cell((line,), Box(x0, 100, x1, 120), page, 0, column))
    box = Box(xs[0], 100, xs[-1], 120)
    return Table(page, 1, box, 1, len(xs) - 1, tuple(cells), ruled=ruled)


def moved(by: float, scale: float = 1.0) -> tuple[float, ...]:
    return tuple(40 + by + scale * (x - 40) for x in WIDE)


@pytest.mark.parametrize(
    ("xs", "ruled", "common"),
    [
        (WIDE, True, True),
        (moved(3), True, True),
        (moved(22), True, True),  # as a whole
        (moved(0, 1.4), True, True),  # a page across
        ((40, 80, 240, 300, 400), True, False),
        ((40, 72, 190, 305, 400), True, False),
        ((40, 62, 180, 310, 400), False, True),  # white leaves room for both
        ((40, 62, 160, 300, 400), False, True),
        ((40, 100, 220, 330, 400), True, False),
    ],
)
def test_as_many_columns(xs: tuple[float, ...], ruled: bool, common: bool) -> None:
    before = piece(WIDE, [2, 4, 4, 4], ruled=ruled)
    after = piece(xs, [2, 4, 4, 4], ruled=ruled, page=2)
    columns = columns_by_edges(before, after)
    assert columns == [0, 1, 2, 3]
    assert have_common_columns(before, after, columns) is common


@pytest.mark.parametrize(
    ("xs", "common"),
    [
        ((66.0, 184.0, 314.0, 400.0), True),  # the column of a spanning cell is not drawn again
        ((40.0, 180.0, 310.0, 400.0), False),  # its first column is two columns of the other
        ((40.0, 184.0, 314.0, 400.0), False),
    ],
)
def test_a_column_less(xs: tuple[float, ...], common: bool) -> None:
    before, after = piece(WIDE, [2, 4, 4, 4]), piece(xs, [4, 4, 4], page=2)
    columns = columns_by_edges(before, after)
    assert columns == [None, 0, 1, 2]
    assert have_common_columns(before, after, columns) is common
