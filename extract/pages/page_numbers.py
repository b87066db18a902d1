"""Page numbers: a lone number above or below everything else on its page."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .tolerances import MOST_DIGITS, PAGE_NUMBERS_MARGIN_SHARE, SAME_ROW_EM, SET_APART


def separate_page_numbers(
    clusters: Sequence[Cluster], height: float
) -> tuple[Sequence[Cluster], list[Cluster]]:
    """Return a page's clusters without its page numbers, and those of the page numbers.

    A number at the right end of the first line looks like a column of a table without rules: of
    432 pages of a printed budget 71 lost their page number to a table.
    """
    highest: Cluster | None = None
    lowest: Cluster | None = None
    for cluster in clusters:
        if highest is None or lowest is None:
            if not cluster.is_space:
                highest = lowest = cluster
        elif cluster.baseline < highest.baseline and not cluster.is_space:
            highest = cluster
        elif cluster.baseline > lowest.baseline and not cluster.is_space:
            lowest = cluster
    numbers: list[Cluster] = []
    for outermost, direction in ((highest, 1), (lowest, -1)):
        if outermost is not None and outermost.text.isdigit():
            numbers += _lone_number(outermost, clusters, height, direction)
    if not numbers:
        return clusters, []
    apart = set(map(id, numbers))
    return [cluster for cluster in clusters if id(cluster) not in apart], numbers


def _lone_number(
    outermost: Cluster, clusters: Sequence[Cluster], height: float, direction: int
) -> list[Cluster]:
    """Return the clusters of the outermost line when it is a number by itself.

    Args:
        outermost: a digit, and the first cluster of that line.
        clusters: of a page.
        height: of the page.
        direction: 1 for the first line, -1 for the last one.
    """
    if not _in_margin(outermost.baseline, height, direction):
        return []
    row: list[Cluster] = []
    second = third = float("inf")  # distances of the next lines
    apart = SAME_ROW_EM * outermost.size
    for cluster in clusters:
        distance = direction * (cluster.baseline - outermost.baseline)
        if distance >= third or cluster.is_space:
            continue
        if distance <= apart:
            if not cluster.text.isdigit():
                return []
            row.append(cluster)
        elif distance < second - apart:
            second, third = distance, second
        elif second + apart < distance:
            third = distance
    if len(row) > MOST_DIGITS or not _is_one_word(row):
        return []
    return row if second >= SET_APART * (third - second) or third == float("inf") else []


def _in_margin(baseline: float, height: float, direction: int) -> bool:
    if direction > 0:
        return baseline <= PAGE_NUMBERS_MARGIN_SHARE * height
    return baseline >= (1 - PAGE_NUMBERS_MARGIN_SHARE) * height


def _is_one_word(row: Sequence[Cluster]) -> bool:
    placed = sorted(row, key=lambda cluster: cluster.x0)
    return all(after.x0 - before.x1 <= 0.6 * after.size for before, after in pairwise(placed))
