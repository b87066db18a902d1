"""Rules that are no darker than many a paper: found by contrast with what is right beside them."""

import numpy as np
from numpy.typing import NDArray

from .page_image import Grey
from .runs import Ink
from .tolerances import FAINT_BESIDE_IN, FAINT_CONTRAST, FAINT_NOISE, FAINT_SMOOTH_IN

Levels = NDArray[np.int16]

STRIP = 256  # rows


def find_faint_lines(grey: Grey, dpi: float) -> Ink:
    """Return where a picture is darker than above and below: thin lines that run level.

    Hairlines and rules in light colours have less ink than the threshold of a whole page asks for.
    """
    reach = max(1, round(FAINT_SMOOTH_IN * dpi / 2))
    beside = max(2, round(FAINT_BESIDE_IN * dpi))
    height = grey.shape[0] - 2 * beside
    contrast = np.zeros((max(0, height), grey.shape[1]), np.int16)
    for top in range(0, height, STRIP):  # a page of 300 dpi at once would take 150 MB
        levels = _smoothed(grey[top : top + STRIP + 2 * beside], reach)
        # Both sides are paper: as light as each other, or nearly.
        darker = np.minimum(levels[: -2 * beside], levels[2 * beside :])
        contrast[top : top + STRIP] = darker - levels[beside:-beside]
    noise = float(np.median(np.abs(contrast[::7, ::7])))
    found = np.zeros(grey.shape, bool)
    found[beside:-beside] = contrast > max(FAINT_CONTRAST, FAINT_NOISE * noise)
    return found


def _smoothed(grey: Grey, reach: int) -> Levels:
    """Return each level as the mean with those beside it in its row."""
    padded = np.pad(grey, ((0, 0), (reach, reach)), mode="edge")
    sums = np.zeros(grey.shape, np.uint16)  # of 257 levels at most: a tenth of an inch at 2,500 dpi
    for offset in range(2 * reach + 1):
        sums += padded[:, offset : offset + grey.shape[1]]
    return (sums // np.uint16(2 * reach + 1)).astype(np.int16)
