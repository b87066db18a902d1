"""Rules by which an outline settles what the witnesses of one code say."""

from collections.abc import Sequence
from typing import NamedTuple

from ..compiled import mypyc_attr
from ..fonts.glyphmaps import UNKNOWN, as_letter
from ..fonts.known_shapes import Candidate, geometry
from ..fonts.rasters import Raster
from ..fonts.sketches import known_sketches
from ..thai import LOWER, MARKS, TONES, UPPER, is_thai
from .looks import is_same_look, other_digit, ratio_to, surest
from .tolerances import (
    BETTER_PARTS,
    CLEAR_PARTS,
    CONTRADICTED,
    NEAR_ENOUGH,
    SETTLING_SETTLED,
    SETTLING_SUSPICIOUS,
    SUSPICIOUS_DIGIT,
    WEIGHING_CLEAR,
)

Key = tuple[int, str]  # a code and what the text layer says of it


@mypyc_attr(acyclic=True)
class Weighed:
    """What one code of one font says.

    A plain class and no tuple: every glyph of the code is given its attributes.

    Attributes:
        text: U+FFFD where the witnesses leave it open.
        repair: the repair that gave the text, None if the layer did.
        named: the font itself names this letter.
        candidates: letters that it may be by its outline, the nearest first.
    """

    __slots__ = ("candidates", "named", "repair", "text")

    def __init__(
        self,
        text: str,
        repair: str | None,
        named: bool,
        candidates: tuple[Candidate, ...] = (),
    ) -> None:
        self.text = text
        self.repair = repair
        self.named = named
        self.candidates = candidates


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


def is_contradiction(layer: str, opinion: str) -> bool:
    """Return whether text layer and font name one glyph as letters that look different.

    A tone beside a vowel is none: LibreOffice swaps the letters of two marks on one base. Nor is a
    space for a mark (Word), or ำ for its า (Excel).
    """
    if len(layer) > 1 and layer.isdecimal() and opinion.isdecimal():
        return True  # one glyph of a digit, said to be several
    if len(layer) != 1 or len(opinion) != 1 or layer == opinion or is_same_look(layer, opinion):
        return False
    layer, opinion = as_letter(layer), as_letter(opinion)
    if layer == opinion or {layer, opinion} == {"า", "ำ"}:
        return False
    if layer.isdecimal() or opinion.isdecimal():
        return layer.isalnum() and opinion.isalnum()
    if layer in MARKS or opinion in MARKS:
        return any(layer in kind and opinion in kind for kind in (TONES + "์", UPPER, LOWER))
    return is_thai(layer) and is_thai(opinion)


def marked_base(layer: str) -> str:
    """Return the letter on which the text of one glyph puts marks, empty where it does not.

    >>> marked_base("น\u0e48"), marked_base("\u0e49า"), marked_base("น"), marked_base("กา")
    ('น', 'า', '', '')
    """
    rest = "".join(letter for letter in layer if letter not in MARKS)
    return rest if len(rest) == 1 < len(layer) and is_thai(rest) else ""


def is_other_mark(one: str, other: str) -> bool:
    """Return whether two marks stand at different places of a base: a tone and a vowel, say.

    >>> is_other_mark("\u0e49", "\u0e39"), is_other_mark("\u0e48", "\u0e49")
    (True, False)
    """
    one, other = as_letter(one), as_letter(other)
    if one not in MARKS or other not in MARKS:
        return False
    kinds = (TONES + "์", UPPER.replace("์", ""), LOWER)
    return not any(one in kind and other in kind for kind in kinds)


def settle_contradiction(one: Witness, candidates: Sequence[Candidate]) -> Weighed:
    """Return the letter of two witnesses that a glyph is drawn as, U+FFFD when neither clearly."""
    assert one.opinion is not None
    layer, opinion = as_letter(one.layer), as_letter(one.opinion)
    to_layer, to_opinion = ratio_to(candidates, layer), ratio_to(candidates, opinion)
    if to_layer >= SETTLING_SETTLED * to_opinion:
        return Weighed(opinion, "layer-mismatch", True)
    if to_opinion >= SETTLING_SETTLED * to_layer:
        return Weighed(layer, None, False)
    if layer.isdecimal() or opinion.isdecimal():
        return Weighed(UNKNOWN, "layer-mismatch", False)
    return one.weighed


