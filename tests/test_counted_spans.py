"""Cells over several rows in which list numbers, or texts set apart, begin cells of their own."""

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


@pytest.mark.parametrize(
    ("texts", "spans"),
    [
        ([("ปลูกป่า", 62.0), ("อ่าน", 102.0)], [(0, 2), (2, 1)]),
        ([("ปลูก", 62.0), ("ป่า", 74.0), ("อ่าน", 102.0)], [(0, 2), (2, 1)]),
        ([("ปลูก", 62.0), ("ป่า", 74.0), ("ชุมชน", 86.0)], [(0, 3)]),  # as near as lines are
        ([("ปลูกป่า", 62.0), ("อ่าน", 94.0)], [(0, 3)]),  # beside no first line
        ([("ปลูกป่า", 74.0), ("อ่าน", 102.0)], [(0, 3)]),  # the first one is beside none
        ([("ปลูกป่า", 62.0), ("อ่าน", 78.5)], [(0, 3)]),
    ],
)
def test_texts_set_apart_beside_rows_are_cells(
    texts: list[tuple[str, float]], spans: list[tuple[int, int]]
) -> None:
    """The other column has two lines in each row, 12 pt apart."""
    held = {0: [cluster for text, y in texts for cluster in line(text, 60, y)]}
    for i in (1, 2, 3):
        y = 62.0 + 20 * (i - 1)
        held[i] = line("กขค", 95, y) + line("งจ", 95, y + 12)
    found = split_counted_spans(GRID, held)
    assert [(r.row, r.row_span) for r in found.regions if r.column == 0] == spans


def test_a_cell_over_rows_that_holds_a_space_stays_one() -> None:
    held = {0: line(" ", 60, 62.0), 1: line("กขค", 95, 62.0), 2: line("กขค", 95, 82.0)}
    assert split_counted_spans(GRID, held) == GRID
    held[0], held[1] = line("ก", 60, 62.0) + line("ข", 60, 102.0), line(" ", 95, 62.0)
    assert split_counted_spans(GRID, held) == GRID
