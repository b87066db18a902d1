"""Struck-out text: a thin line through the middle of the letters."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..anomalies import Anomaly
from ..glyphs import Rule
from .clusters import Cluster
from .lines import clusters_to_lines
from .tolerances import (
    COVERED_SHARE,
    FEWEST_HATCHES,
    HATCH_GAP_PT,
    HIGHEST_EM,
    HIGHEST_HATCH_PT,
    LONGEST_PIECE_PT,
    LOWEST_EM,
    OVERHANG_EM,
    PIECE_GAP_PT,
    STROKE_MARGIN_PT,
    STRUCK_CELLS,
    STRUCK_MARGIN_PT,
    X_HEIGHT_EM,
)


class _Level:
    """The letters on one baseline, and their smallest and largest size."""

    __slots__ = ("clusters", "largest", "smallest")

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self.smallest = 1e9
        self.largest = 0.0

    def add(self, cluster: Cluster) -> None:
        """Add a letter."""
        self.clusters.append(cluster)
        if cluster.size < self.smallest:
            self.smallest = cluster.size
        if cluster.size > self.largest:
            self.largest = cluster.size


def find_struck_out(
    clusters: Sequence[Cluster], rules: Sequence[Rule]
) -> tuple[set[int], Sequence[Rule]]:
    """Return the `id` of each letter that a line strikes out, and the rules that are no such line.

    A line that strikes out begins and ends with the letters it runs through, or runs through
    those of several cells, and ends between the upright rules beside them. Upright lines side by
    side cover what they run through.
    """
    struck, strokes = _find_hatched(clusters, rules)
    pieces = _whole_lines(rules)
    level = list(pieces)
    if not level and not struck:
        return set(), rules
    lines = _lines_near({rule.top for rule in level}, clusters)
    baselines = sorted(lines)
    tallest = max([line.largest for line in lines.values()], default=0.0)
    for rule in level:
        y = rule.top
        under: list[Cluster] = []
        for number in range(bisect_right(baselines, y), len(baselines)):
            above = baselines[number] - y
            if above > HIGHEST_EM * tallest:
                break
            line = lines[baselines[number]]
            if LOWEST_EM * line.smallest <= above <= HIGHEST_EM * line.largest:
                under += [cluster for cluster in line.clusters if _is_struck(cluster, rule)]
        if under and (_begins_and_ends_with(rule, under) or _crosses_cells(rule, under, rules)):
            strokes |= {id(piece) for piece in pieces[rule]}
            struck |= {id(cluster) for cluster in under}
    if not struck:
        return struck, rules
    return struck, [rule for rule in rules if id(rule) not in strokes]


def _whole_lines(rules: Sequence[Rule]) -> dict[Rule, list[Rule]]:
    """Return the level lines that are drawn, each with the pieces that it consists of."""
    by_top: dict[float, list[Rule]] = {}
    for rule in rules:
        if rule.drawn and rule.top == rule.bottom:
            by_top.setdefault(rule.top, []).append(rule)
    found: dict[Rule, list[Rule]] = {}
    for top, level in by_top.items():
        runs: list[list[Rule]] = []
        for rule in sorted(level, key=_left):
            short = rule.x1 - rule.x0 <= LONGEST_PIECE_PT
            if short and runs and 0.0 <= rule.x0 - runs[-1][-1].x1 <= PIECE_GAP_PT:
                if runs[-1][-1].x1 - runs[-1][-1].x0 <= LONGEST_PIECE_PT:
                    runs[-1].append(rule)
                    continue
            runs.append([rule])
        for run in runs:
            whole = run[0] if len(run) == 1 else Rule(run[0].x0, top, run[-1].x1, top)
            found[whole] = run
    return found


def _left(rule: Rule) -> float:
    return rule.x0


def _find_hatched(clusters: Sequence[Cluster], rules: Sequence[Rule]) -> tuple[set[int], set[int]]:
    """Return the `id` of the level letters that upright lines side by side cover, and of these."""
    by_ends: dict[tuple[float, float], list[Rule]] = {}
    for rule in rules:
        if rule.drawn and rule.x0 == rule.x1 and rule.bottom - rule.top <= HIGHEST_HATCH_PT:
            by_ends.setdefault((rule.top, rule.bottom), []).append(rule)
    struck: set[int] = set()
    strokes: set[int] = set()
    for (top, bottom), upright in by_ends.items():
        runs: list[list[Rule]] = []
        for rule in sorted(upright, key=_left):
            if not runs or rule.x0 - runs[-1][-1].x0 > HATCH_GAP_PT:
                runs.append([])
            runs[-1].append(rule)
        for run in runs:
            if len(run) < FEWEST_HATCHES:
                continue
            under = [
                id(cluster)
                for cluster in clusters
                if cluster.angle == 0
                and run[0].x0 <= (cluster.x0 + cluster.x1) / 2 <= run[-1].x0
                and top <= cluster.baseline - X_HEIGHT_EM * cluster.size <= bottom
            ]
            if under:
                struck.update(under)
                strokes.update([id(rule) for rule in run])
    return struck, strokes


def _lines_near(tops: set[float], clusters: Sequence[Cluster]) -> dict[float, _Level]:
    """Return the level letters by baseline, those that a rule may be drawn through.

    Args:
        tops: of level rules.
        clusters: of the page; letters of one line follow each other.
    """
    heights = sorted(tops)
    lines: dict[float, _Level] = {}
    baseline = size = math.nan
    is_near = False
    line = _Level()
    for cluster in clusters:
        if cluster.angle != 0:
            continue
        if cluster.baseline != baseline or cluster.size != size:
            baseline, size = cluster.baseline, cluster.size
            place = bisect_left(heights, baseline - HIGHEST_EM * size - STRUCK_MARGIN_PT)
            is_near = place < len(heights) and heights[place] <= baseline
            if is_near:
                found = lines.get(baseline)
                if found is None:
                    found = lines[baseline] = _Level()
                line = found
        if is_near:
            line.add(cluster)
    return lines


def _is_struck(cluster: Cluster, rule: Rule) -> bool:
    above = cluster.baseline - rule.top
    if not LOWEST_EM * cluster.size <= above <= HIGHEST_EM * cluster.size:
        return False
    covered = min(cluster.x1, rule.x1) - max(cluster.x0, rule.x0)
    return covered >= COVERED_SHARE * max(cluster.x1 - cluster.x0, 0.01)


def _begins_and_ends_with(rule: Rule, under: Sequence[Cluster]) -> bool:
    letters = [cluster for cluster in under if cluster.text[:1].isalnum()]
    if not letters:
        return False
    over = OVERHANG_EM * letters[0].size
    first, last = min([c.x0 for c in letters]), max([c.x1 for c in letters])
    return rule.x0 >= first - over and rule.x1 <= last + over


def _crosses_cells(rule: Rule, under: Sequence[Cluster], rules: Sequence[Rule]) -> bool:
    """Return whether a line strikes out a row: letters of several cells, whose sides it crosses.

    A border of rows ends at upright rules, or beyond them; one of a single cell alone, through
    its letters, is none.
    """
    letters = [cluster for cluster in under if cluster.text[:1].isalnum()]
    if not letters:
        return False
    sides = crossed_sides(rules, rule.top)
    if _is_of_one_cell(rule, sides):
        return not any(_continues(rule, other) for other in rules)
    if any(min(abs(x - rule.x0), abs(x - rule.x1)) <= STROKE_MARGIN_PT for x in sides):
        return False
    cells = {bisect_left(sides, cluster.x0) for cluster in letters}
    within = [x for x in sides if rule.x0 < x < rule.x1]
    return len(cells) >= STRUCK_CELLS and bool(within) and len(within) < len(sides)


def _is_of_one_cell(rule: Rule, sides: Sequence[float]) -> bool:
    """Return whether a line runs from one upright rule to the next."""
    ends = [place for place, x in enumerate(sides) if abs(x - rule.x0) <= STROKE_MARGIN_PT]
    if not ends or ends[-1] + 1 == len(sides):
        return False
    return abs(sides[ends[-1] + 1] - rule.x1) <= STROKE_MARGIN_PT


def _continues(rule: Rule, other: Rule) -> bool:
    """Return whether another level rule goes on where a line ends."""
    if other is rule or other.top != other.bottom or abs(other.top - rule.top) > STROKE_MARGIN_PT:
        return False
    return other.x0 <= rule.x1 + STROKE_MARGIN_PT and other.x1 >= rule.x0 - STROKE_MARGIN_PT


def crossed_sides(rules: Sequence[Rule], y: float) -> list[float]:
    """Return the places of the upright rules that run through a height."""
    return sorted(
        [
            rule.x0
            for rule in rules
            if rule.x0 == rule.x1
            and rule.top < y - STROKE_MARGIN_PT
            and rule.bottom > y + STROKE_MARGIN_PT
        ]
    )


def part_struck_out(
    clusters: Sequence[Cluster], struck: set[int]
) -> tuple[list[Cluster], list[Anomaly]]:
    """Return a cell's letters that no line strikes out, and the texts that one does."""
    gone = [cluster for cluster in clusters if id(cluster) in struck]
    if not gone:
        return list(clusters), []
    told = [
        Anomaly("struck", "", line.text, line.box)
        for line in clusters_to_lines(gone, has_spaces=True)
    ]
    return [cluster for cluster in clusters if id(cluster) not in struck], told
