"""Ruled rows that hold several rows of text: split where figures or list numbers tell so."""

import string
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ..text.clusters import Cluster
from .column_borders import place
from .open_rows import OpenRows, find_headed_rows, find_open_rows, group_bounds
from .row_starts import column_lines, counts_rows
from .ruled import Grid, Region
from .text_rows import text_to_grid
from .tolerances import (
    ASCENT_EM,
    DESCENT_EM,
    OPEN_BODY_ROWS,
    OPEN_BODY_SHARE,
    RULED_ROWS_SAME_LINE_PT,
    RULED_ROWS_SHARED,
)

_FIGURE_LETTERS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙,.(-–+%)" + string.whitespace + "\xa0")


def split_rows(grid: Grid, held: dict[int, list[Cluster]]) -> Grid:
    """Return the grid with rows added where a ruled row clearly holds several.

    Two signs count: two columns or more hold nothing but figures, several each and on the same
    lines (budget volumes rule only their groups); or the whole body is one ruled row, and its
    first column numbers lines (upright rules only), or any one does and all have a heading of
    another font above. A packed cell of a plan shows neither.
    """
    texts = {
        (region.row, region.column): held.get(index, [])
        for index, region in enumerate(grid.regions)
    }
    n_rows = len(grid.ys) - 1
    for row in range(n_rows - 1, -1, -1):  # from below, so that rows above keep their number
        here = [r for r in grid.regions if r.row <= row < r.row + r.row_span]
        if len(here) < 2 or any(region.row_span > 1 for region in here):
            continue
        columns = [texts[region.row, region.column] for region in here]
        figures = _lines_of_figures(columns)
        open_rows = _open_rows(columns) if _is_body(grid, row) and not figures else None
        if n_rows == 1 and open_rows is None and any(map(_has_lines, columns)):
            open_rows = find_headed_rows([column_lines(clusters) for clusters in columns])
        if open_rows is not None:
            grid = _split_open_row(grid, row, here, columns, open_rows)
        elif figures:
            grid = _split_at_figures(grid, row, here, columns, figures)
        elif (n_rows <= 2 and is_open_body(columns)) or (n_rows == 1 and _is_headed_body(columns)):
            grid = split_row(grid, row, here, columns)
    return grid


def split_row(
    grid: Grid,
    row: int,
    here: Sequence[Region],
    columns: Sequence[Sequence[Cluster]],
    by_numbers: bool = True,
    starts: Sequence[float] | None = None,
) -> Grid:
    """Return the grid with one of its rows as the rows that its text forms.

    Args:
        grid: a grid.
        row: number of the row.
        here: its regions from left to right, none of which spans rows.
        columns: their clusters.
        by_numbers: whether list numbers begin rows, or stand inside of cells.
        starts: baselines at which rows begin, where they are known.
    """
    xs = [grid.xs[region.column] for region in here]
    xs.append(grid.xs[here[-1].column + here[-1].column_span])
    part = text_to_grid(
        [cluster for column in columns for cluster in column],
        xs,
        by_numbers=by_numbers,
        starts=starts,
        headed=row == 0,
    )
    if part is None:
        return grid
    added = len(part.ys) - 2
    regions = [region for region in grid.regions if region.row < row]
    for region in part.regions:
        first, last = here[region.column], here[region.column + region.column_span - 1]
        n_columns = last.column + last.column_span - first.column
        regions.append(Region(row + region.row, first.column, region.row_span, n_columns))
    regions += [replace(r, row=r.row + added) for r in grid.regions if r.row > row]
    ys = (*grid.ys[: row + 1], *part.ys[1:-1], *grid.ys[row + 1 :])
    return Grid(grid.xs, ys, tuple(regions))


def split_by_text(
    grid: Grid,
    row: int,
    here: Sequence[Region],
    clusters: Iterable[Cluster],
    starts: Sequence[float] | None = None,
    *,
    is_open: bool = False,
) -> Grid:
    """Return the grid with one of its rows as the rows that the text between its borders forms.

    Args:
        grid: a grid.
        row: number of the row.
        here: its regions from left to right up to the grid's end, none of which spans rows.
        clusters: those at its height.
        starts: baselines at which rows begin, where they are known.
        is_open: upright rules alone part it, so that its first column may count its rows.
    """
    xs = [grid.xs[region.column] for region in here] + [grid.xs[-1]]
    columns: list[list[Cluster]] = [[] for _ in here]
    for cluster in clusters:
        x = (cluster.x0 + cluster.x1) / 2
        if xs[0] <= x <= xs[-1]:
            columns[place(xs, x)].append(cluster)
    if not any(columns):
        return grid
    open_rows = _open_rows(columns) if is_open and starts is None and row > 0 else None
    if open_rows is not None and not _begins_with_lower_headings(grid, row, columns, open_rows):
        return _split_open_row(grid, row, here, columns, open_rows)
    by_numbers = is_open_body(columns)
    return split_row(grid, row, here, columns, by_numbers=by_numbers, starts=starts)


def _split_at_figures(
    grid: Grid,
    row: int,
    here: Sequence[Region],
    columns: Sequence[Sequence[Cluster]],
    figures: Sequence[float],
) -> Grid:
    """Return the grid with a row that holds rows of figures as these rows.

    Their text forms them, unless it leaves two lines of figures in one: a row whose name and first
    columns are blank, as those of the row above hold for it, has figures of its own all the same.
    """
    split = split_row(grid, row, here, columns)
    borders = split.ys[row : row + len(split.ys) - len(grid.ys) + 2]
    held = [sum(top <= at < bottom for at in figures) for top, bottom in pairwise(borders)]
    if max(held) < 2:
        return split
    return split_row(grid, row, here, columns, starts=[*figures, *_starts_below(columns, figures)])


