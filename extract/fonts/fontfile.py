"""FontFile: what an embedded font can be asked about its codes, whoever answers."""


class FontFile:
    """What an embedded font itself says, apart from the PDF's ToUnicode map; here nothing.

    Attributes:
        name: as its PDF calls it.
        identity: the same for fonts that answer alike to every question; b"" where that is not
            known.
    """

    name: str
    identity: bytes = b""

    def second_opinion(self, code: int) -> str | None:
        """Return the letters that the font's own names or cmap give to a code."""
        return None

    def ink_side(self, code: int) -> int:
        """Return 1 when a code's ink is above the baseline, -1 below, 0 when that is not known."""
        return 0

    def shape_opinion(self, code: int) -> tuple[str, float] | None:
        """Return the letters that a code's glyph is drawn like, and how alike (1 is the same)."""
        return None

    @property
    def layer_is_guess(self) -> bool:
        """Whether nothing in the file tells which letters the codes are: the layer's are a guess.

        Readers take the codes of a simple font for Latin ones, and those of a composite font for
        the numbers of its glyphs.
        """
        return False

    @property
    def has_unicode_map(self) -> bool:
        """Whether the PDF itself tells which letters the codes are (ToUnicode)."""
        return False

    @property
    def is_composite(self) -> bool:
        """Whether its codes are numbers of glyphs, and no bytes."""
        return False

    @property
    def family(self) -> str:
        """The name that the embedded program has, "" where it has none."""
        return ""

    @property
    def em(self) -> float:
        """Units of `contours` to the em."""
        return 1000.0

    def contours(self, code: int) -> "list[list[tuple[float, float]]] | None":
        """Return the polygons drawn for a code, [] for nothing; None when that is not known."""
        return None

    def fingerprint(self, code: int) -> int | None:
        """Return the fingerprint of the glyph that a code draws, None where it has none."""
        return None

    def simple_entry(self, code: int) -> bytes:
        """Return all that says how a code's glyph is drawn, b"" where that is not in one place."""
        return b""

    def ink_top(self, code: int) -> int | None:
        """Return the highest point of a code's ink, None where only its contours tell."""
        return None

    def says_nothing(self, code: int) -> bool:
        """Return whether neither a name nor the PDF's map says what a code's glyph is."""
        return False

    def is_nameless(self, code: int) -> bool:
        """Return whether a code's glyph has a name that says nothing, where others' names do."""
        return False

    def named_letters(self, code: int) -> str | None:
        """Return the letters that the name of a code's glyph stands for, None if none."""
        return None

    def byte_of(self, code: int) -> int | None:
        """Return the byte that a code was in an order from before Unicode, None if it was none."""
        return None

    def glyph_name(self, code: int) -> str | None:
        """Return the name of a code's glyph in an encoding or in the program, None if none."""
        return None
