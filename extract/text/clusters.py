"""Clusters: one base letter with its marks; glyphs printed again left out."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from ..compiled import mypyc_attr
from ..geometry import Box, make_box
from ..thai import CONSONANTS, LOWER, MARKS, TONES, UPPER
from .decoded import Decoded
from .tolerances import SAME_PLACE_PT
from .turning import box_from_upright


@mypyc_attr(acyclic=True)
class Cluster:
    """One base and its marks, in points from the page's top left.

    Attributes:
        text: letters, the base first.
        x0: left end of the base.
        x1: right end of the base.
        baseline: y of the base's pen.
        size: font size.
        order: place of the base in the content stream.
        angle: direction of writing in degrees.
        repairs: names of the repairs that changed it.
        font: key of the base's font.
        upright: for sideways text its ends and baseline in the frame of its own direction
            (`turning.to_upright`); x0, x1 and baseline then enclose it on the page.
        pen: where letterspacing has moved the last mark, when that is right of x1.
        place: number of the cell that it is in, -1 outside of tables; the page's steps set it.
    """

    __slots__ = (
        *("text", "x0", "x1", "baseline", "size", "order", "angle", "repairs", "font"),
        *("upright", "pen", "place"),
    )

    def __init__(
        self,
        text: str,
        x0: float,
        x1: float,
        baseline: float,
        size: float,
        order: int,
        angle: int = 0,
        repairs: tuple[str, ...] = (),
        font: str = "",
        upright: tuple[float, float, float] | None = None,
    ) -> None:
        self.text = text
        self.x0 = x0
        self.x1 = x1
        self.baseline = baseline
        self.size = size
        self.order = order
        self.angle = angle
        self.repairs = repairs
        self.font = font
        self.upright = upright
        self.pen = 0.0
        self.place = -1

    def moved_to(
        self,
        x0: float,
        x1: float,
        baseline: float,
        upright: tuple[float, float, float] | None,
    ) -> "Cluster":
        """Return the cluster in another place or frame."""
        return Cluster(
            self.text,
            x0,
            x1,
            baseline,
            self.size,
            self.order,
            self.angle,
            self.repairs,
            self.font,
            upright,
        )

    @property
    def box(self) -> Box:
        """Area from ascent to descent."""
        if self.upright is not None:
            x0, x1, baseline = self.upright
            frame = make_box(x0, baseline - 0.8 * self.size, x1, baseline + 0.25 * self.size)
            return box_from_upright(frame, self.angle)
        top = self.baseline - 0.8 * self.size
        return make_box(self.x0, top, self.x1, self.baseline + 0.25 * self.size)

    @property
    def is_space(self) -> bool:
        """Whether it shows nothing."""
        return not self.text or self.text.isspace()

    def add(self, mark: Decoded) -> None:
        """Glue a mark to this base."""
        self.text += mark.text
        if mark.repair and mark.repair not in self.repairs:
            self.repairs += (mark.repair,)

    def note(self, repair: str) -> None:
        """Record a repair once."""
        if repair not in self.repairs:
            self.repairs += (repair,)


def drop_repeated_glyphs(decoded: Sequence[Decoded]) -> list[Decoded]:
    """Return glyphs without those printed again at the same place (fake bold, shadows).

    Spaces stay: two zero-width spaces at one place are two lost marks.
    """
    if not _may_repeat(decoded):
        return list(decoded)
    seen: dict[tuple[str, int, int], list[int]] = {}
    kept: list[Decoded] = []
    for part in decoded:
        glyph, text = part.glyph, part.text
        if text.strip():
            near = min(SAME_PLACE_PT, 0.4 * (glyph.x1 - glyph.x0) or SAME_PLACE_PT)
            column, row = round(glyph.x0 / 2), round(glyph.baseline / 2)
            again = next(
                (
                    index
                    for c in (column - 1, column, column + 1)
                    for r in (row - 1, row, row + 1)
                    for index in seen.get((text, c, r), ())
                    if abs(kept[index].glyph.x0 - glyph.x0) <= near
                    and abs(kept[index].glyph.baseline - glyph.baseline) <= near
                ),
                None,
            )
            if again is not None and _is_misnamed_mark(part):
                kept.append(Decoded(glyph, glyph.text))
                continue
            if again is not None:
                if kept[again].repair is None:
                    first = kept[again]
                    kept[again] = Decoded(first.glyph, first.text, "printed-twice", first.named)
                continue
            seen.setdefault((text, column, row), []).append(len(kept))
        kept.append(part)
    return kept


def _is_misnamed_mark(part: Decoded) -> bool:
    """Return whether a font calls a mark what the text layer calls otherwise.

    In a subset of Norasi from LibreOffice "ผู้" was "ผูู": no mark stands twice on one letter.
    """
    layer = part.glyph.text
    return (
        part.repair == "font-opinion"
        and part.text in MARKS
        and layer in MARKS
        and layer != part.text
    )


@mypyc_attr(acyclic=True)
class _Printed:
    """How far one line has been printed: the last pens of its bases, vowels and other marks."""

    __slots__ = ("base", "mark", "parts", "runs_back", "vowel")

    def __init__(self) -> None:
        self.base = self.vowel = self.mark = -math.inf
        self.runs_back = False
        self.parts: list[Decoded] = []

    def add(self, part: Decoded) -> None:
        """Add a glyph; note when its pen does not stand right of all others that may say it."""
        x0, text = part.glyph.x0, part.text
        self.parts.append(part)
        if text not in MARKS:
            self.runs_back |= x0 <= self.base + SAME_PLACE_PT
            if x0 > self.base:
                self.base = x0
        elif text in UPPER:
            self.runs_back |= x0 <= self.vowel + SAME_PLACE_PT
            self.vowel = max(self.vowel, x0)
        else:
            self.runs_back |= x0 <= self.mark + SAME_PLACE_PT
            self.mark = max(self.mark, x0)

    def may_repeat(self) -> bool:
        """Return whether two glyphs of one text stand within SAME_PLACE_PT."""
        if not self.runs_back:
            return False
        places: dict[str, list[float]] = {}
        for part in self.parts:
            places.setdefault(part.text, []).append(part.glyph.x0)
        for xs in places.values():
            if len(xs) > 1:
                xs.sort()
                if any(after - before <= SAME_PLACE_PT for before, after in pairwise(xs)):
                    return True
        return False


def _may_repeat(decoded: Sequence[Decoded]) -> bool:
    """Return whether two glyphs of one text stand within SAME_PLACE_PT on lines that are one."""
    below = -math.inf
    printed = _Printed()
    lines: dict[float, _Printed] = {}
    for baseline in sorted(_baselines(decoded)):
        if baseline - below > SAME_PLACE_PT:
            printed = _Printed()
        lines[baseline] = printed
        below = baseline
    baseline = below
    for part in decoded:
        if part.glyph.baseline != baseline:
            baseline = part.glyph.baseline
            printed = lines[baseline]
        if part.text and not part.text.isspace():
            printed.add(part)
    return any(line.may_repeat() for line in lines.values())


def _baselines(decoded: Sequence[Decoded]) -> set[float]:
    """Return the baselines of glyphs; those of one line follow each other."""
    found: set[float] = set()
    before = math.nan
    for part in decoded:
        baseline = part.glyph.baseline
        if baseline != before:
            found.add(baseline)
            before = baseline
    return found


def count_illegal(clusters: Iterable[Cluster]) -> int:
    """Count clusters that no Thai text has: a mark without consonant, two of one kind on one."""
    illegal = 0
    for cluster in clusters:
        text = cluster.text
        if text in MARKS if len(text) == 1 else _is_illegal(text):
            illegal += 1
    return illegal


@lru_cache(maxsize=4096)  # a consonant with its marks comes again and again
def _is_illegal(text: str) -> bool:
    marks = [letter for letter in text if letter in MARKS]
    if not marks:
        return False
    vowels = sum(letter in UPPER + LOWER and letter not in "์" for letter in marks)
    tones = sum(letter in TONES + "์" for letter in marks)
    return text[0] not in CONSONANTS or vowels > 1 or tones > 1
