"""Calendars: ticked, shaded or crossed quarters and halves are the period."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
QUARTERS = ["ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔"]


def periods(report: Report) -> list[object]:
    return [a.period and a.period.value for m in report.measures for a in m.actions]


@pytest.mark.parametrize("tick", ["✓", "●", "X", "/", "l"])
def test_ticked_quarters_are_the_period(paper: SimpleNamespace, tick: str) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", *QUARTERS],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", tick, tick, "", ""],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", tick, "", "", tick],
    ]
    report = paper.report([HEAD, rows])
    assert periods(report) == ["2024-10/2025-03", ["2024-10/2024-12", "2025-07/2025-09"]]
    assert all(not a.extra for m in report.measures for a in m.actions)


def test_columns_of_amounts_are_no_calendar(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", *QUARTERS],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐", "", "๒,๐๐๐", ""],
    ]
    report = paper.report([HEAD, rows])
    assert periods(report) == ["2025-01"]


@pytest.mark.parametrize("striped", [False, True])
def test_shaded_halves_are_the_period(paper: SimpleNamespace, striped: bool) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "๖ เดือนแรก", "๖ เดือนหลัง"],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "", ""],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "", ""],
    ]
    page = paper.page(1, HEAD, rows)
    [table] = page.tables

    def filled(row: int, column: int) -> str | None:
        if (row, column) in ((1, 3), (2, 4)):
            return "#8888ff"
        return "#eeeeee" if striped and row == 2 else None

    cells = tuple(replace(cell, fill=filled(cell.row, cell.column)) for cell in table)
    report = paper.report(replace(page, tables=(replace(table, cells=cells),)))
    assert periods(report) == ["2024-10/2025-03", "2025-04/2025-09"]


@pytest.mark.parametrize(
    ("arrow", "long"),
    [
        ("<---->", "<----------------->"),
        ("←─→", "←──────────────→"),
        ("- - ->", "- - - - - - - - ->"),
    ],
)
def test_typed_arrows_over_merged_quarters_are_the_period(
    paper: SimpleNamespace, arrow: str, long: str
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", *QUARTERS],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", arrow, "", "", arrow],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "", long, "<", "<"],
    ]
    report = paper.report([HEAD, rows])
    assert periods(report) == [["2024-10/2024-12", "2025-07/2025-09"], "2025-01/2025-09"]


BAR = Box(0.0, 40.0, 9.0, 48.0)


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ({(1, 3): BAR, (1, 4): BAR, (2, 6): BAR}, ["2024-10/2025-03", "2025-07/2025-09"]),
        # a stripe of the row, which other cells have too
        ({(1, 0): BAR, (1, 3): BAR, (1, 4): BAR, (2, 6): BAR}, [None, "2025-07/2025-09"]),
        # what was planned above what was done: nobody says which is the period
        ({(1, 3): BAR, (1, 4): Box(0.0, 50.0, 9.0, 58.0)}, [None, None]),
        ({(1, 3): BAR, (1, 4): Box(0.0, 44.0, 9.0, 52.0)}, ["2024-10/2025-03", None]),
    ],
)
def test_bars_drawn_in_quarters_are_the_period(
    paper: SimpleNamespace, drawn: dict[tuple[int, int], Box], expected: list[str | None]
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", *QUARTERS],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "", "", "", ""],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "", "", "", ""],
    ]
    page = paper.page(1, HEAD, rows)
    [table] = page.tables
    marks = {place: (bar,) for place, bar in drawn.items()}
    cells = tuple(replace(c, strokes=marks.get((c.row, c.column), ())) for c in table)
    report = paper.report(replace(page, tables=(replace(table, cells=cells),)))
    assert periods(report) == expected
    told = [f.where for f in report.findings if f.code == "no-tick"]
    assert len(told) == expected.count(None)
