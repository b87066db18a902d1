"""Rules of an outline profile: which words are headings, amounts, years and other sources."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_DIGITS = "[0-9๐-๙]+"


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """One rank of headings, from the highest to the lowest.

    Attributes:
        kind: a name for it, e.g. "plan".
        words: patterns of how it begins; "#" is a number.
        leads: words between its label and its amount that mark it.
        numbered: only behind a list number.
        needs_amount: without an amount it is text.
    """

    kind: str
    words: "re.Pattern[str] | None"
    leads: tuple[str, ...] = ()
    numbered: bool = False
    needs_amount: bool = True

    def is_heading(self, label: str, lead: str) -> bool:
        """Return whether a label, or the word before its amount, is that of such a heading."""
        if self.words is not None and self.words.match(label):
            return True
        return lead in self.leads

    def name_in(self, label: str) -> str:
        """Return a label without the words that mark the heading."""
        return label if self.words is None else self.words.sub("", label, count=1)


@dataclass(frozen=True, slots=True)
class OutlineRules:
    """How an outline is printed.

    Attributes:
        units: what stands behind an amount.
        bare: amounts stand without a unit in their column.
        lead: words between a label and its amount, not part of the label.
        tail: words behind an amount that end its row.
        headings: ranks of headings below the names on a cover.
        opens: lines after which numbered rows belong to the outline; None where all do.
        closes: lines after which they do not.
        cover: label of the total on the page that begins a body's part.
        cover_ranks: what the names above that total are, from the highest.
        year_rows: rows of one or several years' money.
        year_totals: the sum of these years.
        sources: rows that part that sum, or name another source of an item's money.
        aside: rows that are not counted at all.
        closings: words before the name of a heading whose total stands below its parts.
        remarks: how a line begins that is a remark or a description and no label.
        unnumbered: rows without a number are items, too, placed by their indents.
    """

    units: "re.Pattern[str]"
    bare: bool
    lead: "re.Pattern[str] | None"
    tail: "re.Pattern[str] | None"
    headings: tuple[HeadingRule, ...]
    opens: "re.Pattern[str] | None"
    closes: "re.Pattern[str] | None"
    cover: "re.Pattern[str] | None"
    cover_ranks: tuple[str, ...]
    year_rows: "re.Pattern[str] | None"
    year_totals: "re.Pattern[str] | None"
    sources: "re.Pattern[str] | None"
    aside: "re.Pattern[str] | None"
    closings: "re.Pattern[str] | None"
    remarks: "re.Pattern[str] | None"
    unnumbered: bool


KEYS = frozenset(
    (
        *("units", "bare", "lead", "tail", "headings", "opens", "closes", "cover", "cover_ranks"),
        *("year_rows", "year_totals", "sources", "aside", "closings", "remarks"),
        "unnumbered",
    )
)


class RuleError(ValueError):
    """An outline profile that cannot be used; its text names the key."""


def parse_rules(data: Mapping[str, Any]) -> OutlineRules:
    """Return the rules of the [outline] table of a profile.

    Raises:
        RuleError: a key is unknown or has the wrong kind of value.
    """
    unknown = sorted(set(data) - KEYS)
    if unknown:
        raise RuleError(f"unknown key outline.{unknown[0]}; known are {', '.join(sorted(KEYS))}")
    units = _texts(data, "units")
    if not units:
        raise RuleError("outline.units is missing")
    headings = data.get("headings", [])
    if not isinstance(headings, list) or not all(isinstance(one, dict) for one in headings):
        raise RuleError("[[outline.headings]] is not a list of tables")
    return OutlineRules(
        units=re.compile("|".join(map(re.escape, sorted(units, key=len, reverse=True)))),
        bare=data.get("bare", False) is True,
        lead=_pattern(data, "lead"),
        tail=_tail_pattern(data),
        headings=tuple(_parse_heading(one) for one in headings),
        opens=_pattern(data, "opens"),
        closes=_pattern(data, "closes"),
        cover=_pattern(data, "cover"),
        cover_ranks=tuple(_texts(data, "cover_ranks")),
        year_rows=_pattern(data, "year_rows"),
        year_totals=_pattern(data, "year_totals"),
        sources=_pattern(data, "sources"),
        aside=_pattern(data, "aside"),
        closings=_pattern(data, "closings"),
        remarks=_pattern(data, "remarks"),
        unnumbered=data.get("unnumbered", False) is True,
    )


def _parse_heading(data: Mapping[str, Any]) -> HeadingRule:
    known = ("kind", "leads", "needs_amount", "numbered", "words")
    for key in sorted(set(data) - set(known)):
        raise RuleError(f"unknown key outline.headings.{key}; known are {', '.join(known)}")
    kind = data.get("kind")
    words, leads = _pattern(data, "words"), tuple(_texts(data, "leads"))
    if not isinstance(kind, str) or not kind or not (words or leads):
        raise RuleError("outline.headings: give kind, and words or leads")
    return HeadingRule(
        kind,
        words,
        leads,
        data.get("numbered", False) is True,
        data.get("needs_amount", True) is not False,
    )


def _pattern(data: Mapping[str, Any], key: str) -> "re.Pattern[str] | None":
    texts = _texts(data, key)
    return words_to_pattern(texts) if texts else None


def _tail_pattern(data: Mapping[str, Any]) -> "re.Pattern[str] | None":
    words = _texts(data, "tail")
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(longest_first)})\s*[:：]?$") if words else None


def words_to_pattern(words: Sequence[str]) -> "re.Pattern[str]":
    """Return a pattern that matches any of the words at a text's start; "#" is a number.

    White space in the text does not count.

    >>> bool(words_to_pattern(["ผลผลิตที่ # :"]).match("ผลผลิตที่ ๒: ถนน"))
    True
    """
    parts = []
    for word in words:
        pieces = [re.escape(letter) for letter in word if not letter.isspace()]
        parts.append(r"\s*".join(_DIGITS if piece == r"\#" else piece for piece in pieces))
    return re.compile("|".join(parts))


def _texts(data: Mapping[str, Any], key: str) -> list[str]:
    words = data.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise RuleError(f"outline.{key} is not a list of texts")
    return words
