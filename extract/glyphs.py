"""Glyph, Rule and Page: what any reader hands over, before a single letter is repaired."""

from dataclasses import dataclass, field
from typing import NamedTuple

from .compiled import mypyc_attr
from .doubts import Scan
from .fonts.fontfile import FontFile
from .geometry import Box, make_box


@mypyc_attr(acyclic=True)
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
        return make_box(self.x0, top, self.x1, self.baseline + 0.25 * self.size)


@mypyc_attr(acyclic=True)
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
        return make_box(self.x0, self.top, self.x1, self.bottom)


class Stroke(NamedTuple):
    """A straight line that is neither level nor upright, from its left end to its right one."""

    x0: float
    y0: float
    x1: float
    y1: float


class Fill(NamedTuple):
    """A level rectangle that is filled with one colour: red, green and blue from 0 to 1."""

    box: Box
    colour: tuple[float, float, float]


class ActualText(NamedTuple):
    """A replacement text for the glyphs ``first`` to ``last`` (exclusive) of the stream order."""

    first: int
    last: int
    text: str


class Hidden(NamedTuple):
    """A glyph that the page does not show: its place in `Page.glyphs`, and why.

    ``clip`` is the area that cut it off, None for other reasons.

    The reason is one of "layer-off", "invisible" (rendering mode), "transparent", "clipped",
    "same-colour" (as what is below it), "covered" (by what is painted later), "tiny" and
    "outside" (of the CropBox).
    """

    at: int
    reason: str
    clip: Box | None = None


class Unread(NamedTuple):
    """A place where a page shows something that is no text of the file, and may say something.

    ``cause`` is "field", "note", "redaction", "picture" or "outlines"; ``text`` what the file says
    of it. A "stamp" and what was "typed" over the page have letters, which are read.
    """

    box: Box
    cause: str
    text: str = ""


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
        hidden: the glyphs that the page does not show, by index.
        crop: the part of the page that a viewer shows; None for all of it.
        unread: fields and notes without letters, and shapes like those of letters.
        fills: filled rectangles in the order of painting, white ones too.
        white_rules: what is drawn like rules in the paper's white; seen on coloured fills only.
        strokes: drawn lines that are neither level nor upright.
        scan: how it was read when OCR read it; its glyphs then run level.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    images: tuple[Box, ...] = ()
    actual_texts: tuple[ActualText, ...] = ()
    fonts: dict[str, FontFile] = field(default_factory=dict)
    hidden: tuple[Hidden, ...] = ()
    crop: Box | None = None
    unread: tuple[Unread, ...] = ()
    fills: tuple[Fill, ...] = ()
    white_rules: tuple[Rule, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    scan: Scan | None = None


def within_page(crop: Box, width: float, height: float) -> Box | None:
    """Return the part of a page that a crop leaves; None where it cuts nothing, or everything.

    >>> within_page(Box(-5, 10, 60, 90), 50, 80)
    Box(x0=0.0, top=10, x1=50, bottom=80)
    >>> within_page(Box(0, 0, 50, 80), 50, 80) is None
    True
    """
    x0, top = max(crop.x0, 0.0), max(crop.top, 0.0)
    x1, bottom = min(crop.x1, width), min(crop.bottom, height)
    if x0 >= x1 or top >= bottom:
        return None
    if x0 < 1 and top < 1 and x1 > width - 1 and bottom > height - 1:
        return None
    return Box(x0, top, x1, bottom)
