"""Grids whose outside is stepped: boxes of charts that lines join, and no tables."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .edges import Edge
from .ruled import Grid, Region, walls
from .tolerances import (
    FEWEST_OPEN_PLACES,
    SNAP_PT,
    STEPPED_CELLS,
    STEPPED_ROWS,
    STEPPED_SHARE,
)

Place = tuple[int, int]


def is_stepped(grid: Grid, level: Sequence[Edge], upright: Sequence[Edge]) -> bool:
    """Return whether much of a grid is outside of its boxes, in an area that is no rectangle.

    A table may lack rules at its sides, below its last row, or around an empty corner; what it
    leaves open is a rectangle each time. Bars of different heights, boxes that arrows join, and
    the boxes of offices below each other leave an area with steps.

    Args:
        grid: as edges make it.
        level: level edges of its page.
        upright: upright edges of its page.
    """
    area = (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])
    areas = _open_areas(grid, level, upright)
    steps = [places for places in areas if not _is_rectangle(places)]
    size = sum(
        (grid.xs[column + 1] - grid.xs[column]) * (grid.ys[row + 1] - grid.ys[row])
        for places in steps
        for row, column in places
    )
    is_many = sum(map(len, steps)) >= FEWEST_OPEN_PLACES
    return is_many and size >= STEPPED_SHARE * area


def has_rows_of_text(grid: Grid, held: Mapping[int, Sequence[Cluster]]) -> bool:
    """Return whether texts stand side by side in several rows of a grid, as in no drawing.

    A table that lacks many of its rules has such rows; bars have a figure each, and boxes that
    lines join stand apart from each other.

    Args:
        grid: as edges make it.
        held: its letters by the index of their region.
    """
    rows: dict[int, list[Region]] = {}
    for index, region in enumerate(grid.regions):
        if any(not cluster.is_space for cluster in held.get(index, ())):
            rows.setdefault(region.row, []).append(region)
    full = 0
    for regions in rows.values():
        regions.sort(key=lambda region: region.column)
        beside = longest = 1
        for left, right in pairwise(regions):
            beside = beside + 1 if right.column == left.column + left.column_span else 1
            longest = max(longest, beside)
        full += longest >= STEPPED_CELLS
    return full >= STEPPED_ROWS


def _open_areas(grid: Grid, level: Sequence[Edge], upright: Sequence[Edge]) -> list[set[Place]]:
    """Return the places that no rule parts from the outside, by areas that hang together."""
    xs, ys = grid.xs, grid.ys
    floors = walls(_edges_of(level, ys, xs), ys, xs)
    sides = walls(_edges_of(upright, xs, ys), xs, ys)
    n_rows, n_columns = len(ys) - 1, len(xs) - 1
    begun = [(0, c) for c in range(n_columns) if not floors[0][c]]
    begun += [(n_rows - 1, c) for c in range(n_columns) if not floors[-1][c]]
    begun += [(r, 0) for r in range(n_rows) if not sides[0][r]]
    begun += [(r, n_columns - 1) for r in range(n_rows) if not sides[-1][r]]
    areas: list[set[Place]] = []
    seen: set[Place] = set()
    for start in begun:
        if start in seen:
            continue
        found, waiting = {start}, [start]
        while waiting:
            row, column = waiting.pop()
            beside = [
                ((row, column - 1), column > 0 and not sides[column][row]),
                ((row, column + 1), column + 1 < n_columns and not sides[column + 1][row]),
                ((row - 1, column), row > 0 and not floors[row][column]),
                ((row + 1, column), row + 1 < n_rows and not floors[row + 1][column]),
            ]
            new = [place for place, is_free in beside if is_free and place not in found]
            found.update(new)
            waiting += new
        seen |= found
        areas.append(found)
    return areas


def _edges_of(
    edges: Sequence[Edge], borders: Sequence[float], across: Sequence[float]
) -> list[Edge]:
    """Return the edges along a grid's borders of one direction."""
    return [
        edge
        for edge in edges
        if borders[0] - SNAP_PT < edge.at < borders[-1] + SNAP_PT
        and edge.end > across[0]
        and edge.start < across[-1]
    ]


def _is_rectangle(places: set[Place]) -> bool:
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    wide, high = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    return wide * high == len(places)
