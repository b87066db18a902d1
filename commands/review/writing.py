"""`mattrakan review`: one page per document of a finished run, its pictures, and an index."""

import io
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

from ...corrections.corrections_file import Corrections, read_corrections
from ...errors import DocumentError, MattrakanError
from ...export.atomic import output_errors, write_file
from ...export.status import find_failure, find_refusal
from ...extract.rendering import legible_resolution, open_pages, render
from ...normalize.knowledge import load
from .finished_run import FinishedRun, RunDocument
from .page_data import Entry, corrections_to_entries, report_to_entries, to_script

DOTS_PER_INCH = 110
_QUALITY = 80
_A4 = (595.0, 842.0)  # of a page that cannot be shown
_PAGE_SCRIPTS = ("common", "grammar", "store", "pages", "unread", "rows", "page")
_INDEX_SCRIPTS = ("common", "store", "index")
_NOT_WORDS = " .\u200b"


def write_review(
    run_folder: Path,
    folder: Path,
    *,
    language: str = "en",
    password: str | None = None,
    tell: Callable[[str], None] = lambda sentence: None,
) -> int:
    """Write the pages of a run; return how many of its PDFs could not be shown.

    Args:
        run_folder: of a finished run.
        folder: where the pages go.
        language: that the pages begin in: "en" or "th".
        password: opens encrypted files.
        tell: called with a sentence about each PDF that cannot be shown, and with each page.

    Raises:
        UsageError: there is no finished run.
        OutputError: a file cannot be written.
    """
    run = FinishedRun(run_folder)
    corrections = _given_corrections(run, tell)
    index = []
    lost = 0
    for document in run.documents():
        notice = ""
        try:
            pages = _write_pictures(run.read_pdf(document), folder, document, password)
        except DocumentError as error:
            notice = str(error)
            if document.path not in notice:
                notice = f"{document.path}: {notice}"
            tell(notice)
            pages = _blank_pages(document)
            lost += find_refusal(document.report) is None  # the others the run has reported
        data = _page_data(document, pages, corrections, language)
        path = folder / f"{document.stem}.html"
        write_file(path, _page(data, document, notice, language))
        tell(str(path))
        index.append(_index_entry(document, data))
    write_file(folder / "index.html", _index(index, language))
    tell(f"Open {folder / 'index.html'} in a browser.")
    return lost


def _given_corrections(run: FinishedRun, tell: Callable[[str], None]) -> Corrections:
    """Return the corrections that the run was given, so that the next file holds them, too."""
    found = [path for path in run.correction_files if path.is_file()]
    for path in run.correction_files:
        if path not in found:
            tell(f"{path} is gone: its corrections are not in the pages.")
    try:
        return read_corrections(found)
    except MattrakanError as error:
        tell(str(error))
        return Corrections({})


def _write_pictures(
    data: bytes, folder: Path, document: RunDocument, password: str | None
) -> list[Entry]:
    """Write the pictures that are not there yet; return the pages with their sizes."""
    pictures = folder / f"{document.stem}-{document.document_id}"
    with output_errors(pictures):
        pictures.mkdir(parents=True, exist_ok=True)
    pages = []
    with open_pages(data, password) as pdf:
        for number in range(1, len(pdf) + 1):
            path = pictures / f"p{number:04}.jpg"
            width, height = pdf.get_page_size(number - 1)
            if not path.is_file():
                _write_picture(pdf, number, path)
            pages.append(_page_entry(number, width, height, f"{quote(pictures.name)}/{path.name}"))
    return pages


def _write_picture(pdf: Any, number: int, path: Path) -> None:
    written = io.BytesIO()
    width, height = pdf.get_page_size(number - 1)
    dots = legible_resolution(width, height, DOTS_PER_INCH)
    render(pdf, number, dots).save(written, "JPEG", quality=_QUALITY, dpi=(dots, dots))
    write_file(path, written.getvalue())


def _blank_pages(document: RunDocument) -> list[Entry]:
    return [_page_entry(n, *_A4, None) for n in range(1, document.report.source.pages + 1)]


