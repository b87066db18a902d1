"""Rules to grids, grids to cells: nothing lost, spans as drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.edges import rules_to_edges
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.ruled import Grid, Region, edges_to_grids
from mattrakan.extract.text.clusters import Cluster

ROW_PT, COLUMN_PT = 24.0, 60.0


def letter(text: str, x: float, baseline: float, size: float = 10.0, order: int = 0) -> Cluster:
    return Cluster(text, x, x + 5.0, baseline, size, order, font="f")


def word(text: str, x: float, baseline: float) -> list[Cluster]:
    return [letter(character, x + 5.0 * i, baseline) for i, character in enumerate(text)]


def rules_to_grids(rules: list[Rule]) -> list[Grid]:
    return edges_to_grids(*rules_to_edges(rules))


def level(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y, x1, y)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(x, top, x, bottom)


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[Region]]:
    """Return rows, columns and regions that cover every place of the grid once."""
    n_rows, n_columns = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    free = {(row, column) for row in range(n_rows) for column in range(n_columns)}
    regions = []
    while free:
        row, column = min(free)
        width = draw(st.integers(1, n_columns - column))
        while any((row, c) not in free for c in range(column, column + width)):
            width -= 1
        height = draw(st.integers(1, n_rows - row))
        regions.append(Region(row, column, height, width))
        free -= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
    return n_rows, n_columns, regions


def draw_regions(regions: list[Region], jitter: float) -> list[Rule]:
    """Draw each region with four rules of its own, moved a little: a grid in many pieces."""
    rules = []
    for number, region in enumerate(regions):
        shift = jitter * (number % 3 - 1)
        x0, y0 = COLUMN_PT * region.column + shift, ROW_PT * region.row + shift
        x1 = COLUMN_PT * (region.column + region.column_span) + shift
        y1 = ROW_PT * (region.row + region.row_span) + shift
        rules += [level(y0, x0, x1), level(y1, x0, x1), upright(x0, y0, y1), upright(x1, y0, y1)]
    return rules


def uses_every_border(n_rows: int, n_columns: int, regions: list[Region]) -> bool:
    tops = {region.row for region in regions}
    lefts = {region.column for region in regions}
    return len(tops) == n_rows and len(lefts) == n_columns


@settings(max_examples=150)
@given(tilings(), st.sampled_from([0.0, 0.4, 1.0]))
def test_any_drawn_grid_comes_back_with_its_spans(
    tiling: tuple[int, int, list[Region]], jitter: float
) -> None:
    n_rows, n_columns, regions = tiling
    if not uses_every_border(n_rows, n_columns, regions):
        return
    grids = rules_to_grids(draw_regions(regions, jitter))
    if len(regions) == 1:
        assert grids == []
        return
    assert len(grids) == 1
    assert sorted(grids[0].regions, key=lambda r: (r.row, r.column)) == sorted(
        regions, key=lambda r: (r.row, r.column)
    )


@settings(max_examples=100)
@given(tilings(), st.lists(st.tuples(st.floats(-20, 340), st.floats(-20, 170)), max_size=80))
def test_every_cluster_in_a_table_is_in_exactly_one_cell(
    tiling: tuple[int, int, list[Region]], places: list[tuple[float, float]]
) -> None:
    _, _, regions = tiling
    grids = rules_to_grids(draw_regions(regions, 0.0))
    clusters = [letter(chr(0x4E00 + i), x, y, order=i) for i, (x, y) in enumerate(places)]
    inside, outside = assign_clusters(clusters, grids)
    held = [c for by_region in inside for cell in by_region.values() for c in cell]
    assert sorted(c.order for c in [*held, *outside]) == list(range(len(clusters)))
    for grid, by_region in zip(grids, inside, strict=True):
        table = grid_to_table(grid, by_region, page=1, number=1, has_spaces=True)
        shown = "".join(cell.text for cell in table.cells).replace(" ", "")
        assert sorted(shown) == sorted(c.text for cell in by_region.values() for c in cell)
        covered = sorted(
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        )
        n_places = table.n_rows * table.n_columns
        assert len(covered) == len(set(covered)) == n_places


def test_double_rules_are_one() -> None:
    rules = [level(y, 0, 100) for y in (0, 2, 30, 32)] + [
        upright(x, 0, 32) for x in (0, 50, 52, 100)
    ]
    (grid,) = rules_to_grids(rules)
    assert (len(grid.xs), len(grid.ys)) == (3, 2)


def test_a_row_left_open_at_the_foot_of_the_page_is_a_row() -> None:
    rules = [level(0, 0, 100), level(30, 0, 100)] + [upright(x, 0, 90) for x in (0, 50, 100)]
    (grid,) = rules_to_grids(rules)
    assert grid.ys == (0, 30, 90)


def test_a_frame_around_text_is_no_table() -> None:
    frame = [level(0, 0, 100), level(50, 0, 100), upright(0, 0, 50), upright(100, 0, 50)]
    assert find_grids(word("ข้อความ", 10, 20), frame) == []


def test_edges_drawn_in_pieces_are_joined() -> None:
    horizontal, vertical = rules_to_edges([level(10, 0, 20), level(10.4, 21, 60), upright(5, 0, 9)])
    assert [(edge.start, edge.end) for edge in horizontal] == [(0, 60)]
    assert len(vertical) == 1


def unruled_page() -> list[Cluster]:
    """A list without rules: a wrapped step, two owners, figures."""
    lines = [
        ("ที่", "งาน", "ผู้ทำ", 20),
        ("๑.", "วางแผนทั้งปี", "กองคลัง", 50),
        ("", "และแจ้งทุกคน", "", 64),
        ("๒.", "ตรวจของ", "กองช่าง", 78),
        ("๓.", "สรุปยอด", "กองคลัง", 92),
    ]
    return [
        cluster
        for number, task, owner, y in lines
        for text, x in ((number, 0), (task, 40), (owner, 160))
        for cluster in word(text, x, y)
    ]


def test_rows_without_rules_begin_at_list_numbers() -> None:
    clusters = unruled_page()
    (grid,) = find_grids(clusters, [])
    inside, outside = assign_clusters(clusters, [grid])
    table = grid_to_table(grid, inside[0], page=1, number=1, has_spaces=True)
    assert outside == []
    assert [row[1] for row in table.rows] == ["งาน", "วางแผนทั้งปีและแจ้งทุกคน", "ตรวจของ", "สรุปยอด"]


@pytest.mark.parametrize("gap", [0.0, 6.0])
def test_prose_is_no_table(gap: float) -> None:
    clusters = [
        cluster
        for row in range(12)
        for part in range(4)
        for cluster in word("กขคงจฉชซ", part * (40 + gap) + (row % 3) * 7, 20 + 15 * row)
    ]
    assert find_grids(clusters, []) == []


def test_places_and_boxes_of_a_grid_agree() -> None:
    grid = Grid(
        (0.0, 10.0, 20.0),
        (0.0, 5.0, 9.0),
        (Region(0, 0, 2, 1), Region(0, 1, 1, 1), Region(1, 1, 1, 1)),
    )
    assert grid.places() == [[0, 1], [0, 2]]
    assert tuple(grid.region_box(grid.regions[0])) == (0.0, 0.0, 10.0, 9.0)


def test_dots_below_each_other_are_an_upright_rule() -> None:
    dots = [Rule(5.0, 1.5 * n, 5.75, 1.5 * n) for n in range(20)]
    level, upright = rules_to_edges(dots)
    assert level == []
    assert [(edge.at, edge.start, edge.end) for edge in upright] == [(5.375, 0.0, 28.5)]


@pytest.mark.parametrize(
    ("left", "right", "first"),
    [((12, 90), (0, 90), 0), ((80, 170), (0, 90), 200), ((0, 90), (12, 90), 0)],
)
def test_tables_side_by_side_are_read_from_the_left(
    left: tuple[float, float], right: tuple[float, float], first: float
) -> None:
    rules = []
    for x, (top, bottom) in ((0, left), (200, right)):
        rules += [level(y, x, x + 100) for y in (top, (top + bottom) / 2, bottom)]
        rules += [upright(at, top, bottom) for at in (x, x + 50, x + 100)]
    grids = find_grids([], rules)
    assert [grid.xs[0] for grid in grids] == [first, 200 - first]
