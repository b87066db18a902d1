"""A sheet wider than the paper: its columns on further pages stand beside the rows of the first."""

import runpy
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import mattrakan
from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.table import Table
from mattrakan.models import Report
from mattrakan.normalize.joined.columns_beside import join_beside
from mattrakan.normalize.joined.pooling import Claims

WRITER = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
Rows = Sequence[Sequence[str | None]]

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
LEFT: Rows = [
    ["ที่", "มาตรการ", "ขั้นตอน"],
    ["๑.๑", "๑. ปลูกป่า", "เพาะกล้าไม้ริมคลอง"],
    ["๑.๒", None, "ปลูกลงดินทุกหมู่บ้าน"],
    ["๒.๑", "๒. อ่านหนังสือ", "จัดชั้นหนังสือใหม่"],
    ["๒.๒", None, "รับบริจาคหนังสือ"],
]
RIGHT: Rows = [
    ["ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ (บาท)"],
    ["กองช่าง", "ม.ค. ๖๘", "๕,๐๐๐"],
    ["กองคลัง", "ก.พ. ๖๘", "-"],
    ["สำนักปลัด", "มี.ค. ๖๘", "๒,๐๐๐"],
    ["กองการศึกษา", "เม.ย. ๖๘", "-"],
]
NOTES: Rows = [["หมายเหตุ"], ["-"], ["ใช้รถของ อบต."], ["-"], ["มีรายชื่อ"]]
FURTHER: Rows = [
    ["๓.๑", "๓. เก็บขยะ", "แบ่งเวรเก็บขยะ"],
    ["๓.๒", None, "สรุปผลการเก็บขยะ"],
    ["๓.๓", None, "รายงานผู้บริหาร"],
]
FURTHER_RIGHT: Rows = [
    ["กองช่าง", "พ.ค. ๖๘", "๓,๐๐๐"],
    ["กองช่าง", "มิ.ย. ๖๘", "-"],
    ["สำนักปลัด", "ก.ค. ๖๘", "-"],
]


def numbered(rows: Rows, left: Rows = LEFT) -> list[list[str | None]]:
    return [[first[0], *row] for first, row in zip(left, rows, strict=True)]


def codes(report: Report) -> list[str]:
    return [found.code for found in report.findings if found.code != "header-inferred"]


def read(report: Report) -> list[tuple[str | None, str | None, list[str], object]]:
    return [
        (m.name, a.text, a.responsible, a.period.value if a.period else None)
        for m in report.measures
        for a in m.actions
    ]


WHOLE = [
    ("ปลูกป่า", "เพาะกล้าไม้ริมคลอง", ["กองช่าง"], "2025-01"),
    ("ปลูกป่า", "ปลูกลงดินทุกหมู่บ้าน", ["กองคลัง"], "2025-02"),
    ("อ่านหนังสือ", "จัดชั้นหนังสือใหม่", ["สำนักปลัด"], "2025-03"),
    ("อ่านหนังสือ", "รับบริจาคหนังสือ", ["กองการศึกษา"], "2025-04"),
]
REST = [
    ("เก็บขยะ", "แบ่งเวรเก็บขยะ", ["กองช่าง"], "2025-05"),
    ("เก็บขยะ", "สรุปผลการเก็บขยะ", ["กองช่าง"], "2025-06"),
    ("เก็บขยะ", "รายงานผู้บริหาร", ["สำนักปลัด"], "2025-07"),
]


@pytest.mark.parametrize("again", [True, False], ids=["numbers again", "heights alone"])
@pytest.mark.parametrize("titled", [True, False], ids=["title again", "no title"])
def test_columns_of_the_next_page_stand_beside_the_rows(
    paper: SimpleNamespace, again: bool, titled: bool
) -> None:
    right = numbered(RIGHT) if again else RIGHT
    report = paper.report([HEAD, LEFT], [HEAD if titled else " ", right])
    assert read(report) == WHOLE
    first = report.measures[0].actions[0]
    assert first.budget is not None and first.budget.value == 5000
    assert codes(report) == ["columns-joined"]
    assert report.findings[-1].source and report.findings[-1].source.page == 2
    assert not report.tables


@pytest.mark.parametrize("again", [True, False], ids=["numbers again", "heights alone"])
def test_a_third_page_of_notes(paper: SimpleNamespace, again: bool) -> None:
    pieces = [numbered(RIGHT), numbered(NOTES)] if again else [RIGHT, NOTES]
    report = paper.report([HEAD, LEFT], *([HEAD, piece] for piece in pieces))
    assert read(report) == WHOLE
    extras = [a.extra["หมายเหตุ"] for m in report.measures for a in m.actions]
    assert extras == [None, "ใช้รถของ อบต.", None, "มีรายชื่อ"]


