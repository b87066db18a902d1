"""Cells over several columns where pieces of rules or fills show the columns."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from ..glyphs import Rule
from .column_borders import place
from .rivers import TextRow
from .row_starts import FIGURE
from .ruled import Grid, Region
from .runs import Run
from .tolerances import (
    BORDER_GAP_EM,
    ONE_TEXT_EM,
    RUNS_SAME_END_PT,
)

_WIDE_VALUE = [False, True, True]  # borders that a cell of a form covers: a label and one value


def merge_across(
    grid: Grid,
    within: Sequence[Run],
    fills: Sequence[Rule],
    rows: Sequence[TextRow],
    opened: Collection[int],
) -> tuple[Region, ...]:
    """Return the grid's regions, those of one row joined where a cell covers several columns.

    It does where its text crosses their border, or where the pieces above and below it do and at
    most one of the places holds text. One rule over all columns below it is no such piece: rows of
    tables without upright rules stand between them, whether their cells are empty or not.
    """
    regions = list(grid.regions)
    every: dict[int, list[bool]] = {}
    lines: dict[int, list[TextRow]] = {}
    for index, (top, bottom) in enumerate(pairwise(grid.ys)):
        if index in opened:
            continue
        here = [row for row in rows if top < row.baseline - 0.3 * row.size < bottom]
        joined = _filled_across(grid.xs, fills, top, bottom)
        if joined is None:
            above, below = _pieces_at(within, top), _pieces_at(within, bottom)
            held = {
                place(grid.xs, (cluster.x0 + cluster.x1) / 2)
                for row in here
                for cluster in row.clusters
            }
            cells = len({*above}) > 1 or not _are_whole(below, grid.xs)
            joined = [
                _crosses(here, x)
                or (
                    cells
                    and _is_covered(above, x)
                    and _is_covered(below, x)
                    and not {column, column + 1} <= held
                )
                for column, x in enumerate(grid.xs[1:-1])
            ]
            if len(here) == 1 and _is_group_heading(here[0], grid.xs):
                joined = [True] * len(joined)
        every[index], lines[index] = joined, here
    if [*every.values()].count(_WIDE_VALUE) > 1:
        every = {
            index: _WIDE_VALUE if _is_wide_value(joined, lines[index], grid.xs) else joined
            for index, joined in every.items()
        }
    for index, joined in every.items():
        column = 0
        while column < len(joined):
            last = column
            while last < len(joined) and joined[last]:
                last += 1
            if last > column:
                regions = _join(regions, index, column, last)
            column = last + 1
    return tuple(sorted(regions, key=lambda region: (region.row, region.column)))


def _is_wide_value(joined: Sequence[bool], rows: Sequence[TextRow], xs: Sequence[float]) -> bool:
    """Return whether the value of a form with two pairs in a row covers the second label, too.

    Then there is none behind it, though its text may end before the last column.
    """
    if list(joined) != [False, True, False]:
        return False
    gaps = [
        (after.x0 - before.x1) / row.size
        for row in rows
        for before, after in pairwise(row.clusters)
        if (before.x0 + before.x1) / 2 < xs[3] <= (after.x0 + after.x1) / 2
    ]
    return max(gaps, default=0.0) < BORDER_GAP_EM


def _filled_across(
    xs: Sequence[float], fills: Sequence[Rule], top: float, bottom: float
) -> list[bool] | None:
    """Tell for each border of a row of filled cells whether a cell reaches over it.

    None when its cells are not filled.
    """
    walls = [
        rule.x0
        for rule in fills
        if rule.top <= top + RUNS_SAME_END_PT
        and rule.bottom >= bottom - RUNS_SAME_END_PT
        and xs[0] - 1 <= rule.x0 <= xs[-1] + 1
    ]
    if not walls or min(walls) > xs[0] + RUNS_SAME_END_PT or max(walls) < xs[-1] - RUNS_SAME_END_PT:
        return None
    return [not any(abs(x - at) <= RUNS_SAME_END_PT for at in walls) for x in xs[1:-1]]


def _is_group_heading(row: TextRow, xs: Sequence[float]) -> bool:
    """Return whether the only line of a row is one text from the first column on, or centred."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row.clusters)]
    if _is_parted(row, xs):
        return False  # a total and its amount, or a label and its value
    start, end = row.clusters[0].x0, row.segments[-1][1]
    crossed = place(xs, start + 1.0) < place(xs, end - 1.0)
    centred = abs((start + end) / 2 - (xs[0] + xs[-1]) / 2) <= row.size
    first = place(xs, start) == 0
    return max(gaps, default=0.0) < ONE_TEXT_EM * row.size and (centred or (crossed and first))


def _is_parted(row: TextRow, xs: Sequence[float]) -> bool:
    """Return whether a figure or another font stands behind a border, and more than a space."""
    for before, after in pairwise(row.clusters):
        apart = after.x0 - before.x1 >= BORDER_GAP_EM * row.size
        if apart and any(before.x1 - 1.0 <= x <= after.x0 + 1.0 for x in xs[1:-1]):
            rest = [c for c in row.clusters if c.x0 >= after.x0]
            fonts = {c.font for c in row.clusters if c.x0 < after.x0}
            is_figure = FIGURE.match("".join(c.text for c in rest)) is not None
            return is_figure or fonts.isdisjoint(c.font for c in rest)
    return False


def _pieces_at(within: Sequence[Run], at: float) -> list[tuple[float, float]]:
    """Return the pieces at one height."""
    return [piece for run in within if abs(run.at - at) <= RUNS_SAME_END_PT for piece in run.pieces]


def _are_whole(pieces: Sequence[tuple[float, float]], xs: Sequence[float]) -> bool:
    """Return whether pieces reach over all columns."""
    return all(a <= xs[0] + RUNS_SAME_END_PT and b >= xs[-1] - RUNS_SAME_END_PT for a, b in pieces)


def _is_covered(pieces: Sequence[tuple[float, float]], x: float) -> bool:
    """Return whether a piece goes over a border, and none ends there."""
    return any(a + RUNS_SAME_END_PT < x < b - RUNS_SAME_END_PT for a, b in pieces) and not any(
        abs(end - x) <= RUNS_SAME_END_PT for piece in pieces for end in piece
    )


def _crosses(rows: Sequence[TextRow], x: float) -> bool:
    """Return whether letters stand on a border, or a word goes over it without a gap."""
    for row in rows:
        for start, end in row.segments:
            if start + 1.0 < x < end - 1.0:
                before = max((c.x1 for c in row.clusters if (c.x0 + c.x1) / 2 <= x), default=start)
                after = min((c.x0 for c in row.clusters if (c.x0 + c.x1) / 2 > x), default=end)
                if after - before < 0.3 * row.size:
                    return True
    return False


def _join(regions: list[Region], row: int, first: int, last: int) -> list[Region]:
    """Return regions with those of columns first to last of a row as one, if none spans."""
    single = [r for r in regions if r.row == row and first <= r.column <= last]
    if len(single) != last - first + 1 or any(r.row_span > 1 or r.column_span > 1 for r in single):
        return regions
    kept = [region for region in regions if region not in single]
    return [*kept, Region(row, first, 1, last - first + 1)]
