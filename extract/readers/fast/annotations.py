"""What is typed, stamped or filled in on a page: annotations, drawn after the page's content."""

from collections.abc import Iterator
from typing import TypeAlias
from unicodedata import decimal

import pikepdf
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from ...geometry import Box
from ...glyphs import Glyph, Unread
from .appearance import Look, to_rgb
from .clip_paths import RECTANGLE
from .drawing import Drawing
from .interpreter import Interpreter
from .matrices import Matrix, Point, combine
from .page_space import appearance_matrix
from .paths import NO_PAINT
from .resources import Resources
from .textoperators import IDENTITY
from .tolerances import HIGHEST_STRIKE_EM, LOWEST_STRIKE_EM, X_HEIGHT_EM

NOT_SHOWN = 2 | 32  # the flags Hidden and NoView
NO_PICTURE = frozenset({"/Popup", "/Link", "/Text", "/FileAttachment", "/Sound", "/Movie"})
LINES = frozenset(
    {"/StrikeOut", "/Line", "/Ink", "/PolyLine"}
)  # frames of fields and notes are no rules
HAND_MADE = frozenset({"/Ink", "/Stamp"})
OVER_TEXT = {"/Stamp": "stamp", "/FreeText": "typed"}  # what their letters are called
MOST_PARENTS = 20
OF_POINTS = {"/Line": "/L", "/PolyLine": "/Vertices", "/Ink": "/InkList"}
Sides: TypeAlias = tuple[float, float, float, float]  # left, lower, right, upper


def draw_annotations(
    page: pikepdf.Object, drawing: Drawing, ctm: Matrix, resources: Resources, scans: bool
) -> list[Unread]:
    """Draw the annotations that a viewer shows; return the places of those that say no text.

    Args:
        page: the page's dictionary.
        drawing: of the page's content.
        ctm: takes the page's space to the displayed page.
        resources: what appearances use that have none of their own.
        scans: as `Interpreter` has it.
    """
    unread = []
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return []
    for annotation in annotations:
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        subtype = str(annotation.get("/Subtype", ""))
        if subtype in NO_PICTURE or int(annotation.get("/F", 0)) & NOT_SHOWN:
            continue
        layer = annotation.get("/OC")
        if layer is not None and resources.layers.is_off(layer):
            continue
        rect = _rect(annotation)
        if rect is None:
            continue
        before, marked = len(drawing.glyphs), drawing.rules.count()
        appearance = _appearance(annotation)
        if appearance is not None:
            _draw(appearance, rect, subtype, drawing, ctm, resources, scans)
        else:
            _fill_box(annotation, subtype, rect, drawing, ctm)
        if subtype in OF_POINTS:
            _draw_lines(annotation, subtype, drawing, ctm, marked)
        if subtype == "/StrikeOut":
            _strike(annotation, rect, drawing, ctm, marked)
        if any(glyph.text.strip() for glyph in drawing.glyphs[before:]):
            cause, text = OVER_TEXT.get(subtype, ""), ""
            drawn = "".join([glyph.text for glyph in drawing.glyphs[before:]])
            if subtype == "/Widget" and (value := _other_value(annotation, drawn)):
                cause, text = "field", value
        else:
            cause, text = _unsaid(annotation, subtype, appearance is not None)
        if cause:
            pieces = _pieces(annotation) if subtype == "/Redact" else []
            unread += [Unread(_box(side, ctm, drawing), cause, text) for side in pieces or [rect]]
    return unread


def _box(sides: Sides, ctm: Matrix, drawing: Drawing) -> Box:
    """Return an area of the page's space as it is displayed."""
    xa, ya, xb, yb = apply_matrix_rect(ctm, sides)
    return Box(xa, drawing.height - yb, xb, drawing.height - ya)


def _draw(
    appearance: pikepdf.Stream,
    rect: Sides,
    subtype: str,
    drawing: Drawing,
    ctm: Matrix,
    resources: Resources,
    scans: bool,
) -> None:
    """Draw an appearance so that its box fills the annotation's rectangle."""
    box = appearance.get("/BBox")
    if not isinstance(box, pikepdf.Array) or len(box) != 4:
        return
    values = [float(value) for value in appearance.get("/Matrix", IDENTITY)]
    if len(values) != 6:
        return
    matrix = (values[0], values[1], values[2], values[3], values[4], values[5])
    fit = appearance_matrix([float(side) for side in box], matrix, rect)
    if fit is None:
        return
    keeps_rules = subtype in LINES
    marked = drawing.rules.count()
    drawing.look = None
    pen = Interpreter(drawing, resources, combine(fit, ctm), scans=scans)
    pen.carry_out_form(appearance)
    if not keeps_rules:
        drawing.rules.drop(marked)


