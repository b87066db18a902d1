"""One document in a process of its own, which may take only so long and so much memory."""

import hashlib
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ..extract.tables.table import Table
from ..pipeline import (
    PdfFile,
    Reading,
    make_reading,
    path_to_text,
    read_bytes,
    report_of,
    tables_of,
    text_of,
)
from .worker import Job, make_caps
from .worker_pool import read_jobs

if TYPE_CHECKING:
    from ..models import Report

_T = TypeVar("_T")


def read(
    path: PdfFile,
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    profiles: Sequence[str | os.PathLike[str]] = (),
    reader: str = "auto",
    ocr: str = "auto",
    corrections: Sequence[str | os.PathLike[str]] = (),
    timeout: float | None = None,
    memory: int | None = None,
) -> "Report":
    """Return everything read from one PDF: facts, indicators, measures, findings.

    Args:
        path: a path, the file's bytes, or a binary file.
        pages: page numbers from 1; None reads all.
        password: opens an encrypted file.
        profiles: paths of layout profiles of your own.
        reader: "auto", or the name of a reader.
        ocr: "auto" reads pages that are pictures, where the extra `ocr` is installed; "never",
            "always".
        corrections: paths of files of corrections; lines of other documents are left out.
        timeout: seconds that reading may take, in a process of its own; None sets no limit.
        memory: MiB that the process may use; with neither of the two, this process reads.

    Raises:
        DocumentError: the file cannot be read; what spoils only a cell is a finding instead. A
            missing file is also a FileNotFoundError, one over its time a TimeoutError.
        CorrectionError: a line of the corrections cannot be followed.
        UsageError: an argument cannot be followed; also a ValueError.

    >>> report = read("samples/phukhaothian_2565.pdf")
    >>> report.fiscal_year.be, len(report.measures)
    (2565, 2)
    """
    reading = make_reading(pages, password, profiles, reader, ocr)
    report = call(report_of, path, reading, timeout, memory)
    if not corrections:
        return report
    from ..corrections.applying import apply_corrections
    from ..corrections.corrections_file import read_corrections

    return apply_corrections(report, read_corrections(corrections).of(report.document_id))


def read_tables(
    path: PdfFile,
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    reader: str = "auto",
    ocr: str = "auto",
    timeout: float | None = None,
    memory: int | None = None,
) -> list[Table]:
    """Return every table of any Thai PDF, one per page it stands on, cells repaired.

    Arguments and errors are those of `read`.

    >>> read_tables("samples/phukhaothian_2565.pdf")[0].rows[1]
    ['๑', 'การปฏิบัติหน้าที่', '๘๘.๐๐']
    """
    reading = make_reading(pages, password, (), reader, ocr)
    return call(tables_of, path, reading, timeout, memory)


def read_text(
    path: PdfFile,
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    reader: str = "auto",
    ocr: str = "auto",
    timeout: float | None = None,
    memory: int | None = None,
) -> list[str]:
    """Return the repaired text of any Thai PDF, one string per page.

    Arguments and errors are those of `read`.
    """
    reading = make_reading(pages, password, (), reader, ocr)
    return call(text_of, path, reading, timeout, memory)


def call(
    function: Callable[[bytes, str, Reading], _T],
    path: PdfFile,
    reading: Reading,
    timeout: float | None = None,
    memory: int | None = None,
) -> _T:
    """Return what a function of a document returns.

    Args:
        function: of a module, so that another process can find it.
        path: the PDF.
        reading: how it is read.
        timeout: seconds that it may take.
        memory: MiB that it may use; with neither, the function is called in this process.

    Raises:
        DocumentError: the document cannot be read, or not within the caps.
    """
    data, file = read_bytes(path), path_to_text(path)
    if timeout is None and memory is None:
        return function(data, file, reading)
    job = Job(file, "", hashlib.sha256(data).hexdigest(), reading, data, function)
    (outcome,) = read_jobs([job], processes=1, caps=make_caps(timeout, memory))
    if outcome.error is not None:
        raise outcome.error
    found: Any = outcome.value
    result: _T = found
    return result
