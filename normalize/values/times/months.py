"""Months: every spelling of each month, and the ones that a lost vowel makes undecidable."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ...knowledge import load

_FACTS: Mapping[str, list[dict[str, Any]]] = load("months")
FULL_NAMES: tuple[str, ...] = tuple(month["full"] for month in _FACTS["month"])
# A glyph without a meaning: the replacement character or a private-use code.
_UNKNOWN = "[\ufffd\ue000-\uf8ff]"


def _bare(text: str) -> str:
    return text.replace(".", "").replace(" ", "").lower()


_NUMBERS: dict[str, tuple[int, ...]] = {}
_USUAL: set[str] = set()
for _month in _FACTS["month"]:
    _english = [*_month["english"], *(f"{name}." for name in _month["english"])]
    for _name in (_month["full"], _month["abbreviation"], *_english):
        _USUAL.add(_name.lower())
        _NUMBERS[_bare(_name)] = (_month["number"],)
    for _name in (*_month.get("spoken", ()), *_month.get("misspelt", ())):
        _NUMBERS[_bare(_name)] = (_month["number"],)


def _patterns() -> list[str]:
    names = [name for m in _FACTS["month"] for name in (m["full"], *m.get("misspelt", ()))]
    patterns = sorted(map(re.escape, names), key=len, reverse=True)
    spoken = [re.escape(name) for m in _FACTS["month"] for name in m.get("spoken", ())]
    patterns.append(rf"(?:{'|'.join(spoken)})\.?")
    undecidable = [lost["letters"] for lost in _FACTS["lost_vowel"]]
    for first, second in (m["abbreviation"].rstrip(".").split(".") for m in _FACTS["month"]):
        # "ม .ค." may be a มี.ค. whose vowel became a zero-width space; no other letter is in doubt.
        gap = r"(?:\. ?)?" if [first, second] in undecidable else r" ?\.? ?"
        patterns.append(rf"{first}{gap}{second}\.?")
    english = [name for m in _FACTS["month"] for name in m["english"]]
    patterns.append(rf"(?i:{'|'.join(sorted(english, key=len, reverse=True))})(?![A-Za-z])\.?")
    return patterns


MONTH_PATTERN = "|".join(_patterns())
LOST_VOWEL_PATTERN = "|".join(
    rf"{first}(?:{_UNKNOWN}+| )? ?\.? ?{second}\.?"
    for first, second in (lost["letters"] for lost in _FACTS["lost_vowel"])
)


@lru_cache(maxsize=1024)
def month_numbers(text: str) -> tuple[int, ...]:
    """Return the month that a matched spelling means, or the two it could mean.

    >>> month_numbers("มีค"), month_numbers("กรกฏาคม"), month_numbers("ม.ย.")
    ((3,), (7,), (4, 6))
    """
    bare = _bare(text)
    known = _NUMBERS.get(bare)
    letters = [bare[0], bare[-1]]
    lost = next((entry for entry in _FACTS["lost_vowel"] if entry["letters"] == letters), None)
    if known is not None and (lost is None or text[1:2] != " "):
        return known
    assert lost is not None
    return tuple(lost["months"])


@lru_cache(maxsize=1024)
def is_usual_spelling(text: str) -> bool:
    """Whether a month is spelled in full or by its official abbreviation.

    >>> is_usual_spelling("มี.ค."), is_usual_spelling("มีค")
    (True, False)
    """
    return text.lower() in _USUAL
