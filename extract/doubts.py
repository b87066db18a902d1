"""What a scan's readers are not sure of, and how its page was laid to be read."""

import math
from dataclasses import dataclass

from .geometry import Box

_FOLDS = {0x0E50 + digit: str(digit) for digit in range(10)} | {ord("–"): "-", ord(" "): None}


def fold_digits(text: str) -> str:
    """Return digits and their punctuation in one form, without spaces.

    >>> fold_digits("๑๒ – ๑๕")
    '12-15'
    """
    return text.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Digits that the readers of a scan do not agree on, or letters that are not certain.

    Attributes:
        reading: the best reading, as it stands in the text.
        other: what else it may be; empty when another reader saw nothing there.
        box: where it stands on the page as it was read.
        is_text: letters and no digits.
    """

    reading: str
    other: str
    box: Box
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page was read by OCR.

    Attributes:
        turned: as in `DocumentPage.turned`: how far the page was turned to be read.
        skew: degrees by which it was then turned counter-clockwise, around its middle.
        doubts: digits that are not certain.
        stamps: frames of stamps on the page as it was read; what they hold makes no table.
    """

    turned: int = 0
    skew: float = 0.0
    doubts: tuple[Doubt, ...] = ()
    stamps: tuple[Box, ...] = ()


def skew_back(box: Box, degrees: float, width: float, height: float) -> Box:
    """Return the smallest box that holds a box of a page from before it was turned level.

    >>> skew_back(Box(0, 45, 100, 55), 0.0, 100, 100)
    Box(x0=0.0, top=45.0, x1=100.0, bottom=55.0)
    """
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = [
        (x - width / 2, y - height / 2) for x in (box.x0, box.x1) for y in (box.top, box.bottom)
    ]
    xs = [width / 2 + x * cosine - y * sine for x, y in corners]
    ys = [height / 2 + x * sine + y * cosine for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
