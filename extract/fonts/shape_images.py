"""Shape images: known shapes without numpy, which would add 73 MB to what is installed.

Pillow, which pdfplumber needs, calculates with pictures of 32-bit numbers: here a picture has one
pixel for each known shape. A glyph takes 1.3 ms, with numpy 0.2 ms once that is imported.
"""

import io
import struct
import zipfile
from array import array
from ast import literal_eval
from collections.abc import Sequence
from itertools import pairwise
from operator import mul
from typing import Any

from PIL import Image, ImageMath

from .known_shapes import HEIGHTS, Candidate, geometry
from .rasters import Raster, blurred
from .tolerances import (
    KNOWN_SHAPES_EVERY,
    KNOWN_SHAPES_FAR,
    KNOWN_SHAPES_SIZE,
    MOST_CANDIDATES,
)

_CELLS = KNOWN_SHAPES_SIZE * KNOWN_SHAPES_SIZE
_CODES = {"|i1": "b", "|u1": "B", "<f2": "e", "<f4": "f"}


class ShapeImages:
    """What `KnownShapes` is, of the same file.

    Args:
        data: of shapes.npz.
    """

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            arrays = {name[:-4]: _read_array(archive.read(name)) for name in archive.namelist()}
        self.letters = str(arrays["letters"])
        self._unit = float(arrays["unit"][0])
        kinds = arrays["kinds"]
        order = sorted(range(len(kinds)), key=kinds.__getitem__)
        found = [kinds[place] for place in order]
        self._starts = [found.index(kind) for kind in range(len(self.letters))]
        self._starts.append(len(found))
        n_numbers = len(arrays["points"]) // len(kinds)
        columns = [arrays["points"][place::n_numbers] for place in range(n_numbers)]
        self._points = [_image([column[place] for place in order]) for column in columns]
        self._lengths = _weighed_squares(self._points, self._unit)
        few = [image.tobytes() for image in self._points]
        self._few = [_image(memoryview(one).cast("f")[::KNOWN_SHAPES_EVERY]) for one in few]
        self._few_lengths = _weighed_squares(self._few, self._unit)
        rows = [arrays["projection"][place::n_numbers] for place in range(n_numbers)]
        self._ink_rows = [[self._unit * number for number in row[:_CELLS]] for row in rows]
        self._place_rows = [[self._unit * number for number in row[_CELLS:]] for row in rows]
        self._middle = [self._unit * sum(map(mul, row, arrays["mean"])) for row in rows]
        self._by_place = [
            _weigh(self._few, [2.0 * self._unit * row[side] for row in self._place_rows])
            for side in range(len(self._place_rows[0]))
        ]

    def misfits(self, raster: Raster, em: float) -> list[float]:
        """Return how unlike any known one a glyph is if ก has each of HEIGHTS."""
        ink = self._ink(raster)
        away = self._distances(self._few, self._few_lengths, ink)
        unlike = []
        for share in HEIGHTS:
            place = geometry(raster, share * em)
            found = self._place(ink, place)
            nearest = _less(away, self._by_place, place).getextrema()[0]
            unlike.append(min(nearest + sum(map(mul, found, found)), KNOWN_SHAPES_FAR))
        return unlike

    def candidates(self, raster: Raster, height: float) -> list[Candidate]:
        """Return the letters that a raster is most like, the nearest first."""
        found = self._place(self._ink(raster), geometry(raster, height))
        image = self._distances(self._points, self._lengths, found)
        away = memoryview(image.tobytes()).cast("f").tolist()
        length = sum(map(mul, found, found))
        nearest = sorted(
            (min(away[start:end]), letter)
            for letter, (start, end) in zip(self.letters, pairwise(self._starts), strict=True)
        )
        return [
            Candidate(letter, max(0.0, distance + length))
            for distance, letter in nearest[:MOST_CANDIDATES]
        ]

    def _ink(self, raster: Raster) -> list[float]:
        ink = blurred(raster.ink, KNOWN_SHAPES_SIZE)
        rows = zip(self._ink_rows, self._middle, strict=True)
        return [sum(map(mul, row, ink)) - middle for row, middle in rows]

    def _place(self, ink: list[float], place: list[float]) -> list[float]:
        rows = zip(ink, self._place_rows, strict=True)
        return [number + sum(map(mul, row, place)) for number, row in rows]

    def _distances(self, points: list[Any], lengths: Any, found: list[float]) -> Any:
        """Return squared distances to all points, less the square of what was found."""
        return _less(lengths, points, [2.0 * self._unit * number for number in found])


def _read_array(data: bytes) -> Any:
    """Return the numbers of an array as numpy writes it, row by row; a text of letters as such."""
    (length,) = struct.unpack_from("<H", data, 8)
    head = literal_eval(data[10 : 10 + length].decode("ascii"))
    body = data[10 + length :]
    if head["descr"].startswith("<U"):
        return body.decode("utf-32-le").rstrip("\0")
    code = _CODES[head["descr"]]
    return struct.unpack(f"<{len(body) // struct.calcsize(code)}{code}", body)


def _image(numbers: Any) -> Any:
    return Image.frombytes("F", (len(numbers), 1), array("f", numbers).tobytes())


def _weigh(images: list[Any], weights: Sequence[float]) -> Any:
    """Return the sum of images, each times its weight."""

    def add(named: dict[str, Any]) -> Any:
        total = named["0"] * weights[0]
        for place, weight in enumerate(weights[1:], 1):
            total = total + named[str(place)] * weight
        return total

    named = {str(place): image for place, image in enumerate(images)}
    return ImageMath.lambda_eval(add, **named)


def _less(whole: Any, images: list[Any], weights: Sequence[float]) -> Any:
    """Return an image less the sum of others, each times its weight."""
    return _weigh([whole, *images], [1.0, *(-weight for weight in weights)])


def _weighed_squares(images: list[Any], unit: float) -> Any:
    """Return the squared lengths of points, whose numbers count in units."""

    def add(named: dict[str, Any]) -> Any:
        total = named["0"] * named["0"]
        for place in range(1, len(images)):
            total = total + named[str(place)] * named[str(place)]
        return total * (unit * unit)

    return ImageMath.lambda_eval(add, **{str(place): one for place, one in enumerate(images)})
