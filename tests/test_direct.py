"""The fast reader against the reference reader: the same glyphs, rules, images and replacements."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mattrakan.extract.glyphs import Glyph, Page
from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.fast.lexing import OddContentError
from mattrakan.extract.readers.opening import open_pdf
from mattrakan.extract.readers.plumber import ReferenceReader

PDFS = sorted((Path(__file__).parent / "pdfs").glob("*.pdf"))
TEXT = (
    b"BT /F1 12 Tf 14 TL 100 700 Td (One \\(two\\) \\164) Tj T* [(th)-200<7265>5(e)] TJ"
    b" 2 Tc 3 Tw 80 Tz (a b) ' 100 Tz 4 Ts 0 Tc (up) Tj ET"
)


def make_pdf(content: bytes, **page: object) -> bytes:
    """A page of 400 by 800 pt with the font F1, the form X1 and the image X2."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        form = pdf.make_stream(b"0 0 50 20 re S BT /F1 8 Tf (form) Tj ET")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Matrix, form.Resources = [0, 0, 9, 9], [2, 0, 0, 2, 30, 40], resources
        image = pdf.make_stream(b"\0", Width=1, Height=1, BitsPerComponent=8)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.ColorSpace = pikepdf.Name.DeviceGray
        pdf.add_blank_page(page_size=(400, 800))
        target = pdf.pages[0].obj
        target.Resources = pikepdf.Dictionary(
            Font=resources.Font,
            XObject=pikepdf.Dictionary(X1=form, X2=image),
            Properties=pikepdf.Dictionary(P1=pikepdf.Dictionary(ActualText=pikepdf.String("said"))),
        )
        target.Contents = pdf.make_stream(content)
        for key, value in page.items():
            target[f"/{key}"] = value
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def both(data: bytes, scans: bool) -> Iterator[tuple[Page, Page]]:
    with pikepdf.open(BytesIO(data)) as fast, open_pdf(data, None) as reference:
        reader, oracle = DirectReader(fast, scans=scans), ReferenceReader(reference)
        assert reader.n_pages == oracle.n_pages
        for number in range(1, reader.n_pages + 1):
            yield reader.read_page(number), oracle.read_page(number)


def shown(glyph: Glyph) -> tuple[object, ...]:
    return (
        *(glyph.text, glyph.code, glyph.order, glyph.angle, glyph.visible),
        *(pytest.approx(value, abs=1e-6) for value in glyph.box),
        *(pytest.approx(value, abs=1e-6) for value in (glyph.baseline, glyph.size, glyph.grey)),
    )


def assert_same(page: Page, expected: Page) -> None:
    assert (page.width, page.height) == pytest.approx((expected.width, expected.height))
    assert len(page.glyphs) == len(expected.glyphs)
    keys: dict[str, str] = {}
    for glyph, other in zip(page.glyphs, expected.glyphs, strict=True):
        assert (
            *(glyph.text, glyph.code, glyph.order, glyph.angle, glyph.visible),
            *glyph.box,
            *(glyph.baseline, glyph.size, glyph.grey),
        ) == shown(other)
        assert keys.setdefault(glyph.font, other.font) == other.font
    for mine, other_key in keys.items():
        codes = {glyph.code for glyph in page.glyphs if glyph.font == mine}
        font, other_font = page.fonts[mine], expected.fonts[other_key]
        assert [font.second_opinion(c) for c in codes] == [
            other_font.second_opinion(c) for c in codes
        ]
    assert [rule.drawn for rule in page.rules] == [rule.drawn for rule in expected.rules]
    for rule, other_rule in zip(page.rules, expected.rules, strict=True):
        assert rule.box == pytest.approx(other_rule.box, abs=1e-6)
    for box, other_box in zip(page.images, expected.images, strict=True):
        assert box == pytest.approx(other_box, abs=1e-6)
    assert page.actual_texts == expected.actual_texts


@pytest.mark.parametrize("scans", [False, True], ids=["matching", "scanning"])
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_reads_what_the_reference_reads(path: Path, scans: bool) -> None:
    for page, expected in both(path.read_bytes(), scans):
        assert_same(page, expected)


