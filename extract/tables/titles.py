"""A page title or a note drawn inside a table's frame: text of the page, no row of the table."""

from dataclasses import replace

from ..text.clusters import Cluster
from .ruled import Grid
from .tolerances import MIN_COLUMNS


def trim_titles(grid: Grid, held: dict[int, list[Cluster]]) -> Grid:
    """Return a grid without a title above its headings and a note below its last row.

    A first row across all columns is a title when the row below it is set in a font of its own,
    as headings are; otherwise it may head a group that continues from the page before. A last row
    across all columns is a note when no other row is so: else it heads a group that continues.
    """
    if len(grid.xs) - 1 < MIN_COLUMNS:
        return grid
    full = _full_rows(grid)
    n_rows = len(grid.ys) - 1
    first = 0
    while first in full and first + 2 < n_rows and _is_heading(grid, held, first + 1, full):
        first += 1
    others = [row for row in full if first <= row < n_rows - 1]
    last = n_rows - 1 if n_rows - 1 in full and not others and n_rows - first > 3 else n_rows
    if (first, last) == (0, n_rows):
        return grid
    regions = [
        replace(region, row=region.row - first)
        for region in grid.regions
        if first <= region.row and region.row + region.row_span <= last
    ]
    return Grid(grid.xs, grid.ys[first : last + 1], tuple(regions))


def _full_rows(grid: Grid) -> set[int]:
    n_columns = len(grid.xs) - 1
    return {r.row for r in grid.regions if r.column_span == n_columns and r.row_span == 1}


def _is_heading(grid: Grid, held: dict[int, list[Cluster]], row: int, full: set[int]) -> bool:
    """Return whether a row, or the title's next line, is followed by headings in their own font."""
    if row in full:
        return _is_heading(grid, held, row + 1, full) if row + 1 < len(grid.ys) - 1 else False
    here: set[str] = set()
    below: set[str] = set()
    for index, region in enumerate(grid.regions):
        fonts = {cluster.font for cluster in held.get(index, ()) if not cluster.is_space}
        if region.row == row:
            here |= fonts
        elif region.row > row:
            below |= fonts
    return bool(here) and bool(below) and not here & below
