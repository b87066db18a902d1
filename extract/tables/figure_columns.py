"""Columns of figures that one figure, wider than its column, joins with the texts beside them."""

import re
from collections.abc import Sequence

from ..text.clusters import Cluster
from .rivers import Interval, TextRow
from .tolerances import (
    FEW_ROWS,
    FIGURE_ENDS_PT,
    FIGURES_ALIGNED,
    HEADING_LINES,
    SEGMENT_GAP_EM,
    WORD_GAP_EM,
)

_FIGURE = re.compile(r"-|[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?")
_AMOUNT = re.compile(r"-|.*,.*")  # no list number

_Side = tuple[Cluster, ...]


def figure_strips(rows: Sequence[TextRow], rivers: Sequence[Interval]) -> list[Interval]:
    """Return the strips at the right of figures set to the right, narrowed by one of them.

    A browser lets a figure that does not wrap reach over the padding of its cell, so that no river
    is left. All texts at its right begin at one place, and the figures end at one place but for
    those that are too wide.

    Args:
        rows: of a block, its headings among them.
        rivers: those that are known between its columns.
    """
    starts = [min(row.segments[0][0] for row in rows) - 1.0, *(end for _, end in rivers)]
    ends = [*(start for start, _ in rivers), max(row.segments[-1][1] for row in rows) + 1.0]
    found: list[Interval] = []
    for start, end in zip(starts, ends, strict=True):
        zone = [
            (tuple(c for c in row.clusters if start <= (c.x0 + c.x1) / 2 <= end), row.size)
            for row in rows
        ]
        for skipped in range(HEADING_LINES + 1):
            lines = [(held, size) for held, size in zone[skipped:] if held]
            strip = _strip(lines) if len(lines) >= FEW_ROWS else None
            if strip is not None:
                found.append(strip)
                break
    return found


def _strip(lines: Sequence[tuple[_Side, float]]) -> Interval | None:
    """Return the strip between figures and the place at which all texts of the lines begin."""
    at = max(held[0].x0 for held, _ in lines)  # the lines without a figure begin there
    figures: list[_Side] = []
    level: list[_Side] = []  # those that are not too wide for their column
    for held, size in lines:
        left = tuple(c for c in held if c.x0 < at - FIGURE_ENDS_PT)
        if not left:
            continue
        right = held[len(left) :]
        gap = right[0].x0 - left[-1].x1 if right else 0.0
        if gap < WORD_GAP_EM * size or right[0].x0 > at + FIGURE_ENDS_PT:
            return None
        figures.append(left)
        if gap >= SEGMENT_GAP_EM * size:
            level.append(left)
    if len(level) == len(figures) or not _are_set_right(level) or not _are_amounts(figures):
        return None
    return max(left[-1].x1 for left in figures), at


def _are_set_right(figures: Sequence[_Side]) -> bool:
    """Return whether figures end at one place and begin at several; bullets begin at one."""
    if len(figures) < FIGURES_ALIGNED:
        return False
    starts = [figure[0].x0 for figure in figures]
    ends = [figure[-1].x1 for figure in figures]
    return max(ends) - min(ends) <= FIGURE_ENDS_PT < max(starts) - min(starts)


def _are_amounts(figures: Sequence[_Side]) -> bool:
    """Return whether texts are figures or dashes, and not all such as number a list."""
    texts = ["".join([cluster.text for cluster in figure]) for figure in figures]
    return all(map(_FIGURE.fullmatch, texts)) and any(map(_AMOUNT.fullmatch, texts))
