"""Rows to measures and actions: numbers, spans, totals, notes, headings, extra columns."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]


def outline(report: Report) -> list[tuple[int | None, str | None, list[tuple[int | None, str]]]]:
    return [(m.no, m.name, [(a.no, a.text) for a in m.actions]) for m in report.measures]


def codes(report: Report, *severities: str) -> list[str]:
    wanted = severities or ("warning", "error")
    return [finding.code for finding in report.findings if finding.severity in wanted]


@pytest.mark.parametrize(
    ("measure", "action", "no", "step"),
    [
        ("๑. ปลูก", "๑. รดน้ำ", 1, 1),
        ("2) ปลูก", "- รดน้ำ", 2, None),
        ("มาตรการที่ปลูก", "รดน้ำ", None, None),
        ("(๓) ปลูก", "๓.๒ รดน้ำ", 3, 2),
        ("ข้อ ๔ ปลูก", "ข. รดน้ำ", 4, 2),
        ("ค. ปลูก", "• รดน้ำ", 3, None),
    ],
)
def test_numbers_of_every_style(
    paper: SimpleNamespace, measure: str, action: str, no: int | None, step: int | None
) -> None:
    report = paper.report([HEAD, [COLUMNS, [measure, action, "กองช่าง", "ม.ค. ๖๘"]]])
    assert [(m.no, a.no) for m in report.measures for a in m.actions] == [(no, step)]
    assert report.measures[0].actions[0].text == "รดน้ำ"
    assert codes(report) == []


def test_a_number_column_counts_measures(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", *COLUMNS],
        ["๑", "ปลูก", "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
        [None, None, "รดน้ำ", "กองช่าง", "ก.พ. ๖๘"],
        ["๒", "อ่าน", "ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
    ]
    assert outline(paper.report([HEAD, rows])) == [
        (1, "ปลูก", [(None, "เตรียมดิน"), (None, "รดน้ำ")]),
        (2, "อ่าน", [(None, "ซื้อหนังสือ")]),
    ]


@pytest.mark.parametrize("label", ["รวมทั้งสิ้น", "หมายเหตุ", "รวม"])
def test_a_word_below_the_numbers_takes_none_away(paper: SimpleNamespace, label: str) -> None:
    heads = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "งบประมาณ"]
    rows = [[str(n), f"การวางแผน{n}", "จัดทำแผน", "กองคลัง", "1,000"] for n in (1, 2, 3)]
    report = paper.report([HEAD, [heads, *rows, [label, "", "", "", "3,000"]]])
    assert [measure.no for measure in report.measures] == [1, 2, 3]


@pytest.mark.parametrize("last", ["๕", "(๕) = (๓) + (๔)", "5=3+4"])
def test_a_row_that_counts_columns_may_say_how_one_is_computed(
    paper: SimpleNamespace, last: str
) -> None:
    heads = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "งบประมาณ"]
    row = ["1", "การวางแผน", "จัดทำแผน", "กองคลัง", "1,000"]
    report = paper.report([HEAD, [heads, ["๑", "๒", "๓", "๔", last], row]])
    assert [measure.name for measure in report.measures] == ["การวางแผน"]


def test_a_number_column_counts_steps(paper: SimpleNamespace) -> None:
    rows = [
        ["ลำดับ", *COLUMNS],
        ["1", "ปลูก", "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
        ["2", None, "รดน้ำ", "กองช่าง", "ก.พ. ๖๘"],
        ["3", None, "ตัดหญ้า", "กองช่าง", "ก.พ. ๖๘"],
        ["4", "อ่าน", "ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
        ["5", None, "จัดมุมอ่าน", "กองคลัง", "มี.ค. ๖๘"],
    ]
    assert outline(paper.report([HEAD, rows])) == [
        (None, "ปลูก", [(1, "เตรียมดิน"), (2, "รดน้ำ"), (3, "ตัดหญ้า")]),
        (None, "อ่าน", [(4, "ซื้อหนังสือ"), (5, "จัดมุมอ่าน")]),
    ]


def test_spanning_cells_belong_to_every_step(paper: SimpleNamespace) -> None:
    rows = [
        [*COLUMNS, "การติดตามผล"],
        ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘", "ถ่ายภาพ"],
        [None, "๒) รดน้ำ", None, "ก.พ. ๖๘", None],
    ]
    actions = paper.report([HEAD, rows]).measures[0].actions
    assert [(a.responsible, a.follow_up) for a in actions] == [(["กองช่าง"], "ถ่ายภาพ")] * 2


def test_totals_notes_and_group_rows_are_no_records(paper: SimpleNamespace) -> None:
    rows = [
        [*COLUMNS, "งบประมาณ (บาท)"],
        ["ด้านที่ ๑ สิ่งแวดล้อม", "<", "<", "<", "<"],
        ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", "๑,๕๐๐"],
        ["รวมทั้งสิ้น", "", "", "", "๑,๕๐๐"],
        ["หมายเหตุ : อาจเปลี่ยนตามฝน", "<", "<", "<", "<"],
    ]
    report = paper.report([HEAD, rows])
    assert outline(report) == [(1, "ปลูก", [(1, "รดน้ำ")])]
    assert codes(report, "info") == ["group-row", "total-row", "note-row"]
    assert codes(report) == []


def test_a_project_that_begins_like_a_total_is_one(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, [COLUMNS, ["รวมพลังคนปลูก", "นัดหมาย", "กองช่าง", "ม.ค. ๖๘"]]])
    assert [m.name for m in report.measures] == ["รวมพลังคนปลูก"]


def test_further_columns_stay_under_their_header(paper: SimpleNamespace) -> None:
    rows = [
        [*COLUMNS, "ตัวชี้วัด\nความสำเร็จ", "หมายเหตุ"],
        ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", "๙๐ ต้น", "-"],
    ]
    extra = paper.report([HEAD, rows]).measures[0].actions[0].extra
    assert {"".join(key.split()): value for key, value in extra.items()} == {
        "ตัวชี้วัดความสำเร็จ": "๙๐ ต้น",
        "หมายเหตุ": None,
    }


def test_a_table_without_a_measure_column(paper: SimpleNamespace) -> None:
    rows = [
        ["ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
        ["๒) รดน้ำ", "กองช่าง", "ก.พ. ๖๘"],
    ]
    assert outline(paper.report([HEAD, rows])) == [(None, None, [(1, "เตรียมดิน"), (2, "รดน้ำ")])]


def test_a_number_that_stands_twice(paper: SimpleNamespace) -> None:
    rows = [
        COLUMNS,
        ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
        [None, "๑) รดน้ำ", "กองช่าง", "ก.พ. ๖๘"],
        ["๑. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    twice = [f.where for f in report.findings if f.code == "duplicate-number"]
    assert sorted(map(str, twice)) == ["measures[0].actions[1]", "measures[1]"]


def test_unreadable_letters_are_told(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, [COLUMNS, ["๑. ปลูก", "๑) รดน\ufffd", "กองช่าง", "ม.ค. ๖๘"]]])
    assert [(f.code, f.where) for f in report.findings] == [
        ("text-damaged", "measures[0].actions[0]")
    ]


ONE_TEXT = ["ที่", "มาตรการ/กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"]


@pytest.mark.parametrize(
    ("first", "numbers"),
    [("๑. เขียวสะอาด", "๑๒๑"), ("๑. เขียวสะอาด", ("๑.๑", "๑.๒", "๒.๑")), ("ก. เขียวสะอาด", "๑๒๑")],
)
def test_headings_name_the_measures_of_steps_counted_anew(
    paper: SimpleNamespace, first: str, numbers: list[str]
) -> None:
    rows = [
        ONE_TEXT,
        [first, "<", "<", "<"],
        [numbers[0], "ปลูกต้นไม้", "กองช่าง", "ม.ค. ๖๘"],
        [numbers[1], "รดน้ำต้นไม้", "กองช่าง", "ก.พ. ๖๘"],
        ["๒. บัญชีเปิด", "<", "<", "<"],
        [numbers[2], "ติดประกาศยอดเงิน", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert outline(report) == [
        (1, "เขียวสะอาด", [(1, "ปลูกต้นไม้"), (2, "รดน้ำต้นไม้")]),
        (2, "บัญชีเปิด", [(1, "ติดประกาศยอดเงิน")]),
    ]
    assert codes(report) == []


def test_headings_over_measures_counted_on_are_no_measures(paper: SimpleNamespace) -> None:
    rows = [
        ONE_TEXT,
        ["ด้านสิ่งแวดล้อม", "<", "<", "<"],
        ["๑", "ปลูกต้นไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["๒", "รดน้ำต้นไม้", "กองช่าง", "ก.พ. ๖๘"],
        ["ด้านการเงิน", "<", "<", "<"],
        ["๓", "ติดประกาศยอดเงิน", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert [m.name for m in report.measures] == ["ปลูกต้นไม้", "รดน้ำต้นไม้", "ติดประกาศยอดเงิน"]
    assert codes(report) == []


@pytest.mark.parametrize(("heading", "n_measures"), [("๑. เขียวสะอาด", 1), ("เขียวสะอาด", 2)])
def test_headings_over_rows_without_numbers_are_doubtful(
    paper: SimpleNamespace, heading: str, n_measures: int
) -> None:
    rows = [
        ONE_TEXT[1:],
        [heading, "<", "<"],
        ["ปลูกต้นไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["รดน้ำต้นไม้", "กองช่าง", "ก.พ. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert len(report.measures) == n_measures
    assert codes(report) == ["pairing-inferred"] * n_measures


@pytest.mark.parametrize(("letters", "n_measures"), [(4, 2), (5, 1), (10, 1)])
def test_a_continued_name_is_much_like_its_measures(
    paper: SimpleNamespace, letters: int, n_measures: int
) -> None:
    """Four of ten letters are 0.57 alike, five 0.67."""
    name = "กขคงจฉชซฌญ"
    rows = [
        COLUMNS,
        [name, "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
        [f"{name[:letters]} (ต่อ)", "๒) รดน้ำ", "กองช่าง", "ก.พ. ๖๘"],
    ]
    assert len(paper.report([HEAD, rows]).measures) == n_measures
