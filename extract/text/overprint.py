"""Different letters at one place: nobody can say which of them counts."""

import math
from collections.abc import Sequence
from itertools import pairwise

from ..anomalies import Anomaly
from ..fonts.glyphmaps import UNKNOWN
from ..geometry import boxes_to_box
from .clusters import Cluster
from .lines import clusters_to_lines
from .tolerances import (
    ALIKE_IN_SIZE,
    FEWEST_DASHES,
    LEAST_WIDTH_EM,
    OVERLAP_SHARE,
    OVERPRINT_SAME_LINE_EM,
)

DASHES = frozenset("-\u2013\u2014\u2212")  # half an x-height above the baseline, as strokes are


def part_overprinted(clusters: Sequence[Cluster]) -> tuple[list[Cluster], list[Anomaly]]:
    """Return a cell's clusters with U+FFFD where letters lie on others, and what stands there.

    The same letter twice is fake bold; dots, dashes and boxes below a letter are a form to fill in.
    """
    pairs = _find_pairs(clusters)
    if not pairs:
        return _part_dashes(clusters)
    unsure = {id(one) for pair in pairs for one in pair}
    gone = {id(_later(pair)) for pair in pairs}
    kept = [
        _unknown(cluster) if id(cluster) in unsure else cluster
        for cluster in clusters
        if id(cluster) not in gone
    ]
    involved = [cluster for cluster in clusters if id(cluster) in unsure]
    texts = []
    for layer in (False, True):
        own = [cluster for cluster in involved if (id(cluster) in gone) == layer]
        texts += [line.text for line in clusters_to_lines(own, has_spaces=True)]
    box = boxes_to_box([cluster.box for cluster in involved])
    return kept, [Anomaly("overprinted", "", " / ".join(texts), box)]


def _part_dashes(clusters: Sequence[Cluster]) -> tuple[list[Cluster], list[Anomaly]]:
    """Return a cell's clusters without the dashes that somebody typed over its letters."""
    if not any([cluster.text in DASHES for cluster in clusters]) or not _may_clash(clusters):
        return list(clusters), []
    letters = [cluster for cluster in clusters if cluster.text[:1].isalnum()]
    over = [
        cluster
        for cluster in clusters
        if cluster.text in DASHES and any([_clash(cluster, letter) for letter in letters])
    ]
    if len(over) < FEWEST_DASHES:
        return list(clusters), []
    lines = {cluster.baseline for cluster in over}
    typed = [one for one in clusters if one.text in DASHES and one.baseline in lines]
    gone = {id(one) for one in typed}
    kept = [cluster for cluster in clusters if id(cluster) not in gone]
    told = [
        line.text
        for part in ([one for one in kept if one.text[:1].isalnum()], typed)
        for line in clusters_to_lines(part, has_spaces=True)
    ]
    box = boxes_to_box([cluster.box for cluster in typed])
    return kept, [Anomaly("overprinted", "", " / ".join(told), box)]


def _may_clash(clusters: Sequence[Cluster]) -> bool:
    """Return whether letters may lie on others: not where each line is written from left to right.

    Two letters clash where the narrower is covered by half, and it is no hair's breadth.
    """
    reaches: dict[float, float] = {}
    baseline, reach = math.nan, -math.inf
    smallest, largest = math.inf, 0.0
    for cluster in clusters:
        size = cluster.size
        if size < smallest:
            smallest = size
        if size > largest:
            largest = size
    slack = OVERLAP_SHARE * LEAST_WIDTH_EM * smallest
    for cluster in clusters:
        if cluster.baseline != baseline:
            reaches[baseline] = reach
            baseline = cluster.baseline
            reach = reaches.get(baseline, -math.inf)
        if cluster.x0 < reach - slack:
            return True
        if cluster.x1 > reach:
            reach = cluster.x1
    reaches[baseline] = reach
    if len(reaches) > 2:
        lines = sorted([line for line in reaches if line == line])
        near = OVERPRINT_SAME_LINE_EM * largest
        return any([below - above <= near for above, below in pairwise(lines)])
    return False


def _find_pairs(clusters: Sequence[Cluster]) -> list[tuple[Cluster, Cluster]]:
    if not _may_clash(clusters):
        return []
    letters = [
        cluster
        for cluster in clusters
        if cluster.upright is None
        and cluster.text[:1].isalnum()
        and cluster.x1 - cluster.x0 > LEAST_WIDTH_EM * cluster.size
    ]
    letters.sort(key=_left)
    pairs = []
    open_ones: list[Cluster] = []  # may still overlap the letters that follow
    for cluster in letters:
        open_ones = [other for other in open_ones if other.x1 > cluster.x0]
        for other in open_ones:
            if _clash(other, cluster):
                pairs.append((other, cluster))
        open_ones.append(cluster)
    return pairs


def _left(cluster: Cluster) -> tuple[float, int]:
    return cluster.x0, cluster.order


def _clash(one: Cluster, other: Cluster) -> bool:
    smaller, larger = min(one.size, other.size), max(one.size, other.size)
    if larger > ALIKE_IN_SIZE * smaller or one.text[0] == other.text[0]:
        return False
    if abs(one.baseline - other.baseline) > OVERPRINT_SAME_LINE_EM * smaller:
        return False
    narrower = min(one.x1 - one.x0, other.x1 - other.x0)
    return min(one.x1, other.x1) - max(one.x0, other.x0) > OVERLAP_SHARE * narrower


def _later(pair: tuple[Cluster, Cluster]) -> Cluster:
    return pair[0] if pair[0].order > pair[1].order else pair[1]


def _unknown(cluster: Cluster) -> Cluster:
    unknown = cluster.moved_to(cluster.x0, cluster.x1, cluster.baseline, cluster.upright)
    unknown.text = UNKNOWN
    return unknown
