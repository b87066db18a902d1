"""Marks that no font and no map names: letters learned from the words they stand in, per font."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..fonts.glyphmaps import UNKNOWN
from ..fonts.known_shapes import Candidate
from ..thai import LOWER, MARKS, TONES, UPPER
from .choosing_letters import choose_letters
from .tolerances import (
    CLEAR_SHARE,
    FEWEST_WORDS,
    LONGEST_WORD,
    NAMELESS_GLYPHS_CLEAR_RATIO,
    NAMELESS_GLYPHS_ROUNDS,
)
from .words import longest_word_at, thai_words

# Supplementary Private Use Areas, which no producer was seen to use: A for letters, B for marks.
FIRST_LETTER, LAST_LETTER = 0xF0000, 0xFFFFD
FIRST_MARK, LAST_MARK = 0x100000, 0x10FFFD
CANDIDATES = (*TONES, *UPPER, *LOWER, *(f"ํ{tone}" for tone in TONES))


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
        self._candidates: dict[str, tuple[Candidate, ...]] = {}

    def letter(
        self,
        key: str,
        font: str,
        code: int,
        *,
        is_mark: bool,
        candidates: tuple[Candidate, ...] = (),
    ) -> str:
        """Return the private letter that stands for a glyph; U+FFFD when there are too many.

        Args:
            key: of the font in the document.
            font: its name.
            code: of the glyph in it.
            is_mark: the pen does not move on.
            candidates: letters that it is drawn like.
        """
        glyph = Nameless(key, font, code)
        if glyph not in self._letters:
            first, last = (FIRST_MARK, LAST_MARK) if is_mark else (FIRST_LETTER, LAST_LETTER)
            point = first + len(self._letters)
            if point > last:
                return UNKNOWN
            self._letters[glyph] = chr(point)
            self._glyphs[chr(point)] = glyph
            if candidates:
                self._candidates[chr(point)] = candidates
        return self._letters[glyph]

    def learn(self, texts: Iterable[str]) -> dict[str, Learned]:
        """Return private letter -> decision for those that words make certain.

        Args:
            texts: the document's lines that hold private letters.
        """
        if not self._letters:
            return {}
        texts = list(texts)
        known: dict[str, str] = {}
        decisions: dict[str, Learned] = {}
        for letter, (chosen, why) in self._choose(texts).items():
            known[letter] = chosen
            decisions[letter] = Learned(self._glyphs[letter], chosen, why)
        contexts = contexts_by_letter(texts)
        contexts = {
            letter: found
            for letter, found in contexts.items()
            if len(found) >= FEWEST_WORDS and letter not in self._candidates
        }
        if not contexts:
            return decisions
        words = thai_words()
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

    def _choose(self, texts: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return private letter -> (letter, evidence) for those chosen among their candidates."""
        if not self._candidates:
            return {}
        guesses = {letter: found[0].letter for letter, found in self._candidates.items()}
        chosen: dict[str, tuple[str, str]] = {}
        for _ in range(NAMELESS_GLYPHS_ROUNDS):
            chosen = choose_letters(texts, self._candidates, guesses, chosen)
            better = guesses | {letter: told for letter, (told, _) in chosen.items()}
            if better == guesses:
                break
            guesses = better
        return chosen


NAMELESS = re.compile(f"[{UNKNOWN}{chr(FIRST_LETTER)}-{chr(LAST_MARK)}]")


def is_nameless(letter: str) -> bool:
    """Return whether a letter is one that `NamelessGlyphs` gave out, or U+FFFD."""
    return letter == UNKNOWN or FIRST_LETTER <= ord(letter) <= LAST_MARK


def is_nameless_mark(letter: str) -> bool:
    """Return whether a letter stands for a nameless glyph without width."""
    return FIRST_MARK <= ord(letter) <= LAST_MARK


def contexts_by_letter(texts: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """Return private letter -> its uses: the run of Thai letters around it and the place in it."""
    contexts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for text in texts:
        start = 0
        for run in _runs(text):
            start = text.index(run, start)
            for place, letter in enumerate(run):
                if is_nameless_mark(letter):
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
    """Return the mark that a private letter is and how many uses say so, None when in doubt.

    Several uses of one word are the evidence of one.
    """
    votes: dict[str, list[str]] = defaultdict(list)
    for (run, place), count in Counter(uses).items():
        text = _with(run, known)
        found = {
            mark: longest_word_at(text.replace(letter, mark), place, words)
            for mark in CANDIDATES
            if _fits(run, place, mark)
        }
        longest = max(map(len, found.values()), default=0)
        winners = [mark for mark, word in found.items() if len(word) == longest]
        if longest and len(winners) == 1:
            votes[winners[0]] += [found[winners[0]]] * count
    ranked = sorted(votes.items(), key=lambda vote: -len(vote[1]))
    if not ranked:
        return None
    mark, told = ranked[0]
    rivals = len(ranked[1][1]) if len(ranked) > 1 else 0
    if len(set(told)) < FEWEST_WORDS or len(told) < NAMELESS_GLYPHS_CLEAR_RATIO * rivals:
        return None
    return (mark, len(told)) if len(told) >= CLEAR_SHARE * len(uses) else None


def _with(run: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in run)


def _fits(run: str, place: int, mark: str) -> bool:
    """Tell whether a mark can stand beside the other marks of its base and before what follows."""
    first = place
    while first > 0 and (run[first - 1] in MARKS or is_nameless_mark(run[first - 1])):
        first -= 1
    last = place + 1
    while last < len(run) and (run[last] in MARKS or is_nameless_mark(run[last])):
        last += 1
    beside = set(run[first:last])
    if len(mark) > 1:  # tone and ring of ำ drawn as one
        return not beside & MARKS and run[last : last + 1] == "า"
    if mark in TONES + "์":
        return not beside & set(TONES + "์")
    return not beside & (set(UPPER + LOWER) - {"์"})
