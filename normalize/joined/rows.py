"""Rows: the cells of a joined table as its columns see them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...extract.anomalies import Anomaly
from ...extract.geometry import Box, boxes_to_box
from ...extract.tables.table import Cell, Table
from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line
from ..layout.layout import Layout
from ..wording import is_blank


class Slot:
    """One cell of a joined table; more than one part where a page break cut it.

    Attributes:
        parts: the cell, or its pieces from top to bottom.
        lines: those of all parts, in reading order.
        text: the lines joined as one text.
    """

    __slots__ = ("lines", "parts", "text")

    def __init__(self, parts: tuple[Cell, ...]) -> None:
        self.parts = parts
        single = parts[0] if len(parts) == 1 else None
        self.lines: tuple[Line, ...] = (
            single.lines if single else tuple([line for part in parts for line in part.lines])
        )
        self.text: str = single.text if single else join_lines(self.lines)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Slot) or len(self.parts) != len(other.parts):
            return False
        for one, two in zip(self.parts, other.parts, strict=True):
            if one.column != two.column or one.row != two.row or one.page != two.page:
                return False  # cells of other places are others, whatever they hold
        return self.parts == other.parts

    def __hash__(self) -> int:
        """Return a number by the place of the cell: its lines take ten times longer to count in."""
        first = self.parts[0]
        return hash((len(self.parts), first.page, first.row, first.column))

    @property
    def blank(self) -> bool:
        """It says nothing: empty, a dash or a dotted line."""
        return is_blank(self.text)

    @property
    def repairs(self) -> tuple[str, ...]:
        """Names of the repairs that changed its text, once each."""
        return tuple(dict.fromkeys([name for line in self.lines for name in line.repairs]))

    @property
    def anomalies(self) -> tuple[Anomaly, ...]:
        """What stands in it and is no plain text."""
        return tuple(anomaly for part in self.parts for anomaly in part.anomalies)

    def paged_lines(self) -> Iterator[tuple[int, Line]]:
        """Yield the page of each line with the line."""
        for part in self.parts:
            for line in part.lines:
                yield part.page, line


@dataclass(frozen=True)
class Row:
    """One row of a joined table.

    Attributes:
        slots: one for each column of the joined table; the same object where a cell spans.
        table: the piece that it stands in.
        grid_row: its row there, from 0.
        after_break: the first row of a piece that continues another.
    """

    slots: tuple[Slot | None, ...]
    table: Table
    grid_row: int
    after_break: bool = False

    @property
    def box(self) -> Box:
        """Around its cells on the page it starts on, spans cut to the row where that is known."""
        cells = [part for slot in self.slots if slot for part in slot.parts[:1]]
        cells = [cell for cell in cells if cell.page == self.table.page] or list(self.table.cells)
        own = [cell for cell in cells if cell.row_span == 1] or cells
        tops, bottoms = [c.box.top for c in own], [c.box.bottom for c in own]
        around = boxes_to_box([cell.box for cell in cells])
        return Box(around.x0, min(tops), around.x1, max(bottoms))

    @property
    def text(self) -> str:
        """All its texts, once each."""
        slots = dict.fromkeys(slot for slot in self.slots if slot and slot.text)
        return " | ".join(slot.text for slot in slots)

    @property
    def banner(self) -> str | None:
        """Its only text where one cell says it all for the row: a spanning cell, or the first."""
        filled = list(dict.fromkeys(slot for slot in self.slots if slot and slot.text.strip()))
        if len(filled) != 1 or len(self.slots) < 2:
            return None
        return filled[0].text if self.slots[0] is filled[0] else None

    @property
    def spanned(self) -> bool:
        """One cell covers every column."""
        return len(self.slots) > 1 and len(set(map(id, self.slots))) == 1


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is left out of the records on purpose: a sum, a note, a heading of some rows.

    Attributes:
        first: its first cell.
        text: all its texts.
        is_doubtful: it says that it is a sum, and nothing adds up to it.
    """

    first: Cell
    text: str
    is_doubtful: bool


@dataclass(frozen=True)
class JoinedTable:
    """A table of one or more pieces, headings left out.

    Attributes:
        pieces: the tables it was made of, in order.
        headers: of each column, as printed.
        layout: how it is to be read; None where no profile claims it.
        rows: every row below the headings.
        unit: of money, as a line above the table prints it, e.g. "ล้านบาท".
        form: each row is a form of its own: its steps are counted in one cell, and what the other
            cells say belongs to each of them.
        counts_steps: its list numbers are those of steps; its measures are forms around them.
        not_joined: it has no headings and looks like a piece of the table before.
        asides: rows that are no records and are reported.
        beside: pages of which columns were read beside those of its pieces.
    """

    pieces: tuple[Table, ...]
    headers: tuple[str, ...]
    layout: Layout | None
    rows: tuple[Row, ...]
    unit: str | None = None
    form: bool = False
    counts_steps: bool = False
    not_joined: bool = False
    asides: tuple[Aside, ...] = ()
    beside: tuple[int, ...] = ()


def field_columns(table: JoinedTable) -> dict[str, int]:
    """Return the columns of the fields of a table, by field."""
    columns = table.layout.columns if table.layout else ()
    return {c.field: c.index for c in columns if c.field != "extra"}


def text_of(row: Row, column: int) -> str:
    """Return the text that a row has in a column."""
    slot = row.slots[column]
    return slot.text if slot else ""


def says(row: Row, column: int) -> bool:
    """Return whether a row says something in a column."""
    return not is_blank(text_of(row, column))
