"""Flat rows of a Report, made once for every tabular format."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from ..models import Action, Budget, Finding, Indicator, Measure, OutlineRow, Period, Report
from ..models.record_path import RecordPath
from .bounds import value_to_amounts, value_to_days
from .cells import JOINT, Cell, Row, decimal_to_cell, integer_to_cell
from .part_rows import box_to_cells, month_rows, owner_rows, table_rows, value_rows
from .status import count_actions, report_to_status

Rows: TypeAlias = Mapping[str, list[Row]]

# Fields of a Report's measures and actions, and their columns.
_MEASURE_COLUMNS = {"no": "measure_no", "name": "measure"}
_ACTION_COLUMNS = {"no": "action_no", "text": "action"}


def report_to_rows(report: Report) -> Rows:
    """Return the rows of each table of `TABLES`, in the order of its columns.

    What depends on other documents (``same_plan_as``) is empty here; the writers of a run fill it.
    """
    notes = _group_findings(report)
    actions = [
        (action, path.row_id(report.document_id))
        for position, measure in enumerate(report.measures)
        for step, action in enumerate(measure.actions)
        for path in [RecordPath("measures", position, step)]
    ]
    return {
        "documents": [_document_row(report)],
        "indicators": [
            _indicator_row(report, path, indicator, notes[path])
            for position, indicator in enumerate(report.indicators)
            for path in [RecordPath("indicators", position)]
        ],
        "measures": [
            # What is said of a measure holds for each of its actions.
            _action_row(report, measure, path, _both(notes, of_measure, path))
            for position, measure in enumerate(report.measures)
            for of_measure in [RecordPath("measures", position)]
            for path in [of_measure.step(n) for n in range(len(measure.actions))] or [of_measure]
        ],
        "action_owners": [row for action in actions for row in owner_rows(*action)],
        "action_months": [row for action in actions for row in month_rows(*action)],
        "action_values": [row for action in actions for row in value_rows(*action)],
        "outline": [
            _outline_row(report, path, row, notes[path])
            for position, row in enumerate(report.outline)
            for path in [RecordPath("outline", position)]
        ],
        "findings": [
            (
                report.document_id,
                report.source.file,
                _row_id(report, finding),
                finding.code,
                finding.severity,
                finding.where,
                finding.message,
                finding.message_th,
                finding.source.page if finding.source else None,
            )
            for finding in report.findings
        ],
        "other_tables": list(table_rows(report)),
    }


def _both(
    notes: Mapping[RecordPath, list[Finding]], measure: RecordPath, path: RecordPath
) -> list[Finding]:
    """Return the findings about a measure and those about one of its actions."""
    return [*notes[measure], *(notes[path] if path != measure else ())]


def _document_row(report: Report) -> Row:
    year, assessment = report.fiscal_year, report.assessment
    return (
        report.document_id,
        report.source.file,
        report.title,
        *_agency(report),
        year.be if year else None,
        year.start if year else None,
        year.end if year else None,
        decimal_to_cell(assessment.score) if assessment else None,
        assessment.grade if assessment else None,
        report.source.pages,
        report.source.text_layer,
        report_to_status(report),
        len(report.indicators),
        len(report.measures),
        count_actions(report),
        len(report.findings),
        len(report.tables),
        len(report.outline),
        report.source.read_by,
        None,
    )


def _indicator_row(
    report: Report, path: RecordPath, indicator: Indicator, notes: Sequence[Finding]
) -> Row:
    return (
        report.document_id,
        report.source.file,
        report.agency.name if report.agency else None,
        report.fiscal_year.be if report.fiscal_year else None,
        integer_to_cell(indicator.no),
        indicator.name,
        indicator.instrument,
        decimal_to_cell(indicator.score),
        indicator.issue,
        indicator.source.page,
        indicator.source.page_label,
        *_notes(notes),
        path.row_id(report.document_id),
    )


def _outline_row(
    report: Report, path: RecordPath, row: OutlineRow, notes: Sequence[Finding]
) -> Row:
    return (
        report.document_id,
        report.source.file,
        path.record + 1,
        row.source.page,
        row.source.page_label,
        row.level,
        row.no,
        row.label,
        " > ".join(row.path) or None,
        row.amount_raw,
        decimal_to_cell(row.amount),
        row.fiscal_year.be if row.fiscal_year else None,
        row.sum,
        _notes(notes)[0],
        path.row_id(report.document_id),
    )


def _action_row(
    report: Report, measure: Measure, path: RecordPath, notes: Sequence[Finding]
) -> Row:
    action: Action | None = None if path.action is None else measure.actions[path.action]
    period = action.period if action else None
    budget = action.budget if action else None
    place = action.source if action else measure.source
    return (
        report.document_id,
        report.source.file,
        *_agency(report),
        report.fiscal_year.be if report.fiscal_year else None,
        integer_to_cell(measure.no),
        measure.name,
        integer_to_cell(action.no) if action else None,
        action.text if action else None,
        _joined(action.responsible if action else []),
        period.raw if period else None,
        _period(period),
        period.start if period else None,
        period.end if period else None,
        period.status if period else None,
        action.follow_up if action else None,
        budget.raw if budget else None,
        decimal_to_cell(budget.value) if budget and isinstance(budget.value, Decimal) else None,
        json.dumps(action.extra, ensure_ascii=False) if action and action.extra else None,
        place.page,
        place.page_label,
        *_notes(notes),
        path.row_id(report.document_id, empty=action is None),
        *(value_to_days(period.value) if period and period.status == "ok" else (None, None)),
        *_amounts(budget),
        *box_to_cells(place.box),
        f"{report.source.file}#page={place.page}",
        place.read_by,
        _corrected(measure, action),
    )


def _amounts(budget: Budget | None) -> tuple[Cell, ...]:
    """Return the bounds of a budget: where it is one plain amount, or where they are sure."""
    value = budget.value if budget else None
    if budget is None or not (budget.status == "ok" or isinstance(value, Decimal)):
        return None, None
    return tuple(map(decimal_to_cell, value_to_amounts(value)))


def _corrected(measure: Measure, action: Action | None) -> str | None:
    """Return the columns of a row that corrections have set."""
    own = action.corrected if action else []
    columns = [_MEASURE_COLUMNS.get(field, field) for field in measure.corrected]
    return _joined([*columns, *(_ACTION_COLUMNS.get(field, field) for field in own)])


def _period(period: Period | None) -> str | None:
    value = period.value if period else None
    return _joined(value) if isinstance(value, list) else value


def _agency(report: Report) -> tuple[str | None, ...]:
    agency = report.agency
    if agency is None:
        return (None, None, None, None)
    return (agency.name, agency.subdistrict, agency.district, agency.province)


def _joined(parts: Iterable[str]) -> str | None:
    return JOINT.join(parts) or None


def _notes(notes: Sequence[Finding]) -> tuple[str | None, str | None]:
    codes = dict.fromkeys(note.code for note in notes)
    messages = dict.fromkeys(note.message_th for note in notes)
    return _joined(codes), _joined(messages)


def _group_findings(report: Report) -> Mapping[RecordPath, list[Finding]]:
    groups: defaultdict[RecordPath, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if path := RecordPath.parse(finding.where):
            groups[path.at("")].append(finding)
    return groups


def _row_id(report: Report, finding: Finding) -> str | None:
    """Return the key of the row that a finding is about; of a measure's first row for a measure."""
    path = RecordPath.parse(finding.where)
    if path is None:
        return None
    measures = report.measures
    empty = (
        path.table == "measures"
        and path.record < len(measures)
        and not measures[path.record].actions
    )
    return path.row_id(report.document_id, empty=empty)
