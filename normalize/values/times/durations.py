"""Durations: lengths of time that are tied to no date."""

import re

from ..unreadable import Unreadable
from .cell_reading import CellInterpretation
from .lexing import FACTS

_UNITS = {"u": "D", "U": "D", "W": "W", "m": "M", "y": "Y"}
_ORDER = "YMWD"
# After a larger unit a smaller one never fills it.
_MOST = {"M": 11, "W": 4, "D": 30}
# "ประจำเดือน" and "ในปี" are the same kinds of token and no units.
_PLAIN_UNITS = frozenset(FACTS["lengths"])
_LENGTH = re.compile(r"r?(?P<parts>(?:n[uUWmy])+)(?:\(y[bc]?n\))?")
_BETWEEN = re.compile(r"r?(?P<low>n)(?P<lowunit>[uUWmy]?)[-t](?P<high>n)(?P<unit>[uUWmy])")


def read_duration(reading: CellInterpretation) -> str | None:
    """Return a length of time in ISO 8601 (``P1Y6M``, ``P7D/P14D``); `None` for anything else."""
    kinds, texts = reading.tokens
    found = _LENGTH.fullmatch(kinds)
    if found is not None:
        start, end = found.span("parts")
        if any(word.strip() not in _PLAIN_UNITS for word in texts[start + 1 : end : 2]):
            return None
        parts = [(texts[at], kinds[at + 1]) for at in range(start, end, 2)]
        letters = "".join(_UNITS[unit] for _, unit in parts)
        if list(letters) != sorted(set(letters), key=_ORDER.index):
            raise Unreadable("text")
        if any(_count(digits) > _MOST[_UNITS[unit]] for digits, unit in parts[1:]):
            raise Unreadable("text")  # "3 ปี 64 เดือน"
        _flag_working_days(reading, kinds)
        return "P" + "".join(f"{_count(digits)}{_UNITS[unit]}" for digits, unit in parts)
    found = _BETWEEN.fullmatch(kinds)
    if found is None:
        return None
    if found["lowunit"] and _UNITS[found["lowunit"]] != _UNITS[found["unit"]]:
        raise Unreadable("text")
    low, high = _count(texts[found.start("low")]), _count(texts[found.start("high")])
    if low >= high:
        raise Unreadable("end_before_start")
    _flag_working_days(reading, kinds)
    unit = _UNITS[found["unit"]]
    return f"P{low}{unit}/P{high}{unit}"


def _flag_working_days(reading: CellInterpretation, kinds: str) -> None:
    if "U" in kinds:
        reading.flag("working_days")


def _count(digits: str) -> int:
    if len(digits) > 3 or int(digits) == 0:
        raise Unreadable("text")  # "2565 ปี" is no length of time
    return int(digits)
