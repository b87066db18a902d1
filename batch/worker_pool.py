"""Isolation: worker processes that read documents within caps, one replaced when it dies."""

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from typing import Any

from ..errors import CapError, MemoryCapError, TimeCapError, WorkerCrashError
from ..pipeline import refuse_content, report_of
from .worker import MIB, Caps, Job, Outcome, Scope, memory_on_linux_mib

_START_LIMIT_S = 120.0
_WATCH_EVERY_S = 0.05
_ENTRY = "from mattrakan.batch.worker import serve; serve()"


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
        seconds = time.monotonic() - started
        return Outcome(job.sha256, report.encode(), seconds, scope, error=refused)

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
        errors_to = None if os.environ.get("MATTRAKAN_TRACEBACK") else subprocess.DEVNULL
        self._popen = subprocess.Popen(
            [sys.executable, "-P", "-c", _ENTRY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors_to,
            **apart,
        )
        assert self._popen.stdin and self._popen.stdout
        self._to: Any = self._popen.stdin
        self._from: Any = self._popen.stdout
        self._ready = False

    def read(self, job: Job) -> Outcome:
        if not self._ready:
            makes_reports = job.function in (None, report_of)
            pickle.dump((self._caps, makes_reports), self._to)
            self._to.flush()
            pickle.load(self._from)
            self._ready = True
        self._deadline = time.monotonic() + self._caps.timeout_s
        pickle.dump(job, self._to)
        self._to.flush()
        outcome: Outcome = pickle.load(self._from)
        self.check()  # what comes late is refused as what the watch stops in time
        if self._verdict is not None:
            raise EOFError
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
        """Return whether it keeps more than half of what one document may need."""
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
    """Return a process's resident memory in MiB, None where it is gone."""
    memory = memory_on_linux_mib(pid)
    if memory is not None:
        return memory[1]
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss) // MIB
    except psutil.Error:
        return None
