"""What an embedded font says about its glyphs: a second opinion on the PDF's ToUnicode map."""

import logging
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdftypes import PDFStream, resolve1

from ..thai import LOWER, MARKS
from .contours import program_to_contours
from .fontfile import FontFile
from .glyphmaps import glyph_maps, name_to_text
from .outlines import Likeness, Shape, contours_to_shape, find_mark

UNICODE_CMAPS = {(3, 1), (3, 10), (0, 3), (0, 4)}
SYMBOL_CMAP = (3, 0)
MACINTOSH_CMAP = (1, 0)
NAMELESS_POST = bytes((0, 3, 0, 0))  # version 3.0 of the table post
MOST_OPEN = 8


class Programs:
    """The embedded programs of one document that were opened last.

    A page asks its few fonts in turn; opening a program takes longer than most of its answers.
    """

    def __init__(self) -> None:
        self._opened: dict[PDFStream, Any] = {}

    def program(self, stream: PDFStream) -> Any:
        """Return a TrueType or OpenType program as fontTools opens it."""
        program = self._opened.pop(stream, None)
        if program is None:
            program = open_program(stream.get_data())
        self._opened[stream] = program
        if len(self._opened) > MOST_OPEN:
            self._opened.pop(next(iter(self._opened))).close()
        return program


def open_program(data: bytes) -> Any:
    """Return a fontTools font, of which nothing is read yet."""
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # subsets are full of slips
    return TTFont(BytesIO(data), lazy=True, fontNumber=0)


def call_by_number(program: Any) -> None:
    """Let a font without names of its own call its glyphs by number, before it is asked for one."""
    if not hasattr(program, "glyphOrder") and not has_names(program):
        program.setGlyphOrder([f"glyph{gid:05d}" for gid in range(program["maxp"].numGlyphs)])


def has_names(program: Any) -> bool:
    """Tell whether a font names its glyphs; else fontTools makes names up from its cmap, slowly."""
    if "CFF " in program or "glyf" not in program:
        return True
    return "post" in program and program.reader["post"][:4] != NAMELESS_POST


class MinerFont(FontFile):
    """A pdfminer font with its embedded program, opened only when asked."""

    def __init__(self, font: PDFFont, programs: Programs) -> None:
        self.name = str(font.fontname)
        self._font = font
        self._programs = programs
        self._letters: dict[int, str] | None = None
        self._shapes: dict[str, list[Shape]] | None = None
        self._likenesses: dict[int, Likeness | None] = {}
        self._gids: dict[int, int] | None = None
        self._sides: dict[int, int] = {}
        mapping = resolve1(getattr(font, "spec", {}).get("CIDToGIDMap"))
        self._cid_to_gid = mapping.get_data() if isinstance(mapping, PDFStream) else None

    def second_opinion(self, code: int) -> str | None:
        """Return what the embedded font's names or cmap say of a code, None if nothing."""
        if not isinstance(self._font, PDFCIDFont):
            return None  # a simple font's names are its encoding, which the text layer tells
        if self._letters is None:
            self._letters = self._read_letters()
        return self._letters.get(self._composite_gid(code))

    def shape_opinion(self, code: int) -> Likeness | None:
        """Return the Thai mark that a code's glyph is drawn like, None when in doubt.

        Fonts redraw marks for tall, narrow and descending bases; their text layer often has no
        letter for these, while the plain mark's letter is known.
        """
        if code not in self._likenesses:
            try:
                self._likenesses[code] = self._find_likeness(code)
            except Exception:  # a damaged font program is an opinion that we do without
                self._likenesses[code] = None
        return self._likenesses[code]

    def ink_side(self, code: int) -> int:
        """Return 1 when a code's ink is above the baseline, -1 below, 0 when that is not known."""
        if code not in self._sides:
            try:
                self._sides[code] = self._read_side(code)
            except Exception:  # a damaged font program is an opinion that we do without
                self._sides[code] = 0
        return self._sides[code]

    def _read_side(self, code: int) -> int:
        if not self._is_composite() and self._names_own_glyphs():
            return 0
        program = self._open_program()
        if program is None or "glyf" not in program:
            return 0
        if self._is_composite():
            return glyph_side(program, self._composite_gid(code))
        if self._gids is None:
            self._gids = simple_gids(program)
        return glyph_side(program, self._gids.get(code, -1))

    def _find_likeness(self, code: int) -> Likeness | None:
        program = self._open_program()
        if program is None:
            return None
        call_by_number(program)
        if self._shapes is None:
            self._shapes = self._read_shapes(program)
        gid = self._gid(program, code)
        if gid is None:
            return None
        return find_mark(program_to_contours(program, gid), self._shapes)

    def _read_shapes(self, program: Any) -> dict[str, list[Shape]]:
        """Return the shapes of the marks whose letters the font or the text layer knows."""
        named = {gid: text for gid, text in program_letters(program).items() if text in MARKS}
        for code in range(program["maxp"].numGlyphs if self._is_composite() else 256):
            gid = self._gid(program, code)
            if gid is not None and gid not in named:
                try:
                    text = self._font.to_unichr(code)
                except Exception:
                    continue
                text = glyph_maps()["private-use"].get(text, text)
                if text in MARKS:
                    named[gid] = text
        shapes: dict[str, list[Shape]] = {}
        for gid, letter in named.items():
            shape = contours_to_shape(program_to_contours(program, gid))
            if shape is not None and (shape.middle < 0) == (letter in LOWER):
                shapes.setdefault(letter, []).append(shape)
        return shapes

    def _is_composite(self) -> bool:
        return isinstance(self._font, PDFCIDFont)

    def _gid(self, program: Any, code: int) -> int | None:
        if self._is_composite():
            gid = self._composite_gid(code)
            return gid if gid < program["maxp"].numGlyphs else None
        if self._gids is None:
            self._gids = {} if self._names_own_glyphs() else simple_gids(program)
        return self._gids.get(code)

    def _names_own_glyphs(self) -> bool:
        """Tell whether a simple font's encoding names its glyphs, so that codes tell nothing."""
        return "Encoding" in getattr(self._font, "spec", {})

    def _composite_gid(self, code: int) -> int:
        if self._cid_to_gid is None or 2 * code + 1 >= len(self._cid_to_gid):
            return code
        return int.from_bytes(self._cid_to_gid[2 * code : 2 * code + 2], "big")

    def _open_program(self) -> Any:
        """Return the embedded TrueType or OpenType program, None where there is none."""
        descriptor: dict[str, Any] = getattr(self._font, "descriptor", {}) or {}
        stream = resolve1(descriptor.get("FontFile2") or descriptor.get("FontFile3"))
        return self._programs.program(stream) if isinstance(stream, PDFStream) else None

    def _read_letters(self) -> dict[int, str]:
        try:
            program = self._open_program()
            return program_letters(program) if program is not None else {}
        except Exception:  # a damaged font program is an opinion that we do without
            return {}


