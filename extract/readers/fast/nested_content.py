"""Content within content: patterns, glyphs of Type 3 fonts and soft masks, looked into.

Of a pattern and of a glyph counts in which colour alone it paints; of a mask what it hides. Such
content is carried out beside the page, and what is odd in it leaves the page as it is.
"""

import re
from functools import partial
from typing import Any, Protocol

import pikepdf

from ...geometry import Box
from .appearance import RGB, Reach, to_rgb
from .drawing import Drawing
from .functions import numbers as to_numbers
from .letters import Typeface
from .lexing import OddContentError
from .matrices import Matrix
from .palette import INHERITED, Palette
from .reaches import IN_PART, NOTHING, pattern_matrix, shading_reach
from .resources import ObjectId, Resources
from .shadings import shading_colour
from .softmasks import SoftMask, luminosity
from .tolerances import DEEPEST_FORM
from .typefaces import to_miner

# What paints in the content of a glyph, and what says that it brings its own colours.
PAINTING = re.compile(
    rb"(?<![^\s\]>)}])(?:f\*?|F|B\*?|b\*?|S|s|Do|sh|BI|Tj|TJ|'|\")(?![^\s\[<(/%])"
)
OWN_COLOURS = re.compile(rb"\bd0\b")
_ODD = (OddContentError, ArithmeticError, LookupError, TypeError, ValueError, pikepdf.PdfError)


class Pen(Protocol):
    """An interpreter, of which this module knows no more than it asks."""

    drawing: Drawing
    resources: Resources
    parents: frozenset[ObjectId]
    ctm: Matrix
    base: Matrix

    def inside(
        self,
        drawing: Drawing,
        content: pikepdf.Object,
        resources: pikepdf.Object | None,
        ctm: Matrix = ...,
    ) -> "Pen":
        """Return what carries out content within this one on another drawing."""

    def run(self, content: bytes) -> None:
        """Carry out all instructions of a content stream."""

    def carry_out_form(self, form: pikepdf.Object) -> None:
        """Carry out the content of a form."""

    def look_filled(self, colour: RGB | None) -> None:
        """Let fillings look otherwise."""


def as_miner(value: pikepdf.Object | None) -> Any:
    """Return an object as pdfminer has it, None for one that is nested too deep."""
    try:
        return to_miner(value)
    except ValueError:
        return None


def pattern_paint(
    pen: Pen, name: bytes, numbers: tuple[float, ...]
) -> tuple[RGB | None, Reach | None]:
    """Return the colour in which alone a pattern paints, and where; None for all, and everywhere.

    Args:
        pen: what carries out the content that uses it.
        name: of the pattern.
        numbers: the colour for one that brings none.
    """
    known = pen.resources.pattern_paints
    key = (name, numbers)
    if key not in known:
        known[key] = _pattern_paint(pen, pen.resources.pattern(name), numbers)
    return known[key]


def _pattern_paint(
    pen: Pen, pattern: pikepdf.Object | None, numbers: tuple[float, ...]
) -> tuple[RGB | None, Reach | None]:
    if isinstance(pattern, pikepdf.Dictionary):
        shading = as_miner(pattern.get("/Shading"))
        matrix = pattern_matrix(to_numbers(as_miner(pattern.get("/Matrix"))), pen.base)
        return shading_colour(shading), shading_reach(shading, matrix, pen.drawing.height)
    if not isinstance(pattern, pikepdf.Stream):
        return None, IN_PART
    sides = to_numbers(as_miner(pattern.get("/BBox")))
    steps = to_numbers([as_miner(pattern.get(key)) for key in ("/XStep", "/YStep")])
    palette = tile_palette(sides, steps)
    _look_into(pen, palette, pattern, pattern.get("/Resources"))
    colour = palette.colour()
    if numbers:  # one number may be a tint as well as a grey
        colour = to_rgb(numbers) if len(numbers) > 1 else None
    return colour, tile_reach(palette)


def tile_palette(sides: list[float], steps: list[float]) -> Palette:
    """Return a palette for the content of a tiling pattern: its /BBox, /XStep and /YStep."""
    if len(sides) != 4:
        return Palette()
    x0, x1, low, high = *sorted(sides[::2]), *sorted(sides[1::2])
    return Palette(Box(x0, low, x1, high), (steps[0], steps[1]))


def tile_reach(palette: Palette) -> Reach | None:
    """Return where a tiling pattern paints, None for everywhere."""
    if palette.is_empty():
        return NOTHING
    return None if palette.is_covering() else IN_PART


def _look_into(
    pen: Pen,
    palette: Palette,
    content: pikepdf.Object,
    resources: pikepdf.Object | None,
    inherits: bool = False,
) -> Palette:
    """Return the colours of a pattern's or a glyph's content.

    Args:
        pen: what carries out the content that uses it.
        palette: on which it is carried out.
        content: of the pattern or glyph.
        resources: its own, None where it uses those of the content around it.
        inherits: it is filled in the colour of its text until it sets another.
    """
    if content.objgen in pen.parents or len(pen.parents) >= DEEPEST_FORM:
        palette.doubt()
        return palette
    try:
        inside = pen.inside(palette, content, resources)
        if inherits:
            inside.look_filled(INHERITED)
        inside.run(content.read_bytes())
    except _ODD:
        palette.doubt()
    return palette


def look_at_procedures(pen: Pen, font: Typeface, first: int) -> None:
    """Note which glyphs of a Type 3 font paint nothing, or in colours of their own.

    Args:
        pen: what has shown them.
        font: of the glyphs.
        first: the first of them on the drawing.
    """
    procedures, drawing = font.procedures, pen.drawing
    if procedures is None:
        return
    for index in range(first, len(drawing.glyphs)):
        code = drawing.glyphs[index].code
        if code not in procedures.empty:
            stream = procedures.streams.get(code)
            content = stream.read_bytes() if stream is not None else b"f"
            procedures.empty[code] = not PAINTING.search(content)
            if stream is not None and not procedures.empty[code] and OWN_COLOURS.search(content):
                palette = _look_into(pen, Palette(), stream, procedures.resources, inherits=True)
                procedures.empty[code] = palette.is_empty()
                if palette.colour() != INHERITED:
                    procedures.colours[code] = palette.colour()
        if procedures.empty[code]:
            if drawing.glyphs[index].text.strip():
                drawing.empty.append(index)
        elif code in procedures.colours:
            drawing.own_colours[index] = procedures.colours[code]


def soft_mask(pen: Pen, mask: pikepdf.Object) -> SoftMask | None:
    """Return a graphics state's soft mask, None where there is none, or none that is followed."""
    if not isinstance(mask, pikepdf.Dictionary) or "/TR" in mask:
        return None
    group = mask.get("/G")
    if not isinstance(group, pikepdf.Stream) or group.objgen in pen.parents:
        return None
    backdrop = 0.0
    if "/BC" in mask:
        told = to_rgb(tuple([float(part) for part in mask["/BC"]]))
        backdrop = 1.0 if told is None else luminosity(told)
    draw = partial(_draw_group, pen, group, pen.ctm)
    return SoftMask(draw, mask.get("/S") == "/Luminosity", backdrop)


def _draw_group(pen: Pen, group: pikepdf.Object, ctm: Matrix) -> Drawing | None:
    """Return a sheet as large as the page with a transparency group, None for an odd one."""
    sheet = Drawing(pen.drawing.height, pen.drawing.sheet.x1)
    try:
        pen.inside(sheet, group, None, ctm).carry_out_form(group)
    except _ODD:
        return None
    return sheet
