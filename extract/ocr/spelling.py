"""Letters that make no Thai word, read again: another that was nearly seen, if it makes one.

Only Thai letters change, into others that the reader itself gave a chance at the very place;
digits, Latin letters and punctuation stay as they are.
"""

import itertools
import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from ..text.words import thai_words
from .recogniser import Letter, LineReading
from .tolerances import (
    ALIKE_PENALTY,
    AS_LIKELY,
    CHANCE_PENALTY,
    GAIN_OF_ALIKE,
    LEAST_CHANCE,
    LEAST_CHANCE_BETWEEN,
    LEAST_GAIN,
    LETTER_COST,
    LIKELIER,
    LONGEST_WORD,
    MOST_CHANGES,
    MUCH_LIKELIER,
    PROVED_BY_WORDS,
    ROUNDING,
    SHORT_WORD_COST,
    SPELLING_CONTEXT,
    SPELLING_GUESSED,
    SPELLING_PROVED,
    SPELLING_SURE,
    WORD_COST,
)
from .word_costs import WordRow, word_costs


@dataclass(frozen=True, slots=True)
class SmallChange:
    """Letters from `first` to before `end` replaced by others, or by none."""

    first: int
    end: int
    put: str


REACH = range(-2, 4)  # letters around one in no word: the rest of its syllable may be in one
_RUN = re.compile("[ก-ฺเ-ๅ็-๎]{3,}")
# No number: Latin letters follow a zero that begins a word and are no unit, or a Thai zero stands
# right after one that is no sign of multiplication; neither is a part of a decimal number.
_LATIN_ZERO = re.compile(
    "(?<![0-9๐-๙A-Za-z])(?<![0-9๐-๙][.,])0"
    "(?=[a-z]{2}|[A-Z]{2})(?!(?:[ckm]m|[km]g|ml|[GMT]B)(?![A-Za-z]))"
    "|(?<=[A-WYZa-wyz])๐(?![.,]?[0-9๐-๙])"
    "|(?<=N)๐(?=[.])"
)
_THAI = re.compile("[ก-ฺเ-ๅ็-๎]")


def spell(reading: LineReading) -> tuple[Letter, ...]:
    """Return the letters of a reading, some changed so that more of them stand in words."""
    letters = list(reading.letters)
    for match in reversed(list(_RUN.finditer(reading.text))):
        first, last = match.span()
        run = letters[first:last]
        for _ in range(MOST_CHANGES):
            better = _best_change(reading, run)
            if better is None:
                break
            run = better
        letters[first:last] = _likelier(reading, run)
    return tuple(letters)


def spell_together(readings: Sequence[LineReading]) -> list[tuple[Letter, ...]]:
    """Return the letters of the parts of one text, which may be cut in the midst of a word."""
    starts = np.cumsum([0, *(len(reading.scores) for reading in readings)]).tolist()
    letters = tuple(
        replace(letter, frame=letter.frame + start)
        for reading, start in zip(readings, starts, strict=False)
        for letter in reading.letters
    )
    scores = np.concatenate([reading.scores for reading in readings])
    spelled = spell(LineReading(letters, scores, readings[0].classes))
    return [
        tuple(
            replace(letter, frame=letter.frame - start)
            for letter in spelled
            if start <= letter.frame < end
        )
        for start, end in itertools.pairwise(starts)
    ]


def _likelier(reading: LineReading, run: list[Letter]) -> list[Letter]:
    """Return a run of letters, those changed that make far likelier words.

    What is nearly as likely as another reading stays and is not certain any more.
    """
    if not word_costs():
        return run
    for _ in range(MOST_CHANGES):
        row = WordRow("".join(letter.text for letter in run))
        gains = [
            (row.cost - _changed_cost(row, change, price) - price, change)
            for change, price in _small_changes(reading, run)
        ]
        gain, change = max(gains, key=lambda pair: pair[0], default=(AS_LIKELY, None))
        if change is None or gain < LIKELIER:
            return _rated(run, gains)
        old = run[min(change.first, len(run) - 1)]
        sure = SPELLING_PROVED if gain >= MUCH_LIKELIER else SPELLING_GUESSED
        put = [Letter(text, old.place, sure, old.frame) for text in change.put]
        run = [*run[: change.first], *put, *run[change.end :]]
    return run


