"""Documents of several tables: an analysis before the plan, two plans, scores and a plan."""

from ..chances import Chances
from ..pages import Block, Cell, PageEnd, Paragraph, Row, Table
from .groups import groups
from .made import Made, heading_cell
from .packed import packed
from .rows import rows
from .scores import upright


def analysis_table(draw: Chances) -> Table:
    """Return a table of issues, causes and ways out."""
    texts = draw.labels("analysis")
    number = draw.heading("number") if draw.chance(0.5) else ""
    body: list[Row] = []
    for place in range(draw.number(3, 5)):
        row: Row = [Cell(draw.digits(place + 1), align="center")] if number else []
        row += [Cell(draw.unused(name)) for name in ("issues", "causes", "solutions")]
        body.append(row)
    heads = ([number] if number else []) + texts
    weights = ([0.5] if number else []) + [2.0, 2.0, 2.0]
    header: list[Row] = [[heading_cell(text) for text in heads]]
    return Table(weights, header, body, kind="other", bands=list(range(len(body))))


def analysis(draw: Chances) -> Made:
    """Return an analysis of issues, causes and ways out, and the plan after it."""
    table = analysis_table(draw)
    plan = draw.pick([rows, groups])(draw)
    first = Paragraph(draw.digits("1. ") + "ผลการวิเคราะห์", bold=True, before=8)
    second = Paragraph(draw.digits("2. ") + draw.title("plan"), bold=True, before=12)
    plan.blocks = [first, table, second, *plan.blocks]
    plan.tables = [table]
    plan.variant = f"analysis-{plan.variant}"
    plan.allowed = [*plan.allowed, "table-unclaimed"]
    return plan


def scores_and_plan(draw: Chances) -> Made:
    """Return a score table and the plan that follows from it."""
    scores, plan = upright(draw), draw.pick([rows, packed, groups])(draw)
    between: list[Block] = [Paragraph(draw.title("plan"), bold=True, before=12)]
    if draw.chance(0.4):
        between.insert(0, PageEnd())
    plan.blocks = [*scores.blocks, *between, *plan.blocks]
    plan.indicators, plan.score, plan.grade = scores.indicators, scores.score, scores.grade
    plan.title = "analysis"
    plan.tables = scores.tables
    plan.variant = f"scores-{plan.variant}"
    plan.allowed = [*plan.allowed, *scores.allowed]
    return plan


def two_plans(draw: Chances) -> Made:
    """Return two plans in one document, each with columns of its own."""
    first, second = rows(draw), draw.pick([rows, packed, groups])(draw)
    heads = [
        Paragraph(f"ส่วนที่ {draw.digits(i)} {draw.title('plan')}", bold=True, before=12)
        for i in (1, 2)
    ]
    gap: list[Block] = [PageEnd()] if draw.chance(0.4) else []
    first.blocks = [heads[0], *first.blocks, *gap, heads[1], *second.blocks]
    first.measures += second.measures
    first.variant = f"two-{first.variant}-{second.variant}"
    first.allowed = [*first.allowed, *second.allowed]
    first.landscape = first.landscape or second.landscape
    first.without |= second.without
    return first
