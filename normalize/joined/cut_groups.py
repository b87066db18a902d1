"""Names of measures and groups that the end of a page cuts from rows of theirs."""

from collections.abc import Sequence
from dataclasses import replace

from ..values.enumerators import split_enumerator
from ..wording import fold, without_continued
from .rows import JoinedTable, Row, Slot
from .tolerances import PAGE_BREAKS_FEW_ROWS


def carry_groups(
    table: JoinedTable, rows: Sequence[Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows before and behind a break with the cells of groups that it cuts whole.

    A group holds whole measures: where the first row behind the break continues a measure, its
    group continues, too. What then stands left of the measure on both sides is one text; ReportLab
    and fpdf2 set the lines of a cell in the middle of it and cut between them.
    """
    columns = table.layout.columns if table.layout else ()
    measure = _field_column(table, "measure")
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


def carry_back(table: JoinedTable, rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows before and behind a break with the name behind it on both sides of it.

    The cell of a name spans the steps of its measure, and WeasyPrint and Typst may print all of it
    behind the break: before it a step then has a blank cell of its own, and the measure's number.
    """
    if not lacks_name(table) or not rows or rows[0].spanned:
        return table.rows, tuple(rows)
    last, first = table.rows[-1], rows[0]
    whole: dict[int, Slot] = {}
    for field in ("measure", "number"):
        column = _field_column(table, field)
        old, new = (None, None) if column is None else (last.slots[column], first.slots[column])
        if old is None or new is None or old.blank == new.blank:
            if field == "measure":
                return table.rows, tuple(rows)
            continue
        whole[id(old)] = whole[id(new)] = new if old.blank else old

    def carried(row: Row) -> Row:
        slots = tuple(whole.get(id(slot), slot) if slot is not None else None for slot in row.slots)
        return replace(row, slots=slots)

    return tuple(map(carried, table.rows)), tuple(map(carried, rows))


def lacks_name(table: JoinedTable) -> bool:
    """Return whether the last row has a step and a blank name of its own, as no other step has."""
    measure, action = (_field_column(table, field) for field in ("measure", "action"))
    if measure is None or action is None or not table.rows or table.rows[-1].spanned:
        return False
    lacking = table.rows[-1].slots[measure]
    steps = [row for row in table.rows if not row.spanned and not _is_blank(row.slots[action])]
    others = [row.slots[measure] for row in steps if row.slots[measure] is not lacking]
    return (
        lacking is not None
        and lacking.blank
        and not _is_blank(table.rows[-1].slots[action])
        and len(others) >= PAGE_BREAKS_FEW_ROWS
        and not any(map(_is_blank, others))
    )


def is_name_alone(table: JoinedTable, first: Row) -> bool:
    """Return whether a row behind a break has the name that the last row lacks, and no step.

    Nothing stands on both sides: what it says are cells that the last row leaves blank.
    """
    measure, action = (_field_column(table, field) for field in ("measure", "action"))
    if measure is None or action is None or first.spanned or not lacks_name(table):
        return False
    if _is_blank(first.slots[measure]) or not _is_blank(first.slots[action]):
        return False
    pairs = zip(table.rows[-1].slots, first.slots, strict=True)
    return not any(not _is_blank(old) and not _is_blank(new) for old, new in pairs)


def _is_blank(slot: Slot | None) -> bool:
    return slot is None or not slot.text.strip()


def _field_column(table: JoinedTable, field: str) -> int | None:
    columns = table.layout.columns if table.layout else ()
    return next((column.index for column in columns if column.field == field), None)
