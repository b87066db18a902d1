"""Headless tables: one for each measure, of which only the first prints the headings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Table
from ...extract.text.lines import Line
from ..layout.header_rows import counts_columns
from ..layout.layout import Layout
from ..values.enumerators import bare_list_number, read_list_number, split_plain_number
from ..values.numbers.units import is_unit_line
from .common_columns import same_edges
from .naming_lines import lacks_measures, line_above, names_of_tables

Key = tuple[int, int]
Layouts = dict[Key, Layout | None]


def named_tables(
    pages: Sequence[DocumentPage], layouts: Layouts
) -> tuple[Layouts, dict[Key, Line]]:
    """Return the layouts of all tables, and the lines that name the measures of some.

    Small tables below the headings of their measures have the columns of the first one where they
    print none: a heading stands between them, so that they are no pieces of it.

    Args:
        pages: pages with their tables.
        layouts: of every table by its own headings, by page and number.
    """
    headless = _layouts_of_first(pages, layouts)
    if headless:
        names = names_of_tables(pages, layouts | headless)
        if headless.keys() <= names.keys():
            return layouts | headless, names
    return layouts, names_of_tables(pages, layouts)


def _layouts_of_first(
    pages: Sequence[DocumentPage], layouts: Mapping[Key, Layout | None]
) -> Layouts:
    """Return the layouts of tables that have the columns of the headed one before them.

    The line right above such a table bears the number that follows, or its rows are counted from
    one again.
    """
    found: Layouts = {}
    head: tuple[Table, Layout] | None = None
    name: Line | None = None
    before: Table | None = None
    for page in pages:
        for table in page.tables:
            layout = layouts.get((table.page, table.number))
            line = line_above(before, table, page)
            before = table
            if head is None or not _has_columns_of(head[0], table):
                # Another table ends the row of those that belong together.
                named = line is not None and layout is not None and lacks_measures(layout)
                head = (table, layout) if named and layout is not None else None
                name = line
            elif line is not None and not is_unit_line(line.text) and _begins(table, line, name):
                found[table.page, table.number] = _headless(head[1])
                name = line
    return found


def _has_columns_of(head: Table, table: Table) -> bool:
    """Return whether a table has the borders of the headed one, and begins with a numbered row."""
    if table.n_columns != head.n_columns or table.n_columns < 2 or not same_edges(head, table):
        return False
    texts = [cell.text if cell is not None else "" for cell in table.grid(1)[0]]
    return bare_list_number(texts[0]) is not None and not counts_columns(texts)


def _begins(table: Table, line: Line, name: Line | None) -> bool:
    """Return whether a table begins what the line above it names, and continues nothing."""
    here = split_plain_number(line.text).number
    there = split_plain_number(name.text).number if name is not None else None
    if here is not None and there is not None and here == there + 1:
        return True
    first = table.grid(1)[0][0]
    return first is not None and read_list_number(first.text) == 1


def _headless(layout: Layout) -> Layout:
    return replace(layout, first_row=0)