@pytest.mark.parametrize("headed", [True, False], ids=["headings again", "headings once"])
@pytest.mark.parametrize("order", ["over", "down"])
def test_sheets_of_several_pages(paper: SimpleNamespace, headed: bool, order: str) -> None:
    """Printed over, then down; or down, then over."""
    below: Rows = [LEFT[0], *FURTHER] if headed else FURTHER
    below_right: Rows = [RIGHT[0], *FURTHER_RIGHT] if headed else FURTHER_RIGHT
    pieces: list[Rows] = [LEFT, RIGHT, below, below_right]
    if order == "down":
        pieces = [LEFT, below, RIGHT, below_right]
    report = paper.report(*([HEAD, piece] for piece in pieces))
    if order == "down" or headed:
        assert read(report) == WHOLE + REST
        assert codes(report) == ["columns-joined"]
    else:
        # Without headings a page is not known to be columns rather than rows.
        assert read(report) == WHOLE
        assert "table-not-joined" in codes(report) or "table-unclaimed" in codes(report)


def changed(rows: Rows, row: int, column: int, text: str) -> list[list[str | None]]:
    found = [list(texts) for texts in rows]
    found[row][column] = text
    return found


@pytest.mark.parametrize(
    "page",
    [
        pytest.param([HEAD, changed(RIGHT, 2, 0, "กองคลัง\nกองช่าง")], id="a row of another height"),
        pytest.param([HEAD, RIGHT[:-1]], id="a row less"),
        pytest.param(["ตารางที่ ๒ งบประมาณ", RIGHT], id="a caption of its own"),
        pytest.param([HEAD, changed(RIGHT, 0, 2, "มาตรการ")], id="a heading again"),
        pytest.param([HEAD, changed(RIGHT, 0, 2, "โครงการ")], id="a field again"),
        pytest.param([HEAD, changed(numbered(RIGHT), 3, 0, "๒.๓")], id="other numbers"),
        pytest.param([HEAD, changed(RIGHT, 0, 1, "")], id="a column without heading"),
        pytest.param([HEAD, RIGHT, RIGHT], id="two tables"),
        pytest.param([HEAD, [["ชื่อ", "ตำแหน่ง"], *[["นายดำ", "ครู"]] * 4]], id="nothing known"),
    ],
)
def test_other_tables_stay_what_they_are(paper: SimpleNamespace, page: list[object]) -> None:
    report = paper.report([HEAD, LEFT], page)
    assert "columns-joined" not in codes(report)
    own = [texts[2] for texts in LEFT]
    assert not any(a.responsible for m in report.measures for a in m.actions if a.text in own)
    assert {"table-unclaimed", "table-not-joined"} & {*codes(report)}


def test_months_on_the_next_page_are_the_periods_of_the_rows(paper: SimpleNamespace) -> None:
    """Ticks alone look like steps to a table of their own, whose headings say no main field."""
    left = [[*row, owner[0]] for row, owner in zip(LEFT, RIGHT, strict=True)]
    months = [
        ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."],
        ["✓", "✓", "", "", "", ""],
        ["", "", "✓", "", "", ""],
        ["", "", "", "✓", "✓", "✓"],
        ["✓", "", "", "", "", ""],
    ]
    report = paper.report([HEAD, left], [HEAD, months])
    periods = ["2024-10/2024-11", "2024-12", "2025-01/2025-03", "2024-10"]
    assert read(report) == [(*row[:3], period) for row, period in zip(WHOLE, periods, strict=True)]
    assert codes(report) == ["columns-joined"]


def test_a_plan_of_its_own_is_no_part_of_the_one_before(paper: SimpleNamespace) -> None:
    one = [["ที่", "มาตรการ", "ผู้รับผิดชอบ"], *[[n, f"ปลูก{n}", "กองช่าง"] for n in "๑๒๓"]]
    two = [["ลำดับ", "ขั้นตอน", "ระยะเวลา"], *[[n, f"อ่าน{n}", "ม.ค. ๖๘"] for n in "๑๒๓"]]
    report = paper.report([HEAD, one], [HEAD, two])
    assert "columns-joined" not in codes(report)


