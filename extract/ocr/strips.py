"""Lines of ink to strips: parted at wide gaps, cut to a length that the readers know."""

from dataclasses import dataclass, replace

import numpy as np

from .blocks import split_at_gaps
from .page_image import Grey
from .recogniser import HEIGHT, Strip, to_strip
from .runs import Ink, Runs, find_pieces, paint
from .text_lines import InkLine
from .tolerances import (
    DISC_FILLED,
    DOT_APART,
    DOT_FILLED,
    DOT_OVAL,
    LARGE_DOT,
    LARGEST_DOT,
    LEADER_APART,
    LEADER_FEWEST,
    LEADER_LEVEL,
    LEADER_POINT,
    PART_GAP,
    SHORTEST_DASH,
    SMALLEST_DOT,
    STRIPS_EDGE,
    STRIPS_LONGEST,
    STRIPS_LOW,
    STRIPS_REACH,
)

DOT, POINT = "●", "."


@dataclass(frozen=True, slots=True)
class LinePart:
    """A stretch of one line, as it is read.

    Attributes:
        runs: its ink.
        baseline: of its line.
        strip: its picture, 48 rows high.
        edge: how many pixels of grey around the ink belong to it.
        mark: what it is where its form alone says it, a filled dot, else nothing.
    """

    runs: Runs
    baseline: int
    x0: int
    top: int
    x1: int
    bottom: int
    strip: Strip
    edge: int
    mark: str = ""

    def white_near(self, x: float) -> float:
        """Return the column without ink that is nearest to a place, or the place itself."""
        steps = np.zeros(self.x1 - self.x0 + 1, np.int64)
        np.add.at(steps, self.runs.start - self.x0, 1)
        np.add.at(steps, self.runs.end - self.x0, -1)
        white = np.flatnonzero(np.cumsum(steps)[:-1] == 0) + self.x0
        if not len(white):
            return x
        nearest = int(white[np.abs(white - x).argmin()])
        return float(nearest) if abs(nearest - x) <= STRIPS_REACH * (self.bottom - self.top) else x


def cut_part(part: LinePart, grey: Grey, x0: float, x1: float) -> LinePart | None:
    """Return the stretch of a line between two places; None where it has no ink."""
    middle = (part.runs.start + part.runs.end) / 2
    inside = (middle >= x0) & (middle < x1)
    if not inside.any():
        return None
    return _part(part.runs.select(inside), part.baseline, grey, part.edge)


def line_to_parts(line: InkLine, grey: Grey, body: float, *, is_bilevel: bool) -> list[LinePart]:
    """Return a line's stretches from left to right.

    Args:
        line: as found.
        grey: the page, its rules whitened.
        body: height of a consonant in pixels.
        is_bilevel: the page has no levels of grey.
    """
    edge = 1 if is_bilevel else STRIPS_EDGE
    dots, rest = _part_dots(line.runs, body)
    leaders, rest = _part_leaders(rest, line.baseline, body)
    marked = [*((dot, DOT) for dot in dots), *((dot, POINT) for dot in leaders)]
    parts = [
        replace(_part(dot, line.baseline, grey, edge), mark=mark)
        for dot, mark in sorted(marked, key=lambda pair: int(pair[0].start.min()))
    ]
    if not len(rest.row):
        return parts
    for stretch in split_at_gaps(rest, PART_GAP * body):
        if _is_speck(stretch, body):
            continue
        for piece in _shortened(stretch):
            parts += [
                _part(between, line.baseline, grey, edge)
                for between in _split_at_dots(piece, parts[: len(marked)])
            ]
    return sorted(parts, key=lambda part: part.x0)


def _part_dots(runs: Runs, body: float) -> tuple[list[Runs], Runs]:
    """Return the filled dots of a line, such as those that tick a calendar, and its other ink.

    The readers have seen none and take them for digits; a digit has white in it.
    """
    pieces = find_pieces(runs)
    wide, high = pieces.width, pieces.height
    n_runs = np.bincount(pieces.of_run, minlength=len(pieces))
    share = pieces.area / np.maximum(wide * high, 1)
    dots = (high >= SMALLEST_DOT * body) & (high <= LARGEST_DOT * body)
    dots &= np.abs(wide - high) <= np.maximum(1, DOT_OVAL * high)
    dots &= (n_runs <= high + 1) & (share > DOT_FILLED) & (share < DISC_FILLED)
    for number in np.flatnonzero(dots & (high < LARGE_DOT * body)).tolist():
        before = pieces.x1[pieces.x1 <= pieces.x0[number]].max(initial=-runs.width)
        after = pieces.x0[pieces.x0 >= pieces.x1[number]].min(initial=2 * runs.width)
        least = DOT_APART * body
        near = pieces.x0[number] - before < least or after - pieces.x1[number] < least
        dots[number] = not near
    found = np.flatnonzero(dots)
    return [runs.select(pieces.of_run == n) for n in found.tolist()], pieces.runs_of(~dots)


