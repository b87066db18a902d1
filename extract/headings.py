"""Headings over several columns, and the second level of headings below them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .rivers import TextRow
from .ruled import Region

HEADING_LINES = 3
HEADING_GAP_EM = 0.3  # two headings set close show a gap at the border; one wide heading none
MIDDLE_EM = 0.3
ASCENT_EM = 0.95


@dataclass(frozen=True, slots=True)
class WideHeading:
    """A heading over columns first to last; ``below`` is the baseline of headings under it."""

    y: float
    first: int
    last: int
    below: float | None
    size: float


def place(borders: Sequence[float], at: float) -> int:
    """Return which of the strips between borders holds a coordinate, the nearest if none."""
    return min(max(bisect_right(borders, at) - 1, 0), len(borders) - 2)


def find_wide_headings(rows: Sequence[TextRow], xs: Sequence[float]) -> list[WideHeading]:
    """Return the headings of the first lines that stand over several columns."""
    found = []
    for index, row in enumerate(rows[:HEADING_LINES]):
        if len(row.segments) < 2:
            continue
        for start, end in row.segments:
            first, last = place(xs, start), place(xs, end)
            crossed = [border for border in xs[first + 1 : last + 1] if start < border < end]
            if not crossed or any(_parts(row, border) for border in crossed):
                continue
            below = next(
                (
                    under.baseline
                    for under in rows[index + 1 : index + HEADING_LINES]
                    if len(
                        {place(xs, (a + b) / 2) for a, b in under.segments}
                        & {*range(first, last + 1)}
                    )
                    >= 2
                ),
                None,
            )
            y = row.baseline - MIDDLE_EM * row.size
            found.append(WideHeading(y, first, last, below, row.size))
    return found


def _parts(row: TextRow, border: float) -> bool:
    """Tell whether a gap wider than a space stands at a column border."""
    before = max((c.x1 for c in row.clusters if (c.x0 + c.x1) / 2 <= border), default=border)
    after = min((c.x0 for c in row.clusters if (c.x0 + c.x1) / 2 > border), default=border)
    return after - before >= HEADING_GAP_EM * row.size


def add_heading_borders(borders: list[float], headings: Sequence[WideHeading]) -> list[float]:
    """Return row borders with one between each wide heading and the headings under it."""
    for heading in headings:
        if heading.below is None:
            continue
        middle = heading.below - MIDDLE_EM * heading.size
        if place(borders, heading.y) == place(borders, middle):
            borders = sorted([*borders, heading.below - ASCENT_EM * heading.size])
    return borders


def merge_headings(
    regions: list[Region], headings: Sequence[WideHeading], borders: Sequence[float]
) -> list[Region]:
    """Return regions with wide headings as one, and the headings beside two levels as one each."""
    for heading in headings:
        row = place(borders, heading.y)
        columns = range(heading.first, heading.last + 1)
        regions = _merge(regions, [(row, column) for column in columns])
        if heading.below is None:
            continue
        under = place(borders, heading.below - MIDDLE_EM * heading.size)
        others = {r.column for r in regions if r.row == row and r.column_span == 1} - {*columns}
        for column in others:
            regions = _merge(regions, [(level, column) for level in range(row, under + 1)])
    return sorted(regions, key=lambda region: (region.row, region.column))


def _merge(regions: list[Region], places: list[tuple[int, int]]) -> list[Region]:
    """Return regions with those of single places as one; unchanged if one of them is not single."""
    single = [r for r in regions if (r.row, r.column) in places]
    if len(single) != len(places) or any(r.row_span > 1 or r.column_span > 1 for r in single):
        return regions
    (top, left), (bottom, right) = min(places), max(places)
    kept = [region for region in regions if region not in single]
    return [*kept, Region(top, left, bottom - top + 1, right - left + 1)]
