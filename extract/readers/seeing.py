"""What the reference reader sees of clips, fills, layers and transparency beside pdfminer.

pdfminer's interpreter hands its device glyphs and paths. This one notes on the way what decides
whether a page shows them, in the same Drawing as the fast reader's, which judges it at the end.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, mult_matrix

from ..geometry import Box
from ..glyphs import Unread
from .fast.appearance import RGB, WHITE_PAPER, Clip, Look, Mask, to_rgb
from .fast.colours import ToRGB
from .fast.drawing import RECTANGLE, Drawing, Matrix, Point
from .fast.functions import numbers
from .fast.palette import Palette
from .fast.paths import NO_PAINT
from .fast.shadings import covers_everything, shading_colour
from .fast.tolerances import PATHS_WHITE, SOLID_ALPHA
from .inside import is_name, named, pattern_colour, soft_mask, space_colours

_NOT_SHOWN = 2 | 32  # the flags Hidden and NoView of an annotation
_DRAWN = frozenset({"Stamp", "StrikeOut", "Ink", "Line"})  # over text, and may take it away
_PLAIN_MODES = frozenset({"Normal", "Compatible"})


def colour_to_rgb(colour: Any) -> RGB | None:
    """Return a colour of pdfminer as red, green and blue; None where it is not known."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return None
    return to_rgb(tuple(float(part) for part in parts))


def _same(colour: RGB | None, values: Sequence[float]) -> RGB | None:
    return colour


