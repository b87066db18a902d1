"""What tests of tables over several pages have in common: headings, rows, what a Report says."""

from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]


def steps(report: Report) -> list[list[tuple[str, str]]]:
    return [[(a.text, a.responsible[0]) for a in m.actions] for m in report.measures]


def loud(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity != "info"]


def four_steps(*texts: str) -> list[list[str]]:
    rows = [["", text, "กองช่าง", "ม.ค. ๖๘"] for text in texts]
    rows[0][0] = "๑. ปลูก"
    return [COLUMNS, *rows]
