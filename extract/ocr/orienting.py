"""In which directions a page's text may run, and its picture turned so that it runs level."""

from dataclasses import replace

import numpy as np

from .page_image import PageImage
from .runs import Ink, find_pieces, ink_runs, shrunk
from .tolerances import LARGEST_LETTER_IN, SURE_RATIO


def likely_ways(image: PageImage) -> tuple[int, ...]:
    """Return the directions in degrees in which text may run, the likeliest first.

    Rows of text are told from columns by how much neighbouring rows of the picture differ; which
    way is up only reading can tell.
    """
    ink = _letters(image)
    across, down = _contrast(ink), _contrast(ink.T)
    if down > SURE_RATIO * across:
        return 90, 270, 0, 180
    if across > SURE_RATIO * down:
        return 0, 180, 90, 270
    return 0, 90, 180, 270


def _letters(image: PageImage) -> Ink:
    """Return a page's ink without what is too large for a letter: rules, borders, stamps."""
    step = max(1, round(max(image.grey.shape) / 1200))
    pieces = find_pieces(ink_runs(shrunk(image.ink, step)))
    largest = LARGEST_LETTER_IN * image.dpi / step
    return pieces.runs_of((pieces.width < largest) & (pieces.height < largest)).painted()


def turn_image(image: PageImage, way: int) -> PageImage:
    """Return a picture whose text ran at so many degrees, turned so that it runs level."""
    if not way:
        return image
    quarters = -way // 90
    grey = np.ascontiguousarray(np.rot90(image.grey, quarters))
    if image.strokes is None:
        return replace(image, grey=grey)
    return replace(image, grey=grey, strokes=np.rot90(image.strokes, quarters))


def _contrast(ink: Ink) -> float:
    """Return how much neighbouring rows differ in ink, for the ink there is."""
    rows = ink.sum(axis=1).astype(float)
    return float(np.sum(np.diff(rows) ** 2) / max(1.0, np.sum(rows)))
