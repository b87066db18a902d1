"""What is painted in cells beside text: fills, headings told by them, lines drawn through cells."""

import pickle

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Fill, Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.shading import Shading
from mattrakan.extract.tables.table import Table
from mattrakan.extract.text.clusters import Cluster

GREY, WHITE = (0.85, 0.85, 0.85), (1.0, 1.0, 1.0)
XS, YS = (0.0, 100.0, 150.0, 200.0), (0.0, 30.0, 60.0, 90.0)


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, i, font="f")
        for i, letter in enumerate(text)
    ]


RULES = [
    *[Rule(XS[0], y, XS[-1], y) for y in YS],
    *[Rule(x, YS[0], x, YS[-1]) for x in XS],
]
TEXT = [c for row, y in enumerate((20, 50, 80)) for c in word(f"ก{row}", 10, y)]


def table(rules: list[Rule], fills: list[Fill], clusters: list[Cluster] = TEXT) -> Table:
    (grid,) = find_grids(clusters, rules)
    inside, _ = assign_clusters(clusters, [grid])
    shading = Shading(fills, rules)
    return grid_to_table(grid, inside[0], page=1, number=1, has_spaces=True, shading=shading)


def fill_of(fills: list[Fill], row: int, column: int) -> str | None:
    cells = {(cell.row, cell.column): cell for cell in table(RULES, fills)}
    return cells[row, column].fill


@pytest.mark.parametrize(
    ("fills", "colour"),
    [
        ([], None),
        ([Fill(Box(100, 30, 150, 60), GREY)], "#d9d9d9"),
        ([Fill(Box(102, 32, 148, 58), GREY)], "#d9d9d9"),
        ([Fill(Box(0, 0, 200, 90), GREY)], "#d9d9d9"),
        ([Fill(Box(100, 30, 130, 60), GREY)], None),
        ([Fill(Box(100, 30, 150, 45), GREY)], None),
        ([Fill(Box(100, 30, 150, 60), WHITE)], None),
        ([Fill(Box(100, 30, 150, 60), GREY), Fill(Box(100, 30, 150, 60), WHITE)], None),
        ([Fill(Box(100, 30, 150, 60), WHITE), Fill(Box(100, 30, 150, 60), GREY)], "#d9d9d9"),
        ([Fill(Box(150, 30, 200, 60), GREY)], None),
    ],
)
def test_a_fill_that_covers_a_cell_is_its_fill(fills: list[Fill], colour: str | None) -> None:
    assert fill_of(fills, 1, 1) == colour


def test_rows_with_the_fill_of_the_first_are_headings() -> None:
    def headings(bottom: float, right: float = 200) -> int:
        return table(RULES, [Fill(Box(0, 0, right, bottom), GREY)]).header_rows

    assert headings(30) == 1
    assert headings(60) == 2
    assert headings(90) == 1  # nothing tells them apart
    assert headings(60, right=150) == 1


ARROW = Rule(103, 45, 197, 45)


def test_a_line_through_empty_cells_parts_no_row() -> None:
    found = table([*RULES, ARROW], [])
    assert (found.n_rows, found.n_columns) == (3, 3)
    strokes = {(cell.row, cell.column): cell.strokes for cell in found if cell.strokes}
    assert strokes == {(1, 1): (Box(103, 45, 150, 45),), (1, 2): (Box(150, 45, 197, 45),)}


def test_a_rule_below_text_parts_rows() -> None:
    found = table([*RULES, ARROW], [], [*TEXT, *word("ข", 110, 42)])
    assert found.n_rows == 4
    assert all(not cell.strokes for cell in found)


def test_a_rule_across_all_columns_parts_rows_without_text() -> None:
    assert table([*RULES, Rule(0, 45, 200, 45)], [], TEXT[:1]).n_rows == 4


@pytest.mark.parametrize(("length", "found"), [(5.0, 0), (7.0, 1)])
def test_dots_are_no_lines(length: float, found: int) -> None:
    cells = table([*RULES, Rule(110, 45, 110 + length, 45)], []).cells
    assert sum(bool(cell.strokes) for cell in cells) == found


BLUE = (0.2, 0.4, 0.7)


@pytest.mark.parametrize(
    ("bar", "found"),
    [
        (Box(102, 40, 198, 50), [(1, Box(102, 40, 150, 50)), (2, Box(150, 40, 198, 50))]),
        (Box(102, 40, 158, 50), [(1, Box(102, 40, 150, 50))]),  # drawn a little over the border
        (Box(102, 40, 172, 50), [(1, Box(102, 40, 150, 50)), (2, Box(150, 40, 172, 50))]),
        (Box(120, 40, 128, 50), [(1, Box(120, 40, 128, 50))]),  # a short one within a cell
        (Box(120, 40, 125, 50), []),
        (Box(102, 44, 198, 45), []),  # a rule
        (Box(102, 32, 198, 57), []),  # as high as the row: a fill
        (Box(102, 25, 198, 35), []),  # on a border
    ],
)
def test_a_fill_lower_than_its_row_is_a_bar(bar: Box, found: list[tuple[int, Box]]) -> None:
    cells = table(RULES, [Fill(bar, BLUE)]).cells
    assert [(c.column, box) for c in cells for box in c.strokes if box.height] == found
    assert not any(c.strokes for c in table(RULES, [Fill(bar, WHITE)]).cells)


def test_the_track_of_a_bar_is_none() -> None:
    track, bar = Fill(Box(102, 40, 198, 50), GREY), Fill(Box(102, 40, 150, 50), BLUE)

    def columns(fills: list[Fill]) -> list[int]:
        return [cell.column for cell in table(RULES, fills) if cell.strokes]

    assert columns([track, bar]) == [1]
    assert columns([track, Fill(bar.box, GREY)]) == [1, 2]  # pieces of one bar


@pytest.mark.parametrize(
    ("shapes", "is_dot"),
    [
        ([Box(120, 41, 128, 49)], True),
        ([Box(120, 41, 127, 49)], True),
        ([Box(120, 41, 126, 49)], False),  # a digit
        ([Box(120, 44, 123, 47)], False),  # a full stop
        ([Box(115, 36, 132, 53)], False),
        ([Box(110, 41, 118, 49), Box(120, 41, 128, 49)], False),  # letters
    ],
)
def test_one_shape_as_wide_as_high_is_a_dot(shapes: list[Box], is_dot: bool) -> None:
    assert bool(Shading((), (), shapes).find_bars(Box(100, 30, 150, 60))) == is_dot


def test_painted_cells_are_copied_and_pickled() -> None:
    found = table([*RULES, ARROW], [Fill(Box(0, 0, 200, 30), GREY)])
    again = pickle.loads(pickle.dumps(found))
    assert [(c.fill, c.strokes) for c in again] == [(c.fill, c.strokes) for c in found]
