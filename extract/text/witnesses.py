"""The text layer's answer for a glyph and the embedded font's, weighed without its outlines."""

from ..fonts.glyphmaps import UNKNOWN, glyph_maps
from ..thai import MARKS, is_thai

FIRST_IDEOGRAPH, LAST_IDEOGRAPH = "\u2e80", "\ud7ff"


def is_nonsense(text: str) -> bool:
    """Return whether a text layer's answer for one glyph cannot be letters that were printed.

    Nothing, control characters, U+FFFD, private-use letters that no convention knows, and Thai
    letters mixed with an ideograph (codes of a ligature that Ghostscript cut in the middle).
    """
    if len(text) > 1 and any(FIRST_IDEOGRAPH <= letter <= LAST_IDEOGRAPH for letter in text):
        if any("\u0e00" <= letter <= "\u0e7f" for letter in text):
            return True
    return not text or any(
        letter == UNKNOWN
        or (ord(letter) < 32 and letter not in "\t\n\r")
        or ("\ue000" <= letter <= "\uf8ff" and letter not in glyph_maps()["private-use"])
        for letter in text
    )


def weigh(layer: str, opinion: str | None) -> tuple[str, str | None]:
    """Return the text of one glyph and the name of the repair that gave it, None if the layer did.

    The embedded font's own name or cmap outweighs ToUnicode between Thai letters: WeasyPrint,
    Typst and cairo put a whole cluster on the base and nothing on its mark, Word puts a space for
    nikhahit, Excel ำ for า. It never turns a digit or Latin letter into a Thai one: some fonts
    draw ASCII digits as Thai ones, and the text stays what the layer says.

    >>> weigh("ส่", "ส")
    ('ส', 'font-opinion')
    >>> weigh("\uf70a", None), weigh("\uf70a", "ู")
    (('่', 'private-use-mark'), ('ู', 'font-opinion'))
    >>> weigh("1", "๑")
    ('1', None)
    """
    if is_nonsense(layer):
        return (UNKNOWN, None) if opinion is None else (opinion, "font-opinion")
    if layer in "\t\n\r\xa0":
        return " ", None
    mark = glyph_maps()["private-use"].get(layer)
    letter = layer if mark is None else mark
    if opinion is not None and opinion != letter and is_thai(opinion):
        if is_thai(letter) or (letter == " " and opinion in MARKS):
            return opinion, "font-opinion"
    return letter, None if mark is None else "private-use-mark"
