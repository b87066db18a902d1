"""Invented one-page plans: what is printed in each cell, and what each cell means."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random
from typing import Any

from letters import NAMES, Face
from sheet import Area, Colour, Sheet

ABBREVIATED = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
FULL = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
AGENCIES = (  # invented; the provinces are real
    ("องค์การบริหารส่วนตำบล", "บึงกระจับเงิน", "ท่าตะโกน้อย", "พิจิตร"),
    ("องค์การบริหารส่วนตำบล", "หนองปลาหมอเผือก", "โนนสว่างงาม", "ขอนแก่น"),
    ("องค์การบริหารส่วนตำบล", "ดอนมะเกลือคู่", "ศรีสะพานหิน", "ราชบุรี"),
    ("เทศบาลตำบล", "ปากคลองสามแยก", "บ้านโพธิ์ทอง", "สุพรรณบุรี"),
    ("เทศบาลตำบล", "ห้วยทรายขาวเหนือ", "แม่คำแสน", "ลำปาง"),
    ("เทศบาลเมือง", "ทุ่งกังหันลม", "เมืองใหม่", "จันทบุรี"),
)
INDICATORS = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")
MEASURES = (
    ("ส่งเสริมความโปร่งใส", "จัดทำแผนการใช้จ่าย", "กองคลัง"),
    ("พัฒนาการให้บริการ", "จัดทำคู่มือบริการ", "สำนักปลัด"),
    ("ป้องกันการทุจริต", "ประกาศเจตนารมณ์", "ทุกส่วนราชการ"),
    ("เปิดเผยข้อมูล", "ปรับปรุงเว็บไซต์", "กองช่าง"),
    ("รับฟังความคิดเห็น", "เปิดช่องทางร้องเรียน", "กองการศึกษา"),
)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True)
class Printed:
    """A cell: the text on the page and the value that a person reads in it."""

    text: str
    value: Any


@dataclass
class Style:
    """How a plan looks."""

    font: str = "Loma"
    size: float = 9.5
    thai: bool = False
    full_months: bool = False
    short_years: bool = False
    shaded: bool = False
    budget_first: bool = False
    unit: str = " บาท"
    top: float = 50

    def digits(self, text: str) -> str:
        """Return a text with the digits that this plan uses."""
        return text.translate(THAI) if self.thai else text

    def month(self, year: int, month: int) -> str:
        """Return a month and its Buddhist year as they are printed."""
        names = FULL if self.full_months else ABBREVIATED
        told = str(year + 543)[2:] if self.short_years else str(year + 543)
        return self.digits(f"{names[month - 1]} {told}")


@dataclass
class Place:
    """A cell while it is drawn."""

    sheet: Sheet
    area: Area
    face: Face
    size: float
    text: str

    @property
    def x(self) -> float:
        """Where its lines start."""
        return self.area[0] + 3

    @property
    def baseline(self) -> float:
        """Of its first line, from the top of the page."""
        return self.area[1] + 6 + self.size

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.size * 1.6

    def style_digit(self, digit: str) -> str:
        """Return a digit other than the text's first one, Thai where the text is."""
        digit = digit if self.text.translate(ARABIC)[0] != digit else "4"
        return digit.translate(THAI) if self.text.translate(ARABIC) != self.text else digit

    @property
    def other(self) -> str:
        """Its text with every digit and the first Thai letter replaced by others."""
        text = self.text.translate(str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "7640381952๗๖๔๐๓๘๑๙๕๒"))
        for position, letter in enumerate(text):
            if "ก" <= letter <= "ฮ":  # a month begins with it, or has เ before it
                swapped = "ก" if letter != "ก" else "ม"
                return text[:position] + swapped + text[position + 1 :]
        return text

    @property
    def short(self) -> str:
        """An amount that fits beside its own."""
        return self.other[-5:].lstrip(",")

    def write(self, text: str | None = None, **style: Any) -> float:
        """Draw the lines of a text and return where the last one ends."""
        end = self.x
        for index, line in enumerate((self.text if text is None else text).split("\n")):
            end = self.sheet.text(
                self.x, self.baseline + index * self.leading, line, self.size, self.face, **style
            )
        return end


