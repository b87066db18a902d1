"""Naming lines: a line right above a table that says what the table is about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ...extract.geometry import boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Cell, Table
from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line
from ..layout.layout import Layout
from ..values.enumerators import split_enumerator, split_plain_number
from ..wording import is_blank
from .rows import Row, Slot
from .tolerances import LONGEST_NAME, NAMING_LINES_LEADING, NAMING_LINES_NEAR


def line_above(
    before: Table | None, table: Table, page: DocumentPage, title: Line | None = None
) -> Line | None:
    """Return the paragraph right above a table as one line, None where there is none.

    Args:
        before: the table before it.
        table: one table.
        page: the page that it stands on.
        title: a line right above the table that is none of the paragraph.
    """
    start = table.box.top if title is None else title.box.top
    top = before.box.bottom if before is not None and before.page == table.page else 0.0
    above = [
        line
        for line in page.lines
        if top <= line.box.top and line.box.bottom <= start + 2 and not is_blank(line.text)
    ]
    above.sort(key=lambda line: line.box.top)
    if not above or start - above[-1].box.bottom > NAMING_LINES_NEAR * above[-1].size:
        return None
    lines = [above[-1]]
    for line in reversed(above[:-1]):
        if split_plain_number(lines[0].text).printed is not None:
            break
        if (
            lines[0].box.top - line.box.top > NAMING_LINES_LEADING * line.size
            or line.size != lines[0].size
        ):
            break
        lines.insert(0, line)
    text = join_lines(lines)
    if len(text) > LONGEST_NAME:
        return None
    return replace(lines[0], text=text, box=boxes_to_box([line.box for line in lines]))


def heading_row(line: Line, table: Table, n_columns: int) -> Row:
    """Return a line above a table as a row across all columns."""
    return Row((Slot((line_cell(line, table, n_columns),)),) * n_columns, table, 0)


def line_cell(line: Line, table: Table, n_columns: int) -> Cell:
    """Return a line above a table as a cell over a number of columns."""
    return Cell((line,), line.box, table.page, 0, 0, 1, max(n_columns, 1))


def count_on(texts: Sequence[str]) -> bool:
    """Return whether texts are numbered, each one more than the text before."""
    numbers = [split_plain_number(text).number for text in texts]
    known = [number for number in numbers if number is not None]
    if len(known) < len(texts):
        return False
    return all(b == a + 1 for a, b in pairwise(known))


def names_of_tables(
    pages: Sequence[DocumentPage], layouts: Mapping[tuple[int, int], Layout | None]
) -> dict[tuple[int, int], Line]:
    """Return the lines that name the measure of the table below them, by page and number.

    A plan may have a table for each measure: the tables have one column of texts, and lines that
    are counted on, or are different, stand right above each but a piece on the next page.

    Args:
        pages: pages with their tables.
        layouts: of every table, by page and number.
    """
    found: dict[tuple[int, int], Line] = {}
    over_title: dict[tuple[int, int], Line] = {}
    tables = 0
    before: Table | None = None
    earlier: DocumentPage | None = None
    for page in pages:
        for table in page.tables:
            layout = layouts.get((table.page, table.number))
            if layout is not None and lacks_measures(layout):
                line = line_above(before, table, page)
                if line is None and table.number == 1 and earlier is not None:
                    line = _at_foot(before, earlier)
                cut = before is not None and before.page == table.page - 1 and table.number == 1
                if line is not None and not (cut and split_plain_number(line.text).number is None):
                    found[table.page, table.number] = line
                    tables += 1
                    if split_plain_number(line.text).number is None:
                        above = line_above(before, table, page, title=line)
                        over_title |= {(table.page, table.number): above} if above else {}
                elif not cut:
                    tables += 1
            before = table
        earlier = page
    lines = list(found.values())
    if len(lines) < 2 or len(lines) < tables:
        return {}
    if over_title and count_on([line.text for line in (found | over_title).values()]):
        found |= over_title  # a table's title stands between it and its measure
        lines = list(found.values())
    different = len({line.text for line in lines}) == len(lines)
    short = all(len(line.text) <= LONGEST_NAME for line in lines)
    if count_on([line.text for line in lines]):
        return {place: _with_mark(line) for place, line in found.items()}
    return found if different and short else {}


def _with_mark(line: Line) -> Line:
    """Return a line whose plain number has the stop that makes it a list number."""
    plain = split_enumerator(line.text).printed is None
    mark = split_plain_number(line.text)
    return replace(line, text=f"{mark.printed}. {mark.rest}") if plain else line


def _at_foot(before: Table | None, page: DocumentPage) -> Line | None:
    """Return a numbered line at a page's foot, below its last table: it names the next table."""
    line = line_at_foot(before, page)
    return line if line and split_plain_number(line.text).number is not None else None


def line_at_foot(before: Table | None, page: DocumentPage) -> Line | None:
    """Return the only line below the last table of a page, None where there are none or more."""
    if before is None or before.page != page.number:
        return None
    below = [line for line in page.lines if line.box.top >= before.box.bottom - 1]
    return below[0] if len(below) == 1 and len(below[0].text) <= LONGEST_NAME else None


def lacks_measures(layout: Layout) -> bool:
    """Return whether a table of a plan has a single column of texts, and so none of measures."""
    fields = {column.field for column in layout.columns}
    return layout.profile.records == "measures" and len({"measure", "action"} & fields) == 1