def _draw_lines(
    annotation: pikepdf.Object,
    subtype: str,
    drawing: Drawing,
    ctm: Matrix,
    marked: tuple[int, int, int],
) -> None:
    """Draw the lines of an annotation; one drawn by hand through a text strikes it out.

    Such a line begins where the hand began, before the text or in it. One without an appearance
    is drawn by viewers (Poppler, PDFium). Source: ISO 32000-1, tables 175, 178 and 182.
    """
    key = OF_POINTS[subtype]
    said = annotation.get(key)
    lines = list(said) if subtype == "/Ink" and isinstance(said, pikepdf.Array) else [said]
    has_line = drawing.rules.count() != marked
    for line in lines:
        numbers = [float(side) for side in line] if isinstance(line, pikepdf.Array) else []
        points = [
            apply_matrix_pt(ctm, (numbers[at], numbers[at + 1]))
            for at in range(0, len(numbers) - 1, 2)
        ]
        if len(points) < 2:
            continue
        struck = _struck_letters(points, drawing)
        if struck:
            drawing.rules.drop(marked)
            x0, x1 = min(letter.x0 for letter in struck), max(letter.x1 for letter in struck)
            y = drawing.height - struck[0].baseline + X_HEIGHT_EM / 2 * struck[0].size
            points = [(x0, y), (x1, y)]
        if struck or not has_line:
            drawing.paint("m" + "l" * (len(points) - 1), points, IDENTITY, 0.0, NO_PAINT)


def _struck_letters(points: list[Point], drawing: Drawing) -> list[Glyph]:
    """Return the level letters through whose middle a nearly level line runs."""
    xs, ys = [x for x, _ in points], [drawing.height - y for _, y in points]
    middle, high = sum(ys) / len(ys), max(ys) - min(ys)
    return [
        glyph
        for glyph in drawing.glyphs
        if glyph.angle == 0
        and glyph.text.strip()
        and high <= X_HEIGHT_EM * glyph.size < max(xs) - min(xs)
        and min(xs) <= (glyph.x0 + glyph.x1) / 2 <= max(xs)
        and LOWEST_STRIKE_EM * glyph.size
        <= glyph.baseline - middle
        <= HIGHEST_STRIKE_EM * glyph.size
    ]


def _fill_box(
    annotation: pikepdf.Object, subtype: str, rect: Sides, drawing: Drawing, ctm: Matrix
) -> None:
    """Fill the box of an annotation without appearance. Source: ISO 32000-1, table 177."""
    colour = annotation.get("/IC")
    if subtype == "/Square" and isinstance(colour, pikepdf.Array) and len(colour):
        fill = to_rgb(tuple(float(part) for part in colour))
        look = Look(fill, fill_alpha=float(annotation.get("/CA", 1)))
        corners = [(rect[0], rect[1]), (rect[2], rect[3])]
        drawing.fill([RECTANGLE], corners, ctm, look, look.is_solid(), True)


def _strike(
    annotation: pikepdf.Object,
    rect: Sides,
    drawing: Drawing,
    ctm: Matrix,
    marked: tuple[int, int, int],
) -> None:
    """Draw a line through each text that an annotation strikes out, from its first letter on.

    A viewer draws the line of its appearance, however high and long, or one through the middle of
    each piece; one without appearance and pieces is not shown (PDFium, Poppler).
    Source: ISO 32000-1, table 179: four corners for each piece, in rows of eight numbers. Programs
    write the upper corners before the lower ones.
    """
    pieces = _pieces(annotation)
    has_line = drawing.rules.count() != marked
    if has_line:
        pieces = [piece for piece in pieces if _meet(piece, rect)] if pieces else [rect]
    found = [list(_lines_within(piece, drawing, ctm)) for piece in pieces]
    if has_line and any(found):
        drawing.rules.drop(marked)
    for (xa, low, xb, high), lines in zip(pieces, found, strict=True):
        for x0, x1, y in lines:
            drawing.paint("ml", [(x0, y), (x1, y)], IDENTITY, 0.0, NO_PAINT)
        if not (lines or has_line):
            middle = (low + high) / 2
            drawing.paint("ml", [(xa, middle), (xb, middle)], ctm, 0.0, NO_PAINT)


