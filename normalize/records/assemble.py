"""Recording: joined tables to the records of a Report, and the findings about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from ...models import Finding, Measure, OtherTable, Place
from ...models.record_path import RecordPath
from ..context import DocumentContext
from ..findings import make_finding
from ..joined.rows import JoinedTable, Slot
from ..wording import unreadable_letters
from .cell_values import Doubt
from .drafts import IndicatorDraft, MeasureDraft, TableDoubt
from .indicators import read_indicators
from .measures import is_continued, read_measures
from .parted import part_table
from .score_years import earlier_scores

_MEANS = {
    "cells": ("from what its cells look like", "ดูจากข้อมูลในช่อง"),
    "wording": ("from a part of its wording", "ดูจากบางคำของหัวคอลัมน์"),
}


Headings: TypeAlias = dict[str, str]  # as printed, by the field of their column
# The columns that a part of a record is read from, where they are not called like it.
_COLUMNS = {
    "text": ("action", "measure"),
    "name": ("measure", "name"),
    "no": ("number",),
    "period": ("period", "period_start"),
}


@dataclass(slots=True)
class Records:
    """What the tables of a document give.

    Attributes:
        indicators: in order.
        measures: each with the number of its table.
        others: tables that no profile claims.
        doubts: about rows that are no records.
        total: total score that a score table prints.
        grade: the grade that it prints with it.
        checks: names of the checks that the profiles ask for.
        headers: findings about columns.
        headings: of each table of measures by its number, and of all score tables together.
    """

    indicators: list[IndicatorDraft] = field(default_factory=list)
    measures: list[tuple[int, MeasureDraft]] = field(default_factory=list)
    others: list[OtherTable] = field(default_factory=list)
    doubts: list[TableDoubt] = field(default_factory=list)
    total: Decimal | None = None
    grade: str | None = None
    checks: set[str] = field(default_factory=set)
    headers: list[Finding] = field(default_factory=list)
    headings: dict[int | Literal["indicators"], Headings] = field(default_factory=dict)


def read_tables(tables: Sequence[JoinedTable], context: DocumentContext) -> Records:
    """Return the records of joined tables, each by the profile that claims it."""
    records = Records()
    parts = [part for whole in tables for part in part_table(whole)]
    earlier = earlier_scores(parts)
    for number, table in enumerate(parts):
        context = replace(context, unit=table.unit or context.unit, own_unit=table.unit)
        if table.layout is None:
            records.others.append(_other_table(table, context))
            continue
        if number in earlier:
            place = context.place(table.pieces[0])
            records.headers.append(
                make_finding("column-left-out", place=place, header=earlier[number])
            )
            continue
        records.checks |= set(table.layout.profile.checks)
        records.headers += _header_findings(table, context)
        headings = {column.field: column.header for column in reversed(table.layout.columns)}
        if table.layout.profile.records == "indicators":
            last = records.indicators[-1].indicator.instrument if records.indicators else None
            drafts, doubts, total = read_indicators(table, context, last)
            records.indicators += drafts
            records.doubts += doubts
            if total.score is not None:
                records.total = total.score
            records.grade = total.grade or records.grade
            records.headings["indicators"] = headings | records.headings.get("indicators", {})
            continue
        before = records.measures[-1][1] if records.measures else None
        found, doubts = read_measures(table, context, before)
        if before and found and is_continued(before, found[0]):
            records.measures[-1] = (records.measures[-1][0], found.pop(0))
        records.measures += [(number, draft) for draft in found]
        records.headings[number] = headings
        records.doubts += doubts
    return records


def make_measure(draft: MeasureDraft) -> Measure:
    """Return a measure as it stands in a Report."""
    actions = [action.action for action in draft.actions]
    return Measure(
        no=draft.no, name=draft.name, source=draft.place, boxes=draft.boxes, actions=actions
    )


def _header_findings(table: JoinedTable, context: DocumentContext) -> Iterator[Finding]:
    assert table.layout is not None
    for column in table.layout.columns:
        if column.inferred:
            yield make_finding(
                "header-inferred",
                place=context.place(table.pieces[0]),
                header=column.header,
                field=column.field,
                means=_MEANS[column.inferred][0],
                means_th=_MEANS[column.inferred][1],
            )
        elif column.field == "extra" and table.layout.profile.records == "indicators":
            if any((slot := row.slots[column.index]) and not slot.blank for row in table.rows):
                place = context.place(table.pieces[0])
                yield make_finding("column-left-out", place=place, header=column.header)
    for field_name, header, other in table.layout.rivals:
        yield make_finding(
            "column-uncertain",
            where=table.layout.profile.records,
            place=context.place(table.pieces[0]),
            field=field_name,
            header=header,
            other=other,
        )


def record_findings(records: Records) -> Iterator[Finding]:
    """Yield the doubts about records, each with its path into the Report."""
    overprinted: set[str] = set()  # records whose letters that cannot be read have been reported
    for path, place, doubt, headings in _record_doubts(records):
        yield _finding(doubt, path, place, headings)
        if doubt.code == "text-overprinted":
            overprinted |= {str(path), f"{path}.name"}
    for where, place, text in _record_texts(records):
        if where in overprinted:
            continue
        unknown = unreadable_letters(text)
        if unknown:
            codes = " ".join(f"U+{ord(letter):04X}" for letter in unknown)
            yield make_finding("text-damaged", where=where, place=place, letters=codes)
    for where, place, repairs in _record_repairs(records):
        if "layer-mismatch" in repairs:
            yield make_finding("layer-mismatch", where=where, place=place)
    for row in records.doubts:
        facts: dict[str, Any] = dict(row.facts)
        yield make_finding(row.code, place=row.place, **facts)


def _record_doubts(records: Records) -> Iterator[tuple[RecordPath, Place, Doubt, Headings]]:
    headings = records.headings.get("indicators", {})
    for index, draft in enumerate(records.indicators):
        for doubt in draft.doubts:
            yield RecordPath("indicators", index), draft.indicator.source, doubt, headings
    for index, (table, measure) in enumerate(records.measures):
        path, headings = RecordPath("measures", index), records.headings.get(table, {})
        for doubt in measure.doubts:
            yield path, measure.place, doubt, headings
        for number, action in enumerate(measure.actions):
            for doubt in action.doubts:
                yield path.step(number), action.action.source, doubt, headings


def _record_repairs(records: Records) -> Iterator[tuple[str, Place, list[str]]]:
    """Yield the path, place and repairs of each record that stands in a row of a table."""
    for index, draft in enumerate(records.indicators):
        one = draft.indicator
        yield str(RecordPath("indicators", index)), one.source, one.repairs
    for index, (_, measure) in enumerate(records.measures):
        path = RecordPath("measures", index)
        for number, action in enumerate(measure.actions):
            yield str(path.step(number)), action.action.source, action.action.repairs


def _record_texts(records: Records) -> Iterator[tuple[str, Place, str]]:
    for index, draft in enumerate(records.indicators):
        one = draft.indicator
        yield (
            str(RecordPath("indicators", index)),
            one.source,
            f"{one.name}{one.issue}{one.instrument}",
        )
    for index, (_, measure) in enumerate(records.measures):
        path = RecordPath("measures", index)
        # A measure's finding would speak of all its actions: only its name is meant.
        yield str(path.at("name")), measure.place, measure.name or ""
        for number, action in enumerate(measure.actions):
            printed = action.action.model_dump_json(exclude={"source", "boxes", "repairs"})
            yield str(path.step(number)), action.action.source, printed


def _finding(doubt: Doubt, path: RecordPath, place: Place, headings: Headings) -> Finding:
    facts: dict[str, Any] = dict(doubt.facts)
    fields = _COLUMNS.get(doubt.part, (doubt.part,))
    heading = facts.get("header") or next((headings[f] for f in fields if headings.get(f)), None)
    where = str(path.at(doubt.part))
    return make_finding(doubt.code, where=where, place=place, column=heading, **facts)


def _other_table(table: JoinedTable, context: DocumentContext) -> OtherTable:
    rows: list[list[str | None]] = []
    above: Sequence[Slot | None] = ()
    for row in table.rows:
        texts: list[str | None] = []
        seen: set[Slot] = set()
        for index, slot in enumerate(row.slots):
            if slot is None:
                texts.append(None)
                continue
            count = len(seen)
            seen.add(slot)
            covered = len(seen) == count or (index < len(above) and above[index] is slot)
            texts.append(None if covered else slot.text)
        rows.append(texts)
        above = row.slots
    first = table.pieces[0]
    header: list[str | None] = list(table.headers) if any(table.headers) else []
    box = context.displayed_box(first.page, first.box)
    return OtherTable(page=first.page, box=box, header=header, rows=rows)
