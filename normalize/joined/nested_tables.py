"""Tables that stand inside a cell of another one: their rows become rows of that one."""

from collections.abc import Sequence
from dataclasses import replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ..layout.reshaping import placed
from .tolerances import NESTED_EDGE_PT


def with_nested_tables(pages: Sequence[DocumentPage]) -> list[DocumentPage]:
    """Return the pages with each table that a labelled, otherwise blank cell holds made part of it.

    Word, LibreOffice and browsers draw a table in a cell with borders of its own, so that it is
    read as a table beside the one around it.

    Args:
        pages: pages with their tables.
    """
    return [_with_nested(page) if len(page.tables) > 1 else page for page in pages]


def _with_nested(page: DocumentPage) -> DocumentPage:
    tables = list(page.tables)
    for inner in page.tables:
        for place, outer in enumerate(tables):
            holder = _holder(outer, inner) if outer.number != inner.number else None
            if holder is not None:
                tables[place] = _unfolded(outer, holder, inner)
                tables = [table for table in tables if table.number != inner.number]
                break
    return page if len(tables) == len(page.tables) else replace(page, tables=tuple(tables))


def _holder(outer: Table, inner: Table) -> Cell | None:
    """Return the blank cell of a table that another table stands in, where the row has a label."""
    for cell in outer:
        if cell.lines or cell.row_span > 1 or not cell.column:
            continue
        box, edge = cell.box, NESTED_EDGE_PT
        inside = (
            box.x0 - edge <= inner.box.x0
            and inner.box.x1 <= box.x1 + edge
            and box.top - edge <= inner.box.top
            and inner.box.bottom <= box.bottom + edge
        )
        if inside and any(one.row == cell.row and one.lines for one in outer):
            return cell
    return None


def _unfolded(outer: Table, holder: Cell, inner: Table) -> Table:
    """Return a table with the rows and columns of another one in the place of a cell."""
    more_rows = inner.n_rows - 1
    more_columns = max(0, inner.n_columns - holder.column_span)
    end = holder.column + holder.column_span
    cells: list[Cell] = []
    for cell in outer:
        if cell is holder:
            continue
        row = cell.row + (more_rows if cell.row > holder.row else 0)
        last = cell.row + cell.row_span
        rows = cell.row_span + (more_rows if cell.row <= holder.row < last else 0)
        column = cell.column + (more_columns if cell.column >= end else 0)
        wide = cell.column < end <= cell.column + cell.column_span
        columns = cell.column_span + (more_columns if wide else 0)
        cells.append(placed(cell, row, column, rows, columns))
    spare = max(0, holder.column_span - inner.n_columns)
    for cell in inner:
        ends = cell.column + cell.column_span == inner.n_columns
        columns = cell.column_span + (spare if ends else 0)
        cells.append(
            placed(cell, holder.row + cell.row, holder.column + cell.column, cell.row_span, columns)
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        outer,
        n_rows=outer.n_rows + more_rows,
        n_columns=outer.n_columns + more_columns,
        cells=tuple(cells),
    )
