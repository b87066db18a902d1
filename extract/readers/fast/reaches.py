"""Where shadings and tiling patterns paint: nowhere, in part, or everywhere in a box.

Source: ISO 32000-1, 8.7.3 (tiling patterns) and 8.7.4.5 (shadings).
"""

import math
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from .appearance import Reach
from .functions import numbers
from .matrices import Matrix, Point, combine
from .shadings import FAILURES, covers_everything

NOTHING = Reach(is_nothing=True)


class PartlyPainted(Reach):
    """What paints something, and leaves places unpainted that are not known."""

    def covers(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Return that it may leave any place unpainted."""
        return False


IN_PART = PartlyPainted()


class ShadingReach(Reach):
    """An axial or radial shading that does not go on beyond its ends.

    Args:
        kind: 2 axial, 3 radial.
        coords: of its ends.
        extends: whether it goes on before its first end, and behind its last.
        matrix: from its space to the page, from the lower left.
        height: of the page.
    """

    def __init__(
        self,
        kind: int,
        coords: list[float],
        extends: tuple[bool, bool],
        matrix: Matrix,
        height: float,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._coords = coords
        self._extends = extends
        self._matrix = matrix
        self._height = height

    def covers(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Return whether it leaves no place in a box of the page unpainted."""
        low, high = self._height - bottom, self._height - top
        corners = [
            _before(x, y, self._matrix) for x, y in ((x0, low), (x1, low), (x0, high), (x1, high))
        ]
        if any(corner is None for corner in corners):
            return False
        known = [corner for corner in corners if corner is not None]
        return self._is_between(known) if self._kind == 2 else self._is_within(known)

    def _is_between(self, corners: list[Point]) -> bool:
        """Return whether places stand between the ends of an axis."""
        xa, ya, xb, yb = self._coords
        dx, dy = xb - xa, yb - ya
        places = [((x - xa) * dx + (y - ya) * dy) / (dx * dx + dy * dy) for x, y in corners]
        first, last = self._extends
        return (first or min(places) >= 0.0) and (last or max(places) <= 1.0)

    def _is_within(self, corners: list[Point]) -> bool:
        """Return whether places lie in the larger of two circles, which has no hole."""
        xa, ya, ra, xb, yb, rb = self._coords
        first, last = self._extends
        if math.hypot(xb - xa, yb - ya) > abs(rb - ra):
            return False  # a cone, which leaves corners free
        if ra > rb:
            xa, ya, ra, xb, yb, rb, first, last = xb, yb, rb, xa, ya, ra, last, first
        if ra > 0.0 and not first:
            return False  # a hole in the middle
        return last or all(math.hypot(x - xb, y - yb) <= rb for x, y in corners)


def shading_reach(spec: Any, matrix: Matrix, height: float) -> Reach | None:
    """Return where a shading paints, None for everywhere.

    Args:
        spec: the shading as pdfminer has it.
        matrix: from its space to the page, from the lower left.
        height: of the page.
    """
    spec = resolve1(spec)
    attrs = spec.attrs if isinstance(spec, PDFStream) else spec
    if not isinstance(attrs, dict):
        return IN_PART
    if covers_everything(attrs):
        return None
    try:
        kind, coords = resolve1(attrs.get("ShadingType")), numbers(attrs.get("Coords"))
        first, last = [bool(resolve1(part)) for part in resolve1(attrs.get("Extend")) or (0, 0)]
    except FAILURES:
        return IN_PART
    if kind == 2 and len(coords) == 4:
        if coords[:2] == coords[2:]:
            return NOTHING
    elif kind == 3 and len(coords) == 6:
        if coords[2] == coords[5] == 0.0:
            return NOTHING
    else:
        return IN_PART
    if "BBox" in attrs:
        return IN_PART
    return ShadingReach(int(kind), coords, (first, last), matrix, height)


def pattern_matrix(matrix: list[float], base: Matrix) -> Matrix:
    """Return the matrix from a pattern's space to the page.

    Args:
        matrix: its own, which may be missing.
        base: of the content that the pattern belongs to, before any operator of it.
    """
    if len(matrix) != 6:
        return base
    a, b, c, d, e, f = matrix
    return combine((a, b, c, d, e, f), base)


def _before(x: float, y: float, matrix: Matrix) -> Point | None:
    """Return the point that a matrix takes to another one; None where it folds the plane."""
    a, b, c, d, e, f = matrix
    det = a * d - b * c
    if abs(det) < 1e-12:
        return None
    x, y = x - e, y - f
    return (d * x - c * y) / det, (a * y - b * x) / det
