"""A Report under the names that its content has in one run."""

from ..models import Report
from ..normalize.findings import make_finding
from .inputs import Input


def label_report(report: Report, one: Input) -> Report:
    """Return a Report under the names that its content has in this run."""
    source = report.source.model_copy(update={"file": one.file, "also": list(one.also)})
    findings = list(report.findings)
    if one.also:
        findings.append(make_finding("duplicate-file", files=", ".join(one.also)))
    return report.model_copy(update={"source": source, "findings": findings})
