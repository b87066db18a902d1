"""Pages as pictures, as a viewer shows them: the crop box, turned; one pixel in any resolution."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..errors import DamagedPdfError
from .readers.rescue import open_repaired, pdf_to_bytes

POINTS_PER_INCH = 72
_A4_SIDE, _A5_SIDE = 842, 596
_MOST_ENLARGED = 10.0


@contextmanager
def open_pages(data: bytes, password: str | None = None) -> Iterator[Any]:
    """Give a PDFium document, of a file that QPDF rebuilt where PDFium cannot open it.

    Raises:
        NotAPdfError, EncryptedPdfError, DamagedPdfError: it cannot be opened, even repaired.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        with open_repaired(data, password) as repaired:
            pdf = pypdfium2.PdfDocument(pdf_to_bytes(repaired))
    try:
        yield pdf
    finally:
        pdf.close()


def render(pdf: Any, number: int, dots_per_inch: float) -> Any:
    """Return a page (from 1) of a PDFium document as an RGB picture (PIL).

    Raises:
        DamagedPdfError: there is no such page, or it cannot be shown.
    """
    import pypdfium2

    if not 1 <= number <= len(pdf):
        raise DamagedPdfError(f"It has {len(pdf)} pages, and none with the number {number}.")
    try:
        sheet = pdf[number - 1]
        try:
            bitmap = sheet.render(scale=dots_per_inch / POINTS_PER_INCH)
            picture = bitmap.to_pil().convert("RGB")
            bitmap.close()
        finally:
            sheet.close()
    except pypdfium2.PdfiumError as error:
        raise DamagedPdfError(f"Page {number} cannot be shown ({error}).") from error
    return picture


def legible_resolution(width: float, height: float, dots_per_inch: float) -> float:
    """Return a resolution for a page; one of A5 and smaller has as many pixels as A4 paper.

    Sheets with a /UserUnit are small in the numbers that PDF libraries count in, and so are their
    letters.

    >>> legible_resolution(297.5, 421, 110)
    220.0
    >>> legible_resolution(595, 842, 110)
    110
    """
    longest = max(width, height)
    if longest > _A5_SIDE:
        return dots_per_inch
    return dots_per_inch * min(_MOST_ENLARGED, _A4_SIDE / max(longest, 1.0))