def _pieces(annotation: pikepdf.Object) -> list[Sides]:
    """Return the pieces of text that an annotation is about, as it says them."""
    quads = annotation.get("/QuadPoints")
    numbers = [float(side) for side in quads] if isinstance(quads, pikepdf.Array) else []
    pieces: list[Sides] = []
    for at in range(0, len(numbers) - 7, 8):
        xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        pieces.append((min(xs), min(ys), max(xs), max(ys)))
    return pieces


def _meet(one: Sides, other: Sides) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lines_within(
    piece: Sides, drawing: Drawing, ctm: Matrix
) -> Iterator[tuple[float, float, float]]:
    """Yield left, right and middle of each line of level letters whose middles lie in a piece."""
    xa, low, xb, high = apply_matrix_rect(ctm, piece)
    area = Box(xa, drawing.height - high, xb, drawing.height - low)
    lines: dict[float, list[Glyph]] = {}
    for glyph in drawing.glyphs:
        up = X_HEIGHT_EM / 2 * glyph.size
        if glyph.angle == 0 and glyph.text.strip():
            if area.holds((glyph.x0 + glyph.x1) / 2, glyph.baseline - up):
                lines.setdefault(glyph.baseline - up, []).append(glyph)
    for middle, letters in lines.items():
        x0, x1 = min(letter.x0 for letter in letters), max(letter.x1 for letter in letters)
        yield x0, x1, drawing.height - middle


def _rect(annotation: pikepdf.Object) -> Sides | None:
    rect = annotation.get("/Rect")
    if not isinstance(rect, pikepdf.Array) or len(rect) != 4:
        return None
    xa, ya, xb, yb = (float(side) for side in rect)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _appearance(annotation: pikepdf.Object) -> pikepdf.Stream | None:
    looks = annotation.get("/AP")
    usual = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if isinstance(usual, pikepdf.Stream):
        return usual
    if isinstance(usual, pikepdf.Dictionary):
        state = annotation.get("/AS")
        chosen = usual.get(str(state)) if isinstance(state, pikepdf.Name) else None
        return chosen if isinstance(chosen, pikepdf.Stream) else None
    return None


def _unsaid(annotation: pikepdf.Object, subtype: str, drawn: bool) -> tuple[str, str]:
    """Return what kind of thing an annotation without letters is, and what it would say.

    A viewer draws the value of a field, or a typed note, that has no appearance of its own.
    """
    if subtype == "/Widget":
        kind = next((field.get("/FT") for field in _fields(annotation) if "/FT" in field), None)
        value = next((field.get("/V") for field in _fields(annotation) if "/V" in field), None)
        text = str(value).strip() if isinstance(value, pikepdf.String) else ""
        return ("field", text) if text and str(kind) in ("/Tx", "/Ch") else ("", "")
    if subtype == "/FreeText":
        contents = annotation.get("/Contents")
        text = str(contents).strip() if isinstance(contents, pikepdf.String) else ""
        return ("note", text) if text else ("", "")
    if subtype == "/Redact":  # its text is to be removed, and stands there still
        return ("redaction", "")
    return ("note", "") if subtype in HAND_MADE and drawn else ("", "")


def _other_value(annotation: pikepdf.Object, drawn: str) -> str:
    """Return a field's value if its appearance shows another number, and no script formats it.

    A viewer that draws fields anew, as many do, shows the value.
    """
    fields = list(_fields(annotation))
    kind = next((field.get("/FT") for field in fields if "/FT" in field), None)
    value = next((field.get("/V") for field in fields if "/V" in field), None)
    if str(kind) != "/Tx" or not isinstance(value, pikepdf.String):
        return ""
    if any("/AA" in field for field in fields):
        return ""
    said, shown = _digits(str(value)), _digits(drawn)
    return str(value).strip() if said and shown and said != shown else ""


def _digits(text: str) -> str:
    return "".join(str(decimal(letter)) for letter in text if letter.isdecimal())


def _fields(annotation: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield a field and those it is part of, whose entries it has where it has none itself."""
    field: pikepdf.Object | None = annotation
    for _ in range(MOST_PARENTS):
        if not isinstance(field, pikepdf.Dictionary):
            return
        yield field
        field = field.get("/Parent")