@pytest.mark.parametrize(
    ("content", "page"),
    [
        (TEXT, {}),
        (b"q 0.5 0.2 -0.2 0.5 90 80 cm " + TEXT + b" Q " + TEXT, {}),
        (TEXT, {"Rotate": 90}),
        (TEXT, {"Rotate": 180, "MediaBox": [10, -20, 410, 780]}),
        (TEXT, {"Rotate": 270, "MediaBox": [10, -20, 410, 780], "CropBox": [50, 50, 300, 700]}),
        (b"3 Tr " + TEXT + b" 0 Tr 0.5 g " + TEXT, {}),
        (b"1 0 0 rg " + TEXT + b" /DeviceCMYK cs 0 0 0 0.25 sc " + TEXT, {}),
        (b"/Span <</ActualText <FEFF0E01>/MCID 1>> BDC " + TEXT + b" EMC", {}),
        (b"/Span /P1 BDC /Span <</ActualText(in)>> BDC " + TEXT + b" EMC EMC EMC", {}),
        (b"10 20 100 200 re S 10 20 30.5 2 re f 1 g 0 0 9 9 re f 0.9 g 5 5 90 90 re f* n", {}),
        (b"1 0 0 1 7 7 cm 0 0 m 0 90 l S 5 5 m 60 5 l 60 50 l 5 50 l h B 1 G 0 0 m 9 0 l S", {}),
        (b"0 0 m 9 9 20 20 30 0 c 30 50 l 4 4 m 1 1 5 5 v 2 2 90 4 y b* 3 3 m n", {}),
        (b"0.7 0.7 -0.7 0.7 100 100 cm 0 0 50 50 re S 0 0 m 100 0 l s", {}),
        (b"q /X1 Do Q q 3 0 0 4 100 200 cm /X2 Do /X1 Do Q /Gone Do", {}),
        (b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x01\x02) EI Q " + TEXT, {}),
        (b"% a (comment\n[2 1] 0 d 0 J 1 j 3 M /GS gs\t" + TEXT + b"\r\n", {}),
        (b"/P<</MCID 0 >>BDC BT/F1 12Tf(a)Tj ET EMC/P<</E(<)>>BDC/Q<</A<</B 1>>>>BDC " + TEXT, {}),
        (b"", {}),
    ],
)
@pytest.mark.parametrize("scans", [False, True], ids=["matching", "scanning"])
def test_reads_one_page_as_the_reference_does(
    content: bytes, page: dict[str, object], scans: bool
) -> None:
    for mine, expected in both(make_pdf(content, **page), scans):
        assert_same(mine, expected)


@pytest.mark.parametrize(
    "content",
    [  # each is an operand or operator that is not as usual
        b"BT /Gone 12 Tf (a) Tj ET",
        b'BT /F1 12 Tf 1 2 (a) " ET',
        b"BT /F1 12 Tf <123> Tj ET",
        b"1 2 3 re",
        b"1 2 l",
        b"frobnicate",
        b"1.2.3 w",
        b"(unfinished",
        b"BT /F1 12 Tf [(a) /Name] TJ ET",
    ],
)
@pytest.mark.parametrize("scans", [False, True], ids=["matching", "scanning"])
def test_leaves_odd_content_to_the_reference(content: bytes, scans: bool) -> None:
    with (
        pikepdf.open(BytesIO(make_pdf(content))) as pdf,
        pytest.raises((OddContentError, ValueError)),
    ):
        DirectReader(pdf, scans=scans).read_page(1)


def test_leaves_forms_that_are_nested_too_deep_to_the_reference() -> None:
    with pikepdf.open(BytesIO(make_pdf(b"/X1 Do"))) as pdf:
        inner = pdf.pages[0].obj.Resources.XObject.X1
        for _ in range(100):
            outer = pdf.make_stream(b"/X1 Do", Type=pikepdf.Name.XObject)
            outer.Subtype, outer.BBox = pikepdf.Name.Form, [0, 0, 9, 9]
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X1=inner))
            inner = outer
        pdf.pages[0].obj.Resources.XObject.X1 = inner
        with pytest.raises(OddContentError, match="nested too deep"):
            DirectReader(pdf).read_page(1)


def test_reads_a_form_that_draws_itself_once() -> None:
    with pikepdf.open(BytesIO(make_pdf(b"/X1 Do"))) as pdf:
        form = pdf.pages[0].obj.Resources.XObject.X1
        form.write(b"BT /F1 8 Tf (once) Tj ET /X1 Do")
        form.Resources.XObject = pikepdf.Dictionary(X1=form)
        page = DirectReader(pdf).read_page(1)
    assert "".join(glyph.text for glyph in page.glyphs) == "once"
