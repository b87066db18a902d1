"""Random pages of letters and rules, near what decides: their tables are those recorded."""

import random
import runpy
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Fill, Glyph, Page, Rule
from mattrakan.extract.pages.assembly import Assembler
from mattrakan.extract.pages.document import DocumentPage

COUNT = 500
RECORDED = runpy.run_path(str(Path(__file__).parent / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("pages")

WORDS = (
    "มาตรการ แผนงาน กองคลัง ผู้บริหาร ต.ค. ๒๕๖๗ ๑,๐๐๐ ๑๒.๕๐ - ดำเนินการ ประชาชน ไม่มี ๑. ๒) "
    "สำนักปลัด ครั้งที่ ๑ ๓ ๕ ก. ข. • รายงาน ที่ ผล น้ำ 50 100.00 2,500 ร้อยละ บาท"
).split()
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"


class Sheet:
    """A page that is being drawn; letters are half an em wide and marks have no width."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.glyphs: list[Glyph] = []
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []

    def write(self, x: float, baseline: float, text: str, size: float, font: str = "F") -> float:
        x = float(x)  # as of every reader, and as compiled code keeps it
        for letter in text:
            width = 0.0 if letter in MARKS else 0.5 * size
            self.glyphs.append(
                Glyph(letter, x, x + width, baseline, size, font, 1, len(self.glyphs))
            )
            x += width
        return x

    def level(self, y: float, x0: float, x1: float) -> None:
        self.rules.append(Rule(x0, y, x1, y))

    def upright(self, x: float, top: float, bottom: float) -> None:
        self.rules.append(Rule(x, top, x, bottom))

    def page(self) -> Page:
        return Page(1, 595, 842, tuple(self.glyphs), tuple(self.rules), fills=tuple(self.fills))


def phrase(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def texts_of(chance: random.Random, rows: int, columns: int) -> list[list[list[str]]]:
    """Return lines by row and column; the first columns often number, the last often count."""
    made = []
    numbered = chance.random() < 0.6
    counting = chance.random() < 0.6
    wrapped = chance.choice((1, 1, 2, 3))
    for row in range(rows):
        cells = []
        for column in range(columns):
            if row == 0:
                lines = [chance.choice(WORDS) for _ in range(chance.choice((1, 1, 1, 2)))]
            elif column == 0 and numbered:
                lines = [f"{row}."]
            elif column == columns - 1 and counting:
                lines = [chance.choice(("๑๐", "๑,๐๐๐", "12.5", "-", "500"))]
            elif chance.random() < 0.12:
                lines = []
            else:
                lines = [phrase(chance, 3) for _ in range(chance.randint(1, wrapped))]
            cells.append(lines)
        made.append(cells)
    return made


def draw_table(sheet: Sheet, top: float) -> float:
    """Draw one table in one of many ways and return where it ends."""
    chance = sheet.chance
    rows, columns = chance.randint(2, 7), chance.randint(2, 6)
    size = chance.choice((8.0, 10.0, 10.0, 14.0))
    lead = chance.uniform(1.0, 2.0) * size
    pad = chance.uniform(0.0, 1.5) * size
    gap = chance.uniform(0.1, 2.5) * size
    style = chance.choice(
        ("all", "all", "level", "upright", "none", "none", "part", "book", "shade")
    )
    texts = texts_of(chance, rows, columns)
    widths = [
        max(0.5 * size * len(line) for cells in texts for line in cells[column] or [""]) + gap
        for column in range(columns)
    ]
    left = chance.uniform(30, 80)
    xs = [left + sum(widths[:column]) for column in range(columns + 1)]
    ys = [top]
    for cells in texts:
        ys.append(ys[-1] + max(1, *map(len, cells)) * lead + pad)
    spans = {
        (row, column)
        for row in range(rows)
        for column in range(columns - 1)
        if chance.random() < 0.06
    }
    draw_rules(sheet, style, xs, ys, spans)
    places = [(row, column) for row in range(rows) for column in range(columns)]
    order = chance.choice(("cells", "cells", "columns", "lines", "shuffled"))
    if order == "columns":
        places.sort(key=lambda place: place[::-1])
    elif order == "shuffled":
        chance.shuffle(places)
    middled = chance.random() < 0.3
    bold = chance.random() < 0.5
    pieces = []
    for row, column in places:
        lines = texts[row][column]
        down = (ys[row + 1] - ys[row] - len(lines) * lead) / 2 if middled else 0.0
        for number, line in enumerate(lines):
            x = xs[column] + chance.choice((0.2, 0.2, 0.5)) * gap + chance.uniform(-0.5, 0.5)
            y = ys[row] + down + lead * number + size + chance.choice((0.0, 0.0, 0.2)) * size
            pieces.append((x, y, line, "B" if bold and row == 0 else "F"))
    if order == "lines":
        pieces.sort(key=lambda piece: (round(piece[1]), piece[0]))
    for x, y, line, font in pieces:
        sheet.write(x, y, line, size, font)
    return ys[-1]


def draw_frame(sheet: Sheet, top: float) -> float:
    """Draw a table in a frame of two or three lines, or boxes that stand alone."""
    chance = sheet.chance
    x0, x1 = chance.uniform(30, 60), chance.uniform(300, 560)
    bottom = top
    for ring in range(chance.choice((0, 1, 2, 3))):
        off = ring * chance.uniform(1, 16)
        low = top + 120 + 2 * off
        for y in (top - off, low - off):
            sheet.level(y, x0 - off, x1 + off)
        for x in (x0 - off, x1 + off):
            sheet.upright(x, top - off, low - off)
        bottom = max(bottom, low)
    inner = chance.randint(0, 3)
    for number in range(inner):
        x = x0 + (x1 - x0) * (number + 1) / (inner + 1)
        sheet.upright(x, top, top + 120)
    for row in range(chance.randint(0, 4)):
        if chance.random() < 0.7:
            sheet.level(top + 24 * (row + 1), x0, x1)
        for column in range(inner + 1):
            if chance.random() < 0.7:
                x = x0 + (x1 - x0) * column / (inner + 1) + 3
                sheet.write(x, top + 24 * row + 16, chance.choice(WORDS), 10)
    return bottom + 120


def draw_heads(sheet: Sheet, top: float) -> float:
    """Draw a table whose headings have two levels, with groups, column numbers and notes."""
    chance = sheet.chance
    size = chance.choice((9.0, 10.0, 12.0))
    columns = chance.randint(3, 7)
    width = chance.uniform(55, 80)
    left = chance.uniform(30, 60)
    xs = [left + width * column for column in range(columns + 1)]
    lead = size * chance.uniform(1.3, 2.2)
    first = chance.randint(1, columns - 2)
    last = chance.randint(first + 1, columns - 1)
    ruled = chance.choice((True, False))
    y = top + lead

    def write(column: float, text: str, font: str = "F") -> None:
        sheet.write(left + width * column + chance.choice((3, 3, 8)), y, text, size, font)

    wide_x = (xs[first] + xs[last + 1] - 0.5 * size * 7) / 2
    sheet.write(wide_x, y, "ผลคะแนน", size, "B")
    for column in range(columns):
        if not first <= column <= last and chance.random() < 0.7:
            write(column, chance.choice(("ที่", "มาตรการ", "กองคลัง")), "B")
    y += lead
    for column in range(first, last + 1):
        write(column, chance.choice(("ปี ๒๕๖๗", "๒๕๖๖", "ต.ค.", "ผล")), "B")
    heads = y + 0.4 * size
    if chance.random() < 0.3:
        y += lead
        for column in range(columns):
            write(column, f"({column + 1})")
    body = y
    for number in range(chance.randint(2, 6)):
        y += lead
        if chance.random() < 0.15:
            write(0, chance.choice(("ด้านที่ ๑ การเรียน", "๑. กลุ่มงาน", "รวมทั้งหมด ๑,๐๐๐ บาท")))
            continue
        for column in range(columns):
            if chance.random() < 0.85:
                figure = chance.choice(("๑๐", "๑,๐๐๐", "-", "95.5"))
                write(column, f"{number + 1}." if column == 0 else figure)
    if ruled:
        for at in (top, heads, y + 0.4 * size):
            pieces = pairwise(xs) if chance.random() < 0.5 else [(xs[0], xs[-1])]
            for x0, x1 in pieces:
                sheet.level(at, x0 + chance.choice((0, 0.5, 2)), x1)
        sheet.level(top + 1.4 * lead, xs[first], xs[last + 1])
        if chance.random() < 0.5:
            for x in xs:
                low = y + 0.4 * size
                sheet.upright(x, heads if x in xs[first + 1 : last + 1] else top, low)
    if chance.random() < 0.3:
        sheet.level(body + 0.6 * lead, xs[1] + 5, xs[-2] + chance.uniform(-20, 20))
    return y + lead


def draw_labels(sheet: Sheet, top: float) -> float:
    """Draw labels with values, with amounts or with page numbers, without upright rules."""
    chance = sheet.chance
    size = chance.choice((10.0, 12.0, 14.0))
    kind = chance.choice(("form", "outline", "contents"))
    lead = size * chance.uniform(1.1, 1.9)
    right = chance.uniform(150, 260) if kind == "form" else chance.uniform(380, 500)
    y = top
    for number in range(chance.randint(3, 12)):
        y += lead * chance.choice((1, 1, 1, 1.6))
        indent = chance.choice((0, 0, 12, 24)) if kind != "form" else 0
        mark = chance.choice((f"{number + 1}. ", f"({number + 1}) ", f"1.{number + 1} ", ""))
        if kind == "form":
            mark = ""
        end = sheet.write(50 + indent, y, mark + phrase(chance, 3), size, "B")
        if kind == "contents":
            dots = max(0, int((right - end) / (0.5 * size)) - 1)
            sheet.write(end, y, "." * dots, size)
            sheet.write(right, y, str(number + chance.randint(1, 3)), size)
        elif kind == "outline" and chance.random() < 0.8:
            figure = chance.choice(("๑,๐๐๐", "๒๕,๐๐๐", "๑๒๐,๐๐๐"))
            sheet.write(right - 0.5 * size * len(figure), y, figure, size)
            sheet.write(right + 5, y, chance.choice(("บาท", "บาท", "")), size)
        elif kind == "form":
            for _ in range(chance.choice((1, 1, 2))):
                sheet.write(right + chance.choice((0, 0, 1.5, 4)), y, phrase(chance, 3), size)
                y += lead
        if chance.random() < 0.1:
            y += lead
            sheet.write(50 + indent, y, phrase(chance, 6), size)
    return y + lead


DRAWN = (draw_table, draw_table, draw_table, draw_frame, draw_heads, draw_heads, draw_labels)


def draw_rules(
    sheet: Sheet, style: str, xs: Sequence[float], ys: Sequence[float], spans: set[tuple[int, int]]
) -> None:
    chance = sheet.chance
    off = chance.choice((0.0, 0.0, 1.0, 2.0, 4.0, 8.0))  # by how much ends miss each other
    broken = chance.choice((0.0, 0.0, 0.1))

    def miss() -> float:
        return chance.uniform(-off, off)

    if style == "book":
        for y in (ys[0], ys[1], ys[-1]):
            sheet.level(y + miss(), xs[0], xs[-1])
    if style == "shade":
        for row, (top, bottom) in enumerate(pairwise(ys)):
            for x0, x1 in pairwise(xs):
                if row % 2 == 0 or chance.random() < 0.5:
                    box = Box(x0 + off / 2, top, x1 - off / 2, bottom)
                    sheet.fills.append(Fill(box, (0.9, 0.9, 0.8)))
                    for y in (box.top, box.bottom):
                        sheet.rules.append(Rule(box.x0, y, box.x1, y, False))
                    for x in (box.x0, box.x1):
                        sheet.rules.append(Rule(x, box.top, x, box.bottom, False))
    if style in ("all", "level", "part"):
        for row, y in enumerate(ys):
            for column, (x0, x1) in enumerate(pairwise(xs)):
                if (row, column) in spans and style == "level":
                    continue
                inner = 0 < row < len(ys) - 1
                if inner and style == "part" and chance.random() < 0.3:
                    continue
                if chance.random() >= broken:
                    sheet.level(y, x0 + miss(), x1 + miss())
        if chance.random() < 0.15:
            sheet.level(ys[1] + chance.uniform(1, 5), xs[0], xs[-1])
    if style in ("all", "upright", "part"):
        for column, x in enumerate(xs):
            for row, (top, bottom) in enumerate(pairwise(ys)):
                if (row, column - 1) in spans and 0 < column < len(xs) - 1:
                    continue
                if style == "part" and chance.random() < 0.15:
                    continue
                if chance.random() >= broken:
                    sheet.upright(x, top + miss(), bottom + miss())


def sides(box: Box) -> str:
    return " ".join(f"{side:.1f}" for side in box)


def shown(page: DocumentPage) -> Iterator[str]:
    """Return what is read of a page: its lines, and each table row by row and cell by cell."""
    for line in page.lines:
        yield f"{sides(line.box)} {line.size:.1f} {line.text} {' '.join(line.repairs)}"
    for table in page.tables:
        yield f"table {sides(table.box)}, {table.header_rows} header rows"
        for row in table.rows:
            texts = ("<" if text is None else text.replace("\n", " / ") for text in row)
            yield " | ".join(texts)
        for cell in table.cells:
            yield f"{cell.row},{cell.column}+{cell.row_span}x{cell.column_span} {sides(cell.box)}"
            yield from (f"  {sides(line.box)} {line.text}" for line in cell.lines)
            if cell.anomalies or cell.strokes or cell.fill:
                yield f"  {cell.anomalies} {cell.strokes} {cell.fill}"


def outcome(seed: int) -> Iterator[str]:
    """Return what is found on one random page: lines, and tables row by row."""
    chance = random.Random(seed)
    sheet = Sheet(chance)
    top = 60.0
    sheet.write(chance.uniform(60, 250), top, "แผนปฏิบัติการ " + chance.choice(WORDS), 16.0)
    for _ in range(chance.choice((1, 1, 2))):
        if chance.random() < 0.4:
            top += 18
            sheet.write(50, top, phrase(chance, 12), 12.0)
        if top < 500:
            draw = DRAWN[seed % len(DRAWN)]
            top = draw(sheet, top + chance.uniform(4, 40)) + chance.uniform(5, 30)
    sheet.write(50, top + 20, phrase(chance, 14), 12.0)
    assembler = Assembler()
    assembler.add(sheet.page())
    (page,) = assembler.document(1).pages
    yield from shown(page)


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_page_is_read_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
