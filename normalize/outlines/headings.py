"""Headings: what a heading belongs below, and whether it is printed again."""

from ..wording import fold
from .groups import is_in_group
from .list_numbers import split_list_number
from .nodes import Node
from .rows import PrintedRow
from .rules import HeadingRule, OutlineRules
from .tolerances import FEWEST_ALIKE


def find_heading_parent(last: Node, root: Node, row: PrintedRow, rank: int) -> Node:
    """Return the row that a heading belongs below: the nearest of a higher rank, or a group."""
    for above in last.line():
        if above.is_group and above.rank is None:
            if is_in_group(above, row, rank):
                return above
        elif above.rank is not None and above.rank < rank:
            return above
    return root


def find_repeated(parent: Node, node: Node, rule: HeadingRule) -> Node | None:
    """Return the row that a heading is printed again of: the one before it, or a bare one."""
    last = len(parent.parts) - 2
    for index in range(last, -1, -1):
        before = parent.parts[index]
        if (index == last or not before.parts) and _repeats(before, node, rule):
            return before
    return None


def _repeats(before: Node, node: Node, rule: HeadingRule) -> bool:
    if before.rank is None or before.rank != node.rank or before.value != node.value:
        return False
    one, other = (fold(rule.name_in(part.text)) for part in (before, node))
    # One may be known by its first line only: its amount stands beside that.
    shorter = min(one, other, key=len)
    return one == other or (
        len(shorter) >= FEWEST_ALIKE and one[: len(shorter)] == other[: len(shorter)]
    )


def is_worded(row: PrintedRow, rules: OutlineRules) -> bool:
    """Return whether a row begins with a list number or with the words of a heading."""
    number, rest = split_list_number(row.label)
    return number is not None or any(rule.is_heading(rest, "") for rule in rules.headings)
