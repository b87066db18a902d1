"""Cells of groups, left of the measures, that the end of a page cuts with a measure of theirs."""

from collections.abc import Sequence
from dataclasses import replace

from ..values.enumerators import split_enumerator
from ..wording import fold, without_continued
from .rows import JoinedTable, Row, Slot


def carry_groups(
    table: JoinedTable, rows: Sequence[Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows before and behind a break with the cells of groups that it cuts whole.

    A group holds whole measures: where the first row behind the break continues a measure, its
    group continues, too. What then stands left of the measure on both sides is one text; ReportLab
    and fpdf2 set the lines of a cell in the middle of it and cut between them.
    """
    columns = table.layout.columns if table.layout else ()
    measure = next((column.index for column in columns if column.field == "measure"), None)
    if measure is None or not table.rows or not rows:
        return table.rows, tuple(rows)
    last, first = table.rows[-1], rows[0]
    if last.spanned or first.spanned or not _continues(last.slots[measure], first.slots[measure]):
        return table.rows, tuple(rows)
    whole: dict[int, Slot] = {}
    for column in columns:
        if column.field == "extra" and column.index < measure:
            old, new = last.slots[column.index], first.slots[column.index]
            if old is not None and new is not None and _are_parts(old, new):
                whole[id(old)] = whole[id(new)] = Slot(old.parts + new.parts)

    def carried(row: Row) -> Row:
        slots = tuple(whole.get(id(slot), slot) if slot is not None else None for slot in row.slots)
        return replace(row, slots=slots)

    if not whole:
        return table.rows, tuple(rows)
    return tuple(map(carried, table.rows)), tuple(map(carried, rows))


def _continues(old: Slot | None, new: Slot | None) -> bool:
    """Return whether a measure continues behind a break: its cell does, or is blank there."""
    return old is not None and new is not None and not old.blank and (new is old or new.blank)


def _are_parts(old: Slot, new: Slot) -> bool:
    """Return whether two cells hold the parts of one text, and rules show one to span rows."""
    if old is new or old.blank or new.blank:
        return False
    if fold(old.text) == fold(new.text) or without_continued(new.text)[1]:
        return False
    spans = old.parts[-1].row_span > 1 or new.parts[0].row_span > 1
    return spans and split_enumerator(new.text).printed is None
