"""Outlines of local budgets and plain lists: indents, wrapped labels, doubts settled by sums."""

import runpy
from decimal import Decimal
from pathlib import Path

import pytest

from mattrakan.normalize.outlines.amounts import parse_amount
from mattrakan.normalize.outlines.list_numbers import split_list_number
from mattrakan.normalize.outlines.rules import RuleError, parse_rules

PAGES = runpy.run_path(str(Path(__file__).with_name("outline_pages.py")))
read_pages, shown = PAGES["read_pages"], PAGES["shown"]

LOCAL = """
แผนงานเคหะและชุมชน
งานบริหารทั่วไป | รวม | 1,500 บาท
  งบดำเนินงาน | รวม | 1,500 บาท
    ค่าใช้สอย | รวม | 1,200 บาท
      ค่าจ้างเหมาบริการ | จำนวน | 1,000 บาท
        เพื่อจ่ายเป็นค่าจ้างเหมาบริการต่าง ๆ
        ซึ่งไม่เกิน 500 บาทต่อวัน
      รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการที่
      ไม่เข้าลักษณะรายจ่ายอื่น | จำนวน | 200 บาท
        ตั้งจ่ายจากเงินรายได้
    ค่าวัสดุ | รวม | 300 บาท
      วัสดุสำนักงาน | จำนวน | 300 บาท
"""


@pytest.mark.parametrize(
    ("text", "style", "parts", "rest"),
    [
        ("1.1.1 เงินเดือน", "dotted", (1, 1, 1), "เงินเดือน"),
        ("1.งบบุคลากร", "dotted", (1,), "งบบุคลากร"),
        ("(๑๐) ค่าใช้จ่าย", "bracketed", (10,), "ค่าใช้จ่าย"),
        ("(5.1) ค่าควบคุมงาน", "bracketed", (5, 1), "ค่าควบคุมงาน"),
        ("2) ค่าใช้จ่ายลงทุน", "half", (2,), "ค่าใช้จ่ายลงทุน"),
        ("ข. รายจ่าย", "letter", (2,), "รายจ่าย"),
        ("- เงินงบประมาณ", "bullet", (), "เงินงบประมาณ"),
    ],
)
def test_list_numbers(text: str, style: str, parts: tuple[int, ...], rest: str) -> None:
    number, left = split_list_number(text)
    assert number is not None
    assert (number.style, number.parts, left) == (style, parts, rest)


@pytest.mark.parametrize(
    "text",
    ["4 ล้อ แบบดับเบิ้ลแค็บ", "2,400 ซีซี", "- 5", "ก.พ. - มี.ค.", "(ระยะที่ 3)", ""],
)
def test_what_is_no_list_number(text: str) -> None:
    assert split_list_number(text) == (None, text)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("1,250", Decimal(1250)), ("๑,๒๕๐.๕๐", Decimal("1250.50")), ("-", None), ("12,50,000", None)],
)
def test_amounts(raw: str, value: Decimal | None) -> None:
    assert parse_amount(raw).value == value


@pytest.mark.parametrize("glued", [False, True])
def test_a_local_budget_goes_by_words_and_indents(glued: bool) -> None:
    outline = read_pages("local_budget", LOCAL.replace("รวม | ", "รวม "), glued=glued)
    assert shown(outline.rows) == [
        ". แผนงานเคหะและชุมชน",
        ".. งานบริหารทั่วไป 1,500 =",
        "... งบดำเนินงาน 1,500 =",
        ".... ค่าใช้สอย 1,200 =",
        "..... ค่าจ้างเหมาบริการ 1,000",
        "..... รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการที่ไม่เข้าลักษณะรายจ่ายอื่น 200",
        ".... ค่าวัสดุ 300 =",
        "..... วัสดุสำนักงาน 300",
    ]
    assert not outline.findings


def test_a_plain_list_needs_no_words() -> None:
    outline = read_pages(
        "plain",
        """
ก. รายรับ | 900
  1) ค่าสมัคร | 400
  2) เงินบริจาคจากผู้มีจิตศรัทธา | 500
ข. รายจ่าย | 800
  1) ค่าอาหาร | 500
    - มื้อเช้า | 200
    - มื้อเย็น | 300
  2) ค่าเดินทางไปและกลับ
     ของผู้เข้าร่วมทุกคน | 300
รวมทั้งสิ้น | 1,700
""",
    )
    assert shown(outline.rows) == [
        ". ก รายรับ 900 =",
        ".. 1) ค่าสมัคร 400",
        ".. 2) เงินบริจาคจากผู้มีจิตศรัทธา 500",
        ". ข รายจ่าย 800 =",
        ".. 1) ค่าอาหาร 500 =",
        "... - มื้อเช้า 200",
        "... - มื้อเย็น 300",
        ".. 2) ค่าเดินทางไปและกลับของผู้เข้าร่วมทุกคน 300",
    ]


