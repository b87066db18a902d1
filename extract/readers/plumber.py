"""The reference reader: pdfplumber's page objects, and the glyphs that it drops, as a Page."""

from collections.abc import Sequence
from typing import Any

from pdfminer.pdftypes import resolve1, resolve_all
from pdfminer.utils import MATRIX_IDENTITY
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF

from ..fonts.fontfile import FontFile
from ..fonts.sfnt import Programs
from ..geometry import Box
from ..glyphs import Fill, Page, Rule, Stroke
from .annotations import draw_annotations
from .fast.matrices import Matrix, Point
from .fast.page_space import page_matrix, shown_part
from .fast.paths import Kind, brightness, path_to_rules, points_to_strokes
from .fast.thick_lines import covered_corners, is_marker, is_thick
from .fast.tolerances import PATHS_WHITE
from .glyph_collector import FontKeeper, GlyphCollector
from .layers import layers_off
from .miner_interpreter import PaintingInterpreter
from .painting_state import colour_to_rgb

DRAWINGS: tuple[Kind, ...] = ("line", "rect", "curve")


class ReferenceReader:
    """Reads pages of one document opened with pdfplumber; its fonts are read once.

    Attributes:
        n_pages: how many the document has.
    """

    def __init__(self, pdf: PDF) -> None:
        self.n_pages = len(pdf.pages)
        self._pdf = pdf
        self._fonts: dict[str, FontFile] = {}
        self._programs = Programs()
        pdf.rsrcmgr = FontKeeper()

    def read_page(self, number: int) -> Page:
        """Return a page by its number (from 1); pdfplumber forgets it."""
        page = self._pdf.pages[number - 1]
        try:
            return _read_page(page, self._fonts, self._programs)
        finally:
            page.close()


def _read_page(page: PlumberPage, fonts: dict[str, FontFile], programs: Programs) -> Page:
    width, height = float(page.width), float(page.height)
    media_height = abs(float(page.mediabox[3]) - float(page.mediabox[1]))
    device = GlyphCollector(
        page.pdf.rsrcmgr,
        pageno=page.page_number,
        laparams=None,
        height=media_height,
        width=abs(float(page.mediabox[2]) - float(page.mediabox[0])),
        fonts=fonts,
        programs=programs,
        layers=layers_off(page.pdf.doc.catalog),
    )
    device.resources = device.painting.resources = resolve1(page.page_obj.resources) or {}
    PaintingInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    annotations = page.annots
    layers = [resolve1(one).get("OC") for one in resolve1(page.page_obj.annots) or []]
    unread = list(draw_annotations(annotations, layers, device, _matrix(page)))
    page._layout = device.get_result()
    x_shift, top_shift = float(page.bbox[0]), float(page.bbox[1])
    shift = (x_shift, top_shift)
    return Page(
        number=page.page_number,
        width=width,
        height=height,
        glyphs=tuple(device.glyphs),
        rules=tuple(
            rule
            for kind in DRAWINGS
            for drawing in page.objects.get(kind, ())
            for rule in drawing_to_rules(kind, drawing, shift)
        ),
        white_rules=tuple(
            rule
            for kind in DRAWINGS
            for drawing in page.objects.get(kind, ())
            for rule in drawing_to_white_rules(kind, drawing, shift)
        ),
        strokes=tuple(
            stroke
            for kind in ("line", "curve")
            for drawing in page.objects.get(kind, ())
            for stroke in drawing_to_strokes(drawing, shift)
        ),
        images=tuple(_shifted_box(image, shift) for image in page.images),
        actual_texts=tuple(device.actual_texts),
        fonts=fonts,
        fills=tuple(
            Fill(_shifted_box(drawing, shift), colour)
            for drawing in page.objects.get("rect", ())
            if drawing.get("fill") and (colour := colour_to_rgb(drawing.get("non_stroking_color")))
        ),
        crop=_crop(page),
        hidden=device.painting.drawing.hidden(),
        unread=(*unread, *device.painting.drawing.outlines()),
    )


