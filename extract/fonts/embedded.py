"""What an embedded font says about its glyphs: a second opinion on the PDF's ToUnicode map."""

from functools import lru_cache, partial
from typing import Any

from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from .bare_programs import BareProgram, Polygons
from .code_names import CodeNames
from .contours import program_to_contours
from .drawn import (
    bare_name,
    codes_with_letters,
    draw_bare,
    draw_sfnt,
    embedded_stream,
    glyph_names_by_code,
    open_bare,
)
from .fingerprints import fingerprint
from .fontfile import FontFile
from .glyph_entries import glyph_entry, glyph_side
from .glyphmaps import name_to_text
from .mark_shapes import read_mark_shapes
from .outlines import Likeness, Shape, contours_side, find_mark
from .sfnt import (
    UNICODE_CMAPS,
    Programs,
    byte_cmap,
    call_by_number,
    has_names,
    program_letters,
    simple_gids,
)
from .tolerances import MOST_TOLD

_LAST_ASCII = 0x7F


class _Told:
    """Answers of a font that others of the same identity need not work out again."""

    def __init__(self) -> None:
        self.likenesses: dict[int, Likeness | None] = {}
        self.sides: dict[int, int] = {}


@lru_cache(maxsize=MOST_TOLD)
def _told(identity: bytes) -> _Told:
    return _Told()


