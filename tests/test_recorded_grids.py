"""Small random grids and what stands in them: each rule about cells by itself, as recorded."""

import random
import runpy
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.banded import find_banded_grid
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.column_borders import add_rivers, find_column_borders
from mattrakan.extract.tables.counted_spans import split_counted_spans
from mattrakan.extract.tables.edges import rules_to_edges
from mattrakan.extract.tables.frames import drop_frames, is_frame, without_margins
from mattrakan.extract.tables.inner_lines import drop_inner_lines
from mattrakan.extract.tables.open_ends import extend_down, extend_up
from mattrakan.extract.tables.pieced_spans import merge_across
from mattrakan.extract.tables.rivers import TextRow, clusters_to_rows, subtract_ink
from mattrakan.extract.tables.ruled import Grid, Region
from mattrakan.extract.tables.ruled_rows import is_open_body, split_rows
from mattrakan.extract.tables.runs import Run, Stack, is_between, part_stack, stack_borders
from mattrakan.extract.tables.text_rows import text_to_grid
from mattrakan.extract.tables.titles import trim_titles
from mattrakan.extract.tables.white_rules import trim_notes
from mattrakan.extract.tables.wide_headers import (
    add_heading_borders,
    edges_below,
    find_band_headings,
    find_wide_headings,
    is_raised,
    merge_headings,
    merge_wide_cells,
)
from mattrakan.extract.text.clusters import Cluster

HERE = Path(__file__).parent
COUNT = 720
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("grids")
GRIDS = runpy.run_path(str(HERE / "small_grids.py"))

OFF_PT = (0.0, 0.0, 0.0, 0.4, -0.9, 1.4, -2.2, 3.5, 6.0)
Held = dict[int, list[Cluster]]


def random_stack(chance: random.Random, grid: Grid) -> Stack:
    """Return runs at the borders of rows, in pieces that end at those of columns, or nearly."""
    runs = []
    for y in grid.ys:
        if chance.random() < 0.15:
            continue
        whole = chance.random() < 0.3
        breaks = [grid.xs[0], *(x for x in grid.xs[1:-1] if not whole and chance.random() < 0.7)]
        breaks.append(grid.xs[-1])
        pieces = [
            (a + chance.choice(OFF_PT), b + chance.choice(OFF_PT)) for a, b in pairwise(breaks)
        ]
        at = y + chance.choice(OFF_PT[:6])
        runs.append(Run(at, pieces[0][0], pieces[-1][1], pieces, chance.random() < 0.6))
    if len(runs) < 2:
        ends = [(grid.xs[0], grid.xs[-1])]
        runs = [Run(y, *ends[0], list(ends), True) for y in (grid.ys[0], grid.ys[-1])]
    return Stack(runs, closed=chance.random() < 0.2)


def open_parts(stack: Stack) -> Iterator[Stack]:
    """Yield a stack, and stacks of fills and of rules without its first and last runs."""
    yield stack
    for drawn in (False, True):
        for first, last in ((1, None), (0, -1), (2, None), (0, -2), (1, -1)):
            runs = [
                Run(run.at, run.start, run.end, run.pieces, drawn) for run in stack.runs[first:last]
            ]
            if len(runs) > 1:
                yield Stack(runs)


def random_posts(chance: random.Random, grid: Grid) -> list[Rule]:
    """Return upright rules at borders of columns, which end at those of rows, or nearly."""
    posts = []
    for x in grid.xs:
        if chance.random() < 0.6:
            top, bottom = sorted((chance.choice(grid.ys), chance.choice(grid.ys)))
            at = x + chance.choice(OFF_PT)
            off = chance.choice((0.0, 0.0, 1.0, 5.0, 12.0, 40.0))
            posts.append(Rule(at, top, at, bottom + off, chance.random() < 0.5))
    return posts


def short(numbers: Sequence[float]) -> str:
    return " ".join(f"{number:.1f}" for number in numbers)


def cells_of(regions: Sequence[Region]) -> str:
    return " ".join(f"{r.row},{r.column}+{r.row_span}x{r.column_span}" for r in regions)


def shown(name: str, grid: Grid | None) -> str:
    if grid is None:
        return f"{name} none"
    return f"{name} {short(grid.xs)} | {short(grid.ys)} | {cells_of(grid.regions)}"


