"""Rows above the first run of a stack and below its last one, which nothing closes."""

from collections.abc import Sequence
from itertools import pairwise

from ..glyphs import Rule
from .column_borders import place
from .edges import snap
from .rivers import Interval, TextRow
from .runs import Run, Stack, is_between, stack_borders
from .tolerances import (
    ASCENT_EM,
    BORDER_GAP_EM,
    FAR_ROW_EM,
    FEWEST_LEVEL,
    FIRST_ROW_LINES,
    FOOT_LINES,
    HEADING_LINES,
    OPEN_ENDS_NEXT_LINE_EM,
    OPEN_ENDS_NEXT_ROW_EM,
    OPEN_ENDS_SET_WIDE_EM,
    OPEN_PT,
    RUNS_SAME_END_PT,
    STRADDLE_LEADS,
)


def extend_down(stack: Stack, posts: Sequence[Rule], rows: Sequence[TextRow]) -> Stack:
    """Return a stack with the open rows below its last run.

    They reach down to the end of upright rules that continue from its columns, else as far as text
    fits the columns that fills alone show.
    """
    last = stack.runs[-1]
    xs = stack_borders(stack, stack.runs)
    beside = [
        rule
        for rule in posts
        if any(abs(rule.x0 - x) <= RUNS_SAME_END_PT for x in xs) and rule.bottom > last.at + OPEN_PT
    ]
    ends = [last.at]
    for rule in sorted(beside, key=lambda rule: rule.top):
        if rule.top <= max(ends) + OPEN_PT:
            ends.append(rule.bottom)
    columns = {round(rule.x0 / RUNS_SAME_END_PT) for rule in beside if rule.top <= max(ends)}
    if len(columns) > 1 and len(ends) > 1:
        own = sorted(rule.bottom for rule in beside if rule.bottom <= max(ends))
        ys = [own[group[0]] for group in snap(own, RUNS_SAME_END_PT) if len(group) > 1]
        return _with_runs(stack, xs, ys or [max(ends)], closed=len(ys) > 1)
    below = [row for row in rows if row.baseline - 0.3 * row.size > last.at]
    ruled = stack.drawn and len(stack.runs) > 2
    if ruled and not _continues_below(below, last, xs):
        within = [row for row in rows if is_between(row, stack.runs[-2], last)]
        starts = [start for row in within for start, _ in row.segments]
        near = below and below[0].baseline - last.at <= OPEN_ENDS_NEXT_LINE_EM * below[0].size
        if not (near and within and _fits(below[0], xs) == (True, True)):
            return stack
        if not _is_cut_row(below[:1], within, starts):
            return stack
    headed = _are_headings(stack, rows, xs)
    end, baseline, fitting, least = last.at, last.at, 0, 0.0
    for index, row in enumerate(below):
        fits, several = _fits(row, xs)
        if not fits and len(row.segments) <= 2 and fitting:
            # The heading of a group, or its total: rows follow, or its figure stands in its column.
            follows = index + 1 < len(below) and _fits(below[index + 1], xs) == (True, True)
            start, stop = row.segments[-1]
            figure = len(row.segments) == 2 and place(xs, start) == place(xs, stop)
            fits = _is_inside(row, xs) and (follows or figure)
            several = fits
        gap = row.baseline - baseline
        lead = (OPEN_ENDS_NEXT_ROW_EM if several else OPEN_ENDS_NEXT_LINE_EM) * row.size
        if fits and not several and index and _begins_below(row, below[index - 1]):
            lead = OPEN_ENDS_SET_WIDE_EM * row.size
        if fits and fitting:  # as far apart as other lines, or a full row
            lead = max(lead, STRADDLE_LEADS * least)
            if several and _fills_columns(row, xs):
                lead = FAR_ROW_EM * row.size
        if not fits or gap > lead or not (several or fitting or headed):
            break
        least = gap if fitting == 1 else min(least, gap)
        fitting += several
        baseline, end = row.baseline, row.baseline + 0.4 * row.size
    after = [row for row in below if row.baseline > baseline + 0.1]
    if ruled and len(after) > FOOT_LINES:
        return stack
    return _with_runs(stack, xs, [end]) if fitting else stack


def _are_headings(stack: Stack, rows: Sequence[TextRow], xs: Sequence[float]) -> bool:
    """Return whether two rules alone are drawn and hold headings: rows stand below them.

    The first may be the rest of one that the page before cut, in one column.
    """
    if not stack.drawn or len(stack.runs) != 2:
        return False
    within = [row for row in rows if is_between(row, stack.runs[0], stack.runs[1])]
    return 0 < len(within) <= HEADING_LINES and any(_fills_columns(row, xs) for row in within)


def _begins_below(row: TextRow, above: TextRow) -> bool:
    """Return whether the only text of a line begins right below one of the line before it."""
    return any(abs(row.segments[0][0] - start) <= 1.0 for start, _ in above.segments)


