"""Font programs: offsets, cmaps, names and paths, each in the forms that the formats allow."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from mattrakan.extract.fonts.bare_programs import procedure_to_contours
from mattrakan.extract.fonts.embedded import MinerFont
from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.fonts.glyph_entries import glyph_entry
from mattrakan.extract.fonts.sfnt import has_names, program_letters

CORNERS = [(0, 0), (100, 0), (100, 300), (0, 300)]


def square(shift: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((shift, 0))
    for x, y in CORNERS[1:]:
        pen.lineTo((x + shift, y))
    pen.closePath()
    return pen.glyph()


def font(cmap: tuple[int, int] = (3, 1), long_offsets: bool = False) -> TTFont:
    names = [".notdef", "first", "second"]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupGlyf({name: square(10 * place) for place, name in enumerate(names)})
    made.setupHorizontalMetrics(dict.fromkeys(names, (400, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupCharacterMap({0x0E01: "first", 0x0E02: "second"})
    made.setupNameTable({"familyName": "Fictional Sans", "styleName": "Regular"})
    for table in made.font["cmap"].tables:
        table.platformID, table.platEncID = cmap
    made.font["cmap"].tables = made.font["cmap"].tables[:1]
    file = BytesIO()
    made.save(file)
    if not long_offsets:
        return TTFont(BytesIO(file.getvalue()), lazy=True)
    made.font["head"].indexToLocFormat = 1
    loca = made.font["loca"]
    set_loca = type(loca).compile

    def long_loca(table: Any, of: Any) -> bytes:
        of["head"].indexToLocFormat = 1
        return b"".join(int(at).to_bytes(4) for at in table.locations)

    try:
        type(loca).compile = long_loca
        file = BytesIO()
        made.font.save(file)
    finally:
        type(loca).compile = set_loca
    return TTFont(BytesIO(file.getvalue()), lazy=True)


@pytest.mark.parametrize("long_offsets", [False, True])
def test_a_glyph_is_found_by_short_and_by_long_offsets(long_offsets: bool) -> None:
    made = font(long_offsets=long_offsets)
    assert made["head"].indexToLocFormat == long_offsets
    again = font(long_offsets=long_offsets)
    entries = [glyph_entry(again, gid) for gid in range(3)]
    assert all(entries) and len(set(entries)) == 3
    for gid, entry in enumerate(entries):
        assert int.from_bytes(entry[:2]) == 1  # contour
        assert int.from_bytes(entry[2:4], signed=True) == 10 * gid  # its left side
    assert glyph_entry(again, 3) == glyph_entry(again, -1) == b""


@pytest.mark.parametrize("cmap", [(3, 1), (3, 10), (0, 3), (0, 4)])
def test_cmaps_of_unicode_say_letters(cmap: tuple[int, int]) -> None:
    made = font(cmap)
    assert not has_names(made)
    assert program_letters(made) == {1: "ก", 2: "ข"}


@pytest.mark.parametrize("cmap", [(3, 0), (1, 0), (3, 3), (0, 5)])
def test_other_cmaps_say_none(cmap: tuple[int, int]) -> None:
    made = font(cmap)
    assert "ก" not in program_letters(made).values()


def test_the_family_is_that_of_the_name_table() -> None:
    holder: Any = SimpleNamespace(open_program=font)
    read: Any = MinerFont.family
    assert read.fget(holder) == "Fictional Sans"
    assert read.fget(SimpleNamespace(open_program=lambda: None)) == ""
    assert read.fget(SimpleNamespace(open_program=lambda: {})) == ""  # a program without names


IDENTITY = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
BOX = [(0.0, 0.0), (10.0, 0.0), (10.0, 20.0), (0.0, 20.0)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0 0 m 10 0 l 10 20 l 0 20 l f", [BOX]),
        (b"0 0 10 20 re f*", [BOX]),
        (b"0 0 m 10 0 l 10 20 l 0 20 l S", []),
        (b"0 0 m 10 0 l f", []),  # a line fills nothing
        (b"q 2 0 0 2 5 7 cm 0 0 10 20 re f Q 0 0 10 20 re f", "moved"),
        (b"0 0 10 l 0 0 10 20 re f", [BOX]),  # operands that do not fit are left out
        (b"0 0 m 1 2 3 l 10 0 l 10 20 l 0 20 l B", [BOX]),
    ],
)
def test_the_content_of_a_glyph_fills_its_paths(content: bytes, expected: Any) -> None:
    if expected == "moved":
        expected = [[(2 * x + 5, 2 * y + 7) for x, y in BOX], BOX]
    assert procedure_to_contours(content, IDENTITY) == expected


@pytest.mark.parametrize(
    ("content", "middle"),
    [
        (b"0 0 m 0 8 8 8 8 0 c f", (4.0, 6.0)),
        (b"0 0 m 8 8 8 0 v f", (4.0, 3.0)),  # the first point counts twice
        (b"0 0 m 0 8 8 8 y f", (4.0, 7.0)),  # the last point counts twice
    ],
)
def test_curves_are_followed_by_their_points(content: bytes, middle: tuple[float, float]) -> None:
    (contour,) = procedure_to_contours(content, IDENTITY)
    assert middle in [(round(x, 6), round(y, 6)) for x, y in contour]


def test_a_font_without_a_program_has_no_opinion() -> None:
    font = FontFile()
    assert font.em == 1000.0  # as the PDF measures glyphs
    assert font.family == "" and not font.has_unicode_map and not font.is_composite
    answers: list[object] = [font.contours(65), font.fingerprint(65), font.ink_top(65)]
    answers += [font.named_letters(65), font.byte_of(65), font.glyph_name(65)]
    assert answers == [None] * 6
    assert font.simple_entry(65) == b""
    assert not (font.says_nothing(65) or font.is_nameless(65) or font.layer_is_guess)
