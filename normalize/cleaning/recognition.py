"""Recognition: what each column of a spreadsheet holds, by its heading and by its cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..knowledge import load
from ..values.folding import repair_cell_text
from ..values.kinds import parse_value
from ..values.numbers.units import find_unit
from ..wording import fold, is_blank

# Enough cells to know a column by; reading them all would double the work.
_SAMPLE = 200
# With a heading that says so, half the cells must be readable; without one nearly all.
_SHARE_WITH_HEADING = 0.5
_SHARE_WITHOUT = 0.9
_FEWEST_WITHOUT_HEADING = 3
# Kinds that cells alone can prove, the narrowest first; plain numbers prove nothing.
_BY_LOOK = ("date", "month", "period", "quarter", "money", "percent", "number")
_PLAIN = re.compile(r"[-\d.,]*")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a column was taken for.

    Attributes:
        kind: the kind of its values.
        reason: ``"named"``, ``"heading"`` or ``"cells"``.
        unit: unit in its heading, e.g. "ล้านบาท".
    """

    kind: str
    reason: str
    unit: str | None = None


@cache
def _headings() -> Sequence[dict[str, Any]]:
    columns: list[dict[str, Any]] = load("column_kinds")["column"]
    return columns


def recognise_column(
    heading: str, cells: Iterable[str], fiscal_year: int | None = None
) -> Recognised | None:
    """Return what a column holds, `None` where neither its heading nor its cells say so.

    Args:
        heading: the column's heading.
        cells: its cells; the first 200 different ones that are not empty count.
        fiscal_year: the year that dates without one belong to.

    >>> recognise_column("ระยะเวลา", ["มี.ค. - ก.ย. ๖๕", "-", "ตลอดปีงบประมาณ"], 2565)
    Recognised(kind='period', reason='heading', unit=None)
    >>> recognise_column("ชื่อ", ["กองคลัง", "กองช่าง"]) is None
    True
    """
    sample = _sample(cells)
    if is_running(sample):
        return None
    for kind in kinds_by_heading(heading):
        unit = find_unit(heading) if kind in ("money", "number") else None
        if sample and _readable(sample, kind, fiscal_year, unit) >= _SHARE_WITH_HEADING:
            return Recognised(kind, "heading", unit)
    if len(sample) < _FEWEST_WITHOUT_HEADING or all(_PLAIN.fullmatch(fold(c)) for c in sample):
        return None
    for kind in _BY_LOOK:
        if _readable(sample, kind, fiscal_year, None) >= _SHARE_WITHOUT:
            return Recognised(kind, "cells")
    return None


def is_running(cells: Sequence[str]) -> bool:
    """Return whether cells count from one number on: they number the rows, and say nothing.

    >>> is_running(["1", "2", "3"]), is_running(["1", "3"]), is_running(["7"])
    (True, False, False)
    """
    if len(cells) < _FEWEST_WITHOUT_HEADING or not all(cell.strip().isdecimal() for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _sample(cells: Iterable[str]) -> list[str]:
    sample: dict[str, None] = {}
    for cell in cells:
        if not is_blank(cell):
            sample.setdefault(cell)
            if len(sample) == _SAMPLE:
                break
    return list(sample)


def kinds_by_heading(heading: str) -> list[str]:
    """Return the kinds that the words of a heading speak of, the most likely first."""
    text = fold(repair_cell_text(heading)[0])
    return [
        entry["kind"]
        for entry in _headings()
        if text in map(fold, entry.get("whole", ()))
        or any(fold(part) in text for part in entry.get("parts", ()))
    ]


def _readable(sample: Sequence[str], kind: str, fiscal_year: int | None, unit: str | None) -> float:
    """Return the share of cells that are read as a kind, sure or not."""
    values = [parse_value(cell, kind, fiscal_year=fiscal_year, unit=unit) for cell in sample]
    return sum(value.status in ("ok", "ambiguous") for value in values) / len(sample)
