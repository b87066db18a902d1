"""Fonts without names, or with false ones: the samples with their maps taken away or spoilt."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from mattrakan.batch.capped import read
from mattrakan.extract.pages.document import Document
from mattrakan.extract.readers.fast.unicodemaps import read_unicode_map
from mattrakan.extract.reading import read_document

SAMPLES = Path(__file__).parent.parent / "samples"
LIBREOFFICE = SAMPLES / "khlongphayapla_2566.pdf"
REPORTLAB = SAMPLES / "dongmafaideng_report_2567.pdf"
CHROMIUM = SAMPLES / "noenkanghanlom_2567.pdf"
WEASYPRINT = SAMPLES / "hatkradongtao_2568.pdf"
Spoil = Callable[[pikepdf.Pdf, pikepdf.Object], None]


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            yield item


def letters_of(font: pikepdf.Object) -> dict[int, str]:
    return read_unicode_map(font.ToUnicode.read_bytes()) or {}


def say(pdf: pikepdf.Pdf, font: pikepdf.Object, letters: dict[int, str]) -> None:
    digits = 4 if "/DescendantFonts" in font else 2
    lines = [f"<{c:0{digits}X}> <{t.encode('utf-16-be').hex()}>" for c, t in letters.items()]
    body = f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar"
    space = "<0000> <FFFF>" if digits == 4 else "<00> <FF>"
    font.ToUnicode = pdf.make_stream(
        f"1 begincodespacerange {space} endcodespacerange\n{body}\n".encode()
    )


def forget(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Leave the outlines alone: no ToUnicode, no names, no cmap that names letters."""
    leave_outlines(pdf, font)
    del font.ToUnicode


def leave_outlines(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    program: Any = TTFont(BytesIO(below.FontDescriptor.FontFile2.read_bytes()))
    program["post"].formatType = 3.0
    if "cmap" in program:
        tables = program["cmap"].tables
        program["cmap"].tables = [t for t in tables if (t.platformID, t.platEncID) == (1, 0)]
        if below is not font:
            del program["cmap"]
    written = BytesIO()
    program.save(written)
    below.FontDescriptor.FontFile2 = pdf.make_stream(written.getvalue())


def change(table: dict[str, str]) -> Spoil:
    def spoil(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        leave_outlines(pdf, font)
        letters = letters_of(font)
        say(pdf, font, {c: "".join(table.get(x, x) for x in t) for c, t in letters.items()})

    return spoil


def call_spaces(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    leave_outlines(pdf, font)
    say(pdf, font, dict.fromkeys(letters_of(font), " "))


def swap_outlines(one: str, other: str) -> Spoil:
    """Let the font draw two letters for each other: names, cmap and map stay as they are."""

    def spoil(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        program: Any = TTFont(BytesIO(below.FontDescriptor.FontFile2.read_bytes()))
        codes = {letter: code for code, letter in letters_of(font).items()}
        if not {one, other} <= set(codes):
            return
        gids = [codes[one], codes[other]]
        if below is font:
            cmap = program["cmap"].tables[0].cmap
            gids = [program.getGlyphID(cmap[code]) for code in gids]
        first, second = map(program.getGlyphName, gids)
        glyphs = program["glyf"].glyphs
        glyphs[first], glyphs[second] = glyphs[second], glyphs[first]
        written = BytesIO()
        program.save(written)
        below.FontDescriptor.FontFile2 = pdf.make_stream(written.getvalue())

    return spoil


def spoilt(path: Path, spoil: Spoil) -> bytes:
    written = BytesIO()
    with pikepdf.open(path) as pdf:
        for font in list(fonts_of(pdf)):
            spoil(pdf, font)
        pdf.save(written)
    return written.getvalue()


def squeezed(document: Document) -> str:
    return "".join("".join(page.text.split()) for page in document.pages)


def repairs(document: Document) -> set[str]:
    cells = [c for page in document.pages for table in page.tables for c in table.cells]
    lines = [line for page in document.pages for line in page.lines]
    lines += [line for cell in cells for line in cell.lines]
    return {name for line in lines for name in line.repairs}


@pytest.mark.parametrize("spoil", [forget, call_spaces])
@pytest.mark.parametrize("path", [LIBREOFFICE, REPORTLAB, CHROMIUM, WEASYPRINT])
def test_outlines_alone_give_the_same_text(path: Path, spoil: Spoil) -> None:
    right, read = squeezed(read_document(path)), squeezed(read_document(spoilt(path, spoil)))
    assert len(read) == len(right)
    wrong = [(a, b) for a, b in zip(right, read, strict=True) if a != b]
    assert len(wrong) <= 0.01 * len(right)
    assert not [pair for pair in wrong if pair[1].isdecimal()]


@pytest.mark.parametrize(
    "table",
    [
        {"1": "7", "7": "1", "๑": "๗", "๗": "๑"},
        {"5": "6", "๕": "๖"},
        {"5": "15", "๕": "๑๕"},
        {"ม": "ก", "ก": "ม"},
        {"น": "น\u0e48"},
        {"า": "\u0e49า"},
    ],
)
@pytest.mark.parametrize("path", [LIBREOFFICE, REPORTLAB])
def test_a_map_that_lies_is_not_believed(path: Path, table: dict[str, str]) -> None:
    honest = read_document(path)
    if not set(table) & set(squeezed(honest)):
        pytest.skip("prints none of them")
    lying = read_document(spoilt(path, change(table)))
    assert squeezed(lying) == squeezed(honest)
    assert "layer-mismatch" in repairs(lying)
    assert "layer-mismatch" not in repairs(honest)


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        (LIBREOFFICE, "๒", "๖"),
        (LIBREOFFICE, "๖", "๕"),
        (REPORTLAB, "๔", "๙"),
        (CHROMIUM, "๑", "๓"),
        (WEASYPRINT, "๒", "๘"),
        (CHROMIUM, "๒", "๗"),
    ],
)
def test_digits_are_those_that_the_font_draws(path: Path, one: str, other: str) -> None:
    honest = squeezed(read_document(path))
    edited = read_document(spoilt(path, swap_outlines(one, other)))
    assert squeezed(edited) == honest.translate(str.maketrans(one + other, other + one))
    assert "layer-mismatch" in repairs(edited)


def test_records_tell_that_a_map_lies(tmp_path: Path) -> None:
    path = tmp_path / "lying.pdf"
    path.write_bytes(spoilt(LIBREOFFICE, change({"ม": "ก", "ก": "ม"})))
    told = [f.where for f in read(path).findings if f.code == "layer-mismatch"]
    assert "title" in told
    assert any((where or "").startswith("measures[") for where in told)


@pytest.mark.parametrize("path", [LIBREOFFICE, REPORTLAB, CHROMIUM, WEASYPRINT])
def test_both_readers_say_the_same(path: Path) -> None:
    data = spoilt(path, forget)
    fast, reference = read_document(data), read_document(data, reader="pdfplumber")
    assert squeezed(fast) == squeezed(reference)
