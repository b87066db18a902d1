"""Known shapes: which letters of free faces a glyph is drawn like, and how nearly."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .rasters import Contours, Raster, blurred, contours_to_raster
from .tolerances import (
    GEOMETRY_WEIGHT,
    HEIGHT_SAMPLE,
    KNOWN_SHAPES_EVERY,
    KNOWN_SHAPES_FAR,
    KNOWN_SHAPES_LINES,
    KNOWN_SHAPES_SIZE,
    MOST_CANDIDATES,
)

# Heights of ก by the em: 0.29 in TH Sarabun, 0.36 in Angsana, 0.55 in Loma, 0.62 in Kanit.
HEIGHTS = tuple(0.26 * 1.08**step for step in range(14))


class Candidate(NamedTuple):
    """A letter that a glyph may be, and the squared distance to the nearest known shape of it."""

    letter: str
    distance: float


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
        misfits = []
        for share in HEIGHTS:
            found = ink + self._places(sample, share * em)
            away = lengths[None] - 2.0 * (found @ points.T)
            nearest = away.min(1) + (found * found).sum(1)
            misfits.append(float(np.minimum(nearest, KNOWN_SHAPES_FAR).sum()))
        return HEIGHTS[misfits.index(min(misfits))] * em

    def candidates(self, rasters: Sequence[Raster], height: float) -> list[list[Candidate]]:
        """Return for each raster the letters that it is most like, the nearest first."""
        import numpy as np

        found = self._ink(rasters) + self._places(rasters, height)
        away = self._lengths[None] - 2.0 * (found @ self._points.T)
        away += (found * found).sum(1)[:, None]
        by_letter = np.minimum.reduceat(away, self._starts, axis=1)
        ranked = np.argsort(by_letter, axis=1)[:, :MOST_CANDIDATES]
        return [
            [Candidate(self.letters[kind], max(0.0, float(row[kind]))) for kind in kinds]
            for row, kinds in zip(by_letter, ranked.tolist(), strict=True)
        ]

    def _ink(self, rasters: Sequence[Raster]) -> Any:
        import numpy as np

        ink = np.array([blurred(raster.ink, KNOWN_SHAPES_SIZE) for raster in rasters], np.float32)
        return ink @ self._projection[: KNOWN_SHAPES_SIZE * KNOWN_SHAPES_SIZE] - self._middle

    def _places(self, rasters: Sequence[Raster], height: float) -> Any:
        import numpy as np

        places = np.array([geometry(raster, height) for raster in rasters], np.float32)
        return places @ self._projection[KNOWN_SHAPES_SIZE * KNOWN_SHAPES_SIZE :]


def geometry(raster: Raster, height: float) -> list[float]:
    """Return width, height, lowest and highest point of a glyph by the height of its letters."""
    sides = (raster.right - raster.left, raster.top - raster.low, raster.low, raster.top)
    return [GEOMETRY_WEIGHT * max(-2.0, min(3.0, side / height)) for side in sides]


def shape_raster(contours: Contours) -> Raster | None:
    """Return the raster that glyphs are compared by; None where nothing is inked."""
    return contours_to_raster(contours, KNOWN_SHAPES_SIZE, KNOWN_SHAPES_LINES)


@cache
def known_shapes() -> KnownShapes:
    """Return the shapes of the free faces named in shapes.toml."""
    import io

    import numpy as np

    return KnownShapes(np.load(io.BytesIO((files(__package__) / "shapes.npz").read_bytes())))
