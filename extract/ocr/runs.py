"""Runs of ink along the rows of a picture, and the connected pieces of ink that they form.

Written with numpy alone, so that the extra `ocr` needs no image library beside Pillow: opening and
closing along one axis keep or join runs, and labelling a page takes a tenth of a second.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .tolerances import MOST_PLACES_SHARE, TRANSPOSED_ROWS

Ink = NDArray[np.bool_]
Whole = NDArray[np.int64]
Level = TypeVar("Level", np.bool_, np.uint8)


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of ink, by row and then by place; ``end`` is the first place after the stretch."""

    row: Whole
    start: Whole
    end: Whole
    height: int
    width: int

    def select(self, chosen: NDArray[np.bool_] | Whole) -> "Runs":
        """Return some of the runs."""
        return Runs(self.row[chosen], self.start[chosen], self.end[chosen], self.height, self.width)

    def closed(self, gap: int) -> "Runs":
        """Return the runs, those with a gap of at most so many pixels between them joined."""
        if not len(self.row):
            return self
        joined = np.zeros(len(self.row), bool)
        joined[1:] = (self.row[1:] == self.row[:-1]) & (self.start[1:] - self.end[:-1] <= gap)
        first = np.flatnonzero(~joined)
        last = np.append(first[1:] - 1, len(self.row) - 1)
        return Runs(self.row[first], self.start[first], self.end[last], self.height, self.width)

    def opened(self, length: int) -> "Runs":
        """Return the runs of at least a length."""
        return self.select(self.end - self.start >= length)

    def widened(self, edge: int) -> "Runs":
        """Return the runs longer by so many places at both ends; they may overlap then."""
        start, end = np.maximum(self.start - edge, 0), np.minimum(self.end + edge, self.width)
        return Runs(self.row, start, end, self.height, self.width)

    def painted(self) -> Ink:
        """Return the picture of the runs."""
        return paint(self, 0, 0, self.width, self.height)


def ink_runs(ink: Ink) -> Runs:
    """Return the runs of a picture.

    >>> runs = ink_runs(np.array([[0, 1, 1, 0, 1]], bool))
    >>> runs.start.tolist(), runs.end.tolist()
    ([1, 4], [3, 5])
    """
    height, width = ink.shape
    padded = np.zeros((height, width + 1), bool)  # white after each row ends its last run
    padded[:, :-1] = ink
    flat = padded.ravel()
    changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat.size and flat[0]:
        changes = np.append(0, changes)
    row, start = np.divmod(changes[::2], width + 1)
    return Runs(row, start, changes[1::2] - row * (width + 1), height, width)


def paint(runs: Runs, x0: int, top: int, x1: int, bottom: int) -> Ink:
    """Return the part of a picture that runs make inside a box."""
    inside = (runs.row >= top) & (runs.row < bottom) & (runs.end > x0) & (runs.start < x1)
    row = runs.row[inside] - top
    start = np.maximum(runs.start[inside] - x0, 0)
    end = np.minimum(runs.end[inside], x1) - x0
    high, wide = bottom - top, x1 - x0
    ends = np.cumsum(end - start)
    n_pixels = int(ends[-1]) if len(ends) else 0
    if n_pixels > MOST_PLACES_SHARE * high * wide:
        return _paint_dense(row, start, end, high, wide)
    # One place for each pixel of ink: a page has little, and is not gone through whole.
    picture = np.zeros(high * wide, bool)
    places = np.arange(n_pixels, dtype=np.int32)
    places += np.repeat((row * wide + end - ends).astype(np.int32), end - start)
    picture[places] = True
    return picture.reshape(high, wide)


def _paint_dense(row: Whole, start: Whole, end: Whole, high: int, wide: int) -> Ink:
    """Return a picture that is mostly ink: by sums along its rows, in less memory."""
    steps = np.zeros((high, wide + 1), np.int16)
    np.add.at(steps, (row, start), 1)
    np.add.at(steps, (row, end), -1)
    np.cumsum(steps, axis=1, dtype=steps.dtype, out=steps)
    return np.asarray(steps[:, :-1] > 0)


