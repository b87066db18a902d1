"""Repeating columns: headings that say one month, quarter or year each."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from ..about.fiscal_year import as_fiscal_year
from ..knowledge import load
from ..values.kinds import ANY_YEAR, parse_value
from ..wording import ascii_digits, fold
from .profile import Each, Spread
from .tolerances import REPEATED_COLUMNS_FEWEST

_EACH: tuple[Each, ...] = ("fiscal_year", "month", "quarter")
# What a heading of each kind is read as.
KINDS: Mapping[Each, str] = {
    "fiscal_year": "fiscal_year",
    "month": "month",
    "quarter": "quarter",
    "half": "period",
}
_CALENDAR_YEAR = re.compile(r"(?:พ\.\s?ศ\.|ปี)\s*(25\d\d|\d\d)(?!\d)")


def find_spread(headings: Sequence[Sequence[str]], spread: Spread) -> dict[int, str]:
    """Return the columns that repeat, each with the text that says what it is for.

    Args:
        headings: of each column, its texts from top to bottom.
        spread: says what the single columns are and what stands above them.
    """
    labels: dict[int, str] = {}
    for index, levels in enumerate(headings):
        if not levels:
            continue
        label = dated_heading(levels) if spread.each == "month" else levels[-1]
        if _reads_as(label, spread.each):
            labels[index] = label
    above = [fold(" ".join(levels[:-1])) for levels in headings]
    found = {
        i for i in labels if not spread.under or any(fold(w) in above[i] for w in spread.under)
    }
    # The common header may not reach over all of its columns where no rules are drawn.
    for step in (1, -1):
        for index in sorted(labels, reverse=step < 0):
            if index - step in found and index not in found:
                found.add(index)
    if len(found) < REPEATED_COLUMNS_FEWEST:
        return {}
    spread_labels = {index: labels[index] for index in sorted(found)}
    return with_lost_months(spread_labels, headings) if spread.each == "month" else spread_labels


def with_lost_months(
    labels: Mapping[int, str], headings: Sequence[Sequence[str]]
) -> dict[int, str]:
    """Return the columns with those between months whose own headings cannot be read.

    LibreOffice breaks "มี.ค." after its first letter where a column is narrow, and the vowel is
    lost on the way.
    """
    result = dict(labels)
    for left, right in pairwise(sorted(labels)):
        first, last = _month_number(labels[left]), _month_number(labels[right])
        if (last - first) % 12 != right - left:
            continue
        for index in range(left + 1, right):
            year = re.search(r"\d{2,4}$", ascii_digits(dated_heading(headings[index] or ("",))))
            month = (first + index - left - 1) % 12 + 1
            result[index] = f"{_abbreviations()[month]} {year[0] if year else ''}".strip()
    return {index: result[index] for index in sorted(result)}


def _month_number(label: str) -> int:
    return int(str(parse_value(label, "month", fiscal_year=ANY_YEAR).value)[-2:])


@cache
def _abbreviations() -> dict[int, str]:
    return {entry["number"]: entry["abbreviation"] for entry in load("months")["month"]}


def repeated_places(headings: Sequence[Sequence[str]]) -> set[int]:
    """Return the columns that say one year, month or quarter each under a heading of them all.

    Such a table is another layout than one with a single period and a single budget.
    """
    found: set[int] = set()
    for each in _EACH:
        spread = find_spread(headings, Spread(each=each, into="records"))
        above = {index: headings[index][:-1] for index in spread if len(headings[index]) > 1}
        shared = Counter(map(tuple, above.values()))
        found |= {i for i, over in above.items() if shared[tuple(over)] >= REPEATED_COLUMNS_FEWEST}
    return found


def dated_heading(levels: Sequence[str]) -> str:
    """Return the lowest heading, a month with the calendar year that is printed above it."""
    for level in reversed(levels[:-1]):
        if load("column_words")["fiscal"] in level:
            continue
        year = _CALENDAR_YEAR.search(ascii_digits(level))
        if year and not re.search(r"\d", ascii_digits(levels[-1])):
            return f"{levels[-1]} {year[1]}"
    return levels[-1]


@lru_cache(maxsize=4096)
def _reads_as(label: str, each: Each) -> bool:
    if each == "fiscal_year":
        return as_fiscal_year(label) is not None
    value = parse_value(label, KINDS[each], fiscal_year=ANY_YEAR)
    return value.status == "ok" and isinstance(value.value, str)
