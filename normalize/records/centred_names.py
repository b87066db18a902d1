"""Measures whose name stands in the middle of their rows, where no rule shows how far it goes."""

from collections.abc import Sequence
from dataclasses import replace

from ..joined.rows import Row, Slot
from .columns import Columns
from .tolerances import CENTRED_NAMES_EM, CENTRED_NAMES_OFF_EM


def spread_centred_names(
    rows: Sequence[Row], columns: Columns, *, continues: bool
) -> tuple[tuple[Row, ...], bool]:
    """Return the rows, each with the name in the middle of its measure, and whether it is doubtful.

    Names stand in the middle where the first row has none, or one that stands below its own line.
    They are spread where each, from top to bottom, is the middle of as many rows as are left for
    it; else they are left as they are.

    Args:
        rows: of a table of measures.
        columns: where its fields stand.
        continues: the first rows continue a measure of the table before.
    """
    rows = tuple(rows)
    measure, action = columns.measure, columns.action
    if measure is None or action is None or continues or columns.form or not rows:
        return rows, False
    single = [n for n, row in enumerate(rows) if not row.spanned]
    own = [n for n in single if not _is_empty(rows[n].slots[action])]
    named = [
        n for n, row in enumerate(rows) if not row.spanned and not _is_empty(row.slots[measure])
    ]
    if not named or not own or len(named) == len(own) or _spans(rows, measure):
        return rows, False
    unnamed = _is_empty(rows[own[0]].slots[measure])
    if not unnamed and not _stands_below(rows[own[0]], measure):
        return rows, False
    groups = _groups(rows, own, named, measure)
    if groups is None:
        return rows, unnamed
    spread = dict(zip(own, (rows[n] for n in own), strict=True))
    for name, members in zip(named, groups, strict=True):
        for number in members:
            slots = list(rows[number].slots)
            for column in (measure, columns.number if columns.numbers_measures else None):
                if column is not None:
                    slots[column] = rows[name].slots[column]
            spread[number] = replace(rows[number], slots=tuple(slots))
    dropped = set(named) - set(own)
    return tuple(spread.get(n, row) for n, row in enumerate(rows) if n not in dropped), False


def _groups(
    rows: Sequence[Row], own: Sequence[int], named: Sequence[int], measure: int
) -> list[list[int]] | None:
    """Return the rows of each name, None where it is not the middle of any that are left."""
    if len({(row.table.page, row.table.number) for row in rows}) > 1:
        return None
    groups: list[list[int]] = []
    start = 0
    for name in named:
        top, bottom, size = _extent([rows[name].slots[measure]])
        middle = (top + bottom) / 2
        best, off = -1, CENTRED_NAMES_EM * size
        for end in range(start, len(own)):
            members = own[start : end + 1]
            if any(n in members for n in named if n != name) or (name in own and name < own[start]):
                break
            if name in own and name not in members:
                continue
            upper, _, _ = _extent(_others(rows[own[start]], measure))
            _, lower, _ = _extent(_others(rows[own[end]], measure))
            if abs((upper + lower) / 2 - middle) < off:
                best, off = end, abs((upper + lower) / 2 - middle)
        if best < 0:
            return None
        groups.append(list(own[start : best + 1]))
        start = best + 1
    return groups if start == len(own) else None


def _stands_below(row: Row, measure: int) -> bool:
    """Return whether a name begins lower than all that stands beside it."""
    top, _, size = _extent([row.slots[measure]])
    other, _, _ = _extent(_others(row, measure))
    return top - other > CENTRED_NAMES_OFF_EM * size


def _others(row: Row, measure: int) -> list[Slot | None]:
    return [slot for column, slot in enumerate(row.slots) if column > measure]


def _extent(slots: Sequence[Slot | None]) -> tuple[float, float, float]:
    """Return the upper and the lower end of what cells say, and the size of its letters."""
    lines = [line for slot in slots if slot is not None for line in slot.lines]
    if not lines:
        return 0.0, 0.0, 0.0
    tops, bottoms = [line.box.top for line in lines], [line.box.bottom for line in lines]
    return min(tops), max(bottoms), max(line.size for line in lines)


def _spans(rows: Sequence[Row], measure: int) -> bool:
    """Return whether rules show how far some name reaches."""
    slots = [slot for row in rows if (slot := row.slots[measure]) is not None]
    return len({id(slot) for slot in slots}) < len(slots) or any(
        part.row_span > 1 for slot in slots for part in slot.parts
    )


def _is_empty(slot: Slot | None) -> bool:
    return slot is None or slot.blank
