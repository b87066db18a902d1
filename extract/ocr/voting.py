"""Digits are certain where differently trained readers agree, and the ink between them fits.

The first reader reads whole lines, the second was trained on numbers and dates alone and sees only
the digits, cut out of their line; the first one then reads the same cut. None of 140 number and
date fields of real scans, and none of 2,390 fresh ones, was read wrong by both. A stretch that is a
number and nothing else is read by a third one, too, and once more set upright where it leans; what
all of them see is weighed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..doubts import fold_digits
from .agreement import Vote, fitted_agreement, weigh_votes
from .letters_beside import ends, is_among_latin, touches_doubt
from .number_looks import NumberLooks, look_at_numbers
from .page_image import Grey
from .recogniser import Letter, Recogniser, view
from .runs import Pieces, find_pieces
from .strips import LinePart, cut_part
from .tolerances import (
    COMMA_HANGS,
    COMMA_HEIGHT,
    LEAST_CERTAINTY,
    NOISE_CERTAINTY,
    POINT_HEIGHT,
    POINT_WIDTH,
    SURE_DIGIT,
    VOTING_TAIL,
    VOTING_WIDER,
)

TICKS, TALLEST_TICK = "/✓", 1.7
HANGING = "34579"
_RUN = re.compile("[0-9๐-๙](?:[0-9๐-๙.,:/*+=–-]*[0-9๐-๙])?")
_MIXED = re.compile("[0-9๐-๙](?:[^0-9๐-๙\\s.,:/*+=()–-]{1,2}| )[0-9๐-๙]")
_DIGIT = re.compile("[0-9๐-๙]")
# One Latin letter by itself, or nothing between brackets, may be a digit.
_SUSPECT = re.compile(r"\([A-Za-z]?\)|(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_LIKE_GROUPS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?!\d)")  # a comma that looks like a point
_NUMBER = re.compile(r"[\d.,:/()%*+=-]*\d[\d.,:/()%*+=-]*")
Stretch = tuple[LinePart, Sequence[Letter]]
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class DoubtfulRun:
    """Digits of one stretch that are not certain.

    Attributes:
        reading: as the first reader has it.
        other: as the second reader has it; the same where the ink speaks against both.
        x0: left end in pixels.
        x1: right end in pixels.
    """

    reading: str
    other: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a number.

    Attributes:
        reading: as the first reader has it.
        other: as the first reader that differs has it; the same where none does.
        weights: as `weigh_votes` tells them.
    """

    reading: str
    other: str
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Digits of a stretch: which letters they are, where they stand, and their own picture."""

    first: int
    last: int
    x0: float
    x1: float
    cut: LinePart | None


class Voter:
    """Compares what readers make of the digits of a page.

    Args:
        lines: reads any text.
        digits: was trained on numbers and dates.
        numbers: was trained on the same by another course, and reads whole numbers alone.
        grey: the page.
        body: height of its letters.
    """

    def __init__(
        self,
        lines: Recogniser,
        digits: Recogniser,
        numbers: Recogniser,
        grey: Grey,
        body: float,
    ) -> None:
        self._lines = lines
        self._digits = digits
        self._numbers = numbers
        self._grey = grey
        self._body = body

    def look_ahead(self, stretches: "Sequence[Stretch]") -> list[NumberLooks | None]:
        """Return what readers make of each stretch that is a number and nothing else, else None."""
        are_numbers = [_is_number(letters) for _, letters in stretches]
        strips = [
            part.strip for (part, _), is_it in zip(stretches, are_numbers, strict=True) if is_it
        ]
        looks = iter(look_at_numbers(strips, self._lines, self._digits, self._numbers))
        return [next(looks) if is_it else None for is_it in are_numbers]

    def doubts(
        self, part: LinePart, letters: Sequence[Letter], looks: NumberLooks | None = None
    ) -> list[DoubtfulRun]:
        """Return the runs of digits of a stretch that are not certain.

        Args:
            part: the stretch.
            letters: as the first reader has it.
            looks: what `look_ahead` returned for it, if it was asked.
        """
        text = "".join(letter.text for letter in letters)
        mixed = [match.span() for match in _MIXED.finditer(text)]
        found = []
        runs = self._runs(part, letters)
        told = self._weigh(part, letters, runs, looks)
        is_sure = told is None or fitted_agreement().is_sure(told.weights)
        for run in runs:
            first, last, cut = run.first, run.last, run.cut
            if cut is None:
                other: str | None = ""
            elif told is not None:
                other = self._deny(cut, letters[first:last]) or (None if is_sure else told.other)
            else:
                other = self._vote(cut, letters[first:last])
            if other is None and (
                any(a < last and first < b for a, b in mixed)
                or touches_doubt(letters, first, last)
                or is_among_latin(letters, first, last)
            ):
                other = text[first:last]
            if other is not None:
                found.append(DoubtfulRun(text[first:last], other, run.x0, run.x1))

        for match in _SUSPECT.finditer(text):
            first, last = match.span()
            x0, x1 = ends(part, letters, first, last)
            cut = cut_part(part, self._grey, x0, x1)
            if cut is None:
                continue
            seen = self._digits.read(cut.strip)
            if _DIGIT.search(seen.text) and seen.certainty > LEAST_CERTAINTY:
                found.append(DoubtfulRun(match[0], seen.text, x0, x1))
        return found

    def punctuated(self, part: LinePart, letters: Sequence[Letter]) -> tuple[Letter, ...]:
        """Return the letters with commas for the points between groups of three that hang low."""
        told = list(letters)
        text = "".join(letter.text for letter in letters)
        for match in _RUN.finditer(text):
            first, last = match.span()
            reading = fold_digits(match[0])
            if not _LIKE_GROUPS.search(reading):
                continue
            cut = cut_part(part, self._grey, *ends(part, letters, first, last))
            if cut is not None and self._are_commas(cut, reading):
                for at in range(first, last):
                    if told[at].text == ".":
                        told[at] = replace(told[at], text=",")
        return tuple(told)

    def _are_commas(self, cut: LinePart, reading: str) -> bool:
        """Return whether the ink between digits hangs below the base line, each mark of it."""
        pieces = find_pieces(cut.runs)
        digits = self._digits_of(pieces)
        if not digits.any():
            return False
        baseline = float(np.median(pieces.bottom[digits]))
        low = ~digits & (pieces.top > baseline - 0.45 * self._body)
        low &= pieces.area >= max(3.0, (0.1 * self._body) ** 2)
        hangs = pieces.bottom - baseline >= COMMA_HANGS * self._body
        hangs &= pieces.height >= COMMA_HEIGHT * self._body
        marks = int(np.count_nonzero(low))
        return marks == reading.count(".") and bool(hangs[low].all())

    def _digits_of(self, pieces: Pieces) -> NDArray[np.bool_]:
        tall, wide = POINT_HEIGHT * self._body, POINT_WIDTH * self._body
        return (pieces.height >= tall) | (pieces.width >= wide)

    def noise_doubts(self, part: LinePart, letters: Sequence[Letter]) -> list[DoubtfulRun]:
        """Return the doubt that what looks like no text is digits; nothing where it is none."""
        text = "".join(letter.text for letter in letters)
        seen = self._digits.read(part.strip)
        sure = [letter.certainty for letter in letters]
        if (_DIGIT.search(text) and sum(sure) > NOISE_CERTAINTY * len(sure)) or (
            _DIGIT.search(seen.text) and seen.certainty > SURE_DIGIT
        ):
            return [DoubtfulRun(text, seen.text, part.x0, part.x1)]
        return []

    def tick(self, part: LinePart, letters: Sequence[Letter]) -> Letter | None:
        """Return the stroke that ticks a cell, where one of the readers sees just that."""
        if not 0.8 * self._body <= part.bottom - part.top <= TALLEST_TICK * self._body:
            return None
        for seen in (letters, self._digits.read(part.strip).letters):
            if len(seen) == 1 and seen[0].text in TICKS and seen[0].certainty > LEAST_CERTAINTY:
                return seen[0]
        return None

    def _vote(self, cut: LinePart, letters: Sequence[Letter]) -> str | None:
        """Return None where all agree, else what else the digits may be."""
        reading = fold_digits("".join(letter.text for letter in letters))
        second = self._digits.read(cut.strip)
        again = self._lines.read(cut.strip)
        for vote in (second, again):
            if fold_digits(vote.text) != reading:
                return vote.text
        sure = min(letter.certainty for letter in letters)
        if min(sure, second.certainty, again.certainty) < LEAST_CERTAINTY:
            return second.text
        wider = self._digits.read(view(cut.strip, 1))
        if fold_digits(wider.text) != reading:
            return wider.text
        return self._ask_ink(cut, letters)

    def evidence(self, part: LinePart, letters: Sequence[Letter]) -> "Evidence | None":
        """Return what speaks for a stretch that is a number and nothing else; else None."""
        return self._weigh(part, letters, self._runs(part, letters))

    def _weigh(
        self,
        part: LinePart,
        letters: Sequence[Letter],
        runs: "Sequence[_Run]",
        looks: NumberLooks | None = None,
    ) -> "Evidence | None":
        if not runs or not _is_number(letters):
            return None
        if looks is None:
            (looks,) = look_at_numbers([part.strip], self._lines, self._digits, self._numbers)
        text = "".join(letter.text for letter in letters)
        reading = fold_digits(text)
        own = Vote(text, min(letter.certainty for letter in letters))
        votes = {
            "lines": (*looks.lines, own),
            "digits": looks.digits,
            "numbers": looks.numbers,
        }
        upright = looks.upright or (own, looks.numbers[0])
        seen = [*(vote for found in votes.values() for vote in found), *upright]
        others = [vote.text for vote in seen if fold_digits(vote.text) != reading]
        ink_fits = all(
            run.cut is not None and self._ask_ink(run.cut, letters[run.first : run.last]) is None
            for run in runs
        )
        weights = weigh_votes(reading, votes, upright, ink_fits=ink_fits)
        return Evidence(text, next(iter(others), text), weights)

    def _runs(self, part: LinePart, letters: Sequence[Letter]) -> "list[_Run]":
        text = "".join(letter.text for letter in letters)
        found = []
        for match in _RUN.finditer(text):
            x0, x1 = ends(part, letters, *match.span())
            is_whole = (x0, x1) == (part.x0, part.x1)
            cut = part if is_whole else cut_part(part, self._grey, x0, x1)
            found.append(_Run(*match.span(), x0, x1, cut))
        return found

    def _deny(self, cut: LinePart, letters: Sequence[Letter]) -> str | None:
        """Return what else digits may be that no reader tells: commas, or no amount at all."""
        text = "".join(letter.text for letter in letters)
        reading = fold_digits(text)
        if _LIKE_GROUPS.search(reading):  # at 150 dpi both readers take a comma for a point
            return None if self._are_commas(cut, reading) else reading.replace(".", ",")
        return text if "," in reading and not _AMOUNT.fullmatch(reading) else None

    def _ask_ink(self, cut: LinePart, letters: Sequence[Letter]) -> str | None:
        """Return None where the ink fits digits and points as read, else what else they may be."""
        text = "".join(letter.text for letter in letters)
        other = self._deny(cut, letters)
        if other is not None or _LIKE_GROUPS.search(fold_digits(text)):
            return other
        return None if self._points_fit(cut, fold_digits(text)) else text

    def _points_fit(self, cut: LinePart, reading: str) -> bool:
        """Return whether there is ink of a point's size for each point and comma, and no other."""
        if not re.fullmatch(r"[\d.,]+", reading):
            return True
        pieces = find_pieces(cut.runs)
        body = self._body
        digits = self._digits_of(pieces)
        small = ~digits & (pieces.area >= max(3.0, (0.1 * body) ** 2))
        if not digits.any():
            return False
        baseline = float(np.median(pieces.bottom[digits]))
        low = np.count_nonzero(small & (pieces.top > baseline - 0.45 * body))
        # A comma that touches its digit hangs from it, or makes it wider.
        tails = digits & (pieces.bottom > baseline + VOTING_TAIL * body)
        wide = digits & ~tails
        wide &= pieces.width > VOTING_WIDER * float(np.median(pieces.width[digits]))
        missing = sum(mark in ".," for mark in reading) - int(low)
        n_tails = int(np.count_nonzero(tails))
        hanging = sum(letter in HANGING for letter in reading)  # in faces with old-style figures
        return bool(max(0, n_tails - hanging) <= missing <= n_tails + np.count_nonzero(wide))


def _is_number(letters: Sequence[Letter]) -> bool:
    return bool(_NUMBER.fullmatch(fold_digits("".join(letter.text for letter in letters))))
