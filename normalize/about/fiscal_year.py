"""The fiscal year of a document, from its title, its paragraphs and its headers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...models import FiscalYear
from ..knowledge import any_of, load
from ..values.kinds import parse_value
from ..values.times.years import BUDDHIST_YEARS
from ..wording import ascii_digits, fold
from .tolerances import NAME_OF_LAW

_WORDS = load("prose")
_REVISION = re.compile(rf"(?:^|[\s(,])(?:{any_of(_WORDS['dated_by_revision'])})\s*$")
_BUDGET: str = _WORDS["budget"]
_YEAR = re.compile(
    r"(?P<lead>(?:ประจำ)?ปีงบประมาณ|(?:ประจำ)?ปีงบ|(?:ประจำ)?ปี|พ\.\s?ศ\.|พุทธศักราช|fy)"
    r"\s*(?:พ\.\s?ศ\.|พุทธศักราช)?\s*(?P<year>(?:25|26)?\d\d|20\d\d)(?!\d|\.\d)"
    rf"(?P<range>\s*(?:[-–—/]|{any_of(_WORDS['year_to'])})\s*"
    rf"(?:{any_of(_WORDS['year_words'])})?\s*(?:{any_of(_WORDS['era_words'])})?\s*"
    r"(?:25|26|20)\d\d|[-–—/]\d\d(?![\d.])"
    rf"|\s*{_WORDS['and']}\s*(?:25|26|20)\d\d)?",
    re.IGNORECASE,
)


def find_fiscal_year(title: str | None, texts: Sequence[str]) -> FiscalYear | None:
    """Return the year of the plan: the title's, else the one that the text names most.

    A span of years ("พ.ศ. ๒๕๖๖ - ๒๕๗๐") is no fiscal year, nor is one of several named as often.

    >>> find_fiscal_year("แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕", []).start
    '2021-10-01'
    """
    found = [
        year
        for lead, year, before in _years(title or "")
        if _names_a_plan(lead, title or "", before)
    ]
    if found:
        return make_fiscal_year(found[-1]) if len(set(found)) == 1 else None
    if spans_years(title):
        return None
    named = Counter(year for text in texts for lead, year, _ in _years(text) if _BUDGET in lead)
    best = named.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return make_fiscal_year(best[0][0])


def _names_a_plan(lead: str, title: str, before: str) -> bool:
    """Return whether a year is that of a plan; a law's "พ.ศ. ๒๕๔๘" is the year it was made.

    Args:
        lead: the words right before the year that say that it is one.
        title: that it stands in.
        before: the part of the title before them.
    """
    if _WORDS["year"] in lead or lead.lower() == "fy":
        return True
    if any(word in before[-NAME_OF_LAW:] for word in _WORDS["dated_by_law"]):
        return False
    if _REVISION.search(before):
        return False
    subject = fold(title.rpartition(_WORDS["subject_word"])[2])
    if subject.startswith(tuple(map(fold, _WORDS["guide_words"]))):
        return False
    return any(word in title for word in _WORDS["plan_words"])


def make_fiscal_year(be: int) -> FiscalYear:
    """Return the fiscal year named by a Buddhist year: 1 October to 30 September.

    Source: Budget Procedures Act B.E. 2561 s. 4.
    """
    ce = be - 543
    return FiscalYear(be=be, start=f"{ce - 1}-10-01", end=f"{ce}-09-30")


def spans_years(text: str | None) -> bool:
    """Return whether a title names a span of years, which is no fiscal year.

    >>> spans_years("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)"), spans_years("แผนปี ๒๕๖๖")
    (True, False)
    >>> spans_years("แผน ๓ ปี พ.ศ. ๒๕๖๖ ถึงปี ๒๕๖๘"), spans_years("แผนปี ๒๕๖๖-๗๐")
    (True, True)
    """
    return any(found["range"] for found in _YEAR.finditer(ascii_digits(text or "")))


def _years(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield the years of a text: the words that lead to each, its number, the text before it."""
    text = ascii_digits(text)
    for found in _YEAR.finditer(text):
        if found["range"]:
            continue
        year, lead = int(found["year"]), found["lead"]
        if year < 100:
            if _BUDGET not in lead and not lead.startswith("พ"):
                continue
            year += 2500
        elif year < 2400:
            year += 543
        if year not in BUDDHIST_YEARS:
            continue  # misprinted: "๒๖๕๘"
        yield lead, year, text[: found.start()]


def assessed_year(text: str) -> int | None:
    """Return the year of the assessment that a passage prints, if it prints one."""
    years = [year for _, year, _ in _years(text)]
    return years[-1] if years and len(set(years)) == 1 else None


def as_fiscal_year(text: str) -> FiscalYear | None:
    """Return the fiscal year that a header names, e.g. "ปี ๒๕๖๖"; None for anything else."""
    years = list(dict.fromkeys(year for _, year, _ in _years(text)))
    if len(years) == 1:
        return make_fiscal_year(years[0])
    value = parse_value(text, "fiscal_year")
    if value.status == "ok" and isinstance(value.value, str) and value.end:
        return make_fiscal_year(int(value.end[:4]) + 543)
    return None
