"""Which reader reads which page: the fast one, and the reference where it would not do."""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from ...extensions import find_extensions, load_extension
from ..glyphs import Page
from .opening import open_pdf

if TYPE_CHECKING:
    import pikepdf

    from .fast.direct import DirectReader
    from .plumber import ReferenceReader


_OBJECT = re.compile(r" ?<[^<>]* at 0x[0-9a-fA-F]+>")


class PageReader(Protocol):
    """A reader of one open PDF, as other packages may add them (docs/extending.md)."""

    n_pages: int

    def read_page(self, number: int) -> Page:
        """Return a page by its number (from 1)."""


class ChosenReader:
    """Hands out the pages of one open PDF.

    Attributes:
        n_pages: how many the file has.
        fallbacks: (page number, reason) of pages that the reference reader had to take over.
    """

    def __init__(
        self,
        data: bytes,
        password: str | None,
        reader: str,
        stack: ExitStack,
        opened: "pikepdf.Pdf | None" = None,
    ) -> None:
        self.fallbacks: list[tuple[int, str]] = []
        self._data = data
        self._password = password
        self._stack = stack
        self._reference: ReferenceReader | None = None
        self._fast: DirectReader | PageReader | None = None
        self._reason = ""
        if reader == "auto":
            self._open_fast(opened)
        elif reader in find_extensions("readers"):
            self._fast = load_extension("readers", reader)(data, password)
        self.n_pages = (self._fast or self._open_reference()).n_pages

    def read_page(self, number: int) -> Page:
        """Return a page by its number (from 1)."""
        page = self._read_fast(number) if self._fast else None
        if page is None:
            page = self._open_reference().read_page(number)
            gc.collect(1)  # pdfminer leaves cycles
            if self._reason:
                self.fallbacks.append((number, self._reason))
        return page

    def read_pages(self, numbers: Iterable[int]) -> Iterator[Page]:
        """Yield pages by number (from 1), one at a time."""
        return map(self.read_page, numbers)

    def _open_fast(self, opened: "pikepdf.Pdf | None") -> None:
        """Open the file with QPDF; what it has to repair is left to the reference reader."""
        import pikepdf

        from .fast.direct import DirectReader, first_warning

        try:
            pdf = opened
            if pdf is None:
                pdf = pikepdf.open(BytesIO(self._data), password=self._password or "")
                self._stack.callback(pdf.close)
            warning = first_warning(pdf)
            if not warning and len(pdf.pages):
                self._fast = DirectReader(pdf)
            else:
                self._reason = warning or "QPDF finds no pages"
        except MemoryError:
            raise
        except Exception as error:
            self._reason = f"QPDF cannot open it ({type(error).__name__})"

    def _read_fast(self, number: int) -> Page | None:
        assert self._fast is not None
        try:
            page = self._fast.read_page(number)
            self._reason = ""
            return page
        except MemoryError:
            raise
        except Exception as error:
            # The address of an object is another one in every run.
            self._reason = _OBJECT.sub("", f"{type(error).__name__}: {error}")
            return None

    def _open_reference(self) -> "ReferenceReader":
        if self._reference is None:
            from .plumber import ReferenceReader

            pdf = self._stack.enter_context(open_pdf(self._data, self._password))
            self._reference = ReferenceReader(pdf)
        return self._reference


@contextmanager
def open_reader(
    data: bytes, password: str | None, reader: str, opened: "pikepdf.Pdf | None" = None
) -> Iterator[ChosenReader]:
    """Yield the reader of a PDF.

    Args:
        data: the file.
        password: user or owner password.
        reader: "auto", "pdfplumber", or the name of one that another package adds.
        opened: the file as QPDF opened it already, which had nothing to repair.

    Raises:
        EncryptedPdfError: a password is needed or the given one is wrong.
        DamagedPdfError: it cannot be opened, or has no pages.
    """
    with ExitStack() as stack:
        yield ChosenReader(data, password, reader, stack, opened)
