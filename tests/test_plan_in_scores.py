"""A score table whose rows say as well what is to be done: indicators and measures of one table."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=ผลคะแนน ITA และมาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘"
SCORES = ["แบบวัด", "ตัวชี้วัด", "คะแนนปี ๒๕๖๖", "คะแนนปี ๒๕๖๗", "ประเด็นที่ควรพัฒนา"]
PLAN = ["วิธีดำเนินการ", "ผู้รับผิดชอบ", "กำหนดเวลา"]
INDICATORS = [
    ["IIT", "๑. การปฏิบัติหน้าที่", "๘๘.๑๐", "๙๐.๑๐", "ตอบคำถามช้า"],
    ["IIT", "๒. การใช้งบประมาณ", "๗๙.๕๐", "๘๐.๒๐", "ไม่ทราบแผนใช้จ่าย"],
    ["EIT", "๖. คุณภาพการดำเนินงาน", "๘๑.๐๐", "๘๓.๓๐", "คิวยาวในช่วงเช้า"],
]
STEPS = [
    [("กำหนดเวลาตอบไม่เกินสามวัน", "กองกลาง", "ต.ค. ๒๕๖๗")],
    [
        ("แสดงผลการใช้จ่ายทุกเดือน", "กองคลัง", "พ.ย. ๒๕๖๗"),
        ("เปิดให้ถามเรื่องการเบิกจ่าย", "กองคลัง", "ม.ค. - ก.พ. ๒๕๖๘"),
    ],
    [("จองคิวทางโทรศัพท์", "สำนักปลัด", "มี.ค. ๒๕๖๘")],
]


def rows(blank: str | None, last: list[list[str | None]]) -> list[list[str | None]]:
    """Return the table; of an indicator's further steps its cells are blank or covered (None)."""
    made: list[list[str | None]] = [[*SCORES, *PLAN]]
    for indicator, steps in zip(INDICATORS, STEPS, strict=True):
        for number, step in enumerate(steps):
            made.append([*(indicator if number == 0 else [blank] * 5), *step])
    return made + last


def told(
    report: Report,
) -> tuple[list[tuple[int | None, str, float]], list[tuple[str | None, int]]]:
    scores = [(i.no, i.name, float(i.score or 0)) for i in report.indicators]
    return scores, [(m.name, len(m.actions)) for m in report.measures]


EXPECTED = (
    [
        (1, "การปฏิบัติหน้าที่", 90.1),
        (2, "การใช้งบประมาณ", 80.2),
        (6, "คุณภาพการดำเนินงาน", 83.3),
    ],
    [("การปฏิบัติหน้าที่", 1), ("การใช้งบประมาณ", 2), ("คุณภาพการดำเนินงาน", 1)],
)


@pytest.mark.parametrize("blank", [None, ""])
@pytest.mark.parametrize("total", [True, False])
def test_a_table_gives_indicators_and_measures(
    paper: SimpleNamespace, blank: str | None, total: bool
) -> None:
    last: list[list[str | None]] = [["", "คะแนนภาพรวม", "๘๒.๐๐", "๘๔.๕๓", "", "", "", ""]]
    report = paper.report([HEAD, rows(blank, last if total else [])])
    assert told(report) == EXPECTED
    assert [indicator.issue for indicator in report.indicators] == [one[4] for one in INDICATORS]
    second = report.measures[1].actions[1]
    assert (second.text, second.responsible) == ("เปิดให้ถามเรื่องการเบิกจ่าย", ["กองคลัง"])
    assert not any(measure.actions[0].extra for measure in report.measures)
    codes = {finding.code for finding in report.findings}
    assert not {"duplicate-number", "row-unassigned"} & codes


def test_a_column_of_measures_names_them(paper: SimpleNamespace) -> None:
    made = rows(None, [])
    for number, row in enumerate(made):
        row.insert(5, "มาตรการ" if number == 0 else f"มาตรการเรื่องที่{'กขคง'[number - 1]}")
    report = paper.report([HEAD, made])
    assert told(report)[0] == EXPECTED[0]
    assert [m.name for m in report.measures] == [f"มาตรการเรื่องที่{letter}" for letter in "กขคง"]


@pytest.mark.parametrize("further", [["หมายเหตุ"], ["จุดแข็ง", "หมายเหตุ"], []])
def test_a_score_table_alone_is_no_plan(paper: SimpleNamespace, further: list[str]) -> None:
    table = [[*SCORES, *further], *([*one, *["-"] * len(further)] for one in INDICATORS)]
    report = paper.report([HEAD, table])
    assert told(report) == (EXPECTED[0], [])