def _changed_cost(row: WordRow, change: SmallChange, price: float) -> float:
    """Return what a run costs with a change; nothing exact where the letters as read are proved."""
    # A little more than what proves them: that rounding does not bring back.
    most = row.cost - price - PROVED_BY_WORDS + ROUNDING
    return row.changed_cost(change.first, change.end, change.put, most)


def _rated(run: list[Letter], gains: Sequence[tuple[float, SmallChange]]) -> list[Letter]:
    """Return letters, those uncertain that another reading makes nearly as likely words with.

    Where any other one is far less likely, the words prove a letter that was hard to see.
    """
    doubtful = _uncovered("".join(letter.text for letter in run))
    most = [PROVED_BY_WORDS] * len(run)
    for gain, change in gains:
        for at in range(max(0, change.first - 1), min(change.end + 1, len(run))):
            most[at] = max(most[at], gain)
    rated = []
    for at, letter in enumerate(run):
        if most[at] > AS_LIKELY:
            letter = replace(letter, certainty=min(letter.certainty, SPELLING_GUESSED))
        elif most[at] <= PROVED_BY_WORDS and at not in doubtful:
            letter = replace(letter, certainty=max(letter.certainty, SPELLING_PROVED))
        rated.append(letter)
    return rated


def _small_changes(reading: LineReading, run: list[Letter]) -> Iterator[tuple[SmallChange, float]]:
    """Yield changes of one letter with their prices: how unlikely it is that one was misread."""
    alike = _lookalikes()
    carriers = alike["tones"]["above"] + alike["tones"]["bases"]
    for at, letter in enumerate(run):
        frame = reading.scores[letter.frame]
        for number in np.flatnonzero(frame >= LEAST_CHANCE).tolist():
            put = reading.classes[number - 1] if number else ""
            if put != letter.text and (not put or _THAI.fullmatch(put)):
                yield SmallChange(at, at + 1, put), _price(float(frame[number]))
        for put in alike["letters"].get(letter.text, ""):
            yield SmallChange(at, at + 1, put), ALIKE_PENALTY
        following = run[at + 1].frame if at + 1 < len(run) else letter.frame + 3
        between = reading.scores[letter.frame + 1 : following]
        chances = between.max(axis=0) if len(between) else np.zeros(len(frame), np.float32)
        toned = at + 1 < len(run) and run[at + 1].text in alike["tones"]["all"]
        for tone in alike["tones"]["lost"]:
            seen = float(chances[reading.classes.index(tone) + 1])
            if not toned and seen >= LEAST_CHANCE:
                yield SmallChange(at + 1, at + 1, tone), _price(seen)
            elif not toned and letter.text in carriers:
                yield SmallChange(at + 1, at + 1, tone), ALIKE_PENALTY


def _price(chance: float) -> float:
    return max(CHANCE_PENALTY, min(ALIKE_PENALTY, -math.log(chance)))


def without_latin_zeros(reading: LineReading) -> LineReading:
    """Return a reading with the letter O for zeros inside of Latin words: "0ct", "N๐."."""
    zeros = {match.start(): match[0] for match in _LATIN_ZERO.finditer(reading.text)}
    if not zeros or len(reading.text) != len(reading.letters):
        return reading
    letters = tuple(
        replace(letter, text="O" if letter.text == "0" else "o") if at in zeros else letter
        for at, letter in enumerate(reading.letters)
    )
    return replace(reading, letters=letters)


def find_uncertain(letters: Sequence[Letter]) -> list[tuple[int, int]]:
    """Return where letters stand that are not certain, or in no word: first and end of each."""
    text = "".join(letter.text for letter in letters)
    unsure = {
        at
        for at, letter in enumerate(letters)
        if letter.certainty < SPELLING_SURE
        and letter.text.isprintable()
        and letter.text not in " -•"
    }
    for match in _RUN.finditer(text):
        unsure |= {match.start() + at for at in _uncovered(match[0])}
    spans: list[tuple[int, int]] = []
    for at in sorted(unsure):
        first, end = max(0, at - SPELLING_CONTEXT), min(len(text), at + SPELLING_CONTEXT + 1)
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((first, end))
    return spans


