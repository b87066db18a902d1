"""Ends of rows that the pieces of upright rules tell: both sides of each number."""

from collections.abc import Sequence

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.edges import Edge
from mattrakan.extract.tables.interrupted import _heading_edges, _interruptions
from mattrakan.extract.tables.posts import (
    _are_lines,
    _drawn_over,
    _goes_over,
    _line_distance,
    _meet,
    _middle_spans,
    _pieces_by_rule,
    _row_ends,
)
from mattrakan.extract.tables.row_starts import ColumnLine
from mattrakan.extract.tables.ruled import Grid

SIZE = 10.0
Piece = tuple[float, float]


def lines(*baselines: float, text: str = "กข") -> list[ColumnLine]:
    return [ColumnLine(text, baseline, SIZE, frozenset("F")) for baseline in baselines]


@pytest.mark.parametrize(
    ("pieces", "meet"),
    [
        ([(0.0, 50.0), (50.0, 90.0)], True),
        ([(0.0, 49.1), (50.9, 90.0)], True),
        ([(0.0, 48.9), (50.0, 90.0)], False),
        ([(0.0, 50.0), (51.1, 90.0)], False),
        ([(0.0, 50.0)], False),
        ([], False),
    ],
)
def test_two_pieces_of_a_rule_meet(pieces: list[Piece], meet: bool) -> None:
    assert _meet(pieces, 50.0) is meet


@pytest.mark.parametrize(
    ("sides", "ends"),
    [
        pytest.param([[(0.0, 50.0)], [(0.0, 50.0)]], [50.0], id="of two rules"),
        pytest.param([[(0.0, 50.0)], [(0.0, 52.9)]], [50.0], id="nearly at one height"),
        pytest.param([[(0.0, 50.0)], [(0.0, 53.2)]], [], id="at two heights"),
        pytest.param([[(0.0, 50.0), (50.0, 100.0)], []], [], id="of one rule"),
        pytest.param([[(0.0, 3.1)], [(0.0, 3.1)]], [3.1], id="just inside"),
        pytest.param([[(0.0, 2.9)], [(0.0, 2.9)]], [], id="at the top"),
        pytest.param([[(0.0, 96.9)], [(0.0, 96.9)]], [96.9], id="just above the bottom"),
        pytest.param([[(0.0, 97.1)], [(0.0, 97.1)]], [], id="at the bottom"),
    ],
)
def test_rows_end_where_pieces_of_several_rules_do(
    sides: list[list[Piece]], ends: list[float]
) -> None:
    assert _row_ends(sides, 0.0, 100.0) == ends


@pytest.mark.parametrize(
    ("x", "top", "bottom", "place"),
    [
        pytest.param(50.0, 0.0, 100.0, 0, id="on the first"),
        pytest.param(52.9, 0.0, 100.0, 0, id="beside the first"),
        pytest.param(53.1, 0.0, 100.0, None, id="on none"),
        pytest.param(147.1, 0.0, 100.0, 2, id="beside the last"),
        pytest.param(102.9, 0.0, 100.0, 1, id="behind one inside"),
        pytest.param(50.0, -0.9, 100.9, 0, id="a little longer"),
        pytest.param(50.0, -1.1, 100.0, None, id="from above"),
        pytest.param(50.0, 0.0, 101.1, None, id="to below"),
    ],
)
def test_pieces_belong_to_the_rule_that_they_lie_on(
    x: float, top: float, bottom: float, place: int | None
) -> None:
    post = Rule(x, top, x, bottom)
    found = _pieces_by_rule([post, post], [50.0, 100.0, 150.0], 0.0, 100.0)
    wanted: list[list[Piece]] = [[], [], []]
    if place is not None:
        wanted[place] = [(top, bottom)]
    assert found == wanted


WHOLE = [(0.0, 100.0)]
PARTED = [(0.0, 50.0), (50.0, 100.0)]
BOTH = [(0.0, 50.0), (0.0, 100.0), (50.0, 100.0)]
# A second row end, so that a piece over the first one is of a cell and no whole rule.
YS = [50.0, 150.0]


