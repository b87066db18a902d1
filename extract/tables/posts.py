"""Tables with upright rules alone that are drawn cell by cell: their ends are borders of rows.

ReportLab, fpdf2, WeasyPrint and Chromium draw the sides of each cell or of each row by themselves.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ..glyphs import Rule
from ..text.clusters import Cluster
from .column_borders import place
from .edges import Edge, rules_to_edges, snap
from .row_starts import ColumnLine, column_lines
from .ruled import Grid, edges_to_grid
from .tolerances import (
    GRIDS_MIN_UPRIGHTS,
    HEADING_LEAD_EM,
    MEET_PT,
    OUTER_END_PT,
    POSTS_FEWEST_ENDS,
    POSTS_LARGEST_ROW,
    POSTS_LINE_LEADS,
    POSTS_MEETING,
    POSTS_MIDDLE_EM,
    POSTS_MOST_EDGES,
    POSTS_MOST_UPRIGHTS,
    RUNS_SAME_END_PT,
    SHORTEST_PIECE_PT,
    STRADDLE_LEADS,
)


def find_posted_grids(clusters: Sequence[Cluster], rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids whose rows end where the pieces of several upright rules do.

    Args:
        clusters: those that stand in no grid.
        rules: those that no grid is made of.
    """
    posts = [r for r in rules if r.drawn and r.bottom - r.top > max(r.x1 - r.x0, SHORTEST_PIECE_PT)]
    if len(posts) < GRIDS_MIN_UPRIGHTS * POSTS_FEWEST_ENDS:
        return []
    free = rules_to_edges(posts)[1]
    grids: list[Grid] = []
    while 0 < len(free) <= POSTS_MOST_EDGES:
        first = max(free, key=lambda edge: edge.end - edge.start)
        edges = [
            edge
            for edge in free
            if edge.start >= first.start - OUTER_END_PT and edge.end <= first.end + OUTER_END_PT
        ]
        free = [edge for edge in free if edge not in edges]
        grid = _posted_grid(first, edges, posts, clusters)
        if grid is not None:
            grids.append(grid)
    return grids


def _posted_grid(
    first: Edge, edges: Sequence[Edge], posts: Sequence[Rule], clusters: Sequence[Cluster]
) -> Grid | None:
    """Return the grid of upright rules that stand side by side, None where its rows are not known.

    Args:
        first: the longest of the rules.
        edges: all of them.
        posts: the pieces of all rules of the page.
        clusters: those that stand in no grid.
    """
    xs = sorted({edge.at for edge in edges})
    if not GRIDS_MIN_UPRIGHTS <= len(xs) <= POSTS_MOST_UPRIGHTS:
        return None
    top, bottom = min(edge.start for edge in edges), max(edge.end for edge in edges)
    sides = _pieces_by_rule(posts, xs, top, bottom)
    ys = _row_ends(sides, top, bottom)
    borders = [top, *ys, bottom]
    largest = max(after - before for before, after in pairwise(borders))
    if len(ys) < POSTS_FEWEST_ENDS or largest > POSTS_LARGEST_ROW * (bottom - top):
        return None
    spans = _drawn_over(sides, ys)
    drawn = sides if spans else (sides[0], sides[-1])
    if max(sum(_meet(side, y) for y in ys) for side in drawn) < POSTS_MEETING * len(ys):
        return None
    lines = _lines_by_column(clusters, xs, top, bottom)
    if not any(lines):
        return None
    distance = _line_distance(lines, borders)
    if not spans and _are_lines(lines, ys, distance):
        return None
    grouped = [] if spans else _grouped_ends(lines, borders, xs, edges)
    level = [Edge(top, xs[0], xs[-1])]
    for row, y in enumerate(ys):
        for column, (left, right) in enumerate(pairwise(xs)):
            over = (row, column) in spans or (column < len(grouped) and y in grouped[column])
            if not spans and not over:
                over = _goes_over(lines[column], y, distance)
            if not over:
                level.append(Edge(y, left, right))
    level.append(Edge(bottom, xs[0], xs[-1]))
    return edges_to_grid(level, edges)


def _pieces_by_rule(
    posts: Sequence[Rule], xs: Sequence[float], top: float, bottom: float
) -> list[list[tuple[float, float]]]:
    """Return (top, bottom) of the pieces of each rule, those drawn twice once."""
    sides: list[set[tuple[float, float]]] = [set() for _ in xs]
    for post in posts:
        x = (post.x0 + post.x1) / 2
        after = bisect_left(xs, x)
        near = min(range(max(after - 1, 0), min(after + 1, len(xs))), key=lambda i: abs(xs[i] - x))
        within = top - 1 <= post.top and post.bottom <= bottom + 1
        if within and abs(xs[near] - x) <= RUNS_SAME_END_PT:
            sides[near].add((round(post.top, 1), round(post.bottom, 1)))
    return [sorted(pieces) for pieces in sides]


def _meet(pieces: Sequence[tuple[float, float]], y: float) -> bool:
    """Return whether one piece of a rule ends where another begins, at a height."""
    near = [(abs(top - y), abs(bottom - y)) for top, bottom in pieces]
    starts, ends = [a for a, _ in near], [b for _, b in near]
    return bool(near) and max(min(starts), min(ends)) <= MEET_PT


