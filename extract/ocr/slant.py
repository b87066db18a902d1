"""Slanted lines made upright: the readers were trained on few italics, and lose their points."""

import numpy as np
from PIL import Image

from .recogniser import Strip
from .tolerances import DARK, MOST_SLANT, SLANT_STEP, UPRIGHT_MARGIN

_LEFT = -0.1  # letters that lean to the left are few; the place of these is asked for all the same


def find_slant(strip: Strip) -> float:
    """Return how far a line's letters lean to the right, in columns a row.

    It is the one by which the ink stands in the fewest columns.
    """
    rows, columns = np.nonzero(strip > DARK)
    height = strip.shape[0]
    best, slant = -1.0, 0.0
    for tried in np.arange(_LEFT, MOST_SLANT, SLANT_STEP).tolist():
        places = np.round(columns - tried * (height / 2 - rows)).astype(int) + height
        fullness = float((np.bincount(places, minlength=1).astype(float) ** 2).sum())
        if fullness > best * 1.0001:
            best, slant = fullness, tried
    return slant


def make_upright(strip: Strip, slant: float) -> Strip:
    """Return a line with its letters set upright, cut to their ink."""
    height = strip.shape[0]
    edge = int(abs(slant) * height) + 1
    picture = Image.fromarray(np.pad(strip, ((0, 0), (edge, edge))))
    upright = np.asarray(
        picture.transform(
            picture.size,
            Image.Transform.AFFINE,
            (1, -slant, slant * height / 2, 0, 1, 0),
            Image.Resampling.BILINEAR,
        )
    )
    inked = np.flatnonzero((upright > DARK).any(axis=0))
    if not len(inked):
        return strip
    return upright[:, max(0, inked[0] - UPRIGHT_MARGIN) : inked[-1] + UPRIGHT_MARGIN + 1]
