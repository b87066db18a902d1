"""Forms without rules: labels and values on lines, and rows that a page cuts off."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def form(name: str, steps: list[str], owner: str, when: str, sep: str = " : ") -> list[str]:
    """Return a form of lines: the naming line, and labels with their values."""
    return [
        name,
        f"เหตุที่เลือก{sep}ยังไม่มีใครทำเรื่องนี้",
        f"ขั้นตอน{sep}".rstrip(),
        *steps,
        f"ผู้รับผิดชอบ{sep}{owner}",
        f"ระยะเวลา{sep}{when}",
    ]


def read(report: Report) -> list[tuple[int | None, str | None, list[str | None]]]:
    return [(m.no, m.name, [a.text for a in m.actions]) for m in report.measures]


FIRST = (["๑) เพาะกล้า", "๒) ลงกล้า"], "กองช่าง", "ม.ค. ๖๘")
SECOND = (["๑) จัดชั้น"], "กองคลัง, กองช่าง", "มี.ค. ๖๘")
READ = [(1, "ปลูกป่า", ["เพาะกล้า", "ลงกล้า"]), (2, "อ่านหนังสือ", ["จัดชั้น"])]


@pytest.mark.parametrize("name", ["มาตรการที่ {} {}", "{}. {}", "มาตรการที่ {} : {}"])
@pytest.mark.parametrize("sep", [" : ", ": ", ":"])
def test_lines_of_labels_and_values_are_forms(paper: SimpleNamespace, name: str, sep: str) -> None:
    first = form(name.format("๑", "ปลูกป่า"), *FIRST, sep)
    second = form(name.format("๒", "อ่านหนังสือ"), *SECOND, sep)
    report = paper.report([HEAD, *first, *second])
    assert read(report) == READ
    actions = [a for m in report.measures for a in m.actions]
    assert [a.responsible for a in actions] == [["กองช่าง"], ["กองช่าง"], ["กองคลัง", "กองช่าง"]]
    assert [a.period.value for a in actions] == ["2025-01", "2025-01", "2025-03"]
    assert {key for a in actions for key in a.extra} == {"เหตุที่เลือก"}
    assert not report.tables
    assert "no-tables" not in [f.code for f in report.findings]


def test_a_form_of_lines_goes_on_on_the_next_page(paper: SimpleNamespace) -> None:
    first, second = form("๑. ปลูกป่า", *FIRST), form("๒. อ่านหนังสือ", *SECOND)
    assert read(paper.report([HEAD, *first, *second[:4]], second[4:])) == READ
    assert read(paper.report([HEAD, *first, *second[:3]], second[3:])) == READ


def test_steps_with_counted_labels_are_one_value(paper: SimpleNamespace) -> None:
    steps = [["ขั้นตอนที่ ๑ : เพาะกล้า", "ขั้นตอนที่ ๒ : ลงกล้า"], ["ขั้นตอนที่ ๑ : จัดชั้น"]]
    forms = [
        form(name, held, *rest)
        for name, held, (_, *rest) in zip(
            ["มาตรการที่ ๑ ปลูกป่า", "มาตรการที่ ๒ อ่านหนังสือ"], steps, [FIRST, SECOND], strict=True
        )
    ]
    lines = [line for lines in forms for line in lines if line != "ขั้นตอน :"]
    assert read(paper.report([HEAD, *lines])) == READ


@pytest.mark.parametrize(
    "labels",
    [
        ["ชื่อ", "ตำแหน่ง", "โทรศัพท์", "อีเมล"],  # a list of persons
        ["เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย"],  # letters
        ["เวลา ๑๓", "เวลา ๑๔", "เวลา ๑๕", "เวลา ๑๖"],
    ],
)
def test_other_lines_with_colons_are_no_forms(paper: SimpleNamespace, labels: list[str]) -> None:
    lines = [f"{label} : ข้อความ{label}" for _ in range(3) for label in labels]
    report = paper.report([HEAD, *lines])
    assert not report.measures
    assert not report.tables


def test_forms_that_stand_once_are_not_read_from_lines(paper: SimpleNamespace) -> None:
    assert not paper.report([HEAD, *form("๑. ปลูกป่า", *FIRST)]).measures


def rows(number: str, name: str, steps: str, owner: str, when: str) -> list[list[str]]:
    return [
        [f"มาตรการที่ {number}", name],
        ["เหตุที่เลือก", f"ยังไม่มีใครทำ{name}"],
        ["ขั้นตอน", steps],
        ["ผู้รับผิดชอบ :", owner],
        ["ระยะเวลา", when],
    ]


def lone_rows(paper: SimpleNamespace, cut: list[list[str]]) -> DocumentPage:
    """Return a page whose lines are rows of a form that no rules and no other rows show."""
    page: DocumentPage = paper.page(2)
    lines = []
    for place, (label, value) in enumerate(cut):
        top = 60.0 + 16 * place
        left, right = paper.line(label, 52.0, top), paper.line(value, 299.5, top)
        box = Box(left.box.x0, top, right.box.x1, top + 11)
        lines.append(replace(left, text=f"{label} {value}", box=box, tail_x0=299.5))
    return replace(page, lines=tuple(lines))


@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_rows_alone_on_the_next_page_belong_to_the_form(paper: SimpleNamespace, cut: int) -> None:
    first = rows("๑", "ปลูกป่า", "๑) เพาะกล้า\n๒) ลงกล้า", "กองช่าง", "ม.ค. ๖๘")
    second = rows("๒", "อ่านหนังสือ", "๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘")
    before = paper.page(1, HEAD, [*first, *second[: 5 - cut]])
    report = paper.report(before, lone_rows(paper, second[5 - cut :]))
    assert read(report) == READ
    assert [a.responsible for a in report.measures[1].actions] == [["กองคลัง"]]
    assert report.measures[1].actions[0].period.value == "2025-03"
    assert {key for m in report.measures for a in m.actions for key in a.extra} == {"เหตุที่เลือก"}


def test_a_first_row_printed_again_begins_no_form(paper: SimpleNamespace) -> None:
    first = rows("๑", "ปลูกป่า", "๑) เพาะกล้า\n๒) ลงกล้า", "กองช่าง", "ม.ค. ๖๘")
    second = rows("๒", "อ่านหนังสือ", "๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second[:3]], [[second[0], *second[3:]]])
    assert read(report) == READ
