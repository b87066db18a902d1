"""Grids whose columns are known from level rules or fills that are drawn cell by cell."""

from collections.abc import Sequence
from itertools import pairwise

from ..glyphs import Rule
from ..text.clusters import Cluster
from .cells import assign_clusters
from .column_borders import place
from .edges import Edge
from .heading_bands import are_centred
from .inner_lines import drop_inner_lines
from .number_columns import counted_lines
from .open_ends import extend_down, extend_up
from .pieced_spans import merge_across
from .rivers import TextRow, clusters_to_rows
from .row_starts import column_lines
from .ruled import Grid, Region, edges_to_grid
from .ruled_rows import split_by_text
from .runs import (
    Run,
    Stack,
    is_between,
    part_stack,
    rules_to_runs,
    runs_to_stacks,
    stack_borders,
)
from .tolerances import (
    ALTERNATING,
    BOOK_RULES,
    BREAK_LEADS,
    FILLED_SHARE,
    FITS_SHARE,
    MIN_SHADED_CELLS,
    NUMBERED_ROWS,
    PARTED_SHARE,
    PIECES_BODY_SHARE,
    RUNS_SAME_END_PT,
    RUNS_SAME_LINE_PT,
)
from .two_columns import form_starts, is_form
from .wide_headers import edges_below, find_band_headings


