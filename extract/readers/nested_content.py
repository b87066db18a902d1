"""Content within content as the reference reader looks into it; see `fast.nested_content`."""

from functools import partial
from typing import Any

from pdfminer.layout import LTFigure
from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, Matrix, mult_matrix

from ..fonts.drawn import glyph_names_by_code
from .fast.appearance import RGB, Reach, to_rgb
from .fast.colours import ToRGB, read_colours
from .fast.drawing import Drawing
from .fast.functions import numbers
from .fast.nested_content import OWN_COLOURS, PAINTING, tile_palette, tile_reach
from .fast.palette import INHERITED, Palette
from .fast.reaches import IN_PART, pattern_matrix, shading_reach
from .fast.resources import OTHER_COLOURS
from .fast.shadings import shading_colour
from .fast.softmasks import SoftMask, luminosity
from .fast.tolerances import TYPEFACES_DEEPEST

Device = Any  # a GlyphCollector, whose module imports this one

ODD = (PSException, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def named(resources: Any, kind: str, name: Any) -> Any:
    """Return what a name stands for in a resource dictionary, None where there is none."""
    kinds = resolve1(resources.get(kind)) if isinstance(resources, dict) else None
    found = kinds.get(getattr(name, "name", "")) if isinstance(kinds, dict) else None
    return resolve1(found)


def space_colours(resources: Any, name: Any) -> ToRGB | None:
    """Return the colours of a space that is no grey, RGB or CMYK; None for one that is."""
    spec = named(resources, "ColorSpace", name)
    if isinstance(spec, list) and getattr(resolve1(spec[0]), "name", "") in OTHER_COLOURS:
        return read_colours(spec)
    return None


def pattern_paint(
    device: Device, resources: Any, name: Any, values: tuple[float, ...], base: Matrix
) -> tuple[RGB | None, Reach | None]:
    """Return the colour in which alone a pattern paints, and where; None for all, and everywhere.

    Args:
        device: of the content that uses it.
        resources: of that content.
        name: of the pattern.
        values: the colour for one that brings none.
        base: the matrix to the page of that content, before any operator.
    """
    pattern = named(resources, "Pattern", name)
    if isinstance(pattern, dict):
        shading = pattern.get("Shading")
        matrix = pattern_matrix(numbers(pattern.get("Matrix")), base)
        return shading_colour(shading), shading_reach(shading, matrix, device.height)
    if not isinstance(pattern, PDFStream):
        return None, IN_PART
    steps = numbers([pattern.get(key) for key in ("XStep", "YStep")])
    palette = tile_palette(numbers(pattern.get("BBox")), steps)
    look_into(device, palette, pattern, pattern.get("Resources") or resources)
    if palette.is_empty() and PAINTING.search(pattern.get_data()):
        palette.doubt()  # pdfminer passes over what it does not understand
    colour = palette.colour()
    if values:
        colour = to_rgb(values) if len(values) > 1 else None
    return colour, tile_reach(palette)


def look_into(
    device: Device, palette: Palette, content: PDFStream, resources: Any, inherits: bool = False
) -> Palette:
    """Return the colours of a pattern's or a glyph's content; see `fast.nested_content`."""
    if not _carry_out(device, palette, content, resources, MATRIX_IDENTITY, inherits):
        palette.doubt()
    return palette


def _carry_out(
    device: Device,
    drawing: Drawing,
    content: PDFStream,
    resources: Any,
    ctm: Matrix,
    inherits: bool = False,
) -> bool:
    """Carry out content on a drawing beside the page; return whether that could be done."""
    if device.depth > TYPEFACES_DEEPEST:
        return False
    inner = device.beside(drawing)
    inner.cur_item = LTFigure("", (0, 0, 1, 1), MATRIX_IDENTITY)
    try:
        if inherits:
            inner.painting.set_known_colour(0, INHERITED)
        if not isinstance(drawing, Palette):
            inner.painting.clip_to_form(content, ctm)
        own: Any = resolve1(resources) or {}
        matrix = numbers(content.get("Matrix"))
        if len(matrix) == 6 and not isinstance(drawing, Palette):
            a, b, c, d, e, f = matrix
            ctm = mult_matrix((a, b, c, d, e, f), ctm)
        inner.resources = inner.painting.resources = own
        inner.carry_out(own, content, ctm)
    except ODD:
        return False
    return True


def is_dot(image: PDFStream) -> bool:
    """Return whether an image is a stencil of one sample that is painted."""
    if not image.get("ImageMask") or not image.get("Width") == image.get("Height") == 1:
        return False
    data = image.get_data()
    is_turned = numbers(image.get("Decode"))[:1] == [1.0]
    return bool(data) and is_turned == (data[0] > 127)


def soft_mask(device: Device, resources: Any, mask: Any, ctm: Matrix) -> SoftMask | None:
    """Return a graphics state's soft mask, None where there is none, or none that is followed."""
    if not isinstance(mask, dict) or "TR" in mask:
        return None
    group = resolve1(mask.get("G"))
    if not isinstance(group, PDFStream):
        return None
    backdrop = 0.0
    if "BC" in mask:
        told = to_rgb(tuple(numbers(mask["BC"])))
        backdrop = 1.0 if told is None else luminosity(told)
    kind = getattr(resolve1(mask.get("S")), "name", "")
    draw = partial(_draw_group, device, resources, group, ctm)
    return SoftMask(draw, kind == "Luminosity", backdrop)


def _draw_group(device: Device, resources: Any, group: PDFStream, ctm: Matrix) -> Drawing | None:
    sheet = Drawing(device.height, device.painting.drawing.sheet.x1)
    own = group.get("Resources") or resources
    return sheet if _carry_out(device, sheet, group, own, ctm) else None


def glyph_paint(device: Device, font: PDFFont, code: int) -> tuple[bool, Palette | None]:
    """Return whether a glyph of a Type 3 font paints nothing, and its own colours if it has any."""
    spec = getattr(font, "spec", {})
    drawn = resolve1(spec.get("CharProcs"))
    if not isinstance(font, PDFType3Font) or not isinstance(drawn, dict):
        return False, None
    stream = resolve1(drawn.get(glyph_names_by_code(font).get(code, "")))
    if not isinstance(stream, PDFStream):
        return False, None
    content = stream.get_data()
    if not PAINTING.search(content):
        return True, None
    if not OWN_COLOURS.search(content):
        return False, None
    palette = look_into(device, Palette(), stream, spec.get("Resources") or device.resources, True)
    return palette.is_empty(), None if palette.colour() == INHERITED else palette


def is_name(value: Any) -> bool:
    """Return whether an operand is a name."""
    return isinstance(value, PSLiteral)
