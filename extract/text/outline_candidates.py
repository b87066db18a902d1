"""Which letters the glyphs of one font are drawn like, by the shapes of known faces."""

from collections.abc import Sequence

from ..fonts.fontfile import FontFile
from ..fonts.known_shapes import Candidate, known_shapes, shape_raster
from ..fonts.rasters import Raster
from ..thai import is_thai
from .joined_glyphs import part_glyph
from .layer_check import LayerCheck
from .settling import Witness, fitting
from .tolerances import FEWEST_LETTERS, GROWN, LETTER_LIKE


class OutlineCandidates:
    """Compares the glyphs of one font with known shapes, each once while its height is the same.

    Args:
        file: the font.
        layer: knows the contours of its codes.
    """

    def __init__(self, file: FontFile | None, layer: LayerCheck) -> None:
        self._file = file
        self._layer = layer
        self._height = 0.0  # of ก in the font's units
        self._measured = 0  # glyphs that the height was found by
        self._rasters: dict[int, Raster | None] = {}
        self._found: dict[int, list[Candidate]] = {}

    def find(self, witnesses: Sequence[Witness]) -> dict[int, tuple[Candidate, ...]]:
        """Return place -> letters that its glyph is drawn like, where it draws something."""
        assert self._file is not None
        shapes = known_shapes()
        for one in witnesses:
            if one.code >= 0 and one.code not in self._rasters:
                contours = self._layer.drawn(one.code)
                self._rasters[one.code] = shape_raster(contours) if contours else None
        drawn = {code: raster for code, raster in self._rasters.items() if raster is not None}
        if len(drawn) > GROWN * self._measured:
            self._measured = len(drawn)
            self._height = shapes.find_height(list(drawn.values()), self._file.em)
            self._found.clear()
        news = [code for code in drawn if code not in self._found]
        if news:
            ranked = shapes.candidates([drawn[code] for code in news], self._height)
            self._found.update(zip(news, ranked, strict=True))
        return {
            place: tuple(fitting(self._found[one.code], one.is_wide and drawn[one.code].right > 0))
            for place, one in enumerate(witnesses)
            if one.code in self._found
        }

    def find_parts(self, code: int) -> tuple[Candidate, ...]:
        """Return the letters that a joined glyph may be, the nearest first; () for none."""
        return part_glyph(self._layer.drawn(code) or [], self._height, known_shapes())


def is_text_face(found: dict[int, tuple[Candidate, ...]]) -> bool:
    """Return whether most of a font's glyphs are drawn like letters: not a font of symbols."""
    near = [
        candidates[0].letter
        for candidates in found.values()
        if candidates[0].distance <= LETTER_LIKE
        and (is_thai(candidates[0].letter) or candidates[0].letter.isalnum())
    ]
    return len(set(near)) >= FEWEST_LETTERS and len(near) > len(found) / 2
