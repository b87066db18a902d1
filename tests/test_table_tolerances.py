"""Tables on both sides of what they are measured by: how far apart, how long, how many."""

import itertools

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.ruled import Grid
from mattrakan.extract.text.clusters import Cluster

LETTER_PT, SIZE_PT = 5.0, 10.0


def word(text: str, x: float, baseline: float, font: str = "f") -> list[Cluster]:
    return [
        Cluster(letter, x + LETTER_PT * i, x + LETTER_PT * (i + 1), baseline, SIZE_PT, i, font=font)
        for i, letter in enumerate(text)
    ]


def level(y: float, x0: float = 0, x1: float = 200) -> Rule:
    return Rule(x0, y, x1, y)


def upright(x: float, top: float = 0, bottom: float = 90) -> Rule:
    return Rule(x, top, x, bottom)


def area(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    """Return the edges of a shaded area without a stroke."""
    corners = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom))
    return [Rule(*sides, False) for sides in (*corners, (x1, top, x1, bottom))]


FRAME = [level(0), level(90), upright(0), upright(200)]
GRID = [*FRAME, level(30), level(60), upright(100)]


def shape(grids: list[Grid]) -> list[tuple[int, int, int]]:
    """Return rows, columns and cells of each grid."""
    return [(len(grid.ys) - 1, len(grid.xs) - 1, len(grid.regions)) for grid in grids]


def test_the_grid_itself() -> None:
    (grid,) = find_grids([], GRID)
    assert (grid.xs, grid.ys) == ((0, 100, 200), (0, 30, 60, 90))
    assert [(r.row, r.column) for r in grid.regions] == [(r, c) for r in range(3) for c in (0, 1)]


@pytest.mark.parametrize(("apart", "rows"), [(0.5, 3), (2.8, 3), (3.3, 4)])
def test_double_rules_up_to_3_pt_apart_are_one(apart: float, rows: int) -> None:
    assert shape(find_grids([], [*GRID, level(30 + apart)]))[0][0] == rows
    assert shape(find_grids([], [*GRID, upright(100 + apart)]))[0][1] == rows - 1


def test_a_double_rule_stands_in_its_middle() -> None:
    (grid,) = find_grids([], [*GRID, level(32)])
    assert grid.ys == (0, 31, 60, 90)


@pytest.mark.parametrize(("gap", "joined"), [(1.0, True), (2.8, True), (3.3, False)])
def test_pieces_up_to_3_pt_apart_are_one_rule(gap: float, joined: bool) -> None:
    """Dots of 1.5 pt are rules only when they are joined."""
    steps = int(200 / (1.5 + gap)) + 1
    dots = [
        level(y, n * (1.5 + gap), n * (1.5 + gap) + 1.5) for y in (0, 45, 90) for n in range(steps)
    ]
    grids = find_grids([], [*dots, upright(0), upright(100), upright(200)])
    assert shape(grids) == ([(2, 2, 4)] if joined else [])


@pytest.mark.parametrize(("length", "columns"), [(1.8, 2), (2.3, 3)])
def test_a_rule_shorter_than_2_pt_is_a_speck(length: float, columns: int) -> None:
    assert shape(find_grids([], [*GRID, upright(50, 0, length)]))[0][1] == columns


@pytest.mark.parametrize(("beyond", "rows"), [(2.0, 3), (5.5, 3), (6.5, 4)])
def test_a_row_without_a_rule_below_is_one_from_6_pt_on(beyond: float, rows: int) -> None:
    ends = [upright(x, 0, 90 + beyond) for x in (0, 100, 200)]
    assert shape(find_grids([], [*GRID, *ends]))[0][0] == rows
    starts = [upright(x, -beyond, 90) for x in (0, 100, 200)]
    assert shape(find_grids([], [*GRID, *starts]))[0][0] == rows
    right = [level(y, 0, 200 + beyond) for y in (0, 30, 60, 90)]
    assert shape(find_grids([], [*GRID, *right]))[0][1] == rows - 1
    left = [level(y, -beyond, 200) for y in (0, 30, 60, 90)]
    assert shape(find_grids([], [*GRID, *left]))[0][1] == rows - 1


