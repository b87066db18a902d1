"""Rivers: the white strips between the columns of a table that has no upright rules."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..compiled import mypyc_attr
from ..text.clusters import Cluster
from .list_marks import is_heading_number
from .tolerances import (
    AFTER_TABLE,
    ANOTHER_TABLE,
    HALF_LINE_EM,
    HEADING_LINES,
    MANY_CUT_LINES,
    RIVER_EM,
    RIVERS_NEXT_ROW_EM,
    SAME_ROW_EM,
    SEGMENT_GAP_EM,
    TITLE_LARGER,
)

Interval = tuple[float, float]


@mypyc_attr(acyclic=True)
class TextRow:
    """The clusters on one baseline, and the segments that wide gaps cut them into."""

    __slots__ = ("baseline", "clusters", "segments", "size")

    def __init__(
        self,
        clusters: tuple[Cluster, ...],
        segments: tuple[Interval, ...],
        baseline: float,
        size: float,
    ) -> None:
        self.clusters = clusters
        self.segments = segments
        self.baseline = baseline
        self.size = size

    @property
    def is_one_text(self) -> bool:
        """Whether it holds one text, with a list number apart from it or without: a group's name.

        Other fonts than those of rows are no sign of it: many plans set both in one.
        """
        if len(self.segments) != 2:
            return len(self.segments) == 1
        end = self.segments[0][1]
        return is_heading_number("".join([c.text for c in self.clusters if c.x1 <= end + 0.1]))


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of text first to last (exclusive) that share rivers."""

    first: int
    last: int
    rivers: tuple[Interval, ...]


def clusters_to_rows(clusters: Sequence[Cluster]) -> list[TextRow]:
    """Return the visible clusters by baseline, from top to bottom."""
    groups: list[list[Cluster]] = []
    baseline = size = 0.0  # of the first one of the last group
    for cluster in sorted([c for c in clusters if not c.is_space], key=_baseline):
        if groups and (
            cluster.baseline == baseline
            or cluster.baseline - baseline <= SAME_ROW_EM * (cluster.size + size) / 2
        ):
            groups[-1].append(cluster)
        else:
            groups.append([cluster])
            baseline, size = cluster.baseline, cluster.size
    return [_text_row(group) for group in groups]


def _baseline(cluster: Cluster) -> float:
    return cluster.baseline


def _left(cluster: Cluster) -> float:
    return cluster.x0


def _text_row(clusters: list[Cluster]) -> TextRow:
    sizes = baselines = 0.0
    x0 = -math.inf
    in_order = True
    for cluster in clusters:
        in_order = in_order and cluster.x0 >= x0
        x0 = cluster.x0
    if not in_order:
        clusters.sort(key=_left)
    for cluster in clusters:
        sizes += cluster.size
        baselines += cluster.baseline
    size = sizes / len(clusters)
    segments: list[Interval] = []
    start = end = math.nan
    for cluster in clusters:
        if cluster.x0 - end < SEGMENT_GAP_EM * size:
            if cluster.x1 > end:
                end = cluster.x1
        else:
            if start == start:
                segments.append((start, end))
            start, end = cluster.x0, cluster.x1
    segments.append((start, end))
    return TextRow(tuple(clusters), tuple(segments), baselines / len(clusters), size)


def subtract_ink(rivers: Sequence[Interval], row: TextRow, narrowest_pt: float) -> list[Interval]:
    """Return what a row's ink leaves of the rivers, parts narrower than a limit left out."""
    left: list[Interval] = []
    for start, end in rivers:
        parts = [(start, end)]
        for cluster in row.clusters:
            if cluster.x1 <= start or cluster.x0 >= end:
                continue
            parts = [
                piece
                for a, b in parts
                for piece in ((a, min(b, cluster.x0)), (max(a, cluster.x1), b))
                if piece[1] - piece[0] >= narrowest_pt
            ]
        # One river stays one: ink in its middle leaves the wider bank.
        if parts:
            left.append(max(parts, key=lambda part: part[1] - part[0]))
    return left


