"""Columns of figures beside texts where one figure is wider than its column."""

import pytest

from mattrakan.extract.tables.figure_columns import figure_strips
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.rivers import TextRow, clusters_to_rows
from mattrakan.extract.text.clusters import Cluster

LETTER_PT, SIZE_PT = 5.0, 10.0
LEFT, END, TEXT = 20.0, 150.0, 160.0  # a first column, the figures' end, and the next column


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    return [
        Cluster(letter, x + LETTER_PT * i, x + LETTER_PT * (i + 1), baseline, SIZE_PT, i, font="f")
        for i, letter in enumerate(text)
    ]


def page(
    figures: list[str], wide: str, over: float = 7.0, text: float = TEXT, below: int = 0
) -> list[Cluster]:
    """Return rows of two lines: an owner, a figure set to the right, and a text.

    Args:
        figures: of all rows but one.
        wide: that of the row below them, which is wider than its column.
        over: points by which it reaches over the column's end.
        text: where the text of that row begins.
        below: how many more rows stand below it.
    """
    found: list[Cluster] = []
    for row, figure in enumerate([*figures, wide, *["๘"] * below]):
        is_wide = row == len(figures)
        y = 20.0 + 40.0 * row
        found += word("กองคลัง", LEFT, y)
        end = END + (over if is_wide else 0.0)
        found += word(figure, end - LETTER_PT * len(figure), y)
        found += word("จดบนทกการใชรถของทกคน", text if is_wide else TEXT, y)
        found += word("ในสมดเลมใหญ", TEXT, y + 15)
    return found


def strips(clusters: list[Cluster]) -> list[tuple[float, float]]:
    return figure_strips(clusters_to_rows(clusters), [(LEFT + 35, 110.0)])


FIGURES = ["-", "๓๒", "-", "๑๘.๕"]


def test_a_figure_wider_than_its_column_stands_in_it() -> None:
    clusters = page(FIGURES, "๑,๒๐๐")
    assert strips(clusters) == [(END + 7, TEXT)]
    (grid,) = find_grids(page(FIGURES[:2], "๑,๒๐๐", below=4), [])
    assert len(grid.xs) == 4
    assert END + 7 < grid.xs[2] < TEXT
    assert len(grid.ys) == 8


def test_a_heading_above_the_figures_hides_nothing() -> None:
    rows: list[TextRow] = clusters_to_rows(page(FIGURES, "๑,๒๐๐"))
    heading = word("วงเงนทตงไวทงหมด", 110.0, 5.0)
    assert figure_strips([*clusters_to_rows(heading), *rows], [(LEFT + 35, 110.0)]) == [
        (END + 7, TEXT)
    ]


@pytest.mark.parametrize(("over", "found"), [(3.9, False), (4.1, True), (8.4, True), (8.6, False)])
def test_a_figure_reaches_so_far_that_it_leaves_a_space(over: float, found: bool) -> None:
    assert bool(strips(page(FIGURES, "๑,๒๐๐", over=over))) is found


@pytest.mark.parametrize(("off", "found"), [(0.4, True), (0.6, False)])
def test_texts_begin_at_one_place(off: float, found: bool) -> None:
    assert bool(strips(page(FIGURES, "๑,๒๐๐", over=5.0, text=TEXT + off))) is found


@pytest.mark.parametrize(("count", "found"), [(3, True), (2, False)])
def test_several_figures_end_at_one_place(count: int, found: bool) -> None:
    assert bool(strips(page(FIGURES[:count], "๑,๒๐๐"))) is found


@pytest.mark.parametrize(
    ("figures", "wide"),
    [
        (["-", "-", "-", "-"], "-"),  # bullets
        (["๑.๘", "๑.๙", "๑.๑๐", "๑.๑๑"], "๑.๑๒๑"),  # a list
        (["-", "๓๒", "ไมม", "๑๘.๕"], "๑,๒๐๐"),  # texts set to the right
    ],
)
def test_what_is_no_column_of_amounts_stays(figures: list[str], wide: str) -> None:
    assert strips(page(figures, wide)) == []
