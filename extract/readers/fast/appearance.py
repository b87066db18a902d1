"""How glyphs and fills look: colour, transparency, rendering mode and clip."""

from typing import Final, TypeAlias

from .tolerances import LEAST_ALPHA, ROUNDING_PT, SOLID_ALPHA

RGB: TypeAlias = tuple[float, float, float]
Polygon: TypeAlias = list[tuple[float, float]]

# Not Final: compiled, a tuple of floats that is Final counts as not set (mypyc 2.4).
BLACK: RGB = (0.0, 0.0, 0.0)
WHITE_PAPER: RGB = (1.0, 1.0, 1.0)
EVERYWHERE: Final = 1e9

FILLED_MODES: Final = frozenset({0, 2, 4, 6})
STROKED_MODES: Final = frozenset({1, 2, 5, 6})


def to_rgb(colour: tuple[float, ...]) -> RGB | None:
    """Return a grey, RGB or CMYK colour as red, green and blue; None for any other.

    >>> to_rgb((0.0, 0.0, 0.0, 1.0)), to_rgb((0.5,)), to_rgb((1.0, 1.0))
    ((0.0, 0.0, 0.0), (0.5, 0.5, 0.5), None)
    """
    if len(colour) == 1:
        return colour[0], colour[0], colour[0]
    if len(colour) == 3:
        return colour[0], colour[1], colour[2]
    if len(colour) == 4:
        light = 1.0 - colour[3]
        return (1.0 - colour[0]) * light, (1.0 - colour[1]) * light, (1.0 - colour[2]) * light
    return None


class Clip:
    """The part of the page that is painted on, in points from the page's top left.

    Attributes:
        x0: left side of its box.
        top: upper side.
        x1: right side.
        bottom: lower side.
        shapes: what cuts it further: polygons, and whether a point inside two of them is outside.
        exact: the box and the shapes say all; False where a curve cuts it.
    """

    __slots__ = ("bottom", "exact", "shapes", "top", "x0", "x1")

    def __init__(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        shapes: list[tuple[list[Polygon], bool]],
        exact: bool,
    ) -> None:
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom
        self.shapes = shapes
        self.exact = exact

    def is_empty(self) -> bool:
        """Return whether nothing can be painted."""
        return self.x0 >= self.x1 or self.top >= self.bottom

    def meet(self, other: "Clip") -> "Clip":
        """Return what two clips have in common."""
        return Clip(
            max(self.x0, other.x0),
            max(self.top, other.top),
            min(self.x1, other.x1),
            min(self.bottom, other.bottom),
            self.shapes + other.shapes if other.shapes else self.shapes,
            self.exact and other.exact,
        )

    def covers(self, other: "Clip") -> bool:
        """Return whether this clip, a plain box, cuts nothing off another one."""
        return (
            not self.shapes
            and self.x0 <= other.x0 + ROUNDING_PT
            and self.top <= other.top + ROUNDING_PT
            and self.x1 >= other.x1 - ROUNDING_PT
            and self.bottom >= other.bottom - ROUNDING_PT
        )

    def shows(self, x: float, y: float) -> bool:
        """Return whether a point can be painted, as far as polygons tell."""
        if not (self.x0 <= x <= self.x1 and self.top <= y <= self.bottom):
            return False
        for polygons, even_odd in self.shapes:
            if not is_inside(x, y, polygons, even_odd):
                return False
        return True


def is_inside(x: float, y: float, polygons: list[Polygon], even_odd: bool) -> bool:
    """Return whether a point is inside closed polygons by the rule of their path.

    >>> square = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]
    >>> hole = [(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)]
    >>> [is_inside(5.0, 5.0, [square, hole], even_odd) for even_odd in (False, True)]
    [True, False]
    """
    winding = crossings = 0
    for polygon in polygons:
        xa, ya = polygon[-1]
        for xb, yb in polygon:
            if (ya <= y) != (yb <= y) and xa + (y - ya) * (xb - xa) / (yb - ya) > x:
                crossings += 1
                winding += 1 if yb > ya else -1
            xa, ya = xb, yb
    return crossings % 2 == 1 if even_odd else winding != 0


