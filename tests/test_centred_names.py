"""Names in the middle of rows without rules, and headings in one ruled row with rows."""

import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import mattrakan

WRITER = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
HEADINGS = ["ลำดับ", "มาตรการ", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
WIDTHS = [40, 120, 140, 90, 90]
STEPS = ("สำรวจเอกสาร", "จัดทำประกาศ", "ปรับปรุงเว็บไซต์", "อบรมพนักงาน", "ติดตามผล", "รายงานผล")
MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.")
NAMES = ("ลดการใช้กระดาษ", "เปิดเผยข้อมูล")
HIGH = 19.0  # of a row of one line of 10 pt


def begun() -> Any:
    writer = WRITER()
    writer.centred(50, "แผนปฏิบัติการลดการใช้กระดาษ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", 13)
    return writer


def step(number: int) -> list[str]:
    owner = ("กองคลัง", "กองช่าง")[number % 2]
    return [STEPS[number], owner, f"{MONTHS[number]} ๒๕๖๗"]


def names(report: mattrakan.Report) -> list[tuple[str | None, list[str | None]]]:
    return [(one.name, [action.text for action in one.actions]) for one in report.measures]


def codes(report: mattrakan.Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity != "info"]


def with_names(rules: str, ends: Sequence[int]) -> mattrakan.Report:
    """Read a plan of six steps; each name stands in the middle of those up to its end."""
    writer = begun()
    writer.table([HEADINGS], WIDTHS, top=100, rules=rules, size=10)
    writer.table(
        [["", "", *step(n)] for n in range(6)], WIDTHS, top=100 + HIGH, rules=rules, size=10
    )
    start = 0
    for number, end in enumerate(ends):
        baseline = 100 + HIGH + HIGH * (start + end - 1) / 2 + 12
        writer.text(53, baseline, str(number + 1), 10)
        writer.text(93, baseline, NAMES[number], 10)
        start = end
    return mattrakan.read(writer.pdf())


@pytest.mark.parametrize("rules", ["none", "upright"])
@pytest.mark.parametrize("first", [2, 3, 4, 5])
def test_names_in_the_middle_of_their_rows_belong_to_all_of_them(first: int, rules: str) -> None:
    report = with_names(rules, [first, 6])
    steps = list(STEPS)
    assert names(report) == [(NAMES[0], steps[:first]), (NAMES[1], steps[first:])]
    assert codes(report) == []


def test_names_at_the_top_of_their_rows_stay_there() -> None:
    writer = begun()
    rows = [
        ["1", NAMES[0], *step(0)],
        ["", "", *step(1)],
        ["2", NAMES[1], *step(2)],
        ["", "", *step(3)],
    ]
    writer.table([HEADINGS, *rows], WIDTHS, top=100, rules="level", size=10)
    report = mattrakan.read(writer.pdf())
    assert names(report) == [(NAMES[0], [*STEPS[:2]]), (NAMES[1], [*STEPS[2:4]])]


@pytest.mark.parametrize("rules", ["none", "upright"])
def test_names_that_are_the_middle_of_no_rows_are_doubted(rules: str) -> None:
    writer = begun()
    rows = [["", "", *step(n)] for n in range(6)]
    rows[1][:2], rows[3][:2] = ["1", NAMES[0]], ["2", NAMES[1]]
    writer.table([HEADINGS, *rows], WIDTHS, top=100, rules=rules, size=10)
    assert "pairing-inferred" in codes(mattrakan.read(writer.pdf()))


def numbered(low: int, high: int) -> list[list[str]]:
    return [[str(n + 1), f"มาตรการเรื่อง{STEPS[n]}", *step(n)] for n in range(low, high)]


def packed(rows: Sequence[Sequence[str]]) -> list[str]:
    return ["\n".join(column) for column in zip(*rows, strict=True)]


def test_headings_printed_again_in_one_ruled_row_with_rows() -> None:
    writer = begun()
    writer.table([HEADINGS, *numbered(0, 3)], WIDTHS, top=100, size=10)
    writer.new_page()
    writer.table([packed([HEADINGS, *numbered(3, 6)])], WIDTHS, top=60, size=10)
    report = mattrakan.read(writer.pdf())
    assert [text for _, (text,) in names(report)] == list(STEPS)
    assert codes(report) == []


def test_a_table_that_is_one_ruled_row() -> None:
    writer = begun()
    writer.table([packed([HEADINGS, *numbered(0, 4)])], WIDTHS, top=100, size=10)
    report = mattrakan.read(writer.pdf())
    assert [text for _, (text,) in names(report)] == list(STEPS[:4])


@pytest.mark.parametrize(
    ("rows", "told"),
    [([], []), ([["", "มาตรการ", *step(3)], ["", "อีกมาตรการ", *step(4)]], ["row-unassigned"])],
)
def test_rows_lost_in_headings_are_reported(rows: list[list[str]], told: list[str]) -> None:
    writer = begun()
    writer.table([HEADINGS, *numbered(0, 3)], WIDTHS, top=100, size=10)
    writer.new_page()
    writer.table([packed([HEADINGS, *rows])], WIDTHS, top=60, size=10)
    assert codes(mattrakan.read(writer.pdf())) == told
