"""Entries of the table glyf of an open font: the bytes of each glyph, without taking them apart."""

import struct
from functools import lru_cache
from typing import Any

from .tolerances import MOST_OPEN

_HEADER = 10  # contour count and box


class _Tables:
    """Where the glyphs of one font stand in its bytes; of a font without the table glyf, none.

    Source: OpenType, tables head (format of loca at byte 50) and loca (halved in format 0).
    """

    def __init__(self, program: Any) -> None:
        tables, file = program.reader.tables, program.reader.file
        self._data = b""
        self._size = 2
        self._places = self._places_end = self._glyphs = self._glyphs_end = 0
        if "glyf" not in tables:
            return
        head, loca, glyf = tables["head"], tables["loca"], tables["glyf"]
        file.seek(0)
        self._data = file.read()
        self._size = 2 if self._data[head.offset + 50 : head.offset + 52] == b"\0\0" else 4
        self._places, self._places_end = loca.offset, loca.offset + loca.length
        self._glyphs, self._glyphs_end = glyf.offset, glyf.offset + glyf.length

    def span(self, gid: int) -> tuple[int, int] | None:
        """Return where a glyph begins and ends in the font; None where there is none."""
        size = self._size
        at = self._places + gid * size
        if gid < 0 or at + 2 * size > min(self._places_end, len(self._data)):
            return None
        places = self._data[at : at + 2 * size]
        unit = 2 if size == 2 else 1
        start, end = int.from_bytes(places[:size]), int.from_bytes(places[size:])
        return self._glyphs + unit * start, self._glyphs + unit * end

    def entry(self, gid: int) -> bytes:
        """Return the bytes of a glyph."""
        start, end = self.span(gid) or (0, 0)
        return self._data[start : max(start, min(end, self._glyphs_end))]


@lru_cache(maxsize=MOST_OPEN)
def _tables(program: Any) -> _Tables:
    return _Tables(program)


def glyph_entry(program: Any, gid: int) -> bytes:
    """Return the bytes of a glyph in the table glyf, b"" where it draws nothing or there is none.

    Args:
        program: as fontTools opens it.
        gid: number of the glyph.
    """
    return _tables(program).entry(gid)


def is_blank(program: Any, gid: int) -> bool:
    """Return whether a glyph stands in the table glyf and draws nothing, as spaces do.

    fontTools takes the whole table apart to say so: 3 % of the time of short documents.

    Source: OpenType, table loca: the entry of such a glyph has no length.
    """
    span = _tables(program).span(gid)
    return span is not None and span[0] == span[1]


def glyph_side(program: Any, gid: int) -> int:
    """Return 1 for a glyph with its ink mostly above the baseline, -1 below, 0 for none.

    Source: OpenType, table glyf: contour count, xMin, yMin, xMax, yMax as 16-bit integers.
    """
    tables = _tables(program)
    start, end = tables.span(gid) or (0, 0)
    if end - start < _HEADER:
        return 0
    low, _, high = struct.unpack(">hhh", tables.entry(gid)[4:10])
    return 1 if low + high > 0 else -1
