"""Fiscal years: one, several, or a range of them, as intervals of days."""

import re

from ....models.value import Value
from ..folding import Folded
from ..unreadable import Unreadable
from .cell_reading import CellInterpretation, joined, read_cell
from .intervals import whole_fiscal_year
from .lexing import Lexed
from .series import Slashed, read_series
from .years import SURE_TWO_DIGITS

# The Budget Procedures Act B.E. 2502 brought the fiscal year from October to September.
FIRST_FISCAL_YEAR = 2503

_MARK = "[kf]*y?(?P<{p}era>[bc]?)'?"
_ONE = re.compile(rf"A?{_MARK.format(p='a')}(?P<ayear>n)")
_RANGE = re.compile(rf"F?{_MARK.format(p='a')}(?P<ayear>n)[-t]{_MARK.format(p='b')}(?P<byear>n)")
_ONWARD = re.compile(
    rf"(?:F?{_MARK.format(p='a')}(?P<ayear>n)o|{_MARK.format(p='b')}(?P<byear>n)[-t]z)"
)
_SEVERAL = re.compile(r"[kf]*y?[bc]?'?n(?:[,&]+[kf]*y?[bc]?'?n)+")
_UNMARKED = re.compile("[^bcy]*")
_ALL_THROUGH = re.compile("Af")
_BRACKETED = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)")


def parse_fiscal_year(cell: Folded, tokens: Lexed, fiscal_year: int | None) -> Value:
    """Return the fiscal year that a cell names as an interval; a range or a list of several.

    In this column a bare year is a fiscal year; a school year (ปีการศึกษา) is unparsed.

    >>> from ..folding import fold_cell
    >>> from .lexing import lex
    >>> parse_fiscal_year(fold_cell("ปีงบ 67–68"), lex("ปีงบ 67-68"), None).value
    '2023-10-01/2025-09-30'
    """
    return read_cell(cell, tokens, "fiscal_year", fiscal_year, _read)


def _read(reading: CellInterpretation) -> str | list[str] | None:
    value = read_fiscal_years(reading)
    if value is not None:
        if "f" not in reading.tokens.kinds:
            reading.flag("fiscal_assumed")
            if (
                _UNMARKED.fullmatch(reading.tokens.kinds)
                and min(map(int, _numbers(reading))) < SURE_TWO_DIGITS
            ):
                reading.doubt("two_digit_year")
        return value
    return _read_written_out(reading, reading.tokens)


def read_fiscal_years(reading: CellInterpretation) -> str | list[str] | None:
    """Return fiscal years from tokens, where any year is taken as a fiscal one; else `None`."""
    kinds = reading.tokens.kinds
    if _ALL_THROUGH.fullmatch(kinds):
        return context_fiscal_year(reading)
    if found := _ONE.fullmatch(kinds):
        return whole_fiscal_year(_be(reading, found, "a"))
    if found := _RANGE.fullmatch(kinds):
        first, last = _be(reading, found, "a"), _be(reading, found, "b")
        if first >= last:
            raise Unreadable("end_before_start")
        return f"{_start(first)}/{_end(last)}"
    if found := _ONWARD.fullmatch(kinds):
        return f"{_start(_be(reading, found, 'a' if found['ayear'] else 'b'))}/.."
    if _SEVERAL.fullmatch(kinds):
        return [
            whole_fiscal_year(_checked(reading.year(reading.tokens.texts[m.end() - 1], m[0]).be))
            for m in re.finditer("[bc]?'?n", kinds)
        ]
    if found := _BRACKETED.fullmatch(kinds):
        texts = reading.tokens.texts[found.start("inner") : found.end("inner")]
        inner = Lexed(found["inner"], texts)
        if year := _ONE.fullmatch(found["outer"]):
            return _with_dates(reading, _be(reading, year, "a"), inner)
        if found["outer"] in ("f", "Af"):
            return _read_written_out(reading, inner)
    return None


def _numbers(reading: CellInterpretation) -> list[str]:
    return [text for text in reading.tokens.texts if text.isdecimal()]


def context_fiscal_year(reading: CellInterpretation) -> str:
    """Return the document's own fiscal year; an empty text, in doubt, where it is not known."""
    if reading.fiscal_year is None:
        reading.doubt("year_missing")
        return ""
    reading.flag("year_from_context")
    return whole_fiscal_year(reading.fiscal_year)


def _be(reading: CellInterpretation, found: re.Match[str], p: str) -> int:
    digits = reading.tokens.texts[found.start(f"{p}year")]
    return _checked(reading.year(digits, found[f"{p}era"]).be)


def _checked(be: int) -> int:
    if be < FIRST_FISCAL_YEAR:
        raise Unreadable("fiscal_year_before_law")
    return be


def _start(be: int) -> str:
    return whole_fiscal_year(be).split("/")[0]


def _end(be: int) -> str:
    return whole_fiscal_year(be).split("/")[1]


def _with_dates(reading: CellInterpretation, be: int, inner: Lexed) -> str:
    """Return a fiscal year that has its dates in brackets; they must be its own."""
    whole = whole_fiscal_year(be)
    written = _written(reading, inner, be)
    if written not in ([whole], [_months_of(whole)]):
        reading.doubt("dates_disagree", *([joined(written)] if written else []))
    return whole


def _read_written_out(reading: CellInterpretation, tokens: Lexed) -> str | None:
    """Return a fiscal year that is written as its first and last day."""
    written = _written(reading, tokens, reading.fiscal_year)
    if written is None or len(written) != 1 or len(written[0]) != 21:
        return None
    first = written[0][:4]
    if not first.isdecimal():
        return None
    whole = whole_fiscal_year(int(first) + 544)
    return whole if whole == written[0] else None


def _written(
    reading: CellInterpretation, tokens: Lexed, fiscal_year: int | None
) -> list[str] | None:
    inner = CellInterpretation(reading.cell, tokens, "period", fiscal_year, reading.choice)
    try:
        return read_series(inner)
    except (Slashed, Unreadable):
        return None


def _months_of(whole: str) -> str:
    return "/".join(end[:7] for end in whole.split("/"))
