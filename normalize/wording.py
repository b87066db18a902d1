"""Printed words made comparable: white space, kind of digit and lost marks do not count."""

import re
import unicodedata
from functools import lru_cache

_DIGITS = {ord("๐") + digit: str(digit) for digit in range(10)}
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_FOLDS: dict[int, str | None] = {**_DIGITS, **_DASHES, **_INVISIBLE}
# Thai vowels and marks above and below the line, and SARA AM: what text layers lose most.
_MARKS = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
_CONTINUED = re.compile(r"\(?\s*(?:\(\s*(?:มี)?ต่อ\s*\)|\.\.\.\s*ต่อ)\s*\)?")
# As `fold` would leave it: dashes of all kinds, and what cannot be seen.
_BLANK = re.compile(f"[\\s.…_·{''.join(map(chr, (*_DASHES, *_INVISIBLE)))}-]*")


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


def is_blank(text: str | None) -> bool:
    """Tell whether a cell says nothing: empty, a dash or a dotted line.

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


def ascii_digits(text: str) -> str:
    """Return the text with Thai digits as ASCII ones.

    >>> ascii_digits("พ.ศ. ๒๕๖๕")
    'พ.ศ. 2565'
    """
    return text.translate(_DIGITS)


def is_unreadable(letter: str) -> bool:
    """Tell whether a character stands for one that could not be read.

    >>> is_unreadable("\ufffd"), is_unreadable("ก")
    (True, False)
    """
    return letter == "\ufffd" or unicodedata.category(letter) in ("Co", "Cn")
