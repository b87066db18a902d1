"""White rules on coloured cells: what parts the cells of a table painted in PowerPoint's style."""

from collections.abc import Sequence

from ..glyphs import Fill, Rule
from ..text.clusters import Cluster
from .edges import Edge, edges_to_groups, rules_to_edges
from .ruled import Grid
from .shading import buckets
from .tolerances import (
    BESIDE_PT,
    LEAST_LEVEL,
    LEAST_LEVEL_AGAIN,
    LEAST_UPRIGHT,
    MANY_UPRIGHT,
    NOTE_SHARE,
    ON_FILL,
    SHADING_BUCKET_PT,
    SHADING_WHITE,
)

SAMPLES = (0.1, 0.3, 0.5, 0.7, 0.9)  # parts of a rule's length


def find_white_rules(white: Sequence[Rule], fills: Sequence[Fill]) -> list[Rule]:
    """Return the white rules that are seen because they stand on coloured fills.

    Only rules that make a grid of their own count: white lines below a coloured heading row, or
    between the bars of a chart, part nothing. Beside one, a smaller grid with the same upright
    rules counts, too: what the end of a page leaves of a form of the same columns.

    Args:
        white: everything thin that a page paints in white.
        fills: of the page, in the order of painting.
    """
    if len(white) < LEAST_LEVEL + LEAST_UPRIGHT or not fills:
        return []
    ground = _Ground(fills)
    seen = [rule for rule in white if ground.is_below(rule)]
    if len(seen) < LEAST_LEVEL + LEAST_UPRIGHT:
        return []
    groups = edges_to_groups(*rules_to_edges(seen))
    crossed = [(*group, _crossed_places(*group)) for group in groups]
    whole = [xs for level, _, xs in crossed if _is_grid(len(level), len(xs))]
    areas = [
        (
            min(edge.at for edge in upright) - BESIDE_PT,
            min(level[0].at, *(edge.start for edge in upright)) - BESIDE_PT,
            max(edge.at for edge in upright) + BESIDE_PT,
            max(level[-1].at, *(edge.end for edge in upright)) + BESIDE_PT,
        )
        for level, upright, xs in crossed
        if xs in whole
    ]
    return [
        rule
        for rule in seen
        if any(
            x0 <= (rule.x0 + rule.x1) / 2 <= x1 and y0 <= (rule.top + rule.bottom) / 2 <= y1
            for x0, y0, x1, y1 in areas
        )
    ]


def trim_notes(grid: Grid, held: dict[int, list[Cluster]], white: Sequence[Rule]) -> Grid:
    """Return a grid of white rules without notes at its foot: text of the page, no rows.

    Notes are the last rows of which one cell, over more than half of the columns, holds all text;
    a row of the table has its figures in columns of their own.
    """
    n_columns, n_rows = len(grid.xs) - 1, len(grid.ys) - 1
    if n_columns < LEAST_UPRIGHT or not _is_made_of(grid, white):
        return grid
    last = n_rows
    while last > LEAST_LEVEL:
        row = [i for i, r in enumerate(grid.regions) if r.row <= last - 1 < r.row + r.row_span]
        inked = [i for i in row if any(not cluster.is_space for cluster in held.get(i, ()))]
        if len(inked) != 1 or any(grid.regions[i].row_span > 1 for i in row):
            break
        note = grid.regions[inked[0]]
        if note.column != 0 or note.column_span <= NOTE_SHARE * n_columns:
            break
        last -= 1
    if last == n_rows:
        return grid
    regions = tuple(r for r in grid.regions if r.row + r.row_span <= last)
    return Grid(grid.xs, grid.ys[: last + 1], regions)


def _is_made_of(grid: Grid, white: Sequence[Rule]) -> bool:
    return any(
        grid.box.holds((rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2) for rule in white
    )


def _is_grid(n_level: int, n_crossing: int) -> bool:
    """Return whether so many rules make a grid: many columns tell that two rows are one."""
    if n_level >= LEAST_LEVEL:
        return n_crossing >= LEAST_UPRIGHT
    return n_level >= LEAST_LEVEL_AGAIN and n_crossing >= MANY_UPRIGHT


def _crossed_places(level: Sequence[Edge], upright: Sequence[Edge]) -> frozenset[int]:
    """Return the places of the upright edges that part the cells of two rows or more."""
    fewest = min(len(level), LEAST_LEVEL)
    if fewest < LEAST_LEVEL_AGAIN:
        return frozenset()
    return frozenset(
        round(edge.at)
        for edge in upright
        if sum(edge.start - BESIDE_PT <= other.at <= edge.end + BESIDE_PT for other in level)
        >= fewest
    )


class _Ground:
    """The fills of a page, found by place."""

    def __init__(self, fills: Sequence[Fill]) -> None:
        self._fills: dict[int, list[Fill]] = {}
        for fill in fills:
            for bucket in buckets(fill.box.top, fill.box.bottom):
                self._fills.setdefault(bucket, []).append(fill)

    def is_below(self, rule: Rule) -> bool:
        """Return whether a rule stands on, or beside, coloured fills along most of its length."""
        aside = (0.0, BESIDE_PT) if rule.top == rule.bottom else (BESIDE_PT, 0.0)
        found = 0
        for part in SAMPLES:
            x = rule.x0 + part * (rule.x1 - rule.x0)
            y = rule.top + part * (rule.bottom - rule.top)
            found += self._is_coloured(x + aside[0], y + aside[1]) or self._is_coloured(
                x - aside[0], y - aside[1]
            )
        return found >= ON_FILL * len(SAMPLES)

    def _is_coloured(self, x: float, y: float) -> bool:
        for fill in reversed(self._fills.get(int(y // SHADING_BUCKET_PT), ())):
            if fill.box.holds(x, y):
                return min(fill.colour) < SHADING_WHITE
        return False
