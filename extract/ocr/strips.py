"""Lines of ink to strips: parted at wide gaps, cut to a length that the readers know."""

from dataclasses import dataclass

import numpy as np

from .blocks import split_at_gaps
from .page_image import Grey
from .recogniser import HEIGHT, Strip, to_strip
from .runs import Ink, Runs, paint
from .text_lines import InkLine
from .tolerances import (
    PART_GAP,
    SHORTEST_DASH,
    STRIPS_EDGE,
    STRIPS_LONGEST,
    STRIPS_LOW,
    STRIPS_REACH,
)


@dataclass(frozen=True, slots=True)
class LinePart:
    """A stretch of one line, as it is read.

    Attributes:
        runs: its ink.
        baseline: of its line.
        strip: its picture, 48 rows high.
        edge: how many pixels of grey around the ink belong to it.
    """

    runs: Runs
    baseline: int
    x0: int
    top: int
    x1: int
    bottom: int
    strip: Strip
    edge: int

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
    parts = []
    for stretch in split_at_gaps(line.runs, PART_GAP * body):
        if _is_speck(stretch, body):
            continue
        for piece in _shortened(stretch):
            parts.append(_part(piece, line.baseline, grey, 1 if is_bilevel else STRIPS_EDGE))
    return parts


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
    own = _grown(paint(runs, left, above, right, below), edge)
    crop = np.where(own, grey[above:below, left:right], 255).astype(np.uint8)
    return LinePart(runs, baseline, x0, top, x1, bottom, to_strip(crop), edge)


def _grown(ink: Ink, edge: int) -> Ink:
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
