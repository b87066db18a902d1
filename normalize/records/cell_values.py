"""Cells read as values for a Report, with the doubts that each reading leaves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...models import Budget, ColumnValue, FiscalYear, Period
from ...models.value import Value
from ..knowledge import load
from ..values.kinds import parse_value
from ..wording import is_blank

_NAMES: Mapping[str, list[str]] = load("doubts")["fields"]
# Flags of a value that was read, but not beyond doubt, and why.
_DOUBTFUL: Mapping[str, Mapping[str, str]] = load("doubts")["flags"]
_AMBIGUOUS: Mapping[str, Mapping[str, str]] = load("doubts")["ambiguous"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding before its record has a place in the Report.

    Attributes:
        code: of the finding.
        part: the part of the record that it is about; empty for the whole record.
        facts: what its message names.
    """

    code: str
    part: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def paired_by_position(columns: str) -> dict[str, object]:
    """Return the facts of a finding that values were paired by where they stand."""
    return {"columns": columns, "means": "position", "means_th": "ตำแหน่ง"}


def read_period(text: str, fiscal_year: FiscalYear | None) -> tuple[Period, list[Doubt]]:
    """Return what a schedule cell means, nothing unless it is sure, and the doubts about it."""
    value = parse_value(text, "period", fiscal_year=fiscal_year.be if fiscal_year else None)
    is_sure = value.status == "ok"
    period = Period(
        raw=value.raw,
        value=_as_text(value) if is_sure else None,
        start=value.start if is_sure else None,
        end=value.end if is_sure else None,
        status=value.status,
        flags=list(value.flags),
        alternatives=_meanings(value),
    )
    doubts = value_doubts(value, "period")
    return period, [*doubts, *_time_doubts(value, "period", fiscal_year)]


def _time_doubts(value: Value, part: str, fiscal_year: FiscalYear | None) -> Iterator[Doubt]:
    """Yield the doubts about the order and the year of a period."""
    if "end_before_start" in value.flags:
        yield Doubt("period-order", part, {"raw": value.raw})
    if "outside_fiscal_year" in value.flags and fiscal_year:
        hint = " or ".join(value.alternatives)
        yield Doubt(
            "period-outside-fiscal-year",
            part,
            {
                "raw": value.raw,
                "value": _as_text(value) if value.status == "ok" else None,
                "year": fiscal_year.be,
                "start": fiscal_year.start,
                "end": fiscal_year.end,
                "hint": f"; perhaps {hint} is meant" if hint else "",
                "hint_th": f" อาจหมายถึง {hint}" if hint else "",
            },
        )


def read_start_end(
    start: str, end: str, fiscal_year: FiscalYear | None
) -> tuple[Period, list[Doubt]]:
    """Return what two schedule cells mean together, unparsed where either is not understood."""
    if is_blank(start) and is_blank(end):
        return read_period(start or end, fiscal_year)
    text = f"{start} - {end}"
    year = fiscal_year.be if fiscal_year else None
    first, last = (parse_value(part, "period", fiscal_year=year) for part in (start, end))
    period, doubts = read_period(text, fiscal_year)
    understood = not {"unparsed", "blank"} & {first.status, last.status}
    starts = first.status != "ok" or period.start == first.start
    ends = last.status != "ok" or period.end == last.end
    if understood and (period.status == "ambiguous" or (starts and ends)):
        return period, doubts
    unparsed = Value(text, None, "unparsed", ("text",))
    period = Period(raw=text, value=None, start=None, end=None, status="unparsed", flags=["text"])
    return period, value_doubts(unparsed, "period")