def _starts_below(columns: Sequence[Sequence[Cluster]], figures: Sequence[float]) -> list[float]:
    """Return the baseline of a name below the last figures that continues none beside them."""
    names = [line.baseline for line in column_lines(columns[0])]
    last, apart = figures[-1], min(after - at for at, after in pairwise(figures))
    below = [at for at in names if at > last + apart / 2]
    is_beside = any(last - apart / 2 <= at <= last + apart / 2 for at in names)
    return below[:1] if not is_beside else []


def _lines_of_figures(columns: Sequence[Sequence[Cluster]]) -> list[float]:
    """Return the baselines of figures that stand side by side in two columns or more.

    Nothing unless most of the longest column's are such: rows of figures stand nowhere else.
    """
    figures = []
    for clusters in columns:
        if not _has_lines(clusters) or not all(
            _FIGURE_LETTERS.issuperset(cluster.text) for cluster in clusters
        ):
            continue  # as `is_figure` would find, once the lines are made
        lines = column_lines(clusters)
        if len(lines) >= 2 and all(line.is_figure for line in lines):
            figures.append([line.baseline for line in lines])
    if len(figures) < 2:
        return []
    longest = max(figures, key=len)
    shared = [
        at
        for at in longest
        if sum(
            any(abs(at - other) < RULED_ROWS_SAME_LINE_PT for other in column) for column in figures
        )
        >= 2
    ]
    return shared if len(shared) >= RULED_ROWS_SHARED * len(longest) else []


def _has_lines(clusters: Sequence[Cluster]) -> bool:
    """Return whether clusters stand at several heights."""
    return any(cluster.baseline != clusters[0].baseline for cluster in clusters)


def _is_headed_body(columns: Sequence[Sequence[Cluster]]) -> bool:
    """Return whether each column is a heading of a font of its own over lines that one numbers."""
    is_counted = False
    for clusters in columns:
        lines = column_lines(clusters)
        below = next(
            (n for n, line in enumerate(lines) if not (line.fonts & lines[0].fonts)), len(lines)
        )
        body = lines[below:]
        if not body or any(line.fonts & lines[0].fonts for line in body):
            return False
        is_counted = is_counted or (len(body) > 1 and counts_rows(body))
    return is_counted


def _is_body(grid: Grid, row: int) -> bool:
    """Return whether a row is the last one and takes most of a table: the others head it."""
    last = row == len(grid.ys) - 2 < OPEN_BODY_ROWS
    return last and grid.ys[-1] - grid.ys[row] >= OPEN_BODY_SHARE * (grid.ys[-1] - grid.ys[0])


def _open_rows(columns: Sequence[Sequence[Cluster]]) -> OpenRows | None:
    """Return the rows of a ruled row whose first column with text counts them."""
    if not any(map(_has_lines, columns)):
        return None
    return find_open_rows([column_lines(clusters) for clusters in columns])


def _begins_with_lower_headings(
    grid: Grid, row: int, columns: Sequence[Sequence[Cluster]], rows: OpenRows
) -> bool:
    """Return whether what stands above a body's first number is of headings on two levels.

    A number in the middle of its rows has others above it, too: only where the row above has a
    heading over several columns are they the lower headings.
    """
    if not any(r.column_span > 1 and r.row + r.row_span == row for r in grid.regions):
        return False
    first = next(held for held in columns if held)
    return min(c.baseline for c in first) - rows.starts[0] > RULED_ROWS_SAME_LINE_PT


def _split_open_row(
    grid: Grid,
    row: int,
    here: Sequence[Region],
    columns: Sequence[Sequence[Cluster]],
    rows: OpenRows,
) -> Grid:
    """Return the grid with a row as the rows that its first column counts.

    Args:
        grid: a grid.
        row: number of the row.
        here: its regions from left to right, none of which spans rows.
        columns: their clusters.
        rows: found in it.
    """
    size = max(cluster.size for held in columns for cluster in held)
    heights = sorted([c.baseline for held in columns[rows.spanning :] for c in held])
    inner = [_border_above(start, heights, size) for start in rows.starts[1:]]
    regions = [region for region in grid.regions if region.row < row]
    added = len(inner)
    regions += [replace(r, row=r.row + added) for r in grid.regions if r.row > row]
    for number, region in enumerate(here):
        if number < rows.spanning:
            bounds = group_bounds(rows)
        else:
            bounds = [(n, n + 1) for n in range(len(rows.starts))]
        regions += [replace(region, row=row + a, row_span=b - a) for a, b in bounds]
    ys = (*grid.ys[: row + 1], *inner, *grid.ys[row + 1 :])
    return Grid(grid.xs, ys, tuple(sorted(regions, key=lambda r: (r.row, r.column))))


def _border_above(start: float, heights: Sequence[float], size: float) -> float:
    """Return the border above a row, half-way to the line above it where there is room."""
    top = start - ASCENT_EM * size
    above = [height for height in heights if height < start - size / 2]
    return (above[-1] + DESCENT_EM * size + top) / 2 if above else top


def is_open_body(columns: Sequence[Sequence[Cluster]]) -> bool:
    """Return whether the first column with text numbers several lines."""
    filled = (lines for clusters in columns if (lines := column_lines(clusters)))
    first = next(filled, [])
    return len(first) >= 2 and counts_rows(first)
