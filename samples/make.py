"""Make the PDFs of a folder from its readable sources, each with its truth beside it.

    python samples/make.py samples            -> samples/<stem>.pdf and <stem>.expected.json
    python samples/make.py tests/pdfs         -> tests/pdfs/<stem>.pdf and <stem>.json
    python samples/make.py tests/pdfs -k rules     only the sources whose name holds "rules"

The truth comes from the source, never from reading the PDF. What must be installed: README.md.
"""

import argparse
import json
import os
from pathlib import Path

from blocks import Block, Source, read_source, texts_of
from calc_pages import print_calc
from canvas_pages import print_fpdf2, print_reportlab
from html_pages import print_chromium, print_ghostscript, print_weasyprint
from office_pages import print_office
from outlines import outline_lines
from plans import expect_report, indicator_grid, measure_blocks
from scan_pages import print_scan
from typst_pages import print_typst

PRODUCERS = {
    "chromium": print_chromium,
    "chromium-ghostscript": print_ghostscript,
    "fpdf2": print_fpdf2,
    "libreoffice": print_office,
    "libreoffice-calc": print_calc,
    "reportlab": print_reportlab,
    "scan": print_scan,
    "typst": print_typst,
    "weasyprint": print_weasyprint,
}


def write_json(path: Path, told: object) -> None:
    """Write JSON for people: one key a line, Thai as it is."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def count_pages(path: Path) -> int:
    """Return the number of pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(str(path))
    pages = len(document)
    document.close()
    return pages


def fill_in_plans(source: Source) -> dict[str, object] | None:
    """Put the tables of records where the source wants them; return how its measures are drawn."""
    filled: list[Block] = []
    drawn = None
    for block in source.blocks:
        if block.kind == "measures":
            drawn = block.told
            filled += measure_blocks(source.told["measure"], block.told)
        elif block.kind in ("outline", "years"):
            rows = source.told["outline"]
            lines = outline_lines(rows, block.text) if block.kind == "outline" else []
            filled.append(Block(block.kind, block.text, lines=lines, told=block.told))
        elif block.kind == "indicators":
            filled.append(Block("table", grid=indicator_grid(source.told["indicator"], block.told)))
        else:
            filled.append(block)
    source.blocks = filled
    return drawn


def make_sidecar(source: Source, path: Path) -> dict[str, object]:
    """Return what a test needs to know of a PDF: its tables and its texts."""
    grids = [block.grid for block in source.blocks if block.grid]
    told = {
        "producer": source.producer,
        "layout": source.told.pop("layout", "span"),
        "rules": grids[0].rules if grids else "none",
        "font": source.font,
        "pages": count_pages(path),
        "tables": [{"kind": grid.kind} | grid.printed() for grid in grids],
        "text": texts_of(source.blocks),
    }
    return told | source.told


def main() -> None:
    """Make one folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-k", default="", help="only sources whose name holds this")
    args = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "1767225600"  # the same bytes each time where a producer can
    for path in sorted((args.folder / "sources").glob("*.toml")):
        if args.k not in path.stem:
            continue
        source = read_source(path)
        out = (args.folder / f"{path.stem}.pdf").resolve()
        table = fill_in_plans(source)
        PRODUCERS[source.producer](source, out)
        if "report" in source.told:
            told = source.told | {"pages": count_pages(out)}
            write_json(out.with_suffix(".expected.json"), expect_report(told, table))
        else:
            write_json(out.with_suffix(".json"), make_sidecar(source, out))
        print(f"{out.name}  {out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
