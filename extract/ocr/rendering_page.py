"""A page's picture, rendered in its scan's own resolution, coloured ink faded."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .page_image import Grey, PageImage, is_bilevel
from .pen_strokes import fade_strokes
from .tolerances import LEAST_DPI, MOST_DPI, PAGE_IMAGE_COLOUR, SMALLEST_SHARE


def render_page(pdf: Any, number: int) -> PageImage:
    """Return the picture of one page (from 1) of a PDFium document.

    PDFium puts strips, masks and layers together and turns the page as a viewer shows it; at the
    resolution of the scan it moves no pixel.
    """
    sheet = pdf[number - 1]
    try:
        # Glyphs are placed on the whole sheet. PDFium does not report an inherited MediaBox, and
        # would render such a page as US Letter; its part that a viewer shows is rendered then.
        if whole := sheet.get_mediabox(fallback_ok=False):
            sheet.set_cropbox(*whole)
        dpi = _find_dpi(sheet)
        # PDFium rounds the picture's width up: half a pixel less keeps the scan's own columns.
        bitmap = sheet.render(scale=dpi / 72 - 0.5 / sheet.get_width())
        try:
            channels = bitmap.to_numpy()
            grey, strokes = _to_grey(channels), None
            if channels.ndim == 3 and channels.shape[2] > 2:
                grey, strokes = fade_strokes(channels, grey, dpi)
        finally:
            bitmap.close()
    finally:
        sheet.close()
    return PageImage(grey, dpi, is_bilevel(grey), strokes)


def _find_dpi(sheet: Any) -> float:
    """Return the resolution of the finest large image of a page, within reasonable limits."""
    width, height = sheet.get_size()
    best = 0.0
    for pixels, (left, bottom, right, top) in _images(sheet):
        if (right - left) * (top - bottom) >= SMALLEST_SHARE * width * height:
            best = max(best, 72 * pixels / (right - left))
    while best > 1.1 * MOST_DPI:
        best /= 2
    return best if best >= 0.9 * LEAST_DPI else MOST_DPI


def _images(sheet: Any) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    import pypdfium2.raw as raw

    for image in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        box = image.get_bounds()
        if box[2] - box[0] > 1 and box[3] - box[1] > 1:
            # An image that lies on its side has its width along the page's height.
            yield (
                max(image.get_px_size())
                * (box[2] - box[0])
                / max(box[2] - box[0], box[3] - box[1]),
                box,
            )


def _to_grey(channels: NDArray[np.uint8]) -> Grey:
    if channels.ndim == 2 or channels.shape[2] == 1:
        return np.ascontiguousarray(channels.reshape(channels.shape[:2]))
    blue, green, red = (channels[..., index] for index in range(3))
    high = np.maximum(np.maximum(blue, red), green)
    low = np.minimum(np.minimum(blue, red), green)
    return np.where(high - low > PAGE_IMAGE_COLOUR, high, green)
