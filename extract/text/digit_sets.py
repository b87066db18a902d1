"""The digits of one font, told apart together: ten different glyphs have ten different digits."""

from collections.abc import Mapping, Sequence

from ..fonts.known_shapes import Candidate
from .tolerances import BLUR, DIGIT_SETS_FORBIDDEN, DIGIT_SETS_OPTIONS, MOST_GLYPHS

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
    for options in scripts.values():
        if not options or len(options) > MOST_GLYPHS:
            continue
        keys = list(options)
        total, chosen = _best_set([options[key] for key in keys])
        for place, key in enumerate(keys):
            own = next(
                (c.distance for c in options[key] if c.letter == chosen[place]),
                DIGIT_SETS_FORBIDDEN,
            )
            if own == DIGIT_SETS_FORBIDDEN:
                continue
            others = [
                [one for one in options[k] if k != key or one.letter != chosen[place]] for k in keys
            ]
            second, _ = _best_set(others)
            found[key] = (
                chosen[place],
                (own + second - total + BLUR) / (own + BLUR),
            )
    return found


def _best_set(options: Sequence[Sequence[Candidate]]) -> tuple[float, tuple[str, ...]]:
    """Return the least sum of distances in which no digit stands twice, and its digits."""
    states: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {frozenset(): (0.0, ())}
    for one in options:
        following: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {}
        for used, (total, digits) in states.items():
            free = [candidate for candidate in one if candidate.letter not in used]
            # A glyph whose digits are all taken costs more than any distance.
            for letter, distance in [(c.letter, c.distance) for c in free] or [
                ("", DIGIT_SETS_FORBIDDEN)
            ]:
                state = used | {letter} if letter else used
                known = following.get(state)
                if known is None or total + distance < known[0]:
                    following[state] = total + distance, (*digits, letter)
        states = following
    return min(states.values())
