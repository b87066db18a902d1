"""Letters that are known only when the others of their font have been read."""

from collections.abc import Sequence

from ..fonts.glyphmaps import UNKNOWN, as_letter
from ..fonts.known_shapes import Candidate
from ..thai import CONSONANTS, MARKS, is_thai
from .looks import is_same_look, surest
from .outline_candidates import OutlineCandidates
from .settling import Weighed, Witness, outline_repair, settle_parts
from .tolerances import NEAR_ENOUGH, WEIGHING_CLEAR


def read_taken_letters(
    witnesses: Sequence[Witness],
    found: dict[int, tuple[Candidate, ...]],
    told: list[Weighed],
) -> None:
    """Read by its outline what the layer calls a letter that another glyph was found to be.

    Who swaps letters calls more than one wrong; the second may be too little nearer to its own
    letter to be refuted alone. Two forms of one letter are both drawn like it.
    """
    taken = {one.text for one in told if one.repair == "layer-mismatch"} - MARKS
    for place, candidates in found.items():
        one, first = witnesses[place], candidates[0]
        if one.opinion is not None or told[place] is not one.weighed:
            continue
        letter = as_letter(one.layer)
        if letter not in taken or not is_thai(letter) or letter.isdecimal():
            continue
        if first.letter.isdecimal() or is_same_look(first.letter, letter):
            continue
        is_clear = first.distance <= NEAR_ENOUGH and surest(candidates) >= WEIGHING_CLEAR
        text = first.letter if is_clear else UNKNOWN
        told[place] = Weighed(text, "layer-mismatch", False, () if is_clear else candidates)


def read_own_parts(
    witnesses: Sequence[Witness],
    joined: Sequence[int],
    found: dict[int, tuple[Candidate, ...]],
    told: list[Weighed],
    outlines: OutlineCandidates,
    *,
    is_guess: bool,
) -> None:
    """Read the joined glyphs whose parts are drawn as letters that the font has alone.

    Args:
        witnesses: what is said of each code.
        joined: places of open ones that are drawn in several pieces.
        found: by place, what each is drawn like.
        told: what each was read as so far; the joined ones are put in.
        outlines: of the font.
        is_guess: the text layer is no more than a guess.
    """
    for place in found:
        letter = as_letter(told[place].text)
        if letter in CONSONANTS or letter in MARKS:
            outlines.know_letter(witnesses[place].code, letter)
    for place in joined:
        one = witnesses[place]
        letters = outlines.read_own_parts(one.code)
        if letters:
            told[place] = Weighed(letters, outline_repair(one.layer, is_guess), False)
        elif told[place].text == UNKNOWN:
            parts = outlines.find_parts(one.code)
            read = settle_parts(one, found[place][0], parts, is_guess=is_guess)
            told[place] = read or told[place]
