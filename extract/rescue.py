"""The second rung of the repair ladder: a damaged PDF rebuilt through pikepdf (QPDF)."""

from io import BytesIO

from ..errors import DamagedPdfError, EncryptedPdfError, NotAPdfError

# Readers look for the header within the first 1,024 bytes (ISO 32000-1, annex H.3.4.1).
_HEADER_REACH = 1024
ADVICE = "Open it in a PDF viewer and save or print it as a new PDF, or ask for the file again."


def find_header(data: bytes) -> int | None:
    r"""Return where ``%PDF-`` stands within the bytes in which readers look for it.

    >>> find_header(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7")
    19
    """
    place = data.find(b"%PDF-", 0, _HEADER_REACH + len(b"%PDF-"))
    return None if place < 0 else place


def resave_pdf(data: bytes, password: str | None = None) -> bytes:
    """Return the same document, rebuilt: object table, page tree and stream lengths made anew.

    Args:
        data: the damaged file.
        password: opens it if it is encrypted; the result is not encrypted.

    Raises:
        NotAPdfError: there is no PDF header.
        EncryptedPdfError: a password is needed, or this one is wrong.
        DamagedPdfError: QPDF finds no page in it either.
    """
    import pikepdf

    start = find_header(data)
    if start is None:
        raise NotAPdfError("The file has no PDF header.", "Check what kind of file it is.")
    rebuilt = BytesIO()
    try:
        with pikepdf.open(BytesIO(data[start:]), password=password or "") as pdf:
            n_pages = len(pdf.pages)
            pdf.save(rebuilt)
    except pikepdf.PasswordError as error:
        raise EncryptedPdfError(
            "The file is encrypted.", "Give the right password with --password."
        ) from error
    except MemoryError:
        raise
    except Exception as error:  # pikepdf hands on whatever QPDF and its filters raise
        raise DamagedPdfError(
            f"It could not be rebuilt either ({_first_line(error)}).", ADVICE
        ) from error
    if n_pages == 0:
        raise DamagedPdfError("No page is left in it.", ADVICE)
    return rebuilt.getvalue()


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]
