"""Makes the pages of test_hidden_paint: a digit below or beside what a content paints."""

from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

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
                Veil=Dictionary(ca=0.5), Full=Dictionary(ca=1),
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
