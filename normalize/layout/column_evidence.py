"""What the cells and the place of each column show, before any heading is believed."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log1p
from statistics import mean

from ...extract.tables.table import Cell, Table
from ..knowledge import load
from ..values.enumerators import split_enumerator
from ..values.kinds import parse_value
from ..values.number_ranges import split_numbers
from ..wording import ascii_digits, fold, is_blank
from .inferring import begins_name

_GROUPING = 0.8  # a column has this share of the cells of the one whose rows it groups, or less
_MOST_CELLS = 60  # of one column; more say nothing new
_LIST_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?")
_MOST_PARTS = 0.6  # of the lines of a cell: a value that wraps reads in one line of two
_PLAIN_NUMBER = re.compile(r"\d{1,3}[.)]?")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d|\.-)?|\d{4,9}(?:\.\d\d|\.-)?")
_SCORE = re.compile(r"\d{1,3}\.\d{1,2}%?")
_TICK = re.compile(r"[/✓✔√×xX●○•*☑■]{1,3}")

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
_WORDS = load("column_words")


@dataclass(frozen=True, slots=True)
class ColumnCells:
    """The cells of one column below the headings.

    Attributes:
        cells: each once, from top to bottom, cells over several columns left out.
        n_rows: rows of the table below its headings.
    """

    cells: tuple[Cell, ...]
    n_rows: int

    @property
    def filled(self) -> list[Cell]:
        """Cells that say something."""
        return [cell for cell in self.cells if not is_blank(cell.text)]

    @property
    def texts(self) -> list[str]:
        """The texts of the cells that say something."""
        return [cell.text for cell in self.filled][:_MOST_CELLS]


def column_cells(table: Table, first_row: int) -> list[ColumnCells]:
    """Return the cells of every column below a table's headings."""
    columns: list[list[Cell]] = [[] for _ in range(table.n_columns)]
    for cell in table:
        if cell.row >= first_row and cell.column_span == 1:
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
    every = column_cells(table, first_row)
    kept = [i for i in range(len(every)) if i not in calendar or i - 1 not in calendar]
    columns = [ColumnCells((), every[i].n_rows) if i in calendar else every[i] for i in kept]
    seen = [_look(column) for column in columns]
    for look, index in zip(seen, kept, strict=True):
        look["period"] = 1.0 if index in calendar else look["period"]
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
            "leads_group": float(0 < counts[index] < _GROUPING * finer),
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
    places = {index: place for place, index in enumerate(kept)}
    following = [places.get(i, 0) for i in range(len(every))]  # of a calendar's others, nothing
    return [vectors[place] for place in following]


def grouping_columns(columns: Sequence[ColumnCells]) -> list[int]:
    """Return the columns that group the rows of one to their right, from left to right."""
    counts = [len(column.filled) for column in columns]
    return [
        index
        for index, count in enumerate(counts)
        if 0 < count < _GROUPING * max(counts[index + 1 :], default=0)
    ]


def _look(column: ColumnCells) -> dict[str, float]:
    """Return what the cells of one column look like by themselves."""
    texts = column.texts
    marks = [split_enumerator(text) for text in texts]
    numbers = [mark.number for mark in marks if mark.number is not None]
    plain = [_as_number(text) for text in texts]
    counted = [number for number in plain if number is not None] or numbers
    steps = list(pairwise(counted))
    above = list(pairwise(texts))
    filled = column.filled[:_MOST_CELLS]
    return {
        "mean": mean(map(len, texts)) if texts else 0.0,
        "several_rows": _share([cell.row_span > 1 for cell in filled]),
        "repeats_above": _share([fold(a) == fold(b) for a, b in above]),
        "lines": min(mean(len(cell.lines) for cell in filled) / 8.0, 1.0) if filled else 0.0,
        "list_number": _fitting(texts, _LIST_NUMBER),
        "plain_number": _fitting(texts, _PLAIN_NUMBER),
        "starts_numbered": _share([mark.printed is not None and bool(mark.rest) for mark in marks]),
        "starts_levels": _share([_has_levels(mark.printed) for mark in marks]),
        "restarts": _share([b == 1 and a >= 1 for a, b in steps]),
        "counts_on": _share([b == a + 1 for a, b in steps]),
        "packed": _share([_holds_several(cell) for cell in filled]),
        "period": _share([_holds(cell, _is_period) for cell in filled]),
        "owner": _share([_holds(cell, _is_owner) for cell in filled]),
        "short_text": _share([len(text) < 25 for text in texts]),
        "amount": _share([_holds(cell, _is_amount) for cell in filled]),
        "score": _fitting(texts, _SCORE),
        "tick": _fitting(texts, _TICK),
        "checks": _share([any(word in fold(text) for word in _WORDS["checks"]) for text in texts]),
        "targets": _share([_begins(mark.rest, "targets") for mark in marks]),
        "aims": _share([_begins(mark.rest, "aims") for mark in marks]),
        "holds_digits": _share([any(map(str.isdigit, mark.rest)) for mark in marks]),
    }


def _begins(text: str, words: str) -> bool:
    return text.startswith(tuple(_WORDS[words]))


def _share(signs: Sequence[bool]) -> float:
    return sum(signs) / len(signs) if signs else 0.0


def _fitting(texts: Sequence[str], pattern: re.Pattern[str]) -> float:
    return _share([pattern.fullmatch(ascii_digits(text).strip()) is not None for text in texts])


def _as_number(text: str) -> int | None:
    digits = ascii_digits(text).strip().strip(".()")
    last = digits.rpartition(".")[2]
    plain = digits.replace(".", "")
    return int(last) if plain.isascii() and plain.isdecimal() and len(last) <= 3 else None


def _has_levels(printed: str | None) -> bool:
    return printed is not None and "." in printed.strip(".()")


def _holds_several(cell: Cell) -> bool:
    return sum(split_enumerator(line.text).printed is not None for line in cell.lines) > 1


def _holds(cell: Cell, test: Callable[[str], bool]) -> bool:
    """Tell whether a cell is such a value, or holds several of them, numbered or a line each."""
    if test(cell.text):
        return True
    found = [split_numbers(line.text) for line in cell.lines]
    if len(found) == 1 and not found[0].numbers:
        return False
    parts = [part.rest for part in found if not is_blank(part.rest)]
    return bool(parts) and sum(map(test, parts)) >= _MOST_PARTS * len(parts)


def _is_owner(text: str) -> bool:
    return len(text) <= 60 and begins_name(text)


def _is_period(text: str) -> bool:
    return _reads_as(text, "period")


@lru_cache(maxsize=8192)
def _reads_as(text: str, kind: str) -> bool:
    if len(text) > 120 or _LIST_NUMBER.fullmatch(ascii_digits(text).strip()):
        return False
    return parse_value(text, kind).status in ("ok", "ambiguous")


def _is_amount(text: str) -> bool:
    digits = ascii_digits(text).strip()
    if _AMOUNT.fullmatch(digits):
        return True
    return "บาท" in text and len(text) < 40 and parse_value(text, "money").status == "ok"
