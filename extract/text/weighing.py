"""What the codes of one font say: its witnesses weighed, and settled by what the font draws.

The witnesses are the text layer (ToUnicode or an encoding), the embedded font's cmap and names, a
known order of bytes, and the outlines. Outlines are looked at where a witness is alone, where two
contradict each other, and where none says anything.
"""

from collections.abc import Sequence

from ..fonts.fontfile import FontFile
from ..fonts.glyphmaps import UNKNOWN, as_letter
from ..fonts.known_shapes import Candidate
from ..fonts.swapped_bytes import find_swapped
from ..fonts.symbols import read_symbol, symbol_set
from ..thai import CONSONANTS, MARKS, is_thai
from .byte_orders import (
    find_byte_order,
    is_symbol_code,
    letter_by_code_page,
    read_symbol_cmap,
)
from .code_pages import thai_by_code_page
from .font_digits import settle_digits
from .font_or_layer import doubt_named_digits, trust_font_alone
from .layer_check import LayerCheck
from .letters_together import read_own_parts, read_taken_letters
from .looks import is_digit_or_letter, is_same_look, ratio_to, surest
from .outline_candidates import OutlineCandidates, is_text_face
from .settling import (
    Key,
    Weighed,
    Witness,
    is_contradiction,
    is_other_mark,
    is_refuted,
    marked_base,
    outline_repair,
    settle_contradiction,
    settle_doubted_mark,
    settle_parts,
)
from .tolerances import (
    BETTER_PARTS,
    CODE_PAGE_ALIKE,
    CODE_PAGE_LETTERS,
    CONTRADICTED,
    NEAR_ENOUGH,
    PLAIN,
    SETTLING_SETTLED,
    SIGN_LIKE,
    WEIGHING_CLEAR,
    WEIGHING_DISTRUSTED,
)
from .witnesses import weigh


