"""Tables with upright rules alone, which rows over all columns interrupt."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .edges import Edge, snap
from .rivers import clusters_to_rows
from .row_starts import ColumnLine, column_lines
from .ruled import Grid, Region, edges_to_grid
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
    """Return the heights at which two shorter rules or more begin or end.

    Where there are such heights, the end of a rule by itself is one, too, that no other rule goes
    on over: a row whose one text covers most columns has one inner rule, beside its figure.
    """
    ends = [(y, edge.at) for edge in edges if edge not in outer for y in (edge.start, edge.end)]
    found, alone = [], []
    for group in snap([y for y, _ in ends], BANDED_SAME_END_PT):
        y = ends[group[0]][0]
        inside = first.start + OUTER_END_PT < y < first.end - OUTER_END_PT
        if inside and len({ends[index][1] for index in group}) > 1:
            found.append(y)
        elif inside and not _is_crossed(y, edges, outer):
            alone.append(y)
    return sorted(found + alone) if found else []


def _is_crossed(y: float, edges: Sequence[Edge], outer: Sequence[Edge]) -> bool:
    """Return whether a rule between the outer ones goes on over a height."""
    return any(
        edge.start < y - BANDED_SAME_END_PT and edge.end > y + BANDED_SAME_END_PT
        for edge in edges
        if edge not in outer
    )


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
            grid = split_by_text(grid, row, here, held, _figure_rows(grid, here, held))
    return grid


def _figure_rows(
    grid: Grid, here: Sequence[Region], clusters: Sequence[Cluster]
) -> list[float] | None:
    """Return the baselines of a band's only texts, each with a figure beside it; None without.

    A subtotal and the total below it: no other cell tells them from one text of two lines.
    """
    columns: list[list[ColumnLine]] = []
    for region in here:
        box = grid.region_box(region)
        inside = [c for c in clusters if box.x0 <= (c.x0 + c.x1) / 2 < box.x1]
        if lines := column_lines(inside):
            columns.append(lines)
    if len(columns) != 2 or len(columns[0]) != len(columns[1]):
        return None
    label, figures = columns
    beside = all(
        abs(a.baseline - b.baseline) <= 0.3 * a.size for a, b in zip(*columns, strict=True)
    )
    money = all(line.is_figure and len(line.text) > 3 for line in figures[1:])
    told = not any(line.is_figure for line in label)
    return [line.baseline for line in label] if beside and money and told else None
