"""How letters look beside each other: those that no outline parts, and how clear a likeness is."""

from collections.abc import Sequence
from functools import lru_cache
from statistics import median

from ..fonts.known_shapes import Candidate
from ..thai import THAI_DIGITS
from .tolerances import ASCII_DIGIT, BLUR, THAI_DIGIT

# Drawn alike in many faces, whatever their place in a word.
_ALIKE = ("0Oo๐°", "1lI|", "'’‘่", "้’", "-–—", "าๅ", ".•", "ฺ.•", ",’")
_SHORT = frozenset("กขคงจฉชซฌดตถทธนบผพภมยรลวสหอา")


@lru_cache(maxsize=16384)
def is_same_look(one: str, other: str) -> bool:
    """Return whether outlines cannot part two letters, or they are one digit in two scripts.

    >>> is_same_look("0", "๐"), is_same_look("3", "๓"), is_same_look("3", "8")
    (True, True, False)
    """
    if one == other or fold_digit(one) == fold_digit(other):
        return True
    return any(one in group and other in group for group in _ALIKE)


def may_be_digit(letter: str) -> bool:
    """Return whether a letter is drawn like a digit too, so that its neighbours have to tell.

    >>> may_be_digit("o"), may_be_digit("๐"), may_be_digit("8")
    (True, True, False)
    """
    return letter in _ALIKE[0] or letter in _ALIKE[1]


def is_digit_or_letter(candidates: Sequence[Candidate], clear: float) -> bool:
    """Return whether a glyph may be a digit or a letter of the same look.

    Args:
        candidates: the nearest first.
        clear: how many times farther the other one is where they can be told apart.
    """
    first = candidates[0]
    if not may_be_digit(first.letter):
        return False
    others = [
        one.distance
        for one in candidates
        if is_same_look(one.letter, first.letter)
        and one.letter.isdecimal() != first.letter.isdecimal()
    ]
    return bool(others) and min(others) + BLUR < clear * (first.distance + BLUR)


def fold_digit(letter: str) -> str:
    """Return a Thai digit as an ASCII one, everything else as it is."""
    place = THAI_DIGITS.find(letter) if letter else -1
    return str(place) if place >= 0 else letter


def other_digit(digit: str) -> str:
    """Return the same digit in the other script, Thai or ASCII.

    >>> other_digit("3"), other_digit("๓")
    ('๓', '3')
    """
    return THAI_DIGITS[int(digit)] if digit.isascii() else fold_digit(digit)


def surest(candidates: Sequence[Candidate]) -> float:
    """Return how many times farther the next letter of another look is than the nearest one."""
    first = candidates[0]
    for other in candidates[1:]:
        if not is_same_look(first.letter, other.letter):
            return (other.distance + BLUR) / (first.distance + BLUR)
    return (candidates[-1].distance + BLUR) / (first.distance + BLUR)


def ratio_to(candidates: Sequence[Candidate], letter: str) -> float:
    """Return how many times farther a letter is than the nearest one, at least.

    A letter that is not among the candidates is farther than all of them.
    """
    away = [one.distance for one in candidates if is_same_look(one.letter, letter)]
    farthest = min(away) if away else candidates[-1].distance
    return (farthest + BLUR) / (candidates[0].distance + BLUR)


def height_of_letters(tops: Sequence[tuple[str, float]]) -> float:
    """Return the height of ก that letters and their highest points tell; 0 when they tell none."""
    heights = [top for letter, top in tops if letter in _SHORT]
    if not heights:
        heights = [
            top / (ASCII_DIGIT if letter.isascii() else THAI_DIGIT)
            for letter, top in tops
            if letter.isdecimal()
        ]
    return float(median(heights)) if heights else 0.0
