"""Marks that are drawn on the other side of the baseline than their letter stands on."""

import re

from ..fonts.fontfile import FontFile
from ..fonts.glyphmaps import UNKNOWN
from ..thai import LOWER, MARKS
from .decoded import Decoded

_IMPOSSIBLE_PAIR = re.compile("([่้๊๋])(?!\\1)[่้๊๋]|([ัิีึืฺุู])(?!\\2)[ัิีึืฺุู]")


class ContradictedMarks:
    """Which codes of a document's fonts the ink of their glyphs contradicts."""

    def __init__(self) -> None:
        self._contradicted: set[tuple[str, int]] = set()
        self._looked_at: set[tuple[str, int]] = set()

    def drop(self, decoded: list[Decoded], fonts: dict[str, FontFile]) -> bool:
        """Forget what the layer says of marks that are drawn on the other side of the baseline.

        Ghostscript and cairo call the ู of some fonts a tone, and the other way round. A code is
        looked at where it is its letter's only mark, or makes an impossible pair: LibreOffice swaps
        the letters of a vowel and a tone that stand on one base, and their order is right all the
        same.

        Returns:
            whether any was forgotten.
        """
        before: Decoded | None = None
        mark: Decoded | None = None
        for part in decoded:
            text = part.text
            if text not in MARKS:
                if mark is not None and before is None:
                    self._look_at(mark, fonts)
                before = mark = None
                continue
            if mark is not None and _is_impossible(mark, part):
                self._look_at(mark, fonts)
                self._look_at(part, fonts)
            before, mark = mark, part
        found = False
        if self._contradicted:
            for index, part in enumerate(decoded):
                if part.text in MARKS and part.repair is None:
                    if (part.glyph.font, part.glyph.code) in self._contradicted:
                        decoded[index] = Decoded(part.glyph, UNKNOWN)
                        found = True
        return found

    def _look_at(self, part: Decoded, fonts: dict[str, FontFile]) -> None:
        """Note a mark's code as contradicted when its ink stands on the wrong side."""
        key = (part.glyph.font, part.glyph.code)
        if part.repair is not None or part.named or key in self._looked_at:
            return
        self._looked_at.add(key)
        if _is_contradicted(part, fonts):
            self._contradicted.add(key)


def _is_impossible(one: Decoded, other: Decoded) -> bool:
    """Return whether two marks of one base cannot stand together: two vowels, or two tones.

    The same glyph twice is printed twice; two glyphs of one letter are not.
    """
    if one.text == other.text:
        return one.glyph.code != other.glyph.code and one.glyph.font == other.glyph.font
    return _IMPOSSIBLE_PAIR.fullmatch(one.text + other.text) is not None


def _is_contradicted(part: Decoded, fonts: dict[str, FontFile]) -> bool:
    font = fonts.get(part.glyph.font)
    if font is None or part.glyph.code < 0:
        return False
    side = font.ink_side(part.glyph.code)
    return side != 0 and (side < 0) != (part.text in LOWER)
