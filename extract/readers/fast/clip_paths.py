"""Clips of paths: what a path lets through that is set as a clip."""

from typing import Final

from .appearance import Clip, Polygon
from .matrices import Matrix, Point, to_page
from .tolerances import ROUNDING_PT, SAME_PT

RECTANGLE: Final = "re"  # the shape of a subpath that is given by two opposite corners


def path_to_clip(
    paths: list[tuple[str, list[Point]]], ctm: Matrix, height: float, even_odd: bool
) -> Clip:
    """Return the clip of a path.

    Args:
        paths: its subpaths, each as its operators and points.
        ctm: takes them to the page.
        height: of the page.
        even_odd: whether holes are told by the even-odd rule.
    """
    polygons: list[Polygon] = []
    plain = exact = True
    for shape, points in paths:
        if shape == RECTANGLE:
            (xa, ya), (xb, yb) = points
            points = [(xa, ya), (xb, ya), (xb, yb), (xa, yb)]
        elif "c" in shape:
            exact = False
        pts = [to_page(x, y, ctm) for x, y in points]
        polygons.append([(x, height - y) for x, y in pts])
        plain = plain and is_box(polygons[-1])
    if not polygons:
        return Clip(0.0, 0.0, 0.0, 0.0, [], True)
    xs = [x for polygon in polygons for x, _ in polygon]
    ys = [y for polygon in polygons for _, y in polygon]
    simple = plain and len(polygons) == 1
    cuts = [] if simple or not exact else [(polygons, even_odd)]
    return Clip(min(xs), min(ys), max(xs), max(ys), cuts, exact)


def is_around(corners: tuple[Point, Point], ctm: Matrix, height: float, limit: Clip) -> bool:
    """Return whether a rectangle, given by two corners, cuts nothing off a clip."""
    (xa, ya), (xb, yb) = corners
    a, b, c, d, e, f = ctm
    if b != 0.0 or c != 0.0:
        return False
    x0, x1 = a * xa + e, a * xb + e
    y0, y1 = height - d * ya - f, height - d * yb - f
    return (
        min(x0, x1) <= limit.x0 + ROUNDING_PT
        and max(x0, x1) >= limit.x1 - ROUNDING_PT
        and min(y0, y1) <= limit.top + ROUNDING_PT
        and max(y0, y1) >= limit.bottom - ROUNDING_PT
    )


def is_box(points: list[Point]) -> bool:
    """Return whether points are the corners of one level rectangle, each side drawn once."""
    corners = points
    while len(corners) > 4 and corners[-1] == corners[0]:  # closed, now and then twice
        corners = corners[:-1]
    if len(corners) != 4:
        return len(corners) == 2
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    return (
        abs(x0 - x1) < SAME_PT
        and abs(y1 - y2) < SAME_PT
        and abs(x2 - x3) < SAME_PT
        and abs(y3 - y0) < SAME_PT
    ) or (
        abs(y0 - y1) < SAME_PT
        and abs(x1 - x2) < SAME_PT
        and abs(y2 - y3) < SAME_PT
        and abs(x3 - x0) < SAME_PT
    )