@pytest.mark.parametrize(
    ("sides", "over"),
    [
        pytest.param([PARTED, PARTED, PARTED], set(), id="all end"),
        pytest.param([WHOLE, WHOLE, PARTED], {(0, 0), (0, 1)}, id="two cells go on"),
        pytest.param([WHOLE, BOTH, PARTED], {(0, 0)}, id="the first alone"),
        pytest.param([PARTED, BOTH, WHOLE], {(0, 1)}, id="the second alone"),
        pytest.param([PARTED, [], PARTED], set(), id="nothing tells it"),
        pytest.param([WHOLE, [], PARTED], {(0, 0), (0, 1)}, id="as the cell before"),
    ],
)
def test_cells_are_drawn_over_the_end_of_a_row(
    sides: list[list[Piece]], over: set[tuple[int, int]]
) -> None:
    below = [[*pieces, (100.0, 150.0), (150.0, 200.0)] for pieces in sides]
    assert _drawn_over(below, YS) == over


def test_a_rule_in_one_piece_is_of_no_cell() -> None:
    whole = [(0.0, 200.0)]
    assert _drawn_over([whole, whole, whole], YS) == set()


@pytest.mark.parametrize(
    ("columns", "distance"),
    [
        pytest.param([lines(10.0, 22.0, 60.0)], 12.0, id="in one row"),
        pytest.param([lines(10.0, 22.0), lines(10.0, 21.0)], 11.0, id="the least of all columns"),
        pytest.param([lines(40.0, 54.9)], 14.9, id="over a row's end"),
        pytest.param([lines(40.0, 55.1)], 0.0, id="too far for one cell"),
        pytest.param([lines(40.0)], 0.0, id="one line"),
    ],
)
def test_the_distance_of_lines_of_a_cell(
    columns: Sequence[Sequence[ColumnLine]], distance: float
) -> None:
    assert _line_distance(columns, [0.0, 50.0, 100.0]) == pytest.approx(distance)


@pytest.mark.parametrize(("gap", "are_lines"), [(10.4, True), (10.6, False)])
def test_rows_as_near_as_lines_are_items(gap: float, are_lines: bool) -> None:
    held = [lines(47.0, 47.0 + gap, 47.0 + 2 * gap)]
    assert _are_lines(held, [50.0, 50.0 + gap], 10.0) is are_lines


@pytest.mark.parametrize(
    ("gap", "text", "over"),
    [
        (11.4, "กข", True),
        (11.6, "กข", False),
        (11.4, "๒. กข", False),
        (11.4, "1,000", False),
    ],
)
def test_a_text_goes_on_over_the_end_of_a_row(gap: float, text: str, over: bool) -> None:
    held = [*lines(45.0), *lines(45.0 + gap, text=text)]
    assert _goes_over(held, 50.0, 10.0) is over
    assert not _goes_over(held, 45.0 + gap, 10.0)  # both stand above it
    assert _goes_over(held, 45.0, 10.0) is over


@pytest.mark.parametrize(
    ("baselines", "inner"),
    [
        pytest.param((28.0, 53.0, 78.0), set(), id="one in each row"),
        pytest.param((53.0,), {40.0, 65.0}, id="one in the middle of all"),
        pytest.param((40.5, 78.0), {40.0}, id="one for two rows"),
        pytest.param((45.9, 78.0), {40.0}, id="nearly in their middle"),
        pytest.param((46.1, 78.0), set(), id="not in their middle"),
        pytest.param((28.0, 65.5), {65.0}, id="one for the last two"),
        pytest.param((28.0,), set(), id="rows without any"),
    ],
)
def test_a_text_stands_in_the_middle_of_the_rows_that_it_is_for(
    baselines: tuple[float, ...], inner: set[float]
) -> None:
    borders = [15.0, 40.0, 65.0, 90.0]
    assert _middle_spans(lines(*baselines), borders, [True, True, True]) == inner
    assert _middle_spans(lines(28.0, 53.0, 78.0), borders, [False, False, False]) == set()


@pytest.mark.parametrize(
    ("n_rules", "heights"),
    [pytest.param(4, [40.0, 60.0], id="four rules"), pytest.param(3, [], id="three")],
)
def test_a_row_interrupts_the_rules_of_several_columns(n_rules: int, heights: list[float]) -> None:
    inner = []
    for n in range(n_rules):
        inner += [Edge(100.0 + 50 * n, 60.0, 90.0), Edge(100.0 + 50 * n, 10.0, 40.0)]
    assert _interruptions(inner) == heights


def test_headings_over_columns_end_where_their_rules_begin() -> None:
    grid = Grid((0.0, 300.0), (0.0, 100.0), ())
    inner = [Edge(100.0, 0.0, 100.0), Edge(200.0, 20.0, 50.0), Edge(200.0, 50.0, 100.0)]
    found = [(edge.at, edge.start, edge.end) for edge in _heading_edges(inner, grid)]
    assert found == [(20.0, 100.0, 300.0)]
