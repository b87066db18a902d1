"""Palette: a drawing beside the page, of which only its colours are asked.

Patterns and the glyphs of Type 3 fonts are content of their own. What counts of them is whether
they paint, and in which colour.
"""

from collections.abc import Callable

from .appearance import RGB, WHITE_PAPER, Look
from .drawing import Drawing
from .images import is_never_opaque
from .matrices import Matrix, Point
from .paths import NO_PAINT
from .tolerances import LEAST_ALPHA, PATHS_WHITE, SOLID_ALPHA

# The colour of the text that a glyph belongs to; no colour of a page.
INHERITED: RGB = (-1.0, -1.0, -1.0)


class Palette(Drawing):
    """Collects the colours in which content paints, None standing for those that are not known."""

    def __init__(self) -> None:
        super().__init__(1.0)
        self.has_rules = False
        self._colours: list[RGB | None] = []

    def fill(
        self,
        operators: list[str],
        points: list[Point],
        ctm: Matrix,
        look: Look,
        opaque: bool,
        alone: bool,
    ) -> None:
        """Note the colour of a filled area."""
        self._note(look)

    def paint(
        self, shape: str, points: list[Point], ctm: Matrix, strokes: float, fills: float
    ) -> None:
        """Note the colour of an outline; a white one alone is known."""
        if strokes < NO_PAINT:
            self._colours.append(WHITE_PAPER if strokes >= PATHS_WHITE else None)

    def cover(self, corners: list[Point], ctm: Matrix, look: Look) -> None:
        """A thick line hides nothing of a palette; its colour is noted as that of its outline."""

    def add_image(
        self, ctm: Matrix, look: Look | None = None, opaque: Callable[[], bool] | None = None
    ) -> None:
        """Note the colour of a stencil; a picture has many."""
        if look is not None and opaque is is_never_opaque:
            self._note(look)
        else:
            self._colours.append(None)

    def shade(self, look: Look, colour: RGB | None = None, covers: bool = False) -> None:
        """Note the colour of a shading."""
        self._colours.append(colour)

    def _note(self, look: Look) -> None:
        if look.fill_alpha >= LEAST_ALPHA:
            self._colours.append(look.fill if look.fill_alpha >= SOLID_ALPHA else None)

    def doubt(self) -> None:
        """Note that something is painted of which nothing is known."""
        self._colours.append(None)

    def is_empty(self) -> bool:
        """Return whether nothing was painted."""
        return not self._colours and not any([glyph.text.strip() for glyph in self.glyphs])

    def colour(self) -> RGB | None:
        """Return the only colour of what was painted, None where there are several or none."""
        told = list(self._colours)
        for run in self._runs:
            told += run.look.colours()
        if not told:
            return None
        first = told[0]
        for colour in told:
            if colour != first:
                return None
        return first
