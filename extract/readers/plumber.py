"""The reference reader: pdfplumber's page objects, and the glyphs that it drops, as a Page."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from ..fonts import FontKeeper, MinerFont
from ..geometry import Box
from ..glyphs import ActualText, FontFile, Glyph, Page, Rule

Matrix = tuple[float, float, float, float, float, float]

THIN_PT = 3.0  # thicker than the 2.25 pt that Word calls a thick border, thinner than any text
STRAIGHT_PT = 0.5
WHITE = 0.99


class GlyphCollector(PDFPageAggregatorWithMarkedContent):
    """pdfplumber's device, keeping of every glyph what pdfplumber's own ``chars`` leave out.

    Kept are the character code, the pen position, the fill's brightness, invisible text and
    /ActualText, which pdfminer drops (pdfminer.six issue 1288) but hands to ``begin_tag``.
    """

    def __init__(self, *args: Any, height: float, fonts: dict[str, FontFile], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.height = height
        self.fonts = fonts
        self.glyphs: list[Glyph] = []
        self.actual_texts: list[ActualText] = []
        self.resources: dict[str, Any] = {}
        self._open_tags: list[tuple[int, str | None]] = []
        self._visible = True
        self._keys: dict[int, str] = {}

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        super().begin_tag(tag, props)
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties", {}))
            props = resolve1(named.get(str(props.name))) if isinstance(named, dict) else None
        text = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
        said = decode_text(text) if isinstance(text, bytes) else None
        self._open_tags.append((len(self.glyphs), said))

    def end_tag(self) -> None:
        super().end_tag()
        if not self._open_tags:
            return
        first, said = self._open_tags.pop()
        inside_another = any(outer is not None for _, outer in self._open_tags)
        if said is not None and not inside_another and len(self.glyphs) > first:
            self.actual_texts.append(ActualText(first, len(self.glyphs), said))

    def render_string(self, textstate: PDFTextState, *args: Any, **kw: Any) -> None:
        self._visible = textstate.render != 3
        super().render_string(textstate, *args, **kw)

    def render_char(  # type: ignore[override]
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
        return width

    def _font_key(self, font: PDFFont) -> str:
        key = self._keys.get(id(font))
        if key is None:
            key = self._keys[id(font)] = f"{font.fontname}@{id(font)}"
            if key not in self.fonts:
                self.fonts[key] = MinerFont(font)
        return key


def brightness(colour: Any) -> float:
    """Return 0 (black) to 1 (white) for a fill colour of any space; unknown colours are black.

    >>> brightness((1, 1, 1))
    1.0
    """
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return 0.0
    match parts:
        case (grey,):
            return float(grey)
        case (red, green, blue):
            return float(0.3 * red + 0.59 * green + 0.11 * blue)
        case (cyan, magenta, yellow, black):
            return float((1 - black) * (1 - (cyan + magenta + yellow) / 3))
    return 0.0


def read_pages(pdf: PDF, numbers: Sequence[int]) -> Iterator[Page]:
    """Yield pages by number (from 1), one at a time, each closed after it was read."""
    fonts: dict[str, FontFile] = {}
    pdf.rsrcmgr = FontKeeper()
    for number in numbers:
        page = pdf.pages[number - 1]
        try:
            yield _read_page(page, fonts)
        finally:
            page.close()


def _read_page(page: PlumberPage, fonts: dict[str, FontFile]) -> Page:
    width, height = float(page.width), float(page.height)
    media_height = abs(float(page.mediabox[3]) - float(page.mediabox[1]))
    device = GlyphCollector(
        page.pdf.rsrcmgr, pageno=page.page_number, laparams=None, height=media_height, fonts=fonts
    )
    device.resources = resolve1(page.page_obj.resources) or {}
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
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
            for kind in ("line", "rect", "curve")
            for drawing in page.objects.get(kind, ())
            for rule in drawing_to_rules(kind, drawing, shift)
        ),
        images=tuple(_shifted_box(image, shift) for image in page.images),
        actual_texts=tuple(device.actual_texts),
        fonts=fonts,
    )


def _shifted_box(drawing: dict[str, Any], shift: tuple[float, float]) -> Box:
    x, top = shift
    return Box(
        float(drawing["x0"]) - x,
        float(drawing["top"]) - top,
        float(drawing["x1"]) - x,
        float(drawing["bottom"]) - top,
    )


def drawing_to_rules(
    kind: str, drawing: dict[str, Any], shift: tuple[float, float] = (0.0, 0.0)
) -> Iterator[Rule]:
    """Yield the straight rules that a line, rectangle or path of pdfplumber shows.

    A filled rectangle thinner than THIN_PT is a rule drawn as an area (Word, Excel and Chromium
    do so); a wider one without a stroke is a shaded area, whose edges are marked as not drawn.
    Whatever is painted in the paper's white shows nothing.
    """
    stroked = bool(drawing.get("stroke")) and brightness(drawing.get("stroking_color")) < WHITE
    filled = bool(drawing.get("fill")) and brightness(drawing.get("non_stroking_color")) < WHITE
    if not (stroked or filled):
        return
    box = _shifted_box(drawing, shift)
    if min(box.width, box.height) <= THIN_PT:
        if (kind != "rect" or stroked or filled) and max(box.width, box.height) > 0:
            yield _thin_box_to_rule(box)
        return
    if kind == "rect":
        x0, top, x1, bottom = box
        yield Rule(x0, top, x1, top, stroked)
        yield Rule(x0, bottom, x1, bottom, stroked)
        yield Rule(x0, top, x0, bottom, stroked)
        yield Rule(x1, top, x1, bottom, stroked)
    elif kind == "curve" and stroked:
        points = [(float(x) - shift[0], float(y) - shift[1]) for x, y in drawing["pts"]]
        for (xa, ya), (xb, yb) in pairwise(points):
            if (abs(xa - xb) <= STRAIGHT_PT) != (abs(ya - yb) <= STRAIGHT_PT):
                yield _thin_box_to_rule(Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))


def _thin_box_to_rule(box: Box) -> Rule:
    if box.width >= box.height:
        middle = (box.top + box.bottom) / 2
        return Rule(box.x0, middle, box.x1, middle)
    middle = (box.x0 + box.x1) / 2
    return Rule(middle, box.top, middle, box.bottom)
