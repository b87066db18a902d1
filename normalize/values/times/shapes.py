"""Shapes: where the parts of each date or month stand among a cell's tokens.

Few shapes are written often: they are found once for each sequence of token kinds.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Form: TypeAlias = Literal["named", "numbered", "monthly", "day"]


def point_pattern(p: str) -> str:
    """Return the pattern of one point over token kinds; its groups begin with ``p``."""
    year = rf"(?:(?P<{p}era>y?[bc]?)'?(?P<{p}year>n))"
    word = rf"(?:(?P<{p}w>[dw]*)(?P<{p}day>n))?(?:m?(?P<{p}near>a)?m?)(?P<{p}month>[ML]){year}?"
    digits = rf"[dw]*(?P<{p}nday>n)[-/.](?P<{p}nmonth>n)[-/.](?P<{p}nera>[bc]?)'?(?P<{p}nyear>n)"
    monthly = rf"m?(?P<{p}mmonth>n)/(?P<{p}myear>n)"
    return rf"(?:(?:{word}|{digits})(?P<{p}time>T)?|{monthly})"


def day_pattern(p: str) -> str:
    """Return the pattern of a day alone, whose month follows."""
    return rf"(?P<{p}ow>[dw]*)(?P<{p}only>n)"


_RANGE = rf"F?(?:{point_pattern('a')}|{day_pattern('a')})[-t](?:{point_pattern('b')})"
_ITEM = re.compile(rf"(?:(?:{point_pattern('c')}|{day_pattern('c')})|{_RANGE})")
_HAS_MONTH = re.compile("[ML]|n[-/.]n[-/.]|n/n")
_SEPARATORS = {False: re.compile("[,&]+"), True: re.compile("[,&/]+")}


class Shape(NamedTuple):
    """Where the parts of one point stand; -1 for a part that is not there.

    Attributes:
        form: a month's name, three numbers, month and year in numbers, or a day alone.
        day: place of the day.
        month: place of the month.
        year: place of the year.
        time: place of the clock time.
        weekday: place of the weekday.
        era: the era words before the year, as token kinds.
        near: the beginning, middle or end of the month is meant.
    """

    form: Form
    day: int
    month: int
    year: int
    time: int
    weekday: int
    era: str
    near: bool


ItemShape: TypeAlias = tuple[Shape, Shape | None]


def shape_of(found: re.Match[str], p: str) -> Shape | None:
    """Return the shape of the point matched under the prefix ``p``; `None` where there is none."""
    groups = found.re.groupindex
    at = {name: found.start(p + name) for name in _PARTS if p + name in groups}
    if (month := at["month"]) >= 0:
        weekday = _weekday_place(found, p + "w")
        near = at["near"] >= 0
        era = found[p + "era"] or ""
        return Shape("named", at["day"], month, at["year"], at["time"], weekday, era, near)
    if (month := at["nmonth"]) >= 0:
        era = found[p + "nera"]
        return Shape("numbered", at["nday"], month, at["nyear"], at["time"], -1, era, False)
    if (month := at["mmonth"]) >= 0:
        return Shape("monthly", -1, month, at["myear"], -1, -1, "", False)
    if (day := at.get("only", -1)) >= 0:
        return Shape("day", day, -1, -1, -1, _weekday_place(found, p + "ow"), "", False)
    return None


def _weekday_place(found: re.Match[str], group: str) -> int:
    marks = found[group] or ""
    return found.start(group) + marks.index("w") if "w" in marks else -1


_PARTS = "day month year time near nday nmonth nyear mmonth myear only".split()


@lru_cache(maxsize=4096)
def item_shapes(kinds: str, slashes: bool) -> tuple[ItemShape, ...] | None:
    """Return the shapes of a cell's points and intervals in order; `None` for anything else.

    Args:
        kinds: the kinds of its tokens.
        slashes: whether a slash separates items, as "," and "และ" do.

    >>> [(start.form, end and end.form) for start, end in item_shapes("M-Mn,nMn", False)]
    [('named', 'named'), ('named', None)]
    """
    if not _HAS_MONTH.search(kinds):
        return None
    separator = _SEPARATORS[slashes]
    items: list[ItemShape] = []
    at = 0
    while True:
        ends = [len(kinds), *(gap.start() for gap in reversed(list(separator.finditer(kinds, at))))]
        found = next((m for end in ends if (m := _ITEM.fullmatch(kinds, at, end))), None)
        if found is None:
            return None
        single = shape_of(found, "c")
        start = single or shape_of(found, "a")
        assert start is not None
        items.append((start, None if single else shape_of(found, "b")))
        at = found.end()
        if at == len(kinds):
            return tuple(items)
        gap = separator.match(kinds, at)
        if gap is None or gap.end() == len(kinds):
            return None
        at = gap.end()


_UNTIL = re.compile(rf"i{point_pattern('a')}")
_ONWARD = re.compile(rf"F?(?:{point_pattern('a')})(?:o|[-t]z)")


@lru_cache(maxsize=4096)
def open_shape(kinds: str) -> tuple[Literal["until", "onward"], Shape] | None:
    """Return the shape of the one end of an open interval; `None` for anything else."""
    if found := _UNTIL.fullmatch(kinds):
        shape = shape_of(found, "a")
        return None if shape is None else ("until", shape)
    if found := _ONWARD.fullmatch(kinds):
        shape = shape_of(found, "a")
        return None if shape is None else ("onward", shape)
    return None
