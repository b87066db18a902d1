"""Content streams of every shape: our reader and the reference see the same page."""

import runpy
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

DIRECT = runpy.run_path(str(Path(__file__).with_name("test_direct.py")))

SPACES = st.sampled_from([b" ", b" ", b"\n", b"\r\n", b"\t", b"  "])
ENDS = st.one_of(SPACES, st.just(b" % said (so\n"))
NUMBERS = st.sampled_from(
    b"0 1 2 7 12 50 100 250 -3 -40 +5 .5 -.25 4. 0.0 10.25 99.999 0.001 300.5 -0".split()
)
SMALL = st.sampled_from(b"0 1 -1 .5 0.8 -0.7 2 1.5".split())
SIZES = st.sampled_from(b"6 8 10.5 12 16 -9 1".split())
SHADES = st.sampled_from(b"0 1 .5 0.25 0.97 0.995".split())
LITERALS = st.sampled_from(
    [
        *(b"(plain)", b"(a b  c)", b"(\\(x\\))", b"((in) side)", b"(\\101\\7\\53z)"),
        *(b"(a\\\nb)", b"(a\\\r\nb)", b"(\\n\\r\\t\\b\\f\\\\)", b"(two\nlines)"),
        *(b"(\x80\xe9\xff)", b"(A-Z 0_9~)"),
    ]
)
HEX = st.sampled_from([b"<41>", b"<4142 43>", b"<6A6b\n6C>", b"<E9fF>"])
STRINGS = st.one_of(LITERALS, HEX)


@st.composite
def operation(draw: st.DrawFn, *parts: st.SearchStrategy[bytes] | bytes) -> bytes:
    """Return operands and their operator with white space between them."""
    *said, operator = [part if isinstance(part, bytes) else draw(part) for part in parts]
    return b"".join(one + draw(SPACES) for one in said) + operator + draw(ENDS)


@st.composite
def shown_array(draw: st.DrawFn) -> bytes:
    items = draw(st.lists(st.one_of(STRINGS, NUMBERS), max_size=5))
    return b"[" + b" ".join(items) + b"] TJ "


N = NUMBERS
TEXT = st.one_of(
    operation(STRINGS, b"Tj"),
    operation(STRINGS, b"Tj"),
    shown_array(),
    operation(STRINGS, b"'"),
    operation(N, N, b"Td"),
    operation(N, N, b"TD"),
    operation(b"T*"),
    operation(st.sampled_from([b"1", b"2", b".5"]), b"0 0", SMALL, N, N, b"Tm"),
    operation(b"1 0 0 1", N, N, b"Tm"),
    operation(b"0 1 -1 0", N, N, b"Tm"),
    operation(b"/F1", SIZES, b"Tf"),
    operation(SMALL, b"Tc"),
    operation(SMALL, b"Tw"),
    operation(st.sampled_from([b"100", b"80", b"125.5"]), b"Tz"),
    operation(st.sampled_from([b"14", b"-3", b"0"]), b"TL"),
    operation(SMALL, b"Ts"),
    operation(st.sampled_from([b"0", b"1", b"2", b"3", b"7"]), b"Tr"),
    operation(SHADES, b"g"),
)
PATHS = st.one_of(
    operation(N, N, N, N, b"re"),
    operation(N, N, b"m", N, N, b"l"),
    operation(b"10 10 m 10 90 l"),
    operation(b"20 30 m", N, b"30 l"),
    operation(N, N, b"m", N, N, N, N, N, N, b"c"),
    operation(N, N, b"m", N, N, N, N, b"v"),
    operation(N, N, b"m", N, N, N, N, b"y", b"h"),
    operation(N, N, b"m", N, N, b"l", N, N, b"l h"),
)
PAINTS = st.sampled_from([b"S ", b"s ", b"f ", b"f* ", b"B ", b"B* ", b"b ", b"b* ", b"n "])
STATES = st.one_of(
    operation(SHADES, b"g"),
    operation(SHADES, b"G"),
    operation(SHADES, SHADES, SHADES, b"rg"),
    operation(SHADES, SHADES, SHADES, b"RG"),
    operation(SHADES, SHADES, SHADES, SHADES, b"k"),
    operation(SHADES, SHADES, SHADES, SHADES, b"K"),
    operation(N, b"w"),
    operation(b"[3 1] 0 d 1 J 2 j 4 M"),
    operation(b"1 0 0 1", N, N, b"cm"),
    operation(b".5 0 0 2", N, N, b"cm"),
    operation(b"0 1 -1 0 300 0 cm"),
    operation(b"q /X1 Do Q"),
    operation(b"q /X2 Do Q"),
)


