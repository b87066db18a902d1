"""Crossed-out text: one slanting stroke through a text, or two that cross over it."""

from bisect import bisect_left
from collections.abc import Sequence

from ..glyphs import Rule, Stroke
from .clusters import Cluster
from .struck_out import crossed_sides
from .tolerances import (
    COVERED_SHARE,
    CROSSING_SHARE,
    FLATTEST_SLOPE,
    HIGHEST_ROW_EM,
    HIGHEST_STROKE_EM,
    MOST_STROKES,
    OVERHANG_EM,
    RUN_GAP_EM,
    STROKE_MARGIN_PT,
    STRUCK_CELLS,
    X_HEIGHT_EM,
)


def find_crossed_out(
    clusters: Sequence[Cluster], strokes: Sequence[Stroke], rules: Sequence[Rule] = ()
) -> set[int]:
    """Return the `id` of each letter that slanting strokes cross out.

    Two strokes that cross each other do so with all that stands between their ends. One alone
    begins and ends with the letters that it runs through; through a figure it may run on: a
    heading that a diagonal parts has words beside the line, and none below it. One through several
    cells of a row crosses out all that they say.

    Args:
        clusters: of the page.
        strokes: of the page; many of them are a drawing, or hatching.
        rules: of the page.
    """
    if not strokes or len(strokes) > MOST_STROKES:
        return set()
    crossed: set[int] = set()
    for stroke in strokes:
        near = [cluster for cluster in clusters if _is_near(cluster, stroke)]
        if not near:
            continue
        if any(_cross(stroke, other) for other in strokes):
            crossed |= {id(cluster) for cluster in near if _is_between(cluster, stroke)}
            continue
        if _crosses_row(stroke, near, rules):
            crossed |= {id(cluster) for cluster in near if _is_between(cluster, stroke)}
            continue
        for baseline in {cluster.baseline for cluster in near}:
            line = [one for one in clusters if one.angle == 0 and one.baseline == baseline]
            for run in _runs(line):
                crossed |= {id(cluster) for cluster in _crossed_out_in(run, stroke)}
    return crossed


def _is_near(cluster: Cluster, stroke: Stroke) -> bool:
    """Return whether the body of a level letter stands within a stroke's area."""
    top, bottom = min(stroke.y0, stroke.y1), max(stroke.y0, stroke.y1)
    middle = cluster.baseline - X_HEIGHT_EM * cluster.size
    return (
        cluster.angle == 0
        and cluster.x1 > stroke.x0
        and cluster.x0 < stroke.x1
        and top - X_HEIGHT_EM * cluster.size <= middle <= bottom + X_HEIGHT_EM * cluster.size
    )


def _is_between(cluster: Cluster, stroke: Stroke) -> bool:
    """Return whether a letter's middle lies in a stroke's area."""
    x = (cluster.x0 + cluster.x1) / 2
    y = cluster.baseline - X_HEIGHT_EM * cluster.size
    return stroke.x0 <= x <= stroke.x1 and (
        min(stroke.y0, stroke.y1) <= y <= max(stroke.y0, stroke.y1)
    )


def _cross(one: Stroke, other: Stroke) -> bool:
    """Return whether two strokes are the diagonals of about the same area."""
    if (one.y1 > one.y0) == (other.y1 > other.y0):
        return False
    wide, high = one.x1 - one.x0, abs(one.y1 - one.y0)
    return (
        abs(one.x0 - other.x0) <= CROSSING_SHARE * wide + STROKE_MARGIN_PT
        and abs(one.x1 - other.x1) <= CROSSING_SHARE * wide + STROKE_MARGIN_PT
        and abs(one.y0 - other.y1) <= CROSSING_SHARE * high + STROKE_MARGIN_PT
        and abs(one.y1 - other.y0) <= CROSSING_SHARE * high + STROKE_MARGIN_PT
    )


def _crosses_row(stroke: Stroke, near: Sequence[Cluster], rules: Sequence[Rule]) -> bool:
    """Return whether a stroke runs through cells of one row, from one side of it to another."""
    high = abs(stroke.y1 - stroke.y0)
    if high > HIGHEST_ROW_EM * near[0].size or high * FLATTEST_SLOPE > stroke.x1 - stroke.x0:
        return False
    y = (stroke.y0 + stroke.y1) / 2
    if any(
        stroke.y0 < r.top < stroke.y1 or stroke.y1 < r.top < stroke.y0
        for r in rules
        if r.top == r.bottom and r.x0 < stroke.x1 and r.x1 > stroke.x0
    ):
        return False
    sides = [x for x in crossed_sides(rules, y) if stroke.x0 < x < stroke.x1]
    cells = {bisect_left(sides, cluster.x0) for cluster in near if _is_between(cluster, stroke)}
    return len(cells) > STRUCK_CELLS


def _runs(line: list[Cluster]) -> list[list[Cluster]]:
    """Return the letters of one baseline in pieces, parted where a wide gap is."""
    runs: list[list[Cluster]] = []
    for cluster in sorted([one for one in line if not one.is_space], key=lambda one: one.x0):
        if not runs or cluster.x0 - runs[-1][-1].x1 > RUN_GAP_EM * cluster.size:
            runs.append([])
        runs[-1].append(cluster)
    return runs


def _crossed_out_in(run: list[Cluster], stroke: Stroke) -> list[Cluster]:
    """Return the letters of a run that one stroke crosses out."""
    if not any(_is_crossed(cluster, stroke) for cluster in run):
        return []
    if not any(letter.isalpha() for cluster in run for letter in cluster.text):
        return run  # a figure is one thing
    over = OVERHANG_EM * run[0].size
    low = abs(stroke.y1 - stroke.y0) <= HIGHEST_STROKE_EM * run[0].size
    if not low or stroke.x0 < run[0].x0 - over or stroke.x1 > run[-1].x1 + over:
        return []
    return [
        cluster
        for cluster in run
        if min(cluster.x1, stroke.x1) - max(cluster.x0, stroke.x0)
        >= COVERED_SHARE * max(cluster.x1 - cluster.x0, 0.01)
    ]


def _is_crossed(cluster: Cluster, stroke: Stroke) -> bool:
    """Return whether a stroke runs through the body of a letter."""
    slope = (stroke.y1 - stroke.y0) / (stroke.x1 - stroke.x0)
    x0, x1 = max(cluster.x0, stroke.x0), min(cluster.x1, stroke.x1)
    if x0 >= x1:
        return False
    ends = stroke.y0 + slope * (x0 - stroke.x0), stroke.y0 + slope * (x1 - stroke.x0)
    top, bottom = cluster.baseline - 2 * X_HEIGHT_EM * cluster.size, cluster.baseline
    return max(ends) >= top and min(ends) <= bottom
