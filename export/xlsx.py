"""One workbook with a sheet for each table: typed cells, frozen headers, no formulas."""

import re
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from ..errors import OutputError
from ..models import Report
from .atomic import PendingFile, told
from .cells import Cell, Row
from .columns import TABLES, Column
from .rows import Rows

NAME = "reports.xlsx"
_FIRST = ("measures", "indicators", "outline", "documents", "findings")
_SHEETS = (*_FIRST, *(name for name in TABLES if name not in _FIRST))
_LAST_ROW = 1_048_576  # of a sheet, and
_LONGEST_TEXT = 32_767  # of a cell: "Excel specifications and limits", Microsoft
_CUT = " … (cut: too long for a cell)"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE = {"action", "responsible", "issue", "follow_up", "message", "message_th", "title", "measure"}
_WIDE |= {"label", "path", "text"}


class XlsxWriter:
    """reports.xlsx in one folder."""

    def __init__(self, folder: Path) -> None:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font

        self._pending = PendingFile(folder / NAME)
        self._wrap = Alignment(wrap_text=True, vertical="top")
        self._book = Workbook(write_only=True)
        self._book.properties.created = self._book.properties.modified = datetime(2000, 1, 1)
        self._sheets: dict[str, Any] = {}
        self._n_rows = dict.fromkeys(_SHEETS, 1)
        for name in _SHEETS:
            sheet = self._sheets[name] = self._book.create_sheet(name)
            sheet.freeze_panes = "A2"
            cells = []
            for place, column in enumerate(TABLES[name], 1):
                width = 60 if column.name in _WIDE else 16
                sheet.column_dimensions[_letters(place)].width = width
                cell = self._cell(name, column.name)
                cell.font = Font(bold=True)
                cells.append(cell)
            sheet.append(cells)

    def add_rows(self, report: Report, rows: Rows) -> None:
        """Append one Report's rows."""
        for name, added in rows.items():
            self._add(name, added)

    def add_documents(self, rows: list[Row]) -> None:
        """Append the rows of all documents."""
        self._add("documents", rows)

    def _add(self, name: str, rows: list[Row]) -> None:
        for row in rows:
            self._n_rows[name] += 1
            if self._n_rows[name] > _LAST_ROW:
                raise OutputError(
                    f"The sheet {name} has more rows than a workbook can hold.",
                    "Use -f csv or -f parquet for this many documents.",
                )
            cells = zip(TABLES[name], row, strict=True)
            with told(self._pending.path):
                self._sheets[name].append([self._typed(name, *cell) for cell in cells])

    def finish(self) -> None:
        """Make the workbook of its sheets."""
        for name, sheet in self._sheets.items():
            last = f"{_letters(len(TABLES[name]))}{self._n_rows[name]}"
            sheet.auto_filter.ref = f"A1:{last}"
        with told(self._pending.path):
            self._save()
        self._pending.finish()

    def commit(self) -> list[str]:
        """Put the workbook into its place; return its name."""
        self._pending.commit()
        return [NAME]

    def _save(self) -> None:
        """Do what ``Workbook.save`` does, but close the archive when the disk is full."""
        from openpyxl.writer.excel import ExcelWriter

        archive = ZipFile(self._pending.file, "w", ZIP_DEFLATED, allowZip64=True)
        try:
            ExcelWriter(self._book, archive).save()
        except OSError:
            with suppress(OSError, ValueError):
                archive.close()
            raise

    def discard(self) -> None:
        """Leave nothing behind."""
        for sheet in self._sheets.values():
            if not sheet.closed:
                sheet.close()
            Path(sheet._writer.out).unlink(missing_ok=True)
        self._pending.discard()

    def _typed(self, sheet: str, column: Column, value: Cell) -> Any:
        if value is None:
            return None
        if column.type == "date":
            cell = self._cell(sheet, date.fromisoformat(str(value)))
            cell.number_format = "yyyy-mm-dd"
        elif isinstance(value, str):
            cell = self._cell(sheet, value)
            if column.name in _WIDE:
                cell.alignment = self._wrap
        else:
            cell = self._cell(sheet, float(value) if isinstance(value, Decimal) else value)
        return cell

    def _cell(self, sheet: str, value: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if not isinstance(value, str):
            return WriteOnlyCell(self._sheets[sheet], value=value)
        cell = WriteOnlyCell(self._sheets[sheet], value=text_to_cell(value))
        cell.data_type = "s"  # never "f", whatever it starts with
        return cell


def text_to_cell(text: str) -> str:
    """Return text as a cell can hold it: control characters as U+FFFD, cut at the limit.

    >>> text_to_cell("a" + chr(7))
    'a\ufffd'
    """
    clean = _ILLEGAL.sub("\ufffd", text)
    if len(clean) > _LONGEST_TEXT:
        return clean[: _LONGEST_TEXT - len(_CUT)] + _CUT
    return clean


def _letters(place: int) -> str:
    """Return the letters of a column from its place, from 1.

    >>> _letters(1), _letters(27)
    ('A', 'AA')
    """
    letters = ""
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
