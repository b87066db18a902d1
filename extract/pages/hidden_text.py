"""What a page does not show: glyphs parted from the page, and told at the place where they are."""

from collections.abc import Sequence
from dataclasses import replace

from ..anomalies import Anomaly
from ..geometry import Box
from ..glyphs import ActualText, Glyph, Hidden, Page, Rule
from ..tables.table import Table
from ..tables.tolerances import X_HEIGHT_EM
from ..text.clusters import Cluster
from ..text.decoded import Decoded, has_no_width
from ..text.lines import clusters_to_lines
from ..text.mark_attachment import page_clusters
from ..text.turning import turn_box
from .placing import CellPlace, PlacedAnomaly, find_cell
from .tolerances import BESIDE_EM, HIDDEN_TEXT_BUCKET_PT, INSIDE_PT, SAME_PLACE_PT


def separate_hidden(page: Page) -> tuple[Page, Page | None]:
    """Return the page that is shown, and the same page with its hidden glyphs alone.

    What lies outside of the CropBox, or of the page itself, is cut off; a replacement text goes
    with the glyphs that it is for, and where some of them are hidden nobody knows which of its
    letters are.
    """
    hidden = {one.at: one for one in page.hidden}
    crop = page.crop or _overrun(page)
    if crop is not None:
        base, is_outside, is_cut = None, False, False
        for at, glyph in enumerate(page.glyphs):
            if base is None or not _is_mark_of(glyph, base):
                is_behind = (
                    base is not None and (is_cut or not is_outside) and _goes_on(glyph, base)
                )
                base, is_outside = glyph, _is_outside(glyph, crop)
                is_cut = is_outside and is_behind
            if is_outside:  # a text that the edge cuts belongs where it is seen
                hidden.setdefault(at, Hidden(at, "outside", crop if is_cut else None))
        page = replace(
            page,
            rules=tuple(cut for rule in page.rules if (cut := _cut_rule(rule, crop)) is not None),
            images=tuple(box for box in page.images if _meet(box, crop)),
        )
    if not hidden:
        return page, None
    shown = tuple(glyph for at, glyph in enumerate(page.glyphs) if at not in hidden)
    unseen = sorted(hidden)
    lost = replace(
        page,
        glyphs=tuple(page.glyphs[at] for at in unseen),
        hidden=tuple(hidden[at]._replace(at=number) for number, at in enumerate(unseen)),
        rules=(),
        actual_texts=(),
    )
    texts = _move_actual_texts(page, set(hidden))
    return replace(page, glyphs=shown, hidden=(), actual_texts=texts), lost


def _overrun(page: Page) -> Box | None:
    """Return the page's own area where some of its text stands outside of it."""
    width, height = page.width, page.height
    for glyph in page.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline
        if y < 0.0 or y > height or x < 0.0 or x > width:
            return Box(0.0, 0.0, width, height)
    return None


def _is_mark_of(glyph: Glyph, base: Glyph) -> bool:
    """Tell whether a glyph without width stands on the one drawn before: it is seen if that is.

    Its pen stands at its base's far end, which an edge may cut off with the ink left of it.
    """
    same = glyph.angle == base.angle == 0 and abs(glyph.baseline - base.baseline) < 1.0
    return same and has_no_width(glyph) and abs(glyph.x0 - base.x1) <= 0.2 * glyph.size


def _goes_on(glyph: Glyph, before: Glyph) -> bool:
    """Tell whether a glyph stands right behind another on one level line."""
    same = glyph.angle == before.angle == 0 and abs(glyph.baseline - before.baseline) < 1.0
    return same and abs(glyph.x0 - before.x1) <= BESIDE_EM * glyph.size


def _is_outside(glyph: Glyph, crop: Box) -> bool:
    x = (glyph.x0 + glyph.x1) / 2
    return not crop.holds(
        x, glyph.baseline - 0.2 * glyph.size if glyph.angle == 0 else glyph.baseline
    )


