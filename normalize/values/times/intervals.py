"""Intervals: two points as start and end, their years filled in, inside the fiscal year or not."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..unreadable import Unreadable
from .cell_reading import CellInterpretation, joined
from .points import Point, check_day, context_year, dated


def interval(start: str, end: str) -> str:
    """Return canonical text of an interval; one point where both ends are the same.

    >>> interval("2022-03", "2022-09"), interval("2022-03", "2022-03")
    ('2022-03/2022-09', '2022-03')
    """
    return start if start == end else f"{start}/{end}"


def order_ends(reading: CellInterpretation, start: Point, end: Point) -> tuple[Point, Point]:
    """Return both ends of an interval with their years.

    One year on the last end serves both, and where the start's month is the later one the start
    is in the year before ("ต.ค. - ก.ย. ๖๕"); a year on the first end only rolls forward.

    Raises:
        Unreadable: the end is before the start.
    """
    if start.month == 0:
        if end.day is None:
            raise Unreadable("text")
        start = check_day(replace(start, month=end.month, year=end.year))
    if start.year and end.year:
        return _in_order(start, end)
    if end.year:
        start = check_day(replace(start, year=end.year))
        if start.month != end.month and start.order() > end.order():
            reading.flag("start_year_rolled_back")
            start = check_day(replace(start, year=end.year.moved(-1)))
    elif start.year:
        end = check_day(replace(end, year=start.year))
        if start.month != end.month and start.order() > end.order():
            reading.flag("end_year_rolled_forward")
            end = check_day(replace(end, year=start.year.moved(1)))
    elif reading.fiscal_year is None:
        reading.doubt("year_missing")
        if start.month == end.month and (start.day or 0) > (end.day or 31):
            raise Unreadable("end_before_start")
        return start, end
    else:
        start, end = dated(reading, start), dated(reading, end)
        if start.month != end.month and start.order() > end.order():
            # "ก.ย. - ต.ค." crosses into the next fiscal year, or comes from the one before.
            raise Unreadable("crosses_fiscal_year", _crossings(start, end))
    return _in_order(start, end)


def _in_order(start: Point, end: Point) -> tuple[Point, Point]:
    first, last = start.order(), end.order()
    if first[:2] > last[:2] or (first[:2] == last[:2] and start.day and end.day and first > last):
        raise Unreadable("end_before_start")
    return start, end


def _crossings(start: Point, end: Point) -> tuple[str, ...]:
    assert start.year is not None and end.year is not None
    return (
        interval(start.iso(), replace(end, year=end.year.moved(1)).iso()),
        interval(replace(start, year=start.year.moved(-1)).iso(), end.iso()),
    )


@lru_cache(maxsize=512)
def whole_fiscal_year(be: int) -> str:
    """Return a fiscal year as an interval of days.

    Source: Budget Procedures Act B.E. 2561 s. 4: from 1 October to 30 September.

    >>> whole_fiscal_year(2565)
    '2021-10-01/2022-09-30'
    """
    return f"{be - 544}-10-01/{be - 543}-09-30"


def fiscal_months(be: int | None, first: int, last: int) -> str:
    """Return months of a fiscal year, counted from October as 1, as an interval.

    >>> fiscal_months(2565, 1, 3), fiscal_months(None, 4, 6)
    ('2021-10/2021-12', 'XXXX-01/XXXX-03')
    """
    months = [(number + 8) % 12 + 1 for number in (first, last)]
    years = ["XXXX" if be is None else str(be - 543 - (month >= 10)) for month in months]
    return "/".join(f"{year}-{month:02d}" for year, month in zip(years, months, strict=True))


def compare_with_fiscal_year(reading: CellInterpretation, value: str | list[str]) -> None:
    """Flag a value outside the document's fiscal year, and offer it moved into that year."""
    if reading.fiscal_year is None:
        return
    values = [value] if isinstance(value, str) else value
    if not any(_is_outside(part, reading.fiscal_year) for part in values):
        return
    reading.flag("outside_fiscal_year")
    moved = [_moved_inside(part, reading.fiscal_year) for part in values]
    whole: Sequence[str] = [part for part in moved if part is not None]
    if len(whole) == len(values):
        reading.alternatives.append(joined(list(whole)))


def _is_outside(value: str, fiscal_year: int) -> bool:
    first, last = whole_fiscal_year(fiscal_year).split("/")
    for end in value.split("/"):
        if end == ".." or end.startswith(("X", "P")):
            continue
        if len(end) == 4:  # a calendar year lies across two fiscal years
            outside = not int(first[:4]) <= int(end) <= int(last[:4])
        else:
            key = end[:10].rstrip("~")
            outside = not first[: len(key)] <= key <= last[: len(key)]
        if outside:
            return True
    return False


def _moved_inside(value: str, fiscal_year: int) -> str | None:
    """Return a value with each end in the fiscal year, `None` where they then stand in disorder."""
    ends = value.split("/")
    moved = []
    for end in ends:
        if end == "..":
            moved.append(end)
            continue
        if len(end) < 7 or not end[:4].isdecimal():
            return None
        month = int(end[5:7])
        if end[5:10] == "02-29":
            return None
        moved.append(f"{context_year(fiscal_year, month).christian(month)}{end[4:]}")
    if len(moved) == 2 and ".." not in moved and moved[0] > moved[1]:
        return None
    return "/".join(moved)
