"""Foreign letters that are the bytes of Thai ones, in fonts of the time before Unicode."""

from collections import Counter
from typing import Final

from ..fonts.glyphmaps import UNKNOWN
from .code_pages import USUAL_SIGNS, byte_to_letter, foreign_letters, letters_of_byte
from .decoded import Decoded
from .tolerances import THAI_BYTES_USES

# Bytes by which Mac Thai's shifted marks are known: CP874 has no letter there.
_MAC_ALONE: Final = frozenset([*range(0x83, 0x91), *range(0x98, 0x9D)]) - {0x85, 0x8D, 0x8E, 0x90}


def is_thai_byte(text: str, code: int) -> bool:
    """Return whether a foreign letter stands for a code that is a Thai letter in TIS-620.

    >>> is_thai_byte("¡", 0xA1), is_thai_byte("°", 0xA1), is_thai_byte("é", 200)
    (True, True, False)
    >>> is_thai_byte("A", 65)
    False
    """
    return text in letters_of_byte(code) and byte_to_letter(code, "tis-620") is not None


def may_hold_bytes(texts: set[str]) -> bool:
    """Return whether some of a page's letters may be the bytes of Thai ones.

    >>> may_hold_bytes({"ก", "•", "“"}), may_hold_bytes({"¡"}), may_hold_bytes({"≤"})
    (False, True, True)
    """
    return any(
        "\x80" <= text and text in foreign_letters() and text not in USUAL_SIGNS for text in texts
    )


class ThaiBytes:
    """Which fonts of a document draw Thai at the codes of TIS-620 or Mac Thai."""

    def __init__(self) -> None:
        self._uses: dict[str, Counter[str]] = {}  # by font

    def read(self, decoded: list[Decoded]) -> None:
        """Read foreign letters as the Thai ones of their bytes in fonts that have little else.

        Fonts of the time before Unicode draw Thai at the codes of TIS-620 and call them ¡, ¢, £,
        or °, ¢, £ under /MacRomanEncoding. In Western text such letters are a few among many plain
        ones. Fonts of a Macintosh have their shifted marks below these codes. /MacRomanEncoding has
        no letter for some codes (ISO 32000-1, annex D); in such a font they are known, too.
        """
        uses = self._uses
        for part in decoded:
            text, code = part.text, part.glyph.code
            if text.isalpha() and text.isascii():
                uses.setdefault(part.glyph.font, Counter())["plain"] += 1
            elif code < 0x80 or code > 0xFF:
                continue
            elif is_thai_byte(text, code):
                uses.setdefault(part.glyph.font, Counter())["thai"] += 1
            elif code in _MAC_ALONE and text in letters_of_byte(code):
                uses.setdefault(part.glyph.font, Counter())["mac"] += 1
        fonts = {
            font: "mac-thai" if count["mac"] else "tis-620"
            for font, count in uses.items()
            if count["thai"] >= THAI_BYTES_USES and count["thai"] > 3 * count["plain"]
        }
        for index, part in enumerate(decoded):
            order, code = fonts.get(part.glyph.font), part.glyph.code
            if order is None or code < 0x80 or code > 0xFF:
                continue
            is_byte = part.text == UNKNOWN or part.text in letters_of_byte(code)
            letter = byte_to_letter(code, order) if is_byte else None
            if letter is not None:
                decoded[index] = Decoded(part.glyph, letter, "thai-bytes")
