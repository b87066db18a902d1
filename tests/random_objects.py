"""Random boxes, lines, cells, tables, letters and rows of outlines: what pages are made of."""

import random
from collections.abc import Sequence
from typing import Any

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Rule
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.joined.rows import Row, Slot
from mattrakan.normalize.outlines.amounts import Amount, parse_amount
from mattrakan.normalize.outlines.list_numbers import ListNumber, split_list_number
from mattrakan.normalize.outlines.nodes import Node, SumStatus

WORDS = (
    "มาตรการ|โครงการส่งเสริมความโปร่งใส|ขั้นตอน|ผู้รับผิดชอบ|สำนักปลัด|กองคลัง|เทศบาล|"
    "ตัวชี้วัดที่ ๑|การเปิดเผยข้อมูล|คะแนน|รวม|รวมทั้งสิ้น|งบประมาณ|(พันบาท)|ล้านบาท|ม.ค. 65|"
    "ต.ค. 2564|มี.ค. - ก.ย. ๖๕|ไตรมาส 2|ปีงบประมาณ 2565|พ.ศ. ๒๕๖๖|ทุกเดือน|1/3/2567|"
    "ภายใน 30 วัน|รอบ 6 เดือน|-||...|✓|/|ไม่มี|เมื่อ|(ต่อ)|1|2|3|1.|๒)|(3)|1.1|2.10|ก.|ข)|- |"
    "ที่|12,500|๑๒๐,๐๐๐ บาท|85.20|100|0|1 234|1,23|2 1/2|90.5 คะแนน|ระดับ A|5%|20000|น้ำ|ํา|"
    "abc|p1.4!|\ufffd|\uf70a|กํ่า|ทํา|เเ|10|12|๙|ค.ศ. 2022|2565|ถึง|(บาท)|๕๐๐.-|ปี|เดือน|"
    "ค่าครุภัณฑ์ ........ รวม|OIT|IIT|o1|EIT ตัวชี้วัด|2022-03|2022-03-15|2021-10/2022-09|"
    "2022-03-15/2022-09-30|XXXX-10/XXXX-03|P6M|P1Y|P7D|../2022-09|2022|2021~/2022~"
).split("|")
CELLS = (
    "1 มี.ค. 65/5 มี.ค. 65|ช่วงปลายปี 2565|2565|80-100%|1 000 บาท|1 มี.ค. 65, 5 มี.ค. 65|"
    "มี.ค./ก.ย. ๖๕|ภายในปีงบประมาณ 2565|ไตรมาส 1 (ต.ค. - ธ.ค. 2564)|5 ล้าน|1.5 ล้าน 5 แสนบาท|"
    "เดือนละ 1 ครั้ง|ห้าร้อยบาทสิบสตางค์|ไตรมาส ๑-๒ (ต.ค. ๖๔ - มี.ค. ๖๕)|ปีงบประมาณนี้|"
    "3 ปี 64 เดือน|10,000 บาท (รวม VAT)|8.5,5|5,000 บาท/คน|"
    "ปลายเดือน มี.ค. - ต้นเดือน เม.ย. ๖๕|(1) มี.ค. 65|รอบ 6 เดือน (ต.ค. - ธ.ค. 64)|ม .ค. ๖๕|"
    "ปีละ ๒ ครั้ง|ตั้งแต่ มี.ค. 65 เป็นต้นไป|รอบ ๙ เดือน|15 มี.ค. 65 65|../..|"
    "มมกกรราาคคมม ๒๒๕๕๖๖๕๕|ภายในเดือน มี.ค. 65|15 ม\ufffd.ค. 65|ก.ย. - ต.ค.|15  16 มี.ค. 65|"
    "1,234,567.89|พ.ย. - ม.ค., มี.ค. ๖๕|๖ เดือน|ม.ย. - ก.ย. ๖๕|รอบที่ ๑/๒๕๖๕|"
    "ต.ค. ๖๔ และ มี.ค.|รอบ ๖ เดือน (ต.ค. ๖๔ - มี.ค. ๖๕)|5/10 มี.ค. 65|"
    "ระหว่างวันที่ 1 - 31 มี.ค. 65|ไตรมาสที่หนึ่ง|ครึ่งปีแรก (ต.ค. 64 - มี.ค. 65)|ร้อยละ ๐๕|"
    "ก.ย. ๖๔|ปี 2568 - จบ|ไม่มีงบประมาณ|ปี 1|มี.ค. ๖๕ ถึง ปัจจุบัน|15 ม .ค. 65|80.92 ระดับ B|"
    "มีนาคม ถึง กันยายน ของปี 2565|1 ล้าน - 500 บาท|๓๑ มี.ค. - ๓๑ เม.ย. ๖๕|"
    "วันที่ 5 ของเดือน มี.ค. 65|๒๙ ก.พ. ๖๗|๘๕ เปอร์เซ็นต์|ผ่านดีเยี่ยม|หนึ่งล้านสองแสน|"
    "ร้อยละ ๘O|> 80%|ให้ไว้ ณ วันที่ 1 มกราคม พ.ศ. 2565|(500)|ปีงบประมาณ 2565 (อบต.)|"
    "ระดับ ผ่านดี|ต.ค.-ธ.ค. ๖๔ และ เม.ย.-มิ.ย. ๖๕|ธ.ค./มี.ค./มิ.ย. ๖๕|ต.ค. ๖๕ - ก.ย. ๖๖|"
    "ภายใน 31 มี.ค. 65"
).split("|")
HEADINGS = (
    "ที่|ลำดับ|มาตรการ|โครงการ/กิจกรรม|วิธีดำเนินการ|ขั้นตอน|ระยะเวลาดำเนินการ|เริ่มต้น|"
    "สิ้นสุด|ผู้รับผิดชอบ|งบประมาณ (บาท)|ตัวชี้วัด|คะแนน|ผลการประเมิน|หมายเหตุ|ต.ค. 64|"
    "พ.ย. 64|ธ.ค. 64|ม.ค. 65|ปี 2565|ปี 2566"
).split("|")
CODES = (0x20, 0x2E, 0x41, 0x61, 0xA1, 0xFF, 0xE01, 0xE31, 0xE34, 0xE48, 0xE50, 0xF70A, 0xFFFD)
SUMS: tuple[SumStatus | None, ...] = (None, "equal", "differs")
ANGLES = (0, 0, 0, 90, 180, 270)


