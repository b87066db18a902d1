"""Rows and spans of a body that only upright rules part, where its first column counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .list_marks import is_list_number
from .number_columns import counted_lines, find_counted_starts
from .row_starts import ColumnLine, line_distance
from .tolerances import COUNTED_ROWS_APART, MIDDLE_EM, NEAR_LEADS, OPEN_ROWS_MIDDLE


@dataclass(frozen=True, slots=True)
class OpenRows:
    """The rows of a body.

    Attributes:
        starts: baselines at which they begin, from top to bottom.
        groups: the first row of each number of the first column.
        spanning: how many of the first columns have one cell for each number.
    """

    starts: list[float]
    groups: list[int]
    spanning: int


def find_open_rows(columns: Sequence[Sequence[ColumnLine]]) -> OpenRows | None:
    """Return the rows of a body whose first column with text counts; None where none does.

    Each number is a row, or several: a later column then shows them by gaps, and no text of the
    columns behind it stands in two of them.

    Args:
        columns: the lines of each column below the headings, from left to right.
    """
    first = next((n for n, lines in enumerate(columns) if lines), len(columns))
    if _begins_with_headings(columns, first):
        return None
    rows = _find_rows(columns, first)
    starts = find_counted_starts(columns)
    of_numbers = OpenRows(starts, list(range(len(starts))), 0) if starts else None
    if rows is None:
        return of_numbers
    main, tops = rows
    distance = line_distance([lines for lines in columns if lines])
    if starts is None:
        groups = _centred_groups(counted_lines(columns[first]), tops, columns, distance)
    else:
        groups = [_nearest(tops, start, NEAR_LEADS * distance) for start in starts]
    known = [row for row in groups or () if row is not None]
    if not groups or len(known) < len(groups) or known[0] != 0:
        return of_numbers
    found = OpenRows(tops, known, main)
    apart = COUNTED_ROWS_APART * distance
    if all(_is_one_each(lines, found, apart) for lines in columns[first + 1 : main]):
        return found
    return of_numbers


def find_headed_rows(columns: Sequence[Sequence[ColumnLine]]) -> OpenRows | None:
    """Return the rows of a table that is one ruled row: its headings, and rows that are counted.

    Each column has lines above the first number of the first one, and a cell that begins beside it.

    Args:
        columns: all lines of each column, from left to right.
    """
    if len(columns) < 2 or not all(columns):
        return None
    near = NEAR_LEADS * line_distance(columns)
    numbers = [is_list_number(line.text) for line in columns[0]]
    if True not in numbers[1:] or numbers[0]:
        return None
    start = columns[0][numbers.index(True)].baseline
    heads = [[line for line in lines if line.baseline < start - near] for lines in columns]
    below = [lines[len(head) :] for lines, head in zip(columns, heads, strict=True)]
    if not all(heads) or not all(lines and lines[0].baseline <= start + near for lines in below):
        return None
    rows = find_open_rows(below)
    if rows is None:
        return None
    top = min(head[0].baseline for head in heads)
    return OpenRows([top, *rows.starts], [0, *(row + 1 for row in rows.groups)], rows.spanning)


def _begins_with_headings(columns: Sequence[Sequence[ColumnLine]], first: int) -> bool:
    """Return whether lines above the first number are in a font that is not the number's."""
    if first == len(columns):
        return True
    number = columns[first][0]
    above = [line for lines in columns for line in lines if line.baseline < number.baseline]
    return any(line.fonts.isdisjoint(number.fonts) for line in above)


def _is_one_each(lines: Sequence[ColumnLine], rows: OpenRows, apart: float) -> bool:
    """Return whether a column has no more than one text for each number."""
    begins = [rows.starts[row] for row in rows.groups]
    held = [
        sum(begin < block[0].baseline + apart / 2 for begin in begins)
        for block in _blocks(lines, apart)
    ]
    return len({*held}) == len(held)


def _find_rows(
    columns: Sequence[Sequence[ColumnLine]], first: int
) -> tuple[int, list[float]] | None:
    """Return the column that shows most rows by gaps, and where they begin."""
    filled = [lines for lines in columns if lines]
    if len(filled) < 2 or len(counted_lines(columns[first])) < 2:
        return None
    distance = line_distance(filled)
    blocks = [_blocks(lines, COUNTED_ROWS_APART * distance) for lines in columns]
    main = max(range(first + 1, len(columns)), key=lambda n: (len(blocks[n]), -n))
    tops = [block[0].baseline for block in blocks[main]]
    if len(tops) <= len(counted_lines(columns[first])):
        return None
    near = NEAR_LEADS * distance
    for held in blocks[main + 1 :]:
        for block in held:
            row = sum(top <= block[0].baseline + near for top in tops) - 1
            if row < 0 or (row + 1 < len(tops) and block[-1].baseline > tops[row + 1] - near):
                return None
    return main, tops


def _blocks(lines: Sequence[ColumnLine], apart: float) -> list[list[ColumnLine]]:
    """Return the lines of a column in runs without a gap."""
    blocks: list[list[ColumnLine]] = []
    for line in lines:
        if blocks and line.baseline - blocks[-1][-1].baseline < apart:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _nearest(tops: Sequence[float], at: float, near: float) -> int | None:
    return next((row for row, top in enumerate(tops) if abs(top - at) <= near), None)


def _centred_groups(
    numbers: Sequence[float],
    tops: Sequence[float],
    columns: Sequence[Sequence[ColumnLine]],
    distance: float,
) -> list[int | None] | None:
    """Return the first row of each number that stands in the middle of its rows."""
    size = max(line.size for lines in columns for line in lines)
    last = max(line.baseline for lines in columns for line in lines)
    edges = [*(top - distance + MIDDLE_EM * size for top in tops), last + MIDDLE_EM * size]
    groups: list[int | None] = []
    row = 0
    for at in numbers:
        middle = at - MIDDLE_EM * size
        ends = range(row + 1, len(edges))
        if not ends:
            return None
        end = min(ends, key=lambda end: abs((edges[row] + edges[end]) / 2 - middle))
        if abs((edges[row] + edges[end]) / 2 - middle) > OPEN_ROWS_MIDDLE * distance:
            return None
        groups.append(row)
        row = end
    return groups if row == len(tops) else None


def group_bounds(rows: OpenRows) -> list[tuple[int, int]]:
    """Return the first row of each number and the row behind its last one."""
    return list(pairwise([*rows.groups, len(rows.starts)]))
