"""Graphics operators of content streams: colours as brightness, and paths that end as rules."""

from .drawing import RECTANGLE, Drawing, Matrix, Point
from .lexing import OddContentError
from .paths import brightness
from .resources import ColourSpace

NO_PAINT = 2.0  # brighter than white

_DEVICE: dict[int, ColourSpace] = {
    1: ("DeviceGray", 1),
    3: ("DeviceRGB", 3),
    4: ("DeviceCMYK", 4),
}


class Subpath:
    """One subpath: its operators, and a point for each."""

    __slots__ = ("operators", "points")

    def __init__(self, operator: str, points: list[Point]) -> None:
        self.operators = [operator]  # joined when it is painted: a path may have a million
        self.points = points


class GraphicsOperators:
    """The colours and the path, and the operators that change or paint them."""

    def __init__(self, drawing: Drawing, ctm: Matrix) -> None:
        self.drawing = drawing
        self.ctm = ctm
        self.fill = self.stroke = 0.0  # brightness
        self.fill_space: ColourSpace = _DEVICE[1]
        self.stroke_space: ColourSpace = _DEVICE[1]
        self.subpaths: list[Subpath] = []

    def set_fill(self, *colour: float) -> None:
        """The colour of fillings and text: g, rg, k."""
        self.fill = brightness(colour)
        self.fill_space = _DEVICE[len(colour)]

    def set_stroke(self, *colour: float) -> None:
        """The colour of outlines: G, RG, K."""
        self.stroke = brightness(colour)
        self.stroke_space = _DEVICE[len(colour)]

    def set_fill_in_space(self, *colour: float) -> None:
        """The colour of fillings in the space chosen before: sc, scn."""
        self.fill = _in_space(self.fill_space, colour, self.fill)

    def set_stroke_in_space(self, *colour: float) -> None:
        """The colour of outlines in the space chosen before: SC, SCN."""
        self.stroke = _in_space(self.stroke_space, colour, self.stroke)

    def set_pattern(self, operator: bytes) -> None:
        """A pattern as colour, which counts as black."""
        if operator == b"scn" and self.fill_space[0] == "Pattern":
            self.fill = 0.0
        elif operator == b"SCN" and self.stroke_space[0] == "Pattern":
            self.stroke = 0.0

    def begin_path(self, x: float, y: float) -> None:
        """Begin a subpath: m."""
        self.subpaths.append(Subpath("m", [(x, y)]))

    def line_to(self, x: float, y: float) -> None:
        """Draw a straight line: l."""
        self._extend("l", (x, y))

    def curve_to(self, *values: float) -> None:
        """Draw a curve, of which only its end counts: c, v, y."""
        self._extend("c", (values[-2], values[-1]))

    def close_path(self) -> None:
        """Draw a line to the subpath's start: h."""
        if self.subpaths:
            self._extend("h", self.subpaths[-1].points[0])

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle as a subpath of its own: re."""
        self.subpaths.append(Subpath(RECTANGLE, [(x, y), (x + width, y + height)]))

    def _extend(self, operator: str, point: Point) -> None:
        if not self.subpaths:
            raise OddContentError("a path that does not begin with a point")
        last = self.subpaths[-1]
        if last.operators[0] == RECTANGLE:
            (xa, ya), (xb, yb) = last.points
            last.points = [(xa, ya), (xb, ya), (xb, yb), (xa, yb), (xa, ya)]
            last.operators = ["mlllh"]
        last.operators.append(operator)
        last.points.append(point)

    def end_path(self) -> None:
        """Leave the path unpainted: n."""
        self.subpaths = []

    def paint_stroke(self) -> None:
        """Paint the path's outline: S."""
        self._paint(self.stroke, NO_PAINT)

    def paint_fill(self) -> None:
        """Paint the path's area: f, F, f*."""
        self._paint(NO_PAINT, self.fill)

    def paint_both(self) -> None:
        """Paint area and outline: B, B*."""
        self._paint(self.stroke, self.fill)

    def close_and_stroke(self) -> None:
        """Close the path and paint its outline: s."""
        self.close_path()
        self._paint(self.stroke, NO_PAINT)

    def close_and_paint_both(self) -> None:
        """Close the path, paint area and outline: b, b*."""
        self.close_path()
        self._paint(self.stroke, self.fill)

    def _paint(self, stroke: float, fill: float) -> None:
        for subpath in self.subpaths:
            if len(subpath.points) > 1:
                shape = "".join(subpath.operators)
                self.drawing.paint(shape, subpath.points, self.ctm, stroke, fill)
        self.subpaths = []


def _in_space(space: ColourSpace, colour: tuple[float, ...], before: float) -> float:
    name, count = space
    if name == "Pattern" or len(colour) < count or count not in (1, 3, 4):
        return before
    return brightness(colour[-count:])
