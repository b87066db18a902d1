"""How a document came out: ok, empty or failed, and why."""

from typing import Literal, TypeAlias

from ..errors import DocumentError, MattrakanError
from ..models import Report

Status: TypeAlias = Literal["ok", "empty", "failed"]
_NO_TEXT = ("no-text-layer", "text-unreadable")


def _codes(error: type[MattrakanError]) -> set[str]:
    return {error.code}.union(*(_codes(kind) for kind in error.__subclasses__()))


# What stops a document before any of it is read; "defect" is ours.
REFUSALS = frozenset(_codes(DocumentError) | {MattrakanError.code})


def count_actions(report: Report) -> int:
    """Return how many actions all measures have together."""
    return sum(len(measure.actions) for measure in report.measures)


def find_refusal(report: Report) -> str | None:
    """Return the code of what stopped the document from being read, if anything did."""
    return next((note.code for note in report.findings if note.code in REFUSALS), None)


def find_failure(report: Report) -> str | None:
    """Return why a document failed: it was refused, or nothing in it is readable text."""
    refusal = find_refusal(report)
    if refusal or holds_anything(report):
        return refusal
    return next((note.code for note in report.findings if note.code in _NO_TEXT), None)


def holds_anything(report: Report) -> bool:
    """Return whether it has a record, a row of an outline or a table."""
    return bool(report.indicators or report.measures or report.outline or report.tables)


def report_to_status(report: Report) -> Status:
    """Return "failed" with a failure, else "ok" with a record or table, else "empty"."""
    if find_failure(report):
        return "failed"
    return "ok" if holds_anything(report) else "empty"
