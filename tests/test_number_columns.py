"""Rows that a first column counts, in a body that only upright rules part."""

from types import SimpleNamespace

import pytest

from mattrakan.extract.tables.number_columns import find_counted_starts
from mattrakan.extract.tables.row_starts import ColumnLine

FONT = frozenset("f")


def column(*lines: tuple[float, str]) -> list[ColumnLine]:
    return [ColumnLine(text, at, 10.0, FONT) for at, text in lines]


def text(*baselines: float) -> list[ColumnLine]:
    return column(*((at, "กขค") for at in baselines))


APART = [text(20, 40, 60, 86, 106, 132), text(20, 40, 86, 106, 126, 152)]
CLOSE = [text(20, 40, 60, 80, 100, 120), text(20, 40, 80, 120, 140)]
EVEN = [text(20, 40, 80, 100, 120, 160), text(20, 80, 160, 180)]


@pytest.mark.parametrize(
    ("numbers", "others", "starts"),
    [
        (((20, "๑"), (86, "๒"), (152, "๓")), APART, [20, 86, 152]),  # wider gaps above the numbers
        (((20, "๑."), (86, "๒.")), APART, [20, 86]),
        (((20, "๑. กขค"), (40, "งจฉ"), (86, "๒. กขค")), APART, [20, 86]),
        (((20, "๑"), (80, "๒"), (120, "๓")), CLOSE, [20, 80, 120]),  # beside lines of all columns
        (((20, "๑"), (46, "๒"), (72, "๓")), [text(20, 46, 72), text(20, 72)], [20, 46, 72]),
        (((40, "๑"), (106, "๒")), [text(20, 40, 60, 86, 106, 126)], [20, 86]),  # in the middle
        (((40, "๑"), (100, "๒")), [text(20, 40, 60, 80, 100, 120)], None),
        (((20, "๑"), (86, "๓")), APART, None),  # counts nothing
        (((20, "๑"),), APART, None),
        (((20, "กขค"), (86, "งจฉ")), APART, None),
        (((20, "-"), (86, "-")), APART, None),
        (((20, "๑"), (86, "๒")), [], None),
    ],
)
def test_a_first_column_counts_rows(
    numbers: tuple[tuple[float, str], ...],
    others: list[list[ColumnLine]],
    starts: list[float] | None,
) -> None:
    assert find_counted_starts([column(*numbers), *others]) == starts
    assert find_counted_starts([[], column(*numbers), *others]) == starts  # a blank column


HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
HEADINGS = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตาม"]


def packed(number: str, checks: str, when: str = "(๑) ม.ค. ๖๘\n(๒) มี.ค. ๖๘") -> list[str]:
    steps, owners = "(๑) เพาะกล้า\n(๒) ลงกล้า", "(๑) กองช่าง\n(๒) กองคลัง"
    return [number, f"ปลูกป่า{number}", steps, owners, when, checks]


LISTS = "(๑) ดูภาพถ่าย\n(๒) นับต้นไม้"


@pytest.mark.parametrize("lists", [0, 1, 2, 3])
def test_a_value_without_a_number_is_one_where_others_are_numbered(
    paper: SimpleNamespace, lists: int
) -> None:
    rows = [packed(str(n), LISTS) for n in range(2, lists + 2)]
    report = paper.report([HEAD, [HEADINGS, packed("1", LISTS, "ม.ค. ๖๘ -\nมี.ค. ๖๘"), *rows]])
    periods = [a.period.value for a in report.measures[0].actions]
    assert periods == ["2025-01/2025-03"] * 2
    doubted = [f.where for f in report.findings if f.code == "pairing-inferred"]
    assert doubted == ([] if lists >= 2 else ["measures[0].actions"])


def test_names_on_lines_of_their_own_stay_several(paper: SimpleNamespace) -> None:
    rows = [packed(str(n), LISTS) for n in (2, 3)]
    first = packed("1", LISTS)
    first[3] = "กองช่าง\nกองคลัง"
    report = paper.report([HEAD, [HEADINGS, first, *rows]])
    owners = [a.responsible for a in report.measures[0].actions]
    assert owners == [["กองช่าง"], ["กองคลัง"]]


def test_a_list_of_values_without_numbers_stays_one(paper: SimpleNamespace) -> None:
    rows = [packed(str(n), LISTS) for n in (2, 3)]
    report = paper.report([HEAD, [HEADINGS, packed("1", LISTS, "ม.ค. ๖๘\nมี.ค. ๖๘"), *rows]])
    assert [a.period.value for a in report.measures[0].actions] == ["2025-01", "2025-03"]


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("ตลอด\nปีงบประมาณ", ["2024-10-01/2025-09-30"] * 2),
        ("ม.ค. -\nมี.ค.", ["2025-01/2025-03"] * 2),
        ("ม.ค.,\nมี.ค.", [None, "2025-03"]),
    ],
)
def test_a_period_of_the_documents_year_is_one_on_two_lines(
    paper: SimpleNamespace, when: str, value: list[str | None]
) -> None:
    rows = [packed(str(n), LISTS) for n in (2, 3)]
    report = paper.report([HEAD, [HEADINGS, packed("1", LISTS, when), *rows]])
    periods = [a.period.value for a in report.measures[0].actions]
    assert periods == value
