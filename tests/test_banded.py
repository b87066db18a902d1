"""Tables with upright rules alone, between whose columns rows over all columns stand."""

from collections.abc import Sequence

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.cells import assign_clusters, grid_to_table
from mattrakan.extract.tables.grids import find_grids
from mattrakan.extract.text.clusters import Cluster

XS = (50.0, 90.0, 190.0, 290.0)


def word(text: str, x: float, baseline: float, order: int) -> list[Cluster]:
    return [
        Cluster(letter, x + 5.0 * i, x + 5.0 * (i + 1), baseline, 10.0, order + i, font="f")
        for i, letter in enumerate(text)
    ]


LINES = [
    *[("ที่", 60, 60), ("งาน", 95, 60), ("ผู้ทำ", 195, 60)],
    ("มิติแรกของแผนที่ยาวกว่าหนึ่งช่อง", 60, 80),
    *[("๑.", 60, 100), ("กขค", 95, 100), ("กองคลัง", 195, 100)],
    *[("๒.", 60, 125), ("งจฉ", 95, 125), ("กองช่าง", 195, 125)],
    ("มิติที่สองของแผนที่ยาวกว่าหนึ่งช่อง", 60, 145),
    *[("๓", 60, 165), ("ชซฌ", 95, 165), ("สำนัก", 195, 165)],
]
TEXT = [c for n, line in enumerate(LINES) for c in word(*line, 100 * n)]


def rows(pieces: list[tuple[float, float]]) -> list[list[list[str | None]]]:
    rules = [Rule(x, 50, x, 170) for x in (XS[0], XS[-1])]
    rules += [Rule(x, top, x, bottom) for x in XS[1:-1] for top, bottom in pieces]
    grids = find_grids(TEXT, rules)
    inside, _ = assign_clusters(TEXT, grids)
    return [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]


@pytest.mark.parametrize("gap", [0.0, 2.0])
def test_rows_without_inner_rules_are_one_cell(gap: float) -> None:
    (found,) = rows([(50, 67), (85 - gap, 132), (150 + gap, 170)])
    assert found == [
        ["ที่", "งาน", "ผู้ทำ"],
        ["มิติแรกของแผนที่ยาวกว่าหนึ่งช่อง", None, None],
        ["๑.", "กขค", "กองคลัง"],
        ["๒.", "งจฉ", "กองช่าง"],
        ["มิติที่สองของแผนที่ยาวกว่าหนึ่งช่อง", None, None],
        ["๓", "ชซฌ", "สำนัก"],
    ]


def test_rules_that_end_each_elsewhere_make_no_bands() -> None:
    rules = [Rule(x, 50, x, 170) for x in (XS[0], XS[-1])]
    rules += [Rule(XS[1], 50, XS[1], 100), Rule(XS[2], 50, XS[2], 130)]
    assert all(len(grid.xs) < 4 or len(grid.ys) != 4 for grid in find_grids(TEXT, rules))


SUMS = [
    *[("ที่", 60, 60), ("งาน", 95, 60), ("ผู้ทำ", 145, 60), ("บาท", 195, 60)],
    ("มิติแรกของแผนที่ยาวกว่าหนึ่งช่อง", 60, 80),
    *[("๑.", 60, 100), ("กขค", 95, 100), ("ช่าง", 145, 100), ("๑,๐๐๐", 195, 100)],
    *[("๒.", 60, 125), ("งจฉ", 95, 125), ("ช่าง", 145, 125), ("๒,๐๐๐", 195, 125)],
]


def last_rows(
    lines: Sequence[tuple[str, float, float]], ends: Sequence[float]
) -> list[list[str | None]]:
    """Return the rows of a table whose last rows have one inner rule, from 132 pt on."""
    text = [c for n, line in enumerate(lines) for c in word(*line, 100 * n)]
    xs = (50.0, 90.0, 140.0, 190.0, 290.0)
    rules = [Rule(x, 50, x, ends[-1]) for x in (xs[0], xs[-1])]
    rules += [Rule(x, a, x, b) for x in xs[1:-1] for a, b in ((50, 67), (85, 132))]
    rules += [Rule(xs[3], a, xs[3], b) for a, b in ((132, ends[0]), (ends[1], ends[2]))]
    grids = find_grids(text, rules)
    inside, _ = assign_clusters(text, grids)
    (rows,) = [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True).rows
        for grid, held in zip(grids, inside, strict=True)
    ]
    return [[text and "".join(text.split()) for text in row] for row in rows[4:]]


def test_a_sum_has_one_inner_rule_and_the_heading_below_it_none() -> None:
    lines = [
        *[*SUMS, ("ยอดย่อย", 145, 145), ("๓,๐๐๐", 195, 145)],
        ("มิติที่สองของแผนที่ยาวกว่าหนึ่งช่อง", 60, 165),
        *[("ยอดย่อย", 145, 185), ("๔,๐๐๐", 195, 185)],
    ]
    assert last_rows(lines, [152, 172, 190]) == [
        ["ยอดย่อย", None, None, "๓,๐๐๐"],
        ["มิติที่สองของแผนที่ยาวกว่าหนึ่งช่อง", None, None, None],
        ["ยอดย่อย", None, None, "๔,๐๐๐"],
    ]