def _part_leaders(runs: Runs, baseline: int, body: float) -> tuple[list[Runs], Runs]:
    """Return the points of dotted lines on which something is to be written, and the other ink.

    The readers have seen none as long and take them for digits. Points of numbers and of
    abbreviations, and tones, have letters between them.
    """
    pieces = find_pieces(runs)
    small = (pieces.height <= LEADER_POINT * body) & (pieces.width <= LEADER_POINT * body)
    small &= np.abs(pieces.bottom - baseline) <= LEADER_LEVEL * body
    order = np.argsort(pieces.x0, kind="stable")
    near = pieces.x0[order][1:] - pieces.x1[order][:-1] <= LEADER_APART * body
    goes_on = small[order][1:] & small[order][:-1] & near
    chosen = np.zeros(len(pieces), bool)
    for some in np.split(order, np.flatnonzero(~goes_on) + 1):
        chosen[some] = len(some) >= LEADER_FEWEST
    found = [runs.select(pieces.of_run == number) for number in np.flatnonzero(chosen).tolist()]
    return found, pieces.runs_of(~chosen)


def _split_at_dots(runs: Runs, dots: list[LinePart]) -> list[Runs]:
    """Return ink from left to right, parted where dots stand."""
    borders = np.array(sorted(dot.x0 for dot in dots), np.int64)
    of_run = np.searchsorted(borders, runs.start, "right")
    return [runs.select(of_run == number) for number in np.unique(of_run).tolist()]


def _is_speck(runs: Runs, body: float) -> bool:
    """Return whether a stretch of ink by itself is dust: low, and no dash."""
    width = int(runs.end.max()) - int(runs.start.min())
    height = int(runs.row.max()) - int(runs.row.min()) + 1
    if height >= STRIPS_LOW * body:
        return False
    return width < SHORTEST_DASH * body or width < 1.5 * height


def _shortened(runs: Runs) -> list[Runs]:
    """Return ink cut at the widest white near the middle until no part is too long to read."""
    x0, x1 = int(runs.start.min()), int(runs.end.max())
    high = int(runs.row.max()) - int(runs.row.min()) + 1
    if (x1 - x0) * HEIGHT / max(high, 1) <= STRIPS_LONGEST:
        return [runs]
    steps = np.zeros(x1 - x0 + 1, np.int64)
    np.add.at(steps, runs.start - x0, 1)
    np.add.at(steps, runs.end - x0, -1)
    white = np.cumsum(steps)[:-1] == 0
    third = (x1 - x0) // 3
    edges = np.flatnonzero(np.diff(white.astype(np.int8), prepend=0, append=0))
    gaps = [
        (int(end - start), int(start + end) // 2)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if third <= (start + end) // 2 <= 2 * third
    ]
    if not gaps:
        return [runs]
    at = x0 + max(gaps)[1]
    left = runs.start < at
    return [*_shortened(runs.select(left)), *_shortened(runs.select(~left))]


def _part(runs: Runs, baseline: int, grey: Grey, edge: int) -> LinePart:
    x0, x1 = int(runs.start.min()), int(runs.end.max())
    top, bottom = int(runs.row.min()), int(runs.row.max()) + 1
    left, above = max(0, x0 - 2), max(0, top - 2)
    right, below = min(runs.width, x1 + 2), min(runs.height, bottom + 2)
    own = grow(paint(runs, left, above, right, below), edge)
    crop = np.where(own, grey[above:below, left:right], 255).astype(np.uint8)
    return LinePart(runs, baseline, x0, top, x1, bottom, to_strip(crop), edge)


def grow(ink: Ink, edge: int) -> Ink:
    """Return ink and all that lies within so many pixels of it."""
    grown = ink.copy()
    for _ in range(edge):
        wider = grown.copy()
        wider[:, 1:] |= grown[:, :-1]
        wider[:, :-1] |= grown[:, 1:]
        grown = wider.copy()
        grown[1:] |= wider[:-1]
        grown[:-1] |= wider[1:]
    return grown