class MinerFont(FontFile):
    """A pdfminer font with its embedded program, opened only when asked.

    Args:
        font: as pdfminer reads it.
        programs: of its document.
        identity: see FontFile.
    """

    def __init__(self, font: PDFFont, programs: Programs, identity: bytes = b"") -> None:
        self.identity = identity
        self.name = str(font.fontname)
        base = getattr(font, "spec", {}).get("BaseFont")
        if self.name == "unknown" and isinstance(base, PSLiteral):
            self.name = str(base.name)  # pdfminer asks the descriptor alone
        self._font = font
        self._composite = isinstance(font, PDFCIDFont)
        self._programs = programs
        self._letters: dict[int, str] | None = None
        self._shapes: dict[str, list[Shape]] | None = None
        self._gids: dict[int, int] | None = None
        told = _told(identity) if identity else _Told()
        self._likenesses, self._sides = told.likenesses, told.sides
        self._bytes: dict[int, int] | None = None
        self._n_glyphs = -1
        self._names = CodeNames(font)
        self._bare: BareProgram | None = None
        self._bare_is_open = False
        self._stream: PDFStream | None = None
        self._stream_is_known = False
        mapping = resolve1(getattr(font, "spec", {}).get("CIDToGIDMap"))
        self._cid_to_gid = mapping.get_data() if isinstance(mapping, PDFStream) else None

    def second_opinion(self, code: int) -> str | None:
        """Return what the embedded font's names or cmap say of a code, None if nothing."""
        if not isinstance(self._font, PDFCIDFont):
            return self._simple_opinion(code)
        if self._letters is None:
            self._letters = self._read_letters()
        return self._letters.get(self._composite_gid(code))

    def _simple_opinion(self, code: int) -> str | None:
        """Return the letter by which a simple font's encoding finds its glyph, None if by none.

        Without a ToUnicode map that is what the text layer says already.
        """
        if not self._names_own_glyphs() or self.is_nameless(code):
            return None
        if code in self._names.bare_procedures and not self._names.is_mapped(code):
            return None
        letters: dict[int, str] = getattr(self._font, "cid2unicode", {})
        return letters.get(code)

    def says_nothing(self, code: int) -> bool:
        """Return whether neither a name nor the PDF's map says what a code's glyph is.

        pdfminer leaves the base encoding's letter there, as its answer for the code: a hyphen,
        where Ghostscript calls a lowered mai ek "bad506". Where all names are such the codes may
        be what they say; those of a Type 3 font, which has no letters of its own, only where they
        are ASCII, and so those of a font with a map and without any encoding.
        """
        if self._names.is_mapped(code):
            return False
        is_bare = code > _LAST_ASCII and (
            code in self._names.bare_procedures or self._is_coded_by_map_alone
        )
        return is_bare or self.is_nameless(code)

    def is_nameless(self, code: int) -> bool:
        """Return whether a simple font calls a code's glyph by a name that says nothing, alone."""
        return code in self._names.nameless

    def named_letters(self, code: int) -> str | None:
        """Return the letters that the name of a simple font's glyph stands for, None if none.

        pdfminer knows the names of Adobe's list in encodings; this knows those of Thai foundries
        too, and those that only the program has.
        """
        name = self.glyph_name(code)
        return None if name is None else name_to_text(name)

    def glyph_name(self, code: int) -> str | None:
        """Return the name of a code's glyph in an encoding or in the program, None if none."""
        try:
            name = glyph_names_by_code(self._font).get(code)
            program = self._open_program()
            if name is None and program is not None and has_names(program):
                gid = self._gid(program, code)
                name = None if gid is None else program.getGlyphName(gid)
            bare = self._open_bare() if name is None and program is None else None
            if bare is not None and not self._is_composite():
                name = bare_name(self._font, bare, code)
            return name
        except Exception:  # a damaged font program is an opinion that we do without
            return None

    @property
    def has_unicode_map(self) -> bool:
        """Whether the PDF itself tells which letters the codes are (ToUnicode)."""
        return "ToUnicode" in getattr(self._font, "spec", {})

    @property
    def is_composite(self) -> bool:
        """Whether its codes are numbers of glyphs, and no bytes."""
        return self._is_composite()

    @property
    def family(self) -> str:
        """The name that the embedded program has, "" where it has none."""
        try:
            program = self._open_program()
            return str(program["name"].getDebugName(1) or "") if program is not None else ""
        except Exception:  # a damaged font program is an opinion that we do without
            return ""

    @property
    def layer_is_guess(self) -> bool:
        """Whether the font has neither a ToUnicode map nor, if it is a simple one, an encoding."""
        if self.has_unicode_map:
            return False
        if self._is_composite():
            return True
        descriptor = getattr(self._font, "descriptor", {}) or {}
        return not self._names_own_glyphs() and "FontFile" not in descriptor

    @property
    def _is_coded_by_map_alone(self) -> bool:
        """Whether a simple font has a ToUnicode map and nothing else that says what codes are."""
        if not self.has_unicode_map or self._is_composite() or self._names_own_glyphs():
            return False
        return "FontFile2" in (getattr(self._font, "descriptor", {}) or {})

    def byte_of(self, code: int) -> int | None:
        """Return the byte that a code was in an order from before Unicode, None if it was none.

        A simple font's codes are bytes; a composite font's glyphs have them in a symbol or
        Macintosh cmap.
        """
        if not self._is_composite():
            return code
        if self._bytes is None:
            try:
                program = self._open_program()
                self._bytes = byte_cmap(program) if program is not None else {}
            except Exception:  # a damaged font program is an opinion that we do without
                self._bytes = {}
        return self._bytes.get(self._composite_gid(code))

    @property
    def em(self) -> float:
        """Units of the outlines to the em."""
        try:
            program = self._open_program()
            if program is not None:
                return float(program["head"].unitsPerEm)
            bare = self._open_bare()
            return bare.em if bare is not None else 1000.0
        except Exception:  # a damaged font program is an opinion that we do without
            return 1000.0

    def contours(self, code: int) -> Polygons | None:
        """Return what is drawn for a code, [] for nothing; None when that is not known."""
        try:
            program = self._open_program()
            if program is not None:
                call_by_number(program)
                return draw_sfnt(program, self._drawn_gid(program, code))
            bare = self._open_bare()
            return draw_bare(self._font, bare, code) if bare is not None else None
        except Exception:  # a damaged font program is an opinion that we do without
            return None

    def fingerprint(self, code: int) -> int | None:
        """Return the fingerprint of the glyph that a code draws, None where it has none."""
        try:
            program = self._open_program()
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

    def _entry(self, code: int) -> bytes:
        """Return the bytes of a code's glyph in the table glyf, b"" where there is none."""
        try:
            program = self._open_program()
            gid = None if program is None else self._drawn_gid(program, code)
            return b"" if gid is None else glyph_entry(program, gid)
        except Exception:  # a damaged font program is an opinion that we do without
            return b""

    def _drawn_gid(self, program: Any, code: int) -> int | None:
        """Return the glyph that is drawn for a code, also where an encoding names it."""
        if self._is_composite() or not self._names_own_glyphs():
            return self._gid(program, code)
        if "cmap" not in program:
            return None
        letter = getattr(self._font, "cid2unicode", {}).get(code)
        for table in program["cmap"].tables:
            if (table.platformID, table.platEncID) in UNICODE_CMAPS and letter:
                name = table.cmap.get(ord(letter[0]))
                if name is not None:
                    return int(program.getGlyphID(name))
        return simple_gids(program).get(code)

    def _open_bare(self) -> BareProgram | None:
        if not self._bare_is_open:
            self._bare_is_open = True
            stream = embedded_stream(self._font)
            self._bare = open_bare(self._font, stream.get_data() if stream is not None else None)
        return self._bare

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
            return contours_side(self.contours(code) or []) if self._is_composite() else 0
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
            n_glyphs = self._count_glyphs(program)
            codes = codes_with_letters(self._font, n_glyphs) if self._composite else range(256)
            gids = ((code, self._gid(program, code)) for code in codes)
            known = {code: gid for code, gid in gids if gid is not None}
            self._shapes = read_mark_shapes(self._font, program, known)
        gid = self._gid(program, code)
        if gid is None:
            return None
        return find_mark(program_to_contours(program, gid), self._shapes)

    def _count_glyphs(self, program: Any) -> int:
        if self._n_glyphs < 0:
            self._n_glyphs = program["maxp"].numGlyphs
        return self._n_glyphs

    def _is_composite(self) -> bool:
        return self._composite

    def _gid(self, program: Any, code: int) -> int | None:
        if self._is_composite():
            gid = self._composite_gid(code)
            return gid if gid < self._count_glyphs(program) else None
        if self._gids is None:
            self._gids = {} if self._names_own_glyphs() else simple_gids(program)
        return self._gids.get(code)

    def _names_own_glyphs(self) -> bool:
        """Return whether a simple font's encoding names its glyphs, so that codes tell nothing."""
        return "Encoding" in getattr(self._font, "spec", {})

    def _composite_gid(self, code: int) -> int:
        if self._cid_to_gid is None or 2 * code + 1 >= len(self._cid_to_gid):
            return code
        return int.from_bytes(self._cid_to_gid[2 * code : 2 * code + 2], "big")

    def _open_program(self) -> Any:
        """Return the embedded TrueType or OpenType program, None where there is none."""
        if not self._stream_is_known:
            self._stream = embedded_stream(self._font)
            self._stream_is_known = True
        return self._programs.program(self._stream) if self._stream is not None else None

    def _read_letters(self) -> dict[int, str]:
        try:
            program = self._open_program()
            return program_letters(program) if program is not None else {}
        except Exception:  # a damaged font program is an opinion that we do without
            return {}
