"""All grids of a page: drawn with rules, drawn in part, or made by text alone."""

from collections.abc import Sequence

from ..geometry import Box
from ..glyphs import Rule
from ..text.clusters import Cluster
from .banded import find_banded_grid
from .cells import assign_clusters
from .column_borders import place
from .counted_spans import split_counted_spans
from .edges import Edge, rules_to_edges
from .frames import drop_frames, is_frame, is_stamp, without_margins
from .inner_lines import drop_inner_lines
from .interrupted import part_interrupted
from .options import drop_options
from .pieces import find_pieced_grids
from .posts import find_posted_grids
from .rivers import clusters_to_rows
from .ruled import Grid, Region, edges_to_grids
from .ruled_halves import find_half_grids
from .ruled_rows import split_rows
from .stepped import has_rows_of_text, is_stepped
from .text_rows import text_to_grid
from .titles import trim_titles
from .tolerances import (
    FILLED_SHARE,
    GRIDS_MIN_UPRIGHTS,
    GRIDS_SAME_END_PT,
    LARGEST_BOX_PT,
    MIN_SHADED_CELLS,
    SIDE_BY_SIDE,
    SNAP_PT,
)
from .two_columns import form_starts, is_form
from .unruled import find_unruled_grids
from .white_rules import trim_notes


def find_grids(
    clusters: Sequence[Cluster],
    rules: Sequence[Rule],
    white: Sequence[Rule] = (),
    *,
    is_scan: bool = False,
) -> list[Grid]:
    """Return a page's grids from top to bottom; none overlaps another's text.

    Args:
        clusters: all of the page.
        rules: all of the page.
        white: white rules that are seen because they stand on fills (see `white_rules`).
        is_scan: whether the page is a picture, whose emblems and signatures were read as text.
    """
    level, upright = rules_to_edges([*(rule for rule in rules if rule.drawn), *white])
    drawn = edges_to_grids(level, upright)
    charts = [
        grid
        for grid in drawn
        if is_stepped(grid, level, upright)
        and not _lists(grid, clusters)
        and part_interrupted(grid, level, upright, clusters) == grid  # rows over all columns
    ]
    grids = [grid for grid in drawn if not (is_frame(grid) or grid in charts)]
    if is_scan:
        grids = [grid for grid in grids if not is_stamp(grid)]
    no_tables = [grid for grid in drawn if grid not in grids]
    grids = [part_interrupted(grid, level, upright, clusters) for grid in grids]
    inside, outside = assign_clusters(clusters, grids)
    whole = drop_frames(grids, inside)
    if whole != grids:
        no_tables += [grid for grid in grids if not any(_overlaps(grid, one) for one in whole)]
        grids = whole
        inside, outside = assign_clusters(clusters, grids)
    whole = [drop_inner_lines(grid, held) for grid, held in zip(grids, inside, strict=True)]
    if whole != grids:
        grids = whole
        inside, outside = assign_clusters(clusters, grids)
    trimmed = [trim_titles(grid, held) for grid, held in zip(grids, inside, strict=True)]
    if white and trimmed == grids:
        trimmed = [trim_notes(*pair, white) for pair in zip(grids, inside, strict=True)]
    if trimmed != grids:
        inside, outside = assign_clusters(clusters, trimmed)
    grids = [split_rows(grid, held) for grid, held in zip(trimmed, inside, strict=True)]
    free = _outside_of(rules, [*grids, *charts])
    posted = find_posted_grids(outside, free)
    if posted:
        _, outside = assign_clusters(outside, posted)
        free = _outside_of(free, posted)
        grids += posted
    partly = find_pieced_grids(outside, free)
    if partly:
        held, outside = assign_clusters(outside, partly)
        partly = [drop_inner_lines(*pair) for pair in zip(partly, held, strict=True)]
        held, _ = assign_clusters(clusters, partly)
        partly = [split_counted_spans(*pair) for pair in zip(partly, held, strict=True)]
    upright = _edges_outside_of(upright, [*grids, *partly])
    upright = [edge for edge in upright if not _is_edge_of(edge, no_tables)]
    partly += find_upright_grids(outside, upright)
    partly += find_shaded_grids(outside, rules, [*grids, *partly])
    if partly:
        _, outside = assign_clusters(outside, partly)
    halves, outside = find_half_grids(outside, level)
    unruled = find_unruled_grids(outside, level, is_scan=is_scan)
    grids += [*partly, *halves, *drop_options(unruled, outside, rules)]
    return _in_reading_order(grids)


