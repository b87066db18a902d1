"""Cells over several rows in which list numbers begin cells of their own."""

import pytest

from mattrakan.extract.tables.counted_spans import split_counted_spans
from mattrakan.extract.tables.ruled import Grid, Region
from mattrakan.extract.text.clusters import Cluster

GRID = Grid(
    (50.0, 90.0, 210.0),
    (50.0, 70.0, 90.0, 110.0),
    (Region(0, 0, 3, 1), Region(0, 1, 1, 1), Region(1, 1, 1, 1), Region(2, 1, 1, 1)),
)


def line(text: str, x: float, baseline: float) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, i, font="f")
        for i, letter in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("numbers", "spans"),
    [
        ([("๑", 62.0), ("๒", 102.0)], [(0, 2), (2, 1)]),
        ([("๑", 62.0), ("๒", 82.0), ("๓", 102.0)], [(0, 1), (1, 1), (2, 1)]),
        ([("๑", 62.0), ("๓", 102.0)], [(0, 3)]),  # it does not count on
        ([("๑", 62.0), ("๒", 94.0)], [(0, 3)]),  # beside no first line
        ([("๑", 62.0)], [(0, 3)]),
    ],
)
def test_numbers_that_count_on_beside_rows_begin_cells(
    numbers: list[tuple[str, float]], spans: list[tuple[int, int]]
) -> None:
    held = {0: [cluster for text, y in numbers for cluster in line(text, 60, y)]}
    held |= {i: line("กขค", 95, 62.0 + 20 * (i - 1)) for i in (1, 2, 3)}
    found = split_counted_spans(GRID, held)
    assert [(r.row, r.row_span) for r in found.regions if r.column == 0] == spans
