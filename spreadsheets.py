"""Spreadsheets: CSV, XLSX and Parquet files into DataFrames and back, and the `clean` command."""

import codecs
import csv
import io
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mattrakan.errors import (
    EmptyFileError,
    ForbiddenFileError,
    MissingFileError,
    SpreadsheetError,
    UsageError,
)
from mattrakan.export.atomic import write_file
from mattrakan.normalize.cleaning.frames import ColumnSummary, clean_columns
from mattrakan.normalize.cleaning.recognition import Recognised

if TYPE_CHECKING:
    import pandas as pd

STREAM = "-"
_FORMATS = {".csv": "csv", ".tsv": "tsv", ".txt": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}
_DELIMITERS = {"csv": ",", "tsv": "\t"}
# Told apart by their first bytes, for standard input and for files under the wrong name.
_XLSX_MAGIC, _PARQUET_MAGIC = b"PK\x03\x04", b"PAR1"


@dataclass(frozen=True, slots=True)
class CleanSummary:
    """What `clean` did.

    Attributes:
        rows: how many rows were read.
        encoding: how the text file was encoded; empty for XLSX and Parquet.
        columns: what each column was taken for and how it went.
    """

    rows: int
    encoding: str
    columns: list[ColumnSummary]

    def lines(self) -> list[str]:
        """Return the summary for people, one line a column and one an example."""
        told = f" ({self.encoding})" if self.encoding else ""
        lines = [f"{self.rows} rows{told}"]
        if not self.columns:
            lines.append("No column was recognised; name them with --column NAME=KIND.")
        for column in self.columns:
            counts = ", ".join(f"{count} {status}" for status, count in column.counts.items())
            lines.append(f"{column.name}: {_reason(column.taken_for)}; {counts}")
            for status, texts in column.examples.items():
                lines += (f"  {status}: {text!r}" for text in texts)
        return lines


def _reason(taken: Recognised) -> str:
    reason = {"named": "as named", "heading": "by its heading", "cells": "by its cells"}[
        taken.reason
    ]
    return f"{taken.kind} in {taken.unit} {reason}" if taken.unit else f"{taken.kind} {reason}"


def clean_file(
    source: str,
    out: str | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    fiscal_year: int | None = None,
    encoding: str | None = None,
) -> CleanSummary:
    """Clean one spreadsheet and return what was done, for the caller to tell.

    Args:
        source: a .csv, .tsv, .xlsx or .parquet file, or ``-`` for any of these on standard input.
        out: the file to write, its format by its name; ``-`` or nothing for CSV on standard output.
            The file takes its place when it is whole; a reader never sees half of it.
        columns: kind by column name; recognised from headings and cells when not given.
        fiscal_year: the year that dates without one belong to.
        encoding: of a text file; found out when not given.

    Raises:
        DocumentError, SpreadsheetError: the file is missing, empty or no table.
        UsageError: an unknown column, kind, encoding or format.
        OutputError: the result could not be written.
    """
    target = _format_of(out) if out not in (None, STREAM) else "csv"
    data = _read_bytes(source)
    frame, found = bytes_to_frame(data, _FORMATS.get(Path(source).suffix.lower(), "csv"), encoding)
    del data
    cleaned, summaries = clean_columns(frame, columns, fiscal_year)
    written = frame_to_bytes(cleaned, target)
    if found == "utf-8-sig" and target in _DELIMITERS:
        written = codecs.BOM_UTF8 + written  # Excel needs it, and the file had it
    if out is None or out == STREAM:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        write_file(Path(out), written)
    return CleanSummary(len(frame), found, summaries)


def _format_of(name: str | None) -> str:
    suffix = Path(name or "").suffix.lower()
    if suffix not in _FORMATS:
        raise UsageError(
            f"{name} has no format that can be written.", f"Use one of {', '.join(_FORMATS)}."
        )
    return _FORMATS[suffix]


def _read_bytes(source: str) -> bytes:
    if source == STREAM:
        data = sys.stdin.buffer.read()
    else:
        try:
            data = Path(source).read_bytes()
        except FileNotFoundError as error:
            raise MissingFileError(
                f"There is no such file: {source}.", "Check the name."
            ) from error
        except OSError as error:
            raise ForbiddenFileError(
                f"{source} cannot be read ({error.strerror}).", "Check the name and permissions."
            ) from error
    if not data:
        raise EmptyFileError(f"{source} is empty.", "Give a table with a row of headings.")
    return data


