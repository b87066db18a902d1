"""What may hide a letter: filled areas and pictures, and where the body of a letter stands."""

from typing import Final

from ...compiled import mypyc_attr
from ...glyphs import Glyph
from .appearance import RGB, Clip, Look
from .filled_shapes import FilledShape, grid_of
from .tolerances import (
    BLUE_SEEN_LESS,
    MARK_EM,
    SHAPE_GRID,
    SHOWN_SHARE,
    VISIBILITY_CONTRAST,
    X_HEIGHT_EM,
)

ALL_POINTS: Final = (1 << ((SHAPE_GRID + 1) * (SHAPE_GRID + 1))) - 1


class Run:
    """Glyphs in a row that look the same: the first one's index, and whether a layer is off."""

    __slots__ = ("first", "look", "off")

    def __init__(self, first: int, look: Look, off: bool) -> None:
        self.first = first
        self.look = look
        self.off = off


@mypyc_attr(acyclic=True)
class Area:
    """A filled area or a picture, in points from the page's top left.

    Attributes:
        x0: left side.
        top: upper side.
        x1: right side.
        bottom: lower side.
        after: how many glyphs were drawn before it.
        colour: None where it is not known.
        exact: it fills its box.
        opaque: nothing below it is seen.
        image: number of the picture on the page, -1 for a filling.
        shape: what is filled of its box where it is not all of it, and that is known.
    """

    __slots__ = (
        *("after", "bottom", "colour", "exact", "image", "opaque", "shape", "top", "x0", "x1"),
    )

    def __init__(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        after: int,
        colour: RGB | None,
        exact: bool,
        opaque: bool,
        image: int = -1,
        shape: FilledShape | None = None,
    ) -> None:
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom
        self.after = after
        self.colour = colour
        self.exact = exact
        self.opaque = opaque
        self.image = image
        self.shape = shape


@mypyc_attr(acyclic=True)
class Core:
    """Where the body of a glyph's letter is: a box in its middle, x-height high."""

    __slots__ = ("bottom", "top", "x0", "x1")

    def __init__(self, glyph: Glyph) -> None:
        size, advance = glyph.size, glyph.x1 - glyph.x0
        if glyph.angle == 0:
            if advance < 0.02 * size:
                self.x0 = glyph.x0 - MARK_EM * size
                self.x1 = glyph.x0
            else:
                self.x0 = glyph.x0 + 0.1 * advance
                self.x1 = glyph.x1 - 0.1 * advance
            self.top = glyph.baseline - X_HEIGHT_EM * size
            self.bottom = glyph.baseline
            return
        x, y = (glyph.x1 if glyph.angle == 180 else glyph.x0), glyph.baseline
        along, up = 0.5 * advance, 0.5 * X_HEIGHT_EM * size
        if glyph.angle == 90:
            x, y = x - up, y - along
        elif glyph.angle == 180:
            x, y = x - along, y + up
        elif glyph.angle == 270:
            x, y = x + up, y + along
        half = 0.4 * up
        self.x0 = x - half
        self.x1 = x + half
        self.top = y - half
        self.bottom = y + half


def is_cut(core: Core, clip: Clip) -> bool:
    """Return whether a clip leaves less than half of a letter's width or height."""
    if core.x0 >= clip.x0 and core.x1 <= clip.x1 and core.top >= clip.top:
        if core.bottom <= clip.bottom and not clip.shapes:
            return False
    wide = min(core.x1, clip.x1) - max(core.x0, clip.x0)
    high = min(core.bottom, clip.bottom) - max(core.top, clip.top)
    if wide < SHOWN_SHARE * (core.x1 - core.x0) or high < SHOWN_SHARE * (core.bottom - core.top):
        return True
    return bool(clip.shapes) and not clip.shows(
        (core.x0 + core.x1) / 2, (core.top + core.bottom) / 2
    )


def is_alike(one: RGB, other: RGB) -> bool:
    """Return whether two colours cannot be told apart.

    >>> is_alike((1.0, 1.0, 1.0), (0.98, 1.0, 0.97)), is_alike((1.0, 1.0, 1.0), (1.0, 1.0, 0.8))
    (True, False)
    """
    red, green, blue = abs(one[0] - other[0]), abs(one[1] - other[1]), abs(one[2] - other[2])
    if red < VISIBILITY_CONTRAST and green < VISIBILITY_CONTRAST:
        return blue < VISIBILITY_CONTRAST * BLUE_SEEN_LESS
    return False


def distinct(areas: list[Area]) -> list[RGB]:
    """Return the known colours of areas, each once."""
    found: list[RGB] = []
    last: RGB | None = None
    for area in areas:
        colour = area.colour
        if colour is not None and colour != last and colour not in found:
            found.append(colour)
        last = colour
    return found


def holds(area: Area, core: Core) -> bool:
    """Return whether the middle of a letter's body lies in an area."""
    x, y = (core.x0 + core.x1) / 2, (core.top + core.bottom) / 2
    if not (area.x0 <= x <= area.x1 and area.top <= y <= area.bottom):
        return False
    return area.shape is None or area.shape.holds(x, y)


def covered_points(area: Area, core: Core) -> int:
    """Return which points of a letter's body an area lies over, one bit for each; 0 for none."""
    if core.x0 > area.x1 or core.x1 < area.x0 or core.top > area.bottom or core.bottom < area.top:
        return 0
    if area.exact and core.x0 >= area.x0 and core.x1 <= area.x1:
        if core.top >= area.top and core.bottom <= area.bottom:
            return ALL_POINTS
    found, bit = 0, 1
    for x, y in grid_of(core.x0, core.top, core.x1, core.bottom):
        if area.x0 <= x <= area.x1 and area.top <= y <= area.bottom:
            if area.shape is None or area.shape.holds(x, y):
                found |= bit
        bit <<= 1
    return found
