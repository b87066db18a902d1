"""Pages of one line set in a font that says what it is told to say, and how they are read."""

from dataclasses import dataclass, field

from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.glyphs import ActualText, Glyph, Page
from mattrakan.extract.text.decoding import Decoder


@dataclass
class Font(FontFile):
    """An embedded font with what it says of each code."""

    name: str = "Any"
    letters: dict[int, str] = field(default_factory=dict)
    shapes: dict[int, str] = field(default_factory=dict)

    def second_opinion(self, code: int) -> str | None:
        return self.letters.get(code)

    def ink_side(self, code: int) -> int:
        return 0

    def shape_opinion(self, code: int) -> tuple[str, float] | None:
        return (self.shapes[code], 0.9) if code in self.shapes else None


@dataclass
class SidedFont(Font):
    """A font that tells on which side of the baseline a code's ink is."""

    sides: dict[int, int] = field(default_factory=dict)

    def ink_side(self, code: int) -> int:
        return self.sides.get(code, 0)


def typeset(
    *letters: str | tuple[str, int],
    font: FontFile | None = None,
    actual_texts: tuple[ActualText, ...] = (),
) -> Page:
    """Return a page with one line; a letter may come with its code, "_" is a zero-width space."""
    glyphs = []
    x = 50.0
    for order, letter in enumerate(letters):
        text, code = letter if isinstance(letter, tuple) else (letter, 1000 + order)
        is_mark = text == "_" or (text and "\u0e31" <= text <= "\u0e4e" and text not in "าำเแโใไๆๅ")
        width = 0.0 if is_mark or not text else 8.0
        said = " " if text == "_" else text
        glyphs.append(Glyph(said, x, x + width, 100.0, 16.0, "F", code, order))
        x += width
    return Page(1, 595, 842, tuple(glyphs), (), (), actual_texts, {"F": font or Font()})


def told(page: Page, decoder: Decoder | None = None) -> str:
    return "".join(part.text for part in (decoder or Decoder()).decode(page))
