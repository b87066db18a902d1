"""Corrections applied to a Report: each where it fits what was read, then the checks made again."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from ..export.correctable import row_paths, row_texts
from ..models import Budget, Finding, Period, Place, Report
from ..models.record_path import RecordPath
from ..normalize.about.fiscal_year import make_fiscal_year
from ..normalize.findings import make_finding
from .canonical import (
    ImpossibleValueError,
    read_integer,
    read_money,
    read_names,
    read_object,
    read_period,
    read_score,
    read_year,
)
from .corrections_file import Correction
from .editing import Draft, Path
from .rechecking import recheck

_LATER = {"period": 1, "codes": 2}  # a period needs the year; the findings of a row come last


def apply_corrections(report: Report, corrections: Sequence[Correction]) -> Report:
    """Return a Report with what people say of it, and the findings that follow from it.

    A correction whose "was" is not what was read becomes the finding `correction-stale`.

    Args:
        report: as read.
        corrections: those of this document.

    Raises:
        CorrectionError: a line names no row of the Report, or a value that its field cannot have.
    """
    if not corrections:
        return report
    draft = Draft(report)
    cells = row_texts(report)
    paths = row_paths(report)
    notes: list[Finding] = []
    for one in sorted(corrections, key=lambda one: _LATER.get(one.target.kind, 0)):
        path = paths.get(one.row_id or report.document_id)
        if path is None:
            raise one.refuse(f"the document has no row {one.row_id}")
        where = _where(path, one)
        was = cells[one.row_id or report.document_id].get(one.column, "")
        value = _value(one, was, draft)
        place = draft.place_of(where)
        if one.target.kind == "codes":
            draft.drop_findings(where, set(read_names(one.was)) - value)
        elif not _same(one.was, was) and not _same(one.now, was):
            notes.append(_stale(one, str(where) or None, was, place))
        elif not _same(one.now, was):
            draft.change(where, value, one.now)
            notes.append(_note("corrected", one, where, was, place, draft.text_of(where)))
        elif _same(one.was, was):
            draft.confirm(where)
            notes.append(_note("confirmed", one, where, was, place, was))
    return recheck(draft, notes)


def _where(path: Path, one: Correction) -> Path:
    target = one.target
    if isinstance(path, str):
        return target.field
    if target.holder == "measure":
        return RecordPath(path.table, path.record, field=target.field)
    return path.at(target.field)


def _value(one: Correction, was: str, draft: Draft) -> Any:
    """Return what a correction sets, as the Report holds it."""
    kind, text = one.target.kind, one.now
    try:
        match kind:
            case "integer":
                return read_integer(text)
            case "score":
                return read_score(text)
            case "period":
                read = read_period(text, draft.fiscal_year)
                return Period(
                    raw="",
                    value=read.value if not isinstance(read.value, Decimal) else None,
                    start=read.start,
                    end=read.end,
                    status=read.status,
                )
            case "money":
                money = read_money(text)
                return Budget(
                    raw="", value=money.value, status=money.status, flags=list(money.flags)
                )
            case "names":
                return read_names(text)
            case "object":
                return read_object(text)
            case "year":
                return make_fiscal_year(read_year(text))
            case "codes":
                left = set(read_names(text))
                if unknown := left - set(read_names(was)) - set(read_names(one.was)):
                    raise ImpossibleValueError(f"{min(unknown)!r} is no finding about this row")
                return left
            case "name":
                if not text:
                    raise ImpossibleValueError("it cannot be empty")
        return text or None
    except ImpossibleValueError as error:
        raise one.refuse(f"{one.column}: {error}") from error


def _same(said: str, read: str) -> bool:
    """Tell whether a cell of a file says what the table says; spreadsheets rewrite numbers."""
    if " ".join(said.split()) == " ".join(read.split()):
        return True
    try:
        return bool(said and read) and Decimal(said) == Decimal(read)
    except InvalidOperation:
        return False


def _stale(one: Correction, where: str | None, read: str, place: Place | None) -> Finding:
    facts = {"was": one.was, "now": one.now, "read": read} | _names(one)
    return make_finding("correction-stale", where=where, place=place, **facts)


def _note(
    code: str, one: Correction, where: Path, was: str, place: Place | None, now: str
) -> Finding:
    """Return what a person said, for whoever reads the Report."""
    who = ": ".join(filter(None, (one.by, one.why)))
    facts = {"was": was, "now": now, "who": f" ({who})" if who else ""} | _names(one)
    return make_finding(code, where=str(where), place=place, **facts)


def _names(one: Correction) -> dict[str, str]:
    field = one.target.field.rpartition(".")[2] or one.column
    if one.target.field == "agency.name":
        field = "agency"
    if one.target.holder == "measure":
        field = "measure" if field == "name" else "number"
    elif field == "no":
        field = "number"
    elif field == "text":
        field = "action"
    return {"field": field, "field_th": field}
