"""Translations: sentences of the command line and of runs in Thai.

Sentences stand in the code in English. `translate` finds the entry of knowledge/command_line.toml
whose English, with any facts in its places, is the sentence, and fills the Thai with these facts.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from .knowledge import load

Language: TypeAlias = Literal["en", "th"]

_PLACE = re.compile(r"\{(\w+)\}")
# Facts that are sentences or words themselves; others (paths, names) are filled as they are.
_SAID = {"error", "first", "kind", "message", "origin", "reason", "value", "what", "where"}


class _Entry(NamedTuple):
    """One sentence: the pattern of its English, and the Thai that is filled."""

    pattern: re.Pattern[str]
    thai: str


def translate(text: str, language: Language) -> str:
    """Return a sentence in a language; in English where the catalogue does not have it.

    >>> translate("There is no such file.", "th")
    'ไม่มีไฟล์นี้'
    >>> translate("out/a.csv could not be written (Permission denied).", "th")
    'เขียน out/a.csv ไม่ได้ (ไม่มีสิทธิ์)'
    >>> translate("There is no such file.", "en")
    'There is no such file.'
    """
    if language == "en":
        return text
    lead = text[: len(text) - len(text.lstrip())] if "\n" not in text else ""
    said = _find(" ".join(text.split()))
    return lead + said if said else text


@cache
def _find(text: str) -> str | None:
    whole, patterns = _catalogue()
    if text in whole:
        return whole[text]
    for entry in patterns:
        found = entry.pattern.fullmatch(text)
        if found is not None:
            facts = {
                name: (name in _SAID and _find(fact)) or fact
                for name, fact in found.groupdict().items()
            }
            return entry.thai.format(**facts)
    return None


@cache
def _catalogue() -> tuple[Mapping[str, str], Sequence[_Entry]]:
    """Return sentences without facts, and patterns of the others, the most definite first."""
    whole: dict[str, str] = {}
    patterns: list[tuple[int, _Entry]] = []
    for entry in load("command_line")["say"]:
        pieces = _PLACE.split(entry["en"])
        if len(pieces) == 1:
            whole[entry["en"]] = entry["th"]
            continue
        # Pieces of text and names of facts take turns.
        pattern = "".join(
            f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece)
            for place, piece in enumerate(pieces)
        )
        definite = sum(map(len, pieces[::2]))
        patterns.append((definite, _Entry(re.compile(pattern, re.DOTALL), entry["th"])))
    patterns.sort(key=lambda pair: -pair[0])
    return whole, [entry for _, entry in patterns]
