"""A look at the letters that a text layer alone names: is each drawn as itself?"""

import string
from collections.abc import Sequence

from ..fonts.fingerprints import known_fingerprints
from ..fonts.fontfile import FontFile
from ..fonts.glyphmaps import as_letter
from ..fonts.outlines import Point
from ..fonts.rasters import Raster
from ..fonts.sketches import known_sketches, sketch_raster
from ..thai import MARKS, is_thai
from .looks import fold_digit, height_of_letters, is_same_look
from .settling import Witness, is_contradiction, is_within_reach, looks_odd
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
        self._named: list[tuple[str, int]] = []  # letters by which that height is found, and codes
        self._contours: dict[int, list[list[Point]] | None] = {}

    def drawn(self, code: int) -> list[list[Point]] | None:
        """Return the contours of a code, [] where it draws nothing, None where that is unknown."""
        if code not in self._contours:
            self._contours[code] = self._file.contours(code) if self._file else None
        return self._contours[code]

    def find_odd(self, witnesses: Sequence[Witness]) -> set[int]:
        """Return places of codes that are drawn otherwise than they are said to be.

        Looked at are those that the text layer alone names; and digits, whoever names them: the
        outlines of an edited font may show an amount that all its names and its cmap deny.
        """
        assert self._file is not None
        fingerprints = known_fingerprints()
        odd: set[int] = set()
        claims: dict[str, int] = {}
        unseen: list[tuple[int, str]] = []
        self._named = []
        for place, one in enumerate(witnesses):
            if one.code < 0 or len(one.layer) != 1 or not _is_looked_at(one):
                continue
            letter = as_letter(one.layer)
            if not (is_thai(letter) or letter in LOOKED_AT):
                continue
            is_claim = letter.isdecimal() and one.opinion is None
            if is_claim and claims.setdefault(letter, place) != place:
                odd |= {claims[letter], place}  # two glyphs said to be one digit
            if letter == "ำ":
                continue  # it is drawn as its ring, as its า, or as both
            number = self._file.fingerprint(one.code)
            known = fingerprints.letter(number) if number is not None else None
            if known is None:
                if number is None or (number, letter) not in _SEEN:
                    unseen.append((place, letter))
            elif known != letter and not is_same_look(known, letter):
                if is_contradiction(letter, known) or not (known in MARKS and letter in MARKS):
                    odd.add(place)
            self._named.append((letter, one.code))
        return odd | self._look_at(witnesses, unseen)

    def is_drawn_as(self, code: int, sign: str) -> bool:
        """Return whether a glyph is drawn as the sign that it is said to be.

        Quotation marks and dashes are in every other document, and each is also a byte of a Thai
        letter in some code page: without this look their fonts would be read by all outlines,
        which took 18 % of the time of documents that LibreOffice had written.
        """
        if self._file is None or not known_sketches().knows(sign):
            return False
        number = self._file.fingerprint(code)
        known = known_fingerprints().letter(number) if number is not None else None
        if known is not None:
            return is_same_look(known, sign)
        contours = self.drawn(code)
        raster = sketch_raster(contours) if contours else None
        height = self._letter_height() if raster is not None else 0.0
        return raster is not None and height > 0.0 and is_within_reach(sign, raster, height)

    def _look_at(self, witnesses: Sequence[Witness], unseen: Sequence[tuple[int, str]]) -> set[int]:
        """Return places whose glyphs a coarse look finds drawn as another letter, or as none.

        Args:
            witnesses: of the font.
            unseen: place and letter of glyphs that no known face has.
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
        height = self._letter_height() if found else 0.0
        for place, letter, raster in found if height else ():
            if looks_odd(letter, raster, height):
                odd.add(place)
            elif len(_SEEN) < MOST_SEEN:
                number = self._file.fingerprint(witnesses[place].code)
                if number is not None:
                    _SEEN.add((number, letter))
        return odd

    def _letter_height(self) -> float:
        """Return the height of ก in the font's units, 0 where no letter tells it."""
        if not self._height:
            chosen = [(one, code) for one, code in self._named if height_of_letters([(one, 1.0)])]
            tops = [(one, self._top(code)) for one, code in chosen[:HEIGHT_LETTERS]]
            self._height = height_of_letters(tops)
        return self._height

    def _top(self, code: int) -> float:
        """Return the highest point of a code's ink, 0 where it has none."""
        assert self._file is not None
        top = self._file.ink_top(code)
        if top is not None:
            return float(top)
        return max((y for contour in self.drawn(code) or () for _, y in contour), default=0.0)


def _is_looked_at(one: Witness) -> bool:
    """Return whether the text layer alone names a code, or it is a digit that all agree on."""
    if one.opinion is None:
        return True
    return one.layer.isdecimal() and fold_digit(one.layer) == fold_digit(one.opinion)
