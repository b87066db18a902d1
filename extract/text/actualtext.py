"""/ActualText: a replacement text shared out over the glyphs that it stands for."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ..fonts.glyphmaps import UNKNOWN
from ..thai import CONSONANTS, LEADING_VOWELS, MARKS
from .decoded import Decoded
from .repairs import repair_text

_BASES = CONSONANTS | LEADING_VOWELS


def apply_actual_text(decoded: list[Decoded], first: int, last: int, said: str) -> None:
    """Put /ActualText on its glyphs, unless the glyphs say the same or the fonts know better.

    pdftocairo writes wrong replacements, so letters that a font names itself are kept. Where the
    two say other digits or other letters than marks the glyphs' own are kept and the contradiction
    is reported.
    """
    span = decoded[first:last]
    together = "".join(part.text for part in span)
    if not said or UNKNOWN in said or repair_text(together)[0] == repair_text(said)[0]:
        return
    if UNKNOWN not in together and all(_is_proven(part) or part.text == " " for part in span):
        return
    if last == first + 1 and together in MARKS and said in MARKS:
        beside = [*decoded[max(first - 1, 0) : first], *decoded[last : last + 1]]
        if any(part.named and part.text == said for part in beside):
            return  # LibreOffice swaps two marks of one base: the font names this one beside it
    drawn = _digits(together)
    if drawn and drawn != _digits(said):
        for part in span:
            if part.text.isdecimal() and part.repair is None:
                part.repair = "layer-mismatch"
        return
    if UNKNOWN not in together and _report_other_letters(span, said):
        return
    shares = spread_actual_text([part.text for part in span], said)
    known = all(part.text and part.text != UNKNOWN for part in span)
    if known and len(span) > 1 and _adds_marks(together, said):  # one glyph may be joined of both
        for part, share in zip(span, shares, strict=True):
            if share != part.text:
                part.repair = part.repair or "layer-mismatch"
        return
    for index, (part, share) in enumerate(zip(span, shares, strict=True), first):
        if share != part.text:
            decoded[index] = Decoded(part.glyph, share, "actual-text")


def spread_actual_text(texts: Sequence[str], said: str) -> list[str]:
    """Return one text per glyph, so that together they say what /ActualText says.

    Letters that glyphs and replacement share stay where they are drawn; the others go to the
    glyph they replace.

    >>> spread_actual_text(["ร", "\ufffd"], "ริ")
    ['ร', 'ิ']
    >>> spread_actual_text(["ส่", "ง"], "สง")
    ['ส', 'ง']
    """
    letters = [letter for text in texts for letter in text or UNKNOWN]
    owners = [index for index, text in enumerate(texts) for _ in text or UNKNOWN]
    shares = [""] * len(texts)
    matcher = SequenceMatcher(None, letters, said, autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                shares[owners[i]] += said[j]
        elif operation == "insert":
            shares[owners[max(i1 - 1, 0)]] += said[j1:j2]
        elif operation == "replace":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=False):
                shares[owners[i]] += said[j]
            if j2 - j1 > i2 - i1:
                shares[owners[i2 - 1]] += said[j1 + (i2 - i1) : j2]
    return shares


def _report_other_letters(span: Sequence[Decoded], said: str) -> bool:
    """Report the glyphs whose letters are others than /ActualText says; return whether any is.

    Only consonants and the vowels before them are compared: producers write replacements for marks,
    and for what is drawn in parts (ำ) or in another order.
    """
    drawn, owners = "", []
    for part in span:
        for letter in part.text:
            if letter in _BASES:
                drawn += letter
                owners.append(part)
    told = "".join(letter for letter in repair_text(said)[0] if letter in _BASES)
    if not drawn or not told or repair_text(drawn)[0] == told:
        return False
    matcher = SequenceMatcher(None, drawn, told, autojunk=False)
    for operation, i1, i2, _, _ in matcher.get_opcodes():
        if operation != "equal":
            for part in owners[i1:i2] or owners[max(i1 - 1, 0) : i1 + 1]:
                part.repair = part.repair or "layer-mismatch"
    return True


def _adds_marks(drawn: str, said: str) -> bool:
    """Return whether /ActualText differs by marks alone that no glyph shows.

    >>> _adds_marks("หาม", "ห\u0e49าม"), _adds_marks("ห\u0e49าม", "หาม"), _adds_marks("หาม", "ตาม")
    (True, False, False)
    """
    drawn, said = repair_text(drawn)[0], repair_text(said)[0]
    bases = ["".join(letter for letter in text if letter not in MARKS) for text in (drawn, said)]
    return bases[0] == bases[1] and len(said) > len(drawn)


def _is_proven(part: Decoded) -> bool:
    """Return whether the font itself gives a glyph its letter: by its name, or as it is drawn."""
    return part.named or part.repair in ("letters-recognised", "layer-mismatch")


def _digits(text: str) -> list[int]:
    """Return the digits of a text by their values: ๔ is a 4 (TH SarabunIT๙ draws one for it)."""
    return [int(letter) for letter in text if letter.isdecimal()]
