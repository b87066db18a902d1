"""What `mattrakan inspect` shows: each page with its grids, records and findings drawn over it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mattrakan.errors import OutputError
from mattrakan.extract.geometry import Box
from mattrakan.extract.picture import PageMark, draw_document
from mattrakan.models import Place, Report
from mattrakan.pipeline import Reading, build_report_of, open_document, path_to_text, read_bytes


def inspect_pages(
    path: str | os.PathLike[str] | bytes,
    folder: str | os.PathLike[str],
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    reader: str = "auto",
    ocr: str = "auto",
) -> Iterator[Path]:
    """Yield the path of one PNG per page, with what was read drawn over the page.

    Args:
        path: a PDF, or its bytes.
        folder: where the pictures go.
        pages: page numbers from 1; None draws all.
        password: opens an encrypted file.
        reader: "auto", or the name of a reader.
        ocr: "auto", "never" or "always".

    Raises:
        DocumentError: the PDF cannot be read.
        OutputError: a picture cannot be written.
    """
    data = read_bytes(path)
    reading = Reading(tuple(pages) if pages is not None else None, password, (), reader, ocr)
    document = open_document(data, reading)
    report = build_report_of(data, path_to_text(path), document, reading)
    stem = "page" if isinstance(path, bytes) else Path(path).stem
    try:
        yield from draw_document(
            data, document, folder, stem=stem, marks=report_marks(report), password=password
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
