"""Where each field of a record was read: the box of its cell, or of its lines in a packed cell."""

from collections.abc import Iterable, Sequence

from ...extract.geometry import Box, boxes_to_box
from ...extract.tables.table import Cell
from ...extract.text.lines import Line
from ...models import FieldBoxes
from ..context import DocumentContext
from ..joined.rows import Row, Slot


class FieldBoxer:
    """Collects the places of one record's fields.

    Args:
        context: knows how pages are displayed.
    """

    def __init__(self, context: DocumentContext) -> None:
        self._context = context
        self._areas: dict[str, tuple[int, Box]] = {}

    def add(self, field: str, slot: Slot | None, lines: Sequence[Line] | None = None) -> None:
        """Note the cell of a field; another one on the same page makes its place larger.

        Args:
            field: name in the record.
            slot: the cell; nothing is noted where there is none.
            lines: the lines that the field was read from, where the cell holds those of others.
        """
        if slot is None:
            return
        page, box = _area(slot, lines)
        known = self._areas.get(field)
        if known is None:
            self._areas[field] = page, box
        elif known[0] == page:
            self._areas[field] = page, boxes_to_box([known[1], box])

    def boxes(self) -> FieldBoxes:
        """Return the places on the pages as a viewer displays them."""
        return {
            field: (page, *self._context.rounded_box(page, box))
            for field, (page, box) in self._areas.items()
        }


def field_boxes(
    context: DocumentContext, row: Row, columns: Iterable[tuple[str, int | None]]
) -> FieldBoxes:
    """Return the places of fields that have a cell each, by (field, column) pairs."""
    boxer = FieldBoxer(context)
    for field, column in columns:
        boxer.add(field, row.slots[column] if column is not None else None)
    return boxer.boxes()


def _area(slot: Slot, lines: Sequence[Line] | None) -> tuple[int, Box]:
    """Return the page and area of the lines; of the cell where they are all that it holds."""
    if not lines or len(lines) >= len(slot.lines):
        part = _part_of(slot, lines[0]) if lines else slot.parts[0]
        return part.page, part.box
    part = _part_of(slot, lines[0])
    own = [line.box for line in lines if _part_of(slot, line) is part]
    around = boxes_to_box(own)
    return part.page, Box(part.box.x0, around.top, part.box.x1, around.bottom)


def _part_of(slot: Slot, line: Line) -> Cell:
    """Return the part of a cell that holds a line; a line may have been cut in two since."""
    if len(slot.parts) == 1:
        return slot.parts[0]
    for part in slot.parts:
        if any(line is one for one in part.lines):
            return part
    tops = {id(part): [one.box.top for one in part.lines] for part in slot.parts}
    return next((p for p in slot.parts if line.box.top in tops[id(p)]), slot.parts[0])
