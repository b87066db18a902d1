"""Outlines: leaders, totals below their parts, labels without an amount, labels over lines."""

import runpy
from pathlib import Path

import pytest

PAGES = runpy.run_path(str(Path(__file__).with_name("outline_pages.py")))
read_pages, shown = PAGES["read_pages"], PAGES["shown"]


@pytest.mark.parametrize("dots", [" ........ ", "......", " …… ", " ______", " . . . . . . "])
@pytest.mark.parametrize("glued", [False, True])
def test_a_leader_is_no_part_of_a_label(dots: str, glued: bool) -> None:
    page = f"1. งานถนน{dots}| 300\n  (1) ลูกรัง{dots}| 100\n  (2) ลาดยาง{dots}| 200"
    assert shown(read_pages("plain", page, glued=glued).rows) == [
        ". 1 งานถนน 300 =",
        ".. (1) ลูกรัง 100",
        ".. (2) ลาดยาง 200",
    ]


@pytest.mark.parametrize(
    "label", ["ร่างพระราชบัญญัติป่าไม้ พ.ศ. ....", "ค่าน้ำ ค่าไฟ ฯลฯ...", "ค่าจ้าง ก.พ. มี.ค. เม.ย."]
)
def test_other_dots_are_a_part_of_a_label(label: str) -> None:
    rows = read_pages("plain", f"1. {label} | 300 บาท").rows
    assert [row.label for row in rows] == [label]


def test_a_leader_and_the_word_behind_it_end_the_line_above_an_amount() -> None:
    page = "งานถนน | รวม 300 บาท\n  1) ซ่อมถนนลูกรังสายบ้านเหนือ .... ตั้งไว้\n  | 300 บาท"
    assert shown(read_pages("local_budget", page).rows) == [
        ". งานถนน 300 =",
        ".. 1) ซ่อมถนนลูกรังสายบ้านเหนือ 300",
    ]


@pytest.mark.parametrize("number", ["11", "๑๑", "1"])
def test_the_number_of_a_page_is_no_amount(number: str) -> None:
    page = f"แผนการใช้เงินของตำบล | {number}\n1. งานถนน | 300\n  (1) ลูกรัง | 300"
    assert shown(read_pages("plain", page).rows) == [". 1 งานถนน 300 =", ".. (1) ลูกรัง 300"]


CLOSED = """
แผนงานการเกษตร
  งานส่งเสริมการเกษตร
    งบดำเนินงาน
      1. ค่าใช้สอย
        (1) ค่ารับรอง | 100 บาท
        (2) ค่าเช่า | 200 บาท
      รวมค่าใช้สอย | 300 บาท
    รวมงบดำเนินงาน | {total} บาท
  รวมงานส่งเสริมการเกษตร | {total} บาท
"""


def test_totals_below_their_parts_belong_to_their_headings() -> None:
    outline = read_pages("local_budget", CLOSED.format(total="300"))
    assert shown(outline.rows) == [
        ". แผนงานการเกษตร",
        ".. งานส่งเสริมการเกษตร 300 =",
        "... งบดำเนินงาน 300 =",
        ".... 1 ค่าใช้สอย 300 =",
        "..... (1) ค่ารับรอง 100",
        "..... (2) ค่าเช่า 200",
    ]
    assert not outline.findings
    assert all(row.proved for row in outline.rows[1:])


def test_a_total_below_its_parts_that_differs_is_said() -> None:
    outline = read_pages("local_budget", CLOSED.format(total="350"))
    assert [row.sum for row in outline.rows[:4]] == [None, "equal", "differs", "equal"]
    assert [found.code for found in outline.findings] == ["sum-mismatch"]


@pytest.mark.parametrize(("total", "count"), [("300", 0), ("350", 1)])
def test_a_total_above_and_below_the_parts_is_one_row(total: str, count: int) -> None:
    page = f"งานถนน | รวม 300 บาท\n  1) ลูกรัง | 300 บาท\nรวมงานถนน | {total} บาท"
    outline = read_pages("local_budget", page)
    assert shown(outline.rows) == [". งานถนน 300 =", ".. 1) ลูกรัง 300"]
    assert [found.code for found in outline.findings] == ["sum-mismatch"] * count


GROUPS = """
งานบริหาร | รวม 600 บาท
  ค่าใช้สอย | รวม 600 บาท
    ค่าบริการ | จำนวน 100 บาท
      เพื่อจ่ายเป็นค่าจ้างเหมา
      และค่าถ่ายเอกสาร
    รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการที่ไม่เข้า
    งบรายจ่ายอื่น ๆ
      ค่าเดินทาง | จำนวน 200 บาท
        เพื่อจ่ายเป็นค่าเดินทาง
      โครงการเลือกตั้ง | จำนวน 300 บาท
"""
GROUPED = [
    ". งานบริหาร 600 =",
    ".. ค่าใช้สอย 600 =",
    "... ค่าบริการ 100",
    "... รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการที่ไม่เข้างบรายจ่ายอื่น ๆ",
    ".... ค่าเดินทาง 200",
    ".... โครงการเลือกตั้ง 300",
]


def test_a_label_without_an_amount_above_rows_further_right_is_a_row() -> None:
    outline = read_pages("local_budget", GROUPS)
    assert shown(outline.rows) == GROUPED
    assert [row.proved for row in outline.rows] == [True, True, True, False, True, True]


@pytest.mark.parametrize("lines", [7, 8, 10])
def test_such_a_label_goes_on_over_the_page(lines: int) -> None:
    rows = GROUPS.strip("\n").split("\n")
    first, second = "\n".join(rows[:lines]), "\n".join(rows[lines:])
    pages = (first, second) if second else (first,)
    assert shown(read_pages("local_budget", *pages).rows) == GROUPED


