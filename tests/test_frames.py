"""Frames, boxes and lists that are no tables; columns that a heading does not split."""

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster


def word(text: str, x: float, baseline: float, order: int = 0) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, order + i, font="f")
        for i, letter in enumerate(text)
    ]


def words(*lines: tuple[str, float, float]) -> list[Cluster]:
    """Return words in the order of drawing."""
    return [c for number, line in enumerate(lines) for c in word(*line, order=100 * number)]


def box(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    return [
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    ]


def tables(clusters: list[Cluster], rules: list[Rule]) -> list[list[list[str | None]]]:
    grids = find_grids(clusters, rules)
    inside, _ = assign_clusters(clusters, grids)
    return [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]


PROSE = words(*[("กขคงจฉชซฌญฎฏฐฑฒณดตถท", 60, 60.0 + 20 * n) for n in range(6)])


@pytest.mark.parametrize("gaps", [(4,), (4, 5), (11,), (3.5, 3.5, 3.5)])
def test_frames_within_each_other_are_no_table(gaps: tuple[float, ...]) -> None:
    at, rules = 20.0, box(20, 20, 400, 300)
    for gap in gaps:
        at += gap
        rules += box(at, at, 420 - at, 320 - at)
    assert tables(PROSE, rules) == []


@pytest.mark.parametrize(("wide", "columns"), [(10.0, 3), (30.0, 4)])
def test_narrow_empty_columns_at_the_side_are_dropped(wide: float, columns: int) -> None:
    """Columns with upright rules alone; a column of text is never as narrow as a margin."""
    xs = (20.0, 20 + wide, 120 + wide, 220 + wide, 320 + wide)
    lines = [(f"{n}.กข", x + 5, 60.0 + 20 * n) for n in range(4) for x in xs[1:4]]
    (rows,) = tables(words(*lines), [Rule(x, 40, x, 140) for x in xs])
    assert len(rows[0]) == columns


def test_boxes_joined_by_a_line_are_no_table() -> None:
    rules = [
        rule
        for n in range(3)
        for rule in [*box(50, 50.0 + 60 * n, 200, 80.0 + 60 * n), Rule(125, 80, 125, 110)]
    ]
    chart = words(*[("กขค", 60, 70.0 + 60 * n) for n in range(3)])
    assert tables(chart, rules) == []
    beside = words(("ก", 60, 100), ("ข", 130, 100))
    assert tables(chart + beside, rules) != []


def test_rows_drawn_column_after_column_are_rows_where_one_column_is_figures() -> None:
    names = [(("หญิง", "ชาย", "รวม")[n], 20, 80.0 + 15 * n) for n in range(3)]
    counts = [(("๒๑๒", "๑๘๘", "๔๐๐")[n], 120, 80.0 + 15 * n) for n in range(3)]
    shares = [(("๕๓.๐", "๔๗.๐", "๑๐๐")[n], 200, 80.0 + 15 * n) for n in range(3)]
    heads = [("รายการ", 20, 60.0), ("จำนวน", 120, 60.0), ("ร้อยละ", 200, 60.0)]
    (rows,) = tables(words(*heads, *names, *counts, *shares), [])
    assert [row[1] for row in rows] == ["จำนวน", "๒๑๒", "๑๘๘", "๔๐๐"]


def test_a_column_is_not_split_between_centred_and_left_set_texts() -> None:
    lines = [
        *[("เพศ", 70.0, 60.0), ("ชาย", 20, 80), ("หญิง", 20, 100), ("รวม", 70, 120)],
        *[(("จำนวน", "๘๔", "๓๑๖", "๔๐๐")[n], 150.0, 60.0 + 20 * n) for n in range(4)],
        *[(("ร้อยละ", "๒๑", "๗๙", "๑๐๐")[n], 230.0, 60.0 + 20 * n) for n in range(4)],
    ]
    (rows,) = tables(words(*lines), [])
    assert [row[0] for row in rows] == ["เพศ", "ชาย", "หญิง", "รวม"]


def test_two_columns_with_headings_on_one_line_stay_two() -> None:
    lines = [
        *[("มี", 20.0, 60.0), ("ไม่มี", 70, 60), ("X", 20, 80), ("X", 70, 100), ("X", 70, 120)],
        *[(("จำนวน", "๘๔", "๓๑๖", "๔๐๐")[n], 150.0, 60.0 + 20 * n) for n in range(4)],
        *[(("ร้อยละ", "๒๑", "๗๙", "๑๐๐")[n], 230.0, 60.0 + 20 * n) for n in range(4)],
    ]
    (rows,) = tables(words(*lines), [])
    assert len(rows[0]) == 4


@pytest.mark.parametrize("inner", ["o", "-", "๑."])
def test_bullets_on_two_levels_are_no_columns(inner: str) -> None:
    lines: list[tuple[str, float, float]] = []
    for n in range(6):
        y = 60.0 + 20 * n
        lines.append(("•", 20, y) if n % 3 == 0 else (inner, 60, y))
        lines.append(("กขคงจฉช", 100, y))
    assert tables(words(*lines), []) == []


def bars(*heights: float, lines: tuple[float, ...] = (), gap: float = 20.0) -> list[Rule]:
    """Bars of 40 pt on a line at 300, before level lines."""
    rules = [Rule(80, 300, 500, 300), *(Rule(80, at, 500, at) for at in lines)]
    for number, high in enumerate(heights):
        x = 90 + (40 + gap) * number
        rules += box(x, 300 - high, x + 40, 300)
    return rules


def joined_boxes(n_columns: int = 3) -> list[Rule]:
    """Boxes in two rows, each joined to the next by a line."""
    rules = []
    for row, column in [(row, column) for row in range(2) for column in range(n_columns)]:
        x, y = 60 + 140.0 * column, 60 + 100.0 * row
        rules += box(x, y, x + 90, y + 40)
        if column + 1 < n_columns:
            rules.append(Rule(x + 90, y + 20, x + 140, y + 20))
    last = 60 + 140.0 * (n_columns - 1) + 45
    return [*rules, Rule(last, 100, last, 160)]


def test_bars_of_a_chart_are_no_table() -> None:
    figures = words(*[(f"{n}5.00", 95 + 60 * n, 297 - 40 * (n + 2)) for n in range(4)])
    assert tables(figures, bars(80, 120, 160, 200)) == []
    assert tables(figures, bars(80, 120, 160, 200, lines=(100, 140, 180, 220, 260))) == []


def test_a_table_that_lacks_many_rules_is_one_where_texts_stand_side_by_side() -> None:
    rows = [
        box(80 + 60 * c, 100 + 20 * r, 140 + 60 * c, 120 + 20 * r)
        for r in range(5)
        for c in range(5)
        if c <= r
    ]
    rules = [rule for cell in rows for rule in cell]
    filled = [(f"{r}{c}", 90 + 60 * c, 115 + 20 * r) for r in range(5) for c in range(5) if c <= r]
    assert len(tables(words(*filled), rules)) == 1


def test_the_parts_of_one_bar_are_no_table() -> None:
    parts = [*box(90, 100, 150, 160), *box(90, 160, 150, 220), *box(90, 220, 150, 300)]
    figures = words(("10", 110, 135), ("25%", 110, 195), ("๓๐.๕", 110, 265))
    assert tables(figures, parts) == []
    assert len(tables(figures[:2] + figures[-4:], parts)) == 1  # one part says nothing
    names = words(("กข", 110, 135), ("25", 110, 195), ("30", 110, 265))
    assert len(tables(names, parts)) == 1


def test_boxes_that_lines_join_are_no_table() -> None:
    texts = words(*[("กขค", 70 + 140 * c, 85 + 100 * r) for r in range(2) for c in range(3)])
    assert tables(texts, joined_boxes()) == []


def test_a_page_frame_with_boxes_in_its_corners_is_no_table() -> None:
    rules = box(20, 20, 400, 300)
    for x, y in ((20, 20), (376, 20), (20, 276), (376, 276)):
        rules += [*box(x, y, x + 24, y + 24), *box(x + 4, y + 4, x + 20, y + 20)]
    assert tables(PROSE, rules) == []


def test_a_table_with_an_empty_corner_or_a_narrow_foot_is_one() -> None:
    cells = [
        *(
            box(160 + 100 * c, 60 + 20 * r, 260 + 100 * c, 80 + 20 * r)
            for r in range(2)
            for c in range(2)
        ),
        *(
            box(60 + 100 * c, 100 + 20 * r, 160 + 100 * c, 120 + 20 * r)
            for r in range(3)
            for c in range(3)
        ),
        box(60, 160, 160, 180),
    ]
    texts = words(*[("กขค", 70 + 100 * c, 115 + 20 * r) for r in range(3) for c in range(3)])
    (rows,) = tables(texts, [rule for cell in cells for rule in cell])
    assert [row for row in rows if any(row)] == [["กขค"] * 3] * 3


def test_an_empty_form_is_a_table_though_its_headings_are_nested() -> None:
    rules = [
        rule
        for r in range(6)
        for c in range(6)
        for rule in box(60 + 60 * c, 100 + 20 * r, 120 + 60 * c, 120 + 20 * r)
    ]
    rules += [*box(60, 60, 420, 80), *box(60, 80, 240, 100), *box(240, 80, 420, 100)]
    texts = words(
        ("กขค", 200, 75),
        ("กข", 100, 95),
        ("คง", 300, 95),
        *[("จฉ", 70 + 60 * c, 115) for c in range(6)],
    )
    assert len(tables(texts, rules)) == 1


@pytest.mark.parametrize("columns", [2, 4, 8])
def test_a_row_without_rules_makes_no_chart_of_a_table(columns: int) -> None:
    """Its places, and one below that lacks its upper rule, are open to the outside."""
    right = 60.0 + 60 * columns
    rules = [Rule(60, 60, right, 60), Rule(60, 80, right, 80), Rule(60, 140, right - 60, 140)]
    rules += [Rule(60, 160, right - 60, 160)]
    for column in range(columns + 1):
        x = 60.0 + 60 * column
        rules += [Rule(x, 60, x, 80), Rule(x, 140, x, 160)][: 1 if x == right else 2]
    rules.append(Rule(60, 80, 60, 140))
    texts = words(*[("กข", 65 + 60 * c, y) for c in range(columns) for y in (75, 155)])
    assert len(tables(texts, rules)) == 1
