"""Placing: below which row a row belongs, by its number and its indent."""

from typing import NamedTuple

from .list_numbers import ListNumber
from .nodes import Node
from .rows import PrintedRow
from .tolerances import ALIGNED_PT, LARGEST_GAP


class Spot(NamedTuple):
    """The row that another one belongs below, and whether that is doubtful."""

    parent: Node
    doubtful: bool = False


def find_place(last: Node, root: Node, number: ListNumber, row: PrintedRow) -> Spot | None:
    """Return where a numbered row belongs; None where it is text like a number.

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


def find_place_by_indent(last: Node, root: Node, row: PrintedRow) -> Spot:
    """Return where a row without number belongs.

    That is below the nearest row further left; on another page, where its sibling belongs.
    """
    for node in last.line():
        if node.kind == "heading":
            return Spot(node, doubtful=True)
        if node.kind != "part":
            continue
        if node.page != row.page:
            if node.number is None and node.parent is not None:
                return Spot(node.parent, doubtful=True)
        elif node.x0 < row.x0 - ALIGNED_PT:
            return Spot(node, doubtful=True)
    return Spot(root)


def _place_bullet(line: list[Node], row: PrintedRow) -> Spot | None:
    """A bullet is an item where it has an amount and the row before it is complete."""
    if not row.amounts or line[0].amount is None:
        return None
    for node in line:
        if node.kind in ("root", "heading", "part") and (
            node.number is None or node.number.style != "bullet"
        ):
            return Spot(node, doubtful=True)
    return None


def _place_levels(line: list[Node], number: ListNumber, row: PrintedRow) -> Spot | None:
    above, style = number.parts[:-1], number.style
    awaited = line[0].kind != "root" and line[0].amount is None  # a label whose amount is to come
    for node in line:
        if node.number is None or node.number.parts != above:
            continue
        before = node.last_numbered(style)
        if before is not None:
            return _beside(before, number, row)
        if number.last == 1:
            return Spot(node)
        if node.number.style == style:  # its first items are not on the pages that were read
            return Spot(node, doubtful=True) if row.amounts and not awaited else None
    for node in line:  # the list began on a page that was not read, or its head has no number
        if (
            node.number is not None
            and node.number.style == style
            and len(node.number.parts) == len(number.parts)
        ):
            return _beside(node, number, row)
    return None


def _place_single(line: list[Node], number: ListNumber, row: PrintedRow) -> Spot | None:
    same = next((node for node in line if _is_single(node, number.style)), None)
    if same is not None and _step(same, number) == 1:
        return _beside(same, number, row)
    if number.last == 1:
        return _place_first(line, same, number, row)
    return _beside(same, number, row) if same is not None else None


def _is_single(node: Node, style: str) -> bool:
    number = node.number
    return number is not None and number.style == style and len(number.parts) == 1


def _place_first(
    line: list[Node], same: Node | None, number: ListNumber, row: PrintedRow
) -> Spot | None:
    """Place the first item of a list."""
    if number.style == "dotted" and any(node.rank is not None for node in line):
        # The outermost level of the list below a heading.
        return Spot(next(node for node in line if node.rank is not None))
    if same is None or _is_deeper(row, line[0]):
        above = next(node for node in line if node.kind in ("root", "heading", "part"))
        return Spot(above, doubtful=same is not None)
    return Spot(same.parent, doubtful=True) if same.parent is not None else None


def _is_deeper(row: PrintedRow, node: Node) -> bool:
    return row.page == node.page and row.x0 > node.x0 + ALIGNED_PT


def _step(before: Node, number: ListNumber) -> int:
    return number.last - (before.number.last if before.number is not None else 0)


def _beside(before: Node, number: ListNumber, row: PrintedRow) -> Spot | None:
    """Return the place after another item of a list, if the number may come after its number."""
    if before.parent is None:
        return None
    step = _step(before, number)
    if step == 1:
        return Spot(before.parent)
    aligned = before.page == row.page and abs(before.x0 - row.x0) <= ALIGNED_PT
    if aligned or (0 < step <= LARGEST_GAP and before.page != row.page):
        return Spot(before.parent, doubtful=True)
    return None
