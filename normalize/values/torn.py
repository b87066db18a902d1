"""Torn marks in names: a mark one letter late ("คลงั"), or late and then a space ("นกั งาน")."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import combinations

from ..knowledge import load
from .folding import Folded

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# No vowel above or below, and no nikhahit, can stand on another vowel: such text is torn.
_EVIDENCE = re.compile("[าะเ-ไ][\u0e31\u0e34-\u0e3a\u0e4d]")
_AM_TORN = re.compile("า([่-๋]?)ํ([่-๋]?) ?")
_LATE_MARK = re.compile(f"([ก-ฮ])([ก-ฮ])([{_MARKS}]+)(?: (?=[ก-ฮเ-ไ])|$)")


# A tone mark never stands on า: it was typed, or drawn, one letter late.
_TONE_AFTER_AA = re.compile("า([่-๋])")
_MARK_AFTER_TWO = re.compile(f"(?=([ก-ฮ])([ก-ฮ])([{_MARKS}]+))")
_MARK_LETTERS = frozenset(map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F))))
_MOST_PLACES = 8  # of late marks that are tried in one name


def repair_torn_marks(folded: Folded) -> Folded:
    """Return the cell with late marks put back, if there is proof of tearing and only words result.

    >>> from .folding import fold_cell
    >>> repair_torn_marks(fold_cell("สาํ นกั งานสภา")).text
    'สำนักงานสภา'
    >>> repair_torn_marks(fold_cell("หมู่ บ้าน")).text
    'หมู่ บ้าน'
    """
    if _torn_heads().search(folded.text):
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


@lru_cache(maxsize=4096)
def _with_late_marks(line: str) -> str:
    """Return a line whose marks stand one letter late without a space ("คลงั"), put back.

    Only where the line is not all words, and one way to put one or two marks back makes it so.
    """
    line = _TONE_AFTER_AA.sub(r"\1า", line)
    places = [found.start(1) for found in _MARK_AFTER_TWO.finditer(line)]
    if not places or len(places) > _MOST_PLACES or _only_words(line):
        return line
    for count in (1, 2):
        ways = {_put_back(line, chosen) for chosen in combinations(places, count)}
        if whole := [way for way in ways if _only_words(way)]:
            return whole[0] if len(whole) == 1 else line
    return line


def _put_back(line: str, places: Sequence[int]) -> str:
    for at in places:
        end = next((i for i in range(at + 2, len(line)) if line[i] not in _MARK_LETTERS), len(line))
        line = line[: at + 1] + line[at + 2 : end] + line[at + 1] + line[end:]
    return line


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
