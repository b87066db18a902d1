"""Score columns: what each column of a score table is, proved by the names of the indicators."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from statistics import mean

from ...extract.tables.table import Cell, Table
from ..ita import instrument_named, is_official_name
from ..values.enumerators import bare_list_number, split_plain_number
from ..values.kinds import parse_value
from ..wording import ascii_digits, fold
from .inferring import column_texts
from .tolerances import (
    SCORE_COLUMNS_FEWEST_NAMES,
    SCORE_COLUMNS_LISTED,
    SCORE_COLUMNS_LONG_TEXT,
    SCORE_COLUMNS_MOST,
)

_YEAR = re.compile(r"(?<!\d)(?:25\d\d|(?<=ปี)\d\d)(?!\d)")
_CHANGE = re.compile(r"[+-]")


def find_score_columns(
    table: Table, first_row: int, headings: Sequence[Sequence[str]]
) -> dict[int, str]:
    """Return the fields of a score table's columns, by index; empty where none is proved.

    Rows that name official indicators show where names stand; the numbers beside them that can be
    scores are scores, of several years those of the latest.

    Args:
        table: one table.
        first_row: its first row below the headings.
        headings: of each column, its texts from top to bottom.
    """
    grid = table.grid()[first_row:]
    named = [[_is_name(row[c]) for row in grid] for c in range(table.n_columns)]
    name = max(range(table.n_columns), key=lambda c: sum(named[c]), default=0)
    if not grid or sum(named[name]) < SCORE_COLUMNS_FEWEST_NAMES:
        return {}
    rows = [row for row, here in zip(grid, named[name], strict=True) if here]
    columns = {
        c: [cell.text if (cell := row[c]) else "" for row in rows]
        for c in range(table.n_columns)
        if c != name
    }
    scored = [c for c, texts in columns.items() if _share(texts, _is_score) >= SCORE_COLUMNS_MOST]
    scored = [c for c in scored if not any(_CHANGE.search(x[:1]) for x in map(fold, columns[c]))]
    score = _latest(scored, headings)
    if score is None:
        return {}
    found = {name: "name", score: "score"}
    for c, texts in columns.items():
        if c in found or c in scored:
            continue
        if (
            c < name
            and _share(texts, lambda x: bare_list_number(x) is not None) >= SCORE_COLUMNS_MOST
        ):
            found.setdefault(c, "number")
        elif _share(texts, lambda x: instrument_named(x) is not None) >= SCORE_COLUMNS_MOST:
            found.setdefault(c, "instrument")
    return found


def holds_scores(texts: Sequence[str]) -> bool:
    """Return whether nearly all texts of a column can be scores."""
    return bool(texts) and _share(texts, _is_score) >= SCORE_COLUMNS_MOST


def issue_column(table: Table, first_row: int, unknown: Sequence[int]) -> int | None:
    """Return the only one of several columns that holds texts longer than a level's name."""
    long = []
    for column in unknown:
        texts = column_texts(table, first_row, column)
        if (
            len(texts) > 1
            and mean(map(len, texts)) >= SCORE_COLUMNS_LONG_TEXT
            and len({*texts}) > 1
        ):
            long.append(column)
    return long[0] if len(long) == 1 else None


def with_proved(
    scores: Sequence[Mapping[str, float]], proved: Mapping[int, str]
) -> list[dict[str, float]]:
    """Return how sure each field is of each column, those that are proved above all others."""
    taken = {*proved.values()}
    return [
        {proved[index]: SCORE_COLUMNS_LISTED}
        if index in proved
        else {field: score for field, score in column.items() if field not in taken}
        for index, column in enumerate(scores)
    ]


def _is_name(cell: Cell | None) -> bool:
    return cell is not None and cell.column_span <= 2 and _names_indicator(cell.text)


@lru_cache(maxsize=4096)
def _names_indicator(text: str) -> bool:
    return is_official_name(split_plain_number(text).rest)


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts) if texts else 0.0


def _is_score(text: str) -> bool:
    value = parse_value(text, "score")
    if not isinstance(value.value, Decimal) or not 0 <= value.value <= 100:
        return False
    return "." in ascii_digits(text) or value.value > 20


def _latest(scored: Sequence[int], headings: Sequence[Sequence[str]]) -> int | None:
    """Return the column of the latest year; the only one where no year is printed."""
    years = {c: _year_of(headings[c]) for c in scored}
    known = {c: year for c, year in years.items() if year}
    if len(known) > 1 or (known and len(scored) == 1):
        return max(known, key=lambda c: known[c])
    return scored[0] if len(scored) == 1 else None


def _year_of(levels: Sequence[str]) -> int:
    found = [int(year) % 100 for year in _YEAR.findall(fold(" ".join(levels)))]
    return max(found, default=0)
