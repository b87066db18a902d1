"""Score tables: on their side, of two years; grades beside totals, instruments beside names."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from mattrakan.models import Report
from mattrakan.normalize.grades import grade_in, is_grade, only_grade
from mattrakan.normalize.layout.header_rows import heading_ranges
from mattrakan.normalize.wording import ascii_digits

HEAD = "=ผลการประเมิน ITA ปีงบประมาณ ๒๕๖๘"
NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"]
VALUES = ["๙๐.๑๐", "๘๐.๒๐", "๗๐.๓๐"]
ROWS = [
    [str(n), name, value, "-"] for n, (name, value) in enumerate(zip(NAMES, VALUES, strict=True))
]


@pytest.mark.parametrize(
    ("last", "grade"),
    [
        (["", "คะแนนรวม", "๘๐.๒๐", "ระดับ ผ่าน"], "ผ่าน"),
        (["", "คะแนนรวม", "๘๐.๒๐", "A"], "A"),
        (["", "คะแนนรวม", "๘๐.๒๐", "-"], None),
        (["", "คะแนนรวม", "๘๐.๒๐", "ผ่านการอบรม"], None),
    ],
)
def test_a_grade_stands_in_the_row_of_the_total(
    paper: SimpleNamespace, last: list[str], grade: str | None
) -> None:
    rows = [["ที่", "ตัวชี้วัด", "คะแนน", "หมายเหตุ"], *ROWS, last]
    report = paper.report([HEAD, rows])
    assert len(report.indicators) == 3
    assert report.assessment is not None
    assert (float(report.assessment.score or 0), report.assessment.grade) == (80.2, grade)


@pytest.mark.parametrize(
    ("years", "scores"),
    [
        (["๒๕๖๗", "๒๕๖๘"], VALUES),
        (["ปี 2567", "ปี 2568"], VALUES),
        (["ปี พ.ศ. ๒๕๖๘", "ปี พ.ศ. ๒๕๖๗"], ["๕๐.๑๐", "๖๐.๒๐", "๖๕.๓๐"]),
    ],
)
def test_years_below_a_heading_that_spans_nothing_part_it(
    paper: SimpleNamespace, years: list[str], scores: list[str]
) -> None:
    """Without rules the heading stands in the first of its columns: the later year counts."""
    earlier = ["๕๐.๑๐", "๖๐.๒๐", "๖๕.๓๐"]
    rows = [["ที่", "ตัวชี้วัด", "คะแนน", ""], ["", "", *years]]
    rows += [[str(n), name, earlier[n], VALUES[n]] for n, name in enumerate(NAMES)]
    report = paper.report([HEAD, rows])
    assert [i.score for i in report.indicators] == [Decimal(ascii_digits(s)) for s in scores]


@pytest.mark.parametrize(
    "below", [["", "", "๒๕๖๗", ""], ["", "", "๒๕๖๘", "๒๕๖๘"], ["", "", "๕๐", "๖๐"]]
)
def test_other_rows_below_a_heading_are_not_part_of_it(
    paper: SimpleNamespace, below: list[str]
) -> None:
    rows = [["ที่", "ตัวชี้วัด", "คะแนน", "หมายเหตุ"], below, ["1", NAMES[0], "90.10", "-"]]
    assert heading_ranges(paper.table(rows))[0] == (0, 1)


@pytest.mark.parametrize(
    ("printed", "total"),
    [("๘๐.๒๐", 80.2), ("๑๐๐", 100.0), ("๑๐๐.๐๐", 100.0), ("๑๕๐", None), ("๒๔๐.๖๐", None)],
)
def test_a_total_is_a_score_of_a_hundred_at_most(
    paper: SimpleNamespace, printed: str, total: float | None
) -> None:
    """The row may also print the sum of its rows' points, which is no assessment."""
    rows = [["ที่", "ตัวชี้วัด", "คะแนน", "หมายเหตุ"], *ROWS, ["", "คะแนนรวม", printed, "-"]]
    report = paper.report([HEAD, rows])
    assert len(report.indicators) == 3
    found = report.assessment and report.assessment.score
    assert (found and float(found)) == total


