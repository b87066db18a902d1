"""Labels of forms that nobody lists: what their values say in all forms tells names and steps."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
REASONS = [
    "ผู้คนยังไม่รู้ว่าต้องไปที่ใดและใช้เวลานานเท่าใดจึงต้องบอกให้ชัด",
    "น้ำในคลองเหลือน้อยกว่าปีก่อนมากจนเรือผ่านไม่ได้",
    "เสียงนกในป่าหายไปและไม่มีใครรู้ว่าเพราะเหตุใดกันแน่",
]
STEPS = [
    "๑) เพาะกล้าไม้ให้ครบทุกแปลง\n๒) ลงกล้าก่อนฝนแรก",
    "๑) จัดชั้นให้เด็กหยิบถึง\n๒) อ่านให้ฟังทุกเช้า",
    "๑) ปูทางเดินรอบสวน\n๒) ตั้งม้านั่งใต้ร่มไม้",
]
NAMES = ["ปลูกป่าริมคลอง", "ห้องสมุดของเรา", "สวนของทุกคน"]


def form(labels: list[str], name: str, reason: str, steps: str) -> list[list[str]]:
    values = [name, reason, steps, "กองช่าง", "ม.ค. ๖๘"]
    return [[label, value] for label, value in zip(labels, values, strict=True)]


def read(report: Report) -> list[tuple[int | None, str | None, int]]:
    return [(m.no, m.name, len(m.actions)) for m in report.measures]


def of_forms(paper: SimpleNamespace, labels: list[str], marks: list[str]) -> Report:
    forms: list[object] = [HEAD]
    for mark, *texts in zip(marks, NAMES, REASONS, STEPS, strict=True):
        forms += ["", form(labels, f"{mark}{texts[0]}", *texts[1:])]
    found: Report = paper.report(forms)
    return found


@pytest.mark.parametrize("marks", [["๑ ", "๒ ", "๓ "], ["(๑) ", "(๒) ", "(๓) "]])
def test_values_counted_from_form_to_form_are_names(
    paper: SimpleNamespace, marks: list[str]
) -> None:
    labels = ["เรื่องใหญ่", "ทำไมกัน", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = of_forms(paper, labels, marks)
    assert read(report) == [(n, name, 2) for n, name in enumerate(NAMES, 1)]
    extras = [a.extra for m in report.measures for a in m.actions]
    assert [list(extra) for extra in extras] == [["ทำไมกัน"]] * 6


def test_a_label_listed_for_measures_stays_where_others_are_counted(
    paper: SimpleNamespace,
) -> None:
    labels = ["แฟ้มที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = of_forms(paper, labels, ["๑ ", "๒ ", "๓ "])
    assert [name for _, name, _ in read(report)] == REASONS


def test_a_label_listed_for_steps_is_they(paper: SimpleNamespace) -> None:
    labels = ["เรื่องใหญ่", "ทำไมกัน", "สิ่งที่ต้องทำ", "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = of_forms(paper, labels, ["๑ ", "๒ ", "๓ "])
    assert [a.text for a in report.measures[0].actions] == [
        "เพาะกล้าไม้ให้ครบทุกแปลง",
        "ลงกล้าก่อนฝนแรก",
    ]


@pytest.mark.parametrize("label", ["วิธีการเดินเรื่องAction", "เดินเรื่องกันอย่างไร"])
def test_what_alone_is_counted_inside_forms_is_steps(paper: SimpleNamespace, label: str) -> None:
    labels = ["มาตรการ", "ทำไมกัน", label, "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = of_forms(paper, labels, ["", "", ""])
    assert [len(m.actions) for m in report.measures] == [2, 2, 2]
    assert report.measures[0].actions[1].text == "ลงกล้าก่อนฝนแรก"


def test_what_is_counted_and_listed_as_something_else_is_no_step(paper: SimpleNamespace) -> None:
    labels = ["มาตรการ", "ขั้นตอนคือ", "ตัวชี้วัด", "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = of_forms(paper, labels, ["", "", ""])
    assert [a.text for m in report.measures for a in m.actions] == REASONS


def test_the_rest_of_a_form_without_name_and_steps_is_of_no_measure(
    paper: SimpleNamespace,
) -> None:
    labels = ["มาตรการ", "เหตุผล", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    first = form(labels, "๑ ปลูกป่า", REASONS[0], STEPS[0])
    second = form(labels, "๒ ขุดคลอง", REASONS[1], STEPS[1])
    rest = form(labels, "", "", "")[3:]
    report = paper.report([HEAD, first, "", second], [rest])
    assert read(report) == [(1, "ปลูกป่า", 2), (2, "ขุดคลอง", 2)]
    assert "table-unclaimed" in [f.code for f in report.findings]
    cut = paper.report([HEAD, first, "", second[:3]], [second[3:]])  # this rest has a form
    assert read(cut) == read(report)
    assert [a.responsible for a in cut.measures[1].actions] == [["กองช่าง"]] * 2
