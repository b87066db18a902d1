"""Tables side by side whose level rules alone show where each begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..text.clusters import Cluster
from .column_borders import find_column_borders
from .edges import Edge
from .rivers import clusters_to_rows, subtract_ink
from .ruled import Grid
from .text_rows import text_to_grid
from .tolerances import HALVES_APART_PT, HALVES_RULES, MIN_ROWS, RIVER_EM, SAME_LEFT_PT, SNAP_PT
from .unruled import find_unruled_grids


@dataclass(frozen=True, slots=True)
class RuledHalf:
    """One of several tables side by side: its level rules, and the clusters between them."""

    edges: list[Edge]
    clusters: list[Cluster]


def find_half_grids(
    clusters: Sequence[Cluster], level_edges: Sequence[Edge]
) -> tuple[list[Grid], list[Cluster]]:
    """Return the grids of tables side by side that level rules of their own part, and the rest.

    Args:
        clusters: those that stand in no ruled grid.
        level_edges: horizontal rules.
    """
    halves, rest = _find_halves(clusters, level_edges)
    return [
        grid
        for half in halves
        for grid in _half_grids(half) or find_unruled_grids(half.clusters, half.edges)
    ], rest


def _half_grids(half: RuledHalf) -> list[Grid]:
    """Return the grid of one of several tables side by side: its full lines show its columns.

    The name of a group in the middle of its row stands in their rivers.
    """
    lines = clusters_to_rows(half.clusters)
    full = [row for row in lines if len(row.segments) > 1]
    if len(full) < MIN_ROWS:
        return []
    segments = max(full, key=lambda row: len(row.segments)).segments
    rivers = [(before[1], after[0]) for before, after in pairwise(segments)]
    for row in full:
        rivers = subtract_ink(rivers, row, RIVER_EM * row.size)
    xs = find_column_borders(full, rivers, half.edges)
    if len(xs) <= 3:
        return []
    lefts = [start for row in full[1:] for start, _ in row.segments]
    starts = [row.baseline for row in full]
    starts += [
        row.baseline
        for row in lines
        if len(row.segments) == 1
        and all(abs(row.segments[0][0] - left) > SAME_LEFT_PT for left in lefts)
    ]
    grid = text_to_grid(half.clusters, xs, half.edges, starts=sorted(starts))
    return [grid] if grid is not None else []


def _find_halves(
    clusters: Sequence[Cluster], level_edges: Sequence[Edge]
) -> tuple[list[RuledHalf], list[Cluster]]:
    """Return the tables side by side that level rules of their own part, and all other clusters.

    Above and below the headings and at the foot of each stand rules of one length; the first ones
    stand level with each other, white between them, in which no text stands either.

    Args:
        clusters: those that stand in no ruled grid.
        level_edges: horizontal rules.
    """
    stacks = _stacks(level_edges)
    beside = [one for one in stacks if any(_stand_beside(one, other) for other in stacks)]
    halves: list[RuledHalf] = []
    rest = list(clusters)
    for stack in beside:
        top, bottom = stack[0].at - SNAP_PT, stack[-1].at + SNAP_PT
        level = [c for c in rest if top <= c.baseline - 0.3 * c.size <= bottom]
        x0, x1 = stack[0].start, stack[0].end
        held = [c for c in level if x0 <= (c.x0 + c.x1) / 2 <= x1]
        near = [c for c in level if not c.is_space and _is_outside(c, stack[0])]
        if near or not held:
            return [], list(clusters)
        halves.append(RuledHalf(stack, held))
    inside = {id(cluster) for half in halves for cluster in half.clusters}
    return halves, [cluster for cluster in rest if id(cluster) not in inside]


def _stacks(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Return the rules of one length that stand below each other, each set from top to bottom."""
    stacks: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        for stack in stacks:
            if (
                abs(stack[0].start - edge.start) <= SNAP_PT
                and abs(stack[0].end - edge.end) <= SNAP_PT
            ):
                stack.append(edge)
                break
        else:
            stacks.append([edge])
    return [stack for stack in stacks if len(stack) == HALVES_RULES]


def _stand_beside(one: Sequence[Edge], other: Sequence[Edge]) -> bool:
    """Return whether the first two rules of both are level, with white between them."""
    apart = max(one[0].start, other[0].start) - min(one[0].end, other[0].end)
    return apart >= HALVES_APART_PT and all(
        abs(a.at - b.at) <= SNAP_PT for a, b in zip(one[:2], other[:2], strict=True)
    )


def _is_outside(cluster: Cluster, edge: Edge) -> bool:
    """Return whether a cluster stands across an end of a rule, or right beside it."""
    return any(
        cluster.x0 < end + HALVES_APART_PT / 2 and cluster.x1 > end - HALVES_APART_PT / 2
        for end in (edge.start - HALVES_APART_PT / 2, edge.end + HALVES_APART_PT / 2)
    )
