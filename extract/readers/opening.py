"""A PDF opened with pdfplumber, whatever goes wrong told as one of our errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from ...errors import DamagedPdfError, EncryptedPdfError


@contextmanager
def open_pdf(data: bytes, password: str | None) -> Iterator[Any]:
    """Yield a pdfplumber PDF.

    Raises:
        EncryptedPdfError: a password is needed or the given one is wrong.
        DamagedPdfError: it cannot be opened, or has no pages.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    pdf = None
    try:
        pdf = pdfplumber.open(BytesIO(data), password=password or "")
        n_pages = len(pdf.pages)
    except (RecursionError, MemoryError):
        raise
    except Exception as error:
        if pdf is not None:
            pdf.close()
        causes = [error, error.__cause__, *error.args]
        if any(isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)) for cause in causes):
            raise EncryptedPdfError(
                "The password does not open the PDF." if password else "The PDF is encrypted.",
                "Give its password with --password.",
            ) from error
        raise DamagedPdfError(
            f"The PDF is damaged and cannot be opened ({type(error).__name__}).",
            "Download it again, or open it in a PDF viewer and save it again.",
        ) from error
    try:
        if n_pages == 0:
            raise DamagedPdfError("The PDF has no pages.", "Download it again.")
        yield pdf
    finally:
        pdf.close()
