"""Which of a few letters a glyph is: of those it is drawn like, the one that makes words."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from ..fonts.known_shapes import Candidate
from ..thai import MARKS
from .looks import is_same_look, may_be_digit, surest
from .tolerances import (
    AS_NEAR,
    BLUR,
    CHOOSING_LETTERS_FARTHEST,
    CHOOSING_LETTERS_WITHIN,
    CLEAR_PARTS,
    CLEAR_SHAPE,
    CLEAR_VOTES,
    LIKE_DIGIT,
    LIKE_NOTHING,
    LONGEST_WORD,
    MOST_CONTEXTS,
    MUCH_COMMONER,
    MUCH_FARTHER,
)
from .words import longest_word_at, thai_words, word_counts


def choose_letters(
    texts: Sequence[str],
    candidates: Mapping[str, Sequence[Candidate]],
    guesses: Mapping[str, str],
    settled: Container[str] = (),
) -> dict[str, tuple[str, str]]:
    """Return private letter -> (letter, evidence) where words or the outline make it certain.

    Digits are never chosen by words: a glyph that may be a digit is one when it stands among
    digits and no other digit is near, and a letter never is when it stands among digits.

    Args:
        texts: lines with private letters.
        candidates: letters that each private letter is drawn like, the nearest first.
        guesses: what each is taken for while others are looked at.
        settled: those whose guess was chosen already.
    """
    contexts = _contexts(texts, candidates)
    found: dict[str, tuple[str, str]] = {}
    for letter, options in candidates.items():
        near = [
            one
            for one in options
            if one.distance + BLUR <= CHOOSING_LETTERS_WITHIN * (options[0].distance + BLUR)
            and one.distance <= CHOOSING_LETTERS_FARTHEST
        ]
        chosen = _choose(letter, near, contexts.get(letter, []), guesses, settled) if near else None
        if chosen is not None:
            found[letter] = chosen
    return found


def _contexts(
    texts: Sequence[str], candidates: Mapping[str, object]
) -> dict[str, list[tuple[str, int]]]:
    """Return private letter -> the texts around its uses and its place in them, each text once."""
    contexts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    for text in texts:
        for place, letter in enumerate(text):
            if letter in candidates and len(contexts[letter]) < MOST_CONTEXTS:
                low = max(0, place - LONGEST_WORD)
                use = (text[low : place + LONGEST_WORD], place - low)
                if use not in seen:
                    seen.add(use)
                    contexts[letter].append(use)
    return contexts


def _choose(
    letter: str,
    near: Sequence[Candidate],
    uses: Sequence[tuple[str, int]],
    guesses: Mapping[str, str],
    settled: Container[str],
) -> tuple[str, str] | None:
    first = near[0]
    kinds = _neighbour_kinds(uses, guesses, settled)
    in_words = kinds["thai"] + kinds["latin"]
    in_number = kinds["digit"] > in_words
    digits = [one for one in near if one.letter.isdecimal()]
    if in_number:
        return _choose_digit(near, digits, is_number=not in_words)
    letters = [one for one in near if not one.letter.isdecimal()]
    if first.letter.isdecimal() and not (letters and in_words):
        return None
    main = "thai" if kinds["thai"] >= kinds["latin"] else "latin"
    is_sign = _kind(first.letter) == "sign" or kinds[main] <= kinds["sign"]
    wanted = (main, "sign") if is_sign else (main,)
    letters = [one for one in letters if _kind(one.letter) in wanted]
    if main == "latin" and letters and may_be_digit(letters[0].letter):
        nearest = letters[0]
        letters.sort(key=lambda one: _fits_case(one, nearest, kinds))
    if not letters:
        return None
    votes = _votes(letter, letters, uses, guesses)
    ranked = votes.most_common(2)
    if ranked:
        best, count = ranked[0]
        rivals = ranked[1][1] if len(ranked) > 1 else 0
        away = next(one.distance for one in letters if one.letter == best) + BLUR
        is_near = len(best) > 1 and away <= AS_NEAR * (letters[0].distance + BLUR)
        if count >= CLEAR_VOTES * rivals and (count >= 2 or (is_near and not rivals)):
            return best, f"{count} of {len(uses)} uses stand in a word with it"
        if best != letters[0].letter:
            return None
    if letters[0].distance > LIKE_NOTHING:
        return None
    if letters[0].distance + BLUR > MUCH_FARTHER * (first.distance + BLUR):
        return None
    is_alone = all(is_same_look(one.letter, letters[0].letter) for one in letters)
    if is_alone or surest(letters) >= CLEAR_SHAPE or (ranked and ranked[0][1] >= 1):
        return letters[0].letter, "it is drawn like no other letter"
    return None


def _choose_digit(
    near: Sequence[Candidate], digits: Sequence[Candidate], *, is_number: bool
) -> tuple[str, str] | None:
    """Return the digit of a glyph that stands among digits, None when two are near.

    Args:
        near: what it is drawn like.
        digits: those among them.
        is_number: it stands nowhere beside letters, so that it is none.
    """
    if not digits:
        return None
    if not is_same_look(near[0].letter, digits[0].letter):
        reach = LIKE_DIGIT * (near[0].distance + BLUR)
        is_left = near[0].letter.isalpha() and len(digits) == 1
        if not (is_number and is_left and digits[0].distance + BLUR <= reach):
            return None
    if surest(digits) < CHOOSING_LETTERS_WITHIN / 2 and len({one.letter for one in digits}) > 1:
        return None
    return digits[0].letter, "it stands among digits and is drawn like no other one"


def _kind(letter: str) -> str:
    if letter.isdecimal():
        return "digit"
    if "\u0e01" <= letter <= "\u0e5b":
        return "thai"
    return "latin" if letter.isalpha() else "sign"


def _fits_case(one: Candidate, first: Candidate, kinds: Mapping[str, int]) -> tuple[bool, float]:
    """Return a key that puts I and O first among capitals, l and o among small letters."""
    alike = is_same_look(one.letter, first.letter)
    fits = one.letter.isupper() == (2 * kinds["capital"] > kinds["latin"])
    return not (alike and fits), one.distance


def _neighbour_kinds(
    uses: Sequence[tuple[str, int]], guesses: Mapping[str, str], settled: Container[str]
) -> Counter[str]:
    """Return how often letters of each script, or digits, stand beside a private letter."""
    kinds: Counter[str] = Counter()
    for text, place in uses:
        for neighbour in (text[place - 1 : place] if place else "", text[place + 1 : place + 2]):
            told = guesses.get(neighbour, neighbour)
            if neighbour in guesses and neighbour not in settled:
                continue
            if told and told != " ":
                kinds[_kind(told)] += 1
                kinds["capital"] += told.isupper()
    return kinds


def _votes(
    letter: str,
    letters: Sequence[Candidate],
    uses: Sequence[tuple[str, int]],
    guesses: Mapping[str, str],
) -> Counter[str]:
    """Return candidate -> the number of uses in which it alone makes the longest word."""
    votes: Counter[str] = Counter()
    words = thai_words()
    for text, place in uses:
        before = "".join(guesses.get(one, one) for one in text[:place])
        after = "".join(guesses.get(one, one) for one in text[place + 1 :])
        start = max((i + 1 for i, one in enumerate(before) if not _is_in_word(one)), default=0)
        end = next((i for i, one in enumerate(after) if not _is_in_word(one)), len(after))
        found = {
            one.letter: longest_word_at(
                before[start:] + one.letter + after[:end], len(before) - start, words
            )
            for one in letters
        }
        longest = max(map(len, found.values()))
        winners = [one for one, word in found.items() if len(word) == longest]
        if longest > 2 and len(winners) > 1 and all(len(one) > 1 for one in winners):
            alike = CLEAR_PARTS * (letters[0].distance + BLUR)
            near = [one.letter for one in letters if one.distance + BLUR <= alike]
            winners = _commonest([one for one in winners if one in near] or winners, found)
        if longest > 2 and len(winners) == 1:
            votes[winners[0]] += 1
    return votes


def _commonest(joined: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """Return of joined letters the one whose word is far commoner than those of all others."""
    if len(joined) == 1:
        return list(joined)
    counts = word_counts()
    ranked = sorted(joined, key=lambda one: -counts.get(words[one], 0))
    first, second = (counts.get(words[one], 0) for one in ranked[:2])
    return ranked[:1] if first >= MUCH_COMMONER * max(second, 1) else ranked


def _is_in_word(letter: str) -> bool:
    return "\u0e01" <= letter <= "\u0e4e" or letter in MARKS
