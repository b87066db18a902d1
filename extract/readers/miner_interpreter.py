"""What the reference reader sees of clips, fills, layers and transparency beside pdfminer.

pdfminer's interpreter hands its device glyphs and paths. This one tells the device's PaintingState
on the way what decides whether a page shows them.
"""

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix

from .fast.appearance import BLACK
from .fast.colours import first_colour
from .fast.reaches import shading_reach
from .fast.shadings import shading_colour
from .nested_content import is_dot, is_name, named, pattern_paint, soft_mask, space_colours
from .painting_state import PaintingState

# What a stencil of one sample paints.
UNIT_SQUARE = (("m", 0.0, 0.0), ("l", 1.0, 0.0), ("l", 1.0, 1.0), ("l", 0.0, 1.0), ("h",))


class PaintingInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter, keeping in its device's `painting` what decides about being seen."""

    _cuts: bool | None = None  # a clip is pending; whether by the even-odd rule
    _base: Matrix = MATRIX_IDENTITY  # to the page, before any operator of this content

    @property
    def _painting(self) -> PaintingState:
        painting: PaintingState = self.device.painting  # type: ignore[attr-defined]
        return painting

    def init_state(self, ctm: Matrix) -> None:
        """Begin with a matrix and nothing else."""
        super().init_state(ctm)
        self._base = ctm

    def do_q(self) -> None:
        """Save the graphics state."""
        super().do_q()
        self._painting.save()

    def do_Q(self) -> None:
        """Restore the graphics state."""
        if self.gstack:
            self._painting.restore()
        super().do_Q()

    def do_gs(self, name: Any) -> None:
        """Set the graphics state from a dictionary."""
        states = resolve1(self.resources.get("ExtGState")) if self.resources else None
        if isinstance(states, dict) and isinstance(name, PSLiteral):
            parameters = resolve1(states.get(literal_name(name)))
            self._painting.set_parameters(parameters)
            mask = resolve1(parameters.get("SMask")) if isinstance(parameters, dict) else None
            if mask is not None:
                device: Any = self.device
                self._painting.mask_with(soft_mask(device, self.resources, mask, self.ctm))
        super().do_gs(name)

    def do_w(self, linewidth: Any) -> None:
        """Set the width of lines."""
        super().do_w(linewidth)
        if isinstance(linewidth, (int, float)):
            self._painting.line_width = float(linewidth)

    def do_d(self, dash: Any, phase: Any) -> None:
        """Set the pattern of dashes."""
        super().do_d(dash, phase)
        self._painting.dashed = bool(dash)

    def do_cs(self, name: Any) -> None:
        """Set the colour space of fillings."""
        super().do_cs(name)
        self._choose_space(0, name)

    def do_CS(self, name: Any) -> None:
        """Set the colour space of outlines."""
        super().do_CS(name)
        self._choose_space(1, name)

    def do_g(self, gray: Any) -> None:
        """Set a grey for fillings."""
        super().do_g(gray)
        self._set_device(0)

    def do_G(self, gray: Any) -> None:
        """Set a grey for outlines."""
        super().do_G(gray)
        self._set_device(1)

    def do_rg(self, r: Any, g: Any, b: Any) -> None:
        """Set red, green and blue for fillings."""
        super().do_rg(r, g, b)
        self._set_device(0)

    def do_RG(self, r: Any, g: Any, b: Any) -> None:
        """Set red, green and blue for outlines."""
        super().do_RG(r, g, b)
        self._set_device(1)

    def do_k(self, c: Any, m: Any, y: Any, k: Any) -> None:
        """Set a colour of four inks for fillings."""
        super().do_k(c, m, y, k)
        self._set_device(0)

    def do_K(self, c: Any, m: Any, y: Any, k: Any) -> None:
        """Set a colour of four inks for outlines."""
        super().do_K(c, m, y, k)
        self._set_device(1)

    def do_scn(self) -> None:
        """Set a colour, or a pattern, for fillings."""
        values = list(self.argstack)
        super().do_scn()
        self._set_colour(0, values)

    def do_SCN(self) -> None:
        """Set a colour, or a pattern, for outlines."""
        values = list(self.argstack)
        super().do_SCN()
        self._set_colour(1, values)

    def _set_device(self, place: int) -> None:
        self._painting.choose_space(place, None)
        self._painting.set_device_colour(place)

    def _choose_space(self, place: int, name: Any) -> None:
        """Let a space count, and its first colour until another is set."""
        self._painting.choose_space(place, space_colours(self.resources, name))
        state = self.graphicstate
        space = self.csmap.get(literal_name(name))
        if space is not None and space.name != "Pattern":
            first: Any = first_colour(space.name, space.ncomponents)
            if place == 0:
                state.ncolor = first
            else:
                state.scolor = first
            self._set_colour(place, first)

    def _set_colour(self, place: int, operands: Sequence[Any]) -> None:
        """Let a colour or a pattern count; where pdfminer has a tint for it, as it is seen."""
        values = tuple(float(part) for part in operands if isinstance(part, (int, float)))
        if operands and is_name(operands[-1]):
            device: Any = self.device
            paint = pattern_paint(device, self.resources, operands[-1], values, self._base)
            self._painting.set_known_colour(place, *paint)
            return
        self._painting.set_colour(place, values)
        seen = self._painting.known_colour(place)
        if seen is not None:
            shown = seen[0] or BLACK
            if place == 0:
                self.graphicstate.ncolor = shown
            else:
                self.graphicstate.scolor = shown

    def do_sh(self, name: Any) -> None:
        """Paint a shading over all that the clip lets through."""
        painting = self._painting
        if not painting.drawing.off:
            shading = named(self.resources, "Shading", name)
            look = painting.look(self.graphicstate, 0)
            reach = shading_reach(shading, self.ctm, painting.drawing.height)
            painting.drawing.shade(look, shading_colour(shading), reach)

    def do_W(self) -> None:
        """Clip to the path that is about to end, by the nonzero winding number."""
        self._cuts = False

    def do_W_a(self) -> None:
        """Clip to the path that is about to end, by the even-odd rule."""
        self._cuts = True

    def do_n(self) -> None:
        """End a path that is not painted."""
        self._end(list(self.curpath), fills=False)
        super().do_n()

    def do_S(self) -> None:
        """Stroke a path."""
        self._end(list(self.curpath), fills=False, strokes=True)
        super().do_S()

    def do_f(self) -> None:
        """Fill a path."""
        self._end(list(self.curpath), fills=True)
        super().do_f()

    def do_f_a(self) -> None:
        """Fill a path by the even-odd rule."""
        self._end(list(self.curpath), fills=True, even_odd=True)
        super().do_f_a()

    def do_B(self) -> None:
        """Fill and stroke a path."""
        self._end(list(self.curpath), fills=True, strokes=True)
        super().do_B()

    def do_B_a(self) -> None:
        """Fill by the even-odd rule and stroke a path."""
        self._end(list(self.curpath), fills=True, strokes=True, even_odd=True)
        super().do_B_a()

    def _end(
        self, path: list[Any], *, fills: bool, strokes: bool = False, even_odd: bool = False
    ) -> None:
        if strokes and path:
            self._painting.see_stroke(path, self.ctm, self.graphicstate)
        if fills and path:
            self._painting.see_fill(path, self.ctm, self.graphicstate, even_odd)
        if self._cuts is not None:
            self._painting.cut(path, self.ctm, self._cuts)
            self._cuts = None

    def do_Do(self, xobjid_arg: Any) -> None:
        """Invoke a form or a picture; what a form changes ends with it."""
        painting = self._painting
        found = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        off = isinstance(found, PDFStream) and painting.is_off(found.attrs.get("OC"))
        if isinstance(found, PDFStream) and found.get("Subtype") is not None:
            if literal_name(found["Subtype"]) == "Image" and not (off or painting.drawing.off):
                if is_dot(found):
                    painting.see_fill(UNIT_SQUARE, self.ctm, self.graphicstate)
                masked = any(key in found.attrs for key in ("SMask", "Mask", "ImageMask"))
                painting.drawing.add_image(
                    self.ctm, painting.look(self.graphicstate, 0), lambda: not masked
                )
        before = painting.resources
        own = resolve1(found.attrs.get("Resources")) if isinstance(found, PDFStream) else None
        painting.resources = own if isinstance(own, dict) else before
        painting.save()
        if isinstance(found, PDFStream) and getattr(found.get("Subtype"), "name", "") == "Form":
            painting.clip_to_form(found, self.ctm)
            if isinstance(resolve1(found.attrs.get("Group")), dict):
                painting.begin_group()
        painting.drawing.switch(1 if off else 0)
        super().do_Do(xobjid_arg)
        painting.drawing.switch(-1 if off else 0)
        painting.restore()
        painting.resources = before
