"""Forms without rules of which some rows hold two labels with their values side by side."""

from collections.abc import Sequence

from .rivers import TextRow
from .ruled import Grid, Region
from .tolerances import SAME_LEFT_PT, SECOND_PAIRS_FEWEST

Places = tuple[float, float]  # where a second label and its value begin


def with_second_pairs(forms: Sequence[tuple[Grid, Sequence[TextRow]]]) -> list[Grid]:
    """Return the grids of a page's forms with four columns where rows hold two labels.

    Behind the value of a row a second label and its value begin at the same places in several rows
    of the page; the values of the other rows reach over all of that.

    Args:
        forms: grids of a label and a value, each with its lines of text.
    """
    found = [_second_places(grid, rows) for grid, rows in forms]
    places = [place for by_row in found for place in by_row.values()]
    again = {
        place for place in places if sum(_same(place, x) for x in places) >= SECOND_PAIRS_FEWEST
    }
    return [
        _with_four_columns(grid, {row: place for row, place in by_row.items() if place in again})
        for (grid, _), by_row in zip(forms, found, strict=True)
    ]


def _second_places(grid: Grid, rows: Sequence[TextRow]) -> dict[int, Places]:
    """Return by grid row where a second label and its value begin behind the first value."""
    found: dict[int, Places] = {}
    for index, (top, bottom) in enumerate(zip(grid.ys, grid.ys[1:], strict=False)):
        lines = [row for row in rows if top <= row.baseline - row.size / 3 < bottom]
        if not lines:
            continue
        starts = [start for start, _ in lines[0].segments]
        if len(starts) == 4 and starts[0] < grid.xs[1] <= starts[1] + SAME_LEFT_PT:
            found[index] = starts[2], starts[3]
    return found


def _same(one: Places, other: Places) -> bool:
    return all(abs(a - b) <= SAME_LEFT_PT for a, b in zip(one, other, strict=True))


def _with_four_columns(grid: Grid, places: dict[int, Places]) -> Grid:
    if not places or any(region.row_span > 1 for region in grid.regions):
        return grid
    third, fourth = (min(place[n] for place in places.values()) - 1.0 for n in (0, 1))
    regions: list[Region] = []
    for region in grid.regions:
        row = region.row
        if region.column_span > 1:
            regions.append(Region(row, 0, 1, 4))
        elif region.column == 0:
            regions.append(region)
        elif row in places:
            regions += [Region(row, column, 1, 1) for column in (1, 2, 3)]
        else:
            regions.append(Region(row, 1, 1, 3))
    return Grid((*grid.xs[:2], third, fourth, grid.xs[2]), grid.ys, tuple(regions))
