"""Reading the plans to check: each in a worker process, within the caps of a run."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from ...batch.inputs import Input, find_inputs
from ...batch.results import InputResult, error_to_result, report_to_result
from ...batch.worker import Caps, Job
from ...batch.worker_pool import read_jobs
from ...models import Report
from ...pipeline import Reading


@dataclass(frozen=True, slots=True)
class Plan:
    """One input: its Report, and what became of it.

    Attributes:
        source: where its content is.
        report: None where there is no content.
        result: as a run would note it.
    """

    source: Input
    report: Report | None
    result: InputResult


def read_plans(
    sources: Sequence[str], reading: Reading, caps: Caps, processes: int
) -> Iterator[tuple[Plan, int]]:
    """Yield each plan of files and folders, sorted by path, and how many there are.

    Args:
        sources: PDFs, folders (searched recursively), "-" for one PDF on standard input.
        reading: how they are read.
        caps: what one document may cost.
        processes: how many are read at the same time.
    """
    inputs = find_inputs(sources)
    jobs = [Job(one.file, one.path, one.sha256, reading, one.data) for one in inputs if one.sha256]
    reports: dict[str, Report] = {}
    with closing(read_jobs(jobs, processes=max(1, min(processes, len(jobs))), caps=caps)) as done:
        for one in inputs:
            if one.error is not None:
                yield Plan(one, None, error_to_result(one.error, one.file)), len(inputs)
                continue
            while one.sha256 not in reports:
                outcome = next(done)
                reports[outcome.sha256] = Report.model_validate_json(outcome.report)
            report = reports.pop(one.sha256)
            named = report.source.model_copy(update={"file": one.file, "also": list(one.also)})
            report = report.model_copy(update={"source": named})
            result = report_to_result(report, one.file, (), 0.0)
            yield Plan(one, report, result), len(inputs)
