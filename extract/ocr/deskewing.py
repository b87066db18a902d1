"""How far a page is turned by a hand's breadth: found from its rules, or from its lines of text."""

import math
from dataclasses import replace

import numpy as np
from PIL import Image

from .page_image import Grey, PageImage
from .runs import Ink, column_ends, find_pieces, ink_runs, shrunk
from .tolerances import (
    BICUBIC_REACH,
    COARSE_PIXELS,
    LEAST_SKEW_DEGREES,
    MOST_SKEW_DEGREES,
    RULE_SHARE,
)


def find_skew(ink: Ink) -> float:
    """Return by how many degrees a page's lines fall from left to right."""
    found = _rule_slopes(ink)
    if found:
        slopes, weights = np.array(sorted(found)).T
        half = np.searchsorted(np.cumsum(weights), weights.sum() / 2)
        return math.degrees(math.atan(slopes[half]))
    return _text_skew(ink)


def _rule_slopes(ink: Ink) -> list[tuple[float, float]]:
    """Return slope and length of each long rule: a line through the middles of its columns."""
    step = max(1, round(max(ink.shape) / 1700))
    small = shrunk(ink, step)
    runs = ink_runs(small).opened(25).closed(4)
    pieces = find_pieces(runs)
    found = []
    for number in np.flatnonzero(pieces.width > RULE_SHARE * small.shape[1]):
        width, height = int(pieces.width[number]), int(pieces.height[number])
        if height >= 0.09 * width + 4:
            continue
        top, bottom = column_ends(pieces, int(number))
        columns = np.flatnonzero(bottom >= 0)
        slope = np.polyfit(columns, (top + bottom)[columns] / 2, 1)[0]
        found.append((float(slope), float(width)))
    return found


def _text_skew(ink: Ink) -> float:
    """Return the angle at which the rows of ink are most unlike their neighbours."""
    step = max(1, math.ceil(max(ink.shape) / COARSE_PIXELS))
    y, x = np.nonzero(shrunk(ink, step))
    if len(y) < 100:
        return 0.0

    def contrast(degrees: float) -> float:
        rows = np.round(y - math.tan(math.radians(degrees)) * x).astype(np.int64)
        profile = np.bincount(rows - rows.min()).astype(float)
        return float(np.sum(np.diff(profile) ** 2))

    best = max(np.arange(-MOST_SKEW_DEGREES, MOST_SKEW_DEGREES + 0.01, 0.25), key=contrast)
    return float(max(np.arange(best - 0.2, best + 0.21, 0.05), key=contrast))


def deskew(image: PageImage) -> tuple[PageImage, float]:
    """Return a page whose lines run level, and by how many degrees it was turned.

    The page is turned around its middle and keeps its size.
    """
    degrees = find_skew(image.ink)
    if not LEAST_SKEW_DEGREES <= abs(degrees) <= MOST_SKEW_DEGREES:
        return image, 0.0
    strokes = None if image.strokes is None else rotate(image.strokes, degrees)
    return replace(image, grey=rotate(image.grey, degrees), strokes=strokes), degrees


def rotate(grey: Grey, degrees: float) -> Grey:
    """Return a picture turned counter-clockwise around its middle; paper fills the corners.

    Only where it is not white: margins, and most of a picture of strokes, stay as they are.
    """
    turned = np.full_like(grey, 255)
    rows, columns = (np.flatnonzero((grey < 255).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return turned
    height, width = grey.shape
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    across = np.array([columns[0], columns[-1] + 1]) - width / 2
    down = np.array([rows[0], rows[-1] + 1])[:, np.newaxis] - height / 2
    x, y = across * cos + down * sin + width / 2, down * cos - across * sin + height / 2
    x0, top = (max(0, int(side.min()) - BICUBIC_REACH) for side in (x, y))
    x1, bottom = (
        min(side, int(ends.max()) + 1 + BICUBIC_REACH) for side, ends in ((width, x), (height, y))
    )
    left, above = x0 - width / 2, top - height / 2
    origin = cos * left - sin * above + width / 2, sin * left + cos * above + height / 2
    part = Image.fromarray(grey).transform(
        (x1 - x0, bottom - top),
        Image.Transform.AFFINE,
        (cos, -sin, origin[0], sin, cos, origin[1]),
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )
    turned[top:bottom, x0:x1] = np.asarray(part)
    return turned
