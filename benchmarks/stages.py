"""Where the time goes: CPU per page of each stage, for each kind of file.

    python benchmarks/stages.py [NAME=PDF|FOLDER ...] [--profile PROFILE] [--runs 3] [--pages N]

Without arguments the kinds are the PDFs of tests/pdfs with rules, without rules, and the samples.
A stage is charged for what it does itself, not for the stages that it calls. Figures are medians
of several runs in one process, after a first one that is not counted, in milliseconds of CPU.
Compiled packages are measured, too: the page assembler alone is run as Python, its steps compiled.
"""

import argparse
import importlib
import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

import mattrakan
from mattrakan import pipeline
from mattrakan.extract import reading
from mattrakan.extract.readers import choosing
from mattrakan.extract.readers.fast import resources
from mattrakan.extract.text import decoding
from mattrakan.normalize import report

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests" / "pdfs"
STAGES = (
    *("open", "content", "fonts", "letters", "glue", "grids", "cells", "lines", "page"),
    *("facts", "layout", "values", "outline", "checks", "export", "rest"),
)
# What each stage is, by the names that the page assembler calls it by.
OF_ASSEMBLER = {
    "letters": ("separate_hidden", "page_layer", "separate_watermark", "find_hidden_clusters"),
    "glue": (
        *("straighten", "find_turn", "turn_page", "page_clusters", "drop_repeated_glyphs"),
        "settle_raised_marks",
    ),
    "grids": ("separate_page_numbers", "find_struck_out", "find_grids"),
    "cells": (
        *("assign_clusters", "keep_runs_whole", "settle_cells", "Shading", "grid_to_table"),
        *("hidden_to_anomalies", "find_unread", "place_anomalies"),
    ),
    "lines": ("clusters_to_lines",),
    "page": (
        "separate_furniture",
        "forget_redrawn",
        "judge_page",
        "judge_document",
        "document_layer",
    ),
}
OF_REPORT = {
    "facts": ("find_heading", "paragraphs", "find_fiscal_year", "find_total", "_agency"),
    "outline": ("_outline",),
    "layout": ("join_tables",),
    "values": ("read_tables", "make_measure"),
    "checks": (
        *("check_agency", "check_scores", "check_numbers", "record_findings"),
        *("completeness_findings", "_layer_findings", "_repair_findings", "_health_findings"),
    ),
}


