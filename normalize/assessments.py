"""The total score and grade of an assessment, as a paragraph prints them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .facts import Paragraph, assessed_year, prose_words
from .ita import all_grade_names
from .wording import ascii_digits, fold

_NUMBER = re.compile(r"(?<![\d.,/])(\d{1,3}(?:\.\d{1,2})?)(?![\d,/]|\.\d)")
_YEARS = re.compile(r"(?:พ\.ศ\.|ปี(?:งบประมาณ)?)\s*\d{2,4}")


@dataclass(frozen=True, slots=True)
class FoundScore:
    """A total score in a text.

    Attributes:
        score: the number.
        raw: as printed.
        paragraph: where it stands.
        start: offset in the paragraph.
        strength: how plainly the words before it say that it is the total.
        year: year of the assessment where the passage prints one.
    """

    score: Decimal
    raw: str
    paragraph: Paragraph
    start: int
    strength: int
    year: int | None


def find_total(paragraphs: Sequence[Paragraph]) -> tuple[FoundScore | None, list[FoundScore]]:
    """Return the total score that the text prints, and other numbers that could be it as well."""
    found = [score for paragraph in paragraphs for score in _scores(paragraph)]
    if not found:
        return None, []
    best = max(found, key=lambda score: score.strength)
    rivals = [
        score for score in found if score.strength == best.strength and score.score != best.score
    ]
    return best, rivals


def find_grade(total: FoundScore | None, paragraphs: Sequence[Paragraph]) -> str | None:
    """Return the grade or level that stands with the total score, as printed."""
    if total is not None:
        text = total.paragraph.text
        after = _grade_in(text[total.start :])
        return after or _grade_in(text[: total.start])
    return None


def _scores(paragraph: Paragraph) -> list[FoundScore]:
    text = ascii_digits(paragraph.text)
    masked = _YEARS.sub(lambda found: " " * len(found[0]), text)
    scores = []
    for found in _NUMBER.finditer(masked):
        number = Decimal(found[1])
        if not 0 < number <= 100:
            continue
        strength = _strength(masked[: found.start()], masked[found.end() :], found[1])
        if strength:
            year = assessed_year(paragraph.text[: found.start()], None)
            raw = paragraph.text[found.start() : found.end()]
            scores.append(FoundScore(number, raw, paragraph, found.start(), strength, year))
    return scores


def _strength(before: str, after: str, number: str) -> int:
    """Return how plainly the words around a number say that it is the total score; 0 not at all."""
    lead = fold(before[-80:])
    unit = fold(after[:20]).startswith("คะแนน")
    if _ends_with(lead, _folded("score_not")) or fold(after[:12]).startswith("ขึ้นไป"):
        return 0
    near = lead
    linked = True
    while linked:
        linked = False
        for word in _folded("score_links"):
            if word and near.endswith(word):
                near = near.removesuffix(word)
                linked = True
                break
    near = near.rstrip("(")
    if _ends_with(near, _folded("score_not")):
        return 0
    direct = _ends_with(near, _folded("score_leads")) or _ends_with(lead, _folded("score_leads"))
    about = any(word in lead for word in _folded("score_leads"))
    decimal = "." in number
    if not (direct or (about and unit)):
        return 0
    total = any(word in lead[-40:] for word in ("รวม", "เฉลี่ย"))
    result = 1 + 2 * direct + 2 * decimal + unit + total
    return result if decimal or unit else 0


def _ends_with(text: str, words: Sequence[str]) -> bool:
    return any(text.endswith(word) for word in words)


@cache
def _folded(key: str) -> tuple[str, ...]:
    return tuple(sorted(map(fold, prose_words()[key]), key=len, reverse=True))


@cache
def _grade_pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, all_grade_names()))
    leads = "|".join(
        r"\s*".join(map(re.escape, word))
        for word in sorted(prose_words()["grade_leads"], key=len)[::-1]
    )
    quotes = r"[\s\"'“”‘’(:=]*"
    return re.compile(
        rf"(?:{leads}){quotes}(?:ระดับ|เกรด)?{quotes}(?P<grade>(?:{names}))(?![A-Za-z])",
        re.IGNORECASE,
    )


def _grade_in(text: str) -> str | None:
    found = _grade_pattern().search(text)
    if found is None:
        return None
    grade = found["grade"]
    if grade.isascii() and grade != grade.upper():
        return None
    return grade
