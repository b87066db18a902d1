"""FontFile: what an embedded font can be asked about its codes, whoever answers."""


class FontFile:
    """What an embedded font itself says, apart from the PDF's ToUnicode map; here nothing.

    Attributes:
        name: as its PDF calls it.
    """

    name: str

    def second_opinion(self, code: int) -> str | None:
        """Return the letters that the font's own names or cmap give to a code."""
        return None

    def ink_side(self, code: int) -> int:
        """Return 1 when a code's ink is above the baseline, -1 below, 0 when that is not known."""
        return 0

    def shape_opinion(self, code: int) -> tuple[str, float] | None:
        """Return the letters that a code's glyph is drawn like, and how alike (1 is the same)."""
        return None
