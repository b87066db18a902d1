"""Columns that repeat, one for each month, quarter or year: ticks and amounts to periods."""

import re
from collections.abc import Mapping, Sequence

from ...extract.geometry import Box
from ...models import Action, FiscalYear, Period
from ..about.fiscal_year import as_fiscal_year
from ..joined.rows import Row, Slot
from ..layout.layout import Column
from ..layout.profile import Spread
from ..layout.repeated_columns import KINDS
from ..message_facts import field_name
from ..values.kinds import parse_value
from ..wording import is_blank
from .cell_values import Doubt, read_budget
from .drafts import ActionDraft


def drawn_marks(row: Row, columns: Sequence[Column]) -> set[str]:
    """Return the labels of the columns whose cell a row marks by a fill, a line, a bar or a dot.

    A fill or a bar that cells outside of the calendar have too is a stripe, not a mark. Bars one
    below the other say two things, as what was planned and what was done: they mark nothing.

    Args:
        row: one row of a table.
        columns: all of its columns.
    """
    calendar = [(c.label, row.slots[c.index]) for c in columns if c.label is not None]
    labelled = {c.index for c in columns if c.label is not None}
    outside = [slot for i, slot in enumerate(row.slots) if slot is not None and i not in labelled]
    stripes = {part.fill for slot in outside for part in slot.parts}
    striped = {(bar.top, bar.bottom) for slot in outside for bar in _bars(slot)}
    bars = [
        bar
        for _, slot in calendar
        if slot is not None and len(slot.parts) == 1
        for bar in _bars(slot)
        if (bar.top, bar.bottom) not in striped
    ]
    if bars and max(bar.top for bar in bars) >= min(bar.bottom for bar in bars):
        striped |= {(bar.top, bar.bottom) for bar in bars}
    return {
        label
        for label, slot in calendar
        if slot is not None
        and any(
            any(not one.height or (one.top, one.bottom) not in striped for one in part.strokes)
            or (part.fill is not None and part.fill not in stripes)
            for part in slot.parts
        )
    }


def _bars(slot: Slot) -> list[Box]:
    """Return the bars and dots of a cell."""
    return [one for part in slot.parts for one in part.strokes if one.height]


def ticks_to_period(
    labels: Sequence[str], spread: Spread, fiscal_year: FiscalYear | None
) -> tuple[Period, list[Doubt]]:
    """Return the period of the columns that are ticked; months that follow each other are one.

    Args:
        labels: headers of the ticked columns, from left to right.
        spread: what the columns are.
        fiscal_year: dates months that are written without a year.
    """
    raw = ", ".join(labels)
    if not labels:
        doubt = Doubt("no-tick", "period", {})
        period = Period(raw="", value=None, start=None, end=None, status="blank")
        return period, [doubt]
    values = [_interval(label, spread, fiscal_year) for label in labels]
    flags = sorted({flag for _, label_flags in values for flag in label_flags})
    known = [value for value, _ in values if value is not None]
    if len(known) < len(values):
        facts = {
            "field": "Period",
            "field_th": field_name("period", "th"),
            "raw": raw,
            "kind": "period",
        }
        period = Period(raw=raw, value=None, start=None, end=None, status="unparsed", flags=flags)
        return period, [Doubt("value-unparsed", "period", facts)]
    runs = _runs(sorted(known))
    texts = [start if start == end else f"{start}/{end}" for start, end in runs]
    unsure = any("XXXX" in text for text in texts)
    period = Period(
        raw=raw,
        value=None if unsure else texts[0] if len(texts) == 1 else texts,
        start=None if unsure else runs[0][0],
        end=None if unsure else runs[-1][1],
        status="ambiguous" if unsure else "ok",
        flags=flags,
        alternatives=["; ".join(texts)] if unsure else [],
    )
    facts = {
        "field": "Period",
        "field_th": field_name("period", "th"),
        "raw": raw,
        "choices": ", ".join(texts),
    }
    return period, [Doubt("value-ambiguous", "period", facts)] if unsure else []


def columns_to_records(
    draft: ActionDraft, amounts: Mapping[str, str], unit: str | None
) -> list[ActionDraft]:
    """Return one record for each year that has an amount; the record alone where none has.

    Args:
        draft: the record without its amounts.
        amounts: what each column says, by its header.
        unit: of the amounts, e.g. "บาท".
    """
    drafts: list[ActionDraft] = []
    for label, text in amounts.items():
        year = as_fiscal_year(label)
        if is_blank(text) or year is None:
            continue
        budget, doubts = read_budget(text, unit)
        value = f"{year.start}/{year.end}"
        period = Period(raw=label, value=value, start=year.start, end=year.end, status="ok")
        action: Action = draft.action.model_copy(update={"budget": budget, "period": period})
        drafts.append(ActionDraft(action, (*draft.doubts, *doubts), again=bool(drafts)))
    return drafts or [draft]


def _interval(
    label: str, spread: Spread, fiscal_year: FiscalYear | None
) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    if spread.each == "fiscal_year":
        year = as_fiscal_year(label)
        return ((year.start, year.end) if year else None), ()
    be = fiscal_year.be if fiscal_year else None
    value = parse_value(label, KINDS[spread.each], fiscal_year=be)
    if not isinstance(value.value, str):
        return None, value.flags
    start, _, end = value.value.partition("/")
    return (start, end or start), value.flags


def _runs(intervals: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return intervals with those that follow each other without a gap made one."""
    runs: list[tuple[str, str]] = []
    for start, end in intervals:
        if runs and _follows(runs[-1][1], start):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _follows(end: str, start: str) -> bool:
    months = []
    for text in (end, start):
        found = re.match(r"(\d{4})-(\d{2})", text)
        if not found:
            return False
        months.append(int(found[1]) * 12 + int(found[2]))
    return months[1] - months[0] <= 1
