"""Tables with upright rules alone, between whose columns rows over all columns stand."""

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster

XS = (50.0, 90.0, 190.0, 290.0)


def word(text: str, x: float, baseline: float, order: int) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, order + i, font="f")
        for i, letter in enumerate(text)
    ]


LINES = [
    *[("ที่", 60, 60), ("งาน", 95, 60), ("ผู้ทำ", 195, 60)],
    ("มิติแรกของแผนที่ยาวกว่าหนึ่งช่อง", 60, 80),
    *[("๑.", 60, 100), ("กขค", 95, 100), ("กองคลัง", 195, 100)],
    *[("๒.", 60, 125), ("งจฉ", 95, 125), ("กองช่าง", 195, 125)],
    ("มิติที่สองของแผนที่ยาวกว่าหนึ่งช่อง", 60, 145),
    *[("๓", 60, 165), ("ชซฌ", 95, 165), ("สำนัก", 195, 165)],
]
TEXT = [c for n, line in enumerate(LINES) for c in word(*line, 100 * n)]


def rows(pieces: list[tuple[float, float]]) -> list[list[list[str | None]]]:
    rules = [Rule(x, 50, x, 170) for x in (XS[0], XS[-1])]
    rules += [Rule(x, top, x, bottom) for x in XS[1:-1] for top, bottom in pieces]
    grids = find_grids(TEXT, rules)
    inside, _ = assign_clusters(TEXT, grids)
    return [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]


@pytest.mark.parametrize("gap", [0.0, 2.0])
def test_rows_without_inner_rules_are_one_cell(gap: float) -> None:
    (found,) = rows([(50, 67), (85 - gap, 132), (150 + gap, 170)])
    assert found == [
        ["ที่", "งาน", "ผู้ทำ"],
        ["มิติแรกของแผนที่ยาวกว่าหนึ่งช่อง", None, None],
        ["๑.", "กขค", "กองคลัง"],
        ["๒.", "งจฉ", "กองช่าง"],
        ["มิติที่สองของแผนที่ยาวกว่าหนึ่งช่อง", None, None],
        ["๓", "ชซฌ", "สำนัก"],
    ]


def test_rules_that_end_each_elsewhere_make_no_bands() -> None:
    rules = [Rule(x, 50, x, 170) for x in (XS[0], XS[-1])]
    rules += [Rule(XS[1], 50, XS[1], 100), Rule(XS[2], 50, XS[2], 130)]
    assert all(len(grid.xs) < 4 or len(grid.ys) != 4 for grid in find_grids(TEXT, rules))
