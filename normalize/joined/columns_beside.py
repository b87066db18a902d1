"""Columns beside: a sheet wider than the paper is printed over pages, its columns one again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ...extract.text.lines import Line
from ..layout.field_choice import MAIN_BONUS
from ..layout.header_rows import column_headings, heading_rows
from ..layout.header_scores import score_fields
from ..layout.layout import Column, Layout
from ..layout.reshaping import placed
from ..layout.tolerances import LISTED_BELOW
from ..wording import fold, is_blank
from .common_columns import same_edges
from .pooling import Claims
from .tolerances import BESIDE_FEWEST_ROWS, BESIDE_MOST_PAGES, BESIDE_ROW_EDGE_PT

Key = tuple[int, int]
_FIGURES = re.compile(r"[0-9๐-๙]+")


def join_beside(
    pages: Sequence[DocumentPage], claims: Claims
) -> tuple[list[DocumentPage], dict[Key, tuple[int, ...]]]:
    """Return pages on which a sheet cut into columns is whole, and the pages that those were on.

    Spreadsheets print what is wider than the paper on further pages, each row at the height it has
    on the first, with no columns again but those that are set to repeat. Sheets of several pages
    are printed over, then down, or down, then over.

    Args:
        pages: of the document.
        claims: say whether a table can be read.
    """
    found = list(pages)
    beside: dict[Key, tuple[int, ...]] = {}
    for place, page in enumerate(pages):
        if len(found[place].tables) != 1:
            continue
        for step in range(1, BESIDE_MOST_PAGES + 1):
            if _join_block(found, pages, place, step, claims, beside):
                while _join_block(found, pages, place, step, claims, beside):
                    pass
                break
            behind = pages[place + step].tables if place + step < len(pages) else ()
            if len(behind) != 1 or not _goes_down(page.tables[0], behind[0]):
                break
    return found, beside


def _join_block(
    found: list[DocumentPage],
    pages: Sequence[DocumentPage],
    place: int,
    step: int,
    claims: Claims,
    beside: dict[Key, tuple[int, ...]],
) -> bool:
    """Join the columns of the next pages to the tables of as many pages; return whether it fits.

    Args:
        found: the pages so far; changed.
        pages: as they were printed.
        place: of the first page in them.
        step: how many pages a block of columns has.
        claims: say whether a table can be read.
        beside: the pages of columns, by table; changed.
    """
    first = found[place].tables[0]
    taken = len(beside.get((first.page, first.number), ()))
    start = place + step * (taken + 1)
    lefts, rights = found[place : place + step], found[start : start + step]
    if len(rights) < step or any(len(page.tables) != 1 for page in (*lefts, *rights)):
        return False
    top_left, top_right = lefts[0].tables[0], rights[0].tables[0]
    whole = [
        _beside(left.tables[0], right.tables[0], _repeated(top_left, top_right))
        for left, right in zip(lefts, rights, strict=True)
    ]
    tables = [table for table in whole if table is not None]
    same = all(_goes_down(top_right, page.tables[0]) for page in rights[1:])
    if len(tables) < step or not same or not _belongs(top_left, top_right, tables[0], claims):
        return False
    above = {_said(line) for page in pages[place : place + step] for line in page.lines}
    if any(
        line.box.bottom <= page.tables[0].box.top + 1
        and not is_blank(line.text)
        and _said(line) not in above
        for page in rights
        for line in page.lines
    ):
        return False
    for index, table in enumerate(tables):
        key = table.page, table.number
        beside[key] = (*beside.get(key, ()), rights[index].number)
        found[place + index] = replace(lefts[index], tables=(table,))
        found[start + index] = replace(rights[index], tables=())
    return True


def _said(line: Line) -> str:
    """Return what a line says without figures, which count pages."""
    return _FIGURES.sub("", fold(line.text))


def _goes_down(first: Table, table: Table) -> bool:
    """Return whether a table has the columns of one on a page before."""
    return first.n_columns == table.n_columns and same_edges(first, table)


def _headings(table: Table) -> list[tuple[str, ...]]:
    return column_headings(table, 0, heading_rows(table))


def _texts(table: Table, column: int) -> list[tuple[int, int, str]]:
    cells = [cell for cell in table if cell.column == column]
    return [(cell.row, cell.column_span, fold(cell.text)) for cell in cells]


def _repeated(left: Table, right: Table) -> int:
    """Return how many first columns of a table are those of the one to its left, printed again."""
    repeated = 0
    while (
        repeated < min(left.n_columns, right.n_columns)
        and _texts(left, repeated) == _texts(right, repeated)
        and any(text for _, _, text in _texts(right, repeated))
    ):
        repeated += 1
    return repeated


def _row_edges(table: Table) -> list[float]:
    """Return the top of each row and the bottom of the last; empty where one is not known."""
    tops: dict[int, float] = {}
    bottom = 0.0
    for cell in table:
        tops[cell.row] = min(cell.box.top, tops.get(cell.row, cell.box.top))
        bottom = max(bottom, cell.box.bottom)
    return [*(tops[row] for row in sorted(tops)), bottom] if len(tops) == table.n_rows else []


def _rows_of(coarse: Sequence[float], fine: Sequence[float]) -> list[int] | None:
    """Return for each edge of a table's rows the one of another, None where rows differ.

    Headings alone may be parted further in one of them: "ระยะเวลา" above "เริ่ม" and "สิ้นสุด".
    """
    further = len(fine) - len(coarse)
    if further < 0 or len(coarse) <= BESIDE_FEWEST_ROWS:
        return None
    places = [0, *range(1 + further, len(fine))]
    near = all(
        abs(edge - fine[place]) <= BESIDE_ROW_EDGE_PT
        for edge, place in zip(coarse, places, strict=True)
    )
    return places if near else None


def _beside(left: Table, right: Table, repeated: int) -> Table | None:
    """Return two tables as one, the second to the right of the first, None where rows differ.

    Args:
        left: the table of the first columns.
        right: the one of further columns.
        repeated: how many of its first columns are printed again.
    """
    if repeated >= right.n_columns or any(
        _texts(left, column) != _texts(right, column) for column in range(repeated)
    ):
        return None
    of_left, of_right = _common_rows(left, right, repeated) or (None, None)
    if of_left is None or of_right is None:
        return None
    cells = [
        *(_set(cell, of_left, 0) for cell in left),
        *(
            _set(cell, of_right, left.n_columns - repeated)
            for cell in right
            if cell.column >= repeated
        ),
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        left,
        cells=tuple(cells),
        n_rows=max(of_left[-1], of_right[-1]),
        n_columns=left.n_columns + right.n_columns - repeated,
        header_rows=max(left.header_rows, right.header_rows),
        ruled=left.ruled and right.ruled,
    )


def _common_rows(left: Table, right: Table, repeated: int) -> tuple[list[int], list[int]] | None:
    """Return the edges of the rows of both tables as places among those of the whole."""
    edges, others = _row_edges(left), _row_edges(right)
    if not edges or not others:
        return None
    if (rows := _rows_of(edges, others)) is not None:
        return rows, [*range(len(others))]
    if (rows := _rows_of(others, edges)) is not None:
        return [*range(len(edges))], rows
    # The same numbers again tell which rows belong together, whatever their heights are; what
    # stands in several lines is told apart by heights.
    bare = all(len(cell.lines) <= 1 for cell in right if cell.row >= right.header_rows)
    if bare and _numbers(left, repeated) and len(edges) == len(others) > BESIDE_FEWEST_ROWS:
        return [*range(len(edges))], [*range(len(edges))]
    return None


def _numbers(table: Table, repeated: int) -> bool:
    """Return whether columns that are printed again say something else in each row."""
    return any(
        len({text for _, _, text in _texts(table, column)} - {""}) == table.n_rows
        for column in range(repeated)
    )


def _set(cell: Cell, rows: Sequence[int], columns: int) -> Cell:
    top, bottom = rows[cell.row], rows[cell.row + cell.row_span]
    return placed(cell, top, cell.column + columns, bottom - top, cell.column_span)


def _belongs(left: Table, right: Table, whole: Table, claims: Claims) -> bool:
    """Return whether both tables say fields of one record, and none of them twice."""
    if not heading_rows(left) or not heading_rows(right):
        return False
    layout = claims.of(whole)
    if layout is None or layout.first_row > max(heading_rows(left), heading_rows(right)):
        return False
    if _stands_alone(claims.of(left)) and _stands_alone(claims.of(right)):
        return False
    here, further = layout.columns[: left.n_columns], layout.columns[left.n_columns :]
    headings = [fold(column.header) for column in layout.columns]
    if "" in headings or len({*headings}) < len(headings):
        return False
    known = {column.field for column in here}
    if any(_repeats_field(column, known, layout) for column in further):
        return False
    sure = [column for column in further if _is_known(column, layout)]
    again = right.n_columns > len(further)
    mine = {c.field for c in here if c.inferred != "cells"} - {"number", "extra"}
    return bool(mine) and bool(sure) and (again or len(sure) == len(further))


def _stands_alone(layout: Layout | None) -> bool:
    """Return whether headings, and not cells alone, say what the records of a table are about."""
    columns = layout.columns if layout is not None else ()
    return any(column.field in MAIN_BONUS and column.inferred != "cells" for column in columns)


def _scores(column: Column, layout: Layout) -> Mapping[str, float]:
    return score_fields(column.levels, layout.profile)


def _is_known(column: Column, layout: Layout) -> bool:
    """Return whether a heading says what its column is."""
    if column.field != "extra":
        return column.inferred != "cells"
    return "extra" in _scores(column, layout)


def _repeats_field(column: Column, known: set[str], layout: Layout) -> bool:
    """Return whether a further column is listed for a field that the table has already."""
    scores = _scores(column, layout)
    return column.field == "extra" and any(
        field in known and score >= LISTED_BELOW
        for field, score in scores.items()
        if field != "extra" and scores.get("extra", 0.0) < score
    )
