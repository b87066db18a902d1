"""Rows in an SQLite database with keys; a document that is already there is replaced."""

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

from ..errors import OutputError
from ..models import Report
from .cells import Cell, Row
from .columns import KEYS, TABLES, Column, references
from .rows import Rows

NAME = "reports.sqlite"
# SQLite stores them by affinity; other programs that read the file go by the names.
_TYPES = {"integer": "BIGINT", "number": "REAL", "decimal": "DECIMAL", "date": "DATE"}
_KEYS = {**KEYS, "findings": ("finding_id",)}


class SqliteWriter:
    """reports.sqlite in one folder: one transaction, so that a killed run changes nothing.

    Documents of earlier runs stay; one that is read again, or whose file has other content now,
    is replaced.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        with self._output_errors():
            self._database = sqlite3.connect(self._path, isolation_level=None)
        try:
            self._prepare()
        except OutputError:
            self.discard()
            raise

    def _prepare(self) -> None:
        """Begin the one transaction, with all tables in place."""
        with self._output_errors():
            self._database.execute("PRAGMA foreign_keys = OFF")
            self._database.execute("BEGIN IMMEDIATE")
            for name in TABLES:
                self._database.execute(_create(name))
            self._check_columns()
            self._add_places()
            self._run("views")

    def add_rows(self, report: Report, rows: Rows) -> None:
        """Insert one Report's rows in place of what stands there for it."""
        with self._output_errors():
            same_file = "SELECT document_id FROM documents WHERE file = ?"
            old = self._database.execute(same_file, (report.source.file,)).fetchall()
            self.forget([report.document_id, *(row[0] for row in old)])
            for name, added in rows.items():
                if name == "findings":
                    key = f"{report.document_id}-f"
                    added = [(f"{key}{n:03}", *row) for n, row in enumerate(added, 1)]
                self._insert(name, added)

    def add_documents(self, rows: list[Row]) -> None:
        """Insert the rows of all documents."""
        with self._output_errors():
            self._insert("documents", rows)

    def _insert(self, name: str, rows: list[Row]) -> None:
        places = ", ".join("?" * len(_columns(name)))
        self._database.executemany(
            f"INSERT INTO {name} VALUES ({places})", [tuple(map(_stored, row)) for row in rows]
        )

    def forget(self, document_ids: Sequence[str]) -> None:
        """Delete the rows of documents that are no more."""
        keys = [(document_id,) for document_id in document_ids]
        with self._output_errors():
            for name in reversed(list(TABLES)):  # what refers to measures goes before them
                of_document = "document_id = ?"
                for field, table in references(name):
                    if table != "documents":
                        rows = f"SELECT {field} FROM {table} WHERE document_id = ?"
                        of_document = f"{field} IN ({rows})"
                self._database.executemany(f"DELETE FROM {name} WHERE {of_document}", keys)

    def finish(self) -> None:
        """Make the texts of all documents searchable, where SQLite was built with what it takes."""
        with self._output_errors():
            self._database.execute("SAVEPOINT search")
            try:
                self._run("search")
            except sqlite3.OperationalError as error:
                if "fts5" not in str(error) and "tokenizer" not in str(error):
                    raise
                self._database.execute("ROLLBACK TO search")
            self._database.execute("RELEASE search")

    def _run(self, name: str) -> None:
        """Run the statements of an SQL file within the transaction."""
        statement = ""
        for line in (files(__package__) / f"{name}.sql").read_text("utf-8").splitlines():
            statement += f"{line}\n"
            if sqlite3.complete_statement(statement):
                self._database.execute(statement)
                statement = ""

    def _add_places(self) -> None:
        """Put in the official places, so that names join to codes; ``parent`` is the code above."""
        text = (files(__package__) / "places.csv").read_text("utf-8")
        rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
        self._database.execute("DROP TABLE IF EXISTS places")
        self._database.execute(
            "CREATE TABLE places (code TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT NOT NULL)"
        )
        self._database.executemany(
            "INSERT INTO places VALUES (?, ?, ?)",
            [(row["code"], row["name"], row["code"][:-2]) for row in rows],
        )
        self._database.execute("CREATE INDEX places_by_parent ON places (parent, name)")

    def _check_columns(self) -> None:
        """Raise where the file holds tables of another version of this program."""
        for name in TABLES:
            rows = self._database.execute(f"PRAGMA table_info({name})").fetchall()
            if [row[1] for row in rows] != [column.name for column in _columns(name)]:
                raise OutputError(
                    f"{self._path} was written by another version of mattrakan.",
                    "Remove it, or choose another folder with -o.",
                )

    def commit(self) -> list[str]:
        """Make the changes seen; return the name of the file."""
        with self._output_errors():
            self._database.execute("COMMIT")
            self._database.close()
        return [NAME]

    def discard(self) -> None:
        """Leave the database as it was."""
        with suppress(sqlite3.Error):
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            self._database.close()

    @contextmanager
    def _output_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(
                f"{self._path} could not be written ({error}).",
                "Close programs that have it open, check free space, or remove it.",
            ) from error


def _create(name: str) -> str:
    """Return the SQL that creates one table."""
    lines = [_column(column) for column in _columns(name)]
    lines.append(f"PRIMARY KEY ({', '.join(_KEYS[name])})")
    lines += [
        f"FOREIGN KEY ({field}) REFERENCES {table} ({field})" for field, table in references(name)
    ]
    body = ",\n  ".join(lines)
    return f'CREATE TABLE IF NOT EXISTS "{name}" (\n  {body}\n)'


def _columns(name: str) -> tuple[Column, ...]:
    if name != "findings":
        return TABLES[name]
    meaning = "Key: document_id and the position of the finding"
    return (Column("finding_id", "string", meaning, required=True), *TABLES[name])


def _column(column: Column) -> str:
    required = " NOT NULL" if column.required else ""
    return f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{required}'


def _stored(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
