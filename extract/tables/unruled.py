"""Tables without a full grid of rules: columns from rivers, rows from text or level rules."""

from collections.abc import Sequence
from itertools import pairwise

from ..text.clusters import Cluster
from .colon_forms import find_colon_forms, is_colon_column
from .column_borders import find_column_borders, place
from .drawing_order import find_stream_rows, stream_rows_to_regions
from .edges import Edge
from .list_marks import is_bare_number
from .outline_rows import find_outline_starts
from .rivers import Block, TextRow, clusters_to_rows, find_blocks
from .row_starts import ColumnLine, column_lines, find_row_starts, line_distance
from .ruled import Grid, Region, edges_to_grid
from .run_on import find_run_on
from .second_pairs import with_second_pairs
from .side_by_side import are_headed_twice, column_texts, is_between
from .tolerances import (
    ASCENT_EM,
    BREAK_LEADS,
    FEWEST_COLONS,
    FEWEST_PAIRS,
    FIGURES_SHARE,
    HEADING_LINES,
    LONG_CELLS_SHARE,
    MANY_COLUMNS,
    MIDDLE_EM,
    MIN_ROWS,
    ROW_RULE_SHARE,
    SCANNED_LINES,
    SCANNED_RULES,
    SEVERAL_SHARE,
    SNAP_PT,
)
from .two_columns import find_forms, form_starts, is_contents, is_ruled
from .wide_headers import (
    WideHeading,
    add_heading_borders,
    edges_below,
    find_wide_headings,
    is_raised,
    merge_headings,
    merge_wide_cells,
    ruled_headings,
    without_heading_borders,
)


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


def text_to_grid(
    clusters: Sequence[Cluster],
    xs: Sequence[float],
    level_edges: Sequence[Edge] = (),
    by_numbers: bool = True,
    starts: Sequence[float] | None = None,
    headed: bool = True,
) -> Grid | None:
    """Return the grid of clusters whose column borders are known, None for fewer than two rows.

    Args:
        clusters: what stands in the table.
        xs: column borders.
        level_edges: rules that may part rows.
        by_numbers: whether list numbers begin rows, or stand inside of cells.
        starts: baselines at which rows begin, where they are known.
        headed: whether its first lines may be headings.
    """
    held: list[list[Cluster]] = [[] for _ in range(len(xs) - 1)]
    across: list[Cluster] = []
    rows = clusters_to_rows(clusters)
    for index, row in enumerate(rows):
        raised = headed and is_raised(rows, index, xs)
        spanning = len(row.segments) == 1 and _crosses(row, xs) and not raised
        for cluster in row.clusters:
            if spanning:
                across.append(cluster)
            else:
                held[place(xs, (cluster.x0 + cluster.x1) / 2)].append(cluster)
    columns = [column_lines(column) for column in held]
    spans = column_lines(across)
    top = min(row.baseline - ASCENT_EM * row.size for row in rows)
    bottom = max(row.baseline + 0.3 * row.size for row in rows)
    headings = ruled_headings(find_wide_headings(rows, xs) if headed else [], level_edges, xs)
    inner = _inner_edges(level_edges, xs, top, bottom)
    if inner:
        return _ruled_rows(inner, headings, rows, xs, top, bottom)
    # A label of an outline may reach below the amounts of other rows: it stays a label.
    listed = find_outline_starts([[*columns[0], *spans], *columns[1:]])
    if listed is not None:
        spans = []
    if starts is not None:
        listed = list(starts)
    if listed is None and not across and (drawn := find_stream_rows(clusters, xs)):
        borders, regions = stream_rows_to_regions(drawn, xs, levels=bool(headings))
    else:
        found = find_row_starts(columns, by_numbers) if listed is None else listed
        begun = sorted({*found, *(line.baseline for line in spans)})
        size = max(row.size for row in rows)
        borders = [start - ASCENT_EM * size for start in begun] + [bottom]
        borders[0] = min(borders[0], top)
        if not headings:
            borders = without_heading_borders(borders, level_edges, xs)
        borders = add_heading_borders(borders, headings)
        regions = _regions(columns, spans, xs, borders)
    if len(borders) < (3 if starts is None else 2):  # the page's end may leave one row of a form
        return None
    regions = merge_headings(regions, headings, borders)
    regions = merge_wide_cells(regions, rows, xs, borders)
    return Grid(tuple(xs), tuple(borders), tuple(regions))


