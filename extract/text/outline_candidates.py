"""Which letters the glyphs of one font are drawn like, by the shapes of known faces."""

from collections.abc import Sequence

from ..fonts.digit_shapes import digit_distances
from ..fonts.fontfile import FontFile
from ..fonts.known_shapes import Candidate, best_height, known_shapes, shape_raster
from ..fonts.outlines import count_holes
from ..fonts.rasters import Raster
from ..thai import THAI_DIGITS, is_thai
from .joined_glyphs import part_glyph, read_own_parts
from .layer_check import LayerCheck
from .own_glyphs import OwnGlyphs
from .settling import Witness, fitting
from .tolerances import DIGIT_SHARE, FEWEST_LETTERS, GROWN, HEIGHT_SAMPLE, LETTER_LIKE, MOST_LOOKS


class _Look:
    """What a glyph was found to be like; kept for the glyphs of other fonts that are drawn alike.

    Attributes:
        right: end of its ink, in font units.
        misfits: by the units to the em.
        candidates: by the height of ก.
    """

    __slots__ = ("candidates", "misfits", "right")

    def __init__(self, right: float) -> None:
        self.right = right
        self.misfits: dict[float, list[float]] = {}
        self.candidates: dict[float, list[Candidate]] = {}


# A few faces write most documents, each in subsets of its own that hold the same glyphs.
_LOOKS: dict[bytes, _Look] = {}


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
        self._looks: dict[int, _Look] = {}  # of codes that draw something
        self._drawn: set[int] = set()  # codes that were looked at
        self._own = OwnGlyphs(file.em if file is not None else 1000.0)

    def find(self, witnesses: Sequence[Witness]) -> dict[int, tuple[Candidate, ...]]:
        """Return place -> letters that its glyph is drawn like, where it draws something."""
        assert self._file is not None
        for one in witnesses:
            if one.code >= 0 and one.code not in self._drawn:
                self._drawn.add(one.code)
                look = self._look(one.code)
                if look is not None:
                    self._looks[one.code] = look
        codes = list(self._looks)
        if len(codes) > GROWN * self._measured:
            self._measured = len(codes)
            sample = codes[:: max(1, len(codes) // HEIGHT_SAMPLE)]
            em = self._file.em
            self._height = best_height([self._misfits(code, em) for code in sample], em)
        found: dict[int, tuple[Candidate, ...]] = {}
        for place, one in enumerate(witnesses):
            look = self._looks.get(one.code)
            if look is not None:
                is_wide = one.is_wide and look.right > 0
                found[place] = tuple(fitting(self._candidates(one.code), is_wide))
        return found

    def _look(self, code: int) -> _Look | None:
        """Return what is known of a code's glyph, None where it draws nothing."""
        assert self._file is not None
        entry = self._file.simple_entry(code)
        look = _LOOKS.get(entry) if entry else None
        if look is None:
            raster = self._raster(code)
            if raster is None:
                return None
            look = _Look(raster.right)
            if entry and len(_LOOKS) < MOST_LOOKS:
                _LOOKS[entry] = look
        return look

    def _raster(self, code: int) -> Raster | None:
        if code not in self._rasters:
            contours = self._layer.drawn(code)
            self._rasters[code] = shape_raster(contours) if contours else None
        return self._rasters[code]

    def _misfits(self, code: int, em: float) -> list[float]:
        look = self._looks[code]
        if em not in look.misfits:
            raster = self._raster(code)
            assert raster is not None
            look.misfits[em] = known_shapes().misfits(raster, em)
        return look.misfits[em]

    def _candidates(self, code: int) -> list[Candidate]:
        look = self._looks[code]
        if self._height not in look.candidates:
            raster = self._raster(code)
            assert raster is not None
            look.candidates[self._height] = known_shapes().candidates(raster, self._height)
        return look.candidates[self._height]

    def look_at_digits(self, code: int, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
        """Return the candidates of a code, Thai digits by how far it is from these alone, too."""
        nearest = next((one.letter for one in candidates if one.letter.isdecimal()), "")
        raster = self._raster(code) if nearest and nearest in THAI_DIGITS else None
        if raster is None:
            return candidates
        away = digit_distances(raster, self._height)
        return sorted(
            (
                one._replace(distance=_between(one.distance, away[one.letter]))
                if one.letter in away
                else one
                for one in candidates
            ),
            key=lambda one: one.distance,
        )

    def n_loops(self, code: int) -> int:
        """Return how many loops a code's outline closes; pictures of letters close none."""
        return count_holes(self._layer.drawn(code) or [])

    def find_parts(self, code: int) -> tuple[Candidate, ...]:
        """Return the letters that a joined glyph may be, the nearest first; () for none."""
        return part_glyph(self._layer.drawn(code) or [], self._height, known_shapes(), self._own)

    def know_letter(self, code: int, letter: str) -> None:
        """Remember how the font draws a letter that stands alone."""
        contours = self._layer.drawn(code)
        if contours:
            self._own.add(letter, contours)

    def read_own_parts(self, code: int) -> str:
        """Return the letters of a joined glyph all of whose parts are known, "" for none."""
        return read_own_parts(self._layer.drawn(code) or [], self._height, self._own)


def _between(distance: float, among_digits: float) -> float:
    return distance + DIGIT_SHARE * (among_digits - distance)


def is_text_face(found: dict[int, tuple[Candidate, ...]]) -> bool:
    """Return whether most of a font's glyphs are drawn like letters: not a font of symbols."""
    near = [
        candidates[0].letter
        for candidates in found.values()
        if candidates[0].distance <= LETTER_LIKE
        and (is_thai(candidates[0].letter) or candidates[0].letter.isalnum())
    ]
    return len(set(near)) >= FEWEST_LETTERS and len(near) > len(found) / 2
