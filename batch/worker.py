"""The inside of a worker process: jobs in, outcomes out, within the caps that hold there."""

import gc
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal, TypeAlias

from ..errors import ChangedFileError, DocumentError, MattrakanError, MemoryCapError, UsageError
from ..extract.pausing import paused_collection
from ..pipeline import Reading, read_bytes, read_isolated, refuse_content, tables_of

Scope: TypeAlias = Literal["content", "caps", "run"]
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Caps:
    """What one document may cost.

    Attributes:
        timeout_s: seconds of wall clock.
        memory_mib: resident memory of the process that reads it, in MiB.
    """

    timeout_s: float = 300.0
    memory_mib: int = 1024


DEFAULT_CAPS = Caps()


def make_caps(timeout: float | None, memory: int | None) -> Caps:
    """Return what one document may cost, as much as in a run where nothing is given."""
    return Caps(timeout or DEFAULT_CAPS.timeout_s, memory or DEFAULT_CAPS.memory_mib)


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read.

    Attributes:
        file: how it is named.
        path: where it can be opened.
        sha256: of its content.
        reading: how it is read.
        data: its bytes, where the path means nothing to the reader.
        function: of a module; called with data, file and reading in place of making a Report.
    """

    file: str
    path: str
    sha256: str
    reading: Reading
    data: bytes | None = None
    function: Callable[[bytes, str, Reading], Any] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        sha256: of the content that was asked for.
        report: the Report as JSON, without line breaks; it holds the reason of a refusal.
        seconds: wall clock.
        holds_for: what may take it over: any run with this content and these options, only one
            with the same caps, or only this run (the file was gone, the process died).
        value: what the function of the job returned.
        error: why that function, or the process, could not do it.
    """

    sha256: str
    report: bytes
    seconds: float
    holds_for: Scope = "content"
    value: Any = None
    error: MattrakanError | None = None


def do_job(job: Job) -> Outcome:
    """Read one document in this process; never raises for what the document holds."""
    if job.function is not None:
        return _call(job, job.function)
    started = time.monotonic()
    holds_for: Scope = "content"
    try:
        data = read_bytes(job.path) if job.data is None else job.data
        report = read_isolated(data, job.file, job.reading)
        if report.source.sha256 != job.sha256:
            raise ChangedFileError(
                "The file changed while it was read.", "Run again when it is complete."
            )
    except DocumentError as error:
        report = refuse_content(job.sha256, job.file, error)
        holds_for = "run"
    except MemoryError:
        report = refuse_content(job.sha256, job.file, MemoryCapError("Memory ran out."))
    codes = {finding.code for finding in report.findings}
    if MemoryCapError.code in codes:
        holds_for = "caps"
    elif MattrakanError.code in codes:  # a defect of ours, which an update may have mended
        holds_for = "run"
    written = report.model_dump_json(by_alias=True).encode()
    return Outcome(job.sha256, written, time.monotonic() - started, holds_for)


def _call(job: Job, function: Callable[[bytes, str, Reading], Any]) -> Outcome:
    """Return what a function makes of a document, or the error that it raised."""
    started = time.monotonic()
    value, error = None, None
    try:
        data = read_bytes(job.path) if job.data is None else job.data
        value = function(data, job.file, job.reading)
    except MattrakanError as known:
        error = known
    except MemoryError:
        error = MemoryCapError("Memory ran out.")
    except Exception as defect:
        error = MattrakanError(f"{type(defect).__name__}: {defect}"[:300])
    return Outcome(job.sha256, b"", time.monotonic() - started, value=value, error=error)


def count_jobs(jobs: int | str) -> int:
    """Return how many documents are read at the same time; "auto" is one per processor.

    Raises:
        UsageError: it is neither "auto" nor a number from 1 up.

    >>> count_jobs(3), count_jobs("auto") >= 1
    (3, True)
    """
    if jobs == "auto":
        if hasattr(os, "sched_getaffinity"):
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1
    if not isinstance(jobs, int) or jobs < 1:
        raise UsageError("At least one document must be read at a time.", "Give -j 1 or more.")
    return jobs


def serve() -> None:
    """Run a worker process: jobs come on standard input, outcomes go to standard output."""
    inbox = os.fdopen(os.dup(0), "rb")
    outbox = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        caps, makes_reports = pickle.load(inbox)
        _prepare(caps, makes_reports=makes_reports)
        _answer(outbox, None)
        while True:
            _answer(outbox, do_job(pickle.load(inbox)))
    except (EOFError, BrokenPipeError):
        os._exit(0)


def _answer(outbox: BinaryIO, what: Outcome | None) -> None:
    pickle.dump(what, outbox)
    outbox.flush()


def _prepare(caps: Caps, *, makes_reports: bool) -> None:
    """Import what reading needs, before the clock runs; then limit memory and watch the parent."""
    with paused_collection():
        _warm_up(makes_reports=makes_reports)
    gc.freeze()  # what was loaded stays, and is not looked through again
    threading.Thread(target=_watch_parent, args=(os.getppid(),), daemon=True).start()
    try:
        import resource
    except ImportError:  # Windows
        return
    # A backstop against one huge request at once; the watch on resident memory comes first.
    limit = (_address_space_mib() + 4 * caps.memory_mib) * MIB
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _warm_up(*, makes_reports: bool) -> None:
    """Read a blank page for what is loaded on first use; what makes Reports takes longer to load.

    PyThaiNLP is left to the few documents with a word to look up.
    """
    import io

    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    import pikepdf

    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    read = read_isolated if makes_reports else tables_of
    read(blank.getvalue(), "", Reading())


def _address_space_mib() -> int:
    memory = memory_on_linux_mib(os.getpid())
    if memory is not None:
        return memory[0]
    import psutil

    return int(psutil.Process().memory_info().vms) // MIB


def memory_on_linux_mib(pid: int) -> tuple[int, int] | None:
    """Return a process's address space and resident memory in MiB, None where no file says them.

    psutil takes 25 ms to import, in the parent and in each worker.
    """
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            space, resident = map(int, file.read().split()[:2])
        page = os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return None
    return space * page // MIB, resident * page // MIB


def _watch_parent(parent: int) -> None:
    """End this process when its parent is gone."""
    while not _is_gone(parent):
        time.sleep(0.5)
    os._exit(0)


def _is_gone(parent: int) -> bool:
    if sys.platform != "win32":
        return os.getppid() != parent
    import psutil

    return not psutil.pid_exists(parent)
