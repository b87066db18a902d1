"""Headings of several lines over headings of their own, in tables without rules."""

import runpy
from pathlib import Path

import pytest

from mattrakan.extract.tables.drawing_order import Chunk, ChunkRow, stream_rows_to_regions
from mattrakan.extract.tables.rivers import clusters_to_rows
from mattrakan.extract.tables.text_rows import text_to_grid
from mattrakan.extract.tables.wide_headers import is_raised
from mattrakan.extract.text.clusters import Cluster

PIECED = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
words = PIECED["words"]

XS = [50.0, 190.0, 330.0, 400.0, 470.0, 560.0]
UPPER = [("ช่วงระยะเวลา", 370, 60), ("ในการดำเนินการ", 365, 72)]
LOWER = [
    *[("มาตรการที่", 90, 78), ("วิธีการ", 240, 78), ("หน่วยงาน", 495, 78)],
    *[("กำหนด", 100, 90), ("ทำงาน", 243, 90), ("หลัก", 505, 90)],
    *[("เริ่ม", 355, 96), ("สิ้นสุด", 420, 96)],
]  # fmt: skip
ROWS = [
    *[("ปลูกป่า", 52, 122), ("เพาะกล้าไม้", 192, 122), ("ม.ค. ๖๘", 335, 122)],
    *[("มี.ค. ๖๘", 405, 122), ("กองช่าง", 475, 122)],
    *[("รดน้ำต้นไม้", 192, 146), ("เม.ย. ๖๘", 335, 146), ("มิ.ย. ๖๘", 405, 146), ("กองคลัง", 475, 146)],
    *[("อ่านหนังสือ", 52, 170), ("จัดชั้นหนังสือ", 192, 170), ("ก.ค. ๖๘", 335, 170)],
    *[("ก.ย. ๖๘", 405, 170), ("สำนักปลัด", 475, 170)],
]  # fmt: skip


def cells(lines: list[tuple[str, float, float]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the row and column spans of all cells by their places."""
    grid = text_to_grid(words(*lines), XS)
    assert grid is not None
    return {(r.row, r.column): (r.row_span, r.column_span) for r in grid.regions}


def test_a_wide_heading_of_two_lines_is_no_row_across_the_table() -> None:
    found = cells([*UPPER, *LOWER, *ROWS])
    assert (1, 5) not in found.values()
    assert found[0, 2] == (1, 2)  # over both columns of the period
    assert max(row + span for (row, _), (span, _) in found.items()) <= 6


@pytest.mark.parametrize(
    ("aside", "raised"), [(0.0, True), (2.4, True), (2.6, False), (30.0, False)]
)
def test_further_lines_of_a_wide_heading_have_its_middle(aside: float, raised: bool) -> None:
    first = Cluster("กขค", 370.0, 430.0, 60.0, 10.0, 0, font="f")
    second = Cluster("กขคงจ", 360.0 + aside, 440.0 + aside, 72.0, 10.0, 1, font="f")
    rows = clusters_to_rows([first, second, *words(*ROWS)])
    assert [is_raised(rows, index, XS) for index in (0, 1)] == [True, raised]


def test_a_line_that_begins_in_the_first_column_is_not_raised() -> None:
    rows = clusters_to_rows(words(("กขค", 60, 60), *ROWS))
    assert not is_raised(rows, 0, XS)


def test_lines_below_one_of_several_texts_are_not_raised() -> None:
    rows = clusters_to_rows(words(("กขค", 250, 60), ("กขค", 370, 60), ("กข", 372, 72), *ROWS))
    assert not is_raised(rows, 1, XS)


def chunk(column: int, top: float, bottom: float) -> Chunk:
    return Chunk(column, XS[column], XS[column] + 20, top, bottom, 10.0)


@pytest.mark.parametrize(("levels", "spans"), [(True, 2), (False, 3)])
def test_a_heading_beside_two_levels_spans_no_row_that_begins_blank(
    levels: bool, spans: int
) -> None:
    rows = [ChunkRow(), ChunkRow(), ChunkRow(), ChunkRow()]
    rows[0].chunks += [chunk(0, 64.0, 84.0), chunk(1, 60.0, 60.0)]
    rows[1].chunks += [chunk(1, 84.0, 84.0)]
    rows[2].chunks += [chunk(1, 110.0, 110.0)]  # its row continues one of the page before
    rows[3].chunks += [chunk(0, 134.0, 134.0), chunk(1, 134.0, 134.0)]
    _, regions = stream_rows_to_regions(rows, XS[:3], levels=levels)
    assert next(r.row_span for r in regions if r.column == 0) == spans