def test_rows_without_numbers_are_placed_by_their_indents() -> None:
    rows = read_pages("plain", "รายจ่าย | 30\n  ค่าเช่า | 10\n  ค่าน้ำ | 20\nรายรับ | 5").rows
    assert shown(rows) == [". รายจ่าย 30 =", ".. ค่าเช่า 10", ".. ค่าน้ำ 20", ". รายรับ 5"]


def test_a_place_that_is_doubtful_is_settled_by_the_sums() -> None:
    """The last two items are set as deep as those of the second heading, and belong beside it."""
    outline = read_pages(
        "plain",
        """
1. หมวดที่หนึ่ง | 100 บาท
  1.1 ค่าเช่า | 60 บาท
    ค่าเช่าอาคาร | 40 บาท
    ค่าเช่ารถ | 20 บาท
    ค่าน้ำประปา | 40 บาท
""",
    )
    assert shown(outline.rows) == [
        ". 1 หมวดที่หนึ่ง 100 =",
        ".. 1.1 ค่าเช่า 60 =",
        "... ค่าเช่าอาคาร 40",
        "... ค่าเช่ารถ 20",
        ".. ค่าน้ำประปา 40",
    ]
    assert [row.repairs for row in outline.rows] == [[], [], [], [], ["sum"]]
    assert not outline.findings


def test_digits_that_were_cut_off_come_back_when_the_sum_proves_it() -> None:
    outline = read_pages(
        "plain", "1. รวมสองรายการ | 1,300 บาท\n  (1) ค่าจ้าง 1 | 200 บาท\n  (2) ค่าวัสดุ | 100 บาท"
    )
    item = outline.rows[1]
    assert (item.label, item.amount_raw, item.amount) == ("ค่าจ้าง", "1 200", 1200)
    assert item.repairs == ["sum"]
    unproved = read_pages("plain", "1. ค่าจ้าง | 900 บาท\n  (1) ระยะที่ 1 | 200 บาท")
    assert unproved.rows[1].amount == 200
    assert unproved.rows[1].label == "ระยะที่ 1"


