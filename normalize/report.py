"""Report assembly: from a Document to everything a Report says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ..extract.pages.document import Document, DocumentPage
from ..extract.pages.health import BLANK
from ..models import SCHEMA, Agency, Assessment, Finding, Place, Report, Source
from ..models.record_path import RecordPath
from .about.agency_aliases import name_from_prose, with_printed_place
from .about.fiscal_year import find_fiscal_year, spans_years
from .about.paragraphs import Paragraph, paragraphs
from .about.title_lines import Heading, find_heading
from .about.total_score import FoundScore, find_grade, find_total
from .about.year_doubts import year_findings
from .checks import check_agency, check_amounts, check_numbers, check_scores
from .completeness import completeness_findings
from .context import DocumentContext
from .findings import make_finding
from .joined.joining import join_tables
from .knowledge import load
from .layout.profile import Profile
from .outlines.outline import Outline, read_outline
from .records.assemble import Records, make_measure, read_tables, record_findings
from .wording import page_ranges, unreadable_letters


def build_report(document: Document, source: Source, *, profiles: Sequence[Profile] = ()) -> Report:
    """Return the Report of a document.

    Args:
        document: as read by extract.
        source: the file it was read from.
        profiles: layouts of the user's own; a built-in one is used where none of them fits.
    """
    pages = [page for page in document.pages if page.health in ("fine", "repaired")]
    heading = find_heading(pages)
    running = paragraphs(pages, heading.entries)
    agency = _agency(heading, running)
    title = heading.title
    year = find_fiscal_year(title, [])
    if year is None and not spans_years(title):
        year = find_fiscal_year(*_year_texts(heading, running))
    context = DocumentContext(year, {page.number: page for page in document.pages})
    name = title or " ".join(paragraph.text for paragraph in running)[:600]
    outline = _outline(pages, profiles, context)
    tabular = [profile for profile in profiles if profile.outline is None]
    others = [_without_tables(page, outline.tables) for page in pages]
    unclaimed = bool(outline.rows) and not tabular
    joined = join_tables(others, tabular, name, unclaimed=unclaimed)
    records = read_tables(joined, context)
    total, rivals = find_total(running, title, agency)
    assessment = _assessment(total, records)
    indicators = [draft.indicator for draft in records.indicators]
    measures = [make_measure(draft) for _, draft in records.measures]
    found = [
        *_health_findings(document, tabular=bool(joined)),
        *_ocr_findings(document, records),
        *records.headers,
        *check_agency(agency, running, context),
        *check_scores(
            indicators if "score-mismatch" in records.checks else [],
            assessment,
            year.be if year else None,
            total.year if total else None,
            _score_place(total, context),
        ),
        *_score_findings(total, rivals, records.total, context),
        *record_findings(records),
        *check_numbers(indicators, records.measures),
        *check_amounts(records.measures),
        *completeness_findings(
            joined if not unclaimed else [],
            records,
            _names_itself(title, heading),
            context,
            outline=bool(outline.rows),
        ),
        *outline.findings,
        *year_findings(
            year,
            _names_itself(title, heading),
            _year_texts(heading, running)[1],
            has_records=bool(measures),
        ),
        *_damage_findings(title, agency),
        *_layer_findings(
            pages,
            {"title": title, "agency": agency, "fiscal_year": year, "assessment": assessment},
        ),
        *_repair_findings(pages),
    ]
    return Report(
        schema=SCHEMA,
        document_id=source.sha256[:12],
        source=source,
        title=title,
        agency=agency,
        fiscal_year=year,
        assessment=assessment,
        indicators=indicators,
        measures=measures,
        outline=outline.rows,
        tables=records.others,
        findings=found,
    )


def _names_itself(title: str | None, heading: Heading) -> str:
    """Return the title, or else all headings, as one text."""
    return title or " ".join(line.text for entry in heading.entries for line in entry)


def _outline(
    pages: Sequence[DocumentPage], profiles: Sequence[Profile], context: DocumentContext
) -> Outline:
    """Return the outline of a document where one of the user's profiles asks for it."""
    rules = next((profile.outline for profile in profiles if profile.outline is not None), None)
    if rules is None:
        return Outline([], [])
    return read_outline(pages, rules, context)


def _without_tables(page: DocumentPage, taken: frozenset[tuple[int, int]]) -> DocumentPage:
    """Return a page without the tables that are a part of the outline."""
    kept = tuple(table for table in page.tables if (page.number, table.number) not in taken)
    return page if len(kept) == len(page.tables) else replace(page, tables=kept)


def _agency(heading: Heading, running: Sequence[Paragraph]) -> Agency | None:
    """Return the agency that the headings name, or else the text, where the document says it is."""
    texts = [paragraph.text for paragraph in running]
    agency = heading.agency or name_from_prose(texts)
    return with_printed_place(agency, texts) if agency else None


