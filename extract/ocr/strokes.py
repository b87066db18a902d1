"""An upright letter that stands twice is read once: as many as there are strokes of ink stand."""

import re
from dataclasses import replace

import numpy as np

from .recogniser import Letter
from .runs import find_pieces
from .strips import LinePart
from .tolerances import SPELLING_PROVED, STROKE_HEIGHT, STROKE_WIDTH

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
        width = part.x1 - part.x0
        x0 = _middle(part, letters, first - 1, first) if first else part.x0
        x1 = _middle(part, letters, last - 1, last) if last < len(letters) else part.x1
        middle = (part.runs.start + part.runs.end) / 2
        pieces = find_pieces(part.runs.select((middle >= x0) & (middle < x1)))
        tall = pieces.height >= STROKE_HEIGHT * body
        strokes = tall & (pieces.width <= STROKE_WIDTH * pieces.height)
        if (
            width
            and int(np.count_nonzero(tall)) == len(match[0]) + 1
            and int(np.count_nonzero(strokes)) == match[0].count("I") + 1 == 2
        ):
            at = first + match[0].index("I")
            told.insert(at, replace(told[at], certainty=max(told[at].certainty, SPELLING_PROVED)))
    return tuple(told)


def _middle(part: LinePart, letters: tuple[Letter, ...], before: int, after: int) -> float:
    share = (letters[before].place + letters[after].place) / 2
    return part.white_near(part.x0 + (part.x1 - part.x0) * share)
