"""The digits of one font, told apart together: ten different glyphs have ten different digits."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ..fonts.known_shapes import Candidate
from .tolerances import BLUR, DIGIT_SETS_FORBIDDEN, DIGIT_SETS_OPTIONS, MOST_GLYPHS

Choice: TypeAlias = tuple[int, str, float]  # a bit for a digit, the digit, its distance
States: TypeAlias = dict[int, tuple[float, str]]  # bits of the digits taken: their sum, the digits

ASCII_DIGITS, THAI_DIGITS = "0123456789", "๐๑๒๓๔๕๖๗๘๙"


def assign_digits(
    glyphs: Mapping[int, Sequence[Candidate]],
) -> dict[int, tuple[str, float]]:
    """Return glyph -> its digit and how much farther the best set without that choice is.

    Args:
        glyphs: distances to letters, by any key; what is no digit of the script that most of the
            nearest digits are of is left out.

    >>> near = [Candidate("๔", 12.0), Candidate("๕", 20.0)]
    >>> unsure = [Candidate("๔", 27.0), Candidate("๕", 29.0)]
    >>> {k: digit for k, (digit, _) in assign_digits({1: near, 2: unsure}).items()}
    {1: '๔', 2: '๕'}
    """
    found: dict[int, tuple[str, float]] = {}
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
    script: str, options: Mapping[int, Sequence[Candidate]], found: dict[int, tuple[str, float]]
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
        found[key] = letter, (own + second - total + BLUR) / (own + BLUR)


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
