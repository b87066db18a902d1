"""The program that is embedded in a font: which of its glyphs a code draws, and how."""

from functools import partial
from typing import Any

from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdftypes import PDFStream, resolve1

from .bare_programs import BareProgram, Polygons
from .drawn import draw_bare, draw_sfnt, embedded_stream, open_bare
from .fingerprints import fingerprint
from .fontfile import FontFile
from .glyph_entries import glyph_entry, glyph_side
from .outlines import contours_side
from .sfnt import UNICODE_CMAPS, Programs, byte_cmap, call_by_number, simple_gids


class EmbeddedProgram(FontFile):
    """The program of a pdfminer font, opened only when asked.

    Args:
        font: as pdfminer reads it.
        programs: of its document.
        sides: answers of `ink_side` by code, of fonts that answer alike.
    """

    def __init__(self, font: PDFFont, programs: Programs, sides: dict[int, int]) -> None:
        self._font = font
        self._programs = programs
        self._sides = sides
        self._is_composite = isinstance(font, PDFCIDFont)
        self._gids: dict[int, int] | None = None
        self._bytes: dict[int, int] | None = None
        self._n_glyphs = -1
        self._bare: BareProgram | None = None
        self._bare_is_open = False
        self._stream: PDFStream | None = None
        self._stream_is_known = False
        mapping = resolve1(getattr(font, "spec", {}).get("CIDToGIDMap"))
        self._cid_to_gid = mapping.get_data() if isinstance(mapping, PDFStream) else None

    @property
    def is_composite(self) -> bool:
        """Whether its codes are numbers of glyphs, and no bytes."""
        return self._is_composite

    @property
    def family(self) -> str:
        """The name that the embedded program has, "" where it has none."""
        try:
            program = self.open_program()
            return str(program["name"].getDebugName(1) or "") if program is not None else ""
        except Exception:  # a damaged font program is an opinion that we do without
            return ""

    @property
    def em(self) -> float:
        """Units of the outlines to the em."""
        try:
            program = self.open_program()
            if program is not None:
                return float(program["head"].unitsPerEm)
            bare = self.open_bare_program()
            return bare.em if bare is not None else 1000.0
        except Exception:  # a damaged font program is an opinion that we do without
            return 1000.0

    def byte_of(self, code: int) -> int | None:
        """Return the byte that a code was in an order from before Unicode, None if it was none.

        A simple font's codes are bytes; a composite font's glyphs have them in a symbol or
        Macintosh cmap.
        """
        if not self.is_composite:
            return code
        if self._bytes is None:
            try:
                program = self.open_program()
                self._bytes = byte_cmap(program) if program is not None else {}
            except Exception:  # a damaged font program is an opinion that we do without
                self._bytes = {}
        return self._bytes.get(self.composite_gid(code))

    def contours(self, code: int) -> Polygons | None:
        """Return what is drawn for a code, [] for nothing; None when that is not known."""
        try:
            program = self.open_program()
            if program is not None:
                call_by_number(program)
                return draw_sfnt(program, self._drawn_gid(program, code))
            bare = self.open_bare_program()
            return draw_bare(self._font, bare, code) if bare is not None else None
        except Exception:  # a damaged font program is an opinion that we do without
            return None

    def fingerprint(self, code: int) -> int | None:
        """Return the fingerprint of the glyph that a code draws, None where it has none."""
        try:
            program = self.open_program()
            return fingerprint(self._entry(code), partial(glyph_entry, program))
        except Exception:  # a damaged font program is an opinion that we do without
            return None

    def simple_entry(self, code: int) -> bytes:
        """Return all that says how a code's glyph is drawn, b"" where that is not in one place.

        Source: OpenType, table glyf: a glyph that is made of others has no contour count.
        """
        entry = self._entry(code)
        return entry if int.from_bytes(entry[:2], signed=True) > 0 else b""

    def ink_top(self, code: int) -> int | None:
        """Return the highest point of a code's ink, None where only its contours tell.

        Source: OpenType, table glyf: yMax at byte 8.
        """
        entry = self._entry(code)
        return int.from_bytes(entry[8:10], signed=True) if len(entry) >= 10 else None

    def ink_side(self, code: int) -> int:
        """Return 1 when a code's ink is above the baseline, -1 below, 0 when that is not known."""
        if code not in self._sides:
            try:
                self._sides[code] = self._read_side(code)
            except Exception:  # a damaged font program is an opinion that we do without
                self._sides[code] = 0
        return self._sides[code]

    def _read_side(self, code: int) -> int:
        if not self.is_composite and self.names_own_glyphs():
            return 0
        program = self.open_program()
        if program is None or "glyf" not in program:
            return contours_side(self.contours(code) or []) if self.is_composite else 0
        if self.is_composite:
            return glyph_side(program, self.composite_gid(code))
        if self._gids is None:
            self._gids = simple_gids(program)
        return glyph_side(program, self._gids.get(code, -1))

    def _entry(self, code: int) -> bytes:
        """Return the bytes of a code's glyph in the table glyf, b"" where there is none."""
        try:
            program = self.open_program()
            gid = None if program is None else self._drawn_gid(program, code)
            return b"" if gid is None else glyph_entry(program, gid)
        except Exception:  # a damaged font program is an opinion that we do without
            return b""

    def _drawn_gid(self, program: Any, code: int) -> int | None:
        """Return the glyph that is drawn for a code, also where an encoding names it."""
        if self.is_composite or not self.names_own_glyphs():
            return self.gid(program, code)
        if "cmap" not in program:
            return None
        letter = getattr(self._font, "cid2unicode", {}).get(code)
        for table in program["cmap"].tables:
            if (table.platformID, table.platEncID) in UNICODE_CMAPS and letter:
                name = table.cmap.get(ord(letter[0]))
                if name is not None:
                    return int(program.getGlyphID(name))
        return simple_gids(program).get(code)

    def gid(self, program: Any, code: int) -> int | None:
        """Return the number of a code's glyph, None where the program has none for it."""
        if self.is_composite:
            gid = self.composite_gid(code)
            return gid if gid < self.count_glyphs(program) else None
        if self._gids is None:
            self._gids = {} if self.names_own_glyphs() else simple_gids(program)
        return self._gids.get(code)

    def composite_gid(self, code: int) -> int:
        """Return the glyph of a composite font's code (CID).

        Source: ISO 32000-2, 9.7.4.2: two bytes a CID in CIDToGIDMap, big-endian; else the same.
        """
        if self._cid_to_gid is None or 2 * code + 1 >= len(self._cid_to_gid):
            return code
        return int.from_bytes(self._cid_to_gid[2 * code : 2 * code + 2], "big")

    def names_own_glyphs(self) -> bool:
        """Return whether a simple font's encoding names its glyphs, so that codes tell nothing."""
        return "Encoding" in getattr(self._font, "spec", {})

    def open_program(self) -> Any:
        """Return the embedded TrueType or OpenType program, None where there is none."""
        if not self._stream_is_known:
            self._stream = embedded_stream(self._font)
            self._stream_is_known = True
        return self._programs.program(self._stream) if self._stream is not None else None

    def open_bare_program(self) -> BareProgram | None:
        """Return the embedded Type 1, CFF or Type 3 program, None where there is none."""
        if not self._bare_is_open:
            self._bare_is_open = True
            stream = embedded_stream(self._font)
            self._bare = open_bare(self._font, stream.get_data() if stream is not None else None)
        return self._bare

    def count_glyphs(self, program: Any) -> int:
        """Return how many glyphs the program says it has."""
        if self._n_glyphs < 0:
            self._n_glyphs = program["maxp"].numGlyphs
        return self._n_glyphs
