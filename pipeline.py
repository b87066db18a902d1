"""One document: from PDF bytes to its Report, its tables or its text."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from mattrakan.errors import (
    DamagedPdfError,
    DocumentError,
    EncryptedPdfError,
    MattrakanError,
    MemoryCapError,
    UsageError,
)
from mattrakan.extensions import find_extensions, load_extension
from mattrakan.extract.ocr.choosing import check_mode
from mattrakan.extract.pages.document import Document
from mattrakan.extract.pausing import paused_collection
from mattrakan.extract.readers.rescue import ADVICE, Examination, examine_pdf
from mattrakan.extract.tables.table import Table

if TYPE_CHECKING:
    from pikepdf import Pdf

    from mattrakan.models import Report
    from mattrakan.normalize.layout.profile import Profile

READERS = ("auto", "pdfplumber")
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
PdfFile: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are to be read; the same for every document of a run.

    Attributes:
        pages: page numbers from 1, or None for all.
        password: opens encrypted files.
        profiles: (name, TOML text) of layout profiles that stand before the built-in ones.
        reader: one of READERS, or the name of one that another package adds.
        ocr: "auto", "never" or "always".
    """

    pages: tuple[int, ...] | None = None
    password: str | None = None
    profiles: tuple[tuple[str, str], ...] = ()
    reader: str = "auto"
    ocr: str = "auto"

    def __post_init__(self) -> None:
        """Refuse a way of OCR that there is not, or that is not installed."""
        check_mode(self.ocr)


def report_of(data: bytes, file: str, reading: Reading) -> "Report":
    """Return the Report of a PDF's bytes, which `file` names."""
    return build_report_of(data, file, open_document(data, reading), reading)


def tables_of(data: bytes, file: str, reading: Reading) -> list[Table]:
    """Return the tables of a PDF's bytes, page by page."""
    pages = open_document(data, reading).pages
    return [table for page in pages for table in page.displayed_tables]


def text_of(data: bytes, file: str, reading: Reading) -> list[str]:
    """Return the text of each page of a PDF's bytes."""
    return [page.text for page in open_document(data, reading).pages]


def read_isolated(data: bytes, file: str, reading: Reading) -> "Report":
    """Return a Report whatever happens: one that holds the reason where the document is refused.

    This is what a worker process runs. Only interrupts and the end of the process get past it.
    """
    try:
        return report_of(data, file, reading)
    except DocumentError as error:
        return refuse(data, file, error)
    except MemoryError:
        return refuse(data, file, MemoryCapError("Memory ran out."))
    except Exception as error:
        if os.environ.get("MATTRAKAN_TRACEBACK"):
            import traceback

            traceback.print_exc()
        return refuse(data, file, MattrakanError(f"{type(error).__name__}: {error}"[:300]))


def refuse(data: bytes, file: str, error: MattrakanError) -> "Report":
    """Return the Report of a document that could not be read: one finding, no records."""
    return refuse_content(hashlib.sha256(data).hexdigest(), file, error)


def refuse_content(sha256: str, file: str, error: MattrakanError) -> "Report":
    """Return the Report of content that is known by its hash only."""
    from mattrakan.models import Source
    from mattrakan.normalize.findings import make_finding, refused_report

    source = Source(file=file, sha256=sha256, pages=0, text_layer="none")
    reason = _ADDRESS.sub("", str(error))  # it would differ from run to run
    return refused_report(source, make_finding(error.code, reason=reason))


def open_document(data: bytes, reading: Reading) -> Document:
    """Return a document as it is read, or as it is read after a rebuild when it is damaged.

    Raises:
        DocumentError: not a PDF, empty, encrypted, or beyond repair.
    """
    from mattrakan.extract.reading import check_is_pdf

    check_is_pdf(data)
    with ExitStack() as keep:
        try:
            found = examine_pdf(data, reading.password, keep)
        except EncryptedPdfError:
            found = Examination()  # a reader may know better than QPDF,
        except DamagedPdfError as error:
            found = Examination(lost=error.message)  # here, too, but not for sure
        notes = []
        if found.lost:
            notes.append(("file-incomplete", found.lost))
        elif found.repaired:
            notes.append(("file-repaired", found.repaired))
        if found.rebuilt is None:
            document = _read_as_it_is(data, reading, found.opened)
        else:
            document = _read_as_it_is(found.rebuilt, replace(reading, password=None))
    return replace(document, notes=(*document.notes, *notes))


