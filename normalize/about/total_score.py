"""The total score and grade of an assessment, as a paragraph prints them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ...models import Agency
from ..grades import grade_in, grade_pattern
from ..ita import all_indicator_names
from ..knowledge import load
from ..wording import ascii_digits, fold
from .agencies import mentions
from .agency_aliases import is_other_body
from .fiscal_year import assessed_year
from .paragraphs import Paragraph
from .tolerances import LARGEST_INDENT_EM, TOTAL_SCORE_GRADED, TOTAL_SCORE_LEAST, TOTAL_SCORE_PLAIN

_WORDS = load("prose")
_NUMBER = re.compile(r"(?<![\d.,/])(\d{1,3}(?:\.\d{1,2})?)(?![\d,/]|\.\d)")
# A time of day, or the first of two: "16.30 น.", "16.30 - 17.00 น.".
_TIME = re.compile(r"\d{1,2}\.\d\d(?:\s*[-–—]\s*\d{1,2}\.\d\d)?\s*น\.")
# A line that ended with a number, and the number of the next clause.
_CLAUSE = re.compile(r"\d\.\d\d\s+$")
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


def find_total(
    paragraphs: Sequence[Paragraph], title: str | None = None, agency: Agency | None = None
) -> tuple[FoundScore | None, list[FoundScore]]:
    """Return the total score that the text prints, and other numbers that could be it as well.

    Of scores that are printed for several years the latest year's counts. Where nothing speaks of
    an assessment of integrity, only scores that stand with a grade or "คะแนน" count.

    Args:
        paragraphs: of the document.
        title: of the document.
        agency: whose score it would be.
    """
    least = TOTAL_SCORE_PLAIN if _speaks_of_assessment(paragraphs, title) else TOTAL_SCORE_GRADED
    before = [None, *paragraphs]
    others = {id(paragraph) for paragraph in _below_others(paragraphs)}
    found = [
        score
        for last, paragraph in zip(before, paragraphs, strict=False)
        if id(paragraph) not in others
        for score in _scores(paragraph, _text_before(last, paragraph, title), agency)
        if score.strength >= least
    ]
    if not found:
        return None, []
    strongest = max(score.strength for score in found)
    plain = [score for score in found if score.strength >= strongest - 1]
    latest = max((score.year or 0) for score in plain)
    plain = [score for score in plain if (score.year or latest) == latest]
    best = max(plain, key=lambda score: score.strength)
    rivals = [s for s in plain if s.strength == best.strength and s.score != best.score]
    return best, rivals


def _speaks_of_assessment(paragraphs: Sequence[Paragraph], title: str | None) -> bool:
    texts = [title or "", *(paragraph.text for paragraph in paragraphs)]
    words = _folded("assessment_words")
    return any(word in text for text in map(fold, texts) for word in words)


def find_grade(total: FoundScore | None) -> str | None:
    """Return the grade or level that stands with the total score, as printed."""
    if total is None:
        return None
    text = total.paragraph.text
    return grade_in(text[total.start :]) or grade_in(text[: total.start])


def _text_before(last: Paragraph | None, paragraph: Paragraph, title: str | None) -> str:
    """Return the text that a paragraph may continue: a short line may end in a sentence."""
    if last is None or last.page != paragraph.page or fold(last.text) in fold(title or ""):
        return ""
    above, below = last.lines[-1], paragraph.lines[0]
    is_near = below.box.top - above.box.bottom <= below.size
    is_centred = above.box.x0 > below.box.x0 + LARGEST_INDENT_EM * below.size
    return last.text if is_near and not is_centred else ""


def _scores(paragraph: Paragraph, above: str, agency: Agency | None) -> list[FoundScore]:
    """Return the numbers of a paragraph that may be the total score.

    Args:
        paragraph: to look at.
        above: text of the one before it.
        agency: whose score it would be.
    """
    text = ascii_digits(paragraph.text)
    masked = _YEARS.sub(lambda found: " " * len(found[0]), text)
    scores = []
    clause = 0
    for found in _NUMBER.finditer(masked):
        number = Decimal(found[1])
        if not TOTAL_SCORE_LEAST <= number <= 100:
            continue
        if _TIME.match(masked, found.start()) or _is_list_number(masked, found):
            continue
        strength = _strength(masked[: found.start()], masked[found.end() :], found[1])
        if not strength or _tells_of_others(masked[clause : found.end() + 40]):
            continue
        if _is_of_agency(above, masked[: found.start()], agency):
            year = assessed_year(paragraph.text[clause : found.start()])
            raw = paragraph.text[found.start() : found.end()]
            scores.append(FoundScore(number, raw, paragraph, found.start(), strength, year))
            clause = found.end()
    return scores


def _is_of_agency(above: str, before: str, agency: Agency | None) -> bool:
    """Return whether what stands before a score lets it be the agency's.

    It does where nothing but words for scores stands there, where the assessment is spoken of,
    or the agency itself; not where the last body that is named is another one.

    Args:
        above: the paragraph before.
        before: the paragraph up to the number.
        agency: whose score it would be.
    """
    named = list(mentions(before))
    if named and agency is not None and is_other_body(agency, named[-1]):
        return False
    if named or _is_bare(fold(grade_pattern().sub("", _YEARS.sub("", before)))):
        return True
    folded = fold(above + before)
    subjects = (*_folded("integrity_subjects"), *_folded("score_subjects"))
    return any(word in folded for word in subjects)


def _is_bare(lead: str) -> bool:
    """Return whether only words for scores, and words between them, stand before a number."""
    return _scoring_words().sub("", lead) == ""


def _is_part(lead: str) -> bool:
    """Return whether a score is that of an indicator or an instrument, which is named before it."""
    parts = (*_folded("score_parts"), *map(fold, all_indicator_names()))
    last = max((lead.rfind(word) + len(word) for word in parts if word in lead), default=-1)
    totals = (*_WORDS["total_words"], _WORDS["as_a_whole"])
    return last >= 0 and not any(word in lead[last:] for word in totals)


def _is_list_number(text: str, found: re.Match[str]) -> bool:
    """Return whether a number heads a clause: it is first, or follows a number's full stop."""
    return not text[: found.start()].strip() or bool(_CLAUSE.search(text[: found.start()]))