def test_a_further_line_of_a_description_or_a_label_is_no_such_row() -> None:
    page = """
งานบริหาร | รวม 600 บาท
  ค่าใช้สอย | รวม 600 บาท
  และค่าวัสดุ
    ค่าบริการ | จำนวน 600 บาท
      เพื่อจ่ายเป็นค่าจ้างเหมาบริการ
     ของงานทั้งหมด
"""
    assert shown(read_pages("local_budget", page).rows) == [
        ". งานบริหาร 600 =",
        ".. ค่าใช้สอยและค่าวัสดุ 600 =",
        "... ค่าบริการ 600",
    ]


def test_a_bullet_begins_a_label_whose_amount_is_beside_its_last_line() -> None:
    page = """
1. ประชุม | 600 บาท
  - ค่าอาหาร | 100 บาท
  - ค่าเช่าเต็นท์ โต๊ะ เก้าอี้
  และเครื่องเสียง | 200 บาท
  - ค่าป้าย | 300 บาท
"""
    assert shown(read_pages("plain", page).rows) == [
        ". 1 ประชุม 600 =",
        ".. - ค่าอาหาร 100",
        ".. - ค่าเช่าเต็นท์ โต๊ะ เก้าอี้และเครื่องเสียง 200",
        ".. - ค่าป้าย 300",
    ]


def test_a_word_before_an_amount_makes_no_heading_of_a_further_line() -> None:
    page = """
งานกู้ภัย | รวม 300 บาท
  1) ประเภทค่าซ่อมแซมรถดับเพลิง รถบรรทุกน้ำ รถกู้ภัย
  และเครื่องหาบหาม | ตั้งไว้ 100 บาท
  2) ประเภทค่าวัสดุ | ตั้งไว้ 200 บาท
"""
    assert shown(read_pages("local_budget", page).rows) == [
        ". งานกู้ภัย 300 =",
        ".. 1) ประเภทค่าซ่อมแซมรถดับเพลิง รถบรรทุกน้ำ รถกู้ภัยและเครื่องหาบหาม 100",
        ".. 2) ประเภทค่าวัสดุ 200",
    ]


@pytest.mark.parametrize("beside", [0, 1])
def test_the_years_of_a_label_over_lines_have_its_whole_label(beside: int) -> None:
    lines = ["  (1) ค่าจ้างของทุกสำนัก", "  และทุกกอง"]
    lines[beside] += " | 100 | 300"
    page = "\n".join(["รายการ | ปี 2564 | ปี 2565", "1. รายจ่าย | 100 | 300", *lines])
    rows = read_pages("plain", page).rows
    assert [(row.level, row.label, row.amount_raw) for row in rows] == [
        (1, "รายจ่าย", "300"),
        (2, "รายจ่าย", "100"),
        (2, "ค่าจ้างของทุกสำนักและทุกกอง", "300"),
        (3, "ค่าจ้างของทุกสำนักและทุกกอง", "100"),
    ]


def test_outputs_that_are_listed_first_are_the_ones_that_follow() -> None:
    def output(number: int, name: str) -> str:
        return f"    ผลผลิตที่ {number} : {name} | 300 บาท"

    plan = "7.1 แผนงานพื้นฐาน | 600 บาท\n" + "\n".join([output(1, "ถนน"), output(2, "สะพาน")])
    opens = "รายละเอียดงบประมาณจำแนกตามงบรายจ่าย"
    details = [
        f"{opens}\nผลผลิต : {name} | 300 บาท\n1. งบลงทุน | 300 บาท" for name in ("ถนน", "สะพาน")
    ]
    assert shown(read_pages("state_budget", plan, *details).rows) == [
        ". 7.1 แผนงานพื้นฐาน 600 =",
        ".. ผลผลิตที่ 1 : ถนน 300 =",
        "... 1 งบลงทุน 300",
        ".. ผลผลิตที่ 2 : สะพาน 300 =",
        "... 1 งบลงทุน 300",
    ]


@pytest.mark.parametrize("total", ["700", "900"])
def test_headings_below_a_row_of_their_sum_belong_to_it(total: str) -> None:
    page = f"""
ก. รายจ่ายงบกลาง | รวม 100 บาท
ข. รายจ่ายตามแผนงาน | รวม {total} บาท
  แผนงานการเกษตร | รวม 300 บาท
  แผนงานเคหะ | รวม 400 บาท
"""
    rows = read_pages("local_budget", page).rows
    below = total == "700"  # else nothing but the indent says it
    assert [(row.label, row.path[-1:]) for row in rows[2:]] == [
        ("แผนงานการเกษตร", ["รายจ่ายตามแผนงาน"] * below),
        ("แผนงานเคหะ", ["รายจ่ายตามแผนงาน"] * below),
    ]
    assert [row.repairs for row in rows[2:]] == [["sum"] * below] * 2


def test_a_line_longer_than_the_label_above_begins_the_next_one() -> None:
    page = """
งานคลัง | รวม 300 บาท
  ค่าวัสดุ | จำนวน 100 บาท
  ค่าเช่าเครื่องถ่ายเอกสารของทุกสำนัก
  และทุกกอง | จำนวน 200 บาท
"""
    for glued in (False, True):
        assert shown(read_pages("local_budget", page, glued=glued).rows) == [
            ". งานคลัง 300 =",
            ".. ค่าวัสดุ 100",
            ".. ค่าเช่าเครื่องถ่ายเอกสารของทุกสำนักและทุกกอง 200",
        ]
