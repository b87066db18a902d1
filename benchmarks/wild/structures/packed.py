"""All steps of a measure in one cell, and their owners, periods and the rest in one cell each."""

from ..chances import Chances
from ..pages import Cell, Row
from ..plans import (
    Action,
    Column,
    Measure,
    Money,
    PlanMaker,
    cell_text,
    choose_columns,
    keep_columns,
    number_steps,
    share,
)
from .made import Made, body_cell, lead_texts, plan_table

PAIRING = ["pairing-inferred", "count-mismatch"]
ITEM_STYLES = ["{a})", "{a}.", "({a})", "{m}.{a}"]


def packed(draw: Chances, variant: str | None = None) -> Made:
    """Return a plan with packed cells.

    everywhere: every column has the numbers; one: only the steps have them, the others have one
    text for all or as many lines as steps; aligned: no numbers, items start at one height;
    run: the items of a cell follow each other on one line.
    """
    variant = variant or draw.pick(["everywhere", "one", "shared", "aligned", "run", "bullets"])
    maker = PlanMaker(draw)
    maker.several_owners = False
    measures = maker.measures(draw.number(3, 6), 2, draw.pick([3, 4, 6, 9]))
    columns = choose_columns(draw, number=maker.measure_numbers and draw.chance(0.5))
    columns = [column for column in columns if column.role not in ("target", "note")]
    style = draw.pick(["-", "•", "➢", "●", "❖"]) if variant == "bullets" else draw.pick(ITEM_STYLES)
    number_steps(draw, measures, "" if variant == "aligned" else style)
    for measure in measures:
        for action in measure.actions:
            fill_gaps(maker, action)
    keep_columns(draw, measures, columns, gaps=variant in ("everywhere", "run"))
    shared = {column.role for column in columns if draw.chance(0.4)}
    if variant in ("shared", "bullets"):
        shared = {column.role for column in columns}
    body: list[Row] = []
    joined: set[int] = set()
    for measure in measures:
        together = set(shared) if variant != "everywhere" or draw.chance(0.3) else set()
        others = {column.role for column in columns} - {"number", "measure", "how"}
        if variant == "aligned" and together >= others:
            together.discard(columns[-1].role)  # something has to show where an item starts
        for column in columns:
            if column.role in together:
                share(measure.actions, column.role, column.key)
        if variant == "aligned":
            start = len(body)
            body += aligned_rows(measure, columns, together)
            joined |= set(range(start, len(body) - 1))
        else:
            body.append(packed_row(draw, measure, columns, together, variant))
    bands = bands_of(body, joined)
    table = plan_table(draw, columns, body, joined=joined, bands=bands)
    table.cut_rows = draw.chance(0.5)
    return Made(
        [table],
        measures,
        variant=variant,
        allowed=[] if variant == "everywhere" else PAIRING,
        landscape=len(columns) > 4 or draw.chance(0.4),
    )


def fill_gaps(maker: PlanMaker, action: Action) -> None:
    """Leave nothing blank: an item that is missing in a packed cell cannot be told from none."""
    while action.period.status == "blank":
        action.period = maker.periods.draw_one()
    action.follow_up = action.follow_up or "รายงานผลทุกไตรมาส"
    action.money = action.money or Money("ไม่ใช้งบประมาณ")


def bands_of(body: list[Row], joined: set[int]) -> list[int]:
    """Return which rows are filled alike: those that look like one."""
    bands = [0]
    for row in range(1, len(body)):
        bands.append(bands[-1] + (row - 1 not in joined))
    return bands


def packed_row(
    draw: Chances, measure: Measure, columns: list[Column], shared: set[str], variant: str
) -> Row:
    lead = lead_texts(measure, columns)
    row: Row = []
    for column in columns:
        if column.role in lead:
            row.append(body_cell(lead[column.role], column.role))
            continue
        if column.role in shared and column.role != "how":
            row.append(Cell(cell_text(measure.actions[0], column)))
            continue
        texts = [cell_text(action, column) for action in measure.actions]
        if variant in ("everywhere", "run") and column.role != "how":
            texts = [
                f"{action.no_raw} {text}"
                for action, text in zip(measure.actions, texts, strict=True)
            ]
        row.append(Cell((" " if variant == "run" else "\n").join(texts)))
    return row


def aligned_rows(measure: Measure, columns: list[Column], shared: set[str]) -> list[Row]:
    """Return a row for each step; no rule or gap will show between them."""
    lead, count = lead_texts(measure, columns), len(measure.actions)
    rows: list[Row] = []
    for place, action in enumerate(measure.actions):
        row: Row = []
        for column in columns:
            if column.role not in lead and not (column.role in shared and column.role != "how"):
                row.append(Cell(cell_text(action, column)))
            elif place:
                row.append(None)
            else:
                text = lead.get(column.role) or cell_text(action, column)
                row.append(body_cell(text, column.role, rows=count))
        rows.append(row)
    return rows


def ranges(draw: Chances) -> Made:
    """Return numbered packed cells whose owners and periods are told for ranges of numbers."""
    maker = PlanMaker(draw)
    maker.several_owners = False
    measures = maker.measures(draw.number(3, 5), 2, 6)
    columns = [
        column
        for column in choose_columns(draw, number=False)
        if column.role not in ("target", "note")
    ]
    number_steps(draw, measures, "{a})")
    for measure in measures:
        for action in measure.actions:
            fill_gaps(maker, action)
    keep_columns(draw, measures, columns)
    body: list[Row] = []
    for measure in measures:
        row: Row = []
        lead = lead_texts(measure, columns)
        for column in columns:
            if column.role in lead:
                row.append(body_cell(lead[column.role], column.role))
            elif column.role == "how":
                row.append(Cell("\n".join(cell_text(action, column) for action in measure.actions)))
            else:
                row.append(Cell(ranged(draw, measure, column)))
        body.append(row)
    table = plan_table(draw, columns, body, bands=list(range(len(body))))
    return Made([table], measures, variant="ranges", allowed=PAIRING, landscape=len(columns) > 4)


def ranged(draw: Chances, measure: Measure, column: Column) -> str:
    """Return one text for each of one or two runs of steps, and let the steps have it."""
    count = len(measure.actions)
    cut = draw.number(1, count)
    lines = []
    for first, last in ((1, cut), (cut + 1, count)):
        if first > last:
            continue
        head = measure.actions[first - 1]
        share(measure.actions[first - 1 : last], column.role, column.key)
        label = f"{first})" if first == last else f"{first}) - {last})"
        lines.append(f"{draw.digits(label)} {cell_text(head, column)}")
    return "\n".join(lines)
