"""Tables without rules on both sides of what they are known by: strips, gaps, rows, order."""

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.tables.ruled import Grid
from mattrakan.extract.text.clusters import Cluster

LETTER_PT, SIZE_PT = 5.0, 10.0


def word(
    text: str, x: float, baseline: float, font: str = "f", size: float = SIZE_PT
) -> list[Cluster]:
    return [
        Cluster(letter, x + LETTER_PT * i, x + LETTER_PT * (i + 1), baseline, size, i, font=font)
        for i, letter in enumerate(text)
    ]


def level(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y, x1, y)


def shape(grids: list[Grid]) -> list[tuple[int, int, int]]:
    """Return rows, columns and cells of each grid."""
    return [(len(grid.ys) - 1, len(grid.xs) - 1, len(grid.regions)) for grid in grids]


def listed(
    gap: float, *, rows: int = 6, step: float = 20, jump: float = 20, numbers: bool = True
) -> list[Cluster]:
    """Return rows of a number, a text, and after a gap another; a jump stands in their middle."""
    clusters = []
    for row in range(rows):
        y = 20 + step * row + (jump - step if row >= rows / 2 else 0)
        number = ("ที่" if row == 0 else f"{row}.") if numbers else ""
        for text, x in ((number, 0), ("กขคงจ", 60), ("๑๒๓๔", 85 + gap)):
            clusters += word(text, x, y)
    return clusters


@pytest.mark.parametrize(("gap", "columns"), [(2.0, 2), (3.4, 2), (3.8, 3), (12.0, 3)])
def test_a_strip_from_036_em_on_parts_columns_of_many_rows(gap: float, columns: int) -> None:
    assert shape(find_grids(listed(gap), [])) == [(6, columns, 6 * columns)]


@pytest.mark.parametrize(("gap", "is_table"), [(3.0, False), (5.7, False), (6.3, True)])
def test_a_gap_from_06_em_on_begins_a_table(gap: float, is_table: bool) -> None:
    assert bool(find_grids(listed(gap, numbers=False), [])) == is_table


@pytest.mark.parametrize(("jump", "tables"), [(30.0, 1), (41.0, 1), (43.0, 2)])
def test_white_of_more_than_42_em_ends_a_table(jump: float, tables: int) -> None:
    assert len(find_grids(listed(20, rows=8, jump=jump), [])) == tables


@pytest.mark.parametrize(("rows", "is_table"), [(2, False), (3, True)])
def test_three_rows_are_the_fewest_of_a_table_without_rules(rows: int, is_table: bool) -> None:
    assert bool(find_grids(listed(20, rows=rows), [])) == is_table


@pytest.mark.parametrize(("down", "rows"), [(0.0, 6), (3.3, 6), (3.7, 6)])
def test_cells_of_a_row_need_not_share_a_baseline(down: float, rows: int) -> None:
    clusters = listed(20)
    for cluster in clusters:
        if cluster.x0 > 100:
            cluster.baseline += down
    (grid,) = find_grids(clusters, [])
    assert len(grid.ys) - 1 == rows
    assert grid.ys[0] == pytest.approx(20 - 0.95 * SIZE_PT)


def columns_of(clusters: list[Cluster], rules: list[Rule] | None = None) -> int:
    return max((len(grid.xs) - 1 for grid in find_grids(clusters, rules or [])), default=0)


def without_last_column(clusters: list[Cluster], gap: float, rows: list[int]) -> list[Cluster]:
    return [c for c in clusters if c.x0 < 85 + gap or round((c.baseline - 20) / 20) not in rows]


@pytest.mark.parametrize(("rows", "columns"), [(4, 2), (5, 3), (6, 3)])
def test_a_narrow_strip_needs_five_rows(rows: int, columns: int) -> None:
    assert columns_of(listed(3.8, rows=rows)) == columns
    assert columns_of(listed(8.0, rows=rows)) == 3


@pytest.mark.parametrize(
    ("rows", "missing", "columns"),
    [(6, [5], 3), (6, [4, 5], 2), (10, [8, 9], 3), (10, [7, 8, 9], 2)],
)
def test_a_narrow_strip_parts_four_of_five_rows(
    rows: int, missing: list[int], columns: int
) -> None:
    assert columns_of(without_last_column(listed(3.8, rows=rows), 3.8, missing)) == columns
    assert columns_of(without_last_column(listed(8.0, rows=rows), 8.0, missing)) == 3


@pytest.mark.parametrize(("gap", "columns"), [(1.5, 0), (2.3, 0), (2.7, 3), (3.5, 3)])
def test_level_rules_that_begin_in_a_strip_part_columns(gap: float, columns: int) -> None:
    """From 0.25 em on: words never leave so much between two letters."""
    clusters, rules = [], []
    for row in range(6):
        y = 20 + 20 * row
        for text, x in ((f"{row}.", 0), ("กขคงจ", 60), ("กขคงจ", 85 + gap)):
            clusters += word(text, x, y)
        if row < 5:
            rules.append(level(y + 3, 85 + gap / 2, 110 + gap))
    assert columns_of(clusters, rules) == columns


