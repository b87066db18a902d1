"""Whether a table continues the one before it: both sides of each rule."""

import runpy
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.tables.table import Table
from mattrakan.normalize.joined.continuing import (
    continues_unheaded,
    joined_with,
    lines_between,
    looks_like_piece,
    repeats_missing_headings,
)
from mattrakan.normalize.joined.rows import JoinedTable, Row, Slot
from mattrakan.normalize.layout.layout import Column, Layout
from mattrakan.normalize.layout.profile import load_built_in

PAPER = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
FIELDS = ["number", "measure", "action", "responsible"]
HEADERS = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
ONE = ["๑", "ปลูกป่า", "เพาะกล้า", "กองช่าง"]
TWO = ["๒", "ดูแลสวน", "รดน้ำ", "กองคลัง"]
THREE = ["๓", "อ่านหนังสือ", "จัดชั้น", "สำนักปลัด"]
FOUR = ["๔", "ฟังเสียง", "ประชุม", "กองช่าง"]


def pages_of(*elements: Sequence[Any]) -> dict[int, DocumentPage]:
    """Return pages by number; a text is a line and rows are a table."""
    return {number: PAPER["make_page"](number, *page) for number, page in enumerate(elements, 1)}


def joined(
    table: Table, fields: Sequence[str] | None = None, headers: Sequence[str] = HEADERS
) -> JoinedTable:
    """Return a table; with fields, it is read as measures and its first row is headings."""
    layout = None
    first = 0
    if fields is not None:
        columns = tuple(
            Column(place, header, field)
            for place, (header, field) in enumerate(zip(headers, fields, strict=True))
        )
        layout = Layout(load_built_in("measures"), columns, 1, 1.0)
        first = 1
    slots: dict[int, Slot] = {}
    rows = [
        Row(tuple(slots.setdefault(id(c), Slot((c,))) if c else None for c in cells), table, index)
        for index, cells in enumerate(table.grid())
    ]
    printed = tuple(headers) if fields is not None else ("",) * table.n_columns
    return JoinedTable((table,), printed, layout, tuple(rows[first:]))


def pair(
    *elements: Sequence[Any], headed: bool
) -> tuple[JoinedTable, JoinedTable, dict[int, DocumentPage]]:
    """Return the last table of the first page with one, the first of the next, and the pages."""
    pages = pages_of(*elements)
    first, second = [table for page in pages.values() for table in page.tables][:2]
    return joined(first, FIELDS), joined(second, FIELDS if headed else None), pages


def between(last: JoinedTable, piece: JoinedTable, pages: dict[int, DocumentPage]) -> list[Any]:
    return lines_between(last.pieces[-1], piece.pieces[0], pages)


def numbers(table: JoinedTable | None) -> list[str] | None:
    return (
        None if table is None else [row.slots[0].text if row.slots[0] else "" for row in table.rows]
    )


@pytest.mark.parametrize(
    ("second", "headed", "rows"),
    [
        pytest.param([[HEADERS, THREE, FOUR]], True, ["๑", "๒", "๓", "๔"], id="headings again"),
        pytest.param([[THREE, FOUR]], False, ["๑", "๒", "๓", "๔"], id="rows alone"),
        pytest.param([[HEADERS, THREE]], False, ["๑", "๒", "๓"], id="headings not known as such"),
        pytest.param(["(ต่อ)", [HEADERS, THREE]], True, ["๑", "๒", "๓"], id="said to continue"),
        pytest.param(["แผนปฏิบัติการของกองช่าง", [HEADERS, THREE]], True, None, id="a title between"),
        pytest.param(["แผน", "ของกองช่าง", [THREE]], False, None, id="two lines between"),
        pytest.param([[["๓", "อ่านหนังสือ"]]], False, None, id="of two columns"),
        pytest.param(
            [[HEADERS, ["", "", "ทุกเช้า", ""], THREE]], True, ["๑", "๒", "๓"], id="a cut row"
        ),
        pytest.param(
            ["บันทึก", [HEADERS, ["", "", "ทุกเช้า", ""], THREE]],
            True,
            ["๑", "๒", "๓"],
            id="a cut row below a line",
        ),
    ],
)
def test_a_table_at_a_page_s_top_continues_the_one_before(
    second: list[Any], headed: bool, rows: list[str] | None
) -> None:
    last, piece, pages = pair([[HEADERS, ONE, TWO]], second, headed=headed)
    found = joined_with(last, piece, between(last, piece, pages), pages)
    assert numbers(found) == rows
    assert found is None or found.pieces == (*last.pieces, *piece.pieces)


