"""SoftMask: the mask of a graphics state, where it is so dark that nothing is painted."""

from collections.abc import Callable

from .appearance import RGB, Mask
from .drawing import Drawing
from .tolerances import DARK


def luminosity(colour: RGB) -> float:
    """Return 0 (black) to 1 (white). Source: ISO 32000-1, 11.5.3."""
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


class SoftMask(Mask):
    """A mask that is drawn only when somebody asks what it hides.

    Args:
        draw: draws its group on a sheet of its own, as large as the page; None if it cannot.
        by_luminosity: bright places let through; else all places that are painted.
        backdrop: brightness of what is not painted.
    """

    def __init__(
        self, draw: Callable[[], Drawing | None], by_luminosity: bool, backdrop: float = 0.0
    ) -> None:
        self._draw = draw
        self._by_luminosity = by_luminosity
        self._backdrop = backdrop
        self._drawing: Drawing | None = None
        self._is_drawn = False

    def hides(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Return whether nothing that is painted in a box is seen; False in any doubt."""
        if not self._is_drawn:
            self._is_drawn, self._drawing = True, self._draw()
        drawing = self._drawing
        if drawing is None or drawing.glyphs or drawing.rules.white:
            return False
        for area in reversed(drawing.areas()):
            if area.x0 >= x1 or area.x1 <= x0 or area.top >= bottom or area.bottom <= top:
                continue
            if not self._by_luminosity or area.colour is None or luminosity(area.colour) > DARK:
                return False
            if area.exact and area.opaque and area.x0 <= x0 and area.x1 >= x1:
                if area.top <= top and area.bottom >= bottom:
                    return True
        return not self._by_luminosity or self._backdrop <= DARK