@pytest.mark.parametrize(
    ("note", "columns"), [("", 4), ("ห" * 26, 4), ("ห" * 26 + " " * 8 + "ห", 3)]
)
def test_a_note_below_the_last_rule_hides_no_strip(note: str, columns: int) -> None:
    """A line with gaps may be a row that nothing closes: what it covers is no border."""
    clusters, rules = [], [level(6, 0, 200)]
    for row in range(6):
        y = 20 + 20 * row
        cells = (f"{row}.", "กขคงจ", "กขคงจ", "๑๒๓๔")
        for text, x in zip(cells, (0, 60, 88, 160), strict=True):
            clusters += word(text, x, y)
        rules.append(level(y + 5, 0 if row % 2 else 86.5, 200))
    for cluster in word(note, 0, 140):
        if cluster.text != " ":
            clusters.append(cluster)
    assert columns_of(clusters, rules) == columns


@pytest.mark.parametrize("at", [3, 4, 7])
def test_a_line_across_the_columns_is_a_row_of_one_cell(at: int) -> None:
    clusters = []
    for row in range(8):
        y = 20 + 20 * row
        if row == at:
            clusters += word("ห" * 24, 0, y)
            continue
        number = "ที่" if row == 0 else f"{row}."
        for text, x in ((number, 0), ("กขคงจ", 60), ("๑๒๓๔", 105)):
            clusters += word(text, x, y)
    for order, cluster in enumerate(clusters):
        cluster.order = order
    (grid,) = find_grids(clusters, [])
    spanning = [region for region in grid.regions if region.column_span > 1]
    assert [(region.column, region.column_span) for region in spanning] == [(0, 3)]
    middle = 20 + 20 * at - 3
    assert grid.ys[spanning[0].row] < middle < grid.ys[spanning[0].row + 1]


@pytest.mark.parametrize(("down", "joins"), [(9.5, True), (15, True), (29, True), (31, False)])
def test_a_heading_drawn_later_belongs_to_the_table_up_to_three_letters_below(
    down: float, joins: bool
) -> None:
    clusters = []
    lines = [(20 + down, ("ที", "กกก", "ขขข", "คคค"))]
    lines += [(20 + down + 20 * n, (f"{n}.", "๑๒๓", "๔๕๖", "๗๘๙")) for n in range(1, 5)]
    for y, texts in lines:
        for text, x in zip(texts, (0, 100, 160, 220), strict=True):
            clusters += word(text, x, y)
    clusters += word("รวมทงสอง", 130, 20)
    for order, cluster in enumerate(clusters):
        cluster.order = order
    (grid,) = find_grids(clusters, [])
    assert (grid.ys[0] < 20) == joins


@pytest.mark.parametrize(
    "words",
    [
        "รวม",
        pytest.param(
            "รวมทงสนทกรายการ",
            marks=pytest.mark.xfail(
                reason="a total that reaches into the second column joins the row above it",
                strict=True,
            ),
        ),
    ],
)
def test_a_total_over_the_first_columns_is_a_row_of_its_own(words: str) -> None:
    clusters = []
    for row in range(6):
        number = "ที่" if row == 0 else f"{row}."
        for text, x in ((number, 0), ("กขคงจ", 40), ("จฉช", 110), ("๑๒๓๔", 160)):
            clusters += word(text, x, 20 + 20 * row)
    clusters += word(words, 0, 140) + word("๕๖๗๘", 160, 140)
    for order, cluster in enumerate(clusters):
        cluster.order = order
    (grid,) = find_grids(clusters, [])
    assert len(grid.ys) - 1 == 7


def contiguous_rows(order: str, leading: float = 12) -> list[Cluster]:
    """Return four rows without rules, numbers or white between them; cells have 1 to 3 lines."""
    lines: list[tuple[int, float, str]] = []  # of each cell: column, baseline, text
    y = 20.0
    for counts in ((1, 1, 1), (2, 3, 1), (3, 1, 2), (1, 2, 2)):
        for column, count in enumerate(counts):
            for number in range(count):
                lines.append((column, y + leading * number, "กขคงจฉชซฌ"[number:]))
        y += leading * max(counts)
    if order == "lines":
        lines.sort(key=lambda one: (one[1], one[0]))
    elif order == "columns":
        lines.sort(key=lambda one: one[0])
    clusters = [c for column, at, text in lines for c in word(text, 80 * column, at)]
    for place, cluster in enumerate(clusters):
        cluster.order = place
    return clusters


@pytest.mark.parametrize(
    ("order", "borders"),
    [
        ("cells", [10.5, 23, 59, 95, 119.5]),
        ("lines", [10.5, 58.5, 94.5, 119]),
        ("columns", [10.5, 58.5, 94.5, 119]),
    ],
)
def test_cells_drawn_one_after_the_other_show_where_rows_begin(
    order: str, borders: list[float]
) -> None:
    (grid,) = find_grids(contiguous_rows(order), [])
    assert list(grid.ys) == pytest.approx(borders, abs=0.6)
    assert len(grid.regions) == 3 * (len(borders) - 1)


