"""The record of a Report that a path names."""

from typing import TypeAlias

from ..models import Action, Indicator, Measure, OutlineRow, Report
from ..record_path import RecordPath

Record: TypeAlias = Indicator | Measure | Action | OutlineRow


def record_at(report: Report, path: RecordPath) -> Record:
    """Return the record that a path names; that of a field is the record which holds it."""
    if path.table == "indicators":
        return report.indicators[path.record]
    if path.table == "outline":
        return report.outline[path.record]
    measure = report.measures[path.record]
    return measure if path.action is None else measure.actions[path.action]
