"""Traces around times: remarks, list numbers, number words, stray stops, letters lost in words."""

import re
from collections.abc import Callable
from functools import cache

from ...knowledge import any_of, load
from ..footnotes import without_footnote_marks
from ..numbers.numerals import DIGIT_WORDS, WORDS, words_to_decimal
from ..unreadable import Unreadable
from .damaged_words import repair_lost_letters
from .lexing import FACTS
from .months import MONTH_PATTERN

Rewrite = Callable[[str], str]
Steps = tuple[tuple[str, Rewrite], ...]

_BULLETS = re.escape(load("enumerators")["bullets"])
_LIST_NUMBER = re.compile(rf"^(?:\(\d{{1,2}}\)|\d{{1,2}}\)|[{_BULLETS}]) ?(?=\S)")
_DOTTED_NUMBER = re.compile(rf"^\d{{1,2}}\. ?(?=(?:{MONTH_PATTERN}))")
_STOPS = re.compile(r"(?<=[ก-๎])\.(?: ?\.)+|(?<=[\dก-๎)]) ?[.,;:]$|^[.,;:] ?")
_DAY_STOP = re.compile(rf"(?<!\d)(\d{{1,2}})\. ?(?={MONTH_PATTERN})")
_REMARK = any_of(FACTS["remarks"]["words"])
# A bracket with a number of two digits or more may hold a year or a day.
_BRACKETED_REMARK = re.compile(
    rf" ?\((?:(?:{_REMARK})[^()\d]*\d?[^()\d]*|[^()\d]*(?:{_REMARK}))\)$| (?:{_REMARK})$"
)
_FISCAL_WORD = any_of([*FACTS["fiscal_mark"], *FACTS["filler"]])
_WORDS_BEFORE = re.compile(rf"^(?:{any_of(FACTS['remarks']['before'])}) ?(?={_FISCAL_WORD})")
_ANY_BRACKETED_REMARK = re.compile(r"(?<=\d) ?\([^()\d]*\d?[^()\d]*\)$")
_ERA = re.compile(any_of([*FACTS["era_buddhist"], *FACTS["era_christian"]]))
_DOT_IN_WORD = re.compile(r"(?<=[ก-๎])\. ?(?=[ก-๎])|(?<=[ก-๎])\.(?= ?\d)")


def _without_stops(text: str) -> str:
    return _STOPS.sub(lambda found: "." if found[0].startswith(".") and found.start() else "", text)


def _with_day(text: str) -> str:
    """Return a date without a stop behind its day; a month alone may have a list number there."""
    return _DAY_STOP.sub(r"\1 ", text)


def _without_remark(text: str) -> str:
    return _BRACKETED_REMARK.sub("", text)


def _without_words_before(text: str) -> str:
    return _WORDS_BEFORE.sub("", text)


def _without_any_remark(text: str) -> str:
    """Return a fiscal year without what a bracket says about it, unless that is time."""
    found = _ANY_BRACKETED_REMARK.search(text)
    if found is None or re.search(_time_words(), found[0]):
        return _without_remark(text)
    return text[: found.start()]


@cache
def _time_words() -> str:
    words = any_of([*FACTS["quarter_mark"], *FACTS["half_mark"], *FACTS["lengths"]])
    return rf"{MONTH_PATTERN}|{words}"


_NUMBER_WORDS = re.compile(
    rf"(?P<before>^|[ ,\-/(]|{any_of(FACTS['before_number_words'])}) ?"
    rf"(?:(?P<word>{any_of(DIGIT_WORDS)})"
    rf"(?= ?(?:$|[ ,\-/()]|{any_of(FACTS['after_number_words'])}))"
    rf"|(?P<words>{WORDS})(?= ?(?:{any_of(FACTS['lengths'])})))"
)


def _with_digits(text: str) -> str:
    """Return a text with its number words as digits; above nine only before a unit of time.

    >>> _with_digits("ไตรมาสที่สอง ปีงบประมาณ 2565"), _with_digits("สามสิบวัน")
    ('ไตรมาสที่2 ปีงบประมาณ 2565', '30วัน')
    """

    def digits(found: re.Match[str]) -> str:
        if found["word"]:
            return f"{found['before']}{DIGIT_WORDS[found['word']]}"
        try:
            return f"{found['before']}{words_to_decimal(found['words']):f}"
        except Unreadable:
            return found[0]

    return _NUMBER_WORDS.sub(digits, text)


def _without_dots(text: str) -> str:
    """Return a fiscal year without stops in and after its words; "พ.ศ." keeps its own."""
    return text if _ERA.search(text) else _DOT_IN_WORD.sub("", text)


def undecided_list_number(text: str) -> tuple[str, ...]:
    """Return what "1. มี.ค. 65" can mean: the month behind a list number, or its first day.

    >>> undecided_list_number("1. มี.ค. 65"), undecided_list_number("1 มี.ค. 65")
    (('มี.ค. 65', '1 มี.ค. 65'), ())
    """
    found = _DOTTED_NUMBER.match(text)
    if found is None:
        return ()
    rest = text[found.end() :]
    return (rest, f"{found[0].strip(' .')} {rest}")


_ALWAYS: Steps = (
    ("footnote_mark", without_footnote_marks),
    ("", _without_stops),
    ("number_words", _with_digits),
    ("letter_lost", repair_lost_letters),
    ("remark", _without_remark),
    ("list_number", lambda text: _LIST_NUMBER.sub("", text)),
)
_DATE: Steps = (("", _with_day), *_ALWAYS)
_FISCAL: Steps = (
    *_ALWAYS,
    ("remark", _without_words_before),
    ("remark", _without_any_remark),
    ("", _without_dots),
)
TIME_STEPS: dict[str, Steps] = {
    "date": _DATE,
    "month": _ALWAYS,
    "period": _ALWAYS,
    "quarter": _ALWAYS,
    "fiscal_year": _FISCAL,
}
