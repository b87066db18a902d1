"""The `clean` command: a spreadsheet in, the same with typed columns out, nothing lost."""

import codecs
import io
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...errors import (
    EmptyFileError,
    ForbiddenFileError,
    MissingFileError,
    SpreadsheetError,
    UsageError,
    require,
)
from ...export.atomic import write_file
from ...normalize.cleaning.frames import clean_columns
from .heading_rows import column_names, find_table
from .sheet import Rows, Sheet
from .summary import CleanSummary
from .text_tables import decode_text, read_text_table
from .workbooks import XLS_MAGIC, XLSX_MAGIC, read_workbook
from .writing import (
    DELIMITERS,
    frame_to_parquet,
    rows_to_text,
    sheets_to_workbook,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CleanSummary", "bytes_to_frame", "clean_file", "decode_text"]

STREAM = "-"
_TARGETS = {".csv": "csv", ".tsv": "tsv", ".txt": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}
_SOURCES = {**_TARGETS, ".tab": "tsv", ".xls": "xls", ".xlsb": "xlsb", ".ods": "ods"}
_TEXTS = ("csv", "tsv")
_WRITTEN_BY = {"xlsx": ("xlsxwriter", "clean"), "parquet": ("pyarrow", "parquet")}
# Told apart by their first bytes, for standard input and for files under the wrong name.
_PARQUET_MAGIC = b"PAR1"


class _Source(NamedTuple):
    """A file that was read: its sheets and the place of the table; Parquet has no sheets."""

    sheets: list[Sheet]
    place: int
    frame: "pd.DataFrame"
    encoding: str = ""


def clean_file(
    source: str,
    out: str | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    fiscal_year: int | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> CleanSummary:
    """Clean one spreadsheet and return what was done, for the caller to tell.

    Args:
        source: a .csv, .tsv, .xlsx, .xls, .xlsb, .ods or .parquet file, or ``-`` for any of these
            on standard input.
        out: the file to write, its format by its name; ``-`` or nothing for CSV on standard output.
            The file takes its place when it is whole; a reader never sees half of it. Other sheets
            than the table's stand in it where it is a workbook, else in CSV files beside it.
        columns: kind by column name; recognised from headings and cells when not given.
        fiscal_year: the year that dates without one belong to.
        encoding: of a text file; found out when not given.
        sheet: name of the sheet with the table, or its number from 1; found when not given.
        header_row: number of the row of headings from 1; found when not given.

    Raises:
        DocumentError, SpreadsheetError: the file is missing, empty or no table.
        UsageError: an unknown sheet, row, column, kind, encoding or format.
        OutputError: the result could not be written.
    """
    target = _format_of(out) if out is not None and out != STREAM else "csv"
    require("pandas", "clean")
    if target in _WRITTEN_BY:
        require(*_WRITTEN_BY[target])
    name = _SOURCES.get(Path(source).suffix.lower(), "csv")
    read = _read(_read_bytes(source), name, encoding, sheet, header_row)
    cleaned, summaries = clean_columns(read.frame, columns, fiscal_year)
    cleaned.attrs = dict(read.frame.attrs)  # of a Parquet file
    table = read.sheets[read.place] if read.sheets else None
    notes = list(table.notes) if table else []
    notes += _doubled(list(map(str, read.frame.columns)))
    stream = out is None or out == STREAM
    written, others = _write(read, cleaned, target, "" if stream else str(out), notes)
    if read.encoding == "utf-8-sig" and target in DELIMITERS:
        written = codecs.BOM_UTF8 + written  # Excel needs it, and the file had it
    if stream:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        for path, data in others.items():
            write_file(path, data)
        write_file(Path(str(out)), written)
    row = table.header_row + 1 if table else 1
    name = table.name if table and len(read.sheets) > 1 else ""
    return CleanSummary(len(read.frame), read.encoding, summaries, name, row, tuple(notes))


def bytes_to_frame(
    data: bytes, format_name: str, encoding: str | None = None
) -> tuple["pd.DataFrame", str]:
    r"""Return the table of a file as a DataFrame of cells as they stand, and its encoding.

    >>> bytes_to_frame("ก,ข\n007,\n".encode("cp874"), "csv")[1]
    'cp874'
    """
    read = _read(data, format_name, encoding, None, None)
    return read.frame, read.encoding


def _read(
    data: bytes,
    format_name: str,
    encoding: str | None,
    sheet: str | None,
    header_row: int | None,
) -> _Source:
    import pandas as pd

    try:
        if data.startswith(_PARQUET_MAGIC):
            require("pyarrow", "parquet")
            return _Source([], 0, pd.read_parquet(io.BytesIO(data)))
        found = ""
        if data.startswith((XLSX_MAGIC, XLS_MAGIC)):
            sheets = read_workbook(data)
        elif format_name in _TEXTS:
            text, found = read_text_table(data, encoding, tabs=format_name == "tsv")
            sheets = [text]
        else:
            raise ValueError(f"its first bytes are not those of {format_name}")
        sheets, place = find_table(sheets, sheet, header_row)
    except (SpreadsheetError, UsageError):
        raise
    except Exception as error:  # libraries raise whatever their parts raise: it is no such table
        if isinstance(error, MemoryError):
            raise
        raise SpreadsheetError(
            f"The table cannot be read: {error}.", "Save it again as CSV in UTF-8."
        ) from error
    table = sheets[place]
    names = column_names(table.heads)
    return _Source(
        sheets, place, pd.DataFrame(table.body, columns=pd.Index(names), dtype=object), found
    )


def _doubled(names: Sequence[str]) -> list[str]:
    """Return what is to be said of headings that stand twice, or not at all."""
    counts = Counter(names)
    empty = sum(count for name, count in counts.items() if not name.strip())
    notes = [
        f"The heading {name} occurs {count} times; the first of these columns is cleaned."
        for name, count in counts.items()
        if count > 1 and name.strip()
    ]
    return notes + ([f"{empty} columns without a heading are left as they are."] if empty else [])


def _write(
    read: _Source, cleaned: "pd.DataFrame", target: str, out: str, notes: list[str]
) -> tuple[bytes, dict[Path, bytes]]:
    """Return the file, and those of other sheets by their paths; say what had to be different."""
    table = read.sheets[read.place] if read.sheets else None
    others = [sheet for sheet in read.sheets if sheet is not table and sheet.rows]
    if target == "xlsx":
        rows = _rows_of(table, cleaned)
        sheets = read.sheets or [Sheet("clean", [])]
        return sheets_to_workbook(
            sheets, [rows if one is table or table is None else one.rows for one in sheets]
        ), {}
    beside: dict[Path, bytes] = {}
    for one in others:
        if not out:
            notes.append(f"The sheet {one.name} is left out here; write .xlsx to have all.")
            continue
        path = Path(out)
        plain = "".join("_" if letter in '/\\:*?"<>|\0' else letter for letter in one.name)
        path = path.with_name(f"{path.stem}-{plain[:60]}.csv")
        beside[path] = rows_to_text(one.rows)
        notes.append(f"The sheet {one.name} is written as it is to {path.name}.")
    if target == "parquet":
        if table is not None and table.above:
            cleaned.attrs["above"] = [[str(cell or "") for cell in row] for row in table.above]
            notes.append("The rows above the headings are in the metadata of the Parquet file.")
        written, more = frame_to_parquet(cleaned)
        notes += more
        return written, beside
    return rows_to_text(_rows_of(table, cleaned), DELIMITERS[target]), beside


def _rows_of(table: Sheet | None, cleaned: "pd.DataFrame") -> Rows:
    """Return the rows to write: what stands above the headings, these, and the body."""
    import pandas as pd

    frame = cleaned
    if table is None and not isinstance(frame.index, pd.RangeIndex):  # the index of a Parquet file
        index = frame.index.to_frame(index=False)
        index.columns = pd.Index([str(name or "index") for name in frame.index.names])
        frame = pd.concat([index, frame.reset_index(drop=True)], axis=1)
    plain = frame.astype(object).where(frame.notna(), None)
    body = [list(row) for row in plain.itertuples(index=False, name=None)]
    titles = [str(name) for name in frame.columns]
    if table is None:
        return [titles, *body]
    names = column_names(table.heads)
    places: list[int | None] = []  # of each column in the file; None for one that was added
    for title in titles:
        n_old = len(places) - places.count(None)
        places.append(n_old if n_old < len(names) and title == names[n_old] else None)
    last = len(table.heads) - 1
    heads = [
        [
            (title if number == last else None) if place is None else row[place]
            for title, place in zip(titles, places, strict=True)
        ]
        for number, row in enumerate(table.heads)
    ]
    above = [[None if p is None else row[p] for p in places] for row in table.above]
    return [*above, *heads, *body]


def _format_of(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix not in _TARGETS:
        raise UsageError(
            f"{name} has no format that can be written.", f"Use one of {', '.join(_TARGETS)}."
        )
    return _TARGETS[suffix]


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
