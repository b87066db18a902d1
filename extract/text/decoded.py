"""Decoded: a glyph with the text that stands for it."""

from ..compiled import mypyc_attr
from ..glyphs import Glyph


@mypyc_attr(acyclic=True)
class Decoded:
    """A glyph with the text that stands for it, and the repair that gave it that text.

    Attributes:
        glyph: as read.
        text: what it says.
        repair: name of the repair that gave it that text, None if the text layer did.
        named: the font itself names this letter.
    """

    __slots__ = ("glyph", "named", "repair", "text")

    def __init__(
        self, glyph: Glyph, text: str, repair: str | None = None, named: bool = False
    ) -> None:
        self.glyph = glyph
        self.text = text
        self.repair = repair
        self.named = named


def is_lost_mark(glyph: Glyph) -> bool:
    """Return whether a space glyph has no width: Word 2007-2013 put one for each lost mark."""
    return glyph.text in (" ", "\xa0") and has_no_width(glyph)


def has_no_width(glyph: Glyph) -> bool:
    """Return whether the pen does not move on, as after Thai marks."""
    return glyph.x1 - glyph.x0 < 0.02 * glyph.size
