"""What an embedded font says about its glyphs: a second opinion on the PDF's ToUnicode map."""

from io import BytesIO
from typing import Any

from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdftypes import PDFStream, resolve1

from .glyphmaps import glyph_maps, name_to_text


class MinerFont:
    """A pdfminer font with its embedded program, opened once and only when asked."""

    def __init__(self, font: PDFFont) -> None:
        self.name = str(font.fontname)
        self._font = font
        self._letters: dict[int, str] | None = None
        mapping = resolve1(getattr(font, "spec", {}).get("CIDToGIDMap"))
        self._cid_to_gid = mapping.get_data() if isinstance(mapping, PDFStream) else None

    def second_opinion(self, code: int) -> str | None:
        """Return what the embedded font's names or cmap say of a code, None if nothing."""
        if self._letters is None:
            self._letters = self._read()
        return self._letters.get(self._gid(code))

    def _gid(self, code: int) -> int:
        if not isinstance(self._font, PDFCIDFont):
            return code
        if self._cid_to_gid is None or 2 * code + 1 >= len(self._cid_to_gid):
            return code
        return int.from_bytes(self._cid_to_gid[2 * code : 2 * code + 2], "big")

    def _read(self) -> dict[int, str]:
        """Map glyph ids of an embedded TrueType or OpenType program to letters."""
        descriptor: dict[str, Any] = getattr(self._font, "descriptor", {}) or {}
        stream = resolve1(descriptor.get("FontFile2") or descriptor.get("FontFile3"))
        if not isinstance(stream, PDFStream) or not isinstance(self._font, PDFCIDFont):
            return {}
        try:
            return program_to_letters(stream.get_data())
        except Exception:  # a damaged font program is an opinion that we do without
            return {}


def program_to_letters(program: bytes) -> dict[int, str]:
    """Return glyph id -> letter of a TrueType or OpenType program, from its cmap and names.

    Only Unicode cmaps count: a symbol or Macintosh cmap in a subset says nothing of letters.
    """
    from fontTools.ttLib import TTFont

    letters: dict[int, str] = {}
    with TTFont(BytesIO(program), lazy=True, fontNumber=0) as font:
        if "cmap" in font:
            for table in font["cmap"].tables:
                if (table.platformID, table.platEncID) in {(3, 1), (3, 10), (0, 3), (0, 4)}:
                    for letter, name in table.cmap.items():
                        text = glyph_maps()["private-use"].get(chr(letter), chr(letter))
                        letters.setdefault(font.getGlyphID(name), text)
        names = font.getGlyphOrder() if "post" in font or "CFF " in font else []
        for gid, name in enumerate(names):
            said = name_to_text(name)
            if said is not None:
                letters[gid] = said
    return letters
