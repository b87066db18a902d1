"""Lines so thick that they hide text: pens of editors that paint over letters draw such."""

import math
from itertools import pairwise

from .appearance import Look
from .filled_shapes import Subpath
from .matrices import Matrix, Point
from .tolerances import CURVE_STEPS, MARKER_BRIGHTNESS, PATHS_WHITE, THICK_LINE_PT


def is_thick(width: float, ctm: Matrix) -> bool:
    """Return whether a line of a width, in the units of its path, is as thick as letters are high.

    >>> is_thick(6.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)), is_thick(6.0, (0.5, 0.0, 0.0, 0.5, 0.0, 0.0))
    (True, False)
    """
    a, b, c, d, _, _ = ctm
    return width * math.sqrt(abs(a * d - b * c)) >= THICK_LINE_PT


def covered_corners(points: list[Point], width: float) -> list[Point]:
    """Return two corners of what a line covers for certain, in the units of its path.

    A line that wavers by less than its width covers all that lies within half of the width of each
    of its points. A line that turns, or slants further, covers no rectangle that would be known.

    Args:
        points: of one subpath, with the control points of its curves.
        width: of the line.

    >>> covered_corners([(10.0, 50.0), (40.0, 52.0)], 8.0)
    [(10.0, 48.0), (40.0, 54.0)]
    >>> covered_corners([(10.0, 50.0), (40.0, 90.0)], 8.0)
    []
    """
    x0 = min([x for x, _ in points])
    x1 = max([x for x, _ in points])
    low = min([y for _, y in points])
    high = max([y for _, y in points])
    half = width / 2
    if high - low < width and x1 - x0 > high - low:
        return [(x0, high - half), (x1, low + half)]
    if x1 - x0 < width and high - low > x1 - x0:
        return [(x1 - half, low), (x0 + half, high)]
    return []


def dot(place: Point, width: float) -> Subpath:
    """Return the outline of the round end of a line, by as many lines as an ellipse has.

    Args:
        place: where the line ends.
        width: of the line.

    >>> [(round(x), round(y)) for x, y in dot((10.0, 50.0), 8.0).points[::8]]
    [(14, 50), (10, 54), (6, 50), (10, 46)]
    """
    steps = 4 * CURVE_STEPS
    corners = [
        (
            place[0] + width / 2 * math.cos(2 * math.pi * step / steps),
            place[1] + width / 2 * math.sin(2 * math.pi * step / steps),
        )
        for step in range(steps)
    ]
    outline = Subpath("m", corners)
    outline.operators = ["m"] + ["l"] * (steps - 1)
    return outline


def is_marker(brightness: float) -> bool:
    """Return whether a thick line is so bright that it marks text, and is no rule."""
    return MARKER_BRIGHTNESS <= brightness < PATHS_WHITE


def stroke_look(look: Look) -> Look:
    """Return the look of an area in the colour of outlines."""
    new = look.copy()
    new.fill, new.fill_alpha, new.fill_reach = look.stroke, look.stroke_alpha, look.stroke_reach
    return new


def is_line(operators: list[str]) -> bool:
    """Return whether a subpath is a line with two ends, and no outline of an area."""
    return operators[0] == "m" and (operators[-1] != "h" or len(operators) == 3)


def sides_of(operators: list[str], points: list[Point]) -> list[tuple[Point, Point]]:
    """Return the sides of an outline of straight lines, each by its ends.

    >>> len(sides_of(["re"], [(0.0, 0.0), (9.0, 5.0)]))
    4
    """
    if operators[0] == "re":
        (xa, ya), (xb, yb) = points
        points = [(xa, ya), (xb, ya), (xb, yb), (xa, yb), (xa, ya)]
    return list(pairwise(points))
