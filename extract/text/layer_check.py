"""A look at the letters that a text layer alone names: is each drawn as itself?"""

import string
from collections.abc import Sequence

from ..fonts.fingerprints import known_fingerprints
from ..fonts.fontfile import FontFile
from ..fonts.glyphmaps import glyph_maps
from ..fonts.outlines import Point
from ..fonts.rasters import Raster
from ..fonts.sketches import known_sketches, sketch_raster
from ..thai import MARKS, is_thai
from .looks import height_of_letters, is_same_look
from .settling import Witness, is_contradiction, looks_odd
from .tolerances import HEIGHT_LETTERS, MOST_SEEN

# Signs that hardly any Thai text has; Ghostscript calls letters by them.
LOOKED_AT = frozenset(string.ascii_letters + string.digits + "#$<=>@[\\]^_`{|}~")

_SEEN: set[tuple[int, str]] = set()  # glyphs that were looked at, and the letter they are


class LayerCheck:
    """Looks at the glyphs of one font, by their fingerprints and else by their coarse shape.

    Args:
        file: the font.
    """

    def __init__(self, file: FontFile | None) -> None:
        self._file = file
        self._height = 0.0  # of ก in the font's units, as its letters are named
        self._contours: dict[int, list[list[Point]] | None] = {}

    def drawn(self, code: int) -> list[list[Point]] | None:
        """Return the contours of a code, [] where it draws nothing, None where that is unknown."""
        if code not in self._contours:
            self._contours[code] = self._file.contours(code) if self._file else None
        return self._contours[code]

    def find_odd(self, witnesses: Sequence[Witness]) -> set[int]:
        """Return places of codes that the text layer alone names, and that are drawn otherwise."""
        assert self._file is not None
        odd: set[int] = set()
        claims: dict[str, int] = {}
        unseen: list[tuple[int, str]] = []
        short: list[tuple[str, int]] = []
        for place, one in enumerate(witnesses):
            if one.opinion is not None or one.code < 0 or len(one.layer) != 1:
                continue
            letter = glyph_maps()["private-use"].get(one.layer, one.layer)
            if not (is_thai(letter) or letter in LOOKED_AT):
                continue
            if letter.isdecimal() and claims.setdefault(letter, place) != place:
                odd |= {claims[letter], place}  # two glyphs said to be one digit
            if letter == "ำ":
                continue  # it is drawn as its ring, as its า, or as both
            number = self._file.fingerprint(one.code)
            known = known_fingerprints().letter(number) if number is not None else None
            if known is None:
                if number is None or (number, letter) not in _SEEN:
                    unseen.append((place, letter))
            elif known != letter and not is_same_look(known, letter):
                if is_contradiction(letter, known) or not (known in MARKS and letter in MARKS):
                    odd.add(place)
            short.append((letter, one.code))
        return odd | self._look_at(witnesses, unseen, short)

    def _look_at(
        self,
        witnesses: Sequence[Witness],
        unseen: Sequence[tuple[int, str]],
        others: Sequence[tuple[str, int]],
    ) -> set[int]:
        """Return places whose glyphs a coarse look finds drawn as another letter, or as none.

        Args:
            witnesses: of the font.
            unseen: place and letter of glyphs that no known face has.
            others: letter and code of all glyphs, to find the height of letters by.
        """
        assert self._file is not None
        odd: set[int] = set()
        found: list[tuple[int, str, Raster]] = []
        for place, letter in unseen:
            if not known_sketches().knows(letter):
                continue
            contours = self.drawn(witnesses[place].code)
            if contours == [] and witnesses[place].is_wide:
                odd.add(place)
            raster = sketch_raster(contours) if contours else None
            if raster is not None:
                found.append((place, letter, raster))
        if found and not self._height:
            chosen = [(one, code) for one, code in others if height_of_letters([(one, 1.0)])]
            tops = [(one, self._top(code)) for one, code in chosen[:HEIGHT_LETTERS]]
            self._height = height_of_letters(tops)
        for place, letter, raster in found if self._height else ():
            if looks_odd(letter, raster, self._height):
                odd.add(place)
            elif len(_SEEN) < MOST_SEEN:
                number = self._file.fingerprint(witnesses[place].code)
                if number is not None:
                    _SEEN.add((number, letter))
        return odd

    def _top(self, code: int) -> float:
        """Return the highest point of a code's ink, 0 where it has none."""
        assert self._file is not None
        top = self._file.ink_top(code)
        if top is not None:
            return float(top)
        return max((y for contour in self.drawn(code) or () for _, y in contour), default=0.0)