def _cut_rule(rule: Rule, crop: Box) -> Rule | None:
    x0, x1 = max(rule.x0, crop.x0), min(rule.x1, crop.x1)
    top, bottom = max(rule.top, crop.top), min(rule.bottom, crop.bottom)
    if x0 > x1 or top > bottom:
        return None
    if (x0, top, x1, bottom) == (rule.x0, rule.top, rule.x1, rule.bottom):
        return rule
    return Rule(x0, top, x1, bottom, rule.drawn)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _move_actual_texts(page: Page, hidden: set[int]) -> tuple[ActualText, ...]:
    if not page.actual_texts:
        return ()
    before = [0]  # how many glyphs before each one are shown
    for at in range(len(page.glyphs)):
        before.append(before[-1] + (at not in hidden))
    moved = []
    for first, last, said in page.actual_texts:
        lost = [at for at in range(first, last) if at in hidden and page.glyphs[at].text.strip()]
        if not lost:
            moved.append(ActualText(before[first], before[last], said))
    return tuple(text for text in moved if text.last > text.first)


class HiddenCluster:
    """A letter that the page does not show, why, and the point whose cell it belongs to."""

    __slots__ = ("cluster", "reason", "x", "y")

    def __init__(self, cluster: Cluster, reason: str, x: float, y: float) -> None:
        self.cluster = cluster
        self.reason = reason
        self.x = x
        self.y = y


def find_hidden_clusters(
    decoded: Sequence[Decoded], lost: Page, turn: int, shown: Sequence[Decoded]
) -> list[HiddenCluster]:
    """Return the letters of a page's hidden glyphs that the page does not show at that place.

    Args:
        decoded: the hidden glyphs with their texts.
        lost: the page that holds them alone, turned.
        turn: by which it was turned; `Hidden.clip` is of the page before that.
        shown: what the page shows. Shadows, and pages that are painted twice, hide a text below
            the same text.
    """
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    for part in shown:
        places.setdefault(_bucket(part), []).append(part.glyph)
    kept = [part for part in decoded if part.text.strip() and not _is_shown(part, places)]
    if not kept:
        return []
    why = {glyph.order: one for glyph, one in zip(lost.glyphs, lost.hidden, strict=True)}
    turned_size = (lost.height, lost.width) if turn in (90, 270) else (lost.width, lost.height)
    found = []
    for cluster in page_clusters(kept):
        reason, clip = why[cluster.order].reason, why[cluster.order].clip
        x = (cluster.x0 + cluster.x1) / 2
        y = cluster.baseline - X_HEIGHT_EM * cluster.size
        if clip is not None:  # it belongs where the text was cut off
            box = turn_box(clip, turn, *turned_size) if turn else clip
            x = min(max(x, box.x0 + INSIDE_PT), box.x1 - INSIDE_PT)
            y = min(max(y, box.top + INSIDE_PT), box.bottom - INSIDE_PT)
        found.append(HiddenCluster(cluster, reason, x, y))
    return found


def _bucket(part: Decoded) -> tuple[str, int, int]:
    return (
        part.text,
        round(part.glyph.x0 / HIDDEN_TEXT_BUCKET_PT),
        round(part.glyph.baseline / HIDDEN_TEXT_BUCKET_PT),
    )


def _is_shown(part: Decoded, places: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    text, column, row = _bucket(part)
    return any(
        abs(other.x0 - part.glyph.x0) <= SAME_PLACE_PT
        and abs(other.baseline - part.glyph.baseline) <= SAME_PLACE_PT
        for c in (column - 1, column, column + 1)
        for r in (row - 1, row, row + 1)
        for other in places.get((text, c, r), ())
    )


def hidden_to_anomalies(
    hidden: Sequence[HiddenCluster], tables: Sequence[Table], has_spaces: bool
) -> list[PlacedAnomaly]:
    """Return a page's hidden letters as texts, those of each cell by themselves."""
    by_cell: dict[tuple[CellPlace | None, str], list[HiddenCluster]] = {}
    for one in hidden:
        key = (find_cell(tables, one.x, one.y), one.reason)
        by_cell.setdefault(key, []).append(one)
    told = []
    for (place, reason), held in by_cell.items():
        for line in clusters_to_lines([one.cluster for one in held], has_spaces=has_spaces):
            if says(line.text):
                told.append(PlacedAnomaly(Anomaly("hidden", reason, line.text, line.box), place))
    return told


def says(text: str) -> bool:
    """Return whether a text has a letter or a digit.

    >>> says("๑๒"), says("..."), says(" ")
    (True, False, False)
    """
    return any(letter.isalnum() for letter in text)
