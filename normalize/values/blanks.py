"""Blanks: cells that say nothing, and forms that nobody filled in."""

import re

from .folding import Folded
from .numbers.numerals import FACTS, any_of

_NOTHING = re.compile(r"[-_ .…]*")
_TEXTS = frozenset[str](FACTS["blank"]["texts"])
_LEADER = re.compile(r"(?:[.…_] ?){3,}|…+")
# "๒๕.." and "๒๕๖..": the century or decade that a form prints.
_FORM = re.compile(
    rf"(?:{any_of(FACTS['blank']['form_words'])}|\b25\d?(?=[.…_ ]*(?:$|[^\d.…_ ]))|[.…_ ])*"
)


def blank_flag(cell: Folded, kind: str) -> str | None:
    """Return the flag of a blank cell, `None` for a cell that says something.

    >>> from .folding import fold
    >>> blank_flag(fold("–"), "money"), blank_flag(fold("–"), "enumerator")
    ('blank_dash', None)
    >>> blank_flag(fold("วันที่......เดือน..........พ.ศ. ๒๕.."), "date")
    'form_blank'
    """
    text = cell.text
    if not text:
        return "blank"
    first = text[0]
    if first in "-_.…":
        if kind == "enumerator" and text == "-":
            return None
        if _NOTHING.fullmatch(text) and text != ".":
            return "blank_dash"
    if first in "nN" and text.lower() in _TEXTS:
        return "blank"
    if (
        ("..." in text or "…" in text or "___" in text)
        and _LEADER.search(text)
        and _FORM.fullmatch(text)
    ):
        return "form_blank"
    return None
