"""Rows of numbered labels with amounts: an outline without rules, its labels over several lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .list_marks import is_bare_number
from .row_starts import FIGURE, ColumnLine
from .tolerances import (
    AMOUNT_SHARE,
    BARE_SHARE,
    FEWEST_NUMBERED,
    LABEL_COLUMNS,
    NUMBERED_SHARE,
    SAME_LINE_EM,
)

_D = "[0-9๐-๙]"
_NUMBER = re.compile(
    rf"^(?:(?P<open>[(]?)(?P<closed>{_D}{{1,3}}(?:\.{_D}{{1,3}})*)[)]"
    rf"|(?P<levels>{_D}{{1,3}}(?:\.{_D}{{1,3}})+)\.?(?![0-9๐-๙,%])"
    rf"|(?P<single>{_D}{{1,3}})\.(?!{_D})"
    rf"|(?P<mark>[-–—•])(?=\s*[^\s0-9๐-๙]))"
)


@dataclass(frozen=True, slots=True)
class _Number:
    """A list number: how it is written, and its parts."""

    style: str
    parts: tuple[int, ...]


def find_outline_starts(columns: Sequence[Sequence[ColumnLine]]) -> list[float] | None:
    """Return the baselines at which the rows of an outline begin; None where it is none.

    Args:
        columns: the lines of each column from left to right.

    An outline has labels on the left, most of them with list numbers that count, and nothing but
    figures and their unit on the right, one figure a row. A row begins at a list number that may
    come next, and at a line with an amount after a row that has one. The amount stands beside any
    line of its label.
    """
    first = _first_amount_column(columns)
    if first is None or not _are_labels(columns[:first]):
        return None
    labels = _joined([line for lines in columns[:first] for line in lines])
    amounts = sorted(
        line.baseline for lines in columns[first:] for line in lines if _has_figure(line.text)
    )
    if not labels or not amounts:
        return None
    starts = [labels[0].baseline]
    seen: dict[tuple[str, int], tuple[int, ...]] = {}
    numbered = filled = 0
    complete = False
    for index, line in enumerate(labels):
        number = _parse_number(line.text)
        has_amount = _has_amount(line, amounts)
        counts = number is not None and _comes_next(number, seen, complete)
        if counts and number is not None:
            numbered += 1
            seen[number.style, len(number.parts)] = number.parts
        if index and (counts or (has_amount and complete)):
            filled += complete
            starts.append(line.baseline)
            complete = False
        complete = complete or has_amount
    filled += complete
    if numbered < FEWEST_NUMBERED or numbered < NUMBERED_SHARE * len(starts):
        return None
    return starts if filled >= AMOUNT_SHARE * len(starts) else None


def _are_labels(columns: Sequence[Sequence[ColumnLine]]) -> bool:
    """Return whether columns are labels, or list numbers and the labels beside them."""
    if len(columns) == 1:
        return True
    bare = sum(is_bare_number(line.text) for line in columns[0])
    return len(columns) == LABEL_COLUMNS and bare >= BARE_SHARE * len(columns[0])


def _first_amount_column(columns: Sequence[Sequence[ColumnLine]]) -> int | None:
    """Return the first of the columns on the right that hold only figures and their unit."""
    first = len(columns)
    has_figures = False
    while first > 0:
        lines = columns[first - 1]
        words = Counter(_without_figure(line.text) for line in lines)
        words.pop("", None)
        figures = sum(_has_figure(line.text) for line in lines)
        if len(words) > 1 or (figures == 0 and not words and lines):
            break
        has_figures = has_figures or figures > 0
        first -= 1
    return first if has_figures and 0 < first < len(columns) else None


def _has_figure(text: str) -> bool:
    stripped = text.strip()
    return stripped[:1] in ("-", "–") or any(letter.isdigit() for letter in stripped)


def _without_figure(text: str) -> str:
    """Return the unit of a text that is a figure and a unit: "บาท" of "39,560,000 บาท"."""
    head = text.rstrip("*¹²³ ")
    end = len(head)
    while end and not (head[end - 1].isdigit() or head[end - 1] in "-–"):
        end -= 1
    if end == 0:
        return head.strip()
    return head[end:].strip() if FIGURE.match(head[:end]) else head


def _joined(lines: Sequence[ColumnLine]) -> list[ColumnLine]:
    """Return lines from top to bottom; those on one baseline are one."""
    joined: list[ColumnLine] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        last = joined[-1] if joined else None
        if last is not None and line.baseline - last.baseline <= SAME_LINE_EM * line.size:
            text = f"{last.text} {line.text}"
            joined[-1] = ColumnLine(text, last.baseline, last.size, last.fonts)
        else:
            joined.append(line)
    return joined


def _has_amount(line: ColumnLine, amounts: Sequence[float]) -> bool:
    reach = SAME_LINE_EM * line.size
    return any(abs(baseline - line.baseline) <= reach for baseline in amounts)


def _parse_number(text: str) -> _Number | None:
    found = _NUMBER.match(text)
    if found is None:
        return None
    if found["mark"]:
        return _Number("-", ())
    closed = found["closed"]
    style = f"{found['open']})" if closed else "."
    printed = closed or found["levels"] or found["single"]
    return _Number(style, tuple(int(part) for part in printed.split(".")))


def _comes_next(
    number: _Number, seen: dict[tuple[str, int], tuple[int, ...]], complete: bool
) -> bool:
    """Return whether a number may begin the next row, by those that were seen before.

    A bullet begins one only after a complete row: else it stands within a label.
    """
    if not number.parts:
        return complete
    depth = len(number.parts)
    before = seen.get((number.style, depth))
    if depth == 1:
        follows = before is not None and number.parts[0] == before[0] + 1
        return follows or number.parts[0] == 1 or complete
    above = seen.get((number.style, depth - 1))
    if above is not None and above != number.parts[:-1]:
        return False
    if before is not None and before[:-1] == number.parts[:-1]:
        return number.parts[-1] == before[-1] + 1 or complete
    return number.parts[-1] == 1 or complete