class Mask:
    """What decides where something is painted; see `softmasks`."""

    def hides(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Return whether nothing that is painted in a box is seen."""
        return False


class Reach:
    """Where a pattern paints: here, nowhere or everywhere; see `reaches`.

    Attributes:
        is_nothing: it paints nothing at all.
    """

    def __init__(self, is_nothing: bool = False) -> None:
        self.is_nothing = is_nothing

    def covers(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Return whether it leaves no place in a box of the page unpainted."""
        return not self.is_nothing


def is_painting(reach: Reach | None) -> bool:
    """Return whether a plain colour, or a pattern that paints anything, is chosen."""
    return reach is None or not reach.is_nothing


class Look:
    """What the graphics state says of how text and fills look; replaced where it changes.

    Attributes:
        fill: colour of fillings, None where it is not known (patterns, spot colours).
        stroke: colour of outlines, likewise.
        fill_alpha: 0 transparent to 1.
        stroke_alpha: likewise.
        blend: name of the mode that mixes paint with what is below; empty where it covers it.
        mode: text rendering mode.
        clip: None where the whole page can be painted.
        painted: its text was used as a clip (mode 7), and something was painted through it.
        flat: text is drawn so narrow, or so low, that it is but a stroke.
        mask: what decides where something is painted at all, None for everywhere.
        masked: a soft mask is set, whether what it hides is known or not.
        fill_reach: where the pattern of fillings paints, None for a plain colour.
        stroke_reach: where that of outlines does.
    """

    __slots__ = (
        *("blend", "clip", "fill", "fill_alpha", "flat", "mask", "masked", "mode", "painted"),
        *("stroke", "stroke_alpha", "fill_reach", "stroke_reach"),
    )

    def __init__(
        self,
        fill: RGB | None = BLACK,
        stroke: RGB | None = BLACK,
        fill_alpha: float = 1.0,
        stroke_alpha: float = 1.0,
        blend: str = "",
        mode: int = 0,
        clip: Clip | None = None,
    ) -> None:
        self.fill = fill
        self.stroke = stroke
        self.fill_alpha = fill_alpha
        self.stroke_alpha = stroke_alpha
        self.blend = blend
        self.mode = mode
        self.clip = clip
        self.painted = False
        self.flat = False
        self.mask: Mask | None = None
        self.masked = False
        self.fill_reach: Reach | None = None
        self.stroke_reach: Reach | None = None

    def copy(self) -> "Look":
        """Return another one like this, to be changed."""
        new = Look(
            self.fill,
            self.stroke,
            self.fill_alpha,
            self.stroke_alpha,
            self.blend,
            self.mode,
            self.clip,
        )
        new.flat, new.mask, new.masked = self.flat, self.mask, self.masked
        new.fill_reach, new.stroke_reach = self.fill_reach, self.stroke_reach
        return new

    def is_solid(self) -> bool:
        """Return whether what is filled in this look hides what is below it."""
        return not self.blend and not self.masked and self.fill_alpha >= SOLID_ALPHA

    def is_transparent(self) -> bool:
        """Return whether text of this look is painted, and as good as transparent."""
        fills, strokes = self.mode in FILLED_MODES, self.mode in STROKED_MODES
        if not (fills or strokes):
            return False
        return not (fills and self.is_filled()) and not (strokes and self.is_stroked())

    def is_filled(self) -> bool:
        """Return whether fillings leave anything to see."""
        return self.fill_alpha >= LEAST_ALPHA and is_painting(self.fill_reach)

    def is_stroked(self) -> bool:
        """Return whether outlines leave anything to see."""
        return self.stroke_alpha >= LEAST_ALPHA and is_painting(self.stroke_reach)

    def colours(self) -> list[RGB | None]:
        """Return the colours in which text of this look is painted."""
        told = []
        if self.mode in FILLED_MODES and self.is_filled():
            told.append(self.fill)
        if self.mode in STROKED_MODES and self.is_stroked():
            told.append(self.stroke)
        return told
