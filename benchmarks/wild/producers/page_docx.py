"""Documents as Word files, made into PDFs by LibreOffice Writer: slow, and optional."""

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from ..pages import Beside, Block, Cell, PageEnd, Paragraph, Row, Style, Table, TextBox

TIMEOUT_S = 120
KINDS = {"dotted": "dotted", "double": "double"}
SIDES = ("top", "left", "bottom", "right")


def border(rules: str, side: str) -> dict[str, str]:
    """Return one border of a cell in a style."""
    level = side in ("top", "bottom")
    if rules in ("none", "zebra", "book") or (rules == "level" and not level):
        return {"val": "nil"}
    if rules == "upright" and level:
        return {"val": "nil"}
    color = "FFFFFF" if rules == "white" else "000000"
    width = "12" if rules in ("thick", "white") else "4"
    return {"val": KINDS.get(rules, "single"), "sz": width, "color": color, "space": "0"}


class Writer:
    """Writes the blocks of one document into a Word file."""

    def __init__(self, style: Style) -> None:
        from docx import Document
        from docx.shared import Pt

        self.style = style
        self.document = Document()
        section = self.document.sections[0]
        width, height = (Pt(841.9), Pt(595.3)) if style.landscape else (Pt(595.3), Pt(841.9))
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = Pt(54)
        section.top_margin, section.bottom_margin = Pt(60), Pt(56)
        self.room = (841.9 if style.landscape else 595.3) - 108
        if style.running_head:
            self.text(section.header.paragraphs[0], style.running_head, style.size * 0.85)

    def element(self, name: str, **attributes: str) -> Any:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        made = OxmlElement(f"w:{name}")
        for key, value in attributes.items():
            made.set(qn(f"w:{key}"), value)
        return made

    def text(self, paragraph: Any, text: str, size: float, *, bold: bool = False) -> None:
        """Write a text in the font of the document, as complex script too."""
        from docx.shared import Pt

        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.bold = self.style.font, Pt(size), bold
        properties = run._r.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for script in ("cs", "eastAsia", "hAnsi"):
            fonts.set(
                "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + script,
                self.style.font,
            )
        properties.append(self.element("szCs", val=str(round(2 * size))))
        if bold:
            properties.append(self.element("bCs"))
        properties.append(self.element("cs"))
        properties.append(self.element("lang", bidi="th-TH"))

    def align(self, paragraph: Any, side: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, side.upper())

    def add(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            from docx.shared import Pt

            paragraph = self.document.add_paragraph()
            self.text(paragraph, block.text, self.style.size * block.scale, bold=block.bold)
            self.align(paragraph, block.align)
            paragraph.paragraph_format.space_before = Pt(block.before)
            paragraph.paragraph_format.first_line_indent = Pt(block.indent)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Beside):
            self.table(block.left)
            self.table(block.right)
        elif isinstance(block, TextBox):
            self.add(Table([1.0], [], [[Cell(block.text)]]))
        elif isinstance(block, PageEnd) and block.leave is None:
            self.document.add_page_break()

    def table(self, table: Table) -> None:
        from docx.shared import Pt

        gap = self.document.add_paragraph()
        self.text(gap, "", 4)
        rows: list[tuple[Row, bool]] = [(row, True) for row in table.header]
        rows += [(row, False) for row in table.rows]
        made = self.document.add_table(len(rows), len(table.widths))
        made.autofit = False
        share = self.room / sum(table.widths)
        for place, weight in enumerate(table.widths):
            made.columns[place].width = Pt(weight * share)
        for number, (row, head) in enumerate(rows):
            properties = made.rows[number]._tr.get_or_add_trPr()
            if head and table.repeat_header:
                properties.append(self.element("tblHeader"))
            if not table.cut_rows:
                properties.append(self.element("cantSplit"))
            for column, cell in enumerate(row):
                if cell is not None:
                    self.cell(made, table, number, column, cell, head=head)

    def cell(
        self, made: Any, table: Table, number: int, column: int, cell: Cell, *, head: bool
    ) -> None:
        place = made.cell(number, column)
        if cell.rows > 1 or cell.columns > 1:
            last = made.cell(number + cell.rows - 1, column + cell.columns - 1)
            place = place.merge(last)
        row = number - len(table.header)
        lines = cell.text.split("\n")
        for line_number, line in enumerate(lines):
            paragraph = place.paragraphs[0] if line_number == 0 else place.add_paragraph()
            self.text(paragraph, line, self.style.table_size, bold=cell.bold)
            self.align(paragraph, cell.align)
        hidden = {
            "top": not head and table.is_hidden(row - 1, column),
            "bottom": not head and table.is_hidden(row + cell.rows - 1, column),
        }
        fill = self.fill(table, cell, row, head=head)
        for below in range(cell.rows):  # a cell merged downwards has borders in every row
            part = made.rows[number + below]._tr.tc_at_grid_offset(column)
            inner = {"top": below > 0, "bottom": below < cell.rows - 1}
            borders = self.element("tcBorders")
            for side in SIDES:
                rule = border(self.style.rules if table.ruled else "none", side)
                gone = hidden.get(side) or inner.get(side)
                borders.append(self.element(side, **({"val": "nil"} if gone else rule)))
            properties = part.get_or_add_tcPr()
            properties.append(borders)
            if fill:
                properties.append(self.element("shd", val="clear", color="auto", fill=fill))

    def fill(self, table: Table, cell: Cell, row: int, *, head: bool) -> str:
        rules = self.style.rules
        if cell.shaded:
            return "D9D9D9" if cell.text else "969696"
        if head:
            return "D9D9D9" if self.style.header_fill or rules in ("white", "zebra") else ""
        if rules == "white":
            return "E6E6E6"
        return "EBEBEB" if rules == "zebra" and table.bands and table.bands[row] % 2 else ""


def write_libreoffice(blocks: list[Block], style: Style, path: Path) -> None:
    """Make a Word file and let LibreOffice Writer print it."""
    writer = Writer(style)
    for block in blocks:
        writer.add(block)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        writer.document.save(str(source))
        subprocess.run(
            [
                "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to", "pdf", "--outdir", str(path.parent), str(source),
            ],
            check=True, capture_output=True, timeout=TIMEOUT_S,
        )  # fmt: skip
