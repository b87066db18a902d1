"""The checks that a corrected value has a part in, made again."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..export.records import record_at
from ..models import Action, Finding, OutlineRow, Place, Report
from ..models.record_path import RecordPath
from ..normalize.about.places import is_province
from ..normalize.checks import check_scores
from ..normalize.findings import make_finding
from ..normalize.records.cell_values import Doubt, read_column_value
from ..normalize.records.cell_values import read_period as read_cell
from ..normalize.values.kinds import TIME_KINDS
from ..normalize.wording import is_unreadable
from .editing import Draft

_OF_SCORES = ("score-mismatch", "grade-mismatch", "indicator-group")
_OF_PERIODS = ("period-outside-fiscal-year", "period-order")


def recheck(draft: Draft, notes: list[Finding]) -> Report:
    """Return a corrected Report with the findings that hold of it now.

    Args:
        draft: with everything set.
        notes: what is to be said of the corrections themselves.
    """
    settled = {str(path) for path in (*draft.changed, *draft.confirmed)}
    draft.findings = [finding for finding in draft.findings if finding.where not in settled]
    _date_periods(draft)
    _reread_values(draft)
    for path in _changed_records(draft):
        _recheck_period(draft, path)
        _recheck_letters(draft, path)
    _recheck_scores(draft, settled)
    _recheck_numbers(draft)
    _recheck_sums(draft)
    _recheck_province(draft)
    return draft.report.model_copy(update={"findings": [*draft.findings, *notes]})


def _changed_records(draft: Draft) -> list[RecordPath]:
    paths = [path for path in draft.changed if isinstance(path, RecordPath)]
    return list(dict.fromkeys(path.at("") for path in paths))


def _date_periods(draft: Draft) -> None:
    """Read the periods again that take their year from the document, where that was corrected.

    Only a period that its printed text gives is read anew: not one of ticked columns.
    """
    if "fiscal_year" not in draft.changed:
        return
    for path, record in draft.records():
        period = record.period if isinstance(record, Action) else None
        if period is None or path.at("period") in draft.changed:
            continue
        before, _ = read_cell(period.raw, draft.before.fiscal_year)
        if before != period:
            continue
        now, doubts = read_cell(period.raw, draft.fiscal_year)
        where = path.at("period")
        draft.findings = [finding for finding in draft.findings if finding.where != str(where)]
        draft.put(path, record.model_copy(update={"period": now}))
        draft.findings += _findings(doubts, path, draft.place_of(where))


def _recheck_period(draft: Draft, path: RecordPath) -> None:
    record = draft.record(path)
    if path.at("period") not in draft.changed or not isinstance(record, Action):
        return
    period = record.period
    if period is None or period.value is None:
        return
    parts = period.value if isinstance(period.value, list) else [period.value]
    for part in parts:
        _, doubts = read_cell(part.replace("~", ""), draft.fiscal_year)
        said = {"raw": draft.said[path.at("period")]}
        dated = [
            Doubt(doubt.code, doubt.part, dict(doubt.facts) | said)
            for doubt in doubts
            if doubt.code in _OF_PERIODS
        ]
        draft.findings += _findings(dated, path, draft.place_of(path.at("period")))


def _reread_values(draft: Draft) -> None:
    """Read the values of further columns again: of a corrected text, or of a corrected year."""
    is_dated = "fiscal_year" in draft.changed
    for path, record in draft.records():
        is_changed = path.at("extra") in draft.changed
        if not isinstance(record, Action) or not record.values or not (is_dated or is_changed):
            continue
        before = record_at(draft.before, path)
        assert isinstance(before, Action)
        values = dict(record.values)
        for name, one in record.values.items():
            text = record.extra.get(one.header)
            is_same = text == before.extra.get(one.header)
            if is_same and not (is_dated and one.kind in TIME_KINDS):
                continue
            raw = one.raw if is_same else text or ""
            values[name], doubts = read_column_value(
                raw, one.header, one.kind, one.unit, draft.fiscal_year
            )
            where = path.at(f"extra.{one.header}")
            draft.findings = [finding for finding in draft.findings if finding.where != str(where)]
            draft.findings += _findings(doubts, path, draft.place_of(where))
        draft.put(path, record.model_copy(update={"values": values}))


def _findings(doubts: list[Doubt], path: RecordPath, place: Place | None) -> Iterator[Finding]:
    for doubt in doubts:
        facts: dict[str, Any] = dict(doubt.facts)
        yield make_finding(doubt.code, where=str(path.at(doubt.part)), place=place, **facts)


def _recheck_letters(draft: Draft, path: RecordPath) -> None:
    """Take back that a record holds letters that could not be read, where it does no more."""
    printed = draft.record(path).model_dump_json(exclude={"source", "boxes", "repairs", "actions"})
    if not any(map(is_unreadable, printed)):
        where = (str(path), str(path.at("name")))
        draft.findings = [
            one for one in draft.findings if one.code != "text-damaged" or one.where not in where
        ]


def _recheck_scores(draft: Draft, settled: set[str]) -> None:
    facts = {"fiscal_year", "assessment.score", "assessment.grade"}
    if not any(
        path in facts if isinstance(path, str) else path.table == "indicators"
        for path in draft.changed
    ):
        return
    report = draft.report
    place = next((one.source for one in draft.before.findings if one.code in _OF_SCORES[:2]), None)
    draft.findings = [one for one in draft.findings if one.code not in _OF_SCORES]
    year = report.fiscal_year.be if report.fiscal_year else None
    found = check_scores(report.indicators, report.assessment, year, _assessed(report), place)
    confirmed = {str(path) for path in draft.confirmed} & settled
    draft.findings += [one for one in found if one.where not in confirmed]


def _assessed(report: Report) -> int | None:
    """Return the year whose assessment the total score is of, where a finding says it."""
    said = next((one.message for one in report.findings if one.code == "assessed-year"), "")
    found = re.search(r"\b2[456]\d\d\b", said)
    return int(found[0]) if found else None


def _recheck_numbers(draft: Draft) -> None:
    """Check the list numbers again beside a corrected one: twice in one list is a finding."""
    numbers = [path for path in draft.changed if isinstance(path, RecordPath)]
    changed = {path.at("") for path in numbers if _is_number(path)}
    for path in changed:
        others = _list_of(draft, path)
        paths = {str(other) for other in others}
        draft.findings = [
            one
            for one in draft.findings
            if one.code != "duplicate-number" or one.where not in paths
        ]
        seen: dict[int, RecordPath] = {}
        for other in others:
            record = draft.record(other)
            number = getattr(record, "no", None)
            if not isinstance(number, int):
                continue
            first = seen.setdefault(number, other)
            again = getattr(record, "text", "") == getattr(draft.record(first), "text", None)
            if first != other and not again:
                draft.findings.append(
                    make_finding(
                        "duplicate-number",
                        where=str(other),
                        place=record.source,
                        number=number,
                        first=_name(draft, first),
                    )
                )


def _name(draft: Draft, path: RecordPath) -> str:
    record = draft.record(path)
    return str(getattr(record, "text", None) or getattr(record, "name", None) or path)


def _is_number(path: RecordPath) -> bool:
    return path.field == "no" and path.table != "outline"


def _list_of(draft: Draft, path: RecordPath) -> list[RecordPath]:
    """Return the records that are counted together with one: steps of a measure, a group."""
    if path.action is not None:
        steps = len(draft.report.measures[path.record].actions)
        return [path.step(number) for number in range(steps)]
    if path.table == "measures":
        return [RecordPath("measures", index) for index in range(len(draft.report.measures))]
    group = draft.report.indicators[path.record].instrument
    return [
        RecordPath("indicators", index)
        for index, one in enumerate(draft.report.indicators)
        if one.instrument == group
    ]


def _recheck_sums(draft: Draft) -> None:
    """Add up again the rows of an outline that a corrected amount is a part of, and its own."""
    changed = [p for p in draft.changed if isinstance(p, RecordPath) and p.field == "amount"]
    rows, before = draft.report.outline, draft.before.outline
    for index in sorted({i for p in changed for i in _line(rows, p.record)}):
        old = before[index]
        # A row whose parts do not simply add up (years, sources) keeps what was found.
        if old.sum is None or old.sum != _sum_status(before, index):
            continue
        path = RecordPath("outline", index)
        where = str(path.at("amount"))
        draft.findings = [f for f in draft.findings if f.code != "sum-mismatch" or f.where != where]
        status = _sum_status(rows, index)
        row = rows[index]
        draft.put(path, draft.report.outline[index].model_copy(update={"sum": status}))
        if status == "differs":
            parts = _parts(rows, index)
            draft.findings.append(
                make_finding(
                    "sum-mismatch",
                    where=where,
                    place=row.source,
                    label=" ".join(filter(None, (row.no, row.label))),
                    printed=row.amount_raw or row.amount,
                    total=f"{_total(parts):,}",
                    count=len(parts),
                )
            )


def _line(rows: list[OutlineRow], index: int) -> Iterator[int]:
    """Yield a row and the rows above it, from the lowest."""
    level = rows[index].level + 1
    for place in range(index, -1, -1):
        if rows[place].level < level:
            level = rows[place].level
            yield place


def _parts(rows: list[OutlineRow], index: int) -> list[OutlineRow]:
    level = rows[index].level
    parts = []
    for row in rows[index + 1 :]:
        if row.level <= level:
            break
        if row.level == level + 1:
            parts.append(row)
    return parts


def _total(parts: list[OutlineRow]) -> Decimal:
    return sum((part.amount for part in parts if part.amount is not None), Decimal(0))


def _sum_status(rows: list[OutlineRow], index: int) -> str | None:
    parts = _parts(rows, index)
    amount = rows[index].amount
    if amount is None or not any(part.amount is not None for part in parts):
        return None
    return "equal" if _total(parts) == amount else "differs"


def _recheck_province(draft: Draft) -> None:
    agency = draft.report.agency
    if "agency.province" in draft.changed and agency and agency.province:
        if not is_province(agency.province):
            draft.findings.append(
                make_finding("unknown-place", where="agency.province", name=agency.province)
            )