def bytes_to_frame(
    data: bytes, format_name: str, encoding: str | None = None
) -> tuple["pd.DataFrame", str]:
    r"""Return a table as a DataFrame of cells as they stand, and its encoding.

    >>> bytes_to_frame("ก,ข\n007,\n".encode("cp874"), "csv")[1]
    'cp874'
    """
    import pandas as pd

    try:
        if data.startswith(_PARQUET_MAGIC):
            return pd.read_parquet(io.BytesIO(data)), ""
        if data.startswith(_XLSX_MAGIC):
            return _rows_to_frame(_workbook_rows(data), None), ""
        if format_name not in _DELIMITERS:
            raise ValueError(f"its first bytes are not those of {format_name}")
        text, found = decode_text(data, encoding)
        return _rows_to_frame(_text_rows(text), ""), found
    except (ValueError, KeyError, OSError, csv.Error, zipfile.BadZipFile) as error:
        raise SpreadsheetError(
            f"The table cannot be read: {error}.", "Save it again as CSV in UTF-8."
        ) from error


def _text_rows(text: str) -> list[list[Any]]:
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)  # the comma where none is there
    csv.field_size_limit(sys.maxsize)
    rows: list[list[Any]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _workbook_rows(data: bytes) -> list[list[Any]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its size may be wrong; its rows are counted
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    return rows


def _rows_to_frame(rows: list[list[Any]], empty: str | None) -> "pd.DataFrame":
    """Return rows as a DataFrame, the first as its headings; no cell is dropped or retyped."""
    import pandas as pd

    if not rows:
        raise ValueError("it has no row of headings")
    width = max(map(len, rows))
    for row in rows:
        row += [empty] * (width - len(row))
    headings = ["" if cell is None else str(cell) for cell in rows[0]]
    return pd.DataFrame(rows[1:], columns=pd.Index(headings), dtype=object)


def decode_text(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return text and the encoding it was in: UTF-8, with a byte order mark, UTF-16 or CP874.

    Thai in CP874 (TIS-620 with a few signs more) is never valid UTF-8 for more than a few letters.

    >>> decode_text("กอง".encode("utf-8-sig"))
    ('กอง', 'utf-8-sig')
    >>> decode_text("กอง".encode("cp874"))
    ('กอง', 'cp874')
    """
    if encoding is not None:
        try:
            return data.decode(codecs.lookup(encoding).name), encoding
        except LookupError as error:
            raise UsageError(
                f"There is no encoding {encoding!r}.", "Try utf-8 or cp874."
            ) from error
        except UnicodeDecodeError as error:
            raise SpreadsheetError(
                f"The text is not in {encoding}.", "Leave --encoding out to have it found."
            ) from error
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig"), "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16"), "utf-16"
    for candidate in ("utf-8", "cp874"):
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    raise SpreadsheetError(
        "The text is neither UTF-8 nor Thai CP874.", "Name its encoding with --encoding."
    )


def frame_to_bytes(frame: "pd.DataFrame", format_name: str) -> bytes:
    """Return a DataFrame as a file: CSV in UTF-8 by RFC 4180, XLSX or Parquet."""
    buffer = io.BytesIO()
    if format_name in _DELIMITERS:
        text = frame.to_csv(index=False, sep=_DELIMITERS[format_name], lineterminator="\r\n")
        return text.encode("utf-8")
    if format_name == "xlsx":
        _write_workbook(frame, buffer)
    else:
        _with_one_type_a_column(frame).to_parquet(buffer)
    return buffer.getvalue()


def _write_workbook(frame: "pd.DataFrame", buffer: io.BytesIO) -> None:
    from openpyxl import Workbook

    from mattrakan.export.xlsx import text_to_cell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("clean")

    def cell(value: Any) -> Any:
        if value == "":
            return None
        if not isinstance(value, str):
            return value
        from openpyxl.cell import WriteOnlyCell

        text = WriteOnlyCell(sheet, value=text_to_cell(value))
        text.data_type = "s"  # never a formula, whatever it starts with
        return text

    sheet.append([cell(str(name)) for name in frame.columns])
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None):
        sheet.append([cell(value) for value in row])
    book.save(buffer)


def _with_one_type_a_column(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return the frame with mixed columns as texts; Parquet can't mix them with numbers."""
    import pandas as pd

    even = frame.copy()
    even.columns = pd.Index([str(name) for name in frame.columns])
    for place in range(even.shape[1]):
        cells = even.iloc[:, place]
        types = {type(cell) for cell in cells if cell is not None} - {float}
        if cells.dtype == object and len(types) > 1:
            texts = [cell if cell is None else _number_text(cell) for cell in cells]
            even.isetitem(place, texts)
    return even


def _number_text(cell: Any) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