def test_one_rule_that_goes_on_opens_no_row() -> None:
    assert shape(find_grids([], [*GRID, upright(100, 0, 120)])) == [(3, 2, 6)]
    assert shape(find_grids([], [*GRID, upright(0, 0, 120), upright(100, 0, 115)])) == [(4, 2, 8)]


@pytest.mark.parametrize(("share", "cells"), [(0.4, 5), (0.66, 5), (0.74, 6), (1.0, 6)])
def test_a_rule_parts_two_cells_when_it_covers_most_of_their_side(share: float, cells: int) -> None:
    rows = [*FRAME, level(30), level(60)]
    partial = upright(100, 0, 30 * share)
    assert shape(find_grids([], [*rows, partial, upright(100, 30, 90)])) == [(3, 2, cells)]
    columns = [*FRAME, upright(100), level(30), level(60, 0, 100)]
    floor = level(60, 100, 100 + 100 * share)
    assert shape(find_grids([], [*columns, floor])) == [(3, 2, cells)]


@pytest.mark.parametrize(("away", "tables"), [(2.0, 1), (2.8, 1), (3.3, 0)])
def test_rules_that_touch_within_3_pt_hang_together(away: float, tables: int) -> None:
    loose = [level(y) for y in (0, 45, 90)]
    inner = [upright(x, away, 90 - away) for x in (60, 120)]
    assert len(find_grids([], [*loose, *inner])) == tables


def test_two_grids_side_by_side_are_two() -> None:
    aside = [Rule(r.x0 + 240, r.top, r.x1 + 240, r.bottom) for r in GRID]
    below = [Rule(r.x0, r.top + 120, r.x1, r.bottom + 120) for r in GRID]
    grids = find_grids([], [*GRID, *aside, *below])
    assert [(grid.xs[0], grid.ys[0]) for grid in grids] == [(0, 0), (240, 0), (0, 120)]


@pytest.mark.parametrize(("inner", "is_table"), [([], False), ([30], False), ([30, 60], True)])
def test_a_box_of_one_column_is_a_table_from_three_rows_on(
    inner: list[float], is_table: bool
) -> None:
    assert bool(find_grids([], [*FRAME, *map(level, inner)])) == is_table


@pytest.mark.parametrize(("filled", "is_table"), [(8, False), (9, True), (12, True)])
def test_shaded_areas_are_a_table_when_most_hold_text(filled: int, is_table: bool) -> None:
    places = [(40 * column, 30 * row) for row in range(4) for column in range(3)]
    rules = [rule for x, y in places for rule in area(x, y, x + 40, y + 30)]
    clusters = [c for x, y in places[:filled] for c in word("กข", x + 5, y + 20)]
    assert ((4, 3, 12) in shape(find_grids(clusters, rules))) == is_table


@pytest.mark.parametrize(("filled", "is_table"), [(5, False), (6, True)])
def test_six_shaded_cells_are_the_fewest_of_a_table(filled: int, is_table: bool) -> None:
    places = [(40 * column, 30 * row) for row in range(3) for column in range(2)]
    rules = [rule for x, y in places for rule in area(x, y, x + 40, y + 30)]
    clusters = [c for x, y in places[:filled] for c in word("ก", x + 5, y + 20)]
    assert bool(find_grids(clusters, rules)) == is_table


ROWS_OF_TEXT = [
    c for row, y in enumerate((15, 45, 75)) for x in (10, 110) for c in word(f"{row + 1}. กข", x, y)
]


@pytest.mark.parametrize(("uneven", "columns"), [(8.0, 2), (11.5, 2), (12.5, 0)])
def test_upright_rules_of_a_table_end_together(uneven: float, columns: int) -> None:
    rules = [upright(0, 0, 90), upright(100, uneven, 90 - uneven), upright(200, 0, 90)]
    grids = find_grids(ROWS_OF_TEXT, rules)
    found = [grid for grid in grids if grid.xs == (0, 100, 200)]
    assert len(found) == (columns > 0)


