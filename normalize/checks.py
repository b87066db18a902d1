"""Checks: what a document's own numbers and names prove against each other."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..models import Agency, Assessment, Finding, Indicator, Place
from ..models.record_path import RecordPath
from .about.agency_aliases import other_names
from .about.paragraphs import Paragraph
from .about.places import is_province
from .context import DocumentContext
from .findings import make_finding
from .ita import (
    TOLERANCE,
    bands,
    expected_grades,
    instrument_means,
    official_indicator,
    official_indicators,
    weighted_total,
)
from .knowledge import load
from .records.drafts import MeasureDraft

# A number and nothing else: a unit of its own, or a dash behind it, says that it is one of baht.
_BARE_AMOUNT = re.compile(r"\s*[\d๐-๙][\d๐-๙,]*(?:\.[\d๐-๙]+)?\s*")
LEAST_BUDGET = 100  # baht; no table of published plans has only smaller amounts
LEAST_WITH_SATANG = 10_000  # baht; from here on a lost zero of the satang is likelier


def check_scores(
    indicators: Sequence[Indicator],
    assessment: Assessment | None,
    year: int | None,
    assessed: int | None,
    place: Place | None,
) -> Iterator[Finding]:
    """Yield where total, grade and groups contradict the official rules of the year.

    Args:
        indicators: of the document.
        assessment: total and grade as printed.
        year: the plan's fiscal year.
        assessed: the year of the assessment, where it is printed.
        place: where total and grade stand.
    """
    when = assessed or year
    if when is None:
        return
    yield from _check_groups(indicators, when)
    means = instrument_means(_official_scores(indicators, when), when)
    if assessment is None or assessment.score is None:
        return
    if means:
        expected = weighted_total(means, when)
        if expected is not None and abs(expected - assessment.score) > TOLERANCE:
            parts = ", ".join(f"{code} {score:.2f}" for code, score in means.items())
            yield make_finding(
                "score-mismatch",
                where="assessment.score",
                place=place,
                printed=assessment.score,
                expected=f"{expected:.2f}",
                parts=parts,
            )
    if assessment.grade:
        yield from _check_grade(assessment.score, assessment.grade, means, when, assessed, place)


def _official_scores(indicators: Sequence[Indicator], year: int) -> dict[str, Decimal]:
    scores: dict[str, Decimal] = {}
    for indicator in indicators:
        official = official_indicator(indicator.name, year)
        if official and indicator.score is not None:
            if official.name in scores:
                return {}
            scores[official.name] = indicator.score
    return scores


def _check_groups(indicators: Sequence[Indicator], year: int) -> Iterator[Finding]:
    known = {official.instrument for official in official_indicators(year)}
    for index, indicator in enumerate(indicators):
        official = official_indicator(indicator.name, year)
        if official is None or indicator.instrument not in known:
            continue
        if official.instrument != indicator.instrument:
            yield make_finding(
                "indicator-group",
                where=str(RecordPath("indicators", index, field="instrument")),
                place=indicator.source,
                name=indicator.name,
                printed=indicator.instrument,
                expected=official.instrument,
                year=year,
            )


def _check_grade(
    score: Decimal,
    grade: str,
    means: dict[str, Decimal] | None,
    year: int,
    assessed: int | None,
    place: Place | None,
) -> Iterator[Finding]:
    # A plan that does not print the assessed year uses the results of its year or the one before.
    years = [year] if assessed else [year, year - 1]
    if not any(bands(when) for when in years):
        return
    for when in years:
        if any(band.is_named(grade) for band in expected_grades(score, means, when)):
            return
    scale = next((w for w in years if any(b.is_named(grade) for b in bands(w))), years[0])
    expected = expected_grades(score, means, scale)
    if expected:
        yield make_finding(
            "grade-mismatch",
            where="assessment.grade",
            place=place,
            printed=grade,
            expected=expected[0].name,
            score=score,
            year=scale,
        )


def check_amounts(measures: Sequence[tuple[int, MeasureDraft]]) -> Iterator[Finding]:
    """Yield amounts of money that are too small, or too odd, for baht: a unit is not printed.

    A budget of "1.5" beside others of "2" and "0.75" is one of millions; nobody writes the satang
    of "12.5" so.

    Args:
        measures: of the document, each with the number of its table.
    """
    amounts: dict[int, list[tuple[str, Place, str, Decimal]]] = {}
    for index, (table, draft) in enumerate(measures):
        for position, one in enumerate(draft.actions):
            budget = one.action.budget
            if budget is None or one.again or not isinstance(budget.value, Decimal):
                continue
            is_bare = budget.status == "ok" and bool(_BARE_AMOUNT.fullmatch(budget.raw))
            if is_bare and budget.value and Decimal(budget.raw.replace(",", "")) == budget.value:
                where = str(RecordPath("measures", index).step(position).at("budget"))
                found = where, one.action.source, budget.raw, budget.value
                amounts.setdefault(table, []).append(found)
    why = load("doubts")["small_amounts"]
    field, field_th, _ = load("doubts")["fields"]["budget"]
    for listed in amounts.values():
        are_small = max(value for *_, value in listed) < LEAST_BUDGET
        for where, source, raw, value in listed:
            is_odd = value < LEAST_WITH_SATANG and len(raw.partition(".")[2].strip()) not in (0, 2)
            if are_small or is_odd:
                yield make_finding(
                    "value-doubtful",
                    where=where,
                    place=source,
                    field=field,
                    field_th=field_th,
                    raw=raw,
                    value=value,
                    reason=why["en"],
                    reason_th=why["th"],
                )


def check_numbers(
    indicators: Sequence[Indicator], measures: Sequence[tuple[int, MeasureDraft]]
) -> Iterator[Finding]:
    """Yield list numbers that stand twice: among indicators of one group, measures, or actions.

    Args:
        indicators: of the document.
        measures: each with the number of its table; lists in separate tables may start anew.
    """
    seen: dict[tuple[object, ...], tuple[str, str]] = {}

    def check(
        key: tuple[object, ...], number: int | None, where: str, text: str | None, place: Place
    ) -> Iterator[Finding]:
        if number is None:
            return
        first, first_text = seen.setdefault((*key, number), (where, text or "-"))
        if first != where:
            yield make_finding(
                "duplicate-number",
                where=where,
                place=place,
                number=number,
                first=first_text,
            )

    for index, indicator in enumerate(indicators):
        key = ("indicator", indicator.instrument)
        where = str(RecordPath("indicators", index))
        yield from check(key, indicator.no, where, indicator.name, indicator.source)
    for index, (table, draft) in enumerate(measures):
        path = RecordPath("measures", index)
        yield from check(("measure", table), draft.no, str(path), draft.name, draft.place)
        for place, action in enumerate(draft.actions):
            one = action.action
            if not action.again:
                yield from check(
                    ("action", index), one.no, str(path.step(place)), one.text, one.source
                )


def check_agency(
    agency: Agency | None, paragraphs: Sequence[Paragraph], context: DocumentContext
) -> Iterator[Finding]:
    """Yield other names that the text calls its own agency by, each once, and unknown provinces."""
    if agency is None:
        return
    reported = set()
    for paragraph in paragraphs:
        for mention in other_names(agency, paragraph.text):
            if mention.text in reported:
                continue
            reported.add(mention.text)
            box = paragraph.box_at(mention.start, mention.start + len(mention.text))
            yield make_finding(
                "agency-name",
                where="agency.name",
                place=context.place_of_text(paragraph.page, box),
                expected=agency.name,
                printed=mention.text,
            )
    if agency.province and not is_province(agency.province):
        yield make_finding("unknown-place", where="agency.province", name=agency.province)
