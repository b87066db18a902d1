"""Word documents written with python-docx and printed by LibreOffice."""

import subprocess
import tempfile
from pathlib import Path

from blocks import Block, Grid, Source
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

EDGES = {
    "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "outer": ("top", "left", "bottom", "right"),
    "vertical": ("left", "right", "insideV"),
    "horizontal": ("top", "bottom", "insideH"),
    "none": (),
    "double": ("top", "left", "bottom", "right", "insideH", "insideV"),
}


def _add(parent, name: str, **attributes: str):
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def _run(paragraph, text: str, source: Source, bold: bool = False, size: float = 0) -> None:
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.size = Pt(size or source.size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), source.font)
    properties = run._element.get_or_add_rPr()
    _add(properties, "w:szCs", val=str(int(2 * (size or source.size))))
    if bold:
        _add(properties, "w:bCs")
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.space_before = Pt(0)


def _fill(cell, text: str, source: Source, header: bool, centred: bool) -> None:
    for n, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        if header:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(paragraph, line, source, bold=header)
    if centred or header:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _mark_row(row, name: str) -> None:
    _add(row._tr.get_or_add_trPr(), name)


def _table(document, grid: Grid, source: Source) -> None:
    top, bottom = bool(grid.within_top), bool(grid.within_bottom)
    n_rows, n_columns = len(grid.header) + len(grid.rows), len(grid.widths)
    table = document.add_table(n_rows + top + bottom, n_columns)
    table.autofit = False
    borders = _add(table._tbl.tblPr, "w:tblBorders")
    for edge in EDGES[grid.rules]:
        style = "double" if grid.rules == "double" else "single"
        _add(borders, f"w:{edge}", val=style, sz="6", space="0", color="000000")
    width = Mm(261 if source.landscape else 174)
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = int(width * share / sum(grid.widths))
        for cell in column.cells:
            cell.width = int(width * share / sum(grid.widths))
    for index, text in ((0, grid.within_top), (n_rows + top, grid.within_bottom)):
        if text:
            cell = table.cell(index, 0).merge(table.cell(index, n_columns - 1))
            _fill(cell, text, source, header=False, centred=False)
    for place in grid.places():
        r, c = place.row + top, place.column
        cell = table.cell(r, c)
        if place.row_span > 1 or place.column_span > 1:
            cell = cell.merge(table.cell(r + place.row_span - 1, c + place.column_span - 1))
        _fill(cell, place.text, source, place.header, grid.centred)
    for index, row in enumerate(table.rows):
        if index < len(grid.header) + top and grid.repeat_header:
            _mark_row(row, "w:tblHeader")
        if not grid.cut_rows:
            _mark_row(row, "w:cantSplit")
    _run(document.add_paragraph(), "", source, size=4)


def _block(document, block: Block, source: Source) -> None:
    if block.grid:
        _table(document, block.grid, source)
    elif block.kind == "break":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        paragraph = document.add_paragraph()
        heading = block.kind == "heading"
        if heading:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(paragraph, block.text, source, bold=heading)


def _number(paragraph, source: Source) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "- ", source)
    field = _add(paragraph._p, "w:fldSimple", instr="PAGE")
    inner = _add(field, "w:r")
    fonts = _add(_add(inner, "w:rPr"), "w:rFonts")
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), source.font)
    _add(inner, "w:t").text = "1"
    _run(paragraph, " -", source)


def convert_office(path: Path, folder: Path) -> None:
    """Let LibreOffice (Debian packages `libreoffice-writer`, `-calc`) print a file as PDF."""
    profile = path.parent / "profile"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(path)),
        ],
        check=True,
        capture_output=True,
    )


def print_office(source: Source, out: Path) -> None:
    """Write a .docx and let LibreOffice print it."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if source.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(22)
    if source.numbers:
        _number(section.header.paragraphs[0], source)
    if source.header:
        _run(section.header.add_paragraph(), source.header, source, size=source.size - 2)
    if source.footer:
        _run(section.footer.paragraphs[0], source.footer, source, size=source.size - 2)
    for block in source.blocks:
        _block(document, block, source)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{out.stem}.docx"
        document.save(str(path))
        convert_office(path, out.parent)
