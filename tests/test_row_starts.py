"""Where rows begin without rules: gaps, fonts, figures and list numbers, on both sides of each."""

import pytest

from mattrakan.extract.tables.list_marks import is_bare_number
from mattrakan.extract.tables.row_starts import (
    ColumnLine,
    find_row_starts,
    line_distance,
)

LEADING = 12.0


def column(*items: str | float, fonts: str = "") -> list[ColumnLine]:
    """Return lines 12 pt apart; a number is white that is added, letters of `fonts` name fonts."""
    lines: list[ColumnLine] = []
    y = 0.0
    for item in items:
        if isinstance(item, str):
            font = fonts[len(lines)] if fonts else "f"
            lines.append(ColumnLine(item, y, 10.0, frozenset({font})))
            y += LEADING
        else:
            y += item
    return lines


@pytest.mark.parametrize(("white", "begins"), [(0.0, False), (3.3, False), (3.9, True), (9, True)])
def test_a_cell_begins_after_a_gap_of_13_lines(white: float, begins: bool) -> None:
    starts = find_row_starts([column("กข", "คง", "จฉ", white, "ชซ", "ฌญ")])
    assert starts == ([0, 3 * LEADING + white] if begins else [0])


def test_a_cell_begins_in_another_font() -> None:
    assert find_row_starts([column("ก", "ข", "ค", fonts="bff")]) == [0, LEADING]
    assert find_row_starts([column("ก", "ข", "ค", fonts="bbf")]) == [0, 2 * LEADING]


def test_the_column_that_counts_alone_begins_rows() -> None:
    counts = column("๑.", 24, "๒.", 24, "๓.")
    centred = column(7.0, "กข", 24, "คง", 24, "จฉ")
    assert find_row_starts([counts, centred]) == [0, 36, 72]


def test_what_stands_above_the_first_number_is_a_heading() -> None:
    counts = column(LEADING, "๑.", "๒.", "๓.")
    others = column("หัว", "กข", "คง", "จฉ")
    assert find_row_starts([counts, others]) == [0, 12, 24, 36]


@pytest.mark.parametrize(
    ("items", "starts"),
    [
        (("หัว", "๑. ก", "ข", 9, "๒. ค", "ง", 9, "๓. จ"), [0, 12, 45, 78]),
        (("หัว", "หัว", "๑. ก", 9, "๒. ค", 9, "๓. จ"), [0, 24, 45, 66]),
        (("หัว", "หัว", "หัว", "๑. ก", 9, "๒. ค", 9, "๓. จ"), [0, 57, 78]),  # a cell of text
        (("หัว", "๑. ก", 9, "๓. ค", "ง", 9, "๕. จ"), [0, 33, 66]),  # that do not count on
        (("หัว", "๑. ก", "๒. ข", 9, "๓. ค", 9, "๔. จ"), [0, 45, 66]),  # a list in a cell
    ],
)
def test_the_first_number_right_below_a_heading_begins_a_row(
    items: tuple[str | float, ...], starts: list[float]
) -> None:
    assert find_row_starts([column(*items)]) == starts


@pytest.mark.parametrize(
    ("columns", "distance"),
    [
        ([column("ก", "ข", "ค")], 12.0),
        ([column("ก", "ข", 5, "ค", 5, "ง")], 12.0),  # the least of those that half as often stand
        ([column("ก", "ข", 5, "ค", 5, "ง", 5, "จ")], 17.0),
        ([column("ก", "ข", "ค", 5, "ง", 5, "จ")], 12.0),
        ([column("ก", 17.9, "ข", 17.9, "ค")], 30.0),  # less than three letters high
        ([column("ก", 18.1, "ข", 18.1, "ค")], 15.0),  # else one line and a half
        ([column("ก")], 15.0),
        ([], 15.0),
    ],
)
def test_the_distance_of_lines(columns: list[list[ColumnLine]], distance: float) -> None:
    assert line_distance(columns) == distance


@pytest.mark.parametrize(
    ("text", "numbered", "number", "figure", "bare"),
    [
        ("๑.", True, 1, True, True),
        ("(๑)", True, 1, True, True),
        ("1)", True, 1, True, True),
        ("๑๒๓.", True, 123, True, True),
        ("๑๒๓๔.", False, None, True, False),
        ("๑.๒)", True, 2, True, True),
        ("- ก", True, None, False, True),
        ("• ก", True, None, False, True),
        ("-", False, None, True, True),
        ("ก.", False, None, False, True),
        ("ม.ค.", False, None, False, False),
        ("๒๕๖๕", False, None, True, False),
        ("1,234.50", False, None, True, False),
        ("กอง", False, None, False, False),
    ],
)
def test_what_a_line_begins_with(
    text: str, numbered: bool, number: int | None, figure: bool, bare: bool
) -> None:
    line = ColumnLine(text, 0.0, 10.0, frozenset("f"))
    assert (line.is_numbered, line.number, line.is_figure) == (numbered, number, figure)
    assert is_bare_number(text) == bare


def test_a_sign_in_the_middle_of_a_tall_row_begins_no_row() -> None:
    texts = column("กข", "คง", "จฉ", 6, "ชซ", "ฌญ", 6, "ฎฏ", "ฐฑ")
    others = column("นบ", 30, "ปผ", 18, "พฟ")
    ticks = column(12.0, "/", 28, "/", 16, "/")
    assert find_row_starts([texts, others, ticks]) == [0, 42, 72]


def test_where_lines_stand_close_numbers_begin_rows_all_the_same() -> None:
    counts = column("๑.", 12, "๒.", 12, "๓.")
    texts = column("กข", "คง", "จฉ", "ชซ", "ฌญ", "ฎฏ")
    assert find_row_starts([counts, texts]) == [0, 24, 48]


def test_figures_under_each_other_are_rows_beside_names_that_stand_as_close() -> None:
    names = ["ฝ่ายปกครอง", "งานทะเบียน", "ฝ่ายโยธา", "ฝ่ายการคลัง", "งานรายได้", "รวมทั้งสิ้น"]
    figures = ["1,200", "300", "4,500", "-", "77", "6,077"]
    heights = [100.0, 114.0, 128.0, 156.0, 170.0, 198.0]
    columns = [
        [
            ColumnLine(text, at, 12.0, frozenset({"F"}))
            for text, at in zip(texts, heights, strict=True)
        ]
        for texts in (names, figures, figures)
    ]
    starts = find_row_starts(columns)
    assert [at for at in heights if at in starts] == heights


@pytest.mark.parametrize(
    ("sign", "starts"), [("X", [0]), ("✓", [0]), ("เสร็จ", [0, 18]), ("๕", [0, 18])]
)
def test_a_tick_in_the_middle_of_the_only_row_begins_none(sign: str, starts: list[float]) -> None:
    name = column("ปลูก", "ป่าใน", "ชุมชน", "ของเรา")
    assert find_row_starts([name, column("เพาะกล้า"), column(18.0, sign)]) == starts
