"""Light text on dark bands, such as the headings of a table: the band is turned light."""

from dataclasses import dataclass, replace

import numpy as np

from .page_image import Grey, PageImage, paper_level
from .runs import Ink, find_pieces, ink_runs, transposed
from .tolerances import (
    BAND_BLOCK_IN,
    BAND_DARK,
    BAND_DARKER,
    BAND_FILLED,
    BAND_GAP_IN,
    BAND_LEAST_HEIGHT_IN,
    BAND_LEAST_WIDTH_IN,
    BAND_MOST_SHARE,
    BAND_RING_IN,
)


@dataclass(frozen=True, slots=True)
class Band:
    """A dark area in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int


def lighten_bands(image: PageImage) -> tuple[PageImage, list[Band]]:
    """Return a page whose dark bands are dark on light like the rest, and where they were."""
    step = max(1, round(BAND_BLOCK_IN * image.dpi))
    height, width = (side // step * step for side in image.grey.shape)
    blocks = image.grey[:height, :width].reshape(height // step, step, width // step, step)
    small = blocks.mean(axis=(1, 3))
    paper = paper_level(image.grey)
    dark = small < paper - BAND_DARKER
    bands = []
    grey = image.grey
    gap = round(BAND_GAP_IN * image.dpi / step)
    for box in _bands(dark, gap, image.dpi / step):
        if grey is image.grey:
            grey = image.grey.copy()
        mask = _closed(dark[box.top : box.bottom, box.x0 : box.x1], gap)
        _lighten(grey, box, mask, step, paper, max(1, round(BAND_RING_IN * image.dpi)))
        bands.append(Band(box.x0 * step, box.top * step, box.x1 * step, box.bottom * step))
    if not bands:
        return image, []
    return replace(image, grey=grey), bands


def _bands(dark: Ink, gap: int, blocks_per_inch: float) -> list[Band]:
    """Return the dark areas that are large and full enough, in blocks."""
    least = BAND_LEAST_HEIGHT_IN * blocks_per_inch, BAND_LEAST_WIDTH_IN * blocks_per_inch
    closed = _closed(dark, gap)
    # Letters and rules that touch a band are cut off: what is left runs on in both directions.
    upright = ink_runs(transposed(closed)).opened(max(2, round(least[0])))
    solid = ink_runs(transposed(upright.painted())).opened(max(2, round(least[1])))
    pieces = find_pieces(solid)
    rows, columns = dark.shape
    found = []
    for number in range(len(pieces)):
        x0, top = int(pieces.x0[number]), int(pieces.top[number])
        x1, bottom = int(pieces.x1[number]), int(pieces.bottom[number])
        area = (x1 - x0) * (bottom - top)
        if (
            bottom - top < least[0]
            or area > BAND_MOST_SHARE * rows * columns
            or pieces.area[number] < BAND_FILLED * area
            or np.count_nonzero(dark[top:bottom, x0:x1]) < BAND_DARK * area
            or min(x0, top, columns - x1, rows - bottom) <= 1  # the shadow of the sheet's edge
        ):
            continue
        found.append(Band(x0, top, x1, bottom))
    return found


def _closed(dark: Ink, gap: int) -> Ink:
    """Return dark areas without the light text in them."""
    level = ink_runs(dark).closed(gap).painted()
    upright = ink_runs(transposed(dark)).closed(gap).painted().T
    return np.asarray(level & upright)


def _lighten(grey: Grey, box: Band, mask: Ink, step: int, paper: float, ring: int) -> None:
    """Turn the dark blocks of a box light; what lies at their edge becomes paper."""
    inside = np.repeat(np.repeat(mask, step, axis=0), step, axis=1)
    reach = step + ring
    top, x0 = max(0, box.top * step - reach), max(0, box.x0 * step - reach)
    bottom, x1 = box.bottom * step + reach, box.x1 * step + reach
    area = grey[top:bottom, x0:x1]
    whole = np.zeros(area.shape, bool)
    at = box.top * step - top, box.x0 * step - x0
    fitting = whole[at[0] : at[0] + inside.shape[0], at[1] : at[1] + inside.shape[1]]
    fitting[:] = inside[: fitting.shape[0], : fitting.shape[1]]
    inner, outer = ~_grown(~whole, ring), _grown(whole, reach)
    ground = float(np.median(area[inner])) if inner.any() else 0.0
    span = max(1.0, paper - ground)
    turned = np.clip(255 - (area.astype(np.float32) - ground) * (255 / span), 0, 255)
    edge = outer & ~inner & (area < paper - BAND_DARKER / 2)
    area[edge] = 255
    area[inner] = turned[inner].astype(np.uint8)


def _grown(ink: Ink, edge: int) -> Ink:
    """Return ink and all that lies in a square of so many pixels around it."""
    wide = ink_runs(ink).widened(edge).painted()
    return np.asarray(ink_runs(transposed(wide)).widened(edge).painted().T)
