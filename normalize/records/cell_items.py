"""Items of a cell: its lines with their heights, and where each item begins."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from ...extract.geometry import Box
from ...extract.text.lines import Line
from ..joined.rows import Slot
from ..knowledge import any_of, load
from ..values.enumerators import Enumerated, mark_style, split_enumerator
from ..values.number_ranges import split_numbers
from .tolerances import ALIGNED_SHARE, PACKED_CELLS_GAP

_PAGE = 1e5  # added to a line's height for each page, so that one number tells its place
_MARKS = load("enumerators")
_BEFORE_NO_ITEM = re.compile(
    rf"(?<![0-9๐-๙])(?<![0-9๐-๙]\s)(?:{any_of(_MARKS['counted'])})\s*$"  # not "๗ ครั้ง"
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
            head, rest = cut_line(rest, at)
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


def cut_line(placed: Placed, at: int) -> tuple[Placed, Placed]:
    """Return a line up to a letter, and what follows, each with its share of the width."""
    line = placed.line
    x = line.box.x0 + line.box.width * at / len(line.text)
    left = Box(line.box.x0, line.box.top, x, line.box.bottom)
    right = Box(x, line.box.top, line.box.x1, line.box.bottom)
    head = replace(line, text=line.text[:at].rstrip(), box=left, space_after=True)
    return Placed(placed.y, head), Placed(placed.y, replace(line, text=line.text[at:], box=right))


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
