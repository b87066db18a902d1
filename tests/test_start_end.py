"""Starts and ends of periods under two headings, as one period."""

from types import SimpleNamespace

import pytest

from mattrakan.normalize.layout.profile import load_built_in
from mattrakan.normalize.layout.start_end import pair_start_end


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (("กำหนดแล้วเสร็จ",), ["period", "period_end"]),
        ((), ["period", "period_end"]),
        (("งบประมาณ",), ["extra", "period"]),
    ],
)
def test_a_start_and_an_end_are_one_period(above: tuple[str, ...], expected: list[str]) -> None:
    headings = [("กำหนดแล้วเสร็จ", "เดือนที่เริ่ม"), (*above, "เดือนที่สิ้นสุด")]
    profile = load_built_in("measures")
    assert pair_start_end(["period_start", "period_end"], headings, profile) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (("กำหนดแล้วเสร็จ", "วันที่", "สิ้นสุด"), ["period", "period_end"]),
        (("กำหนดแล้วเสร็จ", "งวดที่", "สิ้นสุด"), ["period", "period_end"]),  # its lowest line tells
        (("กำหนดแล้วเสร็จ", "วันที่", "ทบทวน"), ["extra", "period"]),
        (("งบประมาณ", "วันที่", "สิ้นสุด"), ["extra", "period"]),
    ],
    ids=["its own two lines", "the lowest of them", "of something else", "under another heading"],
)
def test_the_lowest_heading_may_have_two_lines(end: tuple[str, ...], expected: list[str]) -> None:
    headings = [("กำหนดแล้วเสร็จ", "เริ่มต้น"), end]
    profile = load_built_in("measures")
    assert pair_start_end(["period_start", "period_end"], headings, profile) == expected


@pytest.mark.parametrize(
    ("start", "end", "paired"),
    [
        ("เริ่ม Start", "ถึง End", True),
        ("จาก Start", "ไปจน End", True),  # the second language tells
        ("จาก ITA", "ไปจน OIT", False),  # abbreviations are no translations
    ],
)
def test_headings_in_two_languages_name_a_start_and_an_end(
    paper: SimpleNamespace, start: str, end: str, paired: bool
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ทำเมื่อ Period", "<"],
        [None, None, None, start, end],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "พ.ย. ๒๕๖๗", "ก.พ. ๒๕๖๘"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "ธ.ค. ๒๕๖๗", "มี.ค. ๒๕๖๘"],
    ]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", rows])
    period = report.measures[0].actions[0].period
    assert (period is not None and period.end == "2025-02") is paired
