"""Text that a page does not show for what it is painted with, and text that it shows all the same.

Spot colours and other spaces, patterns, shadings, soft masks, and the glyphs of Type 3 fonts.
"""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.opening import open_pdf
from mattrakan.extract.readers.plumber import ReferenceReader

TEXT = "BT /F1 12 Tf 100 700 Td (7) Tj ET"
SHOWN = "BT /F1 12 Tf 100 400 Td (12345) Tj ET"
BLENDS = (
    *("Normal", "Multiply", "Screen", "Darken", "Lighten", "Difference", "Exclusion", "Overlay"),
    *("HardLight", "SoftLight", "ColorDodge", "ColorBurn", "Hue", "Saturation", "Color"),
    *("Luminosity", "Unheard"),
)
BOX = "95 690 20 25 re"  # around it
SHEET = "0 0 400 842 re"
CALCULATED = b"{ dup 0.5 gt { 1 } { 0 } ifelse exch 0 0 3 1 roll }"


def function(low: list[float], high: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=low, C1=high, N=1)


def shading(low: float, high: float, extends: bool = True) -> Dictionary:
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 400, 0],
        Extend=[extends, True], Function=function([low], [high]),
    )  # fmt: skip


def ends(kind: int, coords: list[float]) -> Dictionary:
    """A shading that is not extended behind its ends."""
    return Dictionary(
        ShadingType=kind, ColorSpace=Name.DeviceGray, Coords=coords, Function=function([1], [0])
    )


def make_stream(pdf: pikepdf.Pdf, content: str, **entries: Any) -> pikepdf.Stream:
    return pdf.make_indirect(pdf.make_stream(content.encode(), **entries))


def make_spaces(pdf: pikepdf.Pdf) -> Dictionary:
    spot = [Name.Separation, Name.Gold, Name.DeviceCMYK]
    table = pikepdf.String(b"\x00\x00\x00\xff\xff\xff")
    samples = pdf.make_stream(
        b"\xff\x00", FunctionType=0, Domain=[0, 1], Range=[0, 1], Size=[2], BitsPerSample=8
    )
    stitched = Dictionary(
        FunctionType=3, Domain=[0, 1], Bounds=[0.5], Encode=[0, 1, 0, 1],
        Functions=[function([0, 0, 0, 0], [0, 0, 0, 0]), function([0, 0, 0, 1], [0, 0, 0, 1])],
    )  # fmt: skip
    calculated = pdf.make_stream(
        CALCULATED, FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1, 0, 1]
    )
    lab = Array([Name.Lab, Dictionary(WhitePoint=[0.9505, 1, 1.089])])
    return Dictionary(
        Spot=Array([*spot, function([0, 0, 0, 0], [1, 0.4, 0, 0])]),
        Sampled=Array([Name.Separation, Name.Gold, Name.DeviceGray, samples]),
        Stitched=Array([*spot, stitched]),
        Calculated=Array([*spot, calculated]),
        Odd=Array([*spot, Dictionary(FunctionType=9)]),
        Never=Array([Name.Separation, Name("/None"), Name.DeviceCMYK, function([0] * 4, [1] * 4)]),
        Two=Array(
            [Name.DeviceN, [Name.Gold, Name.Black], Name.DeviceCMYK, Dictionary(FunctionType=9)]
        ),
        Table=Array([Name.Indexed, Name.DeviceRGB, 1, table]),
        LabTable=Array([Name.Indexed, lab, 1, pikepdf.String(b"\xff\x80\x80\x00\x80\x80")]),
        Lab=lab,
        Pat=Array([Name.Pattern, Name.DeviceRGB]),
    )