def extend_up(stack: Stack, rows: Sequence[TextRow]) -> Stack:
    """Return a stack with the row above its first run, which no rule closes.

    Where every second row is filled, the first one of a page may be plain. Of a row that a page
    cuts, the next one may rule its end alone (WeasyPrint): what stands above that rule then is in
    the font of the row below, and several of its texts begin where texts of the table do.
    """
    top = stack.runs[0]
    xs = stack_borders(stack, stack.runs)
    above = [row for row in rows if row.baseline - 0.3 * row.size < top.at]
    taken: list[TextRow] = []
    at = top.at
    within = [row for row in rows if is_between(row, top, stack.runs[-1])]
    starts = [start for row in within for start, _ in row.segments]
    for row in reversed(above):
        level = _is_inside(row, xs) and _begins_level(row, starts) and not stack.drawn
        if not (level or _fits(row, xs)[0]) or (
            at - row.baseline > OPEN_ENDS_NEXT_LINE_EM * row.size
        ):
            break
        taken.append(row)
        at = row.baseline
    while taken and not (_fills_columns(taken[-1], xs) or _begins_level(taken[-1], starts)):
        taken.pop()
    if not taken or len(taken) > FIRST_ROW_LINES:
        return stack
    if stack.drawn and not (within and _is_cut_row(taken, within, starts)):
        return stack
    pieces = list(pairwise(xs))
    start = taken[-1].baseline - ASCENT_EM * taken[-1].size
    return Stack([Run(start, xs[0], xs[-1], pieces, False), *stack.runs], stack.closed)


def _is_cut_row(
    taken: Sequence[TextRow], within: Sequence[TextRow], starts: Sequence[float]
) -> bool:
    """Return whether lines above the first rule are the rest of a row, from the lowest one up."""
    fonts = {cluster.font for row in taken for cluster in row.clusters}
    level = [
        sum(any(abs(start - other) <= 1.0 for other in starts) for start, _ in row.segments)
        for row in taken
    ]
    return level[-1] >= FEWEST_LEVEL and fonts == {cluster.font for cluster in within[0].clusters}


def _begins_level(row: TextRow, starts: Sequence[float]) -> bool:
    """Return whether several texts of a line all begin where texts of the table do."""
    return len(row.segments) > 1 and all(
        any(abs(start - other) <= 1.0 for other in starts) for start, _ in row.segments
    )


def _fills_columns(row: TextRow, xs: Sequence[float]) -> bool:
    """Return whether a line has text in most of the columns: rows of a table set wide do."""
    return 2 * len({place(xs, start + 1.0) for start, _ in row.segments}) > len(xs) - 1


def _continues_below(below: Sequence[TextRow], last: Run, xs: Sequence[float]) -> bool:
    """Return whether a row begins below the last rule that the page's foot cuts, which has no end.

    Chromium and WeasyPrint rule a row that a page cannot hold only at its top.
    """
    if not below or below[0].baseline - last.at > OPEN_ENDS_NEXT_LINE_EM * below[0].size:
        return False
    started = {place(xs, start + 1.0) for start, _ in below[0].segments}
    return _fits(below[0], xs) == (True, True) and 2 * len(started) >= len(xs)


def _fits(row: TextRow, xs: Sequence[float]) -> tuple[bool, bool]:
    """Return whether the texts of a line stand within columns, and whether in several."""
    segments = [piece for one in row.segments for piece in _parts_at_borders(row, one, xs)]
    columns = {place(xs, start + 1.0) for start, _ in segments}
    within = all(place(xs, start + 1.0) == place(xs, stop - 1.0) for start, stop in segments)
    return within and _is_inside(row, xs), len(columns) > 1


def _parts_at_borders(row: TextRow, segment: Interval, xs: Sequence[float]) -> list[Interval]:
    """Return a text cut at the borders at which it shows more white than one space."""
    start, end = segment
    parts: list[Interval] = []
    for border in xs[1:-1]:
        if not start < border < end:
            continue
        before = max([c.x1 for c in row.clusters if start <= c.x0 < border], default=start)
        after = min([c.x0 for c in row.clusters if border <= c.x0 < end], default=end)
        if before <= border + 1.0 and after - before > BORDER_GAP_EM * row.size:
            parts.append((start, before))
            start = after
    return [*parts, (start, end)]


def _is_inside(row: TextRow, xs: Sequence[float]) -> bool:
    return row.segments[0][0] > xs[0] - 1 and row.segments[-1][1] < xs[-1] + 1


def _with_runs(
    stack: Stack, xs: Sequence[float], ys: Sequence[float], closed: bool = False
) -> Stack:
    pieces = [(before, after) for before, after in pairwise(xs)]
    added = [Run(y, xs[0], xs[-1], pieces, False) for y in ys if y > stack.runs[-1].at]
    return Stack([*stack.runs, *added], closed)
