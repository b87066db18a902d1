"""Outlines of an embedded font: which unnamed glyph is drawn like a letter that is known."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..thai import LOWER, MARKS, TONES, UPPER
from .tolerances import (
    CLEAR_MARGIN,
    CLEAR_RATIO,
    CURVE_STEPS,
    OUTLINES_SCANLINES,
    SAME_SHAPE,
    SIZE_RATIO,
)

Point = tuple[float, float]


class Shape(NamedTuple):
    """One glyph's ink: size and middle in font units, and where scanlines across it meet ink."""

    width: float
    height: float
    middle: float
    spans: tuple[tuple[tuple[float, float], ...], ...]


class Likeness(NamedTuple):
    """The letters that a glyph is drawn like, and how much of the ink agrees (1 is all)."""

    letters: str
    share: float


def quadratics_to_contours(
    points: Sequence[Point], ends: Sequence[int], flags: Sequence[int]
) -> list[list[Point]]:
    """Return the closed contours of a TrueType glyph, its curves as short lines.

    Args:
        points: of all contours, one after the other.
        ends: the last point of each.
        flags: 1 for a point on the curve, 0 for one that draws the curve to it.
    """
    contours = []
    start = 0
    for end in ends:
        own, marks = points[start : end + 1], flags[start : end + 1]
        start = end + 1
        if len(own) < 2:
            continue
        drawn: list[Point] = []
        first = next((i for i, flag in enumerate(marks) if flag & 1), -1)
        if first < 0:
            pen = _middle(own[-1], own[0])
            around = [(point, False) for point in own] + [(pen, True)]
        else:
            pen = own[first]
            order = [*range(first + 1, len(own)), *range(first + 1)]
            around = [(own[i], bool(marks[i] & 1)) for i in order]
        drawn.append(pen)
        control: Point | None = None
        for point, is_on in around:
            if control is not None:
                target = point if is_on else _middle(control, point)
                _add_curve(drawn, pen, control, target)
                pen = target
                control = None if is_on else point
            elif is_on:
                drawn.append(point)
                pen = point
            else:
                control = point
        if len(drawn) > 2:
            contours.append(drawn)
    return contours


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _add_curve(drawn: list[Point], start: Point, control: Point, end: Point) -> None:
    """Add the points of a curve; its weights are worked out anew, as compiled code is quick at."""
    x0, y0 = start
    x1, y1 = control
    x2, y2 = end
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        drawn.append((a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2))


def contour_area(contour: Sequence[Point]) -> float:
    """Return twice the area within a contour, negative where it runs clockwise."""
    return sum(
        xa * yb - xb * ya
        for (xa, ya), (xb, yb) in zip(contour, [*contour[1:], contour[0]], strict=True)
    )


def count_holes(contours: Sequence[Sequence[Point]]) -> int:
    """Return how many contours run against the largest one."""
    areas = [contour_area(contour) for contour in contours]
    outer = max(areas, key=abs, default=0.0)
    return sum(area * outer < 0.0 for area in areas)


def contour_bounds(contours: Sequence[Sequence[Point]]) -> tuple[float, float, float, float]:
    """Return the least and the greatest coordinates: left, low, right, high.

    Without a point the greatest are below the least.
    """
    left = low = 1e30
    right = high = -1e30
    for contour in contours:
        for x, y in contour:
            if x < left:
                left = x
            if x > right:
                right = x
            if y < low:
                low = y
            if y > high:
                high = y
    return left, low, right, high


def contours_to_shape(contours: Iterable[list[Point]]) -> Shape | None:
    """Return the ink of contours on scanlines, the box scaled to 1 by 1; None where none is."""
    polygons = list(contours)
    left, low, right, high = contour_bounds(polygons)
    width, height = right - left, high - low
    if width <= 0 or height <= 0:
        return None
    crossings: list[list[tuple[float, int]]] = [[] for _ in range(OUTLINES_SCANLINES)]
    for polygon in polygons:
        xa, ya = polygon[0]
        for place in range(1, len(polygon) + 1):
            xb, yb = polygon[place] if place < len(polygon) else polygon[0]
            if ya != yb:
                turn = 1 if yb > ya else -1
                first, last = (ya - low) / height, (yb - low) / height
                if first > last:
                    first, last = last, first
                row = int(first * OUTLINES_SCANLINES - 0.5)
                end = int(last * OUTLINES_SCANLINES + 1)
                while row < end and row < OUTLINES_SCANLINES:
                    level = (row + 0.5) / OUTLINES_SCANLINES
                    if first <= level < last:
                        x = xa + (low + level * height - ya) * (xb - xa) / (yb - ya)
                        crossings[row].append(((x - left) / width, turn))
                    row += 1
            xa, ya = xb, yb
    return Shape(width, height, (low + high) / 2, tuple(_ink(sorted(row)) for row in crossings))


