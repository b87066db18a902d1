"""Torn marks in names: a mark one letter late ("คลงั"), or late and then a space ("นกั งาน")."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from ..knowledge import any_of, load
from .folding import Folded

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# No vowel above or below, and no nikhahit, can stand on another vowel: such text is torn.
_EVIDENCE = re.compile("[าะเ-ไ][\u0e31\u0e34-\u0e3a\u0e4d]")
_AM_TORN = re.compile("า([่-๋]?)ํ([่-๋]?) ?")
_LATE_MARK = re.compile(f"([ก-ฮ])([ก-ฮ])([{_MARKS}]+)(?: (?=[ก-ฮเ-ไ])|$)")


# A tone mark never stands on า: it was typed, or drawn, one letter late.
_TONE_AFTER_AA = re.compile("า([่-๋])")
_MARKED = re.compile(f"([ก-ฮ])([{_MARKS}]+)([ก-ฮ])")


def repair_torn_marks(folded: Folded) -> Folded:
    """Return the cell with late marks put back, if there is proof of tearing and only words result.

    >>> from .folding import fold_cell
    >>> repair_torn_marks(fold_cell("สาํ นกั งานสภา")).text
    'สำนักงานสภา'
    >>> repair_torn_marks(fold_cell("หมู่ บ้าน")).text
    'หมู่ บ้าน'
    """
    if "ำ " in folded.text and _torn_heads().search(folded.text):
        lines = tuple(_torn_heads().sub(_closed, line) for line in folded.lines)
        flags = (*folded.flags, "sara_am_torn")
        folded = replace(folded, text=" ".join(lines), lines=lines, flags=flags)
    if _EVIDENCE.search(folded.text):
        lines = tuple(_repair(line) for line in folded.lines)
        if not all(map(_only_words, lines)):
            return folded
    else:
        lines = tuple(map(_with_late_marks, folded.lines))
    if lines == folded.lines:
        return folded
    return replace(folded, text=" ".join(lines), lines=lines, flags=(*folded.flags, "mark_order"))


def _with_late_marks(line: str) -> str:
    """Return a line whose office words have their marks one letter late ("คลงั"), put back.

    Only words that offices are named with, written in a way that is no word of theirs: the
    dictionary at large makes other names of the names of places and persons.
    """
    pattern, words = _late_words()
    even = _TONE_AFTER_AA.sub(r"\1า", line)
    if not any(late in even for late in words):
        return even
    return pattern.sub(lambda found: words.get(found[0], found[0]), even)


@cache
def _late_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of office words, whole or with late marks, and what the late ones are."""
    whole = load("org_heads")["name_words"]
    late = {bad: word for word in whole for bad in _late_forms(word) if bad not in whole}
    return re.compile(any_of({*whole, *late})), late


def _late_forms(word: str) -> set[str]:
    """Return a word with the marks of one or two of its letters behind the next letter."""
    places = [found.start() for found in _MARKED.finditer(word)]
    return {
        _moved(word, chosen)
        for count in (1, 2)
        for chosen in combinations(places, count)
        if count == 1 or chosen[1] - chosen[0] > 2
    }


def _moved(word: str, places: Sequence[int]) -> str:
    for at in sorted(places, reverse=True):
        word = word[:at] + _MARKED.sub(r"\1\3\2", word[at:], count=1)
    return word


@cache
def _torn_heads() -> re.Pattern[str]:
    """Return a pattern of the first words of offices that have a space behind their ำ."""
    heads = [head for head in load("org_heads")["heads"] if "ำ" in head[:-1]]
    torn = [re.escape(head).replace("ำ", "ำ +") for head in sorted(heads, key=len, reverse=True)]
    return re.compile(rf"(?<![ก-๎])(?:{'|'.join(torn)})")


def _closed(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def _repair(text: str) -> str:
    return _LATE_MARK.sub(r"\1\3\2", _AM_TORN.sub(r"\1\2ำ", text))


def _only_words(text: str) -> bool:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize import word_tokenize

    words = thai_words()
    tokens = word_tokenize(text, engine="newmm", keep_whitespace=False)
    return all(token in words or not re.search("[ก-ฮ]", token) for token in tokens)
