"""Colours of spaces that are no grey, RGB or CMYK of their own, as red, green and blue.

What decides here is whether something is seen: profiles of devices are left aside, and colours are
as exact as the eye needs to tell ink from paper. Source: ISO 32000-1, 8.6.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from .appearance import RGB, WHITE_PAPER, to_rgb
from .functions import numbers, read_function
from .tolerances import DEEPEST_FUNCTION

ToRGB: TypeAlias = Callable[[Sequence[float]], "RGB | None"]

_DEVICE = frozenset({"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB"})
_EPSILON = 6 / 29
_FAILURES = (ArithmeticError, IndexError, KeyError, TypeError, ValueError)


def read_colours(spec: Any) -> ToRGB:
    """Return what takes the numbers of a colour space to red, green and blue.

    It answers None for colours that cannot be told.

    Args:
        spec: the space as pdfminer has it.
    """
    try:
        convert = _read(spec, 0)
    except _FAILURES:
        return _unknown
    known: dict[tuple[float, ...], RGB | None] = {}

    def ask(values: Sequence[float]) -> RGB | None:
        key = tuple(values)
        if key not in known:
            try:
                known[key] = convert(key)
            except _FAILURES:
                known[key] = None
        return known[key]

    return ask


def first_colour(name: str, count: int) -> tuple[float, ...]:
    """Return the colour that counts from the choice of a space on (ISO 32000-1, table 74).

    Args:
        name: of the space.
        count: how many numbers a colour of it has.

    >>> first_colour("Separation", 1), first_colour("DeviceCMYK", 4)
    ((1.0,), (0.0, 0.0, 0.0, 1.0))
    """
    if name in ("Separation", "DeviceN"):
        return (1.0,) * count
    return (0.0, 0.0, 0.0, 1.0) if count == 4 and name != "Lab" else (0.0,) * count


def _unknown(values: Sequence[float]) -> RGB | None:
    return None


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _read(spec: Any, depth: int) -> ToRGB:
    spec = resolve1(spec)
    if depth > DEEPEST_FUNCTION:
        return _unknown
    parts = spec if isinstance(spec, list) else [spec]
    name = _name(parts[0])
    if name in ("Separation", "DeviceN"):
        return _tinted(parts, depth)
    if name == "Indexed":
        return _indexed(parts, depth)
    if name == "Lab":
        return _lab(resolve1(parts[1]))
    if name == "ICCBased":
        return _of_profile(resolve1(parts[1]), depth)
    return _device if name in _DEVICE else _unknown


def _device(values: Sequence[float]) -> RGB | None:
    return to_rgb(tuple(min(max(value, 0.0), 1.0) for value in values))


def _of_profile(profile: Any, depth: int) -> ToRGB:
    """Return the colours of a profile, which may be one of Lab and says so by its alternate."""
    attrs = profile.attrs if isinstance(profile, PDFStream) else {}
    alternate = resolve1(attrs.get("Alternate"))
    if isinstance(alternate, list) and _name(alternate[0]) == "Lab":
        return _read(alternate, depth + 1)
    return _device


def _tinted(parts: list[Any], depth: int) -> ToRGB:
    """Return spot colours, which another space shows where there is no such ink.

    No ink at all leaves the paper, also where the function of the tint is not followed.
    """
    if _name(parts[1]) == "None":
        return lambda values: WHITE_PAPER  # an ink that is never printed
    base = _read(parts[2], depth + 1)
    try:
        tint = read_function(parts[3])
    except _FAILURES:
        return lambda values: None if any(values) else WHITE_PAPER
    return lambda values: base(tint(values))


def _indexed(parts: list[Any], depth: int) -> ToRGB:
    base, highest, table = _read(parts[1], depth + 1), int(resolve1(parts[2])), resolve1(parts[3])
    data = table.get_data() if isinstance(table, PDFStream) else bytes(table)
    count = len(data) // (highest + 1)
    under = resolve1(parts[1])
    is_lab = isinstance(under, list) and _name(under[0]) == "Lab"
    limits = _limits(resolve1(under[1])) if is_lab else []

    def convert(values: Sequence[float]) -> RGB | None:
        place = min(max(int(values[0]), 0), highest)
        shares = [byte / 255 for byte in data[place * count : (place + 1) * count]]
        if is_lab:
            shares = [
                low + share * (high - low)
                for share, low, high in zip(shares, limits[::2], limits[1::2], strict=True)
            ]
        return base(shares)

    return convert


def _limits(lab: Any) -> list[float]:
    return [0.0, 100.0, *(numbers(lab.get("Range")) or [-100.0, 100.0, -100.0, 100.0])]


def _lab(attrs: Any) -> ToRGB:
    """Return colours of CIE 1976 L*a*b*, whose own white is the paper's."""

    def convert(values: Sequence[float]) -> RGB | None:
        lightness, a, b = values
        middle = (lightness + 16) / 116
        x, y, z = (_from_lab(part) for part in (middle + a / 500, middle, middle - b / 200))
        x, z = 0.9505 * x, 1.089 * z  # of D65, for which the matrix of sRGB is
        return (
            _to_srgb(3.2406 * x - 1.5372 * y - 0.4986 * z),
            _to_srgb(-0.9689 * x + 1.8758 * y + 0.0415 * z),
            _to_srgb(0.0557 * x - 0.2040 * y + 1.0570 * z),
        )

    return convert


def _from_lab(part: float) -> float:
    return float(part**3) if part >= _EPSILON else 3 * _EPSILON**2 * (part - 4 / 29)


def _to_srgb(linear: float) -> float:
    linear = min(max(linear, 0.0), 1.0)
    return float(1.055 * linear ** (1 / 2.4) - 0.055) if linear > 0.0031308 else 12.92 * linear