def _tells_of_others(sentence: str) -> bool:
    """Return whether a sentence gives the score of other agencies, or of something else."""
    folded = fold(sentence)
    return any(word in folded for word in _of_others())


@cache
def _of_others() -> tuple[str, ...]:
    return (*_folded("score_of_others"), *_folded("other_assessments"))


def _below_others(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs where the last words about an assessment are those of another one."""
    is_other = False
    for paragraph in paragraphs:
        folded = fold(paragraph.text)
        if any(word in folded for word in _folded("integrity_subjects")):
            is_other = False
        elif any(word in folded for word in _folded("other_assessments")):
            is_other = True
        if is_other:
            yield paragraph


def _strength(before: str, after: str, number: str) -> int:
    """Return how plainly the words around a number say that it is the total score; 0 not at all."""
    lead, following = fold(before[-80:]), fold(after[:40])
    unit = following.startswith(_WORDS["score_unit"])
    about = any(word in lead for word in _folded("score_leads"))
    if not (about or unit):  # most numbers of a page
        return 0
    if following.startswith(_folded("other_units")):
        return 0
    if following.removeprefix(_WORDS["score_unit"]).startswith(_WORDS["score_from"]):
        return 0
    if any(word in lead[-30:] for word in (*_folded("score_changes"), *_folded("score_wished"))):
        return 0
    if _is_part(lead):
        return 0
    near = _without_links(lead)
    if near.endswith(_folded("score_not")) or lead.endswith(_folded("score_not")):
        return 0
    direct = near.endswith(_folded("score_leads")) or lead.endswith(_folded("score_leads"))
    percent = near.endswith(_folded("score_leads")) and lead.endswith(_WORDS["share"])
    graded = grade_in(after[:60]) is not None
    if not ("." in number or unit or graded or percent):
        return 0
    total = any(word in lead[-40:] for word in _WORDS["total_words"])
    strength = 2 * direct + 2 * ("." in number or percent) + unit + total + about + 3 * graded
    return strength if strength >= TOTAL_SCORE_PLAIN else 0


def _without_links(lead: str) -> str:
    """Return words before a number without those that only link it to its noun."""
    links = _folded("score_links")
    while True:
        word = next((word for word in links if lead.endswith(word)), "")
        if not word:
            return lead.rstrip("(")
        lead = lead.removesuffix(word)


@cache
def _folded(key: str) -> tuple[str, ...]:
    return tuple(sorted(map(fold, load("prose")[key]), key=len, reverse=True))


@cache
def _scoring_words() -> re.Pattern[str]:
    """Return the pattern of what may stand before a total score and tells of nothing else."""
    keys = ("score_leads", "score_links", "score_between")
    words = sorted((word for key in keys for word in _folded(key)), key=len, reverse=True)
    return re.compile(rf"{'|'.join(map(re.escape, words))}|[\d.,:()]")
