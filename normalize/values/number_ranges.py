"""Ranges of list numbers before an item: "๑) - ๓) กองคลัง" is for the first three steps."""

import re
from typing import NamedTuple

from ..knowledge import any_of, load
from ..wording import DASHES, ascii_digits
from .enumerators import last_number, split_enumerator

_FACTS = load("enumerators")
_CLAUSE = rf"(?:{_FACTS['clause']}\s*)?"
_TO = re.compile(rf"\s*(?:[-{re.escape(DASHES)}]|{any_of(_FACTS['range_to'])})\s*{_CLAUSE}")
_AND = re.compile(rf"\s*(?:,|{any_of(_FACTS['range_and'])})\s*{_CLAUSE}")
_SECOND = re.compile(r"\(?(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3})[.)]?(?=\s|$)\s*")
_MOST = 60  # steps of one measure


class Numbered(NamedTuple):
    """List numbers that an item is for, and the text after them."""

    numbers: tuple[int, ...]
    rest: str


def split_numbers(text: str) -> Numbered:
    """Return the list numbers that a text begins with, ranges filled, and what follows them.

    >>> split_numbers("๑) - ๓) กองคลัง")
    Numbered(numbers=(1, 2, 3), rest='กองคลัง')
    >>> split_numbers("๑) - ๒) และ ๔) กองช่าง").numbers
    (1, 2, 4)
    >>> split_numbers("๒) กองช่าง").numbers, split_numbers("- กองช่าง")
    ((2,), Numbered(numbers=(), rest='กองช่าง'))
    """
    mark = split_enumerator(text)
    if mark.printed is None or mark.number is None:
        return Numbered((), mark.rest)
    numbers, rest = [mark.number], mark.rest
    while True:
        to = _TO.match(rest)
        joint = to or _AND.match(rest)
        second = _SECOND.match(rest, joint.end()) if joint else None
        if second is None:
            return Numbered(tuple(numbers), rest)
        number = last_number(ascii_digits(second["number"]))
        if number is None or not numbers[-1] < number <= numbers[-1] + _MOST:
            return Numbered(tuple(numbers), rest)
        numbers += range(numbers[-1] + 1, number + 1) if to else [number]
        rest = rest[second.end() :].strip()
