"""Texts in the middle of the columns of indicators that they are for, where no rule says which."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from ...extract.geometry import boxes_to_box
from ...extract.tables.table import Cell, Table
from ..ita import instrument_named
from .tolerances import CENTRED_GROUPS_SHARE


def with_spanning_groups(table: Table, names: int) -> Table:
    """Return a table whose instruments above the names of indicators span all of their columns.

    Only level rules part such headings from what is below, and each stands in the middle of its
    columns: the groups that lie so, one beside the other, are the only ones.

    Args:
        table: with a row of names of indicators.
        names: that row.
    """
    columns = {cell.column: cell for cell in table if cell.row == names and cell.column_span == 1}
    for row in range(names):
        here = [cell for cell in table if cell.row == row and cell.row_span == 1]
        heads = [cell for cell in here if cell.lines]
        blank = [cell for cell in here if not cell.lines]
        groups = [instrument_named(cell.text) for cell in heads]
        if len(heads) < 2 or not blank or None in groups or len({*groups}) < len(groups):
            continue
        covered = sorted(
            c for cell in here for c in range(cell.column, cell.column + cell.column_span)
        )
        if covered != list(range(covered[0], covered[-1] + 1)) or not {*covered} <= {*columns}:
            continue
        bounds = _bounds(heads, [columns[column] for column in covered])
        if bounds is not None:
            spans = [(covered[a], covered[b - 1] + 1) for a, b in pairwise(bounds)]
            table = _with_spans(table, heads, blank, spans)
    for row in range(names + 1, table.n_rows):
        table = _with_lone_value(table, row)
    return table


def _with_lone_value(table: Table, row: int) -> Table:
    """Return a table in which the only value of a row, in its middle, spans all of its columns."""
    here = [cell for cell in table if cell.row == row and cell.row_span == 1]
    label, values = here[:1], here[1:]
    told = [cell for cell in values if cell.lines]
    if len(told) != 1 or len(values) < 2 or not label[0].lines or label[0].column != 0:
        return table
    if [cell.column for cell in values] != list(range(1, table.n_columns)):
        return table
    if _bounds(told, values) is None:
        return table
    blank = [cell for cell in values if not cell.lines]
    return _with_spans(table, told, blank, [(1, table.n_columns)])


def _bounds(heads: Sequence[Cell], columns: Sequence[Cell]) -> list[int] | None:
    """Return where groups of columns begin and the last one ends, each below its heading."""
    middles = [_middle(cell) for cell in heads]
    edges = [columns[0].box.x0, *(cell.box.x1 for cell in columns)]
    most = CENTRED_GROUPS_SHARE * min(cell.box.width for cell in columns)
    found: list[list[int]] = []
    for inner in combinations(range(1, len(columns)), len(heads) - 1):
        bounds = [0, *inner, len(columns)]
        off = [
            abs((edges[a] + edges[b]) / 2 - middle)
            for (a, b), middle in zip(pairwise(bounds), middles, strict=True)
        ]
        if max(off) <= most:
            found.append(bounds)
    return found[0] if len(found) == 1 else None


def _middle(cell: Cell) -> float:
    box = boxes_to_box([line.box for line in cell.lines])
    return (box.x0 + box.x1) / 2


def _with_spans(
    table: Table,
    heads: Sequence[Cell],
    blank: Sequence[Cell],
    spans: Sequence[tuple[int, int]],
) -> Table:
    wide = {
        id(cell): replace(cell, column=first, column_span=end - first)
        for cell, (first, end) in zip(heads, spans, strict=True)
    }
    dropped = {id(cell) for cell in blank}
    cells = [wide.get(id(cell), cell) for cell in table if id(cell) not in dropped]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(cells))