def transposed(picture: NDArray[Level]) -> NDArray[Level]:
    """Return a picture with rows for columns, in memory, too.

    In bands of rows that the processor's cache holds: numpy's own copy of a page at 300 dpi takes
    twice as long.
    """
    turned = np.empty(picture.shape[::-1], picture.dtype)
    for top in range(0, picture.shape[0], TRANSPOSED_ROWS):
        turned[:, top : top + TRANSPOSED_ROWS] = picture[top : top + TRANSPOSED_ROWS].T
    return turned


def shrunk(ink: Ink, step: int) -> Ink:
    """Return a picture smaller by a whole factor; a block with any ink is ink."""
    height, width = ink.shape[0] // step * step, ink.shape[1] // step * step
    rows = ink[:height:step, :width].copy()
    for offset in range(1, step):
        rows |= ink[offset:height:step, :width]
    small = rows[:, ::step].copy()
    for offset in range(1, step):
        small |= rows[:, offset::step]
    return small


@dataclass(frozen=True, slots=True)
class Pieces:
    """The connected pieces of a picture, by number; boxes in pixels, ends exclusive.

    Attributes:
        runs: the picture's.
        of_run: the number of the piece that each run is part of.
        area: how many pixels of ink each has.
    """

    runs: Runs
    of_run: Whole
    x0: Whole
    top: Whole
    x1: Whole
    bottom: Whole
    area: Whole

    def __len__(self) -> int:
        return len(self.area)

    @property
    def width(self) -> Whole:
        """Widths of their boxes."""
        return self.x1 - self.x0

    @property
    def height(self) -> Whole:
        """Heights of their boxes."""
        return self.bottom - self.top

    def runs_of(self, chosen: NDArray[np.bool_]) -> Runs:
        """Return the runs of some pieces, chosen by a flag for each."""
        return self.runs.select(chosen[self.of_run])


def find_pieces(runs: Runs) -> Pieces:
    """Return the pieces of ink that hang together, corners included.

    >>> pieces = find_pieces(ink_runs(np.array([[1, 0, 0, 1], [0, 1, 0, 1]], bool)))
    >>> pieces.x0.tolist(), pieces.x1.tolist(), pieces.area.tolist()
    ([0, 3], [2, 4], [2, 2])
    """
    n = len(runs.row)
    parent = np.arange(n)
    stride = runs.width + 2
    below = (runs.row + 1) * stride
    first = np.searchsorted(runs.row * stride + runs.end, below + runs.start, "left")
    last = np.searchsorted(runs.row * stride + runs.start, below + runs.end, "right")
    counts = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(n), counts)
    lower = np.arange(len(upper)) - np.repeat(np.cumsum(counts) - counts, counts)
    lower += np.repeat(first, counts)
    while len(upper):
        low, high = parent[upper], parent[lower]
        apart = low != high
        if not apart.any():
            break
        upper, lower, low, high = upper[apart], lower[apart], low[apart], high[apart]
        np.minimum.at(parent, np.maximum(low, high), np.minimum(low, high))
        while True:
            older = parent[parent]
            if np.array_equal(older, parent):
                break
            parent = older
    _, of_run = np.unique(parent, return_inverse=True)
    order = np.argsort(of_run, kind="stable")
    starts = np.flatnonzero(np.diff(of_run[order], prepend=-1))
    row, start, end = runs.row[order], runs.start[order], runs.end[order]
    if not n:
        none = np.zeros(0, np.int64)
        return Pieces(runs, none, none, none, none, none, none)
    return Pieces(
        runs,
        of_run,
        np.minimum.reduceat(start, starts),
        np.minimum.reduceat(row, starts),
        np.maximum.reduceat(end, starts),
        np.maximum.reduceat(row, starts) + 1,
        np.add.reduceat(end - start, starts),
    )


def column_ends(pieces: Pieces, number: int) -> tuple[Whole, Whole]:
    """Return by column of a piece's box the rows of its first and its last ink; -1 for none."""
    own = pieces.of_run == number
    x0 = int(pieces.x0[number])
    row = pieces.runs.row[own]
    start, end = pieces.runs.start[own] - x0, pieces.runs.end[own] - x0
    top = np.full(int(pieces.width[number]), pieces.runs.height, np.int64)
    bottom = np.full(len(top), -1, np.int64)
    for y, a, b in zip(row.tolist(), start.tolist(), end.tolist(), strict=True):
        np.minimum(top[a:b], y, out=top[a:b])
        np.maximum(bottom[a:b], y, out=bottom[a:b])
    return np.where(bottom < 0, -1, top), bottom
