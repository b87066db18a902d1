"""Line: clusters on one baseline as text."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_high

from ..compiled import mypyc_attr
from ..geometry import Box, make_box
from .clusters import Cluster
from .repairs import repair_text
from .tolerances import (
    ASCENT_EM,
    DESCENT_EM,
    EVEN_EM,
    GAP_WITH_SPACES_EM,
    GAP_WITHOUT_SPACES_EM,
    LARGEST_SPACE_EM,
    LEAST_SPACE_EM,
    LETTERSPACED_ROW,
    NEW_LINE_EM,
    WIDE_GAP_EM,
)
from .turning import box_from_upright


@mypyc_attr(acyclic=True)
@dataclass(slots=True, init=False, unsafe_hash=True)
class Line:
    """One line of text as printed; nobody changes it.

    Compiled, what is written out below is made in a twelfth of the time of a frozen dataclass.

    Attributes:
        text: repaired text without space at either end.
        box: its area in points from the page's top left.
        size: the font size of most of its bases, in points.
        space_after: a space glyph stands at its end (a real word space wherever one was kept).
        repairs: names of the repairs that changed it, once each, in the order they ran.
        tail_x0: where the text behind its last wide gap begins, None without such a gap.
    """

    text: str
    box: Box
    size: float
    space_after: bool = False
    repairs: tuple[str, ...] = ()
    tail_x0: float | None = None

    def __init__(
        self,
        text: str,
        box: Box,
        size: float,
        space_after: bool = False,
        repairs: tuple[str, ...] = (),
        tail_x0: float | None = None,
    ) -> None:
        self.text = text
        self.box = box
        self.size = size
        self.space_after = space_after
        self.repairs = repairs
        self.tail_x0 = tail_x0

    def __reduce__(self) -> tuple[object, ...]:
        """Say how it is copied and pickled; compiled, a dataclass cannot say it itself."""
        end = (self.space_after, self.repairs, self.tail_x0)
        return Line, (self.text, self.box, self.size, *end)


def clusters_to_lines(clusters: Sequence[Cluster], *, has_spaces: bool) -> list[Line]:
    """Return lines from top to bottom, each sorted by x; lines of sideways text come after.

    Args:
        clusters: of one cell or one page, in any order.
        has_spaces: the document draws space glyphs, so that a gap alone is no space.
    """
    if not clusters:
        return []
    sideways = {cluster.angle for cluster in clusters if cluster.upright is not None}
    if not sideways:
        return _upright_lines(clusters, has_spaces)
    lines = _upright_lines([c for c in clusters if c.upright is None], has_spaces)
    for angle in sorted(sideways):
        own = [_in_own_frame(c) for c in clusters if c.upright is not None and c.angle == angle]
        lines += [
            replace(line, box=box_from_upright(line.box, angle))
            for line in _upright_lines(own, has_spaces)
        ]
    return lines


def _in_own_frame(cluster: Cluster) -> Cluster:
    assert cluster.upright is not None
    x0, x1, baseline = cluster.upright
    return cluster.moved_to(x0, x1, baseline, None)


def _upright_lines(clusters: Sequence[Cluster], has_spaces: bool) -> list[Line]:
    bases: list[Cluster] = []
    spaces: list[Cluster] = []
    for cluster in clusters:
        (spaces if cluster.is_space else bases).append(cluster)
    spaces.sort(key=_baseline)
    baselines = [space.baseline for space in spaces]
    lines = []
    for row in _rows(bases):
        size = _usual_size(row)
        lowest = highest = row[0].baseline
        for cluster in row:
            if cluster.baseline < lowest:
                lowest = cluster.baseline
            elif cluster.baseline > highest:
                highest = cluster.baseline
        low = bisect_left(baselines, lowest - NEW_LINE_EM * size)
        high = bisect_left(baselines, highest + NEW_LINE_EM * size)
        lines.append(_row_to_line(row, spaces[low:high], size, has_spaces))
    return lines


def _baseline(cluster: Cluster) -> float:
    return cluster.baseline


def _place(cluster: Cluster) -> tuple[float, int]:
    return cluster.x0, cluster.order


def _middle(cluster: Cluster) -> float:
    return (cluster.x0 + cluster.x1) / 2


def _usual_size(row: list[Cluster]) -> float:
    size = row[0].size
    for cluster in row:
        if cluster.size != size:
            return median_high([c.size for c in row])
    return size


def _rows(bases: list[Cluster]) -> list[list[Cluster]]:
    """Group bases by baseline, each row sorted by x and then by content order."""
    rows: list[list[Cluster]] = []
    reference = 0.0
    for cluster in _sorted_by_baseline(bases):
        if rows and (
            cluster.baseline == reference
            or cluster.baseline - reference
            <= NEW_LINE_EM * min(max(c.size for c in rows[-1][-3:]), max(cluster.size, 4.0))
        ):
            rows[-1].append(cluster)
        else:
            rows.append([cluster])
            reference = cluster.baseline
    for row in rows:
        x0 = -math.inf
        for cluster in row:
            if cluster.x0 <= x0:
                row.sort(key=_place)
                break
            x0 = cluster.x0
    return rows


def _sorted_by_baseline(bases: list[Cluster]) -> list[Cluster]:
    lowest = -math.inf
    for cluster in bases:
        if cluster.baseline < lowest:
            return sorted(bases, key=_baseline)
        lowest = cluster.baseline
    return bases


def _row_to_line(
    row: list[Cluster], spaces: Sequence[Cluster], size: float, has_spaces: bool
) -> Line:
    gap_limit = (GAP_WITH_SPACES_EM if has_spaces else GAP_WITHOUT_SPACES_EM) * size
    if _has_gap(row, gap_limit):
        gap_limit += _letterspace(row)
    elif has_spaces and _has_gap(row, LEAST_SPACE_EM * size):
        if not any([row[0].x1 < space.x0 < row[-1].x0 for space in spaces]):
            gap_limit = _drawn_space(row, size) or gap_limit
    by_x = sorted(spaces, key=_middle)
    middles = [(space.x0 + space.x1) / 2 for space in by_x]
    first = 0  # of the spaces that are not left of the base before
    pieces: list[str] = []
    repairs: list[str] = []
    top, bottom, right = math.inf, -math.inf, -math.inf
    baseline = scale = math.nan  # of the letter before: nearly always that of the next one
    before: Cluster | None = None
    wide_gap = WIDE_GAP_EM * size
    tail_x0: float | None = None
    for after in row:
        if before is not None:
            gap = after.x0 - (before.x1 if before.x1 >= before.pen else before.pen)
            if gap > wide_gap:
                tail_x0 = after.x0
            while first < len(middles) and middles[first] < before.x0:
                first += 1
            if gap > gap_limit or (
                first < len(middles)
                and middles[first] <= after.x1
                and gap > -0.1 * size
                and _space_between(before, after, by_x, middles, first)
            ):
                pieces.append(" ")
        pieces.append(after.text)
        if after.repairs:
            repairs += after.repairs
        if after.baseline != baseline or after.size != scale:
            baseline, scale = after.baseline, after.size
            top = min(top, baseline - ASCENT_EM * scale)
            bottom = max(bottom, baseline + DESCENT_EM * scale)
        if after.x1 > right:
            right = after.x1
        before = after
    text, mended = repair_text("".join(pieces))
    end = row[-1].x1
    return Line(
        " ".join(text.split()),
        make_box(row[0].x0, top, right, bottom),
        size,
        bool(middles) and middles[-1] > end - 0.05 * size,
        tuple(dict.fromkeys([*repairs, *mended])),
        tail_x0,
    )


def _has_gap(row: Sequence[Cluster], limit: float) -> bool:
    """Return whether white wider than a limit stands between two bases of a row."""
    reach = math.inf
    for cluster in row:
        if cluster.x0 - reach > limit:
            return True
        reach = cluster.x1 if cluster.x1 >= cluster.pen else cluster.pen
    return False


def _drawn_space(row: Sequence[Cluster], size: float) -> float:
    """Return a width from which gaps of a row without space glyphs are spaces, 0 if they are none.

    Excel and some printer drivers move the pen by a space's width instead of drawing one. The
    gaps are alike, stand beside a figure, a Latin letter or a bracket, as spaces in Thai do, and
    all other letters of the row follow each other closely.
    """
    gaps = [
        (after.x0 - max(before.x1, before.pen), before, after) for before, after in pairwise(row)
    ]
    wide = [gap for gap in gaps if gap[0] > EVEN_EM * size]
    narrowest = min([gap for gap, _, _ in wide], default=0.0)
    widest = max([gap for gap, _, _ in wide], default=0.0)
    if not LEAST_SPACE_EM * size <= narrowest <= widest <= LARGEST_SPACE_EM * size:
        return 0.0
    if widest - narrowest > EVEN_EM * size:
        return 0.0
    if any([before.size != after.size for _, before, after in wide]):
        return 0.0
    if not any([_is_thai(before) != _is_thai(after) for _, before, after in wide]):
        return 0.0
    return narrowest - EVEN_EM * size


def _is_thai(cluster: Cluster) -> bool:
    return "\u0e00" < cluster.text[0] < "\u0e50"  # no digits


def _letterspace(row: Sequence[Cluster]) -> float:
    """Return the space that every letter of a row has after it; 0 when there is none."""
    if len(row) < LETTERSPACED_ROW:
        return 0.0
    gaps = sorted(after.x0 - max(before.x1, before.pen) for before, after in pairwise(row))
    return max(0.0, gaps[len(gaps) // 4])


def _space_between(
    before: Cluster,
    after: Cluster,
    spaces: Sequence[Cluster],
    middles: Sequence[float],
    first: int,
) -> bool:
    """Return whether a space glyph, from the first on, stands between two bases and not under one.

    Excel pads figures with a space that starts at the first digit ("2 8,325.49"): a space more
    than half covered by a visible glyph is no space.
    """
    index = first
    while index < len(spaces) and middles[index] <= after.x1:
        space = spaces[index]
        width = max(space.x1 - space.x0, 0.01)
        covered = max(0.0, min(space.x1, before.x1) - max(space.x0, before.x0))
        covered += max(0.0, min(space.x1, after.x1) - max(space.x0, after.x0))
        if covered <= 0.5 * width:
            return True
        index += 1
    return False
