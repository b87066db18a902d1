"""Column borders: the rivers of a block, those that its first rows hide, and where rules begin."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from ..compiled import mypyc_attr
from ..text.clusters import Cluster
from .border_places import beside_words
from .edges import Edge
from .figure_columns import figure_strips
from .list_marks import is_bare_number
from .rivers import Interval, TextRow
from .tolerances import (
    BESIDE_EM,
    COLUMN_BORDERS_BODY_SHARE,
    COLUMN_BORDERS_MOST,
    CUT_SHARE,
    FEW_COLUMNS,
    FEW_ROWS,
    HEADING_LINES,
    MANY_ROWS,
    MIN_PARTED,
    OUTER_END_PT,
    RIVER_EM,
    RULE_STRIP_EM,
    SEGMENT_GAP_EM,
    WORD_GAP_EM,
)


def find_column_borders(
    rows: Sequence[TextRow], rivers: Sequence[Interval], level_edges: Sequence[Edge] = ()
) -> list[float]:
    """Return the column borders of rows that share rivers, the outer ones among them."""
    left = min(segment[0] for row in rows for segment in row.segments)
    right = max(segment[1] for row in rows for segment in row.segments)
    found = add_rivers(rows, rivers)
    found = sorted([*found, *figure_strips(rows, found)])
    found = sorted([*found, *_strips_at_rules(rows, found, level_edges)])
    headings = [
        segment
        for row in rows[:HEADING_LINES]
        for segment in row.segments
        if not any(segment[0] <= start and end <= segment[1] for start, end in found)
    ]
    inner = [beside_words(rows, river, _border(headings, river)) for river in found]
    borders = _drop_empty_columns(rows, [left - 1.0, *inner, right + 1.0])
    borders = _without_cut_words(rows, _join_halves(rows, borders))
    before = [
        [_text_between(row, a, b) for row in rows] for a, b in pairwise(borders[:-1])
    ]  # of all columns but the last
    if all(is_bare_number(text) for texts in before for text in texts if text):
        return [borders[0], borders[-1]]  # a list, not a table of numbers and texts
    return borders


def _without_cut_words(rows: Sequence[TextRow], borders: list[float]) -> list[float]:
    """Return borders without those that cut words, and do not part many more texts."""
    kept = []
    for border in borders[1:-1]:
        cut = parted = 0
        for row in rows:
            if row.is_one_text:
                continue  # the heading of a group
            before = max((c.x1 for c in row.clusters if (c.x0 + c.x1) / 2 <= border), default=None)
            after = min((c.x0 for c in row.clusters if (c.x0 + c.x1) / 2 > border), default=None)
            if before is not None and after is not None:
                if after - before < WORD_GAP_EM * row.size:
                    cut += 1
                else:
                    parted += 1
        if CUT_SHARE * cut <= parted:
            kept.append(border)
    return [borders[0], *kept, borders[-1]]


def _join_halves(rows: Sequence[TextRow], borders: list[float]) -> list[float]:
    """Return borders without one that parts a column's centred texts from those set to its left.

    No line has text on both sides of it, and most lines have text on one of them.
    """
    kept = list(borders)
    for border in borders[1:-1]:
        at = kept.index(border)
        left = [row for row in rows if _text_between(row, kept[at - 1], border)]
        right = [row for row in rows if _text_between(row, border, kept[at + 1])]
        beside = any(
            abs(one.baseline - other.baseline) < BESIDE_EM * one.size
            for one in left
            for other in right
        )
        if (
            left
            and right
            and not beside
            and len(left) + len(right) >= COLUMN_BORDERS_MOST * len(rows)
        ):
            kept.remove(border)
    return kept


def _drop_empty_columns(rows: Sequence[TextRow], borders: list[float]) -> list[float]:
    """Return borders without those of columns in which no letter stands."""
    inked = {place(borders, (c.x0 + c.x1) / 2) for row in rows for c in row.clusters}
    kept = [border for column, border in enumerate(borders[:-1]) if column in inked]
    return [borders[0], *kept[1:], borders[-1]]


def _border(headings: Sequence[Interval], river: Interval) -> float:
    """Return the middle of a river, of its widest part where a heading reaches into it."""
    parts = [river]
    for x0, x1 in headings:
        parts = [
            part
            for a, b in parts
            for part in ((a, min(b, x0)), (max(a, x1), b))
            if part[1] > part[0]
        ]
    start, end = max(parts, key=lambda part: part[1] - part[0], default=river)
    return (start + end) / 2


def _text_between(row: TextRow, x0: float, x1: float) -> str:
    return "".join(c.text for c in row.clusters if x0 <= (c.x0 + c.x1) / 2 < x1)


def _strips_at_rules(
    rows: Sequence[TextRow], rivers: Sequence[Interval], edges: Sequence[Edge]
) -> list[Interval]:
    """Return white strips where level rules begin or end: beside a cell that spans their rows."""
    top, bottom = rows[0].baseline - rows[0].size, rows[-1].baseline + rows[-1].size
    edges = [edge for edge in edges if top < edge.at < bottom]
    if not edges:
        return []
    spans = [(c.x0, c.x1) for row in _without_notes(rows, edges) for c in row.clusters]
    size = median_low([row.size for row in rows])
    found: list[Interval] = []
    for edge in edges:
        for x in (edge.start, edge.end):
            if any(a - 1 <= x <= b + 1 for a, b in [*rivers, *found]):
                continue
            before, after = -math.inf, math.inf
            for a, b in spans:
                if (a + b) / 2 < x:
                    if b > before:
                        before = b
                elif a < after:
                    after = a
            if math.isinf(before) or math.isinf(after) or after - before <= RULE_STRIP_EM * size:
                continue
            left = max((b for _, b in rivers if b <= before), default=float("-inf"))
            right = min((a for a, _ in rivers if a >= after), default=float("inf"))
            if _inked(rows, left, before) and _inked(rows, after, right):
                found.append((before, after))
    return found


def _without_notes(rows: Sequence[TextRow], edges: Sequence[Edge]) -> Sequence[TextRow]:
    """Return the rows without unparted lines below the last level rule, where it is a wide one."""
    widest = max(edge.end - edge.start for edge in edges)
    last = max(edges, key=lambda edge: edge.at)
    if last.end - last.start < widest - OUTER_END_PT:
        return rows
    count = len(rows)
    while count > 1 and rows[count - 1].baseline > last.at and len(rows[count - 1].segments) == 1:
        count -= 1
    return rows[:count]


def _inked(rows: Sequence[TextRow], x0: float, x1: float) -> bool:
    """Return whether a strip has ink in more rows than a heading."""
    inked = sum(any(x0 - 0.1 <= c.x0 and c.x1 <= x1 + 0.1 for c in row.clusters) for row in rows)
    return inked >= MIN_PARTED


def add_rivers(rows: Sequence[TextRow], rivers: Sequence[Interval]) -> list[Interval]:
    """Return the rivers with those added that the first rows hide.

    A heading over several columns, or headings set close, hide rivers that all rows below them
    show. So does a note between rows, one text that crosses rivers. A strip no wider than a wide
    space ("1,000  บาท") must part most of MANY_ROWS rows.
    """
    best = list(rivers)
    lines = _zoned_lines(rows, rivers)
    beside = [not _crosses_rivers(row, rivers) for row in rows]
    for kept in [[True] * len(rows)] + ([] if all(beside) else [beside]):
        for skipped in range(min(HEADING_LINES, sum(kept) - FEW_ROWS) + 1):
            shown = zip(lines[skipped:], kept[skipped:], strict=True)
            found = _rivers_within([line for line, is_kept in shown if is_kept], rivers)
            if len(found) > len(best):
                best = found
    plain = [line for line, is_plain in zip(lines, _are_plain(rows), strict=True) if is_plain]
    if len(plain) >= MANY_ROWS and len(plain) < len(rows):
        found = _rivers_within(plain, rivers)
        if len(found) > len(best):
            best = found
    return best


def _crosses_rivers(row: TextRow, rivers: Sequence[Interval]) -> bool:
    """Return whether a line is one text over several columns: a note, the name of a group."""
    start, end = row.segments[-1]
    return row.is_one_text and any([start < a and b < end for a, b in rivers])


def _are_plain(rows: Sequence[TextRow]) -> list[bool]:
    """Return for each row whether it holds a font of the body; group headings have their own."""
    fonts = [{cluster.font for cluster in row.clusters} for row in rows]
    counts: dict[str, int] = {}
    for of_row in fonts:
        for font in of_row:
            counts[font] = counts.get(font, 0) + 1
    usual = {
        font for font, count in counts.items() if count >= COLUMN_BORDERS_BODY_SHARE * len(rows)
    }
    return [not usual.isdisjoint(of_row) for of_row in fonts]


@mypyc_attr(acyclic=True)
class _ZonedLine:
    """A row's clusters by the zones between rivers.

    Attributes:
        row: as it is.
        zones: what stands in each, by place.
        runs: the ink in each, gaps closed that are narrower than a river of any of the rows. A
            strip that is white in all rows lies in such a gap of none, so that runs tell all
            there are: a tenth as many as clusters.
    """

    __slots__ = ("row", "runs", "zones")

    def __init__(self, row: TextRow, rivers: Sequence[Interval], narrowest: float) -> None:
        self.row = row
        self.zones: list[list[Cluster]] = [[] for _ in range(len(rivers) + 1)]
        self.runs: list[list[Interval]] = [[] for _ in range(len(rivers) + 1)]
        for cluster in row.clusters:
            x0, x1 = cluster.x0, cluster.x1
            middle = (x0 + x1) / 2
            zone = 0
            for start, end in rivers:
                if middle <= start:
                    self._add(cluster, x0, x1, zone, narrowest)
                if middle < end:
                    break
                zone += 1
            else:
                self._add(cluster, x0, x1, zone, narrowest)

    def _add(self, cluster: Cluster, x0: float, x1: float, zone: int, narrowest: float) -> None:
        self.zones[zone].append(cluster)
        runs = self.runs[zone]
        if runs:
            start, end = runs[-1]
            if x0 - end < narrowest:
                if x1 > end:
                    runs[-1] = (start, x1)
                return
        runs.append((x0, x1))


def _zoned_lines(rows: Sequence[TextRow], rivers: Sequence[Interval]) -> list[_ZonedLine]:
    narrowest = RIVER_EM * min([row.size for row in rows])
    return [_ZonedLine(row, rivers, narrowest) for row in rows]


def _rivers_within(lines: Sequence[_ZonedLine], rivers: Sequence[Interval]) -> list[Interval]:
    left = min([line.row.segments[0][0] for line in lines])
    size = median_low([line.row.size for line in lines])
    found = list(rivers)
    starts = [left, *(end for _, end in rivers)]
    for number, start in enumerate(starts):
        reach = start
        for x0, x1 in sorted([run for line in lines for run in line.runs[number]]):
            if reach > start and x0 - reach >= RIVER_EM * size:
                zone = [line.zones[number] for line in lines if line.zones[number]]
                if _parts(zone, reach, x0, size):
                    found.append((reach, x0))
            reach = max(reach, x1)
    return sorted(found)


def _parts(zone: list[list[Cluster]], start: float, end: float, size: float) -> bool:
    """Return whether a strip that is white in every row parts two columns.

    A narrow one has ink on both banks in most of many rows. For a wide one two rows do, the rows
    next to them counted in, because cells centred beside each other seldom share a baseline. List
    numbers alone on the left are a list.
    """
    if len(zone) < FEW_ROWS:
        return False
    left = [_has_text_before(held, start + 0.1) for held in zone]
    right = [_reaches(held, end - 0.1) for held in zone]
    if end - start < SEGMENT_GAP_EM * size:
        parted = sum([a and b for a, b in zip(left, right, strict=True)])
        parts = len(zone) >= MANY_ROWS and parted >= max(
            MIN_PARTED, COLUMN_BORDERS_MOST * len(zone)
        )
    else:
        # A heading beside figures set to the other side is no column: look below the headings.
        below = HEADING_LINES if len(zone) > HEADING_LINES + MIN_PARTED else 1
        near = [slice(max(i - 1, below), i + 2) for i in range(below, len(zone))]
        parts = sum([any(left[n]) and any(right[n]) for n in near]) >= MIN_PARTED
    if not parts:
        return False
    texts = ["".join([c.text for c in held if c.x1 <= start + 0.1]) for held in zone]
    return not all([is_bare_number(text) for text in texts if text])


def _has_text_before(held: list[Cluster], end: float) -> bool:
    for cluster in held:
        if cluster.x1 <= end and cluster.text:
            return True
    return False


def _reaches(held: list[Cluster], start: float) -> bool:
    for cluster in held:
        if cluster.x0 >= start:
            return True
    return False


def place(borders: Sequence[float], at: float) -> int:
    """Return which of the strips between borders holds a coordinate, the nearest if none."""
    last = len(borders) - 2
    if last > FEW_COLUMNS:
        return min(max(bisect_right(borders, at) - 1, 0), last)
    column = 0
    while column < last and borders[column + 1] <= at:
        column += 1
    return column
