"""Clusters to cells: every cluster inside a grid goes to exactly one cell, in one pass."""

import math
from bisect import bisect_right
from collections.abc import Sequence

from ..geometry import Box, make_box, rounded
from ..text.clusters import Cluster
from ..text.lines import clusters_to_lines
from .ruled import Grid
from .shading import Shading
from .table import Cell, Table
from .tolerances import MOST_HEADINGS, X_HEIGHT_EM


class _Band:
    """One grid at the height of one level of letters.

    Attributes:
        xs: column borders.
        regions: by column; the last one also owns the right border.
        held: the grid's clusters by region.
    """

    __slots__ = ("held", "regions", "xs")

    def __init__(
        self, xs: Sequence[float], regions: list[int], held: dict[int, list[Cluster]]
    ) -> None:
        self.xs = xs
        self.regions = regions
        self.held = held


def assign_clusters(
    clusters: Sequence[Cluster], grids: Sequence[Grid]
) -> tuple[list[dict[int, list[Cluster]]], list[Cluster]]:
    """Return for each grid its clusters by region, and the clusters that stand in no grid."""
    if not grids:
        return [], list(clusters)
    inside: list[dict[int, list[Cluster]]] = [{} for _ in grids]
    places = [grid.places() for grid in grids]
    order = sorted(range(len(grids)), key=lambda i: grids[i].box.width * grids[i].box.height)
    bands: dict[tuple[float, float], list[_Band]] = {}
    outside: list[Cluster] = []
    # Letters follow each other in cells: most go where the one before them went.
    baseline = size = start = end = math.nan
    level: list[_Band] = []
    cell: list[Cluster] = outside
    for cluster in clusters:
        x = (cluster.x0 + cluster.x1) / 2
        if cluster.baseline != baseline or cluster.size != size:
            baseline, size = cluster.baseline, cluster.size
            if (baseline, size) not in bands:
                y = baseline - X_HEIGHT_EM * size
                bands[baseline, size] = [
                    _Band(grids[i].xs, _level_regions(grids[i].ys, places[i], y), inside[i])
                    for i in order
                    if grids[i].ys[0] <= y <= grids[i].ys[-1]
                ]
            level = bands[baseline, size]
        elif start <= x < end:
            cell.append(cluster)
            continue
        cell, start, end = outside, math.nan, math.nan
        for band in level:
            xs = band.xs
            if xs[0] <= x <= xs[-1]:
                column = bisect_right(xs, x)
                cell = band.held.setdefault(band.regions[column - 1], [])
                if band is level[0] and column < len(xs):
                    start, end = xs[column - 1], xs[column]
                break
        cell.append(cluster)
    return inside, outside


def _level_regions(ys: Sequence[float], places: Sequence[list[int]], y: float) -> list[int]:
    row = places[min(bisect_right(ys, y) - 1, len(places) - 1)]
    return [*row, row[-1]]


def grid_to_table(
    grid: Grid,
    held: dict[int, list[Cluster]],
    *,
    page: int,
    number: int,
    has_spaces: bool,
    shading: Shading | None = None,
) -> Table:
    """Return the table of a grid with the lines of each cell's clusters.

    Args:
        grid: its places.
        held: its clusters by region.
        page: number of the page from 1.
        number: the table's number on the page, from 1.
        has_spaces: whether the page draws spaces.
        shading: what is painted on the page; None where nobody asks.
    """
    painted = shading or Shading((), ())
    boxes = [grid.region_box(region) for region in grid.regions]
    cells = tuple(
        Cell(
            tuple(clusters_to_lines(held.get(index, ()), has_spaces=has_spaces)),
            _rounded(boxes[index]),
            page,
            region.row,
            region.column,
            region.row_span,
            region.column_span,
            (),
            painted.find_fill(boxes[index]),
            (*painted.find_strokes(boxes[index]), *painted.find_bars(boxes[index])),
        )
        for index, region in enumerate(grid.regions)
    )
    return Table(
        page=page,
        number=number,
        box=_rounded(grid.box),
        n_rows=len(grid.ys) - 1,
        n_columns=len(grid.xs) - 1,
        cells=cells,
        header_rows=_header_rows(cells),
        ruled=painted.are_ruled(grid.xs[1:-1], grid.ys[0], grid.ys[-1]),
    )


def _rounded(box: Box) -> Box:
    return make_box(rounded(box.x0), rounded(box.top), rounded(box.x1), rounded(box.bottom))


def _header_rows(cells: Sequence[Cell]) -> int:
    """Return how many first rows are headings: those that the cells of row 0 reach over.

    Rows below them are headings, too, as long as all their cells have the fill of the first
    row, when other rows have not.
    """
    spanned = max((cell.row_span for cell in cells if cell.row == 0), default=1)
    fills: dict[int, set[str | None]] = {}
    for cell in cells:
        fills.setdefault(cell.row, set()).add(cell.fill)
    first = fills.get(0, set())
    if len(first) != 1 or None in first:
        return spanned
    rows = 1
    while fills.get(rows, set()) == first:
        rows += 1
    others = sum([held != first for held in fills.values()])
    return max(spanned, rows) if rows <= MOST_HEADINGS and others else spanned
