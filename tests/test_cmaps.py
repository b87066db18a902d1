"""Unicode tables of cmap read here and by fontTools: the same letters, or left to fontTools."""

import struct
from io import BytesIO
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from mattrakan.extract.fonts import sfnt
from mattrakan.extract.fonts.cmaps import byte_cmaps, unicode_cmaps

LETTERS = {0x20: 1, 0x41: 2, 0x42: 3, 0xE01: 5, 0xE02: 4, 0xE33: 6, 0xF710: 7, 0xE48: 7, 0xA0: 1}


def made_font(letters: dict[int, int], *, is_named: bool = False) -> Any:
    names = [".notdef", *(f"n{number}" for number in range(1, 9))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({letter: names[gid] for letter, gid in letters.items()})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics({name: (500, 0) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost(keepGlyphNames=is_named)
    out = BytesIO()
    builder.save(out)
    return sfnt.open_program(out.getvalue())


class Reader(dict[str, bytes]):
    """The tables of a font, as far as they are asked for."""


class Program:
    """A font that has a table cmap alone."""

    def __init__(self, cmap: bytes) -> None:
        self.reader = Reader(cmap=cmap)


def segments(*parts: tuple[int, int, int, int], glyphs: tuple[int, ...] = ()) -> bytes:
    """Return a table of format 4 of segments: end, start, delta, offset."""
    columns = [[part[row] for part in parts] for row in range(4)]
    numbers = [*columns[0], 0, *columns[1], *columns[2], *columns[3], *glyphs]
    length = 14 + 2 * len(numbers)
    return struct.pack(f">7H{len(numbers)}H", 4, length, 0, 2 * len(parts), 0, 0, 0, *numbers)


def cmap_of(table: bytes, platform: int = 3, encoding: int = 1) -> bytes:
    return struct.pack(">HHHHL", 0, 1, platform, encoding, 12) + table


def test_letters_are_those_that_fonttools_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = sfnt.program_letters(made_font(LETTERS))
    monkeypatch.setattr(sfnt, "unicode_cmaps", lambda program: None)
    assert ours == sfnt.program_letters(made_font(LETTERS)) != {}


def test_each_unicode_table_is_read() -> None:
    found = unicode_cmaps(made_font(LETTERS))
    assert found is not None
    assert {(platform, encoding) for platform, encoding, _ in found} == {(0, 3), (3, 1)}
    assert all(letters == LETTERS for _, _, letters in found)


def test_letters_beyond_the_first_plane_are_left_to_fonttools() -> None:
    assert unicode_cmaps(made_font(LETTERS | {0x1F600: 8})) is None


@pytest.mark.parametrize(
    ("table", "letters"),
    [
        (segments((0x42, 0x41, 0xFFC0, 0), (0xFFFF, 0xFFFF, 1, 0)), {0x41: 1, 0x42: 2}),
        (segments((0x42, 0x41, 0, 4), (0xFFFF, 0xFFFF, 1, 0), glyphs=(7, 0)), {0x41: 7}),
        (segments((0x41, 0x41, 0xFFBF, 0), (0xFFFF, 0xFFFF, 1, 0)), {}),  # no glyph
    ],
)
def test_segments(table: bytes, letters: dict[int, int]) -> None:
    assert unicode_cmaps(Program(cmap_of(table))) == [(3, 1, letters)]


@pytest.mark.parametrize(
    "table",
    [
        segments((0x42, 0x41, 0, 4), (0xFFFF, 0xFFFF, 1, 0), glyphs=(7,)),  # points past its end
        segments((0x42, 0x41, 0, 2), (0xFFFF, 0xFFFF, 1, 0), glyphs=(7, 8)),  # before its glyphs
        segments((0x42, 0x41, 0, 0), (0xFFFF, 0xFFFF, 1, 0))[:-2],
        struct.pack(">HHHHH", 2, 12, 0, 65, 1) + b"\0\1",
        struct.pack(">HHHHH", 6, 12, 0, 65, 9) + b"\0\1",  # fewer glyphs than it says
    ],
)
def test_what_is_written_otherwise_is_left_to_fonttools(table: bytes) -> None:
    assert unicode_cmaps(Program(cmap_of(table))) is None


def test_a_table_that_is_no_unicode_says_nothing() -> None:
    table = struct.pack(">HHHHH", 6, 12, 0, 65, 1) + b"\0\1"
    assert unicode_cmaps(Program(cmap_of(table, 1, 0))) == []


@pytest.mark.parametrize(
    ("table", "platform", "gids"),
    [
        (struct.pack(">HHHHH", 6, 14, 0, 65, 2) + b"\0\1\0\0", 1, {65: 1}),
        (struct.pack(">HHH", 0, 262, 0) + bytes(65) + b"\7" + bytes(190), 1, {65: 7}),
        (segments((0xF042, 0xF041, 0x0FC0, 0), (0xFFFF, 0xFFFF, 1, 0)), 3, {0xF041: 1, 0xF042: 2}),
    ],
)
def test_tables_of_bytes(table: bytes, platform: int, gids: dict[int, int]) -> None:
    assert byte_cmaps(Program(cmap_of(table, platform, 0))) == [(platform, 0, gids)]
    assert byte_cmaps(Program(cmap_of(table, platform, 1))) == []


@pytest.mark.parametrize("kind", [8, 10, 12, 13, 14, 15])
def test_tables_whose_lengths_stand_elsewhere_leave_all_to_fonttools(kind: int) -> None:
    table = struct.pack(">HHLLL", kind, 16, 16, 0, 0)
    assert unicode_cmaps(Program(cmap_of(table, 1, 1))) is None


@pytest.mark.parametrize("kind", [2, 7, 9, 16])
def test_other_tables_that_are_not_asked_for_are_passed_over(kind: int) -> None:
    table = struct.pack(">HHLLL", kind, 16, 16, 0, 0)
    assert unicode_cmaps(Program(cmap_of(table, 1, 1))) == []


@pytest.mark.parametrize(("length", "is_read"), [(5, False), (6, True), (16, True), (17, False)])
def test_a_table_is_as_long_as_it_says(length: int, is_read: bool) -> None:
    table = struct.pack(">HHLLL", 2, length, 16, 0, 0)
    assert (unicode_cmaps(Program(cmap_of(table, 1, 1))) == []) is is_read
