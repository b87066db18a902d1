"""A rule that a stamp covers is one rule; two rules with white between them are two."""

import numpy as np
import pytest

from mattrakan.extract.ocr.covered_rules import join_under_strokes
from mattrakan.extract.ocr.ruling import ImageRule

DPI = 100.0
LEFT = ImageRule(10, 50, 200, 52)
UPRIGHT = ImageRule(200, 20, 202, 80)


def picture(first: int, last: int, top: int = 45, bottom: int = 60) -> np.ndarray:
    """Return what a stamp drew: ink in some columns, on white."""
    strokes = np.full((100, 700), 255, np.uint8)
    strokes[top:bottom, first:last] = 90
    return strokes


@pytest.mark.parametrize(
    ("right", "strokes", "wanted"),
    [
        (ImageRule(300, 50, 400, 52), picture(200, 300), [(10, 400)]),
        (ImageRule(300, 50, 400, 52), picture(200, 250), [(10, 400)]),  # just half of it
        (ImageRule(300, 50, 400, 52), picture(200, 249), [(10, 200), (300, 400)]),
        (ImageRule(300, 50, 400, 52), picture(0, 0), [(10, 200), (300, 400)]),
        (ImageRule(300, 50, 400, 52), picture(200, 300, 60, 90), [(10, 200), (300, 400)]),  # below
        (ImageRule(300, 53, 400, 55), picture(200, 300), [(10, 200), (300, 400)]),  # another row's
        (ImageRule(300, 52, 400, 54), picture(200, 300), [(10, 400)]),
        (ImageRule(450, 50, 500, 52), picture(200, 450), [(10, 500)]),
        (ImageRule(451, 50, 500, 52), picture(200, 451), [(10, 200), (451, 500)]),  # no stamp
    ],
)
def test_level_rules_are_joined_under_ink(
    right: ImageRule, strokes: np.ndarray, wanted: list[tuple[int, int]]
) -> None:
    found = join_under_strokes([right, UPRIGHT, LEFT], strokes, DPI)
    assert UPRIGHT in found
    assert sorted((rule.x0, rule.x1) for rule in found if rule.is_level) == wanted


def test_a_rule_that_two_strokes_cut_is_one() -> None:
    strokes = np.minimum(picture(200, 300), picture(400, 500))
    rules = [LEFT, ImageRule(300, 51, 400, 53), ImageRule(500, 50, 600, 52)]
    [rule] = join_under_strokes(rules, strokes, DPI)
    assert rule == ImageRule(10, 50, 600, 53)
