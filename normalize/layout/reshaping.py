"""Reshaping: tables on their side and tables with their columns twice, as upright ones."""

from collections.abc import Sequence
from dataclasses import replace

from ...extract.geometry import Box, boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ..ita import is_official_name
from ..values.enumerators import split_plain_number
from ..wording import fold
from .centred_groups import with_spanning_groups
from .tolerances import RESHAPING_FEWEST_NAMES, RESHAPING_MOST_HEADER_ROWS


def reshape(pages: Sequence[DocumentPage]) -> list[DocumentPage]:
    """Return pages with tables of indicators in columns stood up, doubled ones in two halves.

    Where a page cuts a doubled table, or two side by side, the right half follows all of the left.
    """
    stood = [_beside([_upright(table) for table in page.tables]) for page in pages]
    reshaped: list[DocumentPage] = []
    right: list[Table] = []
    for place, (page, here) in enumerate(zip(pages, stood, strict=True), 1):
        below = stood[place] if place < len(stood) else []
        tables: list[Table] = []
        for halves in here:
            tables += halves[:1]
            right += halves[1:]
            if halves is not here[-1] or not _go_on_doubled(here, below):
                tables += right
                right = []
        reshaped.append(replace(page, tables=tuple(tables)))
    return reshaped


def _beside(tables: Sequence[list[Table]]) -> list[list[Table]]:
    """Return tables with two of the same headings that stand side by side as one doubled one."""
    found: list[list[Table]] = []
    for halves in tables:
        if found and len(found[-1]) == len(halves) == 1 and _is_beside(found[-1][0], halves[0]):
            found[-1] = [*found[-1], *halves]
        else:
            found.append(halves)
    return found


def _is_beside(left: Table, right: Table) -> bool:
    level = left.box.top < right.box.bottom and right.box.top < left.box.bottom
    return level and left.box.x1 <= right.box.x0 and _heads(left) == _heads(right)


def _go_on_doubled(here: Sequence[list[Table]], below: Sequence[list[Table]]) -> bool:
    """Return whether the last table of a page and the first of the next are doubled alike."""
    if not here or not below or len(here[-1]) < 2 or len(below[0]) < 2:
        return False
    return _heads(here[-1][0]) == _heads(below[0][0])


def _heads(table: Table) -> list[str]:
    return [fold(cell.text) for cell in table if cell.row < max(table.header_rows, 1)]


def _upright(table: Table) -> list[Table]:
    names = row_of_names(table)
    if names is not None:
        return [_transposed(with_spanning_groups(table, names))]
    return _halves(table) or [table]


def row_of_names(table: Table) -> int | None:
    """Return which of the first rows holds several names of indicators, if one does."""
    for row in range(min(RESHAPING_MOST_HEADER_ROWS, table.n_rows)):
        texts = [cell.text for cell in table if cell.row == row]
        names = {fold(t) for t in texts if is_official_name(split_plain_number(t).rest)}
        if len(names) >= RESHAPING_FEWEST_NAMES:
            return row
    return None


def _transposed(table: Table) -> Table:
    """Return a table with rows and columns changed; every cell keeps its place on the page."""
    cells = [placed(cell, cell.column, cell.row, cell.column_span, cell.row_span) for cell in table]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    rows, columns = table.n_columns, table.n_rows
    return replace(table, cells=tuple(cells), n_rows=rows, n_columns=columns, header_rows=1)


def _halves(table: Table) -> list[Table]:
    """Return the two halves of a table whose headings stand twice; none of another table."""
    half, odd = divmod(table.n_columns, 2)
    rows = max(table.header_rows, 1)
    if odd or half < 2 or table.n_rows <= rows:
        return []
    heads = [
        [fold(cell.text) for cell in table if cell.row < rows and low <= cell.column < low + half]
        for low in (0, half)
    ]
    if heads[0] != heads[1] or len(set(heads[0])) < half or not all(heads[0]):
        return []
    if any(cell.column < half < cell.column + cell.column_span for cell in table):
        return []
    left = tuple(cell for cell in table if cell.column < half)
    right = tuple(
        placed(cell, cell.row, cell.column - half, cell.row_span, cell.column_span)
        for cell in table
        if cell.column >= half
    )
    return [
        replace(table, box=_around(cells), n_columns=half, cells=cells) for cells in (left, right)
    ]


def _around(cells: Sequence[Cell]) -> Box:
    return boxes_to_box([cell.box for cell in cells])


def placed(cell: Cell, row: int, column: int, row_span: int, column_span: int) -> Cell:
    """Return a cell at another place of the grid; it keeps its text and its place on the page."""
    moved = replace(cell, row=row, column=column, row_span=row_span, column_span=column_span)
    object.__setattr__(moved, "text", cell.text)
    return moved
