"""Values with two readings, list numbers in circles, and names and headings that were refused."""

from types import SimpleNamespace

import pytest

import mattrakan

PLAN = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 - 3/66", None),  # from the first month to the third, or the first of March
        ("๑-๓/๒๕๖๖", None),
        ("13-3/2566", "2023-03-13"),  # there is no 13th month
        ("05-03/2565", "2022-03-05"),  # days and months of two figures each
        ("๑๒-๐๓/๒๕๖๖", "2023-03-12"),
        ("1/3/66", "2023-03-01"),
        ("1-3-2566", "2023-03-01"),
    ],
)
def test_numbers_parted_by_two_signs_may_be_months(text: str, value: str | None) -> None:
    read = mattrakan.parse_value(text, kind="period", fiscal_year=2566)
    assert (read.value, read.status) == (value, "ok" if value else "unparsed")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("①", "1"),
        ("⑫", "12"),
        ("➂", "3"),
        ("❿", "10"),
        ("➋ จัดทำคู่มือ", "2"),
        ("⑤.", "5"),
        ("◉", None),
    ],
)
def test_digits_in_circles_are_list_numbers(text: str, value: str | None) -> None:
    assert mattrakan.parse_value(text, kind="enumerator").value == value


def test_measures_and_steps_are_counted_in_circles(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["①", "เปิดบ้านริมน้ำ", "➀ ติดป้าย\n➁ นับคน", "กองช่าง", "ม.ค. ๖๘"],
        ["②", "ดูแลเรือ", "ล้างเรือทุกลำ", "กองคลัง", "ก.พ. ๖๘"],
    ]
    report = paper.report([f"={PLAN}", rows])
    assert [measure.no for measure in report.measures] == [1, 2]
    texts = [(action.no, action.text) for action in report.measures[0].actions]
    assert texts == [(1, "ติดป้าย"), (2, "นับคน")]


@pytest.mark.parametrize(
    ("text", "name"), [("เเขวงทางหลวงดอนเมฆ", "แขวงทางหลวงดอนเมฆ"), ("แขวงดอนเมฆ", None)]
)
def test_a_highway_district_is_an_office(text: str, name: str | None) -> None:
    assert mattrakan.parse_value(text, kind="org").value == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("คณะวิทยาศาสตร์ทางน้ำ", "คณะวิทยาศาสตร์ทางน้ำ"),
        ("ศูนย์เรือไม้ (องค์การมหาชน)", "ศูนย์เรือไม้ (องค์การมหาชน)"),
        ("การเดินเรือแห่งประเทศไทย", "การเดินเรือแห่งประเทศไทย"),
        ("การเดินเรือของทุกหมู่บ้าน", None),
    ],
)
def test_a_body_at_the_margin_below_a_title_is_the_agency(
    paper: SimpleNamespace, line: str, name: str | None
) -> None:
    report = paper.report([f"={PLAN}", "=ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", line])
    assert (report.agency and report.agency.name) == name
    assert report.title == f"{PLAN} ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


@pytest.mark.parametrize(
    ("first", "second", "sure"),
    [
        ("มาตรการ", "กิจกรรม", True),  # listed for steps among others, beside what is for measures
        ("ประเด็น", "กิจกรรม", False),
    ],
)
def test_activities_beside_measures_are_steps(
    paper: SimpleNamespace, first: str, second: str, sure: bool
) -> None:
    rows = [
        ["ที่", first, second, "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        [
            "1",
            "เปิดเผยราคาของที่ซื้อเข้าคลัง",
            "ลงราคากลางทุกวันศุกร์",
            "กองคลัง",
            "ต.ค. 2567 - ก.ย. 2568",
            "17,500",
        ],
        ["2", "ลดขั้นตอนงานทะเบียน", "ทบทวนคู่มือประชาชน", "สำนักปลัด", "ม.ค. 2568 - มี.ค. 2568", "6,250"],
        ["3", "ดูแลรถยนต์ส่วนกลาง", "ติดสมุดบันทึกการใช้รถ", "กองช่าง", "พ.ย. 2567", "1,980"],
    ]
    report = paper.report([f"={PLAN}", rows])
    assert ("layout-uncertain" not in {f.code for f in report.findings}) is sure
