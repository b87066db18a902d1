"""Which glyphs a page does not show, and why: judged once, when all of its content is known."""

from collections.abc import Callable

from ...geometry import Box
from ...glyphs import Glyph, Hidden
from .appearance import EVERYWHERE, RGB, WHITE_PAPER, Clip, Look
from .blending import blend
from .painted import ALL_POINTS, Area, Core, Run, covered_points, distinct, holds, is_alike, is_cut
from .tolerances import (
    BUCKET_PT,
    FLAT_PICTURES,
    LEAST_SIZE_PT,
    MOST_OF_PAGE,
    VISIBILITY_MANY,
    X_HEIGHT_EM,
)

_BY_PLACE = frozenset({"clipped", "covered", "same-colour"})


class Visibility:
    """Finds the glyphs of one page that it does not show.

    Args:
        glyphs: all of the page, in the order in which they are drawn.
        runs: how they look, by their first glyph.
        areas: fillings and pictures, in order.
        page_area: in square points.
        is_opaque: tells of a picture by its number whether nothing is seen through it.
        colour_of: returns the only colour of such a picture, if it has but one.
    """

    def __init__(
        self,
        glyphs: list[Glyph],
        runs: list[Run],
        areas: list[Area],
        page_area: float,
        is_opaque: Callable[[int], bool],
        colour_of: Callable[[int], RGB | None],
    ) -> None:
        self._glyphs = glyphs
        self._runs = runs
        self._areas = areas
        self._page_area = page_area
        self._is_opaque = is_opaque
        self._colour_of = colour_of
        self._flat: dict[int, RGB | None] | None = None
        self._reasons: dict[int, str] = {}
        self._clips: dict[int, Box] = {}
        self._rows: dict[int, list[int]] | None = None
        self._scans: list[Area] | None = None
        self.looks_for_tiny = True
        self.own_colours: dict[int, RGB | None] = {}
        self.empty: list[int] = []
        self._colours = distinct(areas)

    def hidden(self) -> tuple[Hidden, ...]:
        """Return the glyphs that the page does not show, by their index."""
        end = len(self._glyphs)
        for number, run in enumerate(self._runs):
            last = self._runs[number + 1].first if number + 1 < len(self._runs) else end
            if run.first < last:
                self._judge_run(run, last)
        if self.own_colours or self.empty:
            self._judge_own_colours()
        if self.looks_for_tiny:
            self._find_tiny()
        self._find_covered()
        if not self._reasons:
            return ()
        self._settle_marks_and_spaces()
        return tuple(
            [
                Hidden(index, self._reasons[index], self._clips.get(index))
                for index in sorted(self._reasons)
            ]
        )

    def _judge_run(self, run: Run, end: int) -> None:
        look = run.look
        reason = ""
        if run.off:
            reason = "layer-off"
        elif look.mode == 3 or (look.mode == 7 and not look.painted):
            reason = "invisible"
        elif look.is_transparent():
            reason = "transparent"
        elif look.clip is not None and look.clip.is_empty():
            reason = "clipped"
        if reason == "invisible":
            for index in range(run.first, end):
                if self._glyphs[index].visible or not self._is_of_scan(index):
                    self._reasons[index] = reason
        elif reason:
            for index in range(run.first, end):
                self._reasons[index] = reason
        else:
            if look.clip is not None:
                self._judge_clip(look.clip, run.first, end)
            if look.blend:
                self._judge_blended(look, run.first, end)
            else:
                self._judge_colours(look, run.first, end)
            if look.flat:
                for index in range(run.first, end):
                    self._reasons.setdefault(index, "tiny")
            if look.mask is not None:
                for index in range(run.first, end):
                    core = Core(self._glyphs[index])
                    if look.mask.hides(core.x0, core.top, core.x1, core.bottom):
                        self._reasons.setdefault(index, "transparent")

    def _judge_own_colours(self) -> None:
        """Judge the glyphs of Type 3 fonts that say in which colour they paint, or paint nothing.

        Programs also put empty glyphs over a picture as the text that OCR read in it.
        """
        for index in self.empty:
            self._glyphs[index].visible = False
        for index in self.empty:
            if not self._is_of_scan(index):
                self._reasons.setdefault(index, "invisible")
        for index, colour in self.own_colours.items():
            if self._reasons.get(index, "") == "same-colour":
                del self._reasons[index]
            if colour is not None and self._is_lost(index, [colour], is_alike(colour, WHITE_PAPER)):
                self._reasons.setdefault(index, "same-colour")

    def _is_of_scan(self, index: int) -> bool:
        """Return whether invisible text is the layer that OCR put over or under a picture.

        It is where most letters of the page, or those over one picture, are invisible.
        """
        if self._scans is None:
            self._scans = self._find_scans()
        core = Core(self._glyphs[index])
        return any([holds(area, core) for area in self._scans])

    def _find_scans(self) -> list[Area]:
        letters = [glyph for glyph in self._glyphs if glyph.text.strip()]
        unseen = sum([not glyph.visible for glyph in letters])
        if 2 * unseen >= len(letters):
            return [Area(-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE, 0, None, False, False)]
        scans = []
        for area in self._areas:
            if area.image >= 0:
                held = [glyph.visible for glyph in letters if holds(area, Core(glyph))]
                if len(held) >= VISIBILITY_MANY and 2 * sum(held) < len(held):
                    scans.append(area)
        return scans

    def _judge_clip(self, clip: Clip, first: int, end: int) -> None:
        box = Box(clip.x0, clip.top, clip.x1, clip.bottom)
        for index in range(first, end):
            glyph = self._glyphs[index]
            if (
                glyph.angle == 0
                and glyph.x0 >= clip.x0
                and glyph.x1 <= clip.x1
                and glyph.baseline <= clip.bottom
                and glyph.baseline - X_HEIGHT_EM * glyph.size >= clip.top
                and not clip.shapes
            ):
                continue
            if is_cut(Core(glyph), clip):
                self._reasons[index] = "clipped"
                self._clips[index] = box

    def _judge_colours(self, look: Look, first: int, end: int) -> None:
        """Find glyphs in the colour of what is below them: the paper, or a filling."""
        colours = look.colours()
        known = [colour for colour in colours if colour is not None]
        if len(known) < len(colours) or not known:
            return
        on_paper = all([is_alike(colour, WHITE_PAPER) for colour in known])
        if not on_paper:
            alike = False
            for colour in self._colours:
                alike = alike or is_alike(colour, known[0])
            for shown in self._flat_pictures().values():
                alike = alike or (shown is not None and is_alike(shown, known[0]))
            if not alike:
                return
        for index in range(first, end):
            if not self._glyphs[index].text.isspace() and self._is_lost(index, known, on_paper):
                self._reasons.setdefault(index, "same-colour")

    def _judge_blended(self, look: Look, first: int, end: int) -> None:
        """Find glyphs that a blend mode leaves in the colour of what is below them."""
        known = [colour for colour in look.colours() if colour is not None]
        if len(known) < len(look.colours()):
            return
        for index in range(first, end):
            below = self._below(index)
            if below is not None and not self._glyphs[index].text.isspace():
                if all([is_alike(blend(look.blend, below, own), below) for own in known]):
                    self._reasons.setdefault(index, "same-colour")

    def _below(self, index: int) -> RGB | None:
        """Return the colour on which a glyph is painted, None where that cannot be told."""
        core = Core(self._glyphs[index])
        for number in range(len(self._areas) - 1, -1, -1):
            area = self._areas[number]
            if area.after <= index and holds(area, core):
                is_known = area.opaque and (area.exact or area.shape is not None)
                return area.colour if is_known else None
        return WHITE_PAPER

    def _is_lost(self, index: int, colours: list[RGB], on_paper: bool) -> bool:
        """Return whether whatever may lie below a glyph has its colour."""
        core = Core(self._glyphs[index])
        for number in range(len(self._areas) - 1, -1, -1):
            area = self._areas[number]
            if area.after > index or not holds(area, core):
                continue
            colour = area.colour
            if area.image >= 0:
                colour = self._flat_pictures().get(area.image)
            if colour is None or not all([is_alike(colour, own) for own in colours]):
                return False
            if not area.opaque:
                continue  # a veil in the letters' colour: what is below it decides
            if area.exact or area.shape is not None:
                return True
        return on_paper

    def _flat_pictures(self) -> dict[int, RGB | None]:
        """Return the only colours of pictures by their numbers, None for those of several."""
        if self._flat is None:
            images = [area.image for area in self._areas if area.image >= 0][:FLAT_PICTURES]
            self._flat = {image: self._colour_of(image) for image in images}
        return self._flat

    def _find_tiny(self) -> None:
        """Find letters too small to be seen; of a font with wide ones the size says nothing.

        Type 3 fonts of bitmaps are set at a size of 1 and draw letters of 10 pt.
        """
        small: dict[str, list[int]] = {}
        wide: set[str] = set()
        for index, glyph in enumerate(self._glyphs):
            if glyph.size < LEAST_SIZE_PT and not glyph.text.isspace():
                small.setdefault(glyph.font, []).append(index)
                if glyph.x1 - glyph.x0 >= LEAST_SIZE_PT:
                    wide.add(glyph.font)
        for font, indices in small.items():
            if font not in wide:
                for index in indices:
                    self._reasons.setdefault(index, "tiny")

    def _by_row(self) -> dict[int, list[int]]:
        """Return the glyphs' indices by the height at which they stand."""
        if self._rows is None:
            rows: dict[int, list[int]] = {}
            for index, glyph in enumerate(self._glyphs):
                if glyph.text:
                    rows.setdefault(int(glyph.baseline // BUCKET_PT), []).append(index)
            self._rows = rows
        return self._rows

    def _find_covered(self) -> None:
        pictures: dict[int, list[int]] = {}
        points: dict[int, int] = {}  # of letters that are covered in part
        for number, area in enumerate(self._areas):
            if not area.opaque or area.after == 0 or not (area.exact or area.shape is not None):
                continue
            rows = self._by_row()
            top = int((area.top - BUCKET_PT) // BUCKET_PT)
            for row in range(top, int((area.bottom + BUCKET_PT) // BUCKET_PT) + 1):
                for index in rows.get(row, ()):
                    if index >= area.after:
                        break
                    glyph = self._glyphs[index]
                    if glyph.x0 > area.x1 or glyph.x1 < area.x0:
                        continue
                    found = covered_points(area, Core(glyph))
                    if found and found != ALL_POINTS:
                        if area.image >= 0 and not self._is_opaque(area.image):
                            continue
                        points[index] = found = found | points.get(index, 0)
                    if found == ALL_POINTS and area.image >= 0:
                        pictures.setdefault(number, []).append(index)
                    elif found == ALL_POINTS:
                        self._reasons.setdefault(index, "covered")
        for number, indices in pictures.items():
            self._judge_picture(self._areas[number], indices)

    def _judge_picture(self, area: Area, indices: list[int]) -> None:
        """Take letters below a picture for covered, or for the text layer of a scan."""
        if not self._is_opaque(area.image):
            return
        size = (area.x1 - area.x0) * (area.bottom - area.top)
        is_scan = size > MOST_OF_PAGE * self._page_area and len(indices) >= VISIBILITY_MANY
        for index in indices:
            if is_scan:
                self._glyphs[index].visible = False
                self._reasons.pop(index, None)
            else:
                self._reasons.setdefault(index, "covered")

    def _settle_marks_and_spaces(self) -> None:
        """Let a mark share its base's fate, and a space that of the letters beside it."""
        reasons, glyphs = self._reasons, self._glyphs
        spaces: list[int] = []
        before = -1  # the last letter that is no space
        for index, glyph in enumerate(glyphs):
            if glyph.text.isspace():
                spaces.append(index)
                continue
            reason = reasons.get(index, "")
            if before >= 0 and glyph.x1 - glyph.x0 < 0.02 * glyph.size and index == before + 1:
                base = glyphs[before]
                near = abs(base.x1 - glyph.x0) < 0.7 * glyph.size
                if near and abs(base.baseline - glyph.baseline) < glyph.size:
                    of_base = reasons.get(before, "")
                    if of_base and not reason:
                        reasons[index] = reason = of_base
                    elif reason in _BY_PLACE and not of_base:
                        del reasons[index]
                        reason = ""
            for space in spaces:
                if reason and (before < 0 or before in reasons):
                    reasons.setdefault(space, reason)
                elif reasons.get(space, "") in _BY_PLACE:
                    del reasons[space]
            spaces.clear()
            before = index
        for space in spaces:
            if before in reasons:
                reasons.setdefault(space, reasons[before])
