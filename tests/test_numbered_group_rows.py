"""Measures as rows of their own: a number in its column, a name beside it, their steps below."""

import runpy
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

import mattrakan
from mattrakan.models import Report
from mattrakan.normalize.layout.header_rows import heading_ranges

Writer = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["ที่", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
Rows = list[list[str]]


def outline(report: Report) -> list[tuple[int | None, str | None, list[str]]]:
    return [(m.no, m.name, [a.text for a in m.actions]) for m in report.measures]


def rows_of(
    names: Sequence[str], steps: Sequence[str], numbers: Sequence[str] = ("๑", "๒")
) -> Rows:
    return [
        [numbers[0], names[0], "", "", ""],
        ["", steps[0], "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["", steps[1], "กองช่าง", "ก.พ. ๖๘", "-"],
        [numbers[1], names[1], "", "", ""],
        ["", steps[2], "กองคลัง", "มี.ค. ๖๘", "-"],
    ]


@pytest.mark.parametrize("numbers", [("๑", "๒"), ("๑.", "๒."), ("(1)", "(2)"), ("๑.๑", "๑.๒")])
@pytest.mark.parametrize(
    "steps",
    [
        ["๑) เพาะกล้า", "๒) ลงกล้า", "๑) จัดชั้น"],
        ["- เพาะกล้า", "- ลงกล้า", "- จัดชั้น"],
        ["เพาะกล้า", "ลงกล้า", "จัดชั้น"],
    ],
)
def test_numbers_of_measures_alone_head_the_rows_below(
    paper: SimpleNamespace, steps: list[str], numbers: tuple[str, str]
) -> None:
    rows = rows_of(["ป่าชายเลน", "ห้องสมุด"], steps, numbers)
    assert outline(paper.report([HEAD, [COLUMNS, *rows]])) == [
        (1, "ป่าชายเลน", ["เพาะกล้า", "ลงกล้า"]),
        (2, "ห้องสมุด", ["จัดชั้น"]),
    ]


def test_names_that_reach_over_other_columns_are_as_those_that_do_not(
    paper: SimpleNamespace,
) -> None:
    rows = rows_of(["ป่าชายเลน", "ห้องสมุด"], ["๑) เพาะกล้า", "๒) ลงกล้า", "๑) จัดชั้น"])
    rows[0][2] = rows[0][3] = rows[3][2] = rows[3][3] = rows[3][4] = "<"
    report = paper.report([HEAD, [COLUMNS, *rows]])
    assert [m.name for m in report.measures] == ["ป่าชายเลน", "ห้องสมุด"]
    assert [len(m.actions) for m in report.measures] == [2, 1]


def test_measures_have_their_number_within_a_group_above_them(paper: SimpleNamespace) -> None:
    rows = [
        ["๑", "สิ่งแวดล้อม", "", "", ""],
        ["๑.๑", "ป่าชายเลน", "", "", ""],
        ["", "๑) เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["", "๒) ลงกล้า", "กองช่าง", "ก.พ. ๖๘", "-"],
        ["๑.๒", "ชายหาด", "", "", ""],
        ["", "๑) เก็บขยะ", "กองช่าง", "ก.พ. ๖๘", "-"],
        ["๒", "การอ่าน", "", "", ""],
        ["๒.๑", "ห้องสมุด", "", "", ""],
        ["", "๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘", "-"],
    ]
    assert outline(paper.report([HEAD, [COLUMNS, *rows]])) == [
        (1, "ป่าชายเลน", ["เพาะกล้า", "ลงกล้า"]),
        (2, "ชายหาด", ["เก็บขยะ"]),
        (1, "ห้องสมุด", ["จัดชั้น"]),
    ]


@pytest.mark.parametrize(
    ("place", "row"),
    [
        pytest.param(3, ["๓", "ห้องสมุด", "", "", ""], id="numbers that do not count on"),
        pytest.param(4, ["๓", "จัดชั้น", "กองคลัง", "มี.ค. ๖๘", "-"], id="a number and values"),
        pytest.param(3, ["", "ห้องสมุด", "", "", ""], id="one number"),
    ],
)
def test_a_number_beside_a_name_is_else_no_heading(
    paper: SimpleNamespace, place: int, row: list[str]
) -> None:
    rows = rows_of(["ป่าชายเลน", "ห้องสมุด"], ["เพาะกล้า", "ลงกล้า", "จัดชั้น"])
    rows[place] = row
    report = paper.report([HEAD, [COLUMNS, *rows]])
    assert "ป่าชายเลน" not in [m.name for m in report.measures]


PLAN = [
    COLUMNS,
    ["๑", "ดูแลป่าชายเลนและชายหาดให้คงอยู่ตลอดไป", "<", "", ""],
    ["", "๑) เพาะกล้าไม้ใน\nโรงเรือนของตำบล", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
    ["", "๒) ลงกล้าไม้", "กองช่าง\nและกองคลัง", "ก.พ. ๖๘", "๒,๐๐๐"],
    ["๒", "ห้องสมุด", "", "", ""],
    ["", "๑) จัดชั้นหนังสือ\nตามหมวดหมู่", "กองคลัง", "มี.ค. ๖๘", "๓,๐๐๐"],
    ["", "๒) ซ่อมหนังสือ", "กองคลัง", "เม.ย. ๖๘", "๔,๐๐๐"],
]


def written(tmp_path: Path, pages: Sequence[Rows]) -> Report:
    writer = Writer()
    writer.centred(70, HEAD.strip("="), 14)
    for number, rows in enumerate(pages):
        if number:
            writer.new_page()
        writer.table(rows, [30, 130, 110, 90, 80], rules="none")
    path = tmp_path / "plan.pdf"
    path.write_bytes(writer.pdf())
    return mattrakan.read(path)


def test_a_heading_that_fits_its_column_is_not_the_first_line_of_the_step_below(
    tmp_path: Path,
) -> None:
    report = written(tmp_path, [PLAN])
    assert outline(report) == [
        (1, "ดูแลป่าชายเลนและชายหาดให้คงอยู่ตลอดไป", ["เพาะกล้าไม้ในโรงเรือนของตำบล", "ลงกล้าไม้"]),
        (2, "ห้องสมุด", ["จัดชั้นหนังสือตามหมวดหมู่", "ซ่อมหนังสือ"]),
    ]
    assert [a.responsible for a in report.measures[1].actions] == [["กองคลัง"], ["กองคลัง"]]


def test_the_rest_of_a_cut_row_is_not_the_first_line_of_the_next(tmp_path: Path) -> None:
    behind = [COLUMNS, ["", "ทุกเล่ม", "", "", ""]]
    behind += [["", "๓) ซื้อหนังสือ\nเล่มใหม่", "กองคลัง", "พ.ค. ๖๘", "๕,๐๐๐"]]
    behind += [["", "๔) ทำบัตร", "กองคลัง\nและกองช่าง", "มิ.ย. ๖๘", "๖,๐๐๐"]]
    report = written(tmp_path, [PLAN, behind])
    assert [a.text for a in report.measures[1].actions] == [
        "จัดชั้นหนังสือตามหมวดหมู่",
        "ซ่อมหนังสือทุกเล่ม",
        "ซื้อหนังสือเล่มใหม่",
        "ทำบัตร",
    ]


WIDE = [
    ["ที่", "ขั้นตอน", "ตัวชี้วัด", "ผู้รับผิดชอบ", "ระยะเวลา"],
    ["๑", "ดูแลป่าชายเลนและชายหาดให้คงอยู่ตลอดไปทั้งตำบลเกาะยาว", "<", "<", ""],
    ["", "๑) เพาะกล้าไม้ใน\nโรงเรือนของตำบล", "กล้า ๙๐ ต้น", "กองช่าง", "ม.ค. ๖๘"],
    ["", "๒) ลงกล้าไม้", "ป่า ๒ ไร่", "กองช่าง", "ก.พ. ๖๘"],
    ["๒", "จัดห้องสมุดประชาชนให้น่าอ่านและเปิดทุกวันหยุด", "<", "<", ""],
    ["", "๑) จัดชั้นหนังสือ\nตามหมวดหมู่", "ชั้น ๙ ชั้น", "กองคลัง", "มี.ค. ๖๘"],
    ["", "๒) ซ่อมหนังสือ", "๙๐ เล่ม", "กองคลัง", "เม.ย. ๖๘"],
]


@pytest.mark.parametrize("levels", [2, 3])
def test_names_over_columns_hide_none_in_the_font_of_the_rows(tmp_path: Path, levels: int) -> None:
    rows = [list(row) for row in WIDE]
    if levels == 3:
        for row, number in ((rows[1], "๑.๑"), (rows[4], "๑.๒")):
            row[0] = number
        rows.insert(1, ["๑", "งานสิ่งแวดล้อมและงานการศึกษานอกโรงเรียนทั้งหมด", "<", "<", ""])
    report = written(tmp_path, [rows])
    assert outline(report) == [
        (1, WIDE[1][1], ["เพาะกล้าไม้ในโรงเรือนของตำบล", "ลงกล้าไม้"]),
        (2, WIDE[4][1], ["จัดชั้นหนังสือตามหมวดหมู่", "ซ่อมหนังสือ"]),
    ]
    values = [list(a.extra.values()) for m in report.measures for a in m.actions]
    assert values == [["กล้า ๙๐ ต้น"], ["ป่า ๒ ไร่"], ["ชั้น ๙ ชั้น"], ["๙๐ เล่ม"]]


def test_numbered_paragraphs_below_a_table_are_no_rows_of_it(tmp_path: Path) -> None:
    writer = Writer()
    writer.centred(70, HEAD.strip("="), 14)
    bottom = writer.table(WIDE, [30, 130, 90, 90, 80], rules="none")
    for number, line in enumerate(("ให้ทุกกองรายงานผลต่อนายกเทศมนตรีทุกเดือนโดยเคร่งครัด",) * 3):
        writer.text(53, bottom + 40 + 18 * number, "๑๒๓"[number])
        writer.text(83, bottom + 40 + 18 * number, line)
    path = tmp_path / "plan.pdf"
    path.write_bytes(writer.pdf())
    report = mattrakan.read(path)
    assert sum(len(m.actions) for m in report.measures) == 4
    assert not any("เคร่งครัด" in (a.text or "") for m in report.measures for a in m.actions)


@pytest.mark.parametrize("widely", [True, False])
def test_a_number_and_a_name_are_no_headings_of_columns(
    paper: SimpleNamespace, widely: bool
) -> None:
    rows = rows_of(["ป่าชายเลน", "ห้องสมุด"], ["๑) เพาะกล้า", "๒) ลงกล้า", "๑) จัดชั้น"])
    if widely:
        rows[0][2] = rows[0][3] = "<"
    table = paper.table(rows)
    assert heading_ranges(table) == [(0, 0)]
    headed = paper.table([COLUMNS, *rows])
    assert heading_ranges(headed)[0] == (0, 1)
    columns = paper.table([["๑", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"], *rows])
    assert heading_ranges(columns)[0] == (0, 1)


@pytest.mark.parametrize(("beside", "parted"), [(1, False), (2, True), (3, True)])
def test_two_cells_beside_a_further_line_begin_a_row(
    tmp_path: Path, beside: int, parted: bool
) -> None:
    texts = ["กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"]
    rows = [COLUMNS[: beside + 2]]
    for number, step in enumerate(("เพาะกล้าไม้ใน\nโรงเรือน", "ลงกล้าไม้", "เก็บขยะ\nในทะเล"), 1):
        if number == 3:
            rows.append(["", "ทุกแปลง", *[""] * beside])
        rows.append(["", f"{number}) {step}", *texts[:beside]])
    rows[1][0] = "๑"
    report = Writer()
    report.table(rows, [30, 130, *[90] * beside], rules="none")
    path = tmp_path / "table.pdf"
    path.write_bytes(report.pdf())
    (table,) = mattrakan.read_tables(path)
    assert ("ทุกแปลง" in [cell.text for cell in table]) == parted
