"""Fonts of the PDFs for tests, drawn by chance: what functions of fonts are asked about."""

import functools
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pdfminer.pdffont import PDFFont
from pdfminer.pdftypes import PDFStream

from mattrakan.extract.fonts.drawn import embedded_stream, is_sfnt
from mattrakan.extract.fonts.embedded import MinerFont
from mattrakan.extract.fonts.glyph_entries import glyph_entry
from mattrakan.extract.fonts.sfnt import open_program
from mattrakan.extract.readers.fast.direct import DirectReader

HERE = Path(__file__).parent
# One of each producer: simple and composite fonts, with and without maps to Unicode.
FILES = (
    *("letters/joined_without_names_umpush", "letters/marks_without_names_garuda"),
    *("pdfs/centred_spans_fpdf2", "pdfs/header_two_levels_chromium", "pdfs/marks_lost_ghostscript"),
    *("pdfs/month_ticks_libreoffice", "pdfs/month_ticks_weasyprint", "pdfs/title_within_reportlab"),
    *("pdfs/unreadable_ghostscript", "pdfs/rules_horizontal_typst"),
)
TABLES = ("cmap", "post", "loca", "hmtx", "maxp", "head", "CFF ", "OS/2")


@dataclass(frozen=True, slots=True)
class Known:
    """A font, its embedded program if it has one, and the codes that its page shows."""

    pdf: pikepdf.Pdf  # open as long as its streams are asked
    font: MinerFont
    stream: PDFStream | None
    codes: tuple[int, ...]


@functools.cache
def known_fonts() -> list[Known]:
    """Return the fonts of the files."""
    found = []
    for name in FILES:
        pdf = pikepdf.open(HERE / f"{name}.pdf")
        page = DirectReader(pdf).read_page(1)
        for key, font in page.fonts.items():
            assert isinstance(font, MinerFont)
            codes = tuple(sorted({glyph.code for glyph in page.glyphs if glyph.font == key}))
            found.append(Known(pdf, font, embedded_stream(font._font), codes))
    return found


class Fonts:
    """Draws fonts, and codes of the font that was drawn last."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._last: Known | None = None

    def _draw(self, embedded: bool = False) -> Known:
        fonts = [known for known in known_fonts() if known.stream or not embedded]
        self._last = self.chance.choice(fonts)
        return self._last

    def font_file(self) -> MinerFont:
        """Return a font that nothing was asked yet."""
        font = self._draw().font
        return MinerFont(font._font, font._programs)

    def miner_font(self) -> PDFFont:
        """Return a font as pdfminer reads it."""
        font: PDFFont = self._draw().font._font
        return font

    def stream(self) -> PDFStream:
        """Return an embedded program as it stands in its PDF."""
        stream = self._draw(embedded=True).stream
        assert stream is not None
        return stream

    def program(self) -> Any:
        """Return a TrueType or OpenType program, of which nothing is read yet."""
        streams = [k for k in known_fonts() if k.stream and is_sfnt(k.stream.get_data())]
        self._last = self.chance.choice(streams)
        assert self._last.stream is not None
        return open_program(self._last.stream.get_data())

    def glyphs(self) -> Any:
        """Return the glyphs of a program."""
        return self.program().getGlyphSet()

    def glyph(self) -> Any:
        """Return one glyph of a program."""
        glyphs = self.glyphs()
        return glyphs[self.chance.choice(sorted(glyphs.keys()))]

    def data(self) -> bytes:
        """Return a program, one of its tables or what draws one glyph, now and then cut short."""
        kind = self.chance.random()
        if kind < 0.3:
            data: bytes = self.stream().get_data()
        else:
            program = self.program()
            if kind < 0.7:
                tags = [tag for tag in program.reader.keys() if tag in TABLES]
                data = program.reader[self.chance.choice(tags)]
            else:
                data = glyph_entry(program, self.code() or 3) if "glyf" in program else b""
        return data[: self.chance.choice((len(data), len(data), len(data), 40, 13))]

    def code(self) -> int | None:
        """Return a code of the font that was drawn last, None when there was none."""
        if self._last is None or not self._last.codes or self.chance.random() < 0.2:
            return None
        return self.chance.choice(self._last.codes)
