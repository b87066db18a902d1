"""Closings: totals that stand below the parts of a heading, as in "รวมงบบุคลากร"."""

from collections.abc import Iterable, Sequence

from ..wording import fold
from .list_numbers import split_list_number
from .nodes import Node
from .rows import PrintedRow
from .rules import OutlineRules
from .tolerances import FEWEST_ALIKE


def closed_name(label: str, rules: OutlineRules) -> str:
    """Return the folded name of the heading that a label closes; empty where it closes none."""
    found = rules.closings.match(label) if rules.closings is not None else None
    return fold(split_list_number(label[found.end() :].lstrip())[1]) if found else ""


def closed_names(pages: Iterable[Sequence[PrintedRow]], rules: OutlineRules) -> frozenset[str]:
    """Return the names of the headings of a document whose totals stand below their parts."""
    if rules.closings is None:
        return frozenset()
    names = {closed_name(row.label, rules) for page in pages for row in page if not row.furniture}
    return frozenset(names - {""})


def is_closed(label: str, names: frozenset[str]) -> bool:
    """Return whether a heading, or its first line, has its total below its parts."""
    if not names:
        return False
    name = fold(label)
    return name in names or (
        len(name) >= FEWEST_ALIKE and any(one.startswith(name) for one in names)
    )


def find_closed(last: Node, name: str) -> Node | None:
    """Return the open row of a name: the last row, or one above it."""
    return next((node for node in last.line() if fold(node.text) == name), None)
