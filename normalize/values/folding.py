"""Folding: one cell's text made even, so that the grammar sees one spelling of each thing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ...extract.text.repairs import repair_text
from ...models.value import Canonical, Status, Value
from ..wording import EVEN

_SPACES = re.compile(" {2,}")
_NOT_PLAIN = re.compile("[^ -~ก-ฺเ-๛]| [\u0e31-\u0e3a\u0e47-\u0e4e]")
_SPACE_BEFORE_MARK = re.compile(r"(?<=[ก-ฮ\u0e31-\u0e4e]) +(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")
# A zero-width space where the nikhahit of ำ was ("จ ากัด"): Word and Excel 2007-2013, iText, Canva.
# No word starts with า.
_LOST_AM = re.compile(r"(?<=[ก-ฮ\u0e48-\u0e4b]) า")
# The nikhahit of ำ and its า with a space between.
_PARTED_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?) +า")
_UNKNOWN_AFTER_AM = re.compile("ำ\ufffdา")
# An l before a digit or an O after one, as OCR leaves them ("l5", "25O5"); never "5 l" or "O42".
_OCR_L = re.compile(r"(?<![A-Za-z])[lI|](?=[\d.,lI]*\d)(?![A-Za-z]*[A-KM-Za-km-z])")
_OCR_O = re.compile(r"(?<=\d)[Oo](?![A-NP-Za-np-z])")
# Fake bold whose two printings both came through: at least three letters, each twice.
_DOUBLED = re.compile(r" *(?:([ก-ฮ])\1(?:([ะ-ฺเ-๎]{1,2})\2)*|(?:([ก-ฮ][ะ-ฺเ-๎]{1,2})\3)){3}")
# Thai and ASCII digits in one figure; two kinds in two figures ("1 ต.ค. ๖๕") are a habit.
_MIXED_DIGITS = re.compile("[0-9][,.]?[๐-๙]|[๐-๙][,.]?[0-9]")


@dataclass(frozen=True, slots=True)
class Folded:
    """One cell as it stands and as the grammar reads it.

    Attributes:
        raw: the cell, untouched.
        text: repaired and even: ASCII digits, one kind of dash, single spaces, no line ends.
        lines: the same, cut at the cell's line ends.
        flags: what was repaired on the way, e.g. ``mixed_digits``.
    """

    raw: str
    text: str
    lines: tuple[str, ...]
    flags: tuple[str, ...]

    def ok(self, value: Canonical, *flags: str, alternatives: tuple[str, ...] = ()) -> Value:
        """Return a Value that was read and is certain."""
        return self._value(value, "ok", flags, alternatives)

    def ambiguous(self, value: Canonical, *flags: str, alternatives: tuple[str, ...] = ()) -> Value:
        """Return a Value that could mean something else."""
        return self._value(value, "ambiguous", flags, alternatives)

    def blank(self, *flags: str) -> Value:
        """Return the Value of a cell that says nothing."""
        return self._value(None, "blank", flags, ())

    def unparsed(self, *flags: str, alternatives: tuple[str, ...] = ()) -> Value:
        """Return the Value of a cell that was not understood; the flags say why."""
        return self._value(None, "unparsed", flags, alternatives)

    def _value(
        self, value: Canonical, status: Status, flags: tuple[str, ...], others: tuple[str, ...]
    ) -> Value:
        every = tuple(dict.fromkeys(self.flags + flags)) if self.flags or flags else ()
        return Value(self.raw, value, status, every, others)


@lru_cache(maxsize=4096)
def fold_cell(raw: str) -> Folded:
    r"""Return one cell's text repaired and made even, with the flags of what was repaired.

    >>> fold_cell("๑5 มี.ค.\u00a0– ก.ย. ๖๕").text
    '15 มี.ค. - ก.ย. 65'
    >>> fold_cell("l5 ธ.ค. 25O5").flags
    ('ocr_letter',)
    """
    text, flags = repair_cell_text(raw)
    if _MIXED_DIGITS.search(text):
        flags.append("mixed_digits")
    if "\n" not in text:
        line = _fold_line(text, flags)
        lines: tuple[str, ...] = (line,) if line else ()
        return Folded(raw, line, lines, tuple(dict.fromkeys(flags)) if flags else ())
    parts = text.split("\n")
    lines = tuple(filter(None, (_fold_line(part, flags) for part in parts)))
    whole = lines[0] if len(lines) == 1 else _fold_line(" ".join(parts), [])
    return Folded(raw, whole, lines, tuple(dict.fromkeys(flags)))


def repair_cell_text(raw: str) -> tuple[str, list[str]]:
    """Return text with its letters and marks repaired, and the names of what was repaired.

    >>> repair_cell_text("สํานักปลัด"), repair_cell_text("ประจ าปี")
    (('สำนักปลัด', ['sara_am_decomposed']), ('ประจำปี', ['sara_am_lost']))
    """
    flags: list[str] = []
    text = raw
    if _DOUBLED.match(raw) and (text := _halve_doubled(raw)) != raw:
        flags.append("doubled_text")
    text, repairs = repair_text(text)
    if repairs:
        flags += (name.replace("-", "_") for name in repairs)
    if _NOT_PLAIN.search(text):
        text = _repair(text, flags)
    return text, flags


def _fold_line(text: str, flags: list[str]) -> str:
    even = text.translate(EVEN)
    if _NOT_PLAIN.search(even):
        even = _repair(even, flags)
    if "  " in even:
        even = _SPACES.sub(" ", even)
    even = even.strip()
    if not even.isdecimal():
        for letters, digit in ((_OCR_L, "1"), (_OCR_O, "0")):
            repaired = letters.sub(digit, even)
            if repaired != even:
                flags.append("ocr_letter")
                even = repaired
    return even


def _repair(text: str, flags: list[str]) -> str:
    for name, pattern, replacement in (
        ("sara_am_lost", _LOST_AM, "ำ"),
        ("space_before_mark", _SPACE_BEFORE_MARK, ""),
        ("sara_am_decomposed", _PARTED_AM, r"\1ำ"),
        ("sara_am_doubled", _UNKNOWN_AFTER_AM, "ำ"),
    ):
        repaired = pattern.sub(replacement, text)
        if repaired != text:
            flags.append(name)
            text = repaired
    return text


def _halve_doubled(text: str) -> str:
    """Return text once where every letter of it is printed twice (fake bold read as text)."""
    halves: list[str] = []
    at = 0
    while at < len(text):
        size = next((n for n in (1, 2, 3) if text[at : at + n] == text[at + n : at + 2 * n]), 0)
        if size == 0 and text[at] != " ":
            return text
        halves.append(text[at : at + max(size, 1)])
        at += max(2 * size, 1)
    return "".join(halves)
