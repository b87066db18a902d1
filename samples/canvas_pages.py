"""Pages laid out here and drawn glyph by glyph with ReportLab or fpdf2.

These two break no Thai lines and draw no tables of their own, so every rule, box and stroke on the
page is chosen here: grids of small pieces, rules as rectangles, turned pages, letters struck twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from blocks import Block, Grid, Place, Source
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pythainlp.tokenize import word_tokenize

FONTS = Path("/usr/share/fonts/truetype/tlwg")
A4 = (595.28, 841.89)
MARGIN, PADDING, LEADING = 51.0, 3.5, 1.55
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(slots=True)
class Drawing:
    """One page: texts (x, baseline, size, text, bold), rules (box) and shades (box, grey)."""

    texts: list[tuple[float, float, float, str, bool]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    shades: list[tuple[float, float, float, float, float]] = field(default_factory=list)


@cache
def _advances(font: str) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    ttf = TTFont(FONTS / f"{font}.ttf")
    return ttf.getBestCmap(), ttf["hmtx"].metrics, ttf["head"].unitsPerEm


def unhinted(font: str, folder: Path) -> Path:
    """Return a copy of a font without instructions: half the bytes in the PDF, the same print."""
    options = Options()
    options.hinting = False
    options.drop_tables += ["FFTM"]
    options.glyph_names = options.notdef_outline = True
    options.layout_features = ["*"]
    ttf = TTFont(FONTS / f"{font}.ttf")
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=ttf.getGlyphOrder())
    subsetter.subset(ttf)
    ttf.save(folder / f"{font}.ttf")
    return folder / f"{font}.ttf"


def text_width(text: str, font: str, size: float) -> float:
    """Width of a text in points."""
    names, metrics, em = _advances(font)
    return sum(metrics[names.get(ord(ch), ".notdef")][0] for ch in text) * size / em


def break_lines(text: str, width: float, font: str, size: float) -> list[str]:
    """Break a text at words; each paragraph begins a line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in word_tokenize(paragraph, engine="newmm"):
            if line and text_width((line + word).rstrip(), font, size) > width:
                lines.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        lines.append(line.rstrip())
    return lines


