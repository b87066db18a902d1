"""Forms without rules whose labels and values a column of colons parts."""

import math
from collections.abc import Sequence
from statistics import median

from ..text.clusters import Cluster
from .column_borders import place
from .rivers import TextRow
from .tolerances import (
    FEWEST_PAIRS,
    SAME_LEFT_PT,
    SEGMENT_GAP_EM,
    TWO_COLUMNS_WIDER,
    VALUES_HANG_EM,
)


class ColonForm:
    """One form, or what a page holds of one.

    Attributes:
        rows: its lines of text.
        borders: of its two columns; the colons stand behind the labels.
        starts: the baselines at which its rows begin.
    """

    __slots__ = ("borders", "rows", "starts")

    def __init__(self, rows: list[TextRow], borders: list[float], starts: list[float]) -> None:
        self.rows = rows
        self.borders = borders
        self.starts = starts


def is_colon_column(rows: Sequence[TextRow], borders: Sequence[float]) -> bool:
    """Return whether the middle one of three columns holds nothing but colons."""
    if len(borders) != 4:
        return False
    held = [c for row in rows for c in row.clusters if place(borders, (c.x0 + c.x1) / 2) == 1]
    return all([cluster.text == ":" for cluster in held])


def find_colon_forms(
    rows: Sequence[TextRow], borders: Sequence[float], fewest: int = FEWEST_PAIRS
) -> list[ColonForm]:
    """Return the forms among lines of text, none where no colons stand below each other.

    Colons that are set at one place, by a tab or in a column of their own, say where rows begin: a
    label has one, and further lines of its value have none. A line that is neither a label with
    its colon nor hangs below a value (the name or the number of the next form) parts forms.

    Args:
        rows: lines of text that share rivers.
        borders: of their columns.
        fewest: colons that make forms.
    """
    firsts = [_first_colon(row) for row in rows]
    places = [colon.x0 for colon in firsts if colon is not None]
    if len(places) < fewest:
        return []
    at = median(places)
    colons = [c if c is not None and abs(c.x0 - at) <= SAME_LEFT_PT else None for c in firsts]
    ends = [colon.x1 for colon in colons if colon is not None]
    values = [
        min([c.x0 for c in row.clusters if c.x0 > colon.x0], default=borders[-1])
        for row, colon in zip(rows, colons, strict=True)
        if colon is not None
    ]
    if len(ends) < fewest or len(ends) < len(places) or max(ends) > min(values):
        return []
    begin = median(values)
    border = (max(ends) + min(values)) / 2
    forms: list[ColonForm] = []
    leading = _leading(rows)
    before: TextRow | None = None
    gap = 0.0  # of the first line, which may continue what a page's end cut
    for row, colon in zip(rows, colons, strict=True):
        begins = colon is not None or _has_both(row, at, border)
        if before is not None:
            gap = row.baseline - before.baseline
        if not begins and not _continues(row, gap, at, begin, leading):
            before, gap = None, math.inf
            continue
        if before is None:
            forms.append(ColonForm([], [borders[0], border, borders[-1]], [row.baseline]))
        elif begins:
            forms[-1].starts.append(row.baseline)
        forms[-1].rows.append(row)
        before = row
    return [form for form in forms if any(c in colons for row in form.rows for c in row.clusters)]


def _first_colon(row: TextRow) -> Cluster | None:
    """Return the first colon of a line with a label before it; that of a time of day is none."""
    for index, cluster in enumerate(row.clusters):
        if cluster.text == ":" and index > 0:
            after = row.clusters[index + 1].text if index + 1 < len(row.clusters) else ""
            is_time = row.clusters[index - 1].text.isdecimal() and after.isdecimal()
            return None if is_time else cluster
    return None


def _leading(rows: Sequence[TextRow]) -> float:
    """Return the least distance of two lines."""
    gaps = [rows[i + 1].baseline - rows[i].baseline for i in range(len(rows) - 1)]
    return min(gaps, default=0.0)


def _has_both(row: TextRow, at: float, border: float) -> bool:
    """Return whether a line has a label and a value, and only white where colons stand."""
    if any(cluster.x1 > at and cluster.x0 < border for cluster in row.clusters):
        return False
    left = [cluster.x1 for cluster in row.clusters if cluster.x1 <= at]
    right = [cluster.x0 for cluster in row.clusters if cluster.x0 >= border]
    return bool(left and right) and min(right) - max(left) >= SEGMENT_GAP_EM * row.size


def _continues(row: TextRow, gap: float, at: float, begin: float, leading: float) -> bool:
    """Return whether a line without a colon is a further line of a value, or of a label.

    What hangs below a step, behind its number, is near to the line above; signatures stand apart.

    Args:
        row: the line.
        gap: from the one above it in the form.
        at: where colons stand.
        begin: where values begin.
        leading: least distance of two lines.
    """
    start = row.clusters[0].x0
    if abs(start - begin) <= SAME_LEFT_PT:
        return True
    hangs = begin < start <= begin + VALUES_HANG_EM * row.size
    in_label = row.clusters[-1].x1 <= at and gap > 0.0
    return (hangs or in_label) and gap <= TWO_COLUMNS_WIDER * leading
