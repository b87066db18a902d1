"""Fingerprints: glyphs of free faces known again byte for byte, whatever subset they stand in.

A glyph's fingerprint is the CRC-32 of its entry in the table glyf without its instructions: what
subsetters copy. It costs a hundredth of a look at the outline, and most fonts that only a
ToUnicode map names are faces that are free.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from sys import byteorder

_HEADER = 10  # contour count and box
_WORDS, _MORE = 0x0001, 0x0020  # flags of a component: two-byte arguments, others follow
_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))


def fingerprint(entry: bytes, entry_of: Callable[[int], bytes] | None = None) -> int | None:
    """Return the fingerprint of a glyph's entry in the table glyf, None where there is none.

    Args:
        entry: of the glyph.
        entry_of: gives the entries of the glyphs that a composite one is made of, by number.
    Source: OpenType, table glyf: simple and composite glyph descriptions.

    >>> box = bytes.fromhex("0001 0000 0000 0064 0064")
    >>> bare = box + bytes.fromhex("0003 0000") + b"flags and coordinates"
    >>> hinted = box + bytes.fromhex("0003 0002 b000") + b"flags and coordinates"
    >>> fingerprint(bare) == fingerprint(hinted)
    True
    """
    contours = int.from_bytes(entry[:2], signed=True)
    if contours < 0 and entry_of is not None:
        return _composite(entry, entry_of)
    if contours <= 0:
        return None
    start = _HEADER + 2 * contours
    count = int.from_bytes(entry[start : start + 2])
    return zlib.crc32(entry[start + 2 + count :].rstrip(b"\0"), zlib.crc32(entry[:start]))


def _composite(entry: bytes, entry_of: Callable[[int], bytes]) -> int | None:
    """Return the fingerprint of a composite glyph: of its parts and where they are put."""
    number = zlib.crc32(entry[2:_HEADER])
    at, flags = _HEADER, _MORE
    while flags & _MORE:
        if at + 4 > len(entry):
            return None
        flags = int.from_bytes(entry[at : at + 2])
        part = fingerprint(entry_of(int.from_bytes(entry[at + 2 : at + 4])))
        if part is None:
            return None
        end = at + 4 + (4 if flags & _WORDS else 2)
        end += next((size for bit, size in _SCALES if flags & bit), 0)
        number = zlib.crc32(entry[at + 4 : end] + part.to_bytes(4), number)
        at = end
    return number


class Fingerprints:
    """Fingerprints in order, each with its letter."""

    def __init__(self, data: bytes) -> None:
        count = int.from_bytes(data[:4], "little")
        self._numbers = array("I", data[4 : 4 + 4 * count])
        if byteorder == "big":
            self._numbers.byteswap()
        self._kinds = data[4 + 4 * count : 4 + 5 * count]
        self._letters = data[4 + 5 * count :].decode("utf-8")

    def letter(self, number: int) -> str | None:
        """Return the letter of a fingerprint, None for one that no known face has."""
        place = bisect_left(self._numbers, number)
        if place < len(self._numbers) and self._numbers[place] == number:
            return self._letters[self._kinds[place]]
        return None


def write_fingerprints(letters: Mapping[int, str]) -> bytes:
    """Return the bytes of a file of fingerprints."""
    kinds = sorted(set(letters.values()))
    order = sorted(letters)
    numbers = array("I", order)
    if byteorder == "big":
        numbers.byteswap()
    places = bytes(kinds.index(letters[number]) for number in order)
    return len(order).to_bytes(4, "little") + numbers.tobytes() + places + "".join(kinds).encode()


@cache
def known_fingerprints() -> Fingerprints:
    """Return the fingerprints of the free faces named in shapes.toml."""
    return Fingerprints((files(__package__) / "fingerprints.bin").read_bytes())
