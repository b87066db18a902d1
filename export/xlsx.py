"""One workbook for people, with a sheet for each table: Thai headings, colours, dates, links."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..errors import OutputError
from ..models import Report
from .atomic import PREFIX, SUFFIX, PendingFile, output_errors
from .cells import Cell, Row
from .columns import TABLES, Column
from .review_sheet import ReviewSheet
from .rows import Rows
from .sheet_layout import column_width, headings, row_height

NAME = "reports.xlsx"
LEGEND = "legend"
HEAD_ROWS = 2  # Thai above, and the names of the columns
_FIRST = ("measures", "indicators", "outline", "documents", "findings")
SHEETS = (*_FIRST, *(name for name in TABLES if name not in _FIRST))
# "Excel specifications and limits", Microsoft: rows of a sheet, characters of a cell and of a
# link, links of a sheet.
_LAST_ROW = 1_048_576
_LONGEST_TEXT, _LONGEST_LINK = 32_767, 2_079
_MOST_LINKS = 65_530
_CUT = " … (cut: too long for a cell)"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# In the middle of the row: at its top, marks above Thai letters are cut (LibreOffice).
_FONT = {"font_name": "Tahoma", "font_size": 10, "valign": "vcenter"}
_LINE = {"bottom": 1, "bottom_color": "#D9D9D9"}
_FILLS = {"error": "#F4C7C3", "warning": "#FCE8B2", "info": "#DCE6F1"}
# Cells that say that something is doubtful, by column: those with these words, or any.
_DOUBTS: dict[str, dict[str, tuple[str, ...]]] = {
    "severity": {"error": ("error",), "warning": ("warning",), "info": ("info",)},
    "status": {"error": ("failed",), "info": ("empty",)},
    "period_status": {"warning": ("ambiguous", "unparsed")},
    "sum_status": {"warning": ("differs",)},
    "read_by": {"info": ("ocr", "mixed")},
    "findings": {"warning": ()},
    "corrected": {"info": ()},
}


class XlsxWriter:
    """reports.xlsx in one folder.

    Rows go to disk as they come, into a hidden folder beside the workbook.
    """

    def __init__(self, folder: Path) -> None:
        import xlsxwriter

        self._folder = folder
        self._pending = PendingFile(folder / NAME)
        try:
            with output_errors(folder):
                self._room = Path(tempfile.mkdtemp(SUFFIX, PREFIX, folder))
        except OutputError:
            self._pending.discard()
            raise
        options = {
            "constant_memory": True,
            "tmpdir": str(self._room),
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        self._book: Any = xlsxwriter.Workbook(self._pending.file, options)
        self._book.set_properties({"created": datetime(2000, 1, 1)})
        self._styles = {name: self._book.add_format({**_FONT, **look}) for name, look in _STYLES}
        self._fills = {
            name: self._book.add_format({"bg_color": colour}) for name, colour in _FILLS.items()
        }
        self._sheets: dict[str, Any] = {}
        self._widths = {name: [column_width(one) for one in TABLES[name]] for name in SHEETS}
        self._n_rows = dict.fromkeys(SHEETS, HEAD_ROWS)
        self._n_links = 0
        with output_errors(self._pending.path):
            for name in SHEETS:
                self._begin(name)
            self._review = ReviewSheet(self._book, self._styles, _FONT)

    def _begin(self, name: str) -> None:
        """Add a sheet with its headings."""
        sheet = self._sheets[name] = self._book.add_worksheet(name)
        thai = headings()["columns"]
        names = [column.name for column in TABLES[name]]
        for place, width in enumerate(self._widths[name]):
            sheet.set_column(place, place, width)
        sheet.set_row(0, row_height([thai[one] for one in names], self._widths[name]))
        for place, one in enumerate(names):
            sheet.write_string(0, place, thai[one], self._styles["thai"])
        for place, one in enumerate(names):
            sheet.write_string(1, place, one, self._styles["name"])
        sheet.freeze_panes(HEAD_ROWS, 0)
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.repeat_rows(0, HEAD_ROWS - 1)

    def add_rows(self, report: Report, rows: Rows) -> None:
        """Append one Report's rows."""
        for name, added in rows.items():
            self._add(name, added)
        with self._output_errors():
            self._review.add(report, text_to_cell, self._target)

    def add_documents(self, rows: list[Row]) -> None:
        """Append the rows of all documents."""
        self._add("documents", rows)

    def _add(self, name: str, rows: list[Row]) -> None:
        sheet, columns, widths = self._sheets[name], TABLES[name], self._widths[name]
        with self._output_errors():
            for row in rows:
                number = self._n_rows[name]
                if number >= _LAST_ROW:
                    raise OutputError(
                        f"The sheet {name} has more rows than a workbook can hold.",
                        "Use -f csv or -f parquet for this many documents.",
                    )
                self._n_rows[name] += 1
                sheet.set_row(number, row_height(row, widths))
                for place, cell in enumerate(row):
                    if cell is not None:
                        self._write(sheet, number, place, columns[place], cell)

    def _write(self, sheet: Any, row: int, place: int, column: Column, cell: Cell) -> None:
        if column.type == "date":
            day = date.fromisoformat(str(cell))
            sheet.write_datetime(row, place, day, self._styles["date"])
        elif isinstance(cell, str):
            text = text_to_cell(cell)
            if column.name == "link" and (target := self._target(cell)):
                self._n_links += 1
                sheet.write_url(row, place, target, self._styles["link"], text)
            else:
                sheet.write_string(row, place, text, self._styles["text"])
        else:
            number = float(cell) if isinstance(cell, Decimal) else cell
            sheet.write_number(row, place, number, self._styles[column.type])

    def _target(self, link: str) -> str | None:
        """Return where a link leads from the workbook, None where a workbook cannot say it."""
        file, _, page = link.rpartition("#")
        if file == "-" or self._n_links >= _MOST_LINKS:
            return None
        with suppress(ValueError):  # another drive
            file = os.path.relpath(file, self._folder)
        target = f"external:{Path(file).as_posix()}#{page}"
        plain = len(target) * 3 < _LONGEST_LINK and not _ILLEGAL.search(target)
        return target if plain and "#" not in file else None

    def finish(self) -> None:
        """Make the workbook of its sheets."""
        with self._output_errors():
            for name, sheet in self._sheets.items():
                last = max(self._n_rows[name] - 1, HEAD_ROWS)
                for place, column in enumerate(TABLES[name]):
                    self._colour(sheet, place, last, _DOUBTS.get(column.name, {}))
                sheet.autofilter(HEAD_ROWS - 1, 0, self._n_rows[name] - 1, len(TABLES[name]) - 1)
            self._review.finish()
            self._add_legend()
            self._book.close()
        self._pending.finish()
        shutil.rmtree(self._room, ignore_errors=True)

    def _colour(
        self, sheet: Any, place: int, last: int, doubts: dict[str, tuple[str, ...]]
    ) -> None:
        for severity, words in doubts.items():
            rule: dict[str, Any] = {"type": "no_blanks", "format": self._fills[severity]}
            for word in words or ("",):
                if word:
                    rule = rule | {"type": "cell", "criteria": "==", "value": f'"{word}"'}
                sheet.conditional_format(HEAD_ROWS, place, last, place, rule)

    def _add_legend(self) -> None:
        """Add the sheet that says what colours and columns mean."""
        sheet = self._book.add_worksheet(LEGEND)
        thai, widths = headings(), [30, 24, 34, 12, 90]
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for place, name in enumerate(("sheet", "column", "heading", "type", "meaning")):
            sheet.write_string(0, place, thai["legend"][name], self._styles["thai"])
        sheet.freeze_panes(1, 0)
        lines = []
        for name in SHEETS:
            shown = f"{name} ({thai['sheets'][name]})"
            for one in TABLES[name]:
                lines.append([shown, one.name, thai["columns"][one.name], one.type, one.meaning])
        for number, line in enumerate(lines, 1):
            sheet.set_row(number, row_height(line, widths))
            for place, text in enumerate(line):
                sheet.write_string(number, place, text, self._styles["text"])
        sheet.autofilter(0, 0, len(lines), len(widths) - 1)
        for number, severity in enumerate(_FILLS, len(lines) + 2):
            style = self._book.add_format({**_FONT, "bg_color": _FILLS[severity]})
            sheet.write_string(number, 0, severity, style)
            sheet.write_string(number, 4, thai["legend"][severity], self._styles["text"])

    def commit(self) -> list[str]:
        """Put the workbook into its place; return its name."""
        self._pending.commit()
        return [NAME]

    def discard(self) -> None:
        """Leave nothing behind."""
        for sheet in self._sheets.values():
            with suppress(OSError):  # a full disk, which is why it is discarded
                sheet.row_data_fh.close()
        with suppress(OSError):
            self._review.row_data.close()
        self._book.fileclosed = True  # it would complain at the end of the program
        shutil.rmtree(self._room, ignore_errors=True)
        self._pending.discard()

    @contextmanager
    def _output_errors(self) -> Iterator[None]:
        from xlsxwriter.exceptions import XlsxWriterException

        with output_errors(self._pending.path):
            try:
                yield
            except XlsxWriterException as error:
                raise OSError(f"{error}") from error


_STYLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("text", {**_LINE, "text_wrap": True}),
    ("link", {**_LINE, "text_wrap": True, "font_color": "#0563C1", "underline": 1}),
    ("date", {**_LINE, "num_format": "yyyy-mm-dd", "align": "center"}),
    ("decimal", {**_LINE, "num_format": "#,##0.00"}),
    ("number", {**_LINE, "num_format": "0.0"}),
    ("integer", {**_LINE, "align": "center"}),
    ("thai", {"bold": True, "text_wrap": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"}),
    ("name", {"font_color": "#595959", "bg_color": "#D9E1F2", "bottom": 1}),
)


def text_to_cell(text: str) -> str:
    """Return text as a cell can hold it: control characters as U+FFFD, cut at the limit.

    >>> text_to_cell("a" + chr(7))
    'a\ufffd'
    """
    clean = _ILLEGAL.sub("\ufffd", text)
    if len(clean) > _LONGEST_TEXT:
        return clean[: _LONGEST_TEXT - len(_CUT)] + _CUT
    return clean
