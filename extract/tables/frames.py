"""Grids that are no tables: frames around a page or a text, boxes of a flow chart."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..text.clusters import Cluster
from .ruled import Grid
from .tolerances import FEWEST_CONNECTED, FEWEST_STEPS, FULLEST_CHART, MARGIN_PT, WIDEST_STAMP_PT

_FIGURE = re.compile("[0-9๐-๙.,%]+")


def drop_frames(grids: Sequence[Grid], inside: Sequence[dict[int, list[Cluster]]]) -> list[Grid]:
    """Return the grids that are tables, without the empty margins of frames around them."""
    tables = []
    for grid, held in zip(grids, inside, strict=True):
        inked = {
            number
            for number, clusters in held.items()
            if any(not cluster.is_space for cluster in clusters)
        }
        inner = _without_margins(grid, inked)
        if inner is not grid and len(inner.xs) == 2:
            continue
        if not (is_frame(inner) or _is_chart(grid, inked) or _is_bars(grid, held)):
            tables.append(inner)
    return tables


def is_frame(grid: Grid) -> bool:
    """Return whether a grid is a box around text, or a box and its shadow, and no table."""
    return len(grid.xs) == 2 and len(grid.ys) <= 3


def is_stamp(grid: Grid) -> bool:
    """Return whether a grid of a scan is a frame with ruled lines to write on, as stamps have."""
    return len(grid.xs) == 2 and grid.xs[-1] - grid.xs[0] <= WIDEST_STAMP_PT


def _is_chart(grid: Grid, inked: set[int]) -> bool:
    """Return whether all text stands in boxes as wide as the grid, some parted places between."""
    n_columns = len(grid.xs) - 1
    wide = [region.column_span == n_columns for region in grid.regions]
    if n_columns > 1 and inked and all(wide[number] for number in inked) and not all(wide):
        return True
    places = grid.places()
    return _is_connected(places, inked) or _is_connected(
        [list(column) for column in zip(*places, strict=True)], inked
    )


def _is_bars(grid: Grid, held: dict[int, list[Cluster]]) -> bool:
    """Return whether a grid is the bars of a chart: parts of one bar, or bars before level lines.

    A bar in parts has a figure in each of them. Of bars that stand on one line each row has the
    upright rules of the row above and more where lower bars begin; few places hold text, none
    those at their feet, and no row is full.
    """
    inked = {number for number, clusters in held.items() if _figure(clusters)}
    if len(grid.xs) == 2:
        parts = range(len(grid.regions))
        return all(_FIGURE.fullmatch(_figure(held.get(number, ()))) for number in parts)
    places = grid.places()
    if len(inked) > FULLEST_CHART * len(grid.regions) or any(n in inked for n in places[-1]):
        return False
    walls = [{n for n in range(1, len(row)) if row[n - 1] != row[n]} for row in places]
    grown = [after > before for before, after in pairwise(walls)]
    is_nested = all(after >= before for before, after in pairwise(walls))
    full = any(len(set(row)) > 1 and inked.issuperset(row) for row in places)
    return is_nested and sum(grown) >= FEWEST_STEPS and not full


def _figure(clusters: Sequence[Cluster]) -> str:
    return "".join(cluster.text for cluster in clusters if not cluster.is_space)


def _is_connected(places: Sequence[Sequence[int]], inked: set[int]) -> bool:
    """Return whether rows of boxes are joined by lines that end in the middle of their sides.

    Between two rows with text stand empty ones, which rules part that no row with text has: a
    table's upright rules run through its empty rows, too.

    Args:
        places: the region that covers each place, by row.
        inked: regions with text.
    """
    walls = [{n for n in range(1, len(row)) if row[n - 1] != row[n]} for row in places]
    has_text = [any(number in inked for number in row) for row in places]
    rows = [number for number, has in enumerate(has_text) if has]
    gaps = 0
    for before, after in pairwise(rows):
        if after == before + 1:
            continue
        lines = set().union(*walls[before + 1 : after])
        if not lines or lines & (walls[before] | walls[after]):
            return False
        gaps += 1
    return gaps >= FEWEST_CONNECTED


def without_margins(xs: Sequence[float], inked: Sequence[float]) -> list[float]:
    """Return column borders without those of narrow empty columns at both sides.

    Args:
        xs: column borders.
        inked: where letters stand.
    """
    kept = list(xs)
    while len(kept) > 2 and kept[1] - kept[0] <= MARGIN_PT and min(inked, default=0) > kept[1]:
        kept = kept[1:]
    while len(kept) > 2 and kept[-1] - kept[-2] <= MARGIN_PT and max(inked, default=0) < kept[-2]:
        kept = kept[:-1]
    return kept


def _without_margins(grid: Grid, inked: set[int]) -> Grid:
    """Return a grid without narrow empty places along all its four sides."""
    n_rows, n_columns = len(grid.ys) - 1, len(grid.xs) - 1
    left = top = 0
    right, bottom = n_columns, n_rows
    used = [grid.regions[number] for number in inked]

    def is_free(columns: tuple[int, int], rows: tuple[int, int]) -> bool:
        return not any(
            region.column < columns[1]
            and columns[0] < region.column + region.column_span
            and region.row < rows[1]
            and rows[0] < region.row + region.row_span
            for region in used
        )

    while left + 1 < right and grid.xs[left + 1] - grid.xs[left] <= MARGIN_PT:
        if not is_free((left, left + 1), (0, n_rows)):
            break
        left += 1
    while right - 1 > left and grid.xs[right] - grid.xs[right - 1] <= MARGIN_PT:
        if not is_free((right - 1, right), (0, n_rows)):
            break
        right -= 1
    while top + 1 < bottom and grid.ys[top + 1] - grid.ys[top] <= MARGIN_PT:
        if not is_free((0, n_columns), (top, top + 1)):
            break
        top += 1
    while bottom - 1 > top and grid.ys[bottom] - grid.ys[bottom - 1] <= MARGIN_PT:
        if not is_free((0, n_columns), (bottom - 1, bottom)):
            break
        bottom -= 1
    if left == 0 or top == 0 or right == n_columns or bottom == n_rows:
        return grid  # a frame has a margin on each side
    regions = []
    for region in grid.regions:
        first, last = max(region.column, left), min(region.column + region.column_span, right)
        upper, lower = max(region.row, top), min(region.row + region.row_span, bottom)
        if first < last and upper < lower:
            regions.append(
                replace(
                    region,
                    row=upper - top,
                    column=first - left,
                    row_span=lower - upper,
                    column_span=last - first,
                )
            )
    return Grid(grid.xs[left : right + 1], grid.ys[top : bottom + 1], tuple(regions))