@st.composite
def contents(draw: st.DrawFn) -> bytes:
    parts = []
    for kind in draw(st.lists(st.sampled_from("tttppsq"), min_size=1, max_size=8)):
        if kind == "t":
            shown = draw(st.lists(TEXT, min_size=1, max_size=6))
            parts.append(b"BT /F1 12 Tf " + b"".join(shown) + b"ET ")
        elif kind == "p":
            parts.append(b"".join(draw(st.lists(PATHS, min_size=1, max_size=1))) + draw(PAINTS))
        elif kind == "s":
            parts.append(draw(STATES))
        else:
            inner = draw(st.lists(st.one_of(STATES, TEXT.map(_as_text)), max_size=3))
            parts.append(b"q " + b"".join(inner) + b"Q ")
    return b"".join(parts)


def _as_text(operation: bytes) -> bytes:
    return b"BT /F1 9 Tf 50 50 Td " + operation + b"(x) Tj ET "


@settings(
    max_examples=150, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(contents(), st.booleans())
def test_any_content_is_read_as_the_reference_reads_it(content: bytes, scans: bool) -> None:
    for mine, expected in DIRECT["both"](DIRECT["make_pdf"](content), scans):
        DIRECT["assert_same"](mine, expected)


@pytest.mark.parametrize("scans", [False, True])
@settings(max_examples=60, phases=[Phase.generate])
@given(st.lists(TEXT, min_size=1, max_size=10))
def test_any_text_is_read_as_the_reference_reads_it(scans: bool, shown: list[bytes]) -> None:
    content = b"BT /F1 12 Tf 100 700 Td " + b"".join(shown) + b"(end) Tj ET"
    for mine, expected in DIRECT["both"](DIRECT["make_pdf"](content), scans):
        DIRECT["assert_same"](mine, expected)


def with_colour_spaces(data: bytes) -> bytes:
    """Give the page colour spaces of every family that pdfminer knows."""
    name = pikepdf.Name
    with pikepdf.open(BytesIO(data)) as pdf:
        icc = pdf.make_stream(b"", N=3, Alternate=name.DeviceRGB)
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
        pdf.pages[0].obj.Resources.ColorSpace = pikepdf.Dictionary(
            Icc=pikepdf.Array([name.ICCBased, icc]),
            Two=pikepdf.Array(
                [name.DeviceN, pikepdf.Array([name.Cyan, name.Black]), name.DeviceCMYK, tint]
            ),
            Spot=pikepdf.Array([name.Separation, name.Gold, name.DeviceCMYK, tint]),
            Grey=name.DeviceGray,
        )
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize(
    "colour",
    [
        *(b"/Icc cs .2 .4 .6 scn", b"/Icc cs 1 1 1 sc", b"/Two cs .3 .4 scn", b"/Two cs 0 0 scn"),
        *(b"/Spot cs .5 scn", b"/Grey cs .25 sc", b"/DeviceRGB cs 0 1 0 sc", b"/None cs .5 sc"),
        *(b"/DeviceCMYK cs 0 0 0 .25 sc", b".1 .2 .3 rg /Grey cs", b"/Icc CS 1 1 1 SC", b"1 G"),
    ],
)
@pytest.mark.parametrize("scans", [False, True])
def test_colours_of_every_space_are_read_as_the_reference_reads_them(
    colour: bytes, scans: bool
) -> None:
    content = colour + b" BT /F1 12 Tf 100 700 Td (a) Tj ET 10 20 100 200 re B 5 5 m 60 5 l S"
    data = with_colour_spaces(DIRECT["make_pdf"](content))
    for mine, expected in DIRECT["both"](data, scans):
        DIRECT["assert_same"](mine, expected)