@pytest.mark.parametrize(("share", "columns"), [(0.55, 0), (0.65, 2)])
def test_upright_rules_of_a_table_are_alike_in_length(share: float, columns: int) -> None:
    rules = [upright(0, 0, 90), upright(100, 90 - 90 * share, 90), upright(200, 0, 90)]
    found = [grid for grid in find_grids(ROWS_OF_TEXT, rules) if grid.xs == (0, 100, 200)]
    assert len(found) == (columns > 0)


def test_two_upright_rules_are_no_table() -> None:
    text = [c for y in (15, 45, 75) for c in word("ข้อความ", 10, y)]
    assert find_grids(text, [upright(0), upright(200)]) == []
    assert find_grids([], [upright(0), upright(100), upright(200)]) == []


def ruled_once(
    labels: list[str], first: list[str], second: list[str], lower: float = 0.0
) -> list[tuple[int, int, int]]:
    """Return the shape of a ruled heading and one ruled row that holds several lines."""
    rules = [level(y, 0, 210) for y in (0, 30, 120)]
    rules += [upright(x, 0, 120) for x in (0, 70, 140, 210)]
    clusters = word("ชื่อ", 5, 20) + word("ปีก", 75, 20) + word("ปีข", 145, 20)
    for x, texts, down in ((5, labels, 0.0), (75, first, 0.0), (145, second, lower)):
        for number, text in enumerate(texts):
            clusters += word(text, x, 50 + 20 * number + down)
    for order, cluster in enumerate(clusters):
        cluster.order = order
    return shape(find_grids(clusters, rules))


FIGURES = ["๑๐", "๒๐", "๓๐"]
LABELS = ["กข", "คง", "จฉ"]


@pytest.mark.parametrize(("lower", "rows"), [(0.0, 4), (1.9, 4), (2.1, 2), (5.0, 2)])
def test_figures_side_by_side_are_rows_within_2_pt(lower: float, rows: int) -> None:
    assert ruled_once(LABELS, FIGURES, FIGURES, lower) == [(rows, 3, 3 * rows)]


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        (FIGURES, ["๑", "๒"], 4),  # two of three stand side by side
        (FIGURES, ["๑"], 2),
        (["๑", "๒", "๓", "๔"], ["๑", "๒", "๓"], 5),
        (["๑", "๒", "๓", "๔"], ["๑", "๒"], 2),  # two of four
        (FIGURES, ["ก", "ข", "ค"], 2),
        (["๑๐", "๒๐", "บาท"], FIGURES, 2),
        (["๑๐"], ["๒๐"], 2),
    ],
)
def test_a_ruled_row_holds_several_where_two_columns_hold_figures(
    first: list[str], second: list[str], rows: int
) -> None:
    labels = [*LABELS, "ชซ"][: len(first)]
    assert ruled_once(labels, first, second) == [(rows, 3, 3 * rows)]


@pytest.mark.parametrize(
    ("labels", "rows"), [(["๑.", "๒.", "๓."], 4), (["๑.", "กข", "คง"], 2), (["ก", "ข", "ค"], 2)]
)
def test_a_body_ruled_as_one_row_has_those_that_its_first_column_numbers(
    labels: list[str], rows: int
) -> None:
    assert ruled_once(labels, ["กก", "ขข", "คค"], ["งง", "จจ", "ฉฉ"]) == [(rows, 3, 3 * rows)]


def framed(
    rows: int, columns: int, wide: list[int], fonts: dict[int, str]
) -> tuple[list[Cluster], list[Rule]]:
    """Return a ruled table with some rows of one cell, and the font of each row."""
    width, height = 60.0 * columns, 30.0 * rows
    rules = [level(30 * row, 0, width) for row in range(rows + 1)]
    rules += [upright(0, 0, height), upright(width, 0, height)]
    clusters: list[Cluster] = []
    for row in range(rows):
        top, font = 30.0 * row, fonts.get(row, "plain")
        if row in wide:
            clusters += word("ชื่อหนึ่ง", 5, top + 20, font)
            continue
        for column in range(columns):
            clusters += word("กข", 60 * column + 5, top + 20, font)
            if column:
                rules.append(upright(60 * column, top, top + 30))
    return clusters, rules


