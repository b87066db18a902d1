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


def test_painted_cells_are_copied_and_pickled() -> None:
    found = table([*RULES, ARROW], [Fill(Box(0, 0, 200, 30), GREY)])
    again = pickle.loads(pickle.dumps(found))
    assert [(c.fill, c.strokes) for c in again] == [(c.fill, c.strokes) for c in found]
