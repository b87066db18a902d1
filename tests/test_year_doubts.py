"""The fiscal year of a plan that tells of several years, or prints its own oddly."""

import runpy
from pathlib import Path

import pytest

import mattrakan
from mattrakan.normalize.about.fiscal_year import find_fiscal_year

WRITER = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
ROWS = [
    ["ลำดับ", "มาตรการ", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา"],
    ["๑", "ลดการใช้กระดาษ", "สำรวจเอกสาร", "สำนักปลัด", "มี.ค. ๖๗"],
    ["๒", "เปิดเผยข้อมูล", "ปรับปรุงเว็บไซต์", "กองคลัง", "พ.ค. ๖๗"],
]


def read(title: str, *lines: str) -> mattrakan.Report:
    writer = WRITER()
    writer.centred(50, title, 13)
    for at, line in enumerate(lines):
        writer.text(60, 74 + 18 * at, line)
    writer.table(ROWS, [40, 110, 130, 100, 90], top=100 + 18 * len(lines), size=10)
    return mattrakan.read(writer.pdf())


def doubts(report: mattrakan.Report) -> list[str]:
    return [one.code for one in report.findings if one.where == "fiscal_year"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("ผลการประเมิน ITA ปี ๒๕๖๖ และแผนปรับปรุง ปี ๒๕๖๗", 2567),
        ("แผนปรับปรุง ปี ๒๕๖๗ จากผลการประเมิน ITA ปี ๒๕๖๖", 2567),
        ("มาตรการจากการวิเคราะห์ผลการประเมิน ปี ๒๕๖๖ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", 2567),
        ("รายงานผลการดำเนินการตามแผน ปี ๒๕๖๖ และแผน ปี ๒๕๖๗", 2567),
        ("มาตรการ ปี ๒๕๖๗ ตามพระราชบัญญัติ พ.ศ. ๒๕๖๑", 2567),
        ("แผน ปี ๒๕๖๖ และแผน ปี ๒๕๖๗", None),
        ("แผน ปี ๒๕๖๗ ทบทวน ปี ๒๕๖๖", None),
        ("รายงานผลการดำเนินการตามแผน ปี ๒๕๖๖ ประจำปี ๒๕๖๗", None),
        ("ผลการประเมิน ปี ๒๕๖๕ และผลการประเมิน ปี ๒๕๖๖", None),
    ],
)
def test_the_plans_year_is_chosen_where_the_title_says_which_it_is(
    title: str, year: int | None
) -> None:
    found = find_fiscal_year(title, [])
    assert (found.be if found else None) == year


@pytest.mark.parametrize(
    ("title", "lines", "year", "said"),
    [
        ("แผนลดกระดาษ ปี ๒๕๖๗", (), 2567, []),
        ("แผนลดกระดาษ ปี ๒๕๖7", (), 2567, ["value-doubtful"]),
        ("แผนลดกระดาษ ปี 25๖๗", ("ตามปีงบประมาณ ๒๕๖๗",), 2567, ["value-doubtful"]),
        ("แผนลดกระดาษ ปี 2567", ("ด้วยปี ๒๕๖7 มีน้ำมาก",), 2567, []),
        ("แผนลดกระดาษ ปี 2567 หมู่ ๓", (), 2567, []),
        ("แผน ปี ๒๕๖๖ และแผน ปี ๒๕๖๗", (), None, ["value-ambiguous"]),
        ("แผน ปี ๒๕๖๗ จากผลการประเมิน ปี ๒๕๖๖", (), 2567, []),
        ("แผน ปี พ.ศ. ๒๕๖๖ - ๒๕๗๐", (), None, []),
        ("แผนลดกระดาษ", ("ปีงบประมาณ ๒๕๖๖ และปีงบประมาณ ๒๕๖๗ มีน้ำมาก",), None, ["value-ambiguous"]),
        ("แผนลดกระดาษ", (), None, []),
    ],
)  # fmt: skip
def test_a_year_that_is_doubtful_or_cannot_be_chosen_is_reported(
    title: str, lines: tuple[str, ...], year: int | None, said: list[str]
) -> None:
    report = read(title, *lines)
    assert (report.fiscal_year.be if report.fiscal_year else None) == year
    assert doubts(report) == said


def test_documents_without_records_have_no_year_to_choose() -> None:
    writer = WRITER()
    writer.centred(50, "แผน ปี ๒๕๖๖ และแผน ปี ๒๕๖๗", 13)
    assert doubts(mattrakan.read(writer.pdf())) == []
