"""Where rows begin when no rule tells: list numbers, gaps, figures, a change of font."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from ..compiled import mypyc_attr
from ..text.clusters import Cluster
from .list_marks import ENUMERATOR, LIST_NUMBER, is_list_number
from .rivers import clusters_to_rows
from .tolerances import (
    BREAK_LEADS,
    FULL_COLUMNS,
    FULL_LINES,
    LIST_SHARE,
    MERGED_LEADS,
    MOST_HEADING_LINES,
    ROW_STARTS_SHORT_SHARE,
    STRADDLE_LEADS,
)

FIGURE = re.compile(r"^[(\-–+]?\s*[0-9๐-๙,.\s]*[%)]?$")


@mypyc_attr(acyclic=True)
class ColumnLine:
    """One line of one column.

    Attributes:
        text: without space at either end.
        baseline: as its row's.
        size: as its row's.
        fonts: keys of the fonts of its letters.
        is_numbered: a list number or bullet stands at its start.
    """

    __slots__ = ("baseline", "fonts", "is_numbered", "size", "text")

    def __init__(self, text: str, baseline: float, size: float, fonts: frozenset[str]) -> None:
        self.text = text
        self.baseline = baseline
        self.size = size
        self.fonts = fonts
        self.is_numbered = ENUMERATOR.match(text) is not None

    @property
    def number(self) -> int | None:
        """The last number of its list number; None for letters, bullets and none."""
        match = ENUMERATOR.match(self.text)
        digits = re.findall(r"[0-9๐-๙]+", match[0]) if match else []
        return int(digits[-1]) if digits else None

    @property
    def is_figure(self) -> bool:
        """Whether it holds a figure or a dash and nothing else."""
        return FIGURE.match(self.text) is not None


def column_lines(clusters: Sequence[Cluster]) -> list[ColumnLine]:
    """Return the lines of one column from top to bottom."""
    return [
        ColumnLine(
            "".join(cluster.text for cluster in row.clusters).strip(),
            row.baseline,
            row.size,
            frozenset(cluster.font for cluster in row.clusters),
        )
        for row in clusters_to_rows(clusters)
    ]


def line_distance(columns: Sequence[Sequence[ColumnLine]]) -> float:
    """Return the usual distance of two lines in one cell, in points."""
    gaps = Counter(
        round(2 * (after.baseline - before.baseline)) / 2
        for lines in columns
        for before, after in pairwise(lines)
        if after.baseline - before.baseline < 3 * after.size
    )
    if not gaps:
        return 1.5 * max((line.size for lines in columns for line in lines), default=10.0)
    often = max(gaps.values())
    return min(gap for gap, count in gaps.items() if count >= 0.5 * often)


def find_row_starts(
    columns: Sequence[Sequence[ColumnLine]], by_numbers: bool = True
) -> list[float]:
    """Return the baselines at which the rows of a table begin, from top to bottom.

    A cell begins where its column continues after a gap, in another font, with the next list
    number, or with the next figure of a column of figures. Where one column numbers most of the
    rows, its cells alone begin rows (others may be centred beside it).
    """
    distance = line_distance(columns)
    if by_numbers and _is_one_row_a_line(columns):
        return [line.baseline for line in columns[0]]
    if by_numbers and (beside := _lines_beside_centred_numbers(columns, distance)):
        return beside
    breaks = [_column_breaks(lines, distance, by_numbers) for lines in columns]
    starts = _merge([start for column in breaks for start in column], distance)
    starts = _without_straddled(starts, columns, breaks, distance)
    for lines, column in zip(columns, breaks, strict=True):
        numbered = [line.baseline for line in lines if line.is_numbered and line.baseline in column]
        if len(numbered) >= 2 and len(numbered) >= LIST_SHARE * len(starts):
            first = numbered[0]
            above = [start for start in starts if start < first - 0.5 * distance]
            below = [start for start in column if start >= first - 0.5 * distance]
            below = _without_straddled(sorted(below), columns, breaks, distance)
            return _merge([*above, first, *below], distance)
    return starts


def _without_straddled(
    starts: list[float],
    columns: Sequence[Sequence[ColumnLine]],
    breaks: Sequence[Collection[float]],
    distance: float,
) -> list[float]:
    """Return the starts but for those that a cell of several lines reaches over.

    A sign or a short text in the middle of a tall row begins no row. Only where rows are parted by
    more white than lines are: there, where list numbers or several columns begin, nothing does.
    """
    own = _figure_lines(columns, distance)
    over = {s for s in starts if _is_straddled(s, columns, distance) and round(s) not in own}
    if not over:
        return starts
    near = 0.3 * distance
    clear = [
        start
        for start in starts[1:]
        if sum(any(abs(at - start) <= near for at in column) for column in breaks) > 1
        and start not in over
    ]
    numbers = [
        line.baseline
        for lines in columns
        for line in lines
        if line.is_numbered or LIST_NUMBER.match(line.text)
    ]
    sure = [start for start in starts[1:] if any([abs(at - start) <= near for at in numbers])]
    told = sure if len(sure) > 1 else clear
    if len(told) < 2 or any(start in over for start in told):
        return [
            start
            for start in starts
            if start not in over or not _are_signs(start, columns, breaks, distance)
        ]
    return [start for start in starts if start not in over]


def _are_signs(
    start: float,
    columns: Sequence[Sequence[ColumnLine]],
    breaks: Sequence[Collection[float]],
    distance: float,
) -> bool:
    """Return whether signs of one letter alone begin cells at a row's height: ticks in its middle.

    The row above them has several lines; with a tick it is still one row.
    """
    others: list[Sequence[ColumnLine]] = []
    for lines, column in zip(columns, breaks, strict=True):
        begun = [
            line
            for line in lines
            if line.baseline in column and abs(line.baseline - start) <= MERGED_LEADS * distance
        ]
        if any(len(line.text) > 1 or line.is_figure for line in begun):
            return False
        if not begun:
            others.append(lines)
    return _is_straddled(start, others, distance)


def _figure_lines(columns: Sequence[Sequence[ColumnLine]], distance: float) -> set[int]:
    """Return the heights at which figures stand line under line: each of them is a row of its own.

    Figures in the middle of tall rows stand as far apart as these.
    """
    heights: set[int] = set()
    for lines in columns:
        for before, line in pairwise(lines):
            if line.baseline - before.baseline <= STRADDLE_LEADS * distance:
                if line.is_figure and before.is_figure:
                    heights |= {round(before.baseline), round(line.baseline)}
    return heights


def _is_straddled(start: float, columns: Sequence[Sequence[ColumnLine]], distance: float) -> bool:
    """Return whether lines of one cell stand above and below the top of a row."""
    top = start - 0.3 * distance
    for lines in columns:
        for before, line in pairwise(lines):
            if before.baseline < top < line.baseline:
                if line.baseline - before.baseline <= STRADDLE_LEADS * distance:
                    return True
                break
    return False


def _is_one_row_a_line(columns: Sequence[Sequence[ColumnLine]]) -> bool:
    """Return whether each line is a row: it fills all columns, and one of them holds short lines.

    Wrapped texts seldom have as many lines as each other, and only their last line is short.
    """
    heights = [[round(line.baseline) for line in lines] for lines in columns]
    if len(columns) < 2 or len(heights[0]) < FULL_LINES or any(h != heights[0] for h in heights):
        return False
    lengths = [[len(line.text) for line in lines] for lines in columns]
    return any(min(held[1:-1]) < ROW_STARTS_SHORT_SHARE * max(held) for held in lengths)


def _lines_beside_centred_numbers(
    columns: Sequence[Sequence[ColumnLine]], distance: float
) -> list[float] | None:
    """Return the lines of a table where each is a row, and numbers stand in the middle of several.

    Below the headings some row stands above the first number. Three columns or more have a text in
    each line; cells that wrap seldom have as many lines as each other.
    """
    most = max(map(len, columns))
    full = [lines for lines in columns if len(lines) == most]
    heights = [[round(line.baseline) for line in lines] for lines in full]
    if len(full) < FULL_COLUMNS or most < FULL_LINES or any(h != heights[0] for h in heights):
        return None
    numbers = [line for line in columns[0][1:] if is_list_number(line.text)]
    if len(columns[0]) == most or not numbers or numbers[0].number not in (None, 1):
        return None
    heading, first = full[0][:2]
    is_headed = abs(columns[0][0].baseline - heading.baseline) <= 0.3 * distance
    if not is_headed or numbers[0].baseline <= first.baseline + 0.3 * distance:
        return None
    return [line.baseline for line in full[0]]


def _column_breaks(lines: Sequence[ColumnLine], distance: float, by_numbers: bool) -> set[float]:
    if not lines:
        return set()
    figures = sum(line.is_figure for line in lines[1:]) >= 0.75 * (len(lines) - 1) > 1
    breaks = {lines[0].baseline}
    for before, line in pairwise(lines):
        gap = line.baseline - before.baseline
        if (
            gap > BREAK_LEADS * distance
            or not (line.fonts & before.fonts)
            or (figures and line.is_figure)
        ):
            breaks.add(line.baseline)
    if by_numbers and counts_rows(lines, breaks):
        numbered = [line.baseline for line in lines[1:] if line.is_numbered]
        gapped = [at for at in numbered if at in breaks]
        if len(gapped) < 2 or len(gapped) == len(numbered):
            breaks.update(numbered)  # else cells are parted by gaps, and hold lists
        elif _is_below_heading(lines, gapped):
            breaks.add(numbered[0])
    return breaks


def _is_below_heading(lines: Sequence[ColumnLine], gapped: Sequence[float]) -> bool:
    """Return whether the first number stands right below headings: each later one has a gap."""
    first, *later = [line for line in lines if line.is_numbered]
    values = [first.number, *(line.number for line in later)]
    above = [line for line in lines if line.baseline < first.baseline]
    return (
        0 < len(above) <= MOST_HEADING_LINES
        and [line.baseline for line in later] == [*gapped]
        and all(number == place for place, number in enumerate(values, 1))
    )


def counts_rows(lines: Sequence[ColumnLine], breaks: Collection[float] = ()) -> bool:
    """Return whether list numbers begin this column's cells, and not a word here and there.

    Args:
        lines: of one column.
        breaks: baselines at which its cells are known to begin.
    """
    numbered = [line for line in lines if line.is_numbered]
    starting = [line for line in lines if line.baseline in breaks]
    if len(numbered) < 2:
        return False
    if sum(line.is_numbered for line in starting) >= max(2, LIST_SHARE * (len(starting) - 1)):
        return True
    if len(numbered) >= LIST_SHARE * len(lines):
        return True
    values = [line.number for line in numbered]
    steps = sum(before is not None and after == before + 1 for before, after in pairwise(values))
    return steps >= 2 and steps >= LIST_SHARE * (len(numbered) - 1)


def _merge(starts: Sequence[float], distance: float) -> list[float]:
    merged: list[float] = []
    for start in sorted(starts):
        if not merged or start - merged[-1] > MERGED_LEADS * distance:
            merged.append(start)
    return merged
