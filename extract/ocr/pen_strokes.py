"""Coloured strokes of stamps and pens, which cross what is printed, faded to the paper."""

import numpy as np
from numpy.typing import NDArray

from .page_image import Grey, paper_level
from .runs import Pieces, find_pieces, ink_runs, paint, shrunk, transposed
from .strips import grow
from .tolerances import (
    LARGEST_STROKE_IN,
    SMALLEST_STROKE_IN,
    STROKE_BESIDE_IN,
    STROKE_COLOUR,
    STROKE_FILLED,
    STROKE_FRINGE_IN,
    STROKE_OVER_TEXT,
    STROKE_STRAIGHT,
    STROKES_DPI,
)


def fade_strokes(channels: NDArray[np.uint8], grey: Grey, dpi: float) -> tuple[Grey, Grey | None]:
    """Return the grey picture of a page without coloured strokes, and the strokes on white.

    They are thin and curved, hang together over more than a letter, and what else is coloured
    in and beside their box belongs to them. What is clearly darker is print below them.

    Args:
        channels: of the page, three colours.
        grey: the same page without colours.
        dpi: its resolution.
    """
    high = np.maximum(np.maximum(channels[..., 0], channels[..., 1]), channels[..., 2])
    low = np.minimum(np.minimum(channels[..., 0], channels[..., 1]), channels[..., 2])
    coloured = (high - low) > STROKE_COLOUR
    step = max(1, round(dpi / STROKES_DPI))
    pieces = find_pieces(ink_runs(shrunk(coloured, step)))
    chosen = _are_strokes(pieces, dpi / step)
    if not chosen:
        return grey, None
    faded, strokes = grey.copy(), np.full_like(grey, 255)
    paper = np.uint8(paper_level(grey))
    beside = round(STROKE_BESIDE_IN * dpi)
    for number in chosen:
        x0, x1 = int(pieces.x0[number]) * step - beside, int(pieces.x1[number]) * step + beside
        top, bottom = int(pieces.top[number]) * step, int(pieces.bottom[number]) * step
        box = np.s_[max(0, top - beside) : bottom + beside, max(0, x0) : x1]
        ink = coloured[box]
        print_level = max(0.0, float(np.median(high[box][ink])) - STROKE_OVER_TEXT)
        fringe = grow(ink & (high[box] >= print_level), max(1, round(STROKE_FRINGE_IN * dpi)))
        gone = fringe & (high[box] >= print_level)
        strokes[box][gone] = grey[box][gone]
        faded[box][gone] = paper
    return faded, strokes


def _are_strokes(pieces: Pieces, dpi: float) -> list[int]:
    """Return the numbers of the pieces that are thin, curved, and larger than letters."""
    wide, high = pieces.width, pieces.height
    larger, smaller = np.maximum(wide, high), np.minimum(wide, high)
    sized = (larger >= SMALLEST_STROKE_IN * dpi) & (larger <= LARGEST_STROKE_IN * dpi)
    sized &= smaller >= SMALLEST_STROKE_IN * dpi / 2
    thin = pieces.area <= STROKE_FILLED * wide * high
    return [
        number
        for number in np.flatnonzero(sized & thin).tolist()
        if not _is_straight(pieces, number)
    ]


def _is_straight(pieces: Pieces, number: int) -> bool:
    """Return whether a piece has a level or an upright line along much of it: a frame, a rule."""
    runs = pieces.runs.select(pieces.of_run == number)
    x0, x1 = int(pieces.x0[number]), int(pieces.x1[number])
    top, bottom = int(pieces.top[number]), int(pieces.bottom[number])
    across = ink_runs(transposed(paint(runs, x0, top, x1, bottom)))
    level, upright = int((runs.end - runs.start).max()), int((across.end - across.start).max())
    return level > STROKE_STRAIGHT * (x1 - x0) or upright > STROKE_STRAIGHT * (bottom - top)
