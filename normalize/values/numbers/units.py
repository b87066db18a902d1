"""Units: what a heading says its numbers are counted in, and what that multiplies them by.

The one grammar of units: headings of PDF tables, lines above them, columns of spreadsheets and the
``unit`` of ``parse_value`` are all read here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...knowledge import any_of, load
from ..folding import fold_cell
from .numerals import FACTS, MULTIPLIERS

_UNITS = FACTS["heading_unit"]
_ENGLISH: dict[str, int] = _UNITS["english_multipliers"]
_BAHT_MULTIPLES: dict[str, int] = _UNITS["abbreviated_baht"]
_BAHT_WORDS = [*FACTS["money"]["units"], *_UNITS["baht"]]
_BAHT = frozenset(word.lower() for word in _BAHT_WORDS)
_TIMES = {**MULTIPLIERS, **_ENGLISH}

_TIME = any_of(list(_TIMES))
_NOUN = any_of([*_BAHT_WORDS, *FACTS["number"]["units"], *_UNITS["nouns"]])
_RATE = rf"(?: ?(?:{any_of(_UNITS['per'])}) ?[^/,()]+)?"
_LABEL = any_of([*FACTS["money"]["labels"], *_UNITS["labels"]])
# "1,000 บาท" and "000 บาท" say thousands: only behind the word "หน่วย", elsewhere they are amounts.
_POWER = r"'?(?:1,?000|1,?000,?000|000|000,000)"
_UNIT = re.compile(
    rf"(?:(?P<whole>{any_of(list(_BAHT_MULTIPLES))})"
    rf"|(?:(?P<times>{_TIME})|(?P<power>{_POWER}))? ?(?P<noun>{_NOUN})?){_RATE}",
    re.IGNORECASE,
)
_WORD = _UNITS["word"]
_ENDING = any_of(_UNITS["word_endings"])
_BEHIND_UNIT = re.compile(
    rf"(?<![ก-๎]){_WORD}(?:{_ENDING})? ?(?:[:.=]+ ?|(?= ))(?P<unit>[^()\[\]]*)"
)
_ENGLISH_WORD = re.compile(rf"\b{_UNITS['english_word']}s?\b(?= ?[:.(])", re.IGNORECASE)
_TIMES_POWER = re.compile(
    rf"(?:{any_of(_UNITS['times'])}) ?(?P<power>{_POWER})(?: ?(?P<noun>{_NOUN}))?"
)
_JOINED_TO_UNIT = re.compile(
    rf"(?<![ก-๎]){_WORD}(?:{_ENDING})?(?P<unit>(?:{_TIME})? ?(?:{any_of(_BAHT_WORDS)}))"
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_LABELS = re.compile(rf"(?:(?:{_LABEL}) ?)+")
_MONEY_WORD = re.compile(any_of([*_UNITS["baht"], *_UNITS["currencies"]]), re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# "งบประมาณ ล้านบาท": without brackets only where the word before it is over, or is one for money.
_BARE = re.compile(
    rf"(?P<before>(?:^|[ :/,]|(?:{_LABEL})))(?P<unit>(?:{_TIME}) ?(?:{any_of(_BAHT_WORDS)}))"
    rf"|(?<=[ :])(?P<baht>{_UNITS['baht'][0]}|{any_of(list(_BAHT_MULTIPLES))})(?![ก-๎])",
    re.IGNORECASE,
)
_DAMAGED = any_of([*_TIMES, *_UNITS["damaged_multipliers"]])
_ODD = re.compile(rf"(?<![\d.,])(?<![\d.,] )[ก-๎]*(?:{_DAMAGED}) ?(?:{any_of(_UNITS['baht'])})")
_AMOUNT_BEFORE = re.compile(r"[\d.,] ?$")
_OFFICES = tuple(load("org_heads")["heads"]) + tuple(load("org_heads")["posts"])


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a heading prints it.

    Attributes:
        printed: its words.
        times: what it multiplies numbers by; ``None`` where it is not understood.
        is_money: whether it is one of baht; ``None`` where it names no thing at all ("ล้าน").
    """

    printed: str
    times: int | None
    is_money: bool | None

    def factor(self, kind: str) -> int | None:
        """Return what it multiplies the numbers of a kind by, `None` where that is not known."""
        if self.times is None or (kind == "money" and self.is_money is False):
            return None
        return self.times


@lru_cache(maxsize=1024)
def read_unit(printed: str) -> Unit:
    """Return the unit that a text is, with or without "หน่วย" and brackets.

    >>> [read_unit(t).times for t in ("หน่วย : ล้านบาท", "(พันล้านบาท)", "ลบ.", "พันหยวน")]
    [1000000, 1000000000, 1000000, None]
    """
    text = fold_cell(printed).text.strip(" ()[]")
    behind = _BEHIND_UNIT.fullmatch(text) or _JOINED_TO_UNIT.fullmatch(text)
    unit = behind["unit"].strip() if behind else text
    found = _UNIT.fullmatch(unit)
    if found is None or not unit:
        is_odd = bool(_MONEY_WORD.search(unit)) or any(word in unit for word in _TIMES)
        return Unit(printed, None if is_odd else 1, False)
    if whole := found["whole"]:
        return Unit(printed, _BAHT_MULTIPLES[whole], True)
    noun = (found["noun"] or "").lower()
    is_money = noun in _BAHT if noun else None
    if power := found["power"]:
        return Unit(printed, 10 ** power.count("0") if behind and noun else None, is_money)
    times = found["times"]
    return Unit(printed, _TIMES[times.lower()] if times else 1, is_money)


