"""Owners and periods printed once for all steps of a measure, where no rules show it."""

from collections.abc import Sequence
from dataclasses import replace

from ..joined.rows import Row, Slot
from .columns import Columns
from .tolerances import FEWEST_SHARING

_SHARED = ("responsible", "period")


def share_values(rows: Sequence[Row], columns: Columns) -> tuple[tuple[Row, ...], list[str]]:
    """Return the rows with what a measure's first row says for all of its steps, and the headings.

    A column is shared where each measure of several steps fills it in its first row and leaves it
    empty in all others, as the measure's own column does. A dash is an answer and not empty.

    Args:
        rows: of a table of measures.
        columns: where its fields stand.
    """
    if columns.measure is None or columns.action is None or columns.form:
        return tuple(rows), []
    groups = _groups(rows, columns.measure, columns.action)
    several = [group for group in groups if len(group) > 1]
    if len(several) < FEWEST_SHARING:
        return tuple(rows), []
    shared = [
        column
        for column in columns.values
        if column.field in _SHARED
        and all(_says_once(rows, group, column.index) for group in several)
        and any(_leaves_empty(rows, group, column.index) for group in several)
    ]
    carried = list(rows)
    for group in several if shared else ():
        first = rows[group[0]]
        for index in group[1:]:
            slots = list(carried[index].slots)
            for column in shared:
                slots[column.index] = first.slots[column.index]
            carried[index] = replace(carried[index], slots=tuple(slots))
    return tuple(carried), [column.header or column.field for column in shared]


def _groups(rows: Sequence[Row], measure: int, action: int) -> list[list[int]]:
    """Return the numbers of the rows of each measure; a row without a step belongs to none."""
    groups: list[list[int]] = []
    before: Slot | None = None
    for index, row in enumerate(rows):
        slot = row.slots[measure]
        if row.spanned or _is_empty(row.slots[action]):
            before = None
            continue
        begins = slot is not None and slot is not before and not slot.blank
        if begins:
            groups.append([index])
            before = slot
        elif groups and groups[-1][-1] == index - 1:
            groups[-1].append(index)
    return groups


def _says_once(rows: Sequence[Row], group: Sequence[int], column: int) -> bool:
    """Return whether only the first row of a measure says something, or one cell spans all."""
    first = rows[group[0]].slots[column]
    if first is None or first.blank:
        return False
    others = [rows[index].slots[column] for index in group[1:]]
    return all(slot is first or _is_empty(slot) for slot in others)


def _leaves_empty(rows: Sequence[Row], group: Sequence[int], column: int) -> bool:
    first = rows[group[0]].slots[column]
    return any(rows[index].slots[column] is not first for index in group[1:])


def _is_empty(slot: Slot | None) -> bool:
    return slot is None or not slot.text.strip()
