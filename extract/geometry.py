"""Box: a rectangle in points, measured from the page's top left."""

import math
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

_NEW: Final[Any] = tuple.__new__


class Box(NamedTuple):
    """``x0 <= x1`` from the left edge, ``top <= bottom`` from the top edge, in points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def make_box(x0: float, top: float, x1: float, bottom: float) -> Box:
    """Return a box as `Box` does, in a third of the time: a page needs thousands.

    >>> make_box(0, 1, 2, 3)
    Box(x0=0, top=1, x1=2, bottom=3)
    """
    made: Box = _NEW(Box, (x0, top, x1, bottom))
    return made


def rounded(value: float) -> float:
    """Return ``round(value, 2)``, in a tenth of the time where no half lies near.

    A quotient is the float nearest to the number of hundredths, as a number that is read from its
    digits is.

    >>> rounded(1.234), rounded(0.125), rounded(0.375), rounded(-2.675), rounded(-0.001)
    (1.23, 0.12, 0.38, -2.67, -0.0)
    """
    if -1e9 < value < 1e9:
        hundredths = value * 100.0
        nearest = math.floor(hundredths + 0.5)
        if nearest and -0.49 < hundredths - nearest < 0.49:
            return nearest / 100
    return round(value, 2)


def boxes_to_box(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all boxes (at least one).

    >>> boxes_to_box([Box(0, 0, 1, 1), Box(2, 3, 4, 5)])
    Box(x0=0, top=0, x1=4, bottom=5)
    """
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))
