"""Files of corrections: CSV, or the sheet `review` of a workbook with its column `fix`."""

import csv
import hashlib
import io
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CorrectionError, require
from ..export.correctable import CORRECTABLE, Correctable, table_of

COLUMNS = ("document_id", "row_id", "field", "was", "is", "by", "at", "why")
NEEDED = COLUMNS[:5]
SHEET, FIX = "review", "fix"
_HEADINGS = 3  # rows at the top of a sheet, one of which names the columns
_FEW = "Name the columns document_id,row_id,field,was,is in the first line."


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person says of one field.

    Attributes:
        origin: file and line, for messages.
        document_id: of the document.
        row_id: of the row; empty for a fact of the document.
        column: of the row's table.
        was: what was read, as the table writes it.
        now: what it should be; the same where a person confirms what was read.
        by: who says so.
        at: when.
        why: the reason.
    """

    origin: str
    document_id: str
    row_id: str
    column: str
    was: str
    now: str
    by: str = ""
    at: str = ""
    why: str = ""

    @property
    def target(self) -> Correctable:
        """What the column is in the Report."""
        return CORRECTABLE[table_of(self.document_id, self.row_id) or ""][self.column]

    def refuse(self, reason: str) -> CorrectionError:
        """Return the error that says why this line cannot be followed."""
        return CorrectionError(f"{self.origin}: {reason}.", "Correct that line and run again.")


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a run.

    Attributes:
        by_document: by document_id, each in the order of the files.
        files: name and sha256 of each file.
    """

    by_document: Mapping[str, Sequence[Correction]]
    files: tuple[tuple[str, str], ...] = ()

    def of(self, document_id: str) -> Sequence[Correction]:
        """Return the corrections of one document."""
        return self.by_document.get(document_id, ())


NO_CORRECTIONS = Corrections({})


def read_corrections(paths: Sequence[str | os.PathLike[str]]) -> Corrections:
    """Return the corrections of some files, each checked for what it says of itself.

    Raises:
        CorrectionError: a file cannot be read, or a line names no field, or the same as another.
    """
    by_document: dict[str, list[Correction]] = {}
    seen: dict[tuple[str, ...], Correction] = {}
    files = []
    for path in map(Path, paths):
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CorrectionError(
                f"{path} cannot be read ({error.strerror or error}).", "Check the path."
            ) from error
        files.append((path.as_posix(), hashlib.sha256(data).hexdigest()))
        rows = _workbook_rows(data, path) if data[:2] == b"PK" else _csv_rows(data, path)
        for line, row in rows:
            one = _make(f"{path}, line {line}", row)
            key = _key(one)
            first = seen.setdefault(key, one)
            if first is not one:
                raise one.refuse(f"it corrects the same field as {first.origin}")
            by_document.setdefault(one.document_id, []).append(one)
    return Corrections(by_document, tuple(files))


def _key(one: Correction) -> tuple[str, ...]:
    """Return what two corrections must not have in common: a measure's name has many rows."""
    row = one.row_id or one.document_id
    if one.target.holder == "measure":
        row = row.rpartition("-")[0]
    return one.document_id, row, one.target.holder, one.column


def _make(origin: str, row: Mapping[str, str]) -> Correction:
    one = Correction(
        origin,
        row["document_id"],
        row["row_id"],
        row["field"],
        row["was"],
        row["is"],
        *(row.get(name, "") for name in COLUMNS[5:]),
    )
    if not one.document_id:
        raise one.refuse("document_id is empty")
    table = table_of(one.document_id, one.row_id)
    if table is None:
        raise one.refuse(f"{one.row_id!r} is no row of the document {one.document_id}")
    if one.column not in CORRECTABLE[table]:
        known = ", ".join(CORRECTABLE[table])
        raise one.refuse(f"{one.column!r} is no field of {table} that can be set ({known})")
    return one


def _csv_rows(data: bytes, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path} is not UTF-8.", "Save it as CSV UTF-8.") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)  # Excel writes the one of its country
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    if missing := [name for name in NEEDED if name not in header]:
        raise CorrectionError(f"{path}, line 1: there is no column {missing[0]}.", _FEW)
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if len(cells) > len(header):
                raise CorrectionError(
                    f"{path}, line {line}: it has {len(cells)} cells, not {len(header)}.",
                    "Put quotes around a cell that holds a comma.",
                )
            filled = [*cells, *[""] * (len(header) - len(cells))]
            yield line, {name: _plain(cell) for name, cell in zip(header, filled, strict=True)}
        line = reader.line_num + 1


def _workbook_rows(data: bytes, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    require("openpyxl", "xlsx")
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise CorrectionError(f"{path} is no workbook ({error}).", "Save it as .xlsx.") from error
    if SHEET not in book.sheetnames:
        raise CorrectionError(f"{path} has no sheet {SHEET!r}.", "Write one with -f xlsx.")
    rows = book[SHEET].iter_rows(values_only=True)
    header: list[str] = []
    above = 0
    while FIX not in header and above < _HEADINGS:
        header, above = [_plain(name) for name in next(rows, ())], above + 1
    if missing := [name for name in (*NEEDED[:4], FIX) if name not in header]:
        raise CorrectionError(f"{path}: its sheet {SHEET!r} has no column {missing[0]}.", _FEW)
    for line, cells in enumerate(rows, above + 1):
        row = dict(zip(header, cells, strict=False))
        fix = row[FIX]
        if fix is None or (isinstance(fix, str) and not fix.strip()):
            continue
        if not isinstance(fix, (str, int, float)):
            raise CorrectionError(
                f"{path}, line {line}: {fix} in {FIX!r} is a date to the spreadsheet, not a text.",
                "Format the cell as text and type it again.",
            )
        yield line, {name: _plain(cell) for name, cell in row.items()} | {"is": _fixed(fix)}


def _fixed(fix: str | int | float) -> str:
    """Return what was filled in; a lone dash empties the field, as an empty cell fixes nothing."""
    text = _plain(fix)
    return "" if text == "-" else text


def _plain(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
