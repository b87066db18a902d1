"""One tool reads the tables of one PDF and tells what it took: run inside that tool's environment.

    python benchmarks/adapters.py TOOL PDF [--warm PDF] [--cells]

Prints one JSON object: CPU seconds (children included, imports and a first small file not), pages,
peak memory, and with --cells the rows that were read. Standard library only, but for the tool.
"""

import argparse
import json
import logging
import os
import resource
import sys
import time
import warnings
from collections.abc import Callable, Sequence

Rows = list[list[str | None]]


def ours(path: str) -> Rows:
    """`mattrakan.read_tables` with the fast reader."""
    import mattrakan

    return [row for table in mattrakan.read_tables(path) for row in table.rows]


def ours_pure(path: str) -> Rows:
    """`mattrakan.read_tables` with nothing compiled."""
    from mattrakan.extract.readers.fast.scanning import IS_COMPILED

    assert not IS_COMPILED
    return ours(path)


def ours_reference(path: str) -> Rows:
    """`mattrakan.read_tables` with the reference reader."""
    import mattrakan

    return [r for table in mattrakan.read_tables(path, reader="pdfplumber") for r in table.rows]


def ours_reading(path: str) -> Rows:
    """Our fast reader alone: glyphs, rules and images of every page."""
    from mattrakan.extract.readers.choosing import open_reader

    with open(path, "rb") as file, open_reader(file.read(), None, "auto") as reader:
        for _ in reader.read_pages(range(1, reader.n_pages + 1)):
            pass
    return []


def ours_convert(path: str) -> Rows:
    """`mattrakan.read`: the whole Report."""
    import mattrakan

    mattrakan.read(path)
    return []


def pdfplumber(path: str) -> Rows:
    """`extract_tables` and `close`, page by page."""
    import pdfplumber

    rows: Rows = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            rows += [row for table in page.extract_tables() for row in table]
            page.close()
    return rows


def pdfium_floor(path: str) -> Rows:
    """PDFium loads every page and its text page: what no reader on PDFium can do without."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().close()
        page.close()
    document.close()
    return []


def camelot(path: str) -> Rows:
    """Lattice flavour."""
    import camelot

    tables = camelot.read_pdf(path, pages="all", flavor="lattice", suppress_stdout=True)
    return [row for table in tables for row in table.df.values.tolist()]


def tabula(path: str) -> Rows:
    """Lattice, all pages; Java runs in a process of its own."""
    import tabula

    frames = tabula.read_pdf(
        path, pages="all", lattice=True, silent=True, pandas_options={"header": None, "dtype": str}
    )
    return [row for frame in frames for row in frame.fillna("").values.tolist()]


def pymupdf(path: str) -> Rows:
    """`find_tables`, page by page."""
    import pymupdf

    with pymupdf.open(path) as document:
        return [row for page in document for t in page.find_tables().tables for row in t.extract()]


def img2table(path: str) -> Rows:
    """The text layer, no OCR."""
    from img2table.document import PDF

    found = PDF(path, pdf_text_extraction=True).extract_tables()
    return [row for page in found.values() for t in page for row in t.df.values.tolist()]


def pdf_oxide(path: str) -> Rows:
    """`extract_tables`, page by page."""
    from pdf_oxide import PdfDocument

    document = PdfDocument(path)
    rows: Rows = []
    for page in range(document.page_count()):
        for table in document.extract_tables(page):
            rows += [[cell["text"] for cell in row["cells"]] for row in table["rows"]]
    return rows


def liteparse(path: str) -> Rows:
    """Markdown tables of its text, no OCR."""
    from liteparse import LiteParse

    parsed = LiteParse(ocr_enabled=False, output_format="markdown", quiet=True).parse(path)
    lines = (line.strip() for line in parsed.text.splitlines())
    table = [line for line in lines if line.startswith("|") and not set(line) <= set("|-: ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def tablers(path: str) -> Rows:
    """`find_tables` with text, page by page."""
    import tablers

    document = tablers.Document(path)
    rows: Rows = []
    for number in range(document.page_count):
        page = document.get_page(number)
        for table in tablers.find_tables(page, extract_text=True):
            rows += [[cell.text for cell in row] for row in table.to_list()]
        page.clear()
    document.close()
    return rows


TOOLS: dict[str, Callable[[str], Rows]] = {
    tool.__name__: tool
    for tool in (
        *(ours, ours_pure, ours_reference, ours_reading, ours_convert, pdfplumber, pdfium_floor),
        *(camelot, tabula, pymupdf, img2table, pdf_oxide, liteparse, tablers),
    )
}


def cpu_seconds() -> float:
    """CPU time of this process and of its finished children."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool", choices=TOOLS)
    parser.add_argument("pdf")
    parser.add_argument("--warm", help="a small PDF that is read first and not counted")
    parser.add_argument("--cells", action="store_true")
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    out, sys.stdout = sys.stdout, sys.stderr  # what a tool prints is no answer
    read = TOOLS[options.tool]
    if options.warm:
        read(options.warm)
    start = cpu_seconds()
    rows = read(options.pdf)
    answer: dict[str, object] = {"cpu_s": cpu_seconds() - start}
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    answer["peak_mib"] = max(own, children) / 1024
    if options.cells:
        answer["rows"] = [[None if c is None else str(c) for c in row] for row in rows]
    json.dump(answer, out)


if __name__ == "__main__":
    main()
