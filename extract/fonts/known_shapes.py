"""Known shapes: which letters of free faces a glyph is drawn like, and how nearly.

With numpy, where an extra brought it, else by `shape_images`.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple, Protocol

from .rasters import Contours, Raster, contours_to_raster
from .tolerances import (
    GEOMETRY_WEIGHT,
    KNOWN_SHAPES_EVERY,
    KNOWN_SHAPES_FAR,
    KNOWN_SHAPES_LINES,
    KNOWN_SHAPES_SIZE,
    MOST_CANDIDATES,
    MOST_INKS,
)

_CELLS = KNOWN_SHAPES_SIZE * KNOWN_SHAPES_SIZE

# Heights of ก by the em: 0.29 in TH Sarabun, 0.36 in Angsana, 0.55 in Loma, 0.62 in Kanit.
HEIGHTS = tuple(0.26 * 1.08**step for step in range(14))


class Candidate(NamedTuple):
    """A letter that a glyph may be, and the squared distance to the nearest known shape of it."""

    letter: str
    distance: float


class Shapes(Protocol):
    """Known shapes, to compare glyphs with."""

    letters: str

    def misfits(self, raster: Raster, em: float) -> list[float]:
        """Return how unlike any known one a glyph is if ก has each of HEIGHTS."""

    def candidates(self, raster: Raster, height: float) -> list[Candidate]:
        """Return the letters that a raster is most like, the nearest first."""


def best_height(misfits: Sequence[Sequence[float]], em: float) -> float:
    """Return the height of ก in font units under which glyphs are most like known ones."""
    totals = [sum(of_height) for of_height in zip(*misfits, strict=True)]
    return HEIGHTS[totals.index(min(totals))] * em


class KnownShapes:
    """Descriptors of the glyphs of free faces (see shapes.toml), and the way to make them.

    A descriptor is a linear projection of a blurred raster and its geometry, made by
    ``benchmarks/fonts/make_shapes.py`` to part letters.
    """

    def __init__(self, data: Any) -> None:
        import numpy as np

        unit = float(data["unit"][0])
        order = np.argsort(data["kinds"], kind="stable")
        kinds = data["kinds"][order]
        self.letters = str(data["letters"][0])
        points = data["points"][order].astype(np.float32) * unit
        self._lengths = (points * points).sum(1)
        self._columns = np.ascontiguousarray(points.T)
        self._starts = np.searchsorted(kinds, np.arange(len(self.letters)))
        self._projection = data["projection"].astype(np.float32) * unit
        self._middle = data["mean"].astype(np.float32) @ self._projection
        self._inks: dict[int, tuple[Raster, Any]] = {}
        self._few = np.ascontiguousarray(self._columns[:, ::KNOWN_SHAPES_EVERY])
        self._few_lengths = self._lengths[::KNOWN_SHAPES_EVERY]
        self._few_by_place = 2.0 * self._projection[_CELLS:] @ self._few

    def misfits(self, raster: Raster, em: float) -> list[float]:
        """Return how unlike any known one a glyph is if ก has each of HEIGHTS."""
        import numpy as np

        ink = self._ink(raster)
        places = np.array([geometry(raster, share * em) for share in HEIGHTS], np.float32)
        found = ink + places @ self._projection[_CELLS:]
        by_ink = self._few_lengths - 2.0 * _times(ink, self._few)
        halves = np.array_split(places, 2)  # all at once are so many that threads are started
        nearest = [(by_ink - half @ self._few_by_place).min(1) for half in halves]
        away = np.concatenate(nearest) + (found * found).sum(1)
        unlike: list[float] = np.minimum(away, KNOWN_SHAPES_FAR).tolist()
        return unlike

    def candidates(self, raster: Raster, height: float) -> list[Candidate]:
        """Return the letters that a raster is most like, the nearest first."""
        import numpy as np

        place = np.array(geometry(raster, height), np.float32)
        found = self._ink(raster) + place @ self._projection[_CELLS:]
        away = _times(found, self._columns)
        away *= -2.0  # in place: 15,000 numbers
        away += self._lengths
        by_letter = np.minimum.reduceat(away, self._starts) + found @ found
        ranked = np.argsort(by_letter)[:MOST_CANDIDATES]
        return [
            Candidate(self.letters[kind], max(0.0, distance))
            for kind, distance in zip(ranked.tolist(), by_letter[ranked].tolist(), strict=True)
        ]

    def _ink(self, raster: Raster) -> Any:
        """Return what a raster's ink is in a descriptor: once for the height and the letters."""
        import numpy as np

        known = self._inks.get(id(raster))
        if known is not None:
            return known[1]
        ink = np.array(raster.ink).reshape(KNOWN_SHAPES_SIZE, KNOWN_SHAPES_SIZE)
        blurred = (_spread(_spread(ink.T).T) / 16.0).reshape(_CELLS).astype(np.float32)
        found = _times(blurred, self._projection[:_CELLS]) - self._middle
        if len(self._inks) >= MOST_INKS:
            self._inks.clear()
        self._inks[id(raster)] = raster, found  # with the raster, whose number is no other's then
        return found


def _times(numbers: Any, columns: Any) -> Any:
    """Return ``numbers @ columns``, for which no library starts threads.

    Two threads that wait for each other took 0.1 s of CPU a font for 0.01 s of work.
    """
    import numpy as np

    return np.einsum("j,ji->i", numbers, columns)


def _spread(rows: Any) -> Any:
    """Return a raster with each row spread over its neighbours (1 2 1), as `rasters.blurred`."""
    spread = 2.0 * rows
    spread[:, 1:] += rows[:, :-1]
    spread[:, :-1] += rows[:, 1:]
    return spread


def geometry(raster: Raster, height: float) -> list[float]:
    """Return width, height, lowest and highest point of a glyph by the height of its letters."""
    sides = (raster.right - raster.left, raster.top - raster.low, raster.low, raster.top)
    return [GEOMETRY_WEIGHT * max(-2.0, min(3.0, side / height)) for side in sides]


def shape_raster(contours: Contours) -> Raster | None:
    """Return the raster that glyphs are compared by; None where nothing is inked."""
    return contours_to_raster(contours, KNOWN_SHAPES_SIZE, KNOWN_SHAPES_LINES)


@cache
def known_shapes() -> Shapes:
    """Return the shapes of the free faces named in shapes.toml."""
    data = (files(__package__) / "shapes.npz").read_bytes()
    try:
        import numpy as np
    except ModuleNotFoundError:
        images: Shapes = import_module(f"{__package__}.shape_images").ShapeImages(data)
        return images
    return KnownShapes(np.load(BytesIO(data)))