def test_pieces_of_one_table_are_no_columns(paper: SimpleNamespace) -> None:
    rows: list[list[str | None]] = [
        [a[0], "ปลูก", a[2], *b] for a, b in zip(LEFT, RIGHT, strict=True)
    ]
    rows[0][1] = "มาตรการ"
    report = paper.report([HEAD, rows], [HEAD, rows[1:]], [HEAD, rows])
    assert "columns-joined" not in codes(report)


def shifted(table: Table, row: int, by: float) -> Table:
    """Return a table of which one row begins a little lower."""
    cells = [
        cell.moved_to(Box(cell.box.x0, cell.box.top + by, cell.box.x1, cell.box.bottom))
        if cell.row == row
        else cell
        for cell in table
    ]
    return replace(table, cells=tuple(cells))


@pytest.mark.parametrize(("by", "joined"), [(0.9, True), (1.1, False)])
def test_rows_stand_at_the_same_heights(paper: SimpleNamespace, by: float, joined: bool) -> None:
    pages = [paper.page(1, HEAD, LEFT), paper.page(2, HEAD, RIGHT)]
    pages[1] = replace(pages[1], tables=(shifted(pages[1].tables[0], 2, by),))
    found, beside = join_beside(pages, Claims((), HEAD))
    assert beside == ({(1, 1): (2,)} if joined else {})
    assert [len(page.tables) for page in found] == ([1, 0] if joined else [1, 1])
    kept = {(cell.page, cell.box) for page in found for table in page.tables for cell in table}
    assert kept == {(c.page, c.box) for page in pages for table in page.tables for c in table}


@pytest.mark.parametrize(("text", "joined"), [("กองคลัง", True), ("กองคลัง\nกองช่าง", False)])
def test_the_same_numbers_join_rows_of_other_heights(
    paper: SimpleNamespace, text: str, joined: bool
) -> None:
    """What stands in several lines is paired by heights, which differ: it is not joined."""
    right = numbered(changed(RIGHT, 2, 0, text))
    report = paper.report([HEAD, LEFT], [HEAD, HEAD, right])
    assert (codes(report) == ["columns-joined"]) is joined
    assert (read(report) == WHOLE) is joined


@pytest.mark.parametrize(("rows", "joined"), [(3, True), (2, False)])
def test_two_rows_below_headings_are_the_fewest(
    paper: SimpleNamespace, rows: int, joined: bool
) -> None:
    pages = [paper.page(1, HEAD, LEFT[:rows]), paper.page(2, HEAD, RIGHT[:rows])]
    assert bool(join_beside(pages, Claims((), HEAD))[1]) is joined


def test_a_measure_that_goes_on_below_further_columns(paper: SimpleNamespace) -> None:
    """Printed over, then down: the pages of columns stand between the pieces."""
    below = [LEFT[0], ["๒.๓", "", "เปิดห้องอ่านวันเสาร์"], *FURTHER[:2]]
    report = paper.report(
        [HEAD, LEFT], [HEAD, RIGHT], [HEAD, below], [HEAD, [RIGHT[0], *FURTHER_RIGHT]]
    )
    assert [len(m.actions) for m in report.measures] == [2, 3, 2]
    assert codes(report) == ["columns-joined"]


@pytest.mark.parametrize("top", [100.0, 104.0])
def test_headings_on_two_levels_in_one_part(tmp_path: Path, top: float) -> None:
    """Drawn: the period has two columns below a heading of its own, the rest one heading."""
    writer = WRITER()
    writer.centred(60.0, HEAD.removeprefix("="), 14.0)
    left = [LEFT[0], [None, None, None], *LEFT[1:]]
    right = [
        ["ผู้รับผิดชอบ", "ระยะเวลา", "<", "งบประมาณ"],
        [None, "เริ่ม", "สิ้นสุด", None],
        *[[a, b, "ก.ย. ๖๘", c] for a, b, c in RIGHT[1:]],
    ]
    writer.table(left, [40.0, 150.0, 250.0], top=100.0)
    writer.new_page()
    writer.table(right, [150.0, 80.0, 80.0, 120.0], top=top)
    path = tmp_path / "plan.pdf"
    path.write_bytes(writer.pdf())
    report = mattrakan.read(path)
    periods = [a.period and a.period.value for m in report.measures for a in m.actions]
    if top == 100.0:
        assert codes(report) == ["columns-joined"]
        assert periods == [f"2025-0{month}/2025-09" for month in range(1, 5)]
        owner = report.measures[0].actions[0]
        assert owner.responsible == ["กองช่าง"]
    else:
        assert "columns-joined" not in codes(report)
        assert not any(periods)
