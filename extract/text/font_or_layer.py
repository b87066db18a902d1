"""Which of a font and its text layer is right, where the two differ in many codes."""

from .outline_candidates import OutlineCandidates
from .settling import Weighed, Witness, is_contradiction, is_plausible, settle_contradiction
from .tolerances import FEWEST_AGAINST, WEIGHING_CONFIRMED, WEIGHING_DISTRUSTED


def trust_font_alone(witnesses: list[Witness], outlines: OutlineCandidates) -> None:
    """Let the font speak alone where its own letters and the layer's differ all over.

    Outlines say which of them is wrong; a ToUnicode map of another subset's order is so in every
    code, spaces and signs too.
    """
    both = [one for one in witnesses if one.opinion is not None and len(one.layer) == 1]
    against = [one for one in both if is_contradiction(one.layer, one.opinion or "")]
    if len(against) < FEWEST_AGAINST or len(against) < WEIGHING_DISTRUSTED * len(both):
        return
    found = outlines.find(against)
    for_font = sum(
        settle_contradiction(against[place], candidates).named
        for place, candidates in found.items()
    )
    if for_font < WEIGHING_CONFIRMED * len(found):
        return
    for place, one in enumerate(witnesses):
        if one.opinion is not None:
            is_told = is_contradiction(one.layer, one.opinion) and is_plausible(one.layer)
            repair = "layer-mismatch" if is_told else "font-opinion"
            same = one.layer == one.opinion
            told = Weighed(one.opinion, None if same else repair, True)
            witnesses[place] = one._replace(layer=one.opinion, weighed=told)


def doubt_named_digits(witnesses: list[Witness]) -> None:
    """Drop what the font calls its digits, so that their outlines settle them together.

    Names and cmap of an edited font are left as they were where its outlines are not.
    """
    for place, one in enumerate(witnesses):
        if one.opinion is not None and one.layer.isdecimal() and one.weighed.text == one.layer:
            said = Weighed(one.layer, None, False)
            witnesses[place] = one._replace(opinion=None, weighed=said)
