"""Times said twice: a period, and in brackets behind it the same as a length, quarter or year."""

import calendar
import re
from datetime import date, timedelta

from ..unreadable import Unreadable
from .cell_reading import CellInterpretation, Reader
from .lexing import Lexed

_TWICE = re.compile(r"(?P<first>[^()]+)\((?P<second>[^()]+)\)")
# "ตลอดปีงบประมาณ" of a fiscal year that is not said.
_WHOLE_YEAR = "XXXX-10/XXXX-09"
_LENGTH = re.compile(r"P(?:(?P<y>\d+)Y)?(?:(?P<m>\d+)M)?(?:(?P<w>\d+)W)?(?:(?P<d>\d+)D)?")


def read_restated(reading: CellInterpretation, read: Reader) -> str | None:
    """Return a period that brackets say again; in doubt where they say something else.

    Where one of the two is a length of time ("90 วัน (1 ม.ค. - 31 มี.ค. 65)") the other is the
    value; where one has no year, the other.

    Args:
        reading: a cell with one pair of brackets at its end.
        read: reads what stands outside or inside of them.
    """
    found = _TWICE.fullmatch(reading.tokens.kinds)
    if found is None:
        return None
    parts = [_part(reading, *found.span(group)) for group in ("first", "second")]
    try:
        values = [read(part) for part in parts]
    except Unreadable:
        return None
    values = [
        _WHOLE_YEAR if value == "" and part.tokens.kinds == "Af" else value
        for value, part in zip(values, parts, strict=True)
    ]
    first, second = values
    if not isinstance(first, str) or not isinstance(second, str) or not first or not second:
        return None
    if any(part.undecided for part in parts) or "working_days" in parts[0].flags + parts[1].flags:
        return None
    chosen = 1 if _says_less(first) and not _says_less(second) else 0
    value, other = values[chosen], values[1 - chosen]
    assert isinstance(value, str) and isinstance(other, str)
    reading.take(parts[chosen])
    agreed = _agree(value, other)
    if agreed is None:
        return None
    if not agreed:
        reading.doubt("dates_disagree", other)
    return value


def _part(reading: CellInterpretation, start: int, end: int) -> CellInterpretation:
    tokens = Lexed(reading.tokens.kinds[start:end], reading.tokens.texts[start:end])
    return CellInterpretation(
        reading.cell, tokens, reading.kind, reading.fiscal_year, reading.choice
    )


def _says_less(value: str) -> bool:
    """Whether a value has no place in time: a length, or months without a year."""
    return value.startswith(("P", "XXXX"))


def _agree(value: str, other: str) -> bool | None:
    """Return whether two values say the same time, `None` where they cannot be compared."""
    if ".." in value or ".." in other:
        return None
    if value.startswith("P"):
        return value == other if other.startswith("P") else None
    days = _days(value)
    if days is None:
        return None
    if other.startswith("P"):
        return _lasts(*days, other)
    if "XXXX" in value or "XXXX" in other:
        months = [[end[5:7] for end in text.split("/")] for text in (value, other)]
        return months[0] == months[1]
    return days == _days(other)


def _days(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a value; months without a year as those of some years."""
    ends = value.replace("~", "").split("/")
    first, last = ends[0], ends[-1]
    if "XXXX" in value:
        rolls = first[5:7] > last[5:7]
        first, last = first.replace("XXXX", "2001"), last.replace("XXXX", f"200{2 if rolls else 1}")
    if len(first) not in (7, 10) or len(last) not in (7, 10):
        return None
    start = date.fromisoformat(first if len(first) == 10 else f"{first}-01")
    if len(last) == 10:
        return start, date.fromisoformat(last)
    year, month = int(last[:4]), int(last[5:7])
    return start, date(year, month, calendar.monthrange(year, month)[1])


def _lasts(start: date, end: date, length: str) -> bool | None:
    """Return whether days are as many as a length says; its last day may count or not."""
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    months = 12 * int(found["y"] or 0) + int(found["m"] or 0)
    days = 7 * int(found["w"] or 0) + int(found["d"] or 0)
    if months and days:
        return None
    if days:
        return (end - start).days in (days, days - 1)
    after = [end, end + timedelta(days=1)]
    return any(
        12 * (day.year - start.year) + day.month - start.month == months and day.day == start.day
        for day in after
    )
