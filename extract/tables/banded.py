"""Tables with upright rules alone, which rows over all columns interrupt."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..text.clusters import Cluster
from .column_borders import place
from .edges import Edge, snap
from .rivers import clusters_to_rows
from .row_starts import ColumnLine, column_lines
from .ruled import Grid, Region, edges_to_grid
from .ruled_rows import split_by_text
from .tolerances import (
    ASCENT_EM,
    BANDED_SAME_END_PT,
    HEADING_LEAD_EM,
    MIN_OUTER,
    OUTER_END_PT,
)
from .wide_headers import edges_below, find_band_headings


def find_banded_grid(
    clusters: Sequence[Cluster], upright: Sequence[Edge]
) -> tuple[Grid, list[Edge]] | None:
    """Return the grid of the longest upright rules and the rules that it is made of.

    None where no shorter rules begin and end together between them.

    Args:
        clusters: those that stand in no grid.
        upright: rules that no grid is made of.
    """
    if not upright:
        return None
    first = max(upright, key=lambda edge: edge.end - edge.start)
    edges = [
        edge
        for edge in upright
        if edge.start >= first.start - OUTER_END_PT and edge.end <= first.end + OUTER_END_PT
    ]
    outer = [
        edge
        for edge in edges
        if edge.start <= first.start + OUTER_END_PT and edge.end >= first.end - OUTER_END_PT
    ]
    xs = sorted({edge.at for edge in edges})
    inner = _ends(edges, outer, first, clusters)
    if len({edge.at for edge in outer}) < MIN_OUTER or not inner:
        return None
    ys = [first.start, *inner, first.end]
    level = [Edge(y, xs[0], xs[-1]) for y in ys]
    level += _first_band_edges(xs, ys[0], ys[1], clusters)
    grid = edges_to_grid(sorted(level, key=lambda edge: edge.at), edges)
    if grid is None:
        return None
    grid = split_bands(grid, clusters)
    return _join_headings(grid, edges, inner[0], clusters), edges


def _join_headings(
    grid: Grid, edges: Sequence[Edge], top: float, clusters: Sequence[Cluster]
) -> Grid:
    """Return the grid with the headings whole that stand beside a heading over several columns.

    Some rules begin below that heading. The text of other columns is cut there though its lines
    are as near as those of one cell.

    Args:
        grid: rows by text.
        edges: its upright rules.
        top: where the first of the shorter ones begin or end.
        clusters: those that stand in no other grid.
    """
    begin = [edge.at for edge in edges if abs(edge.start - top) <= BANDED_SAME_END_PT]
    ended = any(abs(edge.end - top) <= BANDED_SAME_END_PT for edge in edges)
    row = next((n for n, y in enumerate(grid.ys) if abs(y - top) <= BANDED_SAME_END_PT), 0)
    if not begin or ended or not 0 < row < len(grid.ys) - 2:
        return grid
    under = range(place(grid.xs, min(begin) - 1.0), place(grid.xs, max(begin) + 1.0) + 1)
    single = [region for region in grid.regions if region.column_span == 1]
    lower = {region.column: region for region in single if region.row == row}
    upper = {region.column: region for region in single if region.row + region.row_span == row}
    if not all(column in lower and _lines_in(grid, lower[column], clusters) for column in under):
        return grid  # no second level of headings
    grid = _without_blank_row(grid, row + 1, clusters)
    regions: list[Region] = []
    for region in grid.regions:
        own = region.column_span == 1 and region.column not in under
        if own and region.row == row and region.column in upper:
            cells = upper[region.column], region
            if _are_one_cell(*(_lines_in(grid, cell, clusters) for cell in cells)):
                regions.remove(cells[0])
                regions.append(replace(cells[0], row_span=row + 1 - cells[0].row))
                rest = range(row + 1, row + region.row_span)
                regions += [Region(index, region.column, 1, 1) for index in rest]
                continue
        regions.append(region)
    return Grid(grid.xs, grid.ys, tuple(sorted(regions, key=lambda r: (r.row, r.column))))


def _without_blank_row(grid: Grid, row: int, clusters: Sequence[Cluster]) -> Grid:
    """Return the grid without a row in which no cell begins that says something."""
    here = [region for region in grid.regions if region.row == row]
    if any(region.row_span > 1 or _lines_in(grid, region, clusters) for region in here):
        return grid
    regions: list[Region] = []
    for region in grid.regions:
        if region.row < row < region.row + region.row_span:
            region = replace(region, row_span=region.row_span - 1)
        elif region.row > row:
            region = replace(region, row=region.row - 1)
        elif region.row == row:
            continue
        regions.append(region)
    return Grid(grid.xs, (*grid.ys[:row], *grid.ys[row + 1 :]), tuple(regions))


def _are_one_cell(above: Sequence[ColumnLine], below: Sequence[ColumnLine]) -> bool:
    """Return whether lines on both sides of a border are as near as those of one cell."""
    if not above or not below:
        return True
    return below[0].baseline - above[-1].baseline <= HEADING_LEAD_EM * above[-1].size


def _lines_in(grid: Grid, region: Region, clusters: Sequence[Cluster]) -> list[ColumnLine]:
    box = grid.region_box(region)
    return column_lines(
        [
            cluster
            for cluster in clusters
            if box.holds((cluster.x0 + cluster.x1) / 2, cluster.baseline - 0.3 * cluster.size)
        ]
    )


def _first_band_edges(
    xs: Sequence[float], top: float, bottom: float, clusters: Sequence[Cluster]
) -> list[Edge]:
    """Return the borders below headings over several columns of the first band, and below all.

    The first rows of a table may stand in one band with its headings.
    """
    held = [
        cluster
        for cluster in clusters
        if xs[0] <= (cluster.x0 + cluster.x1) / 2 <= xs[-1] and top <= cluster.baseline < bottom
    ]
    rows = clusters_to_rows(held)
    headings = find_band_headings(rows, xs)
    found = edges_below(headings, xs)
    last = max([heading.below or 0.0 for heading in headings], default=0.0)
    for row in rows if found else []:
        if row.baseline > last + HEADING_LEAD_EM * row.size:
            if row.baseline + row.size / 2 < bottom:
                found.append(Edge(row.baseline - ASCENT_EM * row.size, xs[0], xs[-1]))
            break
        last = max(last, row.baseline)
    return found


def _ends(
    edges: Sequence[Edge], outer: Sequence[Edge], first: Edge, clusters: Sequence[Cluster]
) -> list[float]:
    """Return the heights at which two shorter rules or more begin or end.

    Where there are such heights, or a rule begins again after its end, the end of a rule by itself
    is one, too, that no other rule goes on over, or that stands between two lines: a row whose one
    text covers most columns has one inner rule, beside its figure, and a row of means lacks the
    one behind the numbers.
    """
    ends = [(y, edge.at) for edge in edges if edge not in outer for y in (edge.start, edge.end)]
    found, alone = [], []
    for group in snap([y for y, _ in ends], BANDED_SAME_END_PT):
        y = ends[group[0]][0]
        xs = {ends[index][1] for index in group}
        inside = first.start + OUTER_END_PT < y < first.end - OUTER_END_PT
        if inside and len(xs) > 1:
            found.append(y)
        elif inside and (not _is_crossed(y, edges, outer) or _is_between_lines(y, clusters)):
            alone.append((y, xs.pop()))
    broken = {x for _, x in alone if sum(edge.at == x for edge in edges) > 1}
    return sorted([*found, *(y for y, x in alone if found or x in broken)])


def _is_crossed(y: float, edges: Sequence[Edge], outer: Sequence[Edge]) -> bool:
    """Return whether a rule between the outer ones goes on over a height."""
    return any(
        edge.start < y - BANDED_SAME_END_PT and edge.end > y + BANDED_SAME_END_PT
        for edge in edges
        if edge not in outer
    )


def _is_between_lines(y: float, clusters: Sequence[Cluster]) -> bool:
    """Return whether a height meets no letter."""
    return not any(c.baseline - 0.8 * c.size < y < c.baseline + 0.25 * c.size for c in clusters)


def split_bands(grid: Grid, clusters: Sequence[Cluster]) -> Grid:
    """Return the grid with the rows that the text between its borders forms.

    Args:
        grid: a grid whose borders are those of bands of rows.
        clusters: all that may stand in it.
    """
    bands = list(pairwise(grid.ys))
    for row in range(len(bands) - 1, -1, -1):
        here = [r for r in grid.regions if r.row == row and r.row_span == 1]
        if len(here) < 2 or sum([r.column_span for r in here]) < len(grid.xs) - 1:
            continue
        top, bottom = bands[row]
        held = [
            cluster
            for cluster in clusters
            if grid.xs[0] <= (cluster.x0 + cluster.x1) / 2 <= grid.xs[-1]
            and top <= cluster.baseline - 0.3 * cluster.size < bottom
        ]
        if len(clusters_to_rows(held)) > 1:
            starts = _figure_rows(grid, here, held)
            grid = split_by_text(grid, row, here, held, starts, is_open=True)
    return grid


def _figure_rows(
    grid: Grid, here: Sequence[Region], clusters: Sequence[Cluster]
) -> list[float] | None:
    """Return the baselines of the rows of a band where figures tell them, None where they do not.

    They do in two columns or more side by side, or beside the only other text: a subtotal and the
    total below it.
    """
    columns: list[list[ColumnLine]] = []
    for region in here:
        box = grid.region_box(region)
        inside = [c for c in clusters if box.x0 <= (c.x0 + c.x1) / 2 < box.x1]
        if lines := column_lines(inside):
            columns.append(lines)
    figures = [lines for lines in columns if all(line.is_figure for line in lines)]
    first = figures[0] if figures else []
    if len(first) < 2 or not all(_are_level(first, lines) for lines in figures[1:]):
        return None
    others = [lines for lines in columns if lines not in figures]
    if len(figures) > 1:
        starts = [line.baseline for line in first]
        above = starts[0] - 0.3 * first[0].size
        return starts if all(lines[0].baseline >= above for lines in others) else None
    if len(others) == 1 and _are_level(first, others[0]):
        money = all(len(line.text) > 3 for line in first[1:])
        return [line.baseline for line in others[0]] if money else None
    return None


def _are_level(ones: Sequence[ColumnLine], others: Sequence[ColumnLine]) -> bool:
    """Return whether the lines of two columns stand on the same heights, one for one."""
    return len(ones) == len(others) and all(
        abs(a.baseline - b.baseline) <= 0.3 * a.size for a, b in zip(ones, others, strict=True)
    )