def test_a_caption_above_both_pieces_parts_nothing() -> None:
    caption = "ตารางที่ ๑ มาตรการ"
    headed = [caption, [HEADERS, THREE]]
    last, piece, pages = pair([caption, [HEADERS, ONE, TWO]], headed, headed=True)
    assert numbers(joined_with(last, piece, between(last, piece, pages), pages)) == ["๑", "๒", "๓"]
    last, piece, pages = pair([[HEADERS, ONE, TWO]], headed, headed=True)
    assert joined_with(last, piece, between(last, piece, pages), pages) is None


@pytest.mark.parametrize(
    ("elements", "is_joined"),
    [
        pytest.param([[[HEADERS, ONE, TWO]], [[HEADERS, THREE]]], True, id="the next page"),
        pytest.param([[[HEADERS, ONE, TWO]], [], [[HEADERS, THREE]]], False, id="a page between"),
        pytest.param([[[HEADERS, ONE, TWO], [HEADERS, THREE]]], True, id="one page"),
    ],
)
def test_a_table_continues_on_the_next_page_or_the_same(
    elements: list[list[Any]], is_joined: bool
) -> None:
    last, piece, pages = pair(*elements, headed=True)
    assert (joined_with(last, piece, between(last, piece, pages), pages) is not None) is is_joined


def test_a_table_between_parts_two() -> None:
    other = [["ชื่อ", "ตำแหน่ง"], ["ก", "ข"]]
    pages = pages_of([[HEADERS, ONE, TWO], other], [[HEADERS, THREE]])
    last, piece = joined(pages[1].tables[0], FIELDS), joined(pages[2].tables[0], FIELDS)
    assert joined_with(last, piece, [], pages) is None
    pages = pages_of([[HEADERS, ONE, TWO]], [other, [HEADERS, THREE]])
    last, piece = joined(pages[1].tables[0], FIELDS), joined(pages[2].tables[1], FIELDS)
    assert joined_with(last, piece, [], pages) is None


@pytest.mark.parametrize(
    ("first", "texts"),
    [
        pytest.param(
            ["ก่อน", [HEADERS, ONE], "ท้าย"], ["ท้าย", "บน"], id="below one and above the next"
        ),
        pytest.param(["ก่อน"], ["บน"], id="none before"),
    ],
)
def test_lines_between_two_tables(first: list[Any], texts: list[str]) -> None:
    pages = pages_of(first, ["บน", [HEADERS, TWO], "กลาง", [HEADERS, THREE], "ล่าง"])
    before = pages[1].tables[0] if pages[1].tables else None
    one, other = pages[2].tables
    assert [line.text for line in lines_between(before, one, pages)] == texts
    assert [line.text for line in lines_between(one, other, pages)] == ["กลาง"]
    far = pages_of(first, [], ["บน", [HEADERS, TWO]])
    assert [line.text for line in lines_between(before, far[3].tables[0], far)] == ["บน"]


