"""Pooling: tables with the same headings are laid out by the cells of all of them together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ..layout.cell_looks import CellLooks
from ..layout.claims import find_layout
from ..layout.header_rows import column_headings
from ..layout.layout import Layout
from ..layout.profile import Profile, built_in_profiles
from ..wording import fold
from .common_columns import same_edges
from .tolerances import POOLING_FEW_ROWS


class Claims:
    """The layout of each table of a document, found once: forms ask for it, then joining.

    Attributes:
        profiles: layouts of the user's own, tried before the built-in ones.
        looks: of the document's cells.
    """

    def __init__(self, profiles: Sequence[Profile], title: str) -> None:
        """Look at nothing yet.

        Args:
            profiles: layouts of the user's own.
            title: the document's title, which some profiles ask for.
        """
        self.profiles, self.looks = profiles, CellLooks()
        self._title = title
        # By the identity of a table, which is kept so that no other has it.
        self._known: dict[int, tuple[Table, Layout | None]] = {}
        self._headings: dict[tuple[int, int], list[str]] = {}

    def of(self, table: Table) -> Layout | None:
        """Return the layout of one table by the user's profiles, or else by the built-in ones."""
        if id(table) not in self._known:
            own = find_layout(table, self.profiles, self._title, self.looks)
            layout = own or find_layout(table, built_in_profiles(), self._title, self.looks)
            self._known[id(table)] = table, layout
        return self._known[id(table)][1]

    def has_headings(self, table: Table, first: Table, rows: int) -> bool:
        """Return whether a table of the document begins with the same headings as another one."""
        if table.n_rows < rows:
            return False
        return table is first or self._headings_of(table, rows) == self._headings_of(first, rows)

    def _headings_of(self, table: Table, rows: int) -> list[str]:
        key = (id(table), rows)
        if key not in self._headings:
            levels = column_headings(table, 0, rows)
            self._headings[key] = [fold(" ".join(texts)) for texts in levels]
        return self._headings[key]


def find_layouts(
    pages: Sequence[DocumentPage], claims: Claims
) -> dict[tuple[int, int], Layout | None]:
    """Return the layout of every table by its page and number.

    A plan has a table for each measure or a piece on each page: two rows show little of what a
    column is, those of all tables with the same headings show more.

    Args:
        pages: pages with their tables.
        claims: of the document.
    """
    tables = [table for page in pages for table in page.tables]
    found: dict[tuple[int, int], Layout | None] = {}
    kinds: dict[tuple[object, ...], list[Table]] = {}
    for table in tables:
        kinds.setdefault(_first_row(table), []).append(table)
    for alike in kinds.values():
        pooled = _pooled_layout(alike, claims) if len(alike) > 1 else None
        for table in alike:
            fits = pooled and claims.has_headings(table, alike[0], pooled.first_row)
            found[table.page, table.number] = pooled if fits else claims.of(table)
    for table, behind in pairwise(tables):
        layout = found[table.page, table.number]
        if layout and _heads(table, layout, behind):
            whole = claims.of(_below_each_other([table, behind], 0))
            if whole and whole.first_row == layout.first_row:
                found[table.page, table.number] = whole
    return found


def _heads(table: Table, layout: Layout, behind: Table) -> bool:
    """Return whether a table is headings alone at a page's foot, and the next one its rows."""
    alone = layout.first_row >= table.n_rows and behind.page == table.page + 1
    return alone and table.n_columns == behind.n_columns and same_edges(table, behind)


def _first_row(table: Table) -> tuple[object, ...]:
    """Return what tables with the same headings have in common."""
    first = [cell for cell in table.cells if cell.row == 0]
    return table.n_columns, tuple([(c.column, c.column_span, fold(c.text)) for c in first])


def _pooled_layout(tables: Sequence[Table], claims: Claims) -> Layout | None:
    """Return the layout of several tables as one; None where the first is large enough alone."""
    first = claims.of(tables[0])
    below = first.first_row if first else max(tables[0].header_rows, 1)
    if tables[0].n_rows - below > POOLING_FEW_ROWS:
        return first
    alike = [table for table in tables if claims.has_headings(table, tables[0], below)]
    return claims.of(_below_each_other(alike, below)) or first


def _below_each_other(tables: Sequence[Table], below: int) -> Table:
    """Return tables as one, those behind the first without their first rows."""
    cells: list[Cell] = []
    n_rows = 0
    for table in tables:
        start = 0 if table is tables[0] else below
        cells += [
            _moved(cell, n_rows - start) for cell in table if start <= cell.row < table.n_rows
        ]
        n_rows += table.n_rows - start
    return replace(tables[0], cells=tuple(cells), n_rows=n_rows)


def _moved(cell: Cell, rows: int) -> Cell:
    """Return a cell some rows further down; `replace` takes five times as long."""
    if not rows:
        return cell
    return Cell(
        cell.lines,
        cell.box,
        cell.page,
        cell.row + rows,
        cell.column,
        cell.row_span,
        cell.column_span,
        cell.anomalies,
        cell.fill,
        cell.strokes,
    )
