"""Checklists as plain text and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ...export.status import count_actions
from ...models import Severity
from ..language import Language
from .checklist import Checklist, Entry, page_heading, report_to_checklist, say_counts
from .wording import count, say

_LANGUAGES: tuple[Language, ...] = ("en", "th")


def checklists_to_text(checklists: Sequence[Checklist], language: Language) -> str:
    """Return checklists one after the other, with a line about all of them if they are several."""
    blocks = ["\n".join(_lines(checklist)) for checklist in checklists]
    if len(checklists) > 1:
        blocks.append(say_all(checklists, language))
    return "\n\n\n".join(blocks)


def say_all(checklists: Sequence[Checklist], language: Language) -> str:
    """Return how many documents there are and how many findings about all of them."""
    counts: Counter[Severity] = Counter()
    for checklist in checklists:
        counts.update(checklist.counts)
    documents = count("documents", len(checklists), language)
    return say("of_documents", language, documents=documents, sum=say_counts(counts, language))


def _lines(checklist: Checklist) -> Iterator[str]:
    language = checklist.language
    file = checklist.report.source.file
    yield file
    heads = (checklist.title, checklist.agency, checklist.summary, checklist.also)
    yield from (head for head in heads if head and head != file)
    for _, group in groupby(checklist.entries, key=lambda entry: entry.page):
        entries = list(group)
        yield ""
        yield page_heading(entries[0], language)
        for entry in entries:
            yield from _entry_lines(entry, language)
    yield ""
    yield checklist.verdict


def _entry_lines(entry: Entry, language: Language) -> Iterator[str]:
    severity = say(entry.finding.severity, language)
    code = f" ({entry.finding.code})" if language == "en" else ""
    lead = f"{entry.number:>3}. "
    yield f"{lead}{severity}: {entry.message}{code}"
    indent = " " * len(lead)
    if entry.place:
        yield f"{indent}{say('where', language)}: {entry.place}"
    if entry.advice:
        yield f"{indent}{say('do', language)}: {entry.advice}"


def checklists_to_json(checklists: Sequence[Checklist]) -> str:
    """Return an array with an object for each document; texts in both languages."""
    documents = [_document(checklist) for checklist in checklists]
    return json.dumps(documents, ensure_ascii=False, indent=2)


def _document(checklist: Checklist) -> dict[str, Any]:
    report = checklist.report
    english, thai = (
        checklist if checklist.language == language else report_to_checklist(report, language)
        for language in _LANGUAGES
    )
    return {
        "document_id": report.document_id,
        "file": report.source.file,
        "also": report.source.also,
        "title": report.title,
        "agency": report.agency.name if report.agency else None,
        "read": {
            "indicators": len(report.indicators),
            "measures": len(report.measures),
            "actions": count_actions(report),
            "outline_rows": len(report.outline),
            "pages": report.source.pages,
            "tables_not_read": [table.page for table in report.tables],
        },
        "summary": english.summary,
        "summary_th": thai.summary,
        "warnings": checklist.counts["warning"],
        "errors": checklist.counts["error"],
        "notes": checklist.counts["info"],
        "findings": [
            {
                "number": one.number,
                "code": one.finding.code,
                "severity": one.finding.severity,
                "page": one.page or None,
                "page_label": one.page_label,
                "box": one.box,
                "where": one.finding.where,
                "column": one.finding.column,
                "place": one.place,
                "place_th": other.place,
                "message": one.message,
                "message_th": other.message,
                "advice": one.advice,
                "advice_th": other.advice,
            }
            for one, other in zip(english.entries, thai.entries, strict=True)
        ],
    }
