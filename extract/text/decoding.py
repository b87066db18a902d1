"""What each glyph of a page says: text layer, the font's own opinion and /ActualText weighed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..fonts.fontfile import FontFile
from ..fonts.glyphmaps import UNKNOWN, glyph_maps
from ..glyphs import Glyph, Page
from ..thai import LOWER, MARKS
from .actualtext import spread_actual_text
from .decoded import Decoded, has_no_width
from .nameless_glyphs import Learned, Nameless, NamelessGlyphs
from .repairs import repair_text
from .shared_am import SharedAm

FIRST_IDEOGRAPH, LAST_IDEOGRAPH = "\u2e80", "\ud7ff"
THAI_BYTES_USES = 10


_IMPOSSIBLE_PAIR = re.compile("([่้๊๋])(?!\\1)[่้๊๋]|([ัิีึืฺุู])(?!\\2)[ัิีึืฺุู]")


def is_thai(text: str) -> bool:
    """Tell whether every letter is in the Thai block.

    >>> is_thai("กั"), is_thai("1"), is_thai("")
    (True, False, False)
    """
    return bool(text) and all("\u0e00" <= letter <= "\u0e7f" for letter in text)


def is_thai_byte(text: str, code: int) -> bool:
    """Tell whether a Latin letter stands for a code that is a Thai letter in TIS-620.

    >>> is_thai_byte("¡", 0xA1), is_thai_byte("é", 200), is_thai_byte("A", 65)
    (True, False, False)
    """
    return (
        len(text) == 1
        and ord(text) == code
        and ("\xa1" <= text <= "\xda" or "\xdf" <= text <= "\xfb")
    )


def is_nonsense(text: str) -> bool:
    """Tell whether a text layer's answer for one glyph cannot be letters that were printed.

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
    >>> weigh("1", "๑")
    ('1', None)
    """
    if is_nonsense(layer):
        return (UNKNOWN, None) if opinion is None else (opinion, "font-opinion")
    if layer in "\t\n\r\xa0":
        return " ", None
    if layer in glyph_maps()["private-use"]:
        return glyph_maps()["private-use"][layer], "private-use-mark"
    if opinion is not None and opinion != layer and is_thai(opinion):
        if is_thai(layer) or (layer == " " and opinion in MARKS):
            return opinion, "font-opinion"
    return layer, None


class Weighed:
    """What one code of one font says: its text, the repair that gave it, and who named it."""

    __slots__ = ("named", "repair", "text")

    def __init__(self, text: str, repair: str | None, named: bool) -> None:
        self.text = text
        self.repair = repair
        self.named = named


class Decoder:
    """Decides what glyphs say, once per font and code, over the pages of one document."""

    def __init__(self) -> None:
        self._weighed: dict[str, dict[tuple[int, str], Weighed]] = {}  # by font
        self._shared_am = SharedAm()
        self._shapes: dict[tuple[str, int], tuple[str, float] | None] = {}
        self._bytes: dict[str, Counter[str]] = {}
        self._contradicted: set[tuple[str, int]] = set()
        self._looked_at: set[tuple[str, int]] = set()
        self._nameless = NamelessGlyphs()
        self._learned: list[Learned] = []

    def decode(self, page: Page) -> list[Decoded]:
        """Return the page's glyphs with their texts, in content-stream order."""
        decoded = self._weigh(page)
        if any(not part.glyph.text and part.text for part in decoded):
            _drop_told_twice(decoded)
        for first, last, said in page.actual_texts:
            _apply_actual_text(decoded, first, last, said)
        texts = {part.text for part in decoded}
        if any("\xa1" <= text <= "\xfb" for text in texts):
            self._read_thai_bytes(decoded)
        self._shared_am.undo(decoded)
        self._drop_contradicted(decoded, page.fonts)
        texts = {part.text for part in decoded}
        foreign = {text for text in texts if FIRST_IDEOGRAPH <= text[:1] <= LAST_IDEOGRAPH}
        if foreign:  # a cut code of a Thai mark (Ghostscript); real ones are wide
            for index, part in enumerate(decoded):
                if part.text in foreign and has_no_width(part.glyph):
                    decoded[index] = Decoded(part.glyph, UNKNOWN)
        if foreign or UNKNOWN in texts:
            for index, part in enumerate(decoded):
                if part.text == UNKNOWN and part.glyph.code >= 0:
                    decoded[index] = self._name_by_shape(part, page.fonts)
        return decoded

    def _weigh(self, page: Page) -> list[Decoded]:
        """Return the page's glyphs with what text layer and font say together."""
        decoded = []
        font: str | None = None
        of_font: dict[tuple[int, str], Weighed] = {}
        for glyph in page.glyphs:
            if glyph.font != font:
                font = glyph.font
                of_font = self._weighed.setdefault(font, {})
            key = (glyph.code, glyph.text)
            known = of_font.get(key)
            if known is None:
                known = of_font[key] = _weigh_glyph(glyph, page.fonts)
            decoded.append(Decoded(glyph, known.text, known.repair, known.named))
        return decoded

    def _read_thai_bytes(self, decoded: list[Decoded]) -> None:
        """Read Latin letters as the Thai ones of their bytes in fonts that have little else.

        Fonts of the time before Unicode draw Thai at the codes of TIS-620 and call them ¡, ¢, £.
        In Western text such letters are a few among many plain ones.
        """
        uses = self._bytes
        for part in decoded:
            if part.text.isalpha() and part.text.isascii():
                uses.setdefault(part.glyph.font, Counter())["plain"] += 1
            elif is_thai_byte(part.text, part.glyph.code):
                uses.setdefault(part.glyph.font, Counter())["thai"] += 1
        fonts = {
            font
            for font, count in uses.items()
            if count["thai"] >= THAI_BYTES_USES and count["thai"] > 3 * count["plain"]
        }
        for index, part in enumerate(decoded):
            if part.glyph.font in fonts and is_thai_byte(part.text, part.glyph.code):
                letter = part.text.encode("latin-1").decode("cp874")
                decoded[index] = Decoded(part.glyph, letter, "thai-bytes")

    def _drop_contradicted(self, decoded: list[Decoded], fonts: dict[str, FontFile]) -> None:
        """Forget what the layer says of marks that are drawn on the other side of the baseline.

        Ghostscript and cairo call the ู of some fonts a tone, and the other way round. A code is
        looked at where it is its letter's only mark, or makes an impossible pair: LibreOffice swaps
        the letters of a vowel and a tone that stand on one base, and their order is right all the
        same.
        """
        before: Decoded | None = None
        mark: Decoded | None = None
        for part in decoded:
            if part.text not in MARKS:
                if mark is not None and before is None:
                    self._look_at(mark, fonts)
                before = mark = None
                continue
            if mark is not None and _is_impossible(mark, part):
                self._look_at(mark, fonts)
                self._look_at(part, fonts)
            before, mark = mark, part
        if self._contradicted:
            for index, part in enumerate(decoded):
                if part.text in MARKS and part.repair is None:
                    if (part.glyph.font, part.glyph.code) in self._contradicted:
                        decoded[index] = Decoded(part.glyph, UNKNOWN)

    def _look_at(self, part: Decoded, fonts: dict[str, FontFile]) -> None:
        """Note a mark's code as contradicted when its ink stands on the wrong side."""
        key = (part.glyph.font, part.glyph.code)
        if part.repair is not None or part.named or key in self._looked_at:
            return
        self._looked_at.add(key)
        if _is_contradicted(part, fonts):
            self._contradicted.add(key)

    def _name_by_shape(self, part: Decoded, fonts: dict[str, FontFile]) -> Decoded:
        """Return a glyph that says nothing with the mark it is drawn like, or a letter of its own.

        The letter of its own is replaced when the whole document was read (see `learning`).
        """
        glyph = part.glyph
        font = fonts.get(glyph.font)
        if has_no_width(glyph):
            key = (glyph.font, glyph.code)
            if key not in self._shapes:
                shape = font.shape_opinion(glyph.code) if font is not None else None
                self._shapes[key] = shape
                if shape is not None and font is not None:
                    drawn = Nameless(glyph.font, font.name, glyph.code)
                    evidence = f"{shape[1]:.0%} of its ink is that of the font's own {shape[0]}"
                    self._learned.append(Learned(drawn, shape[0], evidence))
            shape = self._shapes[key]
            if shape is not None:
                return Decoded(glyph, shape[0], "mark-outline")
        name = font.name if font is not None else glyph.font
        letter = self._nameless.letter(glyph.font, name, glyph.code, is_mark=has_no_width(glyph))
        return Decoded(glyph, letter)

    def learn(self, texts: Iterable[str]) -> dict[str, str]:
        """Return the letters that words make certain, by the private letter of each glyph."""
        decisions = self._nameless.learn(texts)
        self._learned += decisions.values()
        return {letter: decision.letters for letter, decision in decisions.items()}

    def evidence(self) -> Iterator[str]:
        """Yield one English sentence per glyph whose letter was inferred."""
        for (_, font, code), letters, reason in self._learned:
            points = " ".join(f"U+{ord(letter):04X}" for letter in letters)
            yield f"Glyph {code} of the font {font} is read as {points}: {reason}."


