"""The fast reader against the reference on whole documents: the same cells and the same text?

    python benchmarks/readers.py FOLDER...

Prints every document whose tables or text differ between the readers, and the pages that the
fast reader left to the reference, with the reason. Exit code 1 when anything differs.
"""

import argparse
import logging
import sys
import time
from pathlib import Path

from mattrakan.errors import DocumentError
from mattrakan.extract.pages.document import Document
from mattrakan.extract.reading import read_document


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="+", type=Path)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    documents = pages = differing = left = 0
    seconds = {"auto": 0.0, "pdfplumber": 0.0}
    for path in sorted(pdf for folder in options.folder for pdf in folder.rglob("*.pdf")):
        found: dict[str, Document] = {}
        for reader in seconds:
            start = time.process_time()
            try:
                found[reader] = read_document(path, reader=reader)
            except DocumentError as error:
                print(f"{path.name}: {reader}: {type(error).__name__}")
            seconds[reader] += time.process_time() - start
        if len(found) < 2:
            differing += len(found)
            continue
        fast, reference = found["auto"], found["pdfplumber"]
        documents += 1
        pages += len(fast.pages)
        left += len(fast.fallbacks)
        for number, reason in fast.fallbacks[:1]:
            print(f"{path.name}: page {number} and {len(fast.fallbacks) - 1} more left: {reason}")
        unlike = [
            page.number
            for page, other in zip(fast.pages, reference.pages, strict=False)
            if page.text != other.text or _rows(page) != _rows(other)
        ]
        if unlike or len(fast.pages) != len(reference.pages):
            differing += 1
            print(f"{path.name}: differs on pages {unlike}")
    ratio = seconds["pdfplumber"] / seconds["auto"] if seconds["auto"] else 0.0
    print(
        f"{documents} documents, {pages} pages: {differing} documents differ, {left} pages left to "
        f"the reference; the fast reader took {ratio:.1f} times less CPU"
    )
    sys.exit(1 if differing else 0)


def _rows(page: object) -> list[list[list[str | None]]]:
    return [table.rows for table in getattr(page, "tables", ())]


if __name__ == "__main__":
    main()
