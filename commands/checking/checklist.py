"""Checklist: what was read of one document, and its findings in the order of the page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...export.records import find_place
from ...export.status import count_actions, find_failure
from ...models import BoxList, Finding, Report, Severity
from ...normalize.findings import find_advice
from ...normalize.wording import page_ranges
from ..language import Language
from .places import name_place
from .wording import count, say

_SEVERITIES: tuple[tuple[str, Severity], ...] = (
    ("warnings", "warning"),
    ("errors", "error"),
    ("notes", "info"),
)


_MOST_PLACES = 3  # that are named where one thing is said of more of them


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as a person reads it, or several that say the same of one place on the page.

    Attributes:
        number: in the checklist, from 1; a mark on the page has the same.
        finding: as it is in the Report; the first of several.
        page: from 1; 0 where it is about the whole document.
        page_label: as printed on the page.
        box: on the page as a viewer shows it.
        place: where it is, in words: measure and step as printed, heading of the column.
        message: what is doubted.
        advice: what to do.
    """

    number: int
    finding: Finding
    page: int
    page_label: str | None
    box: BoxList | None
    place: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a person reads about one document, in one language.

    Attributes:
        report: of the document.
        language: of all texts here.
        title: of the document, else its file's name.
        agency: as printed, or empty.
        summary: what was read, or why nothing could be.
        also: further files with the same content, as one line, or empty.
        entries: findings page by page, from top to bottom.
    """

    report: Report
    language: Language
    title: str
    agency: str
    summary: str
    also: str
    entries: tuple[Entry, ...]

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(entry.finding.severity for entry in self.entries)

    @property
    def verdict(self) -> str:
        """How many findings there are, in words."""
        return say_counts(self.counts, self.language)


def report_to_checklist(report: Report, language: Language = "en") -> Checklist:
    """Return what a person reads about a document.

    Args:
        report: of the document.
        language: "en" or "th".
    """
    groups: dict[object, list[Finding]] = {}
    for finding in sorted(report.findings, key=lambda finding: _order(finding, report)):
        groups.setdefault(_sameness(finding), []).append(finding)
    agency = report.agency.name if report.agency else None
    also = ", ".join(report.source.also)
    return Checklist(
        report=report,
        language=language,
        title=report.title or report.source.file,
        agency=agency or "",
        summary=_summary(report, language),
        also=say("also", language, files=also) if also else "",
        entries=tuple(
            _entry(number, findings, report, language)
            for number, findings in enumerate(groups.values(), 1)
        ),
    )


def say_counts(counts: Counter[Severity], language: Language) -> str:
    """Return numbers of findings in words: "4 warnings, 1 note."."""
    found = [count(name, counts[kind], language) for name, kind in _SEVERITIES if counts[kind]]
    if not counts["warning"] and not counts["error"]:
        found = [say("clean", language), *found]
    parts = say("separator", language).join(found)
    return say("sum", language, parts=parts)


def page_heading(entry: Entry, language: Language) -> str:
    """Return the heading over the findings of a page."""
    if not entry.page:
        return say("document", language)
    printed = say("printed", language, label=entry.page_label) if entry.page_label else ""
    return say("page", language, page=entry.page) + printed


def _sameness(finding: Finding) -> object:
    """Return what findings have in common that say the same of several records."""
    return finding.code, finding.message, finding.source.model_dump_json() if finding.source else ""


def _entry(number: int, findings: Sequence[Finding], report: Report, language: Language) -> Entry:
    finding = findings[0]
    places = dict.fromkeys(name_place(one, report, language) for one in findings)
    named = [place for place in places if place]
    more = say("then", language).join([*named[:_MOST_PLACES], *["…"][: len(named) > _MOST_PLACES]])
    advice = find_advice(finding)
    source = finding.source
    page, box = find_place(finding, report) or (source.page if source else 0, None)
    return Entry(
        number=number,
        finding=finding,
        page=page,
        page_label=source.page_label if source and source.page == page else None,
        box=box,
        place=more,
        message=finding.message_th if language == "th" else finding.message,
        advice=advice.thai if language == "th" else advice.english,
    )


def _order(finding: Finding, report: Report) -> tuple[int, float, float]:
    """Return the page, 0 for the whole document, and the place on it."""
    if (place := find_place(finding, report)) is not None:
        page, box = place
        return page, box[1], box[0]
    return finding.source.page if finding.source else 0, 0.0, 0.0


def _summary(report: Report, language: Language) -> str:
    """Return what was read: "10 indicators, 4 measures, 12 actions; 1 table not read on page 3"."""
    failure = find_failure(report)
    if failure is not None:
        found = next(finding for finding in report.findings if finding.code == failure)
        message = found.message_th if language == "th" else found.message
        return say("not_read", language, message=message)
    numbers = {
        "indicators": len(report.indicators),
        "measures": len(report.measures),
        "actions": count_actions(report),
        "outline": len(report.outline),
    }
    parts = [count(name, number, language) for name, number in numbers.items() if number]
    said = [say("separator", language).join(parts) or say("nothing_read", language)]
    if report.tables:
        said.append(_unread([table.page for table in report.tables], language))
    said.append(count("pages", report.source.pages, language))
    if report.source.read_by != "text":
        said.append(say("by_ocr" if report.source.read_by == "ocr" else "partly_by_ocr", language))
    return say("read", language, parts=say("then", language).join(said))


def _unread(pages: Sequence[int], language: Language) -> str:
    several = sorted(set(pages))
    number = len(pages)
    text = count("unread", number, language, pages=page_ranges(several))
    return text.replace("on pages", "on page") if len(several) == 1 else text