@pytest.mark.parametrize(
    ("columns", "wide", "fonts", "rows"),
    [
        (3, [0], {0: "bold", 1: "bold"}, 4),  # a title above headings in their own font
        (3, [0], {0: "bold"}, 5),  # a group: the row below is set as all others
        (3, [0, 1], {0: "bold", 1: "bold", 2: "bold"}, 3),  # a title of two lines
        (2, [0], {0: "bold", 1: "bold"}, 5),  # two columns are too few to know
        (3, [4], {0: "bold"}, 4),  # a note below the last row
        (3, [2, 4], {0: "bold"}, 5),  # the last of several groups
        (3, [2], {0: "bold"}, 5),
        (3, [], {0: "bold"}, 5),
    ],
)
def test_titles_and_notes_inside_the_frame_are_no_rows(
    columns: int, wide: list[int], fonts: dict[int, str], rows: int
) -> None:
    grid = find_grids(*framed(5, columns, wide, fonts))[-1]
    assert len(grid.ys) - 1 == rows
    assert grid.ys[0] == (30 * (5 - rows) if 0 in wide else 0)


@pytest.mark.parametrize(("rows", "left"), [(3, 3), (4, 3), (5, 4)])
def test_a_note_stands_below_three_rows_at_least(rows: int, left: int) -> None:
    (grid,) = find_grids(*framed(rows, 3, [rows - 1], {0: "bold"}))
    assert len(grid.ys) - 1 == left


# A form as it is scanned: baselines of each column, a person's two payments in lines of their own.
PAID = (342.0, 367.0, 391.6, 416.4, 441.4)
PERSONS = (342.0, 391.6, 416.4)
SCANNED = [
    [345.0, 466.0],
    [342.0, 391.6],
    list(PERSONS),
    list(PERSONS),
    list(PAID),
    list(PAID),
    [342.0, 367.0, 418.8, 441.4],
    [342.0, 391.6, 422.2],
]


def in_one_ruled_row(columns: list[list[float]], texts: str = "กกก๑๑๑-๑") -> list[Grid]:
    """Return the grids of columns of lines in one ruled row, figures where a column's text is."""
    width = 70 * len(columns)
    rules = [level(y, 0, width) for y in (300, 325, 480)]
    rules += [upright(70 * n, 300, 480) for n in range(len(columns) + 1)]
    placed = [(317.0, 70 * n + 5, "ชื่อ") for n in range(len(columns))]
    for n, (baselines, text) in enumerate(zip(columns, texts, strict=True)):
        placed += [(at, 70 * n + 5, "- กข" if text == "-" else 3 * text) for at in baselines]
    clusters = [c for at, x, text in sorted(placed) for c in word(text, x, at)]
    for order, cluster in enumerate(clusters):
        cluster.order = order
    return find_grids(clusters, rules)


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        pytest.param([345.0], 6, id="one of all rows"),
        pytest.param([345.0, 466.0], 7, id="another below the last figures"),
        pytest.param([345.0, 441.4, 466.0], 6, id="one that continues below them"),
    ],
)
def test_no_row_holds_two_lines_of_figures(names: list[float], rows: int) -> None:
    (grid,) = in_one_ruled_row([names, *SCANNED[1:]])
    assert len(grid.ys) - 1 == rows
    for before, after in itertools.pairwise(PAID):
        assert any(before < y < after for y in grid.ys)


def test_names_of_two_lines_beside_figures_stay_one_row() -> None:
    rules = [level(y, 0, 210) for y in (0, 30, 170)]
    rules += [upright(x, 0, 170) for x in (0, 70, 140, 210)]
    clusters = word("ชื่อ", 5, 20) + word("ปีก", 75, 20) + word("ปีข", 145, 20)
    for number in range(3):
        at = 50.0 + 45 * number
        clusters += word("กขคง", 5, at) + word("๑๐", 75, at) + word("๒๐", 145, at)
        clusters += word("จฉ", 5, at + 15)
    for order, cluster in enumerate(clusters):
        cluster.order = order
    assert shape(find_grids(clusters, rules)) == [(4, 3, 12)]
