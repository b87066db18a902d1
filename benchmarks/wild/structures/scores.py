"""Tables of scores: upright, on their side, of several years, with levels, means and totals."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ..chances import Chances
from ..pages import Beside, Block, Cell, Paragraph, Row, Table
from .made import Made, heading_cell

INDICATORS = [
    ("IIT", "การปฏิบัติหน้าที่"),
    ("IIT", "การใช้งบประมาณ"),
    ("IIT", "การใช้อำนาจ"),
    ("IIT", "การใช้ทรัพย์สินของราชการ"),
    ("IIT", "การแก้ไขปัญหาการทุจริต"),
    ("EIT", "คุณภาพการดำเนินงาน"),
    ("EIT", "ประสิทธิภาพการสื่อสาร"),
    ("EIT", "การปรับปรุงระบบการทำงาน"),
    ("OIT", "การเปิดเผยข้อมูล"),
    ("OIT", "การป้องกันการทุจริต"),
]
WEIGHTS = {"IIT": Decimal("0.3"), "EIT": Decimal("0.3"), "OIT": Decimal("0.4")}
GROUPS = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "OIT": "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)",
}
LETTERS = [(95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E")]
CENT = Decimal("0.01")


def rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


class Scores:
    """The ten scores of one year, with their means and their total."""

    def __init__(self, draw: Chances) -> None:
        low = draw.pick([72, 80, 86, 90])
        self.values = [
            Decimal(draw.number(low * 100, min(9999, (low + 14) * 100))) / 100 for _ in INDICATORS
        ]

    def mean(self, instrument: str) -> Decimal:
        here = [v for v, (i, _) in zip(self.values, INDICATORS, strict=True) if i == instrument]
        return sum(here, Decimal(0)) / len(here)

    @property
    def total(self) -> Decimal:
        return rounded(sum((self.mean(i) * share for i, share in WEIGHTS.items()), Decimal(0)))

    def grade(self, year: int) -> str:
        """The letter or the level of the total by the rules of the assessed year."""
        total = self.total
        if year <= 2565:
            return next((letter for floor, letter in LETTERS if total >= floor), "F")
        least = min(total, *map(self.mean, WEIGHTS))
        if least >= 95:
            return "ผ่านดีเยี่ยม"
        if least >= 85:
            return "ผ่านดี"
        if total >= 85:
            return "ผ่าน"
        return "ต้องปรับปรุง" if total >= 70 else "ต้องปรับปรุงโดยด่วน"


def shown(draw: Chances, value: Decimal) -> str:
    return draw.digits(f"{value:.2f}")


def indicators_of(
    scores: Scores, issues: list[str | None] | None, grouped: bool
) -> list[dict[str, Any]]:
    """Return the indicators as they stand in a report."""
    return [
        {
            "no": place + 1,
            "name": name,
            "instrument": instrument if grouped else None,
            "instrument_official": instrument,
            "score": float(scores.values[place]),
            "issue": issues[place] if issues else None,
            "source": None,
        }
        for place, (instrument, name) in enumerate(INDICATORS)
    ]


def total_line(draw: Chances, scores: Scores) -> tuple[list[Block], str | None]:
    """Return a sentence on the total, or none, and the grade where one is printed."""
    if draw.chance(0.4):
        return [], None
    total, grade = shown(draw, scores.total), scores.grade(draw.year)
    with_grade = draw.chance(0.7)
    text = f"คะแนนรวมทั้งหมด {total} คะแนน"
    if with_grade:
        text += f" อยู่ในระดับ {grade}" if draw.chance(0.5) else f" ระดับ {grade}"
    return [Paragraph(text, draw.pick(["left", "center"]), before=6)], grade if with_grade else None


def number_cell(text: str, **changes: Any) -> Cell:
    return Cell(text, align="center", **changes)


def upright(draw: Chances, years: int | None = None) -> Made:
    """Return a score table with one row an indicator, of one, two or three years."""
    years = years or draw.pick([1, 1, 1, 2, 2, 3])
    by_year = [Scores(draw) for _ in range(years)]
    scores = by_year[-1]
    layout = draw.pick(["plain", "group-rows", "column"])
    levels = draw.chance(0.3) and years == 1 and draw.year > 2565
    issues: list[str | None] | None = None
    if draw.chance(0.6) and years == 1:
        issues = [draw.unused("issues") if draw.chance(0.95) else None for _ in INDICATORS]
    lead = [draw.heading("number"), draw.score_heading("indicator")]
    if layout == "column":
        lead.insert(0, draw.pick(["แบบวัด", "เครื่องมือ"]))
    kind = draw.pick(["score", "score", "percent"])
    heading = draw.score_heading(kind)
    difference = draw.score_heading("difference") if years > 1 and draw.chance(0.7) else ""
    tail = ([draw.score_heading("level")] if levels else []) + (
        [draw.score_heading("issue")] if issues else []
    )
    marks = [draw.digits(draw.year - years + 1 + i) for i in range(years)]
    newest_first = years > 1 and draw.chance(0.25)
    marks = marks[::-1] if newest_first else marks
    header = score_header(draw, lead, heading, marks, difference, tail)
    width = len(header[0])
    body: list[Row] = []

    def cells(values: list[Decimal]) -> list[Cell]:
        texts = [shown(draw, value) for value in (values[::-1] if newest_first else values)]
        if difference:
            change = values[-1] - values[-2]
            texts.append(draw.digits(f"{change:+.2f}"))
        return [number_cell(text) for text in texts]

    means, totals = draw.chance(0.4), draw.chance(0.6)
    at = 0
    for instrument in WEIGHTS:
        here = [i for i, (own, _) in enumerate(INDICATORS) if own == instrument]
        if layout == "group-rows":
            text = GROUPS[instrument] if draw.bank != "listed" else f"แบบวัด {instrument}"
            row: Row = [Cell(text, columns=width, bold=True, shaded=True), *[None] * (width - 1)]
            body.append(row)
        for place in here:
            row = []
            if layout == "column":
                row.append(
                    number_cell(instrument, rows=len(here), middle=True) if place == at else None
                )
            row += [number_cell(draw.digits(place + 1)), Cell(INDICATORS[place][1])]
            row += cells([year.values[place] for year in by_year])
            if levels:
                row.append(number_cell(level_of(scores.values[place])))
            if issues:
                row.append(Cell(issues[place] or "-"))
            body.append(row)
        if means:
            label = f"{draw.score_heading('mean')} {instrument}"
            body.append(
                sum_row(label, cells([rounded(y.mean(instrument)) for y in by_year]), lead, width)
            )
        at += len(here)
    if totals:
        label = draw.score_heading("total")
        body.append(sum_row(label, cells([year.total for year in by_year]), lead, width))
    weights = ([0.9] if layout == "column" else []) + [0.5, 3.0] + [1.0] * years
    weights += ([1.0] if difference else []) + ([1.3] if levels else []) + ([3.0] if issues else [])
    table = Table(weights, header, body, kind="indicators", bands=list(range(len(body))))
    line, grade = total_line(draw, scores)
    blocks = [*line, table] if draw.chance(0.5) else [table, *line]
    more = [summary(draw, scores)] if draw.chance(0.12) else []
    blocks += more
    return Made(
        blocks,
        indicators=indicators_of(scores, issues, layout != "plain"),
        score=float(scores.total) if totals or line else None,
        grade=grade,
        title="analysis",
        variant=f"{years}y-{layout}" + ("-means" if means else "") + ("-summary" if more else ""),
        tables=more,
        allowed=["row-unassigned", "table-unclaimed"],
    )


def summary(draw: Chances, scores: Scores) -> Table:
    """Return a table of the means of the instruments, with their weights."""
    rows: list[Row] = []
    for instrument, share in WEIGHTS.items():
        mean = scores.mean(instrument)
        texts = [f"{100 * share:.0f}", f"{mean:.2f}", f"{mean * share:.2f}"]
        rows.append([Cell(GROUPS[instrument]), *[number_cell(draw.digits(x)) for x in texts]])
    heads = [draw.pick(["แบบวัด", "เครื่องมือ"]), "น้ำหนัก (ร้อยละ)", "คะแนนเฉลี่ย", "คะแนนถ่วงน้ำหนัก"]
    header: list[Row] = [[heading_cell(text) for text in heads]]
    return Table([3.0, 1.0, 1.0, 1.2], header, rows, kind="other", bands=list(range(3)))


def level_of(value: Decimal) -> str:
    if value >= 95:
        return "ผ่านดีเยี่ยม"
    return "ผ่านดี" if value >= 85 else "ต้องปรับปรุง"


def sum_row(label: str, cells: list[Cell], lead: list[str], width: int) -> Row:
    """Return a row of means or totals, its label over the columns before the scores."""
    row: Row = [
        Cell(label, columns=len(lead), align="center", bold=True),
        *[None] * (len(lead) - 1),
    ]
    row += [Cell(cell.text, align="center", bold=True) for cell in cells]
    return row + [Cell("") for _ in range(width - len(row))]


def score_header(
    draw: Chances, lead: list[str], heading: str, marks: list[str], difference: str, tail: list[str]
) -> list[Row]:
    """Return the heading rows: years stand under the heading or beside it."""
    if len(marks) == 1:
        return [[heading_cell(text) for text in [*lead, heading, *tail]]]
    if draw.chance(0.5):
        pattern = draw.pick(["ปี {}", "พ.ศ. {}", "{}"])
        texts = [pattern.format(mark) for mark in marks]
        top: Row = [heading_cell(text, rows=2) for text in lead]
        top += [heading_cell(heading, columns=len(marks)), *[None] * (len(marks) - 1)]
        last = ([difference] if difference else []) + tail
        top += [heading_cell(text, rows=2) for text in last]
        below: Row = [None] * len(lead)
        below += [heading_cell(text) for text in texts]
        return [top, below + [None] * len(last)]
    texts = [f"{heading}\nปี {mark}" for mark in marks]
    last = ([difference] if difference else []) + tail
    return [[heading_cell(text) for text in [*lead, *texts, *last]]]


def sideways(draw: Chances) -> Made:
    """Return a score table with one column an indicator."""
    years = draw.pick([1, 1, 2])
    by_year = [Scores(draw) for _ in range(years)]
    scores = by_year[-1]
    grouped = draw.chance(0.5)
    names: Row = [
        heading_cell(f"{draw.digits(i + 1)}. {name}") for i, (_, name) in enumerate(INDICATORS)
    ]
    corner = draw.score_heading("indicator")
    total = draw.score_heading("total") if draw.chance(0.6) else ""
    header: list[Row]
    if grouped:
        top: Row = [heading_cell(corner, rows=2)]
        for instrument in WEIGHTS:
            count = sum(own == instrument for own, _ in INDICATORS)
            top += [heading_cell(instrument, columns=count), *[None] * (count - 1)]
        low: Row = [None, *names]
        if total:
            top.append(heading_cell(total, rows=2))
            low.append(None)
        header = [top, low]
    else:
        header = [[heading_cell(corner), *names, *([heading_cell(total)] if total else [])]]
    body: list[Row] = []
    for place, year in enumerate(by_year):
        label = draw.score_heading("score")
        if years > 1:
            label = f"ปี {draw.digits(draw.year - years + 1 + place)}"
        row: Row = [Cell(label, align="center")]
        row += [number_cell(shown(draw, value)) for value in year.values]
        body.append([*row, *([number_cell(shown(draw, year.total))] if total else [])])
    weights = [1.1, *[1.25] * 10, *([1.0] if total else [])]
    table = Table(weights, header, body, kind="indicators", bands=list(range(len(body))))
    line, grade = total_line(draw, scores)
    return Made(
        [*line, table],
        indicators=indicators_of(scores, None, grouped),
        score=float(scores.total) if total or line else None,
        grade=grade,
        title="analysis",
        landscape=True,
        variant=f"sideways-{years}y",
        allowed=["row-unassigned"],
    )


def beside(draw: Chances) -> Made:
    """Return scores in two tables side by side, or in one table with its columns twice."""
    scores = Scores(draw)
    heads = [draw.heading("number"), draw.score_heading("indicator"), draw.score_heading("score")]
    rows: list[Row] = [
        [number_cell(draw.digits(i + 1)), Cell(name), number_cell(shown(draw, scores.values[i]))]
        for i, (_, name) in enumerate(INDICATORS)
    ]
    apart = draw.chance(0.6)
    widths = [0.6, 2.6, 1.0]
    blocks: list[Block]
    if apart:
        left, right = (
            Table(
                widths,
                [[heading_cell(text) for text in heads]],
                half,
                kind="indicators",
                bands=[*range(5)],
            )
            for half in (rows[:5], rows[5:])
        )
        blocks = [Beside(left, right)]
    else:
        doubled = [[*a, *b] for a, b in zip(rows[:5], rows[5:], strict=True)]
        header: Row = [heading_cell(text) for text in [*heads, *heads]]
        blocks = [
            Table([*widths, *widths], [header], doubled, kind="indicators", bands=[*range(5)])
        ]
    line, grade = total_line(draw, scores)
    return Made(
        [*line, *blocks],
        indicators=indicators_of(scores, None, False),
        score=float(scores.total) if line else None,
        grade=grade,
        title="analysis",
        landscape=draw.chance(0.5),
        variant="beside-apart" if apart else "beside-doubled",
    )
