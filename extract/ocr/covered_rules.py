"""Rules that stamps and signatures cover: what is on both sides of their ink is one rule."""

import numpy as np

from .page_image import Grey
from .ruling import ImageRule
from .tolerances import COVERED_LEVEL_IN, COVERED_SHARE, LARGEST_STROKE_IN


def join_under_strokes(rules: list[ImageRule], strokes: Grey, dpi: float) -> list[ImageRule]:
    """Return rules, level ones joined where the ink of a stamp or a pen lies between them.

    Args:
        rules: of the page.
        strokes: what was faded of the page, on white.
        dpi: its resolution.
    """
    joined = [rule for rule in rules if not rule.is_level]
    level = sorted((rule for rule in rules if rule.is_level), key=lambda rule: rule.x0)
    while level:
        rule = level.pop(0)
        for other in level:
            if _is_covered_between(rule, other, strokes, dpi):
                level.remove(other)
                top, bottom = min(rule.top, other.top), max(rule.bottom, other.bottom)
                level.insert(0, ImageRule(rule.x0, top, other.x1, bottom))
                break
        else:
            joined.append(rule)
    return joined


def _is_covered_between(left: ImageRule, right: ImageRule, strokes: Grey, dpi: float) -> bool:
    """Return whether two rules are one but for the ink of a stamp between them."""
    edge = COVERED_LEVEL_IN * dpi
    y = (left.top + left.bottom) / 2
    if abs((right.top + right.bottom) / 2 - y) > edge:
        return False
    if not 0 < right.x0 - left.x1 <= LARGEST_STROKE_IN * dpi:
        return False
    rows = slice(max(0, round(y - edge)), round(y + edge) + 1)
    between = strokes[rows, round(left.x1) : round(right.x0)] < 255
    return bool(between.size and np.mean(between.any(axis=0)) >= COVERED_SHARE)
