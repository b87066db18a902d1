"""Tables ruled above and below their headings, at the end, and around a total."""

import runpy
from pathlib import Path

import pytest

PIECED = runpy.run_path(str(Path(__file__).with_name("pieced_tables.py")))
words = PIECED["words"]
pieces = PIECED["pieces"]
table_rows = PIECED["table_rows"]

XS = (50.0, 90.0, 210.0, 300.0)
BODY = [
    *[("ที่", 60, 60), ("ตัวชี้วัด", 110, 60), ("คะแนน", 230, 60)],
    *[("๑", 62, 80), ("กขคงจฉ", 92, 80), ("๙๓.๑๔", 232, 80)],
    *[("๒", 62, 98), ("กขค", 92, 98), ("๘๘.๒๗", 232, 98)],
    *[("๓", 62, 116), ("กขคงจ", 92, 116), ("๑๐๐", 232, 116)],
]  # fmt: skip
TOTAL = [("รวม", 92, 136), ("๙๓.๘๐", 232, 136)]


def rows_between(*ys: float, lines: list[tuple[str, float, float]]) -> list[list[str | None]]:
    rules = [rule for y in ys for rule in pieces(y, *XS)]
    tables: list[list[list[str | None]]] = table_rows(words(*lines), rules)
    (rows,) = tables
    return rows


def test_counted_lines_above_a_ruled_total_are_rows() -> None:
    assert rows_between(46, 66, 123, 143, lines=[*BODY, *TOTAL]) == [
        ["ที่", "ตัวชี้วัด", "คะแนน"],
        ["๑", "กขคงจฉ", "๙๓.๑๔"],
        ["๒", "กขค", "๘๘.๒๗"],
        ["๓", "กขคงจ", "๑๐๐"],
        ["", "รวม", "๙๓.๘๐"],
    ]


@pytest.mark.parametrize(
    "last", [[("๔", 62, 136), *TOTAL], [*TOTAL, ("ของปี", 92, 150)], [*TOTAL, ("๒", 92, 150)]]
)  # a numbered row, a cell of two lines
def test_what_is_no_line_of_a_total_leaves_the_row_above_whole(
    last: list[tuple[str, float, float]],
) -> None:
    rows = rows_between(46, 66, 123, 157, lines=[*BODY, *last])
    assert len(rows) == 3 and rows[1][2] == "๙๓.๑๔ ๘๘.๒๗ ๑๐๐"


def test_lines_that_no_first_column_counts_are_one_row_above_a_total() -> None:
    lines = [line for line in BODY if line[0] not in "๒๓"]
    assert len(rows_between(46, 66, 123, 143, lines=[*lines, *TOTAL])) == 3


def test_a_further_rule_between_the_rows_is_believed() -> None:
    rows = rows_between(46, 66, 86, 123, 143, lines=[*BODY, *TOTAL])
    assert [row[0] for row in rows] == ["ที่", "๑", "๒ ๓", ""]
