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
    HEIGHT_SAMPLE,
    KNOWN_SHAPES_EVERY,
    KNOWN_SHAPES_FAR,
    KNOWN_SHAPES_LINES,
    KNOWN_SHAPES_SIZE,
    MOST_CANDIDATES,
    MOST_PRODUCTS,
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

    def find_height(self, rasters: Sequence[Raster], em: float) -> float:
        """Return the height of ก in font units under which glyphs are most like known ones."""

    def candidates(self, rasters: Sequence[Raster], height: float) -> list[list[Candidate]]:
        """Return for each raster the letters that it is most like, the nearest first."""


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
        self._points = data["points"][order].astype(np.float32) * unit
        self._lengths = (self._points * self._points).sum(1)
        self._starts = np.searchsorted(kinds, np.arange(len(self.letters)))
        self._projection = data["projection"].astype(np.float32) * unit
        self._middle = data["mean"].astype(np.float32) @ self._projection

    def find_height(self, rasters: Sequence[Raster], em: float) -> float:
        """Return the height of ก in font units under which glyphs are most like known ones."""
        import numpy as np

        sample = rasters[:: max(1, len(rasters) // HEIGHT_SAMPLE)]
        ink = self._ink(sample)
        points, lengths = self._points[::KNOWN_SHAPES_EVERY], self._lengths[::KNOWN_SHAPES_EVERY]
        placing = self._projection[_CELLS:]
        by_ink = lengths[None] - 2.0 * _products(ink, points)
        by_place = 2.0 * _products(placing, points)
        misfits = []
        for share in HEIGHTS:
            places = self._geometries(sample, share * em)
            found = ink + places @ placing
            away = _products(places, by_place.T)
            np.subtract(by_ink, away, out=away)
            nearest = away.min(1) + (found * found).sum(1)
            misfits.append(float(np.minimum(nearest, KNOWN_SHAPES_FAR).sum()))
        return HEIGHTS[misfits.index(min(misfits))] * em

    def candidates(self, rasters: Sequence[Raster], height: float) -> list[list[Candidate]]:
        """Return for each raster the letters that it is most like, the nearest first."""
        import numpy as np

        places = self._geometries(rasters, height)
        found = self._ink(rasters) + places @ self._projection[_CELLS:]
        away = _products(found, self._points)
        away *= -2.0  # in place: rows of 15,000 numbers for each glyph
        away += self._lengths[None]
        away += (found * found).sum(1)[:, None]
        by_letter = np.minimum.reduceat(away, self._starts, axis=1)
        ranked = np.argsort(by_letter, axis=1)[:, :MOST_CANDIDATES]
        return [
            [Candidate(self.letters[kind], max(0.0, float(row[kind]))) for kind in kinds]
            for row, kinds in zip(by_letter, ranked.tolist(), strict=True)
        ]

    def _ink(self, rasters: Sequence[Raster]) -> Any:
        import numpy as np

        ink = np.array([raster.ink for raster in rasters]).reshape(
            -1, KNOWN_SHAPES_SIZE, KNOWN_SHAPES_SIZE
        )
        blurred = _spread(_spread(ink.transpose(0, 2, 1)).transpose(0, 2, 1)) / 16.0
        flat = blurred.reshape(-1, _CELLS).astype(np.float32)
        return _products(flat, self._projection[:_CELLS].T) - self._middle

    def _geometries(self, rasters: Sequence[Raster], height: float) -> Any:
        import numpy as np

        return np.array([geometry(raster, height) for raster in rasters], np.float32)


def _products(found: Any, points: Any) -> Any:
    """Return ``found @ points.T``, in pieces for which no library starts threads.

    Two threads that wait for each other took 0.1 s of CPU a font for 0.01 s of work.
    """
    import numpy as np

    pieces = max(1, found.size * len(points) // MOST_PRODUCTS)
    products = np.empty((len(found), len(points)), np.result_type(found, points))
    end = 0
    for part in np.array_split(points, pieces + 1):
        start, end = end, end + len(part)
        np.matmul(found, part.T, out=products[:, start:end])
    return products


def _spread(rows: Any) -> Any:
    """Return rasters with each row spread over its neighbours (1 2 1), as `rasters.blurred`."""
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
