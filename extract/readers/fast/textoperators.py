"""Text operators of content streams: where the pen stands, and the glyphs that strings show."""

import math
from typing import TypeAlias

from ...glyphs import Glyph
from .drawing import Drawing
from .graphicsoperators import GraphicsOperators
from .letters import Typeface
from .lexing import OddContentError
from .matrices import Matrix, combine
from .tolerances import FLAT_SHARE, LEAST_SIZE_PT

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CLIPPING = 7  # text is no paint but a clip for what is painted next
INVISIBLE = 3  # text rendering mode of a layer that OCR puts under an image

Slope: TypeAlias = tuple[float, float, float, float, float, int, float, float]


class TextOperators(GraphicsOperators):
    """The text state and the operators that change it or show text."""

    def __init__(self, drawing: Drawing, ctm: Matrix) -> None:
        super().__init__(drawing, ctm)
        self.font: Typeface | None = None
        self.size = self.charspace = self.wordspace = self.leading = self.rise = 0.0
        self.scaling = 100.0
        self.visible = True
        self.matrix = IDENTITY
        self.x = 0.0
        self.slope: Slope | None = None  # None when it has to be worked out anew

    def set_font(self, font: Typeface, size: float) -> None:
        """Tf: font and size."""
        self.font, self.size, self.slope = font, size, None

    def begin_text(self) -> None:
        """BT: back to the origin."""
        self.matrix, self.x, self.slope = IDENTITY, 0.0, None

    def set_matrix(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Tm: the text matrix."""
        self.matrix, self.x, self.slope = (a, b, c, d, e, f), 0.0, None

    def move(self, x: float, y: float) -> None:
        """Td: to the start of another line."""
        a, b, c, d, e, f = self.matrix
        self.matrix, self.x = (a, b, c, d, x * a + y * c + e, x * b + y * d + f), 0.0

    def move_and_lead(self, x: float, y: float) -> None:
        """TD: to the start of another line, whose distance becomes the leading."""
        self.move(x, y)
        self.leading = y

    def next_line(self) -> None:
        """T*: to the next line."""
        self.move(0.0, self.leading)

    def set_charspace(self, value: float) -> None:
        """Tc: space after every letter."""
        self.charspace = value

    def set_wordspace(self, value: float) -> None:
        """Tw: space after every space."""
        self.wordspace = value

    def set_scaling(self, value: float) -> None:
        """Tz: width in per cent."""
        self.scaling, self.slope = value, None

    def set_leading(self, value: float) -> None:
        """TL: distance of lines, downwards."""
        self.leading = -value

    def set_rise(self, value: float) -> None:
        """Ts: height above the baseline."""
        self.rise, self.slope = value, None

    def set_render(self, value: float) -> None:
        """Tr: whether text is painted."""
        self.visible = value != INVISIBLE
        if value != self.look.mode:
            self.look = self.look.copy()
            self.look.mode = int(value)

    def show(self, parts: list[float | bytes]) -> None:
        """Tj, TJ: add the glyphs of strings as written, numbers between moving the pen back."""
        font = self.font
        if font is None or not parts:
            return
        a, b, along, unit, size, angle, rise_x, rise_y = self.slope or self._find_slope(font)
        ca, cb, cc, cd, ce, cf = self.ctm
        _, _, _, _, e, f = self.matrix
        left = ca * e + cc * f + ce + rise_x
        baseline = self.drawing.height - (cb * e + cd * f + cf + rise_y)
        charspace = self.charspace * self.scaling * 0.01
        wordspace = 0.0 if font.multibyte else self.wordspace * self.scaling * 0.01
        strings, key, grey, visible = font.strings, font.key, self.fill, self.visible
        glyphs = self.drawing.glyphs
        if self.look is not self.drawing.look:
            self.drawing.begin_run(self.look)
            if self.look.mode == CLIPPING:
                self.text_clips = (*self.text_clips, self.look)
        first = len(glyphs)
        order = first  # the hottest lines of all
        x = self.x
        if charspace and not isinstance(parts[0], float):
            x -= charspace  # there is none before the first glyph
        for part in parts:
            if isinstance(part, float):
                x -= part * 0.001 * unit
                continue
            for letter in strings.letters(part):
                x += charspace
                advance = letter.width * unit
                x0 = x * a + left
                x1 = x0 + advance * along
                if x1 < x0:
                    x0, x1 = x1, x0
                y = baseline - x * b
                code = letter.code
                glyphs.append(
                    Glyph(letter.text, x0, x1, y, size, key, code, order, angle, grey, visible)
                )
                order += 1
                x += advance
                if wordspace and code == 32:
                    x += wordspace
        self.x = x
        if font.procedures is not None:
            self.look_at_procedures(font, first)

    def look_at_procedures(self, font: Typeface, first: int) -> None:
        """Note how the glyphs from one on look, which content of their own draws."""

    def _find_slope(self, font: Typeface) -> Slope:
        if font.vertical:
            raise OddContentError("vertical writing")
        a, b, c, d, _, _ = combine(self.matrix, self.ctm)
        angle = 0 if b == 0.0 and a > 0 else round(math.degrees(math.atan2(b, a))) % 360
        self.slope = (
            a,
            b,
            a if angle in (0, 180) else math.hypot(a, b),
            self.size * self.scaling * 0.01,
            abs(self.size) * math.hypot(c, d),
            angle,
            c * self.rise,
            d * self.rise,
        )
        if self.slope[4] < LEAST_SIZE_PT:
            self.drawing.has_tiny = True
        wide = math.hypot(a, b) if b else abs(a)
        em, high = abs(self.slope[3]) * wide, self.slope[4]
        if c and wide:  # leaning letters are lower than their upright strokes are long
            high = abs(self.size) * abs(a * d - b * c) / wide
        flat = is_flat(em, high)
        if flat != self.look.flat:
            self.look = self.look.copy()
            self.look.flat = flat
        return self.slope


def is_flat(wide: float, high: float) -> bool:
    """Return whether letters with an em so wide and high are but a stroke to the eye.

    >>> is_flat(0.02, 10.0), is_flat(10.0, 0.5), is_flat(0.5, 0.5), is_flat(7.0, 14.0)
    (True, True, False, False)
    """
    low, long = min(wide, high), max(wide, high)
    return low < LEAST_SIZE_PT and low < FLAT_SHARE * long