class FontWeigher:
    """Weighs the codes of one font, each once; what a page needs of earlier ones is kept."""

    def __init__(self, file: FontFile | None) -> None:
        self._file = file
        self._layer = LayerCheck(file)
        self._outlines = OutlineCandidates(file, self._layer)
        self._witnesses: dict[Key, Witness] = {}
        self._distrusted = False
        self._is_guess = file is not None and file.layer_is_guess
        self._symbols = symbol_set(file.name) if file is not None else None
        self._layers: dict[str, None] = {}  # what the text layer says of any code
        self._swapped: dict[str, str] = {}
        self._moved: set[str] = set()  # marks that stand at a code where the layer has another
        self._by_page: set[int] = set()  # codes read as Thai letters of another code page

    @property
    def is_distrusted(self) -> bool:
        """Whether what the text layer says of the font's marks is no help to name others by."""
        return self._distrusted or self._is_guess

    def weigh(self, keys: Sequence[tuple[Key, bool]]) -> list[Weighed]:
        """Return what new codes say.

        Args:
            keys: (code, layer's text) and whether the pen moves on over the glyph.
        """
        if self._file is not None and self._symbols is None:
            if any(is_symbol_code(layer) for (_, layer), _ in keys):
                self._symbols = symbol_set(self._file.family)
        if any("\u0100" <= layer[:1] <= "\u7eff" and not is_thai(layer) for (_, layer), _ in keys):
            self._layers.update((layer, None) for (_, layer), _ in keys)
            self._layers.update((layer, None) for _, layer in self._witnesses)
            self._swapped = find_swapped(self._layers)
        witnesses = [self._ask(code, layer, is_wide) for (code, layer), is_wide in keys]
        if self._file is None or self._symbols is not None:
            return [witness.weighed for witness in witnesses]
        trust_font_alone(witnesses, self._outlines)
        if self._is_guess:
            read_symbol_cmap(self._file, witnesses, self._outlines)
        self._witnesses.update(zip([key for key, _ in keys], witnesses, strict=True))
        odd = self._layer.find_odd(witnesses)
        if any(witnesses[place].opinion is not None for place in odd):
            doubt_named_digits(witnesses)
        self._find_moved_marks(witnesses)
        places = [
            place for place, one in enumerate(witnesses) if place in odd or self._is_open(one)
        ]
        told = [witness.weighed for witness in witnesses]
        if places:
            self._settle(witnesses, places, told)
        return told

    def resolve(self, keys: Sequence[Key]) -> dict[Key, Weighed]:
        """Return what codes without a letter are drawn like, beside all others of the font.

        Args:
            keys: those that were weighed as U+FFFD and that nothing else on the page tells.
        """
        if self._file is None or self._symbols is not None:
            return {}
        for key in keys:  # what the layer said of them was dropped
            one = self._witnesses[key]
            if one.weighed.text != UNKNOWN:
                self._witnesses[key] = one._replace(layer="", weighed=Weighed(UNKNOWN, None, False))
        known = list(self._witnesses)
        witnesses = [self._witnesses[key] for key in known]
        told = [witness.weighed for witness in witnesses]
        asked = set(keys)
        places = [place for place, key in enumerate(known) if key in asked]
        found = self._outlines.find(witnesses)
        if not is_text_face(found):
            places = [
                place
                for place in places
                if place in found
                and found[place][0].distance <= SIGN_LIKE
                and not is_thai(found[place][0].letter)
                and not found[place][0].letter.isalnum()
            ]
        self._settle(witnesses, places, told)
        return {known[place]: told[place] for place in places}

    def _ask(self, code: int, layer: str, is_wide: bool) -> Witness:
        if self._file is not None and self._symbols is not None and code >= 0:
            sign = read_symbol(self._file, self._symbols, code, layer)
            repair = None if sign in (layer, UNKNOWN) else "symbol-font"
            return Witness(code, layer, sign, is_wide, Weighed(sign, repair, sign != UNKNOWN))
        swapped = self._swapped.get(layer)
        if swapped is not None:
            return Witness(code, swapped, None, is_wide, Weighed(swapped, "swapped-bytes", False))
        opinion = self._file.second_opinion(code) if self._file and code >= 0 else None
        if self._file is not None and self._file.says_nothing(code):
            layer = UNKNOWN
        if self._is_guess and opinion is not None:
            repair = None if layer == opinion else "font-opinion"
            return Witness(code, layer, opinion, is_wide, Weighed(opinion, repair, True))
        text, repair = weigh(layer, opinion)
        named = opinion is not None and text == opinion
        return Witness(code, layer, opinion, is_wide, Weighed(text, repair, named))

    def _find_moved_marks(self, witnesses: list[Witness]) -> None:
        """Remember marks that the font names where the layer has a mark of another kind.

        Writers give the letters of two marks on one base in an order that is not that of their
        glyphs, and maps are made of that: a lowered mai ek is called sara uu, sara uu mai ek. Where
        the font names one of the two glyphs alone, the other is known by its outline alone.
        """
        for one in witnesses:
            if one.opinion is not None and is_other_mark(one.layer, one.opinion):
                self._moved.add(one.opinion)

    def _is_doubted_mark(self, one: Witness) -> bool:
        """Return whether what the layer says of a mark that the font does not name is in doubt."""
        assert self._file is not None
        layer = as_letter(one.layer)
        if one.opinion is not None or layer not in MARKS:
            return False
        return layer in self._moved or self._file.is_nameless(one.code)

    def _lacks_marks(self, one: Witness, first: Candidate) -> bool:
        """Return whether the layer gives a glyph marks that it does not draw.

        In fonts that leave other codes without a text these may draw them (a writer that gives the
        whole cluster to its first glyph).
        """
        base = marked_base(one.layer)
        if not base or as_letter(base) != first.letter or first.distance > NEAR_ENOUGH:
            return False
        if any(other.layer in ("", UNKNOWN) for other in self._witnesses.values()):
            return False
        return not self._outlines.find_parts(one.code)

    def _is_open(self, one: Witness) -> bool:
        """Return whether what is said of a code calls for its outline."""
        if one.code < 0 or self._file is None:
            return False
        if one.weighed.text == UNKNOWN and not self._is_guess:
            return False  # the page may tell it (see `resolve`)
        if one.opinion is not None:
            return not self._is_guess and is_contradiction(one.layer, one.opinion)
        if self._distrusted or self._is_guess or self._is_doubted_mark(one):
            return bool(self._layer.drawn(one.code))
        if len(one.layer) > 1 and one.layer.isdecimal():
            return bool(self._layer.drawn(one.code))  # one glyph, said to be several digits
        if one.layer in (" ", "\xa0"):
            return one.is_wide and bool(self._layer.drawn(one.code))
        if marked_base(one.layer):
            return bool(self._layer.drawn(one.code))
        if not thai_by_code_page(one.layer) or self._layer.is_drawn_as(one.code, one.layer):
            return False
        return bool(self._layer.drawn(one.code))

    def _settle(self, witnesses: Sequence[Witness], places: list[int], told: list[Weighed]) -> None:
        """Put in what the outlines say of codes that are open."""
        assert self._file is not None
        found = self._outlines.find(witnesses)
        layer_only = [
            place
            for place, one in enumerate(witnesses)
            if one.opinion is None and place in found and not thai_by_code_page(one.layer)
        ]
        wrong = [p for p in layer_only if is_refuted(witnesses[p], found[p], self._distrusted)]
        if len(wrong) > 1 and len(wrong) > WEIGHING_DISTRUSTED * len(layer_only):
            self._distrusted = True
            places = sorted(
                {*places, *(p for p, one in enumerate(witnesses) if one.opinion is None)}
            )
        order = find_byte_order(self._file, witnesses, found)
        for place in places:
            one, candidates = witnesses[place], found.get(place, ())
            if place in order and one.weighed.text == UNKNOWN:
                told[place] = Weighed(order[place], "thai-bytes", True)
            elif candidates:
                told[place] = self._decide(one, candidates)
            elif one.opinion is not None and one.opinion.isdecimal() and one.layer.isdecimal():
                # A face that is not embedded, or of no known shapes, draws what its encoding names.
                told[place] = Weighed(one.opinion, "layer-mismatch", True)
            elif self._layer.drawn(one.code) == [] and one.opinion is None:
                # A glyph that draws nothing is no letter.
                told[place] = Weighed(" " if one.is_wide else "", "letters-recognised", False)
        read_taken_letters(witnesses, found, told)
        self._read_code_page(witnesses, places, found, told)
        open_places = [p for p in places if p in found and not told[p].named]
        joined = [p for p in open_places if len(self._layer.drawn(witnesses[p].code) or ()) > 1]
        if joined:
            read_own_parts(witnesses, joined, found, told, self._outlines, is_guess=self._is_guess)
        settle_digits(
            witnesses,
            set(places),
            found,
            told,
            self._outlines,
            is_guess=self._is_guess,
            is_distrusted=self._distrusted,
        )

    def _read_code_page(
        self,
        witnesses: Sequence[Witness],
        places: Sequence[int],
        found: dict[int, tuple[Candidate, ...]],
        told: list[Weighed],
    ) -> None:
        """Read letters of a code page whose outlines leave a doubt, where others are certain."""
        self._by_page |= {witnesses[p].code for p in places if told[p].repair == "thai-bytes"}
        if self._is_guess or len(self._by_page) < CODE_PAGE_LETTERS:
            return
        for place in places:
            one = witnesses[place]
            if told[place].repair != "thai-bytes" and place in found:
                letter = letter_by_code_page(one, found[place], CODE_PAGE_ALIKE)
                told[place] = letter or told[place]

    def _decide(self, one: Witness, candidates: tuple[Candidate, ...]) -> Weighed:
        """Return what a code says by its witnesses and its outline."""
        assert self._file is not None
        if one.weighed.text != UNKNOWN and one.opinion is not None:
            return settle_contradiction(one, candidates)
        by_page = None if self._is_guess else letter_by_code_page(one, candidates)
        if by_page is not None:
            return by_page
        is_sign = one.layer > "\xfb" and bool(thai_by_code_page(one.layer))
        if is_sign and one.weighed.text != UNKNOWN and not (self._is_guess or self._distrusted):
            return one.weighed  # the outlines of most signs are not known
        if self._is_doubted_mark(one) and not self._is_guess:
            return settle_doubted_mark(one, candidates)
        first = candidates[0]
        if self._lacks_marks(one, first):
            return Weighed(first.letter, "layer-mismatch", False)
        is_clear = first.distance <= NEAR_ENOUGH and surest(candidates) >= WEIGHING_CLEAR
        is_clear = is_clear and not is_digit_or_letter(candidates, WEIGHING_CLEAR)
        if is_clear and first.distance > PLAIN and first.letter in CONSONANTS:
            parted = self._parted(one, candidates, nearer=1.0)
            if parted is not None:
                return parted
        named = self._file.named_letters(one.code)
        if named is not None and ratio_to(candidates, named) < CONTRADICTED:
            return Weighed(named, None if named == one.layer else "font-opinion", True)
        if one.weighed.text != UNKNOWN and one.layer not in (" ", "\xa0"):
            is_known = any(is_same_look(c.letter, one.layer) for c in candidates)
            if self._is_guess and is_known and ratio_to(candidates, one.layer) < SETTLING_SETTLED:
                return (first.distance > PLAIN and self._parted(one, candidates)) or one.weighed
            if not self._is_guess and not is_refuted(one, candidates, self._distrusted):
                return one.weighed
            repair = outline_repair(one.layer, self._is_guess)
            if is_clear:
                return Weighed(first.letter, repair, False)
            return self._parted(one, candidates) or Weighed(UNKNOWN, repair, False, candidates)
        if is_clear:
            return Weighed(first.letter, "letters-recognised", False)
        return self._parted(one, candidates) or Weighed(UNKNOWN, None, False, candidates)

    def _parted(
        self, one: Witness, candidates: Sequence[Candidate], nearer: float = BETTER_PARTS
    ) -> Weighed | None:
        """Return the letters of a joined glyph, None when it is none."""
        parts = self._outlines.find_parts(one.code)
        return settle_parts(one, candidates[0], parts, is_guess=self._is_guess, nearer=nearer)
