"""Columns of what was done in one quarter each, beside a plan that has a period of its own."""

from collections.abc import Callable
from typing import Any

import pytest

from mattrakan.models import Report

LEFT = "<"
HEADS = ["มิติ", "ห้วงเวลา", "มาตรการ", "วิธีดำเนินการ", "ผลการดำเนินงาน", LEFT, "ผู้รับผิดชอบ"]
ROWS = [
    ["มิติที่ ๑", "ต.ค. - ธ.ค. ๖๗", "๑. ปลูกป่า", "เพาะกล้าไม้", "เพาะแล้ว ๘๐ ต้น", "-", "กองช่าง"],
    ["มิติที่ ๒", "ม.ค. ๖๘", "๒. อ่านหนังสือ", "จัดชั้นหนังสือ", "-", "จัดครบ ๔ ชั้น", "กองคลัง"],
]  # fmt: skip
TITLE = "=รายงานผลการดำเนินงานตามมาตรการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ กรมหมอกเงิน"


def read(report: Callable[..., Report], above: str, labels: tuple[str, str]) -> Report:
    heads = [above if head == "ผลการดำเนินงาน" else head for head in HEADS]
    below: list[Any] = [None, None, None, None, *labels, None]
    return report([TITLE, [heads, below, *ROWS]])


@pytest.mark.parametrize("labels", [("ไตรมาสที่ ๑", "ไตรมาสที่ ๒"), ("ปี ๒๕๖๗", "ปี ๒๕๖๘")])
def test_results_of_quarters_are_further_columns(paper: Any, labels: tuple[str, str]) -> None:
    report = read(paper.report, "ผลการดำเนินงาน", labels)
    first, second = (measure.actions[0] for measure in report.measures)
    assert (first.period and first.period.value, first.responsible) == (
        "2024-10/2024-12",
        ["กองช่าง"],
    )
    assert (first.extra or {})[f"ผลการดำเนินงาน {labels[0]}"] == "เพาะแล้ว ๘๐ ต้น"
    assert (second.extra or {})[f"ผลการดำเนินงาน {labels[1]}"] == "จัดครบ ๔ ชั้น"
    assert first.follow_up is None and second.follow_up is None


def test_quarters_below_another_heading_still_leave_a_table_unread(paper: Any) -> None:
    report = read(paper.report, "เป้าหมาย", ("ไตรมาสที่ ๑", "ไตรมาสที่ ๒"))
    assert not report.measures
    assert "table-unclaimed" in {found.code for found in report.findings}