def _lists(grid: Grid, clusters: Sequence[Cluster]) -> bool:
    (held,), _ = assign_clusters(clusters, [grid])
    return has_rows_of_text(grid, held)


def _in_reading_order(grids: Sequence[Grid]) -> list[Grid]:
    """Return grids from top to bottom, those side by side from left to right.

    Two tables beside each other often begin some points apart.
    """
    ordered = sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))
    for index in range(1, len(ordered)):
        place = index
        while place and _is_left_of(ordered[place], ordered[place - 1]):
            ordered[place - 1 : place + 1] = ordered[place], ordered[place - 1]
            place -= 1
    return ordered


def _is_left_of(grid: Grid, other: Grid) -> bool:
    """Return whether a grid stands to the left of another along most of the shorter one."""
    shared = min(grid.ys[-1], other.ys[-1]) - max(grid.ys[0], other.ys[0])
    shorter = min(grid.ys[-1] - grid.ys[0], other.ys[-1] - other.ys[0])
    return grid.xs[-1] <= other.xs[0] and shared >= SIDE_BY_SIDE * shorter


def find_shaded_grids(
    clusters: Sequence[Cluster], rules: Sequence[Rule], found: Sequence[Grid]
) -> list[Grid]:
    """Return grids of shaded cells with white between them, where no rule draws a grid.

    Areas overlap for decoration too: a grid of them is a table when most places hold text.
    """
    shaded = _outside_of([rule for rule in rules if not rule.drawn], found)
    edges = rules_to_edges(shaded)
    grids = [grid for grid in edges_to_grids(*edges) if len(grid.xs) > 2 and len(grid.ys) > 2]
    inside, _ = assign_clusters([c for c in clusters if not c.is_space], grids)
    return [
        grid
        for grid, held in zip(grids, inside, strict=True)
        if len(held) >= max(MIN_SHADED_CELLS, FILLED_SHARE * len(grid.regions))
    ]


