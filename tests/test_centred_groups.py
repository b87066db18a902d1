"""Instruments centred above the columns of their indicators, and a value centred below them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan.extract.tables.table import Cell, Table
from mattrakan.normalize.layout.centred_groups import with_spanning_groups
from mattrakan.normalize.layout.tolerances import CENTRED_GROUPS_SHARE

HEAD = "=ผลการประเมิน ITA ปีงบประมาณ ๒๕๖๗"
NAMES = [
    *("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"),
    *("คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน"),
    *("การเปิดเผยข้อมูล", "การป้องกันการทุจริต"),
]
SCORES = ["81.10", "82.20", "83.30", "84.40", "85.50", "86.60", "87.70", "88.80", "89.90", "90.00"]
GROUPS = {"IIT": (1, 5), "EIT": (6, 8), "OIT": (9, 10)}


def middle(table: Table, first: int, last: int) -> float:
    boxes = [cell.box for cell in table if cell.row == 1 and first <= cell.column <= last]
    return (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2


def lain(cell: Cell, at: float) -> Cell:
    """Return a cell with its text around a place."""
    box = cell.lines[0].box
    moved = box._replace(x0=at - box.width / 2, x1=at + box.width / 2)
    return replace(cell, lines=(replace(cell.lines[0], box=moved),))


def table_of(
    paper: SimpleNamespace, off: float = 0.0, groups: dict[str, tuple[int, int]] = GROUPS
) -> Table:
    """Return scores on their side; each instrument stands in the column at its group's middle."""
    top = ["ปีงบประมาณ", *[""] * 10]
    for name, (first, last) in groups.items():
        top[(first + last) // 2] = name
    level = ["ระดับ", *[""] * 10]
    level[5] = "ผ่านดี"
    table: Table = paper.table([top, [None, *NAMES], ["๒๕๖๗", *SCORES], level], top=60.0)
    cells = []
    for cell in table:
        if cell.row == 0 and cell.text in groups:
            cell = lain(cell, middle(table, *groups[cell.text]) + off)
        elif cell.row == 3 and cell.column == 5:
            cell = lain(cell, middle(table, 1, 10))
        cells.append(cell)
    return replace(table, cells=tuple(cells))


def test_instruments_in_the_middle_are_for_all_of_their_columns(paper: SimpleNamespace) -> None:
    page = replace(paper.page(1, HEAD), tables=(table_of(paper),))
    report = paper.report(page)
    assert [(i.no, i.name, i.instrument) for i in report.indicators] == [
        (None, name, "IIT" if place < 5 else "EIT" if place < 8 else "OIT")
        for place, name in enumerate(NAMES)
    ]
    assert [float(i.score or 0) for i in report.indicators] == [float(s) for s in SCORES]


@pytest.mark.parametrize(
    "groups",
    [
        GROUPS,
        {"IIT": (1, 3), "EIT": (4, 6), "OIT": (7, 10)},
        {"OIT": (1, 2), "EIT": (3, 5), "IIT": (6, 10)},
        {"IIT": (1, 6), "OIT": (7, 10)},
    ],
)
def test_groups_are_those_whose_middles_the_instruments_mark(
    paper: SimpleNamespace, groups: dict[str, tuple[int, int]]
) -> None:
    table = with_spanning_groups(table_of(paper, groups=groups), 1)
    found = {c.text: (c.column, c.column + c.column_span - 1) for c in table if c.text in groups}
    assert found == groups
    value = next(cell for cell in table if cell.text == "ผ่านดี")
    assert (value.column, value.column_span) == (1, 10)


def test_instruments_off_the_middle_are_for_their_column_alone(paper: SimpleNamespace) -> None:
    width = next(c for c in table_of(paper) if c.text == NAMES[0]).box.width
    near = with_spanning_groups(table_of(paper, 0.9 * CENTRED_GROUPS_SHARE * width), 1)
    off = with_spanning_groups(table_of(paper, 1.2 * CENTRED_GROUPS_SHARE * width), 1)
    assert [c.column_span for c in near if c.row == 0 and c.text in GROUPS] == [5, 3, 2]
    assert [c.column_span for c in off if c.row == 0 and c.text in GROUPS] == [1, 1, 1]


def test_a_table_with_an_instrument_above_each_column_stays(paper: SimpleNamespace) -> None:
    rows = [["ปี", "IIT", "EIT", "OIT"], [None, *NAMES[:3]], ["๒๕๖๗", *SCORES[:3]]]
    table = paper.table(rows)
    assert with_spanning_groups(table, 1) == table
