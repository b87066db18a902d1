"""Tables without a full grid of rules: their columns from rivers of white between texts."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .colon_forms import find_colon_forms, is_colon_column
from .column_borders import find_column_borders
from .edges import Edge
from .list_marks import is_bare_number
from .rivers import Block, TextRow, clusters_to_rows, find_blocks
from .ruled import Grid
from .second_pairs import with_second_pairs
from .side_by_side import are_headed_twice, column_texts, is_between
from .text_rows import text_to_grid
from .tolerances import (
    BREAK_LEADS,
    FEWEST_COLONS,
    FEWEST_PAIRS,
    FIGURES_SHARE,
    HEADING_LINES,
    LONG_CELLS_SHARE,
    MANY_COLUMNS,
    MIN_ROWS,
    ROW_RULE_SHARE,
    SCANNED_LINES,
    SCANNED_RULES,
    SEVERAL_SHARE,
    SNAP_PT,
)
from .two_columns import find_forms, form_starts, is_contents, is_ruled


def find_unruled_grids(
    clusters: Sequence[Cluster], level_edges: Sequence[Edge] = (), *, is_scan: bool = False
) -> list[Grid]:
    """Return the grids that text alone forms, from top to bottom.

    Args:
        clusters: those that stand in no ruled grid.
        level_edges: horizontal rules, which part rows where they lie close enough.
        is_scan: whether the clusters were read from a picture, as some were that are no text.
    """
    grids: list[Grid] = []
    rows = clusters_to_rows(clusters)
    pairs: dict[int, Sequence[TextRow]] = {}  # the lines of forms, by the place of their grid
    known: list[tuple[float, float]] = []  # where labels and values of forms begin
    taken = 0
    for block in find_blocks(rows):
        members = rows[_first_below_rule(rows, block, taken, level_edges) : block.last]
        taken = block.last
        xs = find_column_borders(members, block.rivers, level_edges)
        if _may_end_with_note(members):
            without = find_column_borders(members[:-1], block.rivers, level_edges)
            if len(without) > len(xs):
                members, xs = members[:-1], without
        if len(xs) < 3:
            continue
        if halves := find_halves(members, xs, level_edges):
            grids += halves
            continue
        cut = is_colon_column(members, xs) and _is_table(members, xs, level_edges)
        fewest = FEWEST_COLONS if cut else FEWEST_PAIRS
        if not is_scan and (labelled := find_colon_forms(members, xs, fewest)):
            for form in labelled:
                held = [cluster for row in form.rows for cluster in row.clusters]
                grid = text_to_grid(held, form.borders, starts=form.starts, headed=False)
                grids += [grid] if grid is not None else []
            continue
        forms = find_forms(members, xs, known) if len(xs) == 3 else []
        if not forms and not (
            _is_table(members, xs, level_edges) or _is_small_ruled_table(members, xs, level_edges)
        ):
            continue
        if is_scan and not _is_told_often(members, xs, level_edges):
            continue
        for part in forms or [members]:
            held = [cluster for row in part for cluster in row.clusters]
            starts = form_starts(part, xs) if forms else None
            grid = text_to_grid(held, xs, level_edges, starts=starts)
            if grid is not None:
                if forms:
                    pairs[len(grids)] = part
                grids.append(grid)
    parted = with_second_pairs([(grids[index], part) for index, part in pairs.items()])
    for index, grid in zip(pairs, parted, strict=True):
        grids[index] = grid
    return grids


def _may_end_with_note(rows: Sequence[TextRow]) -> bool:
    """Return whether the last line says one thing, with more white above it than the one before."""
    if len(rows) <= MIN_ROWS or len(rows[-1].segments) > 1:
        return False
    before, gap = (b.baseline - a.baseline for a, b in pairwise(rows[-3:]))
    return gap > BREAK_LEADS * before


def find_halves(
    rows: Sequence[TextRow], xs: Sequence[float], level_edges: Sequence[Edge]
) -> list[Grid]:
    """Return the grids of two tables side by side, whose rows are not level with each other.

    The headings of the left one come again above the right one. Where their rows are level they
    are one table with its columns twice, and none is returned.
    """
    half, odd = divmod(len(xs) - 1, 2)
    if odd or half < 2 or not are_headed_twice(rows, xs):
        return []
    grids: list[Grid] = []
    for borders in (xs[: half + 1], xs[half:], xs):
        held = [c for row in rows for c in row.clusters if is_between(c, borders)]
        grid = text_to_grid(held, borders, level_edges) if held else None
        if grid is None:
            return grids[:2] if borders is xs else []
        grids.append(grid)
    left, right, whole = grids
    level = len(left.ys) == len(right.ys) == len(whole.ys) and all(
        max(heights) - min(heights) <= SNAP_PT
        for heights in zip(left.ys, right.ys, whole.ys, strict=True)
    )
    return [] if level else [left, right]


def _first_below_rule(
    rows: Sequence[TextRow], block: Block, taken: int, edges: Sequence[Edge]
) -> int:
    """Return the first row of a block, or of the headings between it and the table's upper rule.

    The upper rule is as long as another level rule of the block.
    """
    top, bottom = rows[block.first].baseline, rows[block.last - 1].baseline
    own = [edge for edge in edges if top < edge.at < bottom + 2 * rows[block.first].size]
    first = block.first
    while first > taken and block.first - first < HEADING_LINES:
        line = rows[first - 1]
        parted = [e for e in edges if line.baseline < e.at < rows[first].baseline - line.size]
        if any(_same_length(a, b) for a in parted for b in own):
            return first
        first -= 1
        above = [e for e in edges if 0 < line.baseline - e.at < 2.5 * line.size]
        if any(_same_length(a, b) for a in above for b in own):
            return first
    return block.first


def _same_length(one: Edge, other: Edge) -> bool:
    return abs(one.start - other.start) <= 3 and abs(one.end - other.end) <= 3


def _is_table(rows: Sequence[TextRow], borders: Sequence[float], edges: Sequence[Edge]) -> bool:
    """Return whether columns are more than prose with a lucky gap."""
    texts = column_texts(rows, borders)
    if is_contents(texts):
        return False
    filled = [[text for text in column if text] for column in texts]
    fewest = 1 if len(texts) > MANY_COLUMNS else 2  # a span may continue from the page before
    if len(rows) < MIN_ROWS or any(len(column) < fewest for column in filled):
        return False
    several = sum(sum(bool(column[i]) for column in texts) >= 2 for i in range(len(rows)))
    share = LONG_CELLS_SHARE if len(texts) > MANY_COLUMNS else SEVERAL_SHARE
    if several < max(2, share * len(rows)):
        return False
    if len(texts) == 2:
        top, bottom = rows[0].baseline - rows[0].size / 2, rows[-1].baseline
        if several >= MIN_ROWS and is_ruled(borders, edges, top, bottom):
            return True
        return several >= 4 and any(
            sum(any(ch.isdigit() for ch in text) for text in column) >= FIGURES_SHARE * len(column)
            and not all(is_bare_number(text) for text in column)
            for column in filled
        )
    return True


def _is_told_often(
    rows: Sequence[TextRow], borders: Sequence[float], edges: Sequence[Edge]
) -> bool:
    """Return whether enough lines show several columns, or rules part them.

    What was read of an emblem, a signature or dotted lines makes columns of three lines.
    """
    texts = column_texts(rows, borders)
    several = sum(
        len(row.segments) >= 2 and sum(bool(column[i]) for column in texts) >= 2
        for i, row in enumerate(rows)
    )
    top, bottom = rows[0].baseline - 2 * rows[0].size, rows[-1].baseline + rows[-1].size
    width = borders[-1] - borders[0]
    across = [
        edge
        for edge in edges
        if top < edge.at < bottom
        and min(edge.end, borders[-1]) - max(edge.start, borders[0]) >= ROW_RULE_SHARE * width
    ]
    return several >= SCANNED_LINES or len(across) >= SCANNED_RULES


def _is_small_ruled_table(
    rows: Sequence[TextRow], borders: Sequence[float], edges: Sequence[Edge]
) -> bool:
    """Tell whether two lines are headings and a row: full in many columns, with a rule between."""
    texts = column_texts(rows, borders)
    full = all(sum(bool(column[i]) for column in texts) == len(texts) for i in range(len(rows)))
    return (
        len(rows) == 2
        and len(texts) > MANY_COLUMNS
        and full
        and any(rows[0].baseline < edge.at < rows[1].baseline for edge in edges)
    )
