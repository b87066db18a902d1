"""Which codes of a font have names that say nothing, and which the PDF maps to letters itself."""

from functools import cached_property

from pdfminer.pdffont import PDFCIDFont, PDFFont

from .drawn import glyph_names_by_code, is_known_name


class CodeNames:
    """The names of a font's codes in its encoding, read when somebody asks."""

    def __init__(self, font: PDFFont) -> None:
        self._font = font

    def is_mapped(self, code: int) -> bool:
        """Return whether the PDF's ToUnicode map has a code."""
        return code in getattr(getattr(self._font, "unicode_map", None), "cid2unichr", {})

    @cached_property
    def bare_procedures(self) -> frozenset[int]:
        """The codes of a Type 3 font whose names say nothing."""
        is_drawn = "CharProcs" in getattr(self._font, "spec", {})
        names = glyph_names_by_code(self._font) if is_drawn else {}
        return frozenset(code for code, name in names.items() if not is_known_name(name))

    @cached_property
    def nameless(self) -> frozenset[int]:
        """The codes of a simple font whose names say nothing, where those of most others do."""
        is_composite = isinstance(self._font, PDFCIDFont)
        names = {} if is_composite else glyph_names_by_code(self._font)
        named = {code: name for code, name in names.items() if name != ".notdef"}  # no glyph
        bare = [code for code, name in named.items() if not is_known_name(name)]
        return frozenset(bare if 2 * len(bare) < len(named) else ())
