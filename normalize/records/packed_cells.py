"""Unpacking: cells that hold several items each, and which items belong together."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal, NamedTuple, TypeAlias

from ...extract.geometry import Box
from ...extract.text.lines import Line, join_lines
from ..joined.rows import Slot
from ..knowledge import any_of, load
from ..values.enumerators import Enumerated, mark_style, split_enumerator
from ..values.kinds import ANY_YEAR, parse_value
from ..values.number_ranges import split_numbers
from ..values.orgs import split_orgs
from ..wording import ascii_digits, is_blank
from .tolerances import ALIGNED_SHARE, PACKED_CELLS_GAP
from .unnumbered_items import ColumnSigns, is_one_value, split_lines

Means: TypeAlias = Literal["whole", "shared", "one", "lines", "numbers", "order", "mismatch"]

_PAGE = 1e5  # added to a line's height for each page, so that one number tells its place
_MARKS = load("enumerators")
_BEFORE_NO_ITEM = re.compile(
    rf"(?<![0-9๐-๙])(?<![0-9๐-๙]\s)(?:{any_of(_MARKS['counted'])})\s*$"  # not "๗ ครั้ง"
)
_DIGITS = re.compile("[0-9]+")
_SEVERAL_SIGNS = re.compile(r"[0-9][.)]")  # a bare number may be a day or an amount
_RANGE_SIGN = re.compile(
    rf"\s*(?:[,{re.escape(_MARKS['dashes'])}]|{any_of(_MARKS['range_to'] + _MARKS['range_and'])})"
)
_BEFORE_ITEM = re.compile(rf"(?:{any_of(_MARKS['not_counted'])})\s*$")


class Placed(NamedTuple):
    """A line and its height over all pages."""

    y: float
    line: Line


@dataclass(frozen=True)
class Item:
    """One item of a packed cell.

    Attributes:
        lines: its lines, its list number among them.
        mark: its list number or bullet and the text of the first line after it.
        y: height of its first line.
    """

    lines: tuple[Placed, ...]
    mark: Enumerated
    y: float

    @property
    def numbers(self) -> tuple[int, ...]:
        """The list numbers that it is for; several where a range of them is printed."""
        return split_numbers(self.lines[0].line.text).numbers if self.lines else ()


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


def make_item(lines: Sequence[Placed]) -> Item:
    """Return an item of lines; of no lines, an empty one."""
    text = lines[0].line.text if lines else ""
    return Item(tuple(lines), split_enumerator(text), lines[0].y if lines else 0.0)


def placed_lines(slot: Slot | None) -> tuple[Placed, ...]:
    """Return the lines of a cell with their heights, from top to bottom."""
    if slot is None:
        return ()
    return tuple(Placed(page * _PAGE + line.box.top, line) for page, line in slot.paged_lines())


def split_items(lines: Sequence[Placed]) -> list[Item]:
    """Return the items of a cell by their list numbers or bullets; one item if it has none.

    A number inside a line starts an item only if it is the next one in the same style.
    """
    broken = _break_at_numbers(lines)
    marks = [split_enumerator(placed.line.text) for placed in broken]
    style = next((mark_style(mark) for mark in marks if mark.printed), None)
    starts = [0] if broken else []
    before: int | None = None
    for index, mark in enumerate(marks):
        if not mark.printed or mark_style(mark) != style:
            continue
        if (
            before is not None
            and mark.number is not None
            and not before <= mark.number <= before + 2
        ):
            continue
        before = max(split_numbers(broken[index].line.text).numbers, default=mark.number)
        if index:
            starts.append(index)
    # Text before the first number introduces it; it is no item of its own.
    if len(starts) > 1 and marks[0].printed is None and style is not None:
        del starts[1]
    bounds = [*starts, len(broken)]
    return [Item(tuple(broken[a:b]), marks[a], broken[a].y) for a, b in itertools.pairwise(bounds)]


def split_by_gaps(main: Sequence[Placed], others: Sequence[Sequence[Placed]]) -> list[Item]:
    """Return the items of a cell without numbers by the rows that all columns show.

    A row starts at a line of the cell where it or a neighbour begins again after a gap.
    """
    if not main:
        return []
    leading = usual_leading([main, *others])
    tops = [start for column in (main, *others) for start in find_gaps(column, leading)]
    starts = [i for i, p in enumerate(main) if i == 0 or any(is_level(p, top) for top in tops)]
    stray = [top for top in tops if not any(is_level(main[i], top) for i in starts)]
    if stray:
        starts = [0]
    bounds = [*starts, len(main)]
    return [make_item(main[a:b]) for a, b in itertools.pairwise(bounds)]


def usual_leading(columns: Sequence[Sequence[Placed]]) -> float:
    """Return the usual distance of two lines, in points."""
    steps = [
        b.y - a.y
        for column in columns
        for a, b in itertools.pairwise(column)
        if 0 < b.y - a.y < 4 * max(a.line.size, 1)
    ]
    return median(sorted(steps)[: max(1, len(steps) * 2 // 3)]) if steps else 0.0


def shows_rows(items: Sequence[Item], columns: Sequence[Sequence[Placed]]) -> bool:
    """Return whether the page shows which lines stand beside which item.

    It does where some column begins again, after a gap, beside the start of an item, and none does
    anywhere else. Where lines just follow each other, lines stand side by side by accident.
    """
    leading = usual_leading([[p for item in items for p in item.lines], *columns])
    tops = [top for column in columns for top in find_gaps(column, leading)]
    if not tops:
        one_each = all(len(item.lines) == 1 for item in items)
        return one_each and all(
            len(column) in (0, 1, len(items))
            and (len(column) < 2 or all(map(is_level, column, (item.lines[0] for item in items))))
            for column in columns
        )
    return all(any(is_level(item.lines[0], top) for item in items) for top in tops)


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
    if by_rows:
        shares = _by_rows(items, lines)
        if shares:
            return shares
    if len(own) == n:
        return Shares(tuple(_texts(item) for item in own), "order", n, marked=True)
    groups, count = split_lines(whole, n, look, column, packed=packed)
    if count == 1:
        return Shares((whole,) * n, "shared", 1)
    if count == n:
        return Shares(groups, "order", n)
    return Shares(_by_height(items, lines), "mismatch", count)


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


def _break_at_numbers(lines: Sequence[Placed]) -> list[Placed]:
    """Return lines broken where the next number of the list stands inside a line."""
    result: list[Placed] = []
    style, number = None, None
    above = ""
    for placed in lines:
        rest = placed
        while True:
            mark = split_enumerator(rest.line.text)
            if mark.printed and mark.number is not None and style in (None, mark_style(mark)):
                style = mark_style(mark)
                number = max(split_numbers(rest.line.text).numbers, default=mark.number)
            at = _next_number(rest.line.text, style, number, above)
            if at is None:
                break
            head, rest = _cut(rest, at)
            result.append(head)
        result.append(rest)
        above = rest.line.text
    return result


def _next_number(text: str, style: str | None, number: int | None, above: str) -> int | None:
    if style is None or number is None or (style[-1:] not in (".", ")") and "." not in style):
        return None
    for gap in re.finditer(r"\s+", text):
        mark = split_enumerator(text[gap.end() :])
        if mark.printed and mark_style(mark) == style and mark.number == number + 1:
            # "ข้อ ๒." may be cited, "๑.๒" after "๑.๑" is the next item whatever is before it.
            before = f"{above} {text[: gap.start()]}"  # "๗" may end the line above "ครั้ง"
            cited = _BEFORE_NO_ITEM.search(before) and not _BEFORE_ITEM.search(before)
            if "." in style.strip("().") or not cited:
                return gap.end()
    return None


def _cut(placed: Placed, at: int) -> tuple[Placed, Placed]:
    line = placed.line
    x = line.box.x0 + line.box.width * at / len(line.text)
    left = Box(line.box.x0, line.box.top, x, line.box.bottom)
    right = Box(x, line.box.top, line.box.x1, line.box.bottom)
    head = replace(line, text=line.text[:at].rstrip(), box=left, space_after=True)
    return Placed(placed.y, head), Placed(placed.y, replace(line, text=line.text[at:], box=right))


def is_level(placed: Placed, y: float | Placed) -> bool:
    """Return whether a line stands at a height, or beside another line."""
    other = y.y if isinstance(y, Placed) else y
    return abs(placed.y - other) <= ALIGNED_SHARE * placed.line.size


def find_gaps(column: Sequence[Placed], leading: float) -> list[float]:
    """Return heights at which a column begins again after a gap on the same page."""
    return [
        b.y
        for a, b in itertools.pairwise(column)
        if leading and PACKED_CELLS_GAP * leading < b.y - a.y < _PAGE / 2
    ]


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
                head, rest = _cut(rest, token.start() + at)
                groups[-1].append(head.line)
            groups.append([])
            end = token.end() + len(rest.line.text) - len(placed.line.text)
            if end >= len(rest.line.text):
                break
            rest = _cut(rest, end + 1)[1]
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


def _by_height(items: Sequence[Item], lines: Sequence[Placed]) -> tuple[tuple[Line, ...], ...]:
    """Return for each item the lines from its top to the next item's top."""
    groups: list[list[Line]] = [[] for _ in items]
    for placed in lines:
        slack = ALIGNED_SHARE * placed.line.size
        index = max((i for i, item in enumerate(items) if item.y <= placed.y + slack), default=0)
        groups[index].append(placed.line)
    return tuple(map(tuple, groups))
