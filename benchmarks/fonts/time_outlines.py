"""Measure the time that a look at outlines takes: as a share of reading, and of one font.

    python time_outlines.py FOLDER [TROUBLED]

FOLDER holds documents that have text. Each is read with and without the look, in turns, so that a
busy machine slows both; those with letters that outlines replaced are counted apart. TROUBLED holds
documents whose fonts do not say what their letters are: the CPU time that each of their fonts
takes is told, the first with the reading of the shapes. For the package in plain Python: what
mypyc compiled cannot be taken out.
"""

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from unittest import mock

from mattrakan.errors import MattrakanError
from mattrakan.extract.reading import read_document
from mattrakan.extract.text import layer_check, outline_candidates, weighing

TURNS = 3
OUTLINE_REPAIRS = {"layer-mismatch", "letters-recognised"}


def read(path: Path, *, with_look: bool) -> tuple[float, Any]:
    """Return the CPU time of reading a document with fonts that were never seen, and it."""
    layer_check._SEEN.clear()
    outline_candidates._LOOKS.clear()
    without: tuple[Any, ...] = (
        mock.patch.object(layer_check.LayerCheck, "find_odd", lambda check, witnesses: set()),
        mock.patch.object(weighing.FontWeigher, "_is_open", lambda weigher, one: False),
        mock.patch.object(weighing.FontWeigher, "resolve", lambda weigher, keys: {}),
        mock.patch.object(weighing.FontWeigher, "_compare_witnesses", lambda weigher, found: None),
    )
    if not with_look:
        for one in without:
            one.start()
    begun = process_time()
    try:
        document = read_document(path)
        return process_time() - begun, document
    finally:
        mock.patch.stopall()


def repairs_of(document: Any) -> set[str]:
    """Return the names of what was repaired in any line."""
    lines = [line for page in document.pages for line in page.lines]
    cells = [c for page in document.pages for table in page.tables for c in table.cells]
    lines += [line for cell in cells for line in cell.lines]
    return {name for line in lines for name in line.repairs}


def measure_share(paths: list[Path]) -> None:
    """Print how much longer reading takes with the look, in documents with and without trouble."""
    sums: dict[bool, list[float]] = {False: [0.0, 0.0, 0.0], True: [0.0, 0.0, 0.0]}
    for path in paths:
        try:
            _, document = read(path, with_look=True)
            times: dict[bool, list[float]] = {True: [], False: []}
            for turn in range(2 * TURNS):
                with_look = turn % 2 == turn // 2 % 2  # neither is always the first of two
                times[with_look].append(read(path, with_look=with_look)[0])
        except MattrakanError:
            continue
        told = sums[bool(repairs_of(document) & OUTLINE_REPAIRS)]
        told[0] += 1
        told[1] += min(times[True])
        told[2] += min(times[False])
    for troubled, (count, long, short) in sums.items():
        if count:
            name = "outlines replaced letters" if troubled else "no trouble"
            share = 100 * (long / short - 1)
            print(f"{name}: {count:.0f} documents, {short:.2f} s, with outlines {share:+.1f} %")


def measure_fonts(paths: list[Path]) -> None:
    """Print the CPU time that the fonts of troubled documents take."""
    spent: dict[int, float] = defaultdict(float)
    kept: list[weighing.FontWeigher] = []  # so that no number is used twice

    def timed(name: str) -> Any:
        method = getattr(weighing.FontWeigher, name)

        def run(weigher: weighing.FontWeigher, *told: Any) -> Any:
            begun = process_time()
            try:
                return method(weigher, *told)
            finally:
                spent[id(weigher)] += process_time() - begun
                kept.append(weigher)

        return mock.patch.object(weighing.FontWeigher, name, run)

    with timed("weigh"), timed("resolve"):
        for path in paths:
            layer_check._SEEN.clear()
            outline_candidates._LOOKS.clear()
            read_document(path)
    first, *rest = spent.values()
    looked = [time for time in rest if time > 0.001]
    print(
        f"{len(spent)} fonts: the first {first:.3f} s, of {len(looked)} others the middle one "
        f"{median(looked):.3f} s, the slowest {max(looked):.3f} s of CPU"
    )


def main() -> None:
    """Print both."""
    measure_share(sorted(Path(sys.argv[1]).glob("*.pdf")))
    if len(sys.argv) > 2:
        measure_fonts(sorted(Path(sys.argv[2]).glob("*.pdf")))


if __name__ == "__main__":
    main()