class Layout:
    """Fills pages from top to bottom."""

    def __init__(self, source: Source) -> None:
        self.source = source
        turned = source.turn in (90, 270)
        self.wide, self.high = A4[::-1] if source.landscape or turned else A4
        self.pages: list[Drawing] = []
        self.top = 0.0
        self.start_page()

    @property
    def page(self) -> Drawing:
        return self.pages[-1]

    def start_page(self) -> None:
        self.pages.append(Drawing())
        self.top = MARGIN + 10
        number = str(len(self.pages))
        size = self.source.size
        if self.source.numbers:
            text = f"- {number.translate(THAI) if self.source.numbers == 'thai' else number} -"
            x = (self.wide - text_width(text, self.source.font, size)) / 2
            self.page.texts.append((x, MARGIN - 10, size, text, False))
        if self.source.header:
            self.page.texts.append((MARGIN, MARGIN - 10, size - 2, self.source.header, False))
        if self.source.footer:
            self.page.texts.append((MARGIN, self.high - 30, size - 2, self.source.footer, False))

    def lines(self, text: str, width: float, bold: bool = False) -> list[str]:
        font = f"{self.source.font}-Bold" if bold else self.source.font
        return break_lines(text, width, font, self.source.size)

    def write(
        self, lines: list[str], x: float, top: float, width: float, bold: bool, centre: bool
    ) -> None:
        size, font = self.source.size, f"{self.source.font}-Bold" if bold else self.source.font
        for n, line in enumerate(lines):
            shift = (width - text_width(line, font, size)) / 2 if centre else 0
            if line:
                baseline = top + size * (1.1 + LEADING * n)
                self.page.texts.append((x + shift, baseline, size, line, bold))

    def put(self, block: Block) -> None:
        if block.grid:
            self.put_grid(block.grid)
        elif block.kind == "break":
            self.start_page()
        else:
            heading = block.kind == "heading"
            width = self.wide - 2 * MARGIN
            for line in self.lines(block.text, width, heading):
                if self.top + 2 * self.source.size > self.high - MARGIN:
                    self.start_page()
                self.write([line], MARGIN, self.top, width, heading, heading)
                self.top += self.source.size * LEADING
            self.top += 3

    def put_grid(self, grid: Grid) -> None:
        share = (self.wide - 2 * MARGIN) / sum(grid.widths)
        xs = [MARGIN + share * sum(grid.widths[:n]) for n in range(len(grid.widths) + 1)]
        step = self.source.size * LEADING
        places, n_rows = grid.places(), len(grid.header) + len(grid.rows)
        broken = {
            (p.row, p.column): self.lines(
                p.text, xs[p.column + p.column_span] - xs[p.column] - 2 * PADDING, p.header
            )
            for p in places
        }
        heights = [step + 2 * PADDING] * n_rows
        for p in sorted(places, key=lambda p: p.row_span):
            need = len(broken[p.row, p.column]) * step + 2 * PADDING
            last = p.row + p.row_span - 1
            heights[last] += max(0.0, need - sum(heights[p.row : last + 1]))
        head = sum(heights[: len(grid.header)])
        full = step + 2 * PADDING
        groups = list(_groups(grid, places))
        rows_left = True
        while rows_left:
            self.top += 4
            if grid.within_top:
                self.full_row(grid, grid.within_top, xs, full)
            shown = list(range(len(grid.header)))
            room = self.high - MARGIN - self.top - head
            while groups and sum(heights[r] for r in groups[0]) <= room:
                room -= sum(heights[r] for r in groups[0])
                shown += groups.pop(0)
            self.draw(grid, places, broken, shown, heights, xs)
            rows_left = bool(groups)
            if rows_left:
                self.start_page()
        if grid.within_bottom:
            self.full_row(grid, grid.within_bottom, xs, full)
        self.top += 8

    def full_row(self, grid: Grid, text: str, xs: list[float], height: float) -> None:
        self.write([text], xs[0] + PADDING, self.top + PADDING, xs[-1] - xs[0], False, False)
        self.frame(grid, (xs[0], self.top, xs[-1], self.top + height), False)
        self.top += height

    def draw(self, grid: Grid, places: list[Place], broken: dict[tuple[int, int], list[str]],
             shown: list[int], heights: list[float], xs: list[float]) -> None:  # fmt: skip
        tops = {}
        for r in shown:
            tops[r] = self.top
            self.top += heights[r]
        for p in places:
            if p.row not in tops:
                continue
            box = (xs[p.column], tops[p.row], xs[p.column + p.column_span],
                   tops[p.row] + sum(heights[p.row : p.row + p.row_span]))  # fmt: skip
            lines = broken[p.row, p.column]
            free = box[3] - box[1] - 2 * PADDING - len(lines) * self.source.size * LEADING
            down = free / 2 if grid.centred or p.header else 0
            inner = box[2] - box[0] - 2 * PADDING
            self.write(lines, box[0] + PADDING, box[1] + PADDING + down, inner, p.header, p.header)
            self.frame(grid, box, p.header)

    def frame(self, grid: Grid, box: tuple[float, float, float, float], header: bool) -> None:
        x0, top, x1, bottom = box
        half = {"thick": 1.25}.get(grid.rules, 0.3)
        rules = []
        if grid.rules not in ("vertical", "none", "shaded"):
            rules += [(x0 - half, y - half, x1 + half, y + half) for y in (top, bottom)]
        if grid.rules not in ("horizontal", "none", "shaded"):
            rules += [(x - half, top - half, x + half, bottom + half) for x in (x0, x1)]
        if grid.rules == "pieces":
            rules = [piece for rule in rules for piece in _pieces(rule)]
        if grid.rules == "double":
            rules = [piece for rule in rules for piece in _double(rule)]
        self.page.rules += rules
        if grid.rules == "shaded":
            self.page.shades.append(
                (x0 + 0.8, top + 0.8, x1 - 0.8, bottom - 0.8, 0.82 if header else 0.93)
            )


def _groups(grid: Grid, places: list[Place]) -> Iterator[list[int]]:
    """Body rows that spans hold together."""
    row = len(grid.header)
    end = row + len(grid.rows)
    while row < end:
        last = row + 1
        while any(p.row < last < p.row + p.row_span for p in places):
            last += 1
        yield list(range(row, last))
        row = last


