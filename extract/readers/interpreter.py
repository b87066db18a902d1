"""Content streams carried out: shown text becomes glyphs, painted paths rules, images boxes."""

import re
from operator import attrgetter
from typing import Any

from pdfminer.utils import decode_text, mult_matrix

from . import lexing
from .drawing import Drawing, Matrix
from .graphicsoperators import GRAPHICS_OPERATORS, GRAPHICS_STATE, GraphicsOperators
from .lexing import OddContentError, array_to_parts, string_to_bytes
from .resources import ObjectId, Resources
from .textoperators import IDENTITY, TEXT_OPERATORS, TEXT_STATE, TextOperators

_STATE = (*GRAPHICS_STATE, *TEXT_STATE)
_read_state = attrgetter(*_STATE)
_OPERATORS = {
    **TEXT_OPERATORS,
    **GRAPHICS_OPERATORS,
    b"q": (0, "save"),
    b"Q": (0, "restore"),
    b"cm": (6, "transform"),
    b"EMC": (0, "end_marked"),
    **{name: (0, "nothing") for name in (b"ET", b"W", b"W*", b"BX", b"EX")},
    **{name: (1, "nothing") for name in (b"w", b"J", b"j", b"M", b"i")},
    **{b"d0": (2, "nothing"), b"d1": (6, "nothing")},
}


class Interpreter(TextOperators, GraphicsOperators):
    """Carries out one content stream, state by state as pdfminer does.

    Where pdfminer would guess (operands missing, unknown operators, vertical writing), this one
    raises OddContentError, and the reference reader takes the page.
    """

    def __init__(
        self,
        drawing: Drawing,
        resources: Resources,
        ctm: Matrix,
        parents: frozenset[ObjectId] = frozenset(),
    ) -> None:
        self.drawing = drawing
        self.resources = resources
        self.ctm = ctm
        self.parents = parents
        self.saved: list[tuple[Any, ...]] = []
        TextOperators.__init__(self)
        GraphicsOperators.__init__(self)

    def run(self, content: bytes) -> None:
        """Carry out all instructions of a content stream.

        Raises:
            OddContentError: it is written in a way that is not followed here.
        """
        actions = {name: (count, getattr(self, do)) for name, (count, do) in _OPERATORS.items()}
        unknown = (-1, self.unknown)
        for match in lexing.INSTRUCTION.finditer(content):
            kind = match.lastindex
            if kind == lexing.NUMERIC:
                numbers, operator = match.group(1, 2)
                count, action = actions.get(operator, unknown)
                values = tuple(map(float, numbers.split())) if numbers else ()
                if count >= 0 and len(values) != count:
                    raise OddContentError(f"operands of {operator!r} that are not as usual")
                action(*values)
            elif kind == lexing.SHOW_ARRAY:
                if self.font is not None:
                    self.show(array_to_parts(match[3], self.font.strings))
            elif kind == lexing.SHOW_STRING:
                if match[5] == b"'":
                    self.next_line()
                if self.font is not None:
                    self.show((self.font.strings[match[4]],))
            elif kind == lexing.NAMED:
                self.carry_out_named(*match.group(6, 7, 8))
            elif kind == lexing.MARKED:
                if match[11] == b"BDC":
                    self.drawing.open_tag(self.actual_text(match[10]))
            elif kind == lexing.PAINTED:
                self.set_pattern(match[14])
            elif kind == lexing.INLINE_IMAGE:
                if re.search(rb"/W\s", match[15]) and re.search(rb"/H\s", match[15]):
                    self.drawing.add_image(self.ctm)
            elif kind == lexing.ODD:
                raise OddContentError("content that is not written as usual")

    def carry_out_named(self, name: bytes, numbers: bytes | None, operator: bytes) -> None:
        """Carry out an instruction whose first operand is a name."""
        if operator == b"Tf" and numbers:
            self.set_font(self.resources.font(name), float(numbers))
        elif numbers:
            raise OddContentError(f"operands of {operator!r} that are not as usual")
        elif operator == b"Do":
            self.invoke(name)
        elif operator == b"BMC":
            self.drawing.open_tag(None)
        elif operator in (b"scn", b"SCN"):
            self.set_pattern(operator)
        elif operator == b"cs":
            self.fill_space = self.resources.colour_space(name) or self.fill_space
        elif operator == b"CS":
            self.stroke_space = self.resources.colour_space(name) or self.stroke_space
        elif operator not in (b"gs", b"ri", b"sh", b"MP"):
            raise OddContentError(f"the operator {operator!r}")

    def nothing(self, *values: float) -> None:
        """Pass over an instruction that shows nothing by itself."""

    def unknown(self, *values: float) -> None:
        """Stop at an operator that is not known."""
        raise OddContentError("an operator that is not known")

    def save(self) -> None:
        """q: keep the state."""
        self.saved.append(_read_state(self))

    def restore(self) -> None:
        """Q: go back to the state kept last."""
        if self.saved:
            self.__dict__.update(zip(_STATE, self.saved.pop(), strict=True))
            self.slope = None

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """cm: put a matrix before the current one."""
        self.ctm, self.slope = mult_matrix((a, b, c, d, e, f), self.ctm), None

    def actual_text(self, properties: bytes) -> str | None:
        """Return the /ActualText of marked content's property list, or of its name."""
        if properties[:1] == b"/":
            return self.resources.actual_text(properties[1:])
        if b"/ActualText" not in properties:
            return None
        string = lexing.ACTUAL_TEXT.search(properties)
        if string is None:
            raise OddContentError("an /ActualText that is no string")
        return decode_text(string_to_bytes(string[1]))

    def end_marked(self) -> None:
        """End marked content: EMC."""
        self.drawing.close_tag()

    def invoke(self, name: bytes) -> None:
        """Draw a form or an image: Do."""
        drawn = self.resources.form_or_image(name)
        if drawn is None:
            return
        kind = drawn.get("/Subtype")
        if kind == "/Image" and "/Width" in drawn and "/Height" in drawn:
            self.drawing.add_image(self.ctm)
        if kind != "/Form" or "/BBox" not in drawn or drawn.objgen in self.parents:
            return
        matrix = tuple(float(value) for value in drawn.get("/Matrix", IDENTITY))
        if len(matrix) != 6:
            raise OddContentError("a form whose matrix is none")
        Interpreter(
            self.drawing,
            self.resources.within(drawn.get("/Resources")),
            mult_matrix(matrix, self.ctm),
            self.parents | {drawn.objgen},
        ).run(drawn.read_bytes())
