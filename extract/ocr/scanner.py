"""Which pages OCR reads, and one such page from its picture to a Page like any reader's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..glyphs import Page
from ..pages.document import DocumentPage
from ..pages.health import image_share, page_layer
from ..pages.hidden_text import separate_hidden
from ..pages.tolerances import MOST_OF_PAGE
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
        self._pictures: set[int] = set()

    def wants(self, page: Page) -> bool:
        """Return whether a page is to be read: in mode "auto" one that is a picture."""
        if self._mode != "auto" or not page.images:
            return self._mode == "always"
        if image_share(page) <= MOST_OF_PAGE:
            return False  # it is less where some of them lie outside of what is shown
        layer = page_layer(separate_hidden(page)[0])
        if layer.image_share <= MOST_OF_PAGE:
            return False
        self._pictures.add(page.number)
        return layer.kind == "none"

    def may_help(self, page: DocumentPage) -> bool:
        """Return whether the text over a page's picture cannot be read, so that the picture may be.

        What another program's OCR read of Thai is often nothing.
        """
        return page.health == "unreadable" and page.scan is None and page.number in self._pictures

    def read(self, page: Page) -> Page:
        """Return a page as OCR reads it; its own glyphs and rules are left out."""
        from .reading_page import read_page_image
        from .rendering_page import render_page

        found = read_page_image(render_page(self._open(), page.number))
        sideways = found.scan.turned in (90, 270)
        return Page(
            number=page.number,
            width=page.height if sideways else page.width,
            height=page.width if sideways else page.height,
            glyphs=found.glyphs,
            rules=found.rules,
            crop=page.crop if not found.scan.turned else None,
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
