"""Level pieces of rules and fills that meet, and the stacks of them that are tables.

Word, LibreOffice, Chromium, WeasyPrint, ReportLab and fpdf2 draw the border and the fill of each
cell by itself. Without upright rules the ends of these pieces still say where columns part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..glyphs import Rule
from .edges import snap
from .rivers import TextRow
from .tolerances import (
    EMPTY_BAND_PT,
    MEET_PT,
    ROOM_EM,
    RUNS_SAME_END_PT,
    RUNS_SAME_LINE_PT,
    SHORTEST_PIECE_PT,
    STRANGE_SHARE,
)


@dataclass(slots=True)
class Run:
    """Pieces of rules or of the edges of fills that meet at one height.

    Attributes:
        at: its height.
        start: where its first piece begins.
        end: where its last piece ends.
        pieces: from left to right; those drawn twice, too.
        drawn: False when all of them are edges of fills.
    """

    at: float
    start: float
    end: float
    pieces: list[tuple[float, float]]
    drawn: bool

    def breaks(self) -> list[float]:
        """Return where pieces meet, from left to right."""
        ends = sorted(end for piece in self.pieces for end in piece)
        return [end for end in ends if self.start + MEET_PT < end < self.end - MEET_PT]


@dataclass(slots=True)
class Stack:
    """Runs of one width, one below the other."""

    runs: list[Run] = field(default_factory=list)
    closed: bool = False  # its rows are known from upright rules

    @property
    def drawn(self) -> bool:
        """Whether rules are drawn inside the table, and not fills alone."""
        return any(run.drawn for run in self.runs)


def rules_to_runs(rules: Sequence[Rule]) -> list[Run]:
    """Return level pieces that meet, as runs from top to bottom."""
    level = [
        r for r in rules if r.x1 - r.x0 >= SHORTEST_PIECE_PT and r.x1 - r.x0 > r.bottom - r.top
    ]
    runs: list[Run] = []
    for group in snap([rule.top for rule in level], RUNS_SAME_LINE_PT):
        here: list[Run] = []
        for rule in sorted((level[index] for index in group), key=lambda rule: rule.x0):
            if here and rule.x0 <= here[-1].end + MEET_PT:
                here[-1].end = max(here[-1].end, rule.x1)
                here[-1].pieces.append((rule.x0, rule.x1))
                here[-1].drawn = here[-1].drawn or rule.drawn
            else:
                here.append(Run(rule.top, rule.x0, rule.x1, [(rule.x0, rule.x1)], rule.drawn))
        runs += here
    return sorted(runs, key=lambda run: (run.at, run.start))


def runs_to_stacks(runs: Sequence[Run]) -> list[Stack]:
    """Return runs of one width together, the widest first."""
    stacks: list[Stack] = []
    for run in runs:
        for stack in stacks:
            first = stack.runs[0]
            if (
                abs(first.start - run.start) <= RUNS_SAME_END_PT
                and abs(first.end - run.end) <= RUNS_SAME_END_PT
            ):
                stack.runs.append(run)
                break
        else:
            stacks.append(Stack([run]))
    broken = [
        stack for stack in stacks if len(stack.runs) > 1 and any(run.breaks() for run in stack.runs)
    ]
    return sorted(broken, key=lambda stack: stack.runs[0].start - stack.runs[0].end)


def part_stack(
    stack: Stack, rows: Sequence[TextRow], fills: Sequence[Rule], posts: Sequence[Rule] = ()
) -> list[Stack]:
    """Return the tables of a stack: text that is in no cell parts two of one width.

    So does white where all upright rules have ended.

    Args:
        stack: runs of one width.
        rows: lines of text.
        fills: upright edges of fills.
        posts: upright rules.
    """
    bands = []
    for above, below in pairwise(stack.runs):
        held = [row for row in rows if is_between(row, above, below)]
        bands.append((above, below, held))
    rooms = [_rooms(*band) for band in bands if band[2]]
    if not rooms:
        return []
    usual = min(max(room) for room in rooms)
    breaks = [run.breaks() for run in stack.runs]
    parts = [Stack([stack.runs[0]])]
    first = _texts(bands[0][2])
    before: list[TextRow] = []
    closed = True
    for number, (above, below, held) in enumerate(bands):
        filled = any(
            abs(rule.top - above.at) <= RUNS_SAME_LINE_PT
            and abs(rule.bottom - below.at) <= RUNS_SAME_LINE_PT
            for rule in fills
            if above.start - 1 <= rule.x0 <= above.end + 1
        )
        repeated = len(parts[-1].runs) > 2 and _texts(held) == first
        if repeated and not closed and _is_title(parts[-1].runs[-1], before):
            parts[-1].runs.pop()  # the title of the table that begins here stood below the last
            parts.append(Stack([above]))
        elif not filled and (
            _is_foreign(above, below, held, usual) or _have_ended(above, below, posts)
        ):
            parts.append(Stack())
        elif not filled:
            here = number + 1
            if _is_other_table(breaks[here - len(parts[-1].runs) : here], breaks[here:], held):
                parts.append(Stack())
        parts[-1].runs.append(below)
        before, closed = held, filled
    return [part for part in parts if len(part.runs) > 1]


def _have_ended(above: Run, below: Run, posts: Sequence[Rule]) -> bool:
    """Return whether upright rules lead down from a run and all end some way above the next."""
    sides = [
        post
        for post in posts
        if post.top < below.at - EMPTY_BAND_PT
        and post.bottom > above.at
        and min(abs(post.x0 - above.start), abs(post.x0 - above.end)) <= RUNS_SAME_END_PT
    ]
    end = above.at
    for post in sorted(sides, key=lambda post: post.top):
        if post.top <= end + RUNS_SAME_END_PT:
            end = max(end, post.bottom)
    return above.at < end < below.at - EMPTY_BAND_PT


def _texts(rows: Sequence[TextRow]) -> str:
    return "".join(cluster.text for row in rows for cluster in row.clusters)


def _is_title(below: Run, rows: Sequence[TextRow]) -> bool:
    """Return whether the last line above a run stands alone on its height."""
    return bool(rows) and len(rows[-1].segments) == 1


def is_between(row: TextRow, above: Run, below: Run) -> bool:
    """Return whether a line of text stands between two runs."""
    start, end = row.segments[0][0], row.segments[-1][1]
    middle = row.baseline - 0.3 * row.size
    return above.at < middle < below.at and start < above.end and end > above.start


def _rooms(above: Run, below: Run, held: Sequence[TextRow]) -> tuple[float, float]:
    """Return the white above and below the text of a band, in units of its size."""
    first, last = held[0], held[-1]
    return (
        (first.baseline - 0.8 * first.size - above.at) / first.size,
        (below.at - last.baseline - 0.25 * last.size) / last.size,
    )


def _is_foreign(above: Run, below: Run, held: Sequence[TextRow], usual: float) -> bool:
    """Return whether what stands between two runs is no row of their table."""
    if not held:
        return below.at - above.at > EMPTY_BAND_PT
    if any(len(row.segments) > 1 for row in held):
        return False
    return max(_rooms(above, below, held)) > usual + ROOM_EM


def _is_other_table(
    above: Sequence[list[float]], below: Sequence[list[float]], held: Sequence[TextRow]
) -> bool:
    """Return whether the columns below a line of text are others than those above it.

    Most of the new ones are, or some are and some of those above it are in no row below. Where rows
    that nothing fills stand above that line, or it is missing, most of the columns above must end
    there: headings on two levels have some of their borders in one. Two rules on either side must
    be broken: the ink of one rule of a scan can be so anywhere.

    Args:
        above: where the pieces of each run of the table meet.
        below: where those of each later run do.
        held: the lines of text between them.
    """
    new = next((ends for ends in below[:2] if ends), [])
    if not any(above) or not _strange(new, above):
        return False
    known = [at for ends in above for at in ends]
    if any(len(row.segments) > 1 for row in held):
        broken = [sum([bool(ends) for ends in runs]) for runs in (above, below)]
        return min(broken) > 1 and _are_strange(new, above) and _are_strange(known, below)
    return _are_strange(new, above) or bool(held and _strange(known, below))


def _are_strange(places: Sequence[float], runs: Sequence[list[float]]) -> bool:
    """Return whether the pieces of no run meet at most of the places."""
    return len(_strange(places, runs)) > STRANGE_SHARE * len(places)


def _strange(places: Sequence[float], runs: Sequence[list[float]]) -> list[float]:
    """Return the places at which the pieces of no run meet.

    The first run with pieces has most of them, so that few are compared.
    """
    return [
        at
        for at in places
        if not any(abs(at - x) <= RUNS_SAME_END_PT for ends in runs for x in ends)
    ]


def stack_borders(stack: Stack, within: Sequence[Run]) -> list[float]:
    """Return where the columns of a stack part: the outer ends, and where pieces meet.

    Args:
        stack: runs of one width.
        within: all runs between its first and its last one, also shorter ones.
    """
    top = stack.runs[0]
    ends = [top.start, top.end]
    partial = [
        (run.at, end)
        for run in within
        if run not in stack.runs and _shows_columns(run, stack)
        for end in (run.start, *run.breaks(), run.end)
        if top.start < end < top.end
    ]
    for run in stack.runs:
        ends += run.breaks()
    for at, end in partial:  # the end of an arrow stands alone
        if any(
            abs(end - x) <= RUNS_SAME_END_PT and abs(at - y) > RUNS_SAME_END_PT for y, x in partial
        ):
            ends.append(end)
    return [
        sum([ends[index] for index in group], 0.0) / len(group)
        for group in snap(ends, RUNS_SAME_END_PT)
    ]


def _shows_columns(run: Run, stack: Stack) -> bool:
    """Return whether a shorter run is the border of cells: no arrow or bar through a row.

    It stands between headings, or reaches to one side of the table from a cell that spans rows.
    """
    first, second = stack.runs[:2]
    beside = run.start <= first.start + MEET_PT or run.end >= first.end - MEET_PT
    return run.at < second.at or beside
