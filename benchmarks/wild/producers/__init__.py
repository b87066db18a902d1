"""The programs that make PDFs of the documents, by name."""

from collections.abc import Callable
from pathlib import Path

from ..pages import Block, Style
from .drawn import write_fpdf2, write_reportlab
from .page_html import write_weasyprint
from .page_typst import write_typst

Writer = Callable[[list[Block], Style, Path], None]
PRODUCERS: dict[str, Writer] = {
    "reportlab": write_reportlab,
    "fpdf2": write_fpdf2,
    "typst": write_typst,
    "weasyprint": write_weasyprint,
}
MODULES = {"reportlab": "reportlab", "fpdf2": "fpdf", "typst": "typst", "weasyprint": "weasyprint"}
