"""Fingerprints: glyphs of free faces known again byte for byte, whatever subset they stand in.

A glyph's fingerprint is the CRC-32 of its entry in the table glyf without its instructions: what
subsetters copy. It costs a hundredth of a look at the outline, and most fonts that only a
ToUnicode map names are faces that are free.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from sys import byteorder

_HEADER = 10  # contour count and box


def fingerprint(entry: bytes) -> int | None:
    """Return the fingerprint of a glyph's entry in the table glyf, None for a composite glyph.

    Source: OpenType, table glyf: the simple glyph description.

    >>> box = bytes.fromhex("0001 0000 0000 0064 0064")
    >>> bare = box + bytes.fromhex("0003 0000") + b"flags and coordinates"
    >>> hinted = box + bytes.fromhex("0003 0002 b000") + b"flags and coordinates"
    >>> fingerprint(bare) == fingerprint(hinted)
    True
    """
    contours = int.from_bytes(entry[:2], signed=True)
    if contours <= 0:
        return None
    start = _HEADER + 2 * contours
    count = int.from_bytes(entry[start : start + 2])
    return zlib.crc32(entry[start + 2 + count :].rstrip(b"\0"), zlib.crc32(entry[:start]))


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
