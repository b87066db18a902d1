"""Grids drawn with rules: edges to places, places without a wall between them to regions."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..compiled import mypyc_attr
from ..geometry import Box, make_box
from .edges import Edge, edges_to_groups, snap
from .tolerances import OPEN_END_PT, SNAP_PT, WALL_SHARE


@mypyc_attr(acyclic=True)
@dataclass(slots=True, init=False, unsafe_hash=True)
class Region:
    """A cell's place in a grid: first row and column, and how many of each it covers.

    As with `Line`, nobody changes it.
    """

    row: int
    column: int
    row_span: int
    column_span: int

    def __init__(self, row: int, column: int, row_span: int, column_span: int) -> None:
        self.row = row
        self.column = column
        self.row_span = row_span
        self.column_span = column_span


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns by their borders, and the regions that fill them.

    Attributes:
        xs: column borders from left to right.
        ys: row borders from top to bottom.
        regions: by row and column; every place belongs to exactly one.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def box(self) -> Box:
        """The grid's area in points."""
        return make_box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def region_box(self, region: Region) -> Box:
        """Return the area of a region in points."""
        return make_box(
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.column_span],
            self.ys[region.row + region.row_span],
        )

    def places(self) -> list[list[int]]:
        """Return by row and column the index of the region that covers the place."""
        found = [[-1] * (len(self.xs) - 1) for _ in range(len(self.ys) - 1)]
        for index, region in enumerate(self.regions):
            for row in range(region.row, region.row + region.row_span):
                for column in range(region.column, region.column + region.column_span):
                    found[row][column] = index
        return found


def edges_to_grids(level: Sequence[Edge], upright: Sequence[Edge]) -> list[Grid]:
    """Return the grids that edges make, from top to bottom; frames of one place are none."""
    grids = []
    for horizontal, vertical in edges_to_groups(level, upright):
        if len(horizontal) >= 2 and len(vertical) >= 2:
            if _are_arrows(horizontal, vertical, upright):
                continue
            grid = edges_to_grid(horizontal, vertical)
            if grid is not None and len(grid.regions) > 1:
                grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _are_arrows(
    horizontal: Sequence[Edge], vertical: Sequence[Edge], upright: Sequence[Edge]
) -> bool:
    """Return whether level rules only cross some columns of a table that has upright rules alone.

    A table begins or ends with a level rule; these all stand inside of the upright rules, some of
    which stand beside them and as high as those that they cross.
    """
    top, bottom = horizontal[0].at, horizontal[-1].at
    if any(edge.start > top - OPEN_END_PT or edge.end < bottom + OPEN_END_PT for edge in vertical):
        return False
    start, end = min(edge.start for edge in horizontal), max(edge.end for edge in horizontal)
    return any(
        not start - SNAP_PT <= edge.at <= end + SNAP_PT
        and edge.start < top - OPEN_END_PT
        and edge.end > bottom + OPEN_END_PT
        for edge in upright
    )


def edges_to_grid(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> Grid | None:
    """Return the grid of edges that hang together; its outer sides count as walls."""
    ys = _with_open_ends(_borders(horizontal), vertical)
    xs = _with_open_ends(_borders(vertical), horizontal)
    if len(xs) < 2 or len(ys) < 2:
        return None
    floors = walls(horizontal, ys, xs)
    sides = walls(vertical, xs, ys)
    n_rows, n_columns = len(ys) - 1, len(xs) - 1
    parent = list(range(n_rows * n_columns))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for row in range(n_rows):
        for column in range(n_columns):
            place = row * n_columns + column
            if column + 1 < n_columns and not sides[column + 1][row]:
                parent[root(place)] = root(place + 1)
            if row + 1 < n_rows and not floors[row + 1][column]:
                parent[root(place)] = root(place + n_columns)
    members: dict[int, list[tuple[int, int]]] = {}
    for place in range(n_rows * n_columns):
        members.setdefault(root(place), []).append(divmod(place, n_columns))
    regions = [region for places in members.values() for region in _places_to_regions(places)]
    return Grid(tuple(xs), tuple(ys), tuple(sorted(regions, key=lambda r: (r.row, r.column))))


def _borders(edges: Sequence[Edge]) -> list[float]:
    places = [edge.at for edge in edges]
    return [
        (places[group[0]] + places[group[-1]]) / 2 for group in snap(places, tolerance_pt=SNAP_PT)
    ]


def _with_open_ends(borders: list[float], crossing: Sequence[Edge]) -> list[float]:
    """Return borders and the ends of rules that cross them and continue for a line of text or more.

    Qt and Word leave the last row of a page open below; many forms have no rule left and right.
    """
    starts = sorted(edge.start for edge in crossing)
    ends = sorted(edge.end for edge in crossing)
    if len(starts) < 2 or not borders:
        return borders
    if starts[1] < borders[0] - OPEN_END_PT:
        borders = [starts[0], *borders]
    if ends[-2] > borders[-1] + OPEN_END_PT:
        borders = [*borders, ends[-1]]
    return borders


def walls(
    edges: Sequence[Edge], borders: Sequence[float], across: Sequence[float]
) -> list[list[bool]]:
    """Return for each border and each place along it whether a rule covers that side."""
    covered = [[0.0] * (len(across) - 1) for _ in borders]
    for edge in edges:
        border = _nearest(borders, edge.at)
        first = max(bisect_right(across, edge.start + SNAP_PT) - 1, 0)
        last = min(bisect_left(across, edge.end - SNAP_PT), len(across) - 1)
        for place in range(first, last):
            low, high = max(edge.start, across[place]), min(edge.end, across[place + 1])
            covered[border][place] += max(0.0, high - low)
    return [
        [
            share >= WALL_SHARE * (across[place + 1] - across[place])
            for place, share in enumerate(shares)
        ]
        for shares in covered
    ]


def _nearest(borders: Sequence[float], at: float) -> int:
    """Return the index of the border nearest to a place, the first of two."""
    after = bisect_left(borders, at)
    if after == 0:
        return 0
    if after == len(borders) or at - borders[after - 1] <= borders[after] - at:
        return after - 1
    return after


def _places_to_regions(places: list[tuple[int, int]]) -> list[Region]:
    """Return one region for places that form a rectangle, else one per run in a row."""
    if len(places) == 1:
        return [Region(places[0][0], places[0][1], 1, 1)]
    rows = [row for row, _ in places]
    columns = [column for _, column in places]
    n_rows, n_columns = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if n_rows * n_columns == len(places):
        return [Region(min(rows), min(columns), n_rows, n_columns)]
    regions = []
    for row in sorted(set(rows)):
        run = sorted(column for r, column in places if r == row)
        first = previous = run[0]
        for column in [*run[1:], None]:
            if column is not None and column == previous + 1:
                previous = column
                continue
            regions.append(Region(row, first, 1, previous - first + 1))
            if column is not None:
                first = previous = column
    return regions
