"""The digits of one font, told apart together: ten different glyphs have ten different digits."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ..fonts.known_shapes import Candidate
from ..thai import THAI_DIGITS
from .tolerances import (
    BLUR,
    CLEAR_OF_FEW,
    CLEAR_OF_MOST,
    CLEAR_OF_TEN,
    DIGIT_SETS_FORBIDDEN,
    DIGIT_SETS_OPTIONS,
    FEWEST_LOOPED,
    MOST_DIGITS,
    MOST_GLYPHS,
    OTHER_LOOPS,
)

Choice: TypeAlias = tuple[int, str, float]  # a bit for a digit, the digit, its distance
States: TypeAlias = dict[int, tuple[float, str]]  # bits of the digits taken: their sum, the digits

ASCII_DIGITS = "0123456789"
FIVE = THAI_DIGITS[5]


def weigh_loops(
    glyphs: Mapping[int, Sequence[Candidate]], loops: Mapping[int, int]
) -> dict[int, Sequence[Candidate]]:
    """Return distances to letters with what the loops of Thai digits add to them.

    A 5 has a loop more than the other digits of its face, but 0, in 24 of 25 designs, and in all 19
    that begin their digits with a loop.

    Args:
        glyphs: the nearest letters by any key, of digits most of all.
        loops: how many each glyph has.
    """
    thai = [key for key, near in glyphs.items() if _first_digit(near) in THAI_DIGITS[1:]]
    weighed = dict(glyphs)
    if len(thai) < FEWEST_LOOPED:
        return weighed
    usual = sorted(loops[key] for key in thai)[len(thai) // 2]
    for key in thai:
        more = loops[key] - usual
        if more == 1 or (more == 0 and usual == 1):
            weighed[key] = sorted(
                (
                    one._replace(distance=one.distance + OTHER_LOOPS)
                    if one.letter in THAI_DIGITS and (one.letter == FIVE) == (more == 0)
                    else one
                    for one in glyphs[key]
                ),
                key=lambda one: one.distance,
            )
    return weighed


def _first_digit(candidates: Sequence[Candidate]) -> str:
    return next((one.letter for one in candidates if one.letter.isdecimal()), "-")


class Assigned(NamedTuple):
    """The digit of a glyph among the others of its font.

    Attributes:
        digit: that the best set gives it.
        clearness: how many times farther the best set without that choice is.
        n_glyphs: of the set.
    """

    digit: str
    clearness: float
    n_glyphs: int


def is_clear_digit(one: Assigned) -> bool:
    """Return whether a glyph is certainly no other digit; the fewer there are, the less it is.

    >>> is_clear_digit(Assigned("5", 1.5, 10)), is_clear_digit(Assigned("5", 1.5, 3))
    (True, False)
    """
    if one.n_glyphs >= MOST_GLYPHS:
        return one.clearness >= CLEAR_OF_TEN
    return one.clearness >= (CLEAR_OF_MOST if one.n_glyphs >= MOST_DIGITS else CLEAR_OF_FEW)


def assign_digits(glyphs: Mapping[int, Sequence[Candidate]]) -> dict[int, Assigned]:
    """Return glyph -> its digit.

    Args:
        glyphs: distances to letters, by any key; what is no digit of the script that most of the
            nearest digits are of is left out.

    >>> near = [Candidate("๔", 12.0), Candidate("๕", 20.0)]
    >>> unsure = [Candidate("๔", 27.0), Candidate("๕", 29.0)]
    >>> {k: one.digit for k, one in assign_digits({1: near, 2: unsure}).items()}
    {1: '๔', 2: '๕'}
    """
    found: dict[int, Assigned] = {}
    scripts: dict[str, dict[int, list[Candidate]]] = {ASCII_DIGITS: {}, THAI_DIGITS: {}}
    for key, candidates in glyphs.items():
        digits = [one for one in candidates if one.letter in ASCII_DIGITS + THAI_DIGITS]
        if digits:
            script = ASCII_DIGITS if digits[0].letter in ASCII_DIGITS else THAI_DIGITS
            scripts[script][key] = [one for one in digits if one.letter in script][
                :DIGIT_SETS_OPTIONS
            ]
    for script, options in scripts.items():
        if options and len(options) <= MOST_GLYPHS:
            _assign(script, options, found)
    return found


def _assign(
    script: str, options: Mapping[int, Sequence[Candidate]], found: dict[int, Assigned]
) -> None:
    """Add the digits of one script's glyphs, and how clear each is."""
    choices = [
        [(1 << script.index(one.letter), one.letter, one.distance) for one in candidates]
        for candidates in options.values()
    ]
    states: list[States] = [{0: (0.0, "")}]  # before each glyph, and after all
    for choice in choices:
        states.append(_with_glyph(states[-1], choice))
    total, chosen = min(states[-1].values())
    for place, key in enumerate(options):
        letter = chosen[place]
        own = next((c.distance for c in options[key] if c.letter == letter), DIGIT_SETS_FORBIDDEN)
        if own == DIGIT_SETS_FORBIDDEN:
            continue
        without = states[place]
        others = [one for one in choices[place] if one[1] != letter]
        for choice in [others, *choices[place + 1 :]]:
            without = _with_glyph(without, choice)
        second, _ = min(without.values())
        clearness = (own + second - total + BLUR) / (own + BLUR)
        found[key] = Assigned(letter, clearness, len(options))


def _with_glyph(states: States, choice: Sequence[Choice]) -> States:
    """Return states with one glyph more, whose digit is none of those before.

    A glyph whose digits are all taken costs more than any distance, and is "-".
    """
    following: States = {}
    for used, (total, digits) in states.items():
        free = [(bit, letter, distance) for bit, letter, distance in choice if not bit & used]
        for bit, letter, distance in free or [(0, "-", DIGIT_SETS_FORBIDDEN)]:
            known = following.get(used | bit)
            if known is None or total + distance < known[0]:
                following[used | bit] = total + distance, digits + letter
    return following