def read_budget(
    text: str, unit: str | None, above: str | None = None
) -> tuple[Budget | None, list[Doubt]]:
    """Return the amount of a budget cell, None for a blank one, and the doubts about it.

    Args:
        text: of the cell.
        unit: of its column.
        above: the unit that a line beside the table says; where it makes another amount of the
            cell, nobody knows which of the two is meant.
    """
    if is_blank(text):
        return None, []
    value = _on_one_line(parse_value(text, "money", unit=unit))
    other = parse_value(text, "money", unit=above) if above and above != unit else value
    if value.status == other.status == "ok" and value.value != other.value:
        choices = (str(value.value), str(other.value))
        flags = (*value.flags, "two_units")
        value = replace(value, value=None, status="ambiguous", flags=flags, alternatives=choices)
    if value.status == "blank":
        return None, []
    number = list(value.value) if isinstance(value.value, list) else value.value
    budget = Budget(raw=value.raw, value=number, status=value.status, flags=list(value.flags))
    return budget, value_doubts(value, "budget")


def read_column_value(
    text: str, header: str, kind: str, unit: str | None, fiscal_year: FiscalYear | None
) -> tuple[ColumnValue, list[Doubt]]:
    """Return what a cell of a column of one's own means, and the doubts about it.

    Args:
        text: the cell.
        header: its key among the further columns of its record.
        kind: what the profile says its cells are.
        unit: of money, where the table's headings name one.
        fiscal_year: dates what is written without a year.
    """
    year = fiscal_year.be if fiscal_year else None
    value = _on_one_line(parse_value(text, kind, fiscal_year=year, unit=unit))
    read = ColumnValue(
        header=header,
        kind=kind,
        unit=unit,
        raw=value.raw,
        value=value.value if value.status == "ok" else None,
        status=value.status,
        flags=list(value.flags),
        alternatives=_meanings(value),
    )
    part = f"extra.{header}"
    doubts = _value_doubts(value, part, (header, header, kind))
    return read, [*doubts, *_time_doubts(value, part, fiscal_year)]


def _on_one_line(value: Value) -> Value:
    """Return a value with its text on one line, where a break was kept between two figures."""
    return replace(value, raw=value.raw.replace("\n", " ")) if "\n" in value.raw else value


def value_doubts(value: Value, name: str) -> list[Doubt]:
    """Return the doubts that the status and flags of a field's value tell of."""
    return _value_doubts(value, name, _NAMES[name])


def _value_doubts(value: Value, part: str, names: Sequence[str]) -> list[Doubt]:
    """Return the doubts about a value by the English and Thai name of its field, and its kind."""
    english, thai, kind = names
    facts: dict[str, object] = {"field": english, "field_th": thai, "raw": value.raw}
    doubts = []
    if value.status == "unparsed":
        doubts.append(Doubt("value-unparsed", part, facts | {"kind": kind}))
    if value.status == "ambiguous":
        choices = [str(value.value), *value.alternatives] if value.value else value.alternatives
        listed = ", ".join(dict.fromkeys(choices)) or "?"
        why = next((_AMBIGUOUS[flag] for flag in value.flags if flag in _AMBIGUOUS), None)
        reason = {"reason": why["en"], "reason_th": why["th"]} if why else {}
        doubts.append(Doubt("value-ambiguous", part, facts | {"choices": listed} | reason))
    for flag in value.flags:
        if flag in _DOUBTFUL:
            why = _DOUBTFUL[flag]
            facts |= {"value": _as_text(value), "reason": why["en"], "reason_th": why["th"]}
            doubts.append(Doubt("value-doubtful", part, dict(facts)))
    return doubts


def _meanings(value: Value) -> list[str]:
    """Return what else a value could be; an ambiguous one is only one of its own meanings.

    A program takes the fields of a period for its meaning: an ambiguous one stands in none.
    """
    own = _as_text(value) if value.status == "ambiguous" else None
    first = ["; ".join(own)] if isinstance(own, list) else [own] if own else []
    return list(dict.fromkeys([*first, *value.alternatives]))


def _as_text(value: Value) -> str | list[str] | None:
    if isinstance(value.value, list):
        return [str(part) for part in value.value]
    return None if value.value is None else str(value.value)
