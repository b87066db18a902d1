"""Operators that keep the state, and that draw what the resources hold.

These are q, Q and cm; forms, images and shadings; the text of marked content; and transparency.
"""

from functools import lru_cache, partial

import pikepdf
from pdfminer.utils import decode_text

from .clip_paths import RECTANGLE, path_to_clip
from .drawing import Drawing
from .images import is_dot, is_never_opaque, is_opaque, no_colour, one_colour
from .letters import Typeface
from .lexing import ACTUAL_TEXT, OddContentError, string_to_bytes
from .matrices import Matrix, combine
from .nested_content import as_miner, look_at_procedures, soft_mask
from .reaches import shading_reach
from .resources import ObjectId, Resources
from .scanning import IS_COMPILED
from .shadings import shading_colour
from .state import State
from .textoperators import IDENTITY, TextOperators
from .tolerances import DEEPEST_FORM


class ObjectOperators(TextOperators):
    """Carries out the operators that need the resources, or the state kept before.

    Attributes:
        resources: of the content.
        parents: the forms that it is within, itself among them.
        scans: plain instructions are read without regular expressions.
        saved: the states that q has kept.
        veil: alpha of the group that this is the content of.
        base: the matrix to the page before any operator.
    """

    def __init__(
        self,
        drawing: Drawing,
        resources: Resources,
        ctm: Matrix,
        parents: frozenset[ObjectId] = frozenset(),
        scans: bool = IS_COMPILED,
    ) -> None:
        super().__init__(drawing, ctm)
        self.resources = resources
        self.parents = parents
        self.scans = scans
        self.saved: list[State] = []
        self.veil = 1.0
        self.base = ctm

    def run(self, content: bytes) -> None:
        """Carry out all instructions of a content stream."""
        raise NotImplementedError

    def inside(
        self,
        drawing: Drawing,
        content: pikepdf.Object,
        resources: pikepdf.Object | None,
        ctm: Matrix = IDENTITY,
    ) -> "ObjectOperators":
        """Return what carries out content within this one on another drawing."""
        own = self.resources.within(resources)
        return type(self)(drawing, own, ctm, self.parents | {content.objgen}, self.scans)

    def save(self) -> None:
        """q: keep the state."""
        self.saved.append(State(self))

    def restore(self) -> None:
        """Q: go back to the state kept last."""
        if self.saved:
            self.saved.pop().bring_back(self)

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """cm: put a matrix before the current one."""
        self.ctm, self.slope = combine((a, b, c, d, e, f), self.ctm), None

    def end_marked(self) -> None:
        """EMC: end marked content."""
        self.drawing.close_tag()

    def actual_text(self, properties: bytes) -> str | None:
        """Return the /ActualText of marked content's property list, or of its name."""
        if properties[:1] == b"/":
            return self.resources.actual_text(properties[1:])
        if b"/ActualText" not in properties:
            return None
        string = ACTUAL_TEXT.search(properties)
        if string is None:
            raise OddContentError("an /ActualText that is no string")
        return _decoded(string[1])

    def invoke(self, name: bytes) -> None:
        """Draw a form or an image: Do."""
        drawn = self.resources.form_or_image(name)
        if drawn is None:
            return
        layer = drawn.get("/OC")
        off = layer is not None and self.resources.layers.is_off(layer)
        if off:
            self.drawing.switch(1)
        kind = drawn.get("/Subtype")
        if kind == "/Image" and "/Width" in drawn and "/Height" in drawn:
            if is_dot(drawn):
                self.paint_dot()
            else:
                self.paint_image(True, drawn)
        if kind == "/Form" and "/BBox" in drawn and drawn.objgen not in self.parents:
            self.carry_out_form(drawn)
        if off:
            self.drawing.switch(-1)

    def carry_out_form(self, form: pikepdf.Object) -> None:
        """Carry out the content of a form, clipped to its /BBox."""
        if len(self.parents) >= DEEPEST_FORM:
            raise OddContentError("forms that are nested too deep")
        matrix = tuple(float(value) for value in form.get("/Matrix", IDENTITY))
        if len(matrix) != 6:
            raise OddContentError("a form whose matrix is none")
        inside = self.inside(self.drawing, form, form.get("/Resources"), combine(matrix, self.ctm))
        inside.look, inside.line_width, inside.dashed = self.look, self.line_width, self.dashed
        inside.round_ends = self.round_ends
        is_group = isinstance(form.get("/Group"), pikepdf.Dictionary)
        inside.veil = self.look.fill_alpha if is_group else self.veil
        box = [float(side) for side in form["/BBox"]]
        if len(box) == 4:
            corners = (RECTANGLE, [(box[0], box[1]), (box[2], box[3])])
            inside.clip_to(path_to_clip([corners], inside.ctm, self.drawing.height, False))
        inside.run(form.read_bytes())
        self.drawing.look = None

    def paint_image(self, opaque: bool, image: pikepdf.Object | None = None) -> None:
        """Add an image; one with a mask is opaque where the mask hides nothing."""
        if self.text_clips:
            self.show_through()
        if self.drawing.off:
            return
        self.drawing.add_image(
            self.ctm,
            self.look,
            partial(is_opaque, image) if opaque else is_never_opaque,
            no_colour if image is None else partial(one_colour, image),
        )

    def paint_shading(self, name: bytes) -> None:
        """Add what a shading paints: sh."""
        if self.text_clips:
            self.show_through()
        if not self.drawing.off:
            shading = as_miner(self.resources.shading(name))
            reach = shading_reach(shading, self.ctm, self.drawing.height)
            self.drawing.shade(self.look, shading_colour(shading), reach)

    def look_at_procedures(self, font: Typeface, first: int) -> None:
        """Note which glyphs from one on paint nothing, or in colours of their own."""
        look_at_procedures(self, font, first)

    def set_extended(self, name: bytes) -> None:
        """Let what is painted be more or less transparent, and lines be wider: gs."""
        fills, strokes, blend, mask, line_width, dashed = self.resources.transparency(name)
        look = self.look
        if line_width is not None:
            self.line_width = line_width
        if dashed is not None:
            self.dashed = dashed
        self.look_extended(
            look.fill_alpha if fills is None else fills * self.veil,
            look.stroke_alpha if strokes is None else strokes * self.veil,
            look.blend if blend is None else blend,
            look.mask if mask is None else soft_mask(self, mask),
            look.masked if mask is None else isinstance(mask, pikepdf.Dictionary),
        )


@lru_cache(maxsize=1024)  # Typst says the same few letters of one glyph after another
def _decoded(string: bytes) -> str:
    return decode_text(string_to_bytes(string))
