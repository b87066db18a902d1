"""Glyphs that foundries and subsetters join: a consonant with its marks, or two marks."""

from collections.abc import Sequence
from itertools import product

from ..fonts.known_shapes import Candidate, Shapes, shape_raster
from ..fonts.outlines import Point
from ..thai import CONSONANTS, LOWER, MARKS, TONES, UPPER
from .tolerances import (
    JOINED_GLYPHS_ABOVE,
    JOINED_GLYPHS_BELOW,
    MOST_PARTS,
    PART_DISTANCE,
    PART_OPTIONS,
)

Contour = Sequence[Point]


def part_glyph(contours: Sequence[Contour], height: float, shapes: Shapes) -> tuple[Candidate, ...]:
    """Return the letters that a joined glyph may be made of, the nearest first, () for none.

    Args:
        contours: of the whole glyph.
        height: of ก, in the same units.
        shapes: to compare the parts with.
    """
    above: list[Contour] = []
    below: list[Contour] = []
    base: list[Contour] = []
    for contour in contours:
        low, top = min(y for _, y in contour), max(y for _, y in contour)
        if low > JOINED_GLYPHS_ABOVE * height:
            above.append(contour)
        elif top < JOINED_GLYPHS_BELOW * height:
            below.append(contour)
        else:
            base.append(contour)
    parts = [group for group in (base, below, *_stacks(above)) if group]
    rasters = [shape_raster(part) for part in parts]
    inked = [raster for raster in rasters if raster is not None]
    if not 2 <= len(parts) <= MOST_PARTS or len(inked) < len(parts):
        return ()
    options = []
    for place, raster in enumerate(inked):
        candidates = shapes.candidates(raster, height)
        wanted = CONSONANTS if base and place == 0 else MARKS
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
