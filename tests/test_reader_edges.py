"""Readers: operands, colours and clips beside the place where they begin to count."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from mattrakan.extract.glyphs import Glyph
from mattrakan.extract.readers.fast.appearance import Clip
from mattrakan.extract.readers.fast.direct import DirectReader
from mattrakan.extract.readers.fast.drawing import Drawing
from mattrakan.extract.readers.fast.functions import read_function
from mattrakan.extract.readers.fast.images import is_dot, is_opaque
from mattrakan.extract.readers.fast.lexing import OddContentError
from mattrakan.extract.readers.fast.painted import Core, is_cut
from mattrakan.extract.readers.fast.shadings import covers_everything, shading_colour
from mattrakan.extract.readers.fast.unicodemaps import read_unicode_map
from mattrakan.extract.readers.painting_state import PaintingState


def read(content: bytes, *, scans: bool) -> Any:
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 200, 200],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=pdf.make_stream(content),
        )
        pdf.pages.append(pikepdf.Page(page))
        file = BytesIO()
        pdf.save(file)
    with pikepdf.open(file) as pdf:
        return DirectReader(pdf, scans=scans).read_page(1)


TEXT = b"BT /F1 12 Tf 50 50 Td (a) Tj ET"


@pytest.mark.parametrize("scans", [False, True], ids=["matching", "scanning"])
@pytest.mark.parametrize("operator", [b"q", b"Q", b"S", b"s", b"f", b"B", b"W", b"n", b"h", b"BT"])
def test_an_operator_without_operands_takes_none(operator: bytes, scans: bool) -> None:
    path = b"10 10 m 60 10 l 60 60 l "
    with pytest.raises((OddContentError, ValueError)):
        read(path + b"7 " + operator + b" n " + TEXT, scans=scans)


@pytest.mark.parametrize("scans", [False, True], ids=["matching", "scanning"])
@pytest.mark.parametrize("operator", [b"S", b"s", b"f", b"B", b"n", b"W n"])
def test_without_one_it_is_carried_out(operator: bytes, scans: bool) -> None:
    page = read(b"10 10 m 60 10 l 60 60 l " + operator + b" " + TEXT, scans=scans)
    assert [glyph.text for glyph in page.glyphs] == ["a"]


@pytest.mark.parametrize(
    ("decode", "sample", "dot"),
    [
        (None, b"\x00", True),  # 0 paints
        (None, b"\x80", False),
        ([0, 1], b"\x00", True),
        ([0, 1], b"\x80", False),
        ([1, 0], b"\x00", False),  # 1 paints
        ([1, 0], b"\x80", True),
        (None, b"", False),
    ],
)
def test_a_stencil_of_one_sample_paints_by_its_decode_array(
    decode: list[int] | None, sample: bytes, dot: bool
) -> None:
    with pikepdf.new() as pdf:
        image = pdf.make_stream(sample, Width=1, Height=1, ImageMask=True, BitsPerComponent=1)
        if decode is not None:
            image.Decode = decode
        assert is_dot(image) is dot
        image.Width = 2
        assert is_dot(image) is False


PLAIN = b"1 beginbfchar <21> <0E01> endbfchar "


@pytest.mark.parametrize("word", [b"/Other usecmap", b"begincidrange", b"begincidchar"])
def test_a_map_that_needs_another_is_left_to_the_reference(word: bytes) -> None:
    assert read_unicode_map(PLAIN) == {0x21: "ก"}
    assert read_unicode_map(PLAIN + word) is None
    assert read_unicode_map(word + b" " + PLAIN) is None


def core(x0: float) -> Core:
    """The body of a letter 10 pt wide and high, from a place on."""
    return Core(Glyph("ก", x0, x0 + 10, 50.0, 10.0, "F", 1, 0))


def triangle(shift: float) -> Clip:
    """What is left of a slanting line, which ends far above and below the letters."""
    shape = [(-500.0, -500.0), (shift - 50.0, -500.0), (shift + 50.0, 600.0), (-500.0, 600.0)]
    return Clip(-500.0, -500.0, 500.0, 600.0, [([shape], False)], True)


@pytest.mark.parametrize(("shift", "cut"), [(7.0, False), (3.0, True)])
@pytest.mark.parametrize("x0", [0.0, 40.0, 300.0])
def test_a_slanting_clip_cuts_a_letter_whose_middle_it_hides(
    x0: float, shift: float, cut: bool
) -> None:
    letter = core(x0)
    height = (letter.top + letter.bottom) / 2
    edge = (height + 500.0) / 11 - 50.0  # where the slanting line is at the letter's height
    clip = triangle(x0 + shift - edge)
    assert is_cut(letter, clip) is cut


@pytest.mark.parametrize(("share", "cut"), [(0.45, True), (0.55, False)])
def test_half_of_a_letter_must_be_left_by_a_box(share: float, cut: bool) -> None:
    letter = core(100.0)
    wide, high = letter.x1 - letter.x0, letter.bottom - letter.top
    boxes = [
        (letter.x0, 0.0, letter.x0 + share * wide, 99.0),
        (letter.x1 - share * wide, 0.0, 199.0, 99.0),
        (0.0, letter.top, 199.0, letter.top + share * high),
        (0.0, letter.bottom - share * high, 199.0, 99.0),
    ]
    assert [is_cut(letter, Clip(*box, [], True)) for box in boxes] == [cut] * 4


@pytest.mark.parametrize("place", [0, 1])
def test_a_colour_space_counts_for_fillings_or_for_outlines(place: int) -> None:
    state = PaintingState(Drawing(100.0, 100.0), frozenset())
    state.choose_space(place, lambda values: (values[0], 0.0, 0.0))
    state.save()
    state.choose_space(1 - place, lambda values: (0.0, values[0], 0.0))
    state.set_colour(place, (0.5,))
    state.set_colour(1 - place, (0.5,))
    assert state.known_colour(place) == ((0.5, 0.0, 0.0), None)
    assert state.known_colour(1 - place) == ((0.0, 0.5, 0.0), None)
    state.restore()
    state.set_colour(1 - place, (0.5,))
    assert state.known_colour(1 - place) is None  # that which pdfminer knows
    state.set_colour(place, (0.25,))
    assert state.known_colour(place) == ((0.25, 0.0, 0.0), None)


@pytest.mark.parametrize(
    ("entries", "mask", "opaque"),
    [
        ({}, None, True),
        ({"ImageMask": True}, None, False),
        ({"Mask": [0, 0]}, None, False),
        ({"SMaskInData": 0}, None, True),
        ({"SMaskInData": 1}, None, False),
        ({}, b"\xff\xff", True),
        ({}, b"\xff\xfe", False),
        ({}, b"\x00\x00", False),
    ],
)
def test_an_image_hides_what_is_below_it_unless_a_mask_lets_through(
    entries: dict[str, Any], mask: bytes | None, opaque: bool
) -> None:
    assert is_opaque(None)
    with pikepdf.new() as pdf:
        image = pdf.make_stream(b"\0\0", Width=2, Height=1, BitsPerComponent=8, **entries)
        if mask is not None:
            image.SMask = pdf.make_stream(mask, Width=2, Height=1, BitsPerComponent=8)
        assert is_opaque(image) is opaque


def linear(low: float, high: float) -> dict[str, Any]:
    return {"FunctionType": 2, "Domain": [0, 1], "C0": [low], "C1": [high], "N": 1}


@pytest.mark.parametrize("kind", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize(("high", "is_one"), [(0.5, True), (0.9, False)])
def test_shadings_along_a_line_or_between_circles_may_be_of_one_colour(
    kind: int, high: float, is_one: bool
) -> None:
    spec = {
        "ShadingType": kind,
        "ColorSpace": LIT("DeviceGray"),
        "Coords": [0, 0, 10, 0] if kind == 2 else [0, 0, 1, 0, 0, 9],
        "Function": linear(0.5, high),
        "Extend": [True, True],
    }
    assert (shading_colour(spec) is not None) is (is_one and kind in (2, 3))
    assert covers_everything(spec) is (kind in (2, 3))
    assert not covers_everything({**spec, "Extend": [True, False]})
    assert not covers_everything({**spec, "BBox": [0, 0, 9, 9]})


def calculator(source: str) -> Any:
    limits = {"FunctionType": 4, "Domain": [0, 1], "Range": [0, 1]}
    return read_function(PDFStream(limits, source.encode()))


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{ }", 0.25, 0.25),
        ("{ 1 exch sub }", 0.25, 0.75),
        ("{ dup 0.5 gt { pop 1 } { pop 0 } ifelse }", 0.75, 1.0),
        ("{ dup 0.5 gt { pop 1 } { pop 0 } ifelse }", 0.25, 0.0),
        ("{ dup 0.5 gt { pop 0.125 } if }", 0.75, 0.125),
        ("{ dup 0.5 gt { pop 0.125 } if }", 0.25, 0.25),
        ("{ dup 0.5 gt { dup 0.75 gt { pop 1 } { pop 0.625 } ifelse } if 0.5 mul }", 0.7, 0.3125),
        ("{ dup 0.5 gt { dup 0.75 gt { pop 1 } { pop 0.625 } ifelse } if 0.5 mul }", 0.8, 0.5),
    ],
)
def test_a_calculator_carries_out_its_program(source: str, value: float, expected: float) -> None:
    assert calculator(source)([value]) == pytest.approx([expected])


@pytest.mark.parametrize("source", ["{ dup } pop", "dup", "{ { dup }", "", "{ } { }"])
def test_a_calculator_that_is_none_is_refused(source: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        calculator(source)([0.5])