# Of a number that decides, and beside it.
SHARES = (1.0, 1.0, 1.0, 1.0, 0.5, 2.0, 0.75, 1.5, -1.0)
ASIDE = (0.0, 0.0, 0.0, 0.01, -0.01, 0.1, -0.1, 1.0, -1.0)


class Objects:
    """Makes them by chance, where numbers that decide are given beside these.

    Attributes:
        near: numbers that decide in what is called. Without any, all is drawn from what pages hold.
    """

    def __init__(self, chance: random.Random, near: Sequence[float] = ()) -> None:
        self.chance = chance
        self.near = near
        self._box: Box | None = None
        self._letter: Cluster | Glyph | None = None

    def is_near(self, share: float = 0.6) -> bool:
        """Return whether the next value is one beside a number that decides."""
        return bool(self.near) and self.chance.random() < share

    def close(self) -> float:
        """Return a number that decides, its half, its double, or one a little beside it."""
        number = self.chance.choice(self.near) * self.chance.choice(SHARES)
        return number + self.chance.choice(ASIDE)

    def count(self, most: int) -> int | None:
        """Return a whole number that decides or one beside it, None where there is none."""
        whole = [int(n) for n in self.near if n == int(n) and 0 <= n <= most]
        if not whole:
            return None
        return max(0, self.chance.choice(whole) + self.chance.choice((0, 0, 1, -1)))

    def shift(self, size: float) -> float:
        """Return how far something stands from what is before it, in points."""
        return self.close() * self.chance.choice((1.0, size)) if self.is_near() else 0.0

    def number(self) -> float:
        """Return a share, a length of letters or a place on a page."""
        if self.is_near():
            return self.close()
        kind = self.chance.random()
        if kind < 0.4:
            return self.chance.randint(0, 30) / 20
        if kind < 0.7:
            return self.chance.randint(0, 60) / 2
        return float(self.chance.randint(0, 600))

    def text(self) -> str:
        """Return a few words or numbers, or what a cell of a table said."""
        if self.is_near(0.15):
            length = self.count(300)
            if length is not None:
                return str(length) if self.chance.random() < 0.3 else self.of_length(length)
        if self.chance.random() < 0.3:
            return self.chance.choice(CELLS)
        return self.chance.choice(("", " ", " ", "")).join(
            self.chance.choices(WORDS, k=self.chance.choice((1, 1, 1, 2, 2, 3, 5)))
        )

    def of_length(self, length: int) -> str:
        """Return a text of so many letters."""
        text = "".join(self.chance.choices(WORDS, k=3)) or "ก"
        return (text * (length // len(text) + 1))[:length]

    def words(self, row: int) -> str:
        """Return what a cell of a table's row says: often a heading in its first."""
        is_heading = row == 0 and self.chance.random() < 0.7
        return self.chance.choice(HEADINGS) if is_heading else self.text().strip()

    def amount(self) -> Amount | None:
        """Return an amount of money, a dash, or none."""
        raw = self.chance.choice(("", "", "-", "100", "150", "250", "1,000", "12,500", "1,25"))
        return parse_amount(raw) if raw else None

    def box(self) -> Box:
        """Return an area of a page."""
        if self._box is not None and self.is_near():
            return self._beside(self._box)
        x0, top = float(self.chance.randint(0, 24) * 20), float(self.chance.randint(0, 40) * 8)
        wide = self.chance.choice((4, 10, 20, 40, 60, 120, 300)) + self.chance.choice(
            (0, 0, 0.5, 3)
        )
        self._box = Box(
            x0, top, x0 + wide, top + self.chance.choice((1.0, 8.0, 12.0, 16.0, 30.0, 80.0))
        )
        return self._box

    def _beside(self, box: Box) -> Box:
        """Return an area that stands to another as a number that decides says."""
        size = self.chance.choice((1.0, 10.0, 12.0, box.width, box.height))
        kind = self.chance.random()
        if kind < 0.3:  # to the right of it
            x0, top = box.x1 + self.shift(size), box.top + self.shift(size)
        elif kind < 0.6:  # below it
            x0, top = box.x0 + self.shift(size), box.bottom + self.shift(size)
        else:  # on it
            x0, top = box.x0 + self.shift(size), box.top + self.shift(size)
        wide = max(0.0, box.width + self.shift(size))
        self._box = Box(x0, top, x0 + wide, top + max(0.0, box.height + self.shift(size)))
        return self._box

    def line(self) -> Line:
        """Return a line of text."""
        text, place, size = self.text().strip(), self.box(), self.chance.choice((10.0, 12.0, 16.0))
        box = Box(
            place.x0, place.top, place.x0 + 0.5 * size * len(text) + 1, place.top + 1.05 * size
        )
        return Line(text, box, size, self.chance.random() < 0.3)

    def cell(self) -> Cell:
        """Return a cell of up to four lines that stand below each other."""
        box, size = self.box(), self.chance.choice((10.0, 12.0, 16.0))
        lines, top = [], box.top + 2
        for _ in range(self.chance.choice((0, 1, 1, 2, 4))):
            text = self.text().strip()
            lines.append(
                Line(
                    text,
                    Box(box.x0 + 2, top, box.x0 + 3 + 0.5 * size * len(text), top + size),
                    size,
                )
            )
            top += size * self.chance.choice((1.1, 1.2, 1.6, 2.4))
        lines = [line for line in lines if line.text]
        spans = self.chance.choice((1, 1, 1, 2)), self.chance.choice((1, 1, 1, 2))
        places = self.chance.randint(0, 5), self.chance.randint(0, 4)
        return Cell(tuple(lines), box, 1, *places, *spans)

    def table(self) -> Table:
        """Return a table with two to five columns, some cells of which span."""
        columns, rows = self.chance.randint(2, 5), self.chance.randint(1, 7)
        x0, y0 = float(self.chance.randint(2, 6) * 10), float(self.chance.choice((40, 60, 300)))
        wide, high = self.chance.choice((60.0, 90.0)), self.chance.choice((16.0, 30.0))
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for row in range(rows):
            for column in range(columns):
                if (row, column) in taken:
                    continue
                down = min(self.chance.choice((1, 1, 1, 1, 2, 3)), rows - row)
                across = 2 if self.chance.random() < 0.1 and column + 2 <= columns else 1
                if (row, column + across - 1) in taken:
                    across = 1
                box = Box(
                    x0 + column * wide,
                    y0 + row * high,
                    x0 + (column + across) * wide,
                    y0 + (row + down) * high,
                )
                taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
                texts = [self.words(row) for _ in range(self.chance.choice((0, 1, 1, 1, 2)))]
                lines = [
                    Line(
                        t,
                        Box(
                            box.x0 + 2,
                            box.top + 1 + 12 * n,
                            box.x0 + 3 + 5 * len(t),
                            box.top + 12 + 12 * n,
                        ),
                        11.0,
                    )
                    for n, t in enumerate(texts)
                    if t
                ]
                cells.append(Cell(tuple(lines), box, 1, row, column, down, across))
        whole = Box(x0, y0, x0 + columns * wide, y0 + rows * high)
        number, headings = self.chance.randint(1, 3), self.chance.choice((0, 1, 1, 2))
        return Table(
            1,
            number,
            whole,
            rows,
            columns,
            tuple(cells),
            min(headings, rows),
            self.chance.random() < 0.7,
        )

    def row(self) -> Row:
        """Return a row of a table."""
        table = self.table()
        at = self.chance.randrange(table.n_rows)
        slots = tuple(Slot((cell,)) if cell else None for cell in table.grid()[at])
        return Row(slots, table, at, self.chance.random() < 0.2)

    def cluster(self) -> Cluster:
        """Return a letter with its marks."""
        text = self.chance.choice(("ก", "น", "ที่", "ป่", "1", "๕", "a", ",", ".", "-", "ค้", "เ", "•"))
        size = self.chance.choice((8.0, 12.0, 12.0, 16.0))
        x0 = self.chance.randint(0, 80) * 2.5
        wide = size * self.chance.choice((0.0, 0.3, 0.5, 0.6))
        baseline = self.chance.choice((100.0, 100.0, 100.5, 104.0, 118.0, 136.0))
        if self.near:
            x0, wide, baseline = self._after(x0, wide, baseline, size)
        made = Cluster(
            text,
            x0,
            x0 + wide,
            baseline,
            size,
            self.chance.randint(0, 40),
            font=self.chance.choice("ab"),
        )
        self._letter = made
        return made

    def _after(
        self, x0: float, wide: float, baseline: float, size: float
    ) -> tuple[float, float, float]:
        """Return where a letter stands beside the one before it."""
        if self._letter is not None and self.is_near(0.8):
            x0, baseline = self._letter.x1 + self.shift(size), self._letter.baseline
            if self.is_near(0.4):
                baseline += self.shift(size)
            if self.is_near(0.3):
                wide = abs(self.shift(size))
        return x0, wide, baseline

    def glyph(self) -> Glyph:
        """Return a drawn letter or mark."""
        text = self.chance.choice(
            ("ก", "า", "ิ", "่", "ุ", "ำ", "1", "๕", "a", " ", "-", "", "\uf70a", "ํ")
        )
        size, x0 = self.chance.choice((8.0, 12.0, 16.0)), self.chance.randint(0, 80) * 2.5
        x1 = x0 + size * self.chance.choice((0.0, 0.3, 0.5, 0.6))
        angle = self.chance.choice(ANGLES)
        baseline = self.chance.choice((100.0, 100.0, 100.5, 104.0, 118.0))
        if self.near:
            x0, wide, baseline = self._after(x0, x1 - x0, baseline, size)
            x1 = x0 + wide
        order, code = self.chance.randint(0, 40), self.chance.choice(CODES)
        self._letter = Glyph(
            text,
            x0,
            x1,
            baseline,
            size,
            "F1",
            code,
            order,
            angle,
            self.chance.choice((0.0, 0.5, 1.0)),
        )
        return self._letter

    def rule(self) -> Rule:
        """Return a level or upright rule."""
        box = self.box()
        if self.chance.random() < 0.6:
            return Rule(box.x0, box.top, box.x1, box.top, self.chance.random() < 0.8)
        return Rule(box.x0, box.top, box.x0, box.bottom, self.chance.random() < 0.8)

    def list_number(self) -> ListNumber:
        """Return the number in front of a row of an outline."""
        text = self.chance.choice(
            ("1. ก", "2. ก", "1.1 ก", "1.2 ก", "2.1.3 ก", "(1) ก", "(2) ก", "- ก", "๓) ก")
        )
        number = split_list_number(text)[0]
        assert number is not None
        return number

    def node(self) -> Node:
        """Return a row of an outline in its tree, in which each row has a few below it."""
        chance, root = self.chance, Node("root")
        known = [root]
        for _ in range(chance.choice((1, 2, 4, 7))):
            parent = chance.choice(known[-3:])
            kind: Any = chance.choice(
                ("heading", "part", "part", "part", "year", "years", "source")
            )
            node = Node(
                kind,
                0 if kind == "heading" else None,
                parent=parent,
                x0=50.0 + 12 * chance.randint(0, 4),
            )
            node.number = self.list_number() if chance.random() < 0.6 else None
            node.label, node.page = [self.line()], chance.choice((1, 1, 2))
            node.amount, node.other = self.amount(), self.amount()
            node.boxes, node.is_group = [node.label[0].box], chance.random() < 0.2
            node.years = chance.choice(((2565, 2565), (2566, 2567))) if kind == "year" else None
            node.sum_status = chance.choice(SUMS)
            parent.parts.append(node)
            known.append(node)
        return known[-1] if chance.random() < 0.5 else root
