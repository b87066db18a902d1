"""Headings over several columns, and the second level of headings below them."""

from collections.abc import Sequence
from dataclasses import dataclass

from .column_borders import place
from .edges import Edge
from .list_marks import is_heading_number
from .rivers import TextRow
from .ruled import Region
from .tolerances import (
    ASCENT_EM,
    HEADING_GAP_EM,
    HEADING_LINES,
    HEADING_RULE_PT,
    HEADING_RULE_SHARE,
    MIDDLE_EM,
    RAISED_MIDDLE_EM,
)


@dataclass(frozen=True, slots=True)
class WideHeading:
    """A heading over columns first to last; ``below`` is the baseline of headings under it."""

    y: float
    first: int
    last: int
    below: float | None
    size: float


def find_wide_headings(rows: Sequence[TextRow], xs: Sequence[float]) -> list[WideHeading]:
    """Return the headings of the first lines that stand over several columns."""
    found = []
    for index, row in enumerate(rows[:HEADING_LINES]):
        if len(row.segments) < 2 and not is_raised(rows, index, xs):
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
            if _is_numbered_beside(row, xs):
                below = None
            found.append(WideHeading(y, first, last, below, row.size))
    narrow = None if found else _narrow_wide_heading(rows, xs)
    return [narrow] if narrow else found


def _is_numbered_beside(row: TextRow, xs: Sequence[float]) -> bool:
    """Return whether a list number alone stands in the first column: it heads rows, no columns."""
    number = "".join([c.text for c in row.clusters if (c.x0 + c.x1) / 2 < xs[1]]).strip()
    return is_heading_number(number)


def find_band_headings(rows: Sequence[TextRow], xs: Sequence[float]) -> list[WideHeading]:
    """Return the headings over several columns of a band of headings, with others below them.

    Only one rule stands below all of them; those of two lines are centred beside those of one.

    Args:
        rows: the lines of the band.
        xs: column borders.
    """
    found = []
    for index, row in enumerate(rows):
        for start, end in row.segments:
            columns = range(place(xs, start), place(xs, end) + 1)
            crossed = [xs[column] for column in columns[1:]]
            if not crossed or any(_parts(row, border) for border in crossed):
                continue
            below: dict[int, float] = {}
            for under in rows[index + 1 :]:
                for a, b in under.segments:
                    first, last = place(xs, a), place(xs, b)
                    if first != last and {first, last} & {*columns}:
                        below = {}  # the next line of the heading
                    elif first in columns:
                        below.setdefault(first, under.baseline)
            if len(below) == len(columns):
                y = row.baseline - MIDDLE_EM * row.size
                heading = WideHeading(y, columns[0], columns[-1], min(below.values()), row.size)
                found.append(heading)
    return found


def edges_below(headings: Sequence[WideHeading], xs: Sequence[float]) -> list[Edge]:
    """Return the borders between wide headings and those under them."""
    return [
        Edge(heading.below - ASCENT_EM * heading.size, xs[heading.first], xs[heading.last + 1])
        for heading in headings
        if heading.below is not None
    ]


def ruled_headings(
    headings: Sequence[WideHeading], edges: Sequence[Edge], xs: Sequence[float]
) -> list[WideHeading]:
    """Return headings over all the columns that the rule between them and those below reaches over.

    A heading is often narrower than what it stands over; the rule under it is not.
    """
    return [
        next(
            (wider for edge in edges if (wider := _as_wide_as(heading, edge, xs)) is not None),
            heading,
        )
        for heading in headings
    ]


def _as_wide_as(heading: WideHeading, edge: Edge, xs: Sequence[float]) -> WideHeading | None:
    if heading.below is None or not heading.y < edge.at < heading.below - MIDDLE_EM * heading.size:
        return None
    first, last = place(xs, edge.start + heading.size / 2), place(xs, edge.end - heading.size / 2)
    whole = first == 0 and last == len(xs) - 2
    if whole or first > heading.first or last < heading.last:
        return None
    near = all(
        abs(end - border) <= heading.size
        for end, border in ((edge.start, xs[first]), (edge.end, xs[last + 1]))
    )
    return WideHeading(heading.y, first, last, heading.below, heading.size) if near else None


