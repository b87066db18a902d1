"""Sheets into files: CSV, XLSX and Parquet, every cell as it stands."""

import io
import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ...errors import OutputError
from ...export.xlsx import text_to_cell
from .sheet import Rows, Sheet

if TYPE_CHECKING:
    import pandas as pd

DELIMITERS = {"csv": ",", "tsv": "\t"}
# "Excel specifications and limits", Microsoft; whole numbers that a double holds.
_LAST_ROW, _LAST_COLUMN, _LARGEST = 1_048_576, 16_384, 1 << 53
_DIGITS = 15  # of a number in a cell
_FIRST_DAY = datetime(1900, 3, 1)  # earlier ones Excel counts wrong


def rows_to_text(rows: Rows, separator: str = ",") -> bytes:
    r"""Return rows as CSV by RFC 4180, in UTF-8.

    >>> rows_to_text([["a", None], [1.0, "x,y"]])
    b'a,\r\n1.0,"x,y"\r\n'
    """
    import csv

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for row in rows:
        cells = [_as_text(cell) for cell in row]
        if cells == [""]:
            text.write('""\r\n')  # an empty line would be no record
        else:
            writer.writerow(cells)
    return text.getvalue().encode("utf-8", "surrogatepass")


def _as_text(cell: Any) -> str:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ").removesuffix(" 00:00:00")
    return str(cell)


def sheets_to_workbook(sheets: Sequence[Sheet], rows_of: Sequence[Rows]) -> bytes:
    """Return sheets as a workbook, hidden ones hidden; text is never a formula.

    Args:
        sheets: names and whether they are hidden.
        rows_of: the rows of each.

    Raises:
        OutputError: a sheet has more rows or columns than a workbook holds.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": datetime(2000, 1, 1)})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    shown = [place for place, sheet in enumerate(sheets) if not sheet.hidden]
    for sheet, rows in zip(sheets, rows_of, strict=True):
        if len(rows) > _LAST_ROW or max(map(len, rows), default=0) > _LAST_COLUMN:
            raise OutputError(
                f"The sheet {sheet.name} is larger than a workbook can hold.",
                "Write .csv or .parquet.",
            )
        page = book.add_worksheet(sheet.name or "clean")
        if sheet.hidden and shown:
            page.hide()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                _write(page, number, place, cell, day, moment)
    if shown:
        book.worksheets()[shown[0]].activate()
        book.worksheets()[shown[0]].set_first_sheet()
    book.close()
    return buffer.getvalue()


def _write(page: Any, row: int, place: int, cell: Any, day: Any, moment: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(row, place, cell)
    elif isinstance(cell, datetime) and cell.tzinfo is None and cell >= _FIRST_DAY:
        midnight = cell.time() == time()
        page.write_datetime(row, place, cell, day if midnight else moment)
    elif isinstance(cell, date) and not isinstance(cell, datetime) and cell >= _FIRST_DAY.date():
        page.write_datetime(row, place, cell, day)
    elif _is_number(cell):
        page.write_number(row, place, float(cell) if isinstance(cell, Decimal) else cell)
    else:
        # Lines of a workbook's cell end with a line feed.
        page.write_string(row, place, text_to_cell(_as_text(cell).replace("\r\n", "\n")))


def _is_number(cell: Any) -> bool:
    """Tell whether a cell of a workbook holds a number without changing it."""
    if isinstance(cell, Decimal):
        return cell.is_finite() and len(cell.as_tuple().digits) <= _DIGITS
    if isinstance(cell, float):
        return math.isfinite(cell)
    return isinstance(cell, int) and not isinstance(cell, timedelta) and abs(cell) <= _LARGEST


def frame_to_parquet(frame: "pd.DataFrame") -> tuple[bytes, list[str]]:
    """Return a frame as Parquet, and notes on what had to be written another way.

    A column that mixes kinds is text; of several columns with one name, later ones get a number.
    """
    import pandas as pd
    import pyarrow

    even = frame.copy()
    names: list[str] = []
    for place, name in enumerate(map(str, frame.columns), 1):
        names.append(name if name not in names else f"{name} ({place})")
    notes = (
        []
        if names == list(map(str, frame.columns))
        else ["Parquet allows each name once: later columns of a name have their number behind it."]
    )
    even.columns = pd.Index(names)
    for place in range(even.shape[1]):
        cells = even.iloc[:, place]
        if cells.dtype != object:
            continue
        plain = [None if cell is None or cell is pd.NaT else cell for cell in cells]
        kinds = {type(cell) for cell in plain if cell is not None} - {float}
        try:
            if len(kinds) > 1:
                raise pyarrow.ArrowInvalid("several kinds")
            pyarrow.array(plain, from_pandas=True)
        except (pyarrow.ArrowException, OverflowError, ValueError, TypeError):
            texts = [None if cell is None else _as_text(cell) for cell in plain]
            even.isetitem(place, texts)
    buffer = io.BytesIO()
    even.to_parquet(buffer)
    return buffer.getvalue(), notes
