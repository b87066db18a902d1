"""Joining: the pieces of a table that continues over several pages become one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...extract.pages.document import DocumentPage
from ...extract.tables.table import Table
from ...extract.text.lines import Line
from ..layout.layout import Layout
from ..layout.profile import Profile
from ..layout.reshaping import reshape
from .columns_beside import join_beside
from .continuing import (
    continues_unheaded,
    joined_with,
    lines_between,
    looks_like_piece,
    repeats_missing_headings,
)
from .cut_forms import with_cut_forms
from .form_lines import with_line_forms
from .forms import read_forms
from .headless_tables import named_tables
from .nested_tables import with_nested_tables
from .pieces import (
    headed_by,
    headers_of,
    single_piece,
    under_group,
    under_name,
    unit_above,
    unit_below,
    with_cut_group,
)
from .pooling import Claims, find_layouts
from .rows import JoinedTable
from .sideways import join_sideways
from .stepped_forms import read_stepped_forms


def join_tables(
    pages: Sequence[DocumentPage],
    profiles: Sequence[Profile],
    title: str = "",
    *,
    unclaimed: bool = False,
) -> list[JoinedTable]:
    """Return the tables of all pages in order, those that continue made one.

    Args:
        pages: pages that can be read.
        profiles: layouts of the user's own, tried before the built-in ones.
        title: the document's title, which some profiles ask for.
        unclaimed: the records of the document are no tables: no profile is tried.
    """
    claims = Claims(profiles, title)
    pages, beside = (pages, {}) if unclaimed else join_beside(pages, claims)
    pages = with_nested_tables(reshape(join_sideways(pages)))
    forms, taken = (None, frozenset()) if unclaimed else read_stepped_forms(pages, claims)
    unread = frozenset() if forms else taken
    if not taken and not unclaimed:
        forms, taken = read_forms(pages, claims)
        if forms and (cut := with_cut_forms(pages, taken)):
            pages = cut
            forms, taken = read_forms(pages, claims)
    layouts = {} if unclaimed else find_layouts(pages, claims)
    layouts |= dict.fromkeys(unread)
    if not forms and not unclaimed and not any(map(_tells_measures, layouts.values())):
        lined = with_line_forms(pages)
        forms, taken = read_forms(lined, claims) if lined else (None, frozenset())
        if forms and lined:
            pages, layouts = lined, find_layouts(lined, claims)
    layouts, names = named_tables(pages, layouts)
    by_number = {page.number: page for page in pages}
    joined: list[JoinedTable] = []
    before: Table | None = None
    for table in (table for page in pages for table in page.tables):
        key = table.page, table.number
        if forms and key in taken:
            if forms not in joined:
                joined.append(forms)
        else:
            lines = lines_between(before, table, by_number)
            layout = layouts.get(key)
            _add(joined, table, layout, names.get(key) if layout else None, lines, by_number)
            if key in beside:
                joined[-1] = replace(joined[-1], beside=joined[-1].beside + beside[key])
        before = table
    return [_with_unit_below(one, by_number) for one in joined]


def _with_unit_below(table: JoinedTable, pages: Mapping[int, DocumentPage]) -> JoinedTable:
    """Return a table with the unit that a line below it says, where nothing above it says one.

    A line that stands nearer to the next table of its page belongs to that one.
    """
    last = table.pieces[-1]
    if table.unit or last.page not in pages:
        return table
    page = pages[last.page]
    tops = [one.box.top for one in page.tables if one.box.top >= last.box.bottom]
    end = min(tops, default=page.height)
    unit = unit_below(
        [
            line
            for line in page.lines
            if line.box.top >= last.box.bottom - 1
            and line.box.top - last.box.bottom <= end - line.box.bottom
        ]
    )
    return replace(table, unit=unit) if unit else table


def _tells_measures(layout: Layout | None) -> bool:
    return layout is not None and (layout.profile.records == "measures" or layout.plan is not None)


def _add(
    joined: list[JoinedTable],
    table: Table,
    layout: Layout | None,
    name: Line | None,
    lines: Sequence[Line],
    pages: Mapping[int, DocumentPage],
) -> None:
    """Join a table to the last one where it continues it, else add it as one of its own.

    Args:
        joined: the tables so far; changed.
        table: the next one of the document.
        layout: how it is read by itself.
        name: the line above it that names its measure.
        lines: those between it and the table before.
        pages: by number.
    """
    last = joined[-1] if joined else None
    if last and layout and name is None and not last.form:
        headed = headers_of(table, layout) == last.headers
        layout = layout if headed or not continues_unheaded(last, table, layout, pages) else None
    piece = under_group(replace(single_piece(table, layout), unit=unit_above(lines)), lines)
    if name is not None:
        piece = under_name(piece, name)
    if last and repeats_missing_headings(piece, last, lines, pages):
        joined[-1] = last = headed_by(last, piece)
    apart = name is not None or last is None or last.form
    merged = None
    if not apart and last is not None:
        merged = joined_with(with_cut_group(last, piece, lines), piece, lines, pages)
    if merged:
        joined[-1] = merged
    else:
        joined.append(replace(piece, not_joined=looks_like_piece(last, piece, lines, pages)))
