"""Two processes against one: over the files of a folder, and over the pages of one large file.

    python benchmarks/processes.py FOLDER LARGE.pdf [--runs 5] [--processes 2]

Wall clock of processes that have started and read a small file before; medians, and the ratio of
one process to several. `mattrakan convert -j 2` reads files side by side; the pages of one file are
parted with `pages=` (`--pages` on the command line).
"""

import argparse
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import pikepdf

import mattrakan

WARM = Path(__file__).parent.parent / "samples" / "khlongphayapla_2566.pdf"


def convert_files(paths: Sequence[Path]) -> None:
    for path in paths:
        mattrakan.read(path)


def read_pages(path: Path, first: int, last: int) -> None:
    mattrakan.read_tables(path, pages=range(first, last + 1))


def warm_up() -> None:
    logging.disable(logging.CRITICAL)
    mattrakan.read(WARM)


def measure(processes: int, runs: int, task: Callable[..., None], parts: Sequence[tuple]) -> float:  # type: ignore[type-arg]
    """Return the median seconds that the parts of a task take."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for waiting in [pool.submit(warm_up) for _ in range(4 * processes)]:
            waiting.result()
        seconds = []
        for _ in range(runs):
            start = time.perf_counter()
            for waiting in [pool.submit(task, *part) for part in parts]:
                waiting.result()
            seconds.append(time.perf_counter() - start)
    return median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.pdf"))
    with pikepdf.open(options.large) as pdf:
        n_pages = len(pdf.pages)
    step = -(-n_pages // options.processes)
    ranges = [(options.large, n, min(n + step - 1, n_pages)) for n in range(1, n_pages + 1, step)]
    for name, task, whole, parts in (
        (f"{len(files)} files, convert", convert_files, [(files,)], [([f],) for f in files]),
        (f"{n_pages} pages, tables", read_pages, [(options.large, 1, n_pages)], ranges),
    ):
        one = measure(1, options.runs, task, whole)
        several = measure(options.processes, options.runs, task, parts)
        print(
            f"{name}: {one:.2f} s in one process, {several:.2f} s in {options.processes}, "
            f"{one / several:.2f} x"
        )


if __name__ == "__main__":
    main()