def is_refuted(one: Witness, candidates: Sequence[Candidate], is_distrusted: bool) -> bool:
    """Return whether a glyph is certainly not drawn as the letter that the layer says.

    Args:
        one: what is said of the code.
        candidates: what its glyph is drawn like.
        is_distrusted: the layer calls many letters of the font otherwise than they are drawn.
    """
    if one.weighed.text == UNKNOWN or len(one.layer) != 1:
        return False
    letter = as_letter(one.layer)
    first = candidates[0].letter
    if letter in "ำาํ" and first in "ำาํ":
        return False
    if not is_distrusted and letter in MARKS and first in MARKS:
        if not is_contradiction(letter, first):
            return False
    needed = SETTLING_SETTLED if is_distrusted else CONTRADICTED
    return candidates[0].distance <= NEAR_ENOUGH and ratio_to(candidates, letter) >= needed


def outline_repair(layer: str, is_guess: bool) -> str:
    """Return the name of the repair by which an outline replaces what the layer says.

    Args:
        layer: what it says.
        is_guess: it was guessed from codes, so that nobody claimed it.
    """
    is_claim = not is_guess and is_plausible(layer)
    return "layer-mismatch" if is_claim else "letters-recognised"


def settle_parts(
    one: Witness,
    whole: Candidate,
    parts: Sequence[Candidate],
    *,
    is_guess: bool,
    nearer: float = BETTER_PARTS,
) -> Weighed | None:
    """Return the letters of a joined glyph, None when it is none.

    Args:
        one: what is said of its code.
        whole: the letter that the whole is drawn like.
        parts: what its parts are drawn like together, the nearest first.
        is_guess: the text layer is no more than a guess.
        nearer: by what the distance of the whole has to be larger than that of the parts; from
            `BETTER_PARTS` on words choose between the parts and the whole.
    """
    if not parts or parts[0].distance >= nearer * whole.distance:
        return None
    repair = outline_repair(one.layer, is_guess)
    if parts[0].distance >= BETTER_PARTS * whole.distance:
        options = tuple(sorted((whole, *parts), key=lambda option: option.distance))
        return Weighed(UNKNOWN, repair, False, options)
    if len(parts) == 1 or surest(parts) >= CLEAR_PARTS:
        return Weighed(parts[0].letter, repair, False)
    return Weighed(UNKNOWN, repair, False, tuple(parts))


def settle_doubted_mark(one: Witness, candidates: Sequence[Candidate]) -> Weighed:
    """Return which mark a glyph is drawn as, where the layer may have the letter of another."""
    marks = tuple(candidate for candidate in candidates if candidate.letter in MARKS)
    mark = one._replace(layer=as_letter(one.layer))
    if not marks or not is_refuted(mark, marks, is_distrusted=True):
        return one.weighed
    if surest(marks) >= WEIGHING_CLEAR:
        return Weighed(marks[0].letter, "letters-recognised", False)
    return Weighed(UNKNOWN, "letters-recognised", False, marks)


def fitting(candidates: Sequence[Candidate], is_wide: bool) -> list[Candidate]:
    """Return the candidates that a glyph can be by its advance: marks have none.

    Some faces give their marks a width, so a mark stays possible where nothing else is near.

    Args:
        candidates: the nearest first.
        is_wide: the pen moves on over the glyph, and its ink does not end before the pen's place:
            what stands wholly over the letter before it is a mark, whatever its width.
    """
    marks = [one for one in candidates if one.letter in MARKS]
    others = [one for one in candidates if one.letter not in MARKS]
    if not is_wide:
        return marks or list(candidates)
    return others + marks if others and others[0].distance <= NEAR_ENOUGH else list(candidates)


def is_within_reach(letter: str, raster: Raster, height: float) -> bool:
    """Return whether a glyph is certainly drawn as a letter, by a coarse look."""
    sketches = known_sketches()
    return sketches.is_within_reach(sketches.describe(raster.ink, geometry(raster, height)), letter)


def looks_odd(letter: str, raster: Raster, height: float) -> bool:
    """Tell by a coarse look whether a glyph is hardly drawn as the letter it is said to be.

    TH SarabunIT๙, the face of most government documents, draws Thai digits at the codes of ASCII
    ones; a digit is as good in one script as in the other.
    """
    sketches = known_sketches()
    sketch = sketches.describe(raster.ink, geometry(raster, height))
    if sketches.is_within_reach(sketch, letter):
        return False
    if not letter.isdecimal():
        return sketches.is_doubtful(sketch, letter, SETTLING_SUSPICIOUS)
    other = other_digit(letter)
    if sketches.is_within_reach(sketch, other):
        return False
    return sketches.is_doubtful(sketch, letter, SUSPICIOUS_DIGIT) and sketches.is_doubtful(
        sketch, other, SUSPICIOUS_DIGIT
    )