def _ruled_rows(
    inner: Sequence[Edge],
    headings: Sequence[WideHeading],
    rows: Sequence[TextRow],
    xs: Sequence[float],
    top: float,
    bottom: float,
) -> Grid | None:
    """Return the grid whose rows are ruled; a cell spans the rows that no rule parts beside it."""
    within = [Edge(e.at, max(e.start, xs[0]), min(e.end, xs[-1])) for e in inner]
    level = [Edge(top, xs[0], xs[-1]), *within, Edge(bottom, xs[0], xs[-1])]
    unparted = [
        heading
        for heading in headings
        if heading.below is not None
        and not any(heading.y < edge.at < heading.below for edge in inner)
    ]
    level += edges_below(unparted, xs)
    upright = [Edge(x, top, bottom) for x in xs]
    grid = edges_to_grid(sorted(level, key=lambda edge: edge.at), upright)
    if grid is None:
        return None
    regions = merge_headings(list(grid.regions), headings, grid.ys)
    regions = merge_wide_cells(regions, rows, xs, grid.ys)
    return Grid(grid.xs, grid.ys, tuple(regions))


def _crosses(row: TextRow, xs: Sequence[float]) -> bool:
    start, end = row.segments[0]
    return any(start < border < end for border in xs[1:-1])


def _inner_edges(
    edges: Sequence[Edge], xs: Sequence[float], top: float, bottom: float
) -> list[Edge]:
    """Return the level rules between rows, none when there are too few to part every row."""
    width = xs[-1] - xs[0]
    inner = [
        edge
        for edge in edges
        if top + 2 < edge.at < bottom - 2 and edge.start < xs[-1] - 2 and edge.end > xs[0] + 2
    ]
    long = [e.at for e in inner if e.end - e.start >= ROW_RULE_SHARE * width]
    if len(long) < 3:
        return []
    bands = [after - before for before, after in pairwise([top, *long, bottom])]
    return inner if max(bands) <= 0.5 * (bottom - top) else []


def _regions(
    columns: Sequence[Sequence[ColumnLine]],
    spans: Sequence[ColumnLine],
    xs: Sequence[float],
    borders: Sequence[float],
) -> list[Region]:
    """Return one region a place, but for rows across all columns and cells that reach further down.

    The first column's cell may continue beside the rows it stands for (a measure of three lines
    beside actions of two): where that column leaves rows blank, a line that starts no cell
    belongs to the cell above it. So does the line of any first column that follows as lines do
    where rows are parted by more white (see `find_run_on`).
    """
    n_rows, n_columns = len(borders) - 1, len(xs) - 1
    full = {place(borders, line.baseline - MIDDLE_EM * line.size) for line in spans}
    regions = [Region(row, 0, 1, n_columns) for row in sorted(full)]
    held: list[dict[int, list[ColumnLine]]] = []
    for lines in columns:
        by_row: dict[int, list[ColumnLine]] = {}
        for line in lines:
            row = place(borders, line.baseline - MIDDLE_EM * line.size)
            by_row.setdefault(row, []).append(line)
        held.append(by_row)
    run_on = find_run_on(held, line_distance(columns))
    for column, by_row in enumerate(held):
        numbered = sum(lines[0].is_numbered for lines in by_row.values())
        counts = numbered >= 2 and numbered >= 0.5 * len(by_row)
        blank_rows = n_rows - len(full) - len(by_row)
        row = 0
        while row < n_rows:
            if row in full:
                row += 1
                continue
            last = row + 1
            while last not in full and (
                (column, last) in run_on
                or (
                    column == 0
                    and blank_rows > 0
                    and row in by_row
                    and last in by_row
                    and counts
                    and not by_row[last][0].is_numbered
                    and by_row[last - 1][-1].fonts & by_row[last][0].fonts
                )
            ):
                last += 1
            regions.append(Region(row, column, last - row, 1))
            row = last
    return sorted(regions, key=lambda region: (region.row, region.column))
