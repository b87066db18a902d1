"""Rows that head others or sum them up, where no cell across the table shows what they are."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from mattrakan.models import Report
from mattrakan.normalize.joined.pieces import single_piece, with_cut_group

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
Rows = list[list[str]]


def outline(report: Report) -> list[tuple[int | None, str | None, list[str]]]:
    return [(m.no, m.name, [a.text for a in m.actions]) for m in report.measures]


def codes(report: Report) -> list[str]:
    return sorted(f.code for f in report.findings if f.severity != "info")


@pytest.mark.parametrize(
    ("headings", "steps"),
    [
        (["มิติที่ ๑ ป่าชายเลน", "มิติที่ ๒ ห้องสมุด"], ["• เพาะกล้า", "• ลงกล้า", "• จัดชั้น"]),
        (["มิติที่ ๑ ป่าชายเลน", "มิติที่ ๒ ห้องสมุด"], ["เพาะกล้า", "ลงกล้า", "จัดชั้น"]),
        (["๑. ป่าชายเลน", "๒. ห้องสมุด"], ["๑. เพาะกล้า", "๒. ลงกล้า", "๑. จัดชั้น"]),
        (["ก. ป่าชายเลน", "ข. ห้องสมุด"], ["• เพาะกล้า", "• ลงกล้า", "• จัดชั้น"]),
    ],
)
def test_a_numbered_row_that_says_nothing_else_heads_a_group(
    paper: SimpleNamespace, headings: list[str], steps: list[str]
) -> None:
    rows = [
        COLUMNS,
        [headings[0], "", "", ""],
        [steps[0], "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        [steps[1], "กองช่าง", "ก.พ. ๖๘", "-"],
        [headings[1], "", "", ""],
        [steps[2], "กองคลัง", "มี.ค. ๖๘", "-"],
    ]
    report = paper.report([HEAD, rows])
    assert outline(report) == [
        (1, "ป่าชายเลน", ["เพาะกล้า", "ลงกล้า"]),
        (2, "ห้องสมุด", ["จัดชั้น"]),
    ]


def test_a_short_heading_is_one_beside_wide_ones(paper: SimpleNamespace) -> None:
    rows = [
        COLUMNS,
        ["ด้านที่ ๑ ป่าชายเลนและชายหาดทั้งอำเภอ", "<", "<", "<"],
        ["- เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["ด้านที่ ๒ ห้องสมุด", "", "", ""],
        ["- จัดชั้น", "กองคลัง", "มี.ค. ๖๘", "-"],
    ]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures] == ["ป่าชายเลนและชายหาดทั้งอำเภอ", "ห้องสมุด"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["๑. เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
                ["๒. ลงกล้า", "", "", ""],
                ["๓. จัดชั้น", "กองคลัง", "มี.ค. ๖๘", "-"],
            ],
            id="a step that only lacks its values",
        ),
        pytest.param(
            [
                ["• เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
                ["• ลงกล้า", "กองช่าง", "ม.ค. ๖๘", "-"],
                ["มิติที่ ๑ จัดชั้น", "", "", ""],
            ],
            id="nothing below it",
        ),
        pytest.param(
            [
                ["มิติที่ ๑ เพาะกล้า", "", "", ""],
                ["• ลงกล้า", "กองช่าง", "ม.ค. ๖๘", "-"],
                ["มิติที่ ๔ จัดชั้น", "", "", ""],
                ["• ขนหนังสือ", "กองช่าง", "ม.ค. ๖๘", "-"],
            ],
            id="numbers that do not count on",
        ),
        pytest.param(
            [
                ["เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
                ["๑. ลงกล้า", "", "", ""],
                ["จัดชั้น", "กองคลัง", "มี.ค. ๖๘", "-"],
            ],
            id="the first number below steps of no group",
        ),
    ],
)
def test_a_row_without_values_is_a_step(paper: SimpleNamespace, rows: Rows) -> None:
    report = paper.report([HEAD, [COLUMNS, *rows]])
    assert sum(len(m.actions) for m in report.measures) == len(rows)


def test_a_measure_alone_in_its_row_counts_on_from_those_above_it(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", *COLUMNS[:3]],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
        ["๓. เก็บขยะ", "", "", ""],
        ["", "ชั่งขยะทุกวันศุกร์", "กองช่าง", "เม.ย. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert [(m.no, m.name) for m in report.measures] == [(1, "ปลูกป่า"), (2, "อ่าน"), (3, "เก็บขยะ")]
    assert [a.text for a in report.measures[1].actions] == ["จัดชั้นหนังสือในห้องสมุด"]


def test_a_group_whose_heading_is_above_the_table_has_the_next_one_in_it(
    paper: SimpleNamespace,
) -> None:
    rows = [
        COLUMNS,
        ["• เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["มิติที่ ๒ ห้องสมุด", "", "", ""],
        ["• จัดชั้น", "กองคลัง", "มี.ค. ๖๘", "-"],
    ]
    report = paper.report([HEAD, rows])
    assert (2, "ห้องสมุด", ["จัดชั้น"]) in outline(report)


FIRST = ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"]
SECOND = ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"]
MONEY = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]


@pytest.mark.parametrize(
    ("amounts", "sums", "mismatches"),
    [
        (("-", "๒,๐๐๐"), ("๐", "๒,๐๐๐"), 0),
        (("๑,๐๐๐", "๒,๐๐๐"), ("๑,๐๐๐", "๒,๐๐๐"), 0),
        (("ไม่ใช้งบประมาณ", "-"), ("๐", "๐"), 0),
    ],
)
def test_a_subtotal_of_one_step_or_of_none_with_an_amount(
    paper: SimpleNamespace, amounts: list[str], sums: list[str], mismatches: int
) -> None:
    rows = [
        MONEY,
        [*FIRST, amounts[0]],
        ["ยอดของช่วงนี้", "", "", "", sums[0]],
        [*SECOND, amounts[1]],
        ["ยอดของช่วงนี้", "", "", "", sums[1]],
    ]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]
    assert codes(report) == ["sum-mismatch"] * mismatches


def test_a_subtotal_that_does_not_fit_is_reported(paper: SimpleNamespace) -> None:
    rows = [
        MONEY,
        [*FIRST, "๑,๐๐๐"],
        [*SECOND, "๒,๐๐๐"],
        ["ยอดของช่วงนี้", "", "", "", "๓,๐๐๐"],
        ["๓. วิ่ง", *FIRST[1:], "๕,๐๐๐"],
        ["ยอดของช่วงนี้", "", "", "", "๔,๐๐๐"],
    ]
    report = paper.report([HEAD, rows])
    assert len(report.measures) == 3
    assert codes(report) == ["sum-mismatch"]


def test_one_row_with_the_amount_above_it_is_no_subtotal(paper: SimpleNamespace) -> None:
    rows = [MONEY, [*FIRST, "๑,๐๐๐"], ["วิ่ง", "", "", "", "๑,๐๐๐"], [*SECOND, "๒,๐๐๐"]]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "วิ่ง", "อ่าน"]


def test_a_subtotal_before_a_page_break_has_its_heading_behind_it(paper: SimpleNamespace) -> None:
    first = [
        COLUMNS,
        ["มิติที่ ๑ ป่าชายเลน", "", "", ""],
        ["• เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["", "", "รวมทั้งมิติ", "๑,๐๐๐"],
    ]
    second = [
        COLUMNS,
        ["มิติที่ ๒ ห้องสมุด", "", "", ""],
        ["• จัดชั้น", "กองคลัง", "มี.ค. ๖๘", "-"],
    ]
    report = paper.report([HEAD, first], [second])
    assert outline(report) == [(1, "ป่าชายเลน", ["เพาะกล้า"]), (2, "ห้องสมุด", ["จัดชั้น"])]


def test_a_subtotal_and_a_total_beyond_the_page_are_two(paper: SimpleNamespace) -> None:
    columns = ["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
    first = [
        columns,
        ["๑. ปลูกป่า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["๒. อ่าน", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
        ["ยอดช่วงนี้", "<", "<", "๓,๐๐๐"],
    ]
    report = paper.report([HEAD, first], [[columns, ["ยอดทั้งแผน", "<", "<", "๓,๐๐๐"]]])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]
    assert codes(report) == []


@pytest.mark.plain_only
@pytest.mark.parametrize(
    ("foot", "counts_on"),
    [
        ("ด้านที่ 3 งานบริการ", True),
        ("ด้านที่ 5 งานบริการ", False),
        ("3) งานบริการ", False),  # no heading as the others are
        ("หมายเหตุ ไม่มี", False),
    ],
)
def test_the_heading_of_a_group_may_be_the_last_line_of_its_page(
    paper: SimpleNamespace, foot: str, counts_on: bool
) -> None:
    """Nothing closes a shaded table at a page's foot: its last row stands below it."""
    head, two = ["แนวทางปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา"], [paper.left] * 2
    groups = [["ด้านที่ 1 งานปลูก", *two], ["ด้านที่ 2 งานดูแล", "", ""]]
    steps = [["1) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"], ["1) รดน้ำ", "กองช่าง", "ก.พ. ๖๘"]]
    rows = [head, groups[0], steps[0], groups[1], steps[1]]
    page = paper.page(1, rows, foot)
    layout: Any = SimpleNamespace(profile=SimpleNamespace(records="measures"), first_row=1)
    last = single_piece(page.tables[0], layout)
    piece = single_piece(paper.table([head, steps[0]], page=2), layout)
    found = with_cut_group(last, piece, page.lines)
    assert [row.text for row in found.rows[4:]] == ([foot] if counts_on else [])
    assert with_cut_group(last, replace(piece, pieces=last.pieces), page.lines) is last
