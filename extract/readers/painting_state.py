"""PaintingState: the state of painting that pdfminer does not keep, and what it says of being seen.

What decides whether a page shows a glyph is noted in the same Drawing as the fast reader's, which
judges it at the end.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFGraphicState
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, mult_matrix

from .fast.appearance import RGB, WHITE_PAPER, Clip, Look, Mask, Reach, is_painting, to_rgb
from .fast.blending import blend_name
from .fast.clip_paths import RECTANGLE, path_to_clip
from .fast.colours import ToRGB
from .fast.drawing import Drawing
from .fast.filled_shapes import Subpath, make_shape
from .fast.functions import numbers
from .fast.matrices import Matrix, Point
from .fast.palette import Palette
from .fast.paths import NO_PAINT
from .fast.thick_lines import covered_corners, is_line, is_thick, sides_of, stroke_look
from .fast.tolerances import MOST_SIDES, PATHS_WHITE
from .layers import is_layer_off


def colour_to_rgb(colour: Any) -> RGB | None:
    """Return a colour of pdfminer as red, green and blue; None where it is not known."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return None
    return to_rgb(tuple(float(part) for part in parts))


class PaintingState:
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
        self._veil = 1.0  # alpha of the group whose content is carried out
        self._blend = ""
        self._masked = False
        self._clip: Clip | None = None
        self._mask: Mask | None = None
        self.line_width = 1.0  # in the units of the path
        self.dashed = False
        self._bases: tuple[ToRGB | None, ToRGB | None] = (None, None)
        self._known: list[tuple[RGB | None, Reach | None] | None] = [None, None]
        self._stack: list[tuple[Any, ...]] = []
        self._key: object = None
        self._look = Look()

    def save(self) -> None:
        """Keep the state, as `q` does."""
        self._stack.append(
            (
                *(self._alphas, self._veil, self._blend, self._masked, self._clip, self._mask),
                *(self._bases, [*self._known], self.line_width, self.dashed),
            )
        )

    def restore(self) -> None:
        """Take back the state kept last, as `Q` does."""
        if self._stack:
            self._alphas, self._veil, self._blend, self._masked, *rest = self._stack.pop()
            self._clip, self._mask, self._bases, self._known, *lines = rest
            self.line_width, self.dashed = lines

    def choose_space(self, place: int, space: ToRGB | None) -> None:
        """Choose the space of the colours that follow: of fillings (0) or of outlines (1).

        None stands for grey, RGB and CMYK.
        """
        self._bases = (space, self._bases[1]) if place == 0 else (self._bases[0], space)

    def set_colour(self, place: int, values: tuple[float, ...]) -> None:
        """Let things be painted in a colour of the chosen space."""
        base = self._bases[place]
        if base is None:
            self.set_device_colour(place)
        else:
            self.set_known_colour(place, base(values))

    def known_colour(self, place: int) -> tuple[RGB | None, Reach | None] | None:
        """Return the colour that counts instead of pdfminer's, None where that one does."""
        return self._known[place]

    def set_known_colour(self, place: int, colour: RGB | None, reach: Reach | None = None) -> None:
        """Let a colour count that pdfminer does not know: of a space, or of a pattern and where."""
        self._known[place] = (colour, reach)

    def set_device_colour(self, place: int) -> None:
        """Let the colour count that pdfminer knows."""
        self._known[place] = None

    def clip_to(self, clip: Clip) -> None:
        """Let nothing be painted outside of a clip."""
        self._clip = clip if self._clip is None else self._clip.meet(clip)

    def begin_group(self) -> None:
        """Let what follows be no more opaque than the group that it belongs to."""
        self._veil = self._alphas[0]

    def clip_to_form(self, form: PDFStream, ctm: Matrix) -> None:
        """Let a form paint nothing outside of its /BBox."""
        box, matrix = numbers(form.get("BBox")), numbers(form.get("Matrix"))
        if len(matrix) == 6:
            a, b, c, d, e, f = matrix
            ctm = mult_matrix((a, b, c, d, e, f), ctm)
        if len(box) == 4:
            corners = (RECTANGLE, [(box[0], box[1]), (box[2], box[3])])
            self.clip_to(path_to_clip([corners], ctm, self.drawing.height, False))

    def mask_with(self, mask: Mask | None) -> None:
        """Let a soft mask decide where something is painted."""
        self._mask = mask

    def set_parameters(self, parameters: Any) -> None:
        """Follow the dictionary of the operator `gs`."""
        if not isinstance(parameters, dict):
            return
        fill, stroke = self._alphas
        said = [resolve1(parameters.get(key)) for key in ("ca", "CA")]
        fill = float(said[0]) * self._veil if isinstance(said[0], (int, float)) else fill
        stroke = float(said[1]) * self._veil if isinstance(said[1], (int, float)) else stroke
        self._alphas = fill, stroke
        mode, mask = resolve1(parameters.get("BM")), resolve1(parameters.get("SMask"))
        if isinstance(mode, list) and mode:
            mode = resolve1(mode[0])
        if isinstance(mode, PSLiteral):
            self._blend = blend_name(str(literal_name(mode)))
        if mask is not None:
            self._masked = isinstance(mask, dict)
        width, dashes = resolve1(parameters.get("LW")), resolve1(parameters.get("D"))
        if isinstance(width, (int, float)):
            self.line_width = float(width)
        if isinstance(dashes, list) and dashes:
            self.dashed = bool(resolve1(dashes[0]))

    def look(self, state: PDFGraphicState, mode: int, flat: bool = False) -> Look:
        """Return how things are painted now."""
        key = (
            *(state.ncolor, state.scolor, self._alphas, self._blend, id(self._clip), mode, flat),
            *(*self._known, id(self._mask), self._masked),
        )
        if key != self._key:
            self._key = key
            fill, stroke = self._known
            colours = (
                colour_to_rgb(state.ncolor) if fill is None else fill[0],
                colour_to_rgb(state.scolor) if stroke is None else stroke[0],
            )
            self._look = Look(*colours, *self._alphas, self._blend, mode, self._clip)
            self._look.flat, self._look.mask = flat, self._mask
            self._look.masked = self._masked
            self._look.fill_reach = None if fill is None else fill[1]
            self._look.stroke_reach = None if stroke is None else stroke[1]
        return self._look

    def see_glyph(self, state: PDFGraphicState, mode: int, flat: bool) -> None:
        """Note how the next glyph looks."""
        look = self.look(state, mode, flat)
        if look is not self.drawing.look:
            self.drawing.begin_run(look)

    def see_fill(
        self, path: Sequence[Any], ctm: Any, state: PDFGraphicState, even_odd: bool = False
    ) -> None:
        """Note a filled path."""
        look = self.look(state, 0)
        if self.drawing.off or look.fill_alpha == 0.0 or not is_painting(look.fill_reach):
            return
        opaque = look.is_solid()
        parts = list(_subpaths(path))
        shape = make_shape(_to_subpaths(path), ctm, self.drawing.height, even_odd)
        for operators, points in parts:
            self.drawing.fill(operators, points, ctm, look, opaque, len(parts) == 1, shape)

    def see_stroke(self, path: Sequence[Any], ctm: Any, state: PDFGraphicState) -> None:
        """Note what a thick line hides; the colour of an outline, where colours alone count."""
        look = self.look(state, 0)
        is_shown = look.is_stroked() and not (self.dashed or self.drawing.off)
        if is_shown and is_thick(self.line_width, ctm):
            for operators, points in _subpaths(path, True):
                if is_line(operators):
                    corners = covered_corners(points, self.line_width)
                    self.drawing.cover(corners, ctm, stroke_look(look))
                elif "c" not in operators and len(points) <= MOST_SIDES:
                    for start, end in sides_of(operators, points):
                        corners = covered_corners([start, end], self.line_width)
                        self.drawing.cover(corners, ctm, stroke_look(look))
        if isinstance(self.drawing, Palette) and look.is_stroked() and not self.drawing.off:
            is_white = look.stroke == WHITE_PAPER
            self.drawing.paint("", [], MATRIX_IDENTITY, PATHS_WHITE if is_white else 0.0, NO_PAINT)

    def cut(self, path: Sequence[Any], ctm: Any, even_odd: bool) -> None:
        """Clip what follows to a path."""
        shapes = [("".join(operators), points) for operators, points in _subpaths(path)]
        self.clip_to(path_to_clip(shapes, ctm, self.drawing.height, even_odd))

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
        return is_layer_off(layer, self._off)


def _to_subpaths(path: Sequence[Any]) -> list[Subpath]:
    """Return the subpaths of a path of pdfminer with the control points of their curves apart."""
    found = []
    for operators, places in _subpaths(path, True):
        points: list[Point] = []
        controls: list[Point] = []
        at = 0
        for operator in operators:
            between = 2 if operator == "c" else 0
            controls += places[at : at + between]
            points += places[at + between : at + between + 1]
            at += between + 1
        subpath = Subpath("m", points)
        subpath.operators, subpath.controls = operators, controls
        found.append(subpath)
    return found


def _subpaths(
    path: Sequence[Any], controls: bool = False
) -> Iterator[tuple[list[str], list[Point]]]:
    """Yield the operators and points of each subpath of a path of pdfminer's; "h" has its first.

    With `controls` the control points of curves stand among the points.
    """
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
        if name == "v" and points:
            numbers = (*points[-1], *numbers)
        elif name == "y":
            numbers = (*numbers, *numbers[-2:])
        operators.append("c" if name in ("c", "v", "y") else name)
        places = range(0, len(numbers), 2) if controls else (len(numbers) - 2,)
        points += [(float(numbers[at]), float(numbers[at + 1])) for at in places]
    if len(points) > 1:
        yield operators, points
