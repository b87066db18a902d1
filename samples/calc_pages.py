"""Spreadsheets written with openpyxl and printed by LibreOffice Calc."""

from pathlib import Path
from tempfile import TemporaryDirectory

from blocks import Grid, Source
from office_pages import convert_office
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

COLUMN_UNITS = 2.2  # spreadsheet units for one share of a column's width
LINE = Side(style="thin")


def _lines(text: str, units: float) -> int:
    """About how many lines a text takes: Calc breaks the lines itself."""
    bases = sum(1 for ch in text if not 0xE31 <= ord(ch) <= 0xE4E or ch in "าำะเแโใไ")
    return max(1, -(-bases * 1.25 // units))


def _table(sheet: Worksheet, grid: Grid, row: int, source: Source, stops: list[int]) -> int:
    heights: dict[int, float] = {}
    for place in grid.places():
        first, last = stops[place.column], stops[place.column + place.column_span] - 1
        top, bottom = row + place.row, row + place.row + place.row_span - 1
        if (first, top) != (last, bottom):
            sheet.merge_cells(start_row=top, end_row=bottom, start_column=first, end_column=last)
        cell = sheet.cell(top, first, place.text)
        cell.font = Font(source.font, source.size, bold=place.header)
        cell.alignment = Alignment(
            wrap_text=True,
            horizontal="center" if place.header else "left",
            vertical="center" if grid.centred or place.header else "top",
        )
        for r in range(top, bottom + 1):
            for c in range(first, last + 1):
                sheet.cell(r, c).border = Border(LINE, LINE, LINE, LINE)
        units = sum(grid.widths[place.column : place.column + place.column_span]) * COLUMN_UNITS
        need = _lines(place.text, units) / place.row_span
        for r in range(top, bottom + 1):
            heights[r] = max(heights.get(r, 1), need)
    for r, lines in heights.items():
        sheet.row_dimensions[r].height = (lines * 1.75 + 0.5) * source.size
    return row + len(grid.header) + len(grid.rows)


def print_calc(source: Source, out: Path) -> None:
    """Write a .xlsx of one sheet and let LibreOffice print it; all tables share its columns."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    units = 100
    for index in range(1, units + 1):
        sheet.column_dimensions[sheet.cell(1, index).column_letter].width = COLUMN_UNITS * 0.5
    row = 1
    for block in source.blocks:
        if block.grid:
            total, stops = sum(block.grid.widths), [1]
            for n in range(1, len(block.grid.widths) + 1):
                stops.append(1 + round(units * sum(block.grid.widths[:n]) / total))
            row = _table(sheet, block.grid, row, source, stops) + 1
            continue
        if block.kind == "break":
            sheet.row_breaks.append(Break(id=row - 1))
            continue
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=units)
        cell = sheet.cell(row, 1, block.text)
        heading = block.kind == "heading"
        cell.font = Font(source.font, source.size, bold=heading)
        align = "center" if heading else "left"
        cell.alignment = Alignment(horizontal=align, wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = source.size * 1.9
        row += 1
    sheet.page_setup.orientation = "landscape" if source.landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = ""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{out.stem}.xlsx"
        book.save(path)
        convert_office(path, out.parent)