@lru_cache(maxsize=4096)
def find_unit(heading: str) -> str | None:
    """Return the unit that a heading, or a line above a table, names; `None` where it names none.

    A unit that is not understood is returned too: `read_unit` says so, and amounts counted in it
    are doubtful. A heading with two different units is one unit that nobody understands.

    >>> find_unit("งบประมาณ (พันล้านบาท)"), find_unit("งบประมาณ ล้านบาท"), find_unit("ระยะเวลา")
    ('พันล้านบาท', 'ล้านบาท', None)
    >>> find_unit("หน่วย : ล้านหยวน"), find_unit("หน่วยงานที่รับผิดชอบ"), find_unit("งบ ๒ ล้านบาท")
    ('ล้านหยวน', None, None)
    """
    text = _ENGLISH_WORD.sub(_WORD, fold_cell(heading).text)
    units = _behind_the_word(text) or [*_in_brackets(text), *_bare(_BRACKETS.sub(" ", text))]
    meanings = {(read_unit(unit).times, read_unit(unit).is_money) for unit in units}
    if len(meanings) > 1:
        return " | ".join(units)
    return units[0] if units else None


def find_lowest_unit(levels: Sequence[str]) -> str | None:
    """Return the unit of a heading on several levels: the lowest level that names one says it.

    >>> find_lowest_unit(["งบประมาณ (ล้านบาท)", "ปี ๒๕๖๕"])
    'ล้านบาท'
    """
    return next((unit for level in reversed(levels) if (unit := find_unit(level))), None)


def is_unit_line(text: str) -> bool:
    """Return whether a line above a table says the unit of its numbers and nothing else.

    >>> is_unit_line("(หน่วย : พันบาท)"), is_unit_line("ล้านบาท"), is_unit_line("หน่วยงาน กองคลัง")
    (True, True, False)
    >>> is_unit_line("จำนวนเงิน : ล้านบาท"), is_unit_line("งบประมาณ 2 ล้านบาท")
    (True, False)
    """
    line = _ENGLISH_WORD.sub(_WORD, fold_cell(text).text)
    if _WORD in line:
        return find_unit(text) is not None
    unit = read_unit(_without_labels(line.strip(" ()[]")).lstrip(" :="))
    return bool(unit.is_money) and unit.times is not None and not _DIGIT.search(line)


def _behind_the_word(text: str) -> list[str]:
    """Return what follows "หน่วย", unless that is an office or a sentence."""
    if found := _JOINED_TO_UNIT.search(text):
        return [found["unit"].replace(" ", "")]
    for found in _BEHIND_UNIT.finditer(text):
        unit = found["unit"].strip(" .:")
        is_said = ":" in found[0] or "=" in found[0] or bool(_MONEY_WORD.search(unit))
        if not unit or unit.startswith(_OFFICES) or not is_said:
            continue
        first, _, rest = unit.partition(" ")
        if read_unit(first).times and not _MONEY_WORD.search(rest):
            return [first]
        if not _DIGIT.search(unit):
            return [unit.replace(" ", "")]
        if read_unit(f"{_WORD}: {unit}").times:
            return [f"{_WORD}: {unit}"]  # "1,000 บาท" alone would be an amount
    return []


def _in_brackets(text: str) -> list[str]:
    units = []
    for found in _BRACKETS.finditer(text):
        content = (found[1] or found[2] or "").strip()
        unit = _without_labels(content)
        understood = _UNIT.fullmatch(unit)
        if not unit:
            continue
        if understood and not understood["power"]:
            is_plain_noun = not understood["times"] and read_unit(unit).is_money is False
            if not is_plain_noun:
                units.append(unit.replace(" ", "") if not unit.isascii() else unit)
        elif scaled := _TIMES_POWER.fullmatch(unit):
            units.append(f"{_WORD}: {scaled['power']} {scaled['noun'] or _UNITS['baht'][0]}")
        elif _MONEY_WORD.search(unit) and (understood or not _DIGIT.search(unit)):
            units.append(unit)
    return units


def _without_labels(text: str) -> str:
    found = _LABELS.match(text)
    return text[found.end() :].strip() if found and found.end() < len(text) else text


def _bare(text: str) -> list[str]:
    units = []
    for found in _BARE.finditer(text):
        if not _AMOUNT_BEFORE.search(text[: found.start("unit" if found["unit"] else "baht")]):
            units.append((found["unit"] or found["baht"]).replace(" ", ""))
    if not units and (odd := _ODD.search(text)):
        return [odd[0]]
    return units
