"""A score table that is a plan as well: parted into the rows of each."""

from dataclasses import replace

from ..joined.rows import JoinedTable, Row
from ..wording import is_blank
from .row_kinds import row_kind


def part_table(table: JoinedTable) -> list[JoinedTable]:
    """Return a table as it is, or where its rows are indicators and steps each by itself.

    An indicator whose cells span the rows of several steps is one; a total has no step.
    """
    layout = table.layout
    if layout is None or layout.plan is None:
        return [table]
    name, score = layout.column("name"), layout.column("score")
    assert name is not None  # the profile requires both
    assert score is not None
    plan = [c.index for c in layout.plan.columns if c.index != name.index]
    scores: list[Row] = []
    steps: list[Row] = []
    for row in table.rows:
        above = scores[-1].slots if scores else None
        has_step = any(not _is_empty(row, index) for index in plan)
        goes_on = above is not None and row.slots[name.index] is above[name.index]
        if not goes_on and not (has_step and _is_empty(row, name.index, score.index)):
            scores.append(row)
        if has_step and row_kind(row, layout.profile, name.index, None) == "record":
            steps.append(row)
    return [
        replace(table, layout=replace(layout, plan=None), rows=tuple(scores)),
        replace(table, layout=layout.plan, rows=tuple(steps)),
    ]


def _is_empty(row: Row, *columns: int) -> bool:
    return all((slot := row.slots[column]) is None or is_blank(slot.text) for column in columns)
