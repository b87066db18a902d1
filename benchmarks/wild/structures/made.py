"""What a structure hands back, and the pieces that several structures share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..chances import Chances
from ..pages import Block, Cell, Row, Table
from ..plans import Column, Measure, cell_text


@dataclass(slots=True)
class Made:
    """The pages of one structure with the truth about them."""

    blocks: list[Block]
    measures: list[Measure] = field(default_factory=list)
    indicators: list[dict[str, Any]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)  # those that are neither
    score: float | None = None
    grade: str | None = None
    title: str = "plan"  # which titles fit, or the title itself
    expected: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    landscape: bool = False
    variant: str = ""
    without: set[str] = field(default_factory=set)  # rules under which it could not be read
    producers: set[str] = field(default_factory=set)  # the only ones that can draw it


def heading_cell(text: str, **changes: Any) -> Cell:
    return Cell(text, align="center", bold=True, middle=True, **changes)


def heading_row(columns: Sequence[Column]) -> Row:
    return [heading_cell(column.heading) for column in columns]


CENTERED = {"when", "who", "start", "end"}


def body_cell(text: str, role: str, center: bool = False, **changes: Any) -> Cell:
    """Return a cell of a body row, aligned as its role asks for."""
    align = "left"
    if role in ("number", "step") or (center and role in CENTERED):
        align = "center"
    elif role == "money":
        align = "right" if center else "center"
    return Cell(text, align=align, **changes)


def number_of(measure: Measure) -> str:
    """Return what the number column says of a measure."""
    return measure.no_raw


def lead_texts(measure: Measure, columns: Sequence[Column]) -> dict[str, str]:
    """Return the texts of the number and the measure column for one measure."""
    numbered = any(column.role == "number" for column in columns)
    name = measure.name if numbered else measure.numbered
    return {"number": number_of(measure), "measure": name}


def action_rows(
    draw: Chances, measure: Measure, columns: Sequence[Column], mode: str, center: bool
) -> list[Row]:
    """Return one row per step; the measure's cells span, are blank, or are printed again.

    Args:
        mode: span | blank | again
    """
    lead = lead_texts(measure, columns)
    rows: list[Row] = []
    for place, action in enumerate(measure.actions):
        row: Row = []
        for column in columns:
            if column.role not in lead:
                row.append(body_cell(cell_text(action, column), column.role, center))
            elif place == 0:
                span = len(measure.actions) if mode == "span" else 1
                row.append(body_cell(lead[column.role], column.role, center, rows=span))
            elif mode == "span":
                row.append(None)
            else:
                text = lead[column.role] if mode == "again" else ""
                row.append(body_cell(text, column.role, center))
        rows.append(row)
    return rows


def plan_table(draw: Chances, columns: Sequence[Column], rows: list[Row], **changes: Any) -> Table:
    """Return the table of a plan, its heading as the office likes it."""
    roles = [column.role for column in columns]
    widths = [column.weight for column in columns]
    table = Table(widths, [heading_row(columns)], rows, roles=roles, **changes)
    dress(draw, table, columns)
    table.orphan = draw.chance(0.1)
    return table


def dress(draw: Chances, table: Table, columns: Sequence[Column]) -> None:
    """Give a table's heading what some offices add: a heading over two, numbers of the columns."""
    roles = [column.role for column in columns]
    over = [
        pair
        for pair in ("who when", "when who", "start end")
        if f" {pair} " in f" {' '.join(roles)} "
    ]
    if over and draw.chance(1.0 if over[0] == "start end" else 0.12):
        role = "when" if over[0] == "start end" else "over"
        at = roles.index(over[0].split()[0])
        top: Row = [heading_cell(column.heading, rows=2) for column in columns]
        top[at : at + 2] = [heading_cell(draw.heading(role), columns=2), None]
        low: Row = [None] * len(columns)
        low[at : at + 2] = [heading_cell(column.heading) for column in columns[at : at + 2]]
        table.header = [top, low]
    if draw.chance(0.04):  # a title inside the table
        title = heading_cell(f"ตาราง{draw.title('plan')}", columns=len(columns))
        table.header.insert(0, [title, *[None] * (len(columns) - 1)])
    if draw.chance(0.08):
        pattern = draw.pick(["({})", "{}"])
        numbers = [draw.digits(pattern.format(place)) for place in range(1, len(columns) + 1)]
        table.header.append([Cell(text, align="center") for text in numbers])
