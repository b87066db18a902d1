"""The shapes of the marks whose letters an embedded font, or its text layer, knows."""

from collections.abc import Mapping
from typing import Any

from pdfminer.pdffont import PDFFont

from ..thai import LOWER, MARKS
from .contours import program_to_contours
from .glyphmaps import as_letter
from .outlines import Shape, contours_to_shape
from .sfnt import program_letters


def read_mark_shapes(
    font: PDFFont, program: Any, gids: Mapping[int, int]
) -> dict[str, list[Shape]]:
    """Return the shapes of marks by their letters.

    Args:
        font: of the PDF; it tells the letters that the program does not name.
        program: embedded in it.
        gids: the glyph of each code that has one.
    """
    named = {gid: text for gid, text in program_letters(program).items() if text in MARKS}
    for code, gid in gids.items():
        if gid not in named:
            try:
                text = font.to_unichr(code)
            except Exception:
                continue
            text = as_letter(text)
            if text in MARKS:
                named[gid] = text
    shapes: dict[str, list[Shape]] = {}
    for gid, letter in named.items():
        shape = contours_to_shape(program_to_contours(program, gid))
        if shape is not None and (shape.middle < 0) == (letter in LOWER):
            shapes.setdefault(letter, []).append(shape)
    return shapes
