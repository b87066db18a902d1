"""What the commands `tables`, `text`, `parse` and `schema` write, mostly to standard output."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ..errors import EXIT_DOCUMENT_FAILED, EXIT_NOTHING_FOUND, EXIT_OK
from .help_pages import tell

STREAM = "-"  # standard input or output in place of a file


def print_version() -> None:
    """Write the version, and whether it is compiled."""
    from importlib.metadata import version  # a third of what `--help` would cost

    from ..extract.readers.fast.scanning import IS_COMPILED

    kind = "compiled" if IS_COMPILED else "pure Python, slower"
    click.echo(f"mattrakan {version('mattrakan')} ({kind})")


def print_tables(file: str, out: str, form: str, caps: dict[str, Any]) -> int:
    """Write the tables of a PDF to standard output or a folder; return the exit code.

    Args:
        file: a path, or "-".
        out: a folder, or "-".
        form: "json" or "csv".
        caps: how it is read, and within which caps.
    """
    from ..batch.capped import read_tables
    from ..export.table_files import tables_to_csv, tables_to_json, write_tables

    found = read_tables(pdf_of(file), **caps)
    if out == STREAM:
        write(tables_to_json(found) if form == "json" else tables_to_csv(found))
    else:
        stem = "stdin" if file == STREAM else Path(file).stem
        for name in write_tables(found, Path(out), stem, form):
            click.echo(name, err=True)
    if not found:
        tell("No table was found.")
        return EXIT_NOTHING_FOUND
    return EXIT_OK


def print_text(file: str, caps: dict[str, Any]) -> int:
    """Write the text of a PDF, its pages separated by a form feed; return the exit code."""
    from ..batch.capped import read_text

    pages = read_text(pdf_of(file), **caps)
    write("\f".join(pages).encode("utf-8", "replace") + b"\n")
    if not any(page.strip() for page in pages):
        tell("There is no text in it; it may be a scan. Run OCR first.")
        return EXIT_DOCUMENT_FAILED
    return EXIT_OK


def print_values(
    texts: Sequence[str], kind: str, fiscal_year: int | None, unit: str | None
) -> None:
    """Write what each text means, one JSON Value a line."""
    from ..export.json_files import value_to_line
    from ..normalize.values.kinds import parse_value

    for text in texts:
        write(value_to_line(parse_value(text, kind, fiscal_year=fiscal_year, unit=unit)))


def print_schema(name: str) -> None:
    """Write the JSON Schema of a Report, or of the rows of one table."""
    from ..export.schemas import make_schema, schema_to_json

    write(schema_to_json(make_schema(name)))


def pdf_of(file: str) -> str | bytes:
    """Return the path of a PDF, or the bytes on standard input where it is "-"."""
    return sys.stdin.buffer.read() if file == STREAM else file


def write(data: bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
