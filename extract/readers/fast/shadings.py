"""Shadings: whether one has a single colour, and whether it paints all of what a clip leaves.

Source: ISO 32000-1, 8.7.4.5.
"""

import math
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from .appearance import RGB
from .colours import read_colours
from .functions import numbers, read_function
from .tolerances import VISIBILITY_CONTRAST

_STEPS = 8  # places along a shading at which it is asked for its colour
FAILURES = (ArithmeticError, IndexError, KeyError, TypeError, ValueError)


def shading_colour(spec: Any) -> RGB | None:
    """Return the colour of an axial or radial shading that has one alone, None for any other."""
    attrs = _attrs(spec)
    if attrs is None or resolve1(attrs.get("ShadingType")) not in (2, 3):
        return None
    try:
        convert = read_colours(attrs.get("ColorSpace"))
        function = read_function(attrs.get("Function"))
        low, high = numbers(attrs.get("Domain")) or (0.0, 1.0)
        colours = [
            convert(function([low + (high - low) * step / _STEPS])) for step in range(_STEPS + 1)
        ]
    except FAILURES:
        return None
    first = colours[0]
    for colour in colours:
        if first is None or colour is None:
            return None
        if any(abs(a - b) >= VISIBILITY_CONTRAST for a, b in zip(first, colour, strict=True)):
            return None
    return first


def covers_everything(spec: Any) -> bool:
    """Return whether a shading leaves no place unpainted: it is extended beyond both ends."""
    attrs = _attrs(spec)
    if attrs is None or "BBox" in attrs:
        return False
    try:
        kind = resolve1(attrs.get("ShadingType"))
        extends = [bool(resolve1(part)) for part in resolve1(attrs.get("Extend")) or ()]
        if extends != [True, True]:
            return False
        coords = numbers(attrs.get("Coords"))
    except FAILURES:
        return False
    if kind == 2:
        return len(coords) == 4 and coords[:2] != coords[2:]
    if kind == 3 and len(coords) == 6:
        xa, ya, ra, xb, yb, rb = coords
        return math.hypot(xb - xa, yb - ya) < abs(rb - ra)  # one circle is inside the other
    return False


def _attrs(spec: Any) -> dict[str, Any] | None:
    spec = resolve1(spec)
    attrs = spec.attrs if isinstance(spec, PDFStream) else spec
    return attrs if isinstance(attrs, dict) else None
