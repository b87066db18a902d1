"""Rows of the tables that hold one row for each part of a record: owners, months, cells."""

from collections.abc import Iterator
from decimal import Decimal

from ..models import Action, BoxList, Report
from .bounds import value_to_amounts, value_to_days, value_to_months
from .cells import JOINT, Cell, Row, cell_to_text, decimal_to_cell, number_to_cell

# Kinds of values that have days, and those that have bounds.
_TIMES = frozenset(("date", "month", "period", "fiscal_year", "quarter"))
_AMOUNTS = frozenset(("money", "number", "percent", "score"))


def owner_rows(action: Action, row_id: str) -> Iterator[Row]:
    """Yield a row for each owner of an action."""
    for number, name in enumerate(action.responsible, 1):
        yield row_id, number, name


def month_rows(action: Action, row_id: str) -> Iterator[Row]:
    """Yield a row for each month of an action's period, if it is sure and has both sides."""
    if action.period and action.period.status == "ok":
        for month in value_to_months(action.period.value):
            yield row_id, month


def value_rows(action: Action, row_id: str) -> Iterator[Row]:
    """Yield a row for each value in the columns to which a profile gives a kind."""
    for name, one in action.values.items():
        parts = one.value if isinstance(one.value, list) else [one.value]
        amounts = value_to_amounts(one.value) if one.kind in _AMOUNTS else (None, None)
        dated = one.value if one.kind in _TIMES and not isinstance(one.value, Decimal) else None
        yield (
            row_id,
            name,
            one.header,
            one.kind,
            one.raw or None,
            JOINT.join(filter(None, map(cell_to_text, parts))) or None,
            one.status,
            *map(decimal_to_cell, amounts),
            *value_to_days(dated),
        )


def table_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each cell of the tables that went into no record.

    The headings stand beside each cell; of a table that has nothing else, they are row 0.
    """
    for number, table in enumerate(report.tables, 1):
        before = (report.document_id, report.source.file, number, table.page)
        box = box_to_cells(table.box)
        rows = enumerate(table.rows, 1) if table.rows else enumerate([table.header])
        for row_no, texts in rows:
            for place, text in enumerate(texts):
                if text is not None:
                    header = table.header[place] if place < len(table.header) else None
                    yield *before, row_no, place + 1, header or None, text or None, *box


def box_to_cells(box: BoxList | None) -> tuple[Cell, ...]:
    """Return the four sides of a box as cells."""
    return (None,) * 4 if box is None else tuple(number_to_cell(side) for side in box)
