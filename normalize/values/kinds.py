"""Kinds of values: one cell and the kind of its column as a Value."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from ...errors import UsageError
from ...models.value import Value
from .blanks import blank_flag
from .enumerators import parse_enumerator, split_enumerator
from .folding import Folded, fold_cell
from .numbers.amounts import parse_money, parse_number, parse_percent
from .numbers.numerals import plain
from .numbers.scores import MOST_POINTS, parse_score
from .orgs import parse_org
from .rereading import is_worth_rereading, reread_quantity, reread_time
from .times.damaged_words import repair_words
from .times.dates import parse_date, parse_month
from .times.fiscal import parse_fiscal_year
from .times.lexing import FACTS, Lexed, begins_unknown, lex, trim
from .times.periods import parse_period
from .times.quarters import parse_quarter
from .times.years import BUDDHIST_YEARS, CHRISTIAN_YEARS

# Stands for the document's year where it does not matter which one it is: whether a text reads as
# a time at all. It is near the years of the plans there are, and no leap year.
ANY_YEAR = 2566

TimeParser: TypeAlias = Callable[[Folded, Lexed, int | None], Value]

_TIMES: dict[str, TimeParser] = {
    "date": parse_date,
    "month": parse_month,
    "period": parse_period,
    "fiscal_year": parse_fiscal_year,
    "quarter": parse_quarter,
}
_QUANTITIES: dict[str, Callable[[Folded, str | None], Value]] = {
    "money": parse_money,
    "number": parse_number,
    "percent": lambda cell, _: parse_percent(cell),
    "score": lambda cell, _: parse_score(cell),
    "enumerator": lambda cell, _: parse_enumerator(cell),
    "org": lambda cell, _: parse_org(cell),
}
TIME_KINDS: tuple[str, ...] = tuple(_TIMES)
KINDS: tuple[str, ...] = (*_TIMES, *_QUANTITIES)
# No cell of a table that names one value is longer; a longer one is prose.
LONGEST_CELL = 1000
# Most cells of a number column are nothing but a number; Decimal reads Thai digits too.
_BARE_NUMBERS = frozenset(("money", "number", "score"))
_BARE = re.compile(
    "|".join(
        rf"(?:[{some}]{d}{{0,2}}(?:,{d}{{3}})+|[{some}]{d}{{0,14}}|{zero})(?:\.{d}{{1,2}})?"
        for d, some, zero in (("[0-9]", "1-9", "0"), ("[๐-๙]", "๑-๙", "๐"))
    )
)
_ISO_START = re.compile(r"(?:\d{4}|\.\.|P\d)[-/DWMY\d]")


def parse_value(
    text: str | None, kind: str, *, fiscal_year: int | None = None, unit: str | None = None
) -> Value:
    """Return what one cell means.

    Args:
        text: the cell as it stands, with its line ends; None is a cell without text.
        kind: one of date, month, period, fiscal_year, quarter, money, number, percent, score,
            enumerator, org.
        fiscal_year: the document's fiscal year, e.g. 2565; dates what is written without a year.
        unit: the unit of the column's heading, e.g. "ล้านบาท".

    Raises:
        UsageError: an unknown kind, or a fiscal year that is none. A cell never raises.

    >>> parse_value("มี.ค. - ก.ย. ๖๕", kind="period").value
    '2022-03/2022-09'
    >>> parse_value("ทุกเดือน", kind="period").status, parse_value(None, kind="period").status
    ('unparsed', 'blank')
    """
    year = fiscal_year if fiscal_year is None else buddhist_year(fiscal_year)
    if kind not in _TIMES and kind not in _QUANTITIES:
        raise UsageError(f"There is no kind {kind!r} of value.", f"Use one of {', '.join(KINDS)}.")
    if text is None:
        return Value("", status="blank")
    if unit is None and kind in _BARE_NUMBERS and _BARE.fullmatch(text):
        number = plain(Decimal(text.replace(",", "")))
        if kind != "score" or number <= MOST_POINTS:
            return Value(text, number)
    if len(text) > LONGEST_CELL:
        return Value(text, status="unparsed", flags=("text",))
    try:
        value = _parse_text(text, kind, year, unit)
    except Exception:
        # A defect of ours; no cell may stop a document. Tests look for this flag.
        return Value(text, status="unparsed", flags=("defect",))
    # Several callers may hold a Value; none of them may change the list of another.
    return replace(value, value=[*value.value]) if isinstance(value.value, list) else value


@lru_cache(maxsize=4096)
def _parse_text(text: str, kind: str, year: int | None, unit: str | None) -> Value:
    """Return what a cell means; the cells of a column, and headings, say the same many times."""
    return _parse(fold_cell(text), kind, year, unit)


def _parse(cell: Folded, kind: str, year: int | None, unit: str | None) -> Value:
    flag = blank_flag(cell, kind)
    if flag is not None:
        return cell.blank(flag)
    if kind in _TIMES:
        return _parse_time(cell, kind, year)
    return _parse_quantity(cell, kind, unit)


def buddhist_year(fiscal_year: int) -> int:
    """Return a fiscal year in the Buddhist era, from either era.

    >>> buddhist_year(2565), buddhist_year(2022)
    (2565, 2565)
    """
    if fiscal_year in BUDDHIST_YEARS:
        return fiscal_year
    if fiscal_year in CHRISTIAN_YEARS:
        return fiscal_year + 543
    raise UsageError(f"{fiscal_year} is no fiscal year.", "Give one like 2565.")


def _parse_quantity(cell: Folded, kind: str, unit: str | None) -> Value:
    value = _QUANTITIES[kind](cell, unit)
    if value.status != "unparsed":
        return value
    if "้" in cell.text and (repaired := repair_words(cell.text)) != cell.text:
        value = _QUANTITIES[kind](_repaired(cell, repaired), unit)
    if is_worth_rereading(value):
        return reread_quantity(cell, kind, lambda one: _QUANTITIES[kind](one, unit)) or value
    return value


def _parse_time(cell: Folded, kind: str, fiscal_year: int | None) -> Value:
    value = _read_time(cell, kind, fiscal_year)
    if is_worth_rereading(value):
        return reread_time(cell, kind, lambda one: _read_time(one, kind, fiscal_year)) or value
    return value


def _read_time(cell: Folded, kind: str, fiscal_year: int | None) -> Value:
    is_canonical = _ISO_START.match(cell.text) is not None
    if is_canonical or not begins_unknown(cell.text):
        tokens = trim(lex(cell.text))
        if "x" not in tokens.kinds or is_canonical:
            value = _TIMES[kind](cell, tokens, fiscal_year)
            if value.status == "unparsed" and len(cell.lines) > 1:
                return _parse_lines(cell, kind, fiscal_year) or value
            return value
    repaired = repair_words(cell.text)
    if repaired != cell.text:
        tokens = trim(lex(repaired))
        if "x" not in tokens.kinds:
            return _TIMES[kind](_repaired(cell, repaired), tokens, fiscal_year)
    return _parse_lines(cell, kind, fiscal_year) or cell.unparsed(_reason(cell.text))


def _repaired(cell: Folded, text: str) -> Folded:
    flag = "sara_am_for_sara_aa" if cell.text.count("ำ") > text.count("ำ") else "mark_order"
    return replace(cell, text=text, flags=(*cell.flags, flag))


def _parse_lines(cell: Folded, kind: str, fiscal_year: int | None) -> Value | None:
    """Return the list that a cell's lines make, `None` where one of them holds no month."""
    if len(cell.lines) < 2:
        return None
    lines = [repair_words(split_enumerator(line).rest) for line in cell.lines]
    if any(begins_unknown(line) or not _names_month(trim(lex(line)).kinds) for line in lines):
        return None
    value = _TIMES[kind](cell, trim(lex(",".join(lines))), fiscal_year)
    return None if value.status == "unparsed" else value


def _names_month(kinds: str) -> bool:
    return "x" not in kinds and ("M" in kinds or "L" in kinds or kinds.count("/") == 2)


def _reason(text: str) -> str:
    """Return the flag that says why a cell is no date or period."""
    for flag, words in FACTS["not_a_period"].items():
        for word in words:
            if word in text:
                return str(flag)
    return "text"
