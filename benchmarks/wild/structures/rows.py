"""One row per step: the measure's cell spans them, is blank, is repeated or has hidden rules."""

from dataclasses import replace

from ..chances import Chances
from ..pages import Block, PageEnd, Paragraph, Row, Table
from ..plans import (
    Money,
    PlanMaker,
    choose_columns,
    keep_columns,
    number_steps,
    steps_in_column,
    with_sides,
)
from .made import Made, action_rows, plan_table

STEPS = ["{m}.{a}", "{a})", "({a})", "{a}.", "-", "•", "", "{m}.{a}", "➢", "●"]


def rows(draw: Chances, mode: str | None = None) -> Made:
    """Return a plan with one row per step."""
    mode = mode or draw.pick(["span", "span", "blank", "hidden", "again"])
    maker = PlanMaker(draw)
    columns = choose_columns(draw, number=maker.measure_numbers and draw.chance(0.6))
    if draw.chance(0.08):
        columns = with_sides(draw, maker, columns)
    measures = maker.measures(draw.number(3, 7), 1, 4)
    number_steps(draw, measures, draw.pick(STEPS))
    keep_columns(draw, measures, columns)
    center = draw.chance(0.5)
    body: list[Row] = []
    bands: list[int] = []
    joined: dict[int, set[int]] = {}
    for place, measure in enumerate(measures):
        start = len(body)
        drawn = "blank" if mode == "hidden" else mode
        body += action_rows(draw, measure, columns, drawn, center)
        bands += [place if mode in ("span", "hidden") else row for row in range(start, len(body))]
        if mode == "hidden":
            leads = {i for i, column in enumerate(columns) if column.role in ("number", "measure")}
            joined |= {row: leads for row in range(start, len(body) - 1)}
    table = plan_table(draw, columns, body, bands=bands, joined_columns=joined)
    table.repeat_header = draw.chance(0.7)
    table.cut_rows = draw.chance(0.5)
    return Made([table], measures, variant=mode, landscape=len(columns) > 5 or draw.chance(0.3))


def counted(draw: Chances) -> Made:
    """Return a plan whose first column counts the steps, through the plan or in each measure."""
    maker = PlanMaker(draw)
    maker.measure_numbers = False
    measures = maker.measures(draw.number(3, 6), 1, 4)
    columns = steps_in_column(draw, choose_columns(draw, number=False))
    through = draw.chance(0.5)
    number_steps(draw, measures, "{a}")
    if through:
        actions = (action for measure in measures for action in measure.actions)
        for number, action in enumerate(actions, 1):
            action.no, action.no_raw = number, draw.digits(number)
    keep_columns(draw, measures, columns)
    if draw.chance(0.5):  # the count stands beside the step, after the measure
        columns[:2] = columns[1::-1]
    mode, center = draw.pick(["span", "span", "blank", "again"]), draw.chance(0.5)
    body = [row for m in measures for row in action_rows(draw, m, columns, mode, center)]
    table = plan_table(draw, columns, body, bands=list(range(len(body))))
    table.cut_rows = draw.chance(0.4)
    variant = f"counted-{'through' if through else 'again'}-{mode}"
    return Made([table], measures, variant=variant, landscape=len(columns) > 5)


def continued(draw: Chances) -> Made:
    """Return a plan cut at a page's end inside a measure, whose name is printed again with (ต่อ)."""
    maker = PlanMaker(draw)
    measures = maker.measures(draw.number(4, 7), 2, 4)
    columns = choose_columns(draw, number=maker.measure_numbers and draw.chance(0.6))
    number_steps(draw, measures, draw.pick(STEPS))
    keep_columns(draw, measures, columns)
    mode, center = draw.pick(["span", "blank"]), draw.chance(0.5)
    at = draw.number(1, len(measures) - 2)
    cut = draw.number(1, len(measures[at].actions) - 1)
    first = replace(measures[at], actions=measures[at].actions[:cut])
    again = draw.pick([" (ต่อ)", " (ต่อ)", "(ต่อ)"])
    second = replace(
        measures[at], name=measures[at].name + again, actions=measures[at].actions[cut:]
    )
    blocks: list[Block] = []
    for half in ([*measures[:at], first], [second, *measures[at + 1 :]]):
        body = [row for m in half for row in action_rows(draw, m, columns, mode, center)]
        table = plan_table(draw, columns, body, bands=list(range(len(body))))
        blocks += [PageEnd(), table] if blocks else [table]
    first_table, second_table = (block for block in blocks if isinstance(block, Table))
    second_table.header = first_table.header if draw.chance(0.8) else []
    return Made(blocks, measures, variant=f"continued-{mode}", landscape=len(columns) > 5)


def footnotes(draw: Chances) -> Made:
    """Return a plan with marks of notes in its cells and the notes below the table."""
    made = rows(draw, "span")
    slash, star = draw.chance(0.5), draw.pick(["*", "**"])
    marked, notes = 0, []
    table = next(block for block in made.blocks if isinstance(block, Table))
    for measure in made.measures:
        for action in measure.actions:
            if action.amount and marked < 2 and action.money:
                marked += 1
                mark = draw.digits(f" {marked}/") if slash else "*" * marked
                old, new = action.money.raw, f"{action.money.raw}{mark}"
                action.money = Money(new, action.amount)
                put(table, old, new)
                notes.append(f"{mark.strip()} {draw.pick(MONEY_NOTES)}")
    if not notes:
        measure = draw.pick(made.measures)
        old = measure.name
        measure.name += star
        put(table, old, measure.name)
        notes.append(f"{star} {draw.pick(NAME_NOTES)}")
    made.blocks += [Paragraph(note, scale=0.85, before=4) for note in notes]
    made.variant = "footnotes"
    return made


MONEY_NOTES = ["เงินรายได้ของหน่วยงาน", "อยู่ระหว่างขอรับการจัดสรร", "รวมค่าวิทยากรและค่าอาหารว่าง"]
NAME_NOTES = ["ดำเนินการร่วมกับหน่วยงานอื่น", "ต่อเนื่องจากปีที่ผ่านมา"]


def put(table: Table, old: str, new: str) -> None:
    """Write a marked text in the one cell that ends with the text without the mark."""
    for row in table.rows:
        for place, cell in enumerate(row):
            if cell is not None and cell.text.endswith(old) and not cell.text.endswith(new):
                row[place] = replace(cell, text=cell.text[: -len(old)] + new)
                return


def parts(draw: Chances) -> Made:
    """Return a plan with a table for each measure, under a line that names it."""
    maker = PlanMaker(draw)
    maker.measure_numbers = True
    measures = maker.measures(draw.number(3, 5), 1, 4)
    columns = choose_columns(draw, measure=False, number=False)
    in_column = draw.chance(0.5)
    if in_column:
        columns = steps_in_column(draw, columns)
    number_steps(draw, measures, draw.pick(["{a}", "{m}.{a}", "{a}."] if in_column else STEPS))
    keep_columns(draw, measures, columns)
    blocks: list[Block] = []
    for measure in measures:
        body = action_rows(draw, measure, columns, "span", True)
        blocks += [PageEnd(leave=120), Paragraph(measure.numbered, bold=True, before=10)]
        blocks.append(plan_table(draw, columns, body, bands=list(range(len(body)))))
    return Made(blocks, measures, variant="parts", landscape=len(columns) > 5)
