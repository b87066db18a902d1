"""One row per step: the measure's cell spans them, is blank, is repeated or has hidden rules."""

from ..chances import Chances
from ..pages import Block, PageEnd, Paragraph, Row
from ..plans import PlanMaker, choose_columns, keep_columns, number_steps, steps_in_column
from .made import Made, action_rows, plan_table

STEPS = ["{m}.{a}", "{a})", "({a})", "{a}.", "-", "•", ""]


def rows(draw: Chances, mode: str | None = None) -> Made:
    """Return a plan with one row per step."""
    mode = mode or draw.pick(["span", "span", "blank", "hidden", "again"])
    maker = PlanMaker(draw)
    measures = maker.measures(draw.number(3, 7), 1, 4)
    columns = choose_columns(draw, number=maker.measure_numbers and draw.chance(0.6))
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
    table = plan_table(columns, body, bands=bands, joined_columns=joined)
    table.repeat_header = draw.chance(0.7)
    table.cut_rows = draw.chance(0.5)
    return Made([table], measures, variant=mode, landscape=len(columns) > 5 or draw.chance(0.3))


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
        blocks.append(plan_table(columns, body, bands=list(range(len(body)))))
    return Made(blocks, measures, variant="parts", landscape=len(columns) > 5)
