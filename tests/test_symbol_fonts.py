"""Signs of symbol fonts: the sign that is drawn, whatever the text layer calls it."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Dictionary, Name, Stream

import mattrakan
from mattrakan.extract.fonts.symbols import symbol_set
from mattrakan.extract.reading import read_document


def sign_program(codes: list[int], cmap: str = "symbol") -> bytes:
    """A TrueType program that draws a square for each code."""
    names = [".notdef", *(f"sign{code:02x}" for code in codes)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    glyphs = {}
    for number, name in enumerate(names):
        pen = TTGlyphPen(None)
        if number:
            for step, point in enumerate([(50, 0), (50, 600), (650, 600 - number), (650, 0)]):
                (pen.lineTo if step else pen.moveTo)(point)
            pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (700, 50) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupCharacterMap({0xF000 + code: f"sign{code:02x}" for code in codes})
    for table in builder.font["cmap"].tables:
        table.platformID, table.platEncID = 3, 0
    builder.font["cmap"].tables = builder.font["cmap"].tables[:1]
    builder.setupNameTable({"familyName": "Signs", "styleName": "Regular"})
    builder.setupPost(keepGlyphNames=False)
    builder.setupOS2()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def unicode_map(letters: dict[int, str], digits: int) -> bytes:
    lines = "".join(
        f"<{code:0{digits}x}> <{text.encode('utf-16-be').hex()}>\n"
        for code, text in letters.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <{'0' * digits}> <{'f' * digits}> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{lines}endbfchar\nendcmap end end"
    ).encode()


def page_with(pdf: pikepdf.Pdf, font: pikepdf.Object, shown: bytes) -> bytes:
    page = pdf.add_blank_page(page_size=(200, 100))
    latin = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F1=font, F2=pdf.make_indirect(latin)))
    content = b"BT /F2 14 Tf 20 50 Td (ab ) Tj /F1 14 Tf <%s> Tj ET" % shown.hex().encode()
    page.Contents = pdf.make_stream(content)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def builtin(name: str, code: int, said: str | None, names: dict[int, str] | None = None) -> bytes:
    """A font that every viewer has, not embedded."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + name))
    if said is not None:
        font.ToUnicode = pdf.make_indirect(Stream(pdf, unicode_map({code: said}, 2)))
    if names:
        differences = [part for c, n in names.items() for part in (c, Name("/" + n))]
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=pikepdf.Array(differences))
    return page_with(pdf, pdf.make_indirect(font), bytes([code]))


def descriptor(pdf: pikepdf.Pdf, name: str, data: bytes) -> pikepdf.Object:
    program = Stream(pdf, data)
    program.Length1 = len(data)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/" + name),
            Flags=4,
            ItalicAngle=0,
            FontBBox=[0, -200, 700, 800],
            Ascent=800,
            Descent=-200,
            CapHeight=700,
            StemV=80,
            FontFile2=pdf.make_indirect(program),
        )
    )


def embedded(name: str, code: int, said: str | None) -> bytes:
    """A simple TrueType font."""
    pdf = pikepdf.new()
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/" + name),
        FirstChar=code, LastChar=code, Widths=[700],
        FontDescriptor=descriptor(pdf, name, sign_program([code])),
    )  # fmt: skip
    if said is not None:
        font.ToUnicode = pdf.make_indirect(Stream(pdf, unicode_map({code: said}, 2)))
    return page_with(pdf, pdf.make_indirect(font), bytes([code]))


def composite(name: str, code: int, said: str | None) -> bytes:
    """A composite font: its code is the number of the only glyph, whatever was typed."""
    pdf = pikepdf.new()
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/" + name), DW=700,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        CIDToGIDMap=Name.Identity, FontDescriptor=descriptor(pdf, name, sign_program([code])),
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/" + name),
        Encoding=Name("/Identity-H"), DescendantFonts=pikepdf.Array([pdf.make_indirect(below)]),
    )  # fmt: skip
    if said is not None:
        font.ToUnicode = pdf.make_indirect(Stream(pdf, unicode_map({1: said}, 4)))
    return page_with(pdf, pdf.make_indirect(font), b"\x00\x01")