def test_groups_of_digits_that_do_not_fit_make_no_amount_without_proof() -> None:
    text = "1. ค่าจ้าง | {} บาท\n  (1) ค่าจ้างครู | 12,50,000 บาท\n  (2) ค่าจ้างรถ | 50,000 บาท"
    proved = read_pages("plain", text.format("1,300,000"))
    assert proved.rows[1].amount == 1_250_000
    assert not proved.findings
    doubted = read_pages("plain", text.format("9,000,000"))
    assert doubted.rows[1].amount is None
    codes = {finding.code for finding in doubted.findings}
    assert codes == {"sum-mismatch", "value-unparsed"}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "outline.units"),
        ({"units": ["บาท"], "unit": 1}, "outline.unit;"),
        ({"units": ["บาท"], "headings": {}}, "outline.headings"),
        ({"units": ["บาท"], "headings": [{"kind": "plan"}]}, "words or leads"),
        ({"units": ["บาท"], "headings": [{"word": []}]}, "outline.headings.word;"),
        ({"units": "บาท"}, "list of texts"),
    ],
)
def test_a_profile_that_is_wrong_names_its_key(data: dict[str, object], named: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rules(data)
    assert named in str(caught.value)


@pytest.mark.parametrize("glued", [False, True])
def test_a_figure_without_a_unit_needs_white_before_it(glued: bool) -> None:
    text = "1. ค่าอาหาร | 1,500\n  (1) มื้อเช้าวันที่ 5 | 700\n  (2) มื้อเย็นวันที่ 6 | 800"
    rows = read_pages("plain", text, glued=glued).rows
    assert shown(rows) == [
        ". 1 ค่าอาหาร 1,500 =",
        ".. (1) มื้อเช้าวันที่ 5 700",
        ".. (2) มื้อเย็นวันที่ 6 800",
    ]
    assert read_pages("plain", "1. ประชุมวันที่ 5\n2. ประชุมวันที่ 6").rows == []


def test_columns_of_years_are_rows_of_their_years() -> None:
    outline = read_pages(
        "plain",
        """
รายการ | ปี 2564 | ปี 2565 | ปี 2566
1. รายจ่าย | 300 | 450 | 500
  (1) ค่าจ้าง | 100 | 250 | 300
  (2) ค่าวัสดุ | 200 | 200 | -
""",
    )
    assert [
        (row.level, row.label, row.amount_raw, row.fiscal_year and row.fiscal_year.be, row.sum)
        for row in outline.rows
    ] == [
        (1, "รายจ่าย", "450", 2565, "equal"),
        (2, "รายจ่าย", "300", 2564, None),
        (2, "รายจ่าย", "500", 2566, None),
        (2, "ค่าจ้าง", "250", 2565, None),
        (3, "ค่าจ้าง", "100", 2564, None),
        (3, "ค่าจ้าง", "300", 2566, None),
        (2, "ค่าวัสดุ", "200", 2565, None),
        (3, "ค่าวัสดุ", "200", 2564, None),
        (3, "ค่าวัสดุ", "-", 2566, None),
    ]


def test_a_heading_that_is_printed_again_on_the_next_page_ends_no_list() -> None:
    page = "แผนงานเคหะ\nงานไฟฟ้า | รวม 30 บาท\n  (1) เสาไฟ | 10 บาท\n  (2) สายไฟ | 15 บาท"
    again = "แผนงานเคหะ\nงานไฟฟ้า | รวม 30 บาท\n  (3) โคมไฟ | 5 บาท"
    assert shown(read_pages("local_budget", page, again).rows) == [
        ". แผนงานเคหะ",
        ".. งานไฟฟ้า 30 =",
        "... (1) เสาไฟ 10",
        "... (2) สายไฟ 15",
        "... (3) โคมไฟ 5",
    ]


def test_an_older_local_budget_has_numbers_and_words_behind_its_amounts() -> None:
    outline = read_pages(
        "local_budget",
        """
แผนงานการศึกษา
1. งานบริหารทั่วไป | ตั้งไว้ 900 บาท แยกเป็น
  1.1 หมวดค่าตอบแทน | ตั้งไว้ 400 บาท แยกเป็น
    ก. ประเภทค่าเช่าบ้าน | ตั้งไว้ 100 บาท
      เพื่อจ่ายเป็นค่าเช่าบ้านของพนักงาน จำนวน 100 บาท
    ข. ประเภทเงินช่วยเหลือ | ตั้งไว้ 300 บาท
  1.2 หมวดค่าวัสดุ | ตั้งไว้ 500 บาท
รวมแผนงานการศึกษา | 900 บาท
""",
    )
    assert shown(outline.rows) == [
        ". แผนงานการศึกษา 900 =",
        ".. 1 งานบริหารทั่วไป 900 =",
        "... 1.1 หมวดค่าตอบแทน 400 =",
        ".... ก ประเภทค่าเช่าบ้าน 100",
        ".... ข ประเภทเงินช่วยเหลือ 300",
        "... 1.2 หมวดค่าวัสดุ 500",
    ]
    assert not outline.findings


def test_an_amount_within_a_description_is_no_row() -> None:
    page = """
งานไฟฟ้า | รวม 30 บาท
  ค่าเสาไฟ | จำนวน 30 บาท
    เพื่อจ่ายเป็นค่าเสาไฟในหมู่บ้านที่ยังไม่มี
    และเป็นค่าขนส่งที่มิได้รวมไว้เป็นเงิน 5 บาท
    กับค่าแรงอีก จำนวน 7 บาท
"""
    assert len(read_pages("local_budget", page).rows) == 2


def test_a_numbered_label_of_three_lines_is_one_row() -> None:
    rows = read_pages(
        "plain",
        """
1. งานทั้งหมด | 300 บาท
  (1) ซ่อมแซมอาคารสำนักงานและ
     โรงเก็บของที่อยู่ด้านหลัง
     รวมทั้งรั้ว | 100 บาท
  (2) ขุดบ่อ | 200 บาท
""",
    ).rows
    assert shown(rows) == [
        ". 1 งานทั้งหมด 300 =",
        ".. (1) ซ่อมแซมอาคารสำนักงานและโรงเก็บของที่อยู่ด้านหลังรวมทั้งรั้ว 100",
        ".. (2) ขุดบ่อ 200",
    ]
