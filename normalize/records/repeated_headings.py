"""Rows that print the headings of their table again."""

from collections import Counter

from ..joined.rows import JoinedTable, Row
from ..layout.header_rows import counts_columns
from ..wording import fold
from .tolerances import LEAST_LOWER_HEADINGS


def repeats_headings(row: Row, table: JoinedTable) -> bool:
    """Return whether a row prints the headings of its table again, or counts its columns."""
    if counts_columns([slot.text if slot is not None else "" for slot in row.slots]):
        return True
    filled = [(i, slot) for i, slot in enumerate(row.slots) if slot is not None and not slot.blank]
    said = [
        (fold(slot.text), fold(table.headers[i])) for i, slot in filled if i < len(table.headers)
    ]
    # Of headings on two levels the lower ones alone may be printed again.
    return len(said) >= LEAST_LOWER_HEADINGS and all(h.endswith(text) for text, h in said)


def heads_columns_anew(row: Row, table: JoinedTable) -> bool:
    """Return whether a row prints headings again, some below one that stood nowhere before.

    A heading over several columns may stand above those of a later part of the table alone.
    """
    slots = [slot for slot in row.slots if slot is not None and not slot.blank]
    spans = Counter(map(id, slots))
    pairs = zip(row.slots, table.headers, strict=False)
    single = [(slot, header) for slot, header in pairs if slot and spans[id(slot)] == 1]
    return 0 < len(single) < len(slots) == len(row.slots) and all(
        fold(slot.text) == fold(header) for slot, header in single
    )