def _page_entry(number: int, width: float, height: float, picture: str | None) -> Entry:
    return {
        "number": number,
        "width": round(width, 2),
        "height": round(height, 2),
        "picture": picture,
        "areas": [],
    }


def _page_data(
    document: RunDocument, pages: list[Entry], corrections: Corrections, language: str
) -> Entry:
    report = document.report
    rows, findings = report_to_entries(report)
    known = {page["number"]: page for page in pages}
    for row in rows:
        if row["box"] is not None and row["page"] in known:
            doubted = any(findings[n]["severity"] != "info" for n in row["findings"])
            kind = "unread" if row["unread"] else "doubt" if doubted else ""
            known[row["page"]]["areas"].append({"box": row["box"], "kind": kind})
    return {
        "document_id": document.document_id,
        "file": document.path,
        "language": language,
        "words": _words(),
        "grammar": _grammar(report.fiscal_year.be if report.fiscal_year else None),
        "profile": _profile_rows(),
        "pages": pages,
        "widest": max((page["width"] for page in pages), default=1),
        "rows": rows,
        "findings": findings,
        "corrections": corrections_to_entries(
            corrections.of(document.document_id), document.document_id
        ),
    }


def _grammar(fiscal_year: int | None) -> Entry:
    """Return the words that the page's own small grammar of periods and amounts knows."""
    months: dict[str, int] = {}
    for month in load("months")["month"]:
        names = [month["full"], month["abbreviation"]]
        for kind in ("spoken", "misspelt", "english"):
            names += month.get(kind, [])
        months |= {_bare(name): month["number"] for name in names}
    times = load("time_words")
    return {
        "months": months,
        "until": sorted(times["to_mark"], key=len, reverse=True),
        "dropped": sorted([*times["era_buddhist"], *times["month_mark"]], key=len, reverse=True),
        "baht": sorted(load("units")["money"]["units"], key=len, reverse=True),
        "fiscalYear": fiscal_year,
    }


def _bare(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter not in _NOT_WORDS)


@cache
def _profile_rows() -> Mapping[str, list[str]]:
    text = (files("mattrakan.normalize") / "profiles" / "measures.toml").read_text("utf-8")
    profile = tomllib.loads(text)
    return {key: profile.get(key, []) for key in ("total_rows", "note_rows")}


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(_part("words.toml"))


@cache
def _part(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _script(names: Sequence[str]) -> str:
    return "\n".join(_part(f"{name}.js") for name in names)


def _page(data: Entry, document: RunDocument, notice: str, language: str) -> bytes:
    report = document.report
    agency = report.agency.name if report.agency and report.agency.name else ""
    heading = " · ".join(filter(None, (Path(document.path).name, agency)))
    told_notice = f'<p class="notice" role="alert">{escape(notice)}</p>' if notice else ""
    page = Template(_part("page.html")).substitute(
        language=language,
        title=escape(heading),
        heading=escape(heading),
        notice=told_notice,
        style=_part("page.css"),
        data=to_script(data),
        script=_script(_PAGE_SCRIPTS),
    )
    return page.encode("utf-8", "replace")


def _index_entry(document: RunDocument, data: Entry) -> Entry:
    report = document.report
    reason = find_failure(report)
    why = next((one for one in report.findings if one.code == reason), None)
    records = [row for row in data["rows"] if row["table"] in ("measures", "indicators", "outline")]
    return {
        "document_id": document.document_id,
        "file": document.path,
        "page": f"{document.stem}.html",
        "agency": report.agency.name if report.agency else None,
        "records": len(records),
        "doubts": sum(one["severity"] != "info" for one in data["findings"]),
        "unread": sum(row["unread"] is not None for row in data["rows"]),
        "failed": why.message if why else None,
        "failed_th": why.message_th if why else None,
    }


def _index(documents: list[Entry], language: str) -> bytes:
    words = {key: _words()[key] for key in ("index", "page")}
    data = {"documents": documents, "language": language, "words": words}
    page = Template(_part("index.html")).substitute(
        language=language,
        title="mattrakan review",
        style=_part("page.css"),
        data=to_script(data),
        script=_script(_INDEX_SCRIPTS),
    )
    return page.encode("utf-8", "replace")
