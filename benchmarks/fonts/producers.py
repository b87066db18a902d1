"""One plan as PDF by several producers: what each embeds of a font differs."""

import html
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from texts import Plan

WIDTHS_MM = (42, 48, 28, 34, 28)


def to_html(plan: Plan, face: str, file: Path | None = None) -> str:
    """Return a plan as a web page, the first column's cells over two rows each."""
    source = f"@font-face{{font-family:'{face}';src:url('{file.as_uri()}')}}" if file else ""
    lines = [f"<h3>{html.escape(line)}</h3>" for line in plan.titles]
    lines += [f"<p>{html.escape(line)}</p>" for line in plan.paragraphs]
    rows = []
    for number, row in enumerate(plan.rows):
        cells = []
        for place, cell in enumerate(row):
            if cell:
                span = ' rowspan="2"' if place == 0 and number else ""
                cells.append(f"<td{span}>{html.escape(cell)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    widths = "".join(f'<col style="width:{mm}mm">' for mm in WIDTHS_MM)
    return (
        f"<meta charset='utf-8'><style>{source}@page{{size:A4;margin:14mm}}"
        f"body{{font:13px '{face}'}}p{{margin:4px}}"
        f"h3{{font:17px '{face}';margin:4px;text-align:center}}"
        "table{border-collapse:collapse;width:180mm;table-layout:fixed}"
        "td{border:1px solid #000;padding:3px;vertical-align:top}</style>"
        f"<body lang='th'>{''.join(lines)}<table>{widths}{''.join(rows)}</table>"
    )


def chromium(plan: Plan, face: str, file: Path | None, target: Path) -> None:
    """Write a plan as Chromium prints it."""
    page = target.with_suffix(".html")
    page.write_text(to_html(plan, face, file), "utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={target}", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    page.unlink()


def weasyprint(plan: Plan, face: str, file: Path | None, target: Path) -> None:
    """Write a plan as WeasyPrint prints it."""
    from weasyprint import HTML

    HTML(string=to_html(plan, face, file)).write_pdf(target)


def libreoffice(plan: Plan, face: str, file: Path | None, target: Path) -> None:
    """Write a plan as LibreOffice Writer prints it; only faces that are installed."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document: Any = Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(14)

    def write(paragraph: Any, text: str) -> None:
        run = paragraph.add_run(text)
        run.font.size = Pt(11)
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), face)
        run._element.rPr.append(OxmlElement("w:cs"))

    for line in (*plan.titles, *plan.paragraphs):
        write(document.add_paragraph(), line)
    table = document.add_table(len(plan.rows), len(WIDTHS_MM))
    table.style = "Table Grid"
    for number, row in enumerate(plan.rows):
        for place, cell in enumerate(row):
            table.cell(number, place).width = Mm(WIDTHS_MM[place])
            if cell:
                write(table.cell(number, place).paragraphs[0], cell)
        if not row[0]:
            table.cell(number - 1, 0).merge(table.cell(number, 0))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"{target.stem}.docx")
        document.save(str(source))
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", "pdf", "--outdir", str(target.parent), str(source)],
            check=True, capture_output=True,
        )  # fmt: skip


def typst(plan: Plan, face: str, file: Path | None, target: Path) -> None:
    """Write a plan as Typst prints it; faces that are installed, or in a file."""
    import typst as compiler

    def quoted(text: str) -> str:
        return '"' + text.replace('"', '\\"') + '"'

    cells = []
    for number, row in enumerate(plan.rows):
        for place, cell in enumerate(row):
            if cell and place == 0 and number:
                cells.append(f"table.cell(rowspan: 2, {quoted(cell)})")
            elif cell:
                cells.append(quoted(cell))
    lines = "\n\n".join(f"#{quoted(line)}" for line in (*plan.titles, *plan.paragraphs))
    columns = ", ".join(f"{mm}mm" for mm in WIDTHS_MM)
    source = (
        f'#set page(margin: 14mm)\n#set text(font: "{face}", size: 11pt, lang: "th")\n'
        f"{lines}\n\n#table(columns: ({columns}), {', '.join(cells)})\n"
    )
    page = target.with_suffix(".typ")
    page.write_text(source, "utf-8")
    compiler.compile(str(page), output=str(target), font_paths=[str(file.parent)] if file else [])
    page.unlink()


def reportlab(plan: Plan, face: str, file: Path | None, target: Path) -> None:
    """Write a plan with reportlab: letters as they come, without shaping."""
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont(face, str(file)))
    canvas = Canvas(str(target), pagesize=(210 * mm, 297 * mm))
    size, leading = 10, 15
    y = 285 * mm

    def lines_of(text: str, width: float) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and pdfmetrics.stringWidth(longer, face, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    canvas.setFont(face, size)
    for line in (*plan.titles, *plan.paragraphs):
        for part in lines_of(line, 180 * mm):
            canvas.drawString(14 * mm, y, part)
            y -= leading
    edges = [14 * mm]
    for width in (46, 46, 36, 32, 22):
        edges.append(edges[-1] + width * mm)
    y += leading - 2
    top = y
    canvas.line(edges[0], y, edges[-1], y)
    for number, row in enumerate(plan.rows):
        parts = [lines_of(cell, edges[i + 1] - edges[i] - 6) for i, cell in enumerate(row)]
        height = max(map(len, parts)) * leading + 5
        for place, lines in enumerate(parts):
            for turn, line in enumerate(lines):
                canvas.drawString(edges[place] + 3, y - leading * (turn + 1) + 2, line)
        y -= height
        following = plan.rows[number + 1] if number + 1 < len(plan.rows) else None
        start = edges[1] if following and not following[0] else edges[0]
        canvas.line(start, y, edges[-1], y)
    for edge in edges:
        canvas.line(edge, top, edge, y)
    canvas.save()


def fpdf(plan: Plan, face: str, file: Path | None, target: Path) -> None:
    """Write a plan with fpdf2, unshaped: composite fonts as Word's are."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_font(face, fname=str(file))
    pdf.add_page()
    pdf.set_font(face, size=10)
    for line in (*plan.titles, *plan.paragraphs):
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT", h=7)
    with pdf.table(
        col_widths=(52, 50, 28, 34, 26), text_align="LEFT", first_row_as_headings=False
    ) as table:
        for number, cells in enumerate(plan.rows):
            row = table.row()
            for place, cell in enumerate(cells):
                if cell:
                    row.cell(cell, rowspan=2 if place == 0 and number else 1)
    pdf.output(str(target))


def ghostscript(source: Path, target: Path) -> None:
    """Write a PDF anew with Ghostscript, as print drivers and mergers do."""
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={target}",
         str(source)],
        check=True, capture_output=True,
    )  # fmt: skip


PRODUCERS = {
    "chromium": chromium,
    "weasyprint": weasyprint,
    "libreoffice": libreoffice,
    "typst": typst,
    "reportlab": reportlab,
    "fpdf": fpdf,
}
