"""Completeness: what speaks of a plan and went into no record, so that silence means complete."""

from collections.abc import Iterator, Sequence

from ..models import Finding
from ..record_path import RecordPath
from .context import DocumentContext
from .findings import make_finding
from .joined.rows import JoinedTable
from .knowledge import load
from .layout.column_evidence import FEATURES, column_evidence
from .layout.profile import built_in_profiles
from .records.assemble import Records
from .records.drafts import MeasureDraft
from .wording import fold, is_blank

_WORDS = load("plan_titles")
_SHOWN = 0.6  # of a column's cells: it is one of owners, periods or scores
_TELLING = ("owner", "period", "score")


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
    if is_plan and not (records.indicators or records.measures or outline):
        yield make_finding("plan-without-records", where="measures", title=title)


def speaks_of_plan(title: str) -> bool:
    """Tell whether a title is that of a plan of measures, not of a meeting, a course or a list."""
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
    places = [FEATURES.index(name) for name in _TELLING]
    first = table.pieces[0]
    shown = column_evidence(first, min(first.header_rows, first.n_rows - 1))
    return any(column[place] >= _SHOWN for column in shown for place in places)


def bare_measures(measures: Sequence[tuple[int, MeasureDraft]]) -> Iterator[int]:
    """Yield the places of measures of which no step, owner or period is told."""
    for index, (_, draft) in enumerate(measures):
        actions = [action.action for action in draft.actions]
        told = [
            not is_blank(a.text)
            or a.responsible
            or (a.period is not None and a.period.status != "blank")
            for a in actions
        ]
        if not any(told):
            yield index
