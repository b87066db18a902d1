"""Glyph, Rule and Page: what any reader hands over, before a single letter is mended."""

from dataclasses import dataclass, field
from typing import NamedTuple

from .fonts.fontfile import FontFile
from .geometry import Box


class Glyph:
    """One drawn glyph, in points from the displayed page's top left.

    A plain class and no dataclass: compiled, its numbers are then kept as such (see `setup.py`).

    Attributes:
        text: what the text layer says it is; "" when it says nothing, several letters for a
            ligature.
        x0: pen position before the glyph. Thai marks have no width, so this is where the pen
            stands and not where the ink is.
        x1: pen position after it.
        baseline: y of the pen, downwards.
        size: font size on the page.
        font: key of its font in `Page.fonts`.
        code: character code in that font, -1 where the reader has none.
        order: place in the content stream, from 0.
        angle: direction of writing in degrees, counter-clockwise (0 for upright text).
        grey: brightness of the fill, 0 black to 1 white.
        visible: False for render mode 3 (a layer that OCR put under an image).
    """

    __slots__ = (
        *("text", "x0", "x1", "baseline", "size", "font", "code", "order", "angle", "grey"),
        "visible",
    )

    def __init__(
        self,
        text: str,
        x0: float,
        x1: float,
        baseline: float,
        size: float,
        font: str,
        code: int,
        order: int,
        angle: int = 0,
        grey: float = 0.0,
        visible: bool = True,
    ) -> None:
        self.text = text
        self.x0 = x0
        self.x1 = x1
        self.baseline = baseline
        self.size = size
        self.font = font
        self.code = code
        self.order = order
        self.angle = angle
        self.grey = grey
        self.visible = visible

    def moved_to(self, x0: float, x1: float, baseline: float, angle: int) -> "Glyph":
        """Return the glyph in another place, written in another direction."""
        return Glyph(
            self.text,
            x0,
            x1,
            baseline,
            self.size,
            self.font,
            self.code,
            self.order,
            angle,
            self.grey,
            self.visible,
        )

    @property
    def box(self) -> Box:
        """Area from ascent to descent: 0.8 em above and 0.25 em below the baseline."""
        top = self.baseline - 0.8 * self.size
        return Box(self.x0, top, self.x1, self.baseline + 0.25 * self.size)


class Rule:
    """A straight ruled line, horizontal or vertical (one of its sides has no length).

    ``drawn`` is False for the edge of a shaded area that has no stroke of its own.
    """

    __slots__ = ("bottom", "drawn", "top", "x0", "x1")

    def __init__(self, x0: float, top: float, x1: float, bottom: float, drawn: bool = True) -> None:
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom
        self.drawn = drawn

    @property
    def box(self) -> Box:
        """Its area, which has no width or no height."""
        return Box(self.x0, self.top, self.x1, self.bottom)


class ActualText(NamedTuple):
    """A replacement text for the glyphs ``first`` to ``last`` (exclusive) of the stream order."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read.

    Attributes:
        number: from 1.
        width: in points as displayed, after /Rotate.
        height: in points as displayed.
        glyphs: in content-stream order.
        rules: drawn lines and edges of rectangles.
        images: boxes of images.
        actual_texts: replacement texts, outermost spans only, by first glyph.
        fonts: the fonts by the key that glyphs carry.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    images: tuple[Box, ...] = ()
    actual_texts: tuple[ActualText, ...] = ()
    fonts: dict[str, FontFile] = field(default_factory=dict)
