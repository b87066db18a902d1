"""Many documents: from inputs to files in one folder, resumable, the same bytes every time."""

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Literal

from pydantic import Field

from mattrakan.errors import (
    EXIT_DOCUMENT_FAILED,
    EXIT_NO_INPUT,
    EXIT_NOTHING_FOUND,
    EXIT_OK,
    UsageError,
)
from mattrakan.export.atomic import remove_leftovers, told, write_file
from mattrakan.export.outcome import (
    count_actions,
    find_failure,
    find_refusal,
    holds_anything,
    report_to_status,
)
from mattrakan.export.writers import Writers, check_formats, open_stream, open_writers
from mattrakan.inputs import Input, find_inputs, name_outputs
from mattrakan.journal import Done, Journal, Written, make_key
from mattrakan.models import Model, Report
from mattrakan.normalize.findings import make_finding
from mattrakan.pipeline import Reading, read_profiles
from mattrakan.worker import DEFAULT_CAPS, Caps, Job, Outcome, read_jobs


class Counts(Model):
    """How much was read from one input."""

    indicators: int = 0
    measures: int = 0
    actions: int = 0
    tables: int = 0
    findings: int = 0
    warnings: int = 0
    errors: int = 0


class InputResult(Model):
    """What became of one input.

    ``status`` is ok, empty (nothing found), failed (see ``reason``) or duplicate (its content is
    that of another input, whose outputs these are).
    """

    path: str
    sha256: str | None
    document_id: str | None
    status: Literal["ok", "empty", "failed", "duplicate"]
    reason: str | None = None
    message: str | None = None
    message_th: str | None = None
    counts: Counts = Counts()
    outputs: list[str] = Field(default_factory=list)
    seconds: float = 0.0


