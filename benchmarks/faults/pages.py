"""Documents of lines and tables, each a member of a kind of fault with what is right beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from letters import Face
from sheet import BLACK, Colour, Sheet

Row = Sequence[str | None]


@dataclass
class Member:
    """One small document and what a reader of it must say.

    Args:
        name: of its files.
        kind: the line of the issue that it belongs to, e.g. "facts: total score".
        command: "convert", "tables", "text" or "check".
        fault: what goes wrong in a careless reader.
        right: see tests/faults/README.md.
        sheets: its pages.
    """

    name: str
    kind: str
    command: str
    fault: str
    right: dict[str, Any]
    sheets: list[Sheet]


@dataclass
class Paper:
    """Pages that are written from the top down."""

    font: str = "Loma"
    size: float = 11
    y: float = 60
    width: float = 595
    height: float = 842
    face: Face = field(default_factory=Face)
    bold: Face = field(default_factory=Face)
    sheets: list[Sheet] = field(default_factory=list)

    def __post_init__(self) -> None:
        proof = frozenset({"cmap"})
        self.face = Face(self.font, proof=proof)
        self.bold = Face(f"{self.font}-Bold", proof=proof)
        self.sheets = [Sheet(self.width, self.height)]

    @property
    def sheet(self) -> Sheet:
        """The page that is written on."""
        return self.sheets[-1]

    def turn(self) -> "Paper":
        """Begin a new page."""
        self.sheets.append(Sheet(self.width, self.height))
        self.y = 60
        return self

    def line(
        self, text: str, *, size: float | None = None, x: float = 60, centred: bool = False,
        bold: bool = False, face: Face | None = None, colour: Colour = BLACK, gap: float = 0,
    ) -> "Paper":  # fmt: skip
        """Write the lines of a text, each under the one before."""
        size = size or self.size
        face = face or (self.bold if bold else self.face)
        for part in text.split("\n"):
            left = (self.width - face.width(part, size)) / 2 if centred else x
            self.sheet.text(left, self.y, part, size, face, colour)
            self.y += size * 1.75
        self.y += gap
        return self

    def skip(self, points: float) -> "Paper":
        """Leave room."""
        self.y += points
        return self

    def table(
        self, rows: Sequence[Row], widths: Sequence[float], *, x: float = 40,
        rules: str = "all", rule_colour: Colour = BLACK, rule_width: float = 0.6,
        fills: dict[int, Colour] | None = None, by_column: bool = False, size: float | None = None,
        pad: float = 5, heavy: bool = True, right: Sequence[int] = (), face: Face | None = None,
        head_colour: Colour = BLACK,
    ) -> "Paper":  # fmt: skip
        """Draw a table; `None` is a place that the cell to its left covers.

        Args:
            rows: the texts of its cells.
            widths: of its columns.
            x: its left edge.
            rules: "all", "level" (under the heading, at top and bottom), "rows", "columns",
                "white fills" (thin filled boxes), "none".
            rule_colour: of its rules.
            rule_width: of its rules.
            fills: row -> colour of its cells.
            by_column: draw the texts column by column.
            size: of its letters.
            pad: room above and below the lines of a cell.
            heavy: the first row is bold.
            right: columns set to the right.
            face: the font of all cells.
            head_colour: of the letters of the first row.
        """
        size = size or self.size - 1
        leading = size * 1.55
        tops = [self.y]
        for row in rows:
            n_lines = max(len((text or "").split("\n")) for text in row)
            tops.append(tops[-1] + n_lines * leading + 2 * pad)
        lefts = [x]
        for width in widths:
            lefts.append(lefts[-1] + width)
        for number, colour in (fills or {}).items():
            self.sheet.fill((x, tops[number], lefts[-1], tops[number + 1]), colour)
        places = [(row, column) for row in range(len(rows)) for column in range(len(widths))]
        if by_column:
            places.sort(key=lambda place: (place[0] == 0 and -1, place[1], place[0]))
        for row, column in places:
            text = rows[row][column]
            for index, part in enumerate((text or "").split("\n")):
                used = face or (self.bold if heavy and row == 0 else self.face)
                left = lefts[column] + 4
                if column in right and row:
                    left = lefts[column + 1] - 4 - used.width(part, size)
                y = tops[row] + pad + leading * index + size * 1.1
                colour = BLACK if row else head_colour
                if part:
                    self.sheet.text(left, y, part, size, used, colour)
        self._rule(rows, tops, lefts, rules, rule_width, rule_colour)
        self.y = tops[-1] + 18
        return self

    def _rule(
        self, rows: Sequence[Row], tops: list[float], lefts: list[float], rules: str,
        width: float, colour: Colour,
    ) -> None:  # fmt: skip
        level = tops if rules in ("all", "rows", "white fills") else []
        if rules == "level":
            level = [tops[0], tops[1], tops[-1]]
        upright = rules in ("all", "columns", "white fills")
        strokes = [(lefts[0], y, lefts[-1], y) for y in level]
        if upright:
            strokes += [(side, tops[0], side, tops[-1]) for side in (lefts[0], lefts[-1])]
            for row, texts in enumerate(rows):
                for column in range(1, len(lefts) - 1):
                    if texts[column] is not None:
                        strokes.append((lefts[column], tops[row], lefts[column], tops[row + 1]))
        for x0, y0, x1, y1 in strokes:
            if rules == "white fills":
                half = width / 2
                self.sheet.fill((x0 - half, y0 - half, x1 + half, y1 + half), colour)
            else:
                self.sheet.line(x0, y0, x1, y1, width, colour)


PLAN_HEAD = ("ที่", "มาตรการ", "ขั้นตอน/วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ")
PLAN_WIDTHS = (26.0, 118.0, 130.0, 84.0, 86.0, 74.0)
PLAN_ROWS = (
    ("1", "เปิดเผยข้อมูล", "ปรับปรุงเว็บไซต์", "สำนักปลัด", "ม.ค. 2567", "20,000"),
    ("2", "พัฒนาการให้บริการ", "จัดทำคู่มือบริการ", "กองคลัง", "มี.ค. 2567", "15,500"),
    ("3", "ป้องกันการทุจริต", "ประกาศเจตนารมณ์", "กองช่าง", "พ.ค. 2567", "8,000"),
)
PLAN_NAMES = [row[1] for row in PLAN_ROWS]
PLAN_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def plan_head(
    paper: Paper, agency: str = "องค์การบริหารส่วนตำบลหนองปลาหมอเผือก อำเภอโนนสว่างงาม จังหวัดขอนแก่น",
    year: str | None = "2567", title: str = PLAN_TITLE,
) -> Paper:  # fmt: skip
    """Write the title of a plan."""
    paper.line(title, size=14, centred=True, bold=True)
    if year:
        paper.line(f"ประจำปีงบประมาณ พ.ศ. {year}", size=14, centred=True, bold=True)
    return paper.line(agency, size=14, centred=True, bold=True).skip(10)


def plan_table(paper: Paper, rows: Sequence[Row] = PLAN_ROWS, **style: Any) -> Paper:
    """Draw the measures of a plan."""
    return paper.table([PLAN_HEAD, *rows], PLAN_WIDTHS, **style)
