"""Page numbers: above or below everything else on a page, alone or in a running line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..tables.rivers import clusters_to_rows
from ..text.clusters import Cluster
from .tolerances import MOST_DIGITS, PAGE_NUMBERS_MARGIN_SHARE, SAME_ROW_EM, SET_APART

_NUMBER = "(?P<label>[0-9๐-๙]{1,4})"
PAGE_NUMBER = re.compile(
    rf"^(?:[-–—~(\[|]\s*{_NUMBER}\s*[-–—~)\]|]"
    rf"|(?:หน้า|หน้าที่|Page|page|PAGE|p\.)\s*[:.]?\s*{_NUMBER.replace('label', 'named')}"
    r"(?:\s*(?:จาก|/|ของ|of)\s*[0-9๐-๙]{1,4})?(?:\s*หน้า)?"
    rf"|{_NUMBER.replace('label', 'of')}\s*(?:/|จาก|of)\s*[0-9๐-๙]{{1,4}})$"
)


def separate_page_numbers(
    clusters: Sequence[Cluster], height: float
) -> tuple[Sequence[Cluster], list[Cluster]]:
    """Return a page's clusters without its page numbers, and those of the page numbers.

    A number at the right end of the first line looks like a column of a table without rules: of
    432 pages of a printed budget 71 lost their page number to a table. So does a running line of
    a name and a number ("โรงเรียน…", "- ๒ -"): the white between them runs on into the table below.
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
        if outermost is not None and _in_margin(outermost.baseline, height, direction):
            row = _outer_line(outermost, clusters, direction)
            if row and (_is_lone_number(row) or _holds_page_number(row)):
                numbers += row
    if not numbers:
        return clusters, []
    apart = set(map(id, numbers))
    return [cluster for cluster in clusters if id(cluster) not in apart], numbers


def _outer_line(outermost: Cluster, clusters: Sequence[Cluster], direction: int) -> list[Cluster]:
    """Return the clusters of the outermost line, none where the lines beside it are as close.

    Args:
        outermost: the first cluster of that line.
        clusters: of a page.
        direction: 1 for the first line, -1 for the last one.
    """
    row: list[Cluster] = []
    second = third = float("inf")  # distances of the next lines
    apart = SAME_ROW_EM * outermost.size
    for cluster in clusters:
        distance = direction * (cluster.baseline - outermost.baseline)
        if distance >= third or cluster.is_space:
            continue
        if distance <= apart:
            row.append(cluster)
        elif distance < second - apart:
            second, third = distance, second
        elif second + apart < distance:
            third = distance
    return row if second >= SET_APART * (third - second) or third == float("inf") else []


def _is_lone_number(row: Sequence[Cluster]) -> bool:
    is_number = len(row) <= MOST_DIGITS and all(cluster.text.isdigit() for cluster in row)
    return is_number and _is_one_word(row)


def _holds_page_number(row: Sequence[Cluster]) -> bool:
    """Return whether one text of a line, wide white around it, names the page."""
    line = clusters_to_rows(row)[0]
    texts = [
        "".join(cluster.text for cluster in line.clusters if start <= cluster.x0 <= end)
        for start, end in line.segments
    ]
    named = [text for text in texts if PAGE_NUMBER.match(text)]
    # Columns are numbered in brackets, and a figure over another is a value of a row.
    return len(texts) > 1 == len(named) and named[0][0] not in "([|" and not named[0][0].isdigit()


def _in_margin(baseline: float, height: float, direction: int) -> bool:
    if direction > 0:
        return baseline <= PAGE_NUMBERS_MARGIN_SHARE * height
    return baseline >= (1 - PAGE_NUMBERS_MARGIN_SHARE) * height


def _is_one_word(row: Sequence[Cluster]) -> bool:
    placed = sorted(row, key=lambda cluster: cluster.x0)
    return all(after.x0 - before.x1 <= 0.6 * after.size for before, after in pairwise(placed))
