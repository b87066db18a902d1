"""Letters that stand alone in a font, to know them where they are part of a joined glyph."""

from collections.abc import Sequence
from typing import TypeAlias

from ..fonts.outlines import Point
from .tolerances import SAME_OUTLINE

Contour: TypeAlias = Sequence[Point]


class OwnGlyphs:
    """Outlines of the letters of one font, wherever they stand.

    Foundries and subsetters join glyphs out of those that the font has anyway: a consonant is drawn
    there by the same points as alone, a mark by the same ones moved.

    Args:
        em: units of the font to the em.
    """

    def __init__(self, em: float) -> None:
        self._reach = SAME_OUTLINE * em
        self._known: dict[tuple[int, ...], list[tuple[list[Point], str]]] = {}

    def add(self, letter: str, contours: Sequence[Contour]) -> None:
        """Remember what a letter is drawn by."""
        key, points = _in_order(contours)
        known = self._known.setdefault(key, [])
        if not any(one == letter and self._is_same(points, drawn) for drawn, one in known):
            known.append((points, letter))

    def letter(self, contours: Sequence[Contour]) -> str | None:
        """Return the one letter that is drawn by these points, moved or not; None for none."""
        key, points = _in_order(contours)
        found = {one for drawn, one in self._known.get(key, ()) if self._is_same(points, drawn)}
        return found.pop() if len(found) == 1 else None

    def _is_same(self, points: Sequence[Point], others: Sequence[Point]) -> bool:
        return all(
            abs(x - other_x) <= self._reach and abs(y - other_y) <= self._reach
            for (x, y), (other_x, other_y) in zip(points, others, strict=True)
        )


def _in_order(contours: Sequence[Contour]) -> tuple[tuple[int, ...], list[Point]]:
    """Return how many points each contour has, and all points from their lowest left corner."""
    left = min(x for contour in contours for x, _ in contour)
    low = min(y for contour in contours for _, y in contour)
    ordered = sorted(contours, key=lambda contour: (len(contour), min(contour)))
    points = [(x - left, y - low) for contour in ordered for x, y in contour]
    return tuple(len(contour) for contour in ordered), points