@pytest.mark.parametrize("reader", ["auto", "pdfplumber"])
@pytest.mark.parametrize(
    ("name", "code", "said", "sign"),
    [
        ("ZapfDingbats", 0x34, None, "✔"),
        ("ZapfDingbats", 0x33, "3", "✓"),
        ("ZapfDingbats", 0x38, None, "✘"),
        ("ZapfDingbats", 0x6C, "l", "●"),  # ReportLab puts it in for a bullet
        ("ZapfDingbats", 0x6E, None, "■"),
        ("ZapfDingbats", 0xAC, None, "①"),
        ("ZapfDingbats", 0xD5, None, "→"),
        ("ZapfDingbats", 0x34, "✔", "✔"),
        ("Symbol", 0xB7, None, "•"),
        ("Symbol", 0xD6, None, "√"),
        ("Symbol", 0xAE, None, "→"),
        ("Symbol", 0x6D, "m", "μ"),
        ("Symbol", 0xB3, "≥", "≥"),
        ("Symbol", 0x35, None, "5"),
        ("Wingdings", 0xFC, None, "✓"),
        ("Wingdings-Regular", 0xFB, None, "✘"),
        ("Wingdings2", 0x52, None, "☑"),
        ("Webdings", 0x61, None, "✔"),
    ],
)
def test_fonts_that_are_not_embedded(
    name: str, code: int, said: str | None, sign: str, reader: str
) -> None:
    assert text_of(builtin(name, code, said), reader) == f"ab{sign}"


@pytest.mark.parametrize("make", [embedded, composite])
@pytest.mark.parametrize(
    ("name", "code", "said", "sign"),
    [
        ("AAAAAA+Wingdings-Regular", 0xFC, "\uf0fc", "✓"),
        ("AAAAAA+Wingdings-Regular", 0xFC, "ü", "✓"),
        ("AAAAAA+Wingdings-Regular", 0xFE, None, "☑"),
        ("AAAAAA+Wingdings-Regular", 0x6F, "o", "□"),
        ("AAAAAA+Wingdings-Regular", 0xA7, "§", "▪"),
        ("AAAAAA+Wingdings-Regular", 0xD8, "\uf0d8", "➢"),
        ("AAAAAA+Wingdings-Regular", 0x81, "\uf081", "➀"),
        ("AAAAAA+Wingdings2", 0x50, "P", "✓"),
        ("AAAAAA+Wingdings2", 0x51, None, "☒"),
        ("AAAAAA+Wingdings2", 0x6A, "\uf06a", "①"),
        ("AAAAAA+Wingdings3", 0x75, "u", "▶"),
        ("AAAAAA+SymbolMT", 0xB7, "\uf0b7", "•"),
        ("AAAAAA+SymbolMT", 0xB4, "×", "×"),
        ("AAAAAA+Webdings", 0x3C, "\uf03c", "⏹"),
    ],
)
def test_fonts_that_are_embedded(
    name: str, code: int, said: str | None, sign: str, make: object
) -> None:
    assert callable(make)
    assert text_of(make(name, code, said)) == f"ab{sign}"


def test_a_glyph_is_known_by_its_name() -> None:
    made = builtin("ZapfDingbats", 0x41, None, {0x41: "a20"})
    assert text_of(made) == "ab✔"
    made = builtin("Symbol", 0x41, None, {0x41: "arrowright"})
    assert text_of(made) == "ab→"


@pytest.mark.parametrize("code", [0xFC, 0x50, 0xE4])
def test_a_symbol_letter_of_another_font_stays_unknown(code: int) -> None:
    text = text_of(embedded("AAAAAA+Sukhothai", code, chr(0xF000 + code)))
    assert text == "ab\ufffd"


@pytest.mark.parametrize("name", ["Helvetica", "Symbola", "OpenSymbol", "Wingding", "TH Sarabun"])
def test_fonts_of_letters(name: str) -> None:
    assert symbol_set(name) is None


def test_signs_are_in_composed_form(tmp_path: Path) -> None:
    folder = Path(mattrakan.__file__).parent / "extract" / "fonts"
    text = (folder / "symbols.toml").read_text("utf-8")
    assert unicodedata.normalize("NFC", text) == text


def text_of(data: bytes, reader: str = "auto") -> str:
    page = read_document(data, reader=reader, ocr="never").pages[0]
    return "".join(page.text.split())
