"""Drawing: what a page's content put on it, and the paths that are still being drawn."""

from pdfminer.utils import apply_matrix_rect

from ...geometry import Box
from ...glyphs import ActualText, Glyph, Rule
from .paths import WHITE, Kind, path_to_rules

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

RECTANGLE = "re"  # the shape of a subpath that is given by two opposite corners


class Drawing:
    """What a page draws, collected over its content and the forms that it invokes.

    Attributes:
        height: of the page, in points; y counts downwards from its top.
        glyphs: in content-stream order.
        images: boxes of images.
        actual_texts: replacement texts, outermost spans only.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self.glyphs: list[Glyph] = []
        self.images: list[Box] = []
        self.actual_texts: list[ActualText] = []
        self._lines: list[Rule] = []
        self._rectangles: list[Rule] = []
        self._curves: list[Rule] = []
        self._open_tags: list[tuple[int, str | None]] = []

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The straight rules of lines, of rectangles and of other paths."""
        return (*self._lines, *self._rectangles, *self._curves)

    def open_tag(self, said: str | None) -> None:
        """Begin marked content, with its /ActualText."""
        self._open_tags.append((len(self.glyphs), said))

    def close_tag(self) -> None:
        """End the innermost marked content."""
        if not self._open_tags:
            return
        first, said = self._open_tags.pop()
        if said is None or len(self.glyphs) == first:
            return
        if all(outer is None for _, outer in self._open_tags):
            self.actual_texts.append(ActualText(first, len(self.glyphs), said))

    def add_image(self, ctm: Matrix) -> None:
        """Add the image that fills the unit square."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, (0, 0, 1, 1))
        self.images.append(Box(x0, self.height - y1, x1, self.height - y0))

    def paint(
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
        stroked, filled = strokes < WHITE, fills < WHITE
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
            self._add(self._lines, "line", points[:2], ctm, stroked, filled)
            return
        pts = [_to_page(x, y, ctm) for x, y in points]
        if len(shape) > 3 and shape.endswith("lh") and pts[-2] == pts[0]:
            shape = shape[:-2] + "h"
            pts.pop()
            points = points[:-1]
        if shape == "mlh":
            self._add(self._lines, "line", points[:2], ctm, stroked, filled)
        elif shape in ("mlllh", "mllll") and _is_rectangle(pts):
            self._add(self._rectangles, "rect", points, ctm, stroked, filled)
        else:
            self._add(self._curves, "curve", points, ctm, stroked, filled)

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
        x0, low = x1, high = _to_page(x, y, ctm)
        corners = [(x0, height - low)]
        for x, y in points[1:]:
            x, y = _to_page(x, y, ctm)
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


def combine(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what the first does and then what the second does."""
    a1, b1, c1, d1, e1, f1 = first
    a, b, c, d, e, f = second
    return (
        a * a1 + c * b1,
        b * a1 + d * b1,
        a * c1 + c * d1,
        b * c1 + d * d1,
        a * e1 + c * f1 + e,
        b * e1 + d * f1 + f,
    )


def _to_page(x: float, y: float, ctm: Matrix) -> Point:
    a, b, c, d, e, f = ctm
    return a * x + c * y + e, b * x + d * y + f


def _is_rectangle(points: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = points
    return (x0, y0) == last and (
        (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0)
        or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)
    )
