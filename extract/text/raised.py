"""Small raised signs behind a word or a figure: marks of footnotes, which join no number."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from .clusters import Cluster
from .tolerances import (
    BUCKET_PT,
    GAP_EM,
    KERNED_EM,
    LARGEST_RISE_EM,
    LARGEST_SIZE,
    LEAST_RISE_EM,
    LEAST_SIZE,
    RAISED_SAME_LINE_EM,
    SLACK_PT,
)

_SIGNS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙*†‡§#/),")
_MARK = re.compile(r"[0-9๐-๙]{1,2}(?:,[0-9๐-๙]{1,2})*[/)]?|[*†‡§#]{1,4}")
_BRACKETED_THAI = re.compile("[๐-๙]{1,2}[/)]")
_SUPERSCRIPT = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)


def settle_raised_marks(clusters: Sequence[Cluster]) -> None:
    """Put raised marks on the line of the letters that they stand behind, as superscripts.

    Digits become superscript digits, so that no number is made longer by them ("45,800²"); Thai
    digits before a slash or a bracket are parted by a space instead ("๑๒๐,๐๐๐ ๑/").
    """
    if not clusters:
        return
    if not _has_raised_level(clusters):
        return
    largest = max([cluster.size for cluster in clusters])
    signs = [
        cluster
        for cluster in clusters
        if cluster.size <= LARGEST_SIZE * largest
        and cluster.text
        and cluster.text[0] in _SIGNS
        and cluster.angle == 0
    ]
    if not signs:
        return
    marks: list[tuple[list[Cluster], str]] = []
    for run in _runs(signs):
        text = "".join([cluster.text for cluster in run])
        if _MARK.fullmatch(text):
            marks.append((run, text))
    if not marks:
        return
    rows: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        if cluster.angle == 0 and not cluster.is_space:
            rows.setdefault(int(cluster.baseline // BUCKET_PT), []).append(cluster)
    for run, text in marks:
        base = _find_base(run, rows)
        if base is not None:
            _raise(run, text, base)


def _has_raised_level(clusters: Sequence[Cluster]) -> bool:
    """Return whether any letters are small, and raised above larger ones as marks are.

    Three of four pages have none, and sorting the figures of a budget took 3 % of reading it.
    """
    levels: dict[float, set[float]] = {}  # baselines by size
    size = baseline = -1.0
    for cluster in clusters:
        if cluster.size != size or cluster.baseline != baseline:
            if cluster.angle != 0:
                continue
            size, baseline = cluster.size, cluster.baseline
            levels.setdefault(size, set()).add(baseline)
    for large, lines in levels.items():
        below: list[float] = []
        for small, raised in levels.items():
            if not LEAST_SIZE * large <= small <= LARGEST_SIZE * large:
                continue
            below = below or sorted(lines)
            for baseline in raised:
                place = bisect_left(below, baseline + LEAST_RISE_EM * large - SLACK_PT)
                if place < len(below) and below[place] - baseline <= (
                    LARGEST_RISE_EM * large + SLACK_PT
                ):
                    return True
    return False


def _runs(signs: Sequence[Cluster]) -> list[list[Cluster]]:
    """Group signs that stand beside each other on one line."""
    runs: list[list[Cluster]] = []
    for cluster in sorted(signs, key=_by_line):
        if runs and _continues(runs[-1][-1], cluster):
            runs[-1].append(cluster)
        else:
            runs.append([cluster])
    return runs


def _by_line(cluster: Cluster) -> tuple[float, float]:
    return round(cluster.baseline, 1), cluster.x0


def _continues(before: Cluster, after: Cluster) -> bool:
    return (
        abs(before.baseline - after.baseline) < RAISED_SAME_LINE_EM * after.size
        and abs(before.size - after.size) < RAISED_SAME_LINE_EM * after.size
        and -KERNED_EM * after.size <= after.x0 - before.x1 <= KERNED_EM * after.size
    )


def _find_base(run: Sequence[Cluster], rows: dict[int, list[Cluster]]) -> Cluster | None:
    """Return the larger letter that a run of signs is raised beside, None where it is no mark.

    That is the one before it, or else the figure that it stands before. It is none where more
    small letters stand on its line, or a larger letter stands below it.
    """
    first, last = run[0], run[-1]
    size = first.size
    before: Cluster | None = None
    after: Cluster | None = None
    top = int(first.baseline // BUCKET_PT) - 1
    reach = first.baseline + LARGEST_RISE_EM * size / LEAST_SIZE
    for row in range(top, int(reach // BUCKET_PT) + 1):
        for other in rows.get(row, ()):
            rise = other.baseline - first.baseline
            if abs(rise) < RAISED_SAME_LINE_EM * size:
                if other not in run and other.size < size / LARGEST_SIZE:
                    if -GAP_EM * size < other.x0 - last.x1 < GAP_EM * size:
                        return None
                    if -GAP_EM * size < first.x0 - other.x1 < GAP_EM * size:
                        return None
                continue
            if not LEAST_SIZE * other.size <= size <= LARGEST_SIZE * other.size:
                continue
            if not LEAST_RISE_EM * other.size <= rise <= LARGEST_RISE_EM * other.size:
                continue
            middle = (first.x0 + last.x1) / 2
            if other.x0 < middle < other.x1:
                return None
            gap = first.x0 - other.x1
            if -KERNED_EM * other.size <= gap <= GAP_EM * other.size:
                if before is None or other.x1 > before.x1:
                    before = other
            elif abs(other.x0 - last.x1) <= KERNED_EM * other.size and other.text.isdecimal():
                after = other
    return before or after


def _raise(run: Sequence[Cluster], text: str, base: Cluster) -> None:
    parted = _BRACKETED_THAI.fullmatch(text) is not None
    for number, cluster in enumerate(run):
        cluster.baseline = base.baseline
        if parted:
            cluster.text = " " + cluster.text if number == 0 else cluster.text
        else:
            cluster.text = cluster.text.translate(_SUPERSCRIPT)
        if not parted and cluster.text[0] not in "/),*†‡§#":
            cluster.note("raised-mark")
