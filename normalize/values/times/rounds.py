"""Rounds and halves: six or twelve months of a fiscal year, half years, whole years."""

import re

from ..unreadable import Unreadable
from .cell_reading import CellInterpretation
from .fiscal import context_fiscal_year, read_fiscal_years
from .intervals import fiscal_months, whole_fiscal_year
from .lexing import FACTS, Lexed
from .series import read_series
from .years import Year

_YEAR = r"(?P<mark>/?f|y|/|)(?P<era>[bc]?)'?(?P<year>n)"
_WHOSE = rf"(?:{_YEAR}|(?P<fiscal>f))?"
_ROUND = re.compile(rf"(?P<round>R?)(?P<count>n)m(?P<half>[gh]?){_WHOSE}")
_HALF = re.compile(rf"H(?P<fiscal0>f?)(?P<half>[gh]){_WHOSE}")
_NUMBERED = re.compile(r"R(?P<number>n)(?:[/y]*[bc]?(?P<year>n))?")
_BRACKETED = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)")
_FISCAL = re.compile("[^f]*f.*")
_ALL_YEAR = re.compile(r"Ay(?P<era>[bc]?)'?(?P<year>n)?")
_CALENDAR = r"(?:y?(?P<{p}era>[bc])|(?P<{p}mark>y)|)'?(?P<{p}year>n)"
_YEARS = re.compile(
    rf"F?(?P<until>i?){_CALENDAR.format(p='a')}"
    rf"(?:[-t](?:{_CALENDAR.format(p='b')}|(?P<open>z))|(?P<onward>o))?"
)


def read_round(reading: CellInterpretation) -> str | None:
    """Return the months of a round or half year; `None` for anything else."""
    kinds = reading.tokens.kinds
    if found := _BRACKETED.fullmatch(kinds):
        return _with_dates(reading, found)
    if found := _ROUND.fullmatch(kinds):
        if not (found["round"] or found["half"]):
            return None  # "6 เดือน" is a length of time
        first, last = _round_months(reading, found)
        if reading.tokens.texts[found.start("count") + 1] != FACTS["month_mark"][0]:
            return None
        sure = found["mark"] != "y" and not (found["mark"] == "" and found["year"])
        return _part_of_year(reading, found, first, last, fiscal=sure)
    if found := _HALF.fullmatch(kinds):
        first, last = (1, 6) if found["half"] == "g" else (7, 12)
        fiscal = bool(found["fiscal0"] or found["fiscal"] or "f" in (found["mark"] or ""))
        return _part_of_year(reading, found, first, last, fiscal=fiscal)
    return None


def _round_months(reading: CellInterpretation, found: re.Match[str]) -> tuple[int, int]:
    count = reading.tokens.texts[found.start("count")]
    if count == "12" and not found["half"]:
        return 1, 12
    if count != "6":
        raise Unreadable("text")
    return (7, 12) if found["half"] == "h" else (1, 6)


def _part_of_year(
    reading: CellInterpretation, found: re.Match[str], first: int, last: int, *, fiscal: bool
) -> str:
    if found["year"]:
        be = reading.year(reading.tokens.texts[found.start("year")], found["era"]).be
    elif reading.fiscal_year is not None:
        be = reading.fiscal_year
        reading.flag("year_from_context")
    else:
        reading.doubt("year_missing")
        return fiscal_months(None, first, last) if fiscal else ""
    if fiscal:
        return fiscal_months(be, first, last)
    calendar = f"{be - 543}-{first:02d}/{be - 543}-{last:02d}"
    reading.doubt("calendar_or_fiscal", calendar, fiscal_months(be, first, last))
    return ""


def _with_dates(reading: CellInterpretation, found: re.Match[str]) -> str | None:
    """Return the dates in the brackets after a round or half; they win."""
    start = found.start("inner")
    tokens = Lexed(found["inner"], reading.tokens.texts[start : start + len(found["inner"])])
    outer = found["outer"]
    match = _ROUND.fullmatch(outer) or _HALF.fullmatch(outer) or _NUMBERED.fullmatch(outer)
    if match is None or (match.re is _ROUND and not (match["round"] or match["half"])):
        return None
    fiscal_year = reading.fiscal_year
    if match["year"]:
        fiscal_year = reading.year(reading.tokens.texts[match.start("year")], "").be
    inner = CellInterpretation(reading.cell, tokens, reading.kind, fiscal_year, reading.choice)
    values = read_series(inner)
    if values is None or len(values) != 1:
        return None
    reading.take(inner)
    if match.re is _ROUND:
        _compare_months(reading, values[0], *_round_months(reading, match))
    return values[0]


