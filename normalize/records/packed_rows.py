"""Rows beside one cell of several numbered steps: read as the one row that they are."""

from collections.abc import Sequence
from dataclasses import replace

from ..joined.rows import Row, Slot
from .cell_items import placed_lines, split_items


def join_packed_rows(rows: Sequence[Row], main: int) -> list[Row]:
    """Return the rows of a measure, those beside one cell of several numbered steps as one row.

    Each of them would be read as all of the steps again. Blank lines within a packed cell, or
    lines between the owners of its steps alone, make such rows.

    Args:
        rows: the rows of one measure, in order.
        main: column of steps.
    """
    joined: list[Row] = []
    for row in rows:
        slot = row.slots[main]
        if joined and slot is not None and slot is joined[-1].slots[main] and _is_packed(slot):
            joined[-1] = _join(joined[-1], row)
        else:
            joined.append(row)
    return joined


def _is_packed(slot: Slot) -> bool:
    return len(split_items(placed_lines(slot))) > 1


def _join(one: Row, other: Row) -> Row:
    """Return a row with the cells of another below its own; those that span both are once there."""
    slots: list[Slot | None] = []
    for above, below in zip(one.slots, other.slots, strict=True):
        if above is None or below is None or below is above:
            slots.append(above or below)
        else:
            slots.append(Slot((*above.parts, *below.parts)))
    return replace(one, slots=tuple(slots))
