"""Headings: which lines they are, where they wrap, and where running text begins."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

BODY = "เทศบาลตำบลดอนหมอก อำเภอดอนเมฆ จังหวัดเลย ได้จัดทำแผนไว้ในตารางข้างล่าง โดยให้ทุกกองรับไปปฏิบัติ"
TABLE = [["ที่", "เรื่อง"], ["๑", "บริการ"]]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["=" + "แผน" + "งาน" * 45 + " พ.ศ.", "=๒๕๖๘"],
            "แผน" + "งาน" * 45 + " พ.ศ. ๒๕๖๘",
        ),
        (["=" + "แผน" + "งาน" * 48, "=ลม"], "แผน" + "งาน" * 48 + "ลม"),
        (["=แผนงานโปร่งใส", "=ปี ๒๕๖๘"], "แผนงานโปร่งใส ปี ๒๕๖๘"),
        (["=รายงานการวิเคราะห์", "=ผลการประเมินความโปร่งใส"], "รายงานการวิเคราะห์ ผลการประเมินความโปร่งใส"),
        (["=แผนงานโปร่งใส", BODY], "แผนงานโปร่งใส"),
        (["=แผนงานโปร่งใส", "กองคลังทำงาน"], "แผนงานโปร่งใส"),
        (["เรื่อง ขอความร่วมมือ", "เรียน หัวหน้าทุกกอง"], "เรื่อง ขอความร่วมมือ"),
        (["=แผนงานโปร่งใส", "=ที่ทำการปกครองอำเภอดอนเมฆ", "=ปี ๒๕๖๘"], "แผนงานโปร่งใส"),
        (["=ประกาศโรงเรียนดอนหมอก", "=เรื่อง แผนงานโปร่งใส"], "ประกาศโรงเรียนดอนหมอก เรื่อง แผนงานโปร่งใส"),
    ],
)
def test_titles(paper: SimpleNamespace, lines: list[str], title: str) -> None:
    assert paper.report([*lines, TABLE]).title == title


def test_an_agency_line_that_wraps(paper: SimpleNamespace) -> None:
    name = "องค์การบริหารส่วนตำบล" + "ดอนหมอก" * 11
    report = paper.report(["=แผนงานโปร่งใส", f"={name} อำเภอดอน", "=เมฆ จังหวัดเลย", TABLE])
    assert report.agency is not None
    told = (report.agency.name, report.agency.district, report.agency.province)
    assert told == (name, "ดอนเมฆ", "เลย")
    assert report.title == "แผนงานโปร่งใส"


def test_a_score_needs_an_assessment(paper: SimpleNamespace) -> None:
    tender = paper.report(["=ประกวดราคาจ้าง", "ผลรวมเฉลี่ยเท่ากับ 80.4 ของวงเงิน และค่าคะแนนรวม 0.4"])
    assert tender.assessment is None
    assert [finding.code for finding in tender.findings if finding.severity == "warning"] == []


@pytest.mark.parametrize("number", ["-๑-", "- 1 -", "หน้า ๑", "หน้า 1/4", "Page 2"])
def test_the_number_of_a_page_is_no_part_of_a_name(paper: SimpleNamespace, number: str) -> None:
    report = paper.report([f"เทศบาลตำบลวังน้ำใส {number}", "=แผนปฏิบัติการป้องกันการทุจริต"])
    assert report.agency is not None and report.agency.name == "เทศบาลตำบลวังน้ำใส"


@pytest.mark.parametrize("verb", ["เห็นว่า", "เชื่อมั่น", "ประสงค์จะ", "คำนึงถึง", "ตระหนักว่า"])
def test_an_indented_line_that_says_what_a_body_does_is_no_heading(
    paper: SimpleNamespace, verb: str
) -> None:
    page = paper.page(1, "=ประกาศวิทยาลัยดอนหมอก", "=เรื่อง แผนงานโปร่งใส ปี ๒๕๖๘")
    told = f"วิทยาลัยดอนหมอก{verb}ความไว้วางใจของผู้เรียน ผู้ปกครอง และคนทั้งตำบล"
    rest = [paper.line("และชุมชนเป็นรากฐานของการศึกษา " * 3, 50, 96), paper.line("ทุกคน", 50, 112)]
    lines = (*page.lines, paper.line(told, 90, 80), *rest)
    report = paper.report(replace(page, lines=lines))
    assert report.agency is not None and report.agency.name == "วิทยาลัยดอนหมอก"
    assert report.title == "ประกาศวิทยาลัยดอนหมอก เรื่อง แผนงานโปร่งใส ปี ๒๕๖๘"


@pytest.mark.parametrize(
    ("line", "following", "place"),
    [
        ("โรงเรียนบ้านดอนหมอก อำเภอวังน้ำใส จังหวัด", "ลพบุรี", ("วังน้ำใส", "ลพบุรี")),
        ("โรงเรียนบ้านดอนหมอก อำเภอ", "วังน้ำใส จังหวัดลพบุรี", ("วังน้ำใส", "ลพบุรี")),
        ("โรงเรียนบ้านดอนหมอก อำเภอวังน้ำใส", "ลพบุรี", ("วังน้ำใส", None)),
    ],
)
def test_a_place_stands_behind_its_word_on_the_next_line(
    paper: SimpleNamespace, line: str, following: str, place: tuple[str, str | None]
) -> None:
    table = [["ที่", "มาตรการ", "ผู้รับผิดชอบ"], ["๑", "ปลูกป่า", "กองช่าง"]]
    heads = ["=แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", f"={line}", f"={following}"]
    agency = paper.report([*heads, table]).agency
    assert (agency.name, agency.district, agency.province) == ("โรงเรียนบ้านดอนหมอก", *place)
