"""Fonts in which one glyph serves both า and ำ, and which say ำ for both."""

from operator import attrgetter

from .decoded import Decoded, is_lost_mark
from .tolerances import FEWEST_USES, SHARED_AM_CLEAR_RATIO, SHARED_AM_CONTEXT
from .words import longest_word_at, thai_words

_TEXT = attrgetter("text")


class SharedAm:
    """Decides per font, over the pages of one document, whether its ำ are า."""

    def __init__(self) -> None:
        self._n_am: dict[str, int] = {}  # uses by font
        self._n_aa: dict[str, int] = {}
        self._votes: dict[str, tuple[set[str], set[str]]] = {}

    def _find_shared(self, decoded: list[Decoded], doubtful: set[str]) -> set[str]:
        """Return the fonts whose ำ make words when they are read as า, and hardly any as ำ.

        A heading may hold ลำดับ and จำนวน alone: that ำ is frequent proves nothing.
        """
        for font, contexts in am_contexts(decoded, doubtful).items():
            votes = self._votes.setdefault(font, (set(), set()))
            for run, place in contexts:
                as_am = longest_word_at(run, place, thai_words())
                as_aa = longest_word_at(run.replace("ำ", "า"), place, thai_words())
                if len(as_am) != len(as_aa):
                    votes[len(as_aa) > len(as_am)].add(max(as_am, as_aa, key=len))
        return {
            font
            for font, (am, aa) in self._votes.items()
            if font in doubtful and len(aa) > 1 and len(aa) > SHARED_AM_CLEAR_RATIO * len(am)
        }

    def undo(self, decoded: list[Decoded]) -> None:
        """Read ำ as า in fonts where one glyph serves both, but for a ำ with its own nikhahit.

        35 of 50 files from "Excel for Microsoft 365" map the glyph of า to ำ; a real ำ there has
        a zero-width space, its lost nikhahit, before it.
        """
        for part in decoded:
            text = part.text
            if text == "า":
                font = part.glyph.font
                self._n_aa[font] = self._n_aa.get(font, 0) + 1
            elif text == "ำ":
                font = part.glyph.font
                self._n_am[font] = self._n_am.get(font, 0) + 1
        doubtful = {
            font
            for font, n_am in self._n_am.items()
            if n_am >= FEWEST_USES and n_am > SHARED_AM_CLEAR_RATIO * self._n_aa.get(font, 0)
        }
        shared = self._find_shared(decoded, doubtful) if doubtful else set()
        if not shared:
            return
        for index, part in enumerate(decoded):
            if part.text == "ำ" and part.glyph.font in shared:
                before = decoded[index - 1] if index else None
                own = before is not None and (
                    before.text == "ํ" or (before.text == " " and is_lost_mark(before.glyph))
                )
                if own and before is not None:
                    decoded[index - 1] = Decoded(before.glyph, "", "sara-am-shared")
                else:
                    decoded[index] = Decoded(part.glyph, "า", "sara-am-shared")


def am_contexts(decoded: list[Decoded], fonts: set[str]) -> dict[str, set[tuple[str, int]]]:
    """Return font -> the letters around each of its ำ on a page, and the place of the ำ in them."""
    contexts: dict[str, set[tuple[str, int]]] = {}
    for index, part in enumerate(decoded):
        if part.text == "ำ" and not part.named and part.glyph.font in fonts:
            before = "".join(map(_TEXT, decoded[max(0, index - SHARED_AM_CONTEXT) : index]))
            after = "".join(map(_TEXT, decoded[index + 1 : index + SHARED_AM_CONTEXT]))
            before, after = before.rpartition(" ")[2], after.partition(" ")[0]
            contexts.setdefault(part.glyph.font, set()).add((f"{before}ำ{after}", len(before)))
    return contexts
