"""Rows that span the table and group the others, with subtotals and totals of money."""

from ..chances import Chances
from ..pages import Cell, Row, covered
from ..plans import (
    Column,
    Measure,
    PlanMaker,
    choose_columns,
    column_of,
    keep_columns,
    number_steps,
    share,
    steps_in_column,
)
from .made import Made, action_rows, body_cell, plan_table


def group_measures(draw: Chances, maker: PlanMaker, count: int) -> list[Measure]:
    """Return measures that are named by group rows: an aspect, a strategy, a pillar."""
    pattern = draw.label("group_row")
    measures = []
    for place in range(count):
        measure = maker.measure(place + 1, draw.number(1, 4))
        words = draw.unused("groups") if draw.chance(0.7) else measure.name
        number = draw.digits(place + 1)
        lead, _, tail = pattern.partition("{}")
        measure.no, measure.no_raw, measure.label = place + 1, number, f"{lead}{number}"
        link = tail.replace("{}", "")  # what stands between the number and the name
        if link.strip() == ":":
            measure.label += link.rstrip()
            measure.name = words
        else:
            measure.name = f"{link.strip()}{words}"
        measures.append(measure)
    return measures


def group_row(text: str, width: int, *, shaded: bool, center: bool) -> Row:
    """Return a row that spans the table; its fill is only for the eye."""
    cell = Cell(text, columns=width, bold=True, align="center" if center else "left", shaded=shaded)
    return covered([cell], width)


def numbered_group_row(measure: Measure, width: int, *, shaded: bool) -> Row:
    """Return a group row with its number in the first column and its name over the others."""
    number = Cell(measure.no_raw, align="center", bold=True, shaded=shaded)
    cell = Cell(measure.name, columns=width - 1, bold=True, shaded=shaded)
    return covered([number, cell], width)


def total_row(draw: Chances, columns: list[Column], text: str, amount: int) -> Row:
    """Return a row with a sum in the money column and its label over the columns before it."""
    money = next(i for i, column in enumerate(columns) if column.role == "money")
    printed = draw.digits(f"{amount:,}")
    row: Row = covered([Cell(text, columns=money, align="right", bold=True)], money)
    row.append(Cell(printed, align="center", bold=True))
    return row + [Cell("") for _ in columns[money + 1 :]]


def with_money(draw: Chances, columns: list[Column]) -> list[Column]:
    if any(column.role == "money" for column in columns):
        return columns
    return [*columns, column_of(draw, "money")]


def groups(draw: Chances, variant: str | None = None) -> Made:
    """Return a plan with group rows.

    measures: the group rows are the measures; headings: the table has a measure column too.
    Either with the sums of the groups (sums) or without.
    """
    variant = variant or draw.pick(["measures", "headings", "measures-sums", "headings-sums"])
    maker = PlanMaker(draw)
    maker.money_style = "{:,}"
    sums = variant.endswith("sums")
    shaded, middle, center = draw.chance(0.5), draw.chance(0.3), draw.chance(0.5)
    if variant.startswith("measures"):
        measures = group_measures(draw, maker, draw.number(3, 5))
        columns = choose_columns(draw, measure=False, number=False)
        in_column = draw.chance(0.5)
        columns = steps_in_column(draw, columns) if in_column else columns
        styles = ["{m}.{a}", "{a}"] if in_column else ["{m}.{a}", "{a})", "-", "•"]
        number_steps(draw, measures, draw.pick(styles))
        blocks_of = [(measure.numbered, [measure]) for measure in measures]
    else:
        blocks_of = []
        measures = []
        pattern = draw.label("group_row")
        nested = draw.chance(0.3)
        for place in range(draw.number(2, 4)):
            here = []
            for step in range(1, draw.number(1, 3) + 1):
                number = step if nested else len(measures) + step
                lead = draw.digits(f"{place + 1}.") if nested else ""
                here.append(maker.measure(number, draw.number(1, 3), lead=lead))
            measures += here
            title = pattern.format(draw.digits(place + 1), draw.unused("groups"))
            blocks_of.append((title, here))
        columns = choose_columns(draw, number=maker.measure_numbers and draw.chance(0.6))
        number_steps(
            draw, measures, "{m}.{a}" if nested else draw.pick(["{m}.{a}", "{a})", "-", ""])
        )
    columns = with_money(draw, columns) if sums else columns
    keep_columns(draw, measures, columns)
    split = variant.startswith("measures") and columns[0].role == "step" and draw.chance(0.5)
    body: list[Row] = []
    subtotal, total = draw.label("subtotal"), draw.label("total")
    for title, here in blocks_of:
        row = group_row(title, len(columns), shaded=shaded, center=middle)
        if split and here:
            row = numbered_group_row(here[0], len(columns), shaded=shaded)
        body.append(row)
        for measure in here:
            body += action_rows(draw, measure, columns, "span", center)
        if sums and len(blocks_of) > 1:
            amount = sum(action.amount for measure in here for action in measure.actions)
            body.append(total_row(draw, columns, subtotal, amount))
    if sums:
        amount = sum(action.amount for measure in measures for action in measure.actions)
        body.append(total_row(draw, columns, total, amount))
    table = plan_table(draw, columns, body, bands=list(range(len(body))))
    table.cut_rows = draw.chance(0.3)
    return Made([table], measures, variant=variant, landscape=len(columns) > 5 or draw.chance(0.3))


def merged(draw: Chances) -> Made:
    """Return a plan whose owners, periods and budgets span steps of several measures."""
    maker = PlanMaker(draw)
    measures = maker.measures(draw.number(4, 6), 1, 3)
    columns = choose_columns(draw, number=maker.measure_numbers and draw.chance(0.5))
    if draw.chance(0.4):
        columns.insert(0, column_of(draw, "group"))
    number_steps(draw, measures, draw.pick(["{m}.{a}", "{a})", "-", ""]))
    keep_columns(draw, measures, columns)
    center = draw.chance(0.5)
    plain = [column for column in columns if column.role != "group"]
    body: list[Row] = []
    for measure in measures:
        body += action_rows(draw, measure, plain, "span", center)
    actions = [action for measure in measures for action in measure.actions]
    starts = [0]
    for measure in measures:
        starts.append(starts[-1] + len(measure.actions))
    for place, column in enumerate(plain):
        if column.role not in ("who", "when", "money") or draw.chance(0.25):
            continue
        row = 0
        while row < len(body):
            span = min(draw.number(1, 5), len(body) - row)
            cell = body[row][place]
            if cell is not None and span > 1:
                share(actions[row : row + span], column.role)
                for below in range(row + 1, row + span):
                    body[below][place] = None
                body[row][place] = body_cell(cell.text, column.role, center, rows=span, middle=True)
            row += span
    if columns[0].role == "group":
        head = 0
        while head < len(measures):
            count = min(draw.number(1, 3), len(measures) - head)
            name = draw.unused("groups")
            first, last = starts[head], starts[head + count]
            for row in range(first, last):
                actions[row].extra[columns[0].key] = name
                body[row].insert(0, Cell(name, rows=last - first) if row == first else None)
            head += count
    table = plan_table(draw, columns, body, bands=[0] * len(body))
    return Made(
        [table],
        measures,
        variant="merged",
        landscape=len(columns) > 5 or draw.chance(0.3),
        without={"zebra", "none", "upright", "book"},
    )
