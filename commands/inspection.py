"""What `mattrakan inspect` shows: each page with its grids, records and findings drawn over it."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from ..batch.capped import call
from ..errors import OutputError
from ..export.records import find_place
from ..extract.geometry import Box
from ..extract.picture import COLOURS, PageMark, draw_document
from ..extract.picture_foot import find_font
from ..models import BoxList, Place, Report
from ..normalize.knowledge import load
from ..pipeline import Reading, build_report_of, make_reading, open_document


def inspect_pages(
    path: str | os.PathLike[str] | bytes,
    folder: str | os.PathLike[str],
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    profiles: Sequence[str | os.PathLike[str]] = (),
    reader: str = "auto",
    ocr: str = "auto",
    lang: str = "en",
    timeout: float | None = None,
    memory: int | None = None,
) -> list[Path]:
    """Return the paths of one PNG per page, with what was read drawn over the page.

    A legend and the messages of the page's findings are at its foot; those of findings that have
    no place are at the foot of the first page.

    Args:
        path: a PDF, or its bytes.
        folder: where the pictures go.
        pages: page numbers from 1; None draws all.
        password: opens an encrypted file.
        profiles: paths of layout profiles of your own.
        reader: "auto", or the name of a reader.
        ocr: "auto", "never" or "always".
        lang: language of the messages, "en" or "th"; English where no Thai font is found.
        timeout: seconds that reading and drawing may take, in a process of its own.
        memory: MiB that the process may use; with neither of the two, this process draws.

    Raises:
        DocumentError: the PDF cannot be read, or not within the caps.
        OutputError: a picture cannot be written.
    """
    stem = "page" if isinstance(path, bytes) else Path(path).stem
    reading = make_reading(pages, password, profiles, reader, ocr)
    draw = partial(draw_pages, folder=os.fspath(folder), stem=stem, lang=lang)
    return call(draw, path, reading, timeout, memory)


def draw_pages(
    data: bytes, file: str, reading: Reading, *, folder: str, stem: str, lang: str = "en"
) -> list[Path]:
    """Draw the pages of a PDF's bytes into a folder; return the paths.

    Raises:
        DocumentError: the PDF cannot be read.
        OutputError: a picture cannot be written.
    """
    document = open_document(data, reading)
    report = build_report_of(data, file, document, reading)
    language = lang if find_font() else "en"
    words = load("pictures")
    try:
        return list(
            draw_document(
                data,
                document,
                folder,
                stem=stem,
                marks=report_marks(report),
                legend=[(kind, words[kind][language]) for kind in COLOURS],
                notes=_notes(report, [page.number for page in document.pages], language),
                password=reading.password,
            )
        )
    except OSError as error:
        raise OutputError(
            f"The pictures cannot be written to {folder} ({error.strerror or error}).",
            "Choose another folder with -o.",
        ) from error


def report_marks(report: Report) -> list[PageMark]:
    """Return a mark for every record and every doubted place of a report.

    Findings about one place share a mark, which bears their numbers in the list of findings.
    """
    marks: list[PageMark] = []

    def add(place: Place, label: str) -> None:
        if place.box is not None:
            marks.append(PageMark(place.page, Box(*place.box), label))

    for index, indicator in enumerate(report.indicators, 1):
        add(indicator.source, f"i{index}")
    for index, measure in enumerate(report.measures, 1):
        for number, action in enumerate(measure.actions, 1):
            add(action.source, f"m{index} a{number}")
    doubted: dict[tuple[int, BoxList], list[str]] = {}
    for number, finding in enumerate(report.findings, 1):
        if (place := find_place(finding, report)) is not None:
            doubted.setdefault(place, []).append(str(number))
    for (page, box), numbers in doubted.items():
        marks.append(PageMark(page, Box(*box), ", ".join(numbers), "finding"))
    return marks


def _notes(report: Report, pages: Sequence[int], language: str) -> Mapping[int, list[str]]:
    """Return the messages for the foot of each page, by its number."""
    words = load("pictures")
    notes: dict[int, list[str]] = {page: [] for page in pages}
    elsewhere: list[str] = []
    for number, finding in enumerate(report.findings, 1):
        message = finding.message_th if language == "th" else finding.message
        place = find_place(finding, report)
        here = notes.get(place[0]) if place is not None else None
        (elsewhere if here is None else here).append(f"{number}. {message}")
    for page in pages:
        notes[page] = notes[page] or [words["nothing"][language]]
    if elsewhere and pages:
        notes[pages[0]] += [words["elsewhere"][language], *elsewhere]
    return notes
