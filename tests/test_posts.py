"""Tables with upright rules alone, drawn cell by cell or crossed by the arrows of a calendar."""

import runpy
from itertools import pairwise
from pathlib import Path

import pytest

from mattrakan.extract.glyphs import Rule
from mattrakan.extract.tables.grids import find_grids

HELPERS = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
words, table_rows, fills = (HELPERS[name] for name in ("words", "table_rows", "fills"))
XS = (50.0, 90.0, 210.0, 300.0)


def posts(*borders: float, xs: tuple[float, ...] = XS) -> list[Rule]:
    """Return the sides of cells, row by row."""
    return [Rule(x, top, x, bottom) for top, bottom in pairwise(borders) for x in xs]


HEADED = words(("ที่", 60, 62), ("รายการ", 95, 62), ("ผู้ทำ", 230, 62))
# No list number, no gap and no font tells where a row begins.
TEXT = HEADED + words(
    *[("๑", 62, 82), ("กขค", 92, 82), ("งจฉ", 92, 94), ("กองคลัง", 212, 82)],
    *[("๒", 62, 114), ("ชซฌ", 92, 114), ("กองช่าง", 212, 114), ("สำนัก", 212, 126)],
)
ROWS = [["ที่", "รายการ", "ผู้ทำ"], ["๑", "กขคงจฉ", "กองคลัง"], ["๒", "ชซฌ", "กองช่างสำนัก"]]


def test_sides_of_cells_end_rows() -> None:
    assert table_rows(TEXT, posts(50, 70, 102, 134)) == [ROWS]


def test_two_forms_one_below_the_other_are_apart() -> None:
    below = [
        type(c)(c.text, c.x0, c.x1, c.baseline + 110, c.size, c.order + 99, font="f") for c in TEXT
    ]
    rules = [*posts(50, 70, 102, 134), *posts(160, 180, 212, 244)]
    assert table_rows(TEXT + below, rules) == [ROWS, ROWS]


SPANNING = HEADED + words(
    *[("๑", 62, 82), ("กขค", 92, 82), ("กองคลังและ", 212, 82)],
    *[("งจฉ", 92, 102), ("พัสดุกลาง", 212, 94), ("อาคาร", 212, 106)],
    *[("๒", 62, 122), ("ชซฌ", 92, 122), ("ช่าง", 212, 122)],
)


def test_sides_drawn_over_the_end_of_a_row_are_of_a_cell_over_several() -> None:
    rules = [*posts(50, 70), *posts(110, 130)]
    rules += [Rule(x, 70, x, 110) for x in XS]  # the number and the owner span two rows
    rules += [Rule(90.0, a, 90.0, b) for a, b in ((70, 90), (90, 110))]
    rules += [Rule(210.0, a, 210.0, b) for a, b in ((70, 90), (90, 110))]
    text = [c for c in SPANNING if c.x0 < 212 or c.baseline not in (94, 106)]
    (found,) = table_rows(text, rules)
    assert found[1:3] == [["๑", "กขค", "กองคลังและ"], [None, "งจฉ", None]]


def test_lines_as_near_as_those_of_a_cell_go_over_the_end_of_a_row() -> None:
    (found,) = table_rows(SPANNING, posts(50, 70, 90, 110, 130))
    assert found[1:3] == [["๑", "กขค", "กองคลังและพัสดุกลางอาคาร"], ["", "งจฉ", None]]


def test_a_text_in_the_middle_of_rows_stands_for_them() -> None:
    text = HEADED + words(
        *[("ก", 62, 102), ("กขค", 92, 82), ("ช่าง", 212, 82)],
        *[("งจฉ", 92, 102), ("ช่าง", 212, 102), ("ชซฌ", 92, 122), ("ช่าง", 212, 122)],
        *[("ข", 62, 152), ("ดตถ", 92, 142), ("ช่าง", 212, 142), ("ทธน", 92, 162), ("ช่าง", 212, 162)],
    )
    (found,) = table_rows(text, posts(50, 70, 90, 110, 130, 150, 170))
    assert [row[0] for row in found] == ["ที่", "ก", None, None, "ข", None]


@pytest.mark.parametrize("borders", [(50, 134), (50, 70, 134)])
def test_rules_in_one_piece_tell_no_rows(borders: tuple[float, ...]) -> None:
    (found,) = table_rows(TEXT, posts(*borders))
    assert found[0] == ROWS[0]


CALENDAR = (50.0, 90.0, 210.0, 240.0, 270.0, 300.0)
MONTHS = words(
    *[("ที่", 60, 62), ("รายการ", 95, 62), ("ตค", 215, 62), ("พย", 245, 62), ("ธค", 275, 62)],
    *[("๑.", 62, 92), ("กขค", 92, 92), ("๒.", 62, 122), ("งจฉ", 92, 122)],
    *[("๓.", 62, 152), ("ชซฌ", 92, 152)],
)


