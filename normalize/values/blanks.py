"""Blanks: cells that say nothing, and forms that nobody filled in."""

import re

from ..knowledge import any_of
from ..wording import is_blank
from .folding import Folded
from .numbers.numerals import FACTS

# A list mark of its own in a column of list marks.
_BULLETS = frozenset("-·")
_TEXTS = frozenset[str](text.strip(".") for text in FACTS["blank"]["texts"])
_FIRST_LETTERS = frozenset(letter for text in _TEXTS for letter in (text[0], text[0].upper()))
_LETTERS = frozenset("0123456789" + "".join(map(chr, range(0xE01, 0xE4F))))
_AROUND = "-() ."
_FIRST_LETTERS |= frozenset(_AROUND)
_LEADER = re.compile(r"(?:[.…_] ?){3,}|…+")
# "๒๕.." and "๒๕๖..": the century or decade that a form prints.
_FORM = re.compile(
    rf"(?:{any_of(FACTS['blank']['form_words'])}|\b25\d?(?=[.…_ ]*(?:$|[^\d.…_ ]))|[.…_ ])*"
)


def blank_flag(cell: Folded, kind: str) -> str | None:
    """Return the flag of a blank cell, `None` for a cell that says something.

    >>> from .folding import fold_cell
    >>> blank_flag(fold_cell("–"), "money"), blank_flag(fold_cell("–"), "enumerator")
    ('blank_dash', None)
    >>> blank_flag(fold_cell("วันที่......เดือน..........พ.ศ. ๒๕.."), "date")
    'form_blank'
    """
    text = cell.text
    if not text:
        return "blank"
    first = text[0]
    if first not in _LETTERS and is_blank(text):
        is_bullet = kind == "enumerator" and text in _BULLETS
        return None if is_bullet else "blank_dash"
    if first in _FIRST_LETTERS and text.strip(_AROUND).lower() in _TEXTS:
        return "blank"
    if (
        ("..." in text or "…" in text or "___" in text)
        and _LEADER.search(text)
        and _FORM.fullmatch(text)
    ):
        return "form_blank"
    return None