def _narrow_wide_heading(rows: Sequence[TextRow], xs: Sequence[float]) -> WideHeading | None:
    """Return a first line that is centred over several headings and narrower than one column."""
    if len(rows) < 3 or not is_raised(rows, 0, xs):
        return None
    start, end = rows[0].segments[0]
    middle, size = (start + end) / 2, rows[0].size
    own = place(xs, middle)
    for under in rows[1:HEADING_LINES]:
        columns = {place(xs, (a + b) / 2) for a, b in under.segments}
        if own not in columns:
            continue
        first = last = own
        while first - 1 in columns:
            first -= 1
        while last + 1 in columns:
            last += 1
        centre = (xs[first] + xs[last + 1]) / 2
        if last - first in range(1, len(xs) - 2) and abs(centre - middle) <= size:
            y = rows[0].baseline - MIDDLE_EM * size
            return WideHeading(y, first, last, under.baseline, size)
    return None


def is_raised(rows: Sequence[TextRow], index: int, xs: Sequence[float]) -> bool:
    """Tell whether a first line is of the upper headings, and not a line across the table.

    That over several columns may have further lines before the other headings begin, which are
    centred beside both levels.
    """
    if index >= HEADING_LINES or len(rows) <= index + 1:
        return False
    first = rows[0].segments
    if any(len(row.segments) != 1 for row in rows[: index + 1]) or place(xs, first[0][0]) == 0:
        return False
    middle = sum(first[0]) / 2
    return all(
        abs(sum(row.segments[0]) / 2 - middle) <= RAISED_MIDDLE_EM * row.size
        for row in rows[1 : index + 1]
    )


def _parts(row: TextRow, border: float) -> bool:
    """Return whether a gap wider than a space stands at a column border."""
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


def merge_wide_cells(
    regions: list[Region], rows: Sequence[TextRow], xs: Sequence[float], ys: Sequence[float]
) -> list[Region]:
    """Return regions with the places that a line below the headings crosses as one.

    A line by itself that begins in the first column and crosses its border heads a group: its row
    is one cell.
    """
    lines: dict[int, list[TextRow]] = {}
    for row in rows[HEADING_LINES:]:
        lines.setdefault(place(ys, row.baseline - MIDDLE_EM * row.size), []).append(row)
    for index, held in lines.items():
        for row in held:
            for start, end in row.segments:
                first, last = place(xs, start), place(xs, end)
                crossed = [x for x in xs[first + 1 : last + 1] if start < x < end]
                if not crossed or any(_parts(row, border) for border in crossed):
                    continue
                if len(held) == len(row.segments) == 1 and first == 0:
                    last = len(xs) - 2
                regions = _merge(regions, [(index, column) for column in range(first, last + 1)])
    return sorted(regions, key=lambda region: (region.row, region.column))


def _merge(regions: list[Region], places: list[tuple[int, int]]) -> list[Region]:
    """Return regions with those of single places as one; unchanged if one of them is not single."""
    single = [r for r in regions if (r.row, r.column) in places]
    if len(single) != len(places) or any(r.row_span > 1 or r.column_span > 1 for r in single):
        return regions
    (top, left), (bottom, right) = min(places), max(places)
    kept = [region for region in regions if region not in single]
    return [*kept, Region(top, left, bottom - top + 1, right - left + 1)]


def without_heading_borders(
    borders: Sequence[float], edges: Sequence[Edge], xs: Sequence[float]
) -> list[float]:
    """Return the borders of rows but for those between the rules above and below headings.

    Headings over one column each, of several lines, stand between two rules as long as the table,
    and there is no other inside of it.
    """
    top, bottom = borders[0], borders[-1]
    long = [e.at for e in edges if e.end - e.start >= HEADING_RULE_SHARE * (xs[-1] - xs[0])]
    inside = [at for at in long if top + HEADING_RULE_PT < at < bottom - 2]
    if len(inside) != 1 or not any(abs(at - top) <= HEADING_RULE_PT for at in long):
        return list(borders)
    end = inside[0] - HEADING_RULE_PT
    above = [border for border in borders if top < border < end]
    below = len(borders) - 2 - len(above)
    is_head = (
        len(above) < HEADING_LINES and below > HEADING_LINES and 3 * (end - top) < bottom - top
    )
    return [border for border in borders if border not in above] if is_head else list(borders)
