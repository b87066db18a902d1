"""Frames of stamps: small boxes of four drawn sides, often turned, that are no part of a table.

Stamps of receipt bear rows ("no.", "date", "time") and stand on letters, two side by side as often
as not: what a table without rules, or with upright ones alone, looks like.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .runs import Ink, Pieces, column_ends, find_pieces, ink_runs, paint, shrunk
from .tolerances import (
    FRAME_BESIDE_IN,
    FRAME_DPI,
    FRAME_DRAWN,
    FRAME_FILLED,
    FRAME_LEANS_ALIKE,
    FRAME_MIDDLE,
    FRAME_MOST_SLOPE,
    FRAME_NEAR_IN,
    FRAME_PARTED,
    FRAME_PARTS,
    FRAME_SAME_SIDE_IN,
    FRAME_SIDES_IN,
    FRAME_SIZES_IN,
    FRAME_TURNED,
)

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class StampFrame:
    """A frame in pixels, and how much its level sides fall from left to right."""

    x0: int
    top: int
    x1: int
    bottom: int
    slope: float = 0.0


def find_stamp_frames(ink: Ink, dpi: float) -> list[StampFrame]:
    """Return the frames of a level page that are stamps: turned, or without columns and alone.

    Args:
        ink: of the page, with that of its rules.
        dpi: its resolution.
    """
    step = max(1, round(dpi / FRAME_DPI))
    small = shrunk(ink, step)
    scale = dpi / step
    pieces = find_pieces(ink_runs(small))
    (least_wide, least_high), (most_wide, most_high) = FRAME_SIDES_IN, FRAME_SIZES_IN
    sized = (pieces.width >= least_wide * scale) & (pieces.width <= most_wide * scale)
    sized &= (pieces.height >= least_high * scale) & (pieces.height <= most_high * scale)
    sized &= pieces.area <= FRAME_FILLED * pieces.width * pieces.height
    frames = [
        frame
        for number in np.flatnonzero(sized).tolist()
        if (frame := _piece_to_frame(pieces, number, scale)) is not None
    ]
    alone = [
        frame for frame in frames if _is_turned(frame) or not _has_neighbour(frame, frames, scale)
    ]
    return [
        StampFrame(f.x0 * step, f.top * step, f.x1 * step, f.bottom * step, f.slope) for f in alone
    ]


def _piece_to_frame(pieces: Pieces, number: int, dpi: float) -> StampFrame | None:
    """Return a piece of ink as a frame, None where a side of it is not drawn or columns part it."""
    x0, top = int(pieces.x0[number]), int(pieces.top[number])
    x1, bottom = int(pieces.x1[number]), int(pieces.bottom[number])
    upper, lower = column_ends(pieces, number)
    runs = pieces.runs.select(pieces.of_run == number)
    own = paint(runs, x0, top, x1, bottom)
    left = own.argmax(axis=1)
    right = own.shape[1] - 1 - own[:, ::-1].argmax(axis=1)
    slopes = [_side_slope(side, dpi) for side in (upper, lower, -left, -right)]
    found = [slope for slope in slopes if slope is not None]
    if len(found) < len(slopes) or max(found) - min(found) > FRAME_LEANS_ALIKE:
        return None
    frame = StampFrame(x0, top, x1, bottom, float(np.mean(found)))
    if _is_turned(frame):
        return frame
    is_closed = np.median(right - left) >= FRAME_DRAWN * (x1 - x0) and (
        np.median(lower - upper) >= FRAME_DRAWN * (bottom - top)
    )
    return frame if is_closed and not _has_columns(own) else None


def _side_slope(side: Places, dpi: float) -> float | None:
    """Return how much a side falls along its length; None where it is no drawn line.

    What is written across a frame hides some of it, and what touches it stands out.
    """
    edge = round((1 - FRAME_MIDDLE) / 2 * len(side))
    at = np.arange(edge, len(side) - edge)
    middle = side[at]
    parts = [float(np.median(part)) for part in np.array_split(middle, FRAME_PARTS)]
    pairs = [(a, b) for a in range(FRAME_PARTS) for b in range(a + FRAME_PARTS // 3, FRAME_PARTS)]
    rises = [(parts[b] - parts[a]) / (b - a) for a, b in pairs]
    slope = float(np.median(rises)) * FRAME_PARTS / len(at)
    if abs(slope) > FRAME_MOST_SLOPE:
        return None
    level = middle - slope * at
    near = np.abs(level - np.median(level)) <= FRAME_NEAR_IN * dpi
    return slope if np.mean(near) >= FRAME_DRAWN else None


def _is_turned(frame: StampFrame) -> bool:
    return abs(frame.slope) > FRAME_TURNED


def _has_columns(own: Ink) -> bool:
    """Return whether an upright rule parts what a frame holds."""
    edge = round((1 - FRAME_MIDDLE) / 2 * own.shape[1])
    inside = own[:, edge : own.shape[1] - edge]
    beside = inside.copy()  # a rule that leans a little stands in two columns
    beside[:, 1:] |= inside[:, :-1]
    return bool((beside.mean(axis=0) >= FRAME_PARTED).any())


def _has_neighbour(frame: StampFrame, frames: list[StampFrame], dpi: float) -> bool:
    """Return whether another frame of the same height or width stands beside: a table's cells."""
    beside, same = FRAME_BESIDE_IN * dpi, FRAME_SAME_SIDE_IN * dpi
    for other in frames:
        if other is frame:
            continue
        across = max(other.x0 - frame.x1, frame.x0 - other.x1)
        down = max(other.top - frame.bottom, frame.top - other.bottom)
        level = abs(other.top - frame.top) <= same and abs(other.bottom - frame.bottom) <= same
        upright = abs(other.x0 - frame.x0) <= same and abs(other.x1 - frame.x1) <= same
        if (level and 0 <= across <= beside) or (upright and 0 <= down <= beside):
            return True
    return False
