"""Rows of score tables: which are indicators, which head a group, and what is doubted of them."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"
COLUMNS = ["ที่", "ตัวชี้วัด", "คะแนน", "ข้อสังเกต"]
FIRST = ["๑", "การปฏิบัติหน้าที่", "๙๐.๑๐", "เร่งงาน"]
SECOND = ["๒", "การใช้งบประมาณ", "๘๐.๒๐", "-"]
THIRD = ["๖", "คุณภาพการดำเนินงาน", "๗๐.๓๐", ""]
WIDE = "<"


def read(paper: SimpleNamespace, *rows: list[str], columns: list[str] = COLUMNS) -> Report:
    report: Report = paper.report([HEAD, [columns, *rows]])
    return report


def codes(report: Report) -> list[str]:
    return sorted(
        one.code for one in report.findings if one.code.endswith("row") or "unassigned" in one.code
    )


def told(report: Report) -> list[tuple[int | None, str, str | None, Decimal | None, str | None]]:
    return [(i.no, i.name, i.instrument, i.score, i.issue) for i in report.indicators]


def test_what_a_row_says(paper: SimpleNamespace) -> None:
    assert told(read(paper, FIRST, SECOND, THIRD)) == [
        (1, "การปฏิบัติหน้าที่", None, Decimal("90.10"), "เร่งงาน"),
        (2, "การใช้งบประมาณ", None, Decimal("80.20"), None),
        (6, "คุณภาพการดำเนินงาน", None, Decimal("70.30"), None),
    ]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("ตัวชี้วัดที่ ๓ การปฏิบัติหน้าที่", 3),
        ("ตัวชี้วัด ๓ : การปฏิบัติหน้าที่", 3),
        ("๓. การปฏิบัติหน้าที่", 3),
        ("๓) การปฏิบัติหน้าที่", 3),
        ("การปฏิบัติหน้าที่", 1),  # its own column's
    ],
)
def test_a_number_in_the_name_comes_first(paper: SimpleNamespace, name: str, number: int) -> None:
    (one, _) = read(paper, ["๑", name, "๙๐.๑๐", ""], SECOND).indicators
    assert (one.no, one.name) == (number, "การปฏิบัติหน้าที่")


@pytest.mark.parametrize(
    ("score", "value", "codes"),
    [
        ("๙๐.๑๐", "90.10", set()),
        ("๑๐๐", "100", set()),
        ("", None, set()),
        ("-", None, set()),
        ("-๕", None, {"value-unparsed"}),
        ("๑๐๑", "101", {"score-range"}),
        ("ดีมาก", None, {"value-unparsed"}),
    ],
)
def test_a_score_is_read_or_doubted(
    paper: SimpleNamespace, score: str, value: str | None, codes: set[str]
) -> None:
    report = read(paper, ["๑", "การปฏิบัติหน้าที่", score, "ก"], SECOND, THIRD)
    assert report.indicators[0].score == (None if value is None else Decimal(value))
    found = {one.code for one in report.findings}
    assert found & {"score-range", "value-unparsed"} == codes


GROUP = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"


@pytest.mark.parametrize(
    ("row", "instrument"),
    [
        pytest.param([GROUP, WIDE, WIDE, WIDE], "EIT", id="over all columns"),
        pytest.param(["", GROUP, "", ""], "EIT", id="in the column of names"),
        pytest.param(["", GROUP, "๘๕.๐๐", ""], "EIT", id="with a score"),
        pytest.param(["ด้านที่ ๒", WIDE, WIDE, WIDE], "ด้านที่ ๒", id="as printed"),
    ],
)
def test_a_row_heads_the_group_of_those_below(
    paper: SimpleNamespace, row: list[str], instrument: str
) -> None:
    found = [one.instrument for one in read(paper, FIRST, row, THIRD).indicators]
    assert found == [None, instrument]


def test_a_row_without_a_name_belongs_to_nothing(paper: SimpleNamespace) -> None:
    report = read(paper, FIRST, ["", "", "๕๕.๕๕", "อื่น ๆ"], SECOND)
    assert [one.no for one in report.indicators] == [1, 2]
    assert codes(report) == ["row-unassigned"]


@pytest.mark.parametrize(
    ("printed", "instruments"),
    [
        pytest.param(["IIT", "", "EIT"], ["IIT", "IIT", "EIT"], id="goes down"),
        pytest.param(["", "IIT", "EIT"], [None, "IIT", "EIT"], id="not above the first"),
        pytest.param(["IIT", "", ""], ["IIT", None, None], id="one alone proves nothing"),
        pytest.param(["EIT", "", "IIT"], ["EIT", None, "IIT"], id="of other indicators"),
        pytest.param(["IIT", "IIT", "EIT"], ["IIT", "IIT", "EIT"], id="each row"),
        pytest.param(["ก", "", "ข"], ["ก", None, "ข"], id="no instruments"),
    ],
)
def test_an_instrument_beside_one_row_is_that_of_the_rows_below(
    paper: SimpleNamespace, printed: list[str], instruments: list[str | None]
) -> None:
    columns = ["เครื่องมือ", "ตัวชี้วัด", "คะแนน"]
    rows = [[one, row[1], row[2]] for one, row in zip(printed, (FIRST, SECOND, THIRD), strict=True)]
    report = read(paper, *rows, columns=columns)
    assert [one.instrument for one in report.indicators] == instruments


@pytest.mark.parametrize(
    ("rows", "score", "grade"),
    [
        pytest.param([["", "คะแนนรวม", "๘๐.๒๐", ""]], "80.20", None, id="a total"),
        pytest.param([["", "คะแนนรวม", "๘๐.๒๐", "ผ่านดี"]], "80.20", "ผ่านดี", id="with its grade"),
        pytest.param([["", "คะแนนรวม", "๑๐๐", ""]], "100", None, id="a hundred"),
        pytest.param([["", "คะแนนรวม", "๑๐๐.๑", ""]], None, None, id="more than a hundred"),
    ],
)
def test_totals_and_grades(
    paper: SimpleNamespace, rows: list[list[str]], score: str | None, grade: str | None
) -> None:
    report = read(paper, FIRST, SECOND, THIRD, *rows)
    assert [one.no for one in report.indicators] == [1, 2, 6]
    found = report.assessment
    assert (found.score if found else None) == (None if score is None else Decimal(score))
    assert (found.grade if found else None) == grade
