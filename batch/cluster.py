"""Past one machine: the same reading of documents, on the workers of a Dask cluster."""

import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from queue import SimpleQueue
from typing import Any

from ..errors import DocumentError, UsageError, WorkerCrashError, require
from ..pipeline import read_bytes, refuse_content
from .worker import Caps, Job, Outcome
from .worker_pool import read_jobs

FILES_PER_TASK = 8
_TASKS_PER_THREAD = 3  # sent ahead, so that no worker waits; their files are held in memory
_CONNECT_LIMIT_S = 30


def read_jobs_on_cluster(
    jobs: Sequence[Job], address: str, *, caps: Caps
) -> Generator[Outcome, None, None]:
    """Yield an outcome for each job as it ends, in no order.

    Files are sent to the workers, so that no folder has to be shared. On a worker each document is
    read in a process of its own, within the caps. The documents of a worker that is lost are sent
    to another one; a file that takes several workers with it is refused.

    Args:
        jobs: the documents.
        address: of the scheduler, e.g. "tcp://192.0.2.7:8786".
        caps: what one document may cost.

    Raises:
        MissingExtraError: Dask is not installed.
        UsageError: the cluster cannot be reached or has another version.
    """
    distributed = require("distributed", "dask")
    try:
        client: Any = distributed.Client(address, timeout=_CONNECT_LIMIT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"The cluster at {address} cannot be reached ({error}).",
            "Check the address that `dask scheduler` printed.",
        ) from error
    with client:
        n_threads = _check_workers(client)
        waiting = deque(jobs[n : n + FILES_PER_TASK] for n in range(0, len(jobs), FILES_PER_TASK))
        sent: dict[str, Sequence[Job]] = {}
        running: Any = distributed.as_completed(loop=client.loop)

        def send_more() -> Iterator[Outcome]:
            while waiting and len(sent) < n_threads * _TASKS_PER_THREAD:
                held, refused = _load(waiting.popleft())
                yield from refused
                if held:
                    future = client.submit(read_task, held, caps, pure=False)
                    sent[future.key] = held
                    running.add(future)

        yield from send_more()
        while sent:
            future = next(running)
            batch = sent.pop(future.key)
            failure = future.exception()
            if failure is None:
                yield from future.result()
            elif not isinstance(failure, distributed.KilledWorker):
                raise UsageError(
                    f"A worker of the cluster failed ({type(failure).__name__}: {failure}).",
                    "Check that it has the same version of Python and mattrakan.",
                ) from failure
            elif len(batch) > 1:  # one of them is poison: find out which
                waiting.extend([job] for job in batch)
            else:
                yield _refuse(batch[0])
            future.release()
            yield from send_more()


def read_task(jobs: Sequence[Job], caps: Caps) -> list[Outcome]:
    """Return the outcomes of a few documents; this runs on a worker of the cluster."""
    feed = getattr(_here, "feed", None)
    if feed is None or feed.caps != caps:
        feed = _here.feed = _Feed(caps)
    return [feed.read(job) for job in jobs]


class _Feed:
    """A process that reads documents one by one and stays for the next task of its thread."""

    def __init__(self, caps: Caps) -> None:
        self.caps = caps
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._outcomes = read_jobs(iter(self._jobs.get, None), processes=1, caps=caps)

    def read(self, job: Job) -> Outcome:
        self._jobs.put(job)
        return next(self._outcomes)


_here = threading.local()


def _check_workers(client: Any) -> int:
    """Return how many threads the cluster has, at least 1."""
    client.wait_for_workers(1, timeout=_CONNECT_LIMIT_S)
    ours = version("mattrakan")
    for worker, theirs in client.run(_installed_version).items():
        if theirs != ours:
            raise UsageError(
                f"The worker {worker} has mattrakan {theirs}, not {ours}.",
                "Install the same version on all machines.",
            )
    n_threads: int = sum(client.nthreads().values())
    return max(1, n_threads)


def _installed_version() -> str:
    return version("mattrakan")


def _load(jobs: Sequence[Job]) -> tuple[list[Job], list[Outcome]]:
    """Return jobs with the bytes of their files, and outcomes of files that are gone."""
    held, refused = [], []
    for job in jobs:
        try:
            data = read_bytes(job.path) if job.data is None else job.data
        except DocumentError as error:
            report = refuse_content(job.sha256, job.file, error)
            written = report.model_dump_json(by_alias=True).encode()
            refused.append(Outcome(job.sha256, written, 0.0, "run"))
        else:
            held.append(replace(job, data=data))
    return held, refused


def _refuse(job: Job) -> Outcome:
    error = WorkerCrashError("Several workers of the cluster were lost while they read it.")
    report = refuse_content(job.sha256, job.file, error).model_dump_json(by_alias=True)
    return Outcome(job.sha256, report.encode(), 0.0, "run")
