"""What a run tells the person at the terminal: progress, one line per document, a summary."""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from ..batch.results import Batch, InputResult
from ..batch.run import run_batch
from ..batch.settings import Settings
from ..batch.worker import Caps
from ..corrections.corrections_file import read_corrections
from ..pipeline import Reading
from .language import Language, translate

_SHOWN = 3  # documents to begin with
_CLEAR_LINE = "\r\x1b[K"


class Console:
    """Lines and a progress bar on standard error.

    Args:
        quiet: tell failures only.
        lang: "en" or "th".
        log_format: "text", or "json" for one object a line, without a progress bar.
    """

    def __init__(self, *, quiet: bool, lang: Language, log_format: str = "text") -> None:
        self._quiet = quiet
        self._as_json = log_format == "json"
        self._lang = lang
        self._has_bar = sys.stderr.isatty() and not quiet and not self._as_json
        self._closing = ExitStack()
        self._bar: Any = None  # while documents are read

    def __enter__(self) -> "Console":
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.close()

    def tick(self, done: int, total: int) -> None:
        """Show how far the run is."""
        if not self._has_bar or total == 0:
            return
        if self._bar is None and done < total:
            bar: Any = click.progressbar(length=total, show_pos=True, file=sys.stderr)
            self._bar = self._closing.enter_context(bar)
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)
            if done == total:
                self._closing.close()
                self._bar = None

    def done(self, result: InputResult) -> None:
        """Tell what became of one input."""
        if self._as_json:
            if not self._quiet or result.status == "failed":
                self._log("document", **result.model_dump(mode="json"))
            return
        message = result.message_th if self._lang == "th" else result.message
        if result.status == "failed":
            self.tell(f"{result.path}: {message}", always=True)
        elif result.status == "duplicate":
            self.tell(f"{result.path}: {message}")
        elif not self._has_bar:
            counts = result.counts
            parts = [
                self._count(counts.indicators, "indicator", "indicators"),
                self._count(counts.measures, "measure", "measures"),
                self._count(counts.actions, "action", "actions"),
            ]
            if rows := counts.outline_rows:
                parts.append(self._count(rows, "row of an outline", "rows of an outline"))
            parts += [
                self._count(counts.tables, "other table", "other tables"),
                self._count(counts.warnings + counts.errors, "warning", "warnings"),
            ]
            self.tell(f"{result.path}: {', '.join(parts)}")

    def _count(self, number: int, one: str, many: str) -> str:
        """Return a count with its noun; the catalogue of translations has plural forms alone."""
        return _count(number, one, many) if self._lang == "en" else f"{number} {many}"

    def tell(self, sentence: str, *, always: bool = False) -> None:
        """Write one line."""
        if self._quiet and not always:
            return
        if self._as_json:
            self._log("message", message=sentence)
            return
        said = translate(sentence, self._lang)
        line = said.replace("\n", "\\n").replace("\r", "\\r")
        if self._bar is not None:
            click.echo(_CLEAR_LINE, nl=False, err=True)  # the next tick draws the bar again
        click.echo(line, err=True)

    @staticmethod
    def _log(event: str, **facts: object) -> None:
        click.echo(json.dumps({"event": event, **facts}, ensure_ascii=False), err=True)

    def summarize(self, batch: Batch, where: str) -> None:
        """Tell how the run went, and what is to be done next."""
        if self._as_json:
            summary = batch.model_dump(mode="json", exclude={"inputs"})
            statuses = Counter(result.status for result in batch.inputs)
            self._log("end", inputs=len(batch.inputs), statuses=statuses, where=where, **summary)
            return
        if not batch.inputs:
            self.tell("No PDF was found. Name a PDF, or a folder that holds some.", always=True)
            return
        failed = sum(result.status == "failed" for result in batch.inputs)
        empty = sum(result.status == "empty" for result in batch.inputs)
        count = len(batch.inputs)
        parts = [_count(count, "input", "inputs"), f"{failed} failed"]
        parts += [f"{empty} without any table"] if empty else []
        self.tell(f"{', '.join(parts)}; results in {where} ({batch.seconds:.1f} s).")
        warnings = sum(one.counts.warnings + one.counts.errors for one in batch.inputs)
        if warnings and len(batch.inputs) > failed:
            self.tell(
                f"{_count(warnings, 'thing', 'things')} to look at: `mattrakan check FILE.pdf` "
                "says where, and what to do."
            )
            if worst := _most_doubtful(batch.inputs):
                self.tell(f"Begin with {worst}.")
        plans = {
            frozenset([str(result.document_id), *result.same_plan_as]): None
            for result in batch.inputs
            if result.same_plan_as
        }
        if plans:
            extra = sum(len(group) - 1 for group in plans)
            self.tell(
                f"{_count(extra, 'document is', 'documents are')} of a plan that another document "
                "of this run holds, too: see same_plan_as before you count or add up."
            )


def _most_doubtful(inputs: Sequence[InputResult]) -> str:
    """Return the documents with the most findings, and how many; none where one was read."""
    counts = {one.path: one.counts.warnings + one.counts.errors for one in inputs}
    found = sorted((path for path in counts if counts[path]), key=lambda path: -counts[path])
    shown = ", ".join(f"{path} ({counts[path]})" for path in found[:_SHOWN])
    return shown if len(inputs) > 1 else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def convert_and_tell(
    *,
    sources: tuple[str, ...],
    out: str,
    formats: tuple[str, ...],
    corrections: tuple[str, ...],
    reading: Reading,
    caps: Caps,
    lang: Language,
    quiet: bool,
    verbose: bool,
    log_format: str,
    **options: Any,
) -> int:
    """Do the run that the ``convert`` command asks for; return its exit code."""
    if verbose:
        os.environ["MATTRAKAN_TRACEBACK"] = "1"  # for the worker processes
    target = sys.stdout.buffer if out == "-" else Path(out)
    with Console(quiet=quiet, lang=lang, log_format=log_format) as console:
        settings = Settings(
            formats=tuple(dict.fromkeys(formats)) or ("json",),
            caps=caps,
            corrections=read_corrections(corrections),
            tick=console.tick,
            done=console.done,
            tell=console.tell,
            **options,
        )
        batch = run_batch(sources, target, reading, settings)
        console.summarize(batch, "standard output" if out == "-" else out)
    return batch.exit_code
