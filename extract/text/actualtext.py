"""/ActualText: a replacement text shared out over the glyphs that it stands for."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ..fonts.glyphmaps import UNKNOWN


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