@pytest.mark.parametrize(
    ("rows", "lines", "is_piece"),
    [
        pytest.param([THREE], [], True, id="the next number"),
        pytest.param([["๒", "ดูแลสวน", "ตัดหญ้า", ""]], [], True, id="the same number"),
        pytest.param([["๓", "จัดชั้น"]], ["อื่น ๆ"], True, id="of other columns, but the next number"),
        pytest.param([["๕", "จัดชั้น"]], [], False, id="a later number, of two columns"),
        pytest.param([["๕", "จัดชั้น", "ก"]], [], True, id="one column fewer"),
        pytest.param([["๕", "จัดชั้น", "ก", "ข", "ค"]], [], True, id="one column more"),
        pytest.param([["๕", "จัด", "ก", "ข", "ค", "ง"]], [], False, id="two columns more"),
        pytest.param([["๕", "จัดชั้น", "ก", "ข"]], ["อื่น ๆ"], False, id="a line above it"),
        pytest.param([["๕", "จัดชั้น", "ก", "ข"]], ["(ต่อ)"], True, id="said to continue"),
        pytest.param([["๓"]], [], False, id="one column"),
    ],
)
def test_a_table_without_headings_looks_like_a_piece(
    rows: list[list[str]], lines: list[str], is_piece: bool
) -> None:
    pages = pages_of([[HEADERS, ONE, TWO]], lines)
    table = PAPER["make_table"](rows, page=2, header_rows=0, top=200.0)
    pages[2] = replace(pages[2], tables=(table,))
    last, piece = joined(pages[1].tables[0], FIELDS), joined(table)
    assert looks_like_piece(last, piece, pages[2].lines, pages) is is_piece
    assert not looks_like_piece(None, piece, pages[2].lines, pages)
    assert not looks_like_piece(joined(pages[1].tables[0]), piece, pages[2].lines, pages)


@pytest.mark.parametrize(
    ("inferred", "rows", "continues"),
    [
        pytest.param("cells", [THREE, FOUR], True, id="its first row is the next"),
        pytest.param("cells", [["๗", *THREE[1:]], FOUR], True, id="the same columns"),
        pytest.param("", [THREE, FOUR], False, id="listed headings"),
        pytest.param("wording", [THREE, FOUR], False, id="headings that say fields in part"),
        pytest.param("cells", [["ก", "ข", "ค", "ง"], THREE, FOUR], False, id="words above figures"),
    ],
)
def test_a_table_whose_fields_are_seen_in_its_cells_continues(
    inferred: Any, rows: list[list[str]], continues: bool
) -> None:
    pages = pages_of([[HEADERS, ONE, TWO]], [rows])
    columns = tuple(Column(i, "", field, inferred=inferred) for i, field in enumerate(FIELDS))
    layout = Layout(load_built_in("measures"), columns, 1, 1.0)
    last = joined(pages[1].tables[0], FIELDS)
    assert continues_unheaded(last, pages[2].tables[0], layout, pages) is continues


DATED = ["measure", "period"]
DATED_HEADERS = ["มาตรการ", "ระยะเวลา"]


@pytest.mark.parametrize(
    ("lines", "fields", "first", "repeats"),
    [
        pytest.param([], DATED, "ม.ค. ๖๘", True, id="headings again"),
        pytest.param([], None, "ม.ค. ๖๘", False, id="no headings"),
        pytest.param(["แผนของกองช่าง"], DATED, "ม.ค. ๖๘", False, id="a line between"),
        pytest.param([], DATED, "กองช่าง", False, id="cells of another kind"),
        pytest.param([], ["measure", "responsible"], "ม.ค. ๖๘", False, id="no cells that prove it"),
    ],
)
def test_headings_on_the_next_page_may_be_those_of_a_table_without(
    lines: list[str], fields: list[str] | None, first: str, repeats: bool
) -> None:
    rows = [["ปลูกป่า", first], ["ดูแลสวน", first]]
    pages = pages_of([rows], [*lines, [DATED_HEADERS, ["อ่านหนังสือ", "มี.ค. ๖๘"]]])
    last = joined(pages[1].tables[0])
    piece = joined(pages[2].tables[0], fields, DATED_HEADERS)
    found = repeats_missing_headings(piece, last, between(last, piece, pages), pages)
    assert found is repeats