class Sight:
    """The state of painting that pdfminer does not keep, and the Drawing that judges by it.

    Args:
        drawing: of the page; its glyphs are those of the device.
        layers_off: object numbers of the layers that are switched off.
    """

    def __init__(self, drawing: Drawing, layers_off: frozenset[int]) -> None:
        self.drawing = drawing
        self.resources: dict[str, Any] = {}
        self._off = layers_off
        self._tags: list[bool] = []
        self._alphas = (1.0, 1.0)  # of fillings and outlines
        self._solid = True
        self._clip: Clip | None = None
        self._mask: Mask | None = None
        self._bases: tuple[ToRGB | None, ToRGB | None] = (None, None)
        self._own: tuple[ToRGB | None, ToRGB | None] = (None, None)
        self._stack: list[tuple[Any, ...]] = []
        self._key: object = None
        self._look = Look()

    def save(self) -> None:
        """Keep the state, as `q` does."""
        self._stack.append(
            (self._alphas, self._solid, self._clip, self._mask, self._bases, self._own)
        )

    def restore(self) -> None:
        """Take back the state kept last, as `Q` does."""
        if self._stack:
            self._alphas, self._solid, self._clip, self._mask, *own = self._stack.pop()
            self._bases, self._own = own

    def choose_space(self, place: int, space: ToRGB | None) -> None:
        """Choose the space of the colours that follow: of fillings (0) or of outlines (1).

        None stands for grey, RGB and CMYK. Until a colour is given the one before stays.
        """
        self._bases = (space, self._bases[1]) if place == 0 else (self._bases[0], space)

    def set_colour(self, place: int, values: tuple[float, ...]) -> None:
        """Let things be painted in a colour of the chosen space."""
        base = self._bases[place]
        self.set_own(place, None if base is None else partial(_same, base(values)))

    def set_own(self, place: int, colour: ToRGB | None) -> None:
        """Let a colour count that pdfminer does not know; None for the one that it does."""
        self._own = (colour, self._own[1]) if place == 0 else (self._own[0], colour)

    def clip_to(self, clip: Clip) -> None:
        """Let nothing be painted outside of a clip."""
        self._clip = clip if self._clip is None else self._clip.meet(clip)

    def clip_to_form(self, form: PDFStream, ctm: Matrix) -> None:
        """Let a form paint nothing outside of its /BBox."""
        box, matrix = numbers(form.get("BBox")), numbers(form.get("Matrix"))
        if len(matrix) == 6:
            a, b, c, d, e, f = matrix
            ctm = mult_matrix((a, b, c, d, e, f), ctm)
        if len(box) == 4:
            corners = (RECTANGLE, [(box[0], box[1]), (box[2], box[3])])
            self.clip_to(self.drawing.path_to_clip([corners], ctm, False))

    def mask_with(self, mask: Mask | None) -> None:
        """Let a soft mask decide where something is painted."""
        self._mask = mask

    def set_parameters(self, parameters: Any) -> None:
        """Follow the dictionary of the operator `gs`."""
        if not isinstance(parameters, dict):
            return
        fill, stroke = self._alphas
        said = [resolve1(parameters.get(key)) for key in ("ca", "CA")]
        fill = float(said[0]) if isinstance(said[0], (int, float)) else fill
        stroke = float(said[1]) if isinstance(said[1], (int, float)) else stroke
        self._alphas = fill, stroke
        mode, mask = resolve1(parameters.get("BM")), resolve1(parameters.get("SMask"))
        if isinstance(mode, PSLiteral) or mask is not None:
            plain = not isinstance(mode, PSLiteral) or literal_name(mode) in _PLAIN_MODES
            self._solid = plain and not isinstance(mask, dict)

    def look(self, state: PDFGraphicState, mode: int, flat: bool = False) -> Look:
        """Return how things are painted now."""
        key = (
            *(state.ncolor, state.scolor, self._alphas, self._solid, id(self._clip), mode, flat),
            *(self._own, id(self._mask)),
        )
        if key != self._key:
            self._key = key
            fill, stroke = self._own
            colours = (
                colour_to_rgb(state.ncolor) if fill is None else fill(()),
                colour_to_rgb(state.scolor) if stroke is None else stroke(()),
            )
            self._look = Look(*colours, *self._alphas, self._solid, mode, self._clip)
            self._look.flat, self._look.mask = flat, self._mask
        return self._look

    def see_glyph(self, state: PDFGraphicState, mode: int, flat: bool) -> None:
        """Note how the next glyph looks."""
        look = self.look(state, mode, flat)
        if look is not self.drawing.look:
            self.drawing.begin_run(look)

    def see_fill(self, path: Sequence[Any], ctm: Any, state: PDFGraphicState) -> None:
        """Note a filled path."""
        look = self.look(state, 0)
        if self.drawing.off or look.fill_alpha == 0.0:
            return
        opaque = look.solid and look.fill_alpha >= SOLID_ALPHA
        parts = list(_subpaths(path))
        for operators, points in parts:
            self.drawing.fill(operators, points, ctm, look, opaque, len(parts) == 1)

    def see_stroke(self, state: PDFGraphicState) -> None:
        """Note the colour of an outline, where colours alone count."""
        if isinstance(self.drawing, Palette):
            is_white = self.look(state, 0).stroke == WHITE_PAPER
            self.drawing.paint("", [], MATRIX_IDENTITY, PATHS_WHITE if is_white else 0.0, NO_PAINT)

    def cut(self, path: Sequence[Any], ctm: Any, even_odd: bool) -> None:
        """Clip what follows to a path."""
        shapes = [("".join(operators), points) for operators, points in _subpaths(path)]
        self.clip_to(self.drawing.path_to_clip(shapes, ctm, even_odd))

    def open_tag(self, tag: Any, properties: Any) -> None:
        """Begin marked content, which may belong to a layer."""
        off = isinstance(tag, PSLiteral) and tag.name == "OC" and self.is_off(properties)
        self._tags.append(off)
        if off:
            self.drawing.switch(1)

    def close_tag(self) -> None:
        """End the innermost marked content."""
        if self._tags and self._tags.pop():
            self.drawing.switch(-1)

    def is_off(self, layer: Any) -> bool:
        """Tell whether a layer, or the only ones that something belongs to, are not shown."""
        if isinstance(layer, PSLiteral):
            named = resolve1(self.resources.get("Properties", {}))
            layer = named.get(str(layer.name)) if isinstance(named, dict) else None
        if isinstance(layer, PDFObjRef) and layer.objid in self._off:
            return True
        membership = resolve1(layer)
        groups = membership.get("OCGs") if isinstance(membership, dict) else None
        listed = groups if isinstance(groups, list) else [groups] if groups is not None else []
        if not listed or not isinstance(membership, dict):
            return False
        off = [isinstance(group, PDFObjRef) and group.objid in self._off for group in listed]
        match getattr(resolve1(membership.get("P")), "name", "AnyOn"):
            case "AllOn":
                return any(off)
            case "AnyOff":
                return not any(off)
            case "AllOff":
                return not all(off)
        return all(off)


class SeeingInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter, telling its device's `sight` what decides about being seen."""

    _cuts: bool | None = None  # a clip is pending; whether by the even-odd rule

    @property
    def _sight(self) -> Sight:
        sight: Sight = self.device.sight  # type: ignore[attr-defined]
        return sight

    def do_q(self) -> None:
        """Save the graphics state."""
        super().do_q()
        self._sight.save()

    def do_Q(self) -> None:
        """Restore the graphics state."""
        if self.gstack:
            self._sight.restore()
        super().do_Q()

    def do_gs(self, name: Any) -> None:
        """Set the graphics state from a dictionary."""
        states = resolve1(self.resources.get("ExtGState")) if self.resources else None
        if isinstance(states, dict) and isinstance(name, PSLiteral):
            parameters = resolve1(states.get(literal_name(name)))
            self._sight.set_parameters(parameters)
            mask = resolve1(parameters.get("SMask")) if isinstance(parameters, dict) else None
            if mask is not None:
                device: Any = self.device
                self._sight.mask_with(soft_mask(device, self.resources, mask, self.ctm))
        super().do_gs(name)

    def do_cs(self, name: Any) -> None:
        """Set the colour space of fillings."""
        super().do_cs(name)
        self._sight.choose_space(0, space_colours(self.resources, name))

    def do_CS(self, name: Any) -> None:
        """Set the colour space of outlines."""
        super().do_CS(name)
        self._sight.choose_space(1, space_colours(self.resources, name))

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
        self._set_colour(0)
        super().do_scn()

    def do_SCN(self) -> None:
        """Set a colour, or a pattern, for outlines."""
        self._set_colour(1)
        super().do_SCN()

    def _set_device(self, place: int) -> None:
        self._sight.choose_space(place, None)
        self._sight.set_own(place, None)

    def _set_colour(self, place: int) -> None:
        values = tuple(float(part) for part in self.argstack if isinstance(part, (int, float)))
        if self.argstack and is_name(self.argstack[-1]):
            device: Any = self.device
            colour = pattern_colour(device, self.resources, self.argstack[-1], values)
            self._sight.set_own(place, partial(_same, colour))
        else:
            self._sight.set_colour(place, values)

    def do_sh(self, name: Any) -> None:
        """Paint a shading over all that the clip lets through."""
        sight = self._sight
        if not sight.drawing.off:
            shading = named(self.resources, "Shading", name)
            look = sight.look(self.graphicstate, 0)
            sight.drawing.shade(look, shading_colour(shading), covers_everything(shading))

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
        self._end(list(self.curpath), fills=True)
        super().do_f_a()

    def do_B(self) -> None:
        """Fill and stroke a path."""
        self._end(list(self.curpath), fills=True, strokes=True)
        super().do_B()

    def do_B_a(self) -> None:
        """Fill by the even-odd rule and stroke a path."""
        self._end(list(self.curpath), fills=True, strokes=True)
        super().do_B_a()

    def _end(self, path: list[Any], *, fills: bool, strokes: bool = False) -> None:
        if strokes and path:
            self._sight.see_stroke(self.graphicstate)
        if fills and path:
            self._sight.see_fill(path, self.ctm, self.graphicstate)
        if self._cuts is not None:
            self._sight.cut(path, self.ctm, self._cuts)
            self._cuts = None

    def do_Do(self, xobjid_arg: Any) -> None:
        """Invoke a form or a picture; what a form changes ends with it."""
        sight = self._sight
        found = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        off = isinstance(found, PDFStream) and sight.is_off(found.attrs.get("OC"))
        if isinstance(found, PDFStream) and found.get("Subtype") is not None:
            if literal_name(found["Subtype"]) == "Image" and not (off or sight.drawing.off):
                masked = any(key in found.attrs for key in ("SMask", "Mask", "ImageMask"))
                sight.drawing.add_image(
                    self.ctm, sight.look(self.graphicstate, 0), lambda: not masked
                )
        before = sight.resources
        own = resolve1(found.attrs.get("Resources")) if isinstance(found, PDFStream) else None
        sight.resources = own if isinstance(own, dict) else before
        sight.save()
        if isinstance(found, PDFStream) and getattr(found.get("Subtype"), "name", "") == "Form":
            sight.clip_to_form(found, self.ctm)
        sight.drawing.switch(1 if off else 0)
        super().do_Do(xobjid_arg)
        sight.drawing.switch(-1 if off else 0)
        sight.restore()
        sight.resources = before


