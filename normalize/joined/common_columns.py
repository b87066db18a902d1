"""Common columns: whether the columns of two pieces can be those of one table."""

from collections.abc import Sequence
from statistics import median

from ...extract.tables.table import Table
from .tolerances import EDGE_TOLERANCE_PT, TEXT_TOLERANCE_PT

Extent = tuple[float, float] | None


def column_extents(table: Table) -> list[Extent]:
    """Return left and right border of each column, None where all of its cells span others."""
    extents: list[Extent] = []
    for column in range(table.n_columns):
        boxes = [c.box for c in table if c.column == column and c.column_span == 1]
        extents.append(
            (median(b.x0 for b in boxes), median(b.x1 for b in boxes)) if boxes else None
        )
    return extents


def same_edges(before: Table, table: Table) -> bool:
    """Return whether the columns of two tables have the same borders, as far as both are known."""
    pairs = zip(column_extents(before), column_extents(table), strict=False)
    return all(_is_same(a, b) for a, b in pairs)


def _is_same(a: Extent, b: Extent, tolerance_pt: float = EDGE_TOLERANCE_PT) -> bool:
    return a is None or b is None or abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 2 * tolerance_pt


def columns_by_edges(before: Table, table: Table) -> list[int | None] | None:
    """Return for each column of the first table the column of the second below it, None if none.

    A piece that a spanning cell does not reach may have a column less.
    """
    if before.n_columns == table.n_columns:
        return list(range(table.n_columns))
    here = {
        column: sum(extent) / 2 for column, extent in enumerate(column_extents(table)) if extent
    }
    found: list[int | None] = []
    for extent in column_extents(before):
        inside = [i for i, x in here.items() if extent and extent[0] <= x <= extent[1]]
        found.append(inside[0] if len(inside) == 1 else None)
    answered = [column for column in found if column is not None]
    if len(answered) < max(2, len(found) - 1):
        return None
    return found if len(answered) == len({*answered}) == table.n_columns else None


def have_common_columns(before: Table, table: Table, columns: Sequence[int | None]) -> bool:
    """Return whether one set of borders parts the columns of both tables.

    Drawn borders agree, or there is white between all texts on both sides: the borders of tables
    without rules stand where their own texts leave room. A piece on another page may be moved
    aside, or set wider as a whole.

    Args:
        before: the piece with all columns.
        table: the piece that continues.
        columns: for each column of the first the one of the second.
    """
    places = [(1.0, 0.0)]
    if before.n_columns == table.n_columns and table.box.width > 0:
        scale = before.box.width / table.box.width
        places.append((scale, before.box.x0 - scale * table.box.x0))
    return any(_fit(before, table, columns, scale, shift) for scale, shift in places)


def _fit(
    before: Table, table: Table, columns: Sequence[int | None], scale: float, shift: float
) -> bool:
    drawn = column_extents(before)
    ruled = before.ruled and table.ruled
    there = [_moved(extent, scale, shift) for extent in column_extents(table)]
    written, below = _text_extents(before), _text_extents(table)
    for left in range(len(columns) - 1):
        ends: list[float] = []
        starts: list[float] = []
        agree: list[bool] = []
        for column, edge, found in ((left, 1, ends), (left + 1, 0, starts)):
            own, other = written[column], columns[column]
            found += [own[edge]] if own else []
            if other is not None:
                text = _moved(below[other], scale, shift)
                found += [text[edge]] if text else []
                a, b = drawn[column], there[other]
                agree.append(a is None or b is None or abs(a[edge] - b[edge]) <= EDGE_TOLERANCE_PT)
        if all(agree):
            continue
        if ruled or (ends and starts and max(ends) > min(starts) + TEXT_TOLERANCE_PT):
            return False
    return True


def _moved(extent: Extent, scale: float, shift: float) -> Extent:
    return (scale * extent[0] + shift, scale * extent[1] + shift) if extent else None


def _text_extents(table: Table) -> list[Extent]:
    """Return where the text of each column begins and ends, headings left out."""
    extents: list[Extent] = [None] * table.n_columns
    for cell in table:
        if cell.column_span > 1 or cell.row < table.header_rows:
            continue
        for line in cell.lines:
            known = extents[cell.column]
            x0, x1 = line.box.x0, line.box.x1
            extents[cell.column] = (min(x0, known[0]), max(x1, known[1])) if known else (x0, x1)
    return extents
