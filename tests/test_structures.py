"""Structures of plans: calendars, forms, tables under a line; what is none of them stays out."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
QUARTERS = ["ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔"]


def periods(report: Report) -> list[object]:
    return [a.period and a.period.value for m in report.measures for a in m.actions]


@pytest.mark.parametrize("tick", ["✓", "●", "X", "/", "l"])
def test_ticked_quarters_are_the_period(paper: SimpleNamespace, tick: str) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", *QUARTERS],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", tick, tick, "", ""],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", tick, "", "", tick],
    ]
    report = paper.report([HEAD, rows])
    assert periods(report) == ["2024-10/2025-03", ["2024-10/2024-12", "2025-07/2025-09"]]
    assert all(not a.extra for m in report.measures for a in m.actions)


def test_columns_of_amounts_are_no_calendar(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", *QUARTERS],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐", "", "๒,๐๐๐", ""],
    ]
    report = paper.report([HEAD, rows])
    assert periods(report) == ["2025-01"]


def test_a_column_of_fiscal_years_is_no_budget(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ปีงบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "๒๕๖๘"],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "๒๕๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert [a.budget for m in report.measures for a in m.actions] == [None, None]


@pytest.mark.parametrize("striped", [False, True])
def test_shaded_halves_are_the_period(paper: SimpleNamespace, striped: bool) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "๖ เดือนแรก", "๖ เดือนหลัง"],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "", ""],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "", ""],
    ]
    page = paper.page(1, HEAD, rows)
    [table] = page.tables

    def filled(row: int, column: int) -> str | None:
        if (row, column) in ((1, 3), (2, 4)):
            return "#8888ff"
        return "#eeeeee" if striped and row == 2 else None

    cells = tuple(replace(cell, fill=filled(cell.row, cell.column)) for cell in table)
    report = paper.report(replace(page, tables=(replace(table, cells=cells),)))
    assert periods(report) == ["2024-10/2025-03", "2025-04/2025-09"]


def test_forms_are_measures(paper: SimpleNamespace) -> None:
    def form(name: str, steps: str, owner: str, when: str) -> list[list[str]]:
        return [
            ["หัวข้อ", "รายละเอียด"],
            ["มาตรการ", name],
            ["วัตถุประสงค์", f"เพื่อให้{name}ดีขึ้น"],
            ["ขั้นตอน", steps],
            ["ผู้รับผิดชอบ", owner],
            ["ระยะเวลา", when],
        ]

    first = form("๑ ปลูกป่า", "๑) เพาะกล้า\n๒) ลงกล้า", "กองช่าง", "ม.ค. ๖๘")
    second = form("๒ อ่านหนังสือ", "๑) จัดชั้น", "กองคลัง", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second])
    assert [(m.no, m.name, len(m.actions)) for m in report.measures] == [
        (1, "ปลูกป่า", 2),
        (2, "อ่านหนังสือ", 1),
    ]
    assert [a.responsible for a in report.measures[0].actions] == [["กองช่าง"], ["กองช่าง"]]
    assert report.measures[0].actions[1].extra == {"วัตถุประสงค์": "เพื่อให้๑ ปลูกป่าดีขึ้น"}
    assert periods(report) == ["2025-01", "2025-01", "2025-03"]


@pytest.mark.parametrize(
    ("label", "value", "owners", "extra"),
    [
        ("หน่วยงาน", "กองคลัง", ["กองคลัง"], {}),
        ("สถานที่", "หอประชุม", [], {"สถานที่": "หอประชุม"}),
        ("ปีงบประมาณ", "๒๕๖๘", [], {"ปีงบประมาณ": "๒๕๖๘"}),
        ("หัวข้อ", "เนื้อหา", [], {}),
    ],
)
def test_a_first_row_that_is_the_same_in_every_form(
    paper: SimpleNamespace, label: str, value: str, owners: list[str], extra: dict[str, str]
) -> None:
    def form(name: str, steps: str, when: str) -> list[list[str]]:
        rows = [[label, value], ["มาตรการ", name], ["ขั้นตอน", steps], ["ระยะเวลา", when]]
        return [*rows, ["การติดตามผล", "รายงานผล"]]

    first = form("๑ ปลูกป่า", "เพาะกล้า", "ม.ค. ๖๘")
    second = form("๒ อ่านหนังสือ", "จัดชั้น", "มี.ค. ๖๘")
    report = paper.report([HEAD, first, "", second])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่านหนังสือ"]
    actions = [a for m in report.measures for a in m.actions]
    assert [(a.responsible, a.extra) for a in actions] == [(owners, extra)] * 2


def test_a_form_goes_on_on_the_next_page(paper: SimpleNamespace) -> None:
    top = [["มาตรการ", "ปลูกป่า"], ["ขั้นตอน", "๑) เพาะกล้า"]]
    rest = [["ผู้รับผิดชอบ", "กองช่าง"], ["ระยะเวลา", "ม.ค. ๖๘"]]
    other = [["มาตรการ", "อ่าน"], ["ขั้นตอน", "๑) จัดชั้น"], ["ผู้รับผิดชอบ", "กองคลัง"]]
    report = paper.report([HEAD, top], [rest, "", [*other, ["ระยะเวลา", "มี.ค. ๖๘"]]])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]
    assert periods(report) == ["2025-01", "2025-03"]


def test_a_list_of_names_and_values_is_no_form(paper: SimpleNamespace) -> None:
    rows = [["ส่วนราชการ", "สำนักปลัด"], ["ที่", "นศ ๑๒๓"], ["เรื่อง", "ขออนุมัติ"], ["เรียน", "นายก"]]
    report = paper.report([HEAD, rows, "", rows])
    assert report.measures == []


def test_tables_under_numbered_lines_are_measures(paper: SimpleNamespace) -> None:
    head = ["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    first = [head, ["๑) เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"]]
    second = [head, ["๑) จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"]]
    report = paper.report([HEAD, "๑ ปลูกป่า", first, "๒ อ่านหนังสือ", second])
    assert [(m.no, m.name) for m in report.measures] == [(1, "ปลูกป่า"), (2, "อ่านหนังสือ")]


@pytest.mark.parametrize(
    ("total", "codes"),
    [("๓,๐๐๐", ["total-row"]), ("๔,๐๐๐", ["sum-mismatch", "total-row"])],
)
def test_sums_are_no_measures(paper: SimpleNamespace, total: str, codes: list[str]) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
        ["ยอดของทุกข้อ", "<", "<", "<", total],
    ]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]
    assert sorted(f.code for f in report.findings) == codes


@pytest.mark.parametrize(
    ("label", "first", "total", "codes"),
    [
        ("รวมทั้งสิ้น", "๑,๐๐๐", "๓,๐๐๐", ["total-row"]),
        ("รวมทั้งสิ้น", "๑,๐๐๐", "๓๐,๐๐๐", ["sum-mismatch", "total-row"]),
        ("รวม", "-", "๒,๐๐๐", ["total-row"]),
        ("รวม", "-", "๓,๐๐๐", ["sum-mismatch", "total-row"]),
        ("รวม", "ตามข้อบัญญัติ", "๓,๐๐๐", ["total-row", "value-unparsed"]),
    ],
)
def test_a_total_by_its_words_is_held_against_the_amounts_above_it(
    paper: SimpleNamespace, label: str, first: str, total: str, codes: list[str]
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", first],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
        ["", label, "", "", total],
    ]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]
    assert sorted(f.code for f in report.findings) == codes


def scores(report: Report) -> list[tuple[str, float | None]]:
    return [(i.name, None if i.score is None else float(i.score)) for i in report.indicators]


NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"]
VALUES = ["๙๐.๑๐", "๘๐.๒๐", "๗๐.๓๐"]


def test_scores_on_their_side(paper: SimpleNamespace) -> None:
    names = [f"{number}. {name}" for number, name in enumerate(NAMES, 1)]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", [["เรื่อง", *names], ["แต้ม", *VALUES]]])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))


@pytest.mark.parametrize("again", [True, False])
def test_scores_on_their_side_go_on_on_the_next_page(paper: SimpleNamespace, again: bool) -> None:
    names = ["เรื่อง", *(f"{number}. {name}" for number, name in enumerate(NAMES, 1))]
    earlier, later = ["ปี ๒๕๖๗", "๖๐.๐๐", "๖๐.๐๐", "๖๐.๐๐"], ["ปี ๒๕๖๘", *VALUES]
    below = [names, later] if again else [later]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", [names, earlier]], [below])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))
    assert {i.boxes["score"][0] for i in report.indicators} == {2}


def test_another_table_behind_scores_on_their_side_is_apart(paper: SimpleNamespace) -> None:
    names = ["เรื่อง", *(f"{number}. {name}" for number, name in enumerate(NAMES, 1))]
    further = [["วันที่", "ก", "ข", "ค"], ["๑๐ มกราคม", "มา", "ไม่มา", "มา"]]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", [names, ["แต้ม", *VALUES]]], [further])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))
    assert [table.page for table in report.tables] == [2]


def test_scores_of_two_years_are_the_later_ones(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", "เรื่องที่วัด", "ปี ๒๕๖๗", "ปี ๒๕๖๖"],
        *[
            [str(i), name, value, "๖๐.๐๐"]
            for i, (name, value) in enumerate(zip(NAMES, VALUES, strict=True), 1)
        ],
    ]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๘", rows])
    assert scores(report) == list(zip(NAMES, [90.1, 80.2, 70.3], strict=True))


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


@pytest.mark.parametrize(("cells", "is_budget"), [(("๑", "๒", "๑"), False), (("๑,๐๐๐",) * 3, True)])
def test_a_column_of_list_numbers_is_no_budget(
    paper: SimpleNamespace, cells: tuple[str, str, str], is_budget: bool
) -> None:
    rows = [
        ["ชื่อเรื่อง", "ทท", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["ปลูกป่า", cells[0], "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        [None, cells[1], "ลงกล้าไม้ในแปลงปลูก", "กองช่าง", "ก.พ. ๖๘"],
        ["อ่าน", cells[2], "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert all((a.budget is not None) == is_budget for m in report.measures for a in m.actions)


@pytest.mark.parametrize("numbers", ["๑๒๓", ("", "", "")])
def test_texts_that_group_rows_within_coarser_groups_are_the_measures(
    paper: SimpleNamespace, numbers: str
) -> None:
    first, second, third = (f"{n}. " if n else "" for n in numbers)
    rows = [
        ["กลุ่มใหญ่", "เรื่องที่เลือก", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["ชายฝั่งและป่า", f"{first}ปลูกป่าชายเลนทั้งตำบล", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        [None, None, "ลงกล้าไม้ในแปลงปลูก", "กองช่าง", "ก.พ. ๖๘"],
        [None, f"{second}เก็บขยะริมหาดทุกเดือน", "แบ่งเวรเก็บขยะริมหาด", "กองช่าง", "มี.ค. ๖๘"],
        [None, None, "ชั่งขยะและติดประกาศยอด", "กองช่าง", "เม.ย. ๖๘"],
        ["การอ่าน", f"{third}ห้องสมุดประจำหมู่บ้าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
        [None, None, "รับบริจาคหนังสือใหม่", "กองคลัง", "พ.ค. ๖๘"],
    ]  # fmt: skip
    report = paper.report([HEAD, rows])
    names = ["ปลูกป่าชายเลนทั้งตำบล", "เก็บขยะริมหาดทุกเดือน", "ห้องสมุดประจำหมู่บ้าน"]
    assert [m.name for m in report.measures] == names
    assert report.measures[0].actions[0].extra == {"กลุ่มใหญ่": "ชายฝั่งและป่า"}


def test_measures_whose_steps_have_no_groups_are_measures(paper: SimpleNamespace) -> None:
    rows = [
        ["กลุ่มใหญ่", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["ชายฝั่งและป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        [None, "ลงกล้าไม้ในแปลงปลูก", "กองช่าง", "ก.พ. ๖๘"],
        ["การอ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
        ["", "", "", "รวมสามขั้นตอน"],
    ]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures][:2] == ["ชายฝั่งและป่า", "การอ่าน"]


def test_a_line_at_a_pages_foot_names_the_form_behind_it(paper: SimpleNamespace) -> None:
    def form(step: str, owner: str) -> list[list[str]]:
        return [
            ["เหตุที่เลือก", f"หมู่บ้านของเรายังไม่มีใคร{step}มาก่อนเลยตลอดหลายปีที่ผ่านมา"],
            ["ขั้นตอน", step],
            ["ผู้รับผิดชอบ", owner],
            ["ระยะเวลา", "ม.ค. ๖๘"],
        ]

    first, second = form("เพาะกล้า", "กองช่าง"), form("จัดชั้นหนังสือ", "กองคลัง")
    third = form("ชั่งขยะ", "กองช่าง")
    names = ["๑ ปลูกป่า", "๒ อ่านหนังสือ", "๓ เก็บขยะ"]
    report = paper.report([HEAD, names[0], first, names[1]], [second, names[2], third])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่านหนังสือ", "เก็บขยะ"]


def test_who_shares_the_responsibility_is_a_further_column(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ส่วนงานเจ้าของเรื่อง", "ระยะเวลา", "ผู้ร่วมรับผิดชอบ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "กองคลัง"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "กองช่าง"],
    ]
    report = paper.report([HEAD, rows])
    actions = [a for m in report.measures for a in m.actions]
    assert [a.responsible for a in actions] == [["กองช่าง"], ["กองคลัง"]]
    assert [a.extra for a in actions] == [
        {"ผู้ร่วมรับผิดชอบ": "กองคลัง"},
        {"ผู้ร่วมรับผิดชอบ": "กองช่าง"},
    ]


@pytest.mark.parametrize(
    ("again", "n_actions"),
    [(["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"], 2), (["ขั้นตอน", "กองช่าง", "ม.ค. ๖๘"], 3)],
)
def test_lower_headings_printed_again_are_no_step(
    paper: SimpleNamespace, again: list[str], n_actions: int
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "การลงมือ", "<"],
        [None, None, "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        ["", *again],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert sum(len(m.actions) for m in report.measures) == n_actions


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


@pytest.mark.parametrize(
    ("arrow", "long"),
    [
        ("<---->", "<----------------->"),
        ("←─→", "←──────────────→"),
        ("- - ->", "- - - - - - - - ->"),
    ],
)
def test_typed_arrows_over_merged_quarters_are_the_period(
    paper: SimpleNamespace, arrow: str, long: str
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", *QUARTERS],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", arrow, "", "", arrow],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "", long, "<", "<"],
    ]
    report = paper.report([HEAD, rows])
    assert periods(report) == [["2024-10/2024-12", "2025-07/2025-09"], "2025-01/2025-09"]


@pytest.mark.parametrize("own", [["จัดสรร", "เบิกจ่ายแล้ว"], ["เบิกจ่ายแล้ว", "จัดสรร"]])
def test_what_is_paid_of_a_budget_is_a_further_column(
    paper: SimpleNamespace, own: list[str]
) -> None:
    paid = own.index("เบิกจ่ายแล้ว")
    amounts = ["๘,๐๐๐", "๙,๐๐๐"]
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ (บาท)", "<"],
        [None, None, None, None, *own],
        ["๑. ปลูกป่า", "เพาะกล้า", "กองช่าง", "ม.ค. ๖๘", *amounts],
        ["๒. อ่าน", "จัดชั้น", "กองคลัง", "ก.พ. ๖๘", *amounts],
    ]
    report = paper.report([HEAD, rows])
    for action in [a for m in report.measures for a in m.actions]:
        assert action.budget and action.budget.raw == amounts[1 - paid]
        assert action.extra == {"งบประมาณ (บาท) เบิกจ่ายแล้ว": amounts[paid]}
    assert "column-uncertain" not in [finding.code for finding in report.findings]
