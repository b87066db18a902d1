"""Random tables at the foot of a page, lines above the next one: which are its rest, recorded."""

import random
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mattrakan.extract.pages.cut_rows import with_cut_rows
from mattrakan.extract.pages.document import DocumentPage

HERE = Path(__file__).parent
COUNT = 60
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("cuts")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
PAPER = runpy.run_path(str(HERE / "conftest.py"))
LEFT = "<"
WORDS = ("เพาะกล้าไม้", "หน้าอาคาร", "(๒) ตัดหญ้า", "กองช่าง", "ม.ค. ๖๘", "และหลังอาคาร")


def rows_of(chance: random.Random, columns: int, rows: int, most: int) -> list[list[Any]]:
    """Return rows of texts of up to so many lines; a cell now and then spans the next one."""
    made: list[list[Any]] = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบ"][:columns]]
    for _ in range(rows):
        row: list[Any] = [
            "\n".join(chance.choice(WORDS) for _ in range(chance.choice((0, 1, 1, most))))
            for _ in range(columns)
        ]
        if chance.random() < 0.1:
            row[chance.randint(1, columns - 1)] = LEFT
        made.append(row)
    return made


def first_page(chance: random.Random, columns: int) -> DocumentPage:
    """Return a page whose table ends at its foot, or somewhat above."""
    rows = rows_of(chance, columns, chance.choice((0, 1, 2)), 3)
    lines = [chance.choice(WORDS) for _ in range(chance.choice((2, 3, 3)))]
    filled = chance.randrange(1, columns) if chance.random() < 0.9 else 0
    last: list[Any] = [chance.choice((*WORDS, "")) for _ in range(columns)]
    last[filled] = "\n".join(lines)
    rows.append(last)
    used = PAPER["make_table"](rows).box.height
    top = 842 * chance.choice((1.0, 0.97, 0.95, 0.9, 0.85, 0.81, 0.79, 0.65)) - used
    page: DocumentPage = PAPER["make_page"](1, chance.choice(("=แผน", "หัวเรื่อง")))
    table = PAPER["make_table"](rows, top=top)
    if chance.random() < 0.1:
        page = replace(page, lines=(PAPER["make_line"]("หน้า", 50, 820.0),))
    return replace(page, tables=(table,))


def second_page(chance: random.Random, before: DocumentPage, columns: int) -> DocumentPage:
    """Return a page that begins with lines, mostly below the start of a column before."""
    [table] = before.tables
    filled = [c for c in table if c.row + c.row_span == table.n_rows and len(c.lines) > 1]
    starts = [c.lines[0].box.x0 for c in filled or table if c.lines]
    x0 = chance.choice(starts) + chance.choice((*[0.0] * 9, 0.5, 3, 5, -4))
    size = chance.choice((*[11.0] * 9, 11.4, 11.7, 14.0))
    top, lines = 40.0, []
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = chance.choice(WORDS) + chance.choice((*[""] * 9, " " + "หมอกเมฆฝนฟ้า" * 3))
        line = PAPER["make_line"](text, x0 + chance.choice((*[0.0] * 9, 1, 2)), top)
        lines.append(replace(line, size=size))
        top += chance.choice((*[16] * 9, 19, 22, 30))
    tables: tuple[Any, ...] = ()
    if chance.random() < 0.7:
        width = columns + chance.choice((*[0] * 9, 1))
        below = top + chance.choice((*[0] * 7, 2, 6, 12, 15, 20, 30, -20))
        rows = rows_of(chance, min(width, 5), chance.choice((1, 2)), 2)
        made = PAPER["make_table"](rows, page=2, top=below, header_rows=chance.choice((0, 1)))
        off = chance.choice((*[0.0] * 9, 0.9, 1.5, 2.5, 5))
        box = made.box._replace(x0=made.box.x0 + off)
        cells = [replace(c, box=c.box._replace(x0=c.box.x0 + off)) for c in made.cells]
        tables = (replace(made, box=box, cells=tuple(cells)),)
    if chance.random() < 0.2:
        lines.append(PAPER["make_line"]("ท้ายหน้า", 50, chance.choice((top + 300, top + 14))))
    page: DocumentPage = PAPER["make_page"](chance.choice((*[2] * 9, 3)))
    turned = chance.choice((*[before.turned] * 9, 90))
    return replace(page, lines=tuple(lines), tables=tables, turned=turned)


def outcome(seed: int) -> Iterator[str]:
    """Return what some pages have after their rests are joined."""
    chance = random.Random(seed)
    for _ in range(30):
        columns = chance.choice((2, 3, 4, 4, 5))
        first = first_page(chance, columns)
        second = second_page(chance, first, columns)
        for page in with_cut_rows([first, second]):
            yield f"{page.number} {[(line.text, round(line.box.top)) for line in page.lines]}"
            for table in page.tables:
                sides = [round(side, 1) for side in table.box]
                yield f"{sides} {table.n_rows} {table.n_columns} {table.header_rows}"
        for cell in page.tables[0].cells if page.tables else ():
            sides = [round(side, 1) for side in cell.box]
            yield f"{cell.row} {cell.column} {cell.text!r} {sides}"


@pytest.mark.parametrize("seed", range(COUNT))
def test_the_rests_of_random_rows_are_those_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
