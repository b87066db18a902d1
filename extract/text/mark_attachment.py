"""Marks attached to their base letters, before anything is sorted by place."""

from collections.abc import Iterable, Sequence
from typing import Final

from ..fonts.glyphmaps import UNKNOWN
from ..glyphs import Glyph
from ..thai import CONSONANTS, MARKS, TONES
from .clusters import Cluster, count_illegal
from .decoded import Decoded, has_no_width, is_lost_mark
from .nameless_glyphs import is_nameless
from .tolerances import (
    AFTER_BASE_EM,
    BEFORE_BASE_EM,
    BEHIND_BASE_EM,
    DISORDER_SHARE,
    LETTERSPACE_EM,
    PEN_NOISE_EM,
    X_HEIGHT_EM,
)
from .turning import upright_glyph

FIRST_PRIVATE: Final = "\ue000"  # no letter of any script lies between Hangul and the private ones


def page_clusters(decoded: Sequence[Decoded]) -> list[Cluster]:
    """Return a page's clusters, attached in stream order or from left to right: the better.

    Sideways text is attached in the frame of its own direction.
    """
    level = [part for part in decoded if part.glyph.angle == 0]
    clusters = _better_attached(level)
    if len(level) == len(decoded):
        return clusters
    for angle in sorted({part.glyph.angle for part in decoded} - {0}):
        parts = [
            Decoded(upright_glyph(part.glyph), part.text, part.repair, part.named)
            for part in decoded
            if part.glyph.angle == angle
        ]
        clusters += map(_laid_on_page, _better_attached(parts))
    return clusters


def _better_attached(decoded: list[Decoded]) -> list[Cluster]:
    clusters, n_strays, n_marks = _attach(decoded, in_order=True)
    illegal = count_illegal(clusters)
    if 4 * n_strays > n_marks:  # marks are drawn before or after everything else
        others, _, _ = _attach(decoded, in_order=False)
        if count_illegal(others) <= illegal:
            return others
    if illegal > DISORDER_SHARE * n_marks:
        by_place = sorted(decoded, key=_from_left_to_right)
        others = glyphs_to_clusters(by_place)
        if 2 * count_illegal(others) < illegal:
            return others
    return clusters


def _from_left_to_right(part: Decoded) -> tuple[float, float]:
    """Order glyphs by line and place; marks whose pen stands between two bases follow the left."""
    glyph = part.glyph
    return round(glyph.baseline, 1), glyph.x0 - PEN_NOISE_EM * glyph.size * has_no_width(glyph)


def _laid_on_page(cluster: Cluster) -> Cluster:
    """Return a cluster of a frame with its place on the page, where its middle counts."""
    frame = (cluster.x0, cluster.x1, cluster.baseline)
    box = cluster.moved_to(*frame, frame).box
    middle = (box.top + box.bottom) / 2
    return cluster.moved_to(box.x0, box.x1, middle + X_HEIGHT_EM * cluster.size, frame)


def glyphs_to_clusters(decoded: Iterable[Decoded]) -> list[Cluster]:
    """Return clusters in content-stream order; every letter of every glyph is in exactly one.

    A mark goes to the base drawn before it when the pen stands there, else to the nearest base
    on its line. A zero-width space after a consonant is a lost mark: nikhahit before า, else
    unknown.
    """
    return _attach(decoded, in_order=True)[0]


def _attach(decoded: Iterable[Decoded], *, in_order: bool) -> tuple[list[Cluster], int, int]:
    """Return clusters, how many marks went to the nearest base, and how many marks there are.

    ``in_order`` is False when the order in which marks are drawn tells nothing.
    """
    clusters: list[Cluster] = []
    strays: list[Decoded] = []
    n_marks = 0
    last: Cluster | None = None
    pen = 0.0  # where the base or its last mark left it: letterspacing moves it on after marks too
    parts = [part for part in decoded if part.text]
    for index, part in enumerate(parts):
        glyph, text = part.glyph, part.text
        if text == "ำ" and _is_nikhahit(parts, index):
            part = Decoded(glyph, "ํ", part.repair or "sara-am-doubled")
            text = part.text
        if text == " " and is_lost_mark(glyph):
            following = parts[index + 1] if index + 1 < len(parts) else None
            lost = _lost_mark(last, part, following)
            if lost is None or last is None:
                continue
            last.add(lost)
        elif (first := text if len(text) == 1 else text[0]) in MARKS or (
            first >= FIRST_PRIVATE and is_nameless(first) and has_no_width(glyph)
        ):
            n_marks += 1
            if last is not None and in_order and _runs_back(parts, index, last):
                last.add(part)
            elif (
                last is not None
                and in_order
                and (_stands_at(glyph, last, pen) or _is_letterspaced(parts, index, last, pen))
            ):
                last.add(part)
                if glyph.x0 > pen:
                    pen = last.pen = glyph.x0
            else:
                strays.append(part)
        else:
            last = _base(part)
            pen = last.x1
            clusters.append(last)
    if strays:
        _attach_strays(strays, clusters)
    return clusters, len(strays), n_marks


