"""Lexing: a folded cell as kinds of tokens, one letter each, so that a rule is a short pattern.

``n`` number, ``M`` month, ``L`` month that lost its vowel, ``T`` clock time, ``w`` weekday; ``-`` a
dash, ``t`` ถึง, ``/ . , ' ( )`` themselves, ``&`` และ; the letters of other words are in
``WORD_KINDS``; ``x`` is what no rule knows, and no rule consumes it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ...knowledge import any_of, load
from .months import LOST_VOWEL_PATTERN, MONTH_PATTERN

FACTS: Mapping[str, Any] = load("time_words")
WEEKDAYS: dict[str, int] = FACTS["weekdays"]
_WEEKDAY_LETTERS: dict[str, int] = FACTS["weekday_abbreviations"]
_CLOCK_LABEL: str = FACTS["clock"]["label"]
_OCLOCK = any_of(FACTS["clock"]["oclock"])
WORD_KINDS = {
    "day_mark": "d",
    "month_mark": "m",
    "part_of_month": "a",
    "era_buddhist": "b",
    "era_christian": "c",
    "year_mark": "y",
    "fiscal_mark": "f",
    "academic_mark": "x",
    "from_mark": "F",
    "to_mark": "t",
    "until_mark": "i",
    "onward_mark": "o",
    "end_mark": "z",
    "all_through": "A",
    "quarter_mark": "q",
    "half_mark": "H",
    "round_mark": "R",
    "first": "g",
    "later": "h",
    "last": "s",
    "span_mark": "r",
    "days": "u",
    "working_days": "U",
    "weeks": "W",
    "binding": "k",
    "and": "&",
    "filler": "e",
}
WORDS = {word: letter for name, letter in WORD_KINDS.items() for word in FACTS[name]}


def _spaced(letters: Sequence[str]) -> str:
    """Return the pattern of an era whose two letters may stand apart ("พ . ศ.")."""
    first, second = letters
    return rf"{first} ?\.? ?{second} ?\.?(?![ก-๎])"


def _token_pattern() -> re.Pattern[str]:
    words = any_of(WORDS)
    before, after = FACTS["weekday_marks"]["before"], FACTS["weekday_marks"]["after"]
    weekdays = any_of(WEEKDAYS)
    label = rf"(?:{_CLOCK_LABEL} ?)?"
    clock = rf"{label}\d{{1,2}}[.:]\d{{2}} ?(?:{_OCLOCK})(?![ก-ฮ])|{label}\d{{1,2}}:\d{{2}}(?!\d)"
    return re.compile(
        rf"(?P<T>{clock})|(?P<n>\d+)|(?P<M>{MONTH_PATTERN})|(?P<L>{LOST_VOWEL_PATTERN})"
        rf"|(?P<w>{before} ?(?:{weekdays})(?: ?{after})?"
        rf"|(?:{any_of(_WEEKDAY_LETTERS)}|(?:{weekdays})(?: ?{after})?)(?= ?(?:\d|$|\))))"
        rf"|(?P<b>{_spaced(FACTS['spaced_eras']['b'])})|(?P<c>{_spaced(FACTS['spaced_eras']['c'])})"
        rf"|(?P<q>Q(?=\d|$))"
        rf"|(?P<word>{words})|(?P<sign>[-/.,'()])|(?P<x>[^ ])"
    )


_TOKEN = _token_pattern()


class Lexed(NamedTuple):
    """A cell as tokens.

    Attributes:
        kinds: one letter for each token.
        texts: their texts.
    """

    kinds: str
    texts: list[str]


def lex(text: str) -> Lexed:
    """Return the tokens of a folded cell, spaces left out.

    >>> lex("1 มี.ค. - 5 เม.ย. พ.ศ. 2565").kinds
    'nM-nMbn'
    """
    if _CLOCK.search(text):
        kinds_of_all, words_of_all = _lex_words(text)
        return Lexed(kinds_of_all, list(words_of_all))
    kinds: list[str] = []
    texts: list[str] = []
    for at, part in enumerate(_DIGITS.split(text)):
        if at % 2:
            kinds.append("n")
            texts.append(part)
        elif part and part != " ":
            more, words = _lex_words(part)
            kinds.append(more)
            texts += words
    return Lexed("".join(kinds), texts)


def begins_unknown(text: str) -> bool:
    """Return whether no rule knows how a folded cell begins: most cells are no times.

    >>> begins_unknown("จัดทำคู่มือ 1 มี.ค."), begins_unknown("1 มี.ค."), begins_unknown("")
    (True, False, False)
    """
    first = _TOKEN.search(text)
    return first is not None and first.lastgroup == "x"


# Only a clock time goes across digits and words; the words between digits come again and again.
_CLOCK = re.compile(rf"[.:]\d\d ?(?:{_OCLOCK})|\d:\d|{_CLOCK_LABEL}")
_DIGITS = re.compile(r"(\d+)")


@lru_cache(maxsize=8192)
def _lex_words(text: str) -> tuple[str, tuple[str, ...]]:
    kinds: list[str] = []
    texts: list[str] = []
    for found in _TOKEN.finditer(text):
        kind, token = found.lastgroup or "x", found[0]
        if kind == "word":
            kind = WORDS[token]
        elif kind == "sign":
            kind = token
        if kind != " ":
            kinds.append(kind)
            texts.append(token)
    return "".join(kinds), tuple(texts)


# "ของเดือน มี.ค.", "ในปีงบประมาณ": said before a month, a quarter or a year, and nothing else.
_FILLER = re.compile("e+(?=[fqHML]|m?a?m?[ML]|y[bc']*n|[bc]'?n)")
_BRACKETED = re.compile(r"\([^()]+\)")
# One date, with its weekday behind it: "16 พ.ค. 68 (ศ.)".
_DATED = re.compile("d?nm?M(?:y?[bc]?n)?")
# "15-มี.ค.-65" and "มี.ค.-65", as spreadsheets show dates.
_JOINED = re.compile("n([-/])M\\1n|M[-/]n")


def trim(tokens: Lexed) -> Lexed:
    """Return tokens without brackets around all, a last full stop, joining dashes and fillers.

    >>> trim(lex("15-มี.ค.-65")).kinds, trim(lex("(มี.ค. 65)")).kinds, trim(lex("มี.ค. - 15")).kinds
    ('nMn', 'Mn', 'M-n')
    """
    kinds, texts = tokens
    if kinds.endswith("n."):
        kinds, texts = kinds[:-1], texts[:-1]
    if kinds.endswith("(w)") and _DATED.fullmatch(kinds[:-3]):
        kinds, texts = f"w{kinds[:-3]}", [texts[-2], *texts[:-3]]
    if _BRACKETED.fullmatch(kinds):
        kinds, texts = kinds[1:-1], texts[1:-1]
    if _JOINED.fullmatch(kinds) and (len(kinds) > 3 or int(texts[-1]) > 31):
        kinds, texts = _without(kinds, texts, {at for at, k in enumerate(kinds) if k in "-/"})
    if "e" in kinds:
        fillers = {at for found in _FILLER.finditer(kinds) for at in range(*found.span())}
        kinds, texts = _without(kinds, texts, fillers)
    return Lexed(kinds, texts)


def _without(kinds: str, texts: list[str], places: set[int]) -> Lexed:
    kept = [at for at in range(len(kinds)) if at not in places]
    return Lexed("".join(kinds[at] for at in kept), [texts[at] for at in kept])


def weekday_number(text: str) -> int:
    """Return the day of the week that a token names, from Monday as 0.

    >>> weekday_number("วันศุกร์ที่"), weekday_number("พฤ.")
    (4, 3)
    """
    short = _WEEKDAY_LETTERS.get(text.strip())
    return next(n for name, n in WEEKDAYS.items() if name in text) if short is None else short
