"""Names of measures that a page cuts: whether one continues behind the break, and it as a whole."""

from collections.abc import Sequence
from dataclasses import replace

from ..values.enumerators import (
    bare_list_number,
    counts_plainly,
    read_list_number,
    split_enumerator,
    split_plain_number,
)
from ..wording import is_blank, without_continued
from .rows import JoinedTable, Row, Slot, field_columns, says, text_of
from .tolerances import PAGE_BREAKS_FEW_ROWS


def name_continues(table: JoinedTable, rows: Sequence[Row]) -> bool:
    """Return whether the first row behind a break begins with the rest of a measure's name.

    It has no list number where all measures have one, or its step is counted on from the last one
    where each measure counts its steps anew.
    """
    names = field_columns(table)
    measure, action = names.get("measure"), names.get("action")
    if measure is None or action is None or not rows or not table.rows or rows[0].spanned:
        return False
    first, last = rows[0], table.rows[-1]
    if any(row.slots[measure] is row.slots[action] for row in (first, last)):
        return False  # one text for both columns: a sum or a heading
    text = text_of(first, measure)
    if is_blank(text) or without_continued(text)[1] or is_blank(text_of(last, measure)):
        return False
    if spans_cells_of(last, first):
        return False  # a sum
    if split_enumerator(text_of(first, action)).number == 1 and says(last, action):
        return False  # the first step of another measure
    starts, behind = (
        [row for row in begun if says(row, action) and row.slots[measure] is not row.slots[action]]
        for begun in (_measure_starts(table.rows, measure), _measure_starts(rows, measure)[1:])
    )
    number = names.get("number")
    if number is not None:
        counted = [bare_list_number(text_of(row, number)) for row in (*starts, *behind)]
        if len(counted) >= PAGE_BREAKS_FEW_ROWS and all(counted):
            here, before = (read_list_number(text_of(row, number)) for row in (first, last))
            if {*counted} == {"1"} and here and before:  # it counts the steps of each measure
                return here == before + 1
            return is_blank(text_of(first, number))
    starts = starts if len(starts) >= PAGE_BREAKS_FEW_ROWS else [*starts, *behind]
    if len(starts) < PAGE_BREAKS_FEW_ROWS:
        return False
    if is_blank(text_of(starts[-1], measure)) or split_enumerator(text).printed:
        return False
    texts = [text_of(row, measure) for row in starts]
    if counts_plainly(texts):
        return split_plain_number(text).printed is None
    if all(split_enumerator(text).printed for text in texts):
        return True
    here = split_enumerator(text_of(first, action)).number
    before = split_enumerator(text_of(last, action)).number
    anew = all(split_enumerator(text_of(row, action)).number == 1 for row in starts)
    return anew and here is not None and before is not None and here == before + 1 > 1


def _measure_starts(rows: Sequence[Row], column: int) -> list[Row]:
    """Return the rows in which another measure begins."""
    starts: list[Row] = []
    before: Slot | None = None
    for row in rows:
        slot = row.slots[column]
        if slot is not None and slot is not before and not row.spanned and not slot.blank:
            starts.append(row)
            before = slot
    return starts


def carry_name(table: JoinedTable, rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows before and behind a break with the name that it cuts as one cell."""
    column = field_columns(table)["measure"]
    old, new = table.rows[-1].slots[column], rows[0].slots[column]
    if old is None or new is None:
        return table.rows, tuple(rows)
    whole = Slot(old.parts + new.parts)

    def carried(row: Row) -> Row:
        slots = tuple(whole if slot is old or slot is new else slot for slot in row.slots)
        return replace(row, slots=slots)

    return tuple(map(carried, table.rows)), tuple(map(carried, rows))


def spans_cells_of(last: Row, first: Row) -> bool:
    """Return whether a text behind the break spans columns that hold several texts before it."""
    texts: dict[int, set[int]] = {}
    for old, new in zip(last.slots, first.slots, strict=True):
        if old is not None and new is not None and not new.blank and not old.blank:
            texts.setdefault(id(new), set()).add(id(old))
    return any(len(spanned) > 1 for spanned in texts.values())