def test_a_row_of_levels_is_no_indicator(paper: SimpleNamespace) -> None:
    rows = [
        *[["ที่", "ตัวชี้วัด", "คะแนน", "หมายเหตุ"], *ROWS],
        *[["", "คะแนนรวม", "๘๐.๒๐", ""], ["", "ระดับผลการประเมิน", "ผ่าน", ""]],
    ]
    report = paper.report([HEAD, rows])
    assert [indicator.name for indicator in report.indicators] == NAMES
    assert report.assessment is not None
    assert report.assessment.grade == "ผ่าน"


def test_a_grade_of_another_total_is_not_that_of_a_paragraph(paper: SimpleNamespace) -> None:
    rows = [["ที่", "ตัวชี้วัด", "คะแนน", "หมายเหตุ"], *ROWS, ["", "คะแนนรวม", "๘๐.๒๐", "A"]]
    report = paper.report([HEAD, "ผลการประเมิน ITA ได้คะแนนรวม ๘๘.๘๘ คะแนน", rows])
    assert report.assessment is not None
    assert report.assessment.grade is None


@pytest.mark.parametrize("heading", ["แบบที่ใช้", "เครื่องมือ"])
def test_instruments_stand_on_either_side_of_the_names(
    paper: SimpleNamespace, heading: str
) -> None:
    rows = [["ข้อ", "เรื่องที่ถูกวัด", heading, "ค่าที่ได้"]]
    kinds = ("IIT", "IIT", "EIT")
    rows += [
        [str(n), name, kind, value]
        for n, (name, kind, value) in enumerate(zip(NAMES, kinds, VALUES, strict=True), 1)
    ]
    report = paper.report([HEAD, rows])
    assert [indicator.instrument for indicator in report.indicators] == list(kinds)


@pytest.mark.parametrize(
    ("text", "led", "alone"),
    [
        ("อยู่ในระดับ ผ่านดีเยี่ยม", "ผ่านดีเยี่ยม", True),
        ("ระดับ A", "A", True),
        ("A", None, True),
        ("ผลการประเมิน ระดับ a", None, True),
        ("ผ่านการตรวจ", None, False),
        ("ABC", None, False),
    ],
)
def test_grades_in_texts(text: str, led: str | None, alone: bool) -> None:
    assert (grade_in(text), is_grade(text)) == (led, alone)


def test_several_grades_are_none() -> None:
    assert only_grade(["A", "ระดับ A"]) == "A"
    assert only_grade(["A", "B"]) is None
    assert only_grade([]) is None


def scores(report: Report) -> list[tuple[str, float | None]]:
    return [(i.name, None if i.score is None else float(i.score)) for i in report.indicators]


def test_scores_on_their_side(paper: SimpleNamespace) -> None:
    names = [f"{number}. {name}" for number, name in enumerate(NAMES, 1)]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", [["เรื่อง", *names], ["แต้ม", *VALUES]]])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))


@pytest.mark.parametrize("again", [True, False])
def test_scores_on_their_side_go_on_on_the_next_page(paper: SimpleNamespace, again: bool) -> None:
    names = ["เรื่อง", *(f"{number}. {name}" for number, name in enumerate(NAMES, 1))]
    earlier, later = ["ปี ๒๕๖๗", "๖๐.๐๐", "๖๐.๐๐", "๖๐.๐๐"], ["ปี ๒๕๖๘", *VALUES]
    below = [names, later] if again else [later]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", [names, earlier]], [below])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))
    assert {i.boxes["score"][0] for i in report.indicators} == {2}


def test_another_table_behind_scores_on_their_side_is_apart(paper: SimpleNamespace) -> None:
    names = ["เรื่อง", *(f"{number}. {name}" for number, name in enumerate(NAMES, 1))]
    further = [["วันที่", "ก", "ข", "ค"], ["๑๐ มกราคม", "มา", "ไม่มา", "มา"]]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", [names, ["แต้ม", *VALUES]]], [further])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))
    assert [table.page for table in report.tables] == [2]


def test_scores_of_two_years_are_the_later_ones(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", "เรื่องที่วัด", "ปี ๒๕๖๗", "ปี ๒๕๖๖"],
        *[
            [str(i), name, value, "๖๐.๐๐"]
            for i, (name, value) in enumerate(zip(NAMES, VALUES, strict=True), 1)
        ],
    ]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", rows])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))