class Clock:
    """CPU seconds by stage; a stage that another one calls stops the clock of that one."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running = ["rest"]
        self._since = time.process_time()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Charge what is done within to a stage."""
        self._switch()
        self._running.append(name)
        try:
            yield
        finally:
            self._switch()
            self._running.pop()

    def _switch(self) -> None:
        now = time.process_time()
        self.spent[self._running[-1]] += now - self._since
        self._since = now

    def stop(self) -> dict[str, float]:
        """Return what was spent since the last stop."""
        self._switch()
        spent, self.spent = dict(self.spent), defaultdict(float)
        return spent

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that is charged to a stage; what it yields is made at once."""

        def charged(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                result = function(*args, **kwargs)
                return list(result) if isinstance(result, Iterator) else result

        return charged


def wrap(clock: Clock, module: ModuleType, stages: dict[str, tuple[str, ...]]) -> None:
    """Charge functions of a module to their stages."""
    for stage, names in stages.items():
        for name in names:
            setattr(module, name, clock.timed(stage, getattr(module, name)))


def interpreted_assembler(clock: Clock) -> Any:
    """Return the class that assembles pages, as Python, its steps charged to their stages."""
    name = "mattrakan.extract.pages.assembly"
    source = Path(str(importlib.import_module("mattrakan").__file__)).parent
    path = source / "extract" / "pages" / "assembly.py"
    spec = importlib.util.spec_from_file_location(f"{name}_in_stages", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    module.__package__ = "mattrakan.extract.pages"
    sys.modules[module.__name__] = module
    spec.loader.exec_module(module)
    wrap(clock, module, OF_ASSEMBLER)
    decoder: Any = module.Decoder  # type: ignore[attr-defined]

    class Decoder:
        """Passes everything on to a decoder, charged to its stage."""

        def __init__(self) -> None:
            self._decoder = decoder()

        def __getattr__(self, called: str) -> Any:
            return clock.timed("letters", getattr(self._decoder, called))

    module.Decoder = Decoder  # type: ignore[attr-defined]
    return module.Assembler  # type: ignore[attr-defined]


def watch(clock: Clock) -> None:
    """Charge the steps from a file to its Report to their stages."""
    wrap(clock, pipeline, {"open": ("examine_pdf",)})
    wrap(clock, reading, {"open": ("check_is_pdf",)})
    wrap(clock, report, OF_REPORT)
    wrap(clock, resources, {"fonts": ("read_typeface",)})
    reader: Any = choosing.ChosenReader
    for stage, method in (("open", "__init__"), ("content", "read_page")):
        setattr(reader, method, clock.timed(stage, getattr(reader, method)))
    weigher: Any = decoding.FontWeigher
    for method in ("weigh", "resolve"):
        try:
            setattr(weigher, method, clock.timed("fonts", getattr(weigher, method)))
        except TypeError:  # compiled: it counts as letters
            break
    reading.Assembler = interpreted_assembler(clock)  # type: ignore[misc]


def measure(
    clock: Clock, paths: list[Path], profiles: list[str], pages: list[int] | None
) -> tuple[int, dict[str, float]]:
    """Return pages, and CPU seconds by stage."""
    n_pages = 0
    clock.stop()
    for path in paths:
        found = mattrakan.read(path, profiles=profiles, pages=pages)
        n_pages += len(pages) if pages else found.source.pages
        with clock.stage("export"):
            json.dumps(found.model_dump(mode="json", by_alias=True), ensure_ascii=False)
    return n_pages, clock.stop()


def kinds_of_files(named: list[str]) -> dict[str, list[Path]]:
    """Return the files of each kind."""
    if named:
        given = {name: Path(path) for name, _, path in (one.partition("=") for one in named)}
        return {
            name: sorted(path.rglob("*.pdf")) if path.is_dir() else [path]
            for name, path in given.items()
        }
    every = sorted(TESTS.glob("*.pdf"))
    plain = [path for path in every if "none" in path.name or "prose" in path.name]
    samples = sorted((HERE.parent / "samples").glob("*.pdf"))
    return {
        "ruled": [path for path in every if path not in plain],
        "unruled": plain,
        "samples": [path for path in samples if "scan" not in path.name],
    }


def main() -> None:
    """Print a table: a line for each stage, a column for each kind of file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", metavar="NAME=PDF|FOLDER")
    parser.add_argument("--profile", action="append", default=[])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, help="read that many pages of each file")
    options = parser.parse_args()
    pages = list(range(1, options.pages + 1)) if options.pages else None
    clock = Clock()
    watch(clock)
    columns: dict[str, dict[str, float]] = {}
    for name, paths in kinds_of_files(options.files).items():
        measure(clock, paths[:3], options.profile, pages)
        runs = [measure(clock, paths, options.profile, pages) for _ in range(options.runs)]
        n_pages = runs[0][0]
        columns[f"{name} ({n_pages})"] = {
            stage: 1000 * median(spent.get(stage, 0.0) for _, spent in runs) / n_pages
            for stage in STAGES
        }
    print(f"| ms a page | {' | '.join(columns)} |")
    print(f"| --- |{' --- |' * len(columns)}")
    for stage in STAGES:
        cells = [f"{column[stage]:.2f}" for column in columns.values()]
        print(f"| {stage} | {' | '.join(cells)} |")
    totals = [f"**{sum(column.values()):.2f}**" for column in columns.values()]
    print(f"| all | {' | '.join(totals)} |")


if __name__ == "__main__":
    main()
