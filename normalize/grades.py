"""Grades of an assessment as texts print them: "อยู่ในระดับ ผ่านดี", "ระดับ A", "ผ่าน"."""

import re
from collections.abc import Iterable
from functools import cache

from .ita import all_grade_names
from .knowledge import load

_QUOTES = r"[\s\"'“”‘’(:=]*"


@cache
def grade_pattern() -> re.Pattern[str]:
    """Return the pattern of a grade behind a word that leads to one, in its group "grade"."""
    return re.compile(
        rf"(?:{_leads()}){_QUOTES}(?:ระดับ|เกรด)?{_QUOTES}(?P<grade>(?:{_names()}))(?![A-Za-z])",
        re.IGNORECASE,
    )


def grade_in(text: str) -> str | None:
    """Return the first grade that a text leads to, as printed; None where it leads to none.

    >>> grade_in("๙๑.๗๐ ระดับ ผ่านดี"), grade_in("ผ่าน")
    ('ผ่านดี', None)
    """
    found = grade_pattern().search(text)
    if found is None:
        return None
    return _as_printed(found["grade"])


def only_grade(texts: Iterable[str]) -> str | None:
    """Return the grade that texts of cells are or lead to; None for none, or for several.

    >>> only_grade(["91.70", "A"]), only_grade(["ระดับ ผ่านดี", "-"]), only_grade(["A", "B"])
    ('A', 'ผ่านดี', None)
    """
    grades = set()
    for text in texts:
        alone = _alone().fullmatch(text.strip())
        grade = _as_printed(alone["grade"]) if alone else grade_in(text)
        if grade is not None:
            grades.add(grade)
    return grades.pop() if len(grades) == 1 else None


def is_grade(text: str) -> bool:
    """Return whether a text is a grade and nothing else.

    >>> is_grade("ผ่านดี"), is_grade("ระดับ A"), is_grade("ผ่านการอบรม")
    (True, True, False)
    """
    return _alone().fullmatch(text.strip()) is not None


def _as_printed(grade: str) -> str | None:
    return None if grade.isascii() and grade != grade.upper() else grade


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{_leads()}){_QUOTES})?(?P<grade>(?:{_names()}))[\s\"'”’).]*", re.IGNORECASE
    )


def _leads() -> str:
    words = sorted(load("prose")["grade_leads"], key=len)[::-1]
    return "|".join(r"\s*".join(map(re.escape, word)) for word in words)


def _names() -> str:
    return "|".join(map(re.escape, all_grade_names()))
