"""Tables of any PDF, without domain knowledge, as JSON or CSV."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from .atomic import write_file
from .csv_text import rows_to_csv


class Table(Protocol):
    """What is written of a table: where it stands, and its texts by row and column."""

    @property
    def page(self) -> int:
        """From 1."""

    @property
    def number(self) -> int:
        """On its page, from 1."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """In points from the page's top left."""

    @property
    def rows(self) -> list[list[str | None]]:
        """None at a place that a spanning cell covers."""


def tables_to_json(tables: Sequence[Table]) -> bytes:
    """Return all tables as one JSON array: page, box and rows; None where a span covers a place."""
    entries = [
        {
            "page": table.page,
            "box": [round(float(side), 2) for side in table.box],
            "rows": table.rows,
        }
        for table in tables
    ]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n]\n".encode("utf-8", "replace") if entries else b"[]\n"


def tables_to_csv(tables: Sequence[Table]) -> bytes:
    """Return all tables as CSV, separated by an empty line."""
    return b"\r\n".join(rows_to_csv(table.rows) for table in tables)


def write_tables(tables: Sequence[Table], folder: Path, stem: str, form: str) -> list[str]:
    """Write tables into a folder; return the names of the files.

    CSV makes one file per table, ``<stem>-p003-t1.csv``; JSON makes ``<stem>-tables.json``.

    Raises:
        OutputError: a file could not be written.
    """
    if form == "json":
        files = {f"{stem}-tables.json": tables_to_json(tables)}
    else:
        files = {
            f"{stem}-p{table.page:03}-t{table.number}.csv": rows_to_csv(table.rows)
            for table in tables
        }
    for name, data in files.items():
        write_file(folder / name, data)
    return list(files)
