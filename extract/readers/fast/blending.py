"""Blend modes of PDF: the colour that paint leaves on what is below it (ISO 32000-1, 11.3.5)."""

from typing import Final

from .appearance import RGB
from .paths import brightness

_COVERING: Final = frozenset({"Normal", "Compatible"})
# Modes that keep the light of what is below, and so leave greys and white as they are.
_OF_COLOUR: Final = frozenset({"Hue", "Saturation", "Color"})


def blend_name(mode: str) -> str:
    """Return the name of a blend mode, empty for one that leaves nothing of what is below."""
    return "" if mode in _COVERING else mode


def blend(mode: str, below: RGB, paint: RGB) -> RGB:
    """Return the colour seen where opaque paint lies on a colour.

    Args:
        mode: name of the blend mode; an unknown one counts as Normal, as readers take it.
        below: the backdrop.
        paint: the source.

    >>> blend("Screen", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    (1.0, 1.0, 1.0)
    >>> blend("Difference", (1.0, 1.0, 1.0), (1.0, 1.0, 1.0))
    (0.0, 0.0, 0.0)
    """
    if mode in _OF_COLOUR:
        is_grey = max(below) - min(below) < 1e-6
        return below if is_grey else paint
    if mode == "Luminosity":
        light = brightness(paint)
        return light, light, light
    return (
        _mixed(mode, below[0], paint[0]),
        _mixed(mode, below[1], paint[1]),
        _mixed(mode, below[2], paint[2]),
    )


def _mixed(mode: str, below: float, paint: float) -> float:
    """Return one component of what a separable mode leaves."""
    if mode == "Multiply":
        return below * paint
    if mode == "Screen":
        return below + paint - below * paint
    if mode == "Darken":
        return min(below, paint)
    if mode == "Lighten":
        return max(below, paint)
    if mode == "Difference":
        return abs(below - paint)
    if mode == "Exclusion":
        return below + paint - 2.0 * below * paint
    if mode == "Overlay":
        return _hard(paint, below)
    if mode == "HardLight":
        return _hard(below, paint)
    if mode == "ColorDodge":
        return _dodged(below, paint)
    if mode == "ColorBurn":
        return 1.0 - _dodged(1.0 - below, 1.0 - paint)
    if mode == "SoftLight":
        return _soft(below, paint)
    return paint


def _hard(below: float, paint: float) -> float:
    if paint <= 0.5:
        return 2.0 * below * paint
    light = 2.0 * paint - 1.0
    return below + light - below * light


def _dodged(below: float, paint: float) -> float:
    if below == 0.0:
        return 0.0
    return 1.0 if below >= 1.0 - paint else below / (1.0 - paint)


def _soft(below: float, paint: float) -> float:
    if paint <= 0.5:
        return below - (1.0 - 2.0 * paint) * below * (1.0 - below)
    lighter = ((16.0 * below - 12.0) * below + 4.0) * below if below <= 0.25 else below**0.5
    return below + (2.0 * paint - 1.0) * (lighter - below)
