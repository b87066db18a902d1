"""Tables with upright rules alone, which rows over all columns interrupt."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .edges import Edge, snap
from .rivers import clusters_to_rows
from .ruled import Grid, edges_to_grid
from .ruled_rows import split_by_text
from .tolerances import BANDED_MIN_UPRIGHTS, BANDED_SAME_END_PT, MIN_OUTER, OUTER_END_PT


def find_banded_grid(
    clusters: Sequence[Cluster], upright: Sequence[Edge]
) -> tuple[Grid, list[Edge]] | None:
    """Return the grid of the longest upright rules and the rules that it is made of.

    None where no shorter rules begin and end together between them.

    Args:
        clusters: those that stand in no grid.
        upright: rules that no grid is made of.
    """
    if not upright:
        return None
    first = max(upright, key=lambda edge: edge.end - edge.start)
    edges = [
        edge
        for edge in upright
        if edge.start >= first.start - OUTER_END_PT and edge.end <= first.end + OUTER_END_PT
    ]
    outer = [
        edge
        for edge in edges
        if edge.start <= first.start + OUTER_END_PT and edge.end >= first.end - OUTER_END_PT
    ]
    xs = sorted({edge.at for edge in edges})
    inner = _ends(edges, outer, first)
    if len(xs) < BANDED_MIN_UPRIGHTS or len({edge.at for edge in outer}) < MIN_OUTER or not inner:
        return None
    ys = [first.start, *inner, first.end]
    grid = edges_to_grid([Edge(y, xs[0], xs[-1]) for y in ys], edges)
    if grid is None:
        return None
    return _split_bands(grid, clusters), edges


def _ends(edges: Sequence[Edge], outer: Sequence[Edge], first: Edge) -> list[float]:
    """Return the heights at which two shorter rules or more begin or end."""
    ends = [(y, edge.at) for edge in edges if edge not in outer for y in (edge.start, edge.end)]
    found = []
    for group in snap([y for y, _ in ends], BANDED_SAME_END_PT):
        y = ends[group[0]][0]
        inside = first.start + OUTER_END_PT < y < first.end - OUTER_END_PT
        if inside and len({ends[index][1] for index in group}) > 1:
            found.append(y)
    return found


def _split_bands(grid: Grid, clusters: Sequence[Cluster]) -> Grid:
    """Return the grid with the rows that the text between its borders forms."""
    bands = list(pairwise(grid.ys))
    for row in range(len(bands) - 1, -1, -1):
        here = [r for r in grid.regions if r.row == row and r.row_span == 1]
        if len(here) < 2 or sum([r.column_span for r in here]) < len(grid.xs) - 1:
            continue
        top, bottom = bands[row]
        held = [
            cluster
            for cluster in clusters
            if grid.xs[0] <= (cluster.x0 + cluster.x1) / 2 <= grid.xs[-1]
            and top <= cluster.baseline - 0.3 * cluster.size < bottom
        ]
        if len(clusters_to_rows(held)) > 1:
            grid = split_by_text(grid, row, here, held)
    return grid