def _year_texts(heading: Heading, running: Sequence[Paragraph]) -> tuple[str, list[str]]:
    """Return all headings as one text, and the texts below them."""
    headings = [line.text for entry in heading.entries for line in entry]
    return " ".join(headings), [*headings, *(paragraph.text for paragraph in running)]


def _assessment(total: FoundScore | None, records: Records) -> Assessment | None:
    """Return total and grade; that of a score table where no paragraph has another total."""
    if total is None and records.total is None:
        return None
    score = total.score if total else records.total
    grade = find_grade(total)
    if grade is None and records.total in (score, None):
        grade = records.grade
    return Assessment(score=score, grade=grade)


def _score_place(total: FoundScore | None, context: DocumentContext) -> Place | None:
    if total is None:
        return None
    box = total.paragraph.box_at(total.start, total.start + len(total.raw))
    return context.place_of_text(total.paragraph.page, box)


def _score_findings(
    total: FoundScore | None,
    rivals: Sequence[FoundScore],
    from_table: Decimal | None,
    context: DocumentContext,
) -> Iterator[Finding]:
    """Yield what else the total score could be, and the year that it is said to be of."""
    if total is None:
        return
    place = _score_place(total, context)
    others = [score.score for score in rivals]
    if from_table is not None and from_table != total.score:
        others.append(from_table)
    if others:
        yield make_finding(
            "value-ambiguous",
            where="assessment.score",
            place=place,
            field="Total score",
            field_th=load("fields")["total_score"]["th"],
            raw=total.raw,
            choices=", ".join(dict.fromkeys(str(score) for score in (total.score, *others))),
        )
    if total.year:
        yield make_finding("assessed-year", where="assessment", place=place, year=total.year)


def _damage_findings(title: str | None, agency: Agency | None) -> Iterator[Finding]:
    """Yield a warning for each document fact with a letter that could not be read."""
    facts = {"title": title or ""}
    facts |= {f"agency.{name}": text or "" for name, text in dict(agency or {}).items()}
    for where, text in facts.items():
        unknown = unreadable_letters(text)
        if unknown:
            codes = " ".join(f"U+{ord(letter):04X}" for letter in unknown)
            yield make_finding("text-damaged", where=where, letters=codes)


def _ocr_findings(document: Document, records: Records) -> Iterator[Finding]:
    """Yield a warning for every part of the Report that OCR text went into."""
    if document.text_layer != "ocr" or all(page.scan is not None for page in document.pages):
        return
    pages = page_ranges([page.number for page in document.pages])
    parts = ["title", "agency", "fiscal_year", "assessment"]
    parts += ["indicators"] * bool(records.indicators)
    parts += [str(RecordPath("measures", index)) for index in range(len(records.measures))]
    parts += [f"tables[{index}]" for index in range(len(records.others))]
    for where in parts:
        yield make_finding("ocr-text", where=where, pages=pages)


def _health_findings(document: Document, *, tabular: bool) -> Iterator[Finding]:
    blank = [page for page in document.pages if page.health_reason == BLANK]
    written = [page for page in document.pages if page.health_reason != BLANK]
    if blank and not written:
        blank, written = [], blank  # a document of blank pages alone has not been read
    kinds = (("no-text-layer", "none"), ("text-unreadable", "unreadable"))
    lists = [(code, [p for p in written if p.health == health]) for code, health in kinds]
    for code, pages in [*lists, ("page-blank", blank)]:
        if pages:
            yield make_finding(
                code,
                place=Place(page=pages[0].number, page_label=pages[0].label),
                pages=page_ranges([page.number for page in pages]),
                reason=pages[0].health_reason,
            )
    for code, sentence in document.notes:
        yield make_finding(code, reason=sentence)
    if document.fallbacks:
        numbers = [number for number, _ in document.fallbacks]
        yield make_finding(
            "slow-reader", pages=page_ranges(numbers), reason=document.fallbacks[0][1].rstrip(".")
        )
    if not tabular and not any(page.tables for page in document.pages):
        yield make_finding("no-tables")


def _repair_findings(pages: Sequence[DocumentPage]) -> Iterator[Finding]:
    names: dict[str, None] = {}
    count = recognised = 0
    for page in pages:
        cells = [line for table in page.tables for cell in table for line in cell.lines]
        for repairs in [line.repairs for line in (*page.lines, *cells) if line.repairs]:
            names.update(dict.fromkeys(repairs))
            count += 1
            recognised += "letters-recognised" in repairs
    if count:
        yield make_finding("text-repaired", count=count, repairs=", ".join(names))
    if recognised:
        yield make_finding("letters-recognised", count=recognised)


def _layer_findings(
    pages: Sequence[DocumentPage], facts: Mapping[str, object]
) -> Iterator[Finding]:
    """Yield a warning for each document fact where running text shows other letters."""
    touched = [page for page in pages if any("layer-mismatch" in ln.repairs for ln in page.lines)]
    if touched:
        place = Place(page=touched[0].number)
        for where, fact in facts.items():
            if fact is not None:
                yield make_finding("layer-mismatch", where=where, place=place)
