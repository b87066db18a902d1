"""Printed words made comparable: white space, kind of digit and lost marks do not count."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ..extract.text.code_pages import USUAL_SIGNS, foreign_letters
from .knowledge import load

_CHARACTERS = load("characters")
DASHES: str = _CHARACTERS["dashes"] + _CHARACTERS["tildes"]
_DIGITS = {ord(digit): str(number) for number, digit in enumerate(_CHARACTERS["digits"])}
_INVISIBLE = dict.fromkeys(map(ord, _CHARACTERS["invisible"]))
# Every character that has a plainer one which means the same, with that one.
EVEN: dict[int, str] = {
    **_DIGITS,
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, _CHARACTERS["spaces"]), " "),
    **{ord(one): plain for plain, group in _CHARACTERS["alike"].items() for one in group},
}
_FOLDS: dict[int, str | None] = {**EVEN, **_INVISIBLE}
# Thai vowels and marks above and below the line, and SARA AM: what text layers lose most.
_MARKS = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
_GOES_ON = "|".join(load("prose")["continued"])
_CONTINUED = re.compile(rf"\(?\s*(?:\(\s*(?:{_GOES_ON})\s*\)|\.\.\.\s*(?:{_GOES_ON}))\s*\)?")
_FOREIGN = re.compile(
    f"(?<=[ก-๎])[{re.escape(''.join(sorted(foreign_letters() - USUAL_SIGNS)))}](?=[ก-๎])"
)
_COMMON = re.compile("[\n -~ก-ฺ฿-๛]*")
# As `fold` would leave it: dashes of all kinds, and what cannot be seen.
_BLANK = re.compile(
    rf"[\s{re.escape(_CHARACTERS['leaders'] + DASHES + _CHARACTERS['invisible'])}-]*"
)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return text without white space, with ASCII digits and hyphens, in lower case.

    >>> fold("ระดับคะแนน ที่ได้ ๑๐")
    'ระดับคะแนนที่ได้10'
    """
    return "".join(unicodedata.normalize("NFC", text).translate(_FOLDS).split()).lower()


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """Return the folded text without vowels and marks above and below the line.

    >>> skeleton("ที่") == skeleton("ที")
    True
    """
    return _MARKS.sub("", fold(text).replace("\u0e33", "\u0e32"))


@lru_cache(maxsize=8192)
def is_blank(text: str | None) -> bool:
    """Return whether a cell says nothing: empty, a dash or a dotted line.

    >>> is_blank(" - "), is_blank("......"), is_blank("๐")
    (True, True, False)
    """
    return text is None or _BLANK.fullmatch(text) is not None


def without_continued(text: str) -> tuple[str, bool]:
    """Return the text without "(ต่อ)", and whether it stood there.

    >>> without_continued("๖. การแก้ไขปัญหา (ต่อ)")
    ('๖. การแก้ไขปัญหา', True)
    """
    rest = _CONTINUED.sub(" ", text)
    return (" ".join(rest.split()), True) if rest != text else (text, False)


@lru_cache(maxsize=8192)
def ascii_digits(text: str) -> str:
    """Return the text with Thai digits as ASCII ones.

    >>> ascii_digits("พ.ศ. ๒๕๖๕")
    'พ.ศ. 2565'
    """
    return text.translate(_DIGITS)


def is_unreadable(letter: str) -> bool:
    """Return whether a character stands for one that could not be read.

    >>> is_unreadable("\ufffd"), is_unreadable("ก")
    (True, False)
    """
    return letter == "\ufffd" or unicodedata.category(letter) in ("Co", "Cn")


def unreadable_letters(text: str) -> list[str]:
    r"""Return the letters of a text that could not be read, each once, by their codes.

    A sign of a foreign code page inside a Thai word is the byte of a letter that was not read.

    >>> unreadable_letters("แผน\ufffdที่ \ue001\ufffd"), unreadable_letters("แผนที่ 1 – 2")
    (['\ue001', '\ufffd'], [])
    >>> unreadable_letters("หน‰าที่"), unreadable_letters("ข้อ•ย่อย ๕‰")
    (['‰'], [])
    """
    if _COMMON.fullmatch(text):  # nearly all; to ask Unicode for each letter takes 20 times longer
        return []
    found = {letter for letter in text if is_unreadable(letter)}
    return sorted(found.union(_FOREIGN.findall(text)))


def page_ranges(numbers: Sequence[int]) -> str:
    """Return page numbers as text, neighbours as ranges.

    >>> page_ranges([1, 2, 3, 7])
    '1-3, 7'
    """
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
