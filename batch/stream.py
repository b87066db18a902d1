"""Reports of many documents as they are read, without files."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing

from ..models import Report
from ..pipeline import make_reading
from .inputs import Input, find_inputs
from .labels import label_report
from .worker import DEFAULT_CAPS, Caps, Job, Outcome, count_jobs
from .worker_pool import read_jobs


def iter_reports(
    sources: Sequence[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    jobs: int | str = "auto",
    pages: Sequence[int] | None = None,
    password: str | None = None,
    profiles: Sequence[str | os.PathLike[str]] = (),
    reader: str = "auto",
    ocr: str = "auto",
    timeout: float = DEFAULT_CAPS.timeout_s,
    memory: int = DEFAULT_CAPS.memory_mib,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Report]:
    """Yield the Report of each PDF, by path; a refused one holds the finding that says why.

    Args:
        sources: PDFs and folders of PDFs, which are searched with all their folders.
        jobs: how many documents are read at the same time, each in a process of its own; "auto"
            for one per processor.
        pages: page numbers from 1; None reads all.
        password: opens encrypted files.
        profiles: paths of layout profiles of your own.
        reader: "auto", or the name of a reader.
        ocr: "auto", "never" or "always".
        timeout: seconds that one document may take.
        memory: MiB that the process of one document may use.
        progress: called with how many documents are read, and of how many.

    Raises:
        MissingFileError: a path does not exist; raised before anything is read.
        UsageError: an argument cannot be followed.

    The same content under two names is one Report.

    >>> for report in iter_reports("plans/"):  # doctest: +SKIP
    ...     print(report)
    """
    if isinstance(sources, (str, os.PathLike)):
        sources = [sources]
    reading = make_reading(pages, password, profiles, reader, ocr)
    caps, processes = Caps(timeout, memory), count_jobs(jobs)
    inputs = find_inputs(sources)
    for one in inputs:
        if one.error is not None:
            raise one.error
    work = [Job(one.file, one.path, one.sha256, reading, one.data) for one in inputs]
    return _in_order(inputs, work, min(processes, len(work)), caps, progress)


def _in_order(
    inputs: Sequence[Input],
    work: Sequence[Job],
    processes: int,
    caps: Caps,
    progress: Callable[[int, int], None] | None,
) -> Generator[Report, None, None]:
    held: dict[str, Outcome] = {}
    n_read = 0
    with closing(read_jobs(work, processes=processes, caps=caps)) as outcomes:
        for one in inputs:
            while one.sha256 not in held:
                outcome = next(outcomes)
                held[outcome.sha256] = outcome
                n_read += 1
                if progress is not None:
                    progress(n_read, len(inputs))
            yield label_report(Report.model_validate_json(held.pop(one.sha256).report), one)
