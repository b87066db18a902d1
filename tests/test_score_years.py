"""Score tables of two years: the later year's are the scores, wherever its table stands."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=ผลการประเมิน ITA และแผนยกระดับ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]
OLD = ["๘๐.๑๐", "๘๑.๒๐", "๘๒.๓๐", "๘๓.๔๐", "๘๔.๕๐"]
NEW = ["๙๐.๑๐", "๙๑.๒๐", "๙๒.๓๐", "๙๓.๔๐", "๙๔.๕๐"]


def table(year: str, scores: list[str], names: list[str] = NAMES) -> list[list[str]]:
    rows = [
        [str(n), name, score] for n, (name, score) in enumerate(zip(names, scores, strict=True), 1)
    ]
    return [["ที่", "ตัวชี้วัด", f"คะแนน {year}"], *rows]


def scores(report: Report) -> list[float | None]:
    return [None if one.score is None else float(one.score) for one in report.indicators]


@pytest.mark.parametrize("order", [1, -1])
def test_scores_are_those_of_the_later_year(paper: SimpleNamespace, order: int) -> None:
    both = [table("ปี ๒๕๖๖", OLD), table("ปี ๒๕๖๗", NEW)][::order]
    report = paper.report([HEAD, both[0], "", both[1]])
    assert scores(report) == [90.1, 91.2, 92.3, 93.4, 94.5]
    codes = [finding.code for finding in report.findings]
    assert "column-left-out" in codes
    assert "duplicate-number" not in codes


def test_an_indicator_may_be_renamed(paper: SimpleNamespace) -> None:
    renamed = [*NAMES[:4], "การแก้ไขปัญหาการทุจริต"]
    report = paper.report([HEAD, table("ปี ๒๕๖๖", OLD), "", table("ปี ๒๕๖๗", NEW, renamed)])
    assert scores(report) == [90.1, 91.2, 92.3, 93.4, 94.5]


@pytest.mark.parametrize(
    "second",
    [
        table("ปี ๒๕๖๗", NEW, [*NAMES[:3], "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร"]),
        table("ปี ๒๕๖๖", NEW),
        table("ที่ได้", NEW),
    ],
    ids=["other indicators", "one year", "no year"],
)
def test_tables_of_other_indicators_or_of_one_year_are_both_read(
    paper: SimpleNamespace, second: list[list[str]]
) -> None:
    report = paper.report([HEAD, table("ปี ๒๕๖๖", OLD), "", second])
    assert len(report.indicators) == 5 + len(second) - 1
