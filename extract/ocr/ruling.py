"""Ruled lines of a picture: long thin stretches of ink that stand alone."""

from dataclasses import dataclass

import numpy as np

from .faint_rules import find_faint_lines
from .page_image import Grey
from .runs import Ink, Pieces, column_ends, find_pieces, ink_runs, paint, transposed
from .tolerances import (
    ALONE_SHARE,
    BESIDE_IN,
    FAINT_APART_IN,
    GAP_IN,
    JOIN_IN,
    LONG_RUN_IN,
    LONG_UPRIGHT_IN,
    RULING_SLOPE,
    SHORTEST_FAINT_IN,
    SHORTEST_LEVEL_IN,
    SHORTEST_UPRIGHT_IN,
    TALL_RUN_IN,
    THICKEST_IN,
)


@dataclass(frozen=True, slots=True)
class ImageRule:
    """A ruled line in pixels; its box holds its full thickness."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


def find_image_rules(ink: Ink, dpi: float, grey: Grey | None = None) -> tuple[list[ImageRule], Ink]:
    """Return the rules of a page and their ink.

    Args:
        ink: of the page.
        dpi: its resolution.
        grey: the page, where it has levels of grey: rules may be lighter than its ink.
    """
    level, level_ink = _level_rules(ink, dpi, LONG_RUN_IN, SHORTEST_LEVEL_IN)
    across = transposed(ink)
    turned, turned_ink = _level_rules(across, dpi, TALL_RUN_IN, SHORTEST_UPRIGHT_IN)
    if grey is not None:
        faint, faint_ink = _faint_rules(grey, ink, dpi)
        level, level_ink = level + faint, level_ink | faint_ink
        faint, faint_ink = _faint_rules(transposed(grey), across, dpi)
        turned, turned_ink = turned + faint, turned_ink | faint_ink
    upright_ink = transposed(turned_ink)
    upright = []
    for one in turned:
        rule = ImageRule(one.top, one.x0, one.bottom, one.x1)
        if rule.bottom - rule.top >= LONG_UPRIGHT_IN * dpi or _joins(rule, level_ink, dpi):
            upright.append(rule)
        else:  # a letter: two of the Thai vowels are tall strokes
            upright_ink[int(rule.top) : int(rule.bottom), int(rule.x0) : int(rule.x1)] = False
    return level + upright, level_ink | upright_ink


def _faint_rules(grey: Grey, ink: Ink, dpi: float) -> tuple[list[ImageRule], Ink]:
    """Return level rules that are lighter than ink, and where they are drawn."""
    lines = find_faint_lines(grey, dpi)
    beside = ink.copy()  # the blurred edge of a rule is none
    for step in range(1, max(2, round(FAINT_APART_IN * dpi)) + 1):
        beside[step:] |= ink[:-step]
        beside[:-step] |= ink[step:]
    lines &= ~beside
    return _level_rules(lines, dpi, LONG_RUN_IN, SHORTEST_FAINT_IN)


def _joins(rule: ImageRule, level_ink: Ink, dpi: float) -> bool:
    """Return whether an upright rule ends at level ones above and below."""
    reach = round(JOIN_IN * dpi)
    x0, x1 = max(0, int(rule.x0) - reach), int(rule.x1) + reach
    return all(
        level_ink[max(0, int(y) - reach) : int(y) + reach, x0:x1].any()
        for y in (rule.top, rule.bottom)
    )


def _level_rules(
    ink: Ink, dpi: float, run_in: float, shortest_in: float
) -> tuple[list[ImageRule], Ink]:
    runs = ink_runs(ink).closed(max(1, round(GAP_IN * dpi))).opened(round(run_in * dpi))
    pieces = find_pieces(runs)
    straight = np.zeros(len(pieces), bool)
    for number in range(len(pieces)):
        width, height = int(pieces.width[number]), int(pieces.height[number])
        thickness = pieces.area[number] / width
        straight[number] = (
            width >= shortest_in * dpi
            and height <= max(0.03 * dpi, RULING_SLOPE * width) + thickness
            and thickness <= THICKEST_IN * dpi
        )
    # The other line of a double rule is nothing that a rule could be a part of.
    others = ink & ~paint(pieces.runs_of(straight), 0, 0, runs.width, runs.height)
    kept = straight.copy()
    for place in np.flatnonzero(straight):
        kept[place] = _stands_alone(others, pieces, int(place), dpi)
    found = [_rule(pieces, int(place)) for place in np.flatnonzero(kept)]
    return found, paint(pieces.runs_of(kept), 0, 0, runs.width, runs.height)


def _stands_alone(ink: Ink, pieces: Pieces, number: int, dpi: float) -> bool:
    """Return whether most of a piece's length has white on both sides, where `ink` is not."""
    top, bottom = column_ends(pieces, number)
    x0, width = int(pieces.x0[number]), int(pieces.width[number])
    beside = max(2, round(BESIDE_IN * dpi))
    columns = np.arange(x0, x0 + width)
    drawn = bottom >= 0
    above = ink[np.maximum(top - beside, 0), columns]
    below = ink[np.minimum(bottom + beside, ink.shape[0] - 1), columns]
    return bool(np.mean(~above[drawn] & ~below[drawn]) > ALONE_SHARE)


def _rule(pieces: Pieces, number: int) -> ImageRule:
    return ImageRule(
        float(pieces.x0[number]),
        float(pieces.top[number]),
        float(pieces.x1[number]),
        float(pieces.bottom[number]),
    )
