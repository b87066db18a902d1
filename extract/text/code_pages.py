"""Code pages: the Thai letter of a byte, and those of a byte that was read in another page."""

from functools import lru_cache

from ..fonts.glyphmaps import glyph_maps

_READ_AS = ("cp1252", "latin-1", "mac_roman")
_ORDERS = ("tis-620", "mac-thai")


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
