"""Steps without numbers whose values stand beside their first lines: one way to cut all columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .cell_items import Placed
from .tolerances import ALIGNED_SHARE, LEVEL_ITEMS_BLANK, LEVEL_ITEMS_FEWEST
from .value_cuts import reads_as_value

_Group = tuple[int, int]  # lines of a column from one place up to another


@dataclass(frozen=True)
class BesideColumn:
    """A column beside the steps whose values tell where one ends.

    Attributes:
        lines: of its cell, from top to bottom.
        kind: "period" or "money".
    """

    lines: Sequence[Placed]
    kind: str


def find_level_starts(main: Sequence[Placed], beside: Sequence[BesideColumn]) -> list[int] | None:
    """Return the lines of a cell at which its steps begin, None where no values tell them.

    Each value begins level with the first line of its step. Of all ways to cut the lines that leave
    whole values in every column, the one with the most of them is taken.

    Args:
        main: lines of the steps.
        beside: columns of values; one that holds a single value tells nothing.
    """
    several = [column for column in beside if len(column.lines) > 1 and not _is_one(column)]
    if not several or len(main) < LEVEL_ITEMS_FEWEST:
        return None
    places = [_places(main, column.lines) for column in several]
    starts = [
        index
        for index, line in enumerate(main)
        if index == 0 or all(any(_level(line, p) for p in column.lines) for column in several)
    ]

    def score(first: int, last: int) -> float | None:
        total = 0.0
        for column, place in zip(several, places, strict=True):
            group = [p for p, at in zip(column.lines, place, strict=True) if first <= at < last]
            if not group:
                total -= LEVEL_ITEMS_BLANK
                continue
            found = reads_as_value(tuple(p.line.text for p in group), column.kind)
            if found is None:
                return None
            total += found
        return total

    return _best_starts(starts, len(main), score)


def _best_starts(
    starts: Sequence[int], length: int, score: Callable[[int, int], float | None]
) -> list[int] | None:
    ways: dict[int, tuple[float, list[int]]] = {starts[0]: (0.0, [])}
    ends = [*starts[1:], length]
    for end in ends:
        for first in [at for at in ways if at < end]:
            gain = score(first, end)
            if gain is None:
                continue
            total, chosen = ways[first]
            if end not in ways or total + gain > ways[end][0]:
                ways[end] = (total + gain, [*chosen, first])
    found = ways.get(length)
    return found[1] if found and len(found[1]) > 1 else None


def _is_one(column: BesideColumn) -> bool:
    return reads_as_value(tuple(p.line.text for p in column.lines), column.kind) is not None


def _places(main: Sequence[Placed], lines: Sequence[Placed]) -> list[int]:
    """Return for each line of a column the last line of the steps that it does not stand above."""
    return [
        max((i for i, m in enumerate(main) if m.y <= p.y + ALIGNED_SHARE * m.line.size), default=0)
        for p in lines
    ]


def _level(one: Placed, other: Placed) -> bool:
    return abs(one.y - other.y) <= ALIGNED_SHARE * one.line.size
