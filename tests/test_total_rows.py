"""Rows of totals among measures: known by their shape or words, held against their parts."""

from types import SimpleNamespace

import pytest

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


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


@pytest.mark.parametrize(
    ("label", "mean", "is_row"),
    [
        ("เฉลี่ยต่อมาตรการ", "๑,๕๐๐", False),
        ("เฉลี่ยต่อมาตรการ", "๑,๖๐๐", True),
        ("ประชุมติดตาม", "๑,๕๐๐", True),
    ],
)
def test_a_mean_of_amounts_is_no_measure(
    paper: SimpleNamespace, label: str, mean: str, is_row: bool
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
        [label, "", "", "", mean],
    ]
    report = paper.report([HEAD, rows])
    assert len(report.measures) == 2 + is_row


def test_subtotals_named_by_their_group_are_totals(paper: SimpleNamespace) -> None:
    columns = ["ที่", "มาตรการ", "ผู้รับผิดชอบ", "งบประมาณ"]
    rows = [["๑", "ปลูก", "กองช่าง", "๘,๕๐๐"], ["", "รวมด้านที่ ๒", "", "๘,๕๐๐"]]
    report = paper.report([HEAD, [columns, *rows]])
    assert [m.name for m in report.measures] == ["ปลูก"]


def test_a_subtotal_below_the_rows_of_a_measure_is_known_by_another(
    paper: SimpleNamespace,
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        [None, "แจกกล้าไม้", "กองช่าง", "ก.พ. ๖๘", "๕๐๐"],
        ["ยอดย่อย", "<", "<", "<", "๑,๕๐๐"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
        [None, "", "ยอดย่อย", "", "๒,๐๐๐"],
    ]
    report = paper.report([HEAD, rows])
    assert [len(m.actions) for m in report.measures] == [2, 1]
    assert [f.code for f in report.findings] == ["total-row", "total-row"]


def test_a_step_with_an_amount_alone_is_no_subtotal(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๕๐๐"],
        [None, "แจกกล้าไม้", "", "", "๕๐๐"],
    ]
    assert [len(m.actions) for m in paper.report([HEAD, rows]).measures] == [2]


def test_a_subtotal_behind_a_break_is_no_rest_of_a_row(paper: SimpleNamespace) -> None:
    columns = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
    first = [
        columns,
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
    ]
    second = [columns, ["ยอดย่อย", "<", "<", "<", "๓,๐๐๐"]]
    report = paper.report([HEAD, first], [second])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]
    assert [f.code for f in report.findings] == ["total-row"]


def test_labels_of_sums_over_columns_hide_no_plain_numbers(paper: SimpleNamespace) -> None:
    """Two names of four would count; two sums are none of them."""
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["๑ ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["รวมหมวดนี้", "<", "<", "<", "๑,๐๐๐"],
        ["๒ อ่าน", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
        ["รวมหมวดนี้ทั้งหมด", "<", "<", "<", "๒,๐๐๐"],
    ]
    assert [(m.no, m.name) for m in paper.report([HEAD, rows]).measures] == [
        (1, "ปลูกป่า"),
        (2, "อ่าน"),
    ]


def test_a_sum_behind_a_page_is_not_the_rest_of_the_sum_before_it(paper: SimpleNamespace) -> None:
    columns = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]
    rows = [
        [f"{mark}. {name}", "(๑) ลงมือทำ", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"]
        for mark, name in zip("๑๒๓", ("ปลูกป่า", "อ่านหนังสือ", "กวาดลาน"), strict=True)
    ]
    first = [columns, *rows, ["รวม", "<", "<", "<", "๓,๐๐๐"]]
    second = [["รวมทั้งสิ้น", "<", "<", "<", "๓,๐๐๐"]]
    report = paper.report([HEAD, first], [second])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่านหนังสือ", "กวาดลาน"]
    assert [f.code for f in report.findings].count("total-row") == 2


@pytest.mark.parametrize("label", ["รวมยุทธศาสตร์ที่ ๑", "รวมด้านที่ ๑", "รวมทั้งสิ้น"])
@pytest.mark.parametrize("span", [True, False])
def test_a_sum_behind_a_page_is_no_rest_of_a_row_that_says_none(
    paper: SimpleNamespace, label: str, span: bool
) -> None:
    again = None if span else ""
    columns = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ (บาท)"]
    rows = [
        ["๑", "ปลูกป่า", "๑.๑ เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘", "๕,๐๐๐"],
        [None, None, "๑.๒ ลงกล้าไม้", again, again, "๒,๐๐๐"],
        ["๒", "อ่านหนังสือ", "๒.๑ จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘", "๑,๐๐๐"],
        [None, None, "๒.๒ ชวนคนมาอ่าน", again, again, "-"],
    ]
    rest = [["", "", "", "", label, "๘,๐๐๐"]]
    report = paper.report([HEAD, [columns, *rows]], [[columns, *rest]])
    assert [
        (a.text, a.period and a.period.value, a.budget and a.budget.value)
        for m in report.measures
        for a in m.actions
    ] == [
        ("เพาะกล้าไม้", "2025-01", 5000),
        ("ลงกล้าไม้", "2025-01", 2000),
        ("จัดชั้นหนังสือ", "2025-03", 1000),
        ("ชวนคนมาอ่าน", "2025-03", None),
    ]


def test_a_cut_cell_below_a_bullet_and_text_is_one(paper: SimpleNamespace) -> None:
    columns = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    rows = [
        ["๑", "ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["๒", "อ่านหนังสือ", "จัดชั้น", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, [columns, *rows]], [[columns, ["", "", "หนังสือ", "", ""]]])
    assert [a.text for m in report.measures for a in m.actions] == ["เพาะกล้าไม้", "จัดชั้นหนังสือ"]


@pytest.mark.parametrize(("label", "place"), [("ยอดยกมา", 1), ("ยอดยกไป", 3)])
def test_amounts_carried_forward_are_no_measures(
    paper: SimpleNamespace, label: str, place: int
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
    ]
    rows.insert(place, [label, "", "", "", "๓,๐๐๐"])
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน"]


def test_a_measure_whose_name_begins_like_a_sum_carried_forward_is_one(
    paper: SimpleNamespace,
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
        ["ยอดยกมาตรฐานงาน", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
    ]
    assert len(paper.report([HEAD, rows]).measures) == 2
