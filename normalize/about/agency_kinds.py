"""Kinds of public bodies, and which of them a text begins with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..knowledge import load
from ..values.orgs import abbreviations

_START = 2  # letters; no spelling of a kind is shorter


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of public body.

    Attributes:
        name: first words of the name in full.
        spellings: every way it is written, wrong ones among them, the longest first.
        place: which place the name after it is, if any.
        whole: the kind is the whole name.
        purpose: the name after it tells a purpose, not a place.
        unsure: it begins other words too, and counts only at the start of a heading line.
        never: what follows it in another word.
        ends: how its names end; empty where they end in any way.
        family: kinds of one family take each other's place: a body changes from one to the other.
    """

    name: str
    spellings: tuple[str, ...]
    place: str | None
    whole: bool
    purpose: bool
    unsure: bool
    never: tuple[str, ...]
    ends: str = ""
    family: str = ""


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds of public bodies, the longest names first."""
    short: dict[str, list[str]] = {}
    for abbreviation, name in abbreviations().items():
        short.setdefault(name, []).append(abbreviation)
    found = []
    for entry in load("agency_kinds")["kinds"]:
        spellings = [entry["name"], *entry.get("misspelt", ()), *short.get(entry["name"], ())]
        found.append(
            Kind(
                entry["name"],
                tuple(sorted(spellings, key=len, reverse=True)),
                entry.get("place"),
                entry.get("whole", False),
                entry.get("purpose", False),
                entry.get("unsure", False),
                tuple(entry.get("never", ())),
                entry.get("ends", ""),
                entry.get("family", ""),
            )
        )
    return tuple(sorted(found, key=lambda kind: -len(kind.name)))


def kind_at(text: str) -> tuple[Kind, str] | None:
    """Return the kind of body that a text begins with, and how it is written there."""
    for kind, written in _kinds_by_start().get(text[:_START], ()):
        if text.startswith(written) and _ends_so(kind, text):
            return None if text.startswith(kind.never, len(written)) else (kind, written)
    return None


def _ends_so(kind: Kind, text: str) -> bool:
    if not kind.ends:
        return True
    _, ends, after = text.split(" ")[0].partition(kind.ends)
    verbs = tuple(load("agency_kinds")["closing_verbs"])
    return bool(ends) and (not after or after.startswith(verbs))


@cache
def _kinds_by_start() -> dict[str, list[tuple[Kind, str]]]:
    """Return the spellings of all kinds in the order of the kinds, by their first letters."""
    found: dict[str, list[tuple[Kind, str]]] = {}
    for kind in kinds():
        for written in kind.spellings:
            found.setdefault(written[:_START], []).append((kind, written))
    return found


@cache
def any_kind() -> re.Pattern[str]:
    """Return the pattern of every spelling of a kind, the longest first."""
    words: Sequence[str] = sorted(
        (written for kind in kinds() for written in kind.spellings), key=len, reverse=True
    )
    return re.compile("|".join(map(re.escape, words)))
