"""Headers: what a printed column heading says, by the wordings that a profile lists."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..knowledge import load
from ..wording import fold, skeleton
from .profile import KEPT_FIELDS, FieldHeaders, Profile
from .tolerances import (
    HEADER_SCORES_LISTED,
    HEADER_SCORES_STEM,
    HEADER_SCORES_WEAK,
    LISTED_MARKS_LOST,
    NAMED_AMONG_OTHERS,
)

_FISCAL_YEAR = skeleton(load("column_words")["fiscal_year"])
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SEPARATORS = re.compile("[/,]|และ|หรือ|-")
_TRANSLATION = re.compile(r"(?<=[\u0e00-\u0e7f])\s+(?=.*[a-z])[A-Za-z][\x20-\x7e]*$")  # no "ITA"


def score_fields(levels: Sequence[str], profile: Profile) -> Mapping[str, float]:
    """Return how sure each field is for one column's header."""
    return _score_fields(tuple(levels), profile)


@lru_cache(maxsize=2048)
def _score_fields(levels: tuple[str, ...], profile: Profile) -> Mapping[str, float]:
    texts = [" ".join(levels), *reversed(levels)] if len(levels) > 1 else list(levels)
    scores: dict[str, float] = {}
    for rank, text in enumerate(texts):
        for column in profile.columns:
            # A level alone says less than the whole header.
            score = score_header(text, column) * (1.0 if rank == 0 else 0.9)
            if score > scores.get(column.field, 0.0):
                scores[column.field] = score
    return scores


def tell_apart(
    headings: Sequence[Sequence[str]], scores: Sequence[Mapping[str, float]], profile: Profile
) -> list[Mapping[str, float]]:
    """Return the scores of columns without what is said by a heading above several of them alone.

    It says it of the others, where the own heading of a column names what no record has a field
    for: "งบประมาณ" above "จัดสรร" and "เบิกจ่ายแล้ว".

    Args:
        headings: of each column, its texts from top to bottom.
        scores: of each column, how sure each field is.
        profile: whose wordings are looked for.
    """
    own = [_score_fields((levels[-1],), profile) if len(levels) > 1 else {} for levels in headings]
    result = list(scores)
    for index, levels in enumerate(headings):
        if not own[index] or max(own[index], key=lambda field: own[index][field]) != "extra":
            continue
        beside = [
            scores[other]
            for other, theirs in enumerate(headings)
            if other != index and theirs[:-1] == levels[:-1] and "extra" not in own[other]
        ]
        common = {field for theirs in beside for field in theirs} - own[index].keys()
        result[index] = {f: score for f, score in scores[index].items() if f not in common}
    return result


def find_kind(levels: Sequence[str], profile: Profile) -> FieldHeaders | None:
    """Return the column of one's own whose values have a kind that a header means most surely."""
    typed = [column for column in profile.columns if column.kind]
    texts = [" ".join(levels), *levels]
    scored = [max(score_header(text, column) for text in texts) for column in typed]
    best = max(scored, default=0.0)
    return typed[scored.index(best)] if best else None


def is_wording(text: str, profile: Profile) -> bool:
    """Return whether a text is, whole, one of the wordings that a profile lists for its columns."""
    return any(_score_whole(text, column) for column in profile.columns)


@lru_cache(maxsize=4096)
def score_header(text: str, column: FieldHeaders) -> float:
    """Return how sure a printed header means a field, 0 to 1."""
    bare = _BRACKETS.sub("", text)
    translation = _TRANSLATION.search(bare.rstrip())
    parts = (bare[: translation.start()], translation.group()) if translation else ()
    for candidate in dict.fromkeys((text, bare, *parts)):
        score = _score_whole(candidate, column)
        if score:
            return score
    named = [part for part in _SEPARATORS.split(bare) if part.strip()]
    scores = [_score_whole(part, column) for part in named]
    if len(named) > 1 and all(scores):
        return LISTED_MARKS_LOST * sum(scores) / len(scores)
    if len(named) > 1 and max(scores) >= LISTED_MARKS_LOST and column.field not in KEPT_FIELDS:
        return NAMED_AMONG_OTHERS
    key = skeleton(bare)
    without_years = key.replace(_FISCAL_YEAR, " ")  # it names no budget
    found = [skeleton(stem) for stem in column.stems if skeleton(stem) in without_years]
    if not found:
        return 0.0
    longest = max(found, key=len)
    return HEADER_SCORES_STEM + 0.35 * len(longest) / len(key) + 0.05 * key.startswith(longest)


def _score_whole(text: str, column: FieldHeaders) -> float:
    folded, bones = fold(text).strip(":.*"), skeleton(text).strip(":.*")
    if not folded:
        return 0.0
    if folded in _folded(column.headers):
        return HEADER_SCORES_LISTED
    if bones in _bones(column.headers):
        return LISTED_MARKS_LOST
    return HEADER_SCORES_WEAK if bones in _bones(column.weak) else 0.0


@lru_cache(maxsize=512)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


@lru_cache(maxsize=512)
def _bones(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(skeleton, words))
