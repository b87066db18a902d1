"""Memory of a worker over many documents, and over the pages of a long one.

Usage: python benchmarks/memory.py [--documents 300] [--pages 300]

Prints the resident memory of one worker process after every tenth of the documents, and its peak
over documents of growing length. Flat means: the last figures are those of the first.
"""

import argparse
import hashlib
import io
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from mattrakan.batch import worker_pool
from mattrakan.batch.worker import Caps, Job
from mattrakan.batch.worker_pool import read_jobs, resident_mib
from mattrakan.pipeline import Reading

SAMPLES = Path(__file__).parent.parent / "samples"
CAPS = Caps(timeout_s=3600, memory_mib=8192)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--pages", type=int, default=300)
    options = parser.parse_args()
    if resident_mib(1) is None:
        sys.exit("This benchmark reads /proc, which is there on Linux alone.")
    pids = watch_processes()
    over_documents(options.documents, pids)
    over_pages(options.pages, pids)


def watch_processes() -> list[int]:
    """Return a list that receives the id of each worker process."""
    pids: list[int] = []
    popen = worker_pool.subprocess.Popen

    def start(*args: object, **more: object) -> object:
        process = popen(*args, **more)  # type: ignore[call-overload]
        pids.append(process.pid)
        return process

    worker_pool.subprocess.Popen = start  # type: ignore[assignment,misc]
    return pids


def make_job(data: bytes) -> Job:
    return Job("a.pdf", "", hashlib.sha256(data).hexdigest(), Reading(), data)


def over_documents(many: int, pids: list[int]) -> None:
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))]

    def jobs() -> Iterator[Job]:
        for number in range(many):
            yield make_job(samples[number % len(samples)] + b"%% %d\n" % number)

    print(f"resident memory over {many} documents (MiB)")
    for number, _ in enumerate(read_jobs(jobs(), processes=1, caps=CAPS), 1):
        if number % max(1, many // 10) == 0:
            print(f"  after {number:5}  {resident_mib(pids[-1])}", flush=True)
    print(f"  processes used: {len(pids)}")


def over_pages(most: int, pids: list[int]) -> None:
    print("peak memory over pages of one document (MiB)")
    for pages in (most // 30, most // 10, most // 3, most):
        data = long_document(pages)
        started = time.monotonic()
        peak = peak_of_reading(data, pids)
        print(f"  {pages:5} pages  {peak:5} MiB  {time.monotonic() - started:6.1f} s", flush=True)


def peak_of_reading(data: bytes, pids: list[int]) -> int:
    done = threading.Event()
    n_before = len(pids)
    seen = [0]

    def watch() -> None:
        while not done.is_set():
            if len(pids) > n_before:
                seen.append(resident_mib(pids[-1]) or 0)
            time.sleep(0.02)

    watching = threading.Thread(target=watch)
    watching.start()
    list(read_jobs([make_job(data)], processes=1, caps=CAPS))
    done.set()
    watching.join()
    return max(seen)


def long_document(pages: int) -> bytes:
    """Return a PDF of this many pages, joined from the samples that have text."""
    sources = [
        pikepdf.open(path) for path in sorted(SAMPLES.glob("*.pdf")) if "scan" not in path.stem
    ]
    joined = pikepdf.new()
    while len(joined.pages) < pages:
        for source in sources:
            joined.pages.extend(source.pages)
    del joined.pages[pages:]
    out = io.BytesIO()
    joined.save(out)
    for source in sources:
        source.close()
    return out.getvalue()


if __name__ == "__main__":
    main()
