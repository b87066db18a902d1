"""Pieces: one printed table with its headings, its rows, and what the lines above it say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...extract.tables.table import Cell, Table
from ...extract.text.lines import Line
from ..ita import instrument_named
from ..knowledge import any_of, load
from ..layout.header_rows import heading_rows, printed_headers
from ..layout.layout import Layout
from ..values.enumerators import mark_style, split_enumerator
from ..values.numbers.units import find_unit, is_unit_line, read_unit
from .naming_lines import heading_row
from .rows import JoinedTable, Row, Slot
from .tolerances import LEAST_GROUPS, LINES_OF_REMARKS, LONGEST_HEADING

_REMARK = re.compile(rf"\s*(?:{any_of(load('prose')['remarks'])})\s*[:.]?\s*")
_SCORE = re.compile(r"[\d๐-๙]{2}\.[\d๐-๙]")


def single_piece(table: Table, layout: Layout | None) -> JoinedTable:
    """Return one printed table with its headings and rows, read as a layout says."""
    first = _first_row(table, layout)
    headers = tuple(printed_headers(table, first))
    return JoinedTable((table,), headers, layout, rows_of(table, first, range(table.n_columns)))


def headers_of(table: Table, layout: Layout | None) -> tuple[str, ...]:
    """Return the headings of a printed table, as `single_piece` has them.

    One that prints none and is laid out by another table has the headings of that table.
    """
    if layout is not None and not layout.first_row:
        return tuple(column.header for column in layout.columns)
    return tuple(printed_headers(table, _first_row(table, layout)))


def _first_row(table: Table, layout: Layout | None) -> int:
    return layout.first_row if layout else min(heading_rows(table), max(table.n_rows - 1, 0))


def rows_of(
    table: Table, first: int, columns: Sequence[int | None], *, after_break: bool = False
) -> tuple[Row, ...]:
    """Return the rows of a table from the first one on, with the columns in the order given.

    Args:
        table: one printed table.
        first: row of the grid that is no heading.
        columns: of the table, None where it has nothing for a column of those before it.
        after_break: the table continues another one.
    """
    slots = {id(cell): Slot((cell,)) for cell in table}
    rows = []
    for index, cells in enumerate(table.grid()):
        if index < first:
            continue
        picked = [cells[column] if column is not None else None for column in columns]
        row = tuple(slots[id(cell)] if cell else None for cell in picked)
        rows.append(Row(row, table, index, after_break=after_break and index == first))
    return tuple(rows)


def headed_by(last: JoinedTable, piece: JoinedTable) -> JoinedTable:
    """Return a table without headings under those of a piece that continues it."""
    assert piece.layout is not None
    table = last.pieces[0]
    columns = tuple(
        replace(column, inferred="cells" if column.field != "extra" else "")
        for column in piece.layout.columns
    )
    layout = replace(piece.layout, columns=columns, first_row=0)
    rows = rows_of(table, 0, range(table.n_columns))
    return replace(last, headers=piece.headers, layout=layout, rows=rows)


def under_group(piece: JoinedTable, lines: Sequence[Line]) -> JoinedTable:
    """Return a score table with the instrument that a line above it names as its first row."""
    if piece.layout is None or piece.layout.profile.records != "indicators":
        return piece
    table = piece.pieces[0]
    named = [line for line in lines if is_group_line(line)]
    if not named:
        return piece
    cell = Cell((named[-1],), named[-1].box, table.page, 0, 0, 1, max(table.n_columns, 1))
    row = Row((Slot((cell,)),) * len(piece.headers), table, piece.layout.first_row)
    return replace(piece, rows=(row, *piece.rows))


def with_cut_group(last: JoinedTable, piece: JoinedTable, lines: Sequence[Line]) -> JoinedTable:
    """Return a table with the heading of a group that its page keeps as its last line.

    A row at a page's foot that nothing closes stands below its table. Two rows or more of the table
    have one text alone; the line counts on where the last of these has left off.
    """
    if last.layout is None or last.layout.profile.records != "measures":
        return last
    before = last.pieces[-1]
    if piece.pieces[0].page != before.page + 1:
        return last
    alone = [cells[0] for row in last.rows if len(cells := _texts_of(row)) == 1]
    marks = [mark for text in alone if (mark := split_enumerator(text)).printed]
    if len(marks) < LEAST_GROUPS or len({mark_style(mark) for mark in marks}) > 1:
        return last
    for line in lines:
        mark = split_enumerator(line.text)
        if not mark.printed or mark.number is None or mark_style(mark) != mark_style(marks[-1]):
            continue
        inside = before.box.x0 - 1 <= line.box.x0 and line.box.x1 <= before.box.x1 + 1
        is_below = before.box.bottom - 1 <= line.box.top <= before.box.bottom + 2 * line.size
        if inside and is_below and mark.number - 1 == marks[-1].number:
            row = heading_row(line, before, len(last.headers))
            return replace(last, rows=(*last.rows, replace(row, grid_row=before.n_rows - 1)))
    return last


def _texts_of(row: Row) -> list[str]:
    """Return the texts of a row, each once."""
    slots = {id(slot): slot.text for slot in row.slots if slot is not None and not slot.blank}
    return list(slots.values())


def under_name(piece: JoinedTable, name: Line) -> JoinedTable:
    """Return a table with the line that names its measure as a heading above its rows."""
    assert piece.layout is not None
    row = heading_row(name, piece.pieces[0], len(piece.headers))
    columns = tuple(
        replace(column, field="action") if column.field == "measure" else column
        for column in piece.layout.columns
    )
    layout = replace(piece.layout, columns=columns)
    return replace(piece, layout=layout, rows=(row, *piece.rows))


def unit_above(lines: Sequence[Line]) -> str | None:
    """Return the unit of money that a line above a table says."""
    return next((find_unit(line.text) for line in lines if is_unit_line(line.text)), None)


def unit_below(lines: Sequence[Line]) -> str | None:
    """Return the unit of money that a line right below a table says, alone or in a remark."""
    for line in lines[:LINES_OF_REMARKS]:
        remark = _REMARK.match(line.text)
        if remark or is_unit_line(line.text):
            text = line.text[remark.end() :] if remark else line.text
            unit = find_unit(text)
            if unit and read_unit(unit).is_money:
                return unit
    return None


def is_group_line(line: Line) -> bool:
    """Return whether a line names the instrument of the indicators below it."""
    short = len(line.text) <= LONGEST_HEADING
    return short and instrument_named(line.text) is not None and not _SCORE.search(line.text)
