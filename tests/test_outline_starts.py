"""Rows of an outline without rules: list numbers that count, an amount beside any line."""

import pytest

from mattrakan.extract.tables.outline_rows import find_outline_starts
from mattrakan.extract.tables.row_starts import ColumnLine

LEADING = 20.0


def columns(*rows: str) -> list[list[ColumnLine]]:
    """Return columns of lines; "|" parts the columns of a row."""
    made: list[list[ColumnLine]] = [[] for _ in range(max(row.count("|") for row in rows) + 1)]
    for index, row in enumerate(rows):
        for column, text in zip(made, row.split("|"), strict=False):
            if text.strip():
                column.append(ColumnLine(text.strip(), LEADING * index, 14.0, frozenset("f")))
    return made


def starts(*rows: str) -> list[int] | None:
    found = find_outline_starts(columns(*rows))
    return None if found is None else [round(start / LEADING) for start in found]


def test_the_amount_may_stand_beside_any_line_of_its_label() -> None:
    assert starts(
        "1. งบลงทุน|900 บาท",
        "1.1 ค่าครุภัณฑ์|900 บาท",
        "(1) รถยนต์ ขนาด|",
        "2,400 ซีซี 1 คัน|400 บาท",
        "(2) ครุภัณฑ์ที่มีราคาต่ำกว่า 1 ล้านบาท|500 บาท",
        "รวม 3 รายการ|",
    ) == [0, 1, 2, 4]


def test_units_may_have_a_column_of_their_own_and_years_one_further_left() -> None:
    assert starts(
        "(1) อาคารเรียน||700,000|บาท",
        "วงเงินทั้งสิ้น|900,000||บาท",
        "ปี 2565 ตั้งงบประมาณ|700,000||บาท",
        "(2) สะพาน||- |บาท",
        "(3) หอสังเกตหมอก 1.5 ไร่||300,000|บาท",
    ) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("figure", ["1.5 ตัน", "2.5 ไมครอน", "- ห้วยน้ำดำ"])
def test_a_further_line_that_looks_like_a_number_begins_no_row(figure: str) -> None:
    assert starts("(1) รถบรรทุก ขนาด|", f"{figure} 1 คัน|10", "(2) รถยนต์|20", "(3) เรือ|30") == [
        0,
        2,
        3,
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("1. กิจกรรม|กองช่าง|500", "2. อบรม|กองคลัง|700", "3. ประชุม|ทุกกอง|900"),  # owners
        ("อาคาร|10", "สะพาน|20", "ถนน|30"),  # nothing counts
        ("1. ก|", "2. ข|", "3. ค|5"),  # hardly any amount
        ("10|20", "30|40", "50|60"),  # figures only
    ],
)
def test_what_is_no_outline(rows: tuple[str, ...]) -> None:
    assert starts(*rows) is None
