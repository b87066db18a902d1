"""The steps from letters and rules to grids, each by itself on random pages, as recorded."""

import random
import runpy
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Page
from mattrakan.extract.tables.column_borders import find_column_borders
from mattrakan.extract.tables.drawing_order import clusters_to_chunks, find_stream_rows
from mattrakan.extract.tables.edges import edges_to_groups, rules_to_edges
from mattrakan.extract.tables.frames import is_frame
from mattrakan.extract.tables.grids import find_grids, find_upright_grids
from mattrakan.extract.tables.list_marks import is_bare_number
from mattrakan.extract.tables.outline_rows import find_outline_starts
from mattrakan.extract.tables.pieces import find_pieced_grids
from mattrakan.extract.tables.rivers import clusters_to_rows, find_blocks
from mattrakan.extract.tables.row_starts import (
    column_lines,
    counts_rows,
    find_row_starts,
    line_distance,
)
from mattrakan.extract.tables.ruled import Grid, edges_to_grids
from mattrakan.extract.tables.runs import part_stack, rules_to_runs, runs_to_stacks
from mattrakan.extract.tables.two_columns import find_forms, form_starts, is_contents, is_form
from mattrakan.extract.tables.unruled import find_unruled_grids
from mattrakan.extract.tables.wide_headers import (
    find_band_headings,
    find_wide_headings,
    is_raised,
    ruled_headings,
)
from mattrakan.extract.text.clusters import Cluster
from mattrakan.extract.text.decoding import Decoder
from mattrakan.extract.text.mark_attachment import page_clusters

HERE = Path(__file__).parent
COUNT = 280
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("steps")
PAINTED = runpy.run_path(str(HERE / "test_recorded_painted.py"))
PAGES = PAINTED["PAGES"]


def short(numbers: Sequence[float]) -> str:
    return " ".join(f"{number:.1f}" for number in numbers)


def of_grids(name: str, grids: Sequence[Grid]) -> Iterator[str]:
    for grid in grids:
        yield f"{name} {short(grid.xs)} | {short(grid.ys)} {is_frame(grid)}"
        yield " ".join(f"{r.row},{r.column}+{r.row_span}x{r.column_span}" for r in grid.regions)


def of_rules(page: Page, clusters: Sequence[Cluster]) -> Iterator[str]:
    """Return what the rules of a page make: edges, groups, grids, runs and stacks."""
    level, upright = rules_to_edges(page.rules)
    for edge in (*level, *upright):
        yield f"edge {edge.at:.1f} {edge.start:.1f} {edge.end:.1f}"
    yield f"groups {sorted((len(a), len(b)) for a, b in edges_to_groups(level, upright))}"
    yield from of_grids("ruled", edges_to_grids(level, upright))
    yield from of_grids("found", find_grids(clusters, page.rules, page.white_rules))
    yield from of_grids("upright", find_upright_grids(clusters, upright))
    yield from of_grids("pieced", find_pieced_grids(clusters, page.rules))
    yield from of_grids("unruled", find_unruled_grids(clusters, level))
    runs = rules_to_runs(page.rules)
    yield from (f"run {run.at:.1f} {run.start:.1f} {run.end:.1f} {run.drawn}" for run in runs)
    rows = clusters_to_rows(clusters)
    for stack in runs_to_stacks(runs):
        parts = part_stack(stack, rows, [rule for rule in page.rules if not rule.drawn])
        yield f"stack {short([run.at for run in stack.runs])} in {len(parts)}"


def of_columns(
    page: Page, clusters: Sequence[Cluster], xs: list[float], by_numbers: bool
) -> Iterator[str]:
    """Return how lines that stand between borders are rows, headings and forms."""
    level, _ = rules_to_edges(page.rules)
    rows = clusters_to_rows(clusters)
    inner = [row for row in rows if row.segments[0][0] < xs[-1] and row.segments[-1][1] > xs[0]]
    columns = []
    for left, right in pairwise(xs):
        held = [c for c in clusters if left <= (c.x0 + c.x1) / 2 < right]
        columns.append(column_lines(held))
        texts = [line.text for line in columns[-1]]
        yield f"{counts_rows(columns[-1])} {[is_bare_number(text) for text in texts[:6]]}"
    yield f"lead {line_distance(columns):.1f} rows {short(find_row_starts(columns, by_numbers))}"
    starts = find_outline_starts(columns)
    yield f"outline {starts and short(starts)}"
    yield f"contents {is_contents([[line.text for line in lines] for lines in columns])}"
    chunks = clusters_to_chunks(clusters, xs)
    yield f"chunks {[(one.column, round(one.top, 1), round(one.bottom, 1)) for one in chunks]}"
    streamed = find_stream_rows(clusters, xs)
    yield f"stream {streamed and [len(row.chunks) for row in streamed]}"
    headings = [*find_wide_headings(inner, xs), *find_band_headings(inner, xs)]
    for heading in (*headings, *ruled_headings(headings, level, xs)):
        below = None if heading.below is None else round(heading.below, 1)
        yield f"heading {heading.y:.1f} {heading.first} {heading.last} {below}"
    yield f"raised {[is_raised(inner, index, xs) for index in range(min(len(inner), 3))]}"
    if len(xs) == 3 and inner:
        yield f"form {is_form(inner, xs)} {short(form_starts(inner, xs))}"
        yield f"forms {[len(form) for form in find_forms(inner, xs, [])]}"


def outcome(seed: int) -> Iterator[str]:
    """Return each step's result for one random page."""
    chance = random.Random(seed)
    painting = PAINTED["Painting"](chance)
    drawn = PAGES["DRAWN"]
    if seed % 2:
        drawn[seed // 2 % len(drawn)](painting.sheet, 70.0)
    else:
        PAINTED["PAINTED"][seed // 2 % 4](painting)
    page = painting.page()
    clusters = page_clusters(Decoder().decode(page))
    yield from of_rules(page, clusters)
    rows = clusters_to_rows(clusters)
    for row in rows:
        yield f"row {row.baseline:.1f} {row.size:.1f} {[short(one) for one in row.segments]}"
    for block in find_blocks(rows):
        yield f"block {block.first}-{block.last} {[short(river) for river in block.rivers]}"
        level, _ = rules_to_edges(page.rules)
        borders = find_column_borders(rows[block.first : block.last], block.rivers, level)
        yield f"borders {short(borders)}"
        yield from of_columns(page, clusters, borders, bool(seed % 3))
    xs = sorted(chance.uniform(40, 520) for _ in range(chance.choice((3, 3, 4, 5))))
    yield from of_columns(page, clusters, xs, bool(seed % 3))


@pytest.mark.parametrize("seed", range(COUNT))
def test_each_step_on_a_random_page_gives_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
