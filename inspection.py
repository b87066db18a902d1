"""What `mattrakan inspect` shows: each page with its grids, records and findings drawn over it."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from mattrakan.batch.capped import call
from mattrakan.errors import OutputError
from mattrakan.extract.geometry import Box
from mattrakan.extract.picture import PageMark, draw_document
from mattrakan.models import Place, Report
from mattrakan.pipeline import (
    Reading,
    build_report_of,
    make_reading,
    open_document,
)


def inspect_pages(
    path: str | os.PathLike[str] | bytes,
    folder: str | os.PathLike[str],
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    reader: str = "auto",
    ocr: str = "auto",
    timeout: float | None = None,
    memory: int | None = None,
) -> list[Path]:
    """Return the paths of one PNG per page, with what was read drawn over the page.

    Args:
        path: a PDF, or its bytes.
        folder: where the pictures go.
        pages: page numbers from 1; None draws all.
        password: opens an encrypted file.
        reader: "auto", or the name of a reader.
        ocr: "auto", "never" or "always".
        timeout: seconds that reading and drawing may take, in a process of its own.
        memory: MiB that the process may use; with neither of the two, this process draws.

    Raises:
        DocumentError: the PDF cannot be read, or not within the caps.
        OutputError: a picture cannot be written.
    """
    stem = "page" if isinstance(path, bytes) else Path(path).stem
    reading = make_reading(pages, password, (), reader, ocr)
    draw = partial(draw_pages, folder=os.fspath(folder), stem=stem)
    return call(draw, path, reading, timeout, memory)


def draw_pages(data: bytes, file: str, reading: Reading, *, folder: str, stem: str) -> list[Path]:
    """Draw the pages of a PDF's bytes into a folder; return the paths.

    Raises:
        DocumentError: the PDF cannot be read.
        OutputError: a picture cannot be written.
    """
    document = open_document(data, reading)
    marks = report_marks(build_report_of(data, file, document, reading))
    try:
        return list(
            draw_document(data, document, folder, stem=stem, marks=marks, password=reading.password)
        )
    except OSError as error:
        raise OutputError(
            f"The pictures cannot be written to {folder} ({error.strerror or error}).",
            "Choose another folder with -o.",
        ) from error


def report_marks(report: Report) -> list[PageMark]:
    """Return a mark for every record and finding of a report that has a place on a page."""
    marks: list[PageMark] = []

    def add(place: Place | None, label: str, finding: bool = False) -> None:
        if place is not None and place.box is not None:
            kind = "finding" if finding else "record"
            marks.append(PageMark(place.page, Box(*place.box), label, kind))  # type: ignore[arg-type]

    for index, indicator in enumerate(report.indicators, 1):
        add(indicator.source, f"i{index}")
    for index, measure in enumerate(report.measures, 1):
        for number, action in enumerate(measure.actions, 1):
            add(action.source, f"m{index} a{number}")
    for finding in report.findings:
        add(finding.source, finding.code, finding=True)
    return marks
