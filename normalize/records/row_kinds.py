"""Rows that are no records: blank ones, totals and notes."""

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from ..ita import instrument_named
from ..joined.rows import Row
from ..knowledge import any_of, load
from ..layout.profile import Profile
from ..wording import fold, is_blank

_AFTER_TOTAL = frozenset(load("prose")["after_totals"])
_COUNTED_GROUP = re.compile(
    rf"(?:{any_of(map(fold, load('prose')['groups_of_totals']))})[0-9]{{1,2}}"
)
RowKind: TypeAlias = Literal["record", "blank", "total", "note"]


def row_kind(row: Row, profile: Profile, *leading: int | None) -> RowKind:
    """Return what a row is, by its first words.

    Args:
        row: one row below the headings.
        profile: names the first words of totals and notes.
        leading: columns in which such words may stand.
    """
    if all(slot is None or is_blank(slot.text) for slot in row.slots):
        return "blank"
    slots = [row.slots[column] for column in leading if column is not None]
    texts = [slot.text for slot in slots if slot] or [row.text]
    for text in texts:
        folded = fold(text)
        if folded.startswith(_folded(profile.note_rows)):
            return "note"
        totals = _folded(profile.total_rows)
        if folded.startswith(totals) and any(_is_total(folded, word) for word in totals):
            return "total"
    return "record"


@lru_cache(maxsize=64)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _is_total(folded: str, word: str) -> bool:
    """A total's words stand alone: "รวมพลังต้านโกง" is the name of a project."""
    rest = folded.removeprefix(word)
    if rest == folded:
        return False
    rest = rest.strip(":.()")
    if instrument_named(rest):
        return True
    if _COUNTED_GROUP.fullmatch(rest):
        return True
    return not rest or rest[:1].isdigit() or rest in _AFTER_TOTAL
