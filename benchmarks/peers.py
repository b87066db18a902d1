"""Ours and the peers on the same PDFs in one run: cells exact, CPU per page as ratios, peak memory.

    python benchmarks/peers.py [PDF ...] [--join FOLDER] [--runs 5] [--tools ours,pdfplumber,…]

Every peer is installed by name into an environment of its own below --environments and left out
when it cannot be. PDFs given are measured beside those made here: a long one, joined from
tests/pdfs, a dense one, and with --join FOLDER one joined from the ruled PDFs of a folder. Cells
are held against the truth beside the PDFs of tests/pdfs. Tools take turns, file by file, so that a
busy machine is busy for all; figures are medians, of one run for a tool that takes SLOW_S or more.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import geometric_mean, median
from typing import Any

import pikepdf
from adapters import TOOLS

HERE = Path(__file__).parent
PDFS = HERE.parent / "tests" / "pdfs"
WARM = PDFS / "header_two_levels_chromium.pdf"
LONG_PAGES = 200
PACKAGES = {  # ours, pdfplumber and PDFium are where this runs
    "ours_pure": str(HERE.parent),
    "camelot": "camelot-py",
    "tabula": "tabula-py",
    "pymupdf": "pymupdf",
    "img2table": "img2table pandas",
    "pdf_oxide": "pdf_oxide",
    "liteparse": "liteparse",
    "tablers": "tablers",
}
TIMEOUT_S = 600
SLOW_S = 30.0  # what takes longer on a file is measured once


def environments(tools: Sequence[str], folder: Path) -> dict[str, str]:
    """Return the Python of each tool; what cannot be installed is told and left out."""
    pythons = {}
    for tool in tools:
        if tool not in PACKAGES:
            pythons[tool] = sys.executable
            continue
        home = folder / tool
        python = home / "bin" / "python"
        if not python.exists():
            venv.create(home, with_pip=True)
            done = subprocess.run(
                [python, "-m", "pip", "-q", "install", *PACKAGES[tool].split()],
                env=os.environ | {"MATTRAKAN_COMPILE": "0"},
                capture_output=True,
                text=True,
            )
            if done.returncode:
                print(f"{tool}: cannot be installed", file=sys.stderr)
                continue
        pythons[tool] = str(python)
    return pythons


def make_long(path: Path, folder: Path = PDFS) -> None:
    """Join the ruled PDFs of a folder, over and over, to LONG_PAGES pages or more."""
    truth = {pdf: json.loads(pdf.with_suffix(".json").read_text("utf-8")) for pdf in truths(folder)}
    ruled = [pdf for pdf, told in truth.items() if told.get("rules") == "all"]
    if not ruled:
        sys.exit(f"No ruled PDF with its truth beside it in {folder}: give a folder that has some.")
    with pikepdf.new() as joined:
        while len(joined.pages) < LONG_PAGES:
            for pdf in ruled:
                with pikepdf.open(pdf) as part:
                    joined.pages.extend(part.pages)
        joined.save(path)


def make_dense(path: Path, pages: int = 20, rows: int = 48, columns: int = 12) -> None:
    """Draw pages of small cells, every one with a rule on each side (2,304 a page) and a figure."""
    width, height = 42, 15
    content = ["0.5 w BT /F1 6 Tf ET"]
    for row in range(rows):
        for column in range(columns):
            x, y = 40 + column * width, 780 - row * height
            content.append(
                f"{x} {y} m {x + width} {y} l S {x} {y + height} m {x + width} {y + height} l S"
            )
            content.append(
                f"{x} {y} m {x} {y + height} l S {x + width} {y} m {x + width} {y + height} l S"
            )
            content.append(
                f"BT /F1 6 Tf {x + 3} {y + 5} Td ({row * 1000 + column},{column}.25) Tj ET"
            )
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(F1=pdf.make_indirect(font))
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
            pdf.pages[-1].obj.Resources = pikepdf.Dictionary(Font=fonts)
            pdf.pages[-1].obj.Contents = pdf.make_stream("\n".join(content).encode())
        pdf.save(path)


def truths(folder: Path = PDFS) -> list[Path]:
    """The PDFs of a folder that have truth beside them."""
    return [path for path in sorted(folder.glob("*.pdf")) if path.with_suffix(".json").exists()]


def run(python: str, tool: str, pdf: Path, *, cells: bool = False) -> dict[str, Any] | None:
    """Return what the adapter measured, None when the tool fails or takes too long."""
    command = [
        python,
        HERE / "adapters.py",
        tool,
        pdf,
        "--warm",
        WARM,
        *(["--cells"] if cells else []),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S)
        measured: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {}
        return measured or None
    except (subprocess.TimeoutExpired, ValueError):
        return None


def plain(text: str | None) -> str:
    return "".join((text or "").split())


def cells_right(answer: Sequence[Sequence[str | None]], truth: dict[str, Any]) -> tuple[int, int]:
    """Return (cells right, cells) of a document.

    Each row of the truth takes the row of the answer that has most of its cells in their columns,
    white space aside; an answer's row serves once.
    """
    wanted = [row for table in truth["tables"] for row in [*table["header_rows"], *table["rows"]]]
    left = [[plain(cell) for cell in row] for row in answer]
    right = total = 0
    for row in wanted:
        asked = [(column, plain(cell)) for column, cell in enumerate(row) if plain(cell)]
        total += len(asked)
        scores = [sum(c < len(got) and got[c] == text for c, text in asked) for got in left]
        if max(scores, default=0):
            best = scores.index(max(scores))
            right += scores[best]
            left[best] = []
    return right, total


def table_line(values: Sequence[object]) -> str:
    return "| " + " | ".join(str(value) for value in values) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", nargs="*", type=Path, help="PDFs to measure beside those made here")
    parser.add_argument("--join", type=Path, metavar="FOLDER", help="join its ruled PDFs to one")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--environments", type=Path, default=Path(tempfile.gettempdir()) / "peers")
    parser.add_argument("--given", action="store_true", help="measure the PDFs given alone")
    parser.add_argument("--no-cells", action="store_true", help="measure time alone")
    options = parser.parse_args()
    pythons = environments(["pdfplumber", *options.tools.split(",")], options.environments)
    with tempfile.TemporaryDirectory() as folder:
        made = [Path(folder) / "long.pdf", Path(folder) / "dense.pdf"]
        make_long(made[0])
        make_dense(made[1])
        if options.join:
            made.append(Path(folder) / "joined.pdf")
            make_long(made[-1], options.join)
        pdfs = options.pdf if options.given else [*made, *options.pdf]
        report(pythons, pdfs, options.runs, cells=not options.no_cells)


def report(pythons: dict[str, str], pdfs: Sequence[Path], runs: int, *, cells: bool) -> None:
    """Measure and print the table."""
    taken: dict[tuple[str, Path], list[dict[str, Any]]] = {}
    for number in range(runs):
        for pdf in pdfs:
            for tool, python in pythons.items():
                if number and cpu(taken, tool, pdf) > SLOW_S:
                    continue
                if (measured := run(python, tool, pdf)) is not None:
                    taken.setdefault((tool, pdf), []).append(measured)
    pages = {}
    for pdf in pdfs:
        with pikepdf.open(pdf) as opened:
            pages[pdf] = len(opened.pages)
    print(f"{date.today()}, {machine()}, Python {platform.python_version()}, medians of {runs}")
    heads = [f"{pdf.stem} ({pages[pdf]} p)" for pdf in pdfs]
    print(table_line(["tool", "cells exact", *heads, "geometric mean", "peak MiB"]))
    print(table_line(["---"] * (len(pdfs) + 4)))
    base = {pdf: cpu(taken, "pdfplumber", pdf) for pdf in pdfs}
    for tool, python in pythons.items():
        ratios = [
            base[pdf] / cpu(taken, tool, pdf) if (tool, pdf) in taken and base[pdf] else 0.0
            for pdf in pdfs
        ]
        shown = [
            f"{ratio:.1f} x ({1000 * cpu(taken, tool, pdf) / pages[pdf]:.1f} ms)"
            if ratio
            else "fails"
            for ratio, pdf in zip(ratios, pdfs, strict=True)
        ]
        mean = f"{geometric_mean(ratios):.1f} x" if all(ratios) else "-"
        peak = max((m["peak_mib"] for pdf in pdfs for m in taken.get((tool, pdf), ())), default=0)
        print(
            table_line([tool, exact(tool, python) if cells else "-", *shown, mean, f"{peak:.0f}"])
        )


def cpu(taken: dict[tuple[str, Path], list[dict[str, Any]]], tool: str, pdf: Path) -> float:
    """Return the median CPU seconds, 0 where a tool never came through."""
    return float(median([m["cpu_s"] for m in taken.get((tool, pdf), [])] or [0.0]))


def exact(tool: str, python: str) -> str:
    """Return the share of cells right over the PDFs with truth, for tools that read cells."""
    if tool in ("ours_reading", "ours_convert", "pdfium_floor"):
        return "-"
    right = total = 0
    for pdf in truths():
        answer = run(python, tool, pdf, cells=True)
        truth = json.loads(pdf.with_suffix(".json").read_text("utf-8"))
        got, asked = cells_right(answer["rows"] if answer else [], truth)
        right, total = right + got, total + asked
    return f"{right / total:.1%}" if total else "-"


def machine() -> str:
    """Return the processor's name and the number of cores."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {len(names)} cores"


if __name__ == "__main__":
    main()
