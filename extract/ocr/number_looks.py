"""What the readers make of whole numbers, in several pictures of each; many are read at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from .agreement import Vote
from .recogniser import LineReading, Recogniser, Strip, read_together, view
from .slant import find_slant, make_upright
from .tolerances import SLANTED


@dataclass(frozen=True, slots=True)
class NumberLooks:
    """What readers make of one number.

    Attributes:
        lines: the first reader's wider picture.
        digits: the second reader's picture.
        numbers: the third reader's pictures, as it is and wider.
        upright: the first and the third reader's of a slanted one set upright; else nothing.
    """

    lines: tuple[Vote, ...]
    digits: tuple[Vote, ...]
    numbers: tuple[Vote, ...]
    upright: tuple[Vote, ...]


def look_at_numbers(
    strips: Sequence[Strip], lines: Recogniser, digits: Recogniser, numbers: Recogniser
) -> list[NumberLooks]:
    """Return what three readers make of the picture of each number."""
    if not strips:
        return []
    wider = [view(strip, 1) for strip in strips]
    by_lines = _votes(read_together(lines, wider))
    by_digits = _votes(read_together(digits, strips))
    by_numbers = _votes(read_together(numbers, strips)), _votes(read_together(numbers, wider))
    upright = read_upright(strips, lines, numbers)
    return [
        NumberLooks((first,), (second,), third, again)
        for first, second, third, again in zip(
            by_lines, by_digits, zip(*by_numbers, strict=True), upright, strict=True
        )
    ]


def read_upright(
    strips: Sequence[Strip], lines: Recogniser, numbers: Recogniser
) -> list[tuple[Vote, ...]]:
    """Return what two readers make of slanted letters set upright, nothing of others."""
    slants = [find_slant(strip) for strip in strips]
    leaning = [number for number, slant in enumerate(slants) if slant > SLANTED]
    upright = [make_upright(strips[number], slants[number]) for number in leaning]
    looks = [_votes(read_together(reader, upright)) for reader in (lines, numbers)]
    votes: list[tuple[Vote, ...]] = [()] * len(strips)
    for number, *of_number in zip(leaning, *looks, strict=True):
        votes[number] = tuple(of_number)
    return votes


def _votes(looks: Sequence[LineReading]) -> list[Vote]:
    return [Vote(look.text, look.certainty) for look in looks]
