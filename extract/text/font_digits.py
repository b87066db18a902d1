"""The digits of one font: which of them the text layer says right, and which outlines replace."""

from collections.abc import Mapping, Sequence

from ..fonts.glyphmaps import UNKNOWN
from ..fonts.known_shapes import Candidate
from .digit_sets import Assigned, assign_digits, is_clear_digit, weigh_loops
from .looks import is_digit_or_letter, is_same_look, ratio_to
from .outline_candidates import OutlineCandidates
from .settling import Weighed, Witness, is_refuted, outline_repair
from .tolerances import (
    BLUR,
    CLEAR_DIGIT,
    CLEAR_OF_TEN,
    LIKE_DIGIT,
    NEAR_ENOUGH,
    NO_DIGIT,
    SAME_DIGIT,
)


def settle_digits(
    witnesses: Sequence[Witness],
    places: set[int],
    found: dict[int, tuple[Candidate, ...]],
    told: list[Weighed],
    outlines: OutlineCandidates,
    *,
    is_guess: bool,
    is_distrusted: bool,
) -> None:
    """Settle the digits of the font together, where outlines have to tell them apart.

    Args:
        witnesses: what is said of each code.
        places: of the codes that are open.
        found: place -> letters that its glyph is drawn like.
        told: what each code says; changed where a digit is settled.
        outlines: of the font.
        is_guess: the text layer was guessed from the codes.
        is_distrusted: the layer calls many letters of the font otherwise than they are drawn.
    """
    digits: dict[int, tuple[Candidate, ...]] = {}
    confirmed: dict[str, int] = {}
    for place, candidates in found.items():
        one = witnesses[place]
        if _is_parted(one, told[place]):
            continue
        is_drawn = candidates[0].letter.isdecimal()
        is_claim = one.opinion is None and one.layer.isdecimal()
        claim = one.layer if is_claim and (is_drawn or not is_distrusted) else ""
        if told[place].named or not (is_drawn or claim):
            continue
        if claim and ratio_to(candidates, claim) < SAME_DIGIT:
            told[place] = one.weighed
            if claim in confirmed:
                continue  # the font has this digit in two forms
            confirmed[claim] = place
        digits[place] = candidates
    doubtful = {
        place: found[place]
        for place in places - set(digits)
        if place in found and _may_be_digit(witnesses[place], told[place], found[place])
    }
    if not doubtful and not places & set(digits) - set(confirmed.values()):
        return
    looks = {}
    loops = {}
    for place, near in [*digits.items(), *doubtful.items()]:
        looks[place] = outlines.look_at_digits(witnesses[place].code, near)
        loops[place] = outlines.n_loops(witnesses[place].code)
    certain = {place: looks[place] for place in digits}
    assigned = assign_digits(weigh_loops(certain, loops))
    for place in set(digits) - set(confirmed.values()):
        one = witnesses[place]
        if not (one.layer.isdecimal() or place in places):
            continue
        told[place] = _decide_digit(
            one,
            digits[place],
            assigned.get(place),
            outline_repair(one.layer, is_guess),
            is_believed=not is_distrusted
            and len(one.layer) == 1
            and one.layer not in confirmed
            and not is_refuted(one, digits[place], is_distrusted),
        )
    _doubt_contradicted(witnesses, found, assigned, told)
    for place in doubtful:
        among = assign_digits(weigh_loops(certain | {place: looks[place]}, loops))
        told[place] = _leave_to_neighbours(told[place], among.get(place))


def _doubt_contradicted(
    witnesses: Sequence[Witness],
    found: dict[int, tuple[Candidate, ...]],
    assigned: Mapping[int, Assigned],
    told: list[Weighed],
) -> None:
    """Leave digits open that the text layer alone tells, where it calls others of the font wrong.

    Who shifts or swaps digits calls more than one wrong, and of letters that are pictures of few
    pixels only some can be told apart. In sum, too, the digits as said must not be much farther
    from known ones than those that they are drawn like.

    Args:
        witnesses: what is said of each code.
        found: place -> letters that its glyph is drawn like.
        assigned: place -> its digit among the others of the font.
        told: what each code says; changed where a digit is left open.
    """
    said = {
        place: witnesses[place].layer
        for place in found
        if witnesses[place].opinion is None
        and len(witnesses[place].layer) == 1
        and witnesses[place].layer.isdecimal()
        and not _is_parted(witnesses[place], told[place])
    }
    is_contradicted = any(
        told[place].text.isdecimal() and not is_same_look(told[place].text, digit)
        for place, digit in said.items()
    )
    if not is_contradicted and not _are_others_nearer(said, found, assigned):
        return
    for place, digit in said.items():
        drawn = assigned.get(place)
        is_drawn = drawn is not None and is_same_look(drawn.digit, digit) and is_clear_digit(drawn)
        if told[place].text == digit and not is_drawn:
            told[place] = Weighed(UNKNOWN, "layer-mismatch", False)


