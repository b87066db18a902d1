"""Documents and rows that look like a plan's and are none."""

from types import SimpleNamespace

import pytest

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


@pytest.mark.parametrize("title", ["รายงานการประชุม ครั้งที่ ๑/๒๕๖๘", "รายงานผลตามนโยบายที่แถลงต่อสภา"])
def test_minutes_and_reports_on_policies_are_no_plans(paper: SimpleNamespace, title: str) -> None:
    rows = [["๑", "ซื้อเก้าอี้", "กองคลัง", "๒๕ ธ.ค. ๖๘"], ["๒", "ย้ายเครื่อง", "กองช่าง", "๑๕ ธ.ค. ๖๘"]]
    report = paper.report([f"={title}", [["ที่", "ประเด็นพิจารณา", "ผู้รับไปดำเนินการ", "กำหนดส่ง"], *rows]])
    assert report.measures == []


def test_subtotals_named_by_their_group_are_totals(paper: SimpleNamespace) -> None:
    columns = ["ที่", "มาตรการ", "ผู้รับผิดชอบ", "งบประมาณ"]
    rows = [["๑", "ปลูก", "กองช่าง", "๘,๕๐๐"], ["", "รวมด้านที่ ๒", "", "๘,๕๐๐"]]
    report = paper.report([HEAD, [columns, *rows]])
    assert [m.name for m in report.measures] == ["ปลูก"]
