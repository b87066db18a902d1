"""Many documents: from inputs to files in one folder, resumable, the same bytes every time."""

import logging
import os
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import IO
from uuid import uuid4

from ..corrections.corrections_file import Correction, read_corrections
from ..errors import UsageError
from ..export.atomic import output_errors, remove_leftovers, write_file
from ..export.writers import Writers, check_formats, open_stream, open_writers
from ..models import Report
from ..pipeline import Reading, make_reading
from .edited_outputs import EditedOutputs
from .inputs import Input, find_inputs, name_outputs
from .journal import Done, Journal, Known, make_key
from .labels import label_report
from .results import (
    Batch,
    InputResult,
    duplicate_result,
    error_to_result,
    finish_result,
    report_to_result,
    results_to_exit_code,
)
from .same_plans import SamePlans
from .settings import Settings, options_for_run_json
from .stale_outputs import find_other_names, find_outdated, remove_if_same, wrote_other_formats
from .worker import DEFAULT_CAPS, Caps, Job, Outcome, Scope, count_jobs
from .worker_pool import read_jobs

_LOG = logging.getLogger("mattrakan")

__all__ = ["Batch", "convert_files", "run_batch"]


def convert_files(
    sources: Sequence[str | os.PathLike[str]] | str | os.PathLike[str],
    out: str | os.PathLike[str],
    formats: Sequence[str] = ("json",),
    jobs: int | str = "auto",
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    profiles: Sequence[str | os.PathLike[str]] = (),
    reader: str = "auto",
    ocr: str = "auto",
    timeout: float = DEFAULT_CAPS.timeout_s,
    memory: int = DEFAULT_CAPS.memory_mib,
    fresh: bool = False,
    strict: bool = False,
    csv_bom: bool = False,
    cluster: str | None = None,
    corrections: Sequence[str | os.PathLike[str]] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Convert PDFs and folders of PDFs into files of one folder; return what became of each.

    Args:
        sources: PDFs, folders (searched recursively), "-" for one PDF on standard input.
        out: the folder for the results.
        formats: names of `FORMATS`.
        jobs: how many documents are read at the same time, each in a process of its own; "auto"
            for one per processor.
        pages: page numbers from 1; None reads all.
        password: opens encrypted files.
        profiles: paths of layout profiles of your own.
        reader: "auto", or the name of a reader.
        ocr: "auto" reads pages that are pictures, where the extra `ocr` is installed; "never",
            "always".
        timeout: seconds that one document may take.
        memory: MiB that the process of one document may use.
        fresh: read again what an earlier run in the same folder has read.
        strict: count findings of severity warning or error as failures in ``exit_code``.
        csv_bom: start CSV files with a byte order mark.
        cluster: address of a Dask scheduler; needs ``mattrakan[dask]``.
        corrections: paths of files of corrections, CSV or a workbook of an earlier run.
        progress: called with how many documents are read, and of how many.

    What becomes of each document is logged, too, under the name "mattrakan".

    Raises:
        UsageError: an argument cannot be followed.
        OutputError: the results cannot be written.
    """
    if isinstance(sources, (str, os.PathLike)):
        sources = [sources]
    reading = make_reading(pages, password, profiles, reader, ocr)
    settings = Settings(
        tuple(formats),
        jobs,
        Caps(timeout, memory),
        fresh,
        strict,
        csv_bom,
        cluster,
        read_corrections(corrections),
    )
    settings = replace(settings, tell=lambda sentence: _LOG.warning("%s", sentence))
    if progress is not None:
        settings = replace(settings, tick=progress)
    return run_batch(sources, Path(out), reading, settings)


def run_batch(
    sources: Sequence[str | os.PathLike[str]],
    out: Path | IO[bytes],
    reading: Reading,
    settings: Settings,
) -> Batch:
    """Do one run, into a folder or (one format) into a stream.

    Raises:
        UsageError: an argument or a correction cannot be followed.
        OutputError: the results cannot be written.
    """
    check_formats(settings.formats)
    processes = count_jobs(settings.jobs)
    started = time.monotonic()
    folder = out if isinstance(out, Path) else None
    if folder is not None:
        with output_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
    with Journal(folder, fresh=settings.fresh) as journal:
        if folder is not None:
            remove_leftovers(folder)
        inputs = find_inputs(sources)
        edited = EditedOutputs(folder, journal, settings.tell) if folder is not None else None
        if journal.outdated:
            settings.tell(journal.outdated)
        run = _Run(inputs, journal, reading, replace(settings, jobs=processes), edited)
        with _open(out, settings, many=len(inputs) > 1) as writers:
            for one, report, seconds in run.read():
                run.write(one, report, seconds, writers)
            same_plans = run.same_plans.others()
            if folder is None:
                combined = writers.commit(same_plans)
            else:
                combined = run.commit(folder, writers, same_plans)
        batch = Batch(
            version=version("mattrakan"),
            options=options_for_run_json(reading, settings),
            inputs=sorted(
                (finish_result(result, combined, same_plans) for result in run.results),
                key=lambda result: result.path,
            ),
            outputs=combined,
            exit_code=results_to_exit_code(run.results, strict=settings.strict),
            seconds=round(time.monotonic() - started, 3),
        )
        if folder is not None:
            write_file(folder / "run.json", batch.model_dump_json(indent=2).encode() + b"\n")
    return batch


class _Run:
    """One run under way."""

    def __init__(
        self,
        inputs: list[Input],
        journal: Journal,
        reading: Reading,
        settings: Settings,
        edited: EditedOutputs | None,
    ) -> None:
        self.results: list[InputResult] = []
        self.same_plans = SamePlans()
        self._inputs = inputs
        self._edited = edited
        self._journal = journal
        self._reading = reading
        self._settings = settings
        self._names = name_outputs(inputs, taken=find_other_names(journal, inputs))
        self._known: list[Known] = []
        self._scopes: dict[Scope, str] = {
            "content": "",
            "caps": repr(settings.caps),
            "run": f"run {uuid4()}",
        }

    def read(self) -> Iterator[tuple[Input, Report | None, float]]:
        """Yield each input with Report (None without content) and seconds, in order."""
        corrected = [one for one in self._inputs if self._corrections(one)]
        # First those whose corrections may be refused: nothing is written before that.
        needed = [one for one in self._inputs if one.sha256 and self._find(one) is None]
        needed.sort(key=lambda one: one not in corrected)
        tick = self._settings.tick
        n_done, total = len(self._inputs) - len(needed), len(self._inputs)
        tick(n_done, total)
        with closing(self._outcomes(needed)) as outcomes:

            def finished(one: Input) -> Done:
                nonlocal n_done
                while (done := self._find(one)) is None:
                    self._keep(next(outcomes))
                    n_done += 1
                    tick(n_done, total)
                return done

            for one in corrected:
                self._report(finished(one), one)
            self._tell_unknown()
            for one in self._inputs:
                if not one.sha256:
                    yield one, None, 0.0
                    continue
                done = finished(one)
                yield one, self._report(done, one), done.seconds

    def write(self, one: Input, report: Report | None, seconds: float, writers: Writers) -> None:
        """Write what one input gave, and note the result."""
        if report is None:
            assert one.error is not None
            self._note(error_to_result(one.error, one.file))
            return
        own = writers.own_file(report, self._names[one.sha256])
        for path in filter(None, (one.path, *one.also_paths)):  # standard input has none
            known = Known(os.path.abspath(path), one.sha256, *own.mark)
            self._known.append(known)
            self._journal.note(known)  # first, so that a kill leaves no file that nobody knows
        if self._edited is not None:
            for name in own.names:
                self._edited.before_writing(name)
        writers.add(report, own)
        if self._edited is not None:
            for name in own.names:
                self._edited.after_writing(name)
        self.same_plans.add(report)
        result = report_to_result(report, one.file, own.names, seconds)
        self._note(result)
        for also in one.also:
            self._note(duplicate_result(result, also))

    def commit(
        self, folder: Path, writers: Writers, same_plans: Mapping[str, Sequence[str]]
    ) -> list[str]:
        """Finish the files of a run; take out what is gone, renamed or changed, and tell.

        Returns the names of the files that hold all documents.
        """
        outdated = find_outdated(self._journal, self._known)
        current = {known.document for known in self._known}
        gone = {known.document for known, _ in outdated} - current
        writers.forget([document[:12] for document in sorted(gone)])
        in_use = {f"{stem}.json" for stem in self._names.values()}
        assert self._edited is not None
        before = self._edited.before_committing(
            in_use | {known.name for known in self._journal.known()}
        )
        combined = writers.commit(same_plans)
        self._edited.after_committing(combined, before)
        written = {known.name for known in self._known}
        with_files = {known.path for known, _ in outdated if known.name}
        for known, why in outdated:
            if wrote_other_formats(known, self._known):
                if known.name:
                    continue  # its JSON file stays as it is, and known for later runs
            elif known.name and known.name not in written:
                why = f"{why}: {remove_if_same(folder / known.name, known.written)}"
                self._settings.tell(why)
            elif known.name or known.path not in with_files:
                self._settings.tell(why)
            self._journal.forget(known)  # last, so that a run that is killed here does it again
        return combined

    def _corrections(self, one: Input) -> Sequence[Correction]:
        return self._settings.corrections.of(one.sha256[:12]) if one.sha256 else ()

    def _report(self, done: Done, one: Input) -> Report:
        """Return a Report as people corrected it, under its names in this run."""
        report = label_report(Report.model_validate_json(done.report), one)
        corrections = self._corrections(one)
        if not corrections:
            return report
        from ..corrections.applying import apply_corrections  # and all that reads values: 100 ms

        return apply_corrections(report, corrections)

    def _tell_unknown(self) -> None:
        """Tell of corrections whose documents are not in this run."""
        known = {one.sha256[:12] for one in self._inputs if one.sha256}
        for document, lines in self._settings.corrections.by_document.items():
            if document not in known:
                self._settings.tell(f"{lines[0].origin}: no input is the document {document}.")

    def _note(self, result: InputResult) -> None:
        self.results.append(result)
        level = logging.WARNING if result.status == "failed" else logging.INFO
        _LOG.log(level, "%s: %s", result.path, result.message or result.status)
        self._settings.done(result)

    def _find(self, one: Input) -> Done | None:
        return self._journal.find(make_key(one.sha256, self._reading), self._scopes.values())

    def _keep(self, outcome: Outcome) -> None:
        key = make_key(outcome.sha256, self._reading)
        scope = self._scopes[outcome.holds_for]
        self._journal.keep(key, Done(outcome.report, outcome.seconds), scope)

    def _outcomes(self, needed: list[Input]) -> Generator[Outcome, None, None]:
        jobs = [Job(one.file, one.path, one.sha256, self._reading, one.data) for one in needed]
        settings = self._settings
        if not jobs:
            return
        if settings.cluster is not None:
            from .cluster import read_jobs_on_cluster

            yield from read_jobs_on_cluster(jobs, settings.cluster, caps=settings.caps)
        else:
            processes = min(count_jobs(settings.jobs), len(jobs))
            yield from read_jobs(jobs, processes=processes, caps=settings.caps)


def _open(out: Path | IO[bytes], settings: Settings, *, many: bool) -> Writers:
    if isinstance(out, Path):
        return open_writers(out, settings.formats, csv_bom=settings.csv_bom)
    if len(settings.formats) != 1:
        raise UsageError("Standard output takes one format.", "Give one -f, or a folder with -o.")
    return open_stream(out, settings.formats[0], many=many)
