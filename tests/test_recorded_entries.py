"""Outlines of random lines, whatever follows on whatever: the tree made of them, as recorded."""

import random
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box, boxes_to_box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.about.fiscal_year import make_fiscal_year
from mattrakan.normalize.context import DocumentContext
from mattrakan.normalize.layout.profile import load_built_in
from mattrakan.normalize.outlines.outline import read_outline

HERE = Path(__file__).parent
COUNT = 300
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("entries")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAGES = runpy.run_path(str(HERE / "outline_pages.py"))
OUTLINES = runpy.run_path(str(HERE / "test_recorded_outlines.py"))
THAI = OUTLINES["THAI"]

OTHERS = (
    *("แยกเป็น", "ดังนี้", "เพื่อจ่ายเป็นค่าจ้างเหมาซ่อมแซมถนนภายในหมู่บ้านทุ่งเมฆ", "หมายเหตุ", "คำชี้แจง"),
    *("จำนวน", "รวม", "หน้า ๑๒", "ปี 2565", "ปีงบประมาณ 2565 | ปีงบประมาณ 2566", "2566 | 2567 | 2568"),
    *("เงินงบประมาณ | 9,000", "เงินนอกงบประมาณ | 1,000", "ปี 2566 - 2568 ผูกพันงบประมาณ | 700 บาท"),
    *("รายละเอียดงบประมาณจำแนกตามงบรายจ่าย", "วัตถุประสงค์", "เป้าหมายการให้บริการหน่วยงาน", "ตัวชี้วัด"),
)
MARKS = ("1. ", "2. ", "3. ", "5. ", "9. ", "(1) ", "(2) ", "(4) ", "1.1 ", "1.2 ", "1.5 ", "2.1 ")
DEEPER = ("1.1.1 ", "1.1.2 ", "1) ", "2) ", "- ", "• ", "", "", "ก. ", "ข. ", "๑. ", "๒) ", "1.1) ")
SUMS = (
    *("1,000", "25,000", "12,50,000", "1,20,000", "990", "120,000", "000", "-", "26,000", "๑,๐๐๐"),
    *("3 000", "1,000*", "500.50", "1.000", "2,000 1,000", "7,000,000,000"),
)
NEXT_EM = (1.2, 1.4, 1.43, 1.5, 2.5, 2.7, 5.0)


def printed(chance: random.Random) -> str:
    """Return one line of an outline, or of the text around it."""
    kind = chance.random()
    if kind < 0.2:
        return chance.choice(OTHERS)
    if kind < 0.45:
        label, depth = chance.choice((*OUTLINES["LOCAL"], *OUTLINES["STATE"]))
        lead = chance.choice(("", "", " รวม", " จำนวน", " ตั้งไว้รวม"))
        indent = "  " * chance.choice((depth, depth, 0))
        label = indent + label + lead
    else:
        label = "  " * chance.randint(0, 5) + chance.choice((*MARKS, *DEEPER))
        label += chance.choice(OUTLINES["ITEMS"]) + chance.choice(
            ("", "", " แยกเป็น", " รวม", " 12")
        )
    amounts = chance.choice((0, 1, 1, 1, 1, 2, 3))
    unit = chance.choice((" บาท", " บาท", ""))
    return " | ".join([label, *(chance.choice(SUMS) + unit for _ in range(amounts))])


def set_lines(chance: random.Random, page: DocumentPage) -> DocumentPage:
    """Return the page with rows nearer or farther, of other sizes, some of them in a table."""
    lines, down, size, before = [], 0.0, 14.0, 0.0
    even = chance.random() < 0.4
    for line in page.lines:
        if line.box.top != before and not even:
            size = chance.choice((10.0, 14.0, 14.0, 16.0))
            down += size * chance.choice(NEXT_EM) - 20.0
            before = line.box.top
        right = chance.choice((0.0, 0.0, 0.0, 2.0, 3.0, -4.5, 9.0)) if not even else 0.0
        x0, top, x1, _ = line.box
        tail = None if line.tail_x0 is None else line.tail_x0 + right
        shift = down + chance.choice((0.0, 0.0, 0.3, 0.4, -0.3)) * size * (not even)
        box = Box(x0 + right, top + shift, x1 + right, top + shift + 1.05 * size)
        lines.append(replace(line, box=box, size=size, tail_x0=tail))
    lines.sort(key=lambda line: line.box.top)
    held, furniture = chance.choice((0, 0, 2, 6)), chance.choice((0, 0, 0, 1, 2))
    held = min(held, len(lines) - furniture)
    at = chance.randint(furniture, len(lines) - held)
    tables = (make_table(chance, page.number, lines[at : at + held]),) if held else ()
    return replace(
        page,
        lines=tuple(lines[furniture:at] + lines[at + held :]),
        furniture=tuple(lines[:furniture]),
        tables=tables,
    )


def make_table(chance: random.Random, page: int, lines: list[Line]) -> Table:
    """Return a table of one row whose cells hold such lines, and others that are no row."""
    more = [replace(line, text="a", box=Box(9.0, 900.0, 12.0, 910.0)) for line in lines]
    more = more[: chance.choice((0, len(lines) - 1, len(lines), len(lines)))]
    box = boxes_to_box([line.box for line in lines])
    cells = (
        Cell(tuple(lines), box, page, 0, 0, 1, 1),
        Cell(tuple(more), box, page, 0, 1, 1, 1),
    )
    return Table(page, 1, box, 1, 2, cells, 0)


def outcome(seed: int) -> Iterator[str]:
    """Return the tree of random lines, its findings, and the tables that are a part of it."""
    chance = random.Random(seed)
    rules = load_built_in(chance.choice(("local_budget", "state_budget"))).outline
    assert rules is not None
    glued = chance.random() < 0.4
    pages = []
    for number in range(1, chance.choice((2, 2, 3, 4))):
        text = "\n".join(printed(chance) for _ in range(chance.randint(4, 24)))
        if number == 1 and chance.random() < 0.7:
            text = "รายละเอียดงบประมาณจำแนกตามงบรายจ่าย\n" + text
        pages.append(set_lines(chance, PAGES["outline_page"](number, text, glued=glued)))
    year = make_fiscal_year(2565) if chance.random() < 0.7 else None
    found = read_outline(pages, rules, DocumentContext(year, {page.number: page for page in pages}))
    yield from PAGES["shown"](found.rows)
    for row in found.rows:
        yield row.model_dump_json()
    yield from (f"{doubt.code} {doubt.where} {doubt.message}" for doubt in found.findings)
    yield f"{sorted(found.tables)}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_lines_make_the_tree_that_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