def _outside_of(rules: Sequence[Rule], grids: Sequence[Grid]) -> list[Rule]:
    """Return the rules whose middle stands in no grid."""
    boxes = [grid.box for grid in grids] if rules else []
    return [
        rule
        for rule in rules
        if not _hold(boxes, (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2)
    ]


def _edges_outside_of(edges: Sequence[Edge], grids: Sequence[Grid]) -> list[Edge]:
    """Return the upright edges whose middle stands in no grid."""
    boxes = [grid.box for grid in grids] if edges else []
    return [edge for edge in edges if not _hold(boxes, edge.at, (edge.start + edge.end) / 2)]


def _hold(boxes: list[Box], x: float, y: float) -> bool:
    """Return whether a point stands in any of some boxes, the edges among it."""
    for x0, top, x1, bottom in boxes:
        if x0 <= x <= x1 and top <= y <= bottom:
            return True
    return False


def _is_edge_of(edge: Edge, grids: Sequence[Grid]) -> bool:
    """Return whether an upright edge is part of a border of a frame or a chart."""
    return any(
        min(abs(edge.at - x) for x in grid.xs) <= SNAP_PT
        and edge.start >= grid.ys[0] - SNAP_PT
        and edge.end <= grid.ys[-1] + SNAP_PT
        for grid in grids
    )


def _overlaps(one: Grid, other: Grid) -> bool:
    a, b = one.box, other.box
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom


def find_upright_grids(clusters: Sequence[Cluster], upright: Sequence[Edge]) -> list[Grid]:
    """Return grids whose columns are ruled and whose rows are not."""
    parts = part_side_by_side(upright)
    if len(parts) > 1:
        return [grid for part in parts for grid in find_upright_grids(clusters, part)]
    grids = []
    free = sorted(upright, key=lambda edge: edge.start)
    while (banded := find_banded_grid(clusters, free)) is not None:
        grids.append(banded[0])
        free = [edge for edge in free if edge not in banded[1]]
    while free:
        first = free[0]
        edges = [edge for edge in free if _stand_side_by_side(edge, first)]
        free = [edge for edge in free if edge not in edges]
        xs = sorted({edge.at for edge in edges})
        top, end = min(edge.start for edge in edges), max(edge.end for edge in edges)
        held = [
            cluster
            for cluster in clusters
            if xs[0] <= (cluster.x0 + cluster.x1) / 2 <= xs[-1]
            and top <= cluster.baseline - 0.3 * cluster.size <= end
        ]
        xs = without_margins(xs, [(c.x0 + c.x1) / 2 for c in held if not c.is_space])
        if len(xs) < GRIDS_MIN_UPRIGHTS or not any(not cluster.is_space for cluster in held):
            continue
        lines = clusters_to_rows(held) if len(xs) == 3 else []
        starts = form_starts(lines, xs) if lines and is_form(lines, xs) else None
        grid = text_to_grid(held, xs, starts=starts) or _one_row(held, xs, top, end)
        if grid is not None:
            grids.append(Grid(grid.xs, (min(top, grid.ys[0]), *grid.ys[1:]), grid.regions))
    return grids


def _one_row(
    clusters: Sequence[Cluster], xs: Sequence[float], top: float, bottom: float
) -> Grid | None:
    """Return the grid of a row by itself under upright rules; None for text in one column.

    It is the rest of a row that the end of a page cuts, which is the last one of its table. The
    sides of boxes to tick that stand on one line are no such rules.
    """
    if bottom - top <= LARGEST_BOX_PT:
        return None
    filled = {place(xs, (c.x0 + c.x1) / 2) for c in clusters if not c.is_space}
    if len(xs) <= GRIDS_MIN_UPRIGHTS or len(filled) < 2:
        return None
    regions = tuple(Region(0, column, 1, 1) for column in range(len(xs) - 1))
    return Grid(tuple(xs), (top, bottom), regions)


def part_side_by_side(upright: Sequence[Edge]) -> list[list[Edge]]:
    """Return upright rules by table where two tables stand side by side at different heights.

    All rules of either begin and end together, and none of one stands between those of the other.
    What belongs to neither comes last.
    """
    groups: dict[tuple[int, int], list[Edge]] = {}
    for edge in upright:
        ends = round(edge.start / SNAP_PT), round(edge.end / SNAP_PT)
        groups.setdefault(ends, []).append(edge)
    whole = [group for group in groups.values() if len(group) >= GRIDS_MIN_UPRIGHTS]
    tables = [group for group in whole if any(_are_beside(group, other) for other in whole)]
    taken = {id(edge) for group in tables for edge in group}
    rest = [edge for edge in upright if id(edge) not in taken]
    return [*tables, rest] if rest else tables or [[]]


def _are_beside(ones: Sequence[Edge], others: Sequence[Edge]) -> bool:
    """Return whether two sets of rules share their height in part and none of their width."""
    one, other = ones[0], others[0]
    if max(e.at for e in ones) >= min(e.at for e in others) and (
        max(e.at for e in others) >= min(e.at for e in ones)
    ):
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    apart = min(abs(one.start - other.start), abs(one.end - other.end))
    return apart > SNAP_PT and shared >= SIDE_BY_SIDE * shorter


def _stand_side_by_side(edge: Edge, first: Edge) -> bool:
    """Return whether two upright rules begin or end together and are much alike in length.

    Headings and rows over several columns make some shorter.
    """
    together = min(edge.end, first.end) - max(edge.start, first.start)
    longer = max(edge.end - edge.start, first.end - first.start)
    nearest = min(abs(edge.end - first.end), abs(edge.start - first.start))
    return nearest <= GRIDS_SAME_END_PT and together >= SIDE_BY_SIDE * longer
