"""Naming lines: a line right above a table that says what the table is about."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...extract.geometry import boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ...extract.text.lines import Line, join_lines
from ..values.enumerators import split_plain_number
from ..wording import is_blank
from .rows import Row, Slot

_LONGEST_NAME = 250  # characters
_LEADING = 1.75  # of the size: tops of two lines of one paragraph differ by less
_NEAR = 3.5  # of the size: a line further above a table does not speak of it


def line_above(before: Table | None, table: Table, page: DocumentPage) -> Line | None:
    """Return the paragraph right above a table as one line, None where there is none.

    Args:
        before: the table before it.
        table: one table.
        page: the page that it stands on.
    """
    top = before.box.bottom if before is not None and before.page == table.page else 0.0
    above = [
        line
        for line in page.lines
        if top <= line.box.top and line.box.bottom <= table.box.top + 2 and not is_blank(line.text)
    ]
    above.sort(key=lambda line: line.box.top)
    if not above or table.box.top - above[-1].box.bottom > _NEAR * above[-1].size:
        return None
    lines = [above[-1]]
    for line in reversed(above[:-1]):
        if split_plain_number(lines[0].text).printed is not None:
            break
        if lines[0].box.top - line.box.top > _LEADING * line.size or line.size != lines[0].size:
            break
        lines.insert(0, line)
    text = join_lines(lines)
    if len(text) > _LONGEST_NAME:
        return None
    return replace(lines[0], text=text, box=boxes_to_box([line.box for line in lines]))


def heading_row(line: Line, table: Table, n_columns: int) -> Row:
    """Return a line above a table as a row across all columns."""
    return Row((Slot((line_cell(line, table, n_columns),)),) * n_columns, table, 0)


def line_cell(line: Line, table: Table, n_columns: int) -> Cell:
    """Return a line above a table as a cell over a number of columns."""
    return Cell((line,), line.box, table.page, 0, 0, 1, max(n_columns, 1))


def count_on(lines: Sequence[Line]) -> bool:
    """Tell whether lines are numbered, each one more than the line before."""
    numbers = [split_plain_number(line.text).number for line in lines]
    known = [number for number in numbers if number is not None]
    if len(known) < len(lines):
        return False
    return all(b == a + 1 for a, b in pairwise(known))
