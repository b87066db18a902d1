"""Headings: numbers of columns in or below them, lines that stand apart, rows on the next page."""

from types import SimpleNamespace

import pytest

from mattrakan.normalize.layout.header_rows import (
    column_headings,
    counts_columns,
    heading_ranges,
)

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["แนวทาง (๑)", "ใคร (๒)", "หมายเหตุ (๓)"], ["แนวทาง", "ใคร", "หมายเหตุ"]),
        (["แนวทาง (๑)", "ใคร (๒)", "คะแนน (๕)"], ["แนวทาง (๑)", "ใคร (๒)", "คะแนน (๕)"]),
        (["แนวทาง (๑)", "ใคร", "หมายเหตุ (๓)"], ["แนวทาง (๑)", "ใคร", "หมายเหตุ (๓)"]),
    ],
)
def test_numbers_of_columns_are_no_part_of_their_headings(
    paper: SimpleNamespace, heads: list[str], found: list[str]
) -> None:
    table = paper.table([heads, ["ปลูกป่า", "กองช่าง", "-"]])
    assert [" ".join(levels) for levels in column_headings(table, 0, 1)] == found


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        (["๑", "๒", "๓", "๔", "", "๕"], True),
        (["", "๑", "๒", "๓", "๔"], False),  # the first column has none
        (["๑", "๒", "", "", "๓"], False),
        (["๑", "๒", "๓", "๕", "", "๖"], False),
    ],
)
def test_a_blank_column_does_not_stop_the_count(texts: list[str], counts: bool) -> None:
    assert counts_columns(texts) == counts


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        ([["", "", "", "วงเงิน"], ["แนวทาง", "ใคร", "เมื่อใด", "ที่ใช้"]], 2),
        ([["", "", "", "วงเงิน"], ["ปลูกป่า", "กองช่าง", "ม.ค. ๖๘", "มาก"]], 1),  # a figure
        ([["แนวทาง", "", "", "วงเงิน"], ["ปลูกป่า", "กองช่าง", "ทุกปี", "มาก"]], 1),
        ([["", "", "ใคร", "วงเงิน"], ["แนวทาง", "ก", "ข", "ค"]], 1),  # as many as not
        ([["", "", "", "วงเงิน"], ["แนวทาง", "", "เมื่อใด", "ที่ใช้"]], 1),
    ],
)
def test_upper_lines_of_a_few_headings_are_no_row(
    paper: SimpleNamespace, rows: list[list[str]], below: int
) -> None:
    table = paper.table([*rows, ["๑. ปลูกป่า", "กองช่าง", "ม.ค. ๖๘", "๕๐๐"]])
    assert heading_ranges(table)[0] == (0, below)


@pytest.mark.parametrize(("letters", "below"), [(40, 2), (41, 1)])
def test_the_lower_lines_are_as_short_as_headings(
    paper: SimpleNamespace, letters: int, below: int
) -> None:
    rows = [["", "", "วงเงิน"], ["ก" * letters, "ใคร", "ที่ใช้"], ["ปลูกป่า", "กองช่าง", "๕๐๐"]]
    assert heading_ranges(paper.table(rows))[0] == (0, below)


@pytest.mark.parametrize("listed", ["ผู้รับผิดชอบ", "คนของเรา"])
def test_headings_alone_at_a_pages_foot_are_known_by_the_rows_behind_it(
    paper: SimpleNamespace, listed: str
) -> None:
    heads = ["มาตรการ", "ขั้นตอน", listed, "ระยะเวลา"]
    rows = [
        ["๑. ปลูกป่า", "เพาะกล้าไม้ให้ครบทุกแปลง", "กองช่าง", "ม.ค. ๖๘"],
        ["๒. ขุดคลอง", "วัดแนวคลองทั้งสายให้แล้ว", "กองคลัง", "มี.ค. ๖๘"],
        ["๓. ปูทางเดิน", "ขนทรายมากองไว้ข้างทาง", "กองช่าง", "เม.ย. ๖๘"],
    ]
    report = paper.report([HEAD, [heads]], [rows])
    owners = [a.responsible for m in report.measures for a in m.actions]
    assert owners == [["กองช่าง"], ["กองคลัง"], ["กองช่าง"]]
    assert all(not a.extra for m in report.measures for a in m.actions)
