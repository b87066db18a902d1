"""Text operators of content streams: where the pen stands, and the glyphs that strings show."""

import math
from collections.abc import Iterable

from pdfminer.utils import mult_matrix

from ..glyphs import Glyph
from .drawing import Drawing, Matrix
from .lexing import OddContentError
from .typefaces import Typeface

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
INVISIBLE = 3  # text rendering mode of a layer that OCR puts under an image

TEXT_OPERATORS = {  # operator: number of operands, method
    b"BT": (0, "begin_text"),
    b"Tm": (6, "set_matrix"),
    b"Td": (2, "move"),
    b"TD": (2, "move_and_lead"),
    b"T*": (0, "next_line"),
    b"Tc": (1, "set_charspace"),
    b"Tw": (1, "set_wordspace"),
    b"Tz": (1, "set_scaling"),
    b"TL": (1, "set_leading"),
    b"Ts": (1, "set_rise"),
    b"Tr": (1, "set_render"),
}
TEXT_STATE = (
    *("font", "size", "charspace", "wordspace", "scaling", "leading", "rise", "visible"),
    *("matrix", "x"),
)

_make = tuple.__new__  # a Glyph without the detour over its keywords: this is the hottest line


class TextOperators:
    """The text state and the operators that change it or show text."""

    drawing: Drawing
    ctm: Matrix
    fill: float

    def __init__(self) -> None:
        self.font: Typeface | None = None
        self.size = self.charspace = self.wordspace = self.leading = self.rise = 0.0
        self.scaling = 100.0
        self.visible = True
        self.matrix = IDENTITY
        self.x = 0.0

    def begin_text(self) -> None:
        """BT: back to the origin."""
        self.matrix, self.x = IDENTITY, 0.0

    def set_matrix(self, *matrix: float) -> None:
        """Tm: the text matrix."""
        self.matrix, self.x = matrix, 0.0  # type: ignore[assignment]

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
        self.scaling = value

    def set_leading(self, value: float) -> None:
        """TL: distance of lines, downwards."""
        self.leading = -value

    def set_rise(self, value: float) -> None:
        """Ts: height above the baseline."""
        self.rise = value

    def set_render(self, value: float) -> None:
        """Tr: whether text is painted."""
        self.visible = value != INVISIBLE

    def show(self, parts: Iterable[bytes | float]) -> None:
        """Tj, TJ: add the glyphs of strings, numbers between them moving the pen back."""
        font = self.font
        if font is None:
            return
        if font.vertical:
            raise OddContentError("vertical writing")
        a, b, c, d, e, f = mult_matrix(self.matrix, self.ctm)
        scaling = self.scaling * 0.01
        charspace = self.charspace * scaling
        wordspace = 0.0 if font.multibyte else self.wordspace * scaling
        unit = self.size * scaling
        e += c * self.rise
        bottom = self.drawing.height - (f + d * self.rise)
        size = abs(self.size) * math.hypot(c, d)
        angle = 0 if b == 0.0 and a > 0 else round(math.degrees(math.atan2(b, a))) % 360
        along = a if angle in (0, 180) else math.hypot(a, b)
        glyphs = self.drawing.glyphs
        order = len(glyphs)
        x = self.x
        key, codes, decode = font.key, font.codes, font.decode
        grey, visible = self.fill, self.visible
        spaced = False
        for part in parts:
            if part.__class__ is float:
                x -= part * 0.001 * unit  # type: ignore[operator]
                spaced = True
                continue
            for code in decode(part):  # type: ignore[arg-type]
                if spaced:
                    x += charspace
                spaced = True
                text, width = codes[code]
                width *= unit
                x0 = x * a + e
                x1 = x0 + width * along
                if x1 < x0:
                    x0, x1 = x1, x0
                glyphs.append(
                    _make(  # type: ignore[arg-type]
                        Glyph,
                        (
                            text,
                            x0,
                            x1,
                            bottom - x * b,
                            size,
                            key,
                            code,
                            order,
                            angle,
                            grey,
                            visible,
                        ),
                    )
                )
                order += 1
                x += width
                if wordspace and code == 32:
                    x += wordspace
        self.x = x
