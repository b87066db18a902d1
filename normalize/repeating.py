"""Repeating columns: headings that say one month, quarter or year each."""

import re
from collections.abc import Sequence

from .facts import as_fiscal_year
from .profile import Spread
from .values.kinds import parse_value
from .wording import ascii_digits, fold

_FEWEST = 2  # columns; one alone does not repeat
_ANY_YEAR = 2560  # tells whether a header is a month at all; the document's year comes later
_CALENDAR_YEAR = re.compile(r"(?:พ\.\s?ศ\.|ปี)\s*(25\d\d|\d\d)(?!\d)")


def find_spread(headings: Sequence[Sequence[str]], spread: Spread) -> dict[int, str]:
    """Return the columns that repeat, each with the text that says what it is for.

    Args:
        headings: of each column, its texts from top to bottom.
        spread: says what the single columns are and what stands above them.
    """
    found: dict[int, str] = {}
    for index, levels in enumerate(headings):
        if not levels:
            continue
        above = fold(" ".join(levels[:-1]))
        if spread.under and not any(fold(word) in above for word in spread.under):
            continue
        label = _dated(levels) if spread.each == "month" else levels[-1]
        if _reads_as(label, spread):
            found[index] = label
    return found if len(found) >= _FEWEST else {}


def _dated(levels: Sequence[str]) -> str:
    """Return a month with the calendar year that stands above it."""
    for level in reversed(levels[:-1]):
        if "งบประมาณ" in level:
            continue
        year = _CALENDAR_YEAR.search(ascii_digits(level))
        if year and not re.search(r"\d", ascii_digits(levels[-1])):
            return f"{levels[-1]} {year[1]}"
    return levels[-1]


def _reads_as(label: str, spread: Spread) -> bool:
    if spread.each == "fiscal_year":
        return as_fiscal_year(label) is not None
    value = parse_value(label, spread.each, fiscal_year=_ANY_YEAR)
    return value.status == "ok" and isinstance(value.value, str)
