"""The Thai digits told apart by descriptors of their own, which part nothing but them."""

from functools import cache
from importlib.resources import files

from ..thai import THAI_DIGITS
from .known_shapes import geometry
from .rasters import Raster, blurred
from .sketches import Sketches, read_sketches
from .tolerances import KNOWN_SHAPES_SIZE


@cache
def known_digits() -> Sketches:
    """Return the Thai digits of the free faces named in shapes.toml."""
    return read_sketches((files(__package__) / "digits.bin").read_bytes())


def digit_distances(raster: Raster, height: float) -> dict[str, float]:
    """Return each Thai digit with the squared distance of a glyph to the nearest one that is known.

    Args:
        raster: of the glyph.
        height: of ก, in the same units.
    """
    digits = known_digits()
    found = digits.describe(blurred(raster.ink, KNOWN_SHAPES_SIZE), geometry(raster, height))
    return {digit: digits.distance(found, digit) for digit in THAI_DIGITS}
