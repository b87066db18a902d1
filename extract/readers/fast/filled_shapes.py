"""Filled paths that are no single rectangle: whether a point, or all of a box, is inside of one."""

from ...compiled import mypyc_attr
from .appearance import Clip, Polygon, is_inside
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

    __slots__ = ("_clip", "_ctm", "_even_odd", "_height", "_polygons", "_subpaths")

    def __init__(self, subpaths: list[Subpath], ctm: Matrix, height: float, even_odd: bool) -> None:
        self._subpaths = subpaths
        self._ctm = ctm
        self._height = height
        self._even_odd = even_odd
        self._polygons: list[Polygon] | None = None
        self._clip: Clip | None = None

    def within(self, clip: Clip) -> "FilledShape":
        """Return what a clip lets through of it."""
        shape = FilledShape(self._subpaths, self._ctm, self._height, self._even_odd)
        shape._clip = clip
        return shape

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point of the page is painted."""
        if self._clip is not None and not self._clip.shows(x, y):
            return False
        return not self._subpaths or is_inside(x, y, self._to_polygons(), self._even_odd)

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


def clipped_box(clip: Clip) -> FilledShape:
    """Return the shape of what fills all that a clip lets through."""
    return FilledShape([], (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0.0, False).within(clip)


def grid_of(x0: float, top: float, x1: float, bottom: float) -> list[Point]:
    """Return points all over a box, by which it is told how much of it is painted."""
    return [
        (x0 + (x1 - x0) * column / SHAPE_GRID, top + (bottom - top) * row / SHAPE_GRID)
        for row in range(SHAPE_GRID + 1)
        for column in range(SHAPE_GRID + 1)
    ]


def make_shape(
    subpaths: list[Subpath], ctm: Matrix, height: float, even_odd: bool
) -> FilledShape | None:
    """Return the shape of a path; None where it is one level rectangle, or too long."""
    level = (ctm[1] == 0.0 and ctm[2] == 0.0) or (ctm[0] == 0.0 and ctm[3] == 0.0)
    if level and len(subpaths) == 1 and subpaths[0].operators[0] == RECTANGLE:
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
            xa, ya = found[-1]
            xb, yb = controls[used]
            xc, yc = controls[used + 1]
            xd, yd = point
            used += 2
            for step in range(1, CURVE_STEPS):
                t = step / CURVE_STEPS
                u = 1.0 - t
                a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                x = a * xa + b * xb + c * xc + d * xd
                found.append((x, a * ya + b * yb + c * yc + d * yd))
        found.append(point)
    return found
