"""The record of a Report that a path names, and the place on the page of what is said of it."""

from typing import TypeAlias

from ..models import Action, BoxList, Finding, Indicator, Measure, OutlineRow, Report
from ..models.record_path import RecordPath

Record: TypeAlias = Indicator | Measure | Action | OutlineRow


def record_at(report: Report, path: RecordPath) -> Record:
    """Return the record that a path names; that of a field is the record which holds it."""
    if path.table == "indicators":
        return report.indicators[path.record]
    if path.table == "outline":
        return report.outline[path.record]
    measure = report.measures[path.record]
    return measure if path.action is None else measure.actions[path.action]


def find_place(finding: Finding, report: Report) -> tuple[int, BoxList] | None:
    """Return page and box of what a finding is about.

    That is a place of its own where it has one, else the cell of the field that it names (the whole
    ``extra.หลักฐาน``, or ``period`` of ``period.end``), else its record.
    """
    place = finding.source
    path = RecordPath.parse(finding.where)
    record = None if path is None else _find_record(report, path)
    if path is not None and record is not None and not isinstance(record, OutlineRow):
        cell = record.boxes.get(path.field) or record.boxes.get(path.field.partition(".")[0])
        if cell is not None and place in (None, record.source):
            page, x0, top, x1, bottom = cell
            return page, (x0, top, x1, bottom)
    return (place.page, place.box) if place is not None and place.box is not None else None


def _find_record(report: Report, path: RecordPath) -> Record | None:
    try:
        return record_at(report, path)
    except IndexError:  # of a record that is no more
        return None