def wrapped_beside_rows(order: str) -> list[Cluster]:
    """Return four rows of steps on two lines, two for each measure; the first has three lines."""
    cells: list[tuple[int, int, float, list[str]]] = [  # row, column, its first baseline, lines
        (row, column, 20.0 + 30 * row, ["กขคงจฉ", "กขค"]) for row in range(4) for column in (2, 3)
    ]
    cells += [(0, 0, 20.0, ["1"]), (2, 0, 80.0, ["2"])]
    cells += [(0, 1, 20.0, ["กขคงจ"] * 3), (2, 1, 80.0, ["กขคงจ"])]
    cells.sort(key=lambda one: (one[0], one[1] < 2 if order == "spanning last" else one[1]))
    lines = [(x, y + 12 * n, text) for _, x, y, texts in cells for n, text in enumerate(texts)]
    if order == "lines":
        lines.sort(key=lambda one: (one[1], one[0]))
    clusters = [c for x, at, text in lines for c in word(text, (0, 40, 110, 180)[x], at)]
    for place, cluster in enumerate(clusters):
        cluster.order = place
    return clusters


@pytest.mark.parametrize("order", ["cells", "spanning last", "lines"])
def test_a_cell_that_wraps_beside_the_next_row_is_one(order: str) -> None:
    (grid,) = find_grids(wrapped_beside_rows(order), [])
    assert len(grid.ys) == 5
    ends = {r.column: grid.ys[r.row + r.row_span] for r in grid.regions if r.row == 0}
    last_line = 44 - SIZE_PT / 4  # its middle
    assert ends[1] > last_line
    assert ends[2] < 50 - SIZE_PT / 4


@pytest.mark.parametrize(("leading", "rows"), [(20, 4), (22, 4), (24, 3), (26, 3)])
def test_lines_of_one_cell_are_up_to_23_em_apart(leading: float, rows: int) -> None:
    assert shape(find_grids(contiguous_rows("cells", leading), [])) == [(rows, 3, 3 * rows)]


@pytest.mark.parametrize(
    ("rules", "rows"),
    [
        ((10.0, 44.0), 6),  # a heading of two lines between its rules
        ((), 7),
        ((44.0,), 7),
        ((10.0, 44.0, 84.0), 7),  # rules between rows
    ],
)
def test_lines_between_the_rules_of_headings_are_one_row(
    rules: tuple[float, ...], rows: int
) -> None:
    clusters = []
    for row in range(7):
        texts = [("กขค", "คะแนน", "ผล"), ("งจฉ", "๒๕๖๗", "๘๕")][row : row + 1] or [
            ("กขค"[: row % 3 + 1], "๘๕.๕๐", "๑๐")
        ]
        for text, x in zip(texts[0], (0, 60, 120), strict=True):
            clusters += word(text, x, 20 + 20 * row)
    levels = [level(y, 0, 130) for y in rules]
    (grid,) = find_grids(clusters, levels)
    assert len(grid.ys) - 1 == rows


@pytest.mark.parametrize(
    ("size", "font", "tables"),
    [
        (12.0, "b", 2),
        (11.0, "b", 1),  # hardly larger than the table
        (12.0, "f", 1),  # the heading of a group: a row follows
    ],
)
def test_a_larger_line_above_headings_begins_another_table(
    size: float, font: str, tables: int
) -> None:
    """Both tables stand so near that their columns might be those of one."""

    def row(y: float, font: str, *texts: str) -> list[Cluster]:
        return [
            cluster
            for text, x in zip(texts, (0.0, 60.0, 200.0), strict=True)
            for cluster in word(text, x, y, font)
        ]

    first = [*row(20, "b", "ที่", "งาน", "ผล"), *row(40, "f", "๑.", "กขคง", "จฉ")]
    first += row(60, "f", "๒.", "กขคง", "จฉ")
    title = word("กขคงจฉชซ", 0.0, 80, "b", size)
    below = [*row(100, font, "ที่", "กขค", "ผล"), *row(120, "f", "๑.", "กขคง", "จฉ")]
    below += row(140, "f", "๒.", "กขคง", "จฉ")
    assert len(find_grids([*first, *title, *below], [])) == tables


@pytest.mark.parametrize(("order", "rows"), [(2000, 7), (0, 5)])
def test_a_heading_drawn_after_those_beside_it_belongs_to_them(order: int, rows: int) -> None:
    """One over two columns, a line above; what was drawn before all of the table is its title."""
    clusters = word("กขค", 130, 6)
    heads = [*word("ที่", 0, 18), *word("กขคง", 60, 18), *word("กขค", 240, 18)]
    body = []
    for row in range(5):
        y = 32.0 + 14 * row
        body += [*word("กข", 120, y), *word("๑๒", 180, y)]
        body += [*word(f"{row}.", 0, y), *word("กขคง", 60, y), *word("๑๒", 240, y)] if row else []
    for at, cluster in enumerate([*heads, *body]):
        cluster.order = 1000 + at if at < 2 else 3000 + at
    for cluster in clusters:
        cluster.order = order
    assert [len(grid.ys) - 1 for grid in find_grids([*clusters, *heads, *body], [])] == [rows]