def find_blocks(rows: Sequence[TextRow]) -> list[Block]:
    """Return runs of rows that share rivers, best first found, never overlapping, top to bottom."""
    blocks: list[Block] = []
    first = 0
    while first < len(rows):
        if len(rows[first].segments) < 2:
            first += 1
            continue
        block = _grow(rows, first)
        later = _grow(rows, first + 1) if first + 1 < len(rows) else None
        if later is not None and _worth(later) > _worth(block) + len(block.rivers):
            first += 1
            continue
        if block.last - block.first >= 2:
            lowest = blocks[-1].last if blocks else 0
            blocks.append(replace(block, first=_first_heading(rows, block, lowest)))
            first = block.last
        else:
            first += 1
    return blocks


def _worth(block: Block) -> float:
    return float(len(block.rivers) * (block.last - block.first))


def _grow(rows: Sequence[TextRow], first: int) -> Block:
    """Return the best block that starts at a row: most rivers over most rows."""
    segments = rows[first].segments
    rivers: list[Interval] = [(before[1], after[0]) for before, after in pairwise(segments)]
    best = Block(first, first + 1, tuple(rivers))
    crossings = 0
    widest = 0.0
    for index in range(first + 1, len(rows)):
        row = rows[index]
        gap = row.baseline - rows[index - 1].baseline
        alone = len(row.segments) == 1 and index - first > HEADING_LINES
        if gap > RIVERS_NEXT_ROW_EM * row.size or (alone and gap > AFTER_TABLE * widest):
            break
        if index - first > HEADING_LINES and gap > AFTER_TABLE * widest and _narrows(rivers, row):
            if not _heads_in_other_font(rows[first:index], row):
                break
        widest = max(widest, gap)
        if _heads_another_table(rows, index, first):
            break
        left = subtract_ink(rivers, row, RIVER_EM * row.size)
        if len(left) < len(rivers) and row.is_one_text:
            if not _heads_a_group(rows, index, first) or (
                HEADING_LINES < index - first < len(rows) - first - 1
                and _narrows(rivers, rows[index + 1])
            ):
                break
            crossings += len(row.segments) == 1
            if crossings >= 2:
                break
            if index + 1 == len(rows) and best.last == index:
                best = replace(best, last=index + 1)
            continue
        crossings = 0
        if not left:
            break
        if index - first > HEADING_LINES:
            left = sorted([*left, *_under_wide_cell(rivers, left, row, rows[first:index])])
        rivers = left
        block = Block(first, index + 1, tuple(rivers))
        if _worth(block) >= _worth(best):
            best = block
    return best


def _heads_another_table(rows: Sequence[TextRow], index: int, first: int) -> bool:
    """Return whether a line is the title of a table that begins below it.

    It is larger than all lines above, and headings of several columns stand below it, in a font
    that is not that of the row above: below the heading of a group stand rows.
    """
    row, above = rows[index], rows[first:index]
    if len(row.segments) > 1 or len(above) < 2:
        return False
    if row.size <= TITLE_LARGER * max(line.size for line in above):
        return False
    for line in rows[index + 1 : index + 1 + HEADING_LINES]:
        if not _heads_in_other_font(above[-1:], line):
            return False
        if len(line.segments) > 1:
            return True
    return False


def _heads_in_other_font(above: Sequence[TextRow], row: TextRow) -> bool:
    """Return whether all lines above a row are in fonts that it is not: its own headings.

    Above the headings of another table stand rows in the font of rows, too.
    """
    heads = {cluster.font for line in above for cluster in line.clusters}
    return heads.isdisjoint({cluster.font for cluster in row.clusters})


def _under_wide_cell(
    rivers: Sequence[Interval], left: Sequence[Interval], row: TextRow, above: Sequence[TextRow]
) -> list[Interval]:
    """Return the rivers that only a row's first cell crosses, from the table's left edge on.

    A row of totals puts its words over the first columns.
    """
    start, end = row.segments[0]
    edge = min(segment[0] for line in above for segment in line.segments)
    if len(row.segments) < 2 or abs(start - edge) > row.size / 2:
        return []  # its first cell must be alone in the columns that it crosses
    lost = [(a, b) for a, b in rivers if not any(x < b and a < y for x, y in left)]
    alone = row.segments[1][0] >= min(left)[1] - 1.0
    return lost if alone and all(a < end for a, _ in lost) else []


