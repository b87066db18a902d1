"""Drawing: what a page's content put on it, and the paths that are still being drawn."""

from itertools import chain

from pdfminer.utils import apply_matrix_rect

from ..geometry import Box
from ..glyphs import ActualText, Glyph, Rule
from .paths import WHITE, Kind, path_to_rules

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


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
        self._rules: dict[Kind, list[Rule]] = {"line": [], "rect": [], "curve": []}
        self._open_tags: list[tuple[int, str | None]] = []

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The straight rules of lines, of rectangles and of other paths."""
        return tuple(chain(*self._rules.values()))

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
        self.images.append(self._to_box(*apply_matrix_rect(ctm, (0, 0, 1, 1))))

    def paint(
        self, shape: str, points: list[Point], ctm: Matrix, strokes: float, fills: float
    ) -> None:
        """Add the rules of one painted subpath.

        Args:
            shape: its operators, a rectangle as "mlllh".
            points: one for each operator, that of "h" being the first.
            ctm: takes them to the page.
            strokes: brightness of the outline; white and more for none.
            fills: brightness of the filling, likewise.
        """
        stroked, filled = strokes < WHITE, fills < WHITE
        if not (stroked or filled):
            return
        a, b, c, d, e, f = ctm
        pts = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        kind: Kind = "curve"
        if len(shape) > 3 and shape.endswith("lh") and pts[-2] == pts[0]:
            shape = shape[:-2] + "h"
            pts.pop()
        if shape in ("ml", "mlh"):
            kind, pts = "line", pts[:2]
        elif shape in ("mlllh", "mllll") and pts[0] == pts[4]:
            (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = pts
            if (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (
                y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
            ):
                kind = "rect"
        xs, ys = zip(*pts, strict=True)
        box = self._to_box(min(xs), min(ys), max(xs), max(ys))
        height = self.height
        corners = [(x, height - y) for x, y in pts] if kind == "curve" else ()
        self._rules[kind].extend(path_to_rules(kind, box, corners, stroked=stroked, filled=filled))

    def _to_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(x0, self.height - y1, x1, self.height - y0)
