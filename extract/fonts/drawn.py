"""What a font draws for a code: from the code to a glyph of its program, whatever its kind."""

from collections.abc import Iterable
from typing import Any

from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from .bare_programs import BareProgram, CffProgram, Polygons, Type1Program, Type3Program
from .contours import program_to_contours
from .glyphmaps import name_to_text

_SFNT = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
_TEXT_MATRIX = [0.001, 0.0, 0.0, 0.001, 0.0, 0.0]


def is_sfnt(data: bytes) -> bool:
    """Return whether a program is TrueType or OpenType."""
    return data[:4] in _SFNT


def embedded_stream(font: PDFFont) -> PDFStream | None:
    """Return the stream of a font's embedded program, None where there is none."""
    descriptor: dict[str, Any] = getattr(font, "descriptor", {}) or {}
    for key in ("FontFile2", "FontFile3", "FontFile"):
        stream = resolve1(descriptor.get(key))
        if isinstance(stream, PDFStream):
            return stream
    return None


def glyph_names_by_code(font: PDFFont) -> dict[int, str]:
    """Return the glyph names that a simple font's Differences give to codes."""
    encoding = resolve1(getattr(font, "spec", {}).get("Encoding"))
    names: dict[int, str] = {}
    differences = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    if not isinstance(differences, (list, tuple)):  # also a damaged one, as pdfminer has it
        return names
    code = 0
    for part in differences:
        part = resolve1(part)
        if isinstance(part, (int, float)):
            code = int(part)
        elif isinstance(part, PSLiteral):
            name = part.name
            names[code] = name.decode("latin-1") if isinstance(name, bytes) else str(name)
            code += 1
    return names


def is_known_name(name: str) -> bool:
    """Return whether a glyph's name stands for letters by Adobe's list or a Thai foundry's.

    >>> is_known_name("hyphen"), is_known_name("maitho.low"), is_known_name("bad506")
    (True, True, False)
    """
    try:
        return bool(name2unicode(name))
    except (KeyError, ValueError):
        return name_to_text(name) is not None


def codes_with_letters(font: PDFFont, count: int) -> Iterable[int]:
    """Return the codes of a composite font for which the text layer may have letters, in order.

    Args:
        font: as pdfminer reads it.
        count: of the glyphs that its program has.
    """
    letters = getattr(getattr(font, "unicode_map", None), "cid2unichr", None)
    if not letters:  # no map, or one that is worked out for each code
        return range(count)
    return sorted(code for code in letters if 0 <= code < count)


def open_bare(font: PDFFont, data: bytes | None) -> BareProgram | None:
    """Return a program that is no TrueType file, None where there is none.

    Args:
        font: as pdfminer reads it.
        data: its embedded program; None for a Type 3 font.
    """
    spec = getattr(font, "spec", {})
    procedures = resolve1(spec.get("CharProcs"))
    if isinstance(procedures, dict):
        matrix = [float(resolve1(n)) for n in resolve1(spec.get("FontMatrix")) or _TEXT_MATRIX]
        streams = {str(name): resolve1(stream) for name, stream in procedures.items()}
        contents = {n: s.get_data() for n, s in streams.items() if isinstance(s, PDFStream)}
        return Type3Program(contents, matrix)
    if not data:
        return None
    if data[:2] == b"%!" or data[:1] == b"\x80":
        return Type1Program(data)
    return CffProgram(data) if data[0] == 1 else None


def draw_bare(font: PDFFont, program: BareProgram, code: int) -> Polygons | None:
    """Return the contours of a code in a program that is no TrueType file."""
    if isinstance(font, PDFCIDFont):
        return program.draw(code)
    name = bare_name(font, program, code)
    return program.draw(name) if name is not None else None


def bare_name(font: PDFFont, program: BareProgram, code: int) -> str | None:
    """Return the name of the glyph that a simple font shows for a code."""
    name = glyph_names_by_code(font).get(code)
    if name is None:
        encoding = getattr(program, "encoding", [])
        if not encoding and not isinstance(program, Type3Program):
            from fontTools.encodings.StandardEncoding import StandardEncoding

            encoding = StandardEncoding
        name = encoding[code] if 0 <= code < len(encoding) else None
    return None if name == ".notdef" else name


def draw_sfnt(program: Any, gid: int | None) -> Polygons | None:
    """Return the contours of a glyph of a fontTools font, None where there is no such glyph."""
    if gid is None or not 0 <= gid < program["maxp"].numGlyphs:
        return None
    return program_to_contours(program, gid)
