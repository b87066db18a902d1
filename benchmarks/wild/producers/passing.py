"""PDFs made again by another program, and pages printed by a browser: slower, and optional."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..pages import Block, Style
from .drawn import write_fpdf2
from .page_html import page_html, write_weasyprint

TIMEOUT_S = 60


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT_S)


def write_cairo(blocks: list[Block], style: Style, path: Path) -> None:
    """Make a document with WeasyPrint and draw it again with cairo."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.pdf"
        write_weasyprint(blocks, style, first)
        run("pdftocairo", "-pdf", str(first), str(path))


def write_ghostscript(blocks: list[Block], style: Style, path: Path) -> None:
    """Make a document with fpdf2 and write it again with Ghostscript."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.pdf"
        write_fpdf2(blocks, style, first)
        run(
            "gs",
            "-q",
            "-dBATCH",
            "-dNOPAUSE",
            "-sDEVICE=pdfwrite",
            f"-sOutputFile={path}",
            str(first),
        )


def write_chromium(blocks: list[Block], style: Style, path: Path) -> None:
    """Print a document with Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(page_html(blocks, style), "utf-8")
        run(
            program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}", page.as_uri(),
        )  # fmt: skip