def _drawn_over(
    sides: Sequence[Sequence[tuple[float, float]]], ys: Sequence[float]
) -> set[tuple[int, int]]:
    """Return (number of the height, column) of the cells that are drawn over the end of a row.

    Where the sides of each cell are drawn, two cells have drawn the rule between them: if one
    piece of it ends and another goes on, one of the cells ends and the other does not.
    """
    found = set()
    parts = [
        [(a, b) for a, b in pieces if not (a < ys[0] - MEET_PT and b > ys[-1] + MEET_PT)]
        for pieces in sides
    ]  # a rule that is drawn in one is of no cell
    for row, y in enumerate(ys):
        is_over = False
        for column, pieces in enumerate(parts[:-1]):
            passes = any(a < y - RUNS_SAME_END_PT and b > y + RUNS_SAME_END_PT for a, b in pieces)
            ends = any(min(abs(a - y), abs(b - y)) <= RUNS_SAME_END_PT for a, b in pieces)
            if passes and ends:
                is_over = column > 0 and not is_over
            elif passes or ends:
                is_over = passes
            if is_over:
                found.add((row, column))
    return found


def _row_ends(
    sides: Sequence[Sequence[tuple[float, float]]], top: float, bottom: float
) -> list[float]:
    """Return the heights at which pieces of several rules end."""
    ends = [
        (end, index)
        for index, pieces in enumerate(sides)
        for piece in pieces
        for end in piece
        if top + RUNS_SAME_END_PT < end < bottom - RUNS_SAME_END_PT
    ]
    found = []
    for group in snap([end for end, _ in ends], RUNS_SAME_END_PT):
        if len({ends[index][1] for index in group}) > 1:
            found.append(ends[group[0]][0])
    return found


def _lines_by_column(
    clusters: Sequence[Cluster], xs: Sequence[float], top: float, bottom: float
) -> list[list[ColumnLine]]:
    held: list[list[Cluster]] = [[] for _ in range(len(xs) - 1)]
    for cluster in clusters:
        x, y = (cluster.x0 + cluster.x1) / 2, cluster.baseline - 0.3 * cluster.size
        if xs[0] <= x <= xs[-1] and top <= y <= bottom and not cluster.is_space:
            held[place(xs, x)].append(cluster)
    return [column_lines(column) for column in held]


def _line_distance(lines: Sequence[Sequence[ColumnLine]], borders: Sequence[float]) -> float:
    """Return the least distance of two lines of one cell; 0 where none seems to have several."""
    within, any_row = [], []
    for column in lines:
        for before, after in pairwise(column):
            gap = after.baseline - before.baseline
            if place(borders, before.baseline) == place(borders, after.baseline):
                within.append(gap)
            elif gap <= HEADING_LEAD_EM * after.size:
                any_row.append(gap)
    return min(within or any_row, default=0.0)


def _are_lines(lines: Sequence[Sequence[ColumnLine]], ys: Sequence[float], distance: float) -> bool:
    """Return whether rows follow each other as lines of one cell do: items of packed cells.

    Which cells span them is not told where the sides of each row are drawn by themselves.
    """
    baselines = sorted(line.baseline for column in lines for line in column)
    above = [y - max([x for x in baselines if x <= y], default=y) for y in ys]
    below = [min([x for x in baselines if x > y], default=y) - y for y in ys]
    return median(above) + median(below) <= POSTS_LINE_LEADS * distance


def _goes_over(lines: Sequence[ColumnLine], y: float, distance: float) -> bool:
    """Return whether the text of a cell goes on over the end of a row beside it.

    WeasyPrint draws the sides of cells that span rows row by row. A number begins a cell.
    """
    return any(
        before.baseline <= y < line.baseline
        and line.baseline - before.baseline <= STRADDLE_LEADS * distance
        and not (line.is_numbered or line.is_figure)
        for before, line in pairwise(lines)
    )


def _grouped_ends(
    lines: Sequence[Sequence[ColumnLine]],
    borders: Sequence[float],
    xs: Sequence[float],
    edges: Sequence[Edge],
) -> list[set[float]]:
    """Return by column the ends of rows that texts in the middle of several rows go over.

    The columns are the first ones, up to the one that has text in each row. All texts of such a
    column stand in the middle of what they span.
    """
    found: list[set[float]] = []
    for column, held in enumerate(lines):
        sides = [edge for edge in edges if edge.at == xs[column + 1]]
        rows = [
            any(edge.start < (a + b) / 2 < edge.end for edge in sides) for a, b in pairwise(borders)
        ]
        filled = {place(borders, line.baseline - 0.3 * line.size) for line in held}
        if all(row in filled for row, own in enumerate(rows) if own):
            break
        found.append(_middle_spans(held, borders, rows))
    return found


def _middle_spans(
    lines: Sequence[ColumnLine], borders: Sequence[float], rows: Sequence[bool]
) -> set[float]:
    """Return the ends of rows inside of cells in whose middle the texts of a column stand.

    Args:
        lines: of the column.
        borders: of all rows.
        rows: whether the column has a cell of its own in each row.
    """
    inner: set[float] = set()
    start, last = borders[0], -1
    for row, own in enumerate([*rows, False]):
        if own:
            continue
        held = [line for line in lines if borders[last + 1] <= line.baseline < borders[row]]
        start, last, first = borders[last + 1], row, last + 1
        while held:
            text = [held.pop(0)]
            while held and held[0].baseline - text[-1].baseline <= HEADING_LEAD_EM * text[-1].size:
                text.append(held.pop(0))
            middle = (text[0].baseline + text[-1].baseline) / 2 - 0.3 * text[0].size
            ends = [y for y in borders[first + 1 : row + 1] if y > middle]
            end = min(ends, key=lambda y: abs(y - (2 * middle - start)))
            if abs(end - (2 * middle - start)) > POSTS_MIDDLE_EM * text[0].size:
                return set()
            inner |= {y for y in borders if start < y < end}
            start = end
        if start != borders[row]:
            return set()
    return inner
