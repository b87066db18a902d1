"""How sure a number is, weighed from all that read it and from the ink of its points.

Each reader counts with its least certain look; one that reads otherwise counts against it.
The weights, and the least sum that makes a number sure, are data, fitted by
benchmarks/ocr/agreement.py on faces that no measured figure has.
"""

import math
import operator
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..doubts import fold_digits

READERS = ("lines", "digits", "numbers")
MOST_ODDS, LEAST_ODDS = 5.0, -2.0  # natural logarithms: beyond 0.993 a certainty says nothing more
DENIED = 2.0
MARKS = ".,-"  # what is lost between digits, with no reader in doubt


@dataclass(frozen=True, slots=True)
class Vote:
    """What a reader makes of one look at a number."""

    text: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """The fitted weights.

    Attributes:
        readers: of each of READERS.
        ink: of ink that does not fit the points as read.
        upright: of the least certain reader of a slanted number set upright.
        unmarked: of a reading without a point, a comma or a dash: one may have been lost.
        start: the sum where no reader is more certain than not.
        least: from which sum on a number is sure.
    """

    readers: tuple[float, ...]
    ink: float
    upright: float
    unmarked: float
    start: float
    least: float

    def is_sure(self, evidence: Sequence[float]) -> bool:
        """Return whether a number is sure, from what `weigh_votes` makes of its votes."""
        weights = (*self.readers, self.ink, self.upright, self.unmarked)
        total: float = sum(map(operator.mul, weights, evidence), self.start)
        return total >= self.least


def weigh_votes(
    reading: str,
    votes: Mapping[str, Iterable[Vote]],
    upright: Iterable[Vote],
    *,
    ink_fits: bool,
) -> tuple[float, ...]:
    """Return what speaks for a reading, in the order of the weights.

    That is how far each reader is for it; 1 where the ink is against it; how far that reader is for
    it that likes the upright number least; 1 where it has no mark between its digits.

    >>> votes = {"lines": [Vote("๑๒", 0.9)], "digits": [Vote("๑.๒", 0.9)], "numbers": []}
    >>> [round(number, 1) for number in weigh_votes("12", votes, [], ink_fits=True)]
    [2.2, -4.2, 0.0, 0.0, 0.0, 1.0]
    """
    told = [_least_odds(reading, votes[reader]) for reader in READERS]
    is_unmarked = not any(mark in reading for mark in MARKS)
    is_against = 0.0 if ink_fits else 1.0
    return (*told, is_against, _least_odds(reading, upright), float(is_unmarked))


def _least_odds(reading: str, votes: Iterable[Vote]) -> float:
    return min((_odds_for(reading, vote) for vote in votes), default=0.0)


def _odds_for(reading: str, vote: Vote) -> float:
    chance = min(max(vote.certainty, 1e-4), 1 - 1e-4)
    odds = min(max(math.log(chance / (1 - chance)), LEAST_ODDS), MOST_ODDS)
    return odds if fold_digits(vote.text) == reading else -max(odds, 0.0) - DENIED


@cache
def fitted_agreement() -> Agreement:
    """Return the weights that ship."""
    told = tomllib.loads((files(__package__) / "agreement.toml").read_text("utf-8"))
    weights = told["weights"]
    return Agreement(
        readers=tuple(weights[reader] for reader in READERS),
        ink=weights["ink"],
        upright=weights["upright"],
        unmarked=weights["unmarked"],
        start=weights["start"],
        least=told["least"],
    )
