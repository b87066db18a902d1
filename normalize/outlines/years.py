"""Years in rows: the money of an item by its years, their sum and its sources."""

import re

from ..wording import ascii_digits
from .nodes import Kind, Node
from .rules import OutlineRules

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
