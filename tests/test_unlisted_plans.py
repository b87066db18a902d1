"""Plans whose headings nobody lists: counted measures, forms and lists are told by their shape."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=แผนส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
TOP = ["เสา", "เรื่องน่าห่วง", "งานย่อย", "ห้วงเวลา", "เจ้าภาพ"]


def read(report: Report) -> list[tuple[int | None, str | None, list[str | None]]]:
    return [(m.no, m.name, [a.text for a in m.actions]) for m in report.measures]


def counted(marks: list[str]) -> list[list[str | None]]:
    """Return a plan whose second column spans the rows of few steps, under two coarser groups."""
    return [
        [*TOP],
        ["การเสริมสร้างกลไก", f"{marks[0]}การปลูกป่าท้ายหมู่บ้าน", "เพาะกล้าไม้", "ม.ค. ๖๘", "กองช่าง"],
        ["การเปิดโอกาส", f"{marks[1]}การอ่านหนังสือนอกห้องเรียน", "จัดชั้นหนังสือใหม่", "ก.พ. ๖๘", "กองคลัง"],
        [None, f"{marks[2]}การเลี้ยงปลาในกระชังริมน้ำ", "ซ่อมกระชังที่ชำรุด", "มี.ค. ๖๘", "กองช่าง"],
        [None, f"{marks[3]}การรับฟังชาวบ้านทุกหมู่", "เปิดเวทีกลางหมู่บ้าน", "เม.ย. ๖๘", "กองคลัง"],
        [None, None, "ปิดประกาศที่ศาลากลาง", "พ.ค. ๖๘", "กองช่าง"],
    ]


def test_texts_counted_through_coarser_groups_are_measures(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, counted(["๑. ", "๒. ", "๓. ", "๔. "])])
    assert [(m.no, len(m.actions)) for m in report.measures] == [(1, 1), (2, 1), (3, 1), (4, 2)]
    extras = [action.extra for measure in report.measures for action in measure.actions]
    assert [extra["เสา"] for extra in extras] == ["การเสริมสร้างกลไก"] + ["การเปิดโอกาส"] * 4


@pytest.mark.parametrize("marks", [["", "", "", ""], ["๑. ", "๒. ", "๒. ", "๓. "]])
def test_texts_that_count_nothing_are_not(paper: SimpleNamespace, marks: list[str]) -> None:
    assert len(paper.report([HEAD, counted(marks)]).measures) == 2


def form(name: str, reason: str, work: str, owner: str) -> list[list[str]]:
    return [
        ["รายการ", "คำอธิบาย"],
        ["งานที่มุ่งแก้", name],
        ["เหตุที่ต้องทำ", reason],
        ["รายละเอียดงาน", work],
        ["วันเดือนปี", "ม.ค. ๖๘"],
        ["หน่วยหลัก", owner],
    ]


def test_what_alone_is_counted_in_a_form_is_its_steps(paper: SimpleNamespace) -> None:
    reason = "ผู้รับบริการหลายรายยังไม่ทราบขั้นตอนและเวลาที่ใช้ จึงจำเป็นต้องสื่อสารให้ชัดเจนยิ่งขึ้น"
    first = form("(๑) การปลูกป่าชุมชน", reason, "๑. เพาะกล้าไม้\n๒. ลงกล้าไม้", "กองช่าง")
    second = form("(๒) การอ่านหนังสือ", reason, "จัดชั้นหนังสือ", "กองคลัง")
    report = paper.report([HEAD, first, "", second])
    assert read(report) == [
        (1, "การปลูกป่าชุมชน", ["เพาะกล้าไม้", "ลงกล้าไม้"]),
        (2, "การอ่านหนังสือ", ["จัดชั้นหนังสือ"]),
    ]


def test_a_list_of_four_columns_is_no_form(paper: SimpleNamespace) -> None:
    top = ["รหัส", "จะทำอย่างไร", "ใครทำ", "ช่วงเดือน"]
    first = [
        top,
        ["1", "ตอบข้อซักถามในกระดานถามตอบ", "กองช่าง", "ต.ค. - ธ.ค. 2567"],
        ["2", "ลงรหัสแทนชื่อผู้ร้องในสำนวน", "กองคลัง", "มี.ค. และ มิ.ย. 2568"],
    ]
    second = [
        top,
        ["1", "ทำแผนผังขั้นตอนการให้บริการ", "กองคลัง", "ก.ค. และ ก.ย. 2568"],
        ["2", "ตรวจเยี่ยมหน่วยบริการทุกแห่ง", "กองช่าง", "มี.ค. - ก.ย. 2568"],
    ]
    report = paper.report([HEAD, "(1) การตอบคำถาม", first, "", "(2) การให้บริการ", second])
    assert read(report) == [
        (1, "การตอบคำถาม", [first[1][1], first[2][1]]),
        (2, "การให้บริการ", [second[1][1], second[2][1]]),
    ]


def test_a_value_beside_a_blank_cell_is_one_of_a_form(paper: SimpleNamespace) -> None:
    def one(name: str, work: str, when: str, owner: str) -> list[list[str]]:
        return [
            ["ภารกิจ", name, "<", "<"],
            ["รายละเอียดงาน", work, "<", ""],
            ["กำหนดเสร็จ", when, "เจ้าของเรื่อง", owner],
        ]

    first = one("1. การปลูกป่าชุมชน", "1.1 เพาะกล้าไม้\n1.2 ลงกล้าไม้", "ม.ค. 68", "กองช่าง")
    second = one("2. การอ่านหนังสือ", "2.1 จัดชั้นหนังสือ\n2.2 ทำบัตรยืม", "ก.พ. 68", "กองคลัง")
    report = paper.report([HEAD, first, "", second])
    assert read(report) == [
        (1, "การปลูกป่าชุมชน", ["เพาะกล้าไม้", "ลงกล้าไม้"]),
        (2, "การอ่านหนังสือ", ["จัดชั้นหนังสือ", "ทำบัตรยืม"]),
    ]
