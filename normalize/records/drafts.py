"""Drafts: records with their doubts, before they have a place in a Report."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...extract.geometry import Box
from ...extract.tables.table import Table
from ...models import Action, FiscalYear, Indicator, Place
from ..joined.rows import Row
from .cell_values import Doubt


@dataclass(frozen=True, slots=True)
class Setting:
    """What a record takes from its document.

    Attributes:
        fiscal_year: dates periods that are written without a year.
        page_labels: the printed page number of each page.
        unit: unit of money printed above the table, e.g. "ล้านบาท".
    """

    fiscal_year: FiscalYear | None = None
    page_labels: Mapping[int, str | None] | None = None
    unit: str | None = None

    def place(
        self, table: Table, row: int | None = None, box: Box | None = None, page: int | None = None
    ) -> Place:
        """Return where something stands; ``row`` is counted below the headings, from 1."""
        number = page or table.page
        around = box or table.box
        return Place(
            page=number,
            page_label=(self.page_labels or {}).get(number),
            table=table.number,
            row=row,
            box=(
                round(around.x0, 1),
                round(around.top, 1),
                round(around.x1, 1),
                round(around.bottom, 1),
            ),
        )


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator and the doubts about it."""

    indicator: Indicator
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """An action and the doubts about it.

    ``again`` tells that it repeats a printed number on purpose: a spanning cell, a year each.
    """

    action: Action
    doubts: tuple[Doubt, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure, its actions, and the doubts about it."""

    no: int | None
    name: str | None
    place: Place
    actions: tuple[ActionDraft, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class TableDoubt:
    """A doubt about a row or a column of a table, with its place."""

    code: str
    place: Place
    facts: Mapping[str, object]


def row_number(row: Row) -> int:
    """Return a row's number in its piece of a table, headings left out, from 1."""
    return max(row.grid_row - row.table.header_rows + 1, 1)
