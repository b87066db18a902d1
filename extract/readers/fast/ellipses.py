"""Ellipses: rectangles that a filled one covers for certain."""

from .matrices import Point
from .tolerances import ELLIPSE_SHARE

# Half the sides of rectangles inside of an ellipse, as shares of its own: at 30, 45 and 60 degrees.
_INSIDE = ((0.866, 0.5), (0.707, 0.707), (0.5, 0.866))


def inscribed_corners(operators: list[str], points: list[Point]) -> list[list[Point]]:
    """Return two corners each of what an ellipse covers, in the units of its path; [] for others.

    Programs draw one by four curves that meet in the middle of the sides of its box.

    Args:
        operators: of one subpath.
        points: one for each; further ones are control points.

    >>> round_ = [(200.0, 100.0), (100.0, 200.0), (0.0, 100.0), (100.0, 0.0), (200.0, 100.0)]
    >>> [round(x) for x, y in inscribed_corners(list("mcccc"), round_)[1]]
    [29, 171]
    >>> inscribed_corners(list("mllll"), round_)
    []
    """
    if "".join(operators[:5]) != "mcccc" or len(operators) > 6:
        return []
    ends = points[:5]
    x0, x1 = min([x for x, _ in ends]), max([x for x, _ in ends])
    y0, y1 = min([y for _, y in ends]), max([y for _, y in ends])
    wide, high, x, y = (x1 - x0) / 2, (y1 - y0) / 2, (x0 + x1) / 2, (y0 + y1) / 2
    slack_x, slack_y = ELLIPSE_SHARE * wide, ELLIPSE_SHARE * high
    for px, py in ends:
        level = abs(py - y) <= slack_y and min(px - x0, x1 - px) <= slack_x
        upright = abs(px - x) <= slack_x and min(py - y0, y1 - py) <= slack_y
        if not (level or upright):
            return []
    return [[(x - a * wide, y - b * high), (x + a * wide, y + b * high)] for a, b in _INSIDE]
