"""Graphics operators of content streams: colours as brightness, and paths that end as rules."""

from .appearance import RGB, Clip, Look, Mask, Reach, is_painting, to_rgb
from .clip_paths import RECTANGLE, is_around, path_to_clip
from .colours import first_colour
from .drawing import Drawing
from .filled_shapes import Subpath, make_shape
from .lexing import OddContentError
from .matrices import Matrix, Point
from .paths import NO_PAINT, brightness
from .resources import ColourSpace
from .thick_lines import covered_corners, dot, is_line, is_marker, is_thick, sides_of, stroke_look
from .tolerances import MOST_SIDES

_DEVICE: dict[int, ColourSpace] = {
    1: ColourSpace("DeviceGray", 1),
    3: ColourSpace("DeviceRGB", 3),
    4: ColourSpace("DeviceCMYK", 4),
}


class GraphicsOperators:
    """The colours and the path, and the operators that change or paint them."""

    def __init__(self, drawing: Drawing, ctm: Matrix) -> None:
        self.drawing = drawing
        self.ctm = ctm
        self.fill = self.stroke = 0.0  # brightness
        self.fill_space: ColourSpace = _DEVICE[1]
        self.stroke_space: ColourSpace = _DEVICE[1]
        self.subpaths: list[Subpath] = []
        self.line_width = 1.0  # in the units of the path
        self.dashed = False
        self.round_ends = False
        self.look = Look()
        self.clips: str = ""  # W or W*, until the path is painted
        self.text_clips: tuple[Look, ...] = ()  # of text that became a clip

    def look_filled(self, colour: RGB | None, reach: Reach | None = None) -> None:
        """Let fillings and text look otherwise."""
        if colour != self.look.fill or reach is not self.look.fill_reach:
            self.look = self.look.copy()
            self.look.fill, self.look.fill_reach = colour, reach

    def look_stroked(self, colour: RGB | None, reach: Reach | None = None) -> None:
        """Let outlines look otherwise."""
        if colour != self.look.stroke or reach is not self.look.stroke_reach:
            self.look = self.look.copy()
            self.look.stroke, self.look.stroke_reach = colour, reach

    def look_extended(
        self, fills: float, strokes: float, blend: str, mask: Mask | None, masked: bool
    ) -> None:
        """Let everything look more or less transparent: gs."""
        look = self.look
        if (fills, strokes, blend, masked) != (
            *(look.fill_alpha, look.stroke_alpha, look.blend, look.masked),
        ) or mask is not look.mask:
            self.look = look.copy()
            self.look.fill_alpha, self.look.stroke_alpha = fills, strokes
            self.look.blend, self.look.mask, self.look.masked = blend, mask, masked

    def set_fill(self, *colour: float) -> None:
        """The colour of fillings and text: g, rg, k."""
        self.fill = brightness(colour)
        self.fill_space = _DEVICE[len(colour)]
        self.look_filled(to_rgb(colour))

    def set_stroke(self, *colour: float) -> None:
        """The colour of outlines: G, RG, K."""
        self.stroke = brightness(colour)
        self.stroke_space = _DEVICE[len(colour)]
        self.look_stroked(to_rgb(colour))

    def set_fill_in_space(self, *colour: float) -> None:
        """The colour of fillings in the space chosen before: sc, scn."""
        shown = _rgb_in_space(self.fill_space, colour)
        self.fill = _in_space(self.fill_space, colour, shown, self.fill)
        self.look_filled(shown)

    def set_stroke_in_space(self, *colour: float) -> None:
        """The colour of outlines in the space chosen before: SC, SCN."""
        shown = _rgb_in_space(self.stroke_space, colour)
        self.stroke = _in_space(self.stroke_space, colour, shown, self.stroke)
        self.look_stroked(shown)

    def choose_fill_space(self, space: ColourSpace | None) -> None:
        """The space of the colours of fillings, which begins with its first colour: cs."""
        self.fill_space = space or self.fill_space
        if space is not None and space.name != "Pattern":
            self.set_fill_in_space(*first_colour(space.name, space.n_numbers))

    def choose_stroke_space(self, space: ColourSpace | None) -> None:
        """The space of the colours of outlines, which begins with its first colour: CS."""
        self.stroke_space = space or self.stroke_space
        if space is not None and space.name != "Pattern":
            self.set_stroke_in_space(*first_colour(space.name, space.n_numbers))

    def set_pattern(
        self, operator: bytes, colour: RGB | None = None, reach: Reach | None = None
    ) -> None:
        """A pattern as colour, which counts as black where it draws rules.

        Args:
            operator: scn or SCN.
            colour: in which alone it paints, if there is one.
            reach: where it paints.
        """
        if operator == b"scn":
            self.look_filled(colour, reach)
        else:
            self.look_stroked(colour, reach)
        if operator == b"scn" and self.fill_space[0] == "Pattern":
            self.fill = 0.0
        elif operator == b"SCN" and self.stroke_space[0] == "Pattern":
            self.stroke = 0.0

    def set_line_width(self, width: float) -> None:
        """The width of outlines: w."""
        self.line_width = width

    def set_line_ends(self, kind: float) -> None:
        """How lines end: J. Round ones draw a line without length as a dot."""
        self.round_ends = kind == 1.0

    def begin_path(self, x: float, y: float) -> None:
        """Begin a subpath: m."""
        self.subpaths.append(Subpath("m", [(x, y)]))

    def line_to(self, x: float, y: float) -> None:
        """Draw a straight line: l."""
        self._extend("l", (x, y))

    def curve_to(self, xa: float, ya: float, xb: float, yb: float, x: float, y: float) -> None:
        """Draw a curve with two control points: c."""
        self._extend("c", (x, y))
        self.subpaths[-1].controls += [(xa, ya), (xb, yb)]

    def curve_from_point(self, xb: float, yb: float, x: float, y: float) -> None:
        """Draw a curve whose first control point is where it begins: v."""
        self._extend("c", (x, y))
        last = self.subpaths[-1]
        last.controls += [last.points[-2], (xb, yb)]

    def curve_into_point(self, xa: float, ya: float, x: float, y: float) -> None:
        """Draw a curve whose second control point is where it ends: y."""
        self.curve_to(xa, ya, x, y, x, y)

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
        if self.clips:
            self._clip()
        self.subpaths = []

    def clip_next(self) -> None:
        """Clip to the path when it has been painted: W."""
        self.clips = "W"

    def clip_next_even_odd(self) -> None:
        """Clip to the path when it has been painted, holes being holes: W*."""
        self.clips = "W*"

    def clip_to(self, clip: Clip) -> None:
        """Let nothing be painted outside of a clip."""
        look = self.look
        if clip.covers(look.clip or self.drawing.sheet):
            return
        self.look = look.copy()
        self.look.clip = (look.clip or self.drawing.sheet).meet(clip)

    def _clip(self) -> None:
        if len(self.subpaths) == 1 and self.subpaths[0].operators[0] == RECTANGLE:
            # Word clips every run of text to its page.
            first, second = self.subpaths[0].points
            limit = self.look.clip or self.drawing.sheet
            if is_around((first, second), self.ctm, self.drawing.height, limit):
                self.clips = ""
                return
        shapes = [("".join(path.operators), path.points + path.controls) for path in self.subpaths]
        height = self.drawing.height
        self.clip_to(path_to_clip(shapes, self.ctm, height, self.clips == "W*"))
        self.clips = ""

    def paint_dot(self) -> None:
        """Paint a stencil of one sample: a rectangle in the colour of fillings.

        Ghostscript and drivers of printers draw areas and rules by such.
        """
        self.subpaths = [Subpath(RECTANGLE, [(0.0, 0.0), (1.0, 1.0)])]
        self.paint_fill()

    def show_through(self) -> None:
        """Note that something is painted through the text that is the clip."""
        for look in self.text_clips:
            look.painted = True

    def paint_stroke(self) -> None:
        """Paint the path's outline: S."""
        self._paint(self.stroke, NO_PAINT)

    def paint_fill(self) -> None:
        """Paint the path's area: f, F."""
        self._paint(NO_PAINT, self.fill)

    def paint_fill_even_odd(self) -> None:
        """Paint the path's area, holes being holes: f*."""
        self._paint(NO_PAINT, self.fill, True)

    def paint_both(self) -> None:
        """Paint area and outline: B."""
        self._paint(self.stroke, self.fill)

    def paint_both_even_odd(self) -> None:
        """Paint area and outline, holes being holes: B*."""
        self._paint(self.stroke, self.fill, True)

    def close_and_stroke(self) -> None:
        """Close the path and paint its outline: s."""
        self.close_path()
        self._paint(self.stroke, NO_PAINT)

    def close_and_paint_both(self) -> None:
        """Close the path, paint area and outline: b."""
        self.close_path()
        self._paint(self.stroke, self.fill)

    def close_and_paint_both_even_odd(self) -> None:
        """Close the path, paint area and outline, holes being holes: b*."""
        self.close_path()
        self._paint(self.stroke, self.fill, True)

    def _paint(self, stroke: float, fill: float, even_odd: bool = False) -> None:
        look, drawing = self.look, self.drawing
        if self.text_clips:
            self.show_through()
        if drawing.off:
            stroke = fill = NO_PAINT
        if look.stroke_alpha == 0.0 or not is_painting(look.stroke_reach):
            stroke = NO_PAINT
        if look.fill_alpha == 0.0 or not is_painting(look.fill_reach):
            fill = NO_PAINT
        if fill != NO_PAINT and not self.text_clips:
            opaque = look.is_solid()
            alone = len(self.subpaths) == 1
            whole = make_shape(self.subpaths, self.ctm, drawing.height, even_odd)
            for subpath in self.subpaths:
                points = subpath.points + subpath.controls if subpath.controls else subpath.points
                drawing.fill(subpath.operators, points, self.ctm, look, opaque, alone, whole)
        marks = False
        if stroke != NO_PAINT and is_thick(self.line_width, self.ctm) and not self.text_clips:
            marks = not self.dashed and self._cover_by_lines() and is_marker(stroke)
        for subpath in self.subpaths:
            if len(subpath.points) > 1 and not marks:
                shape = "".join(subpath.operators)
                drawing.paint(shape, subpath.points, self.ctm, stroke, fill)
        if self.clips:
            self._clip()
        self.subpaths = []

    def _cover_by_lines(self) -> bool:
        """Add what the lines of the path hide; return whether it has no others."""
        look = stroke_look(self.look)
        others = 0
        for subpath in self.subpaths:
            corners: list[Point] = []
            if is_line(subpath.operators):
                corners = covered_corners(subpath.points + subpath.controls, self.line_width)
                self.drawing.cover(corners, self.ctm, look)
                if self.round_ends:
                    self._cover_by_dots(subpath, look)
            elif not subpath.controls and len(subpath.points) <= MOST_SIDES:
                for start, end in sides_of(subpath.operators, subpath.points):
                    self.drawing.cover(
                        covered_corners([start, end], self.line_width), self.ctm, look
                    )
            others += not corners
        return others == 0 and self.drawing.has_rules

    def _cover_by_dots(self, subpath: Subpath, look: Look) -> None:
        """Add what the round ends of a line hide."""
        for place in {subpath.points[0], subpath.points[-1]}:
            self.drawing.cover_by_dot(dot(place, self.line_width), self.ctm, look)


def _in_space(
    space: ColourSpace, colour: tuple[float, ...], shown: RGB | None, before: float
) -> float:
    """Return the brightness of a colour of a space; of other spaces than devices' as it is seen."""
    name, count, other = space
    if other is not None:
        return 0.0 if shown is None else brightness(shown)
    if name == "Pattern" or len(colour) < count or count not in (1, 3, 4):
        return before
    return brightness(colour[-count:])


def _rgb_in_space(space: ColourSpace, colour: tuple[float, ...]) -> RGB | None:
    name, count, other = space
    if name == "Pattern" or len(colour) != count:
        return None
    return to_rgb(colour) if other is None else other.to_rgb(colour)
