"""Parts of forms that stand in lines: labels with their values, as tables of two columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...extract.geometry import Box, boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ...extract.text.lines import Line


@dataclass(slots=True)
class FormPart:
    """A label and the lines of its value on one page.

    Attributes:
        page: page number.
        key: the label as it is compared with others.
        label: the lines of the label; none where the lines continue the value of another.
        lines: of its value.
    """

    page: int
    key: str
    label: list[Line]
    lines: list[Line]

    @property
    def box(self) -> Box:
        """The area of the label and its value."""
        return boxes_to_box([line.box for line in (*self.label, *self.lines)])


def part_of_line(line: Line, start: int, end: int, text: str) -> Line:
    """Return a part of a line; each of its letters takes the same share of its box.

    Args:
        line: one line.
        start: of the part, a place in the line's text.
        end: of the part.
        text: what the part says.
    """
    box, length = line.box, len(line.text)
    x0, x1 = (box.x0 + box.width * at / length for at in (start, end))
    return replace(
        line,
        text=text,
        box=Box(x0, box.top, x1, box.bottom),
        space_after=line.space_after and end == length,
        tail_x0=None,
    )


def with_form_tables(page: DocumentPage, forms: Sequence[Sequence[FormPart]]) -> DocumentPage:
    """Return a page with a table for each form, in the place of its lines.

    Args:
        page: one page.
        forms: the parts of each form on it, from top to bottom.
    """
    made = [_as_table(parts) for parts in forms if parts]
    if not made:
        return page
    tables = sorted([*page.tables, *made], key=lambda table: table.box.top)
    return replace(
        page,
        lines=tuple(line for line in page.lines if not any(_holds(t.box, line) for t in made)),
        tables=tuple(replace(table, number=n) for n, table in enumerate(tables, 1)),
    )


def _holds(box: Box, line: Line) -> bool:
    return box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom


def _as_table(parts: Sequence[FormPart]) -> Table:
    cells: list[Cell] = []
    for row, part in enumerate(parts):
        for column, lines in enumerate((part.label, part.lines)):
            box = boxes_to_box([line.box for line in lines]) if lines else part.box
            cells.append(Cell(tuple(lines), box, part.page, row, column))
    box = boxes_to_box([part.box for part in parts])
    return Table(parts[0].page, 0, box, len(parts), 2, tuple(cells))
