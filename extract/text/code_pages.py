"""Code pages: which Thai letters a foreign letter may be whose byte was read in another page."""

from functools import lru_cache

from .settling import byte_to_letter

_READ_AS = ("cp1252", "latin-1", "mac_roman")
_ORDERS = ("tis-620", "mac-thai")


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
