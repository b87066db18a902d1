"""Tables: borders, notes, list numbers and page breaks, each beside where it begins to count."""

from types import SimpleNamespace
from typing import Any

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.edges import Edge
from mattrakan.extract.tables.outline_rows import _comes_next, _Number
from mattrakan.extract.tables.ruled import Grid, Region
from mattrakan.extract.tables.ruled_rows import _border_above
from mattrakan.extract.tables.table import Cell
from mattrakan.extract.tables.titles import trim_titles
from mattrakan.extract.tables.two_columns import is_ruled
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.carried_rows import merge_rows
from mattrakan.normalize.joined.form_headings import without_repeated
from mattrakan.normalize.joined.rows import Row, Slot


@pytest.mark.parametrize("size", [10.0, 16.0])
@pytest.mark.parametrize(("ems", "is_above"), [(0.4, False), (0.45, False), (0.55, True)])
def test_a_line_half_an_em_higher_is_the_row_above(size: float, ems: float, is_above: bool) -> None:
    alone = _border_above(100.0, [], size)
    found = _border_above(100.0, [20.0, 100.0 - ems * size, 100.0, 140.0], size)
    far = _border_above(100.0, [20.0, 100.0, 140.0], size)
    assert far < alone < 100.0  # half-way up, where there is room
    assert (found > far) is is_above


def grid(n_rows: int, full: set[int]) -> Grid:
    """Return three columns whose full rows are one cell."""
    regions: list[Region] = []
    for row in range(n_rows):
        if row in full:
            regions.append(Region(row, 0, 1, 3))
        else:
            regions += [Region(row, column, 1, 1) for column in range(3)]
    ys = tuple(20.0 * row for row in range(n_rows + 1))
    return Grid((0.0, 100.0, 200.0, 300.0), ys, tuple(regions))


@pytest.mark.parametrize(
    ("n_rows", "full", "left"),
    [
        (5, {4}, 4),  # a note below the table
        (4, {3}, 3),
        (3, {2}, 3),  # two rows are no table that has one
        (5, {1, 4}, 5),  # a row that heads a group is not alone
        (5, {2}, 5),
        (5, set(), 5),
    ],
)
def test_a_last_row_across_all_columns_is_a_note(n_rows: int, full: set[int], left: int) -> None:
    trimmed = trim_titles(grid(n_rows, full), {})
    assert len(trimmed.ys) == left + 1
    assert trimmed.ys[0] == 0.0 and trimmed.ys[-1] == 20.0 * left
    assert max(region.row + region.row_span for region in trimmed.regions) == left


@pytest.mark.parametrize(
    ("number", "follows"),
    [
        ((1, 3), True),
        ((1, 1), False),  # though rows may begin with 1: 1.2 was before it
        ((1, 4), False),
        ((2, 1), False),  # below another number than the last one
        ((2,), True),
        ((3,), False),
        ((1,), True),  # counts anew
        ((1, 2, 1), True),
        ((1, 2, 2), False),
    ],
)
def test_a_list_number_follows_those_of_its_own_depth(
    number: tuple[int, ...], follows: bool
) -> None:
    seen: dict[tuple[str, int], tuple[int, ...]] = {(".", 1): (1,), (".", 2): (1, 2)}
    assert _comes_next(_Number(".", number), seen, False) is follows


def slot(text: str) -> Slot:
    box = Box(0, 0, 50, 10)
    line = Line(text, box, 10.0)
    return Slot((Cell((line,), box, 1, 0, 0, 1, 1),))


def texts(row: Row) -> list[str | None]:
    return [None if one is None else one.text for one in row.slots]


def test_what_a_page_cuts_is_joined_and_what_is_nowhere_stays_nowhere() -> None:
    table: Any = None
    last = Row((slot("1"), slot("อบรม"), None, slot("ม.ค.")), table, 5)
    span = slot("และติดตาม")
    first = Row((None, span, slot("10,000"), None), table, 0, after_break=True)
    later = Row((None, span, None, slot("ก.พ.")), table, 1)
    merged, more = merge_rows(last, [first, later])
    assert texts(merged)[0] == "1" and texts(merged)[2:] == ["10,000", "ม.ค."]
    assert "อบรม" in str(texts(merged)[1]) and "และติดตาม" in str(texts(merged)[1])
    assert more.slots[0] is None and more.slots[2] is None and texts(more)[3] == "ก.พ."
    assert more.slots[1] is merged.slots[1]  # the cell spans both


def pair(label: str, value: str) -> Any:
    return SimpleNamespace(
        key=label, label=SimpleNamespace(text=label), value=SimpleNamespace(text=value)
    )


@pytest.mark.parametrize(
    ("earlier", "here", "left"),
    [
        ([("มาตรการ", "ก")], [("มาตรการ", "ก"), ("ระยะเวลา", "ม.ค.")], 1),
        ([("มาตรการ", "ก")], [("มาตรการ", "ข"), ("ระยะเวลา", "ม.ค.")], 2),
        ([("มาตรการ", "ก")], [("มาตรการ", "ก")], 1),  # all that the page has
        ([("มาตรการ", "ก"), ("ระยะเวลา", "")], [("มาตรการ", "ก"), ("ระยะเวลา", "ม.ค.")], 2),
    ],
)
def test_a_first_row_printed_again_is_left_out_where_more_follows(
    earlier: list[tuple[str, str]], here: list[tuple[str, str]], left: int
) -> None:
    pages: Any = [SimpleNamespace(number=1), SimpleNamespace(number=2)]
    held = [pair(*one) for one in here]
    table: Any = None
    pieces = [(pages[0], table, [pair(*one) for one in earlier]), (pages[1], table, held)]
    assert len(without_repeated(held, pages[1], pieces)) == left


@pytest.mark.parametrize(("short", "ruled"), [(0.0, True), (2.0, True), (2.9, True), (3.1, False)])
@pytest.mark.parametrize("side", [0, 1])
def test_rules_of_a_form_end_within_3_pt_of_its_borders(
    side: int, short: float, ruled: bool
) -> None:
    start, end = (50.0 + short, 300.0) if side == 0 else (50.0, 300.0 - short)
    edges = [Edge(at, start, end) for at in (90.0, 120.0, 150.0, 180.0)]
    assert is_ruled((50.0, 140.0, 300.0), edges, 100.0, 170.0) is ruled
    assert not is_ruled((50.0, 140.0, 300.0), edges[1:], 100.0, 170.0)  # none above
    assert not is_ruled((50.0, 140.0, 300.0), edges[:-1], 100.0, 170.0)  # none below
