"""Placing: below which row a numbered row belongs."""

from .list_numbers import ListNumber
from .nodes import Node
from .rows import PrintedRow

ALIGNED_PT = 2.5  # left ends of one level on one page
LARGEST_GAP = 3  # list numbers that a printed outline leaves out at once


def find_place(last: Node, root: Node, number: ListNumber, row: PrintedRow) -> Node | None:
    """Return the row that a numbered row belongs below; None where it is text like a number.

    Args:
        last: the row before it.
        root: the row above all.
        number: its list number.
        row: where it stands.
    """
    line = [*last.line(), root]
    if number.style == "bullet":
        return _place_bullet(line, row)
    if len(number.parts) > 1:
        return _place_levels(line, number, row)
    return _place_single(line, number, row)


def _place_bullet(line: list[Node], row: PrintedRow) -> Node | None:
    """A bullet is an item where it has an amount and the row before it is complete."""
    if not row.amounts or line[0].amount is None:
        return None
    for node in line:
        if node.number is None or node.number.style != "bullet":
            return node
    return None


def _place_levels(line: list[Node], number: ListNumber, row: PrintedRow) -> Node | None:
    above, style = number.parts[:-1], number.style
    awaited = line[0].kind != "root" and line[0].amount is None  # a label whose amount is to come
    for node in line:
        if node.number is None or node.number.parts != above:
            continue
        before = node.last_numbered(style)
        if before is not None:
            return node if _follows(before, number, row) else None
        if number.last == 1:
            return node
        if node.number.style == style:  # its first items are not on the pages that were read
            return node if row.amounts and not awaited else None
    for node in line:  # the list began on a page that was not read, or its head has no number
        if node.number is not None and node.number.style == style:
            if len(node.number.parts) == len(number.parts) and node.parent is not None:
                return node.parent if _follows(node, number, row) else None
    return None


def _place_single(line: list[Node], number: ListNumber, row: PrintedRow) -> Node | None:
    same = next(
        (
            node
            for node in line
            if node.number is not None
            and node.number.style == number.style
            and len(node.number.parts) == 1
        ),
        None,
    )
    if same is not None and same.number is not None and number.last == same.number.last + 1:
        return same.parent
    if number.last == 1:
        return _place_first(line, same, number, row)
    if same is not None and _follows(same, number, row):
        return same.parent
    return None


def _place_first(
    line: list[Node], same: Node | None, number: ListNumber, row: PrintedRow
) -> Node | None:
    """Place the first item of a list."""
    last = line[0]
    if number.style == "dotted":  # the outermost level of a list below a heading
        return next((node for node in line if node.rank is not None), line[-1])
    if same is None or _is_deeper(row, last):
        return next(node for node in line if node.kind in ("root", "heading", "part"))
    return same.parent


def _is_deeper(row: PrintedRow, node: Node) -> bool:
    return row.page == node.page and row.x0 > node.x0 + ALIGNED_PT


def _follows(before: Node, number: ListNumber, row: PrintedRow) -> bool:
    """Tell whether a number may come after another one of its list."""
    assert before.number is not None
    step = number.last - before.number.last
    if step == 1:
        return True
    aligned = before.page == row.page and abs(before.x0 - row.x0) <= ALIGNED_PT
    return (0 < step <= LARGEST_GAP or aligned) and (aligned or before.page != row.page)
