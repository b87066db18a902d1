"""Isolation: documents read in processes of their own, within caps, one replaced when it dies."""

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal, TypeAlias

from mattrakan.errors import (
    CapError,
    ChangedFileError,
    DocumentError,
    MemoryCapError,
    TimeCapError,
    WorkerCrashError,
)
from mattrakan.pipeline import Reading, read_bytes, read_isolated, refuse_content

Scope: TypeAlias = Literal["content", "caps", "run"]
_MIB = 1024 * 1024
_START_LIMIT_S = 120.0
_WATCH_EVERY_S = 0.05
_EXIT_MEMORY = 77
_ENTRY = "from mattrakan.worker import serve; serve()"


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


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: its path, or its bytes where the path means nothing to the reader."""

    file: str
    path: str
    sha256: str
    reading: Reading
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        sha256: of the content that was asked for.
        report: the Report as JSON, without line breaks; it holds the reason of a refusal.
        seconds: wall clock.
        holds_for: what may take it over: any run with this content and these options, only one
            with the same caps, or only this run (the file was gone, the process died).
    """

    sha256: str
    report: bytes
    seconds: float
    holds_for: Scope = "content"


def read_jobs(jobs: Iterable[Job], *, processes: int, caps: Caps) -> Generator[Outcome, None, None]:
    """Yield an outcome for each job as it ends, in no order; all processes end with the iterator.

    Args:
        jobs: taken one by one, when a process is free.
        processes: how many read at the same time.
        caps: a process over them is killed, and its document refused.
    """
    crew = _Crew(jobs, caps)
    try:
        yield from crew.run(processes)
    finally:
        crew.stop()


def do_job(job: Job) -> Outcome:
    """Read one document in this process; never raises for what the document holds."""
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
    if any(finding.code == MemoryCapError.code for finding in report.findings):
        holds_for = "caps"
    written = report.model_dump_json(by_alias=True).encode()
    return Outcome(job.sha256, written, time.monotonic() - started, holds_for)


class _Crew:
    """Threads that each attend one process, and one that watches their caps."""

    def __init__(self, jobs: Iterable[Job], caps: Caps) -> None:
        self._jobs = iter(jobs)
        self._caps = caps
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._processes: dict[int, _Process] = {}
        self._threads: list[threading.Thread] = []
        # An outcome; an error that ends the run; None from a thread that has no more jobs.
        self._outcomes: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()

    def run(self, processes: int) -> Iterator[Outcome]:
        for place in range(processes):
            self._start(self._attend, place)
        self._start(self._watch)
        attending = processes
        while attending:
            try:  # a bare get() cannot be interrupted on Windows
                outcome = self._outcomes.get(timeout=0.2)
            except queue.Empty:
                continue
            if outcome is None:
                attending -= 1
            elif isinstance(outcome, BaseException):
                raise outcome
            else:
                yield outcome

    def stop(self) -> None:
        self._stopping.set()
        for process in list(self._processes.values()):
            process.kill()
        for thread in self._threads:
            thread.join(timeout=5)

    def _start(self, target: Callable[..., None], *args: int) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _attend(self, place: int) -> None:
        try:
            while not self._stopping.is_set():
                with self._lock:
                    job = next(self._jobs, None)
                if job is None:
                    break
                outcome = self._read(place, job)
                if not self._stopping.is_set():
                    self._outcomes.put(outcome)
        except BaseException as error:
            self._outcomes.put(error)
        finally:
            if process := self._processes.pop(place, None):
                process.end()
            self._outcomes.put(None)

    def _read(self, place: int, job: Job) -> Outcome:
        started = time.monotonic()
        refused: CapError | None = None
        for _ in range(2):  # a process can die for reasons that are not the document's
            process = self._processes.get(place)
            if process is None:
                process = self._processes[place] = _Process(self._caps)
            try:
                outcome = process.read(job)
            except (EOFError, OSError, pickle.UnpicklingError):
                refused = process.reason_of_death()
            else:
                if process.is_bloated():
                    self._drop(place)
                return outcome
            self._drop(place)
            if not isinstance(refused, WorkerCrashError) or self._stopping.is_set():
                break
        assert refused is not None
        report = refuse_content(job.sha256, job.file, refused).model_dump_json(by_alias=True)
        scope: Scope = "run" if isinstance(refused, WorkerCrashError) else "caps"
        return Outcome(job.sha256, report.encode(), time.monotonic() - started, scope)

    def _drop(self, place: int) -> None:
        if process := self._processes.pop(place, None):
            process.end()

    def _watch(self) -> None:
        while not self._stopping.wait(_WATCH_EVERY_S):
            for process in list(self._processes.values()):
                process.check()


