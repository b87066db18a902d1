"""Rivals: columns that could be a field as well as the one that was chosen for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ...extract.tables.table import Table
from ..wording import fold
from .inferring import column_texts
from .layout import Column
from .score_columns import holds_scores
from .tolerances import CLAIMS_SAME

_YEAR = re.compile("25[0-9]{2}")


@lru_cache(maxsize=1024)
def latest_year(levels: tuple[str, ...]) -> int:
    """Return the latest Buddhist year that a heading prints, 0 if none."""
    return max((int(year) for year in _YEAR.findall(fold(" ".join(levels)))), default=0)


def find_score_rivals(
    columns: Sequence[Column], scores: Sequence[Mapping[str, float]], table: Table, below: int
) -> Iterator[tuple[str, str, str]]:
    """Yield columns whose cells could be scores as well as those of one that no heading names.

    "ก่อน" and "หลัง", or "IIT" and "EIT", are figures of one kind; of two years the later counts.
    """
    for column in columns:
        if column.field != "score" or column.inferred != "cells":
            continue
        for other in columns:
            if other.field != "extra" or scores[other.index] or not other.header:
                continue
            is_later = latest_year(column.levels) > latest_year(other.levels)
            if not is_later and holds_scores(column_texts(table, below, other.index)):
                yield column.field, column.header, other.header


def find_rivals(
    columns: Sequence[Column], scores: Sequence[Mapping[str, float]]
) -> Iterator[tuple[str, str, str]]:
    """Yield fields that another column's header says just as plainly, of the same year."""
    for column in columns:
        score = scores[column.index].get(column.field, 0.0)
        if column.field in ("extra", "spread") or score == 0.0:
            continue
        for other in columns:
            if other is column or other.field != "extra":
                continue
            same = abs(scores[other.index].get(column.field, 0.0) - score) < CLAIMS_SAME
            same_year = latest_year(other.levels) == latest_year(column.levels)
            known = scores[other.index].get("extra", 0.0) > score
            if same and same_year and not known:
                yield column.field, column.header, other.header
