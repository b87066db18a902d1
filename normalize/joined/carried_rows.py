"""Rows on both sides of a page break: two parts as one row, and cells that span the break."""

from collections.abc import Sequence
from dataclasses import replace

from .page_breaks import follows_dash
from .rows import JoinedTable, Row, Slot, field_columns, says
from .tolerances import FEWEST_SPANNING


def merge_rows(last: Row, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows with the first joined to the row before the break."""
    first = rows[0]
    slots: list[Slot | None] = []
    grown: dict[int, Slot] = {}
    for old, new in zip(last.slots, first.slots, strict=True):
        if old is None or new is None or old is new or not new.text.strip():
            slots.append(old or new)
        elif not old.text.strip():
            slots.append(new)
        elif id(old) in grown:
            slots.append(grown[id(old)])
        else:
            grown[id(old)] = Slot(old.parts + new.parts)
            slots.append(grown[id(old)])
    carried = {
        id(new): slot
        for new, slot in zip(first.slots, slots, strict=True)
        if new is not None and slot is not None
    }
    later = [
        replace(row, slots=tuple(carried.get(id(slot), slot) for slot in row.slots))
        for row in rows[1:]
    ]
    return (replace(last, slots=tuple(slots)), *later)


def carry_spans(table: JoinedTable, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows with a cell that spans the break standing on both sides of it.

    Only a blank cell is filled, and only where the cell before the break or the blank one spans
    several rows, or others of its column do and none is blank: a single blank cell behind a break
    may simply be blank. A sum behind the break has no step, and nothing that spans the steps before
    it.
    """
    last, first = table.rows[-1], rows[0]
    if first.spanned or last.spanned:
        return tuple(rows)
    carried: dict[int, Slot] = {}
    for column, (old, new) in enumerate(zip(last.slots, first.slots, strict=True)):
        if old is None or new is None or new.text.strip() or not old.text.strip():
            continue
        spans = old.parts[-1].row_span > 1 or new.parts[0].row_span > 1
        if spans or _spans_instead_of_blanks(table, rows, column):
            carried[id(new)] = old
    step = first.slots[field_columns(table).get("action", 0)]
    if step is not None and step.blank and id(step) not in carried and follows_dash(last, first):
        return tuple(rows)
    return tuple(
        replace(
            row,
            slots=tuple(
                carried.get(id(slot), slot) if slot is not None else None for slot in row.slots
            ),
        )
        for row in rows
    )


def _spans_instead_of_blanks(table: JoinedTable, rows: Sequence[Row], column: int) -> bool:
    """Return whether cells of a column span steps in several places, and no other cell is blank.

    Of two rows that share a value the break leaves one on each side: neither of its cells spans.
    """
    step = field_columns(table).get("action")
    if step is None or step == column or not says(rows[0], step):
        return False
    others = [row for row in (*table.rows, *rows[1:]) if not row.spanned and says(row, step)]
    slots = {id(slot): slot for row in others if (slot := row.slots[column]) is not None}
    spanning = sum(any(part.row_span > 1 for part in slot.parts) for slot in slots.values())
    return spanning >= FEWEST_SPANNING and all(slot.text.strip() for slot in slots.values())
