"""Sheet: the rows of one sheet as they stand, and where the table in it begins."""

from dataclasses import dataclass, field, replace
from typing import Any

Rows = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file; a text file is one sheet without a name.

    Attributes:
        name: as the file has it.
        rows: cells as they stand; None for an empty one in workbooks, "" in text. All as wide.
        hidden: it is not shown.
        header_row: the first row of headings, from 0.
        header_rows: how many rows of headings there are.
        notes: what was odd about it, for the person who cleans it.
    """

    name: str
    rows: Rows = field(repr=False)
    hidden: bool = False
    header_row: int = 0
    header_rows: int = 1
    notes: tuple[str, ...] = ()

    @property
    def above(self) -> Rows:
        """Rows above the headings."""
        return self.rows[: self.header_row]

    @property
    def heads(self) -> Rows:
        """Rows of headings."""
        return self.rows[self.header_row : self.header_row + self.header_rows]

    @property
    def body(self) -> Rows:
        """Rows below the headings."""
        return self.rows[self.header_row + self.header_rows :]

    def with_notes(self, *notes: str) -> "Sheet":
        """Return it with more notes."""
        return replace(self, notes=(*self.notes, *notes))


def is_empty(cell: Any) -> bool:
    """Tell whether a cell has nothing in it.

    >>> is_empty(None), is_empty(" "), is_empty(0)
    (True, True, False)
    """
    return cell is None or (isinstance(cell, str) and not cell.strip())


def even_rows(rows: Rows, empty: str | None) -> Rows:
    """Return rows that are all as wide as the widest; empty ones at the end are left out.

    >>> even_rows([[1, 2], [3], []], None)
    [[1, 2], [3, None]]
    """
    last = max((n for n, row in enumerate(rows, 1) if any(not is_empty(c) for c in row)), default=0)
    width = max((len(row) for row in rows[:last]), default=0)
    return [[*row, *([empty] * (width - len(row)))] for row in rows[:last]]
