"""Saying: facts of messages in words, so that a reader meets no code, ISO date or path."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from string import Formatter
from typing import Any

from .knowledge import load
from .wording import ascii_digits

_WORDS = load("said_times")
_MONTHS = {f"{month['number']:02}": month["full"] for month in load("months")["month"]}
_POINT = r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?(?:T\d\d:\d\d)?~?"
_LENGTH = r"P(?:\d+[DWMY])+"
_TIMES = re.compile(
    rf"(?<![\w.])(?:(?P<start>\.\.|{_POINT}|{_LENGTH})/(?P<end>\.\.|{_POINT}|{_LENGTH})"
    rf"|(?P<one>{_POINT}|{_LENGTH}))(?!\w)"
)
_PARTS = re.compile(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d))?(~?)")
_BUDDHIST = 543


def times_to_thai(text: str) -> str:
    """Return a text with each ISO date, month, period and duration in it said in Thai.

    >>> times_to_thai("2022-03/2022-09")
    'มีนาคม 2565 ถึง กันยายน 2565'
    >>> times_to_thai("2021-10-01, ../2022-09~, P30D")
    '1 ตุลาคม 2564, ไม่เกิน ประมาณ กันยายน 2565, 30 วัน'
    >>> times_to_thai("45000")
    '45000'
    """
    return _TIMES.sub(_say, text)


def _say(found: re.Match[str]) -> str:
    if found["one"]:
        return _point(found["one"])
    if found["start"] == "..":
        return str(_WORDS["until"]).format(end=_point(found["end"]))
    if found["end"] == "..":
        return str(_WORDS["from"]).format(start=_point(found["start"]))
    return str(_WORDS["between"]).format(start=_point(found["start"]), end=_point(found["end"]))


def _point(text: str) -> str:
    parts = _PARTS.fullmatch(text)
    if parts is None:
        lengths = re.findall(r"(\d+)([DWMY])", text)
        return " ".join(f"{number} {_WORDS['units'][unit]}" for number, unit in lengths) or text
    year, month, day, time, about = parts.groups()
    said = str(_WORDS["day" if day else "month"]).format(
        day=int(day or 0),
        month=_MONTHS.get(month, month),
        year=_WORDS["unknown_year"] if year == "XXXX" else int(year) + _BUDDHIST,
    )
    said += str(_WORDS["time"]).format(time=time) if time else ""
    return str(_WORDS["about"]).format(when=said) if about else said


def field_name(field: str, language: str = "en") -> str:
    """Return what a field of a record is called; an unknown one by its key.

    >>> field_name("responsible"), field_name("responsible", "th")
    ('owner', 'ผู้รับผิดชอบ')
    """
    names = load("fields").get(field)
    return str(names[language]) if names else field


def uses_thai_digits(texts: Sequence[str]) -> bool:
    """Return whether most digits of printed texts are Thai ones.

    >>> uses_thai_digits(["ม.ค. ๖๕", "แผนที่ 1"])
    True
    """
    digits = [letter for text in texts for letter in text if letter.isdecimal()]
    return 2 * sum(ascii_digits(digit) != digit for digit in digits) > len(digits)


class MessageFormatter(Formatter):
    """Fills message templates; ``{value:date}`` and the like say a fact in words.

    >>> MessageFormatter().format("{when:date}", when="2022-03")
    'มีนาคม 2565'
    """

    def fill(self, template: str, facts: Mapping[str, object]) -> str:
        """Return a template with its facts filled in, as `vformat` does in three times the time.

        >>> MessageFormatter().fill("{a} and {{{b:field}}}", {"a": 1, "b": "responsible"})
        '1 and {owner}'
        """
        pieces: list[str] = []
        for literal, name, spec, conversion in _parts(template):
            pieces.append(literal)
            if name is None:
                continue
            if conversion or not name.isidentifier() or "{" in (spec or ""):
                return self.vformat(template, (), facts)
            pieces.append(self.format_field(facts[name], spec or ""))
        return "".join(pieces)

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return one fact as its place in the template asks for it."""
        if isinstance(value, (list, tuple)):
            value = ", ".join(str(part) for part in value)
        if format_spec == "date":
            return times_to_thai(str(value))
        if format_spec in ("field", "field_th"):
            return field_name(str(value), _language(format_spec))
        if format_spec in ("repairs", "repairs_th"):
            names = [load("repairs").get(name, {}) for name in str(value).split(", ")]
            said = [name[_language(format_spec)] for name in names if name]
            return ", ".join(dict.fromkeys(said))
        return str(super().format_field(value, format_spec))


@cache
def _parts(template: str) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    """Return the parts of a message template: the same few are filled in for every finding."""
    return tuple(Formatter().parse(template))


def _language(format_spec: str) -> str:
    return "th" if format_spec.endswith("_th") else "en"
