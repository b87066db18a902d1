"""The `check` command: plans are read, checklists are written, the exit code follows."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ...batch.inputs import name_outputs
from ...batch.results import results_to_exit_code
from ...batch.worker import Caps, count_jobs
from ...errors import DocumentError, UsageError
from ...export.atomic import write_file
from ...export.status import find_refusal
from ...pipeline import Reading, read_bytes
from ..console import Console
from ..language import Language, translate
from .annotations import annotate
from .as_html import checklists_to_html
from .as_text import checklists_to_json, checklists_to_text
from .checklist import Checklist, report_to_checklist
from .plans import Plan, read_plans

STREAM = "-"


def check_and_tell(
    *,
    sources: tuple[str, ...],
    form: str,
    out: str,
    jobs: int | str,
    reading: Reading,
    caps: Caps,
    lang: Language,
    verbose: bool,
) -> int:
    """Do what the ``check`` command asks for; return its exit code."""
    if verbose:
        os.environ["MATTRAKAN_TRACEBACK"] = "1"  # for the worker processes
    if form == "pdf" and out == STREAM and (len(sources) > 1 or sys.stdout.isatty()):
        raise UsageError("A PDF with notes needs a name.", "Give -o FILE.pdf, or -o with a folder.")
    plans: list[Plan] = []
    with Console(quiet=False, lang=lang) as console:
        for plan, total in read_plans(sources, reading, caps, count_jobs(jobs)):
            plans.append(plan)
            console.tick(len(plans), total)
            if plan.report is None:
                console.done(plan.result)
        if not plans:
            console.tell("No PDF was found. Name a PDF, or a folder that holds some.", always=True)
    read = [
        (plan, report_to_checklist(plan.report, lang)) for plan in plans if plan.report is not None
    ]
    if form == "pdf":
        _write_pdfs(read, out, reading.password)
    elif read:
        _write(_to_text([checklist for _, checklist in read], form, lang), out)
    return results_to_exit_code([plan.result for plan in plans], strict=True)


def _to_text(checklists: Sequence[Checklist], form: str, lang: Language) -> bytes:
    if form == "json":
        return checklists_to_json(checklists).encode() + b"\n"
    if form == "html":
        return checklists_to_html(checklists, lang).encode()
    return checklists_to_text(checklists, lang).encode("utf-8", "replace") + b"\n"


def _write_pdfs(read: Sequence[tuple[Plan, Checklist]], out: str, password: str | None) -> None:
    """Write each plan that could be opened with its notes, into one file or a folder."""
    names = name_outputs([plan.source for plan, _ in read])
    into_folder = len(read) > 1 or out.endswith(("/", os.sep)) or Path(out).is_dir()
    for plan, checklist in read:
        if find_refusal(checklist.report):
            click.echo(f"{plan.source.file}: {checklist.summary}", err=True)
            continue
        target = out
        if into_folder:
            target = str(Path(out) / f"{names[plan.source.sha256]}-checked.pdf")
        sources = (plan.source.path, *plan.source.also_paths)
        if any(path and os.path.realpath(path) == os.path.realpath(target) for path in sources):
            raise UsageError(f"{target} is the plan itself.", "Give another name with -o.")
        try:
            data = read_bytes(plan.source.path) if plan.source.data is None else plan.source.data
            written = annotate(data, checklist, password)
        except DocumentError as error:
            said = " ".join(filter(None, (translate(error.message), translate(error.advice))))
            click.echo(f"{plan.source.file}: {said}", err=True)
            continue
        _write(written, target)
        if target != STREAM:
            click.echo(target, err=True)


def _write(data: bytes, out: str) -> None:
    if out == STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_file(Path(out), data)