def _pieces(
    rule: tuple[float, float, float, float], length: float = 6.0
) -> Iterator[tuple[float, float, float, float]]:
    x0, top, x1, bottom = rule
    if x1 - x0 > bottom - top:
        x = x0
        while x < x1:
            yield (x, top, min(x + length, x1), bottom)
            x += length
    else:
        y = top
        while y < bottom:
            yield (x0, y, x1, min(y + length, bottom))
            y += length


def _double(
    rule: tuple[float, float, float, float], gap: float = 1.6
) -> Iterator[tuple[float, float, float, float]]:
    x0, top, x1, bottom = rule
    across = x1 - x0 > bottom - top
    for side in (-gap / 2, gap / 2):
        dx, dy = (0.0, side) if across else (side, 0.0)
        yield (x0 + dx, top + dy, x1 + dx, bottom + dy)


def lay_out(source: Source) -> Layout:
    """Return the filled pages of a document."""
    layout = Layout(source)
    for block in source.blocks:
        layout.put(block)
    return layout


def print_reportlab(source: Source, out: Path) -> None:
    """Draw with ReportLab (pip `reportlab`); rules are filled rectangles."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont as Embedded
    from reportlab.pdfgen.canvas import Canvas

    layout = lay_out(source)
    with TemporaryDirectory() as folder:
        for name in (source.font, f"{source.font}-Bold"):
            pdfmetrics.registerFont(Embedded(name, str(unhinted(name, Path(folder)))))
    wide, high = layout.wide, layout.high
    paper = (high, wide) if source.turn in (90, 270) else (wide, high)
    canvas = Canvas(str(out), pagesize=paper, invariant=1, pageCompression=1)
    for page in layout.pages:
        if source.turn == 90:
            canvas.transform(0, 1, -1, 0, paper[0], 0)
        elif source.turn == 270:
            canvas.transform(0, -1, 1, 0, 0, paper[1])
        if source.watermark:
            canvas.saveState()
            canvas.setFillGray(0.87)
            canvas.setFont(source.font, 58)
            canvas.translate(wide / 2, high * (1 - source.watermark_top / 100))
            canvas.rotate(source.watermark_turn)
            canvas.drawCentredString(0, 0, source.watermark)
            canvas.restoreState()
        for x0, top, x1, bottom, grey in page.shades:
            canvas.setFillGray(grey)
            canvas.rect(x0, high - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        canvas.setFillGray(0)
        for x0, top, x1, bottom in page.rules:
            canvas.rect(x0, high - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        for x, baseline, size, text, bold in page.texts:
            fake = bold and source.fake_bold
            canvas.setFont(f"{source.font}-Bold" if bold and not fake else source.font, size)
            for shift in (0, 0.25, 0.5) if fake else (0,):
                canvas.drawString(x + shift, high - baseline, text)
        canvas.showPage()
    canvas.save()


def print_fpdf2(source: Source, out: Path) -> None:
    """Draw with fpdf2 (pip `fpdf2`); rules are stroked lines."""
    from datetime import UTC, datetime

    from fpdf import FPDF

    layout = lay_out(source)
    pdf = FPDF(unit="pt", format=(layout.wide, layout.high))
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.set_auto_page_break(False)
    for style in ("", "-Bold"):
        pdf.add_font(f"{source.font}{style}", fname=FONTS / f"{source.font}{style}.ttf")
    if source.shaped:
        pdf.set_text_shaping(True)
    for page in layout.pages:
        pdf.add_page()
        for x0, top, x1, bottom, grey in page.shades:
            pdf.set_fill_color(int(255 * grey))
            pdf.rect(x0, top, x1 - x0, bottom - top, style="F")
        for x0, top, x1, bottom in page.rules:
            across = x1 - x0 >= bottom - top
            pdf.set_line_width(min(x1 - x0, bottom - top))
            middle = (top + bottom) / 2 if across else (x0 + x1) / 2
            pdf.line(*((x0, middle, x1, middle) if across else (middle, top, middle, bottom)))
        for x, baseline, size, text, bold in page.texts:
            pdf.set_font(f"{source.font}{'-Bold' * bold}", size=size)
            pdf.text(x, baseline, text)
    pdf.output(str(out))
