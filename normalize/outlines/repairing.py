"""Repairs by sums: of the readings of a doubtful row, the one that makes the sums equal."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ...extract.text.lines import Line
from ..wording import ascii_digits
from .nodes import Node
from .proof import parts_sum
from .tolerances import ALIGNED_PT, FEWEST_ADOPTED, MOST_READINGS


class Reading(NamedTuple):
    """Another reading of some rows: how to take it, and how to go back."""

    rows: tuple[Node, ...]
    take: Callable[[], None]
    leave: Callable[[], None]


def repair_by_sums(root: Node, year: int | None) -> None:
    """Take other readings where exactly one of them makes a sum equal that differs.

    Args:
        root: the outline.
        year: the Buddhist fiscal year that the amounts are of, where it is known.
    """
    for node in [root, *root.walk()]:
        _adopt(node, year)
    for node in list(root.walk()):
        if node.value is None or _differs(node, year) is not True:
            continue
        proving = [reading for reading in _readings(node) if _proves(reading, node, year)]
        if len(proving) == 1:
            proving[0].take()
            for row in proving[0].rows:
                row.repaired = True


def _adopt(parent: Node, year: int | None) -> None:
    """Put rows below the row before them where they stand further right and add up to its amount.

    "ข. รายจ่ายตามแผนงาน" above plans of a higher rank is such a row.
    """
    if parent.value is not None and _differs(parent, year) is False:
        return
    for node, following in pairwise(list(parent.parts)):
        edge = node.x0 + ALIGNED_PT
        if following.x0 <= edge or not node.value or parts_sum(node, year) is not None:
            continue
        if node not in parent.parts or following not in parent.parts:
            continue
        after = parent.parts[parent.parts.index(following) :]
        left = [one.x0 <= edge for one in after]
        deeper = after[: left.index(True)] if True in left else after
        if len(deeper) < FEWEST_ADOPTED or not all(one.value for one in deeper):
            continue  # an amount that is not read, or that adds nothing, proves nothing
        if parts_sum(Node("part", parts=deeper), year) == node.value:
            _move(deeper, parent, node, 0).take()
            for row in deeper:
                row.repaired = True


def _differs(node: Node, year: int | None) -> bool | None:
    total = parts_sum(node, year)
    return None if total is None or node.value is None else total != node.value


def _proves(reading: Reading, node: Node, year: int | None) -> bool:
    """Return whether a reading makes a row's sum equal and spoils none above it or below."""
    near = [node, *(row for row in node.parts), *([node.parent] if node.parent else [])]
    before = sum(_differs(row, year) is True for row in near)
    reading.take()
    equal = _differs(node, year) is False
    after = sum(_differs(row, year) is True for row in near)
    reading.leave()
    return equal and after < before


def _readings(node: Node) -> Iterator[Reading]:
    """Yield other readings of a row's amount, of its parts' amounts, and of where parts belong."""
    for row in [node, *node.parts][:MOST_READINGS]:
        if row.other is not None:
            yield _other_amount(row)
    yield from _moves(node)


def _other_amount(row: Node) -> Reading:
    was, other, label = row.amount, row.other, list(row.label)

    def take() -> None:
        row.amount = other
        if was is not None and other is not None and other.raw != was.raw:
            row.label = _without_tail(label, other.raw.removesuffix(was.raw).strip())

    def leave() -> None:
        row.amount = was
        row.label = list(label)

    return Reading((row,), take, leave)


def _without_tail(label: list[Line], tail: str) -> list[Line]:
    """Return the lines of a label without the digits at its end that its amount begins with."""
    text = ascii_digits(label[-1].text).rstrip(" ,") if label else ""
    if not tail or not text.endswith(tail):
        return label
    rest = label[-1].text[: len(text) - len(tail)].rstrip()
    return [*label[:-1], *([replace(label[-1], text=rest)] if rest else [])]


def _moves(node: Node) -> Iterator[Reading]:
    """Yield the readings that put the last parts of a row, whose place is doubtful, elsewhere.

    They may belong beside the row instead of below it, or below the part before them.
    """
    parts = node.parts
    for first in reversed(range(max(len(parts) - MOST_READINGS, 0), len(parts))):
        moved = parts[first:]
        if not all(part.doubtful for part in moved):
            return
        if node.parent is not None and node.kind == "part":
            yield _move(moved, node, node.parent, node.parent.parts.index(node) + 1)
        if first:
            yield _move(moved, node, parts[first - 1], len(parts[first - 1].parts))


def _move(rows: list[Node], source: Node, target: Node, place: int) -> Reading:
    old_source, old_target = list(source.parts), list(target.parts)

    def take() -> None:
        source.parts = [part for part in old_source if part not in rows]
        target.parts = [*old_target[:place], *rows, *old_target[place:]]
        for row in rows:
            row.parent = target

    def leave() -> None:
        source.parts, target.parts = list(old_source), list(old_target)
        for row in rows:
            row.parent = source

    return Reading(tuple(rows), take, leave)
