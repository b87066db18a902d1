"""Lines drawn through the cells of a row, such as the arrows of a calendar: they part no rows."""

from collections.abc import Sequence
from dataclasses import replace

from ..text.clusters import Cluster
from .ruled import Grid, Region


def drop_inner_lines(grid: Grid, held: dict[int, list[Cluster]]) -> Grid:
    """Return a grid without the row borders that only lines through empty cells make.

    Such a line runs between places without text, while text beside it stands in cells that go
    past its height. A border of rows has text at one of its sides.
    """
    inked = [
        any(not cluster.is_space for cluster in held.get(index, ()))
        for index in range(len(grid.regions))
    ]
    regions = list(grid.regions)
    ys = list(grid.ys)
    for row in range(len(ys) - 2, 0, -1):  # the border above this row
        passing = [
            number
            for number, region in enumerate(regions)
            if region.row < row < region.row + region.row_span
        ]
        if not any(inked[number] for number in passing):
            continue
        order = sorted(range(len(regions)), key=lambda n: regions[n].column)
        above = [n for n in order if regions[n].row + regions[n].row_span == row]
        below = [n for n in order if regions[n].row == row]
        if any(inked[number] for number in (*above, *below)):
            continue
        if [_columns(regions[n]) for n in above] != [_columns(regions[n]) for n in below]:
            continue
        regions, inked = _merged(regions, inked, above, below, row)
        del ys[row]
    if len(ys) == len(grid.ys):
        return grid
    return Grid(
        grid.xs, tuple(ys), tuple(sorted(regions, key=lambda region: (region.row, region.column)))
    )


def _columns(region: Region) -> tuple[int, int]:
    return region.column, region.column_span


def _merged(
    regions: Sequence[Region],
    inked: Sequence[bool],
    above: Sequence[int],
    below: Sequence[int],
    row: int,
) -> tuple[list[Region], list[bool]]:
    """Return regions, and which hold text, without the border above a row."""
    partners = dict(zip(above, below, strict=True))
    dropped = set(below)
    kept: list[Region] = []
    ink: list[bool] = []
    for number, region in enumerate(regions):
        if number in dropped:
            continue
        if number in partners:
            span = region.row_span + regions[partners[number]].row_span - 1
            region = replace(region, row_span=span)
        elif region.row < row < region.row + region.row_span:
            region = replace(region, row_span=region.row_span - 1)
        elif region.row > row:
            region = replace(region, row=region.row - 1)
        kept.append(region)
        ink.append(inked[number])
    return kept, ink
