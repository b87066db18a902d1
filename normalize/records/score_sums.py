"""Rows of means and totals among scores: known by what they lack and by arithmetic."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import mean
from typing import Literal, TypeAlias

from ..ita import instrument_means, is_official_name, official_indicator, weighted_total
from ..joined.rows import Row
from ..values.enumerators import read_list_number, split_plain_number
from ..values.kinds import parse_value
from .tolerances import SCORE_SUMS_NUMBERED

Sum: TypeAlias = Literal["mean", "total", "unknown"]
_ROUNDED = Decimal("0.011")  # two decimals are printed


def sum_rows(
    rows: Sequence[Row], name: int, score: int, number: int | None, years: Sequence[int]
) -> dict[int, Sum]:
    """Return the rows that sum up others, by their place.

    Such a row names no official indicator and has no list number where the indicators have one.
    Arithmetic says which it is: the mean of the rows above it, or the total of all; "unknown" is a
    row that looks like one and whose figure fits neither.

    Args:
        rows: of a score table below its headings.
        name: column of names.
        score: column of scores.
        number: column of list numbers, if there is one.
        years: fiscal years whose weights may hold.
    """
    scores = [_score(row, score) for row in rows]
    official = [is_official_name(_name(row, name)) for row in rows]
    numbers = [_number(row, name, number) for row in rows]
    here = [i for i, is_one in enumerate(official) if is_one and scores[i] is not None]
    if len(here) < 2:
        return {}
    numbered = sum(numbers[i] is not None for i in here) >= SCORE_SUMS_NUMBERED * len(here)
    found: dict[int, Sum] = {}
    start = 0
    for i in range(len(rows)):
        value = scores[i]
        if official[i] or value is None or (numbered and numbers[i] is not None):
            continue
        group = [s for j in here if start <= j < i and (s := scores[j]) is not None]
        every = {j: s for j in here if j < i and (s := scores[j]) is not None}
        if _is_total(value, {_name(rows[j], name): s for j, s in every.items()}, years):
            found[i] = "total"
        elif group and abs(mean(group) - value) <= _ROUNDED:
            found[i], start = "mean", i
        elif numbered and every:
            found[i] = "unknown"
    return found


def _is_total(value: Decimal, scores: dict[str, Decimal], years: Sequence[int]) -> bool:
    for year in years:
        known = {official_indicator(name, year): score for name, score in scores.items()}
        named = {one.name: score for one, score in known.items() if one is not None}
        means = instrument_means(named, year)
        total = weighted_total(means, year) if means else None
        if total is not None and abs(total - value) <= _ROUNDED:
            return True
    return False


def _slot_text(row: Row, column: int | None) -> str:
    slot = row.slots[column] if column is not None else None
    return slot.text if slot else ""


def _name(row: Row, column: int) -> str:
    return split_plain_number(_slot_text(row, column)).rest


def _number(row: Row, name: int, number: int | None) -> int | None:
    printed = split_plain_number(_slot_text(row, name)).number
    return printed if printed is not None else read_list_number(_slot_text(row, number))


def _score(row: Row, column: int) -> Decimal | None:
    value = parse_value(_slot_text(row, column), "score").value
    return value if isinstance(value, Decimal) and 0 <= value <= 100 else None
