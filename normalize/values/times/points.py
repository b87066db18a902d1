"""Points in time: one date or month of a cell, and the intervals and lists that they make."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..unreadable import Unreadable
from .cell_reading import CellInterpretation
from .lexing import weekday_number
from .months import is_usual_spelling, month_numbers
from .shapes import Shape
from .years import Year


@dataclass(frozen=True, slots=True)
class Point:
    """A date, month or day as printed.

    Attributes:
        day: day of the month; ``None`` for a month.
        month: 1 to 12; 0 for a day whose month follows.
        year: ``None`` where none is printed.
        near: the beginning, middle or end of the month is meant.
        time: ``"14:32"``.
        weekday: as printed before it.
    """

    day: int | None
    month: int
    year: Year | None = None
    near: bool = False
    time: str = ""
    weekday: str = ""

    def order(self) -> tuple[int, int, int]:
        """Return a key that sorts dated points."""
        assert self.year is not None
        return self.year.christian(self.month), self.month, self.day or 0

    def iso(self) -> str:
        """Return the point in ISO 8601 at the precision printed."""
        year = f"{self.year.christian(self.month):04d}" if self.year else "XXXX"
        day = f"-{self.day:02d}" if self.day else ""
        time = f"T{self.time}" if self.time else ""
        return f"{year}-{self.month:02d}{day}{time}{'~' if self.near else ''}"


def _may_be_months(texts: Sequence[str], shape: Shape) -> bool:
    """Return whether a numbered date may be two months: "1 - 3/66"; not "05-03/2565"."""
    padded = any(texts[place].startswith("0") for place in (shape.day, shape.month))
    return not padded and len(texts[shape.day]) <= 2 and int(texts[shape.day]) <= 12


def read_point(reading: CellInterpretation, shape: Shape) -> Point:
    """Return the point of a shape.

    Raises:
        Unreadable: no such day, month, year or time.
    """
    texts = reading.tokens.texts
    if shape.form == "day":
        return Point(_day(texts[shape.day]), 0, weekday=_weekday(reading, shape))
    if shape.form == "monthly":
        month_text, year_text = texts[shape.month], texts[shape.year]
        if len(year_text) != 4 or len(month_text) > 2:
            raise Unreadable("text")
        return Point(None, _numbered_month(month_text), reading.year(year_text, ""))
    if shape.form == "numbered":
        year_text = texts[shape.year]
        if texts[shape.day + 1] != texts[shape.month + 1] and _may_be_months(texts, shape):
            raise Unreadable("text")
        month = _numbered_month(texts[shape.month])
        year = reading.year(year_text, shape.era)
        if len(year_text) == 2:
            reading.flag("two_digit_year")
        return check_day(Point(_day(texts[shape.day]), month, year, time=_time(reading, shape)))
    return _read_named(reading, shape)


def _read_named(reading: CellInterpretation, shape: Shape) -> Point:
    texts = reading.tokens.texts
    has_day = shape.day >= 0
    if (shape.near and has_day) or (shape.time >= 0 and not has_day):
        raise Unreadable("text")
    if shape.near:
        reading.flag("approximate")
    month = _named_month(reading, texts[shape.month])
    year = reading.year(texts[shape.year], shape.era) if shape.year >= 0 else None
    if not has_day:
        return Point(None, month, year, shape.near)
    day = _day(texts[shape.day])
    if shape.time < 0 and shape.weekday < 0:
        return check_day(Point(day, month, year))
    time, weekday = _time(reading, shape), _weekday(reading, shape)
    return check_day(Point(day, month, year, time=time, weekday=weekday))


def _day(digits: str) -> int:
    day = int(digits) if len(digits) <= 2 else 0
    if not 1 <= day <= 31:
        raise Unreadable("invalid_day")
    return day


def _named_month(reading: CellInterpretation, text: str) -> int:
    numbers = month_numbers(text)
    if len(numbers) > 1:
        reading.flag("vowel_lost")
    elif not is_usual_spelling(text):
        reading.flag("month_variant")
    return reading.pick(numbers)


def _numbered_month(digits: str) -> int:
    month = int(digits) if len(digits) <= 2 else 0
    if not 1 <= month <= 12:
        raise Unreadable("invalid_month")
    return month


def _time(reading: CellInterpretation, shape: Shape) -> str:
    if shape.time < 0:
        return ""
    text = reading.tokens.texts[shape.time]
    hour, minute = (int(part) for part in re.findall(r"\d+", text))
    if hour > 23 or minute > 59:
        raise Unreadable("invalid_time")
    return f"{hour:02d}:{minute:02d}"


def check_day(point: Point) -> Point:
    """Return a point whose month has its day.

    Raises:
        Unreadable: it has not; a day is never moved into its month.
    """
    if point.day and point.day > 28 and point.month:
        # Without a year 29 February may exist.
        year = point.year.christian(point.month) if point.year else 2000
        if point.day > calendar.monthrange(year, point.month)[1]:
            raise Unreadable("invalid_day")
    return point


def _weekday(reading: CellInterpretation, shape: Shape) -> str:
    return reading.tokens.texts[shape.weekday] if shape.weekday >= 0 else ""


def check_weekday(reading: CellInterpretation, point: Point) -> None:
    """Flag a date that does not fall on the weekday printed before it."""
    if not point.weekday or point.year is None or point.day is None:
        return
    day = date(point.year.christian(point.month), point.month, point.day)
    if day.weekday() != weekday_number(point.weekday):
        reading.flag("weekday_conflict")


def dated(reading: CellInterpretation, point: Point) -> Point:
    """Return a point with the year of the document's fiscal year, if it is printed without one.

    October to December belong to the calendar year before. Without a fiscal year it stays undated.
    """
    if point.year is not None or point.month == 0:
        return point
    if reading.fiscal_year is None:
        reading.doubt("year_missing")
        return point
    reading.flag("year_from_context")
    return check_day(replace(point, year=context_year(reading.fiscal_year, point.month)))


def context_year(fiscal_year: int, month: int) -> Year:
    """Return the calendar year of a month of a fiscal year.

    >>> context_year(2565, 11).be, context_year(2565, 3).be
    (2564, 2565)
    """
    return Year(fiscal_year - (month >= 10), True)