def _best_change(reading: LineReading, run: list[Letter]) -> list[Letter] | None:
    text = "".join(letter.text for letter in run)
    doubtful = _uncovered(text)
    if not doubtful:
        return None
    cost = _cost(text)
    best: tuple[float, float, list[Letter]] | None = None
    for changed, chance in (*_changes(reading, run, doubtful), *_alike(run, doubtful)):
        gain = cost - _cost("".join(letter.text for letter in changed))
        least = LEAST_GAIN if chance else GAIN_OF_ALIKE
        if gain >= least and (best is None or (gain, chance) > best[:2]):
            best = gain, chance, changed
    return best[2] if best else None


def _changes(
    reading: LineReading, run: list[Letter], doubtful: set[int]
) -> Iterator[tuple[list[Letter], float]]:
    """Yield runs with one letter changed, left out or put in at a doubtful place; its chance."""
    near = {at + step for at in doubtful for step in REACH}
    for at, letter in enumerate(run):
        if at not in near:
            continue
        frame = reading.scores[letter.frame]
        for number in np.flatnonzero(frame >= LEAST_CHANCE).tolist():
            chance = float(frame[number])
            if number == 0:
                yield run[:at] + run[at + 1 :], chance
                continue
            other = reading.classes[number - 1]
            if other != letter.text and _THAI.fullmatch(other):
                changed = Letter(other, letter.place, SPELLING_PROVED, letter.frame)
                yield [*run[:at], changed, *run[at + 1 :]], chance
        following = run[at + 1].frame if at + 1 < len(run) else letter.frame + 3
        between = reading.scores[letter.frame + 1 : following]
        if not len(between):
            continue
        chances = between.max(axis=0)
        for number in np.flatnonzero(chances[1:] >= LEAST_CHANCE_BETWEEN).tolist():
            other = reading.classes[number]
            if other != letter.text and _THAI.fullmatch(other):
                frame_number = letter.frame + 1 + int(between[:, number + 1].argmax())
                put = Letter(other, letter.place, SPELLING_PROVED, frame_number)
                yield [*run[: at + 1], put, *run[at + 1 :]], float(chances[number + 1])


def _alike(run: list[Letter], doubtful: set[int]) -> Iterator[tuple[list[Letter], float]]:
    """Yield runs with a letter that looks like another one changed, or a lost tone put in."""
    alike = _lookalikes()
    near = {at + step for at in doubtful for step in REACH}
    for at, letter in enumerate(run):
        if at not in near:
            continue
        for other in alike["letters"].get(letter.text, ""):
            changed = Letter(other, letter.place, SPELLING_GUESSED, letter.frame)
            yield [*run[:at], changed, *run[at + 1 :]], 0.0
        if letter.text in alike["tones"]["above"]:
            for tone in alike["tones"]["lost"]:
                put = Letter(tone, letter.place, SPELLING_GUESSED, letter.frame)
                yield [*run[: at + 1], put, *run[at + 1 :]], 0.0


@cache
def _lookalikes() -> dict[str, dict[str, str]]:
    text = (files(__package__) / "lookalikes.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=4096)
def _cost(text: str) -> float:
    """Return how badly letters fall into words: fewer and longer words cost less."""
    return _cover(text)[0]


@lru_cache(maxsize=1024)
def _uncovered(text: str) -> set[int]:
    """Return the places of the letters that stand in no word, and of all in very short ones."""
    return set(_cover(text)[1])


def _cover(text: str) -> tuple[float, list[int]]:
    words = thai_words()
    costs = [0.0] * (len(text) + 1)
    steps = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        costs[end], steps[end] = costs[end - 1] + LETTER_COST, 1
        for length in range(2, min(end, LONGEST_WORD) + 1):
            price = WORD_COST if length > 2 else SHORT_WORD_COST
            if costs[end - length] + price < costs[end] and text[end - length : end] in words:
                costs[end], steps[end] = costs[end - length] + price, length
    single = []
    end = len(text)
    while end:
        if steps[end] == 1:
            single.append(end - 1)
        end -= steps[end]
    return costs[-1], single
