"""DocumentContext: what records take from their document, and where things stand on a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..extract.geometry import Box
from ..extract.pages.document import DocumentPage
from ..extract.tables.table import Table
from ..models import BoxList, FiscalYear, Place


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What a record takes from its document.

    Attributes:
        fiscal_year: dates periods that are written without a year.
        pages: the pages by number; they know their labels and how they were turned to be read.
        unit: unit of money printed above the table or one before it, e.g. "ล้านบาท".
        own_unit: the unit printed beside this very table.
    """

    fiscal_year: FiscalYear | None = None
    pages: Mapping[int, DocumentPage] = field(default_factory=dict)
    unit: str | None = None
    own_unit: str | None = None

    def place(
        self, table: Table, row: int | None = None, box: Box | None = None, page: int | None = None
    ) -> Place:
        """Return where something stands; ``row`` is counted below the headings, from 1."""
        number = page or table.page
        return Place(
            page=number,
            page_label=self.page_label(number),
            table=table.number,
            row=row,
            box=self.rounded_box(number, box or table.box),
        )

    def place_of_text(self, page: int, box: Box) -> Place:
        """Return where a passage of running text stands."""
        return Place(
            page=page,
            page_label=self.page_label(page),
            box=self.rounded_box(page, box),
        )

    def page_label(self, page: int) -> str | None:
        """Return the page number that is printed on a page."""
        known = self.pages.get(page)
        return known.label if known else None

    def displayed_box(self, page: int, box: Box) -> Box:
        """Return a box, in points, on the page as a viewer displays it."""
        known = self.pages.get(page)
        return known.displayed_box(box) if known else box

    def rounded_box(self, page: int, box: Box) -> BoxList:
        """Return a box on the page as a viewer displays it, in tenths of a point."""
        shown = self.displayed_box(page, box)
        return round(shown.x0, 1), round(shown.top, 1), round(shown.x1, 1), round(shown.bottom, 1)
