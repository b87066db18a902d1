"""Years in rows: the money of an item by its years, their sum and its sources."""

import re
from collections.abc import Sequence

from ..wording import ascii_digits
from .nodes import Kind, Node
from .rows import PrintedRow
from .rules import OutlineRules
from .tolerances import LONGEST_HEADING

YEARS = re.compile(r"(?<![0-9])(2[45][0-9]{2})(?![0-9,])(?:\s*[-–—]\s*(2[45][0-9]{2}))?")
DIVISIONS = ("year", "years", "source")

# Which rows a row of years or of a source may be one of.
_ABOVE: dict[Kind, tuple[Kind, ...]] = {
    "year": ("years", "source"),
    "source": ("years",),
    "years": (),
}


def division_kind(label: str, rules: OutlineRules) -> Kind | None:
    """Return what a row says of the row above it: one of its years, their sum, or a source."""
    if rules.year_rows is not None and rules.year_rows.match(label):
        return "year"
    if rules.year_totals is not None and rules.year_totals.match(label):
        return "years"
    if rules.sources is not None and rules.sources.match(label):
        return "source"
    return None


def division_parent(kind: Kind, last: Node, root: Node) -> Node:
    """Return the row that a row of years or of a source belongs below."""
    for node in last.line():
        if node.kind in _ABOVE[kind] or node.kind not in DIVISIONS:
            return node
    return root


def parse_years(label: str) -> tuple[int, int] | None:
    """Return the first and last Buddhist year that a label names.

    >>> parse_years("ปี ๒๕๖๖ - ๒๕๖๗ ผูกพันงบประมาณ")
    (2566, 2567)
    """
    found = YEARS.search(ascii_digits(label))
    return (int(found[1]), int(found[2] or found[1])) if found else None


def column_years(row: PrintedRow) -> tuple[int, ...]:
    """Return the Buddhist years that stand above columns of amounts, from left to right.

    Empty where a row is no heading of that kind: it has two years and more, each by itself.
    """
    years = [found for line in row.lines if (found := _lone_year(line.text))]
    for amount in row.amounts:
        found = _lone_year(amount.raw)
        if found is None:
            return ()
        years.append(found)
    return tuple(years) if len(years) > 1 and len(set(years)) == len(years) else ()


def _lone_year(text: str) -> int | None:
    found = YEARS.findall(ascii_digits(text))
    if len(found) != 1 or found[0][1] or len(text) > LONGEST_HEADING:
        return None
    return int(found[0][0])


def add_columns(node: Node, row: PrintedRow, columns: Sequence[int], year: int | None) -> None:
    """Give a row the amount of its year, and put those of other years below it.

    Args:
        node: the row.
        row: where it is printed, with an amount in each column.
        columns: the Buddhist years of the columns.
        year: that of the document; the last column is the row's own where it has none.
    """
    own = year if year in columns else columns[-1]
    for column, amount in zip(columns, row.amounts, strict=True):
        if column == own:
            node.amount = amount
            continue
        node.add(
            Node(
                kind="year",
                label=node.label,  # the same list: further lines of the label are its own, too
                amount=amount,
                page=row.page,
                boxes=[row.box],
                x0=row.x0,
                years=(column, column),
            )
        )
