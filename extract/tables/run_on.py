"""Cells of a table without rules whose lines run on beside the next row: they span both."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from .list_marks import LIST_NUMBER
from .row_starts import ColumnLine
from .tolerances import BREAK_LEADS, RUN_ON_PARTED, STRADDLE_LEADS

Rows = Mapping[int, Sequence[ColumnLine]]


def find_run_on(columns: Sequence[Rows], distance: float) -> set[tuple[int, int]]:
    """Return the column and row of each cell that continues the one above it.

    Its first line follows as lines of one text do, at a border where all other columns have
    more white. Without white between the rows of a table nothing tells, so that most of its
    borders must show it.

    Args:
        columns: the lines of each column by row, from top to bottom.
        distance: from line to line in one cell, in points.
    """
    rows = sorted({row for column in columns for row in column})
    found: set[tuple[int, int]] = set()
    parted = 0
    borders = 0
    for above, below in pairwise(rows):
        gaps = {
            number: column[below][0].baseline - column[above][-1].baseline
            for number, column in enumerate(columns)
            if above in column and below in column
        }
        if not gaps:
            continue
        borders += 1
        parted += min(gaps.values()) > BREAK_LEADS * distance
        near = [number for number, gap in gaps.items() if gap <= STRADDLE_LEADS * distance]
        far = [number for number, gap in gaps.items() if gap > BREAK_LEADS * distance]
        if len(far) < max(2, len(near)) or len(near) + len(far) < len(gaps):
            continue
        begun = [number for number, column in enumerate(columns) if below in column]
        for number, first in zip(near, begun, strict=False):
            if number != first or not _continues(columns[number][above], columns[number][below]):
                break
            found.add((number, below))
    return found if parted >= RUN_ON_PARTED * borders else set()


def _continues(above: Sequence[ColumnLine], below: Sequence[ColumnLine]) -> bool:
    """Return whether a line is in the font of the one above it, and no number or figure."""
    line = below[0]
    starts = line.is_numbered or line.is_figure or LIST_NUMBER.match(line.text)
    return not starts and not line.fonts.isdisjoint(above[-1].fonts)
