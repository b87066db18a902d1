"""The reference reader: pdfplumber's page objects, and the glyphs that it drops, as a Page."""

import math
from collections.abc import Mapping
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFResourceManager,
    PDFTextState,
)
from pdfminer.pdftypes import resolve1, resolve_all
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from ..fonts.embedded import MinerFont
from ..fonts.fontfile import FontFile
from ..fonts.sfnt import Programs
from ..geometry import Box
from ..glyphs import ActualText, Fill, Glyph, Page, Rule
from .annotations import unread_annotations
from .fast.drawing import Drawing
from .fast.page_space import page_matrix, shown_part
from .fast.palette import Palette
from .fast.paths import Kind, brightness, path_to_rules
from .fast.textoperators import is_flat
from .fast.tolerances import PATHS_WHITE
from .inside import glyph_paint
from .layers import layers_off
from .seeing import SeeingInterpreter
from .sight import Sight, colour_to_rgb

Matrix = tuple[float, float, float, float, float, float]

DRAWINGS: tuple[Kind, ...] = ("line", "rect", "curve")


class FontKeeper(PDFResourceManager):
    """pdfminer's font cache, keeping each font's own dictionary, which pdfminer forgets."""

    def get_font(self, objid: Any, spec: Mapping[str, Any]) -> PDFFont:
        """Return the font; for a composite font ``spec`` is that of its descendant."""
        font = super().get_font(objid, spec)
        if not hasattr(font, "spec"):
            font.spec = spec  # type: ignore[attr-defined]
        return font


