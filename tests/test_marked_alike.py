"""Packed cells that are marked as their steps are, pages that cut them, and what such rows name."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=แผนแก้ไขจุดอ่อนด้านคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
STEPS = "- เพาะกล้าไม้\n- ลงกล้าไม้\n- รดน้ำต้นไม้\n- ถ่ายภาพ"


def columns(first: str = "มาตรการ") -> list[str]:
    return ["ข้อ", first, "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตามผล"]


def follow_ups(report: Report) -> list[list[str | None]]:
    return [[a.follow_up for a in m.actions] for m in report.measures]


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("cell", ["- ดูต้นไม้\n- รายงานผล", "- ดูต้นไม้\n- รายงานผล\n- ประชุม"])
def test_fewer_items_of_the_same_bullet_are_of_no_step(paper: SimpleNamespace, cell: str) -> None:
    row = ["๑", "ปลูกป่า", STEPS, "กองช่าง", "ม.ค. ๖๘", cell]
    report = paper.report([HEAD, [columns(), row]])
    assert follow_ups(report) == [[None] * 4]
    assert "count-mismatch" in codes(report)


@pytest.mark.parametrize(
    ("cell", "shared"),
    [
        ("รายงานผลทุกเดือน", "รายงานผลทุกเดือน"),
        ("- รายงานผลทุกเดือน", "รายงานผลทุกเดือน"),
    ],
)
def test_one_item_is_for_all_steps(paper: SimpleNamespace, cell: str, shared: str) -> None:
    row = ["๑", "ปลูกป่า", STEPS, "กองช่าง", "ม.ค. ๖๘", cell]
    report = paper.report([HEAD, [columns(), row]])
    assert [[text and text.removeprefix("- ") for text in row] for row in follow_ups(report)] == [
        [shared] * 4
    ]
    assert "count-mismatch" not in codes(report)


def test_as_many_items_are_of_a_step_each(paper: SimpleNamespace) -> None:
    cell = "- บัญชี\n- แผนที่\n- สมุด\n- ภาพ"
    row = ["๑", "ปลูกป่า", STEPS, "กองช่าง", "ม.ค. ๖๘", cell]
    report = paper.report([HEAD, [columns(), row]])
    assert [[str(text).removeprefix("- ") for text in row] for row in follow_ups(report)] == [
        ["บัญชี", "แผนที่", "สมุด", "ภาพ"]
    ]


def test_a_page_cuts_a_row_of_packed_steps_after_its_first(paper: SimpleNamespace) -> None:
    rows = [
        ["๑", "ปลูกป่า", STEPS, "กองช่าง", "ม.ค. ๖๘", "รายงานผล"],
        ["๒", "อ่านหนังสือ", "- จัดชั้น\n- ซื้อหนังสือ", "กองคลัง", "ก.พ. ๖๘", "สมุดลงชื่อ"],
        ["๓", "เก็บขยะ", "- ชั่งขยะ", "กองช่าง", "มี.ค. ๖๘", "บัญชีขยะ"],
    ]
    rest = [
        ["", "", "- แยกขยะ\n- ขายขยะ", "", "", ""],
        ["๔", "บริการ", "- ยิ้ม\n- ทักทาย", "สำนักปลัด", "เม.ย. ๖๘", "แบบสอบถาม"],
    ]
    report = paper.report([HEAD, [columns(), *rows]], [[columns(), *rest]])
    assert [(m.no, m.name, len(m.actions)) for m in report.measures] == [
        (1, "ปลูกป่า", 4),
        (2, "อ่านหนังสือ", 2),
        (3, "เก็บขยะ", 3),
        (4, "บริการ", 2),
    ]


def test_a_page_cuts_steps_that_stand_in_rows_of_their_own_there(paper: SimpleNamespace) -> None:
    rows = [
        ["๑", "ปลูกป่า", STEPS, "กองช่าง", "ม.ค. ๖๘", "รายงานผล"],
        ["๒", "เก็บขยะ", "- ชั่งขยะ\n- ล้างถัง", "กองคลัง", "มี.ค. ๖๘", "บัญชีขยะ"],
    ]
    rest = [["", "", "- แยกขยะ", "", "", ""], ["", "", "- ขายขยะ", "", "", ""]]
    report = paper.report([HEAD, [columns(), *rows]], [[columns(), *rest]])
    assert [(m.no, m.name, len(m.actions)) for m in report.measures] == [
        (1, "ปลูกป่า", 4),
        (2, "เก็บขยะ", 4),
    ]
    assert [a.responsible for a in report.measures[1].actions] == [["กองคลัง"]] * 4
    assert [a.period and a.period.value for a in report.measures[1].actions] == ["2025-03"] * 4


def test_a_row_with_a_number_of_its_own_is_none_of_them(paper: SimpleNamespace) -> None:
    rows = [
        ["๑", "ปลูกป่า", "- เพาะกล้าไม้\n- ลงกล้าไม้", "กองช่าง", "ม.ค. ๖๘", "รายงานผล"],
        ["๒", "อ่านหนังสือ", "- จัดชั้น", "กองคลัง", "ก.พ. ๖๘", "สมุดลงชื่อ"],
    ]
    rest = [["๓", "เก็บขยะ", "- แยกขยะ\n- ขายขยะ", "กองช่าง", "มี.ค. ๖๘", "บัญชีขยะ"]]
    report = paper.report([HEAD, [columns(), *rows]], [[columns(), *rest]])
    assert [len(m.actions) for m in report.measures] == [2, 1, 2]


@pytest.mark.parametrize("heading", ["ตัวชี้วัดที่ต้องพัฒนา", "ตัวชี้วัดที่ต้องปรับปรุง", "ตัวชี้วัด ITA ที่ต้องแก้ไข"])
def test_what_must_be_better_names_measures(paper: SimpleNamespace, heading: str) -> None:
    rows = [
        ["๑", "การใช้ทรัพย์สิน", "จัดทำทะเบียนยืมพัสดุ", "กองคลัง", "ม.ค. ๖๘", "ทะเบียน"],
        ["๒", "การสื่อสาร", "ประชุมชาวบ้านทุกหมู่", "สำนักปลัด", "ก.พ. ๖๘", "ภาพถ่าย"],
    ]
    report = paper.report([HEAD, [columns(heading), *rows]])
    assert [m.name for m in report.measures] == ["การใช้ทรัพย์สิน", "การสื่อสาร"]


@pytest.mark.parametrize("heading", ["ตัวชี้วัดที่ต้องพัฒนา", "ข้อที่ต้องปรับปรุง", "จุดอ่อน"])
def test_what_must_be_better_is_a_remark_beside_measures(
    paper: SimpleNamespace, heading: str
) -> None:
    head = ["ข้อ", heading, "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    rows = [
        ["๑", "ยืมแล้วไม่คืน", "ทะเบียนยืม", "จัดทำทะเบียนยืมพัสดุ", "กองคลัง", "ม.ค. ๖๘"],
        ["๒", "คนไม่รู้ข่าว", "ประชุมสัญจร", "ประชุมชาวบ้านทุกหมู่", "สำนักปลัด", "ก.พ. ๖๘"],
    ]
    report = paper.report([HEAD, [head, *rows]])
    assert [m.name for m in report.measures] == ["ทะเบียนยืม", "ประชุมสัญจร"]
    assert report.measures[0].actions[0].extra == {heading: "ยืมแล้วไม่คืน"}
