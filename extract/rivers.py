"""Rivers: the white strips between the columns of a table that has no upright rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from .clusters import Cluster

SAME_ROW_EM = 0.35
SEGMENT_GAP_EM = 0.6  # wider than a space of any Thai font, narrower than the padding of two cells
RIVER_EM = 0.36  # spaces measure 0.22 to 0.33 em in the Thai fonts seen
NEXT_ROW_EM = 4.2  # a larger white gap ends a table
MANY_ROWS = 5
MOST = 0.8
SOME = 0.3
HEADING_LINES = 3
HALF_LINE_EM = 0.98  # no font sets whole lines closer than this

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextRow:
    """The clusters on one baseline, and the segments that wide gaps cut them into."""

    clusters: tuple[Cluster, ...]
    segments: tuple[Interval, ...]
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of text first to last (exclusive) that share rivers."""

    first: int
    last: int
    rivers: tuple[Interval, ...]


def clusters_to_rows(clusters: Sequence[Cluster]) -> list[TextRow]:
    """Return the visible clusters by baseline, from top to bottom."""
    groups: list[list[Cluster]] = []
    for cluster in sorted((c for c in clusters if not c.is_space), key=lambda c: c.baseline):
        if (
            groups
            and cluster.baseline - groups[-1][0].baseline
            <= SAME_ROW_EM * (cluster.size + groups[-1][0].size) / 2
        ):
            groups[-1].append(cluster)
        else:
            groups.append([cluster])
    return [_text_row(sorted(group, key=lambda c: c.x0)) for group in groups]


def _text_row(clusters: list[Cluster]) -> TextRow:
    size = sum(cluster.size for cluster in clusters) / len(clusters)
    segments: list[Interval] = []
    for cluster in clusters:
        if segments and cluster.x0 - segments[-1][1] < SEGMENT_GAP_EM * size:
            segments[-1] = (segments[-1][0], max(segments[-1][1], cluster.x1))
        else:
            segments.append((cluster.x0, cluster.x1))
    baseline = sum(cluster.baseline for cluster in clusters) / len(clusters)
    return TextRow(tuple(clusters), tuple(segments), baseline, size)


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
            blocks.append(replace(block, first=_first_heading(rows, block.first, lowest)))
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
    for index in range(first + 1, len(rows)):
        row = rows[index]
        if row.baseline - rows[index - 1].baseline > NEXT_ROW_EM * row.size:
            break
        left = subtract_ink(rivers, row, RIVER_EM * row.size)
        if len(left) < len(rivers) and len(row.segments) == 1:
            if not _heads_a_group(rows, index, first):
                break
            crossings += 1
            if crossings >= 2:
                break
            if index + 1 == len(rows) and best.last == index:
                best = replace(best, last=index + 1)
            continue
        crossings = 0
        if not left:
            break
        rivers = left
        block = Block(first, index + 1, tuple(rivers))
        if _worth(block) >= _worth(best):
            best = block
    return best


def _first_heading(rows: Sequence[TextRow], first: int, lowest: int) -> int:
    """Return the row at which the headings begin that are centred beside those of a block.

    Headings of two lines stand half a line above and below those of one.
    """
    while first > lowest:
        gap = rows[first].baseline - rows[first - 1].baseline
        if gap > HALF_LINE_EM * rows[first].size:
            break
        first -= 1
    return first


def _heads_a_group(rows: Sequence[TextRow], index: int, first: int) -> bool:
    """Tell whether a line across the columns is a row of the table and not the prose after it.

    It is when the table goes on below it, or when it ends the page at the table's left edge and
    at the table's own line distance.
    """
    if index + 1 < len(rows):
        return len(rows[index + 1].segments) >= 2
    gap = rows[index].baseline - rows[index - 1].baseline
    usual = rows[index - 1].baseline - rows[index - 2].baseline if index - 2 >= first else 0.0
    left = min(segment[0] for row in rows[first:index] for segment in row.segments)
    return gap <= 1.3 * usual and abs(rows[index].segments[0][0] - left) < rows[index].size / 2


def add_rivers(rows: Sequence[TextRow], rivers: Sequence[Interval]) -> list[Interval]:
    """Return the rivers with those added that the first rows hide.

    A heading over several columns, or headings set close, hide rivers that all rows below them
    show. A strip no wider than a wide space ("1,000  บาท") must part most of MANY_ROWS rows.
    """
    best = list(rivers)
    for skipped in range(min(HEADING_LINES, len(rows) - MANY_ROWS) + 1):
        found = _rivers_within(rows[skipped:], rivers)
        if len(found) > len(best):
            best = found
    return best


def _rivers_within(rows: Sequence[TextRow], rivers: Sequence[Interval]) -> list[Interval]:
    left = min(segment[0] for row in rows for segment in row.segments)
    right = max(segment[1] for row in rows for segment in row.segments)
    size = median_low([row.size for row in rows])
    found = list(rivers)
    banks = [left, *(edge for river in rivers for edge in river), right]
    for start, end in zip(banks[::2], banks[1::2], strict=True):
        zone = [
            [(c.x0, c.x1) for c in row.clusters if start <= (c.x0 + c.x1) / 2 <= end]
            for row in rows
        ]
        zone = [spans for spans in zone if spans]
        if len(zone) < MANY_ROWS:
            continue
        reach = start
        for x0, x1 in sorted(span for spans in zone for span in spans):
            if reach > start and x0 - reach >= RIVER_EM * size:
                narrow = x0 - reach < SEGMENT_GAP_EM * size
                if _parted(zone, reach, x0, near=0 if narrow else 1) >= max(
                    2, (MOST if narrow else SOME) * len(zone)
                ):
                    found.append((reach, x0))
            reach = max(reach, x1)
    return sorted(found)


def _parted(zone: Sequence[Sequence[Interval]], start: float, end: float, *, near: int) -> int:
    """Count rows with ink on both banks of a strip, rows up to ``near`` above and below counted in.

    Cells centred beside each other seldom share a baseline.
    """
    left = [any(b <= start + 0.1 for _, b in spans) for spans in zone]
    right = [any(a >= end - 0.1 for a, _ in spans) for spans in zone]
    return sum(
        any(left[max(i - near, 0) : i + near + 1]) and any(right[max(i - near, 0) : i + near + 1])
        for i in range(len(zone))
    )
