"""Damaged words: words of time with marks late, spaces inside, or letters lost."""

import re
from functools import cache, lru_cache

from ...knowledge import any_of
from .lexing import FACTS, WEEKDAYS, WORDS
from .months import FULL_NAMES

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_BASE = re.compile(f"[^{_MARKS} ]")
_ANY_MARK = re.compile(f"[{_MARKS}]")
_REPAIRABLE = sorted(
    {*FULL_NAMES, *(w for w in WORDS if len(w) > 3 and "." not in w), *FACTS["number_words"]}
)


@cache
def _damaged_words() -> re.Pattern[str]:
    """Return a pattern of the letters of every longer word, without marks and spaces, า for ำ.

    A pattern of whole words with marks and spaces anywhere takes 70 ms to compile, this one 3.
    """
    words = sorted(_REPAIRABLE, key=len, reverse=True)
    return re.compile("|".join(dict.fromkeys(re.escape(_bones(word)[0]) for word in words)))


@cache
def _words_by_bones() -> dict[tuple[str, str], str]:
    return {_bones(word): word for word in _REPAIRABLE}


def _bones(text: str) -> tuple[str, str]:
    even = text.replace("ำ", "า")
    return "".join(_BASE.findall(even)), "".join(sorted(_ANY_MARK.findall(even)))


@lru_cache(maxsize=4096)
def repair_words(text: str) -> str:
    """Return text with known words whole again, where all their letters and marks are there.

    A mark may stand late, a space may stand inside, and ำ may stand for า. A word with a mark too
    few or too many stays as it is.

    >>> repair_words("วนั ที่ 5 มนี ำคม"), repair_words("5 กนยายน")
    ('วันที่ 5 มีนาคม', '5 กนยายน')
    """
    even = text.replace("ำ", "า")
    bones = "".join(_BASE.findall(even))
    if _damaged_words().search(bones) is None:
        return text
    places = [found.start() for found in _BASE.finditer(even)]
    parts: list[str] = []
    done = 0
    for found in _damaged_words().finditer(bones):
        start, end = places[found.start()], places[found.end() - 1] + 1
        while _ANY_MARK.match(text, end):
            end += 1
        word = _words_by_bones().get(_bones(text[start:end]))
        parts += (text[done:start], text[start:end] if word is None else word)
        done = end
    return "".join((*parts, text[done:]))


# A shorter word with a letter less is too often another word.
_FEWEST_LETTERS = 6


@cache
def _words_with_letters_lost() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of whole and damaged words, and the word that each damaged one can be.

    Any of its marks may be lost, or one other letter, or one that sounds alike stands for it; what
    two words could be is neither.
    """
    words = {word for word in (*FULL_NAMES, *FACTS["losing_letters"], *WEEKDAYS)}
    words = {word for word in words if len(word) >= _FEWEST_LETTERS}
    origins: dict[str, set[str]] = {}
    for word in words:
        for damaged in _with_marks_lost(word) | _with_letter_lost(word) | _with_homophone(word):
            origins.setdefault(damaged, set()).add(word)
    known = words | set(WORDS)
    sure = {bad: min(of) for bad, of in origins.items() if len(of) == 1 and bad not in known}
    by_letter: dict[str, list[str]] = {}
    for word in sorted({*known, *sure}):
        by_letter.setdefault(word[0], []).append(word[1:])
    # At each place of a text the words of one letter are tried, not all five hundred.
    return re.compile(
        "|".join(f"{re.escape(a)}(?:{any_of(b)})" for a, b in by_letter.items())
    ), sure


def _with_marks_lost(word: str) -> set[str]:
    forms = {""}
    for letter in word:
        kept = {form + letter for form in forms}
        forms = kept | forms if _ANY_MARK.match(letter) else kept
    return forms


def _with_homophone(word: str) -> set[str]:
    return {
        word[:at] + other + word[at + 1 :]
        for at, letter in enumerate(word)
        for group in FACTS["homophones"]
        if letter in group
        for other in group
    }


def _with_letter_lost(word: str) -> set[str]:
    # What stands where the first letter was may be what it turned into ("6ิงหาคม").
    return {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def repair_lost_letters(text: str) -> str:
    """Return text with the letters put right that only one word of time can have lost.

    >>> repair_lost_letters("15 กนยายน 2565"), repair_lost_letters("ปีงบประมา 2565")
    ('15 กันยายน 2565', 'ปีงบประมาณ 2565')
    """
    pattern, sure = _words_with_letters_lost()
    return pattern.sub(lambda found: sure.get(found[0], found[0]), text)
