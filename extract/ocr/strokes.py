"""Letters that are one stroke of ink: an I that stands twice is read once, a slash as a seven."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .page_image import Grey
from .recogniser import Letter, LineReading, Recogniser
from .runs import Pieces, find_pieces
from .strips import LinePart, cut_part
from .tolerances import (
    SLASH_BAR,
    SLASH_LEANS,
    SLASH_STROKE,
    SPELLING_PROVED,
    STROKE_HEIGHT,
    STROKE_WIDTH,
)

_LIKE_DIGITS = re.compile("[BDGIOQSZ]+")
_CAPITALS = re.compile("(?<![A-Za-z])[A-Z]{2,4}(?![A-Za-z])")


def restore_strokes(part: LinePart, letters: tuple[Letter, ...], body: float) -> tuple[Letter, ...]:
    """Return letters, an I among capitals doubled where one stroke more is drawn.

    The reader gives equal letters right beside each other as one where no white between them has
    a step of its own.
    """
    text = "".join(letter.text for letter in letters)
    told = list(letters)
    for match in reversed(list(_CAPITALS.finditer(text))):
        first, last = match.span()
        if "I" not in match[0] or "II" in match[0]:
            continue
        pieces = _pieces_of(part, letters, first, last)
        tall = pieces.height >= STROKE_HEIGHT * body
        strokes = tall & (pieces.width <= STROKE_WIDTH * pieces.height)
        if (
            int(np.count_nonzero(tall)) == len(match[0]) + 1
            and int(np.count_nonzero(strokes)) == match[0].count("I") + 1 == 2
        ):
            at = first + match[0].index("I")
            told.insert(at, replace(told[at], certainty=max(told[at].certainty, SPELLING_PROVED)))
    return tuple(told)


def with_slashes(
    part: LinePart, reading: LineReading, grey: Grey, reader: Recogniser
) -> LineReading:
    """Return a reading with slashes for sevens without a bar that stand alone between words.

    Args:
        part: the stretch.
        reading: what was read of it.
        grey: the page.
        reader: reads such a seven again, cut out.
    """
    letters = list(reading.letters)
    for at in range(1, len(letters) - 1):
        beside = letters[at - 1].text + letters[at + 1].text
        if letters[at].text != "7" or not all(ch == " " or ch.isalpha() for ch in beside):
            continue
        x0 = _middle(part, letters, at - 1, at)
        x1 = _middle(part, letters, at, at + 1)
        cut = cut_part(part, grey, x0, x1)
        if cut is not None and _is_slash(cut) and reader.read(cut.strip).text == "/":
            letters[at] = replace(letters[at], text="/")
    return replace(reading, letters=tuple(letters))


def _is_slash(cut: LinePart) -> bool:
    """Return whether ink is one thin stroke that leans to the right, with no bar at its top."""
    runs = cut.runs
    rows = runs.row - int(runs.row.min())
    height, width = int(rows.max()) + 1, int(runs.end.max() - runs.start.min())
    starts, ends = np.full(height, runs.width), np.zeros(height, np.int64)
    np.minimum.at(starts, rows, runs.start)
    np.maximum.at(ends, rows, runs.end)
    thick = np.maximum(ends - starts, 0)
    fifth = max(1, height // 5)
    leans = float(np.mean(starts[:fifth]) - np.mean(starts[-fifth:]))
    return bool(
        thick[:fifth].max() <= SLASH_BAR * width
        and thick.max() <= SLASH_STROKE * width
        and leans >= SLASH_LEANS * width
    )


def are_capitals(part: LinePart, letters: Sequence[Letter], body: float) -> bool:
    """Return whether a stretch is a short Latin word: as many tall pieces of ink as capitals.

    The readers are seldom sure of one that stands alone in a cell, and strokes of pens are as
    seldom as even.
    """
    if not _CAPITALS.fullmatch("".join(letter.text for letter in letters)):
        return False
    pieces = find_pieces(part.runs)
    tall = pieces.height >= STROKE_HEIGHT * body
    even = np.ptp(pieces.bottom) <= 0.15 * body + 1
    return bool(tall.all() and len(pieces) == len(letters) and even)


def may_be_digits(letters: Sequence[Letter]) -> bool:
    """Return whether every letter is a capital that looks like a digit: "IO" may be 10."""
    return _LIKE_DIGITS.fullmatch("".join(letter.text for letter in letters)) is not None


def _pieces_of(part: LinePart, letters: Sequence[Letter], first: int, last: int) -> Pieces:
    """Return the ink between the letters beside some; a space is beside none."""
    before, after = first - 1, last
    while before >= 0 and letters[before].text == " ":
        before -= 1
    while after < len(letters) and letters[after].text == " ":
        after += 1
    x0 = _middle(part, letters, before, first) if before >= 0 else float(part.x0)
    x1 = _middle(part, letters, last - 1, after) if after < len(letters) else float(part.x1)
    middle = (part.runs.start + part.runs.end) / 2
    return find_pieces(part.runs.select((middle >= x0) & (middle < x1)))


def _middle(part: LinePart, letters: Sequence[Letter], before: int, after: int) -> float:
    share = (letters[before].place + letters[after].place) / 2
    return part.white_near(part.x0 + (part.x1 - part.x0) * share)
