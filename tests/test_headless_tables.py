"""Small tables below the headings of their measures, of which the first alone has headings."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

PAGES = runpy.run_path(str(Path(__file__).with_name("joined_pages.py")))
HEAD = PAGES["HEAD"]
COLUMNS = ["ที่", "งานที่ต้องดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
ONE = [
    ["๑", "เพาะกล้าไม้ริมคลอง", "กองช่าง", "ม.ค. ๖๘", "-"],
    ["๒", "ปลูกลงดินทุกหมู่บ้าน", "กองคลัง", "ก.พ. ๖๘", "๕,๐๐๐"],
]
TWO = [
    ["๑", "จัดชั้นหนังสือใหม่", "กองคลัง", "มี.ค. ๖๘", "-"],
    ["๒", "รับบริจาคหนังสือ", "สำนักปลัด", "เม.ย. ๖๘", "๒,๐๐๐"],
]
THREE = [["๑", "แบ่งเวรเก็บขยะ", "กองช่าง", "พ.ค. ๖๘", "๓,๐๐๐"]]
REST = [["๒", "สรุปผลการเก็บขยะ", "กองช่าง", "มิ.ย. ๖๘", "-"]]
NAMES = ["มาตรการที่ ๑ ปลูกป่า", "มาตรการที่ ๒ อ่านหนังสือ", "มาตรการที่ ๓ เก็บขยะ"]


def steps(report: SimpleNamespace) -> list[tuple[str, list[str]]]:
    return [(m.name, [action.text for action in m.actions]) for m in report.measures]


def texts(rows: list[list[str]]) -> list[str]:
    return [row[1] for row in rows]


def test_tables_below_their_measures_have_the_columns_of_the_first(paper: SimpleNamespace) -> None:
    first = [HEAD, NAMES[0], [COLUMNS, *ONE], NAMES[1], TWO, "ด้านที่ ๒ สะอาด", NAMES[2], THREE]
    report = paper.report(first, [REST])
    assert steps(report) == [
        ("ปลูกป่า", texts(ONE)),
        ("อ่านหนังสือ", texts(TWO)),
        ("เก็บขยะ", texts(THREE) + texts(REST)),
    ]
    assert [m.no for m in report.measures] == [1, 2, 3]
    third = report.measures[2].actions
    assert [action.source.page for action in third] == [1, 2]
    assert [action.period.value for action in third] == ["2025-05", "2025-06"]
    assert [action.responsible for action in report.measures[1].actions] == [
        ["กองคลัง"],
        ["สำนักปลัด"],
    ]
    assert not [found for found in report.findings if found.severity != "info"]


def test_a_heading_without_a_number_names_what_is_counted_anew(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, " ", "ปลูกป่า", [COLUMNS, *ONE], "อ่านหนังสือ", TWO])
    assert steps(report) == [("ปลูกป่า", texts(ONE)), ("อ่านหนังสือ", texts(TWO))]


def test_numbered_headings_name_what_counts_on(paper: SimpleNamespace) -> None:
    further = [["๓", *TWO[0][1:]], ["๔", *TWO[1][1:]]]
    report = paper.report([HEAD, NAMES[0], [COLUMNS, *ONE], NAMES[1], further])
    assert steps(report) == [("ปลูกป่า", texts(ONE)), ("อ่านหนังสือ", texts(TWO))]


@pytest.mark.parametrize("line", ["แผนปลูกป่า (ต่อ)", "ภาพที่ ๑ กล้าไม้"])
def test_rows_that_count_on_below_another_line_are_of_the_same_measure(
    paper: SimpleNamespace, line: str
) -> None:
    further = [["๓", *TWO[0][1:]], ["๔", *TWO[1][1:]]]
    report = paper.report([HEAD, NAMES[0], [COLUMNS, *ONE], line, further])
    assert line not in [measure.name for measure in report.measures]
    assert [text for _, found in steps(report) for text in found] == texts(ONE) + texts(TWO)


def test_a_table_of_other_columns_is_not_read_by_the_first(paper: SimpleNamespace) -> None:
    other = [["๑", "นายสมชาย ใจดี", "ประธาน"], ["๒", "นางสมหญิง ใจงาม", "กรรมการ"]]
    report = paper.report([HEAD, NAMES[0], [COLUMNS, *ONE], NAMES[1], other])
    assert "นายสมชาย ใจดี" not in [text for _, found in steps(report) for text in found]
    assert [table.rows for table in report.tables]


def test_a_list_below_a_table_of_measures_is_not_named(paper: SimpleNamespace) -> None:
    """Measures in a column of their own name the steps; a line between pieces is no measure."""
    columns = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
    rows = [["๑", "ปลูกป่า", "เพาะกล้าไม้", "กองช่าง"], ["๒", "อ่าน", "จัดชั้น", "กองคลัง"]]
    further = [["๑", "เก็บขยะ", "แบ่งเวร", "กองช่าง"]]
    report = paper.report([HEAD, "ด้านที่ ๑ สวน", [columns, *rows], "ด้านที่ ๒ ถนน", further])
    assert "ถนน" not in " ".join(measure.name or "" for measure in report.measures)
