"""The picture of a page in levels of grey, and where it is dark."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .runs import Ink

Grey = NDArray[np.uint8]

DARK_LIMITS = 90, 200  # a threshold outside of these is that of an empty page


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture.

    Attributes:
        grey: 0 black to 255 white, by row and column.
        dpi: its resolution.
        is_bilevel: whether the scan is black and white only.
        strokes: what stamps and pens drew and was faded, on white; None where there was none.
    """

    grey: Grey
    dpi: float
    is_bilevel: bool
    strokes: Grey | None = None

    @property
    def with_strokes(self) -> Grey:
        """The page as it was before strokes were faded: rules continue under them."""
        return self.grey if self.strokes is None else np.minimum(self.grey, self.strokes)

    @property
    def ink(self) -> Ink:
        """Where the picture is dark."""
        return binarise(self.grey, self.is_bilevel)


def is_bilevel(grey: Grey) -> bool:
    """Return whether a picture has next to no levels between black and white."""
    sample = grey[::5, ::5]
    between = np.count_nonzero((sample > 30) & (sample < 225))
    return bool(between < 0.002 * sample.size)


def binarise(grey: Grey, is_bilevel: bool) -> Ink:
    """Return where a picture is dark, by Otsu's threshold where it has levels of grey."""
    if is_bilevel:
        return grey < 128
    return grey < min(max(_otsu(grey), DARK_LIMITS[0]), DARK_LIMITS[1])


def paper_level(grey: Grey) -> float:
    """Return how light the paper is: the commonest level of the light half, smoothed."""
    counts = np.bincount(grey[::4, ::4].ravel(), minlength=256).astype(float)
    smooth = np.convolve(counts, np.ones(9), "same")
    return float(128 + np.argmax(smooth[128:]))


def _otsu(grey: Grey) -> int:
    counts = np.bincount(grey[::2, ::2].ravel(), minlength=256).astype(float)
    below = np.cumsum(counts)
    total = below[-1]
    mass = np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * below - mass * total) ** 2 / (below * (total - below))
    return int(np.nanargmax(between)) + 1
