"""One stage by itself: a Table or a DataFrame to records, without a document around it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Union

from ..extract.geometry import Box
from ..extract.pages.document import DocumentPage
from ..extract.tables.table import Cell, Table
from ..extract.text.lines import Line
from ..models import Finding, Indicator, Measure, OtherTable
from .about.fiscal_year import make_fiscal_year
from .checks import check_numbers
from .context import DocumentContext
from .joined.joining import join_tables
from .layout.profile import Profile
from .records.assemble import make_measure, read_tables, record_findings

if TYPE_CHECKING:
    import pandas as pd

_LINE_PT, _LETTER_PT, _COLUMN_PT, _SIZE_PT = 14.0, 5.0, 100.0, 11.0


class TableRecords(NamedTuple):
    """What one table says.

    Attributes:
        indicators: of a score table.
        measures: of a measures table.
        tables: the table itself, where no profile claims it.
        findings: about the records and rows.
    """

    indicators: list[Indicator]
    measures: list[Measure]
    tables: list[OtherTable]
    findings: list[Finding]


def read_records(
    source: Union[Table, "pd.DataFrame"],
    *,
    fiscal_year: int | None = None,
    title: str = "",
    profiles: Sequence[Profile] = (),
) -> TableRecords:
    """Return the records of one table, whether it comes from a page or from a spreadsheet.

    Args:
        source: a Table, or a DataFrame whose column names are the headings.
        fiscal_year: Buddhist year that dates months written without one.
        title: what the document calls itself; some profiles ask for it.
        profiles: layouts of the user's own, tried before the built-in ones.
    """
    table = source if isinstance(source, Table) else frame_to_table(source)
    page = DocumentPage(
        number=table.page,
        width=table.box.x1,
        height=table.box.bottom,
        label=None,
        lines=(),
        tables=(table,),
        furniture=(),
        text="",
        health="fine",
    )
    context = DocumentContext(fiscal_year=make_fiscal_year(fiscal_year) if fiscal_year else None)
    records = read_tables(join_tables([page], profiles, title), context)
    indicators = [draft.indicator for draft in records.indicators]
    found = [*records.headers, *record_findings(records)]
    found += check_numbers(indicators, records.measures)
    measures = [make_measure(draft) for _, draft in records.measures]
    return TableRecords(indicators, measures, records.others, found)


def frame_to_table(frame: "pd.DataFrame") -> Table:
    """Return a DataFrame as a Table: its column names are the heading, missing cells are blank."""
    rows = [[str(name) for name in frame.columns]]
    for values in frame.astype(object).where(frame.notna(), "").itertuples(index=False):
        rows.append([str(value) for value in values])
    cells: list[Cell] = []
    top = 0.0
    for index, texts in enumerate(rows):
        parts = [text.splitlines() for text in texts]
        bottom = top + max(1, *map(len, parts)) * _LINE_PT
        for column, lines in enumerate(parts):
            box = Box(column * _COLUMN_PT, top, (column + 1) * _COLUMN_PT, bottom)
            placed = tuple(
                _line(line, box.x0, top + number * _LINE_PT) for number, line in enumerate(lines)
            )
            cells.append(Cell(placed, box, 1, index, column))
        top = bottom
    around = Box(0.0, 0.0, max(len(rows[0]), 1) * _COLUMN_PT, top)
    return Table(1, 1, around, len(rows), len(rows[0]), tuple(cells), header_rows=1)


def _line(text: str, x0: float, top: float) -> Line:
    width = _LETTER_PT * len(text)
    return Line(text.strip(), Box(x0, top, x0 + width, top + _SIZE_PT), _SIZE_PT)
