"""Blend modes: each of the PDF standard, against its formulas (ISO 32000-2, table 134)."""

from collections.abc import Callable
from fractions import Fraction
from math import sqrt

import pytest

from mattrakan.extract.readers.fast.blending import blend

STEPS = [Fraction(n, 8) for n in range(9)]
ONE, HALF = Fraction(1), Fraction(1, 2)


def hard_light(below: Fraction, paint: Fraction) -> Fraction:
    if paint <= HALF:
        return 2 * below * paint
    twice = 2 * paint - 1
    return below + twice - below * twice


def dodge(below: Fraction, paint: Fraction) -> Fraction:
    if below == 0:
        return Fraction(0)
    return ONE if below >= 1 - paint else below / (1 - paint)


def burn(below: Fraction, paint: Fraction) -> Fraction:
    if below == 1:
        return ONE
    return Fraction(0) if 1 - below >= paint else 1 - (1 - below) / paint


def soft_light(below: Fraction, paint: Fraction) -> float:
    if paint <= HALF:
        return float(below - (1 - 2 * paint) * below * (1 - below))
    light = float(((16 * below - 12) * below + 4) * below)
    if below > Fraction(1, 4):
        light = sqrt(below)
    return float(below) + float(2 * paint - 1) * (light - float(below))


MODES: dict[str, Callable[[Fraction, Fraction], Fraction | float]] = {
    "Normal": lambda below, paint: paint,
    "Multiply": lambda below, paint: below * paint,
    "Screen": lambda below, paint: below + paint - below * paint,
    "Overlay": lambda below, paint: hard_light(paint, below),
    "Darken": min,
    "Lighten": max,
    "ColorDodge": dodge,
    "ColorBurn": burn,
    "HardLight": hard_light,
    "SoftLight": soft_light,
    "Difference": lambda below, paint: abs(below - paint),
    "Exclusion": lambda below, paint: below + paint - 2 * below * paint,
}


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_mixes_each_component_by_its_formula(mode: str) -> None:
    for below in STEPS:
        for paint in STEPS:
            expected = float(MODES[mode](below, paint))
            one = blend(mode, (float(below), 0.25, 0.75), (float(paint), 0.5, 0.5))
            other = blend(mode, (0.25, float(below), 0.75), (0.5, float(paint), 0.5))
            last = blend(mode, (0.25, 0.75, float(below)), (0.5, 0.5, float(paint)))
            assert [one[0], other[1], last[2]] == pytest.approx([expected] * 3, abs=1e-9), (
                below,
                paint,
            )


def test_a_mode_that_nobody_knows_is_normal() -> None:
    assert blend("Glow", (0.1, 0.2, 0.3), (0.4, 0.5, 0.6)) == (0.4, 0.5, 0.6)
