"""Filled paths that are no single rectangle: whether a point, or all of a box, is inside of one."""

from ...compiled import mypyc_attr
from .appearance import Polygon, is_inside
from .clip_paths import RECTANGLE
from .matrices import Matrix, Point, to_page
from .tolerances import CURVE_STEPS, MOST_SHAPE_POINTS, SHAPE_GRID


@mypyc_attr(acyclic=True)
class Subpath:
    """One subpath: its operators, a point for each, and the control points of its curves."""

    __slots__ = ("controls", "operators", "points")

    def __init__(self, operator: str, points: list[Point]) -> None:
        self.operators = [operator]  # joined when it is painted: a path may have a million
        self.points = points
        self.controls: list[Point] = []


@mypyc_attr(acyclic=True)
class FilledShape:
    """What a path fills, in points from the page's top left; worked out when it is asked for.

    Args:
        subpaths: of the path.
        ctm: takes them to the page.
        height: of the page.
        even_odd: a place inside of two subpaths is a hole.
    """

    __slots__ = ("_ctm", "_even_odd", "_height", "_polygons", "_subpaths")

    def __init__(self, subpaths: list[Subpath], ctm: Matrix, height: float, even_odd: bool) -> None:
        self._subpaths = subpaths
        self._ctm = ctm
        self._height = height
        self._even_odd = even_odd
        self._polygons: list[Polygon] | None = None

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point of the page is painted."""
        return is_inside(x, y, self._to_polygons(), self._even_odd)

    def covers(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Return whether all of a box is painted, told by points all over it."""
        for row in range(SHAPE_GRID + 1):
            y = top + (bottom - top) * row / SHAPE_GRID
            for column in range(SHAPE_GRID + 1):
                if not self.holds(x0 + (x1 - x0) * column / SHAPE_GRID, y):
                    return False
        return True

    def _to_polygons(self) -> list[Polygon]:
        polygons = self._polygons
        if polygons is None:
            polygons = []
            for subpath in self._subpaths:
                polygon: Polygon = []
                for x, y in outline_points(subpath.operators, subpath.points, subpath.controls):
                    px, py = to_page(x, y, self._ctm)
                    polygon.append((px, self._height - py))
                polygons.append(polygon)
            self._polygons = polygons
        return polygons


def make_shape(
    subpaths: list[Subpath], ctm: Matrix, height: float, even_odd: bool
) -> FilledShape | None:
    """Return the shape of a path; None where it is one rectangle, too long, or not known."""
    if len(subpaths) == 1 and subpaths[0].operators[0] == RECTANGLE:
        return None
    count = 0
    for subpath in subpaths:
        count += len(subpath.points)
        if count > MOST_SHAPE_POINTS:
            return None
    return FilledShape(subpaths, ctm, height, even_odd)


def outline_points(operators: list[str], points: list[Point], controls: list[Point]) -> list[Point]:
    """Return the corners of a subpath, its curves as several straight lines.

    >>> outline_points(["re"], [(0.0, 0.0), (9.0, 5.0)], [])
    [(0.0, 0.0), (9.0, 0.0), (9.0, 5.0), (0.0, 5.0)]
    >>> curve = outline_points(["m", "c"], [(0.0, 0.0), (8.0, 8.0)], [(0.0, 4.0), (4.0, 8.0)])
    >>> curve[4]
    (2.5, 5.5)
    """
    if operators[0] == RECTANGLE:
        (xa, ya), (xb, yb) = points
        return [(xa, ya), (xb, ya), (xb, yb), (xa, yb)]
    shape = "".join(operators)
    found: list[Point] = []
    used = 0
    for operator, point in zip(shape, points, strict=True):
        if operator == "c":
            (xa, ya), (xb, yb), (xc, yc), (xd, yd) = (
                *(found[-1], controls[used], controls[used + 1]),
                point,
            )
            used += 2
            for step in range(1, CURVE_STEPS):
                t = step / CURVE_STEPS
                u = 1.0 - t
                a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                x = a * xa + b * xb + c * xc + d * xd
                found.append((x, a * ya + b * yb + c * yc + d * yd))
        found.append(point)
    return found