def _crop(page: PlumberPage) -> Box | None:
    """Return the part of the page that its CropBox leaves, None for all of it."""
    media, crop = (resolve_all(page.page_obj.attrs.get(key)) for key in ("MediaBox", "CropBox"))
    if not (_is_box(media) and _is_box(crop)):
        return None
    space = _space(media, page.rotation)
    return shown_part([float(side) for side in crop], *space) if space else None


def _space(media: Sequence[Any], turn: int) -> tuple[Matrix, float, float] | None:
    x0, y0, x1, y1 = (float(side) for side in media)
    return page_matrix((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), turn)


def _matrix(page: PlumberPage) -> Matrix:
    """Return what takes the page's space to the displayed page, as pdfminer has it."""
    space = _space(page.page_obj.mediabox, page.page_obj.rotate)
    return space[0] if space else MATRIX_IDENTITY


def _is_box(box: Any) -> bool:
    return isinstance(box, list) and len(box) == 4 and all(isinstance(s, (int, float)) for s in box)


def _shifted_box(drawing: dict[str, Any], shift: tuple[float, float]) -> Box:
    x, top = shift
    return Box(
        float(drawing["x0"]) - x,
        float(drawing["top"]) - top,
        float(drawing["x1"]) - x,
        float(drawing["bottom"]) - top,
    )


def drawing_to_rules(
    kind: Kind, drawing: dict[str, Any], shift: tuple[float, float] = (0.0, 0.0)
) -> list[Rule]:
    """Return the straight rules that a line, rectangle or path of pdfplumber shows.

    Whatever is painted in the paper's white shows nothing.
    """
    stroked = (
        bool(drawing.get("stroke")) and brightness(drawing.get("stroking_color")) < PATHS_WHITE
    )
    filled = (
        bool(drawing.get("fill")) and brightness(drawing.get("non_stroking_color")) < PATHS_WHITE
    )
    points = [(float(x) - shift[0], float(y) - shift[1]) for x, y in drawing["pts"]]
    if stroked and not filled and kind != "rect" and _marks(drawing, points):
        return []
    box = _shifted_box(drawing, shift)
    return path_to_rules(kind, *box, points, stroked, filled)


def _marks(drawing: dict[str, Any], points: list[Point]) -> bool:
    """Return whether a drawn line is that of a marker pen; `is_marker` says which are."""
    width = float(drawing.get("linewidth") or 0.0)
    bright = is_marker(brightness(drawing.get("stroking_color")))
    return bright and is_thick(width, MATRIX_IDENTITY) and bool(covered_corners(points, width))


def drawing_to_strokes(drawing: dict[str, Any], shift: tuple[float, float]) -> list[Stroke]:
    """Return the slanting strokes that a line or path of pdfplumber shows."""
    stroked = drawing.get("stroke") and brightness(drawing.get("stroking_color")) < PATHS_WHITE
    filled = drawing.get("fill") and brightness(drawing.get("non_stroking_color")) < PATHS_WHITE
    is_curved = any(part[0] == "c" for part in drawing.get("path") or ())
    if is_curved or not (stroked or filled):
        return []
    points = [(float(x) - shift[0], float(y) - shift[1]) for x, y in drawing["pts"]]
    if any(part[0] == "h" for part in drawing.get("path") or ()) and points[0] != points[-1]:
        points.append(points[0])
    return points_to_strokes(points, bool(stroked))


def drawing_to_white_rules(
    kind: Kind, drawing: dict[str, Any], shift: tuple[float, float]
) -> list[Rule]:
    """Return the rules that a white outline or a thin white area would show on a coloured fill."""
    strokes = (
        bool(drawing.get("stroke")) and brightness(drawing.get("stroking_color")) >= PATHS_WHITE
    )
    white = (
        bool(drawing.get("fill")) and brightness(drawing.get("non_stroking_color")) >= PATHS_WHITE
    )
    if not (strokes or white):
        return []
    points = [(float(x) - shift[0], float(y) - shift[1]) for x, y in drawing["pts"]]
    found = path_to_rules(kind, *_shifted_box(drawing, shift), points, strokes, white)
    return [rule for rule in found if rule.drawn]
