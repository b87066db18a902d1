"""ITA knowledge by fiscal year: instruments, official indicators, weights and grades."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from statistics import mean
from typing import Any

from .knowledge import load
from .wording import fold, skeleton

TOLERANCE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class OfficialIndicator:
    """One indicator of a year's official set."""

    no: int
    name: str
    instrument: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One grade or level: the least total, and the least mean of every instrument."""

    name: str
    total: Decimal
    parts: Decimal | None = None
    variants: tuple[str, ...] = ()

    def is_named(self, printed: str) -> bool:
        """Return whether a printed grade means this band."""
        return fold(printed) in {fold(name) for name in (self.name, *self.variants)}


_NUMBERED = re.compile(r"^\s*ตัวชี้วัดที่\s*[\d๐-๙]+\s*[:.]?\s*")
_INSTRUMENT_END = re.compile(r"\((?:iit|eit|oit)\)$")


def _entry(key: str, year: int) -> Mapping[str, Any] | None:
    holds = [e for e in load("ita")[key] if e["from"] <= year <= e.get("to", year)]
    return holds[-1] if holds else None


@lru_cache(maxsize=4096)
def instrument_named(text: str) -> str | None:
    """Return the code of the instrument that a text names, as printed in it.

    >>> instrument_named("แบบวัดการรับรู้ผู้มีส่วนได้เสียภายใน (IIT)")
    'IIT'
    """
    codes = [entry["code"] for entry in load("ita")["instruments"]]
    printed = re.findall("|".join(codes), text.upper())
    if printed:
        return str(printed[0]) if len(set(printed)) == 1 else None
    bones = skeleton(text)
    named = [e["code"] for e in load("ita")["instruments"] if _holds(bones, e["names"])]
    return str(named[0]) if len(named) == 1 else None


def _holds(bones: str, names: Sequence[str]) -> bool:
    return any(skeleton(name) in bones for name in names)


def official_indicator(name: str, year: int) -> OfficialIndicator | None:
    """Return the official indicator that a printed name means in a fiscal year.

    >>> official_indicator("การปรับปรุงการทำงาน", 2565).instrument
    'EIT'
    """
    return _indicators_by_bones(year).get(_bones(name))


def _bones(name: str) -> str:
    wanted = skeleton(_NUMBERED.sub("", name))
    return _INSTRUMENT_END.sub("", wanted)


@cache
def _indicators_by_bones(year: int) -> Mapping[str, OfficialIndicator]:
    """Return the official indicators of a year by the skeletons of all their names."""
    found: dict[str, OfficialIndicator] = {}
    for indicator in official_indicators(year):
        for known in (indicator.name, *indicator.variants):
            found.setdefault(skeleton(known), indicator)
    return found


@lru_cache(maxsize=4096)
def is_official_name(name: str) -> bool:
    """Return whether a name is that of an official indicator of any year.

    >>> is_official_name("การเปิดเผยข้อมูลสาธารณะ"), is_official_name("แบบตรวจการเปิดเผยข้อมูลสาธารณะ")
    (True, False)
    """
    return _bones(name) in _all_bones()


@cache
def _all_bones() -> frozenset[str]:
    years = [entry["from"] for entry in load("ita")["indicator_sets"]]
    return frozenset(bones for year in years for bones in _indicators_by_bones(year))


@cache
def official_indicators(year: int) -> tuple[OfficialIndicator, ...]:
    """Return the official indicators of a fiscal year; empty where none are known."""
    entry = _entry("indicator_sets", year)
    return tuple(
        OfficialIndicator(e["no"], e["name"], e["instrument"], tuple(e.get("variants", ())))
        for e in (entry["indicators"] if entry else ())
    )


@cache
def all_indicator_names() -> tuple[str, ...]:
    """Return the names of official indicators of all years, with their variants."""
    return tuple(
        dict.fromkeys(
            name
            for entry in load("ita")["indicator_sets"]
            for one in entry["indicators"]
            for name in (one["name"], *one.get("variants", ()))
        )
    )


def instrument_means(scores: Mapping[str, Decimal], year: int) -> dict[str, Decimal] | None:
    """Return the mean score of each instrument, None where an official indicator has no score.

    Args:
        scores: by official indicator name.
        year: fiscal year of the assessment.
    """
    means: dict[str, list[Decimal]] = {}
    for indicator in official_indicators(year):
        if indicator.name not in scores:
            return None
        means.setdefault(indicator.instrument, []).append(scores[indicator.name])
    return {code: mean(values) for code, values in means.items()} or None


def weighted_total(means: Mapping[str, Decimal], year: int) -> Decimal | None:
    """Return the total that instrument means give, None where the weights are not known.

    >>> weighted_total({"IIT": Decimal(90), "EIT": Decimal(80), "OIT": Decimal(70)}, 2565)
    Decimal('79.00')
    """
    entry = _entry("weights", year)
    if entry is None or not all(code in entry for code in means):
        return None
    return sum((Decimal(entry[code]) * score for code, score in means.items()), Decimal(0))


def bands(year: int) -> tuple[Band, ...]:
    """Return the grades of a fiscal year from best to worst; empty where none are known."""
    entry = _entry("grades", year)
    return tuple(
        Band(
            band["name"],
            Decimal(band["total"]),
            Decimal(band["parts"]) if "parts" in band else None,
            tuple(band.get("variants", ())),
        )
        for band in (entry["bands"] if entry else ())
    )


def all_grade_names() -> tuple[str, ...]:
    """Return every name of a grade of any year, the longest first."""
    names = {
        name
        for entry in load("ita")["grades"]
        for band in entry["bands"]
        for name in (band["name"], *band.get("variants", ()))
    }
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def expected_grades(
    total: Decimal, means: Mapping[str, Decimal] | None, year: int
) -> tuple[Band, ...]:
    """Return the grades that a total can have: several where the parts are not known.

    >>> [band.name for band in expected_grades(Decimal("80.92"), None, 2565)]
    ['B']
    """
    possible: list[Band] = []
    for band in bands(year):
        if total < band.total:
            continue
        if band.parts is None:
            return (*possible, band)
        if means is None:
            possible.append(band)
        elif min(means.values()) >= band.parts:
            return (*possible, band)
    return tuple(possible)
