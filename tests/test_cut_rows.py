"""Rows cut by a page's end without a rule: their rest is a row of the table on the next page."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan.extract.pages.cut_rows import with_cut_rows
from mattrakan.extract.pages.document import DocumentPage

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
STEPS = ["(๑) รดน้ำต้นไม้", "(๒) ตัดหญ้า", "หน้าอาคาร"]
FIRST = 40.0  # from a page's top to its first line
REST = ["และหลังอาคาร", "(๓) เก็บใบไม้"]
OTHER = ["๓. อ่าน", "(๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘"]


def ends_below(paper: SimpleNamespace, n_empty: int = 26) -> DocumentPage:
    """Return a page whose table reaches to its foot."""
    rows = [
        COLUMNS,
        ["๑. ปลูก", "(๑) เตรียมดิน" + "\n" * n_empty, "กองช่าง", "ม.ค. ๖๘"],
        ["๒. ดูแล", "\n".join(STEPS), "สำนักปลัด", "ก.พ. ๖๘"],
    ]
    page: DocumentPage = paper.page(1, HEAD, *[""] * 12, rows)
    return page


def begins_with(
    paper: SimpleNamespace, texts: Sequence[str], x0: float, rows: object = None
) -> DocumentPage:
    """Return a second page with lines at its top, and a table right below them."""
    page: DocumentPage = paper.page(2, *[""] * len(texts), *([rows] if rows else []))
    lines = [paper.line(text, x0, FIRST + 16 * i) for i, text in enumerate(texts)]
    return replace(page, lines=tuple(lines))


def start(page: DocumentPage, column: int) -> float:
    """Return where the lines of a column begin."""
    return next(cell.lines[0].box.x0 for cell in page.tables[-1] if cell.column == column)


@pytest.mark.parametrize("rows", [[OTHER], None])
def test_the_rest_of_a_cut_row_is_read(
    paper: SimpleNamespace, rows: list[list[str]] | None
) -> None:
    first = ends_below(paper)
    second = begins_with(paper, REST, start(first, 1), rows)
    whole = list(with_cut_rows([first, second]))
    assert [page.lines for page in whole[1:]] == [()]
    [table] = whole[1].tables
    rest = [[line.text for line in cell.lines] for cell in table if cell.row == 0]
    assert rest == [[], REST, [], []]
    report = paper.report(*whole)
    steps = [a.text for a in report.measures[1].actions]
    assert steps == ["รดน้ำต้นไม้", "ตัดหญ้าหน้าอาคารและหลังอาคาร", "เก็บใบไม้"]
    assert len(report.measures) == (3 if rows else 2)


@pytest.mark.parametrize(
    "case",
    [
        "a margin of its own",
        "the first column",
        "too wide",
        "another size",
        "a paragraph apart",
        "far from the foot",
        "another table",
    ],
)
def test_lines_of_their_own_stay_lines(paper: SimpleNamespace, case: str) -> None:
    first = ends_below(paper, 8 if case == "far from the foot" else 26)
    texts = ["หมายเหตุที่ยาวเกินกว่าช่องของตาราง" * 2] if case == "too wide" else REST
    x0 = start(first, 0 if case == "the first column" else 1)
    rows = [OTHER[:3]] if case == "another table" else [OTHER]
    second = begins_with(paper, texts, x0 + 4 * (case == "a margin of its own"), rows)
    lines = second.lines
    if case == "another size":
        lines = tuple(replace(line, size=14.0) for line in lines)
    if case == "a paragraph apart":
        [table] = second.tables
        second = replace(second, tables=(replace(table, box=table.box._replace(top=200.0)),))
    second = replace(second, lines=lines)
    assert list(with_cut_rows([first, second])) == [first, second]
