"""What the cells and the place of each column show, before any heading is believed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from ...extract.tables.table import Cell, Table
from ..wording import is_blank
from .cell_looks import SIGNS, CellLooks
from .tolerances import COLUMN_EVIDENCE_GROUPING, MOST_CELLS

# Names of the features, in the order of the vectors; knowledge/column_roles.toml has their weights.
FEATURES = (
    *("filled", "several_rows", "repeats_above", "group_degree", "leads_group"),
    *("length", "relative_length", "longest", "lines"),
    *("list_number", "plain_number", "starts_numbered", "starts_levels", "restarts", "counts_on"),
    *("packed", "period", "owner", "short_text", "amount", "score", "tick"),
    *("first", "second", "last", "place", "after_number", "after_longest", "before_period"),
    *("after_period", "after_owner"),
    *("checks", "targets", "aims", "holds_digits"),
)
# Those of how a column's cells span the rows of the others.
STRUCTURE = frozenset(("several_rows", "group_degree", "leads_group"))


@dataclass(frozen=True, slots=True)
class ColumnCells:
    """The cells of one column below the headings.

    Attributes:
        filled: those that say something, each once, from top to bottom; cells over several columns
            are left out.
        n_rows: rows of the table below its headings.
    """

    filled: tuple[Cell, ...]
    n_rows: int

    @property
    def texts(self) -> list[str]:
        """The texts of the cells that say something."""
        return [cell.text for cell in self.filled[:MOST_CELLS]]


def column_cells(table: Table, first_row: int) -> list[ColumnCells]:
    """Return the cells of every column below a table's headings."""
    columns: list[list[Cell]] = [[] for _ in range(table.n_columns)]
    for cell in table:
        if cell.row >= first_row and cell.column_span == 1 and not is_blank(cell.text):
            columns[cell.column].append(cell)
    n_rows = max(table.n_rows - first_row, 1)
    return [ColumnCells(tuple(cells), n_rows) for cells in columns]


def column_evidence(
    table: Table, first_row: int, calendar: Collection[int] = ()
) -> list[tuple[float, ...]]:
    """Return for each column what it shows, one number from 0 to 1 for each of `FEATURES`.

    Args:
        table: one table.
        first_row: its first row below the headings.
        calendar: columns that are a period together; the others see them as one column of periods.
    """
    return TableEvidence(table, CellLooks()).below(first_row, calendar)


class TableEvidence:
    """What the columns of one table show, worked out once for each row that headings may end at."""

    def __init__(self, table: Table, looks: CellLooks) -> None:
        """Look at nothing yet.

        Args:
            table: one table.
            looks: of the cells of its document.
        """
        self._table, self._looks = table, looks
        self._cells: dict[int, list[ColumnCells]] = {}
        self._columns: dict[tuple[int, int], dict[str, float]] = {}
        self._shown: dict[tuple[int, frozenset[int]], list[tuple[float, ...]]] = {}

    def cells(self, first_row: int) -> list[ColumnCells]:
        """Return the cells of every column below the headings."""
        if first_row not in self._cells:
            self._cells[first_row] = column_cells(self._table, first_row)
        return self._cells[first_row]

    def below(self, first_row: int, calendar: Collection[int] = ()) -> list[tuple[float, ...]]:
        """Return what each column shows, as `column_evidence`."""
        key = (first_row, frozenset(calendar))
        if key not in self._shown:
            self._shown[key] = self._weigh(first_row, calendar)
        return self._shown[key]

    def _column(self, first_row: int, index: int) -> dict[str, float]:
        key = (first_row, index)
        if key not in self._columns:
            self._columns[key] = _look(self.cells(first_row)[index], self._looks)
        return self._columns[key].copy()

    def _weigh(self, first_row: int, calendar: Collection[int]) -> list[tuple[float, ...]]:
        every = self.cells(first_row)
        kept = [i for i in range(len(every)) if i not in calendar or i - 1 not in calendar]
        columns = [ColumnCells((), every[i].n_rows) if i in calendar else every[i] for i in kept]
        seen = [
            _look(column, self._looks) if index in calendar else self._column(first_row, index)
            for column, index in zip(columns, kept, strict=True)
        ]
        for look, index in zip(seen, kept, strict=True):
            look["period"] = 1.0 if index in calendar else look["period"]
        vectors = _beside_each_other(columns, seen)
        places = {index: place for place, index in enumerate(kept)}
        following = [places.get(i, 0) for i in range(len(every))]  # of a calendar's others, nothing
        return [vectors[place] for place in following]


