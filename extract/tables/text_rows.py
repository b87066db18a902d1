"""Rows of text between known column borders: where cells begin and end, and what spans them."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .column_borders import place
from .drawing_order import find_stream_rows, stream_rows_to_regions
from .edges import Edge
from .outline_rows import find_outline_starts
from .rivers import TextRow, clusters_to_rows
from .row_starts import ColumnLine, column_lines, find_row_starts, line_distance
from .ruled import Grid, Region, edges_to_grid
from .run_on import find_run_on
from .tolerances import (
    ASCENT_EM,
    MIDDLE_EM,
    ROW_RULE_SHARE,
)
from .wide_headers import (
    WideHeading,
    add_heading_borders,
    edges_below,
    find_wide_headings,
    is_raised,
    merge_headings,
    merge_wide_cells,
    ruled_headings,
    without_heading_borders,
)


def text_to_grid(
    clusters: Sequence[Cluster],
    xs: Sequence[float],
    level_edges: Sequence[Edge] = (),
    by_numbers: bool = True,
    starts: Sequence[float] | None = None,
    headed: bool = True,
) -> Grid | None:
    """Return the grid of clusters whose column borders are known, None for fewer than two rows.

    Args:
        clusters: what stands in the table.
        xs: column borders.
        level_edges: rules that may part rows.
        by_numbers: whether list numbers begin rows, or stand inside of cells.
        starts: baselines at which rows begin, where they are known.
        headed: whether its first lines may be headings.
    """
    held: list[list[Cluster]] = [[] for _ in range(len(xs) - 1)]
    across: list[Cluster] = []
    rows = clusters_to_rows(clusters)
    for index, row in enumerate(rows):
        raised = headed and is_raised(rows, index, xs)
        spanning = len(row.segments) == 1 and _crosses(row, xs) and not raised
        for cluster in row.clusters:
            if spanning:
                across.append(cluster)
            else:
                held[place(xs, (cluster.x0 + cluster.x1) / 2)].append(cluster)
    columns = [column_lines(column) for column in held]
    spans = column_lines(across)
    top = min(row.baseline - ASCENT_EM * row.size for row in rows)
    bottom = max(row.baseline + 0.3 * row.size for row in rows)
    headings = ruled_headings(find_wide_headings(rows, xs) if headed else [], level_edges, xs)
    inner = _inner_edges(level_edges, xs, top, bottom)
    if inner:
        return _ruled_rows(inner, headings, rows, xs, top, bottom)
    # A label of an outline may reach below the amounts of other rows: it stays a label.
    listed = find_outline_starts([[*columns[0], *spans], *columns[1:]])
    if listed is not None:
        spans = []
    if starts is not None:
        listed = list(starts)
    if listed is None and not across and (drawn := find_stream_rows(clusters, xs)):
        borders, regions = stream_rows_to_regions(drawn, xs, levels=bool(headings))
    else:
        found = find_row_starts(columns, by_numbers) if listed is None else listed
        begun = sorted({*found, *(line.baseline for line in spans)})
        size = max(row.size for row in rows)
        borders = [start - ASCENT_EM * size for start in begun] + [bottom]
        borders[0] = min(borders[0], top)
        if not headings:
            borders = without_heading_borders(borders, level_edges, xs)
        borders = add_heading_borders(borders, headings)
        regions = _regions(columns, spans, xs, borders)
    if len(borders) < (3 if starts is None else 2):  # the page's end may leave one row of a form
        return None
    regions = merge_headings(regions, headings, borders)
    regions = merge_wide_cells(regions, rows, xs, borders)
    return Grid(tuple(xs), tuple(borders), tuple(regions))


def _ruled_rows(
    inner: Sequence[Edge],
    headings: Sequence[WideHeading],
    rows: Sequence[TextRow],
    xs: Sequence[float],
    top: float,
    bottom: float,
) -> Grid | None:
    """Return the grid whose rows are ruled; a cell spans the rows that no rule parts beside it."""
    within = [Edge(e.at, max(e.start, xs[0]), min(e.end, xs[-1])) for e in inner]
    level = [Edge(top, xs[0], xs[-1]), *within, Edge(bottom, xs[0], xs[-1])]
    unparted = [
        heading
        for heading in headings
        if heading.below is not None
        and not any(heading.y < edge.at < heading.below for edge in inner)
    ]
    level += edges_below(unparted, xs)
    upright = [Edge(x, top, bottom) for x in xs]
    grid = edges_to_grid(sorted(level, key=lambda edge: edge.at), upright)
    if grid is None:
        return None
    regions = merge_headings(list(grid.regions), headings, grid.ys)
    regions = merge_wide_cells(regions, rows, xs, grid.ys)
    return Grid(grid.xs, grid.ys, tuple(regions))


def _crosses(row: TextRow, xs: Sequence[float]) -> bool:
    start, end = row.segments[0]
    return any(start < border < end for border in xs[1:-1])


def _inner_edges(
    edges: Sequence[Edge], xs: Sequence[float], top: float, bottom: float
) -> list[Edge]:
    """Return the level rules between rows, none when there are too few to part every row."""
    width = xs[-1] - xs[0]
    inner = [
        edge
        for edge in edges
        if top + 2 < edge.at < bottom - 2 and edge.start < xs[-1] - 2 and edge.end > xs[0] + 2
    ]
    long = [e.at for e in inner if e.end - e.start >= ROW_RULE_SHARE * width]
    if len(long) < 3:
        return []
    bands = [after - before for before, after in pairwise([top, *long, bottom])]
    return inner if max(bands) <= 0.5 * (bottom - top) else []


def _regions(
    columns: Sequence[Sequence[ColumnLine]],
    spans: Sequence[ColumnLine],
    xs: Sequence[float],
    borders: Sequence[float],
) -> list[Region]:
    """Return one region a place, but for rows across all columns and cells that reach further down.

    The first column's cell may continue beside the rows it stands for (a measure of three lines
    beside actions of two): where that column leaves rows blank, a line that starts no cell
    belongs to the cell above it. So does the line of any first column that follows as lines do
    where rows are parted by more white (see `find_run_on`).
    """
    n_rows, n_columns = len(borders) - 1, len(xs) - 1
    full = {place(borders, line.baseline - MIDDLE_EM * line.size) for line in spans}
    regions = [Region(row, 0, 1, n_columns) for row in sorted(full)]
    held: list[dict[int, list[ColumnLine]]] = []
    for lines in columns:
        by_row: dict[int, list[ColumnLine]] = {}
        for line in lines:
            row = place(borders, line.baseline - MIDDLE_EM * line.size)
            by_row.setdefault(row, []).append(line)
        held.append(by_row)
    run_on = find_run_on(held, line_distance(columns))
    for column, by_row in enumerate(held):
        numbered = sum(lines[0].is_numbered for lines in by_row.values())
        counts = numbered >= 2 and numbered >= 0.5 * len(by_row)
        blank_rows = n_rows - len(full) - len(by_row)
        row = 0
        while row < n_rows:
            if row in full:
                row += 1
                continue
            last = row + 1
            while last not in full and (
                (column, last) in run_on
                or (
                    column == 0
                    and blank_rows > 0
                    and row in by_row
                    and last in by_row
                    and counts
                    and not by_row[last][0].is_numbered
                    and by_row[last - 1][-1].fonts & by_row[last][0].fonts
                )
            ):
                last += 1
            regions.append(Region(row, column, last - row, 1))
            row = last
    return sorted(regions, key=lambda region: (region.row, region.column))