def program_letters(program: Any) -> dict[int, str]:
    """Return glyph id -> letters of a fontTools font, from its cmap and names.

    Only Unicode cmaps count: a symbol or Macintosh cmap in a subset says nothing of letters.
    """
    call_by_number(program)
    letters: dict[int, str] = {}
    if "cmap" in program:
        for table in program["cmap"].tables:
            if (table.platformID, table.platEncID) in UNICODE_CMAPS:
                for letter, name in table.cmap.items():
                    text = glyph_maps()["private-use"].get(chr(letter), chr(letter))
                    letters.setdefault(program.getGlyphID(name), text)
    for gid, name in glyph_names(program):
        said = name_to_text(name)
        if said is not None:
            letters[gid] = said
    return letters


def glyph_names(program: Any) -> Iterator[tuple[int, str]]:
    """Yield glyph ids and names: the font's own, else those of Adobe's list by its cmaps."""
    if has_names(program):
        if "post" in program or "CFF " in program:
            yield from enumerate(program.getGlyphOrder())
    elif "post" in program and "cmap" in program:
        from fontTools.agl import UV2AGL

        for name, letter in program["cmap"].buildReversedMin().items():
            told = f"uni{letter:04X}" if letter <= 0xFFFF else f"u{letter:X}"
            yield program.getGlyphID(name), UV2AGL.get(letter, told)


def glyph_side(program: Any, gid: int) -> int:
    """Return 1 for a glyph with its ink mostly above the baseline, -1 below, 0 for none.

    Source: OpenType, tables head (format of loca at byte 50), loca (offsets, halved in format 0)
    and glyf: contour count, xMin, yMin, xMax, yMax as 16-bit integers.
    """
    size = 2 if table_bytes(program, "head", 50, 2) == b"\0\0" else 4
    places = table_bytes(program, "loca", gid * size, 2 * size)
    if gid < 0 or len(places) < 2 * size:
        return 0
    start, end = int.from_bytes(places[:size]), int.from_bytes(places[size:])
    if size == 2:
        start, end = 2 * start, 2 * end
    if end - start < 10:
        return 0
    low, _, high = struct.unpack(">hhh", table_bytes(program, "glyf", start + 4, 6))
    return 1 if low + high > 0 else -1


def table_bytes(program: Any, tag: str, at: int, count: int) -> bytes:
    """Return some bytes of a font's table, fewer where it ends before."""
    table, file = program.reader.tables[tag], program.reader.file
    file.seek(table.offset + at)
    found: bytes = file.read(max(0, min(count, table.length - at)))
    return found


def simple_gids(program: Any) -> dict[int, int]:
    """Return code -> glyph id of a simple TrueType font, by its symbol or Macintosh cmap.

    Source: ISO 32000-1, 9.6.6.4: a (3, 0) cmap holds the codes plus 0xF000.
    """
    call_by_number(program)
    gids: dict[int, int] = {}
    tables = {(t.platformID, t.platEncID): t for t in program["cmap"].tables}
    for kind in (MACINTOSH_CMAP, SYMBOL_CMAP):
        if kind in tables:
            for code, name in tables[kind].cmap.items():
                gids[code & 0xFF] = program.getGlyphID(name)
    return gids