def _base(part: Decoded) -> Cluster:
    glyph = part.glyph
    repairs = (part.repair,) if part.repair else ()
    return Cluster(
        part.text,
        glyph.x0,
        glyph.x1,
        glyph.baseline,
        glyph.size,
        glyph.order,
        glyph.angle,
        repairs,
        glyph.font,
    )


def _lost_mark(last: Cluster | None, space: Decoded, following: Decoded | None) -> Decoded | None:
    """Return the mark that a zero-width space stands for, None when it is no lost mark."""
    if last is None or not last.text or not _stands_at(space.glyph, last):
        return None
    if last.text[0] not in CONSONANTS:
        return None
    if following is None or following.text[0] not in "าำ":
        if following is not None and following.text == " " and is_lost_mark(following.glyph):
            return Decoded(space.glyph, UNKNOWN, "lost-mark")
        return None
    if following.text[0] == "ำ":
        return None
    return Decoded(space.glyph, "ํ", "sara-am-space")


def _stands_at(glyph: Glyph, base: Cluster, pen: float | None = None) -> bool:
    end = base.x1 if pen is None else max(base.x1, pen)
    return (
        glyph.angle == base.angle
        and abs(glyph.baseline - base.baseline) < 0.9 * max(glyph.size, base.size)
        and base.x0 - BEFORE_BASE_EM * base.size <= glyph.x0 <= end + AFTER_BASE_EM * base.size
        and base.text[-1] != " "
    )


def _runs_back(parts: Sequence[Decoded], index: int, base: Cluster) -> bool:
    """Return whether a mark is drawn behind its base, and the next base where that one ends.

    Such a mark's ink stands left of its pen all the same. At a line's end nothing shows where
    the pen went.
    """
    glyph = parts[index].glyph
    behind = glyph.x0 - base.x1
    if (
        not AFTER_BASE_EM * base.size < behind <= BEHIND_BASE_EM * base.size
        or glyph.angle != base.angle
        or abs(glyph.baseline - base.baseline) >= 0.9 * max(glyph.size, base.size)
        or base.text[0] not in CONSONANTS
    ):
        return False
    for following in parts[index + 1 : index + 4]:
        if following.text[0] not in MARKS:
            other = following.glyph
            if abs(other.baseline - base.baseline) > 1:
                break
            return abs(other.x0 - base.x1) <= PEN_NOISE_EM * base.size
    return behind <= 0.2 * base.size


def _is_nikhahit(parts: Sequence[Decoded], index: int) -> bool:
    """Return whether a ำ is only its ring: it has no width, and า is drawn after it."""
    if not has_no_width(parts[index].glyph):
        return False
    after = (part.text[0] for part in parts[index + 1 : index + 3] if part.text not in TONES)
    return next(after, "") == "า"


def _is_letterspaced(parts: Sequence[Decoded], index: int, base: Cluster, pen: float) -> bool:
    """Tell whether a mark stands as far from the base drawn before it as the next base from it."""
    glyph = parts[index].glyph
    space = glyph.x0 - pen
    if (
        glyph.angle != base.angle
        or abs(glyph.baseline - base.baseline) > 0.1 * base.size
        or not 0 < space < LETTERSPACE_EM * base.size
    ):
        return False
    for following in parts[index + 1 : index + 4]:
        if following.text[0] not in MARKS:
            other = following.glyph
            after = other.x0 - glyph.x0
            return abs(other.baseline - base.baseline) < 1 and 0.5 * space < after < 3 * space
    return False


def _attach_strays(strays: list[Decoded], clusters: list[Cluster]) -> None:
    """Attach marks whose pen is not at the base before them to the nearest base on their line."""
    rows: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        if not cluster.is_space:
            rows.setdefault(round(cluster.baseline / 4), []).append(cluster)
    for part in strays:
        glyph = part.glyph
        row = round(glyph.baseline / 4)
        reach = max(1, round(0.9 * glyph.size / 4) + 1)
        near = [
            cluster
            for r in range(row - reach, row + reach + 1)
            for cluster in rows.get(r, ())
            if cluster.angle == glyph.angle
            and abs(cluster.baseline - glyph.baseline) < 0.9 * glyph.size
            and cluster.x0 - BEFORE_BASE_EM * glyph.size <= glyph.x0
            and glyph.x0 <= cluster.x1 + BEFORE_BASE_EM * glyph.size
        ]
        if near:
            min(near, key=lambda cluster: _distance(glyph, cluster)).add(part)
        else:
            clusters.append(_base(part))


def _distance(glyph: Glyph, cluster: Cluster) -> tuple[bool, float, float]:
    """Order bases for a mark: letters that carry marks first, then by line and by place."""
    carries = cluster.text[0] in CONSONANTS
    inside = max(cluster.x0 - glyph.x0, glyph.x0 - cluster.x1 - 0.05 * glyph.size, 0.0)
    return (
        not carries,
        abs(cluster.baseline - glyph.baseline) + inside,
        abs(glyph.x0 - cluster.x1),
    )
