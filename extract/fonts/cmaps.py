"""Tables of cmap: which letters or bytes the glyphs of an open font have, without fontTools.

fontTools names every glyph first and looks for it by its name afterwards, which took 7 % of the
time of short documents; what is not written as nearly all producers do is left to it.
"""

import struct
from collections.abc import Callable, Sequence
from typing import Any

# Formats. All Unicode tables of 71 embedded fonts were of 4, those of bytes of 0, 4 and 6.
_BYTES, _SEGMENTS, _TRIMMED = 0, 4, 6
_WITH_LONG_HEADER = (8, 10, 12, 13, 14, 15)


def unicode_cmaps(program: Any) -> list[tuple[int, int, dict[int, int]]] | None:
    """Return platform, encoding and code -> glyph of each Unicode table, in their order.

    Args:
        program: as fontTools opens it, with a table cmap.

    Returns:
        None where a table is of a rare format or not as long as it says.

    Source: OpenType, table cmap; Unicode are platform 0, and of platform 3 encodings 0, 1 and 10.
    """
    return _read_cmaps(program.reader["cmap"], is_unicode)


def byte_cmaps(program: Any) -> list[tuple[int, int, dict[int, int]]] | None:
    """Return the same of the tables of bytes: Macintosh (1, 0) and symbol (3, 0)."""
    return _read_cmaps(program.reader["cmap"], is_of_bytes)


def is_unicode(platform: int, encoding: int) -> bool:
    """Return whether the codes of a table are Unicode, as fontTools has it."""
    return platform == 0 or (platform == 3 and encoding in (0, 1, 10))


def is_of_bytes(platform: int, encoding: int) -> bool:
    """Return whether the codes of a table are bytes."""
    return encoding == 0 and platform in (1, 3)


def _read_cmaps(
    data: bytes, is_wanted: Callable[[int, int], bool]
) -> list[tuple[int, int, dict[int, int]]] | None:
    found: list[tuple[int, int, dict[int, int]]] = []
    read: dict[int, dict[int, int]] = {}
    try:
        (count,) = struct.unpack_from(">H", data, 2)
        for number in range(count):
            platform, encoding, at = struct.unpack_from(">HHL", data, 4 + 8 * number)
            kind, length = struct.unpack_from(">HH", data, at)
            if kind in _WITH_LONG_HEADER or length < 6 or at + length > len(data):
                return None
            if not is_wanted(platform, encoding):
                continue
            letters = read.get(at)
            if letters is None:
                table = data[at : at + length]
                if kind == _SEGMENTS:
                    letters = _read_segments(table)
                elif kind == _BYTES and length == 262:
                    letters = _numbered(0, table[6:])
                elif kind == _TRIMMED and length >= 10:
                    first, n_glyphs = struct.unpack_from(">HH", table, 6)
                    letters = _numbered(first, struct.unpack_from(f">{n_glyphs}H", table, 10))
                else:
                    return None
                read[at] = letters
            found.append((platform, encoding, letters))
    except (struct.error, IndexError):
        return None
    return found


def _numbered(first: int, gids: Sequence[int]) -> dict[int, int]:
    """Return code -> glyph of glyphs whose codes follow each other."""
    return {code: gid for code, gid in enumerate(gids, first) if gid != 0}


def _read_segments(table: bytes) -> dict[int, int]:
    """Return code -> glyph of a table of format 4; its last segment says nothing.

    Raises:
        IndexError: it points outside of itself.
    """
    if len(table) % 2:
        raise IndexError("half a number")
    n_segments = struct.unpack_from(">H", table, 6)[0] // 2
    numbers = struct.unpack_from(f">{(len(table) - 14) // 2}H", table, 14)
    starts = n_segments + 1
    deltas, offsets = starts + n_segments, starts + 2 * n_segments
    glyphs = starts + 3 * n_segments
    if len(numbers) < glyphs:
        raise IndexError("a table shorter than its segments")
    letters: dict[int, int] = {}
    for segment in range(n_segments - 1):
        start: int = numbers[starts + segment]
        end: int = numbers[segment]
        delta: int = numbers[deltas + segment]
        offset: int = numbers[offsets + segment]
        for code in range(start, end + 1):
            if offset == 0:
                gid = (code + delta) & 0xFFFF
            else:
                place = offsets + segment + offset // 2 + code - start
                if place < glyphs:
                    raise IndexError("a glyph that stands before all glyphs")
                index: int = numbers[place]
                gid = (index + delta) & 0xFFFF if index != 0 else 0
            if gid != 0:
                letters[code] = gid
    return letters
