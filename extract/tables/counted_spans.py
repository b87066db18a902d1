"""Cells over several rows that hold several texts, which begin beside the first lines of rows."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..text.clusters import Cluster
from .column_borders import place
from .list_marks import LIST_NUMBER
from .row_starts import ColumnLine, column_lines, line_distance
from .ruled import Grid, Region
from .tolerances import APART_LEADS, MIDDLE_EM, SPAN_LEVEL_EM


def split_counted_spans(grid: Grid, held: dict[int, list[Cluster]]) -> Grid:
    """Return a grid with the cells over several rows parted where the first column says so.

    Fills and pieces of rules show where the rows of the other columns end; beside a measure of
    several steps they show nothing. A cell of the first column with ๑ and ๒ beside the first lines
    of two rows is two cells, and so is each cell that spans the same rows. So is one whose lines
    are set apart, the lower ones beside the first line of a row.

    Args:
        grid: a grid that is not ruled all over.
        held: what stands in each of its regions.
    """
    starts = {
        index: lines
        for index in range(len(grid.regions))
        if (lines := column_lines(held.get(index, ())))
    }
    regions = list(grid.regions)
    for index, region in enumerate(grid.regions):
        if region.row_span < 2 or region.column > 0 or index not in starts:
            continue
        rows = _counted_rows(grid, region, starts[index], starts)
        if len(rows) < 2:
            rows = _rows_set_apart(grid, region, starts[index], starts)
        if len(rows) < 2:
            continue
        bounds = [region.row, *rows[1:], region.row + region.row_span]
        parts: list[Region] = []
        for other in regions:
            if (other.row, other.row_span) == (region.row, region.row_span):
                parts += [replace(other, row=a, row_span=b - a) for a, b in pairwise(bounds)]
            else:
                parts.append(other)
        regions = parts
    if len(regions) == len(grid.regions):
        return grid
    return Grid(grid.xs, grid.ys, tuple(sorted(regions, key=lambda r: (r.row, r.column))))


def _counted_rows(
    grid: Grid,
    region: Region,
    lines: Sequence[ColumnLine],
    starts: dict[int, list[ColumnLine]],
) -> list[int]:
    """Return the rows of a region at which its list numbers stand; none where they do not count."""
    numbered = [line for line in lines if line.is_numbered or LIST_NUMBER.match(line.text)]
    if len(numbered) < 2 or numbered[0] is not lines[0]:
        return []
    values = [_value(line) for line in numbered]
    if any(a is None or b is None or b != a + 1 for a, b in pairwise(values)):
        return []
    rows = [place(grid.ys, line.baseline - MIDDLE_EM * line.size) for line in numbered]
    if rows[0] != region.row or any(a >= b for a, b in pairwise(rows)):
        return []
    for row, line in zip(rows[1:], numbered[1:], strict=True):
        if not _begins_beside(grid, region, row, line, starts):
            return []
    return rows


def _rows_set_apart(
    grid: Grid,
    region: Region,
    lines: Sequence[ColumnLine],
    starts: dict[int, list[ColumnLine]],
) -> list[int]:
    """Return the rows of a region at which its texts begin; none where they are one text.

    More white than between the lines of a cell stands above each but the first one. Numbers by
    themselves have to count.
    """
    if any(LIST_NUMBER.match(line.text) for line in lines):
        return []
    distance = line_distance([*starts.values()])
    begins = [lines[0]]
    for before, line in pairwise(lines):
        if line.baseline - before.baseline > APART_LEADS * distance:
            begins.append(line)
    rows = [place(grid.ys, line.baseline - MIDDLE_EM * line.size) for line in begins]
    if rows[0] != region.row or any(a >= b for a, b in pairwise(rows)):
        return []
    level = zip(rows, begins, strict=True)
    return rows if all(_begins_beside(grid, region, *pair, starts) for pair in level) else []


def _begins_beside(
    grid: Grid, region: Region, row: int, line: ColumnLine, starts: dict[int, list[ColumnLine]]
) -> bool:
    """Return whether some cell behind a region begins with its row and level with a line."""
    beside = [
        found[0]
        for index, found in starts.items()
        if grid.regions[index].row == row and grid.regions[index].column > region.column
    ]
    return any(abs(other.baseline - line.baseline) <= SPAN_LEVEL_EM * line.size for other in beside)


def _value(line: ColumnLine) -> int | None:
    return line.number if line.is_numbered else int(line.text)
