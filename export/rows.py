"""Flat rows of a Report, made once for every tabular format."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, cast, get_args

from ..models import (
    Action,
    Finding,
    Indicator,
    Measure,
    OutlineRow,
    Period,
    Report,
    Severity,
    TextLayer,
)
from ..record_path import RecordPath
from ..value import Status as ValueStatus
from .status import Status, count_actions, report_to_status

Cell: TypeAlias = str | int | Decimal | None
Row: TypeAlias = tuple[Cell, ...]
Rows: TypeAlias = Mapping[str, list[Row]]
Type: TypeAlias = Literal["string", "integer", "number", "date", "object"]

_JOINT = "; "


class Column(NamedTuple):
    """One column of a table: what a data dictionary tells about it."""

    name: str
    type: Type
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()


_CHOICES = {
    "text_layer": get_args(TextLayer),
    "status": get_args(Status),
    "period_status": get_args(ValueStatus),
    "severity": get_args(Severity),
    "sum_status": ("equal", "differs"),
}


def _columns(*lines: str) -> tuple[Column, ...]:
    """Return columns from lines "name type[!] meaning"; "!" marks one that is never empty."""
    columns = []
    for line in lines:
        name, kind, meaning = line.split(" ", 2)
        of_type = cast(Type, kind.rstrip("!"))
        choices = _CHOICES.get(name, ())
        columns.append(Column(name, of_type, meaning, kind.endswith("!"), choices))
    return tuple(columns)


TABLES: Mapping[str, tuple[Column, ...]] = {
    "documents": _columns(
        "document_id string! First 12 hexadecimal digits of the file's SHA-256",
        "file string! Path of the PDF as given",
        "title string Heading lines as printed",
        "agency string Public body as printed",
        "subdistrict string Tambon as printed",
        "district string Amphoe as printed",
        "province string Changwat as printed",
        "fiscal_year_be integer Fiscal year, Buddhist era",
        "fiscal_year_start date First day of the fiscal year",
        "fiscal_year_end date Last day of the fiscal year",
        "score number Total assessment score as printed",
        "grade string Grade or level as printed",
        "pages integer! Pages of the PDF",
        "text_layer string! native, ocr, mixed or none",
        "status string! ok, empty (nothing found) or failed (see findings)",
        "indicators integer! How many indicators were read",
        "measures integer! How many measures were read",
        "actions integer! How many actions were read",
        "findings integer! How many findings were made",
        "tables integer! How many tables no profile claimed",
        "outline_rows integer! How many rows of an outline were read",
    ),
    "indicators": _columns(
        "document_id string! Document that the row stands in",
        "file string! Path of the PDF as given",
        "agency string Public body as printed",
        "fiscal_year_be integer Fiscal year, Buddhist era",
        "indicator_no integer Number as printed",
        "indicator string! Name of the indicator",
        "instrument string IIT, EIT or OIT as printed",
        "score number Score as printed",
        "issue string What is to be improved",
        "page integer! Page of the PDF, from 1",
        "page_label string Page number as printed on the page",
        "findings string Codes of the findings about this row",
        "message_th string What the findings say, in Thai",
        "row_id string! Key: document_id and the position of the indicator",
    ),
    "measures": _columns(
        "document_id string! Document that the row stands in",
        "file string! Path of the PDF as given",
        "agency string Public body as printed",
        "subdistrict string Tambon as printed",
        "district string Amphoe as printed",
        "province string Changwat as printed",
        "fiscal_year_be integer Fiscal year, Buddhist era",
        "measure_no integer Number of the measure as printed",
        "measure string Name of the measure",
        "action_no integer Number of the action as printed",
        "action string What is to be done",
        "responsible string Who does it; several are joined by '; '",
        "period_raw string When, as printed",
        "period string When, ISO 8601 at the precision written; several are joined by '; '",
        "period_start string First day or month",
        "period_end string Last day or month",
        "period_status string ok, blank, ambiguous or unparsed",
        "follow_up string How it is followed up",
        "budget_raw string Budget as printed",
        "budget number Budget in baht, where it is one plain amount",
        "extra object Further columns: a JSON object",
        "page integer! Page of the PDF, from 1",
        "page_label string Page number as printed on the page",
        "findings string Codes of the findings about this row",
        "message_th string What the findings say, in Thai",
        "row_id string! Key: document_id and the positions of measure and action",
    ),
    "outline": _columns(
        "document_id string! Document that the row stands in",
        "file string! Path of the PDF as given",
        "row_no integer! Place of the row in the outline, from 1",
        "page integer! Page of the PDF, from 1",
        "page_label string Page number as printed on the page",
        "level integer! How deep the row stands, from 1",
        "number string List number as printed",
        "label string! Text of the row without its number and amount",
        "path string Labels of the rows above it, from the highest, joined by ' > '",
        "amount_raw string Amount as printed",
        "amount number Amount in the unit of the outline",
        "fiscal_year_be integer Fiscal year of the amount, Buddhist era",
        "sum_status string equal or differs: whether the rows below add up to the amount",
        "findings string Codes of the findings about this row",
        "row_id string! Key: document_id and the position of the row",
    ),
    "findings": _columns(
        "document_id string! Document that the finding is about",
        "file string! Path of the PDF as given",
        "row_id string Row of indicators or measures that it is about",
        "code string! What kind of finding",
        "severity string! info, warning or error",
        "where string Path into the Report",
        "message string! What was expected and what stands there",
        "message_th string! The same in Thai",
        "page integer Page of the PDF, from 1",
    ),
}


def report_to_rows(report: Report) -> Rows:
    """Return the rows of each table of `TABLES`, in the order of its columns."""
    notes = _group_findings(report)
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
        assessment.score if assessment else None,
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
    )


def _indicator_row(
    report: Report, path: RecordPath, indicator: Indicator, notes: Sequence[Finding]
) -> Row:
    return (
        report.document_id,
        report.source.file,
        report.agency.name if report.agency else None,
        report.fiscal_year.be if report.fiscal_year else None,
        _number(indicator.no),
        indicator.name,
        indicator.instrument,
        indicator.score,
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
        row.amount,
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
        _number(measure.no),
        measure.name,
        _number(action.no) if action else None,
        action.text if action else None,
        _joined(action.responsible if action else []),
        period.raw if period else None,
        _period(period),
        period.start if period else None,
        period.end if period else None,
        period.status if period else None,
        action.follow_up if action else None,
        budget.raw if budget else None,
        budget.value if budget and isinstance(budget.value, Decimal) else None,
        json.dumps(action.extra, ensure_ascii=False) if action and action.extra else None,
        place.page,
        place.page_label,
        *_notes(notes),
        path.row_id(report.document_id, empty=action is None),
    )


def _period(period: Period | None) -> str | None:
    value = period.value if period else None
    return _joined(value) if isinstance(value, list) else value


def _number(printed: int | None) -> int | None:
    """Return a printed number where it is one that databases hold, else None."""
    return printed if printed is None or abs(printed) < 1 << 63 else None


def _agency(report: Report) -> tuple[str | None, ...]:
    agency = report.agency
    if agency is None:
        return (None, None, None, None)
    return (agency.name, agency.subdistrict, agency.district, agency.province)


def _joined(parts: Iterable[str]) -> str | None:
    return _JOINT.join(parts) or None


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
