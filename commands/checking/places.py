"""Places: where a finding is, in the words that the page prints."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import get_args

from ...export.records import Record
from ...models import Action, Finding, Measure, OutlineRow, Report
from ...models.record_path import RecordPath, RecordTable
from ...normalize.message_facts import field_name, uses_thai_digits
from ..language import Language
from .wording import place_word, say

_LONGEST = 70  # characters of a name that is quoted
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# Parts of records that are named by the record alone.
_WHOLE = ("", "name", "text", "label", "actions")
_TABLES = get_args(RecordTable)  # a finding on all of them is at no place


def name_place(finding: Finding, report: Report, language: Language) -> str:
    """Return where a finding is: measure, step and column as printed; empty where nothing says it.

    Args:
        finding: of the report.
        report: whose records its path names.
        language: "en" or "th".
    """
    path = RecordPath.parse(finding.where)
    parts: list[str | None] = []
    field = ""
    if path is not None:
        field = path.field.split(".")[0]
        thai = uses_thai_digits(list(_printed(report)))
        parts = [_name(name, record, thai, language) for name, record in _records(path, report)]
    elif finding.where and finding.where not in _TABLES:
        whole, _, part = finding.where.partition(".")
        parts = [place_word(f"{whole}.{part}", language) or place_word(whole, language)]
    if finding.column:
        parts.append(place_word("column", language, name=_short(finding.column)))
    elif field not in _WHOLE:
        parts.append(place_word("field", language, name=field_name(field, language)))
    said = say("separator", language).join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _records(path: RecordPath, report: Report) -> Iterator[tuple[str, Record]]:
    """Yield the record of a path, and its action, each with the kind of its name."""
    records: Sequence[Record] = getattr(report, path.table)
    if path.record >= len(records):
        return
    record = records[path.record]
    yield path.table, record
    if isinstance(record, Measure) and path.action is not None:
        if path.action < len(record.actions):
            yield "action", record.actions[path.action]


def _name(kind: str, record: Record, thai: bool, language: Language) -> str | None:
    if isinstance(record, Action):
        name = record.text
    else:
        name = (record.label if isinstance(record, OutlineRow) else record.name) or ""
    number = "" if record.no is None else str(record.no)
    printed = number.translate(_THAI_DIGITS) if thai else number
    no = (place_word("number", language, no=printed) or "") if number else ""
    if not name and not number:
        return None
    said = place_word(kind, language, no=no, name=_short(name)) or ""
    return said.replace(' ""', "")


def _printed(report: Report) -> Iterator[str]:
    """Yield printed texts that show which digits the document uses."""
    yield report.title or ""
    for measure in report.measures:
        for action in measure.actions:
            yield action.period.raw if action.period else ""
            yield action.source.page_label or ""


def _short(text: str) -> str:
    """Return a text that is not too long to be quoted; marks stay on their letters.

    >>> len(_short("ก" * 100))
    71
    """
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    end = _LONGEST
    while end > 0 and unicodedata.category(text[end]) == "Mn":
        end -= 1
    return text[:end].rstrip() + "…"
