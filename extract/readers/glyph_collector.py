"""pdfminer's device and its fonts, keeping of every glyph what pdfplumber leaves out."""

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
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, decode_text, mult_matrix
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from ..fonts.embedded import MinerFont
from ..fonts.fontfile import FontFile
from ..fonts.sfnt import Programs
from ..glyphs import ActualText, Glyph
from .fast.drawing import Drawing
from .fast.functions import numbers
from .fast.palette import Palette
from .fast.paths import brightness
from .fast.textoperators import is_flat
from .miner_interpreter import PaintingInterpreter
from .nested_content import glyph_paint
from .painting_state import PaintingState

Matrix = tuple[float, float, float, float, float, float]


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
        self.painting = PaintingState(drawing or Drawing(height, width), layers)
        self.painting.drawing.has_tiny = True
        self.fonts = fonts
        self._programs = programs
        self.glyphs: list[Glyph] = self.painting.drawing.glyphs
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
        interpreter = PaintingInterpreter(self.rsrcmgr, self)
        interpreter.render_contents(resources, [content], ctm=ctm)

    def draw_form(self, form: PDFStream, ctm: Matrix) -> None:
        """Draw a form that the page's content does not invoke, after it."""
        self.painting = PaintingState(self.painting.drawing, self._layers)
        self.painting.drawing.look = None
        resources: Any = resolve1(form.get("Resources")) or self.resources
        self.painting.clip_to_form(form, ctm)
        if isinstance(resolve1(form.get("Group")), dict):
            self.painting.begin_group()
        a, b, c, d, e, f = numbers(form.get("Matrix")) or MATRIX_IDENTITY
        before, self.resources = self.resources, resources
        self.painting.resources = resources
        self.carry_out(resources, form, mult_matrix((a, b, c, d, e, f), ctm))
        self.resources = before

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Open a span of marked content, with its /ActualText if it has one."""
        super().begin_tag(tag, props)
        self.painting.open_tag(tag, props)
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties", {}))
            props = resolve1(named.get(str(props.name))) if isinstance(named, dict) else None
        text = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
        said = decode_text(text) if isinstance(text, bytes) else None
        self._open_tags.append((len(self.glyphs), said))

    def end_tag(self) -> None:
        """Close the innermost span."""
        super().end_tag()
        self.painting.close_tag()
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
        self.painting.see_glyph(graphicstate, self._mode, flat)
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
        last, drawing = len(self.glyphs) - 1, self.painting.drawing
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
