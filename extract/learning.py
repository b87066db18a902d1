"""Marks that no font and no map names: letters learned from the words they stand in, per font."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .glyphmaps import UNKNOWN
from .repairs import LOWER, MARKS, TONES, UPPER, repair_text
from .words import LONGEST_WORD, thai_words

FIRST_NAMELESS = 0x100000  # Supplementary Private Use Area-B, which no producer was seen to use
LAST_NAMELESS = 0x10FFFD
CANDIDATES = TONES + UPPER + LOWER

FEWEST_USES = 2
CLEAR_RATIO = 4
CLEAR_SHARE = 0.6  # of the uses must stand in a word with the letter


class Nameless(NamedTuple):
    """A glyph without a letter: the font's key in the document, its name, and the code."""

    key: str
    font: str
    code: int


class Learned(NamedTuple):
    """One decision: a glyph, its letter, and the evidence as an English sentence."""

    glyph: Nameless
    letters: str
    evidence: str


class NamelessGlyphs:
    """Gives every glyph without a letter one of its own, until the document tells what it is."""

    def __init__(self) -> None:
        self._letters: dict[Nameless, str] = {}
        self._glyphs: dict[str, Nameless] = {}

    def letter(self, key: str, font: str, code: int) -> str:
        """Return the private letter that stands for a glyph; U+FFFD when there are too many."""
        glyph = Nameless(key, font, code)
        if glyph not in self._letters:
            point = FIRST_NAMELESS + len(self._letters)
            if point > LAST_NAMELESS:
                return UNKNOWN
            self._letters[glyph] = chr(point)
            self._glyphs[chr(point)] = glyph
        return self._letters[glyph]

    def learn(self, texts: Iterable[str]) -> dict[str, Learned]:
        """Return private letter -> decision for those that words make certain.

        Args:
            texts: the document's lines that hold private letters.
        """
        if not self._letters:
            return {}
        contexts = contexts_by_letter(texts)
        contexts = {
            letter: found for letter, found in contexts.items() if len(found) >= FEWEST_USES
        }
        if not contexts:
            return {}
        words = thai_words()
        known: dict[str, str] = {}
        decisions: dict[str, Learned] = {}
        while True:
            news = {}
            for letter, found in contexts.items():
                if letter not in known:
                    decided = _decide(letter, found, known, words)
                    if decided is not None:
                        news[letter] = decided
            if not news:
                return decisions
            for letter, (mark, votes) in news.items():
                known[letter] = mark
                glyph = self._glyphs[letter]
                decisions[letter] = Learned(
                    glyph,
                    mark,
                    f"{votes} of {len(contexts[letter])} uses stand in a word with it",
                )


NAMELESS = re.compile(f"[{UNKNOWN}{chr(FIRST_NAMELESS)}-{chr(LAST_NAMELESS)}]")


def is_nameless(letter: str) -> bool:
    """Tell whether a letter is one that `NamelessGlyphs` gave out, or U+FFFD."""
    return letter == UNKNOWN or FIRST_NAMELESS <= ord(letter) <= LAST_NAMELESS


def contexts_by_letter(texts: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """Return private letter -> its uses: the run of Thai letters around it and the place in it."""
    contexts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for text in texts:
        start = 0
        for run in _runs(text):
            start = text.index(run, start)
            for place, letter in enumerate(run):
                if is_nameless(letter) and letter != UNKNOWN:
                    low = max(0, place - LONGEST_WORD)
                    contexts[letter].append((run[low : place + LONGEST_WORD], place - low))
            start += len(run)
    return contexts


def _runs(text: str) -> list[str]:
    letters = "".join(
        letter if "\u0e01" <= letter <= "\u0e4e" or is_nameless(letter) else " " for letter in text
    )
    return letters.split()


def _decide(
    letter: str, uses: list[tuple[str, int]], known: dict[str, str], words: frozenset[str]
) -> tuple[str, int] | None:
    """Return the mark that a private letter is and how many uses say so, None when in doubt."""
    votes: Counter[str] = Counter()
    for run, place in uses:
        lengths = {
            mark: longest_word_at(_with(run, {**known, letter: mark}), place, words)
            for mark in CANDIDATES
            if _fits(run, place, mark)
        }
        best = max(lengths.values(), default=0)
        winners = [mark for mark, length in lengths.items() if length == best]
        if best and len(winners) == 1:
            votes[winners[0]] += 1
    (mark, most), (_, next_most) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    if most < FEWEST_USES or most < CLEAR_RATIO * next_most or most < CLEAR_SHARE * len(uses):
        return None
    return mark, most


def _with(run: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in run)


def _fits(run: str, place: int, mark: str) -> bool:
    """Tell whether a mark can stand beside the other marks of its base."""
    first = place
    while first > 0 and (run[first - 1] in MARKS or is_nameless(run[first - 1])):
        first -= 1
    last = place + 1
    while last < len(run) and (run[last] in MARKS or is_nameless(run[last])):
        last += 1
    beside = set(run[first:last])
    if mark in TONES + "์":
        return not beside & set(TONES + "์")
    return not beside & (set(UPPER + LOWER) - {"์"})


def longest_word_at(run: str, place: int, words: frozenset[str]) -> int:
    """Return the length of the longest word of two bases or more that covers a place of a run.

    >>> longest_word_at("ทั้งหมด", 2, frozenset({"ทั้ง", "หมด"}))
    4
    """
    text, moved = _mended(run, place)
    for length in range(min(LONGEST_WORD, len(text)), 2, -1):
        for start in range(max(0, moved - length + 1), min(moved, len(text) - length) + 1):
            if text[start : start + length] in words:
                return length
    return 0


def _mended(run: str, place: int) -> tuple[str, int]:
    """Return a run with its marks in order, and about where the place went."""
    head = repair_text(run[:place])[0]
    text = repair_text(run)[0]
    return text, min(len(head), len(text) - 1)
