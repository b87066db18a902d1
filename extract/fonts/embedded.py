"""What an embedded font says about its glyphs: a second opinion on the PDF's ToUnicode map."""

from functools import lru_cache

from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.psparser import PSLiteral

from .code_names import CodeNames
from .contours import program_to_contours
from .drawn import bare_name, codes_with_letters, glyph_names_by_code
from .embedded_program import EmbeddedProgram
from .glyphmaps import name_to_text
from .mark_shapes import read_mark_shapes
from .outlines import Likeness, Shape, find_mark
from .sfnt import Programs, call_by_number, has_names, program_letters
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


class MinerFont(EmbeddedProgram):
    """A pdfminer font and what it says of its letters, its program opened only when asked.

    Args:
        font: as pdfminer reads it.
        programs: of its document.
        identity: see FontFile.
    """

    def __init__(self, font: PDFFont, programs: Programs, identity: bytes = b"") -> None:
        told = _told(identity) if identity else _Told()
        super().__init__(font, programs, told.sides)
        self.identity = identity
        self.name = str(font.fontname)
        base = getattr(font, "spec", {}).get("BaseFont")
        if self.name == "unknown" and isinstance(base, PSLiteral):
            self.name = str(base.name)  # pdfminer asks the descriptor alone
        self._letters: dict[int, str] | None = None
        self._shapes: dict[str, list[Shape]] | None = None
        self._likenesses = told.likenesses
        self._names = CodeNames(font)

    def second_opinion(self, code: int) -> str | None:
        """Return what the embedded font's names or cmap say of a code, None if nothing."""
        if not isinstance(self._font, PDFCIDFont):
            return self._simple_opinion(code)
        if self._letters is None:
            self._letters = self._read_letters()
        return self._letters.get(self.composite_gid(code))

    def _simple_opinion(self, code: int) -> str | None:
        """Return the letter by which a simple font's encoding finds its glyph, None if by none.

        Without a ToUnicode map that is what the text layer says already.
        """
        if not self.names_own_glyphs() or self.is_nameless(code):
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
            program = self.open_program()
            if name is None and program is not None and has_names(program):
                gid = self.gid(program, code)
                name = None if gid is None else program.getGlyphName(gid)
            bare = self.open_bare_program() if name is None and program is None else None
            if bare is not None and not self.is_composite:
                name = bare_name(self._font, bare, code)
            return name
        except Exception:  # a damaged font program is an opinion that we do without
            return None

    @property
    def has_unicode_map(self) -> bool:
        """Whether the PDF itself tells which letters the codes are (ToUnicode)."""
        return "ToUnicode" in getattr(self._font, "spec", {})

    @property
    def layer_is_guess(self) -> bool:
        """Whether the font has neither a ToUnicode map nor, if it is a simple one, an encoding."""
        if self.has_unicode_map:
            return False
        if self.is_composite:
            return True
        descriptor = getattr(self._font, "descriptor", {}) or {}
        return not self.names_own_glyphs() and "FontFile" not in descriptor

    @property
    def _is_coded_by_map_alone(self) -> bool:
        """Whether a simple font has a ToUnicode map and nothing else that says what codes are."""
        if not self.has_unicode_map or self.is_composite or self.names_own_glyphs():
            return False
        return "FontFile2" in (getattr(self._font, "descriptor", {}) or {})

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

    def _find_likeness(self, code: int) -> Likeness | None:
        program = self.open_program()
        if program is None:
            return None
        call_by_number(program)
        if self._shapes is None:
            n_glyphs = self.count_glyphs(program)
            codes = codes_with_letters(self._font, n_glyphs) if self.is_composite else range(256)
            gids = ((code, self.gid(program, code)) for code in codes)
            known = {code: gid for code, gid in gids if gid is not None}
            self._shapes = read_mark_shapes(self._font, program, known)
        gid = self.gid(program, code)
        if gid is None:
            return None
        return find_mark(program_to_contours(program, gid), self._shapes)

    def _read_letters(self) -> dict[int, str]:
        try:
            program = self.open_program()
            return program_letters(program) if program is not None else {}
        except Exception:  # a damaged font program is an opinion that we do without
            return {}
