"""Dates and months: cells that name one day or one month, or list several."""

import re

from ....models.value import Value
from ..folding import Folded
from ..unreadable import Unreadable
from .cell_reading import CellInterpretation, joined, read_cell
from .intervals import compare_with_fiscal_year
from .lexing import Lexed
from .points import Point, check_day
from .series import Slashed, read_series
from .years import possible_years

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})"
    r"(?:-(?P<day>\d{2})(?:[T ](?P<time>\d{2}:\d{2})(?::(?P<s>\d{2}))?)?)?"
)
_SHAPES = {
    "date": re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:T[\d:]+)?"),
    "month": re.compile(r"(?:\d{4}|XXXX)-\d\d~?"),
}


def parse_date(cell: Folded, tokens: Lexed, fiscal_year: int | None) -> Value:
    """Return the day that a cell names, with its time if printed; a list for several.

    >>> from ..folding import fold_cell
    >>> from .lexing import lex
    >>> def date(text, year=None):
    ...     cell = fold_cell(text)
    ...     return parse_date(cell, lex(cell.text), year).value
    >>> date("29 กุมภาพันธ์ 2567"), date("๕ ต.ค. ๖๘ เวลา ๑๔.๓๒ น.")
    ('2024-02-29', '2025-10-05T14:32')
    """
    return read_cell(cell, tokens, "date", fiscal_year, _read_shape)


def parse_month(cell: Folded, tokens: Lexed, fiscal_year: int | None) -> Value:
    """Return the month that a cell names; a list for several.

    >>> from ..folding import fold_cell
    >>> from .lexing import lex
    >>> parse_month(fold_cell("กลางเดือน มี.ค. 65"), lex("กลางเดือน มี.ค. 65"), None).value
    '2022-03~'
    """
    return read_cell(cell, tokens, "month", fiscal_year, _read_shape)


def _read_shape(reading: CellInterpretation) -> str | list[str] | None:
    try:
        values = read_iso(reading, reading.cell.text) or read_series(reading)
    except Slashed as slashed:
        raise Unreadable("slash", (joined(slashed.values),)) from None
    if values is None:
        return None
    value = values[0] if len(values) == 1 else values
    if not all(map(_SHAPES[reading.kind].fullmatch, values)):
        raise Unreadable(f"not_a_{reading.kind}", (joined(value),))
    compare_with_fiscal_year(reading, value)
    return value


def read_iso(reading: CellInterpretation, text: str) -> list[str] | None:
    """Return a date or month that is ISO 8601 already, in either era; `None` for anything else."""
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year = reading.pick(possible_years(found["year"], "", reading.fiscal_year))
    month = int(found["month"])
    if not 1 <= month <= 12:
        raise Unreadable("invalid_month")
    day = int(found["day"]) if found["day"] else None
    if day == 0 or (found["time"] and not "00:00" <= found["time"] <= "23:59"):
        raise Unreadable("invalid_day")
    seconds = f":{found['s']}" if found["s"] and found["s"] != "00" else ""
    if found["time"] and (found["time"][3:] > "59" or seconds > ":59"):
        raise Unreadable("invalid_time")
    time = f"{found['time']}{seconds}" if found["time"] else ""
    return [check_day(Point(day, month, year, time=time)).iso()]
