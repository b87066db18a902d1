"""Tables on their side that a page cuts: the rows of the next page are further columns."""

from collections.abc import Sequence
from dataclasses import replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Table
from ..layout.reshaping import placed, row_of_names
from ..values.kinds import parse_value
from ..wording import fold
from .common_columns import same_edges


def join_sideways(pages: Sequence[DocumentPage]) -> list[DocumentPage]:
    """Return pages on which each table on its side is one, on the page that it begins on."""
    joined: list[DocumentPage] = []
    for page in pages:
        before = joined[-1].tables[-1:] if joined else ()
        whole = _with_rows(before[0], page.tables[0]) if before and page.tables else None
        if whole is not None:
            joined[-1] = replace(joined[-1], tables=(*joined[-1].tables[:-1], whole))
            page = replace(page, tables=page.tables[1:])
        joined.append(page)
    return joined


def _with_rows(table: Table, below: Table) -> Table | None:
    """Return a table on its side with the rows of its piece on the next page.

    The piece prints the rows down to the names again, or it has the same borders and numbers alone.
    """
    if below.page != table.page + 1 or below.n_columns != table.n_columns:
        return None
    names = row_of_names(table)
    if names is None:
        return None
    if _texts_down_to(below, names) == _texts_down_to(table, names):
        first = names + 1
    elif same_edges(table, below) and all(
        parse_value(cell.text, "score").status in ("ok", "blank") for cell in below if cell.column
    ):
        first = 0
    else:
        return None
    moved = tuple(
        placed(cell, table.n_rows + cell.row - first, cell.column, cell.row_span, cell.column_span)
        for cell in below
        if cell.row >= first
    )
    if not moved:
        return None
    return replace(table, cells=(*table.cells, *moved), n_rows=table.n_rows + below.n_rows - first)


def _texts_down_to(table: Table, row: int) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, fold(cell.text)) for cell in table if cell.row <= row]