def of_grid(chance: random.Random, grid: Grid, held: Held) -> Iterator[str]:
    """Return what each rule about the cells of a grid makes of it."""
    yield shown("grid", grid)
    yield f"frame {is_frame(grid)}"
    for kept in drop_frames([grid], [held]):
        yield shown("kept", kept)
    inked = [c.x0 for clusters in held.values() for c in clusters if not c.is_space]
    yield f"margins {short(without_margins(grid.xs, inked))}"
    yield shown("inner", drop_inner_lines(grid, held))
    yield shown("counted", split_counted_spans(grid, held))
    yield shown("rows", split_rows(grid, held))
    yield shown("titles", trim_titles(grid, held))
    white = [Rule(x, grid.ys[0], x, chance.choice(grid.ys[1:])) for x in grid.xs]
    yield shown("notes", trim_notes(grid, held, white))
    columns = [held.get(n, []) for n, region in enumerate(grid.regions) if region.row == 0]
    yield f"open {is_open_body(columns)}"
    clusters = [c for index in sorted(held) for c in held[index]]
    inside, outside = assign_clusters(clusters, [grid])
    yield f"outside {len(outside)} {[(n, len(part)) for n, part in sorted(inside[0].items())]}"
    table = grid_to_table(grid, inside[0], page=1, number=1, has_spaces=bool(chance.randrange(2)))
    yield f"header {table.header_rows}"
    for cell in table:
        yield f"{cell.row},{cell.column} {cell.text!r}"


def of_rows(
    chance: random.Random, grid: Grid, rows: list[TextRow], clusters: list[Cluster]
) -> Iterator[str]:
    """Return what each rule about rows of text and borders of columns makes of them."""
    xs = [x + chance.choice(OFF_PT) for x in grid.xs]
    for row in rows:
        yield f"row {row.baseline:.1f} {[short(one) for one in row.segments]}"
    headings = [*find_wide_headings(rows, xs), *find_band_headings(rows, xs)]
    yield from (f"heading {one.y:.1f} {one.first} {one.last} {one.below}" for one in headings)
    yield f"below {[short((edge.at, edge.start, edge.end)) for edge in edges_below(headings, xs)]}"
    yield f"raised {[is_raised(rows, index, xs) for index in range(min(len(rows), 4))]}"
    ys = list(grid.ys)
    yield f"borders {short(add_heading_borders(ys, headings))}"
    single = [
        Region(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1)
    ]
    yield f"merged {cells_of(merge_headings(list(single), headings, ys))}"
    yield f"wide {cells_of(merge_wide_cells(list(single), rows, xs, ys))}"
    rivers = [(a + 1.0, b - 1.0) for a, b in pairwise(xs) if b - a > 2.0]
    yield f"rivers {[short(river) for river in add_rivers(rows, rivers)]}"
    yield f"columns {short(find_column_borders(rows, rivers))}"
    for row in rows[:4]:
        narrowest = chance.choice((1.0, 3.0, 8.0))
        yield f"dry {[short(one) for one in subtract_ink(rivers, row, narrowest)]}"
    yield shown("text", text_to_grid(clusters, xs, by_numbers=bool(chance.randrange(2))))


def of_stack(
    chance: random.Random, grid: Grid, rows: list[TextRow], clusters: list[Cluster]
) -> Iterator[str]:
    """Return what runs of rules, fills and posts make of the same grid."""
    stack, posts = random_stack(chance, grid), random_posts(chance, grid)
    fills = [rule for rule in posts if not rule.drawn]
    yield f"stack {short(stack_borders(stack, stack.runs))}"
    yield f"parts {[len(part.runs) for part in part_stack(stack, rows, fills)]}"
    for row in rows:
        yield f"between {[is_between(row, a, b) for a, b in pairwise(stack.runs)]}"
    for part in open_parts(stack):
        down, up = extend_down(part, posts, rows), extend_up(part, rows)
        yield f"down {short([run.at for run in down.runs])} {down.closed}"
        yield f"up {short([run.at for run in up.runs])} {up.closed}"
    opened = {chance.randrange(len(grid.ys))} if chance.random() < 0.2 else set()
    single = Grid(
        grid.xs,
        grid.ys,
        tuple(
            Region(row, column, 1, 1)
            for row in range(len(grid.ys) - 1)
            for column in range(len(grid.xs) - 1)
        ),
    )
    yield f"across {cells_of(merge_across(single, stack.runs, fills, rows, opened))}"
    banded = find_banded_grid(clusters, rules_to_edges(posts)[1])
    yield shown("banded", banded[0] if banded else None)


def outcome(seed: int) -> Iterator[str]:
    """Return what each rule makes of one random grid."""
    chance = random.Random(seed)
    grid, held = GRIDS["make_grid"](seed, chance)
    yield from of_grid(chance, grid, held)
    clusters = [c for index in sorted(held) for c in held[index]]
    rows = clusters_to_rows(clusters)
    if rows:
        yield from of_rows(chance, grid, rows, clusters)
        yield from of_stack(chance, grid, rows, clusters)


@pytest.mark.parametrize("seed", range(COUNT))
def test_each_rule_makes_of_a_random_grid_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
