"""Findings: stated doubts, from a catalogue of codes in knowledge/findings.toml."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from ..models import SCHEMA, Finding, Place, Report, Severity, Source
from .knowledge import load

# Facts that a message may do without.
_OPTIONAL = ("reason", "reason_th", "pages")


class FindingKind(NamedTuple):
    """One entry of the catalogue: severity and message templates."""

    severity: Severity
    english: str
    thai: str


@cache
def catalogue() -> Mapping[str, FindingKind]:
    """Return every finding code with its severity and messages."""
    return {
        code: FindingKind(cast(Severity, entry["severity"]), entry["en"], entry["th"])
        for code, entry in load("findings").items()
    }


def make_finding(
    code: str, *, where: str | None = None, place: Place | None = None, **facts: object
) -> Finding:
    """Return a finding with its messages filled in.

    Args:
        code: a code of the catalogue; an unknown one is a defect of ours (KeyError).
        where: path into the Report, e.g. ``measures[0].actions[1].period``.
        place: where on the page it stands.
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
        message=" ".join(kind.english.format(**known).split()),
        message_th=" ".join(kind.thai.format(**known).split()),
        source=place,
    )


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
