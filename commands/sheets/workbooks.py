"""Workbooks as sheets: .xlsx by openpyxl, which knows formulas; .xls, .xlsb, .ods by calamine."""

import io
import zipfile
from typing import Any

from ...errors import require
from .sheet import Rows, Sheet, even_rows

XLSX_MAGIC, XLS_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FORMULA = (b"<f>", b"<f ", b"<f/>")


def read_workbook(data: bytes) -> list[Sheet]:
    """Return all sheets of a workbook, hidden ones too, in their order.

    Raises:
        ValueError, KeyError, OSError: it is no workbook, or a damaged one.
        MissingExtraError: a library that reads it is not installed.
    """
    if data.startswith(XLS_MAGIC):
        return _read_by_calamine(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        formulas = any(
            name.startswith("xl/worksheets/") and any(f in archive.read(name) for f in _FORMULA)
            for name in names
        )
    if "xl/workbook.xml" in names:
        return _read_xlsx(data, formulas)
    return _read_by_calamine(data)


def _read_xlsx(data: bytes, formulas: bool) -> list[Sheet]:
    require("openpyxl", "clean")
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    source = load_workbook(io.BytesIO(data), read_only=True) if formulas else None
    sheets = []
    for sheet in book.worksheets:
        rows = _rows(sheet)
        notes: tuple[str, ...] = ()
        if source is not None:
            rows, missing = _fill_in(rows, _rows(source[sheet.title]))
            if missing:
                notes = (
                    f"{missing} formulas have no stored result and are kept as text; open the file "
                    "in a spreadsheet program and save it to have them computed.",
                )
        hidden = sheet.sheet_state != "visible"
        sheets.append(Sheet(sheet.title, even_rows(rows, None), hidden, notes=notes))
    return sheets


def _rows(sheet: Any) -> Rows:
    sheet.reset_dimensions()  # what the file says of its size may be wrong; its rows are counted
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def _fill_in(values: Rows, formulas: Rows) -> tuple[Rows, int]:
    """Return values with the text of formulas that have none, and how many these are."""
    missing = 0
    for row, written in zip(values, formulas, strict=False):
        for place, formula in enumerate(written):
            if place < len(row) and row[place] is None and formula is not None:
                row[place] = str(getattr(formula, "text", formula))
                missing += 1
    return values, missing


def _read_by_calamine(data: bytes) -> list[Sheet]:
    calamine = require("python_calamine", "clean")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet_of(book, one) for one in book.sheets_metadata]
    except calamine.CalamineError as error:
        raise ValueError(str(error)) from error


def _sheet_of(book: Any, told: Any) -> Sheet:
    if "work" not in str(told.typ).lower():  # a chart or macros: no cells
        return Sheet(told.name, [], notes=("It has no cells.",))
    rows = book.get_sheet_by_name(told.name).to_python(skip_empty_area=False)
    cells = [[_cell(cell) for cell in row] for row in rows]
    return Sheet(
        told.name, even_rows(cells, None), str(told.visible).rpartition(".")[2] != "Visible"
    )


def _cell(cell: Any) -> Any:
    """Return a cell as openpyxl would: empty as None, whole numbers without a fraction."""
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1 << 53:
        return int(cell)
    return cell
