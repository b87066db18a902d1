"""Reports made by hand, their rows, and how they are written."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from mattrakan.export.columns import TABLES
from mattrakan.export.rows import report_to_rows
from mattrakan.export.writers import open_writers
from mattrakan.models import (
    Action,
    Agency,
    Assessment,
    Budget,
    Finding,
    FiscalYear,
    Indicator,
    Measure,
    OtherTable,
    Period,
    Place,
    Report,
    Source,
)

PLACE = Place(page=3, page_label="๓", table=1, row=2, box=(1.5, 2.0, 3.0, 4.25))


def make_period(value: str | list[str] | None = "2022-03/2022-09") -> Period:
    return Period(raw="มี.ค. - ก.ย. ๖๕", value=value, start="2022-03", end="2022-09", status="ok")


def make_action(**changes: Any) -> Action:
    known: dict[str, Any] = {
        "no": 1,
        "text": "จัดทำแผนภูมิ\nขั้นตอน",
        "responsible": ["สำนักปลัด", "กองคลัง"],
        "period": make_period(),
        "follow_up": "=SUM(A1:A9)",
        "budget": Budget(raw="๔๕,๐๐๐ บาท", value=Decimal("45000.50"), status="ok"),
        "extra": {"หมายเหตุ": '"quoted", ok', "ว่าง": None},
        "source": PLACE,
    }
    return Action(**known | changes)


def make_report(number: int = 1, file: str = "in/plan.pdf", **changes: Any) -> Report:
    sha256 = f"{number:064x}"[::-1]
    known: dict[str, Any] = {
        "document_id": sha256[:12],
        "source": Source(file=file, sha256=sha256, pages=7, text_layer="native"),
        "title": "มาตรการส่งเสริมคุณธรรม",
        "agency": Agency(name="องค์การบริหารส่วนตำบลน้ำใส", province="ตราด"),
        "fiscal_year": FiscalYear(be=2565, start="2021-10-01", end="2022-09-30"),
        "assessment": Assessment(score=Decimal("80.90"), grade="B"),
        "indicators": [
            Indicator(
                no=1, name="การใช้อำนาจ", instrument="IIT", score=Decimal("91.77"), issue=None,
                source=PLACE,
            )
        ],
        "measures": [
            Measure(no=1, name="มาตรการที่หนึ่ง", source=PLACE, actions=[make_action(), make_action()]),
            Measure(no=None, name="ไม่มีขั้นตอน", source=PLACE, actions=[]),
        ],
        "tables": [OtherTable(page=9, box=(0, 0, 1, 1), header=["ก", None], rows=[["1", None]])],
        "findings": [],
    }  # fmt: skip
    return Report(**known | changes)


def make_finding(where: str | None, code: str = "value-unparsed") -> Finding:
    return Finding(
        code=code, severity="warning", where=where, message="m", message_th=f"ไทย {where}",
        source=PLACE,
    )  # fmt: skip


def rows_by_name(report: Report, table: str) -> list[dict[str, object]]:
    names = [column.name for column in TABLES[table]]
    return [dict(zip(names, row, strict=True)) for row in report_to_rows(report)[table]]


def write(folder: Path, formats: list[str], *reports: Report, **options: bool) -> list[str]:
    with open_writers(folder, formats, **options) as writers:
        for report in reports:
            own = writers.own_file(report, f"r-{report.document_id}")
            writers.add(report, own)
        return writers.commit()
