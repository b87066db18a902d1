"""The laid-out pages drawn by reportlab (unshaped text) and by fpdf2 (shaped text)."""

from functools import cache
from pathlib import Path
from typing import Any

from ..pages import Block, Style
from .flow import Flow, lay_out
from .wrapping import SYMBOLS, font_file


@cache
def registered(name: str, path: Path) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def write_reportlab(blocks: list[Block], style: Style, path: Path) -> None:
    """Draw a document with reportlab; ticks are letters of its font of symbols."""
    from reportlab.pdfgen.canvas import Canvas

    flow = lay_out(blocks, style)
    canvas = Canvas(str(path), (flow.width, flow.height), invariant=1)
    plain = registered(style.font, font_file(style.font))
    heavy = registered(f"{style.font}-Bold", font_file(style.font, True))
    for paper in flow.papers:
        for fill in paper.fills:
            canvas.setFillGray(fill.gray)
            x0, y0, x1, y1 = fill.box
            canvas.rect(x0, flow.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        for line in paper.strokes:
            canvas.setStrokeGray(line.gray)
            canvas.setLineWidth(line.width)
            canvas.setDash(*([list(line.dash)] if line.dash else []))
            canvas.line(line.x0, flow.height - line.y0, line.x1, flow.height - line.y1)
        for words in paper.words:
            canvas.setFillGray(1.0 if words.white else 0.0)
            if words.symbol:
                draw_symbol(canvas, words.text, words.x, flow.height - words.y, words.size)
                continue
            canvas.setFont(heavy if words.bold else plain, words.size)
            if words.turned:
                canvas.saveState()
                canvas.translate(words.x, flow.height - words.y)
                canvas.rotate(90)
                canvas.drawString(0, 0, words.text)
                canvas.restoreState()
            else:
                canvas.drawString(words.x, flow.height - words.y, words.text)
        canvas.showPage()
    canvas.save()


DINGBATS = "✓✔●❖"  # what ZapfDingbats has


def draw_symbol(canvas: Any, text: str, x: float, y: float, size: float) -> None:
    if text in DINGBATS:
        canvas.setFont("ZapfDingbats", size)
        canvas.drawString(x, y, text)
    else:
        canvas.setFont(registered("DejaVuSans", SYMBOLS), size)
        canvas.drawString(x, y, text)


def write_fpdf2(blocks: list[Block], style: Style, path: Path) -> None:
    """Draw a document with fpdf2, its text shaped by HarfBuzz."""
    from datetime import UTC, datetime

    from fpdf import FPDF

    flow: Flow = lay_out(blocks, style)
    pdf = FPDF(unit="pt", format=(flow.width, flow.height))
    pdf.set_creation_date(datetime(2024, 1, 1, tzinfo=UTC))
    pdf.set_auto_page_break(False)
    pdf.add_font(style.font, "", font_file(style.font))
    pdf.add_font(style.font, "B", font_file(style.font, True))
    pdf.add_font("symbols", "", SYMBOLS)
    pdf.set_text_shaping(True)
    for paper in flow.papers:
        pdf.add_page()
        for fill in paper.fills:
            pdf.set_fill_color(round(255 * fill.gray))
            x0, y0, x1, y1 = fill.box
            pdf.rect(x0, y0, x1 - x0, y1 - y0, style="F")
        for line in paper.strokes:
            pdf.set_draw_color(round(255 * line.gray))
            pdf.set_line_width(line.width)
            pdf.set_dash_pattern(*(line.dash or ()))
            pdf.line(line.x0, line.y0, line.x1, line.y1)
        for words in paper.words:
            pdf.set_text_color(255 if words.white else 0)
            if words.symbol:
                pdf.set_font("symbols", "", words.size)
            else:
                pdf.set_font(style.font, "B" if words.bold else "", words.size)
            if words.turned:
                with pdf.rotation(90, words.x, words.y):
                    pdf.text(words.x, words.y, words.text)
            else:
                pdf.text(words.x, words.y, words.text)
    pdf.output(str(path))
