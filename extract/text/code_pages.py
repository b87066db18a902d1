"""Code pages: the Thai letter of a byte, and those of a byte that was read in another page."""

from functools import cache, lru_cache
from typing import Final

from ..fonts.glyphmaps import glyph_maps

_READ_AS = ("cp1252", "latin-1", "mac_roman")
_ORDERS = ("tis-620", "mac-thai")
# Signs that stand in any text; they alone tell nothing of its code page.
USUAL_SIGNS: Final = frozenset("‘’“”‹›«»–—•…°·×÷±®©™√")


def byte_to_letter(byte: int, order: str) -> str | None:
    """Return the Thai letter of a byte in an order from before Unicode, None where it has none.

    >>> byte_to_letter(0xA1, "tis-620"), byte_to_letter(65, "tis-620")
    ('ก', None)
    >>> byte_to_letter(0x83, "mac-thai") == "\u0e48"
    True
    """
    if order == "mac-thai" and chr(byte) in glyph_maps()["mac-thai"]:
        return glyph_maps()["mac-thai"][chr(byte)]
    if 0xA1 <= byte <= 0xDA or 0xDF <= byte <= 0xFB:
        return chr(byte - 0xA0 + 0x0E00)
    return None


@lru_cache(maxsize=256)
def letters_of_byte(byte: int) -> frozenset[str]:
    """Return what a byte that is no plain letter is called in the foreign code pages.

    >>> sorted(letters_of_byte(0xA1)), letters_of_byte(65)
    (['¡', '°'], frozenset())
    """
    if not 0x80 <= byte <= 0xFF:
        return frozenset()
    raw = bytes([byte])
    found = {raw.decode(page, "ignore") for page in _READ_AS} - {""}
    if "\xa0" in found:  # /MacRomanEncoding calls it a space (ISO 32000-1, annex D)
        found.add(" ")
    return frozenset(found)


@cache
def foreign_letters() -> frozenset[str]:
    """Return all that a byte of a Thai letter is called in the foreign code pages, but spaces.

    >>> "¡" in foreign_letters(), "∞" in foreign_letters(), "‰" in foreign_letters()
    (True, True, True)
    >>> "a" in foreign_letters()
    False
    """
    bytes_ = [byte for byte in range(0x80, 0x100) if any(byte_to_letter(byte, o) for o in _ORDERS)]
    found = {letter for byte in bytes_ for letter in letters_of_byte(byte)}
    return frozenset(letter for letter in found if letter.isprintable() and not letter.isspace())


@lru_cache(maxsize=1024)
def thai_by_code_page(letter: str) -> tuple[str, ...]:
    """Return the Thai letters for whose bytes a foreign letter stands, () for plain and Thai ones.

    >>> thai_by_code_page("¡"), thai_by_code_page("„"), thai_by_code_page("a")
    (('ก', 'ม'), ('้', 'ใ'), ())
    """
    if len(letter) != 1 or letter < "\x80" or "\u0e00" <= letter <= "\u0e7f":
        return ()
    found: dict[str, None] = {}
    for page in _READ_AS:
        try:
            byte = letter.encode(page)[0]
        except UnicodeEncodeError:
            continue
        for order in _ORDERS:
            thai = byte_to_letter(byte, order)
            if thai is not None and thai not in " \u200b":
                found[thai] = None
    return tuple(found)
