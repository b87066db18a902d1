"""Contours of one glyph of an embedded font, drawn by fontTools, curves as short lines."""

from functools import cache, lru_cache
from typing import Any

from .glyph_entries import glyph_entry, is_blank
from .outlines import Point, quadratics_to_contours
from .simple_glyphs import entry_to_contours
from .tolerances import CURVE_STEPS

_CUBIC = 0x80  # a flag of points of the newest fonts, whose curves the pen draws
_WEIGHTS = [  # of a curve's four points at each step
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    for t in (step / CURVE_STEPS for step in range(1, CURVE_STEPS + 1))
]


def program_to_contours(font: Any, gid: int) -> list[list[Point]]:
    """Return the closed contours of one glyph of a fontTools font, curves as short lines."""
    if "glyf" in font:
        if is_blank(font, gid):
            return []
        contours = entry_to_contours(glyph_entry(font, gid))
        if contours is not None:
            return contours
        glyf = font["glyf"]
        points, ends, flags = glyf[font.getGlyphName(gid)].getCoordinates(glyf)
        if not any(flag & _CUBIC for flag in flags):
            places = [(float(x), float(y)) for x, y in points]
            return quadratics_to_contours(places, list(ends), list(flags))
    glyphs = _glyph_set(font)
    return flatten(glyphs[font.getGlyphName(gid)], glyphs)


def flatten(glyph: Any, glyphs: Any) -> list[list[Point]]:
    """Return the closed contours of a glyph of fontTools, curves as short lines.

    Args:
        glyph: has a method ``draw``.
        glyphs: where the glyphs are found that it is made of.
    """
    pen = _flattener()(glyphs)
    glyph.draw(pen)
    return [contour for contour in pen.contours if len(contour) > 2]


@cache
def _flattener() -> Any:
    """Return the pen that keeps contours, made when fontTools is first needed."""
    from fontTools.pens.basePen import BasePen

    class Flattener(BasePen):  # type: ignore[misc]
        def __init__(self, glyphs: Any) -> None:
            super().__init__(glyphs)
            self.contours: list[list[Point]] = []

        def _moveTo(self, pt: Point) -> None:
            self.contours.append([(float(pt[0]), float(pt[1]))])

        def _lineTo(self, pt: Point) -> None:
            self.contours[-1].append((float(pt[0]), float(pt[1])))

        def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:
            x0, y0 = self._getCurrentPoint()
            (x1, y1), (x2, y2), (x3, y3) = pt1, pt2, pt3
            self.contours[-1] += [
                (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
                for a, b, c, d in _WEIGHTS
            ]

    return Flattener


@lru_cache(maxsize=1)
def _glyph_set(font: Any) -> Any:
    """Return a font's outlines, which fontTools makes ready anew whenever it is asked."""
    return font.getGlyphSet()
