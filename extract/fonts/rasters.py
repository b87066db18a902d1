"""Rasters: how much of each cell of a glyph's box is inked, whatever its size."""

from collections.abc import Sequence
from typing import NamedTuple

from .outlines import Point, contour_bounds

Contours = Sequence[Sequence[Point]]


class Raster(NamedTuple):
    """One glyph's ink.

    Attributes:
        left: of its box in font units, as are the others.
        low: below zero where it reaches under the baseline.
        right: of its box.
        top: of its box.
        ink: inked share of each cell, row by row from the lowest, each from left to right.
    """

    left: float
    low: float
    right: float
    top: float
    ink: list[float]


def contours_to_raster(contours: Contours, size: int, lines: int) -> Raster | None:
    """Return the raster of closed contours; None where nothing is inked.

    A cell's share is measured along scanlines. Overlapping contours of one direction are inked
    once, and holes are contours of the other direction.

    Args:
        contours: as polygons.
        size: rows and columns.
        lines: scanlines in each row.
    """
    left, low, right, top = contour_bounds(contours)
    width, height = right - left, top - low
    if width <= 0.0 or height <= 0.0:
        return None
    count = size * lines
    across, up = size / width, count / height
    columns = size + 1
    turns = [0.0] * (count * columns)
    for contour in contours:
        xa, ya = contour[-1]
        xa, ya = (xa - left) * across, (ya - low) * up
        for xb, yb in contour:
            xb, yb = (xb - left) * across, (yb - low) * up
            if ya < yb:
                _cross(turns, xa, ya, xb, yb, 1.0, count, columns)
            elif yb < ya:
                _cross(turns, xb, yb, xa, ya, -1.0, count, columns)
            xa, ya = xb, yb
    return Raster(left, low, right, top, _fill(turns, size, lines))


def _cross(
    turns: list[float],
    xa: float,
    ya: float,
    xb: float,
    yb: float,
    turn: float,
    count: int,
    columns: int,
) -> None:
    """Note where a side of a contour, written upwards, crosses scanlines."""
    line = int(ya + 0.5)
    slope = (xb - xa) / (yb - ya)
    while line < count and line + 0.5 < yb:
        x = xa + (line + 0.5 - ya) * slope
        column = int(x)
        if column > columns - 2:
            column = columns - 2
        share = (column + 1 - x) * turn
        place = line * columns + column
        turns[place] += share
        turns[place + 1] += turn - share
        line += 1


def _fill(turns: list[float], size: int, lines: int) -> list[float]:
    """Return the inked share of each cell from the turns at each scanline's crossings."""
    ink = [0.0] * (size * size)
    columns = size + 1
    part = 1.0 / lines
    place = 0
    for line in range(size * lines):
        winding = 0.0
        cell = (line // lines) * size
        for _ in range(size):
            winding += turns[place]
            if winding > 1e-9 or winding < -1e-9:
                share = winding if winding > 0.0 else -winding
                ink[cell] += part if share > 1.0 else share * part
            place += 1
            cell += 1
        place += columns - size
    return ink


def blurred(ink: list[float], size: int) -> list[float]:
    """Return a raster with each cell spread over its neighbours (1 2 1), so that near is alike."""
    level = [0.0] * (size * size)
    for row in range(size):
        at = row * size
        for column in range(size):
            value = 2.0 * ink[at + column]
            if column:
                value += ink[at + column - 1]
            if column < size - 1:
                value += ink[at + column + 1]
            level[at + column] = value
    spread = [0.0] * (size * size)
    for place in range(size * size):
        value = 2.0 * level[place]
        if place >= size:
            value += level[place - size]
        if place < size * size - size:
            value += level[place + size]
        spread[place] = value / 16.0
    return spread
