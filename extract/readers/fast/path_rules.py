"""Rules of a page: the lines, rectangles and other paths that its content paints."""

from ...glyphs import Rule, Stroke
from .clip_paths import RECTANGLE
from .matrices import Matrix, Point, to_page
from .paths import NO_PAINT, Kind, path_to_rules, points_to_strokes, zigzag_to_strokes
from .tolerances import MOST_CORNERS, MOST_SHAPES, MOST_TURNS, PATHS_WHITE


class PathRules:
    """The rules of painted paths, collected over a page's content.

    Attributes:
        height: of the page, in points; y counts downwards from its top.
        white: what is drawn like rules, in the paper's white.
        strokes: single drawn lines that are neither level nor upright.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self.white: list[Rule] = []
        self.strokes: list[Stroke] = []
        self._lines: list[Rule] = []
        self._rectangles: list[Rule] = []
        self._curves: list[Rule] = []

    def straight(self) -> tuple[Rule, ...]:
        """Return the straight rules of lines, of rectangles and of other paths."""
        return (*self._lines, *self._rectangles, *self._curves)

    def count(self) -> tuple[int, int, int]:
        """Return how many straight rules of each kind there are."""
        return len(self._lines), len(self._rectangles), len(self._curves)

    def drop(self, kept: tuple[int, int, int]) -> None:
        """Forget the straight rules that were added since they were counted."""
        del self._lines[kept[0] :]
        del self._rectangles[kept[1] :]
        del self._curves[kept[2] :]

    def add(
        self, shape: str, points: list[Point], ctm: Matrix, strokes: float, fills: float
    ) -> None:
        """Add the rules of one painted subpath.

        Args:
            shape: its operators ("mlc"), or RECTANGLE.
            points: one for each operator, that of "h" being the first; two opposite corners of a
                rectangle.
            ctm: takes them to the page.
            strokes: brightness of the outline; white and more for none.
            fills: brightness of the filling, likewise.
        """
        stroked, filled = strokes < PATHS_WHITE, fills < PATHS_WHITE
        if PATHS_WHITE <= strokes < NO_PAINT or PATHS_WHITE <= fills < NO_PAINT:
            self._add_white(shape, points, ctm, strokes, filled)
        if not (stroked or filled):
            return
        a, b, c, d, _, _ = ctm
        if shape == RECTANGLE:
            if (b == 0.0 and c == 0.0) or (a == 0.0 and d == 0.0):
                self._add(self._rectangles, "rect", points, ctm, stroked, filled)
                return
            (xa, ya), (xb, yb) = points
            shape, points = "mlllh", [(xa, ya), (xb, ya), (xb, yb), (xa, yb), (xa, ya)]
        if shape == "ml" or shape == "mlh":
            self._add_line(points, ctm, stroked, filled)
            return
        pts = [to_page(x, y, ctm) for x, y in points]
        if len(shape) > 3 and shape.endswith("lh") and pts[-2] == pts[0]:
            shape = shape[:-2] + "h"
            pts.pop()
            points = points[:-1]
        if shape == "mlh":
            self._add_line(points, ctm, stroked, filled)
        elif shape in ("mlllh", "mllll") and _is_rectangle(pts):
            self._add(self._rectangles, "rect", points, ctm, stroked, filled)
        else:
            self._add(self._curves, "curve", points, ctm, stroked, filled)
            if "c" not in shape and 2 < len(pts) <= MOST_CORNERS:
                self._add_strokes(pts, stroked)
            if stroked and shape.strip("l") == "m" and len(self.strokes) < MOST_SHAPES:
                places = [(x, self.height - y) for x, y in pts[: MOST_TURNS + 1]]
                self.strokes += zigzag_to_strokes(places)

    def _add_line(self, points: list[Point], ctm: Matrix, stroked: bool, filled: bool) -> None:
        """Add a line as a rule, or as a stroke if it is neither level nor upright."""
        count = len(self._lines)
        self._add(self._lines, "line", points[:2], ctm, stroked, filled)
        if stroked and len(self._lines) == count:
            self._add_strokes([to_page(x, y, ctm) for x, y in points[:2]], stroked)

    def _add_strokes(self, points: list[Point], stroked: bool) -> None:
        """Add the slanting strokes of a path of straight lines, given in the page's space."""
        if len(self.strokes) < MOST_SHAPES:
            height = self.height
            self.strokes += points_to_strokes([(x, height - y) for x, y in points], stroked)

    def _add_white(
        self, shape: str, points: list[Point], ctm: Matrix, strokes: float, filled: bool
    ) -> None:
        """Add the white rules of a painted subpath: a white outline, or a thin white area."""
        if len(self.white) >= MOST_SHAPES:
            return
        kind: Kind = "rect" if shape == RECTANGLE else "line" if shape in ("ml", "mlh") else "curve"
        found: list[Rule] = []
        self._add(found, kind, points, ctm, PATHS_WHITE <= strokes < NO_PAINT, not filled)
        self.white += [rule for rule in found if rule.drawn]  # edges of areas are no rules

    def _add(
        self,
        rules: list[Rule],
        kind: Kind,
        points: list[Point],
        ctm: Matrix,
        stroked: bool,
        filled: bool,
    ) -> None:
        height = self.height
        x, y = points[0]
        x0, low = x1, high = to_page(x, y, ctm)
        corners = [(x0, height - low)]
        for x, y in points[1:]:
            x, y = to_page(x, y, ctm)
            if x < x0:
                x0 = x
            elif x > x1:
                x1 = x
            if y < low:
                low = y
            elif y > high:
                high = y
            corners.append((x, height - y))
        rules += path_to_rules(kind, x0, height - high, x1, height - low, corners, stroked, filled)


def _is_rectangle(points: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    return (x0, y0) == last and (
        (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0)
        or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)
    )
