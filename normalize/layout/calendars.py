"""Calendars: columns of months, quarters or halves in which each row marks when it takes place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ...extract.tables.table import Table
from ..values.enumerators import bare_list_number
from ..values.kinds import ANY_YEAR, parse_value
from ..wording import is_blank
from .profile import Each, Spread
from .repeated_columns import dated_heading, with_lost_months
from .tolerances import CALENDARS_MARKS

# How many months a column of each kind is, and how many columns there are at the least: two
# months may be a start and an end.
_MONTHS: Mapping[int, Each] = {1: "month", 3: "quarter", 6: "half"}
_FEWEST: Mapping[int, int] = {1: 3, 3: 2, 6: 2}
_MONTH = re.compile(r"(\d{4})-(\d{2})")
# A tick is a sign or two, or the letter that a symbol font draws as one. A typed arrow is as long
# as the months that it crosses: "<---------->".
_ARROW = r"[<«‹◄◀←]?[-–—―─━=.…_ ]+[>»›►▶→]?"
_MARK = re.compile(rf"[^\W\d_]{{1,2}}|[\W_]{{1,12}}|[^\W\d_]?[\W_]{{1,3}}|{_ARROW}")


def find_calendar(
    headings: Sequence[Sequence[str]], table: Table, first_row: int
) -> tuple[dict[int, str], Spread] | None:
    """Return the columns of a calendar with what each says, and what they are; None without one.

    Columns that follow each other in time and hold nothing but marks are a calendar; those that
    hold amounts or texts are not.

    Args:
        headings: of each column, its texts from top to bottom.
        table: the table.
        first_row: its first row below the headings.
    """
    if not _may_hold_marks(table, first_row):
        return None  # before each heading is read as a time, which takes longer
    labels: dict[int, str] = {}
    spans: dict[int, tuple[int, int]] = {}
    for index, levels in enumerate(headings):
        # A heading that two rows of a table without rules hold is read whole.
        for label in _wordings(levels):
            if index not in spans and (span := _span(label)) is not None:
                labels[index], spans[index] = label, span
    for months, each in _MONTHS.items():
        found = {i: labels[i] for i, (first, last) in spans.items() if last - first + 1 == months}
        if each == "month" and len(found) > 1:
            found = with_lost_months(found, headings)
        run = _longest_run(found, months)
        if len(run) >= _FEWEST[months] and _holds_marks(table, first_row, run):
            return {i: found[i] for i in run}, Spread(each=each, into="period")
    return None


def _wordings(levels: Sequence[str]) -> Iterator[str]:
    """Yield what a heading may say: its lowest levels, all of it, a number and its noun."""
    if not levels:
        return
    yield dated_heading(levels)
    yield from (" ".join(levels[first:]) for first in range(len(levels) - 1))
    if bare_list_number(levels[-1]) is not None:
        for level in levels[:-1]:  # "ไตรมาสที่ดำเนินการ" above "๑": the noun begins the heading
            yield from (f"{level[:end]} {levels[-1]}" for end in range(4, min(len(level), 12) + 1))


@lru_cache(maxsize=4096)
def _span(label: str) -> tuple[int, int] | None:
    """Return the first and last month that a heading says, counted from year 0."""
    value = parse_value(label, "period", fiscal_year=ANY_YEAR)
    if value.status != "ok" or not isinstance(value.value, str):
        return None
    ends = [_MONTH.fullmatch(text or "") for text in (value.start, value.end)]
    numbers = [int(end[1]) * 12 + int(end[2]) - 1 for end in ends if end]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None


def _longest_run(labels: Mapping[int, str], months: int) -> list[int]:
    """Return the longest row of neighbouring columns of which each follows the one before."""
    best: list[int] = []
    run: list[int] = []
    for index in sorted(labels):
        if not (run and index == run[-1] + 1 and _follows(labels[run[-1]], labels[index], months)):
            run = []
        run.append(index)
        best = max(best, run, key=len).copy()
    return best


def _follows(before: str, label: str, months: int) -> bool:
    first, second = _span(before), _span(label)
    return first is not None and second is not None and (second[0] - first[0]) % 12 == months % 12


def _may_hold_marks(table: Table, first_row: int) -> bool:
    """Return whether there is any mark below the headings, or two columns without a cell."""
    filled: set[int] = set()
    for cell in table:
        if cell.row >= first_row and not is_blank(cell.text):
            if _MARK.fullmatch(cell.text.strip()):
                return True
            if cell.column_span == 1:
                filled.add(cell.column)
    return table.n_columns - len(filled) >= min(_FEWEST.values())


def _holds_marks(table: Table, first_row: int, columns: Sequence[int]) -> bool:
    cells = [
        cell
        for cell in table
        if cell.row >= first_row
        and cell.column in columns
        and cell.column + cell.column_span - 1 in columns
        and not is_blank(cell.text)
    ]
    marked = sum(_MARK.fullmatch(cell.text.strip()) is not None for cell in cells)
    return marked >= CALENDARS_MARKS * len(cells)
