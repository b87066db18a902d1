"""Tables side by side, on one page or cut by it, and words that reach into the next column."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from mattrakan.extract.tables.border_places import beside_words
from mattrakan.extract.tables.rivers import clusters_to_rows
from mattrakan.models import Report

PIECED = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
words = PIECED["words"]
table_rows = PIECED["table_rows"]

HEADS = ("ที่", "ชื่อ", "คะแนน")
NAMES = (
    *("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ"),
    *("การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร"),
    "การปรับปรุงระบบการทำงาน",
)


def half(x: float, heights: tuple[float, ...], head: str = "ชื่อ") -> list[tuple[str, float, float]]:
    """Return a table of numbers, names of two lines and scores."""
    lines = [("ที่", x, 40.0), (head, x + 40, 40.0), ("คะแนน", x + 120, 40.0)]
    for number, y in enumerate(heights, 1):
        lines += [(f"{number}", x, y), ("กขคง", x + 40, y), (f"๙{number}", x + 120, y)]
        lines.append(("จฉ", x + 40, y + 12))
    return lines


@pytest.mark.parametrize(
    ("heights", "head", "tables"),
    [
        ((72.0, 110.0, 136.0, 162.0), "ชื่อ", 2),  # a row of the left one is taller
        ((72.0, 104.0, 136.0, 168.0), "ชื่อ", 1),
        ((72.0, 110.0, 136.0, 162.0), "งาน", 1),  # other headings: one table
    ],
)
def test_tables_side_by_side_are_two_where_their_rows_are_not_level(
    heights: tuple[float, ...], head: str, tables: int
) -> None:
    right = (72.0, 104.0, 136.0, 168.0)
    found = table_rows(words(*half(50, heights), *half(250, right, head)), [])
    assert len(found) == tables
    if tables == 2:
        assert [[row[0] for row in rows] for rows in found] == [["ที่", "1", "2", "3", "4"]] * 2


def scores(report: Report) -> list[int | None]:
    return [indicator.no for indicator in report.indicators]


@pytest.mark.parametrize(("right", "numbers"), [("ตัวชี้วัด", [1, 2, 3, 4, 5, 6, 7, 8])])
def test_the_right_half_of_a_table_that_a_page_cuts_follows_all_of_the_left(
    paper: SimpleNamespace, right: str, numbers: list[int]
) -> None:
    heads = ["ที่", "ตัวชี้วัด", "คะแนน", "ที่", right, "คะแนน"]

    def row(left: int, other: int) -> list[str]:
        return [
            text
            for n in (left, other)
            for text in (str(n), NAMES[n - 1], f"{80 + n}.50")
        ]  # fmt: skip

    first = [heads, row(1, 5), row(2, 6)]
    report = paper.report(
        ["=ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", first], [[heads, row(3, 7), row(4, 8)]]
    )
    assert scores(report) == numbers


@pytest.mark.parametrize(
    ("text", "x", "border"),
    [
        ("กข", 60.0, 100.0),  # cuts nothing: the middle stays
        ("กขคงจฉชซฌ", 60.0, 112.5),
        ("กขคงจฉชซฌญฎฏฐ", 60.0, 100.0),  # no room beside it
    ],
)
def test_a_border_stands_beside_words_that_reach_into_a_river(
    text: str, x: float, border: float
) -> None:
    rows = clusters_to_rows(words((text, x, 40), ("๐", 140, 40), ("ก", 60, 60), ("๑", 140, 60)))
    assert beside_words(rows, (80.0, 120.0), 100.0) == border


HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
PLAN = ["ที่", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]


def plan(*numbers: str) -> list[list[str]]:
    """Return rows of a plan: a heading beside each plain number, a step beside a dotted one."""
    return [
        PLAN,
        *(
            [number, f"ปลูกป่า{number}", "ม.ค. ๖๘", "กองช่าง"]
            if "." in number
            else [number, f"เรื่อง{number}", "", ""]
            for number in numbers
        ),
    ]


def test_headings_whose_numbers_the_steps_carry_are_measures(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, plan("๑", "๑.๑", "๑.๒", "๒", "๒.๑")])
    found = [(m.no, m.name, [a.no for a in m.actions]) for m in report.measures]
    assert found == [(1, "เรื่อง๑", [1, 2]), (2, "เรื่อง๒", [1])]


@pytest.mark.parametrize(
    "numbers",
    [("๑", "๒.๑", "๒.๒", "๒", "๒.๓"), ("๑", "๒", "๓"), ("๑", "๑.๑", "๓", "๓.๑"), ("๑", "๑.๑")],
)
def test_rows_whose_numbers_do_not_nest_are_no_headings(
    paper: SimpleNamespace, numbers: tuple[str, ...]
) -> None:
    report = paper.report([HEAD, plan(*numbers)])
    assert [m.name for m in report.measures if m.name and m.name.startswith("เรื่อง")] == []
