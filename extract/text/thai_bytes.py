"""Latin letters that are the bytes of Thai ones, in fonts of the time before Unicode."""

from collections import Counter

from .decoded import Decoded
from .tolerances import THAI_BYTES_USES


def is_thai_byte(text: str, code: int) -> bool:
    """Return whether a Latin letter stands for a code that is a Thai letter in TIS-620.

    >>> is_thai_byte("¡", 0xA1), is_thai_byte("é", 200), is_thai_byte("A", 65)
    (True, False, False)
    """
    return (
        len(text) == 1
        and ord(text) == code
        and ("\xa1" <= text <= "\xda" or "\xdf" <= text <= "\xfb")
    )


class ThaiBytes:
    """Which fonts of a document draw Thai at the codes of TIS-620."""

    def __init__(self) -> None:
        self._uses: dict[str, Counter[str]] = {}  # by font

    def read(self, decoded: list[Decoded]) -> None:
        """Read Latin letters as the Thai ones of their bytes in fonts that have little else.

        Fonts of the time before Unicode draw Thai at the codes of TIS-620 and call them ¡, ¢, £.
        In Western text such letters are a few among many plain ones.
        """
        uses = self._uses
        for part in decoded:
            if part.text.isalpha() and part.text.isascii():
                uses.setdefault(part.glyph.font, Counter())["plain"] += 1
            elif is_thai_byte(part.text, part.glyph.code):
                uses.setdefault(part.glyph.font, Counter())["thai"] += 1
        fonts = {
            font
            for font, count in uses.items()
            if count["thai"] >= THAI_BYTES_USES and count["thai"] > 3 * count["plain"]
        }
        for index, part in enumerate(decoded):
            if part.glyph.font in fonts and is_thai_byte(part.text, part.glyph.code):
                letter = part.text.encode("latin-1").decode("cp874")
                decoded[index] = Decoded(part.glyph, letter, "thai-bytes")
