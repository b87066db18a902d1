"""Continuing: whether a printed row is a further line of the last row's label."""

from .list_numbers import split_list_number
from .nodes import Node
from .rows import PrintedRow
from .rules import OutlineRules
from .tolerances import ALIGNED_PT, AWAITING_SHARE, NEXT_LINE_EM
from .years import DIVISIONS


def is_next_line(
    node: Node, below: PrintedRow | None, row: PrintedRow, rules: OutlineRules
) -> bool:
    """Return whether a row is right below a label.

    Args:
        node: the row of the label.
        below: its last printed row; None where the label is complete.
        row: the row after it.
        rules: of the profile.
    """
    if below is None:
        return False
    if below.page != row.page:
        # In a part that holds nothing else, text above the first item ends the last label.
        waits = node.amount is None or rules.opens is not None
        return waits and not row.furniture
    return row.box.bottom - below.box.bottom <= NEXT_LINE_EM * max(row.size, below.size)


def takes_line(node: Node, row: PrintedRow, label_end: float) -> bool:
    """Return whether a row without number, right below a label, is a further line of it.

    Args:
        node: the row of the label.
        row: the row below it.
        label_end: where the amount beside the label begins.
    """
    if node.kind in DIVISIONS or node.kind == "root":
        return False
    return node.amount is None or (not row.amounts and row.box.x1 <= label_end)


def ends_heading(node: Node, row: PrintedRow, label_end: float) -> bool:
    """Return whether a row is a further line of a heading with its amount beside the first."""
    return (
        node.kind == "heading"
        and row.page == node.page
        and not row.amounts
        and not row.furniture
        and row.box.x1 <= label_end
        and abs(row.x0 - node.x0) <= ALIGNED_PT
        and split_list_number(row.label)[0] is None
    )


def awaits_line(node: Node, below: PrintedRow | None, row: PrintedRow, rules: OutlineRules) -> bool:
    """Return whether a row with an amount ends a label that waits for one.

    The line above is full, and the row is right below it.
    """
    if node.amount is not None or node.is_group or node.kind in DIVISIONS or below is None:
        return False
    aligned = abs(row.x0 - node.x0) <= ALIGNED_PT
    if not (aligned or (node.number is not None and row.x0 > node.x0)):
        return False
    full = AWAITING_SHARE * (row.amount_x0 - node.x0)
    return is_next_line(node, below, row, rules) and below.box.x1 - node.x0 >= full
