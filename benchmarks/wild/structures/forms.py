"""A form for each measure: two columns, a heading at the left and what it says at the right."""

from dataclasses import replace

from ..chances import Chances
from ..pages import Block, Cell, PageEnd, Paragraph, Row, Table
from ..plans import PlanMaker, cell_text, column_of, keep_columns, number_steps, share
from .made import Made, heading_cell


def forms(draw: Chances) -> Made:
    """Return a plan with one form a measure."""
    maker = PlanMaker(draw)
    measures = maker.measures(draw.number(2, 5), 1, 5)
    roles = ["how", *draw.rng.sample(["who", "when", "follow_up", "money", "target"], 4)]
    if "when" not in roles:
        roles.append("when")
    if "who" not in roles:
        roles.append("who")
    lead = draw.number(0, 1)
    roles = [roles[0], *sorted(roles[1:])] if draw.chance(0.3) else roles
    columns = [column_of(draw, role) for role in roles]
    number_steps(draw, measures, draw.pick(["{a})", "{a}.", "({a})", "-", "{m}.{a}"]))
    for measure in measures:
        if len(measure.actions) == 1:
            measure.actions[0].no, measure.actions[0].no_raw = None, ""
        for role in ("who", "when", "follow_up", "money"):
            share(measure.actions, role)
    keep_columns(draw, measures, columns)
    reason = draw.label("form_reason") if draw.chance(0.6) else ""
    aim = draw.label("form_aim") if draw.chance(0.4) else ""
    name_label, head = draw.label("form_measure"), draw.labels("form_head")
    wide, value_width = draw.chance(0.2), draw.pick([2.4, 3.0])
    with_head, bold, named_above = draw.chance(0.4) and not wide, draw.chance(0.7), draw.chance(0.3)
    blocks: list[Block] = []
    for measure in measures:
        first = measure.actions[0].extra
        further = {reason: draw.unused("reasons"), aim: draw.unused("aims")}
        for action in measure.actions:
            action.extra = dict(first) | {k: v for k, v in further.items() if k}
        rows: list[Row] = []
        if not named_above:
            rows.append([Cell(name_label, bold=bold), Cell(measure.numbered)])
        before: list[Row] = [[Cell(k, bold=bold), Cell(v)] for k, v in further.items() if k]
        told: list[Row] = []
        for column in columns:
            heading = column.heading.replace("\n", "")
            if column.role == "how":
                text = "\n".join(cell_text(action, column) for action in measure.actions)
            else:
                text = cell_text(measure.actions[0], column)
            told.append([Cell(heading, bold=bold), Cell(text)])
        if wide:
            rows = [[*row[:1], *spread(row[1])] for row in [*rows, *before, told[0]]]
            rows += paired(told[1:])
        else:
            rows += [*before, *told] if lead == 0 else [told[0], *before, *told[1:]]
        header: list[Row] = [[heading_cell(text) for text in head]] if with_head else []
        widths = [1.0, 1.7, 1.0, 1.7] if wide else [1.0, value_width]
        table = Table(widths, header, rows, bands=list(range(len(rows))))
        blocks.append(PageEnd(leave=180))
        if named_above:
            blocks.append(Paragraph(measure.numbered, bold=True, before=10))
        else:
            blocks.append(Paragraph("", before=6))
        blocks.append(table)
    variant = ("wide-" if wide else "") + ("above" if named_above else "inside")
    return Made(blocks, measures, variant=variant, landscape=draw.chance(0.15))


def spread(cell: Cell | None) -> Row:
    """Return a value over the three columns beside its label."""
    assert cell
    return [replace(cell, columns=3), None, None]


def paired(rows: list[Row]) -> list[Row]:
    """Return rows of a label and a value two by two, the last one spread where it is alone."""
    pairs = [[*rows[i], *rows[i + 1]] for i in range(0, len(rows) - 1, 2)]
    return pairs + [[*rows[-1][:1], *spread(rows[-1][1])]] * (len(rows) % 2)
