"""Completeness: what speaks of a plan and went into no record, so that silence means complete."""

from collections.abc import Iterator, Sequence

from ..extract.tables.table import Table
from ..extract.text.lines import Line
from ..models import Finding, Place
from ..models.record_path import RecordPath
from .context import DocumentContext
from .findings import make_finding
from .joined.rows import JoinedTable
from .knowledge import load
from .layout.cell_looks import is_column_of
from .layout.column_evidence import column_cells
from .layout.profile import built_in_profiles
from .layout.tolerances import LOST_PIECE_LONGER, MOST_CELLS
from .records.assemble import Records
from .records.drafts import MeasureDraft
from .values.enumerators import read_list_number
from .wording import fold, is_blank, page_ranges

_WORDS = load("plan_titles")
_SHOWN = 0.6  # of a column's cells: it is one of owners, periods or scores
_LOOSE_LINES = 3  # behind a table; its last row may end in one or two of them
_TELLING = ("score", "owner", "period")


def completeness_findings(
    tables: Sequence[JoinedTable],
    records: Records,
    title: str,
    context: DocumentContext,
    *,
    outline: bool = False,
) -> Iterator[Finding]:
    """Yield a finding for each table without records, and for a plan of which nothing was read.

    Args:
        tables: of the document, joined.
        records: what was read from them.
        title: what the document calls itself.
        context: what its records take from the document.
        outline: an outline was read.
    """
    is_plan, is_other = speaks_of_plan(title), speaks_of_other(title)
    for bare in bare_measures(records.measures):
        draft = records.measures[bare][1]
        where = str(RecordPath("measures", bare))
        yield make_finding("record-incomplete", where=where, place=draft.place, name=draft.name)
    for table in tables:
        if table.not_joined:
            place = context.place(table.pieces[0])
            yield make_finding("table-not-joined", place=place, page=table.pieces[0].page)
        elif table.layout is None:
            found = _unclaimed(table, context)
            loud = len(table.rows) > 0 and not is_other and (is_plan or _tells(table))
            yield found if loud else found.model_copy(update={"severity": "info"})
    for table in tables:
        if table.beside and table.layout is not None:
            place = Place(page=table.beside[0])
            pages, first = page_ranges(sorted(table.beside)), table.pieces[0].page
            yield make_finding("columns-joined", place=place, pages=pages, first=first)
    for piece, text in lost_pieces(tables):
        yield make_finding("row-unassigned", place=context.place(piece), text=text)
    for aside in (aside for table in tables for aside in table.asides):
        place = context.place_of_text(aside.first.page, aside.first.box)
        found = make_finding("row-unassigned", place=place, text=aside.text)
        yield found if aside.is_doubtful else found.model_copy(update={"severity": "info"})
    for page, line in loose_rows(tables, context):
        place = context.place_of_text(page, line.box)
        yield make_finding("table-not-joined", place=place, page=page)
    if is_plan and not (records.indicators or records.measures or outline):
        yield make_finding("plan-without-records", where="measures", title=title)


def lost_pieces(tables: Sequence[JoinedTable]) -> Iterator[tuple[Table, str]]:
    """Yield the pieces of tables that were taken for headings and say more than those, and what.

    Where no rule stands below headings that are printed again, they are one row with what follows.
    """
    for table in tables:
        if table.layout is None or table.form:
            continue
        slots = [slot for row in table.rows for slot in row.slots if slot]
        read = {(part.page, part.box) for slot in slots for part in slot.parts}
        headings = len(fold("".join(dict.fromkeys(table.headers))))
        for piece in table.pieces:
            if any((cell.page, cell.box) in read for cell in piece):
                continue
            text = " | ".join(cell.text for cell in piece if cell.text.strip())
            if len(fold(text)) > LOST_PIECE_LONGER * max(1, headings):
                yield piece, text


def loose_rows(
    tables: Sequence[JoinedTable], context: DocumentContext
) -> Iterator[tuple[int, Line]]:
    """Yield the page and first line of rows that go on behind a table and were read as text.

    Without upright rules one or two rows on a page of their own are no table. Such a row begins
    with the next list number, and has texts in the right half of the table.
    """
    for table in tables:
        if table.layout is None or table.form:
            continue
        numbers = [read_list_number(slot.text) for row in table.rows if (slot := row.slots[0])]
        known = [number for number in numbers if number is not None]
        piece = table.pieces[-1]
        middle = (piece.box.x0 + piece.box.x1) / 2
        for page, line in _lines_behind(piece, context) if known else ():
            is_row = line.tail_x0 is not None and line.tail_x0 > middle
            if is_row and read_list_number(line.text.split(" ")[0]) == known[-1] + 1:
                yield page, line
                break


def _lines_behind(piece: Table, context: DocumentContext) -> Iterator[tuple[int, Line]]:
    """Yield the first lines below a table, and those at the top of the page after its last one."""
    for page in (context.pages.get(piece.page), context.pages.get(piece.page + 1)):
        if page is None:
            continue
        here = page.number == piece.page
        top = piece.box.bottom - 1 if here else 0.0
        below = [table.box.top for table in page.tables if table.box.top >= top]
        end = min(below, default=page.height)
        lines = [line for line in page.lines if top <= line.box.top and line.box.bottom <= end + 1]
        yield from ((page.number, line) for line in lines[:_LOOSE_LINES])
        if here and below:
            return


def speaks_of_plan(title: str) -> bool:
    """Return whether a title is that of a plan of measures, not of a meeting, course or list."""
    folded = fold(title)
    topics = {
        word
        for profile in built_in_profiles()
        if profile.records == "measures"
        for word in profile.titles
    }
    plan = any(fold(word) in folded for word in _WORDS["plan"])
    return plan and not speaks_of_other(title) and any(fold(word) in folded for word in topics)


def speaks_of_other(title: str) -> bool:
    """Return whether a title is that of a list, a meeting, a course or another kind of document."""
    refused = [word for profile in built_in_profiles() for word in profile.not_titles]
    return any(fold(word) in fold(title) for word in (*refused, *_WORDS["no_plan"]))


def _unclaimed(table: JoinedTable, context: DocumentContext) -> Finding:
    first = table.pieces[0]
    headers = ", ".join(f'"{header}"' for header in table.headers if header) or "-"
    return make_finding(
        "table-unclaimed", place=context.place(first), page=first.page, headers=headers
    )


def _tells(table: JoinedTable) -> bool:
    """Return whether a table has a column of owners, of periods or of scores."""
    first = table.pieces[0]
    columns = column_cells(first, min(first.header_rows, first.n_rows - 1))
    return any(
        is_column_of(sign, column.filled[:MOST_CELLS], _SHOWN)
        for sign in _TELLING
        for column in columns
    )


def bare_measures(measures: Sequence[tuple[int, MeasureDraft]]) -> Iterator[int]:
    """Yield the places of measures of which no step, owner or period is printed."""
    for index, (_, draft) in enumerate(measures):
        actions = [action.action for action in draft.actions]
        printed = [
            not is_blank(a.text)
            or a.responsible
            or (a.period is not None and a.period.status != "blank")
            for a in actions
        ]
        if not any(printed):
            yield index
