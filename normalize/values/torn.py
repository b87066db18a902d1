"""Torn marks in plain text: a mark one letter late, then a space ("นกั งาน" for นักงาน)."""

import os
import re
from dataclasses import replace

from .folding import Folded

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# No vowel above or below, and no nikhahit, can stand on another vowel: such text is torn.
_EVIDENCE = re.compile("[าะเ-ไ][\u0e31\u0e34-\u0e3a\u0e4d]")
_AM_TORN = re.compile("า([่-๋]?)ํ([่-๋]?) ?")
_LATE_MARK = re.compile(f"([ก-ฮ])([ก-ฮ])([{_MARKS}]+)(?: (?=[ก-ฮเ-ไ])|$)")


def repair_torn_marks(folded: Folded) -> Folded:
    """Return the cell with late marks put back, if there is proof of tearing and only words result.

    >>> from .folding import fold_cell
    >>> repair_torn_marks(fold_cell("สาํ นกั งานสภา")).text
    'สำนักงานสภา'
    >>> repair_torn_marks(fold_cell("หมู่ บ้าน")).text
    'หมู่ บ้าน'
    """
    if not _EVIDENCE.search(folded.text):
        return folded
    lines = tuple(_repair(line) for line in folded.lines)
    if lines == folded.lines or not all(map(_only_words, lines)):
        return folded
    return replace(folded, text=" ".join(lines), lines=lines, flags=(*folded.flags, "mark_order"))


def _repair(text: str) -> str:
    return _LATE_MARK.sub(r"\1\3\2", _AM_TORN.sub(r"\1\2ำ", text))


def _only_words(text: str) -> bool:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize import word_tokenize

    words = thai_words()
    tokens = word_tokenize(text, engine="newmm", keep_whitespace=False)
    return all(token in words or not re.search("[ก-ฮ]", token) for token in tokens)