def _is_impossible(one: Decoded, other: Decoded) -> bool:
    """Tell whether two marks of one base cannot stand together: two vowels, or two tones.

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


def _weigh_glyph(glyph: Glyph, fonts: dict[str, FontFile]) -> Weighed:
    font = fonts.get(glyph.font)
    opinion = font.second_opinion(glyph.code) if font and glyph.code >= 0 else None
    text, repair = weigh(glyph.text, opinion)
    return Weighed(text, repair, text == opinion)


def _drop_told_twice(decoded: list[Decoded]) -> None:
    """Empty glyphs that say nothing because the glyph before them says their letters too.

    A ำ without width is drawn as its ring, and the glyph of its า says nothing.
    """
    told = 0
    last = -2
    empty = [i for i, p in enumerate(decoded) if p.text == UNKNOWN and not p.glyph.text]
    for index in empty:
        if index != last + 1:
            before = decoded[index - 1] if index else decoded[index]
            told = len(before.text) - 1 if before.repair is None and is_thai(before.text) else 0
            told += before.text == "ำ" and has_no_width(before.glyph)
        last = index
        if told > 0:
            decoded[index] = Decoded(decoded[index].glyph, "", "cluster-on-base")
            told -= 1


def _apply_actual_text(decoded: list[Decoded], first: int, last: int, said: str) -> None:
    """Put /ActualText on its glyphs, unless the glyphs say the same or the fonts know better.

    pdftocairo writes wrong replacements, so letters that a font names itself are kept.
    """
    span = decoded[first:last]
    together = "".join(part.text for part in span)
    if not said or UNKNOWN in said or repair_text(together)[0] == repair_text(said)[0]:
        return
    if UNKNOWN not in together and all(part.named or part.text == " " for part in span):
        return
    shares = spread_actual_text([part.text for part in span], said)
    for index, (part, share) in enumerate(zip(span, shares, strict=True), first):
        if share != part.text:
            decoded[index] = Decoded(part.glyph, share, "actual-text")
