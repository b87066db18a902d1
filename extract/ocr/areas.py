"""Ink to the cells it belongs to, and marks that cross a rule to the text they are nearer to."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ..geometry import Box
from ..tables.ruled import Grid
from .blocks import find_blocks
from .runs import Ink, Pieces, Runs, Whole, find_pieces, ink_runs, transposed
from .tolerances import MARK_HEIGHT, SLACK_PIXELS, THICKEST_BAND

OUTSIDE = -1


def find_crossings(ink: Ink, covered: Ink, body_height: float) -> Ink:
    """Return where strokes of letters cross the level rules that cover them.

    Where a cell has no padding the tone mark of its first line stands across the rule above it.
    """
    columns = ink_runs(transposed(covered))  # by column: row and place change roles
    tall = columns.end - columns.start > THICKEST_BAND * body_height
    above = np.maximum(columns.start - 1, 0)
    below = np.minimum(columns.end, ink.shape[0] - 1)
    crossed = ~tall & ink[above, columns.row] & ink[below, columns.row]
    crossed &= (columns.start > 0) & (columns.end < ink.shape[0])
    kept = columns.select(crossed)
    return transposed(kept.painted()) & ink


def find_areas(runs: Runs, grids: Sequence[Grid], scale: float, body: float) -> Iterator[Runs]:
    """Yield the ink of each cell, and of each block outside of cells.

    Args:
        runs: ink without rules.
        grids: ruled ones, in points.
        scale: points per pixel.
        body: height of a consonant in pixels.
    """
    area = _areas_of_runs(runs, grids, scale)
    if grids:
        _settle_crossing_marks(find_pieces(runs), area, body)
    for number in np.unique(area).tolist():
        if number != OUTSIDE:
            yield runs.select(area == number)
    yield from find_blocks(runs.select(area == OUTSIDE), body)


def _areas_of_runs(runs: Runs, grids: Sequence[Grid], scale: float) -> Whole:
    """Return the number of the cell in which the middle of each run lies."""
    x = (runs.start + runs.end) * (scale / 2)
    y = (runs.row + 0.5) * scale
    area = np.full(len(x), OUTSIDE, np.int64)
    first = 0
    for grid in sorted(grids, key=_size):
        inside = (area == OUTSIDE) & (x > grid.xs[0]) & (x < grid.xs[-1])
        inside &= (y > grid.ys[0]) & (y < grid.ys[-1])
        places = np.array(grid.places())
        row = np.searchsorted(grid.ys, y[inside], "right") - 1
        column = np.searchsorted(grid.xs, x[inside], "right") - 1
        area[inside] = first + places[row, column]
        first += len(grid.regions)
    return area


def _settle_crossing_marks(pieces: Pieces, area: Whole, body: float) -> None:
    """Give each piece of ink that lies in two cells to one: the one whose letters are nearer."""
    low = np.full(len(pieces), np.iinfo(np.int64).max)
    high = np.full(len(pieces), np.iinfo(np.int64).min)
    np.minimum.at(low, pieces.of_run, area)
    np.maximum.at(high, pieces.of_run, area)
    for number in np.flatnonzero(low != high).tolist():
        if pieces.height[number] > MARK_HEIGHT * body or pieces.width[number] > 2 * body:
            continue
        own = pieces.of_run == number
        areas = area[own]
        upper, lower = int(areas[0]), int(areas[-1])
        if upper != lower:
            area[own] = lower if _is_nearer_below(pieces, number) else upper


def _is_nearer_below(pieces: Pieces, number: int) -> bool:
    overlap: NDArray[np.int64] = np.minimum(pieces.x1, pieces.x1[number] + SLACK_PIXELS)
    overlap = overlap - np.maximum(pieces.x0, pieces.x0[number] - SLACK_PIXELS)
    beside = overlap > 0
    beside[number] = False
    beside &= pieces.area > SLACK_PIXELS**2
    down = (pieces.top - pieces.bottom[number])[beside]
    up = (pieces.top[number] - pieces.bottom)[beside]
    nearest_down = min(down[down >= -SLACK_PIXELS].tolist(), default=np.inf)
    nearest_up = min(up[up >= -SLACK_PIXELS].tolist(), default=np.inf)
    return nearest_down <= nearest_up


def _size(grid: Grid) -> float:
    box: Box = grid.box
    return box.width * box.height
