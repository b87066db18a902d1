"""Programmes of courses and meetings are no plans: a column of them holds times of day."""

from types import SimpleNamespace

import pytest

HEAD = "=โครงการอบรมตามแผนป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
HEADINGS = ["เวลา", "หัวข้อบรรยาย", "วิทยากร"]
ROWS = [
    ["๐๘.๓๐ - ๐๙.๓๐ น.", "การพัฒนาช่องทางสื่อสารกับผู้รับบริการ", "วิทยากรจากจังหวัด"],
    ["๐๙.๓๐ - ๑๐.๓๐ น.", "การจัดการเรื่องร้องเรียนของประชาชน", "ผู้บริหาร"],
    ["๑๐.๓๐ น. ถึง ๑๒.๐๐ น.", "การเสริมสร้างความโปร่งใส", "วิทยากรภายนอก"],
]


@pytest.mark.parametrize("on_first_page", [1, 2, 3])
def test_a_programme_is_no_plan(paper: SimpleNamespace, on_first_page: int) -> None:
    first, rest = ROWS[:on_first_page], ROWS[on_first_page:]
    report = paper.report(*([HEAD, [HEADINGS, *rows]] for rows in (first, rest) if rows))
    assert report.measures == []


@pytest.mark.parametrize(
    "period", ["๑๖ ม.ค. ๖๘ เวลา ๐๘.๓๐ - ๐๙.๓๐ น.", "ม.ค. - มี.ค. ๖๘", "๐๙.๓๐ น. ของทุกวันจันทร์"]
)
def test_a_plan_of_one_row_may_say_the_hour(paper: SimpleNamespace, period: str) -> None:
    headings = ["มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
    row = ["เปิดเผยข้อมูล", "นำขึ้นเว็บไซต์ของหน่วยงาน", "กองคลัง", period]
    report = paper.report([HEAD, [headings, row]])
    assert [m.name for m in report.measures] == ["เปิดเผยข้อมูล"]
