"""Forms whose first label counts them: one label of many forms, its number that of the measure."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def form(label: str, name: str, steps: str, owner: str, when: str) -> list[list[str]]:
    """Return a form of four columns: long values reach over three of them."""
    return [
        [label, name, "<", "<"],
        ["เหตุที่เลือก", f"ยังไม่มีใครทำ{name}", "<", "<"],
        ["ขั้นตอน", steps, "<", "<"],
        ["ผู้รับผิดชอบ", owner, "ระยะเวลา", when],
    ]


def read(report: Report) -> list[tuple[int | None, str | None, list[str | None]]]:
    return [(m.no, m.name, [a.text for a in m.actions]) for m in report.measures]


@pytest.mark.parametrize("label", ["มาตรการที่ {}", "มาตรการ {} :", "เรื่องที่ทำ ที่ {}"])
def test_a_counted_label_begins_each_form(paper: SimpleNamespace, label: str) -> None:
    first = form(label.format("๑"), "ปลูกป่า", "๑) เพาะกล้า\n๒) ลงกล้า", "กองช่าง", "ม.ค. ๖๘")
    second = form(label.format("๒"), "อ่านหนังสือ", "๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second])
    assert read(report) == [(1, "ปลูกป่า", ["เพาะกล้า", "ลงกล้า"]), (2, "อ่านหนังสือ", ["จัดชั้น"])]
    extras = [a.extra for m in report.measures for a in m.actions]
    assert [list(extra) for extra in extras] == [["เหตุที่เลือก"]] * 3
    assert [a.responsible for a in report.measures[1].actions] == [["กองคลัง"]]
    inferred = [f.code for f in report.findings].count("header-inferred")
    assert inferred == ("ทำ" in label)  # without its number and "ที่" the label is a listed one


def test_a_counted_form_cut_by_the_page_goes_on(paper: SimpleNamespace) -> None:
    first = form("มาตรการที่ ๑", "ปลูกป่า", "๑) เพาะกล้า\n๒) ลงกล้า", "กองช่าง", "ม.ค. ๖๘")
    second = form("มาตรการที่ ๒", "อ่านหนังสือ", "๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second[:2]], [second[2:]])
    assert read(report) == [(1, "ปลูกป่า", ["เพาะกล้า", "ลงกล้า"]), (2, "อ่านหนังสือ", ["จัดชั้น"])]


@pytest.mark.parametrize(
    ("labels", "keys"),
    [
        (["ข้อสังเกต ๑", "ข้อสังเกต ๒"], ["ข้อสังเกต ๑", "ข้อสังเกต ๒"]),  # begins again in each form
        (["ข้อสังเกต ๑", "ข้อสังเกต ๓"], ["ข้อสังเกต ๑", "ข้อสังเกต ๓"]),
    ],
)
def test_numbered_labels_that_count_no_forms_stay(
    paper: SimpleNamespace, labels: list[str], keys: list[str]
) -> None:
    def one(name: str, steps: str, owner: str, when: str) -> list[list[str]]:
        rows = [["มาตรการ", name], ["ขั้นตอน", steps], ["ผู้รับผิดชอบ", owner], ["ระยะเวลา", when]]
        return [*rows, *([label, f"{label} ของ{name}"] for label in labels)]

    first = one("๑ ปลูกป่า", "เพาะกล้า", "กองช่าง", "ม.ค. ๖๘")
    second = one("๒ อ่านหนังสือ", "จัดชั้น", "กองคลัง", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่านหนังสือ"]
    assert [list(a.extra) for m in report.measures for a in m.actions] == [keys, keys]
