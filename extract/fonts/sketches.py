"""Sketches: a coarse look at a glyph, to see in passing that a letter is drawn as another one.

Every font without a second witness is looked at, so this is plain Python and needs no numpy.
"""

import math
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from operator import mul
from typing import TypeAlias

from .rasters import Contours, Raster, blurred, contours_to_raster
from .tolerances import SKETCH_LINES, SKETCH_SIZE, SKETCHES_NEAR, SKETCHES_ROUNDING

Sketch: TypeAlias = tuple[float, ...]
DIGIT, LATIN, THAI = "digit", "latin", "thai"


class Sketches:
    """Groups of glyphs of each letter, as short descriptors.

    Args:
        mean: of all glyphs' rasters and geometry.
        projection: one row for each number of a descriptor.
        groups: the middles of each letter's groups.
        reaches: squared distance within which a glyph is certainly the letter.
    """

    def __init__(
        self,
        mean: list[float],
        projection: list[list[float]],
        groups: dict[str, list[list[float]]],
        reaches: dict[str, float],
    ) -> None:
        self._rows = [
            (tuple(row), sum(map(mul, row, row)), sum(map(mul, row, mean))) for row in projection
        ]
        self._groups = {
            letter: [tuple(group) for group in found] for letter, found in groups.items()
        }
        self._reaches = reaches
        self._rivals: dict[str, tuple[list[float], list[Sketch]]] = {}  # by kind of letter

    def describe(self, raster: list[float], place: list[float]) -> Sketch:
        """Return the descriptor of a raster and its geometry.

        Its products with the rows of the projection are worked out of their distances, for which
        the standard library has a function in C: a tenth of the time.
        """
        whole = tuple(raster + place)
        length: float = sum(map(mul, whole, whole))
        return tuple(
            [
                (length + own - math.dist(row, whole) ** 2) / 2.0 - middle
                for row, own, middle in self._rows
            ]
        )

    def distance(self, sketch: Sketch, letter: str) -> float:
        """Return the squared distance of a descriptor to the nearest group of a letter."""
        nearest: float = min([math.dist(group, sketch) for group in self._groups[letter]])
        return nearest * nearest

    def knows(self, letter: str) -> bool:
        """Return whether a letter was drawn in the faces that the sketches are made of."""
        return letter in self._groups

    def is_within_reach(self, sketch: Sketch, letter: str) -> bool:
        """Return whether a descriptor is as near to a letter as only its own glyphs are."""
        return self.distance(sketch, letter) <= self._reaches[letter]

    def is_doubtful(self, sketch: Sketch, letter: str, times: float) -> bool:
        """Return whether a letter is at least so many times farther than the nearest one.

        A digit is compared with digits, a Thai letter with Thai ones, a Latin one with all.
        """
        far = self.distance(sketch, letter) + SKETCHES_NEAR
        near = far / times - SKETCHES_NEAR
        if near < 0.0:
            return False
        # No group is nearer than the difference of the lengths: four of five need no other look.
        length, reach = math.hypot(*sketch), math.sqrt(near) + SKETCHES_ROUNDING
        lengths, rivals = self._rivals_of(letter)
        first, last = bisect_left(lengths, length - reach), bisect_right(lengths, length + reach)
        for rival in rivals[first : max(first, last)]:
            away: float = math.dist(rival, sketch)
            if far >= times * (away * away + SKETCHES_NEAR):
                return True
        return False

    def _rivals_of(self, letter: str) -> tuple[list[float], list[Sketch]]:
        """Return the groups that a letter is compared with, by their lengths, and these."""
        kind = _kind(letter)
        rivals = self._rivals.get(kind)
        if rivals is None:
            found = [
                (math.hypot(*group), group)
                for other, groups in self._groups.items()
                if kind in (LATIN, _kind(other))
                for group in groups
            ]
            found.sort()
            rivals = self._rivals[kind] = [one[0] for one in found], [one[1] for one in found]
        return rivals


def _kind(letter: str) -> str:
    if letter.isdecimal():
        return DIGIT
    return LATIN if letter.isascii() else THAI


def sketch_raster(contours: Contours) -> Raster | None:
    """Return the blurred raster that sketches are made of; None where nothing is inked."""
    raster = contours_to_raster(contours, SKETCH_SIZE, SKETCH_LINES)
    return None if raster is None else raster._replace(ink=blurred(raster.ink, SKETCH_SIZE))


@cache
def known_sketches() -> Sketches:
    """Return the sketches of the free faces named in shapes.toml."""
    return read_sketches((files(__package__) / "sketches.bin").read_bytes())


def write_sketches(
    mean: Sequence[float],
    projection: Sequence[Sequence[float]],
    groups: Mapping[str, Sequence[Sequence[float]]],
    reaches: Mapping[str, float],
) -> bytes:
    """Return the bytes of a file of sketches: counts, letters, 32-bit numbers, low byte first."""
    counts = [len(mean), len(projection), len(groups)]
    counts += [number for letter, found in groups.items() for number in (ord(letter), len(found))]
    numbers = [*mean]
    for row in projection:
        numbers += row
    numbers += [reaches[letter] for letter in groups]
    for found in groups.values():
        for group in found:
            numbers += group
    return struct.pack(f"<{len(counts)}I{len(numbers)}f", *counts, *numbers)


def read_sketches(data: bytes) -> Sketches:
    """Return the sketches of a file's bytes."""
    n_cells, n_rows, n_letters = struct.unpack_from("<3I", data)
    sizes = struct.unpack_from(f"<{2 * n_letters}I", data, 12)
    start = 12 + 8 * n_letters
    numbers = list(struct.unpack_from(f"<{(len(data) - start) // 4}f", data, start))
    mean, at = numbers[:n_cells], n_cells
    projection = []
    for _ in range(n_rows):
        projection.append(numbers[at : at + n_cells])
        at += n_cells
    letters = [chr(point) for point in sizes[::2]]
    reaches = dict(zip(letters, numbers[at : at + n_letters], strict=True))
    at += n_letters
    groups: dict[str, list[list[float]]] = {}
    for letter, count in zip(letters, sizes[1::2], strict=True):
        groups[letter] = [
            numbers[at + n_rows * number : at + n_rows * (number + 1)] for number in range(count)
        ]
        at += n_rows * count
    return Sketches(mean, projection, groups, reaches)
