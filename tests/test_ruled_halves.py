"""Tables side by side with level rules above and below their headings and at their feet alone."""

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster

Lines = list[tuple[str, str, str] | str]
LEFT, RIGHT = (40.0, 290.0), (310.0, 560.0)


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, i, font="f")
        for i, letter in enumerate(text)
    ]


def half(x: float, lines: Lines) -> list[Cluster]:
    clusters: list[Cluster] = []
    for number, line in enumerate(lines):
        y = 60.0 + 20 * number
        if isinstance(line, str):
            clusters += word(line, x + 125, y)
            continue
        for text, left in zip(line, (10.0, 40.0, 210.0), strict=True):
            clusters += word(text, x + left, y)
    return clusters


def rules(ends: tuple[float, float], rows: int) -> list[Rule]:
    return [Rule(ends[0], y, ends[1], y) for y in (46.0, 66.0, 66.0 + 20 * rows)]


HEADS = ("ที่", "กขคงจ", "ฉชซ")
ONE: Lines = [HEADS, "ABC", ("๑", "ญฎฏฐฑฒณดตถทธนบปผ", "๙๐.๑"), ("๒", "ฝพฟภ", "๙๑.๒")]
OTHER: Lines = [HEADS, "DEF", ("๓", "มยรลวศษสหฬอฮกขคง", "๙๒.๓"), "GHI", ("๔", "ศษสห", "๙๓.๔")]


def tables(clusters: list[Cluster], drawn: list[Rule]) -> list[list[list[str | None]]]:
    grids = find_grids(clusters, drawn)
    inside, _ = assign_clusters(clusters, grids)
    return [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]


def test_each_half_is_a_table_with_the_names_of_its_groups() -> None:
    clusters = half(LEFT[0], ONE) + half(RIGHT[0], OTHER)
    left, right = tables(clusters, rules(LEFT, 3) + rules(RIGHT, 4))
    assert left == [[*HEADS], ["", "ABC", ""], *([*row] for row in ONE[2:])]
    assert [row[0] for row in right] == ["ที่", "", "๓", "", "๔"]
    assert right[3] == ["", "GHI", ""]


@pytest.mark.parametrize(
    ("apart", "feet", "count"),
    [(20.0, 2, 2), (6.0, 2, 2), (5.0, 2, 1), (20.0, 1, 1)],  # one rule at the foot of both
)
def test_rules_of_one_table_part_no_halves(apart: float, feet: int, count: int) -> None:
    right = LEFT[1] + apart, LEFT[1] + apart + 250
    lines: Lines = [HEADS, *((str(n), "กขคง", "๙๐.๑") for n in range(1, 4))]
    clusters = half(LEFT[0], lines) + half(right[0], lines)
    drawn = [rule for ends in (LEFT, right) for rule in rules(ends, 3)[: 1 + feet]]
    if feet == 1:
        drawn.append(Rule(LEFT[0], 126.0, right[1], 126.0))
    found = tables(clusters, drawn)
    assert len(found) == count