Painter = Callable[[Place], None]
COLUMNS = ("no", "name", "text", "responsible", "period", "budget")
HEADINGS = {
    "no": "ที่",
    "name": "มาตรการ",
    "text": "ขั้นตอน/วิธีการ",
    "responsible": "ผู้รับผิดชอบ",
    "period": "ระยะเวลา",
    "budget": "งบประมาณ",
    "note": "หมายเหตุ",
}
WIDTHS = {
    "no": 24.0,
    "name": 112.0,
    "text": 126.0,
    "responsible": 86.0,
    "period": 110.0,
    "budget": 87.0,
    "note": 70.0,
}


@dataclass
class Plan:
    """A plan of one page. `painters` draw single cells otherwise than as plain text.

    A cell is named (table, row, column): ("indicators", 0, "score"), ("measures", 2, "budget").
    """

    style: Style
    agency: tuple[str, str, str, str]
    year: int
    score: Decimal
    scores: list[Decimal]
    rows: list[dict[str, Printed]]
    columns: tuple[str, ...] = COLUMNS
    painters: dict[tuple[str, int, str], Painter] = field(default_factory=dict)
    before: list[Callable[[Sheet], None]] = field(default_factory=list)
    places: dict[tuple[str, int, str], Place] = field(default_factory=dict)
    face: Face = field(default_factory=Face)
    n_lines: int = 1
    tail: list[str] = field(default_factory=list)
    widths: dict[str, float] = field(default_factory=lambda: dict(WIDTHS))
    rules: Colour = (0, 0, 0)
    head_fill: Colour | None = None
    head_colour: Colour = (0, 0, 0)

    def add_notes(self, notes: list[Printed]) -> None:
        """Add a narrow last column."""
        self.columns = (*self.columns, "note")
        self.widths = {column: width * 0.83 for column, width in self.widths.items()}
        self.style.size = min(self.style.size * 0.83, 8.5)
        for cells, note in zip(self.rows, notes, strict=True):
            cells["note"] = note

    def truth(self) -> dict[str, Any]:
        """Return the flat record of what the page says: path -> value."""
        kind, name, district, province = self.agency
        told: dict[str, Any] = {
            "agency": kind + name,
            "district": district,
            "province": province,
            "year": self.year,
            "score": float(self.score),
            "indicators": len(self.scores),
            "measures": len(self.rows),
        }
        for row, score in enumerate(self.scores):
            told[f"indicators[{row}].name"] = INDICATORS[row]
            told[f"indicators[{row}].score"] = float(score)
        for row, cells in enumerate(self.rows):
            for column in self.columns:
                if column != "no":
                    told[f"measures[{row}].{column}"] = cells[column].value
        return told

    def draw(self) -> Sheet:
        """Return the page."""
        style, face = self.style, self.face
        sheet = Sheet()
        for paint in self.before:
            paint(sheet)
        kind, name, district, province = self.agency
        be = style.digits(str(self.year))
        y = style.top
        for line in (
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
            f"ประจำปีงบประมาณ พ.ศ. {be}",
            f"{kind}{name} อำเภอ{district} จังหวัด{province}",
        ):
            size = style.size + 2
            sheet.text((595 - face.width(line, size)) / 2, y, line, size, face)
            y += 22
        y += 14
        told = style.digits(f"๑. ผลการประเมินคุณธรรมและความโปร่งใส ได้คะแนน {self.score} คะแนน")
        sheet.text(42, y, told if style.thai else told.replace("๑.", "1."), style.size, face)
        rows = [
            {
                "no": style.digits(str(row + 1)),
                "indicator": INDICATORS[row],
                "score": style.digits(f"{score:.2f}"),
            }
            for row, score in enumerate(self.scores)
        ]
        headings = {"no": "ที่", "indicator": "ตัวชี้วัด", "score": "คะแนน"}
        widths = {"no": 30.0, "indicator": 330.0, "score": 130.0}
        y = self._table(sheet, "indicators", y + 14, 42, headings, widths, rows, 1)
        told = "๒. มาตรการส่งเสริมคุณธรรมและความโปร่งใส"
        sheet.text(42, y + 26, told if style.thai else told.replace("๒.", "2."), style.size, face)
        cells = [
            {"no": style.digits(str(row + 1)), **{c: p.text for c, p in texts.items()}}
            for row, texts in enumerate(self.rows)
        ]
        headings = {column: HEADINGS[column] for column in self.columns}
        y = self._table(sheet, "measures", y + 40, 25, headings, self.widths, cells, self.n_lines)
        for line in self.tail:
            y += 20
            sheet.text(42, y, line, style.size - 1, face)
        return sheet

    def _table(
        self, sheet: Sheet, table: str, top: float, left: float, headings: dict[str, str],
        widths: dict[str, float], rows: list[dict[str, str]], n_lines: int,
    ) -> float:  # fmt: skip
        face, size = self.face, self.style.size
        high = [size * 1.6 + 10, *[size * 1.6 * n_lines + 10] * len(rows)]
        tops = [top + sum(high[:row]) for row in range(len(high) + 1)]
        lefts = [left]
        for column in headings:
            lefts.append(lefts[-1] + widths[column])
        fill = self.head_fill or ((0.88, 0.92, 0.96) if self.style.shaded else None)
        if fill:
            sheet.fill((left, tops[0], lefts[-1], tops[1]), fill)
        areas = {
            (row, column): (lefts[at], tops[row], lefts[at + 1], tops[row + 1])
            for row in range(len(high))
            for at, column in enumerate(headings)
        }
        for (row, column), area in areas.items():
            if row:
                text = rows[row - 1].get(column, "")
                place = Place(sheet, area, face, size, text)
                key = (table, row - 1, column)
                self.places[key] = place
                self.painters.get(key, Place.write)(place)
            else:
                Place(sheet, area, face, size, headings[column]).write(colour=self.head_colour)
        for y in tops:
            sheet.line(left, y, lefts[-1], y, colour=self.rules)
        for x in lefts:
            sheet.line(x, tops[0], x, tops[-1], colour=self.rules)
        return tops[-1]


