"""Tables in a cell of another table: steps inside of a form, drawn with borders of their own."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.models import Report
from mattrakan.normalize.joined.nested_tables import with_nested_tables
from mattrakan.normalize.joined.tolerances import NESTED_EDGE_PT

HEAD = "=มาตรการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
STEPS = ["ที่", "งานที่ต้องทำ", "ระยะเวลา"]
ROOM = "\n\n\n"  # of a cell that holds a table


def form(number: int, name: str, owner: str) -> list[list[str | None]]:
    return [
        [f"มาตรการที่ {number}", name],
        ["ที่มาของปัญหา", f"{owner}เคยถูกร้องเรียน"],
        ["ผู้รับผิดชอบ", owner],
        ["ขั้นตอนการดำเนินการ", ROOM],
        ["งบประมาณ", "5,000 บาท"],
    ]


def moved(cell: Cell, x: float, y: float) -> Cell:
    def shifted(box: Box) -> Box:
        return Box(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y)

    lines = tuple(replace(line, box=shifted(line.box)) for line in cell.lines)
    return replace(cell, lines=lines, box=shifted(cell.box))


def inside(inner: Table, holder: Box) -> Table:
    """Return a table as wide as a cell, its top at that of the cell."""

    def narrowed(box: Box) -> Box:
        left = holder.x0 + (box.x0 - inner.box.x0) * holder.width / inner.box.width
        return Box(left, box.top, left + box.width * holder.width / inner.box.width, box.bottom)

    down = holder.top - inner.box.top
    cells = [moved(replace(cell, box=narrowed(cell.box)), 0.0, down) for cell in inner]
    box = narrowed(inner.box)
    return replace(
        inner,
        cells=tuple(cells),
        box=Box(box.x0, holder.top, box.x1, holder.top + inner.box.height),
    )


def page_of_forms(paper: SimpleNamespace) -> DocumentPage:
    """Return a page of two forms, each with a table of two steps in its fourth row."""
    page: DocumentPage = paper.page(
        *(1, HEAD),
        form(1, "ยืมของหลวงต้องลงชื่อ", "กองคลัง"),
        "",
        form(2, "อ่านงบประมาณให้ชาวบ้านฟัง", "สำนักปลัด"),
    )
    tables: list[Table] = []
    for place, outer in enumerate(page.tables):
        steps = [
            STEPS,
            ["1", f"เปิดสมุดเล่มที่ {place + 1} ไว้ที่โต๊ะ", "ต.ค. 67"],
            ["2", "ทวงถามทุกวันศุกร์", "ม.ค. - ก.ย. 68"],
        ]
        inner = paper.table(steps, number=2 * place + 2)
        holder = outer.grid()[3][1]
        assert holder is not None
        tables += [replace(outer, number=2 * place + 1), inside(inner, holder.box)]
    return replace(page, tables=tuple(tables))


def read(report: Report) -> list[tuple[object, ...]]:
    return [
        (
            m.no,
            m.name,
            [(a.no, a.text, a.responsible, a.period and a.period.value) for a in m.actions],
        )
        for m in report.measures
    ]


def test_steps_in_a_table_inside_a_form_are_those_of_the_form(paper: SimpleNamespace) -> None:
    report = paper.report(page_of_forms(paper))
    assert read(report) == [
        (
            *(1, "ยืมของหลวงต้องลงชื่อ"),
            [
                (1, "เปิดสมุดเล่มที่ 1 ไว้ที่โต๊ะ", ["กองคลัง"], "2024-10"),
                (2, "ทวงถามทุกวันศุกร์", ["กองคลัง"], "2025-01/2025-09"),
            ],
        ),
        (
            *(2, "อ่านงบประมาณให้ชาวบ้านฟัง"),
            [
                (1, "เปิดสมุดเล่มที่ 2 ไว้ที่โต๊ะ", ["สำนักปลัด"], "2024-10"),
                (2, "ทวงถามทุกวันศุกร์", ["สำนักปลัด"], "2025-01/2025-09"),
            ],
        ),
    ]
    assert [a.budget and a.budget.value for m in report.measures for a in m.actions] == [5000] * 4
    assert not [f.code for f in report.findings if f.severity != "info"]


def test_a_label_that_begins_like_a_note_is_a_label(paper: SimpleNamespace) -> None:
    report = paper.report(page_of_forms(paper))
    assert report.measures[1].actions[0].extra == {"ที่มาของปัญหา": "สำนักปลัดเคยถูกร้องเรียน"}


def test_the_rows_and_columns_of_a_cell_that_holds_a_table(paper: SimpleNamespace) -> None:
    page = page_of_forms(paper)
    (first, second) = with_nested_tables([page])[0].tables
    assert (first.n_rows, first.n_columns, first.number, second.number) == (7, 4, 1, 3)
    assert first.rows[2:] == [
        ["ผู้รับผิดชอบ", "กองคลัง", None, None],
        ["ขั้นตอนการดำเนินการ", *STEPS],
        [None, "1", "เปิดสมุดเล่มที่ 1 ไว้ที่โต๊ะ", "ต.ค. 67"],
        [None, "2", "ทวงถามทุกวันศุกร์", "ม.ค. - ก.ย. 68"],
        ["งบประมาณ", "5,000 บาท", None, None],
    ]


@pytest.mark.parametrize(("over", "is_inside"), [(0.9, True), (1.1, False)])
@pytest.mark.parametrize("sides", [(-1, 0), (1, 0), (0, -1)])
def test_a_table_may_reach_a_little_over_the_edge_of_its_cell(
    paper: SimpleNamespace, over: float, is_inside: bool, sides: tuple[int, int]
) -> None:
    page = page_of_forms(paper)
    by = over * NESTED_EDGE_PT
    box = page.tables[1].box
    shift = Box(
        *(box.x0 + by * sides[0], box.top + by * sides[1]),
        *(box.x1 + by * sides[0], box.bottom + by * sides[1]),
    )
    tables = (page.tables[0], replace(page.tables[1], box=shift))
    (made,) = with_nested_tables([replace(page, tables=tables)])
    assert len(made.tables) == (1 if is_inside else 2)


def test_a_cell_with_text_or_without_a_label_holds_no_table(paper: SimpleNamespace) -> None:
    page = page_of_forms(paper)
    outer, inner = page.tables[:2]
    holder = outer.grid()[3][1]
    assert holder is not None
    line = paper.line("ดังนี้", holder.box.x0, holder.box.top)
    label = outer.grid()[3][0]
    for instead in (
        {id(holder): replace(holder, lines=(line,))},
        {id(label): replace(label, lines=())} if label else {},
    ):
        cells = tuple(instead.get(id(cell), cell) for cell in outer)
        changed = replace(page, tables=(replace(outer, cells=cells), inner))
        assert with_nested_tables([changed]) == [changed]


def test_tables_below_each_other_stay_as_they_are(paper: SimpleNamespace) -> None:
    page = paper.page(1, HEAD, form(1, "ยืมของหลวงต้องลงชื่อ", "กองคลัง"), "", [STEPS, ["1", "ทำ", "-"]])
    assert with_nested_tables([page]) == [page]


def test_blank_strips_beside_a_table_in_a_cell_are_no_cells(paper: SimpleNamespace) -> None:
    """LibreOffice draws the table at the cell's top, so that its columns split the cell."""
    page = page_of_forms(paper)
    tables = []
    for table in with_nested_tables([page])[0].tables:
        cells = []
        for cell in table:
            column = cell.column + (1 if cell.column > 0 else 0)
            wide = cell.column > 0 and cell.column_span > 1
            if wide or (cell.column == 1 and cell.row in (0, 1, 2, 6)):
                cells.append(replace(cell, column=1, column_span=5))
                continue
            cells.append(replace(cell, column=column))
            if cell.column == 1:
                strip = Box(cell.box.x0 - 5, cell.box.top, cell.box.x0, cell.box.bottom)
                cells.append(Cell((), strip, 1, cell.row, 1))
            if cell.column == 3:
                strip = Box(cell.box.x1, cell.box.top, cell.box.x1 + 5, cell.box.bottom)
                cells.append(Cell((), strip, 1, cell.row, 5))
        cells.sort(key=lambda cell: (cell.row, cell.column))
        tables.append(replace(table, n_columns=6, cells=tuple(cells)))
    assert read(paper.report(replace(page, tables=tuple(tables)))) == read(paper.report(page))
