"""Drawing: what a page's content put on it, and the paths that are still being drawn."""

from collections.abc import Callable
from typing import Final

from pdfminer.utils import apply_matrix_rect

from ...geometry import Box
from ...glyphs import ActualText, Fill, Glyph, Hidden, Rule, Stroke, Unread
from .appearance import EVERYWHERE, RGB, Clip, Look, Polygon
from .painted import Area, Run
from .paths import NO_PAINT, Kind, path_to_rules, points_to_strokes
from .tolerances import (
    LARGEST_LETTER_PT,
    LEAST_LETTER_PT,
    MOST_CORNERS,
    MOST_SHAPES,
    PATHS_WHITE,
    ROUNDING_PT,
    SAME_PT,
    THIN_PT,
)
from .visibility import Visibility

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

SHADING: Final = -2  # in place of a picture's number
RECTANGLE: Final = "re"  # the shape of a subpath that is given by two opposite corners


class Drawing:
    """What a page draws, collected over its content and the forms that it invokes.

    Attributes:
        height: of the page, in points; y counts downwards from its top.
        glyphs: in content-stream order.
        images: boxes of images.
        actual_texts: replacement texts, outermost spans only.
        sheet: the whole page.
        has_tiny: some text is smaller than a reader can see.
        white_rules: what is drawn like rules, in the paper's white.
        strokes: single drawn lines that are neither level nor upright.
        off: how many layers are switched off where the content stands.
        look: of the glyphs added last; None where the next ones begin another run.
        own_colours: of glyphs that bring their own, by index; None where they are not known.
        empty: indices of glyphs that paint nothing.
    """

    def __init__(self, height: float, width: float = EVERYWHERE) -> None:
        self.height = height
        self.sheet = Clip(0.0, 0.0, width, height, [], True)
        self.off = 0
        self.has_tiny = False
        self.look: Look | None = None
        self._runs: list[Run] = []
        self._areas: list[Area] = []
        self._shapes: list[Box] = []
        self.own_colours: dict[int, RGB | None] = {}
        self.empty: list[int] = []
        self._is_opaque: list[Callable[[], bool]] = []
        self.glyphs: list[Glyph] = []
        self.images: list[Box] = []
        self.actual_texts: list[ActualText] = []
        self._lines: list[Rule] = []
        self._rectangles: list[Rule] = []
        self._curves: list[Rule] = []
        self.white_rules: list[Rule] = []
        self.strokes: list[Stroke] = []
        self._open_tags: list[tuple[int, str | None, bool]] = []

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The straight rules of lines, of rectangles and of other paths."""
        return (*self._lines, *self._rectangles, *self._curves)

    def open_tag(self, said: str | None, off: bool = False) -> None:
        """Begin marked content, with its /ActualText, and whether its layer is switched off."""
        self._open_tags.append((len(self.glyphs), said, off))
        if off:
            self.switch(1)

    def close_tag(self) -> None:
        """End the innermost marked content."""
        if not self._open_tags:
            return
        first, said, off = self._open_tags.pop()
        if off:
            self.switch(-1)
        if said is None or len(self.glyphs) == first:
            return
        if all(outer is None for _, outer, _ in self._open_tags):
            self.actual_texts.append(ActualText(first, len(self.glyphs), said))

    def switch(self, step: int) -> None:
        """Enter a layer that is switched off (1), or leave it (-1)."""
        self.off += step
        self.look = None

    def begin_run(self, look: Look) -> None:
        """Let the glyphs that follow look otherwise than those before."""
        self.look = look
        self._runs.append(Run(len(self.glyphs), look, self.off > 0))

    def hidden(self) -> tuple[Hidden, ...]:
        """Return the glyphs that the finished page does not show."""
        area = max(1.0, self.sheet.x1 * self.height)
        judge = Visibility(self.glyphs, self._runs, self._areas, area, self.is_opaque)
        judge.looks_for_tiny = self.has_tiny
        judge.own_colours, judge.empty = self.own_colours, self.empty
        return judge.hidden()

    def areas(self) -> list[Area]:
        """Return what was filled and the pictures, in the order of painting."""
        return self._areas

    def count_rules(self) -> tuple[int, int, int]:
        """Return how many rules of each kind there are."""
        return len(self._lines), len(self._rectangles), len(self._curves)

    def drop_rules(self, kept: tuple[int, int, int]) -> None:
        """Forget the rules that were added since they were counted."""
        del self._lines[kept[0] :]
        del self._rectangles[kept[1] :]
        del self._curves[kept[2] :]

    def outlines(self) -> list[Unread]:
        """Return the filled shapes that may be letters."""
        return [Unread(box, "outlines") for box in self._shapes]

    def fills(self) -> list[Fill]:
        """Return the filled rectangles through which nothing is seen, in the order of painting."""
        return [
            Fill(Box(area.x0, area.top, area.x1, area.bottom), area.colour)
            for area in self._areas
            if area.image == -1 and area.exact and area.opaque and area.colour is not None
        ]

    def is_opaque(self, image: int) -> bool:
        """Return whether nothing is seen through a picture, by its number."""
        return self._is_opaque[image]()

    def add_image(
        self, ctm: Matrix, look: Look | None = None, opaque: Callable[[], bool] | None = None
    ) -> None:
        """Add the image that fills the unit square; `opaque` says whether it hides the rest."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, (0, 0, 1, 1))
        box = Box(x0, self.height - y1, x1, self.height - y0)
        self.images.append(box)
        if look is None or opaque is None or look.fill_alpha == 0.0:
            return
        level = (ctm[1] == 0.0 and ctm[2] == 0.0) or (ctm[0] == 0.0 and ctm[3] == 0.0)
        solid = look.is_solid()
        self._add_area(box, look, level, solid, len(self._is_opaque))
        self._is_opaque.append(opaque)

    def shade(self, look: Look, colour: RGB | None = None, covers: bool = False) -> None:
        """Add what a shading paints: all that the clip lets through.

        Args:
            look: how things are painted.
            colour: its only one; None where it has several, or that is not known.
            covers: it leaves no place unpainted.
        """
        solid = covers and look.is_solid()
        count = len(self._areas)
        sheet = Box(0.0, 0.0, self.sheet.x1, self.height)
        self._add_area(sheet, look, covers, solid, SHADING)
        if len(self._areas) > count:
            self._areas[-1].colour = colour

    def fill(
        self,
        operators: list[str],
        points: list[Point],
        ctm: Matrix,
        look: Look,
        opaque: bool,
        alone: bool,
    ) -> None:
        """Add a filled area, unless it is as thin as a rule.

        Args:
            operators: of its subpath.
            points: one for each.
            ctm: takes them to the page.
            look: colour and clip.
            opaque: nothing is seen through it.
            alone: its path has no other subpath, which could be a hole in it.
        """
        if len(points) < 2:
            return
        a, b, c, d, e, f = ctm
        x, y = points[0]
        x0 = x1 = a * x + c * y + e
        low = high = b * x + d * y + f
        for x, y in points[1:]:
            px, py = a * x + c * y + e, b * x + d * y + f
            if px < x0:
                x0 = px
            elif px > x1:
                x1 = px
            if py < low:
                low = py
            elif py > high:
                high = py
        if LEAST_LETTER_PT <= high - low <= LARGEST_LETTER_PT and x1 - x0 <= LARGEST_LETTER_PT:
            if len(points) > 5 and look.fill_alpha > 0 and len(self._shapes) < MOST_SHAPES:
                self._shapes.append(Box(x0, self.height - high, x1, self.height - low))
        if x1 - x0 <= THIN_PT or high - low <= THIN_PT:
            return
        level = (b == 0.0 and c == 0.0) or (a == 0.0 and d == 0.0)
        exact = alone and level
        if exact and operators[0] != RECTANGLE:
            exact = "c" not in operators and _is_box(points)
        box = Box(x0, self.height - high, x1, self.height - low)
        self._add_area(box, look, exact, opaque, -1)

    def _add_area(self, box: Box, look: Look, exact: bool, opaque: bool, image: int) -> None:
        x0, top, x1, bottom = box
        clip = look.clip
        if clip is not None:
            x0, x1 = max(x0, clip.x0), min(x1, clip.x1)
            top, bottom = max(top, clip.top), min(bottom, clip.bottom)
            exact = exact and clip.exact and not clip.shapes
            if x0 >= x1 or top >= bottom:
                return
        colour = look.fill if image == -1 else None
        self._areas.append(
            Area(x0, top, x1, bottom, len(self.glyphs), colour, exact, opaque, image)
        )

    def is_around(
        self, xa: float, ya: float, xb: float, yb: float, ctm: Matrix, limit: Clip
    ) -> bool:
        """Return whether a rectangle, given by two corners, cuts nothing off a clip."""
        a, b, c, d, e, f = ctm
        if b != 0.0 or c != 0.0:
            return False
        x0, x1 = a * xa + e, a * xb + e
        y0, y1 = self.height - d * ya - f, self.height - d * yb - f
        return (
            min(x0, x1) <= limit.x0 + ROUNDING_PT
            and max(x0, x1) >= limit.x1 - ROUNDING_PT
            and min(y0, y1) <= limit.top + ROUNDING_PT
            and max(y0, y1) >= limit.bottom - ROUNDING_PT
        )

    def path_to_clip(
        self, paths: list[tuple[str, list[Point]]], ctm: Matrix, even_odd: bool
    ) -> Clip:
        """Return the clip of a path's subpaths, each as its operators and points."""
        polygons: list[Polygon] = []
        plain = exact = True
        for shape, points in paths:
            if shape == RECTANGLE:
                (xa, ya), (xb, yb) = points
                points = [(xa, ya), (xb, ya), (xb, yb), (xa, yb)]
            elif "c" in shape:
                exact = False
            pts = [_to_page(x, y, ctm) for x, y in points]
            polygons.append([(x, self.height - y) for x, y in pts])
            plain = plain and _is_box(polygons[-1])
        if not polygons:
            return Clip(0.0, 0.0, 0.0, 0.0, [], True)
        xs = [x for polygon in polygons for x, _ in polygon]
        ys = [y for polygon in polygons for _, y in polygon]
        simple = plain and len(polygons) == 1
        cuts = [] if simple or not exact else [(polygons, even_odd)]
        return Clip(min(xs), min(ys), max(xs), max(ys), cuts, exact)

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
        pts = [_to_page(x, y, ctm) for x, y in points]
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

    def _add_line(self, points: list[Point], ctm: Matrix, stroked: bool, filled: bool) -> None:
        """Add a line as a rule, or as a stroke if it is neither level nor upright."""
        count = len(self._lines)
        self._add(self._lines, "line", points[:2], ctm, stroked, filled)
        if stroked and len(self._lines) == count:
            self._add_strokes([_to_page(x, y, ctm) for x, y in points[:2]], stroked)

    def _add_strokes(self, points: list[Point], stroked: bool) -> None:
        """Add the slanting strokes of a path of straight lines, given in the page's space."""
        if len(self.strokes) < MOST_SHAPES:
            height = self.height
            self.strokes += points_to_strokes([(x, height - y) for x, y in points], stroked)

    def _add_white(
        self, shape: str, points: list[Point], ctm: Matrix, strokes: float, filled: bool
    ) -> None:
        """Add the white rules of a painted subpath: a white outline, or a thin white area."""
        if len(self.white_rules) >= MOST_SHAPES:
            return
        kind: Kind = "rect" if shape == RECTANGLE else "line" if shape in ("ml", "mlh") else "curve"
        found: list[Rule] = []
        self._add(found, kind, points, ctm, PATHS_WHITE <= strokes < NO_PAINT, not filled)
        self.white_rules += [rule for rule in found if rule.drawn]  # edges of areas are no rules

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


def _is_box(points: list[Point]) -> bool:
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
