"""Findings: stated doubts, from a catalogue of codes in knowledge/findings.toml."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from ..models import SCHEMA, Finding, Place, Report, Severity, Source
from .knowledge import load
from .message_facts import MessageFormatter

# Facts that a message may do without.
_OPTIONAL = ("reason", "reason_th", "pages")
_FORMATTER = MessageFormatter()


class Advice(NamedTuple):
    """What to do about a finding, in both languages."""

    english: str
    thai: str


class FindingKind(NamedTuple):
    """One entry of the catalogue: severity, message templates and advice.

    ``by_field`` has other advice for some fields of a record, by their names.
    """

    severity: Severity
    english: str
    thai: str
    advice: Advice
    by_field: Mapping[str, Advice]


@cache
def catalogue() -> Mapping[str, FindingKind]:
    """Return every finding code with its severity, messages and advice."""
    return {
        code: FindingKind(
            cast(Severity, entry["severity"]),
            entry["en"],
            entry["th"],
            _advice(entry),
            {field: _advice(one) for field, one in entry.get("fields", {}).items()},
        )
        for code, entry in load("findings").items()
    }


def _advice(entry: Mapping[str, str]) -> Advice:
    return Advice(entry.get("advice", ""), entry.get("advice_th", ""))


def make_finding(
    code: str,
    *,
    where: str | None = None,
    place: Place | None = None,
    column: str | None = None,
    **facts: object,
) -> Finding:
    """Return a finding with its messages filled in.

    Args:
        code: a code of the catalogue; an unknown one is a defect of ours (KeyError).
        where: path into the Report, e.g. ``measures[0].actions[1].period``.
        place: where on the page it is.
        column: heading of the column that it is about, as printed.
        facts: what the message templates name. ``reason``, ``reason_th`` and ``pages`` may be left
            out.

    >>> make_finding("no-tables").message
    'The document holds no table.'
    """
    kind = catalogue()[code]
    known = {name: "" for name in _OPTIONAL} | facts
    return Finding(
        code=code,
        severity=kind.severity,
        where=where,
        message=" ".join(_FORMATTER.fill(kind.english, known).split()),
        message_th=" ".join(_FORMATTER.fill(kind.thai, known).split()),
        source=place,
        column=column,
    )


def find_advice(finding: Finding) -> Advice:
    """Return what to do about a finding; empty for a code that this version does not know.

    >>> find_advice(make_finding("no-tick")).english
    'Mark the months of this row with a sign such as a tick.'
    """
    kind = catalogue().get(finding.code)
    if kind is None:
        return Advice("", "")
    field = (finding.where or "").rpartition(".")[2]
    return kind.by_field.get(field, kind.advice)


def refused_report(source: Source, finding: Finding) -> Report:
    """Return the Report of a document that could not be read: no records, one finding."""
    return Report(
        schema=SCHEMA,
        document_id=source.sha256[:12],
        source=source,
        title=None,
        agency=None,
        fiscal_year=None,
        assessment=None,
        findings=[finding],
    )
