"""Forms: a table of labels and values for each measure, on one page or several."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def periods(report: Report) -> list[object]:
    return [a.period and a.period.value for m in report.measures for a in m.actions]


def test_forms_are_measures(paper: SimpleNamespace) -> None:
    def form(name: str, steps: str, owner: str, when: str) -> list[list[str]]:
        return [
            ["หัวข้อ", "รายละเอียด"],
            ["มาตรการ", name],
            ["วัตถุประสงค์", f"เพื่อให้{name}ดีขึ้น"],
            ["ขั้นตอน", steps],
            ["ผู้รับผิดชอบ", owner],
            ["ระยะเวลา", when],
        ]

    first = form("๑ ปลูกป่า", "๑) เพาะกล้า\n๒) ลงกล้า", "กองช่าง", "ม.ค. ๖๘")
    second = form("๒ อ่านหนังสือ", "๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second])
    assert [(m.no, m.name, len(m.actions)) for m in report.measures] == [
        (1, "ปลูกป่า", 2),
        (2, "อ่านหนังสือ", 1),
    ]
    assert [a.responsible for a in report.measures[0].actions] == [["กองช่าง"], ["กองช่าง"]]
    assert report.measures[0].actions[1].extra == {"วัตถุประสงค์": "เพื่อให้๑ ปลูกป่าดีขึ้น"}
    assert periods(report) == ["2025-01", "2025-01", "2025-03"]


@pytest.mark.parametrize(
    ("label", "value", "owners", "extra"),
    [
        ("หน่วยงาน", "กองคลัง", ["กองคลัง"], {}),
        ("สถานที่", "หอประชุม", [], {"สถานที่": "หอประชุม"}),
        ("ปีงบประมาณ", "๒๕๖๘", [], {"ปีงบประมาณ": "๒๕๖๘"}),
        ("หัวข้อ", "เนื้อหา", [], {}),
    ],
)
def test_a_first_row_that_is_the_same_in_every_form(
    paper: SimpleNamespace, label: str, value: str, owners: list[str], extra: dict[str, str]
) -> None:
    def form(name: str, steps: str, when: str) -> list[list[str]]:
        rows = [[label, value], ["มาตรการ", name], ["ขั้นตอน", steps], ["ระยะเวลา", when]]
        return [*rows, ["การติดตามผล", "รายงานผล"]]

    first = form("๑ ปลูกป่า", "เพาะกล้า", "ม.ค. ๖๘")
    second = form("๒ อ่านหนังสือ", "จัดชั้น", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่านหนังสือ"]
    actions = [a for m in report.measures for a in m.actions]
    assert [(a.responsible, a.extra) for a in actions] == [(owners, extra)] * 2


def test_a_form_goes_on_on_the_next_page(paper: SimpleNamespace) -> None:
    top = [["มาตรการ", "ปลูกป่า"], ["ขั้นตอน", "๑) เพาะกล้า"]]
    rest = [["ผู้รับผิดชอบ", "กองช่าง"], ["ระยะเวลา", "ม.ค. ๖๘"]]
    other = [["มาตรการ", "อ่าน"], ["ขั้นตอน", "๑) จัดชั้น"], ["ผู้รับผิดชอบ", "กองคลัง"]]
    report = paper.report([HEAD, top], [rest, "", [*other, ["ระยะเวลา", "มี.ค. ๖๘"]]])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]
    assert periods(report) == ["2025-01", "2025-03"]


def test_a_list_of_names_and_values_is_no_form(paper: SimpleNamespace) -> None:
    rows = [["ส่วนราชการ", "สำนักปลัด"], ["ที่", "นศ ๑๒๓"], ["เรื่อง", "ขออนุมัติ"], ["เรียน", "นายก"]]
    report = paper.report([HEAD, rows, "", rows])
    assert report.measures == []


def test_a_line_at_a_pages_foot_names_the_form_behind_it(paper: SimpleNamespace) -> None:
    def form(step: str, owner: str) -> list[list[str]]:
        return [
            ["เหตุที่เลือก", f"หมู่บ้านของเรายังไม่มีใคร{step}มาก่อนเลยตลอดหลายปีที่ผ่านมา"],
            ["ขั้นตอน", step],
            ["ผู้รับผิดชอบ", owner],
            ["ระยะเวลา", "ม.ค. ๖๘"],
        ]

    first, second = form("เพาะกล้า", "กองช่าง"), form("จัดชั้นหนังสือ", "กองคลัง")
    third = form("ชั่งขยะ", "กองช่าง")
    names = ["๑ ปลูกป่า", "๒ อ่านหนังสือ", "๓ เก็บขยะ"]
    report = paper.report([HEAD, names[0], first, names[1]], [second, names[2], third])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่านหนังสือ", "เก็บขยะ"]
