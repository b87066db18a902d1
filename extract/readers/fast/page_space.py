"""The space of a page: from its numbers to the page as displayed, and what a crop leaves."""

from collections.abc import Sequence

from pdfminer.utils import apply_matrix_rect

from ...geometry import Box
from ...glyphs import within_page
from .matrices import Matrix


def page_matrix(
    box: tuple[float, float, float, float], turn: int
) -> tuple[Matrix, float, float] | None:
    """Return the matrix from the page's space to the displayed page, and its width and height.

    Args:
        box: the MediaBox.
        turn: /Rotate; None comes back for one that is no right angle.
    """
    x0, y0, x1, y1 = box
    if turn == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1), y1 - y0, x1 - x0
    if turn == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1), x1 - x0, y1 - y0
    if turn == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0), y1 - y0, x1 - x0
    if turn:
        return None
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0), x1 - x0, y1 - y0


def appearance_matrix(
    box: Sequence[float], matrix: Matrix, rect: tuple[float, float, float, float]
) -> Matrix | None:
    """Return what takes an appearance so that its box fills its annotation's rectangle.

    Source: ISO 32000-1, 12.5.5, algorithm "appearance streams".

    Args:
        box: the /BBox of the appearance; one without an area gives None.
        matrix: its /Matrix.
        rect: left, lower, right and upper side of the annotation.
    """
    xa, ya, xb, yb = box
    low = (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
    x0, y0, x1, y1 = apply_matrix_rect(matrix, low)
    if x1 <= x0 or y1 <= y0:
        return None
    wide, high = (rect[2] - rect[0]) / (x1 - x0), (rect[3] - rect[1]) / (y1 - y0)
    return wide, 0.0, 0.0, high, rect[0] - x0 * wide, rect[1] - y0 * high


def shown_part(crop: Sequence[float], ctm: Matrix, width: float, height: float) -> Box | None:
    """Return the part of the displayed page that a CropBox leaves, None for all of it."""
    xa, ya, xb, yb = crop
    xa, xb, ya, yb = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
    xa, ya, xb, yb = apply_matrix_rect(ctm, (xa, ya, xb, yb))
    return within_page(Box(xa, height - yb, xb, height - ya), width, height)
