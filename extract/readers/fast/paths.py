"""Painted paths as straight rules: the one place that says which drawing is a ruled line."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist
from typing import Any, Literal, TypeAlias

from ...glyphs import Rule, Stroke
from .tolerances import (
    FEWEST_TURNS,
    MOST_CORNERS,
    MOST_TURNS,
    STRAIGHT_PT,
    THIN_PT,
    TURN_SHARE,
)

Kind: TypeAlias = Literal["line", "rect", "curve"]

NO_PAINT = 2.0  # brighter than white


def brightness(colour: Any) -> float:
    """Return 0 (black) to 1 (white) for a fill colour of any space; unknown colours are black.

    >>> brightness((1, 1, 1)), brightness((0.7, 0.7, 0.7))
    (1.0, 0.7)
    """
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return 0.0
    match parts:
        case (grey,):
            return float(grey)
        case (red, green, blue):
            if red == green == blue:
                return float(red)  # the weights make 0.9999999999999999 of white
            return float(0.3 * red + 0.59 * green + 0.11 * blue)
        case (cyan, magenta, yellow, black):
            return float((1 - black) * (1 - (cyan + magenta + yellow) / 3))
    return 0.0


def path_to_rules(
    kind: Kind,
    x0: float,
    top: float,
    x1: float,
    bottom: float,
    points: Sequence[tuple[float, float]],
    stroked: bool,
    filled: bool,
) -> list[Rule]:
    """Return the straight rules that a painted line, rectangle or other path shows.

    A filled rectangle thinner than THIN_PT is a rule drawn as an area (Word, Excel and Chromium
    do so); a wider one without a stroke is a shaded area, whose edges are marked as not drawn.

    Args:
        kind: what the path is.
        x0: left end of its area in points from the page's top left.
        top: upper end, likewise.
        x1: right end.
        bottom: lower end.
        points: its corners, likewise; read for curves only.
        stroked: it has an outline that is not white.
        filled: it has a filling that is not white.
    """
    if not (stroked or filled):
        return []
    width, height = x1 - x0, bottom - top
    if width <= THIN_PT or height <= THIN_PT:
        return [_thin_box_to_rule(x0, top, x1, bottom)] if width > 0 or height > 0 else []
    if kind == "rect":
        return [
            Rule(x0, top, x1, top, stroked),
            Rule(x0, bottom, x1, bottom, stroked),
            Rule(x0, top, x0, bottom, stroked),
            Rule(x1, top, x1, bottom, stroked),
        ]
    rules = []
    if kind == "curve" and stroked:
        for (xa, ya), (xb, yb) in pairwise(points):
            if (abs(xa - xb) <= STRAIGHT_PT) != (abs(ya - yb) <= STRAIGHT_PT):
                rules.append(_thin_box_to_rule(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))
    return rules


def points_to_strokes(points: Sequence[tuple[float, float]], stroked: bool) -> list[Stroke]:
    """Return the slanting strokes that a path of straight lines shows.

    A filled quadrilateral as thin as a rule is one (LibreOffice and rotated rectangles); of an
    outline each slanting side is one, if it is open: a zigzag over a text crosses it out.

    Args:
        points: its corners in points from the page's top left, the first again where it is closed.
        stroked: it has an outline that is not white.

    >>> points_to_strokes([(0, 0), (1, 0), (31, 20), (30, 20), (0, 0)], False)
    [Stroke(x0=0.5, y0=0.0, x1=30.5, y1=20.0)]
    >>> points_to_strokes([(0, 9), (9, 0), (18, 9)], True)
    [Stroke(x0=0.0, y0=9.0, x1=9.0, y1=0.0), Stroke(x0=9.0, y0=0.0, x1=18.0, y1=9.0)]
    """
    corners = list(points)
    closed = len(corners) > 3 and corners[0] == corners[-1]
    if closed:
        corners.pop()
    if len(corners) == 4:
        a, b, c, d = corners
        for first, second, third, fourth in ((a, b, c, d), (b, c, d, a)):
            if dist(first, second) <= THIN_PT and dist(third, fourth) <= THIN_PT:
                return _slanting(
                    ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2),
                    ((third[0] + fourth[0]) / 2, (third[1] + fourth[1]) / 2),
                )
    if closed or not stroked or len(corners) > MOST_CORNERS:
        return []
    return [stroke for one, other in pairwise(corners) for stroke in _slanting(one, other)]


def zigzag_to_strokes(points: Sequence[tuple[float, float]]) -> list[Stroke]:
    """Return the diagonals of the area that a pen moved up and down over, turning within a rule.

    Wider turns are strokes of their own (`points_to_strokes`).

    Args:
        points: of an open path of straight lines, in points from the page's top left.

    >>> zigzag_to_strokes([(0, 9), (1, 0), (2, 9), (3, 0), (4, 9), (5, 0)])
    [Stroke(x0=0.0, y0=0.0, x1=5.0, y1=9.0), Stroke(x0=0.0, y0=9.0, x1=5.0, y1=0.0)]
    >>> zigzag_to_strokes([(0, 9), (1, 0), (2, 9), (3, 7), (4, 9), (5, 0)])
    []
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if not FEWEST_TURNS < len(points) <= MOST_TURNS or bottom - top <= THIN_PT < x1 - x0:
        return []
    moves = list(pairwise(points))
    if any(not 0 <= xb - xa <= THIN_PT for (xa, _), (xb, _) in moves):
        return []
    highs = [yb - ya for (_, ya), (_, yb) in moves]
    if any(abs(high) < TURN_SHARE * (bottom - top) for high in highs):
        return []
    if any(one * other >= 0 for one, other in pairwise(highs)):
        return []
    left, upper, right, lower = float(x0), float(top), float(x1), float(bottom)
    return [Stroke(left, upper, right, lower), Stroke(left, lower, right, upper)]


def _slanting(one: tuple[float, float], other: tuple[float, float]) -> list[Stroke]:
    """Return the stroke between two points, unless it is level or upright."""
    if abs(one[0] - other[0]) <= THIN_PT or abs(one[1] - other[1]) <= THIN_PT:
        return []
    (x0, y0), (x1, y1) = sorted((one, other))
    return [Stroke(float(x0), float(y0), float(x1), float(y1))]


def _thin_box_to_rule(x0: float, top: float, x1: float, bottom: float) -> Rule:
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, top, middle, bottom)
