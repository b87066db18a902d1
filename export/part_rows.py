"""Rows of the tables that hold one row for each part of a record: owners, months, cells."""

from collections.abc import Iterator

from ..models import Action, BoxList, Report
from .bounds import value_to_months
from .cells import Cell, Row, number_to_cell


def owner_rows(action: Action, row_id: str) -> Iterator[Row]:
    """Yield a row for each owner of an action."""
    for number, name in enumerate(action.responsible, 1):
        yield row_id, number, name


def month_rows(action: Action, row_id: str) -> Iterator[Row]:
    """Yield a row for each month of an action's period, if it is sure and has both sides."""
    if action.period and action.period.status == "ok":
        for month in value_to_months(action.period.value):
            yield row_id, month


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
