"""Which pages OCR reads, and one such page from its picture to a Page like any reader's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..glyphs import Page
from ..pages.document import DocumentPage
from ..pages.health import MOST_OF_PAGE, Layer
from .choosing import is_installed


@contextmanager
def open_scanner(data: bytes, password: str | None, mode: str) -> "Iterator[Scanner]":
    """Yield what reads scanned pages of a PDF.

    Args:
        data: the file.
        password: opens it.
        mode: "auto" reads pages that are pictures when the extra is installed, "always" reads
            every page, "never" none.
    """
    scanner = Scanner(data, password, mode if is_installed() else "never")
    try:
        yield scanner
    finally:
        scanner.close()


class Scanner:
    """Reads pages of one PDF by OCR; nothing is loaded before the first one."""

    def __init__(self, data: bytes, password: str | None, mode: str) -> None:
        self._data = data
        self._password = password
        self._mode = mode
        self._pdf: Any = None

    def wants(self, layer: Layer) -> bool:
        """Tell whether a page is to be read, by what its own text is."""
        if self._mode == "auto":
            return layer.kind == "none" and layer.image_share > MOST_OF_PAGE
        return self._mode == "always"

    def may_help(self, page: DocumentPage) -> bool:
        """Tell whether the text that a page has cannot be read, so that its picture may be."""
        return self._mode == "auto" and page.health == "unreadable" and page.scan is None

    def read(self, page: Page) -> Page:
        """Return a page as OCR reads it; its own glyphs and rules are left out."""
        from .page_image import render_page
        from .reading_page import read_page_image

        found = read_page_image(render_page(self._open(), page.number))
        sideways = found.scan.turned in (90, 270)
        return Page(
            number=page.number,
            width=page.height if sideways else page.width,
            height=page.width if sideways else page.height,
            glyphs=found.glyphs,
            rules=found.rules,
            images=page.images,
            scan=found.scan,
        )

    def close(self) -> None:
        """Close the file."""
        if self._pdf is not None:
            self._pdf.close()

    def _open(self) -> Any:
        if self._pdf is None:
            import pypdfium2

            self._pdf = pypdfium2.PdfDocument(self._data, password=self._password)
        return self._pdf