class _Process:
    """One worker process, seen from the process that gives it jobs."""

    def __init__(self, caps: Caps) -> None:
        self._caps = caps
        self._verdict: CapError | None = None
        self._deadline = time.monotonic() + _START_LIMIT_S
        apart: dict[str, Any] = (
            {"creationflags": 0x00000200}  # CREATE_NEW_PROCESS_GROUP
            if sys.platform == "win32"
            else {"start_new_session": True}  # Ctrl-C is for the parent alone
        )
        told = None if os.environ.get("MATTRAKAN_TRACEBACK") else subprocess.DEVNULL
        self._popen = subprocess.Popen(
            [sys.executable, "-P", "-c", _ENTRY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=told,
            **apart,
        )
        assert self._popen.stdin and self._popen.stdout
        self._to: Any = self._popen.stdin
        self._from: Any = self._popen.stdout
        self._ready = False

    def read(self, job: Job) -> Outcome:
        if not self._ready:
            pickle.dump(self._caps, self._to)
            self._to.flush()
            pickle.load(self._from)
            self._ready = True
        self._deadline = time.monotonic() + self._caps.timeout_s
        pickle.dump(job, self._to)
        self._to.flush()
        outcome: Outcome = pickle.load(self._from)
        self._deadline = float("inf")
        return outcome

    def check(self) -> None:
        """Kill the process when it is over a cap."""
        if self._verdict is None and time.monotonic() > self._deadline:
            self._verdict = TimeCapError(f"The cap is {self._caps.timeout_s:g} s.")
        elif self._verdict is None and self._deadline != float("inf"):
            if (resident_mib(self._popen.pid) or 0) > self._caps.memory_mib:
                self._verdict = _over_memory(self._caps)
        if self._verdict is not None:
            self.kill()

    def is_bloated(self) -> bool:
        """Tell whether it keeps more than half of what one document may need."""
        if self._verdict is not None:
            return True
        return (resident_mib(self._popen.pid) or 0) > self._caps.memory_mib / 2

    def reason_of_death(self) -> CapError:
        """Return why the process is gone."""
        with suppress(OSError):
            self._popen.kill()
        code = self._popen.wait()
        if self._verdict is not None:
            return self._verdict
        if code == _EXIT_MEMORY:
            return _over_memory(self._caps)
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return WorkerCrashError(f"It ended with {how}.")

    def kill(self) -> None:
        with suppress(OSError):
            self._popen.kill()

    def end(self) -> None:
        """Let an idle or dead process go."""
        self.kill()
        self._popen.wait()
        for stream in (self._to, self._from):
            with suppress(OSError):
                stream.close()


def _over_memory(caps: Caps) -> MemoryCapError:
    return MemoryCapError(f"The cap is {caps.memory_mib} MiB.")


def resident_mib(pid: int) -> int | None:
    """Return a process's resident memory in MiB, None where /proc does not tell."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as told:
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // _MIB
    except (OSError, IndexError, ValueError, AttributeError):
        return None


def serve() -> None:
    """Run a worker process: jobs come on standard input, outcomes go to standard output."""
    inbox = os.fdopen(os.dup(0), "rb")
    outbox = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        caps: Caps = pickle.load(inbox)
        _prepare(caps)
        _answer(outbox, None)
        while True:
            _answer(outbox, do_job(pickle.load(inbox)))
    except (EOFError, BrokenPipeError):
        os._exit(0)


def _answer(outbox: BinaryIO, what: Outcome | None) -> None:
    pickle.dump(what, outbox)
    outbox.flush()


def _prepare(caps: Caps) -> None:
    """Import what reading needs, before the clock runs; then limit memory and watch the parent."""
    _warm_up()
    threading.Thread(target=_watch_parent, args=(os.getppid(), caps), daemon=True).start()
    try:
        import resource
    except ImportError:  # Windows
        return
    # A backstop against one huge request at once; the watch on resident memory comes first.
    limit = (_address_space_mib() + 4 * caps.memory_mib) * _MIB
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _warm_up() -> None:
    """Import what reading needs, and read a blank page for what is loaded on first use."""
    import io

    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    import pikepdf
    import pythainlp.tokenize  # noqa: F401

    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    read_isolated(blank.getvalue(), "", Reading())


def _address_space_mib() -> int:
    try:
        with open("/proc/self/statm", "rb") as told:
            return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE") // _MIB
    except OSError:  # macOS, where the limit hardly binds
        return 1 << 20


def _watch_parent(parent: int, caps: Caps) -> None:
    """End this process when its parent is gone, or over its memory where no one else looks."""
    while True:
        time.sleep(0.5)
        if os.getppid() != parent:
            os._exit(0)
        if sys.platform != "linux" and _peak_mib() > caps.memory_mib:
            os._exit(_EXIT_MEMORY)


def _peak_mib() -> int:
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (_MIB if sys.platform == "darwin" else 1024)
