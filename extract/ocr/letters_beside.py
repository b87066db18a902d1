"""Where digits begin and end in their stretch, and what the letters right beside them say."""

from collections.abc import Sequence

from .recogniser import Letter
from .strips import LinePart
from .tolerances import SURE_NEIGHBOUR

LIKE_LATIN = "01๐"


def ends(part: LinePart, letters: Sequence[Letter], first: int, last: int) -> tuple[float, float]:
    """Return where letters begin and end: in the white nearest to the middle between two."""
    width = part.x1 - part.x0
    x0, x1 = float(part.x0), float(part.x1)
    if first > 0:
        x0 = part.white_near(part.x0 + width * _between(letters[first - 1], letters[first]))
    if last < len(letters):
        x1 = part.white_near(part.x0 + width * _between(letters[last - 1], letters[last]))
    return x0, x1


def touches_doubt(letters: Sequence[Letter], first: int, last: int) -> bool:
    """Return whether a letter right beside digits is not certain: it may be one of them."""
    beside = [*letters[max(0, first - 1) : first], *letters[last : last + 1]]
    return any(letter.text != " " and letter.certainty < SURE_NEIGHBOUR for letter in beside)


def is_among_latin(letters: Sequence[Letter], first: int, last: int) -> bool:
    """Return whether a single digit that looks like a Latin letter stands right beside one."""
    if last - first > 1 or letters[first].text not in LIKE_LATIN:
        return False
    beside = [*letters[max(0, first - 1) : first], *letters[last : last + 1]]
    return any(letter.text.isascii() and letter.text.isalpha() for letter in beside)


def _between(before: Letter, after: Letter) -> float:
    return (before.place + after.place) / 2
