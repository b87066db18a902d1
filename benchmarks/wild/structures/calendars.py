"""Columns of months, quarters or halves that are ticked, shaded or crossed by an arrow."""

from ..chances import Chances
from ..pages import Cell, Row, Table
from ..periods import SHORT, marked, months_of
from ..plans import Column, PlanMaker, choose_columns, keep_columns, number_steps
from .made import Made, action_rows, heading_cell

DRAWING = {"reportlab", "fpdf2"}  # what can turn text and draw over cells
TICKS = ["/", "✓", "●", "X", "√", "✔"]


def calendar_heads(draw: Chances, per: int) -> tuple[list[str], list[str], str]:
    """Return the headings of the marked columns, their names, and the heading above them."""
    months = months_of(draw.year)
    names = [SHORT[month[1] - 1] for month in months]
    if per == 1:
        heads = [name.replace(".", "") if draw.bank == "unlisted" else name for name in names]
        return heads, names, draw.label("calendar")
    if per == 3:
        pattern = draw.label("quarter")
        plain = [pattern.format(draw.digits(place)) for place in range(1, 5)]
        if draw.chance(0.5):
            spans = [f"({names[3 * i]}-{names[3 * i + 2]})" for i in range(4)]
            return [f"{a}\n{b}" for a, b in zip(plain, spans, strict=True)], plain, ""
        return plain, plain, draw.label("calendar")
    spans = [
        f"({SHORT[months[6 * i][1] - 1]} {draw.digits(months[6 * i][0] % 100)} - "
        f"{SHORT[months[6 * i + 5][1] - 1]} {draw.digits(months[6 * i + 5][0] % 100)})"
        for i in range(2)
    ]
    labels = [draw.digits(label) for label in draw.labels("half")]
    return [f"{a}\n{b}" for a, b in zip(labels, spans, strict=True)], labels, ""


def calendar_header(
    draw: Chances,
    columns: list[Column],
    at: int,
    per: int,
    heads: list[str],
    above: str,
    turned: bool,
) -> tuple[list[Row], str]:
    """Return the heading rows, and whether they have one or two levels."""
    marks = [heading_cell(head, turned=turned) for head in heads]
    if not above:
        cells: Row = [heading_cell(column.heading) for column in columns]
        return [[*cells[:at], *marks, *cells[at:]]], "one"
    top: Row = [heading_cell(column.heading, rows=2) for column in columns]
    below: Row = [None] * len(columns)
    over: Row
    if per == 1 and draw.chance(0.6):
        years = [draw.digits(draw.year - 1), draw.digits(draw.year)]
        lead = draw.pick(["พ.ศ. ", "ปี ", ""])
        over = [
            heading_cell(lead + years[0], columns=3), None, None,
            heading_cell(lead + years[1], columns=9), *[None] * 8,
        ]  # fmt: skip
    else:
        over = [heading_cell(above, columns=len(heads)), *[None] * (len(heads) - 1)]
    lower: Row = [*below[:at], *marks, *below[at:]]
    return [[*top[:at], *over, *top[at:]], lower], "two"


def draw_places(draw: Chances, count: int) -> list[int]:
    """Return which columns are marked: a run, scattered ones, or all."""
    kind = draw.weighted({"run": 5, "one": 2, "scattered": 2, "all": 1})
    if kind == "all":
        return list(range(count))
    if kind == "one":
        return [draw.number(0, count - 1)]
    if kind == "scattered":
        return sorted(draw.rng.sample(range(count), min(count, draw.number(2, 4))))
    first = draw.number(0, count - 2)
    return list(range(first, draw.number(first + 1, count - 1) + 1))


def mark_cells(places: list[int], count: int, how: str, tick: str) -> Row:
    """Return the marked cells of one row."""
    row: Row = []
    for place in range(count):
        here = place in places
        before, after = place - 1 in places, place + 1 in places
        if not here:
            row.append(Cell("", align="center"))
        elif how == "tick":
            row.append(Cell(tick, align="center", middle=True))
        elif how == "shade":
            row.append(Cell("", shaded=True))
        else:
            piece = {(False, False): "whole", (False, True): "start", (True, True): "middle"}
            row.append(Cell("", arrow=piece.get((before, after), "end")))
    return row


def calendars(draw: Chances, per: int | None = None, how: str | None = None) -> Made:
    """Return a plan with columns of 1, 3 or 6 months that are ticked, shaded or crossed."""
    per = per or draw.pick([1, 1, 3, 3, 6])
    how = how or draw.pick(["tick", "tick", "shade", "arrow"])
    maker = PlanMaker(draw)
    measures = maker.measures(draw.number(3, 6), 1, 3)
    with_measure = draw.chance(0.8)
    if not with_measure:
        measures = maker.measures(draw.number(5, 9), 1, 1)
    columns = choose_columns(draw, measure=True, number=draw.chance(0.5) and maker.measure_numbers)
    at = next(i for i, column in enumerate(columns) if column.role == "when")
    columns = [column for column in columns if column.role not in ("when", "note", "target")]
    at = draw.pick([at, len(columns)])
    number_steps(draw, measures, draw.pick(["{m}.{a}", "{a})", "-", ""]))
    keep_columns(draw, measures, columns)
    heads, names, above = calendar_heads(draw, per)
    turned = per == 1 and draw.chance(0.2)
    if turned:
        heads = [
            f"{name} {draw.digits(month[0] % 100)}"
            for name, month in zip(heads, months_of(draw.year), strict=True)
        ]
    header, levels = calendar_header(draw, columns, at, per, heads, above, turned)
    tick = draw.pick(TICKS)
    body: list[Row] = []
    bands: list[int] = []
    for band, measure in enumerate(measures):
        rows = action_rows(draw, measure, columns, "span", False)
        for row, action in zip(rows, measure.actions, strict=True):
            places = draw_places(draw, len(heads))
            action.period = marked(draw, places, per, names)
            row[at:at] = mark_cells(places, len(heads), how, tick)
            bands.append(band)
        body += rows
    mark_weight = {1: 0.42, 3: 0.7, 6: 1.1}[per]
    weights = [column.weight for column in columns]
    weights[at:at] = [mark_weight] * len(heads)
    table = Table(weights, header, body, bands=bands)
    table.repeat_header = draw.chance(0.8)
    return Made(
        [table],
        measures,
        variant=f"{12 // per}-{how}-{levels}" + ("-turned" if turned else ""),
        landscape=per == 1 or draw.chance(0.6),
        without={"zebra", "white"} if how == "shade" else set(),
        producers=DRAWING if turned else {*DRAWING, "typst"} if how == "arrow" else set(),
    )