class Batch(Model):
    """A run: what was asked for and what became of every input (also written as run.json)."""

    tool: str = "mattrakan"
    version: str
    options: dict[str, Any]
    inputs: list[InputResult]
    outputs: list[str]
    exit_code: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done; what is read of a document, and how, is in `Reading`.

    Attributes:
        formats: names of formats.
        jobs: how many documents are read at the same time.
        caps: what one document may cost.
        fresh: read again what an earlier run in the same folder has read.
        strict: findings of severity warning or error make the run fail.
        csv_bom: start CSV files with a byte order mark.
        cluster: address of a Dask scheduler.
        tick: called with how many inputs are read, and of how many.
        done: called with each result, in order.
        tell: called with a sentence about what the run did besides.
    """

    formats: tuple[str, ...] = ("json",)
    jobs: int = 1
    caps: Caps = DEFAULT_CAPS
    fresh: bool = False
    strict: bool = False
    csv_bom: bool = False
    cluster: str | None = None
    tick: Callable[[int, int], None] = lambda done, total: None
    done: Callable[[InputResult], None] = lambda result: None
    tell: Callable[[str], None] = lambda sentence: None


def convert_files(
    sources: Sequence[str | os.PathLike[str]] | str | os.PathLike[str],
    out: str | os.PathLike[str],
    formats: Sequence[str] = ("json",),
    jobs: int = 1,
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    profiles: Sequence[str | os.PathLike[str]] = (),
    reader: str = "auto",
    timeout: float = DEFAULT_CAPS.timeout_s,
    memory: int = DEFAULT_CAPS.memory_mib,
    fresh: bool = False,
    strict: bool = False,
    csv_bom: bool = False,
    cluster: str | None = None,
) -> Batch:
    """Convert PDFs and folders of PDFs into files of one folder; return what became of each.

    Args:
        sources: PDFs, folders (searched recursively), "-" for one PDF on standard input.
        out: the folder for the results.
        formats: names of `FORMATS`.
        jobs: how many documents are read at the same time, each in a process of its own.
        pages: page numbers from 1; None reads all.
        password: opens encrypted files.
        profiles: paths of layout profiles of your own.
        reader: "auto", or the name of a reader.
        timeout: seconds that one document may take.
        memory: MiB that the process of one document may use.
        fresh: read again what an earlier run in the same folder has read.
        strict: count findings of severity warning or error as failures in ``exit_code``.
        csv_bom: start CSV files with a byte order mark.
        cluster: address of a Dask scheduler; needs ``mattrakan[dask]``.

    Raises:
        UsageError: an argument cannot be followed.
        OutputError: the results cannot be written.
    """
    if isinstance(sources, (str, os.PathLike)):
        sources = [sources]
    reading = Reading(
        tuple(pages) if pages is not None else None, password, read_profiles(profiles), reader
    )
    settings = Settings(
        tuple(formats), jobs, Caps(timeout, memory), fresh, strict, csv_bom, cluster
    )
    return run_batch(sources, Path(out), reading, settings)


def run_batch(
    sources: Sequence[str | os.PathLike[str]],
    out: Path | IO[bytes],
    reading: Reading,
    settings: Settings,
) -> Batch:
    """Do one run, into a folder or (one format) into a stream.

    Raises:
        UsageError: an argument cannot be followed.
        OutputError: the results cannot be written.
    """
    check_formats(settings.formats)
    if settings.jobs < 1:
        raise UsageError("At least one document must be read at a time.", "Give -j 1 or more.")
    started = time.monotonic()
    folder = out if isinstance(out, Path) else None
    if folder is not None:
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
    with Journal(folder, fresh=settings.fresh) as journal:
        if folder is not None:
            remove_leftovers(folder)
        inputs = find_inputs(sources)
        run = _Run(inputs, journal, reading, settings)
        with _open(out, settings, many=len(inputs) > 1) as writers:
            for one, report, seconds in run.read():
                run.write(one, report, seconds, writers)
            combined = writers.commit()
        batch = Batch(
            version=version("mattrakan"),
            options=_tell_options(reading, settings),
            inputs=sorted(run.results, key=lambda result: result.path),
            outputs=combined,
            exit_code=run.exit_code(),
            seconds=round(time.monotonic() - started, 3),
        )
        if folder is not None:
            run.remove_outdated(folder)
            write_file(folder / "run.json", batch.model_dump_json(indent=2).encode() + b"\n")
    return batch


class _Run:
    """One run under way."""

    def __init__(
        self, inputs: list[Input], journal: Journal, reading: Reading, settings: Settings
    ) -> None:
        self.results: list[InputResult] = []
        self._inputs = inputs
        self._names = name_outputs(inputs)
        self._journal = journal
        self._reading = reading
        self._settings = settings
        self._written: list[Written] = []
        self._n_read = 0  # opened, whatever they hold
        self._n_filled = 0  # with a record or a table
        self._failed = False
        self._doubted = False

    def read(self) -> Iterator[tuple[Input, Report | None, float]]:
        """Yield each input with Report (None without content) and seconds, in order."""
        needed = [one for one in self._inputs if one.sha256 and not self._find(one)]
        tick = self._settings.tick
        n_done, total = len(self._inputs) - len(needed), len(self._inputs)
        tick(n_done, total)
        with closing(self._outcomes(needed)) as outcomes:
            for one in self._inputs:
                if not one.sha256:
                    yield one, None, 0.0
                    continue
                while (done := self._find(one)) is None:
                    self._keep(next(outcomes))
                    n_done += 1
                    tick(n_done, total)
                yield one, _label(Report.model_validate_json(done.report), one), done.seconds

    def write(self, one: Input, report: Report | None, seconds: float, writers: Writers) -> None:
        """Write what one input gave, and note the result."""
        if report is None:
            assert one.error is not None
            self._failed = True
            finding = make_finding(one.error.code, reason=one.error.message)
            self._note(
                InputResult(
                    path=one.file,
                    sha256=None,
                    document_id=None,
                    status="failed",
                    reason=one.error.code,
                    message=finding.message,
                    message_th=finding.message_th,
                )
            )
            return
        files = writers.add(report, self._names[one.sha256])
        written = [Written(name, digest, one.file, one.sha256) for name, digest in files.items()]
        self._journal.note_written(written)
        self._written += written
        reason = find_failure(report)
        self._n_read += find_refusal(report) is None
        self._n_filled += holds_anything(report)
        self._failed |= reason is not None
        self._doubted |= any(finding.severity != "info" for finding in report.findings)
        finding = next((f for f in report.findings if f.code == reason), None)
        result = InputResult(
            path=one.file,
            sha256=one.sha256,
            document_id=report.document_id,
            status=report_to_status(report),
            reason=reason,
            message=finding.message if finding else None,
            message_th=finding.message_th if finding else None,
            counts=_count(report),
            outputs=list(files),
            seconds=round(seconds, 3),
        )
        self._note(result)
        for also in one.also:
            self._note(
                result.model_copy(
                    update={"path": also, "status": "duplicate", "reason": "duplicate-file"}
                    | {"message": f"The same content as {one.file}.", "seconds": 0.0}
                    | {"message_th": f"เนื้อหาเดียวกับ {one.file}"}
                )
            )

    def exit_code(self) -> int:
        """Return the exit code of the run (CONTRACT: the first of 3, 4, 1 that applies)."""
        if not self._n_read:
            return EXIT_NO_INPUT
        if not self._n_filled:
            return EXIT_NOTHING_FOUND
        if self._failed or (self._settings.strict and self._doubted):
            return EXIT_DOCUMENT_FAILED
        return EXIT_OK

    def remove_outdated(self, folder: Path) -> None:
        """Remove files of earlier runs whose input is gone, renamed or changed, and tell."""
        current = {one.file: one.sha256 for one in self._inputs}
        current |= {also: one.sha256 for one in self._inputs for also in one.also}
        first = {one.sha256: one.file for one in self._inputs}
        names = {file.name for file in self._written}
        for old in self._journal.written():
            given = old.source in current
            named = self._names.get(current.get(old.source, ""))
            if old.name in names or (given and old.name == f"{named}.json"):
                continue
            if not given and os.path.exists(old.source):
                continue  # another run's input, still there
            if old.document in first and not given:
                why = f"{old.source} is now {first[old.document]}"
            else:
                why = f"{old.source} has changed" if given else f"{old.source} is gone"
            self._settings.tell(f"{why}: {remove_if_same(folder / old.name, old.sha256)}")
            self._journal.forget_written(old.name)

    def _note(self, result: InputResult) -> None:
        self.results.append(result)
        self._settings.done(result)

    def _find(self, one: Input) -> Done | None:
        done = self._journal.find(make_key(one.sha256, self._reading))
        return done if done and done.caps in ("", repr(self._settings.caps)) else None

    def _keep(self, outcome: Outcome) -> None:
        caps = repr(self._settings.caps) if outcome.over_cap else ""
        key = make_key(outcome.sha256, self._reading)
        self._journal.keep(key, Done(outcome.report, outcome.seconds, caps))

    def _outcomes(self, needed: list[Input]) -> Generator[Outcome, None, None]:
        jobs = [Job(one.file, one.path, one.sha256, self._reading, one.data) for one in needed]
        settings = self._settings
        if not jobs:
            return
        if settings.cluster is not None:
            from mattrakan.cluster import read_jobs_on_cluster

            yield from read_jobs_on_cluster(jobs, settings.cluster, caps=settings.caps)
        else:
            processes = min(settings.jobs, len(jobs))
            yield from read_jobs(jobs, processes=processes, caps=settings.caps)


def remove_if_same(path: Path, sha256: str) -> str:
    """Remove a file that still holds what was written; return what became of it, for people."""
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            return f"{path.name} was edited since and is kept"
        path.unlink()
    except FileNotFoundError:
        return f"{path.name} was removed already"
    except OSError as error:
        return f"{path.name} could not be removed ({error.strerror})"
    return f"{path.name} is removed"


def _open(out: Path | IO[bytes], settings: Settings, *, many: bool) -> Writers:
    if isinstance(out, Path):
        return open_writers(out, settings.formats, csv_bom=settings.csv_bom)
    if len(settings.formats) != 1:
        raise UsageError("Standard output takes one format.", "Give one -f, or a folder with -o.")
    return open_stream(out, settings.formats[0], many=many)


def _label(report: Report, one: Input) -> Report:
    """Return a Report under the names that its content has in this run."""
    source = report.source.model_copy(update={"file": one.file, "also": list(one.also)})
    findings = list(report.findings)
    if one.also:
        findings.append(make_finding("duplicate-file", files=", ".join(one.also)))
    return report.model_copy(update={"source": source, "findings": findings})


def _count(report: Report) -> Counts:
    severities = Counter(finding.severity for finding in report.findings)
    return Counts(
        indicators=len(report.indicators),
        measures=len(report.measures),
        actions=count_actions(report),
        tables=len(report.tables),
        findings=len(report.findings),
        warnings=severities["warning"],
        errors=severities["error"],
    )


def _tell_options(reading: Reading, settings: Settings) -> dict[str, Any]:
    """Return the options of a run for run.json; a password is told only to have been given."""
    return {
        "formats": list(settings.formats),
        "pages": list(reading.pages) if reading.pages else None,
        "password": reading.password is not None,
        "profiles": [name for name, _ in reading.profiles],
        "reader": reading.reader,
        "timeout_s": settings.caps.timeout_s,
        "memory_mib": settings.caps.memory_mib,
        "strict": settings.strict,
        "csv_bom": settings.csv_bom,
    }
