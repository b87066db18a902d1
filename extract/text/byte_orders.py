"""Codes that are bytes of an order from before Unicode, where the outlines confirm it.

A font's codes, its symbol cmap and the foreign letters of another code page can all be such bytes.
"""

from collections.abc import Sequence

from ..fonts.fontfile import FontFile
from ..fonts.glyphmaps import UNKNOWN
from ..fonts.known_shapes import Candidate
from ..thai import is_thai
from .code_pages import byte_to_letter, thai_by_code_page
from .looks import is_same_look, ratio_to
from .outline_candidates import OutlineCandidates
from .settling import Weighed, Witness
from .tolerances import NEAR_ENOUGH, SETTLING_SETTLED, THAI_BYTES, WEIGHING_CONFIRMED


def find_byte_order(
    file: FontFile, witnesses: Sequence[Witness], found: dict[int, tuple[Candidate, ...]]
) -> dict[int, str]:
    """Return place -> letter where the codes are in a known order that outlines confirm."""
    for order in ("tis-620", "mac-thai"):
        letters: dict[int, str] = {}
        for place, one in enumerate(witnesses):
            byte = file.byte_of(one.code)
            letter = byte_to_letter(byte, order) if byte is not None else None
            if letter is not None:
                letters[place] = letter
        seen = [place for place in letters if place in found]
        agreed = sum(
            any(is_same_look(one.letter, letters[place]) for one in found[place][:3])
            for place in seen
        )
        if agreed >= THAI_BYTES and agreed >= WEIGHING_CONFIRMED * len(seen):
            return letters
    return {}


def letter_by_code_page(
    one: Witness, candidates: Sequence[Candidate], alike: float = SETTLING_SETTLED
) -> Weighed | None:
    """Return the Thai letter whose byte a foreign letter shows, where the glyph is drawn so.

    Args:
        one: what is said of the code.
        candidates: what its glyph is drawn like.
        alike: how many times farther than the nearest letter it may be.
    """
    letters = thai_by_code_page(one.layer)
    if not letters or one.opinion is not None or candidates[0].distance > NEAR_ENOUGH:
        return None
    if alike <= SETTLING_SETTLED and not is_thai(candidates[0].letter):
        return None
    best = min(letters, key=lambda letter: ratio_to(candidates, letter))
    away = ratio_to(candidates, best)
    if away > alike or ratio_to(candidates, one.layer) < SETTLING_SETTLED * away:
        return None
    return Weighed(best, "thai-bytes", True)


def read_symbol_cmap(file: FontFile, witnesses: list[Witness], outlines: OutlineCandidates) -> None:
    """Read a symbol cmap (U+F000 and a byte) as Thai where outlines confirm the order."""
    places = [p for p, one in enumerate(witnesses) if is_symbol_code(one.opinion)]
    if len(places) < THAI_BYTES:
        return
    order = find_byte_order(file, witnesses, outlines.find(witnesses))
    if not order:
        return
    for place in places:
        one = witnesses[place]
        plain = chr(ord(one.opinion or "\uf020") - 0xF000)
        letter = order.get(place, plain if plain.isascii() else UNKNOWN)
        witnesses[place] = one._replace(opinion=letter, weighed=Weighed(letter, "thai-bytes", True))


def is_symbol_code(letter: str | None) -> bool:
    """Return whether a letter is a byte of a symbol font: U+F020 to U+F0FF.

    >>> is_symbol_code("\uf0a1"), is_symbol_code("ก"), is_symbol_code(None)
    (True, False, False)
    """
    return letter is not None and len(letter) == 1 and "\uf020" <= letter <= "\uf0ff"
