"""Quarters: of the fiscal year, unless the months written beside them say otherwise."""

import re

from ....models.value import Value
from ..folding import Folded
from ..unreadable import Unreadable
from .cell_reading import CellInterpretation, read_cell
from .intervals import compare_with_fiscal_year, fiscal_months
from .lexing import Lexed
from .series import Slashed, read_series

_NUMBER = "(?:n|g|s)"
_WHICH = rf"q(?P<first>{_NUMBER})(?:[-t]q?(?P<last>{_NUMBER})|(?P<more>(?:[,&]+q?{_NUMBER})+))?"
_YEAR = r"(?P<mark>/f?|f|y|)(?P<era>[bc]?)'?(?P<year>n)"
_QUARTER = re.compile(rf"{_WHICH}(?:{_YEAR}|(?P<fiscal>f))?")
_MONTHS_AFTER = re.compile(
    r"(?P<outer>q[ngs][^()]*?)\(?(?P<inner>[dwmaMLF][^()]*|n[dw]*[ML-][^()]*)\)?"
)


def parse_quarter(cell: Folded, tokens: Lexed, fiscal_year: int | None) -> Value:
    """Return the months of the quarter that a cell names; a list for several.

    >>> from ..folding import fold_cell
    >>> from .lexing import lex
    >>> def quarter(text, year=None):
    ...     cell = fold_cell(text)
    ...     return parse_quarter(cell, lex(cell.text), year)
    >>> quarter("ไตรมาส ๒/๒๕๖๕").value
    '2022-01/2022-03'
    >>> quarter("ไตรมาส ๑ ปี ๒๕๖๕").alternatives
    ('2022-01/2022-03',)
    """
    return read_cell(cell, tokens, "quarter", fiscal_year, read_quarter)


def read_quarter(reading: CellInterpretation) -> str | list[str] | None:
    """Return the quarters that tokens name; `None` for anything else."""
    kinds = reading.tokens.kinds
    if not kinds.startswith("q"):
        return None
    if found := _QUARTER.fullmatch(kinds):
        value = _of_fiscal_year(reading, found)
    elif (found := _MONTHS_AFTER.fullmatch(kinds)) and (
        outer := _QUARTER.fullmatch(found["outer"])
    ):
        value = _of_months(reading, outer, found)
    else:
        return None
    if value:
        compare_with_fiscal_year(reading, value)
    return value


def _of_fiscal_year(reading: CellInterpretation, found: re.Match[str]) -> str | list[str]:
    be = _year(reading, found)
    spans = _spans(reading, found)
    values = [fiscal_months(be, 3 * first - 2, 3 * last) for first, last in spans]
    if found["year"] and be is not None and not _is_fiscal(found):
        reading.doubt("calendar_or_fiscal", "; ".join(_calendar(be, *span) for span in spans))
    return values[0] if len(values) == 1 else values


def _is_fiscal(found: re.Match[str]) -> bool:
    """Whether the year beside the quarter is said to be a fiscal one; a bare ปี is not."""
    return found["mark"] in ("f", "/f", "/") or (found["mark"] == "" and found["era"] != "")


def _year(reading: CellInterpretation, found: re.Match[str]) -> int | None:
    if found["year"]:
        return reading.year(reading.tokens.texts[found.start("year")], found["era"]).be
    if reading.fiscal_year is None:
        reading.doubt("year_missing")
        return None
    reading.flag("year_from_context")
    return reading.fiscal_year


def _spans(reading: CellInterpretation, found: re.Match[str]) -> list[tuple[int, int]]:
    """Return first and last quarter of each part of a cell."""
    first = _number(reading, found.start("first"))
    if found["last"]:
        last = _number(reading, found.start("last"))
        if last <= first:
            raise Unreadable("end_before_start")
        return [(first, last)]
    places = [found.start("first")]
    if found["more"]:
        start, end = found.span("more")
        places += (at for at in range(start, end) if found.string[at] in "ngs")
    numbers = [_number(reading, at) for at in places]
    if numbers != sorted(set(numbers)):
        raise Unreadable("text")
    return [(number, number) for number in numbers]


def _number(reading: CellInterpretation, at: int) -> int:
    kind = reading.tokens.kinds[at]
    number = 1 if kind == "g" else 4 if kind == "s" else int(reading.tokens.texts[at])
    if not 1 <= number <= 4:
        raise Unreadable("invalid_quarter")
    return number


def _calendar(be: int, first: int, last: int) -> str:
    return f"{be - 543}-{3 * first - 2:02d}/{be - 543}-{3 * last:02d}"


def _of_months(
    reading: CellInterpretation, outer: re.Match[str], found: re.Match[str]
) -> str | list[str]:
    """Return the months written beside a quarter; they win over its number."""
    spans = _spans(reading, outer)
    start = found.start("inner")
    tokens = Lexed(found["inner"], reading.tokens.texts[start : start + len(found["inner"])])
    be = _year(reading, outer) if outer["year"] else reading.fiscal_year
    inner = CellInterpretation(reading.cell, tokens, "quarter", be, reading.choice)
    try:
        values = read_series(inner)
    except Slashed:
        raise Unreadable("slash") from None
    if values is None:
        raise Unreadable("text")
    reading.undecided |= inner.undecided
    reading.doubtful |= inner.doubtful
    own_year = bool(outer["year"]) and "year_from_context" in inner.flags
    reading.flag(*(flag for flag in inner.flags if not (own_year and flag == "year_from_context")))
    if len(values) != 1 or len(spans) != 1:
        raise Unreadable("text")
    dated = be is None or "year_from_context" not in inner.flags
    _compare_months(reading, values[0], spans[0], be, dated=dated)
    return values[0]


def _compare_months(
    reading: CellInterpretation, value: str, span: tuple[int, int], be: int | None, *, dated: bool
) -> None:
    months = [int(end[5:7]) for end in value.split("/") if len(end) >= 7]
    first, last = span
    fiscal = [(3 * first + 6) % 12 + 1, (3 * last + 8) % 12 + 1]
    if months == [3 * first - 2, 3 * last]:
        reading.flag("calendar_quarter")
        if last == 4 and not dated:
            # Who counts October to December as the fourth quarter may count calendar years too.
            reading.doubt("calendar_or_fiscal", *_year_later(value))
    elif months != fiscal:
        reading.doubt("months_disagree", fiscal_months(be, 3 * first - 2, 3 * last))


def _year_later(value: str) -> list[str]:
    if not value[:4].isdecimal():
        return []
    return ["/".join(f"{int(end[:4]) + 1}{end[4:]}" for end in value.split("/"))]
