"""Where records stand, told to the point: pages that a test writes, so that it knows."""

import runpy
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.models import Place

WRITER = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
SCORES = [
    ["ที่", "ตัวชี้วัด", "คะแนน"],
    ["๑", "การปฏิบัติหน้าที่", "๙๐.๒๕"],
    ["๒", "การใช้งบประมาณ", "๘๐.๕๐"],
]
HEADER = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
FIRST = [
    HEADER,
    ["๑. ปลูกป่า", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
    [None, "๒) รดน้ำ", "กองช่าง", "ทุกเมื่อ"],
]
SECOND = [
    HEADER,
    ["๒. อ่านหนังสือ", "๑) จัดมุมอ่าน", "กองคลัง", "เม.ย. ๖๘"],
    ["๓. ออม", "๑) เปิดบัญชี", "กองคลัง", "พ.ค. ๖๘"],
]
OTHER = [["รายการ", "จำนวน"], ["ถังขยะ", "๔"], ["ไม้กวาด", "๑๒"]]
WIDTHS = [120.0, 140.0, 100.0, 100.0]
ROW = 22.0  # one line of 12 pt and 4 pt


def plan() -> bytes:
    writer = WRITER()
    writer.centred(30, "- ๑๑ -")
    writer.centred(60, "มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
    writer.centred(80, "องค์การบริหารส่วนตำบลดอนหมอก อำเภอดอนเมฆ จังหวัดเลย")
    writer.table(SCORES, [40.0, 200.0, 80.0], top=100)
    writer.table(FIRST, WIDTHS, top=300)
    writer.new_page()
    writer.centred(30, "- ๑๒ -")
    writer.table(SECOND, WIDTHS, x=60, top=150)
    writer.table(OTHER, [150.0, 60.0], x=60, top=400)
    data: bytes = writer.pdf()
    return data


REPORT = mattrakan.read(plan())


def place(told: Place | None) -> tuple[Any, ...]:
    assert told is not None and told.box is not None
    return told.page, told.page_label, told.table, told.row, told.box


def near(*sides: float) -> Any:
    return pytest.approx(sides, abs=0.3)


def test_indicators() -> None:
    assert [place(i.source) for i in REPORT.indicators] == [
        (1, "๑๑", 1, 1, near(50, 100 + ROW, 370, 100 + 2 * ROW)),
        (1, "๑๑", 1, 2, near(50, 100 + 2 * ROW, 370, 100 + 3 * ROW)),
    ]


def test_actions() -> None:
    assert [place(a.source) for m in REPORT.measures for a in m.actions] == [
        (1, "๑๑", 2, 1, near(50, 300 + ROW, 510, 300 + 2 * ROW)),
        (1, "๑๑", 2, 2, near(50, 300 + 2 * ROW, 510, 300 + 3 * ROW)),
        (2, "๑๒", 1, 1, near(60, 150 + ROW, 520, 150 + 2 * ROW)),
        (2, "๑๒", 1, 2, near(60, 150 + 2 * ROW, 520, 150 + 3 * ROW)),
    ]


def test_measures() -> None:
    assert [place(m.source)[:4] for m in REPORT.measures] == [
        (1, "๑๑", 2, 1),
        (2, "๑๒", 1, 1),
        (2, "๑๒", 1, 2),
    ]


def test_other_tables() -> None:
    (table,) = REPORT.tables
    assert (table.page, table.box) == (2, near(60, 400, 270, 400 + 3 * ROW))
    assert (table.header, table.rows) == (OTHER[0], OTHER[1:])


def test_findings() -> None:
    (finding,) = [f for f in REPORT.findings if f.code == "value-unparsed"]
    assert finding.where == "measures[0].actions[1].period"
    assert place(finding.source)[:4] == (1, "๑๑", 2, 2)


def test_cells() -> None:
    tables = mattrakan.read_tables(plan())
    assert [(t.page, t.number, t.n_rows, t.n_columns) for t in tables] == [
        (1, 1, 3, 3),
        (1, 2, 3, 4),
        (2, 1, 3, 4),
        (2, 2, 3, 2),
    ]
    lefts, widths = [60.0, 180.0, 320.0, 420.0], WIDTHS
    assert [(c.row, c.column, c.text, c.box) for c in tables[2]] == [
        (
            row,
            column,
            SECOND[row][column],
            near(
                lefts[column],
                150 + ROW * row,
                lefts[column] + widths[column],
                150 + ROW * (row + 1),
            ),
        )
        for row in range(3)
        for column in range(4)
    ]


def test_lines_of_cells() -> None:
    """Letters of 12 pt reach from 0.8 em above their baseline to 0.25 em below."""
    cell = next(c for c in mattrakan.read_tables(plan())[2] if c.text == "กองคลัง")
    (line,) = cell.lines
    baseline = 150 + ROW + 2 + 12
    assert line.box == near(323, baseline - 9.6, 323 + 6 * 6, baseline + 3)
    assert line.size == 12.0


def test_text() -> None:
    first, second = mattrakan.read_text(plan())
    assert first.splitlines()[:4] == [
        "มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "องค์การบริหารส่วนตำบลดอนหมอก อำเภอดอนเมฆ จังหวัดเลย",
        "ที่",
        "ตัวชี้วัด",
    ]
    assert second.splitlines()[-2:] == ["ไม้กวาด", "๑๒"]