class GlyphCollector(PDFPageAggregatorWithMarkedContent):
    """pdfplumber's device, keeping of every glyph what pdfplumber's own ``chars`` leave out.

    Kept are the character code, the pen position, the fill's brightness, invisible text and
    /ActualText, which pdfminer drops (pdfminer.six issue 1288) but hands to ``begin_tag``.
    """

    def __init__(
        self,
        *args: Any,
        height: float,
        width: float,
        fonts: dict[str, FontFile],
        programs: Programs,
        layers: frozenset[int],
        drawing: Drawing | None = None,
        depth: int = 0,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.height = height
        self.depth = depth
        self._layers = layers
        self.sight = Sight(drawing or Drawing(height, width), layers)
        self.sight.drawing.has_tiny = True
        self.fonts = fonts
        self._programs = programs
        self.glyphs: list[Glyph] = self.sight.drawing.glyphs
        self.actual_texts: list[ActualText] = []
        self.resources: dict[str, Any] = {}
        self._open_tags: list[tuple[int, str | None]] = []
        self._visible = True
        self._mode = 0
        self._keys: dict[int, str] = {}
        self._paints: dict[tuple[int, int], tuple[bool, Palette | None]] = {}

    def beside(self, drawing: Drawing) -> "GlyphCollector":
        """Return a device that collects on another drawing."""
        return GlyphCollector(
            self.rsrcmgr,
            pageno=self.pageno,
            laparams=None,
            height=self.height,
            width=drawing.sheet.x1,
            fonts=self.fonts,
            programs=self._programs,
            layers=self._layers,
            drawing=drawing,
            depth=self.depth + 1,
        )

    def carry_out(self, resources: Any, content: Any, ctm: Matrix) -> None:
        """Carry out content of a pattern, a glyph or a mask."""
        interpreter = SeeingInterpreter(self.rsrcmgr, self)
        interpreter.render_contents(resources, [content], ctm=ctm)

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Open a span of marked content, with its /ActualText if it has one."""
        super().begin_tag(tag, props)
        self.sight.open_tag(tag, props)
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties", {}))
            props = resolve1(named.get(str(props.name))) if isinstance(named, dict) else None
        text = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
        said = decode_text(text) if isinstance(text, bytes) else None
        self._open_tags.append((len(self.glyphs), said))

    def end_tag(self) -> None:
        """Close the innermost span."""
        super().end_tag()
        self.sight.close_tag()
        if not self._open_tags:
            return
        first, said = self._open_tags.pop()
        inside_another = any(outer is not None for _, outer in self._open_tags)
        if said is not None and not inside_another and len(self.glyphs) > first:
            self.actual_texts.append(ActualText(first, len(self.glyphs), said))

    def render_string(self, textstate: PDFTextState, *args: Any, **kw: Any) -> None:
        """Keep whether the string is painted at all."""
        self._visible = textstate.render != 3
        self._mode = textstate.render
        super().render_string(textstate, *args, **kw)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Keep one glyph and return its advance."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ""
        width: float = font.char_width(cid) * fontsize * scaling
        a, b, c, d, e, f = matrix
        x, y = c * rise + e, d * rise + f
        angle = round(math.degrees(math.atan2(b, a))) % 360
        # A sideways glyph's advance runs along its own direction; turning undoes that.
        advance = width * (a if angle in (0, 180) else math.hypot(a, b))
        x0, x1 = (x, x + advance) if advance >= 0 else (x + advance, x)
        wide = math.hypot(a, b)
        high = abs(fontsize) * abs(a * d - b * c) / wide if wide else 0.0
        flat = is_flat(abs(fontsize * scaling) * wide, high)
        self.sight.see_glyph(graphicstate, self._mode, flat)
        self.glyphs.append(
            Glyph(
                text,
                x0,
                x1,
                self.height - y,
                abs(fontsize) * math.hypot(c, d),
                self._font_key(font),
                cid,
                len(self.glyphs),
                angle,
                brightness(graphicstate.ncolor),
                self._visible,
            )
        )
        if isinstance(font, PDFType3Font):
            self._look_at_procedure(font, cid)
        return width

    def _look_at_procedure(self, font: PDFType3Font, code: int) -> None:
        """Note how the last glyph looks, which content of its own draws."""
        key = (id(font), code)
        if key not in self._paints:
            self._paints[key] = glyph_paint(self, font, code)
        empty, palette = self._paints[key]
        last, drawing = len(self.glyphs) - 1, self.sight.drawing
        if empty and self.glyphs[-1].text.strip():
            drawing.empty.append(last)
        elif palette is not None and not empty:
            drawing.own_colours[last] = palette.colour()

    def _font_key(self, font: PDFFont) -> str:
        key = self._keys.get(id(font))
        if key is None:
            key = self._keys[id(font)] = f"{font.fontname}@{id(font)}"
            if key not in self.fonts:
                self.fonts[key] = MinerFont(font, self._programs)
        return key


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
    device.resources = device.sight.resources = resolve1(page.page_obj.resources) or {}
    SeeingInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
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
        images=tuple(_shifted_box(image, shift) for image in page.images),
        actual_texts=tuple(device.actual_texts),
        fonts=fonts,
        fills=tuple(
            Fill(_shifted_box(drawing, shift), colour)
            for drawing in page.objects.get("rect", ())
            if drawing.get("fill") and (colour := colour_to_rgb(drawing.get("non_stroking_color")))
        ),
        crop=_crop(page),
        hidden=device.sight.drawing.hidden(),
        unread=(*unread_annotations(page.annots), *device.sight.drawing.outlines()),
    )


def _crop(page: PlumberPage) -> Box | None:
    """Return the part of the page that its CropBox leaves, None for all of it."""
    media, crop = (resolve_all(page.page_obj.attrs.get(key)) for key in ("MediaBox", "CropBox"))
    if not (_is_box(media) and _is_box(crop)):
        return None
    x0, y0, x1, y1 = (float(side) for side in media)
    space = page_matrix((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), page.rotation)
    return shown_part([float(side) for side in crop], *space) if space else None


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
    box = _shifted_box(drawing, shift)
    return path_to_rules(kind, *box, points, stroked, filled)


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