def _narrows(rivers: Sequence[Interval], row: TextRow) -> bool:
    """Return whether a row leaves little of the rivers: the headings of another table do."""
    left = subtract_ink(rivers, row, RIVER_EM * row.size)
    before = sum([end - start for start, end in rivers], 0.0)
    after = sum([end - start for start, end in left], 0.0)
    return len(left) < len(rivers) or after < ANOTHER_TABLE * before


def _first_heading(rows: Sequence[TextRow], block: Block, lowest: int) -> int:
    """Return the row at which the headings begin that stand beside or above those of a block.

    Headings of two lines, centred, stand half a line above and below those of one. A line that
    was drawn after the block had begun belongs to it, and so does one of as many words as half
    its columns: headings set close hide rivers.
    """
    first = block.first
    began = min(c.order for row in rows[first : block.last] for c in row.clusters)
    while first > lowest:
        above, size = rows[first - 1], rows[first].size
        gap = rows[first].baseline - above.baseline
        drawn_later = max(cluster.order for cluster in above.clusters) > began
        headings = len(above.segments) >= max(3, (len(block.rivers) + 2) / 2)
        if gap > HALF_LINE_EM * size and not (
            (drawn_later or headings) and gap <= HEADING_LINES * size
        ):
            break
        began = min([began, *(cluster.order for cluster in above.clusters)])
        first -= 1
    first = _first_fitting(rows, first, block, lowest)
    return 0 if _is_cut_row(rows, first, block) else first


def _first_fitting(rows: Sequence[TextRow], first: int, block: Block, lowest: int) -> int:
    """Return the first row of the lines above a block that stand in its columns as its rows do.

    A page may begin beside cells that span, in fewer columns than the rows below: the block begins
    where most columns are filled. The line that begins it fills half of them or more.
    """
    steps = [b.baseline - a.baseline for a, b in pairwise(rows[first : block.last])]
    widest = 1.02 * max(steps)
    found = above = first
    while above > lowest and rows[above].baseline - rows[above - 1].baseline <= widest:
        above -= 1
        row = rows[above]
        if any(start < b and a < end for start, end in row.segments for a, b in block.rivers):
            break
        if len(row.segments) >= max(3, (len(block.rivers) + 2) / 2):
            found = above
    return found


def _is_cut_row(rows: Sequence[TextRow], first: int, block: Block) -> bool:
    """Return whether all lines above a block are the rest of a cell from the page before.

    They stand in one of its columns, at the distance of lines in a cell, from the page's top.
    """
    if not 0 < first <= MANY_CUT_LINES or first + 1 >= block.last:
        return False
    usual = min(
        below.baseline - line.baseline for line, below in pairwise(rows[first : block.last])
    )
    return all(
        len(line.segments) == 1
        and below.baseline - line.baseline <= AFTER_TABLE * max(usual, line.size)
        and not any(
            line.segments[0][0] < end and line.segments[0][1] > start for start, end in block.rivers
        )
        for line, below in pairwise(rows[: first + 1])
    )


def _heads_a_group(rows: Sequence[TextRow], index: int, first: int) -> bool:
    """Return whether a line across the columns is a row of the table and not the prose after it.

    It is when the table continues below it, or when it ends the page at the table's left edge and
    at the table's own line distance.
    """
    if index + 1 < len(rows):
        return len(rows[index + 1].segments) >= 2
    gap = rows[index].baseline - rows[index - 1].baseline
    usual = rows[index - 1].baseline - rows[index - 2].baseline if index - 2 >= first else 0.0
    left = min(segment[0] for row in rows[first:index] for segment in row.segments)
    return gap <= 1.3 * usual and abs(rows[index].segments[0][0] - left) < rows[index].size / 2
