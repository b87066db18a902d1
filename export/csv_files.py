"""Rows as CSV (RFC 4180, UTF-8): one file for each table."""

from decimal import Decimal
from pathlib import Path
from typing import IO

from ..errors import OutputError
from ..models import Report
from .atomic import PendingFile
from .cells import Row, cell_to_text
from .columns import TABLES
from .csv_text import rows_to_csv
from .rows import Rows, report_to_rows

BOM = b"\xef\xbb\xbf"


class CsvWriter:
    """A file for each table in one folder: measures.csv and so on.

    Args:
        folder: where they will stand.
        bom: start each with a byte order mark, so that Excel takes it for UTF-8.
    """

    def __init__(self, folder: Path, *, bom: bool = False) -> None:
        self.files: dict[str, PendingFile] = {}
        try:
            for name, columns in TABLES.items():
                self.files[name] = PendingFile(folder / f"{name}.csv")
                header = rows_to_csv([[column.name for column in columns]])
                self.files[name].write((BOM if bom else b"") + header)
        except OutputError:
            self.discard()
            raise

    def add_rows(self, report: Report, rows: Rows) -> None:
        """Append one Report's rows."""
        for name, added in rows.items():
            self._add(name, added)

    def add_documents(self, rows: list[Row]) -> None:
        """Append the rows of all documents."""
        self._add("documents", rows)

    def _add(self, name: str, rows: list[Row]) -> None:
        # One cell in ten is a number; the others need no call.
        texts = [[cell_to_text(c) if isinstance(c, Decimal) else c for c in row] for row in rows]
        self.files[name].write(rows_to_csv(texts))

    def finish(self) -> None:
        """Write out what is still held in memory."""
        for file in self.files.values():
            file.finish()

    def commit(self) -> list[str]:
        """Put all files into their places; return their names."""
        for file in self.files.values():
            file.commit()
        return [file.path.name for file in self.files.values()]

    def discard(self) -> None:
        """Leave nothing behind."""
        for file in self.files.values():
            file.discard()


class CsvStream:
    """The rows of one table, measures, to a stream."""

    def __init__(self, stdout: IO[bytes]) -> None:
        self._stdout = stdout
        self._stdout.write(rows_to_csv([[column.name for column in TABLES["measures"]]]))

    def add(self, report: Report) -> None:
        """Append one Report's measures."""
        rows = report_to_rows(report)["measures"]
        self._stdout.write(rows_to_csv([map(cell_to_text, row) for row in rows]))

    def finish(self) -> None:
        """Write out what is still held in memory."""
        self._stdout.flush()

    def commit(self) -> list[str]:
        """Return no names: there are no files."""
        return []

    def discard(self) -> None:
        """Leave what was written: a stream cannot be taken back."""
