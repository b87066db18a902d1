"""Rows that a first column counts: they begin beside its numbers, or between two of them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from .list_marks import ENUMERATOR
from .row_starts import ColumnLine, line_distance
from .tolerances import COUNTED_ROWS_APART, COUNTED_ROWS_BESIDE, COUNTED_ROWS_WIDER, NEAR_LEADS

_BARE = re.compile(r"[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]?$")
_FIGURES = re.compile("[0-9๐-๙]+")


def find_counted_starts(columns: Sequence[Sequence[ColumnLine]]) -> list[float] | None:
    """Return the baselines at which the rows begin that the first column counts.

    The first column with text holds list numbers that count on, and texts behind or below them.
    Rows are further apart than their lines, or begin at the numbers, beside lines of most columns;
    where the first row is one line, all of them must be.

    Args:
        columns: the lines of each column below the headings, from left to right.

    Returns:
        None where no first column counts, or where nothing says at which line its rows begin.
    """
    filled = [lines for lines in columns if lines]
    counted = counted_lines(filled[0]) if len(filled) > 1 else []
    if len(counted) < 2:
        return None
    distance = line_distance(filled)
    near = NEAR_LEADS * distance
    heights = _heights(filled, near)
    apart = COUNTED_ROWS_APART * distance
    gaps = [after - before for before, after in pairwise(heights)]
    places = [_place(heights, at, near) for at in counted]
    if all(gaps[place - 1] >= apart for place in places[1:]) and places[0] == 0:
        return [heights[place] for place in places]
    beside = [sum([_has(lines, at, near) for lines in filled[1:]]) for at in counted]
    level = places[0] == 0 and min(beside) >= COUNTED_ROWS_BESIDE * (len(filled) - 1)
    if level and (places[1] > 1 or len(heights) == len(counted)):
        return [heights[place] for place in places]
    return _between(heights, gaps, places, apart)


def counted_lines(lines: Sequence[ColumnLine]) -> list[float]:
    """Return the baselines of a column's list numbers where they count on, else none.

    Lines without a number continue those with one; a column of numbers alone may lack the dots.
    """
    bare = all(_BARE.match(line.text) for line in lines)
    found: list[tuple[int, float]] = []
    for line in lines:
        if bare:
            found.append((int(_FIGURES.findall(line.text)[-1]), line.baseline))
        elif ENUMERATOR.match(line.text):
            if line.number is None:
                return []
            found.append((line.number, line.baseline))
    counts_on = all(b == a + 1 for (a, _), (b, _) in pairwise(found))
    return [at for _, at in found] if counts_on else []


def _heights(columns: Sequence[Sequence[ColumnLine]], near: float) -> list[float]:
    """Return the baselines of all columns, those that are nearly the same once."""
    heights: list[float] = []
    for at in sorted([line.baseline for lines in columns for line in lines]):
        if not heights or at - heights[-1] > near:
            heights.append(at)
    return heights


def _place(heights: Sequence[float], at: float, near: float) -> int:
    return bisect_left(heights, at - near)


def _has(lines: Sequence[ColumnLine], at: float, near: float) -> bool:
    return any(abs(line.baseline - at) <= near for line in lines)


def _between(
    heights: Sequence[float], gaps: Sequence[float], places: Sequence[int], apart: float
) -> list[float] | None:
    """Return the first heights of rows whose numbers stand in their middle.

    Between two numbers one gap is wider than the others, and than those inside of rows are.
    """
    starts = [heights[0]]
    for one, other in pairwise(places):
        ordered = sorted(gaps[one:other], reverse=True)
        if not ordered or ordered[0] < apart or ordered[1:2] > [ordered[0] / COUNTED_ROWS_WIDER]:
            return None
        starts.append(heights[gaps.index(ordered[0], one, other) + 1])
    return starts