def find_pieced_grids(clusters: Sequence[Cluster], rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids whose columns are known from pieces of level rules or from fills.

    Args:
        clusters: those that stand in no ruled grid.
        rules: those that no ruled grid is made of.
    """
    runs = rules_to_runs(rules)
    if not any(len(run.pieces) > 1 for run in runs):
        return []
    rows = clusters_to_rows(clusters)
    upright = [r for r in rules if r.bottom - r.top > r.x1 - r.x0]
    fills = [rule for rule in upright if not rule.drawn]
    posts = [rule for rule in upright if rule.drawn]
    grids: list[Grid] = []
    for stack in runs_to_stacks(runs):
        parts = part_stack(stack, rows, fills, posts)
        for part, after in pairwise([*parts, None]):
            assert part is not None
            first, last = part.runs[0], part.runs[-1]
            middle = (first.start + first.end) / 2, (first.at + last.at) / 2
            if any(grid.box.holds(*middle) for grid in grids):
                continue  # runs beside a cell that spans their rows
            end = after.runs[0].at if after is not None else float("inf")
            part = extend_down(part, posts, [row for row in rows if row.baseline < end])
            grid = _stack_to_grid(extend_up(part, rows), runs, fills, rows)
            if grid is not None:
                grids.append(grid)
    return grids


def _stack_to_grid(
    stack: Stack, runs: Sequence[Run], fills: Sequence[Rule], rows: Sequence[TextRow]
) -> Grid | None:
    """Return the grid of a stack, None when its text does not stand in its columns."""
    top, bottom = stack.runs[0], stack.runs[-1]
    within = [
        run
        for run in [*runs, *stack.runs]
        if top.at - RUNS_SAME_LINE_PT <= run.at <= bottom.at + RUNS_SAME_LINE_PT
        and run.start >= top.start - RUNS_SAME_END_PT
        and run.end <= top.end + RUNS_SAME_END_PT
    ]
    xs = stack_borders(stack, within)
    held = [row for row in rows if is_between(row, top, bottom)]
    if len(xs) < 3 or not held or not _text_fits(held, xs):
        return None
    level = [Edge(run.at, run.start, run.end) for run in within]
    if len(stack.runs) == 2 and stack.drawn:
        # The only rule inside stands below headings; those that reach over two levels have none.
        level = [Edge(edge.at, xs[0], xs[-1]) for edge in level]
    level += [Edge(run.at, xs[0], xs[-1]) for run in (top, bottom)]
    headings = _unruled_heading_edges(stack, within, fills, held, xs)
    level += headings
    upright = [Edge(x, top.at, bottom.at) for x in xs]
    grid = edges_to_grid(sorted(level, key=lambda edge: edge.at), upright)
    if grid is None:
        return None
    inside, _ = assign_clusters([cluster for row in rows for cluster in row.clusters], [grid])
    grid = drop_inner_lines(grid, inside[0])  # arrows part no rows, and the text then does
    filled = _find_filled_rows(grid.ys, stack, fills)
    opened = _find_open_rows(grid, stack, filled, held, headings)
    regions = merge_across(grid, within, fills, held, opened)
    known = stack.drawn or stack.closed or bool(opened)
    known = known or any(_is_between_filled(filled, index) for index in range(len(filled)))
    if not known and not _is_well_filled(grid, regions, held):
        return None
    return _split_open_rows(Grid(grid.xs, grid.ys, regions), opened)


def _unruled_heading_edges(
    stack: Stack,
    within: Sequence[Run],
    fills: Sequence[Rule],
    rows: Sequence[TextRow],
    xs: Sequence[float],
) -> list[Edge]:
    """Return the borders below headings over several columns that no rule and no fill shows."""
    if not all(run.drawn for run in stack.runs[:2]):
        return []
    first, second = stack.runs[:2]
    if any(first.at - 1 < rule.top < second.at for rule in fills):
        return []
    if any(first.at + RUNS_SAME_LINE_PT < run.at < second.at - RUNS_SAME_LINE_PT for run in within):
        return []  # a rule below them shows it
    band = [row for row in rows if is_between(row, first, second)]
    headings = [
        heading
        for heading in find_band_headings(band, xs)
        if heading.below is not None and heading.below < second.at
    ]
    return edges_below(headings, xs)


def _is_well_filled(grid: Grid, regions: Sequence[Region], rows: Sequence[TextRow]) -> bool:
    """Tell whether most cells hold text; shaded areas lie beside each other for decoration, too."""
    held = Grid(grid.xs, grid.ys, tuple(regions)).places()
    filled = {
        held[place(grid.ys, row.baseline - 0.3 * row.size)][
            place(grid.xs, (cluster.x0 + cluster.x1) / 2)
        ]
        for row in rows
        for cluster in row.clusters
    }
    return len(filled) >= max(MIN_SHADED_CELLS, FILLED_SHARE * len(regions))


def _find_open_rows(
    grid: Grid,
    stack: Stack,
    filled: Sequence[bool],
    rows: Sequence[TextRow],
    headings: Sequence[Edge],
) -> dict[int, list[TextRow]]:
    """Return the lines of those rows that neither rules nor fills close, by the row's number.

    Tables with three rules or fewer have them above and below the headings and at their end.
    """
    if stack.closed:
        return {}
    drawn = [run.at for run in stack.runs if run.drawn]
    few = len(drawn) <= BOOK_RULES or _ends_with_total(drawn, grid, rows)
    drawn += [edge.at for edge in headings]
    found = {}
    ys = grid.ys
    for index, (top, bottom) in enumerate(pairwise(ys)):
        held = [row for row in rows if top < row.baseline - 0.3 * row.size < bottom]
        if len(grid.xs) == 3 and not filled[index] and is_form(held, grid.xs):
            found[index] = held
            continue
        shaded = filled[index] or (_is_between_filled(filled, index) and not _is_parted(held))
        ruled = all(any(abs(at - y) <= RUNS_SAME_END_PT for at in drawn) for y in (top, bottom))
        small = ruled and bottom - top <= PIECES_BODY_SHARE * (ys[-1] - ys[0])
        if len(held) < 2 or shaded or small or (ruled and not few):
            continue
        if index == len(ys) - 2 and not ruled and _is_numbered_row(held, grid, drawn, rows):
            continue
        if index > 0 or not ruled or not are_centred(held, grid.xs):
            found[index] = held
    return found


def _ends_with_total(drawn: Sequence[float], grid: Grid, rows: Sequence[TextRow]) -> bool:
    """Return whether one more rule than above, below the headings and at the end parts a total.

    It is a line without a number, and the first column counts the lines above it.
    """
    if len(drawn) != BOOK_RULES + 1:
        return False
    body, total = [
        [row for row in rows if top < row.baseline - 0.3 * row.size < bottom]
        for top, bottom in pairwise(sorted(drawn)[1:])
    ]
    first, last = [
        [c for row in held for c in row.clusters if (c.x0 + c.x1) / 2 < grid.xs[1]]
        for held in (body, total)
    ]
    is_numbered = any(cluster.text.strip().isdecimal() for cluster in last)
    return len(total) == 1 and not is_numbered and len(counted_lines(column_lines(first))) > 1


def _is_numbered_row(
    held: Sequence[TextRow], grid: Grid, drawn: Sequence[float], rows: Sequence[TextRow]
) -> bool:
    """Return whether lines below the last rule are one row, as all between rules above are.

    Each then has one number in the first column, on its first line: a page's end cuts the last one,
    and WeasyPrint rules nothing there.
    """
    bands = [
        [row for row in rows if top < row.baseline - 0.3 * row.size < bottom]
        for top, bottom in pairwise(sorted(drawn))
    ]
    numbered = [band for band in bands if _has_number_above(band, grid.xs)]
    several = any(len(band) > 1 for band in numbered)
    return len(numbered) >= NUMBERED_ROWS and several and _has_number_above(held, grid.xs)


def _has_number_above(rows: Sequence[TextRow], xs: Sequence[float]) -> bool:
    """Return whether all that lines have in the first column is a number on the first one."""
    first = [
        "".join([c.text for c in row.clusters if (c.x0 + c.x1) / 2 < xs[1]]).strip() for row in rows
    ]
    return bool(first) and first[0].strip(".()").isdecimal() and not any(first[1:])


def _is_parted(rows: Sequence[TextRow]) -> bool:
    """Tell whether more white than between lines parts the text of a band, over several columns."""
    gaps = [after.baseline - before.baseline for before, after in pairwise(rows)]
    least = min([gap for gap in gaps if gap > 0.5 * rows[0].size], default=0.0)
    return any(
        gap > BREAK_LEADS * least > 0 and len(after.segments) > 1
        for gap, after in zip(gaps, rows[1:], strict=True)
    )


def _find_filled_rows(ys: Sequence[float], stack: Stack, fills: Sequence[Rule]) -> list[bool]:
    """Tell of each row whether fills cover it from top to bottom."""
    return [
        any(
            rule.top <= top + RUNS_SAME_LINE_PT and rule.bottom >= bottom - RUNS_SAME_LINE_PT
            for rule in fills
            if stack.runs[0].start - 1 <= rule.x0 <= stack.runs[0].end + 1
        )
        for top, bottom in pairwise(ys)
    ]


def _is_between_filled(filled: Sequence[bool], index: int) -> bool:
    """Tell whether a row without a fill stands between filled ones, where every second is filled.

    The last row may have none below it.
    """
    last = len(filled) - 1
    if index == 0 or not filled[index - 1] or (index < last and not filled[index + 1]):
        return False
    body = filled[filled.index(True) :]
    changes = sum([a != b for a, b in pairwise(body)])
    return changes >= ALTERNATING and not any(not a and not b for a, b in pairwise(body))


def _split_open_rows(grid: Grid, held: dict[int, list[TextRow]]) -> Grid:
    """Return the grid with rows split by their text."""
    for index in sorted(held, reverse=True):
        here = [r for r in grid.regions if r.row <= index < r.row + r.row_span]
        if len(here) < 2 or any(region.row_span > 1 for region in here):
            continue
        clusters = [cluster for row in held[index] for cluster in row.clusters]
        is_pairs = len(here) == 2 and is_form(held[index], grid.xs)
        starts = form_starts(held[index], grid.xs) if is_pairs else None
        grid = split_by_text(grid, index, here, clusters, starts)
    return grid


def _text_fits(rows: Sequence[TextRow], xs: Sequence[float]) -> bool:
    """Return whether text of several lines stands in several columns.

    Most of it crosses no border, and no column shows texts side by side on most of its lines.
    """
    held: dict[int, list[int]] = {}  # by column, the number of texts on each line
    crossing = 0
    for row in rows:
        here: dict[int, int] = {}
        for start, end in row.segments:
            first = place(xs, start + 1.0)
            if first == place(xs, end - 1.0):
                here[first] = here.get(first, 0) + 1
            else:
                crossing += 1
        for column, count in here.items():
            held.setdefault(column, []).append(count)
    fitting = sum([sum(counts) for counts in held.values()])
    if len(rows) < 2 or len(held) < 2 or fitting < FITS_SHARE * crossing:
        return False
    parted = [sum([count > 1 for count in counts]) for counts in held.values()]
    return not any(
        several > max(2, PARTED_SHARE * len(counts))
        for several, counts in zip(parted, held.values(), strict=True)
    )