@pytest.mark.parametrize(
    ("figures", "rows"),
    [
        (
            ("๓,๐๐๐", "๕,๐๐๐"),
            [["ยอดย่อย", None, None, "๓,๐๐๐"], ["ยอดรวม", None, None, "๕,๐๐๐"]],
        ),
        (("๓,๐๐๐", "บาท"), [["ยอดย่อยยอดรวม", None, None, "๓,๐๐๐บาท"]]),
    ],
)
def test_two_sums_in_one_band_are_two_rows(
    figures: tuple[str, str], rows: list[list[str | None]]
) -> None:
    lines = [
        *[*SUMS, ("ยอดย่อย", 145, 145), (figures[0], 195, 145)],
        *[("ยอดรวม", 145, 158), (figures[1], 195, 158)],
    ]
    assert last_rows(lines, [165, 165, 165]) == rows


SCORES = [
    *[("คะแนน", 228, 60), ("ที่", 60, 72), ("ชื่อ", 95, 72), ("ปีก่อน", 195, 84), ("ปีนี้", 245, 84)],
    *[("๑", 60, 110), ("กขค", 95, 110), ("๘๑.๕๐", 195, 110), ("๘๒.๕๐", 245, 110)],
    *[("๒", 60, 130), ("งจฉ", 95, 130), ("๘๓.๕๐", 195, 130), ("๘๔.๕๐", 245, 130)],
    *[("เฉลี่ย", 70, 150), ("๘๒.๕๐", 195, 150), ("๘๓.๕๐", 245, 150)],
    *[("๓", 60, 170), ("ชซฌ", 95, 170), ("๘๕.๕๐", 195, 170), ("๘๖.๕๐", 245, 170)],
    *[("๔", 60, 190), ("ญกข", 95, 190), ("๘๗.๕๐", 195, 190), ("๘๘.๕๐", 245, 190)],
]  # fmt: skip


def test_a_row_of_means_lacks_the_rule_behind_the_numbers() -> None:
    text = [c for n, line in enumerate(SCORES) for c in word(*line, 100 * n)]
    rules = [Rule(x, 45, x, 200) for x in (50, 190, 300)] + [Rule(240, 74, 240, 200)]
    rules += [Rule(90, a, 90, b) for a, b in ((45, 139), (157, 200))]
    grids = find_grids(text, rules)
    inside, _ = assign_clusters(text, grids)
    (table,) = [
        grid_to_table(grid, held, page=1, number=1, has_spaces=True)
        for grid, held in zip(grids, inside, strict=True)
    ]
    assert table.rows == [
        ["ที่", "ชื่อ", "คะแนน", None],
        [None, None, "ปีก่อน", "ปีนี้"],
        ["๑", "กขค", "๘๑.๕๐", "๘๒.๕๐"],
        ["๒", "งจฉ", "๘๓.๕๐", "๘๔.๕๐"],
        ["เฉลี่ย", None, "๘๒.๕๐", "๘๓.๕๐"],
        ["๓", "ชซฌ", "๘๕.๕๐", "๘๖.๕๐"],
        ["๔", "ญกข", "๘๗.๕๐", "๘๘.๕๐"],
    ]


@pytest.mark.parametrize(("heading_font", "n_rows"), [("bold", 4), ("f", 1)])
def test_a_column_that_counts_parts_rows_below_headings_of_another_font(
    heading_font: str, n_rows: int
) -> None:
    lines = [
        *[("งาน", 60, 60), ("ขั้นตอน", 95, 60), ("ผู้ทำ", 195, 60)],
        *[("๓.ปลูก", 55, 75), ("๓)เตรียม", 95, 75), ("กองช่าง", 195, 75)],
        *[("ต้นไม้", 55, 90), ("๔)รดน้ำ", 95, 90), ("กองคลัง", 195, 90)],
        *[("๔.อ่าน", 55, 105), ("๑)ซื้อ", 95, 105), ("สำนัก", 195, 105)],
    ]
    text = [c for n, line in enumerate(lines) for c in word(*line, 100 * n)]
    for cluster in text[: sum(len(line[0]) for line in lines[:3])]:
        cluster.font = heading_font
    rules = [Rule(x, 50, x, 115) for x in XS] + [Rule(XS[0], y, XS[-1], y) for y in (50, 115)]
    (grid,) = find_grids(text, rules)
    (held,), _ = assign_clusters(text, [grid])
    table = grid_to_table(grid, held, page=1, number=1, has_spaces=True)
    assert len(table.rows) == n_rows
