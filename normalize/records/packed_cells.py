"""Packed cells: what each of several items of a row gets of a cell that holds them all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from ...extract.text.joined_lines import join_lines
from ...extract.text.lines import Line
from ..joined.rows import Slot
from ..knowledge import any_of, load
from ..values.enumerators import mark_style
from ..values.kinds import ANY_YEAR, parse_value
from ..values.orgs import split_orgs
from ..wording import ascii_digits, is_blank
from .cell_items import (
    Item,
    Placed,
    cut_line,
    find_gaps,
    is_level,
    placed_lines,
    split_items,
    usual_leading,
)
from .tolerances import ALIGNED_SHARE, ONE_RUN_PT, RUNS_PAST_PT
from .unnumbered_items import ColumnSigns, is_one_value, split_lines

Means: TypeAlias = Literal["whole", "shared", "one", "lines", "numbers", "order", "mismatch"]

_MARKS = load("enumerators")
_DIGITS = re.compile("[0-9]+")
_SEVERAL_SIGNS = re.compile(r"[0-9][.)]")  # a bare number may be a day or an amount
_RANGE_SIGN = re.compile(
    rf"\s*(?:[,{re.escape(_MARKS['dashes'])}]|{any_of(_MARKS['range_to'] + _MARKS['range_and'])})"
)


@dataclass(frozen=True)
class Shares:
    """What a cell gives to each of several items.

    Attributes:
        lines: lines for each item; an empty tuple where it has nothing.
        means: how they were kept apart; "order" and "mismatch" are doubtful. "one" is a single
            value or name whose lines stand beside the items by accident; it belongs to all.
        count: how many items the cell seems to hold.
        marked: each item begins with a list number or bullet of its own.
    """

    lines: tuple[tuple[Line, ...], ...]
    means: Means
    count: int
    marked: bool = False


def share_out(
    items: Sequence[Item],
    slot: Slot | None,
    look: str,
    column: ColumnSigns,
    *,
    by_rows: bool,
    packed: bool,
) -> Shares:
    """Return what a cell gives to each item.

    Args:
        items: the items of the row.
        slot: another cell of the row.
        look: what its items look like: "period", "money", "org" or "text".
        by_rows: the page shows which lines stand beside which item (`shows_rows`).
        column: what the column's cells tell about where an item ends.
        packed: a neighbour holds as many items, so that this cell likely does too.
    """
    n = len(items)
    whole = slot.lines if slot else ()
    if n == 1 or not slot or not whole or is_blank(slot.text):
        return Shares((whole,) * n, "whole", 1)
    lines = placed_lines(slot)
    if (printed := _by_printed_marks(items, lines)) is not None:
        return Shares(printed, "numbers", n)
    own = split_items(lines)
    if len(own) > 1 or len(own[0].numbers) > 1:
        numbered = _by_number(items, own)
        if numbered:
            return Shares(numbered, "numbers", sum(map(bool, numbered)), marked=True)
    if column.numbered and len(own) == 1 < len(lines) and _is_single(items, lines, look):
        if look != "text":
            return Shares((whole,) * n, "whole", 1)  # several would be numbered, as in other rows
        if not by_rows:
            return Shares((whole,) * n, "shared", 1)
    if len(lines) == 1 and look in ("period", "money"):
        groups, count = split_lines(whole, n, look, column, packed=packed)
        if count == n:
            return Shares(groups, "order", n)
    if by_rows and len(own) == 1 and is_one_value(_by_height(items, lines), look):
        return Shares((whole,) * n, "one", 1)
    if by_rows and packed and look == "text" and _runs_past_rows(items, lines):
        return Shares((whole,) * n, "shared", 1)
    if by_rows:
        shares = _by_rows(items, lines)
        if shares:
            return shares
    if len(own) == n:
        return Shares(tuple(_texts(item) for item in own), "order", n, marked=True)
    if len(own) > 1 and _are_marked_alike(items, own):
        return Shares(((),) * n, "mismatch", len(own))
    groups, count = split_lines(whole, n, look, column, packed=packed)
    if count == 1:
        return Shares((whole,) * n, "shared", 1)
    if count == n:
        return Shares(groups, "order", n)
    return Shares(_by_height(items, lines), "mismatch", count)


def _are_marked_alike(items: Sequence[Item], own: Sequence[Item]) -> bool:
    """Return whether a cell is a list as the steps are: the same bullet before every item."""
    marks = [item.mark for item in (*items, *own)]
    if any(mark.printed is None or mark.number is not None for mark in marks):
        return False
    return len({mark_style(mark) for mark in marks}) == 1


def _is_single(items: Sequence[Item], lines: Sequence[Placed], look: str) -> bool:
    """Return whether lines are one text or name, or one value, and no list of values."""
    leading = usual_leading([[placed for item in items for placed in item.lines], lines])
    if find_gaps(lines, leading) or any(is_blank(placed.line.text) for placed in lines):
        return False
    if look == "text":
        return True
    if look == "org":
        return len(split_orgs([placed.line.text for placed in lines])) == 1
    text = join_lines([placed.line for placed in lines])
    value = parse_value(text, look, fiscal_year=ANY_YEAR)
    return value.status == "ok" and not isinstance(value.value, list)


def _texts(item: Item) -> tuple[Line, ...]:
    return tuple(placed.line for placed in item.lines)


def _by_printed_marks(
    items: Sequence[Item], lines: Sequence[Placed]
) -> tuple[tuple[Line, ...], ...] | None:
    """Return shares by the list numbers of the items as printed, None where not all stand there.

    In a narrow column they break off a value ("๑.๒" ends a line, its amount begins the next), and
    no grammar tells a number before a figure from an amount: "๑.๑ ๓๙,๐๐๐".
    """
    marks = [ascii_digits(item.mark.printed or "") for item in items]
    if not all(_SEVERAL_SIGNS.search(mark) for mark in marks) or len({*marks}) < len(marks):
        return None
    styles = {_DIGITS.sub("9", mark) for mark in marks}
    groups: list[list[Line]] = []
    for placed in lines:
        rest = placed
        for token in re.finditer(r"\S+", ascii_digits(placed.line.text)):
            if len(groups) == len(marks) or token[0] != marks[len(groups)]:
                if not groups or _DIGITS.sub("9", token[0]) in styles:
                    return None  # a number of no item, or of one that had its turn
                continue
            at = len(rest.line.text) - len(placed.line.text)
            if token.start() + at > 0:
                head, rest = cut_line(rest, token.start() + at)
                groups[-1].append(head.line)
            groups.append([])
            end = token.end() + len(rest.line.text) - len(placed.line.text)
            if end >= len(rest.line.text):
                break
            rest = cut_line(rest, end + 1)[1]
        else:
            groups[-1].append(rest.line)
    if len(groups) < len(marks) or not all(groups):
        return None
    if any(_RANGE_SIGN.match(group[0].text) for group in groups):
        return None  # "๑) - ๓) กองคลัง" is for three items
    return tuple(map(tuple, groups))


def _by_number(items: Sequence[Item], own: Sequence[Item]) -> tuple[tuple[Line, ...], ...] | None:
    """Return shares by equal list numbers, or None where the numbers do not answer each other."""
    wanted = [item.mark.number for item in items]
    given = [number for item in own for number in item.numbers]
    if None in wanted or not all(item.numbers for item in own):
        return None
    if len(set(wanted)) < len(wanted) or len(set(given)) < len(given):
        return None
    if not set(given) <= set(wanted):
        return None
    by_number = {number: _texts(item) for item in own for number in item.numbers}
    return tuple(by_number.get(number or 0, ()) for number in wanted)


def _by_rows(items: Sequence[Item], lines: Sequence[Placed]) -> Shares | None:
    """Return the lines that stand beside each item; None where a line stands beside none."""
    groups = _by_height(items, lines)
    firsts = [group[0] for group in groups if group]
    starts = [item.lines[0] for item in items]
    on_level = {id(p.line) for p in lines for start in starts if is_level(start, p)}
    filled = [i for i, group in enumerate(groups) if group]
    if len(filled) == 1:
        return Shares((groups[filled[0]],) * len(items), "shared", 1)
    if not all(id(line) in on_level for line in firsts):
        return None
    if len(filled) == len(items):
        return Shares(groups, "lines", len(items))
    # A cell that spanned several rows before its rules were hidden is printed once, at its top.
    down: list[tuple[Line, ...]] = []
    for group in groups:
        down.append(group or (down[-1] if down else ()))
    return Shares(tuple(down), "mismatch", len(filled))


def _runs_past_rows(items: Sequence[Item], lines: Sequence[Placed]) -> bool:
    """Return whether a text keeps the distance of its lines where more white parts the items.

    Its lines then come to stand beside the items by accident, each a little higher than the one
    before it: texts that are one for each item begin at the very height of the item. Where no
    white parts the items either, it is one that fills all lines beside the first and ends above the
    last: texts for each leave lines blank, and end beside the last item.
    """
    within = [b.y - a.y for item in items for a, b in pairwise(item.lines)]
    steps = [b.y - a.y for a, b in pairwise(lines)]
    if not within or not steps or abs(lines[0].y - items[0].y) > ONE_RUN_PT:
        return False
    leading = min(within)
    if any(abs(step - leading) > ONE_RUN_PT for step in steps):
        return False
    beside = [placed for placed in lines if placed.y < items[1].y - ONE_RUN_PT]
    if lines[-1].y < items[-1].y - leading / 2 and len(beside) == len(items[0].lines) > 1:
        return True
    white = [below.y - item.lines[-1].y - leading for item, below in pairwise(items)]
    starts = [min(abs(placed.y - item.y) for placed in lines) for item in items[1:]]
    return min(white) >= RUNS_PAST_PT and max(starts) >= RUNS_PAST_PT


def _by_height(items: Sequence[Item], lines: Sequence[Placed]) -> tuple[tuple[Line, ...], ...]:
    """Return for each item the lines from its top to the next item's top."""
    groups: list[list[Line]] = [[] for _ in items]
    for placed in lines:
        slack = ALIGNED_SHARE * placed.line.size
        index = max((i for i, item in enumerate(items) if item.y <= placed.y + slack), default=0)
        groups[index].append(placed.line)
    return tuple(map(tuple, groups))
