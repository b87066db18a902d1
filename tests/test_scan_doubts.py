"""Digits that are not certain on a scan: every record that has them from their cell says so."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan.extract.doubts import Doubt, Scan
from mattrakan.extract.geometry import Box
from mattrakan.normalize.scans import state_scans

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


@pytest.mark.parametrize("of_form", [True, False])
def test_digits_in_a_cell_of_a_form_are_doubtful_in_all_of_its_steps(
    paper: SimpleNamespace, of_form: bool
) -> None:
    def form(label: str, name: str, steps: str, owner: str) -> list[list[str]]:
        rows = [[label, name], ["ขั้นตอน", steps], ["ผู้รับผิดชอบ", owner], ["ระยะเวลา", "ม.ค. ๖๘"]]
        return [*rows, ["งบประมาณ", "๗๐๐ บาท"]]

    first = form("มาตรการที่ ๑", "ปลูกป่า", "๑) เพาะกล้า\n๒) ลงกล้า\n๓) รดน้ำ", "กองช่าง 7 กองคลัง")
    second = form("มาตรการที่ ๒", "อ่านหนังสือ", "๑) จัดชั้น\n๒) ยืม", "กองช่าง 7 กองคลัง")
    page = paper.page(1, HEAD, first, "", second)
    [cell] = [c for c in page.tables[0] if c.text.startswith("กองช่าง")]
    box = cell.lines[0].box if of_form else page.lines[0].box
    scan = Scan(doubts=(Doubt("7", "1", box),))
    page = replace(page, scan=scan)
    report = state_scans(paper.report(page), paper.document(page))
    found = [f.where for f in report.findings if f.code == "ocr-doubtful"]
    wanted = [f"measures[0].actions[{number}]" for number in range(3)]
    assert found == (wanted if of_form else [None])
    assert [a.budget.value for a in report.measures[0].actions if a.budget] == [700] * 3


@pytest.mark.parametrize(
    ("at", "digits", "wanted"),
    [
        (0.6, "๓๐", [1]),  # in the middle of a line that one step has
        (0.0, "๓", [1, 2]),  # may be the list number: each step with this digit
        (0.6, "๙๙", []),
    ],
)
def test_of_the_steps_in_one_cell_the_one_with_the_line_is_doubtful(
    paper: SimpleNamespace, at: float, digits: str, wanted: list[int]
) -> None:
    steps = "๑) ทบทวนคู่มือการยืมพัสดุ\n๒) เชิญผู้แทน ๓๐ หมู่บ้านประชุม\n๓) สรุปผลส่งให้ ๓๓ หมู่บ้านทราบ"
    rows = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], ["ลดการใช้กระดาษ", steps, "กองช่าง"]]
    page = paper.page(1, HEAD, rows)
    cell = next(c for c in page.tables[0] if c.text.startswith("๑)"))
    line = cell.lines[1].box
    x0 = line.x0 + at * (line.x1 - line.x0)
    box = Box(x0, line.top, x0 + 5, line.bottom)
    page = replace(page, scan=Scan(doubts=(Doubt(digits, "", box),)))
    report = state_scans(paper.report(page), paper.document(page))
    found = [f.where or "" for f in report.findings if f.code == "ocr-doubtful"]
    steps_of = {where.split(".")[1] for where in found if where}
    assert steps_of == {f"actions[{number}]" for number in wanted}
