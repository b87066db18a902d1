"""Palette: a drawing beside the page, of which only its colours are asked.

Patterns and the glyphs of Type 3 fonts are content of their own. What counts of them is whether
they paint, in which colour, and whether a pattern leaves gaps.
"""

from collections.abc import Callable

from pdfminer.utils import apply_matrix_rect

from ...geometry import Box
from .appearance import EVERYWHERE, RGB, WHITE_PAPER, Clip, Look, Reach, is_painting
from .clip_paths import RECTANGLE, is_box
from .drawing import Drawing
from .filled_shapes import FilledShape, Subpath
from .images import is_never_opaque, no_colour
from .matrices import Matrix, Point
from .paths import NO_PAINT
from .tolerances import PATHS_WHITE, SOLID_ALPHA, TILE_SHARE

# The colour of the text that a glyph belongs to; no colour of a page.
INHERITED: RGB = (-1.0, -1.0, -1.0)


class Palette(Drawing):
    """Collects the colours in which content paints, None standing for those that are not known.

    Args:
        tile: the part of a pattern's content that is repeated, from the lower left; None for a
            glyph.
        steps: the distances at which it is.
    """

    def __init__(self, tile: Box | None = None, steps: tuple[float, float] = (0.0, 0.0)) -> None:
        super().__init__(1.0)
        self.sheet = Clip(-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE, [], True)
        self.has_rules = False
        self._colours: list[RGB | None] = []
        self._tile = tile
        self._steps = steps
        self._is_covering = False

    def fill(
        self,
        operators: list[str],
        points: list[Point],
        ctm: Matrix,
        look: Look,
        opaque: bool,
        alone: bool,
        shape: FilledShape | None = None,
    ) -> None:
        """Note the colour of a filled area."""
        a, b, c, d, e, f = ctm
        places = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        if not places:
            return
        xs, ys = [x for x, _ in places], [y for _, y in places]
        level = (b == 0.0 and c == 0.0) or (a == 0.0 and d == 0.0)
        exact = alone and level
        if exact and operators[0] != RECTANGLE:
            exact = "c" not in operators and is_box(points)
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if self._shows(box, look, exact and opaque):
            self._note(look)

    def paint(
        self, shape: str, points: list[Point], ctm: Matrix, strokes: float, fills: float
    ) -> None:
        """Note the colour of an outline; a white one alone is known."""
        if strokes < NO_PAINT:
            self._colours.append(WHITE_PAPER if strokes >= PATHS_WHITE else None)

    def cover(self, corners: list[Point], ctm: Matrix, look: Look) -> None:
        """A thick line hides nothing of a palette; its colour is noted as that of its outline."""

    def cover_by_dot(self, outline: Subpath, ctm: Matrix, look: Look) -> None:
        """A dot hides nothing of a palette, as a thick line does not."""

    def add_image(
        self,
        ctm: Matrix,
        look: Look | None = None,
        opaque: Callable[[], bool] | None = None,
        colour: Callable[[], RGB | None] = no_colour,
    ) -> None:
        """Note the colour of a stencil; a picture has many."""
        if look is None or opaque is None:
            return
        box = Box(*apply_matrix_rect(ctm, (0.0, 0.0, 1.0, 1.0)))
        level = ctm[1] == ctm[2] == 0.0 or ctm[0] == ctm[3] == 0.0
        if not self._shows(box, look, level and look.is_solid() and opaque()):
            return
        if opaque is is_never_opaque:
            self._note(look)
        else:
            self._colours.append(None)

    def shade(self, look: Look, colour: RGB | None = None, reach: Reach | None = None) -> None:
        """Note the colour of a shading."""
        box = Box(-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE)
        if is_painting(reach) and self._shows(box, look, reach is None and look.is_solid()):
            self._colours.append(colour)

    def _shows(self, box: Box, look: Look, opaque: bool) -> bool:
        """Return whether an area is painted in the tile; notes one that leaves no gap in it."""
        x0, low, x1, high = box
        tile, clip = self._tile, look.clip
        if tile is not None:
            x0, x1 = max(x0, tile.x0), min(x1, tile.x1)
            low, high = max(low, tile.top), min(high, tile.bottom)
        if clip is not None:
            x0, x1 = max(x0, clip.x0), min(x1, clip.x1)
            low, high = max(low, self.height - clip.bottom), min(high, self.height - clip.top)
            opaque = opaque and clip.exact and not clip.shapes
        if x0 >= x1 or low >= high:
            return False
        wide, tall = self._steps
        if opaque and tile is not None and wide and tall:
            across, up = (x1 - x0) / abs(wide), (high - low) / abs(tall)
            self._is_covering = self._is_covering or min(across, up) >= TILE_SHARE
        return True

    def is_covering(self) -> bool:
        """Return whether the tile, repeated, leaves no place unpainted."""
        return self._is_covering

    def _note(self, look: Look) -> None:
        if look.is_filled():
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
