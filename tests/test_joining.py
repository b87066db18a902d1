"""Tables over several pages: which are one, and what must stay apart."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from mattrakan.normalize.joined.joining import join_tables

PAGES = runpy.run_path(str(Path(__file__).with_name("joined_pages.py")))
HEAD = PAGES["HEAD"]
COLUMNS = PAGES["COLUMNS"]
steps = PAGES["steps"]
loud = PAGES["loud"]
four_steps = PAGES["four_steps"]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(COLUMNS, id="repeated"),
        pytest.param(["มาตร\nการ", "ขั้นตอน", "ผู้รับผิด\nชอบ", "ระยะเวลา"], id="wraps otherwise"),
        pytest.param(["มาตรการ (ต่อ)", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"], id="continued"),
        pytest.param(None, id="no heading"),
    ],
)
def test_a_continued_table_is_one(paper: SimpleNamespace, second: list[str] | None) -> None:
    rows = [["", "๒) ปลูกต้นไม้", "กองช่าง", "ก.พ. ๖๘"], ["๒. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"]]
    report = paper.report(
        [HEAD, [COLUMNS, ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"]]],
        [[second, *rows] if second else rows],
    )
    assert steps(report) == [
        [("เตรียมดิน", "กองช่าง"), ("ปลูกต้นไม้", "กองช่าง")],
        [("ซื้อหนังสือ", "กองคลัง")],
    ]
    assert [m.actions[-1].source.page for m in report.measures] == [2, 2]
    assert loud(report) == []


def test_two_tables_with_one_heading_stay_two(paper: SimpleNamespace) -> None:
    first = [COLUMNS, ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"]]
    second = [COLUMNS, ["๑. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"]]
    report = paper.report([HEAD, first], ["ด้านที่ ๒ การเรียนรู้", second])
    assert [m.name for m in report.measures] == ["ปลูก", "อ่าน"]
    assert loud(report) == []  # the second list starts anew: no number stands twice


def test_a_measure_that_goes_on_is_one(paper: SimpleNamespace) -> None:
    report = paper.report(
        [HEAD, [COLUMNS, ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"]]],
        ["ข้อความคั่น", [COLUMNS, ["๑. ปลูก (ต่อ)", "๒) รดน้ำ", "กองช่าง", "มี.ค. ๖๘"]]],
    )
    assert [len(m.actions) for m in report.measures] == [2]


def test_other_tables_are_joined_and_kept(paper: SimpleNamespace) -> None:
    header = ["ครั้งที่", "เรื่อง"]
    report = paper.report(["=ปฏิทินการประชุม", [header, ["๑", "งบ"]]], [[header, ["๒", "ถนน"]]])
    assert [table.rows for table in report.tables] == [[["๑", "งบ"], ["๒", "ถนน"]]]
    assert report.measures == []


def test_a_heading_that_stands_apart_is_taken_from_the_next_page(paper: SimpleNamespace) -> None:
    report = paper.report(
        [
            HEAD,
            "มาตรการ ขั้นตอน ผู้รับผิดชอบ ระยะเวลา",
            [
                ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
                ["", "๒) รดน้ำ", "กองช่าง", "ก.พ. ๖๘"],
            ],
        ],
        [[COLUMNS, ["๒. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"]]],
    )
    assert [len(m.actions) for m in report.measures] == [2, 1]
    assert loud(report) == []
    assert "header-inferred" in [finding.code for finding in report.findings]


def test_pages_between_end_a_table(paper: SimpleNamespace) -> None:
    first = four_steps("๑) กข", "๒) คง")
    rest = [["", "๓) จฉ", "กองคลัง", "ก.พ. ๖๘"]]
    joined = paper.report([HEAD, first], [rest])
    apart = paper.report([HEAD, first], ["หน้านี้มีแต่ข้อความ"], [rest])
    assert [len(m.actions) for m in joined.measures] == [3]
    assert len(apart.measures[0].actions) == 2


def test_a_paragraph_between_ends_a_table_without_headings(paper: SimpleNamespace) -> None:
    first = four_steps("๑) กข", "๒) คง")
    rest = [["", "๓) จฉ", "กองคลัง", "ก.พ. ๖๘"]]
    one = paper.report([HEAD, first], ["ข้อความหนึ่งบรรทัด", rest])
    two = paper.report([HEAD, first], ["ข้อความหนึ่งบรรทัด", "ข้อความอีกบรรทัด", rest])
    assert [len(m.actions) for m in one.measures] == [3]
    assert [len(m.actions) for m in two.measures] == [2]


def test_other_columns_end_a_table(paper: SimpleNamespace) -> None:
    first = four_steps("๑) กข", "๒) คง")
    report = paper.report([HEAD, first], [[["ถังขยะ", "๔"], ["ไม้กวาด", "๕"]]])
    assert [len(m.actions) for m in report.measures] == [2]
    assert [table.rows for table in report.tables] == [[["ไม้กวาด", "๕"]]]


def test_a_table_headed_in_two_languages_is_another_table(paper: SimpleNamespace) -> None:
    first = ["ชื่อมาตรการ Measure", "วิธีการที่ทำ Action", "ผู้รับผิดชอบงาน Unit", "ระยะเวลาที่ทำ Period"]
    second = ["มาตรการที่ทำ Measure", "ขั้นตอนที่ทำ Action", "ผู้รับผิดชอบเรื่อง Unit", "ช่วงเวลาที่ทำ Period"]
    report = paper.report(
        [HEAD, [first, ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"]]],
        [[second, ["๑. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"]]],
    )
    assert [m.name for m in report.measures] == ["ปลูก", "อ่าน"]


@pytest.mark.parametrize(("caption", "joined"), [("ตารางที่เราทำ", True), ("ตารางของปีหน้า", False)])
def test_a_caption_that_is_printed_again_parts_no_table(
    paper: SimpleNamespace, caption: str, joined: bool
) -> None:
    heads = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    first = [heads, ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "ม.ค. ๖๘"]]
    second = [
        heads,
        ["", "ลงกล้า", "กองช่าง", "ก.พ. ๖๘"],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "มี.ค. ๖๘"],
    ]
    pages = paper.page(1, "ตารางที่เราทำ", first), paper.page(2, caption, second)
    tables = join_tables(pages, [])
    assert (len(tables) == 1) == joined


@pytest.mark.parametrize("second", ["ข้อ ๒ อ่าน", "แบบอ่าน"])
def test_a_title_between_a_table_and_its_name_is_no_measure(
    paper: SimpleNamespace, second: str
) -> None:
    columns = ["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    first, after = (
        [columns, ["เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"]],
        [columns, ["จัดชั้นหนังสือ", "กองคลัง", "ก.พ. ๖๘"]],
    )
    report = paper.report([HEAD, "ข้อ ๑ ปลูกป่า\n\nตารางแผนงาน", first, second, after])
    names = ["ปลูกป่า", "อ่าน"] if second.startswith("ข้อ") else ["ตารางแผนงาน", "แบบอ่าน"]
    assert [m.name for m in report.measures] == names