def _read_as_it_is(data: bytes, reading: Reading, opened: "Pdf | None" = None) -> Document:
    from mattrakan.extract.reading import read_document

    try:
        return read_document(
            data,
            pages=reading.pages,
            password=reading.password,
            reader=reading.reader,
            ocr=reading.ocr,
            opened=opened,
        )
    except (MattrakanError, MemoryError):
        raise
    except RecursionError as error:
        raise DamagedPdfError("It is nested too deep.", ADVICE) from error
    except Exception as error:
        if _is_ours(error):
            raise
        name = type(error).__name__
        raise DamagedPdfError(f"It cannot be read ({name}: {error}).", ADVICE) from error


def _is_ours(error: Exception) -> bool:
    """Return whether an error was raised by code of this package, not by a library."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is None or str(last.tb_frame.f_globals.get("__name__")).startswith("mattrakan")


def read_bytes(path: PdfFile) -> bytes:
    """Return the bytes of a PDF given as path, bytes or binary file.

    Raises:
        MissingFileError: there is no such file, or it may not be read.
    """
    from mattrakan.extract import reading

    if isinstance(path, bytes):
        return path
    if isinstance(path, (str, os.PathLike)):
        return reading.read_bytes(path)
    return path.read()


def path_to_text(path: PdfFile) -> str:
    """Return how a file is named in outputs: its path as given, "-" for bytes without a name.

    Slashes are forward ones on every system; bytes that are not UTF-8 are shown as escapes.

    >>> path_to_text("in/plan.pdf"), path_to_text(b"%PDF-")
    ('in/plan.pdf', '-')
    """
    if isinstance(path, (str, os.PathLike)):
        return os.fsencode(Path(path).as_posix()).decode("utf-8", "backslashreplace")
    return "-"


def build_report_of(data: bytes, file: str, document: Document, reading: Reading) -> "Report":
    """Return the Report of a document that was read from a file's bytes."""
    from mattrakan.models import Source
    from mattrakan.normalize.report import build_report
    from mattrakan.normalize.scans import document_read_by, state_scans

    source = Source(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=document.n_pages,
        text_layer=document.text_layer,
        read_by=document_read_by(document),
    )
    with paused_collection():
        report = build_report(document, source, profiles=_profiles(reading.profiles))
        return _checked_by_others(state_scans(report, document))


def _checked_by_others(report: "Report") -> "Report":
    """Return a Report with the findings of checks that other packages add."""
    findings = list(report.findings)
    for name in find_extensions("checks"):
        findings += load_extension("checks", name)(report)
    same = len(findings) == len(report.findings)
    return report if same else report.model_copy(update={"findings": findings})


@cache
def _profiles(texts: tuple[tuple[str, str], ...]) -> "tuple[Profile, ...]":
    from mattrakan.normalize.layout.profile import parse_profile

    return tuple(parse_profile(text, name) for name, text in texts)


def read_profiles(paths: Sequence[str | os.PathLike[str]]) -> tuple[tuple[str, str], ...]:
    """Return the name and text of each profile, checked.

    Raises:
        ProfileError: one cannot be read, or is no valid profile.
    """
    texts = []
    for path in paths:
        from mattrakan.normalize.layout.profile import parse_profile, read_profile_text

        text = read_profile_text(Path(path))
        parse_profile(text, str(path))
        texts.append((path_to_text(path), text))
    return tuple(texts)


def make_reading(
    pages: Sequence[int] | None,
    password: str | None,
    profiles: Sequence[str | os.PathLike[str]],
    reader: str,
    ocr: str,
) -> Reading:
    """Return how documents are to be read, from the arguments of a public function.

    Raises:
        UsageError: one of them cannot be followed.
    """
    if reader not in READERS and reader not in find_extensions("readers"):
        known = ", ".join([*READERS, *find_extensions("readers")])
        raise UsageError(f"There is no reader {reader!r}.", f"Choose from {known}.")
    chosen = tuple(pages) if pages is not None else None
    own = read_profiles(profiles)
    return Reading(chosen, password, (*own, *_found_profiles(own)), reader, ocr)


def _found_profiles(own: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the profiles that nobody has to name, less those that are named all the same.

    They are in ./mattrakan-profiles, in the user's folder of settings, and in other packages.
    """
    import click

    named = {Path(name).resolve() for name, _ in own}
    for folder in (Path("mattrakan-profiles"), Path(click.get_app_dir("mattrakan"), "profiles")):
        for path in sorted(folder.glob("*.toml")):
            if path.resolve() not in named:
                yield from read_profiles([path])
    for name in find_extensions("profiles"):
        from mattrakan.normalize.layout.profile import parse_profile

        text = load_extension("profiles", name)
        parse_profile(text, name)
        yield name, text
