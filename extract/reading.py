"""From a PDF file to a Document: open, read each page, repair its text, find its tables."""

import os
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import (
    DamagedPdfError,
    EmptyFileError,
    ForbiddenFileError,
    MissingFileError,
    NotAPdfError,
)
from .glyphs import Page
from .ocr.scanner import Scanner, open_scanner
from .pages.assembly import Assembler
from .pages.document import Document
from .pages.health import page_layer
from .pages.hidden_text import separate_hidden
from .pausing import paused_collection
from .readers.choosing import open_reader

if TYPE_CHECKING:
    from pikepdf import Pdf

Source = str | os.PathLike[str] | bytes
_BLANK = b"\x00 \r\n\t"
HEADER_WINDOW = 1024  # bytes before %PDF- that Acrobat accepts, and so do we


def read_document(
    source: Source,
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    reader: str = "auto",
    ocr: str = "auto",
    opened: "Pdf | None" = None,
) -> Document:
    """Return all that extract knows of a PDF.

    Args:
        source: a path, or the file's bytes.
        pages: page numbers from 1; all pages when None. Numbers past the end are left out.
        password: user or owner password.
        reader: "auto" for the fast reader with the reference as its fallback, "pdfplumber" for
            the reference alone.
        ocr: "auto" to read pages that are pictures, when the extra is installed, "always" to
            read every page by OCR, "never" for none.
        opened: the file as QPDF opened it already, which had nothing to repair.

    Raises:
        MissingFileError: there is no such file, or it may not be read.
        EmptyFileError: the file has no bytes.
        NotAPdfError: the file is of another kind.
        EncryptedPdfError: a password is needed or the given one is wrong.
        DamagedPdfError: it starts like a PDF and cannot be read.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    check_is_pdf(data)
    with open_reader(data, password, reader, opened) as chosen:
        n_pages = chosen.n_pages
        wanted = [n for n in pages if 1 <= n <= n_pages] if pages else list(range(1, n_pages + 1))
        try:
            with paused_collection(), open_scanner(data, password, ocr) as scanner:
                document = _read_pages(chosen.read_pages(wanted), n_pages, scanner, set())
                unreadable = {p.number for p in document.pages if scanner.may_help(p)}
                if unreadable:
                    document = _read_pages(chosen.read_pages(wanted), n_pages, scanner, unreadable)
        except (RecursionError, MemoryError):
            raise
        except Exception as error:
            raise DamagedPdfError(
                f"A page of the PDF cannot be read ({type(error).__name__}: {error}).",
                "Open it in a PDF viewer and save it again.",
            ) from error
    return replace(document, fallbacks=tuple(chosen.fallbacks))


def _read_pages(
    pages: Iterable[Page], n_pages: int, scanner: Scanner, unreadable: Container[int]
) -> Document:
    """Return the Document of some pages, those that are pictures or unreadable read by OCR."""
    assembler = Assembler()
    for page in pages:
        if page.number in unreadable or scanner.wants(page):
            layer = page_layer(separate_hidden(page)[0])
            assembler.add(scanner.read(page), layer._replace(is_recognised=True), page.crop)
        else:
            assembler.add(page)
    return assembler.document(n_pages)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return a file's bytes.

    Raises:
        MissingFileError: there is no such file.
        ForbiddenFileError: it may not be read, or is a folder.
    """
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise MissingFileError(f"There is no such file: {shown}.", "Check the path.") from error
    except OSError as error:
        raise ForbiddenFileError(
            f"The file {shown} cannot be read ({error.strerror or error}).",
            "Check its permissions.",
        ) from error


def check_is_pdf(data: bytes) -> None:
    """Raise when bytes are no PDF.

    Raises:
        EmptyFileError: there are no bytes.
        NotAPdfError: no PDF header stands near the start.
    """
    if not data[:HEADER_WINDOW].strip(_BLANK) and not data.strip(_BLANK):
        raise EmptyFileError("The file is empty.", "Download or export it again.")
    if b"%PDF-" in data[:HEADER_WINDOW]:
        return
    start = data[:HEADER_WINDOW].lstrip().lower()
    kinds = (
        ((b"<!doctype html", b"<html"), "an HTML page"),
        ((b"pk\x03\x04",), "a ZIP or Office file"),
        ((b"\xd0\xcf\x11\xe0",), "an old Office file"),
        ((b"\x89png", b"\xff\xd8\xff"), "an image"),
        ((b"{\\rtf",), "an RTF file"),
    )
    kind = next((name for starts, name in kinds if start.startswith(starts)), None)
    raise NotAPdfError(
        f"The file is not a PDF but {kind}." if kind else "The file is not a PDF.",
        "Export it as PDF, or download it again.",
    )