def _beside_each_other(
    columns: Sequence[ColumnCells], seen: Sequence[dict[str, float]]
) -> list[tuple[float, ...]]:
    """Return what each column shows by itself and beside the others."""
    lengths = [look["mean"] for look in seen]
    widest = max(lengths, default=0.0) or 1.0
    counts = [len(column.filled) for column in columns]
    most = max(counts, default=0) or 1
    # No column is the longest where several are alike.
    longest = lengths.index(widest) if lengths.count(widest) == 1 else -2
    last = len(columns) - 1
    vectors = []
    for index, (column, look) in enumerate(zip(columns, seen, strict=True)):
        left = seen[index - 1] if index else {}
        right = seen[index + 1] if index < last else {}
        finer = max(counts[index + 1 :], default=0)
        look |= {
            "filled": min(counts[index] / column.n_rows, 1.0),
            "group_degree": 1.0 - counts[index] / most,
            "leads_group": float(0 < counts[index] < COLUMN_EVIDENCE_GROUPING * finer),
            "length": min(log1p(look["mean"]) / 6.0, 1.0),
            "relative_length": look["mean"] / widest,
            "longest": float(index == longest),
            "first": float(index == 0),
            "second": float(index == 1),
            "last": float(index == last),
            "place": index / last if last else 0.0,
            "after_number": left.get("plain_number", 0.0),
            "after_longest": float(index == longest + 1),
            "before_period": right.get("period", 0.0),
            "after_period": left.get("period", 0.0),
            "after_owner": left.get("owner", 0.0),
        }
        vectors.append(tuple(look[name] for name in FEATURES))
    return vectors


def grouping_columns(columns: Sequence[ColumnCells]) -> list[int]:
    """Return the columns that group the rows of one to their right, from left to right."""
    counts = [len(column.filled) for column in columns]
    return [
        index
        for index, count in enumerate(counts)
        if 0 < count < COLUMN_EVIDENCE_GROUPING * max(counts[index + 1 :], default=0)
    ]


def _look(column: ColumnCells, looks: CellLooks) -> dict[str, float]:
    """Return what the cells of one column look like by themselves."""
    filled = column.filled[:MOST_CELLS]
    seen = [looks.of(cell) for cell in filled]
    plain = [look.counted for look in seen if look.counted is not None]
    numbers = [look.list_number for look in seen if look.list_number is not None]
    steps = list(pairwise(plain or numbers))
    signs = zip(*(look.signs for look in seen), strict=True) if seen else [()] * len(SIGNS)
    return dict(zip(SIGNS, map(_share, signs), strict=True)) | {
        "mean": _mean([look.length for look in seen]),
        "several_rows": _share([cell.row_span > 1 for cell in filled]),
        "repeats_above": _share([a.folded == b.folded for a, b in pairwise(seen)]),
        "lines": min(_mean([len(cell.lines) for cell in filled]) / 8.0, 1.0),
        "restarts": _share([b == 1 and a >= 1 for a, b in steps]),
        "counts_on": _share([b == a + 1 for a, b in steps]),
    }


def _share(signs: Sequence[bool]) -> float:
    return sum(signs) / len(signs) if signs else 0.0


def _mean(numbers: Sequence[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
