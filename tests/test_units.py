"""The unit of money in headings and above tables: one grammar, never plain baht by mistake."""

from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pytest

from mattrakan import clean, parse_value
from mattrakan.normalize.values.numbers.units import (
    find_lowest_unit,
    find_unit,
    is_unit_line,
    read_unit,
)

MULTIPLES = {
    "ร้อย": 100,
    "พัน": 1_000,
    "หมื่น": 10_000,
    "แสน": 100_000,
    "ล้าน": 1_000_000,
    "สิบล้าน": 10_000_000,
    "ร้อยล้าน": 100_000_000,
    "พันล้าน": 1_000_000_000,
    "หมื่นล้าน": 10_000_000_000,
    "แสนล้าน": 100_000_000_000,
    "ล้านล้าน": 1_000_000_000_000,
}
FORMS = (
    "งบประมาณ ({}บาท)",
    "งบประมาณ {}บาท",
    "งบประมาณ{}บาท",
    "วงเงิน [{} บาท]",
    "งบประมาณ (หน่วย : {}บาท)",
    "หน่วย:{}บาท",
    "หน่วย {}บาท",
    "(หน่วยนับ: {} บาท)",
    "งบประมาณ\n(หน่วย\n{}บาท)",
    "จำนวนเงิน (เป็นเงิน{}บาท)",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("multiple", "times"), MULTIPLES.items())
def test_every_multiple_in_every_form(form: str, multiple: str, times: int) -> None:
    unit = find_unit(form.format(multiple))
    assert unit is not None
    assert read_unit(unit).factor("money") == times
    assert parse_value("2", "money", unit=unit).value == Decimal(2 * times)


@pytest.mark.parametrize(
    ("heading", "times"),
    [
        ("งบประมาณ (บาท)", 1),
        ("ราคา (บาท/หน่วย)", 1),
        ("เงินเดือน (บาทต่อปี)", 1),
        ("งบประมาณ (ล้าน)", 1_000_000),
        ("วงเงิน (ลบ.)", 1_000_000),
        ("Budget (million baht)", 1_000_000),
        ("Budget (THB)", 1),
        ("หน่วย : ๑,๐๐๐ บาท", 1_000),
        ("งบประมาณ ลบ.", 1_000_000),
        ("งบประมาณ (x 1,000 บาท)", 1_000),
        ("งบประมาณ (× ๑,๐๐๐,๐๐๐)", 1_000_000),
        ("Unit : Million Baht", 1_000_000),
        ("หน่วยเป็นพันบาท", 1_000),
    ],
)
def test_other_spellings(heading: str, times: int) -> None:
    unit = find_unit(heading)
    assert unit is not None
    assert read_unit(unit).factor("money") == times


@pytest.mark.parametrize(
    "heading",
    [
        "งบประมาณ (ล้านหยวน)",
        "งบประมาณ (เหรียญสหรัฐ)",
        "งบประมาณ (ลานบาท)",
        "งบประมาณ ลานบาท",
        "งบประมาณ (1,000 บาท)",
        "หน่วย : ล้านบาท, ร้อยละ",
        "งบประมาณ (บาท) ล้านบาท",
        "หน่วย : กระสอบ ล้านบาท",
        "หน่วย : พันคน",
    ],
)
def test_what_is_not_understood_makes_amounts_ambiguous(heading: str) -> None:
    unit = find_unit(heading)
    assert unit is not None
    assert read_unit(unit).factor("money") is None
    value = parse_value("๒.๕", "money", unit=unit)
    assert (value.value, value.status, value.alternatives) == (None, "ambiguous", ("2.5",))
    assert value.flags == ("unknown_unit",)


def test_the_unit_in_the_cell_wins_and_zero_is_zero() -> None:
    assert parse_value("๑๒,๐๐๐ บาท", "money", unit="ล้านหยวน").value == Decimal(12000)
    assert parse_value("0", "money", unit="ล้านหยวน").value == Decimal(0)
    assert parse_value("ไม่ใช้งบประมาณ", "money", unit="ล้านหยวน").value == Decimal(0)


@pytest.mark.parametrize(
    "heading",
    [
        "งบประมาณ",
        "งบประมาณ (แหล่งที่มา)",
        "งบประมาณ (50,000 บาท)",
        "งบประมาณ ๒ ล้านบาท",
        "หน่วยงานที่รับผิดชอบ",
        "หน่วยงาน : กองคลัง",
        "หน่วย : กองช่าง",
        "ปริมาณ (ลบ.ม.)",
        "ปริมาณ ลบ.ม.",
        "งบประมาณ (x 2)",
        "United Nations",
        "ที่ว่าการอำเภอบางแสน",
        "ประชาสัมพันธ์",
        "ระยะเวลา (เดือน)",
        "แต่ละ หน่วย ได้รับ 500 บาท",
    ],
)
def test_headings_without_a_unit(heading: str) -> None:
    assert find_unit(heading) is None


