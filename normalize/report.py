"""Report assembly: from a Document to everything a Report says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..extract.document import Document, DocumentPage
from ..models import (
    SCHEMA,
    Assessment,
    Finding,
    Measure,
    OtherTable,
    Place,
    Report,
    Source,
)
from .assessments import FoundScore, find_grade, find_total
from .checks import check_agency, check_numbers, check_scores
from .drafts import IndicatorDraft, MeasureDraft, Setting, TableDoubt
from .facts import Heading, Paragraph, find_fiscal_year, find_heading, paragraphs
from .findings import make_finding
from .joining import join_tables
from .profile import Profile, built_in_profiles
from .reading import Doubt
from .records import goes_on, read_measures
from .rows import JoinedTable, Slot
from .scores import read_indicators
from .wording import is_unreadable


@dataclass(slots=True)
class _Records:
    """What the tables of a document give, table by table."""

    indicators: list[IndicatorDraft] = field(default_factory=list)
    measures: list[tuple[int, MeasureDraft]] = field(default_factory=list)
    others: list[OtherTable] = field(default_factory=list)
    doubts: list[TableDoubt] = field(default_factory=list)
    total: Decimal | None = None
    checks: set[str] = field(default_factory=set)
    headers: list[Finding] = field(default_factory=list)


def build_report(document: Document, source: Source, *, profiles: Sequence[Profile] = ()) -> Report:
    """Return the Report of a document.

    Args:
        document: as read by extract.
        source: the file it was read from.
        profiles: layouts of the user's own; they are tried before the built-in ones.
    """
    pages = [page for page in document.pages if page.health in ("fine", "repaired")]
    labels = {page.number: page.label for page in document.pages}
    heading = find_heading(pages)
    running = paragraphs(pages)
    title = heading.title
    year = find_fiscal_year(title, _year_texts(heading, running))
    setting = Setting(fiscal_year=year, page_labels=labels)
    known = (*profiles, *built_in_profiles())
    told = title or " ".join(paragraph.text for paragraph in running)[:600]
    records = _read_tables(join_tables(pages, known, told), setting)
    total, rivals = find_total(running)
    assessment = _assessment(total, records.total)
    indicators = [draft.indicator for draft in records.indicators]
    measures = [_measure(draft) for _, draft in records.measures]
    found = [
        *_health_findings(document),
        *records.headers,
        *check_agency(heading.agency, running, labels),
        *check_scores(
            indicators if "score-mismatch" in records.checks else [],
            assessment,
            year.be if year else None,
            total.year if total else None,
            _score_place(total, labels),
        ),
        *_rival_findings(total, rivals, labels),
        *_record_findings(records),
        *check_numbers(indicators, records.measures),
        *_repair_findings(pages),
    ]
    return Report(
        schema=SCHEMA,
        document_id=source.sha256[:12],
        source=source,
        title=title,
        agency=heading.agency,
        fiscal_year=year,
        assessment=assessment,
        indicators=indicators,
        measures=measures,
        tables=records.others,
        findings=found,
    )


def _year_texts(heading: Heading, running: Sequence[Paragraph]) -> list[str]:
    return [line.text for line in heading.lines] + [paragraph.text for paragraph in running]


def _read_tables(tables: Sequence[JoinedTable], setting: Setting) -> _Records:
    records = _Records()
    for number, table in enumerate(tables):
        if table.layout is None:
            records.others.append(_other_table(table))
            continue
        records.checks |= set(table.layout.profile.checks)
        records.headers += _header_findings(table, setting)
        if table.layout.profile.records == "indicators":
            last = records.indicators[-1].indicator.instrument if records.indicators else None
            drafts, doubts, total = read_indicators(table, setting, last)
            records.indicators += drafts
            records.doubts += doubts
            records.total = total if total is not None else records.total
            continue
        before = records.measures[-1][1] if records.measures else None
        found, doubts = read_measures(table, setting, before)
        if before and found and goes_on(before, found[0]):
            records.measures[-1] = (records.measures[-1][0], found.pop(0))
        records.measures += [(number, draft) for draft in found]
        records.doubts += doubts
    return records


def _measure(draft: MeasureDraft) -> Measure:
    actions = [action.action for action in draft.actions]
    return Measure(no=draft.no, name=draft.name, source=draft.place, actions=actions)


def _assessment(total: FoundScore | None, from_table: Decimal | None) -> Assessment | None:
    if total is None and from_table is None:
        return None
    score = total.score if total else from_table
    return Assessment(score=score, grade=find_grade(total))


def _score_place(total: FoundScore | None, labels: dict[int, str | None]) -> Place | None:
    if total is None:
        return None
    box = total.paragraph.box_at(total.start, total.start + len(total.raw))
    page = total.paragraph.page
    return Place(page=page, page_label=labels.get(page), box=box)


def _rival_findings(
    total: FoundScore | None, rivals: Sequence[FoundScore], labels: dict[int, str | None]
) -> Iterator[Finding]:
    if total is None or not rivals:
        return
    choices = ", ".join(str(score.score) for score in (total, *rivals))
    yield make_finding(
        "value-ambiguous",
        where="assessment.score",
        place=_score_place(total, labels),
        field="Total score",
        field_th="คะแนนรวม",
        raw=total.raw,
        choices=choices,
    )


def _other_table(table: JoinedTable) -> OtherTable:
    rows: list[list[str | None]] = []
    above: Sequence[Slot | None] = ()
    for row in table.rows:
        texts: list[str | None] = []
        for index, slot in enumerate(row.slots):
            covered = slot is not None and (
                slot in row.slots[:index] or (index < len(above) and above[index] is slot)
            )
            texts.append(None if slot is None or covered else slot.text)
        rows.append(texts)
        above = row.slots
    first = table.pieces[0]
    header: list[str | None] = list(table.headers) if any(table.headers) else []
    box = (first.box.x0, first.box.top, first.box.x1, first.box.bottom)
    return OtherTable(page=first.page, box=box, header=header, rows=rows)


def _header_findings(table: JoinedTable, setting: Setting) -> Iterator[Finding]:
    assert table.layout is not None
    for column in table.layout.columns:
        if column.inferred:
            yield make_finding(
                "header-inferred",
                place=setting.place(table.pieces[0]),
                header=column.header,
                field=column.field,
            )
        elif column.field == "extra" and table.layout.profile.records == "indicators":
            if any((slot := row.slots[column.index]) and not slot.blank for row in table.rows):
                place = setting.place(table.pieces[0])
                yield make_finding("column-left-out", place=place, header=column.header)
    for field_name, header, other in table.layout.rivals:
        yield make_finding(
            "column-uncertain",
            where=table.layout.profile.records,
            place=setting.place(table.pieces[0]),
            field=field_name,
            header=header,
            other=other,
        )


def _record_findings(records: _Records) -> Iterator[Finding]:
    for index, draft in enumerate(records.indicators):
        for doubt in draft.doubts:
            yield _finding(doubt, f"indicators[{index}]", draft.indicator.source)
    for index, (_, measure) in enumerate(records.measures):
        where = f"measures[{index}]"
        for doubt in measure.doubts:
            yield _finding(doubt, where, measure.place)
        for number, action in enumerate(measure.actions):
            for doubt in action.doubts:
                yield _finding(doubt, f"{where}.actions[{number}]", action.action.source)
    for where, place, text in _record_texts(records):
        unknown = sorted({letter for letter in text if is_unreadable(letter)})
        if unknown:
            codes = " ".join(f"U+{ord(letter):04X}" for letter in unknown)
            yield make_finding("text-damaged", where=where, place=place, letters=codes)
    for row in records.doubts:
        facts: dict[str, Any] = dict(row.facts)
        yield make_finding(row.code, place=row.place, **facts)


def _record_texts(records: _Records) -> Iterator[tuple[str, Place, str]]:
    for index, draft in enumerate(records.indicators):
        one = draft.indicator
        yield f"indicators[{index}]", one.source, f"{one.name}{one.issue}{one.instrument}"
    for index, (_, measure) in enumerate(records.measures):
        where = f"measures[{index}]"
        # A measure's finding would speak of all its actions: only its name is meant.
        yield f"{where}.name", measure.place, measure.name or ""
        for number, action in enumerate(measure.actions):
            told = action.action.model_dump_json(exclude={"source", "repairs"})
            yield f"{where}.actions[{number}]", action.action.source, told


def _finding(doubt: Doubt, where: str, place: Place) -> Finding:
    path = f"{where}.{doubt.part}" if doubt.part else where
    facts: dict[str, Any] = dict(doubt.facts)
    return make_finding(doubt.code, where=path, place=place, **facts)


def _health_findings(document: Document) -> Iterator[Finding]:
    for code, health in (("no-text-layer", "none"), ("text-unreadable", "unreadable")):
        pages = [page for page in document.pages if page.health == health]
        if pages:
            yield make_finding(
                code,
                place=Place(page=pages[0].number, page_label=pages[0].label),
                pages=_page_ranges([page.number for page in pages]),
                reason=pages[0].health_reason,
            )
    for code, sentence in document.notes:
        yield make_finding(code, reason=sentence)
    if not any(page.tables for page in document.pages):
        yield make_finding("no-tables")


def _page_ranges(numbers: Sequence[int]) -> str:
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)


def _repair_findings(pages: Sequence[DocumentPage]) -> Iterator[Finding]:
    names: dict[str, None] = {}
    count = 0
    for page in pages:
        cells = [line for table in page.tables for cell in table for line in cell.lines]
        for line in (*page.lines, *cells):
            names.update(dict.fromkeys(line.repairs))
            count += bool(line.repairs)
    if count:
        yield make_finding("text-repaired", count=count, repairs=", ".join(names))
