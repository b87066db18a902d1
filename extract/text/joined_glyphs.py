"""Glyphs that foundries and subsetters join: a consonant with its marks, or two marks."""

from collections.abc import Sequence
from itertools import product

from ..fonts.known_shapes import Candidate, Shapes, shape_raster
from ..fonts.outlines import Point, contour_area
from ..thai import CONSONANTS, LOWER, MARKS, TONES, UPPER
from .own_glyphs import OwnGlyphs
from .tolerances import (
    JOINED_GLYPHS_ABOVE,
    JOINED_GLYPHS_BELOW,
    MOST_PARTS,
    PART_DISTANCE,
    PART_OPTIONS,
)

Contour = Sequence[Point]


def part_glyph(
    contours: Sequence[Contour], height: float, shapes: Shapes, own: OwnGlyphs | None = None
) -> tuple[Candidate, ...]:
    """Return the letters that a joined glyph may be made of, the nearest first, () for none.

    Args:
        contours: of the whole glyph.
        height: of ก, in the same units.
        shapes: to compare the parts with.
        own: letters of the font; a part that is drawn by the points of one is that letter.
    """
    parts, has_base = _split(contours, height)
    if not 2 <= len(parts) <= MOST_PARTS:
        return ()
    options = []
    for place, part in enumerate(parts):
        wanted = CONSONANTS if has_base and place == 0 else MARKS
        letter = own.letter(part) if own is not None else None
        if letter is not None and letter in wanted:
            options.append([Candidate(letter, 0.0)])
            continue
        raster = shape_raster(part)
        if raster is None:
            return ()
        candidates = shapes.candidates(raster, height)
        fitting = [c for c in candidates if c.letter in wanted and c.distance <= PART_DISTANCE]
        options.append(fitting[:PART_OPTIONS])
    joined = [
        Candidate(
            "".join(part.letter for part in chosen),
            sum(part.distance for part in chosen) / len(chosen),
        )
        for chosen in product(*options)
        if _can_stand_together([part.letter for part in chosen])
    ]
    return tuple(sorted(joined, key=lambda one: one.distance))


def read_own_parts(contours: Sequence[Contour], height: float, own: OwnGlyphs) -> str:
    """Return the letters of a joined glyph all of whose parts the font has alone, "" for none."""
    parts, has_base = _split(contours, height)
    if not 2 <= len(parts) <= MOST_PARTS:
        return ""
    letters = [own.letter(part) or "" for part in parts]
    kinds = [CONSONANTS if has_base else MARKS, *[MARKS] * (len(parts) - 1)]
    is_known = all(one and one in kind for one, kind in zip(letters, kinds, strict=True))
    return "".join(letters) if is_known and _can_stand_together(letters) else ""


def _split(contours: Sequence[Contour], height: float) -> tuple[list[list[Contour]], bool]:
    """Return the base, the mark below it and those above it, and whether there is a base."""
    above: list[Contour] = []
    below: list[Contour] = []
    base: list[Contour] = []
    for contour, edge in zip(contours, _edges(contours), strict=True):
        low, top = min(y for _, y in edge), max(y for _, y in edge)
        if low > JOINED_GLYPHS_ABOVE * height:
            above.append(contour)
        elif top < JOINED_GLYPHS_BELOW * height:
            below.append(contour)
        else:
            base.append(contour)
    return [group for group in (base, below, *_stacks(above)) if group], bool(base)


def _edges(contours: Sequence[Contour]) -> list[Contour]:
    """Return for each contour itself, or the one around it where it is a hole.

    The loop of ฏ below the line is a part of that letter.
    """
    areas = [contour_area(contour) for contour in contours]
    outer = max(areas, key=abs, default=0.0)
    edges: list[Contour] = []
    for contour, area in zip(contours, areas, strict=True):
        around: list[Contour] = []
        if area * outer < 0:
            around = [
                other
                for other, other_area in zip(contours, areas, strict=True)
                if other_area * outer > 0 and _is_within(contour, other)
            ]
        edges.append(min(around, key=lambda one: abs(contour_area(one)), default=contour))
    return edges


def _is_within(inner: Contour, outer: Contour) -> bool:
    xs, ys = [x for x, _ in outer], [y for _, y in outer]
    return all(min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys) for x, y in inner)


def _stacks(contours: list[Contour]) -> list[list[Contour]]:
    """Return the marks above a base, the lowest first: contours that overlap in height are one."""
    stacks: list[list[Contour]] = []
    top = 0.0
    for contour in sorted(contours, key=lambda points: min(y for _, y in points)):
        low = min(y for _, y in contour)
        if stacks and low < top:
            stacks[-1].append(contour)
        else:
            stacks.append([contour])
        top = max(top, max(y for _, y in contour))
    return stacks


def _can_stand_together(letters: list[str]) -> bool:
    marks = [letter for letter in letters if letter in MARKS]
    vowels = [mark for mark in marks if mark in UPPER + LOWER and mark != "์"]
    tones = [mark for mark in marks if mark in TONES + "์"]
    return len(letters) - len(marks) <= 1 and len(vowels) <= 1 and len(tones) <= 1
