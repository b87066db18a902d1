"""Glyphs that foundries and subsetters join: a consonant with its marks, or two marks."""

from collections.abc import Sequence

from ..fonts.known_shapes import Candidate, KnownShapes, shape_raster
from ..fonts.outlines import Point
from ..thai import CONSONANTS, LOWER, MARKS, TONES, UPPER
from .looks import surest

Contour = Sequence[Point]
PART_MARGIN = 1.3  # of each part's likeness; parts are few and must fit together besides
PART_DISTANCE = 80.0
_ABOVE = 0.92  # of the height of ก: where marks begin
_BELOW = 0.05


def part_glyph(
    contours: Sequence[Contour], height: float, shapes: KnownShapes
) -> tuple[Candidate, ...]:
    """Return the letters that a joined glyph is made of, () when it is none or in doubt.

    Args:
        contours: of the whole glyph.
        height: of ก, in the same units.
        shapes: to compare the parts with.
    """
    above, below, base = [], [], []
    for contour in contours:
        low, top = min(y for _, y in contour), max(y for _, y in contour)
        if low > _ABOVE * height:
            above.append(contour)
        elif top < _BELOW * height:
            below.append(contour)
        else:
            base.append(contour)
    parts = [group for group in (base, below, *_stacks(above)) if group]
    if len(parts) < 2:
        return ()
    found = []
    for place, part in enumerate(parts):
        raster = shape_raster(part)
        if raster is None:
            return ()
        candidates = shapes.candidates([raster], height)[0]
        wanted = CONSONANTS if base and place == 0 else MARKS
        fitting = [one for one in candidates if one.letter in wanted]
        if not fitting or fitting[0].distance > PART_DISTANCE or surest(fitting) < PART_MARGIN:
            return ()
        found.append(fitting[0])
    return tuple(found) if _can_stand_together([one.letter for one in found]) else ()


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
