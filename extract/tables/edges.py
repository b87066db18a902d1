"""Edges: the rules of a page joined into long straight ones, and grouped where they touch."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ..compiled import mypyc_attr
from ..glyphs import Rule
from .tolerances import DOT_PT, JOIN_PT, SHORTEST_PT, SNAP_PT


@mypyc_attr(acyclic=True)
class Edge:
    """A straight rule: ``at`` is its y (horizontal) or x (vertical); it runs from start to end."""

    __slots__ = ("at", "end", "start")

    def __init__(self, at: float, start: float, end: float) -> None:
        self.at = at
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Edge(at={self.at}, start={self.start}, end={self.end})"


def rules_to_edges(rules: Iterable[Rule]) -> tuple[list[Edge], list[Edge]]:
    """Return horizontal and vertical edges, snapped and joined, each sorted by place.

    >>> rules_to_edges([Rule(0, 10, 50, 10), Rule(51, 10.5, 90, 10.5)])
    ([Edge(at=10.25, start=0, end=90)], [])
    >>> dots = [Rule(5, 1.5 * n, 5.75, 1.5 * n) for n in range(9)]  # one below the other
    >>> rules_to_edges(dots)
    ([], [Edge(at=5.375, start=0.0, end=12.0)])
    """
    horizontal: list[Edge] = []
    vertical: list[Edge] = []
    for rule in rules:
        width, height = rule.x1 - rule.x0, rule.bottom - rule.top
        dot = width <= DOT_PT and height <= DOT_PT  # of a dotted line, which has no direction
        if width >= height or dot:
            horizontal.append(Edge((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        if width < height or dot:
            vertical.append(Edge((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    return _join(horizontal), _join(vertical)


def _join(edges: list[Edge]) -> list[Edge]:
    """Snap edges at nearly one place to their middle, then join those that touch."""
    joined: list[Edge] = []
    for group in snap([edge.at for edge in edges]):
        members = sorted((edges[index] for index in group), key=lambda edge: edge.start)
        at = (min(e.at for e in members) + max(e.at for e in members)) / 2
        start, end = members[0].start, members[0].end
        for edge in members[1:]:
            if edge.start <= end + JOIN_PT:
                end = max(end, edge.end)
            else:
                joined.append(Edge(at, start, end))
                start, end = edge.start, edge.end
        joined.append(Edge(at, start, end))
    return [edge for edge in joined if edge.end - edge.start >= SHORTEST_PT]


def snap(places: Sequence[float], tolerance_pt: float = SNAP_PT) -> list[list[int]]:
    """Group indices of places that lie within a tolerance of the group's first.

    >>> snap([10.0, 50.0, 11.0])
    [[0, 2], [1]]
    """
    groups: list[list[int]] = []
    first = 0.0
    for index in sorted(range(len(places)), key=places.__getitem__):
        if groups and places[index] - first <= tolerance_pt:
            groups[-1].append(index)
        else:
            groups.append([index])
            first = places[index]
    return groups


def edges_to_groups(
    horizontal: Sequence[Edge], vertical: Sequence[Edge]
) -> list[tuple[list[Edge], list[Edge]]]:
    """Return the edges that hang together, crossing or touching, as (horizontal, vertical)."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    ys = [edge.at for edge in horizontal]  # sorted, as _join leaves them
    for v_index, upright in enumerate(vertical, len(horizontal)):
        low = bisect_left(ys, upright.start - SNAP_PT)
        high = bisect_right(ys, upright.end + SNAP_PT)
        for h_index in range(low, high):
            level = horizontal[h_index]
            if level.start - SNAP_PT <= upright.at <= level.end + SNAP_PT:
                parent[root(v_index)] = root(h_index)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index, edge in enumerate([*horizontal, *vertical]):
        pair = groups.setdefault(root(index), ([], []))
        pair[0 if index < len(horizontal) else 1].append(edge)
    return list(groups.values())