@cache
def make_pdf(content: str) -> bytes:
    """A page of 400 by 842 pt with colour spaces, patterns, masks and a Type 3 font."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 842))
        page = pdf.pages[0].obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        glyphs = {
            "a": "500 0 d0",
            "b": "500 0 d0 1 g 0 0 400 700 re f",
            "c": "500 0 d0 0 0 1 rg 0 0 400 700 re f",
            "d": "500 0 0 0 400 700 d1 0 0 400 700 re f",
            "e": "500 0 d0 1 g 0 0 400 700 re f 0 g 0 0 100 100 re f",
            "f": "500 0 0 0 400 700 d1",
            "g": "500 0 d0 0 0 400 700 re f",
        }
        drawn = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=97, LastChar=103, Widths=[500] * 7,
            Encoding=Dictionary(Differences=[97, *(Name("/" + name) for name in glyphs)]),
            CharProcs=Dictionary({"/" + n: make_stream(pdf, c) for n, c in glyphs.items()}),
            Resources=Dictionary(),
        )  # fmt: skip

        def tile(content: str, paint: int = 1) -> pikepdf.Stream:
            return make_stream(
                pdf, content, PatternType=1, PaintType=paint, TilingType=1, BBox=[0, 0, 9, 9],
                XStep=9, YStep=9, Resources=Dictionary(),
            )  # fmt: skip

        def mask(content: str, kind: Name = Name.Luminosity, **entries: Any) -> Dictionary:
            group = make_stream(
                pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 400, 842],
                Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray), Resources=Dictionary(),
            )  # fmt: skip
            return Dictionary(SMask=Dictionary(S=kind, G=group, **entries))

        def stencil(width: int, sample: bytes = b"\0", **entries: Any) -> pikepdf.Stream:
            return pdf.make_indirect(
                pdf.make_stream(
                    sample, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=1,
                    BitsPerComponent=1, ImageMask=True, **entries,
                )
            )  # fmt: skip

        def form(**entries: Any) -> pikepdf.Stream:
            fonts = Dictionary(F1=pdf.make_indirect(font))
            states = Dictionary(Whole=Dictionary(ca=1, CA=1))
            return make_stream(
                pdf, f"/Whole gs {TEXT}", Type=Name.XObject, Subtype=Name.Form,
                BBox=[0, 0, 400, 842], Resources=Dictionary(Font=fonts, ExtGState=states),
                **entries,
            )  # fmt: skip

        page.Resources = Dictionary(
            Font=Dictionary(F1=pdf.make_indirect(font), T3=pdf.make_indirect(drawn)),
            ColorSpace=make_spaces(pdf),
            Pattern=Dictionary(
                White=tile("1 g 0 0 9 9 re f"), Hatched=tile("1 g 0 0 9 9 re f 0 0 m 9 9 l S"),
                Bare=tile("0 0 9 9 re f", 2), Broken=tile("1 g 0 0 re f"),
                Even=Dictionary(PatternType=2, Shading=shading(1, 1)),
                Uneven=Dictionary(PatternType=2, Shading=shading(1, 0)),
                Empty=tile(""), Aside=tile("1 g 20 0 9 9 re f"), Gaps=tile("1 g 0 0 8 8 re f"),
                Narrow=tile("1 g 0 0 8.79 9 re f"), Nearly=tile("1 g 0 0 8.85 9 re f"),
                Unseen=tile("q 20 20 4 4 re W n 1 g 0 0 9 9 re f Q 0 0 0 0 re f"),
                Lines=tile("0 0 m 9 9 l S"),
                Point=Dictionary(PatternType=2, Shading=ends(2, [100, 700, 100, 700])),
                Band=Dictionary(
                    PatternType=2, Shading=ends(2, [0, 0, 40, 0]), Matrix=[1, 0, 0, 1, 90, 0]
                ),
                Beside=Dictionary(PatternType=2, Shading=ends(2, [0, 0, 40, 0])),
                Disc=Dictionary(PatternType=2, Shading=ends(3, [105, 700, 0, 105, 700, 40])),
                Ring=Dictionary(PatternType=2, Shading=ends(3, [105, 700, 20, 105, 700, 40])),
                SmallDisc=Dictionary(PatternType=2, Shading=ends(3, [105, 700, 0, 105, 700, 9])),
            ),
            XObject=Dictionary(
                Group=form(Group=Dictionary(S=Name.Transparency)), Plain=form(), Dot=stencil(1),
                Dots=stencil(8), NoDot=stencil(1, b"\x80"),
                TurnedDot=stencil(1, b"\x80", Decode=[1, 0]),
            ),
            Shading=Dictionary(Even=shading(1, 1), Uneven=shading(1, 0), Part=shading(1, 1, False)),
            ExtGState=Dictionary(
                Black=mask(f"0 g {SHEET} f"), Nothing=mask(""), Grey=mask(f"0.5 g {SHEET} f"),
                Window=mask("1 g 90 680 40 40 re f"), Elsewhere=mask("1 g 200 680 40 40 re f"),
                Lit=mask("", BC=[1]), Alpha=mask("0 g 90 680 40 40 re f", Name.Alpha),
                NoAlpha=mask("", Name.Alpha), Turned=mask(f"0 g {SHEET} f", TR=function([1], [0])),
                Off=Dictionary(SMask=Name("/None")), Faint=Dictionary(ca=0.01),
                Wide=Dictionary(LW=12), Thin=Dictionary(LW=0.5),
                Dashed=Dictionary(D=Array([Array([3, 3]), 0])),
                Solid=Dictionary(LW=12, D=Array([Array([]), 0])),
                Listed=Dictionary(BM=[Name.Screen, Name.Normal]),
            ),
        )  # fmt: skip
        for mode in BLENDS:
            page.Resources.ExtGState["/" + mode] = Dictionary(BM=Name("/" + mode))
        page.Contents = pdf.make_stream(f"{SHOWN} {content}".encode())
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def read_fast(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [one.reason for one in DirectReader(pdf).read_page(1).hidden]


def read_plain(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [one.reason for one in DirectReader(pdf, scans=False).read_page(1).hidden]


def read_reference(data: bytes) -> list[str]:
    with open_pdf(data, None) as pdf:
        return [one.reason for one in ReferenceReader(pdf).read_page(1).hidden]


def blended(mode: str, colour: str, below: str = "") -> str:
    box = f"{below} rg {BOX} f " if below else ""
    return f"{box}/{mode} gs {colour} rg {TEXT}"


def in_space(space: str, colour: str) -> str:
    return f"/{space} cs {colour} scn {TEXT}"


def painted(pattern: str) -> str:
    return f"/Pattern cs /{pattern} scn {BOX} f"


def drawn_as(letter: str) -> str:
    return TEXT.replace("F1", "T3").replace("(7)", f"({letter})")


CASES = [
    ("same-colour", in_space("Spot", "0")),
    ("", in_space("Spot", "1")),
    ("same-colour", in_space("Sampled", "0")),
    ("", in_space("Sampled", "1")),
    ("same-colour", in_space("Stitched", "0.2")),
    ("", in_space("Stitched", "0.7")),
    ("same-colour", in_space("Calculated", "0")),
    ("", in_space("Calculated", "1")),
    ("same-colour", in_space("Odd", "0")),
    ("", in_space("Odd", "0.5")),
    ("same-colour", in_space("Never", "1")),
    ("same-colour", in_space("Two", "0 0")),
    ("", in_space("Two", "0 0.9")),
    ("same-colour", in_space("Table", "1")),
    ("", in_space("Table", "0")),
    ("same-colour", in_space("LabTable", "0")),
    ("", in_space("LabTable", "1")),
    ("same-colour", in_space("Lab", "100 0 0")),
    ("", in_space("Lab", "40 20 20")),
    ("same-colour", f"q /Spot cs 0 scn 0 0 9 9 re f Q /Spot cs 1 scn q 1 g Q 0 scn {TEXT}"),
    ("same-colour", f"/Spot cs 1 scn {BOX} f {TEXT}"),
    ("", f"/Spot cs 0 scn 0 g {TEXT}"),
    ("same-colour", f"/Spot CS 0 SCN 1 Tr {TEXT}"),
    ("same-colour", in_space("Pattern", "/White")),
    ("", in_space("Pattern", "/Hatched")),
    ("", in_space("Pattern", "/Broken")),
    ("", in_space("Pattern", "/Missing")),
    ("same-colour", in_space("Pattern", "/Even")),
    ("", in_space("Pattern", "/Uneven")),
    ("same-colour", in_space("Pat", "1 1 1 /Bare")),
    ("", in_space("Pat", "1 0 0 /Bare")),
    ("covered", f"{TEXT} q {BOX} W n /Even sh Q"),
    ("covered", f"{TEXT} q {BOX} W n /Uneven sh Q"),
    ("covered", f"{TEXT} q {BOX} W n /Part sh Q"),
    ("", f"{TEXT} q 1 0 0 1 100 0 cm -5 690 20 25 re W n /Part sh Q"),
    ("covered", f"{TEXT} {painted('White')}"),
    ("covered", f"{TEXT} {painted('Hatched')}"),
    ("", f"{TEXT} {painted('Empty')}"),
    ("", f"{TEXT} {painted('Unseen')}"),
    ("", f"{TEXT} {painted('Aside')}"),
    ("", f"{TEXT} {painted('Gaps')}"),
    ("", f"{TEXT} {painted('Narrow')}"),
    ("covered", f"{TEXT} {painted('Nearly')}"),
    ("", f"{TEXT} {painted('Lines')}"),
    ("", f"{TEXT} {painted('Missing')}"),
    ("", f"{TEXT} {painted('Point')}"),
    ("covered", f"{TEXT} {painted('Band')}"),
    ("", f"{TEXT} {painted('Beside')}"),
    ("covered", f"{TEXT} {painted('Disc')}"),
    ("", f"{TEXT} {painted('Ring')}"),
    ("", f"{TEXT} {painted('SmallDisc')}"),
    ("covered", f"{TEXT} {painted('White')} {painted('Empty')}"),
    ("", f"{TEXT} /Pattern CS /Empty SCN 12 w 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} /Pattern CS /White SCN 12 w 95 703 m 130 703 l S"),
    ("", f"{TEXT} /Pattern cs /Empty scn 0 0 9 9 re f 0 g 200 200 9 9 re f"),
    ("covered", f"{TEXT} /Pattern cs /Empty scn 1 g {BOX} f"),
    ("covered", f"{TEXT} q /Pattern cs /Empty scn Q 1 g {BOX} f"),
    ("transparent", in_space("Pattern", "/Empty")),
    ("", in_space("Pattern", "/Lines")),
    ("same-colour", f"{painted('Empty')} 1 g {TEXT}"),
    ("", f"{TEXT} q 200 690 20 25 re W n /Even sh Q"),
    ("", f"q {BOX} W n /Uneven sh Q {TEXT}"),
    ("", f"{TEXT} q /Grey gs {BOX} W n /Even sh Q"),
    ("transparent", f"/Black gs {TEXT}"),
    ("transparent", f"/Nothing gs {TEXT}"),
    ("", f"/Grey gs {TEXT}"),
    ("", f"/Window gs {TEXT}"),
    ("transparent", f"/Elsewhere gs {TEXT}"),
    ("", f"/Lit gs {TEXT}"),
    ("", f"/Alpha gs {TEXT}"),
    ("transparent", f"/NoAlpha gs {TEXT}"),
    ("", f"/Turned gs {TEXT}"),
    ("", f"/Black gs /Off gs {TEXT}"),
    ("", f"q /Black gs Q {TEXT}"),
    ("", f"q 1 0 0 1 -105 0 cm /Elsewhere gs Q q 1 0 0 1 -110 0 cm /Elsewhere gs "
         f"1 0 0 1 110 0 cm {TEXT} Q"),
    ("transparent", f"/Faint gs {TEXT}"),
    ("tiny", f"0.2 Tz {TEXT}"),
    ("tiny", TEXT.replace("100 700 Td", "0.01 0 0 1 100 700 Tm")),
    ("tiny", TEXT.replace("100 700 Td", "1 0 1 0.01 100 700 Tm")),
    ("", TEXT.replace("100 700 Td", "1 0 0.3 1 100 700 Tm")),
    ("", f"60 Tz {TEXT}"),
    ("", f"0.2 Tz 100 Tz {TEXT}"),
    ("invisible", drawn_as("a")),
    ("same-colour", drawn_as("b")),
    ("", f"0 g {BOX} f {drawn_as('b')}"),
    ("", drawn_as("c")),
    ("", drawn_as("d")),
    ("same-colour", f"1 g {drawn_as('d')}"),
    ("", f"1 g {drawn_as('e')}"),
    ("invisible", drawn_as("f")),
    ("", drawn_as("g")),
    ("same-colour", f"1 g {drawn_as('g')}"),
    ("", blended("Normal", "0 0 0")),
    ("", blended("Unheard", "0 0 0")),
    ("", blended("Multiply", "0 0 0")),
    ("same-colour", blended("Multiply", "1 1 1", "0 0.5 1")),
    ("same-colour", blended("Multiply", "1 0 0", "0 0 0")),
    ("same-colour", blended("Screen", "0 0 0")),
    ("", blended("Screen", "1 1 1", "0 0 0")),
    ("same-colour", blended("Listed", "0 0 0")),
    ("", blended("Darken", "0 0 0")),
    ("same-colour", blended("Darken", "1 1 1", "0.2 0.5 1")),
    ("same-colour", blended("Lighten", "0 0 0.5")),
    ("", blended("Lighten", "0 0 0.5", "0 0 0")),
    ("same-colour", blended("Difference", "0 0 0")),
    ("", blended("Difference", "1 1 1")),
    ("same-colour", blended("Exclusion", "0 0 0")),
    ("", blended("Exclusion", "1 1 1")),
    ("same-colour", blended("Overlay", "0 0 0")),
    ("", blended("Overlay", "0 0 0", "0.4 0.4 0.4")),
    ("", blended("HardLight", "0 0 0")),
    ("same-colour", blended("HardLight", "0.5 0.5 0.5", "0.2 0.5 1")),
    ("same-colour", blended("SoftLight", "0 0 0")),
    ("", blended("SoftLight", "1 1 1", "0.4 0.4 0.4")),
    ("same-colour", blended("ColorDodge", "0 0 0")),
    ("same-colour", blended("ColorDodge", "1 0 1", "0 0 0")),
    ("", blended("ColorDodge", "0.5 0.5 0.5", "0.4 0.4 0.4")),
    ("same-colour", blended("ColorBurn", "0 0 0")),
    ("", blended("ColorBurn", "0 0 0", "0.5 0.5 0.5")),
    ("same-colour", blended("Hue", "1 0 0")),
    ("", blended("Saturation", "0.5 0.5 0.5", "1 0 0")),
    ("same-colour", blended("Color", "0 0 1")),
    ("", blended("Luminosity", "0 0 1")),
    ("same-colour", blended("Luminosity", "1 1 1")),
    ("same-colour", f"/Screen gs 1 Tr {TEXT}"),
    ("", f"/Screen gs /Normal gs {TEXT}"),
    ("", f"q /Screen gs Q {TEXT}"),
    ("", f"0 0 1 rg {BOX} f q {BOX} W n /Uneven sh Q /Screen gs 0 g {TEXT}"),
    ("", f"1 g /Spot cs {TEXT}"),
    ("", f"1 g /Table cs {TEXT}"),
    ("same-colour", f"/Never cs {TEXT}"),
    ("", f"1 G /DeviceCMYK CS 1 Tr {TEXT}"),
    ("same-colour", f"/Missing cs 1 g {TEXT}"),
    ("transparent", "/Faint gs /Group Do"),
    ("", "/Faint gs /Plain Do"),
    ("", "q /Faint gs Q /Group Do"),
    ("covered", f"{TEXT} {BOX} h 0 0 1 rg B"),
    ("covered", f"{TEXT} 95 690 m 115 690 l 115 715 l 95 715 l h h f"),
    ("", f"{TEXT} {BOX} h S"),
    ("covered", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /Dot Do Q"),
    ("", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /Dots Do Q"),
    ("", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /NoDot Do Q"),
    ("covered", f"{TEXT} q 20 0 0 25 95 690 cm 1 g /TurnedDot Do Q"),
    ("covered", f"{TEXT} 1 G 12 w 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} 1 G 12 w 95 701 m 110 706 l 130 702 l S"),
    ("covered", f"{TEXT} 0.2 G 40 w 109 690 m 109 730 l h S"),
    ("covered", f"{TEXT} 1 G 12 w 95 701 m 105 700 120 705 130 704 c S"),
    ("covered", f"{TEXT} 12 w q 10 0 0 1 0 0 cm [] 0 d 1 G 9.5 703 m 13 703 l S Q"),
    ("same-colour", f"0.2 0.3 0.5 RG 24 w 90 704 m 150 704 l S 0.2 0.3 0.5 rg {TEXT}"),
    ("", f"{TEXT} 1 G 4 w 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} /Wide gs 1 G 95 703 m 130 703 l S"),
    ("covered", f"{TEXT} [3 3] 0 d /Solid gs 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} 12 w /Thin gs 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} /Wide gs /Dashed gs 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} q /Wide gs Q 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} 1 G 12 w 95 690 m 130 690 l S"),
    ("", f"{TEXT} 1 G 12 w 95 690 m 130 715 l S"),
    ("", f"{TEXT} 1 G 12 w [3 3] 0 d 95 703 m 130 703 l S"),
    ("", f"{TEXT} q 12 w Q 1 G 95 703 m 130 703 l S"),
    ("", f"{TEXT} q .1 0 0 .1 0 0 cm 12 w 1 G 950 7030 m 1300 7030 l S Q"),
    ("covered", f"{TEXT} /Faint gs 12 w 95 703 m 130 703 l S"),
    ("", f"{TEXT} /Multiply gs 1 1 0 RG 12 w 95 703 m 130 703 l S"),
    ("", f"0.2 0.3 0.5 RG 24 w 90 704 m 150 704 l S 1 g {TEXT}"),
    ("", f"{TEXT} 1 G 12 w 95 690 m 130 690 l 130 720 l 95 720 l h S"),
]  # fmt: skip


@pytest.mark.parametrize("read", [read_fast, read_plain, read_reference])
@pytest.mark.parametrize(("reason", "content"), CASES)
def test_what_paints_text_decides_whether_it_is_seen(
    reason: str, content: str, read: Callable[[bytes], list[str]]
) -> None:
    assert read(make_pdf(content)) == ([reason] if reason else [])


@pytest.mark.parametrize("read", [DirectReader, ReferenceReader])
@pytest.mark.parametrize(
    ("colour", "is_drawn"),
    [
        ("/Spot CS 1 SCN", True),
        ("/Spot CS", True),
        ("/Spot CS 0 SCN", False),
        ("/Table CS 0 SCN", True),
        ("/Table CS 1 SCN", False),
        ("/Odd CS 1 SCN", True),
        ("/DeviceGray CS", True),
        ("1 G", False),
    ],
)
def test_rules_in_spot_colours_are_as_dark_as_they_look(
    colour: str, is_drawn: bool, read: Callable[..., DirectReader | ReferenceReader]
) -> None:
    data = make_pdf(f"{colour} 1 w 50 50 m 350 50 l S")
    opening = pikepdf.open(BytesIO(data)) if read is DirectReader else open_pdf(data, None)
    with opening as pdf:
        page = read(pdf).read_page(1)
    assert (len(page.rules), len(page.white_rules)) == ((1, 0) if is_drawn else (0, 1))


@pytest.mark.parametrize(
    ("image", "is_hidden"),
    [
        ("BI /W 1 /H 1 /IM true /BPC 1 ID \x00 EI", True),
        ("BI /W 8 /H 1 /IM true /BPC 1 ID \x00 EI", False),
        ("BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI", True),
    ],
)
def test_an_inline_stencil_of_one_sample_covers(image: str, is_hidden: bool) -> None:
    data = make_pdf(f"{TEXT} q 20 0 0 25 95 690 cm 1 g {image} Q")
    assert read_fast(data) == (["covered"] if is_hidden else [])


def test_a_thin_stencil_of_one_sample_is_a_rule() -> None:
    with pikepdf.open(
        BytesIO(make_pdf("q 200 0 0 1 50 50 cm BI /W 1 /H 1 /IM true ID \x00 EI Q"))
    ) as pdf:
        page = DirectReader(pdf).read_page(1)
    assert [round(rule.x1 - rule.x0) for rule in page.rules] == [200]


def ellipse(x: float, y: float, wide: float, high: float) -> str:
    a, b = 0.5523 * wide, 0.5523 * high
    return (
        f"{x + wide} {y} m {x + wide} {y + b} {x + a} {y + high} {x} {y + high} c "
        f"{x - a} {y + high} {x - wide} {y + b} {x - wide} {y} c "
        f"{x - wide} {y - b} {x - a} {y - high} {x} {y - high} c "
        f"{x + a} {y - high} {x + wide} {y - b} {x + wide} {y} c h"
    )


@pytest.mark.parametrize("read", [read_fast, read_plain, read_reference])
@pytest.mark.parametrize(
    ("covers", "content"),
    [
        (True, f"1 g {ellipse(103.3, 703, 6, 9)} f"),
        (True, f"0.2 0.3 0.4 rg {ellipse(103.3, 703, 9, 6)} f"),
        (False, f"1 g {ellipse(103.3, 703, 6, 9)} S"),
        (False, f"1 g {ellipse(103.3, 690, 6, 9)} f"),
        (False, f"1 g {ellipse(103.3, 703, 2, 3)} f"),
        (False, f"1 g {ellipse(103.3, 703, 12, 14)} {ellipse(103.3, 703, 6, 9)} f*"),
    ],
)
def test_a_filled_ellipse_covers_what_is_inside(
    covers: bool, content: str, read: Callable[[bytes], list[str]]
) -> None:
    assert read(make_pdf(f"{TEXT} {content}")) == (["covered"] if covers else [])
