"""Rules by which an outline settles what the witnesses of one code say."""

from collections.abc import Sequence
from typing import NamedTuple

from ..fonts.glyphmaps import UNKNOWN, glyph_maps
from ..fonts.known_shapes import Candidate, geometry
from ..fonts.rasters import Raster
from ..fonts.sketches import known_sketches
from ..thai import LOWER, MARKS, TONES, UPPER, is_thai
from .looks import is_digit_or_letter, is_same_look, ratio_to
from .tolerances import (
    CLEAR_DIGIT,
    NEAR_ENOUGH,
    NO_DIGIT,
    SETTLING_SETTLED,
    SETTLING_SUSPICIOUS,
    SUSPICIOUS_DIGIT,
)

Key = tuple[int, str]  # a code and what the text layer says of it


class Weighed(NamedTuple):
    """What one code of one font says.

    Attributes:
        text: U+FFFD where the witnesses leave it open.
        repair: the repair that gave the text, None if the layer did.
        named: the font itself names this letter.
        candidates: letters that it may be by its outline, the nearest first.
    """

    text: str
    repair: str | None
    named: bool
    candidates: tuple[Candidate, ...] = ()


class Witness(NamedTuple):
    """What is said of one code, before outlines are asked."""

    code: int
    layer: str
    opinion: str | None
    is_wide: bool
    weighed: Weighed


def is_plausible(layer: str) -> bool:
    """Return whether somebody could take what the layer says for what is printed."""
    return is_thai(layer) or layer.isdecimal()


def decide_digit(
    one: Witness,
    candidates: Sequence[Candidate],
    assigned: tuple[str, float] | None,
    repair: str,
    *,
    is_believed: bool,
) -> Weighed:
    """Return what a glyph says that is drawn like a digit, or said to be one.

    Args:
        one: what the witnesses say.
        candidates: what the glyph is drawn like.
        assigned: its digit among the others of its font, and how clearly.
        repair: the name for a digit that is read by its outline.
        is_believed: nothing speaks against the digit that the text layer says.
    """
    is_said = one.layer.isdecimal()
    digit, clearness = assigned if assigned is not None else ("", 0.0)
    own = next((c.distance for c in candidates if c.letter == digit), 1e9)
    is_clear = clearness >= CLEAR_DIGIT and own <= NEAR_ENOUGH
    if is_said:
        if is_clear and not is_same_look(digit, one.layer):
            return Weighed(digit, repair, False)
        return one.weighed if is_clear or is_believed else Weighed(UNKNOWN, repair, False)
    nearest = own if is_clear else _nearest_digit(candidates)
    letters = [c for c in candidates if not c.letter.isdecimal()]
    others = [c.distance for c in letters if not is_same_look(c.letter, digit)]
    if min(others, default=1e9) + 8.0 < NO_DIGIT * (nearest + 8.0) or is_digit_or_letter(
        candidates, CLEAR_DIGIT
    ):
        # Its neighbours tell a digit from a letter; which digit it is was told above.
        options = [Candidate(digit, own), *letters] if is_clear else list(candidates)
        options.sort(key=lambda one: one.distance)
        return Weighed(UNKNOWN, repair, False, tuple(options))
    return Weighed(digit, repair, False) if is_clear else Weighed(UNKNOWN, repair, False)


def _nearest_digit(candidates: Sequence[Candidate]) -> float:
    return min((c.distance for c in candidates if c.letter.isdecimal()), default=1e9)


def is_contradiction(layer: str, opinion: str) -> bool:
    """Return whether text layer and font name one glyph as letters that look different.

    A tone beside a vowel is none: LibreOffice swaps the letters of two marks on one base. Nor is a
    space for a mark (Word), or ำ for its า (Excel).
    """
    if len(layer) != 1 or len(opinion) != 1 or layer == opinion or is_same_look(layer, opinion):
        return False
    private = glyph_maps()["private-use"]
    layer, opinion = private.get(layer, layer), private.get(opinion, opinion)
    if layer == opinion or {layer, opinion} == {"า", "ำ"}:
        return False
    if layer.isdecimal() or opinion.isdecimal():
        return layer.isalnum() and opinion.isalnum()
    if layer in MARKS or opinion in MARKS:
        return any(layer in kind and opinion in kind for kind in (TONES + "์", UPPER, LOWER))
    return is_thai(layer) and is_thai(opinion)


def is_other_mark(one: str, other: str) -> bool:
    """Return whether two marks stand at different places of a base: a tone and a vowel, say.

    >>> is_other_mark("\u0e49", "\u0e39"), is_other_mark("\u0e48", "\u0e49")
    (True, False)
    """
    kinds = (TONES + "์", UPPER.replace("์", ""), LOWER)
    return (
        one in MARKS and other in MARKS and not any(one in kind and other in kind for kind in kinds)
    )


def settle_contradiction(one: Witness, candidates: Sequence[Candidate]) -> Weighed:
    """Return the letter of two witnesses that a glyph is drawn as, U+FFFD when neither clearly."""
    assert one.opinion is not None
    private = glyph_maps()["private-use"]
    layer, opinion = private.get(one.layer, one.layer), private.get(one.opinion, one.opinion)
    to_layer, to_opinion = ratio_to(candidates, layer), ratio_to(candidates, opinion)
    if to_layer >= SETTLING_SETTLED * to_opinion:
        return Weighed(opinion, "layer-mismatch", True)
    if to_opinion >= SETTLING_SETTLED * to_layer:
        return Weighed(layer, None, False)
    if layer.isdecimal() or opinion.isdecimal():
        return Weighed(UNKNOWN, "layer-mismatch", False)
    return one.weighed


def fitting(candidates: Sequence[Candidate], is_wide: bool) -> list[Candidate]:
    """Return the candidates that a glyph can be by its advance: marks have none.

    Some faces give their marks a width, so a mark stays possible where nothing else is near.
    """
    marks = [one for one in candidates if one.letter in MARKS]
    others = [one for one in candidates if one.letter not in MARKS]
    if not is_wide:
        return marks or list(candidates)
    return others + marks if others and others[0].distance <= NEAR_ENOUGH else list(candidates)


def looks_odd(letter: str, raster: Raster, height: float) -> bool:
    """Tell by a coarse look whether a glyph is hardly drawn as the letter it is said to be."""
    sketches = known_sketches()
    sketch = sketches.describe(raster.ink, geometry(raster, height))
    if sketches.is_within_reach(sketch, letter):
        return False
    limit = SUSPICIOUS_DIGIT if letter.isdecimal() else SETTLING_SUSPICIOUS
    return sketches.doubt(sketch, letter) >= limit


def byte_to_letter(byte: int, order: str) -> str | None:
    """Return the Thai letter of a byte in an order from before Unicode, None where it has none.

    >>> byte_to_letter(0xA1, "tis-620"), byte_to_letter(65, "tis-620")
    ('ก', None)
    >>> byte_to_letter(0x83, "mac-thai") == "\u0e48"
    True
    """
    if order == "mac-thai" and chr(byte) in glyph_maps()["mac-thai"]:
        return glyph_maps()["mac-thai"][chr(byte)]
    if 0xA1 <= byte <= 0xDA or 0xDF <= byte <= 0xFB:
        return chr(byte - 0xA0 + 0x0E00)
    return None


def is_symbol_code(letter: str | None) -> bool:
    """Return whether a letter is a byte of a symbol font: U+F020 to U+F0FF.

    >>> is_symbol_code("\uf0a1"), is_symbol_code("ก"), is_symbol_code(None)
    (True, False, False)
    """
    return letter is not None and len(letter) == 1 and "\uf020" <= letter <= "\uf0ff"
