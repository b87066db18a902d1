"""Documents and tables that look like a plan's and are none."""

from types import SimpleNamespace

import pytest

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


@pytest.mark.parametrize("title", ["รายงานการประชุม ครั้งที่ ๑/๒๕๖๘", "รายงานผลตามนโยบายที่แถลงต่อสภา"])
def test_minutes_and_reports_on_policies_are_no_plans(paper: SimpleNamespace, title: str) -> None:
    rows = [["๑", "ซื้อเก้าอี้", "กองคลัง", "๒๕ ธ.ค. ๖๘"], ["๒", "ย้ายเครื่อง", "กองช่าง", "๑๕ ธ.ค. ๖๘"]]
    report = paper.report([f"={title}", [["ที่", "ประเด็นพิจารณา", "ผู้รับไปดำเนินการ", "กำหนดส่ง"], *rows]])
    assert report.measures == []


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("=มาตรการส่งเสริมความโปร่งใส ปี ๒๕๖๘", "warning"),
        ("=รายชื่อผู้เข้าอบรม ปี ๒๕๖๘", "info"),
    ],
)
def test_tables_without_records_are_reported(
    paper: SimpleNamespace, title: str, severity: str
) -> None:
    report = paper.report([title, [["ของ", "สี"], ["โต๊ะ", "แดง"], ["ตู้", "ดำ"]]])
    found = [f for f in report.findings if f.code == "table-unclaimed"]
    assert [f.severity for f in found] == [severity]
    codes = [f.code for f in report.findings]
    assert ("plan-without-records" in codes) is (severity == "warning")


def test_a_programme_of_the_day_is_no_plan(paper: SimpleNamespace) -> None:
    rows = [
        ["เวลา", "หัวข้อบรรยาย", "วิทยากร"],
        ["๐๘.๓๐ - ๐๙.๓๐ น.", "มาตรการป้องกันการทุจริต", "กองคลัง"],
        ["๐๙.๓๐ - ๑๐.๓๐ น.", "ขั้นตอนการเปิดเผยข้อมูล", "สำนักปลัด"],
    ]
    assert paper.report([HEAD, rows]).measures == []


@pytest.mark.parametrize(
    ("steps", "is_plan"),
    [("(๑) เพาะกล้าไม้ในโรงเรือน\n(๒) ลงกล้าไม้ในแปลงปลูก", True), ("นายกองการทั้งหมดของตำบล", False)],
)
def test_numbered_steps_in_a_cell_are_of_no_roster(
    paper: SimpleNamespace, steps: str, is_plan: bool
) -> None:
    rows = [
        ["ทท", "ชื่อเรื่อง", "รายละเอียดอื่น", "คนของเรา"],
        ["๑", "ปลูกป่าชายเลนทั้งตำบล", steps, "กองช่าง"],
        ["๒", "ห้องสมุดประจำหมู่บ้าน", steps, "กองคลัง"],
    ]
    report = paper.report([HEAD, rows])
    assert bool(report.measures) == is_plan


@pytest.mark.parametrize(
    "people",
    [
        ["นายมานะ มีนา", "นางปิติ ดีมาก", "น.ส.ชูใจ ใจเย็น"],
        ["ผู้อำนวยการกองช่าง", "หัวหน้าสำนักปลัด", "นักวิชาการพัสดุ"],
    ],
)
def test_numbered_duties_in_a_cell_are_of_a_roster(
    paper: SimpleNamespace, people: list[str]
) -> None:
    duties = ["๑. เพาะกล้าไม้\n๒. ลงกล้าไม้ในแปลง", "๑. จัดเอกสาร\n๒. นัดประชุม", "๑. จดรายงาน\n๒. สรุปผล"]
    offices = ["กองช่าง", "สำนักปลัด", "กองคลัง"]
    rows = [[*row] for row in zip(people, duties, offices, strict=True)]
    report = paper.report([HEAD, [["ใครบ้าง", "หน้าที่และอำนาจ", "อยู่ที่"], *rows]])
    assert report.measures == []
