"""Ruled grids whose upright rules are interrupted by rows over all columns."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .banded import split_bands
from .edges import Edge, snap
from .ruled import Grid, edges_to_grid
from .tolerances import BANDED_SAME_END_PT, LEAST_INTERRUPTED, SNAP_PT


def part_interrupted(
    grid: Grid, level: Sequence[Edge], upright: Sequence[Edge], clusters: Sequence[Cluster]
) -> Grid:
    """Return a grid with the rows that interrupt its inner upright rules, and those between them.

    Where nothing is ruled between the headings and the last row, a row over all columns still
    shows: the rules between the columns end above it and begin again below it.

    Args:
        grid: as its rules make it.
        level: level rules of the page.
        upright: upright rules of the page.
        clusters: all of the page.
    """
    inner = [
        edge
        for edge in upright
        if grid.xs[0] + SNAP_PT < edge.at < grid.xs[-1] - SNAP_PT
        and edge.start >= grid.ys[0] - SNAP_PT
        and edge.end <= grid.ys[-1] + SNAP_PT
    ]
    heights = _interruptions(inner)
    inside = [y for y in heights if grid.ys[0] + SNAP_PT < y < grid.ys[-1] - SNAP_PT]
    if all(any(abs(y - border) <= SNAP_PT for border in grid.ys) for y in inside):
        return grid
    left, right = grid.xs[0], grid.xs[-1]
    added = [Edge(y, left, right) for y in inside] + _heading_edges(inner, grid)
    own = [edge for edge in level if grid.ys[0] - SNAP_PT <= edge.at <= grid.ys[-1] + SNAP_PT]
    outer = [Edge(x, grid.ys[0], grid.ys[-1]) for x in (left, right)]
    horizontal = sorted([*own, *added], key=lambda edge: edge.at)
    parted = edges_to_grid(horizontal, sorted([*outer, *inner], key=lambda edge: edge.at))
    return grid if parted is None else split_bands(parted, clusters)


def _interruptions(inner: Sequence[Edge]) -> list[float]:
    """Return the heights at which several rules end that begin again below, and where they do."""
    pieces: dict[float, list[Edge]] = {}
    for edge in inner:
        pieces.setdefault(edge.at, []).append(edge)
    ends: list[float] = []
    for held in pieces.values():
        held.sort(key=lambda edge: edge.start)
        for above, below in pairwise(held):
            ends += [above.end, below.start]
    groups = snap(ends, BANDED_SAME_END_PT)
    return [ends[group[0]] for group in groups if len(group) >= LEAST_INTERRUPTED]


def _heading_edges(inner: Sequence[Edge], grid: Grid) -> list[Edge]:
    """Return the borders below headings over several columns, whose rules begin below them."""
    first: dict[float, Edge] = {}
    for edge in inner:
        if edge.at not in first or edge.start < first[edge.at].start:
            first[edge.at] = edge
    xs = [grid.xs[0], *sorted(first), grid.xs[-1]]
    late = [edge for edge in first.values() if edge.start > grid.ys[0] + SNAP_PT]
    return [Edge(edge.start, xs[xs.index(edge.at) - 1], xs[xs.index(edge.at) + 1]) for edge in late]