def test_arrows_over_some_columns_make_no_table_of_them() -> None:
    upright = [Rule(x, 50, x, 165) for x in CALENDAR]
    arrows = [Rule(213, 90, 267, 90), Rule(213, 120, 297, 120), Rule(243, 150, 297, 150)]
    (grid,) = find_grids(MONTHS, [*upright, *arrows])
    assert (grid.xs, len(grid.ys)) == (CALENDAR, 5)


def test_level_rules_at_the_ends_of_upright_ones_make_a_table() -> None:
    upright = [Rule(x, 50, x, 165) for x in CALENDAR[2:]]
    level = [Rule(210, y, 300, y) for y in (50, 90, 165)]
    (grid,) = find_grids(MONTHS, [*upright, *level])
    assert grid.xs == CALENDAR[2:]


def test_headings_beside_a_heading_over_several_columns_are_whole() -> None:
    text = words(
        *[("มาตรการ", 92, 60), ("หรือโครงการ", 92, 72), ("เดือน", 230, 60)],
        *[("ที่", 60, 66), ("ตค", 215, 80), ("พย", 245, 80), ("ธค", 275, 80)],
        *[("๑.", 62, 110), ("กขค", 92, 110), ("๒.", 62, 140), ("งจฉ", 92, 140)],
    )
    rules = [Rule(x, 50, x, 150) for x in (50.0, 90.0, 210.0, 300.0)]
    rules += [Rule(x, 66, x, 150) for x in (240.0, 270.0)]
    (found,) = table_rows(text, rules)
    assert found[0] == ["ที่", "มาตรการหรือโครงการ", "เดือน", None, None]
    assert found[1] == [None, None, "ตค", "พย", "ธค"]


@pytest.mark.parametrize(("gap", "tables"), [(30, 2), (0, 1)])
def test_upright_rules_that_end_part_tables_under_filled_headings(gap: int, tables: int) -> None:
    ends = (50.0, 120.0, 300.0)
    form = [("เรื่อง", 55, 62), ("ความ", 130, 62), ("ก", 55, 92), ("กขค", 130, 92)]
    form += [("ข", 55, 122), ("งจฉ", 130, 122)]
    text = words(*form, *((word, x, y + 90 + gap) for word, x, y in form))
    rules = []
    for top in (50, 140 + gap):
        rules += fills(top, top + 20, *ends)
        rules += [Rule(x, top, x, top + 90) for x in ends]
    assert len(table_rows(text, rules)) == tables


def test_items_as_near_as_lines_are_no_rows() -> None:
    steps = [(text, 92, 82 + 12 * n) for n, text in enumerate(("กขค", "งจฉ", "ชซฌ", "ดตถ", "ทธน"))]
    owners = [("กองคลัง", 212, 82), ("กองช่าง", 212, 106), ("สำนัก", 212, 130)]
    text = HEADED + words(("๑", 62, 82), *steps, *owners)
    (found,) = table_rows(text, posts(50, 71, 97, 109, 121, 140))
    assert [found] == table_rows(text, posts(50, 140))


def test_a_large_row_whose_sides_are_in_one_piece_is_split_by_its_text() -> None:
    text = HEADED + words(
        *[("ที่", 60, 80), ("ก", 62, 110), ("กขค", 92, 110), ("ข", 62, 140), ("งจฉ", 92, 140)],
        *[("ค", 62, 170), ("ชซฌ", 92, 170)],
    )
    (found,) = table_rows(text, posts(50, 68, 86, 260))
    assert [row[0] for row in found[-2:]] == ["ข", "ค"]


@pytest.mark.parametrize("lower", [0.0, 9.0])
def test_two_tables_side_by_side_at_different_heights_are_two(lower: float) -> None:
    """Upright rules alone: those of one table begin and end together."""
    left = (50.0, 80.0, 160.0, 200.0)
    right = tuple(x + 180.0 for x in left)
    upright = [Rule(x, 50, x, 130) for x in left]
    upright += [Rule(x, 50 + lower, x, 130 + lower) for x in right]
    texts = [
        (text, x, 62 + 20 * row + below)
        for begin, below in ((50, 0.0), (230, lower))
        for row, number in enumerate(("ที่", "๑", "๒", "๓"))
        for text, x in ((number, begin + 5), ("กขค", begin + 35), ("๙๐", begin + 115))
    ]
    grids = find_grids(words(*texts), upright)
    assert [grid.xs for grid in grids] == ([left, right] if lower else [(*left, *right)])


def test_a_row_by_itself_under_upright_rules_is_a_table() -> None:
    """What a page's end leaves of the last row, with or without the rule below it."""
    upright = [Rule(x, 50, x, 80) for x in CALENDAR]
    texts = words(("กขค", 92, 62), ("งจ", 92, 74), ("ชซ", 245, 62), ("หมายเหตุ", 50, 100))
    for level in ([], [Rule(50, 80, 300, 80)]):
        (grid,) = find_grids(texts, [*upright, *level])
        assert (grid.xs, grid.ys) == (CALENDAR, (50, 80))
    assert find_grids(words(("กขค", 92, 62), ("งจ", 92, 74)), upright) == []  # in one column
