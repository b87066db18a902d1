"""How likely Thai letters are as a row of words: each word by how often it is used."""

import math
import tomllib
from functools import cache
from importlib.resources import files

from ..text.words import corpus_file, thai_words
from .tolerances import (
    LONGEST_WORD,
    OFFICIAL_LEAST,
    OFFICIAL_TIMES,
    UNKNOWN_LETTER_COST,
)


@cache
def word_costs() -> dict[str, float]:
    """Return the negative logarithm of each word's share in the Thai National Corpus.

    PyThaiNLP's counts (CC0); words of its list without a count are rare, and words of official
    plans more frequent than in other texts. Empty without the counts.
    """
    counts = _counts()
    if not counts:
        return {}
    for word in _official_words():
        counts[word] = OFFICIAL_TIMES * max(counts.get(word, 0), OFFICIAL_LEAST)
    total = float(sum(counts.values()))
    of_count = {count: math.log(total / count) for count in set(counts.values())}
    costs = {word: of_count[count] for word, count in counts.items()}
    rare = math.log(total)
    return dict.fromkeys(thai_words(), rare) | costs


@cache
def least_word_cost() -> float:
    """Return what the most frequent word costs."""
    return min(word_costs().values(), default=0.0)


def _counts() -> dict[str, int]:
    path = corpus_file("tnc_freq.txt")
    if path is None:
        return {}
    counts = {}
    for line in path.read_text("utf-8").splitlines():
        word, _, number = line.partition("\t")
        if len(word) > 1 and number.isdigit() and (count := int(number)):
            counts[word] = count
    return counts


def _official_words() -> tuple[str, ...]:
    text = (files(__package__) / "official_words.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["words"])


class WordRow:
    """One run of Thai letters as its likeliest row of words, and what a change would cost.

    >>> row = WordRow("\u0e0b\u0e37\u0e49\u0e2d")
    >>> row.cost > 0
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._costs = word_costs()
        self._before = self._forward(text)
        self._after = self._backward(text)

    @property
    def cost(self) -> float:
        """Negative logarithm of how likely the run is."""
        return self._before[-1]

    def changed_cost(self, first: int, end: int, put: str, most: float = math.inf) -> float:
        """Return the cost of the run with other letters from one place to another, or `most`.

        Args:
            first: the first letter that goes.
            end: the letter after the last one that goes.
            put: what stands there instead.
            most: from which cost on nobody asks for it: it ends the search for words.
        """
        text, costs, after = self._text, self._costs, self._after
        least = least_word_cost()
        best = min(most, self._before[first] + UNKNOWN_LETTER_COST * len(put) + after[end])
        for start in range(max(0, first - LONGEST_WORD), first + 1):
            head = text[start:first] + put
            before = self._before[start] + least
            stops = range(end, min(len(text), end + LONGEST_WORD - len(head)) + 1)
            # Where the most frequent word would be no better, none is.
            for stop in [stop for stop in stops if before + after[stop] < best]:
                price = costs.get(head + text[end:stop])
                if price is not None:
                    best = min(best, self._before[start] + price + after[stop])
        return best

    def _forward(self, text: str) -> list[float]:
        costs = self._costs
        best = [0.0]
        for end in range(1, len(text) + 1):
            least = best[end - 1] + UNKNOWN_LETTER_COST
            for start in range(max(0, end - LONGEST_WORD), end - 1):
                price = costs.get(text[start:end])
                if price is not None:
                    least = min(least, best[start] + price)
            best.append(least)
        return best

    def _backward(self, text: str) -> list[float]:
        costs = self._costs
        best = [0.0] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            least = best[start + 1] + UNKNOWN_LETTER_COST
            for end in range(start + 2, min(len(text), start + LONGEST_WORD) + 1):
                price = costs.get(text[start:end])
                if price is not None:
                    least = min(least, best[end] + price)
            best[start] = least
        return best
