"""Simple TrueType glyphs: from their bytes in the table glyf to contours, without fontTools.

fontTools takes the whole table apart before it draws the first glyph, and most fonts are asked for
a few; what is not as simple as most is left to it.
"""

from .outlines import Point, quadratics_to_contours

HEADER = 10  # contour count and box
# Flags of a point. Source: OpenType, table glyf, simple glyph flags.
ON_CURVE, SHORT_X, SHORT_Y, REPEAT, SAME_X, SAME_Y, CUBIC = 1, 2, 4, 8, 16, 32, 128


def entry_to_contours(entry: bytes) -> list[list[Point]] | None:
    """Return the contours of a simple glyph, curves as short lines; None for any other.

    Args:
        entry: of the glyph in the table glyf.

    >>> box = bytes.fromhex("0001 0000 0000 0064 0064")
    >>> entry_to_contours(box + bytes.fromhex("0002 0000 37 33 35 64 64 64"))
    [[(100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]]
    """
    size = len(entry)
    if size < HEADER:
        return None
    count = entry[0] << 8 | entry[1]
    if not 0 < count < 0x8000 or HEADER + 2 * count + 2 > size:
        return None
    ends: list[int] = []
    at = HEADER
    for _ in range(count):
        ends.append(entry[at] << 8 | entry[at + 1])
        at += 2
    at += 2 + (entry[at] << 8 | entry[at + 1])
    n_points = ends[-1] + 1
    flags: list[int] = []
    length = 0  # of the coordinates
    while len(flags) < n_points:
        if at + 2 > size:
            return None
        flag = entry[at]
        at += 1
        repeat = 1
        if flag & REPEAT:
            repeat += entry[at]
            at += 1
        if flag & CUBIC:
            return None
        wide = 1 if flag & SHORT_X else (0 if flag & SAME_X else 2)
        wide += 1 if flag & SHORT_Y else (0 if flag & SAME_Y else 2)
        length += wide * repeat
        for _ in range(repeat):
            flags.append(flag)
    if len(flags) != n_points or at + length > size:
        return None
    xs, at = _coordinates(entry, at, flags, SHORT_X, SAME_X)
    ys, at = _coordinates(entry, at, flags, SHORT_Y, SAME_Y)
    points: list[Point] = [(xs[place], ys[place]) for place in range(n_points)]
    return quadratics_to_contours(points, ends, flags)


def _coordinates(
    entry: bytes, at: int, flags: list[int], short: int, same: int
) -> tuple[list[float], int]:
    """Return one coordinate of all points, and where those bytes end."""
    found: list[float] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += entry[at] if flag & same else -entry[at]
            at += 1
        elif not flag & same:
            step = entry[at] << 8 | entry[at + 1]
            value += step - 0x10000 if step >= 0x8000 else step
            at += 2
        found.append(float(value))
    return found, at
