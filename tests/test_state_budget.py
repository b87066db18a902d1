"""The outline of a state budget: levels, wrapped labels, years, repeated headings and sums."""

import runpy
from pathlib import Path

import pytest

PAGES = runpy.run_path(str(Path(__file__).with_name("outline_pages.py")))
read_pages, shown = PAGES["read_pages"], PAGES["shown"]

COVER = """
              กระทรวงทดสอบ
              กรมตัวอย่าง
งบประมาณ | ปี 2564 | ปี 2565
งบประมาณรายจ่าย | 900 บาท | 1,000 บาท
เงินนอกงบประมาณ* | - บาท | - บาท
"""
PLAN = """
7. รายละเอียดงบประมาณจำแนกตามแผนงาน และ ผลผลิต/โครงการ
7.1 แผนงานพื้นฐานด้านการทดสอบ | 1,000 บาท
    7.1.1 ผลผลิตที่ 1 : ถนนที่ใช้ทดสอบ
    และสะพานลอย | 1,000 บาท
      วัตถุประสงค์ :
      - เพื่อให้มีถนน
    7.1.1.4 วงเงินทั้งสิ้นของโครงการ | 5,000 บาท
      - เงินงบประมาณ | 5,000 บาท
"""
DETAIL = """
รายละเอียดงบประมาณจำแนกตามงบรายจ่าย
ผลผลิต : ถนนที่ใช้ทดสอบและสะพานลอย | 1,000 บาท
1. งบดำเนินงาน | 300 บาท
  1.1 ค่าตอบแทน ใช้สอยและวัสดุ | 300 บาท
    (1) ค่าเช่าบ้าน | 100 บาท
    (2) ค่าวัสดุที่มีราคาต่อหน่วยต่ำกว่า 1 ล้านบาท | 200 บาท
      รวม 31 รายการ (รวม 31 หน่วย)
2. งบลงทุน | 700 บาท
  2.1 ค่าครุภัณฑ์ | 700 บาท
    2.1.1 ครุภัณฑ์ยานพาหนะ | 700 บาท
      (1) รถยนต์ตรวจการณ์ ขนาด 2,000 ซีซี
      4 ล้อ แบบขับเคลื่อนสี่ล้อ
      1.5 ตัน 1 คัน | 400 บาท
      (2) อาคารทดสอบ 1 แห่ง | 300 บาท
        วงเงินทั้งสิ้น | 1,100 บาท
        ปี 2564 ตั้งงบประมาณ | - บาท
        ปี 2565 ตั้งงบประมาณ | 300 บาท
        ปี 2566 - 2567 ผูกพันงบประมาณ | 800 บาท
"""
EXPECTED = [
    ". กระทรวงทดสอบ",
    ".. กรมตัวอย่าง 1,000 =",
    "... 7.1 แผนงานพื้นฐานด้านการทดสอบ 1,000 =",
    ".... 7.1.1 ผลผลิตที่ 1 : ถนนที่ใช้ทดสอบและสะพานลอย 1,000 =",
    "..... 1 งบดำเนินงาน 300 =",
    "...... 1.1 ค่าตอบแทน ใช้สอยและวัสดุ 300 =",
    "....... (1) ค่าเช่าบ้าน 100",
    "....... (2) ค่าวัสดุที่มีราคาต่อหน่วยต่ำกว่า 1 ล้านบาทรวม 31 รายการ (รวม 31 หน่วย) 200",
    "..... 2 งบลงทุน 700 =",
    "...... 2.1 ค่าครุภัณฑ์ 700 =",
    "....... 2.1.1 ครุภัณฑ์ยานพาหนะ 700 =",
    "........ (1) รถยนต์ตรวจการณ์ ขนาด 2,000 ซีซี 4 ล้อ แบบขับเคลื่อนสี่ล้อ 1.5 ตัน 1 คัน 400",
    "........ (2) อาคารทดสอบ 1 แห่ง 300 =",
    "......... วงเงินทั้งสิ้น 1,100 =",
    ".......... ปี 2564 ตั้งงบประมาณ -",
    ".......... ปี 2565 ตั้งงบประมาณ 300",
    ".......... ปี 2566 - 2567 ผูกพันงบประมาณ 800",
]


