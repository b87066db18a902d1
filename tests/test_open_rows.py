"""Rows of a body that only upright rules part, with cells that span those of one number."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.open_rows import OpenRows, find_open_rows
from mattrakan.extract.tables.row_starts import ColumnLine

HELPERS = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
word, table_rows = HELPERS["word"], HELPERS["table_rows"]
FONT = frozenset("f")
XS = (40.0, 60.0, 140.0, 240.0, 300.0)


def column(*lines: tuple[float, str]) -> list[ColumnLine]:
    return [ColumnLine(text, at, 10.0, FONT) for at, text in lines]


def text(*baselines: float) -> list[ColumnLine]:
    return column(*((at, "กขค") for at in baselines))


STEPS = text(100, 114, 135, 149, 170, 184)  # three steps of two lines


@pytest.mark.parametrize(
    ("numbers", "names", "owners", "found"),
    [
        ((100, 170), text(100, 114, 128, 170), text(100, 135, 170), ([100, 135, 170], [0, 2], 2)),
        ((126, 176), text(126, 176), text(107, 142, 177), ([100, 135, 170], [0, 2], 2)),
        # two of the owners stand beside one step: the numbers alone are rows
        ((100, 170), text(100, 170), text(100, 135, 152, 169, 186), ([100, 169], [0, 1], 0)),
    ],
)
def test_a_later_column_shows_the_rows_of_each_number(
    numbers: tuple[float, float],
    names: list[ColumnLine],
    owners: list[ColumnLine],
    found: tuple[list[float], list[int], int],
) -> None:
    counted = column(*zip(numbers, "๑๒", strict=True))
    assert find_open_rows([counted, names, STEPS, owners]) == OpenRows(*found)


def page(arrows: bool) -> list[list[str | None]]:
    """Return the rows of a table with upright rules, a rule below its headings, and arrows."""
    held = [word("#", 45, 75), word("มาตรา", 65, 75), word("กิจ", 145, 75), word("เดือน", 245, 75)]
    held += [word("๑", 45, 100), word("กขคง", 65, 100), word("จฉชซ", 65, 114), word("ญฎ", 65, 128)]
    held += [word("๒", 45, 170), word("ดตถท", 65, 170)]
    for at, name in ((100, "ธนบป"), (135, "ผฝพฟ"), (170, "ภมยร")):
        held += [word(name, 145, at), word("ลวศ", 145, at + 14)]
    rules = [Rule(x, 60, x, 195, drawn=True) for x in XS]
    rules += [Rule(XS[0], y, XS[-1], y, drawn=True) for y in (60.0, 85.0, 195.0)]
    if arrows:
        rules += [Rule(243, y, 297, y, drawn=True) for y in (105.0, 140.0, 175.0)]
    clusters = [cluster for line in held for cluster in line]
    rows: list[list[str | None]]
    (rows,) = table_rows(clusters, rules)
    return rows


@pytest.mark.parametrize("arrows", [False, True])
def test_a_name_spans_the_rows_of_its_number_beside_arrows(arrows: bool) -> None:
    assert page(arrows) == [
        ["#", "มาตรา", "กิจ", "เดือน"],
        ["๑", "กขคงจฉชซญฎ", "ธนบปลวศ", ""],
        [None, None, "ผฝพฟลวศ", ""],
        ["๒", "ดตถท", "ภมยรลวศ", ""],
    ]