def _ink(crossings: list[tuple[float, int]]) -> tuple[tuple[float, float], ...]:
    """Return the stretches of one scanline inside the outline (non-zero winding)."""
    stretches = []
    winding, start = 0, 0.0
    for x, turn in crossings:
        if winding == 0:
            start = x
        winding += turn
        if winding == 0 and x > start:
            stretches.append((start, x))
    return tuple(stretches)


def contours_side(contours: Iterable[list[Point]]) -> int:
    """Return 1 for ink that is mostly above the baseline, -1 below, 0 for none.

    >>> contours_side([[(0.0, -200.0), (50.0, -10.0), (0.0, -10.0)]]), contours_side([])
    (-1, 0)
    """
    heights = [y for contour in contours for _, y in contour]
    return 0 if not heights else 1 if min(heights) + max(heights) > 0 else -1


def shape_likeness(one: Shape, other: Shape) -> float:
    """Return the ink that two shapes share, of all that either has, 0 to 1.

    0 when their sizes are too unlike, or one stands above the baseline and one below.
    """
    if (one.middle > 0) != (other.middle > 0):
        return 0.0
    for a, b in ((one.width, other.width), (one.height, other.height)):
        if max(a, b) > SIZE_RATIO * min(a, b):
            return 0.0
    shared = total = 0.0
    for here, there in zip(one.spans, other.spans, strict=True):
        both = 0.0
        for a0, a1 in here:
            for b0, b1 in there:
                both += max(0.0, min(a1, b1) - max(a0, b0))
        shared += both
        total += _length(here) + _length(there) - both
    return shared / total if total else 0.0


def _length(stretches: tuple[tuple[float, float], ...]) -> float:
    total = 0.0
    for start, end in stretches:
        total += end - start
    return total


def find_mark(contours: list[list[Point]], known: Mapping[str, Iterable[Shape]]) -> Likeness | None:
    """Return the Thai mark that a glyph is a redrawn variant of, None when in doubt.

    A glyph may also be a vowel and a tone drawn as one, parted by height.
    """
    whole = contours_to_shape(contours)
    if whole is None:
        return None
    found = _nearest(whole, known)
    if found is not None:
        return found
    for lower, upper in _partings(contours):
        below = contours_to_shape(lower)
        above = contours_to_shape(upper)
        if below is None or above is None:
            continue
        vowel, tone = _nearest(below, known), _nearest(above, known)
        if vowel and tone and vowel.letters in UPPER + LOWER and tone.letters in TONES + "์":
            return Likeness(vowel.letters + tone.letters, min(vowel.share, tone.share))
    return None


def _nearest(shape: Shape, known: Mapping[str, Iterable[Shape]]) -> Likeness | None:
    scores = sorted(
        (
            (max((shape_likeness(shape, other) for other in shapes), default=0.0), letter)
            for letter, shapes in known.items()
            if letter in MARKS
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < SAME_SHAPE:
        return None
    best, letter = scores[0]
    second = scores[1][0] if len(scores) > 1 else 0.0
    if best - second < CLEAR_MARGIN and CLEAR_RATIO * (1 - best) >= 1 - second:
        return None
    return Likeness(letter, best)


def _partings(
    contours: list[list[Point]],
) -> list[tuple[list[list[Point]], list[list[Point]]]]:
    """Return the ways to part contours into a lower and an upper group that do not overlap."""
    by_height = sorted(contours, key=lambda contour: min(y for _, y in contour))
    partings = []
    for index in range(1, len(by_height)):
        lower, upper = by_height[:index], by_height[index:]
        top = max(y for contour in lower for _, y in contour)
        bottom = min(y for contour in upper for _, y in contour)
        if bottom >= top:
            partings.append((lower, upper))
    return partings
