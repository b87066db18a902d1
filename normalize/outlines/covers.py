"""Covers: the page that begins a body's part, with its names above its total."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..wording import ascii_digits
from .amounts import Amount
from .list_numbers import split_list_number
from .rows import PrintedRow
from .rules import OutlineRules
from .years import YEARS

_AMOUNTS = re.compile(r"[*\s]*[0-9๐-๙][0-9๐-๙,.\s]*")


class Cover(NamedTuple):
    """What a cover says.

    Attributes:
        names: rows of names, from the highest body.
        amount: the total of its year, that of the last column.
        year: the Buddhist year above that column, if it is printed.
    """

    names: tuple[PrintedRow, ...]
    amount: Amount
    year: int | None


def find_cover(rows: Sequence[PrintedRow], rules: OutlineRules) -> Cover | None:
    """Return what a page says as a cover; None where it is no cover.

    It has a total with one amount a year, and nothing but names above the heading of the years.
    """
    total = next((row for row in rows if row.amounts and _is_total(row, rules)), None)
    if total is None:
        return None
    names: list[PrintedRow] = []
    year = None
    for row in rows:
        if row is total:
            break
        if years := YEARS.findall(ascii_digits(row.label)):
            year = max(int(first) for first, _ in years)
            break
        if row.amounts or split_list_number(row.label)[0] is not None:
            return None
        if not row.label.isdigit():
            names.append(row)
    return Cover(tuple(names), total.amounts[-1], year) if names else None


def _is_total(row: PrintedRow, rules: OutlineRules) -> bool:
    """Return whether a row is the total with an amount for each of several years."""
    found = rules.cover.match(row.label) if rules.cover is not None else None
    if found is None:
        return False
    behind = rules.units.sub("", row.label[found.end() :])  # amounts that are one line with it
    return len(row.amounts) > 1 or _AMOUNTS.fullmatch(behind) is not None
