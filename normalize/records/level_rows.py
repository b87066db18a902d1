"""Steps without numbers, cut where all columns beside them begin again: one way for the row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .cell_items import (
    Placed,
    find_gaps,
    is_level,
    usual_leading,
)
from .tolerances import (
    LEVEL_ITEMS_BLANK,
    LEVEL_ITEMS_FEWEST,
    LEVEL_ROWS_UNREAD,
    UNNUMBERED_ITEMS_SURE,
)
from .value_cuts import reads_as_value

_VALUES = ("period", "money")


@dataclass(frozen=True)
class LevelColumn:
    """A column of a packed row.

    Attributes:
        lines: of its cell, from top to bottom.
        kind: "period", "money", "org" or "text".
        sign: how much speaks for an item of it beginning at a line.
    """

    lines: Sequence[Placed]
    kind: str
    sign: Callable[[int], float]

    @property
    def is_one_value(self) -> bool:
        """Whether all its lines are a single value."""
        texts = tuple(placed.line.text for placed in self.lines)
        return self.kind in _VALUES and reads_as_value(texts, self.kind) is not None


def find_level_rows(main: LevelColumn, beside: Sequence[LevelColumn]) -> list[int] | None:
    """Return the lines of a cell at which its steps begin, None where no column tells them.

    A column with a gap holds several items, and so does one whose lines make several values. Each
    step begins where all of these have a line beside it. It must where one begins after a gap;
    elsewhere the signs of an item's end in all columns, and the values that the cut leaves, are
    weighed together. A gap beside which no step can begin speaks against the whole.

    Args:
        main: the column of the steps.
        beside: the columns that hold something of each step, or one thing for all.
    """
    leading = usual_leading([column.lines for column in (main, *beside)])
    several = [
        column
        for column in beside
        if len(column.lines) > 1
        and (
            find_gaps(column.lines, leading) or (column.kind in _VALUES and not column.is_one_value)
        )
    ]
    if not several or len(main.lines) < LEVEL_ITEMS_FEWEST:
        return None
    starts = [
        index
        for index, line in enumerate(main.lines)
        if index == 0 or all(any(is_level(line, p) for p in c.lines) for c in several)
    ]
    sure = {0}
    for column in (main, *several):
        for top in find_gaps(column.lines, leading):
            beside_it = [index for index in starts if is_level(main.lines[index], top)]
            if not beside_it:
                return None
            sure.update(beside_it)
    found = _best_starts(main, several, starts, sure)
    if len(found) == 1 or (len(sure) == 1 and not _all_read(main, several, found)):
        return None  # values that do not read tell nothing
    return found


def find_joint_starts(main: LevelColumn, beside: Sequence[LevelColumn]) -> list[int] | None:
    """Return the lines of a cell at which its steps begin, where a column of texts ends with it.

    No gap and no value tells them: at one height an item ends in both columns, by the room that its
    last line leaves. Each end that is sure in one of them may be one in the other, too. Several
    owners of one step stand a line each, whatever ends beside them: they tell steps with two such
    heights alone.
    """
    sure = UNNUMBERED_ITEMS_SURE
    signs = [0.0, *(main.sign(at) for at in range(1, len(main.lines)))]
    for column in beside:
        if column.kind in _VALUES or len(column.lines) < 2:
            continue
        starts, joint = [0], 0
        told = [sign >= sure for sign in signs].count(True)
        for at in range(1, len(column.lines)):
            sign, level = column.sign(at), _level_line(main, column.lines[at])
            if level is None or min(sign, signs[level]) < 0.0:
                if sign >= sure:
                    break  # what begins here begins no step
            elif max(sign, signs[level]) >= sure:
                starts.append(level)
                joint += min(sign, signs[level]) >= sure
                told -= signs[level] >= sure
        else:
            if not told and joint >= (2 if column.kind == "org" else 1):
                return starts
    return None


def _level_line(main: LevelColumn, placed: Placed) -> int | None:
    found = (index for index, line in enumerate(main.lines) if is_level(line, placed))
    return next(found, None)


def _best_starts(
    main: LevelColumn, several: Sequence[LevelColumn], starts: Sequence[int], sure: set[int]
) -> list[int]:
    """Return the starts of which the signs and the values between them speak for most."""
    length = len(main.lines)
    ways: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for end in [*starts[1:], length]:
        sign = 0.0 if end in sure or end == length else _sign(main, several, end)
        for first in [start for start in ways if start < end]:
            if any(first < start < end for start in sure):
                continue
            total = ways[first][0] + sign + _value(main, several, first, end)
            if end not in ways or total > ways[end][0]:
                ways[end] = (total, [*ways[first][1], first])
    return ways[length][1]


def _sign(main: LevelColumn, several: Sequence[LevelColumn], start: int) -> float:
    """Return how much speaks for a step beginning at a line, in the columns that are no values."""
    line = main.lines[start]
    total = main.sign(start)
    for column in several:
        if column.kind not in _VALUES:
            at = next(i for i, placed in enumerate(column.lines) if is_level(line, placed))
            total += column.sign(at)
    return total


def _value(main: LevelColumn, several: Sequence[LevelColumn], first: int, end: int) -> float:
    """Return how well what stands beside a step reads as values."""
    found = _readings(main, several, first, end)
    return sum((-LEVEL_ROWS_UNREAD if value is None else value for value in found), 0.0)


def _all_read(main: LevelColumn, several: Sequence[LevelColumn], starts: Sequence[int]) -> bool:
    bounds = pairwise([*starts, len(main.lines)])
    return all(None not in _readings(main, several, first, end) for first, end in bounds)


def _readings(
    main: LevelColumn, several: Sequence[LevelColumn], first: int, end: int
) -> Iterator[float | None]:
    """Yield how well the lines of each column of values beside a step read, None for no value."""
    tops = main.lines
    for column in several:
        if column.kind not in _VALUES:
            continue
        group = tuple(
            placed.line.text
            for placed in column.lines
            if (first == 0 or not _is_above(placed, tops[first]))
            and (end == len(tops) or _is_above(placed, tops[end]))
        )
        yield reads_as_value(group, column.kind) if group else -LEVEL_ITEMS_BLANK


def _is_above(one: Placed, other: Placed) -> bool:
    return one.y < other.y and not is_level(other, one)
