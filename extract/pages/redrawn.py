"""Cells cut by a page's end: a text drawn again on the next page, and clipped away there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..anomalies import Anomaly
from ..tables.table import Cell, Table
from .document import DocumentPage


def forget_redrawn(pages: Sequence[DocumentPage]) -> Iterator[DocumentPage]:
    """Yield pages without the hidden texts that the end of the page before shows.

    LibreOffice draws the whole text of a cell on both pages of a row that it cuts, and clips each
    part of it: nothing of it is hidden from a reader. What the page before showed is drawn above
    the cell; text cut off within the cell (a figure's first digits) is hidden.
    """
    before: DocumentPage | None = None
    for page in pages:
        if before is not None and before.tables and page.tables:
            first, last = page.tables[0], before.tables[-1]
            cells = tuple(_without_redrawn(cell, last) for cell in first.cells)
            if any(new is not old for new, old in zip(cells, first.cells, strict=True)):
                page = replace(page, tables=(replace(first, cells=cells), *page.tables[1:]))
        yield page
        before = page


def _without_redrawn(cell: Cell, before: Table) -> Cell:
    clipped = [one for one in cell.anomalies if one.cause == "clipped"]
    if not clipped or not all(_is_above(one, cell) for one in clipped):
        return cell
    if not _is_shown(clipped, cell.column, before):
        return cell
    return replace(cell, anomalies=tuple(one for one in cell.anomalies if one not in clipped))


def _is_above(anomaly: Anomaly, cell: Cell) -> bool:
    """Return whether the middle of a text stands above a cell."""
    return anomaly.box.top + anomaly.box.bottom < 2 * cell.box.top


def _is_shown(clipped: Sequence[Anomaly], column: int, before: Table) -> bool:
    """Return whether the cell at a column's end in the table before shows all of a text."""
    hidden = "".join("".join(one.text.split()) for one in clipped)
    return any(
        hidden in "".join(cell.text.split())
        for cell in before.cells
        if cell.column == column and cell.row + cell.row_span == before.n_rows
    )