def _compare_months(reading: CellInterpretation, value: str, first: int, last: int) -> None:
    written = [int(end[5:7]) for end in value.split("/") if len(end) >= 7]
    count = (written[-1] - written[0]) % 12 + 1
    if count != last - first + 1:
        reading.doubt("months_disagree")


def read_years(reading: CellInterpretation) -> str | list[str] | None:
    """Return whole years, fiscal or calendar, open or not; `None` for anything else."""
    kinds = reading.tokens.kinds
    if _FISCAL.fullmatch(kinds):
        return _fiscal(reading)
    if found := _ALL_YEAR.fullmatch(kinds):
        if not found["year"]:
            whole = context_fiscal_year(reading)
            reading.doubt("calendar_or_fiscal", *_calendar_of(reading.fiscal_year))
            return whole
        year = reading.year(reading.tokens.texts[found.start("year")], found["era"])
        reading.doubt("calendar_or_fiscal", whole_fiscal_year(year.be))
        return "/".join(dict.fromkeys(_calendar_ends(year)))
    found = _YEARS.fullmatch(kinds)
    if found is None:
        return None
    more = found["byear"] or found["open"] or found["onward"]
    if (found["until"] and more) or (kinds[0] == "F" and not more):
        return None  # "ตั้งแต่ ปี ๒๕๖๕" may continue in the next line
    if found["until"] and reading.tokens.texts[0] in FACTS["undecided_until"]:
        return None  # before its first day or before its last: not said
    first = _calendar_year(reading, found, "a")
    last = _calendar_year(reading, found, "b") if found["byear"] else first
    if found["byear"] and first.be >= last.be:
        raise Unreadable("end_before_start")
    if any(letter in kinds for letter in "ybc"):
        reading.flag("calendar_year")
        if first == last and not (found["until"] or found["open"] or found["onward"]):
            reading.alternatives.append(whole_fiscal_year(first.be))
    else:  # a bare number is hardly said to be a year
        reading.doubt("calendar_or_fiscal", f"{first.be - 544}-10-01/{last.be - 543}-09-30")
    start, end = _calendar_ends(first)[0], _calendar_ends(last)[1]
    if found["until"]:
        return f"../{end}"
    if found["open"] or found["onward"]:
        return f"{start}/.."
    return start if start == end else f"{start}/{end}"


def _calendar_of(fiscal_year: int | None) -> tuple[str, ...]:
    return () if fiscal_year is None else (str(fiscal_year - 543),)


def _calendar_year(reading: CellInterpretation, found: re.Match[str], p: str) -> Year:
    digits = reading.tokens.texts[found.start(f"{p}year")]
    marked = found[f"{p}era"] or found[f"{p}mark"]
    if not marked and len(digits) != 4:
        raise Unreadable("text")  # a bare number is a year only with four digits
    return reading.year(digits, found[f"{p}era"] or "")


def _calendar_ends(year: Year) -> tuple[str, str]:
    """Return a calendar year twice, or the first and last day of one that began in April."""
    if not year.began_in_april:
        return (str(year.be - 543),) * 2
    last = "1940-12-31" if year.number == 2483 else f"{year.number - 542}-03-31"
    return f"{year.number - 543}-04-01", last


def _fiscal(reading: CellInterpretation) -> str | list[str] | None:
    kinds, texts = reading.tokens
    if not kinds.startswith("i"):
        return read_fiscal_years(reading)
    if texts[0] in FACTS["undecided_until"]:
        return None
    inner = CellInterpretation(
        reading.cell, Lexed(kinds[1:], texts[1:]), reading.kind, reading.fiscal_year
    )
    inner.choice = reading.choice
    whole = context_fiscal_year(inner) if kinds == "if" else read_fiscal_years(inner)
    reading.take(inner)
    if not isinstance(whole, str) or whole.endswith(".."):
        return None
    return f"../{whole.split('/')[1]}" if whole else ""
