"""List numbers and bullets: what precedes an item, and the item without it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import numeric

from ...models.value import Value
from ..knowledge import load
from ..wording import ascii_digits
from .folding import Folded

_FACTS = load("enumerators")
_CLAUSE, _ORDINAL = _FACTS["clause"], _FACTS["ordinal"]
_LETTERS: str = _FACTS["letters"]
_ANY_BULLET = re.escape(_FACTS["bullets"] + _FACTS["symbol_bullets"])
_DASHES = re.escape(_FACTS["dashes"])
_NOT_BEFORE = "|".join(map(re.escape, _FACTS["not_before"]))
_LABELS = "|".join(map(re.escape, _FACTS["labels"]))
_LABELS_ALONE = "|".join(map(re.escape, _FACTS["labels_alone"]))
_NOT_AFTER_CLAUSE = "|".join(map(re.escape, _FACTS["not_after_clause"]))
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}

_D = "[0-9๐-๙]"
_NUMBER = rf"{_D}{{1,3}}(?:\.{_D}{{1,3}}){{0,5}}"
_LEVEL = "(?:[1-9๑-๙]|[12๑๒][0-9๐-๙])"  # a level of a dotted number; "1.10.64" is a date
# Circled digits and numbers, outlined and filled, with and without serifs, of Unicode's blocks
# Enclosed Alphanumerics and Dingbats (the second are what Wingdings' circled digits are).
_CIRCLED = "\u2460-\u2473\u24f5-\u24fe\u2776-\u2793"
_ROMAN = "(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"  # 1 to 39, never empty

# Alternatives in order of how sure they are. Group "n" is the number or letter inside the marks.
_LEAD = re.compile(
    rf"""\s*(?P<printed>
      {_CLAUSE}(?:{_ORDINAL})?\s*(?P<clause>{_NUMBER})(?:[.):]|(?!{_D}|\s*(?:{_NOT_AFTER_CLAUSE})))
    | [(]\s*(?P<bracketed>{_NUMBER}|[{_LETTERS}]|{_ROMAN})\s*[)][.]?
    | (?P<halfbracketed>{_NUMBER})[.]?\s?[)][.]?
    | (?P<letter>[{_LETTERS}])(?:[)][.]?|[.](?=\s|$)|(?<=[กข])[.](?=[ก-ฮเ-ไ][^.\s]))
    | (?P<roman>{_ROMAN})(?:[)]|[.])(?=\s|$)
    | (?:(?:{_LABELS}){_ORDINAL}|(?:{_LABELS})(?=\s*{_NUMBER}\s*[.):])|(?:{_LABELS_ALONE})(?=\s))
      \s*(?P<labelled>{_NUMBER})(?:\s*[.):]|(?=\s))(?=\s*[ก-ฮเ-ไ"“(A-Za-z])
    | (?P<dotted>{_NUMBER})[.](?!{_D}|\s*[{_DASHES}/x])
    | (?P<levels>{_LEVEL}(?:\.{_LEVEL})+)(?!{_D}|[.,]{_D}|\s+{_D}|\s*(?:{_NOT_BEFORE}))
    | (?P<circled>[{_CIRCLED}])[.)]?
    | (?P<bullet>[{_ANY_BULLET}]+)
    | (?P<o>o)(?=\s+[ก-ฮเ-ไ])
    | (?P<dash>[{_DASHES}])(?=\s+\S|[ก-ฮเ-ไ("“])
    )\s*""",
    re.VERBOSE,
)


_PLAIN = re.compile(rf"\s*(?P<n>{_D}{{1,2}})\s+(?=[ก-ฮเ-ไ\"“(A-Za-z])")
_PLAINLY = 0.8  # of the texts of a list


class Enumerated(NamedTuple):
    """An item of a list, taken apart.

    Attributes:
        printed: the list number or bullet as it stands, e.g. ``"๑.๒"``; ``None`` without one.
        number: the last number of it (``๑.๒`` is 2, ``ข.`` is 2); ``None`` for a bullet or none.
        rest: the text after it.
    """

    printed: str | None
    number: int | None
    rest: str


def mark_style(mark: Enumerated) -> str:
    """Return a list number or bullet as printed, with one number for all, and one letter.

    >>> [mark_style(split_enumerator(text)) for text in ("๑.๒ จัดทำ", "ข. จัดทำ", "มิติที่ ๑ จัดทำ")]
    ['9.9', 'ก.', 'มิติที่ 9']
    """
    return _style(mark.printed or "")


@lru_cache(maxsize=1024)
def _style(printed: str) -> str:
    printed = re.sub(f"[{_CIRCLED}]", "9", ascii_digits(printed))
    return re.sub("[ก-ฮ](?=[.)])", "ก", re.sub(r"\d+", "9", printed))


@lru_cache(maxsize=8192)
def split_enumerator(text: str) -> Enumerated:
    """Return the list number or bullet at the start of a text, its last number, and the rest.

    A bare number with no dot, bracket or level ("๑ ต.ค."), an amount ("๑.๕ ล้านบาท") and a lone
    "-" (a blank cell) are not list numbers: they stay in the rest.

    >>> split_enumerator("๑.๒ จัดทำคู่มือ")
    Enumerated(printed='๑.๒', number=2, rest='จัดทำคู่มือ')
    >>> split_enumerator("(ข) เผยแพร่").number
    2
    >>> split_enumerator("- เผยแพร่")
    Enumerated(printed='-', number=None, rest='เผยแพร่')
    >>> split_enumerator("มาตรการที่ ๓ ลดขั้นตอน").number, split_enumerator("๒. คนเก็บขยะ").number
    (3, 2)
    >>> split_enumerator("ด้านที่ ๑ : การใช้อำนาจ").rest, split_enumerator("มาตรการ ๑. ลดขั้นตอน").rest
    ('การใช้อำนาจ', 'ลดขั้นตอน')
    >>> split_enumerator("๑.๕ ล้านบาท").printed is None
    True
    """
    found = _LEAD.match(text)
    if found is None:
        return Enumerated(None, None, text.strip())
    inner = found["clause"] or found["bracketed"] or found["halfbracketed"] or found["letter"]
    inner = (
        inner
        or found["labelled"]
        or found["circled"]
        or found["roman"]
        or found["dotted"]
        or found["levels"]
    )
    number = None if inner is None else last_number(inner)
    return Enumerated(found["printed"].strip(), number, text[found.end() :].strip())


def counts_plainly(texts: Sequence[str]) -> bool:
    """Return whether texts begin with plain numbers that count on: a list without stops.

    >>> counts_plainly(["๑ ลดขั้นตอน", "๒ เปิดเผยข้อมูล"]), counts_plainly(["๓ ครั้ง", "๓ ครั้ง"])
    (True, False)
    """
    texts = list(dict.fromkeys(texts))
    numbers = [int(ascii_digits(found["n"])) for text in texts if (found := _PLAIN.match(text))]
    if len(numbers) < 2 or len(numbers) < _PLAINLY * len(texts):
        return False
    steps = [b - a for a, b in pairwise(numbers)]
    return all(step in (0, 1) for step in steps) and 2 * sum(steps) >= len(steps)


def split_plain_number(text: str) -> Enumerated:
    """Return a text without its list number, a plain number too where a list has them.

    >>> split_plain_number("๒ เปิดเผยข้อมูล")
    Enumerated(printed='๒', number=2, rest='เปิดเผยข้อมูล')
    """
    mark = split_enumerator(text)
    found = _PLAIN.match(text) if mark.printed is None else None
    if found is None:
        return mark
    return Enumerated(found["n"], int(ascii_digits(found["n"])), text[found.end() :].strip())


def last_number(mark: str) -> int | None:
    """Return the last number of a list mark without its brackets: ``๑.๒`` is 2, ``ข`` is 2.

    >>> last_number("๗.๓.๑.๓"), last_number("ค"), last_number("iv")
    (3, 3, 4)
    >>> last_number("\u2782")
    3
    """
    if re.fullmatch(f"[{_CIRCLED}]", mark):
        return int(numeric(mark))
    if mark in _LETTERS:
        return _LETTERS.index(mark) + 1
    if re.fullmatch(_ROMAN, mark):
        digits = [_ROMAN_VALUES[letter] for letter in mark]
        later = [*digits[1:], 0]
        return sum(-d if d < n else d for d, n in zip(digits, later, strict=True))
    last = ascii_digits(mark).rsplit(".", 1)[-1]
    return int(last) if last.isdecimal() else None


def bare_list_number(text: str) -> str | None:
    """Return the number that the cell of a number column is, without dots and brackets around it.

    >>> bare_list_number("(๑.๒)"), bare_list_number("๓."), bare_list_number("๓. จัดทำ")
    ('1.2', '3', None)
    """
    digits = ascii_digits(text).strip().strip(".()")
    return digits if _BARE_NUMBER.fullmatch(digits) else None


def read_list_number(text: str) -> int | None:
    """Return the last number of a number column's cell, or of the list mark a text begins with.

    >>> read_list_number("๑๒"), read_list_number("๑.๒"), read_list_number("ข้อ ๓ จัดทำ")
    (12, 2, 3)
    """
    bare = bare_list_number(text)
    return last_number(bare) if bare else split_enumerator(text).number


_BARE_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})*")
_WHOLE = re.compile(
    rf"""(?:{_CLAUSE}(?:{_ORDINAL})?\s*)?[(]?\s*(?P<n>{_NUMBER})\s*[.]?[)]?[.]?
    | [(]?\s*(?P<letter>[{_LETTERS}]|{_ROMAN}|[A-Za-z])\s*(?:[)][.]?|[.])
    | (?P<circled>[{_CIRCLED}])[.)]?
    | (?P<bullet>[{_ANY_BULLET}{_DASHES}o])
    """,
    re.VERBOSE,
)


# What an item says: never a digit or a stop, which would continue the number.
_TEXT = re.compile(r"[^\W\d]|[\"“(]")


def parse_enumerator(folded: Folded) -> Value:
    """Return the list number of a cell, with or without text behind; any bullet is ``•``.

    >>> from .folding import fold_cell
    >>> [parse_enumerator(fold_cell(t)).value for t in ("๗.๓.๑.๓", "(ข)", "ข้อที่ ๓", "➢")]
    ['7.3.1.3', 'ข', '3', '•']
    """
    text = folded.text
    flags: tuple[str, ...] = ()
    found = _WHOLE.fullmatch(text)
    if found is None and (mark := split_enumerator(text)).printed and _TEXT.match(mark.rest):
        text, flags = mark.printed, ("text_after",)
        found = _WHOLE.fullmatch(text)
    if found is None or ("(" in text and ")" not in text):
        return folded.unparsed("text")
    if found["circled"]:
        return folded.ok(str(last_number(found["circled"])), *flags)
    return folded.ok("•" if found["bullet"] else found["n"] or found["letter"], *flags)
