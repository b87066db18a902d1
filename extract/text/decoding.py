"""What each glyph of a page says: text layer, the font's own opinion and /ActualText weighed."""

from collections.abc import Iterable, Iterator, Sequence

from ..fonts.fontfile import FontFile
from ..fonts.glyphmaps import UNKNOWN
from ..fonts.known_shapes import Candidate
from ..glyphs import Page
from ..thai import MARKS, is_thai
from .actualtext import apply_actual_text
from .contradicted_marks import ContradictedMarks
from .decoded import Decoded, has_no_width
from .nameless_glyphs import Learned, Nameless, NamelessGlyphs
from .settling import Weighed, is_other_mark
from .shared_am import SharedAm
from .thai_bytes import ThaiBytes, may_hold_bytes
from .weighed_before import Weigher
from .witnesses import FIRST_IDEOGRAPH, LAST_IDEOGRAPH


class Decoder:
    """Decides what glyphs say, once per font and code, over the pages of one document."""

    def __init__(self) -> None:
        self._weighed: dict[str, dict[tuple[int, str], Weighed]] = {}  # by font
        self._weighers: dict[str, Weigher] = {}
        self._resolved: dict[str, dict[tuple[int, str], Weighed | None]] = {}
        self._candidates: dict[tuple[str, int], tuple[Candidate, ...]] = {}
        self._shared_am = SharedAm()
        self._shapes: dict[tuple[str, int], tuple[str, float] | None] = {}
        self._thai_bytes = ThaiBytes()
        self._contradicted = ContradictedMarks()
        self._nameless = NamelessGlyphs()
        self._learned: list[Learned] = []

    def decode(self, page: Page) -> list[Decoded]:
        """Return the page's glyphs with their texts, in content-stream order."""
        decoded = self._weigh(page)
        texts = {part.text for part in decoded}
        if UNKNOWN in texts:
            _drop_told_twice(decoded)
        for first, last, said in page.actual_texts:
            apply_actual_text(decoded, first, last, said)
        if page.actual_texts:
            texts = {part.text for part in decoded}
        if may_hold_bytes(texts):
            self._thai_bytes.read(decoded)
            texts = {part.text for part in decoded}
        if "ำ" in texts or "า" in texts:
            self._shared_am.undo(decoded)
        if self._contradicted.drop(decoded, page.fonts):
            texts.add(UNKNOWN)
        foreign = {text for text in texts if FIRST_IDEOGRAPH <= text[:1] <= LAST_IDEOGRAPH}
        if foreign:  # a cut code of a Thai mark (Ghostscript); real ones are wide
            for index, part in enumerate(decoded):
                if part.text in foreign and has_no_width(part.glyph):
                    decoded[index] = Decoded(part.glyph, UNKNOWN)
        if foreign or UNKNOWN in texts:
            self._name_marks_by_shape(decoded, page.fonts)
            self._resolve(decoded)
            for index, part in enumerate(decoded):
                if part.text == UNKNOWN and part.glyph.code >= 0:
                    decoded[index] = self._private_letter(part, page.fonts)
        return decoded

    def _weigh(self, page: Page) -> list[Decoded]:
        """Return the page's glyphs with what text layer and font say together.

        Most glyphs are of codes that earlier ones have, so that one pass does.
        """
        decoded: list[Decoded] = []
        unweighed: list[Decoded] = []
        font: str | None = None
        of_font: dict[tuple[int, str], Weighed] = {}
        for glyph in page.glyphs:
            if glyph.font != font:
                font = glyph.font
                of_font = self._weighed.setdefault(font, {})
            known = of_font.get((glyph.code, glyph.text))
            if known is not None:
                part = Decoded(glyph, known.text, known.repair, known.named)
            else:
                part = Decoded(glyph, glyph.text)
                unweighed.append(part)
            decoded.append(part)
        if unweighed:
            self._weigh_new_codes(unweighed, page.fonts)
        return decoded

    def _weigh_new_codes(self, unweighed: list[Decoded], fonts: dict[str, FontFile]) -> None:
        """Weigh the codes that no earlier page shows, those of one font together.

        Args:
            unweighed: glyphs of the page, which are given their texts.
            fonts: of the page, by their keys.
        """
        news: dict[str, dict[tuple[int, str], bool]] = {}
        new: dict[tuple[int, str], bool] = {}
        places: list[tuple[int, str]] = []
        before: str | None = None
        for part in unweighed:
            glyph = part.glyph
            if glyph.font != before:
                before = glyph.font
                new = news.setdefault(before, {})
            key = (glyph.code, glyph.text)
            places.append(key)
            if not new.get(key, False):
                new[key] = not has_no_width(glyph)
        for font, keys in news.items():
            weigher = self._weighers.get(font)
            if weigher is None:
                weigher = self._weighers[font] = Weigher(fonts.get(font))
            answers = weigher.weigh(list(keys.items()))
            self._weighed[font].update(zip(keys, answers, strict=True))
            for (code, _), answer in zip(keys, answers, strict=True):
                if answer.candidates:
                    self._candidates[(font, code)] = answer.candidates
        before = None
        of_font: dict[tuple[int, str], Weighed] = {}
        for part, key in zip(unweighed, places, strict=True):
            if part.glyph.font != before:
                before = part.glyph.font
                of_font = self._weighed[before]
            known = of_font[key]
            part.text, part.repair, part.named = known.text, known.repair, known.named

    def _name_marks_by_shape(self, decoded: list[Decoded], fonts: dict[str, FontFile]) -> None:
        """Name glyphs without width that are drawn like a mark that their own font names."""
        for index, part in enumerate(decoded):
            if part.text != UNKNOWN:
                continue
            glyph = part.glyph
            font = fonts.get(glyph.font)
            if glyph.code < 0 or font is None or not has_no_width(glyph):
                continue
            if self._weighers[glyph.font].is_distrusted:
                continue
            key = (glyph.font, glyph.code)
            if key not in self._shapes:
                shape = self._shapes[key] = font.shape_opinion(glyph.code)
                if shape is not None:
                    drawn = Nameless(glyph.font, font.name, glyph.code)
                    evidence = f"{shape[1]:.0%} of its ink is that of the font's own {shape[0]}"
                    self._learned.append(Learned(drawn, shape[0], evidence))
            shape = self._shapes[key]
            if shape is not None:
                decoded[index] = Decoded(glyph, shape[0], "mark-outline")

    def _resolve(self, decoded: list[Decoded]) -> None:
        """Name glyphs that nothing else tells by what they are drawn like in known faces."""
        asked: dict[str, dict[tuple[int, str], None]] = {}
        for part in decoded:
            if part.text != UNKNOWN and part.repair != "actual-text":
                continue
            glyph = part.glyph
            if (part.text == UNKNOWN and glyph.code >= 0) or self._is_said_mark(part):
                key = (glyph.code, glyph.text)
                if key not in self._resolved.setdefault(glyph.font, {}):
                    asked.setdefault(glyph.font, {})[key] = None
        for font, keys in asked.items():
            answers = self._weighers[font].resolve(list(keys))
            for key in keys:
                answer = answers.get(key)
                self._resolved[font][key] = answer
                if answer is not None and answer.candidates:
                    self._candidates[(font, key[0])] = answer.candidates
        for index, part in enumerate(decoded):
            if part.text != UNKNOWN and part.repair != "actual-text":
                continue
            glyph = part.glyph
            if self._is_said_mark(part):
                known = self._resolved[glyph.font][(glyph.code, glyph.text)]
                if known is not None and is_other_mark(part.text, known.text):
                    decoded[index] = Decoded(glyph, known.text, known.repair)
            elif part.text == UNKNOWN and glyph.code >= 0:
                known = self._resolved[glyph.font][(glyph.code, glyph.text)]
                if known is not None:
                    repair = part.repair or known.repair
                    decoded[index] = Decoded(glyph, known.text, repair, known.named)

    def _is_said_mark(self, part: Decoded) -> bool:
        """Return whether /ActualText alone gives a glyph its mark.

        LibreOffice writes the vowel for the tone and the tone for the vowel that stand on one base.
        """
        if part.repair != "actual-text" or part.text not in MARKS or part.glyph.code < 0:
            return False
        weighed = self._weighed[part.glyph.font].get((part.glyph.code, part.glyph.text))
        return weighed is not None and weighed.text == UNKNOWN

    def _private_letter(self, part: Decoded, fonts: dict[str, FontFile]) -> Decoded:
        """Return a glyph with a letter of its own, until the whole document was read.

        That letter is replaced then (see `nameless_glyphs`).
        """
        glyph = part.glyph
        font = fonts.get(glyph.font)
        letter = self._nameless.letter(
            glyph.font,
            font.name if font is not None else glyph.font,
            glyph.code,
            is_mark=has_no_width(glyph),
            candidates=self._candidates.get((glyph.font, glyph.code), ()),
        )
        return Decoded(glyph, letter, part.repair)

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


