"""A scan: pages of pictures without any text."""

import tempfile
from pathlib import Path

from blocks import Source
from canvas_pages import print_reportlab


def print_scan(source: Source, out: Path) -> None:
    """Draw with ReportLab, then keep black and white pictures of the pages only."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.pdf"
        print_reportlab(source, first)
        document = pypdfium2.PdfDocument(str(first))
        pictures = [page.render(scale=150 / 72).to_pil().convert("1") for page in document]
        document.close()
    pictures[0].save(out, save_all=True, append_images=pictures[1:], resolution=150)
