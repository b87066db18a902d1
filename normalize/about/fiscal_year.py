"""The fiscal year of a document, from its title, its paragraphs and its headers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...models import FiscalYear
from ..knowledge import any_of, load
from ..values.kinds import parse_value
from ..values.times.years import BUDDHIST_YEARS
from ..wording import ascii_digits, fold
from .tolerances import EVENT_BEFORE_YEAR, EVENT_BEHIND_YEAR, NAME_OF_LAW

_WORDS = load("prose")
_REVISION = re.compile(rf"(?:^|[\s(,])(?:{any_of(_WORDS['dated_by_revision'])})\s*$")
_EVENT = re.compile(rf"(?:{any_of(_WORDS['year_of_event'])})\s*(?:\d{{1,2}}\s*[ก-๙.]{{3,}}\s*)?$")
_FOUNDING = re.compile(any_of(_WORDS["founding_words"]))
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
    found = plan_years(title or "")
    if found:
        planned = set(found) if len(set(found)) == 1 else _planned_years(title or "")
        return make_fiscal_year(planned.pop()) if len(planned) == 1 else None
    if spans_years(title):
        return None
    named = Counter(year for text in texts for year in budget_years(text))
    best = named.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return make_fiscal_year(best[0][0])


def plan_years(title: str) -> list[int]:
    """Return the years of a title that could be its plan's."""
    return [year for lead, year, before in _years(title) if _names_a_plan(lead, title, before)]


def budget_years(text: str) -> list[int]:
    """Return the fiscal years that a text names."""
    return [year for lead, year, _ in _years(text) if _BUDGET in lead]


def printed_years(text: str) -> Iterator[tuple[str, int]]:
    """Yield the years of a text, each as it is printed and as the number that is printed."""
    for found in _YEAR.finditer(ascii_digits(text)):
        yield text[found.start("year") : found.end("year")], int(found["year"])


def _planned_years(title: str) -> set[int]:
    """Return the years of a title's plan, where it also tells the results of other years.

    >>> _planned_years("ผลการประเมิน ปี ๒๕๖๖ และแผนปรับปรุง ปี ๒๕๖๗")
    {2567}
    >>> _planned_years("มาตรการจากผลการประเมิน ปี ๒๕๖๖ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")
    {2567}
    >>> sorted(_planned_years("แผนปี ๒๕๖๖ และแผนปี ๒๕๖๗"))
    [2566, 2567]
    """
    of_plans: set[int] = set()
    of_neither: set[int] = set()
    start, begins_with_plan = 0, False
    for number, (lead, year, before) in enumerate(_years(title)):
        clause = before[start:]
        start = len(before) + len(lead)
        if not _names_a_plan(lead, title, before):
            continue
        if any(word in clause for word in _WORDS["result_words"]):
            first = min(at for word in _WORDS["result_words"] if (at := clause.find(word)) >= 0)
            plan = any(word in clause[:first] for word in _WORDS["planning_words"])
            begins_with_plan = begins_with_plan or (number == 0 and plan)
        elif any(word in clause for word in _WORDS["planning_words"]):
            of_plans.add(year)
        else:
            of_neither.add(year)
    if of_plans:
        return of_plans | of_neither
    return of_neither if begins_with_plan else set()


def _names_a_plan(lead: str, title: str, before: str) -> bool:
    """Return whether a year is that of a plan; a law's "พ.ศ. ๒๕๔๘" is the year it was made.

    Args:
        lead: the words right before the year that say that it is one.
        title: that it stands in.
        before: the part of the title before them.
    """
    if _BUDGET not in lead and _is_of_event(title, before):
        return False
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


def _is_of_event(title: str, before: str) -> bool:
    """Return whether a year of a text is that in which something happened, or was founded.

    >>> _is_of_event("มาตรการ จัดตั้งเมื่อ พ.ศ. 2539", "มาตรการ จัดตั้งเมื่อ ")
    True
    >>> _is_of_event("มาตรการจัดตั้งศูนย์ พ.ศ. 2567", "มาตรการจัดตั้งศูนย์ ")
    False
    """
    if _EVENT.search(before):
        return True
    following = title[len(before) : len(before) + EVENT_BEHIND_YEAR]
    return bool(_FOUNDING.search(before[-EVENT_BEFORE_YEAR:]) or _FOUNDING.search(following))


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