def _drop_told_twice(decoded: list[Decoded]) -> None:
    """Empty glyphs that say nothing because the glyph before them says their letters too.

    A ำ without width is drawn as its ring, and the glyph of its า says nothing. A mark is drawn
    without width; and what is told of one glyph by the one before it is always the same glyph.
    """
    said = ""
    last = -2
    empty = [i for i, p in enumerate(decoded) if p.text == UNKNOWN and not p.glyph.text]
    unlike = _followed_by_unlike(decoded, empty)
    for index in empty:
        if index != last + 1:
            before = decoded[index - 1] if index else decoded[index]
            said = before.text[1:] if before.repair is None and is_thai(before.text) else ""
            said += "า" if before.text == "ำ" and has_no_width(before.glyph) else ""
            if (before.glyph.font, before.glyph.code) in unlike:
                said = ""
        last = index
        own = decoded[index].glyph
        is_mark = said[:1] in MARKS
        is_told = bool(said) and (not is_mark or has_no_width(own))
        if is_told and (own.font, own.code) not in unlike:
            decoded[index] = Decoded(own, "", "cluster-on-base")
            said = said[1:]
        else:
            said = ""


def _followed_by_unlike(decoded: Sequence[Decoded], empty: Sequence[int]) -> set[tuple[str, int]]:
    """Return font and code of the glyphs behind which unlike glyphs say nothing.

    Typst gives the letters of the first cluster that a glyph begins to the glyph wherever it is.
    So are glyphs that say nothing themselves behind ones that say unlike letters of them.
    """
    behind: dict[tuple[str, int], int] = {}
    letters: dict[tuple[str, int], str] = {}
    unlike = set()
    for index in empty:
        before = decoded[index - 1] if index else decoded[index]
        key, own = (before.glyph.font, before.glyph.code), decoded[index].glyph
        if behind.setdefault(key, own.code) != own.code:
            unlike.add(key)
        said = before.text[1:2] if before.repair is None and is_thai(before.text) else ""
        if said and letters.setdefault((own.font, own.code), said) != said:
            unlike.add((own.font, own.code))
    return unlike
