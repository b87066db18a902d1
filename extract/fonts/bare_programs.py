"""Glyphs of font programs that are no TrueType files: CFF, Type 1, and the procedures of Type 3."""

from collections.abc import Mapping
from typing import Any, Protocol

from .contours import flatten
from .outlines import Point
from .tolerances import CURVE_STEPS

Polygons = list[list[Point]]


class BareProgram(Protocol):
    """A program that draws a glyph by its name or number."""

    em: float

    def draw(self, glyph: str | int) -> Polygons | None:
        """Return a glyph's contours; None where there is no such glyph."""


class CffProgram:
    """A CFF program (FontFile3), with glyphs by name, or by number where it is keyed by CID."""

    def __init__(self, data: bytes) -> None:
        from io import BytesIO

        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        top = fonts.topDictIndex[0]
        self.em = 1.0 / float(top.FontMatrix[0] or 0.001)
        self._strings = top.CharStrings
        self._by_cid = hasattr(top, "ROS")
        self._order = list(top.charset)
        encoding = getattr(top, "Encoding", None)
        self.encoding: list[str] = list(encoding) if isinstance(encoding, list) else []

    def draw(self, glyph: str | int) -> Polygons | None:
        """Return a glyph's contours; a number is a CID, or else a place in the program."""
        if isinstance(glyph, int):
            if self._by_cid:
                glyph = f"cid{glyph:05d}"
            elif 0 <= glyph < len(self._order):
                glyph = self._order[glyph]
            else:
                return None
        if glyph not in self._strings:
            return None
        return flatten(self._strings[glyph], None)

    def name(self, glyph: int) -> str | None:
        """Return the name of the glyph at a place, None where glyphs have none."""
        if self._by_cid or not 0 <= glyph < len(self._order):
            return None
        return str(self._order[glyph])


class Type1Program:
    """A Type 1 program (FontFile), with glyphs by name."""

    def __init__(self, data: bytes) -> None:
        from fontTools.t1Lib import T1Font

        font: Any = T1Font.__new__(T1Font)
        font.data = data
        font.encoding = "ascii"
        font.parse()
        self.em = 1.0 / float(font.font["FontMatrix"][0] or 0.001)
        self._strings = font.font["CharStrings"]
        encoding = font.font.get("Encoding")
        self.encoding: list[str] = list(encoding) if isinstance(encoding, list) else []

    def draw(self, glyph: str | int) -> Polygons | None:
        """Return a glyph's contours by its name."""
        if glyph not in self._strings:
            return None
        return flatten(self._strings[glyph], self._strings)


class Type3Program:
    """The procedures of a Type 3 font: paths, and pictures as one polygon for each run of ink.

    Args:
        procedures: by the names that the font's encoding gives.
        matrix: from the glyphs' space to that of text, where an em is 1.
    """

    def __init__(self, procedures: Mapping[str, bytes], matrix: list[float]) -> None:
        self.em = 1.0
        self._procedures = procedures
        self._matrix = matrix

    def draw(self, glyph: str | int) -> Polygons | None:
        """Return a glyph's contours by its name."""
        content = self._procedures.get(str(glyph))
        return None if content is None else procedure_to_contours(content, self._matrix)


def procedure_to_contours(content: bytes, matrix: list[float]) -> Polygons:
    """Return what the content of a Type 3 glyph fills, as polygons."""
    import pikepdf

    contours: Polygons = []
    path: Polygons = []
    current = list(matrix)
    stack: list[list[float]] = []
    pdf = pikepdf.new()
    instructions: Any = pikepdf.parse_content_stream(pdf.make_stream(content))
    for operands, operator in instructions:
        word = str(operator)
        if word == "INLINE IMAGE":
            contours += _picture_to_contours(operands[0], current)
            continue
        numbers = [float(number) for number in operands if not isinstance(number, pikepdf.Object)]
        if word == "q":
            stack.append(list(current))
        elif word == "Q" and stack:
            current = stack.pop()
        elif word == "cm" and len(numbers) == 6:
            current = _times(numbers, current)
        elif word == "re" and len(numbers) == 4:
            x, y, width, height = numbers
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            path.append([_at(current, *corner) for corner in corners])
        elif word == "m" and len(numbers) == 2:
            path.append([_at(current, *numbers)])
        elif word == "l" and path and len(numbers) == 2:
            path[-1].append(_at(current, *numbers))
        elif word in ("c", "v", "y") and path:
            _add_curve(path[-1], word, numbers, current)
        elif word in ("f", "F", "f*", "b", "b*", "B", "B*"):
            contours += [contour for contour in path if len(contour) > 2]
            path = []
        elif word in ("n", "S", "s"):
            path = []
    return contours


def _add_curve(pen: list[Point], word: str, numbers: list[float], matrix: list[float]) -> None:
    points = [_at(matrix, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
    start = pen[-1]
    if word == "v":
        points = [start, *points]
    elif word == "y":
        points = [*points, points[-1]]
    (x1, y1), (x2, y2), (x3, y3) = points
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        pen.append(
            (a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3)
        )


def _picture_to_contours(picture: Any, matrix: list[float]) -> Polygons:
    """Return a rectangle for each run of ink in the rows of a picture of two colours."""
    from .pictures import ink_runs

    columns, rows, runs = ink_runs(picture)
    contours = []
    for row, first, last in runs:
        top, bottom = 1.0 - row / rows, 1.0 - (row + 1) / rows
        left, right = first / columns, last / columns
        corners = ((left, bottom), (right, bottom), (right, top), (left, top))
        contours.append([_at(matrix, *corner) for corner in corners])
    return contours


def _at(matrix: list[float], x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: list[float], outer: list[float]) -> list[float]:
    a, b, c, d, e, f = inner
    (e, f) = _at(outer, e, f)
    (a, b), (c, d) = _turned(outer, a, b), _turned(outer, c, d)
    return [a, b, c, d, e, f]


def _turned(matrix: list[float], x: float, y: float) -> Point:
    a, b, c, d, _, _ = matrix
    return a * x + c * y, b * x + d * y