def _subpaths(path: Sequence[Any]) -> Iterator[tuple[list[str], list[Point]]]:
    """Yield the operators and points of each subpath of a path of pdfminer's; "h" has its first."""
    operators: list[str] = []
    points: list[Point] = []
    for part in path:
        name, numbers = part[0], part[1:]
        if name == "m":
            if len(points) > 1:
                yield operators, points
            operators, points = [], []
        if name == "h":
            if points:
                operators.append("h")
                points.append(points[0])
            continue
        operators.append("c" if name in ("c", "v", "y") else name)
        points.append((float(numbers[-2]), float(numbers[-1])))
    if len(points) > 1:
        yield operators, points


def layers_off(catalog: Any) -> frozenset[int]:
    """Return the object numbers of the layers that the usual configuration does not show."""
    properties = resolve1(catalog.get("OCProperties")) if isinstance(catalog, dict) else None
    if not isinstance(properties, dict):
        return frozenset()
    usual = resolve1(properties.get("D"))
    if not isinstance(usual, dict):
        return frozenset()
    off = _references(usual.get("OFF"))
    if getattr(resolve1(usual.get("BaseState")), "name", "") == "OFF":
        off |= _references(properties.get("OCGs")) - _references(usual.get("ON"))
    return frozenset(off)


def _references(listed: Any) -> set[int]:
    found = resolve1(listed)
    parts = found if isinstance(found, list) else []
    return {part.objid for part in parts if isinstance(part, PDFObjRef)}


def unread_annotations(annotations: Sequence[dict[str, Any]]) -> Iterator[Unread]:
    """Yield the filled form fields and typed-on notes, which this reader does not draw.

    Args:
        annotations: as pdfplumber lists them.
    """
    for annotation in annotations:
        data = annotation.get("data") or {}
        if int(resolve1(data.get("F")) or 0) & _NOT_SHOWN:
            continue
        kind = getattr(resolve1(data.get("Subtype")), "name", "")
        said = resolve1(data.get({"Widget": "V", "FreeText": "Contents"}.get(kind, "")))
        if not isinstance(said, bytes) or not said.strip():
            if kind not in _DRAWN:
                continue
            said = b""
        sides = (float(annotation[key]) for key in ("x0", "top", "x1", "bottom"))
        text = said.decode("utf-16" if said[:2] == b"\xfe\xff" else "latin-1", "replace")
        yield Unread(Box(*sides), "field" if kind == "Widget" else "note", text)
