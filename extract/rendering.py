"""Pages as pictures, as a viewer shows them: the crop box, turned; one pixel in any resolution."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..errors import DamagedPdfError, EncryptedPdfError

POINTS_PER_INCH = 72


@contextmanager
def open_pages(data: bytes, password: str | None = None) -> Iterator[Any]:
    """Give a PDFium document, of a file that QPDF rebuilt where PDFium cannot open it.

    Raises:
        EncryptedPdfError: a password is needed, or the given one is wrong.
        DamagedPdfError: no page of it can be shown.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        pdf = pypdfium2.PdfDocument(_rebuilt(data, password, error))
    try:
        yield pdf
    finally:
        pdf.close()


def _rebuilt(data: bytes, password: str | None, reason: Exception) -> bytes:
    import pikepdf

    saved = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as pdf:
            pdf.save(saved, encryption=False)
    except pikepdf.PasswordError as error:
        raise EncryptedPdfError(
            "A password is needed, or the given one is wrong.", "Use --password."
        ) from error
    except pikepdf.PdfError as error:
        raise DamagedPdfError(f"Its pages cannot be shown ({reason}).") from error
    return saved.getvalue()


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
