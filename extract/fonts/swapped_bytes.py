"""Letters of a ToUnicode map whose two bytes stand the wrong way round ("昀氀" for "fl")."""

from collections.abc import Iterable

from .tolerances import FEWEST_ALONE

_FIRST_FAR, _LAST_FAR = "\u3100", "\u7eff"  # no sign and no Latin letter: ideographs


def swap_bytes(text: str) -> str | None:
    """Return the Thai and plain letters that swapped ones stand for, None where they are none.

    >>> swap_bytes("昀氀"), swap_bytes("\u210e"), swap_bytes("中"), swap_bytes("é")
    ('fl', 'ม', None, None)
    """
    swapped = ""
    for letter in text:
        low, high = ord(letter) & 0xFF, ord(letter) >> 8
        if low == 0x0E and (0x01 <= high <= 0x3A or 0x3F <= high <= 0x5B):
            swapped += chr(0x0E00 + high)
        elif low == 0 and 0x20 <= high <= 0x7E:
            swapped += chr(high)
        else:
            return None
    return swapped or None


def find_swapped(layers: Iterable[str]) -> dict[str, str]:
    """Return what the swapped letters among those of one font's text layer stand for.

    A font with ideographs of other kinds has true ones; signs and Latin letters that a swapped one
    looks like (∀ for a quotation mark) are only believed beside letters that nothing else explains.
    """
    found: dict[str, str] = {}
    plain = far = 0
    for layer in layers:
        if not layer or layer.isascii() or all("\u0e00" <= one <= "\u0e7f" for one in layer):
            plain += any(one.isalpha() for one in layer)
            continue
        swapped = swap_bytes(layer)
        if swapped is not None:
            found[layer] = swapped
            far += any(_FIRST_FAR <= one <= _LAST_FAR or ord(one) & 0xFF == 0x0E for one in layer)
        elif any("\u2e80" <= one <= "\ud7ff" for one in layer):
            return {}
    is_swapped = far > 0 and (plain > 0 or len(found) >= FEWEST_ALONE)
    if far == 1 and len(found) == 1 and next(iter(found)).isalpha() and len(next(iter(found))) == 1:
        is_swapped = is_swapped and next(iter(found)) > "\u024f"  # "Ď" may be Czech
    return found if is_swapped else {}
