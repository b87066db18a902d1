"""Rows below headings that two rules enclose, drawn cell by cell, and that nothing closes."""

from itertools import pairwise

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster

SIZE = 10.0
XS = (0.0, 60.0, 160.0, 220.0, 280.0)


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    return [
        Cluster(letter, x + 5 * i, x + 5 * (i + 1), baseline, SIZE, i, font="f")
        for i, letter in enumerate(text)
    ]


def headings() -> tuple[list[Cluster], list[Rule]]:
    """Return headings on two levels, a rule above and below them in a piece for each column."""
    clusters = word("ก" * 20, XS[1] + 30, 16)  # over the second column and the third
    clusters += [c for n, x in enumerate(XS[:-1]) for c in word(f"กข{n}", x + 3, 34)]
    rules = [Rule(a, y, b, y) for y in (2.0, 40.0) for a, b in pairwise(XS)]
    return clusters, rules


def found(below: list[list[tuple[int, str]]], lead: float = 15.0) -> tuple[int, float]:
    """Return how many columns a table has, and where it ends; below it the lines of its rows."""
    clusters, rules = headings()
    y = 54.0
    for line in below:
        for column, text in line:
            clusters += word(text, XS[column] + 3, y)
        y += lead
    (grid, *_) = find_grids(clusters, rules)
    return len(grid.xs) - 1, grid.ys[-1]


ROW = [(0, "กกกก"), (1, "ขขขขขขขขข"), (2, "คคคค"), (3, "งงง")]
CLOSE = [(0, "กกกก"), (1, "ขขขขขขขขข"), (2, "คคคคคคคคคคค"), (3, "งงง")]  # 5 pt of white
REST = [(1, "ขขขขขขขขขขขขขขขข")]


@pytest.mark.parametrize(
    "below",
    [
        [ROW, REST, ROW, REST],
        [CLOSE, REST, CLOSE, REST],  # two texts with less white than two cells have by padding
        [REST, REST, ROW, REST],  # the page begins with the rest of a row
        [REST, CLOSE, REST, ROW],
    ],
)
def test_rows_below_ruled_headings_are_theirs(below: list[list[tuple[int, str]]]) -> None:
    columns, end = found(below)
    assert columns == 4
    assert end > 54 + 15 * 3


@pytest.mark.parametrize(
    "below",
    [
        [[(0, "ก" * 52)]] * 4,  # prose
        [REST] * 4,  # nothing stands beside it
        [[(0, "ก" * 58)], ROW, ROW, ROW],  # wider than the table: another one follows
    ],
)
def test_other_text_below_them_is_not(below: list[list[tuple[int, str]]]) -> None:
    assert found(below)[1] == 40.0
