"""Structures of plans: tables under a line, groups, headings again, further columns."""

from types import SimpleNamespace

import pytest

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def test_a_column_of_fiscal_years_is_no_budget(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ปีงบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "๒๕๖๘"],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "๒๕๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert [a.budget for m in report.measures for a in m.actions] == [None, None]


def test_tables_under_numbered_lines_are_measures(paper: SimpleNamespace) -> None:
    head = ["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    first = [head, ["๑) เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"]]
    second = [head, ["๑) จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"]]
    report = paper.report([HEAD, "๑ ปลูกป่า", first, "๒ อ่านหนังสือ", second])
    assert [(m.no, m.name) for m in report.measures] == [(1, "ปลูกป่า"), (2, "อ่านหนังสือ")]


@pytest.mark.parametrize(("cells", "is_budget"), [(("๑", "๒", "๑"), False), (("๑,๐๐๐",) * 3, True)])
def test_a_column_of_list_numbers_is_no_budget(
    paper: SimpleNamespace, cells: tuple[str, str, str], is_budget: bool
) -> None:
    rows = [
        ["ชื่อเรื่อง", "ทท", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["ปลูกป่า", cells[0], "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        [None, cells[1], "ลงกล้าไม้ในแปลงปลูก", "กองช่าง", "ก.พ. ๖๘"],
        ["อ่าน", cells[2], "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert all((a.budget is not None) == is_budget for m in report.measures for a in m.actions)


@pytest.mark.parametrize("numbers", ["๑๒๓", ("", "", "")])
def test_texts_that_group_rows_within_coarser_groups_are_the_measures(
    paper: SimpleNamespace, numbers: str
) -> None:
    first, second, third = (f"{n}. " if n else "" for n in numbers)
    rows = [
        ["กลุ่มใหญ่", "เรื่องที่เลือก", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["ชายฝั่งและป่า", f"{first}ปลูกป่าชายเลนทั้งตำบล", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        [None, None, "ลงกล้าไม้ในแปลงปลูก", "กองช่าง", "ก.พ. ๖๘"],
        [None, f"{second}เก็บขยะริมหาดทุกเดือน", "แบ่งเวรเก็บขยะริมหาด", "กองช่าง", "มี.ค. ๖๘"],
        [None, None, "ชั่งขยะและติดประกาศยอด", "กองช่าง", "เม.ย. ๖๘"],
        ["การอ่าน", f"{third}ห้องสมุดประจำหมู่บ้าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
        [None, None, "รับบริจาคหนังสือใหม่", "กองคลัง", "พ.ค. ๖๘"],
    ]  # fmt: skip
    report = paper.report([HEAD, rows])
    names = ["ปลูกป่าชายเลนทั้งตำบล", "เก็บขยะริมหาดทุกเดือน", "ห้องสมุดประจำหมู่บ้าน"]
    assert [m.name for m in report.measures] == names
    assert report.measures[0].actions[0].extra == {"กลุ่มใหญ่": "ชายฝั่งและป่า"}


def test_measures_whose_steps_have_no_groups_are_measures(paper: SimpleNamespace) -> None:
    rows = [
        ["กลุ่มใหญ่", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["ชายฝั่งและป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        [None, "ลงกล้าไม้ในแปลงปลูก", "กองช่าง", "ก.พ. ๖๘"],
        ["การอ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
        ["", "", "", "รวมสามขั้นตอน"],
    ]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures][:2] == ["ชายฝั่งและป่า", "การอ่าน"]


def test_who_shares_the_responsibility_is_a_further_column(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ส่วนงานเจ้าของเรื่อง", "ระยะเวลา", "ผู้ร่วมรับผิดชอบ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "กองคลัง"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "กองช่าง"],
    ]
    report = paper.report([HEAD, rows])
    actions = [a for m in report.measures for a in m.actions]
    assert [a.responsible for a in actions] == [["กองช่าง"], ["กองคลัง"]]
    assert [a.extra for a in actions] == [
        {"ผู้ร่วมรับผิดชอบ": "กองคลัง"},
        {"ผู้ร่วมรับผิดชอบ": "กองช่าง"},
    ]


@pytest.mark.parametrize(
    ("again", "n_actions"),
    [(["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"], 2), (["ขั้นตอน", "กองช่าง", "ม.ค. ๖๘"], 3)],
)
def test_lower_headings_printed_again_are_no_step(
    paper: SimpleNamespace, again: list[str], n_actions: int
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "การลงมือ", "<"],
        [None, None, "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        ["", *again],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert sum(len(m.actions) for m in report.measures) == n_actions


@pytest.mark.parametrize("own", [["จัดสรร", "เบิกจ่ายแล้ว"], ["เบิกจ่ายแล้ว", "จัดสรร"]])
def test_what_is_paid_of_a_budget_is_a_further_column(
    paper: SimpleNamespace, own: list[str]
) -> None:
    paid = own.index("เบิกจ่ายแล้ว")
    amounts = ["๘,๐๐๐", "๙,๐๐๐"]
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ (บาท)", "<"],
        [None, None, None, None, *own],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", *amounts],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "ก.พ. ๖๘", *amounts],
    ]
    report = paper.report([HEAD, rows])
    for action in [a for m in report.measures for a in m.actions]:
        assert action.budget and action.budget.raw == amounts[1 - paid]
        assert action.extra == {"งบประมาณ (บาท) เบิกจ่ายแล้ว": amounts[paid]}
    assert "column-uncertain" not in [finding.code for finding in report.findings]