def _are_others_nearer(
    said: Mapping[int, str],
    found: dict[int, tuple[Candidate, ...]],
    assigned: Mapping[int, Assigned],
) -> bool:
    """Return whether digits as drawn are in sum much nearer to known ones than digits as said."""
    as_said = as_drawn = 0.0
    for place, digit in said.items():
        if place in assigned:
            as_said += _distance_to(found[place], digit) + BLUR
            as_drawn += _distance_to(found[place], assigned[place].digit) + BLUR
    return as_said > CLEAR_OF_TEN * as_drawn


def _distance_to(candidates: Sequence[Candidate], digit: str) -> float:
    away = [one.distance for one in candidates if is_same_look(one.letter, digit)]
    return min(away) if away else candidates[-1].distance


def _is_parted(one: Witness, told: Weighed) -> bool:
    """Return whether a glyph was taken for a joined one, whose parts are nearer than any digit."""
    is_read = len(told.text) > 1 and told.text != one.layer
    return is_read or any(len(candidate.letter) > 1 for candidate in told.candidates)


def _may_be_digit(one: Witness, told: Weighed, candidates: Sequence[Candidate]) -> bool:
    """Return whether an open glyph that is most like a letter is nearly as much like a digit."""
    if (
        told.text != UNKNOWN
        or not told.candidates
        or one.layer.isdecimal()
        or _is_parted(one, told)
    ):
        return False
    nearest = candidates[0]
    reach = LIKE_DIGIT * (nearest.distance + BLUR) - BLUR
    return nearest.letter.isalpha() and _nearest_digit(candidates) <= reach


def _leave_to_neighbours(told: Weighed, assigned: Assigned | None) -> Weighed:
    """Return a glyph that is a letter, or else the digit that is left for it.

    Its neighbours tell a letter from a digit; which digit it is they cannot tell.
    """
    digit = assigned.digit if assigned is not None and is_clear_digit(assigned) else ""
    options = tuple(
        one for one in told.candidates if one.letter == digit or not one.letter.isdecimal()
    )
    return Weighed(told.text, told.repair, told.named, options)


def _decide_digit(
    one: Witness,
    candidates: Sequence[Candidate],
    assigned: Assigned | None,
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
    digit = assigned.digit if assigned is not None else ""
    own = next((c.distance for c in candidates if c.letter == digit), 1e9)
    is_clear = assigned is not None and is_clear_digit(assigned) and own <= NEAR_ENOUGH
    if is_said:
        if is_clear and not is_same_look(digit, one.layer):
            return Weighed(digit, repair, False)
        return one.weighed if is_clear or is_believed else Weighed(UNKNOWN, repair, False)
    nearest = own if is_clear else _nearest_digit(candidates)
    letters = [c for c in candidates if not c.letter.isdecimal()]
    others = [c.distance for c in letters if not is_same_look(c.letter, digit)]
    if min(others, default=1e9) + BLUR < NO_DIGIT * (nearest + BLUR) or is_digit_or_letter(
        candidates, CLEAR_DIGIT
    ):
        # Its neighbours tell a digit from a letter; which digit it is was told above.
        options = [Candidate(digit, own), *letters] if is_clear else list(candidates)
        options.sort(key=lambda one: one.distance)
        return Weighed(UNKNOWN, repair, False, tuple(options))
    return Weighed(digit, repair, False) if is_clear else Weighed(UNKNOWN, repair, False)


def _nearest_digit(candidates: Sequence[Candidate]) -> float:
    return min((c.distance for c in candidates if c.letter.isdecimal()), default=1e9)
