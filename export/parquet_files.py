"""Rows as Parquet: one typed file for each table."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..errors import OutputError
from ..models import Report
from .atomic import PendingFile, output_errors
from .cells import DECIMALS, DIGITS, Cell, Row
from .columns import TABLES
from .rows import Rows

_GROUP = 20_000  # rows held in memory, and in one row group


class ParquetWriter:
    """A file for each table: measures.parquet and so on."""

    def __init__(self, folder: Path) -> None:
        from pyarrow import parquet

        self._waiting: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._schemas = {name: _schema(name) for name in TABLES}
        self._files: dict[str, PendingFile] = {}
        self._writers: dict[str, Any] = {}
        try:
            for name, schema in self._schemas.items():
                file = self._files[name] = PendingFile(folder / f"{name}.parquet")
                with output_errors(file.path):
                    writer = parquet.ParquetWriter(file.file, schema, compression="zstd")
                    self._writers[name] = writer
        except OutputError:
            self.discard()
            raise

    def add_rows(self, report: Report, rows: Rows) -> None:
        """Append one Report's rows."""
        self._add(rows)

    def add_documents(self, rows: list[Row]) -> None:
        """Append the rows of all documents."""
        self._add({"documents": rows})

    def _add(self, tables: Rows) -> None:
        for name, rows in tables.items():
            self._waiting[name] += rows
            if len(self._waiting[name]) >= _GROUP:
                self._flush(name)

    def finish(self) -> None:
        """Write the rows that wait, and the footers."""
        for name, file in self._files.items():
            self._flush(name)
            with output_errors(file.path):
                self._writers[name].close()
            file.finish()

    def commit(self) -> list[str]:
        """Put all files into their places; return their names."""
        for file in self._files.values():
            file.commit()
        return [file.path.name for file in self._files.values()]

    def discard(self) -> None:
        """Leave nothing behind."""
        for writer in self._writers.values():
            with suppress(OSError):  # a full disk, which is why it is discarded
                writer.close()
        for file in self._files.values():
            file.discard()

    def _flush(self, name: str) -> None:
        import pyarrow

        rows, self._waiting[name] = self._waiting[name], []
        if not rows:
            return
        arrays = [
            pyarrow.array([_typed(cell, field.type) for cell in cells], field.type)
            for field, cells in zip(self._schemas[name], zip(*rows, strict=True), strict=True)
        ]
        with output_errors(self._files[name].path):
            table = pyarrow.Table.from_arrays(arrays, schema=self._schemas[name])
            self._writers[name].write_table(table)


def _schema(name: str) -> Any:
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "object": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "decimal": pyarrow.decimal128(DIGITS, DECIMALS),
        "date": pyarrow.date32(),
    }
    return pyarrow.schema(
        pyarrow.field(
            column.name,
            types[column.type],
            nullable=not column.required,
            metadata={"description": column.meaning},
        )
        for column in TABLES[name]
    )


def _typed(cell: Cell, kind: Any) -> Any:
    if isinstance(cell, Decimal):
        return cell if str(kind).startswith("decimal") else float(cell)
    if isinstance(cell, str):
        text = cell.encode("utf-8", "replace").decode()
        return date.fromisoformat(text) if str(kind).startswith("date") else text
    return cell
