"""Lines that name a table, a group or a unit, and borders: both sides of each number."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.tables.table import Table
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.common_columns import same_edges
from mattrakan.normalize.joined.naming_lines import count_on, line_above, line_at_foot
from mattrakan.normalize.joined.pieces import is_group_line, unit_above, unit_below
from mattrakan.normalize.values.numbers.traces import spaced_digits

PAPER = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
SIZE = 16.0
TOP = 300.0  # of the table


def line(text: str, bottom: float, size: float = SIZE) -> Line:
    return Line(text, Box(50.0, bottom - size, 300.0, bottom), size)


def page_with(*lines: Line) -> tuple[Table, DocumentPage]:
    page: DocumentPage = PAPER["make_page"](1)
    table: Table = PAPER["make_table"]([["ที่", "ขั้นตอน"], ["๑", "ปลูก"]], top=TOP)
    return table, replace(page, lines=lines, tables=(table,))


def name(*lines: Line, before: Table | None = None, title: Line | None = None) -> str | None:
    table, page = page_with(*lines)
    found = line_above(before, table, page, title)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("gap", "named"),
    [(0.0, True), (3.4 * SIZE, True), (3.6 * SIZE, False), (-1.9, True), (-2.1, False)],
)
def test_a_line_that_names_a_table_is_near(gap: float, named: bool) -> None:
    assert name(line("ปลูกป่า", TOP - gap)) == ("ปลูกป่า" if named else None)


@pytest.mark.parametrize(
    ("above", "leading", "size", "text"),
    [
        pytest.param("แผนงาน", 1.7, SIZE, "แผนงานปลูกป่า", id="a line of the same paragraph"),
        pytest.param("แผนงาน", 1.8, SIZE, "ปลูกป่า", id="a line farther above"),
        pytest.param("แผนงาน", 1.7, SIZE + 1, "ปลูกป่า", id="a line of another size"),
        pytest.param(" - ", 1.7, SIZE, "ปลูกป่า", id="a line that says nothing"),
    ],
)
def test_lines_of_one_paragraph_name_it_together(
    above: str, leading: float, size: float, text: str
) -> None:
    last = line("ปลูกป่า", TOP - 5)
    top = last.box.top - leading * size
    assert name(Line(above, Box(50.0, top, 300.0, top + size), size), last) == text


def test_a_number_begins_what_names_it() -> None:
    numbered = line("๒. ปลูกป่า", TOP - 5)
    above = Line("แผนงาน", Box(50.0, numbered.box.top - SIZE, 300.0, numbered.box.top), SIZE)
    assert name(above, numbered) == "๒. ปลูกป่า"


@pytest.mark.parametrize(("letters", "named"), [(250, True), (251, False)])
def test_a_name_has_250_letters_at_most(letters: int, named: bool) -> None:
    assert (name(line("ก" * letters, TOP - 5)) is not None) is named
    table, page = page_with(line("ก" * letters, 700.0))
    assert (line_at_foot(table, page) is not None) is named


def test_a_name_stands_below_the_table_before_and_above_a_title() -> None:
    table, _ = page_with()
    before = replace(table, box=Box(50.0, 100.0, 500.0, 270.0))
    assert name(line("ปลูกป่า", 269.0), before=before) is None
    assert name(line("ปลูกป่า", 290.0), before=before) == "ปลูกป่า"
    assert name(line("ปลูกป่า", 269.0), before=replace(before, page=2)) == "ปลูกป่า"
    title = line("ตารางขั้นตอน", TOP - 5)
    assert name(line("ปลูกป่า", TOP - 25), title, title=title) == "ปลูกป่า"


def test_a_single_line_at_the_foot() -> None:
    one, other = line("๓. อ่าน", 700.0), line("ท้าย", 730.0)
    table, page = page_with(one)
    assert line_at_foot(table, page) == one
    assert line_at_foot(replace(table, page=2), page) is None
    assert line_at_foot(None, page) is None
    assert line_at_foot(*page_with(one, other)) is None
    assert line_at_foot(*page_with(line("เหนือ", 200.0))) is None


@pytest.mark.parametrize(
    ("texts", "counted"),
    [
        (["๑. ก", "๒. ข", "๓. ค"], True),
        (["๓. ก", "๔. ข"], True),
        (["๑. ก", "๓. ข"], False),
        (["๑. ก", "ข"], False),
        (["๒. ก", "๑. ข"], False),
        (["๑. ก"], True),
    ],
)
def test_lines_count_on(texts: list[str], counted: bool) -> None:
    assert count_on(texts) is counted


GROUP = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (GROUP, True),
        (GROUP + "ก" * (120 - len(GROUP)), True),
        (GROUP + "ก" * (121 - len(GROUP)), False),
        (GROUP + " ๙๐.๑", False),
        (GROUP + " ๙.๑", True),
        ("แผนงาน", False),
    ],
)
def test_a_line_names_a_group_of_scores(text: str, names: bool) -> None:
    assert is_group_line(line(text, 100.0)) is names


def test_units_above_and_below() -> None:
    texts = [line(text, 100.0) for text in ("แผนงาน", "หน่วย : พันบาท", "หน่วย : ล้านบาท")]
    assert unit_above(texts) == "พันบาท"
    assert unit_above(texts[:1]) is None
    assert unit_below(texts[1:]) == "พันบาท"
    assert unit_below([line("หมายเหตุ : หน่วย : พันบาท", 100.0)]) == "พันบาท"
    assert unit_below([line("หน่วย : คน", 100.0)]) is None
    assert unit_below([line("แผนงาน", 100.0)]) is None


@pytest.mark.parametrize(("off", "same"), [(7.9, True), (8.1, False), (-7.9, True), (-8.1, False)])
def test_borders_of_two_pieces_agree(off: float, same: bool) -> None:
    table, _ = page_with()
    cells = list(table.cells)
    moved = [
        replace(
            c, box=Box(c.box.x0 + (off if c.column else 0.0), c.box.top, c.box.x1, c.box.bottom)
        )
        for c in cells
    ]
    assert same_edges(table, replace(table, cells=tuple(moved))) is same


@pytest.mark.parametrize(
    ("text", "decimals", "read"),
    [
        pytest.param("120 000", 1, ("120000", ()), id="thousands"),
        pytest.param("120, 500", 1, ("120,500", ("120", "500")), id="a comma"),
        pytest.param("120 ,500", 1, ("120,500", ()), id="a comma behind the space"),
        pytest.param("1 20", 1, None, id="two digits"),
        pytest.param("51. 20", 2, ("51.20", ()), id="above a list number"),
        pytest.param("50. 20", 2, ("50.20", ("20",)), id="perhaps a list number"),
        pytest.param("50 .20", 2, ("50.20", ()), id="a space before the point"),
        pytest.param("1,050. 20", 2, ("1,050.20", ()), id="grouped"),
        pytest.param("51. 2", 2, None, id="one decimal of money"),
        pytest.param("51. 2", 1, ("51.2", ()), id="one decimal"),
        pytest.param("120 000 และ 5", 1, None, id="another number"),
        pytest.param("120000", 1, None, id="no space"),
    ],
)
def test_digits_that_stand_apart(
    text: str, decimals: int, read: tuple[str, tuple[str, ...]] | None
) -> None:
    found = spaced_digits(text, decimals)
    assert (None if found is None else (found.text, found.parts)) == read