def money(style: Style, amount: int) -> Printed:
    """Return a printed amount."""
    return Printed(style.digits(f"{amount:,}") + style.unit, amount)


def months(style: Style, first: tuple[int, int], last: tuple[int, int] | None = None) -> Printed:
    """Return a printed month, or the period from one month to another."""
    value = f"{first[0]}-{first[1]:02}"
    if last is None or last == first:
        return Printed(style.month(*first), value)
    return Printed(
        f"{style.month(*first)} - {style.month(*last)}", f"{value}/{last[0]}-{last[1]:02}"
    )


def invent_plan(chance: Random, **fixed: Any) -> Plan:
    """Return a plan of three to five measures without anything odd."""
    style = Style(
        font=chance.choice(NAMES),
        thai=chance.random() < 0.4,
        full_months=chance.random() < 0.3,
        short_years=chance.random() < 0.2,
        shaded=chance.random() < 0.4,
        unit=chance.choice([" บาท", " บาท", ""]),
        top=chance.choice([50, 60, 75]),
    )
    if style.full_months:
        style.short_years = False
    style = replace(style, **fixed)
    year = chance.choice([2565, 2566, 2567, 2568])
    rows = []
    for name, text, owner in chance.sample(MEASURES, chance.randint(3, 5)):
        rows.append(
            {
                "name": Printed(name, name),
                "text": Printed(text, text),
                "responsible": Printed(owner, owner),
                "period": invent_period(chance, style, year),
                "budget": money(style, chance.randint(21, 980) * 100),
            }
        )
    face = Face(style.font)
    longest = max(max(face.width(row[c].text, 1) / WIDTHS[c] for c in row) for row in rows)
    style.size = min(10.0, 0.9 / longest)
    return Plan(
        style,
        chance.choice(AGENCIES),
        year,
        Decimal(chance.randint(7600, 9700)) / 100,
        [Decimal(chance.randint(7100, 9880)) / 100 for _ in range(3)],
        rows,
        face=Face(style.font),
    )


def invent_period(
    chance: Random, style: Style, year: int, *, single: bool | None = None
) -> Printed:
    """Return a month or a span of months of a fiscal year."""
    order = [(year - 544, m) for m in (10, 11, 12)] + [(year - 543, m) for m in range(1, 10)]
    first = chance.randrange(9)
    if single if single is not None else chance.random() < 0.5:
        return months(style, order[first])
    return months(style, order[first], order[chance.randrange(first + 1, 12)])
