"""Rows cut by a page's end without a rule at the cut: their rest stands above the next rule."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..geometry import Box
from ..tables.table import Cell, Table
from ..text.lines import Line
from .document import DocumentPage
from .tolerances import (
    CUT_ROWS_ALIGNED_EM,
    CUT_ROWS_FEWEST_COLUMNS,
    CUT_ROWS_FOOT_SHARE,
    CUT_ROWS_LEADING_EM,
    CUT_ROWS_SAME_PT,
)


def with_cut_rows(pages: Sequence[DocumentPage]) -> Iterator[DocumentPage]:
    """Yield pages on which the rest of a row that the page before cuts is a row of a table.

    Tables of level rules alone draw none where a page ends: the rest of the row stands above the
    first rule of the next page, or is all that is left of the table. Its lines begin where those
    of a column begin, keep to that column, and follow a cell that fills the page before to its
    foot.
    """
    before: DocumentPage | None = None
    for page in pages:
        if before is not None and before.tables and page.number == before.number + 1:
            page = _with_rest(page, before)
        yield page
        before = page


def _with_rest(page: DocumentPage, before: DocumentPage) -> DocumentPage:
    last = before.tables[-1]
    if not _ends_page(last, before) or page.turned != before.turned:
        return page
    first = page.tables[0] if page.tables else None
    lines = _top_lines(page, first)
    if not lines or (first is not None and not _has_same_columns(first, last)):
        return page
    column = _column_of(lines, last)
    if column is None:
        return page
    table = _above(first, _rest_row(lines, column, last, page, first))
    rest = tuple(line for line in page.lines if line not in lines)
    return replace(page, lines=rest, tables=(table, *page.tables[1:]))


def _ends_page(table: Table, page: DocumentPage) -> bool:
    """Return whether a table is the last thing on a page, and reaches to its foot."""
    if table.n_columns < CUT_ROWS_FEWEST_COLUMNS or table.n_rows < 2:
        return False
    foot = table.box.bottom
    if foot < (1 - CUT_ROWS_FOOT_SHARE) * page.height:
        return False
    return all(line.box.bottom < foot for line in page.lines)


def _top_lines(page: DocumentPage, first: Table | None) -> list[Line]:
    """Return the lines at the top of a page that stand close together, above its first table.

    None where they do not reach down to the table: then they say something of their own.
    """
    lines = sorted(page.lines, key=lambda line: line.box.top)
    if first is not None:
        lines = [line for line in lines if line.box.top < first.box.top]
        if lines and first.box.top - lines[-1].box.bottom > CUT_ROWS_LEADING_EM * lines[-1].size:
            return []
    for place, (a, b) in enumerate(pairwise(lines), 1):
        if b.box.top - a.box.top > CUT_ROWS_LEADING_EM * a.size:
            return lines[:place] if first is None else []
    return lines


def _has_same_columns(first: Table, last: Table) -> bool:
    here, there = _borders(first), _borders(last)
    return len(here) == len(there) and all(
        a is not None and b is not None and abs(a - b) <= CUT_ROWS_SAME_PT
        for pair in zip(here, there, strict=True)
        for a, b in zip(*pair, strict=True)
    )


def _borders(table: Table) -> list[tuple[float | None, float | None]]:
    """Return left and right border of each column, None where no cell stands in it alone."""
    found: list[tuple[float | None, float | None]] = [(None, None)] * table.n_columns
    for cell in table:
        if cell.column_span == 1:
            found[cell.column] = cell.box.x0, cell.box.x1
    return found


def _column_of(lines: Sequence[Line], last: Table) -> int | None:
    """Return the column that all lines continue, None where they are text of their own."""
    row = [cell for cell in last if cell.row + cell.row_span == last.n_rows and cell.lines]
    lowest = max((cell.lines[-1].box.bottom for cell in row), default=0.0)
    for cell in row:
        if cell.column_span > 1 or cell.column == 0:
            continue
        end = cell.lines[-1]
        starts = [line.box.x0 for line in cell.lines]
        if lowest - end.box.bottom < 0.5 * end.size and all(
            abs(line.box.x0 - min(starts)) <= CUT_ROWS_ALIGNED_EM * line.size
            and line.box.x1 <= cell.box.x1 + CUT_ROWS_SAME_PT
            and abs(line.size - end.size) <= 0.05 * end.size
            for line in lines
        ):
            return cell.column
    return None


def _rest_row(
    lines: Sequence[Line], column: int, last: Table, page: DocumentPage, first: Table | None
) -> Table:
    """Return the lines as a table of a row in the columns of the one before."""
    top = lines[0].box.top
    bottom = first.box.top if first is not None else lines[-1].box.bottom
    cells: list[Cell] = []
    for place, (x0, x1) in enumerate(_borders(last)):
        x0, x1 = last.box.x0 if x0 is None else x0, last.box.x1 if x1 is None else x1
        held = tuple(lines) if place == column else ()
        cells.append(Cell(held, Box(x0, top, x1, bottom), page.number, 0, place))
    box = Box(last.box.x0, top, last.box.x1, bottom)
    return Table(page.number, 1, box, 1, last.n_columns, tuple(cells), ruled=last.ruled)


def _above(first: Table | None, rest: Table) -> Table:
    """Return a table with the rest of a row as its first one; it has no headings then."""
    if first is None:
        return rest
    moved = [replace(cell, row=cell.row + 1) for cell in first]
    box = Box(first.box.x0, rest.box.top, first.box.x1, first.box.bottom)
    return replace(
        first, box=box, n_rows=first.n_rows + 1, cells=(*rest.cells, *moved), header_rows=0
    )
