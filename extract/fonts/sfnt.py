"""TrueType and OpenType programs: opened once while in use, and what their tables say."""

import logging
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from pdfminer.pdftypes import PDFStream

from .cmaps import byte_cmaps, unicode_cmaps
from .drawn import is_sfnt
from .glyphmaps import glyph_maps, name_to_text
from .tolerances import MOST_OPEN

UNICODE_CMAPS = {(3, 1), (3, 10), (0, 3), (0, 4)}
SYMBOL_CMAP = (3, 0)
MACINTOSH_CMAP = (1, 0)
NAMELESS_POST = bytes((0, 3, 0, 0))  # version 3.0 of the table post


class Programs:
    """The embedded programs of one document that were opened last.

    A page asks its few fonts in turn; opening a program takes longer than most of its answers.
    """

    def __init__(self) -> None:
        self._opened: dict[PDFStream, Any] = {}
        self._others: set[PDFStream] = set()

    def program(self, stream: PDFStream) -> Any:
        """Return a TrueType or OpenType program as fontTools opens it, None if it is no such."""
        if stream in self._others:
            return None
        program = self._opened.pop(stream, None)
        if program is None:
            data = stream.get_data()
            if not is_sfnt(data):
                self._others.add(stream)
                return None
            program = open_program(data)
        self._opened[stream] = program
        if len(self._opened) > MOST_OPEN:
            self._opened.pop(next(iter(self._opened))).close()
        return program


def open_program(data: bytes) -> Any:
    """Return a fontTools font, of which nothing is read yet."""
    from fontTools.ttLib import TTFont

    logger = logging.getLogger("fontTools")
    if logger.level != logging.ERROR:  # to set it clears what all loggers know of their levels
        logger.setLevel(logging.ERROR)  # subsets are full of slips
    return TTFont(BytesIO(data), lazy=True, fontNumber=0)


def call_by_number(program: Any) -> None:
    """Let a font without names of its own call its glyphs by number, before it is asked for one."""
    if not hasattr(program, "glyphOrder") and not has_names(program):
        program.setGlyphOrder([f"glyph{gid:05d}" for gid in range(program["maxp"].numGlyphs)])


def has_names(program: Any) -> bool:
    """Tell whether a font names its glyphs; else fontTools makes names up from its cmap, slowly."""
    if "CFF " in program or "glyf" not in program:
        return True
    return "post" in program and program.reader["post"][:4] != NAMELESS_POST


def program_letters(program: Any) -> dict[int, str]:
    """Return glyph id -> letters of a fontTools font, from its cmap and names.

    Only Unicode cmaps count: a symbol or Macintosh cmap in a subset says nothing of letters.
    """
    is_named = has_names(program)
    if not is_named and "cmap" not in program:
        return {}
    tables = unicode_cmaps(program) if not is_named else None
    if tables is not None:
        return _letters_by_number(tables, names_count="post" in program)
    call_by_number(program)
    letters: dict[int, str] = {}
    if "cmap" in program:
        for table in program["cmap"].tables:
            if (table.platformID, table.platEncID) in UNICODE_CMAPS:
                for letter, name in table.cmap.items():
                    text = glyph_maps()["private-use"].get(chr(letter), chr(letter))
                    letters.setdefault(program.getGlyphID(name), text)
    for gid, name in glyph_names(program):
        said = name_to_text(name)
        if said is not None:
            letters[gid] = said
    return letters


def _letters_by_number(
    tables: list[tuple[int, int, dict[int, int]]], names_count: bool
) -> dict[int, str]:
    """Return glyph id -> letters of a font whose glyphs have no names but those of their letters.

    Args:
        tables: of its cmap.
        names_count: also of tables that are no Unicode by themselves: a symbol font's.
    """
    private = glyph_maps()["private-use"]
    letters: dict[int, str] = {}
    lowest: dict[int, int] = {}
    for platform, encoding, found in tables:
        if (platform, encoding) in UNICODE_CMAPS:
            for letter, gid in found.items():
                if gid not in letters:
                    letters[gid] = private.get(chr(letter), chr(letter))
        for letter, gid in found.items():
            if letter < lowest.get(gid, 0x110000):
                lowest[gid] = letter
    for gid, letter in lowest.items() if names_count else ():
        said = _said_by_letter(letter)
        if said is not None:
            letters[gid] = said
    return letters


@lru_cache(maxsize=4096)
def _said_by_letter(letter: int) -> str | None:
    return name_to_text(_name_by_letter(letter))


def _name_by_letter(letter: int) -> str:
    """Return the name that a glyph has by its letter, of Adobe's list where it stands there."""
    from fontTools.agl import UV2AGL

    name: str = UV2AGL.get(letter, f"uni{letter:04X}" if letter <= 0xFFFF else f"u{letter:X}")
    return name


def glyph_names(program: Any) -> Iterator[tuple[int, str]]:
    """Yield glyph ids and names: the font's own, else those of Adobe's list by its cmaps."""
    if has_names(program):
        if "post" in program or "CFF " in program:
            yield from enumerate(program.getGlyphOrder())
    elif "post" in program and "cmap" in program:
        for name, letter in program["cmap"].buildReversedMin().items():
            yield program.getGlyphID(name), _name_by_letter(letter)


def byte_cmap(program: Any) -> dict[int, int]:
    """Return glyph id -> byte by a symbol or Macintosh cmap."""
    call_by_number(program)
    found: dict[int, int] = {}
    for table in program["cmap"].tables if "cmap" in program else ():
        if (table.platformID, table.platEncID) in (SYMBOL_CMAP, MACINTOSH_CMAP):
            for code, name in table.cmap.items():
                found.setdefault(program.getGlyphID(name), code & 0xFF)
    return found


def simple_gids(program: Any) -> dict[int, int]:
    """Return code -> glyph id of a simple TrueType font, by its symbol or Macintosh cmap.

    Source: ISO 32000-1, 9.6.6.4: a (3, 0) cmap holds the codes plus 0xF000.
    """
    gids: dict[int, int] = {}
    found = byte_cmaps(program) if "cmap" in program and not has_names(program) else None
    if found is not None:
        numbers = {(platform, encoding): letters for platform, encoding, letters in found}
        for kind in (MACINTOSH_CMAP, SYMBOL_CMAP):
            for code, gid in numbers.get(kind, {}).items():
                gids[code & 0xFF] = gid
        return gids
    call_by_number(program)
    tables = {(t.platformID, t.platEncID): t for t in program["cmap"].tables}
    for kind in (MACINTOSH_CMAP, SYMBOL_CMAP):
        if kind in tables:
            for code, name in tables[kind].cmap.items():
                gids[code & 0xFF] = program.getGlyphID(name)
    return gids
