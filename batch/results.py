"""What became of each input of a run, and the exit code that follows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from ..errors import (
    EXIT_DEFECT,
    EXIT_DOCUMENT_FAILED,
    EXIT_NO_INPUT,
    EXIT_NOTHING_FOUND,
    EXIT_OK,
    DocumentError,
    MattrakanError,
)
from ..export.showing import rows_to_html
from ..export.status import REFUSALS, count_actions, find_failure, report_to_status
from ..models import Model, Report
from ..normalize.findings import make_finding
from ..normalize.translations import translate


class Counts(Model):
    """How much was read from one input."""

    indicators: int = 0
    measures: int = 0
    actions: int = 0
    outline_rows: int = 0
    tables: int = 0
    findings: int = 0
    warnings: int = 0
    errors: int = 0


class InputResult(Model):
    """What became of one input.

    ``status`` is ok, empty (nothing found), failed (see ``reason``) or duplicate (its content is
    that of another input, whose outputs these are). ``same_plan_as`` are document_ids.
    """

    path: str
    sha256: str | None
    document_id: str | None
    status: Literal["ok", "empty", "failed", "duplicate"]
    reason: str | None = None
    message: str | None = None
    message_th: str | None = None
    counts: Counts = Counts()
    same_plan_as: list[str] = Field(default_factory=list)
    outputs: list[str] = Field(default_factory=list)
    seconds: float = 0.0


class Batch(Model):
    """A run: what was asked for and what became of every input (also written as run.json)."""

    tool: str = "mattrakan"
    version: str
    options: dict[str, Any]
    inputs: list[InputResult]
    outputs: list[str]
    exit_code: int
    seconds: float

    def __repr__(self) -> str:
        """Return how many inputs came out how."""
        counts = Counter(result.status for result in self.inputs)
        counted = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
        return f"<Batch {len(self.inputs)} inputs: {counted or 'none'}; exit code {self.exit_code}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        rows = [
            (one.path, one.status, one.counts.actions, one.counts.warnings, one.message or "")
            for one in self.inputs
        ]
        return rows_to_html(("path", "status", "actions", "warnings", "message"), rows, repr(self))


def report_to_result(
    report: Report, path: str, outputs: Sequence[str], seconds: float
) -> InputResult:
    """Return what became of an input that has a Report."""
    reason = find_failure(report)
    why = next((finding for finding in report.findings if finding.code == reason), None)
    severities = Counter(finding.severity for finding in report.findings)
    return InputResult(
        path=path,
        sha256=report.source.sha256,
        document_id=report.document_id,
        status=report_to_status(report),
        reason=reason,
        message=why.message if why else None,
        message_th=why.message_th if why else None,
        counts=Counts(
            indicators=len(report.indicators),
            measures=len(report.measures),
            actions=count_actions(report),
            outline_rows=len(report.outline),
            tables=len(report.tables),
            findings=len(report.findings),
            warnings=severities["warning"],
            errors=severities["error"],
        ),
        outputs=list(outputs),
        seconds=round(seconds, 3),
    )


def error_to_result(error: DocumentError, path: str) -> InputResult:
    """Return what became of an input without content."""
    finding = make_finding(error.code, reason=str(error))
    return InputResult(
        path=path,
        sha256=None,
        document_id=None,
        status="failed",
        reason=error.code,
        message=finding.message,
        message_th=finding.message_th,
    )


def duplicate_result(first: InputResult, path: str) -> InputResult:
    """Return what became of an input whose content another one has, too."""
    return first.model_copy(
        update={
            "path": path,
            "status": "duplicate",
            "reason": "duplicate-file",
            "message": f"The same content as {first.path}.",
            "message_th": translate(f"The same content as {first.path}.", "th"),
            "seconds": 0.0,
        }
    )


def finish_result(
    result: InputResult, combined: Sequence[str], same_plans: Mapping[str, Sequence[str]]
) -> InputResult:
    """Return a result with what is known at the end of a run, if it has a Report.

    Args:
        result: of one input.
        combined: the files that hold all documents.
        same_plans: other documents of the same plan, by document_id.
    """
    if result.sha256 is None:
        return result
    others = same_plans.get(result.document_id or "", ())
    return result.model_copy(
        update={"outputs": [*result.outputs, *combined], "same_plan_as": list(others)}
    )


def results_to_exit_code(results: Sequence[InputResult], *, strict: bool) -> int:
    """Return the first of 70, 3, 4 and 1 that applies, else 0.

    >>> results_to_exit_code([], strict=False)
    3
    """
    if any(one.reason == MattrakanError.code for one in results):
        return EXIT_DEFECT
    if not any(one.sha256 and one.reason not in REFUSALS for one in results):
        return EXIT_NO_INPUT
    if not any(one.status == "ok" for one in results):
        return EXIT_NOTHING_FOUND
    doubted = strict and any(one.counts.warnings or one.counts.errors for one in results)
    if doubted or any(one.status == "failed" for one in results):
        return EXIT_DOCUMENT_FAILED
    return EXIT_OK
