"""The `profile` commands."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from ...batch.capped import call
from ...batch.worker import Caps
from ...errors import EXIT_DOCUMENT_FAILED, EXIT_OK, ProfileError
from ...export.atomic import write_file
from ...normalize.layout.profile import load_profile
from ...pipeline import PdfFile, Reading, read_profiles, report_of
from .drafting import draft_profile
from .expecting import compare, read_expected
from .explaining import accounts_to_text, explain_tables


def init(
    file: PdfFile,
    out: str,
    *,
    reading: Reading,
    caps: Caps,
) -> str:
    """Return the draft of a profile for the tables of a PDF; ``out`` says where it is written, too.

    Raises:
        UsageError: the PDF has no table with headings, or the file is there already.
    """
    accounts = call(explain_tables, file, reading, caps.timeout_s, caps.memory_mib)
    shown = "-" if isinstance(file, bytes) else str(file)
    name = Path(out).stem if out != "-" else Path(shown).stem if shown != "-" else "profile"
    draft = draft_profile(accounts, name, shown)
    if out != "-":
        if Path(out).exists():
            raise ProfileError(f"{out} is there already.", "Give another name with -o.")
        write_file(Path(out), draft.encode())
    return draft


def explain(
    file: PdfFile,
    *,
    reading: Reading,
    caps: Caps,
) -> str:
    """Return which profile claims each table of a PDF, and why the others do not."""
    return accounts_to_text(call(explain_tables, file, reading, caps.timeout_s, caps.memory_mib))


def test(
    profile: str,
    files: Sequence[str],
    *,
    reading: Reading,
    caps: Caps,
) -> int:
    """Tell what a profile reads otherwise than its file expects; return the exit code."""
    path = Path(profile)
    found = load_profile(path)
    expected = read_expected(path, found)
    reading = replace(reading, profiles=read_profiles([path]))
    named = dict.fromkeys(row["file"] for row in expected if row.get("file"))
    sources = list(files) or [str(path.parent / name) for name in named]
    reports = [
        call(report_of, source, reading, caps.timeout_s, caps.memory_mib) for source in sources
    ]
    differences = compare(reports, found, expected)
    for line in differences:
        click.echo(line)
    if not differences:
        click.echo(f"{len(expected)} rows are as expected.", err=True)
    return EXIT_DOCUMENT_FAILED if differences else EXIT_OK