@pytest.mark.parametrize("glued", [False, True])
def test_a_state_budget_is_a_tree_that_adds_up(glued: bool) -> None:
    outline = read_pages("state_budget", COVER, PLAN, DETAIL, glued=glued)
    assert shown(outline.rows) == EXPECTED
    assert not outline.findings
    assert all(row.proved for row in outline.rows[1:])


def test_rows_have_their_page_and_years() -> None:
    rows = read_pages("state_budget", COVER, PLAN, DETAIL, year=None).rows
    item = rows[6]
    assert (item.source.page, item.source.page_label) == (3, "13")
    assert item.path[:2] == ["กระทรวงทดสอบ", "กรมตัวอย่าง"]
    assert item.fiscal_year is not None
    assert item.fiscal_year.be == 2565  # as the cover prints it above its total
    bound = rows[-1].fiscal_year
    assert bound is not None
    assert (bound.be, bound.start, bound.end) == (2566, "2022-10-01", "2024-09-30")
    assert rows[-4].fiscal_year is None


def test_an_outline_continues_on_the_next_page() -> None:
    first, _, second = DETAIL.partition("2. งบลงทุน")
    label, _, rest = second.partition("4 ล้อ")
    pages = [first + "2. งบลงทุน" + label, "\n      4 ล้อ" + rest]
    assert shown(read_pages("state_budget", COVER, PLAN, *pages).rows) == EXPECTED


def test_a_sum_that_differs_is_reported_with_both_figures() -> None:
    outline = read_pages("state_budget", COVER, PLAN, DETAIL.replace("100 บาท", "150 บาท", 1))
    (finding,) = [f for f in outline.findings if f.where == "outline[5].amount"]
    assert finding.code == "sum-mismatch"
    assert "300" in finding.message
    assert "350" in finding.message
    assert not outline.rows[6].proved


def test_an_amount_in_the_text_of_a_label_is_no_amount() -> None:
    page = DETAIL.replace("(1) ค่าเช่าบ้าน", "(1) ค่าเช่าบ้านไม่เกิน 40 บาท\n    ต่อวัน")
    rows = read_pages("state_budget", COVER, PLAN, page).rows
    assert rows[6].label == "ค่าเช่าบ้านไม่เกิน 40 บาทต่อวัน"
    assert rows[6].amount == 100


def test_a_document_without_an_outline_says_so() -> None:
    outline = read_pages("state_budget", "แผนปฏิบัติการ\n1. ดำเนินการ")
    assert outline.rows == []
    assert [finding.code for finding in outline.findings] == ["outline-not-found"]


def test_the_amount_of_a_heading_may_stand_beside_its_first_line() -> None:
    plan = PLAN.replace(
        "ถนนที่ใช้ทดสอบ\n    และสะพานลอย | 1,000 บาท", "ถนนที่ใช้ทดสอบ | 1,000 บาท\n    และสะพานลอย"
    )
    assert plan != PLAN
    assert shown(read_pages("state_budget", COVER, plan, DETAIL).rows) == EXPECTED


def test_a_label_may_end_above_the_first_item_of_the_next_page() -> None:
    first, _, second = DETAIL.partition("      รวม 31 รายการ")
    rows = read_pages("state_budget", COVER, PLAN, first, "\n      รวม 31 รายการ" + second).rows
    assert shown(rows) == EXPECTED


def test_text_between_items_is_reported() -> None:
    page = DETAIL.replace("2. งบลงทุน", "\n\n\n\nข้อความที่ไม่มีที่อยู่\n2. งบลงทุน")
    outline = read_pages("state_budget", COVER, PLAN, page)
    assert shown(outline.rows) == EXPECTED
    assert [finding.code for finding in outline.findings] == ["row-unassigned"]
