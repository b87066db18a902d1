"""The programs that make PDFs of the documents, by name."""

import importlib.util
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..pages import Block, Style
from .drawn import write_fpdf2, write_reportlab
from .page_docx import write_libreoffice
from .page_html import write_weasyprint
from .page_typst import write_typst
from .passing import write_cairo, write_chromium, write_ghostscript


@dataclass(frozen=True, slots=True)
class Producer:
    """A way to make a PDF, with what has to be installed for it."""

    write: Callable[[list[Block], Style, Path], None]
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    quick: bool = True

    @property
    def installed(self) -> bool:
        """Whether all that it needs is here."""
        return all(importlib.util.find_spec(name) for name in self.modules) and all(
            shutil.which(name) for name in self.programs
        )


PRODUCERS = {
    "reportlab": Producer(write_reportlab, ("reportlab",)),
    "fpdf2": Producer(write_fpdf2, ("fpdf", "uharfbuzz")),
    "typst": Producer(write_typst, ("typst",)),
    "weasyprint": Producer(write_weasyprint, ("weasyprint",)),
    "cairo": Producer(write_cairo, ("weasyprint",), ("pdftocairo",), quick=False),
    "ghostscript": Producer(write_ghostscript, ("fpdf", "uharfbuzz"), ("gs",), quick=False),
    "chromium": Producer(write_chromium, (), ("chromium",), quick=False),
    "libreoffice": Producer(write_libreoffice, ("docx",), ("soffice",), quick=False),
}
QUICK = tuple(name for name, producer in PRODUCERS.items() if producer.quick)