def test_the_lowest_level_says_the_unit() -> None:
    assert find_lowest_unit(["งบประมาณ (ล้านบาท)", "ปี ๒๕๖๕ (พันบาท)"]) == "พันบาท"
    assert find_lowest_unit(["งบประมาณ (ล้านบาท)", "ปี ๒๕๖๕"]) == "ล้านบาท"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("หน่วย : ล้านบาท", True),
        ("(พันบาท)", True),
        ("ล้านบาท", True),
        ("จำนวนเงิน : ล้านบาท", True),
        ("(ยอดเงิน พันบาท)", True),
        ("Unit: Thousand Baht", True),
        ("งบประมาณทั้งสิ้น : ๓ ล้านบาท", False),
        ("ใช้งบประมาณหลายล้านบาท", False),
        ("งบประมาณรวม ๓ ล้านบาท", False),
        ("หน่วยงาน กองคลัง", False),
        ("๓ ล้านบาท", False),
    ],
)
def test_lines_above_tables(line: str, says: bool) -> None:
    assert is_unit_line(line) is says


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("งบประมาณ (พันล้านบาท)", "2", Decimal(2_000_000_000)),
        ("งบประมาณ ล้านบาท", "2", Decimal(2_000_000)),
        ("จำนวน (พันคน)", "2", Decimal(2_000)),
        ("งบประมาณ (ล้านหยวน)", "2", None),
    ],
)
def test_columns_of_spreadsheets(heading: str, cell: str, value: Decimal | None) -> None:
    cleaned = clean(pd.DataFrame({heading: [cell]}))
    assert cleaned[f"{heading}_value"].tolist() == [value]


PLAN = "=มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def plan_with(amounts: list[str], heading: str = "งบประมาณ") -> list[list[str]]:
    heads = ["ที่", "มาตรการ", "ขั้นตอน/วิธีการ", "ผู้รับผิดชอบ", heading]
    rows = [
        [str(number), f"การวางแผน{number}", "จัดทำแผน", "กองคลัง", amount]
        for number, amount in enumerate(amounts, 1)
    ]
    return [heads, *rows]


@pytest.mark.parametrize(
    ("below", "first"),
    [
        (["หน่วย : ล้านบาท"], 1_500_000),
        (["หมายเหตุ : จำนวนเงินเป็นพันบาท"], 1_500),
        (["* งบประมาณหน่วยเป็นล้านบาท"], 1_500_000),
        (["ที่มา : กองคลัง", "หมายเหตุ หน่วย: แสนบาท"], 150_000),
        (["หมายเหตุ แผนนี้ใช้งบ ๒ ล้านบาท"], Decimal("1.5")),
        (["ผู้จัดทำแผนขอตั้งงบประมาณหลายล้านบาท"], Decimal("1.5")),
    ],
)
def test_a_line_below_a_table_says_its_unit(
    paper: SimpleNamespace, below: list[str], first: Decimal
) -> None:
    report = paper.report([PLAN, plan_with(["1.5", "2", "0.75"]), *below])
    assert report.measures[0].actions[0].budget.value == first
    told = [f.where for f in report.findings if f.code == "value-doubtful"]
    assert len(told) == (3 if first == Decimal("1.5") else 0)


def test_a_unit_above_counts_more_than_one_below(paper: SimpleNamespace) -> None:
    table = plan_with(["150", "200"])
    report = paper.report([PLAN, "(พันบาท)", table, "หน่วย : ล้านบาท"])
    assert report.measures[0].actions[0].budget.value == 150_000


@pytest.mark.parametrize(
    ("amounts", "doubted"),
    [
        (["15", "๒๐", "7"], [0, 1, 2]),
        (["35.3255", "2", "120,000"], [0]),
        (["12.5", "4,000"], [0]),
        (["๑,๒๓๔.๕", "5,000"], [0]),
        (["50", "5,000"], []),
        (["15 บาท", "20.-"], []),
        (["12.50", "300.25"], []),
        (["45,000.5", "30,000"], []),
        (["-", "ไม่ใช้งบประมาณ", "0"], []),
    ],
)
def test_amounts_that_no_budget_of_baht_has_are_doubted(
    paper: SimpleNamespace, amounts: list[str], doubted: list[int]
) -> None:
    report = paper.report([PLAN, plan_with(amounts)])
    told = [f.where for f in report.findings if f.code == "value-doubtful"]
    assert told == [f"measures[{number}].actions[0].budget" for number in doubted]
