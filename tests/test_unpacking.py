"""Packed cells: n steps with n owners, periods and follow-ups."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report
from mattrakan.normalize.joined.joining import join_tables
from mattrakan.normalize.joined.rows import Slot
from mattrakan.normalize.records.cell_items import placed_lines, split_items
from mattrakan.normalize.records.columns import Columns

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตามผล"]


def read(paper: SimpleNamespace, *row: str) -> Report:
    report: Report = paper.report([HEAD, [COLUMNS, list(row)]])
    return report


def told(report: Report) -> list[tuple[str, list[str], object, str | None]]:
    return [
        (a.text, a.responsible, a.period.value if a.period else None, a.follow_up)
        for a in report.measures[0].actions
    ]


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity != "info"]


@pytest.mark.parametrize("marks", ["๑. ๒.", "1) 2)", "(๑) (๒)", "ก. ข.", "๑.๑ ๑.๒", "- -", "• •"])
def test_items_by_any_list_mark(paper: SimpleNamespace, marks: str) -> None:
    first, second = marks.split()
    text = f"{first} เปิดตู้รับเรื่อง\nทุกเช้า\n{second} แจ้งผลให้ผู้ร้อง"
    cell = paper.table([[text]]).cells[0]
    items = split_items(placed_lines(Slot((cell,))))
    assert [len(item.lines) for item in items] == [2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "ประชุมครั้งที่\n๒ เดือนละครั้ง",  # a number that a line happens to begin with
        "ตามมาตรา\n๙. วรรคสอง",
        "จัดอบรม ๓ ครั้ง ๆ ละ\n๕๐ คน",
    ],
)
def test_a_number_at_a_line_start_is_no_item(paper: SimpleNamespace, text: str) -> None:
    cell = paper.table([[text]]).cells[0]
    assert len(split_items(placed_lines(Slot((cell,))))) == 1


def test_pairing_by_lines_is_certain(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "๑) เตรียมดิน\nทุกแปลง\n๒) รดน้ำ",
        "กองช่าง\n\nกองคลัง",
        "ม.ค. ๖๘\n\nก.พ. ๖๘",
        "รายงาน\n\nถ่ายภาพ",
    )
    assert told(report) == [
        ("เตรียมดินทุกแปลง", ["กองช่าง"], "2025-01", "รายงาน"),
        ("รดน้ำ", ["กองคลัง"], "2025-02", "ถ่ายภาพ"),
    ]
    assert codes(report) == []


def test_pairing_by_numbers_is_certain(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "๑) เตรียมดิน\nทุกแปลง\n๒) รดน้ำ",
        "๑) กองช่าง\n๒) กองคลัง",
        "๑) ม.ค. ๖๘\n๒) ก.พ. ๖๘",
        "๑) รายงาน\n๒) ถ่ายภาพ",
    )
    assert told(report) == [
        ("เตรียมดินทุกแปลง", ["กองช่าง"], "2025-01", "รายงาน"),
        ("รดน้ำ", ["กองคลัง"], "2025-02", "ถ่ายภาพ"),
    ]
    assert codes(report) == []


def test_pairing_by_order_is_told(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "๑) เตรียมดิน\nทุกแปลง\n๒) รดน้ำ",
        "กองช่าง\nกองคลัง",
        "ม.ค. -\nมี.ค. ๖๘\nก.พ. ๖๘",
        "รายงานผล\nรายงานผล",
    )
    assert told(report) == [
        ("เตรียมดินทุกแปลง", ["กองช่าง"], "2025-01/2025-03", "รายงานผล"),
        ("รดน้ำ", ["กองคลัง"], "2025-02", "รายงานผล"),
    ]
    assert codes(report) == ["pairing-inferred"]


def test_items_run_together_in_one_paragraph(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "๑) เตรียมดิน ๒) รดน้ำ ๓) ตัด\nหญ้า",
        "กองช่าง กองคลัง สำนักปลัด",
        "ม.ค. ๖๘ ก.พ. ๖๘ มี.ค. -\nเม.ย. ๖๘",
        "",
    )
    assert told(report) == [
        ("เตรียมดิน", ["กองช่าง"], "2025-01", None),
        ("รดน้ำ", ["กองคลัง"], "2025-02", None),
        ("ตัดหญ้า", ["สำนักปลัด"], "2025-03/2025-04", None),
    ]
    assert codes(report) == ["pairing-inferred"]


def test_different_counts_are_told_and_nothing_is_lost(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "๑) เตรียมดิน\n๒) รดน้ำ",
        "กองช่าง",
        "ม.ค. ๖๘\nก.พ. ๖๘\nมี.ค. ๖๘",
        "",
    )
    assert "count-mismatch" in codes(report)
    text = report.model_dump_json()
    assert all(month in text for month in ("ม.ค. ๖๘", "ก.พ. ๖๘", "มี.ค. ๖๘"))


def test_a_value_for_all_belongs_to_all(paper: SimpleNamespace) -> None:
    report = read(paper, "๑. ปลูก", "๑) เตรียมดิน\n๒) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", "")
    assert [action[1:3] for action in told(report)] == [(["กองช่าง"], "2025-01")] * 2


def test_steps_without_numbers_by_gaps(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "เตรียมดิน\nทุกแปลง\n\nรดน้ำ",
        "กองช่าง\n\n\nกองคลัง",
        "ม.ค. ๖๘\n\n\nก.พ. ๖๘",
        "",
    )
    assert [action[:3] for action in told(report)] == [
        ("เตรียมดินทุกแปลง", ["กองช่าง"], "2025-01"),
        ("รดน้ำ", ["กองคลัง"], "2025-02"),
    ]


@pytest.mark.parametrize(
    ("owner", "period", "owners", "value"),
    [
        ("หน่วยซ่อม\nบำรุง", "ก.พ. - พ.ค.\n๒๕๖๘", ["หน่วยซ่อมบำรุง"] * 2, ["2025-02/2025-05"] * 2),
        ("กองช่าง\nกองคลัง", "ม.ค. ๖๘\nก.พ. ๖๘", ["กองช่าง", "กองคลัง"], ["2025-01", "2025-02"]),
        ("ฝ่ายผลิต/ฝ่าย\nขาย", "ม.ค. ๖๘\nก.พ. ๖๘", ["ฝ่ายผลิต; ฝ่ายขาย"] * 2, ["2025-01", "2025-02"]),
        ("ฝ่ายผลิต,\nฝ่ายขาย", "ม.ค. ๖๘\nก.พ. ๖๘", ["ฝ่ายผลิต; ฝ่ายขาย"] * 2, ["2025-01", "2025-02"]),
    ],
)
def test_one_value_on_as_many_lines_as_steps_is_for_all(
    paper: SimpleNamespace, owner: str, period: str, owners: list[str], value: list[str]
) -> None:
    cells = ["๑. ปลูก", "- เตรียมดินให้พร้อม\n- รดน้ำทุกวัน", owner, period]
    head = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", [head, cells]])
    actions = report.measures[0].actions
    assert ["; ".join(action.responsible) for action in actions] == owners
    assert [action.period and action.period.value for action in actions] == value
    warnings = [f.code for f in report.findings if f.severity == "warning"]
    assert warnings == (["pairing-inferred"] if owners[0] == owners[1] else [])


def test_fewer_numbered_owners_than_steps_are_told(paper: SimpleNamespace) -> None:
    cells = ["๑. ปลูก", "๑.๑ ขุด\n๑.๒ รดน้ำ\n๑.๓ ตัดกิ่ง", "๑. กองช่าง\n๒. กองคลัง", "ม.ค. ๖๘"]
    head = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", [head, cells]])
    assert [a.responsible for a in report.measures[0].actions] == [["กองช่าง"], ["กองคลัง"], []]
    assert "count-mismatch" in [finding.code for finding in report.findings]


def places(report: Report) -> list[tuple[int, float, float]]:
    """Return page, top and bottom of each step."""
    found = []
    for measure in report.measures:
        for action in measure.actions:
            assert action.source.box is not None
            found.append((action.source.page, action.source.box[1], action.source.box[3]))
    return found


def test_each_step_of_a_packed_row_has_its_own_part_of_it(paper: SimpleNamespace) -> None:
    """Lines are 16 pt apart and 11 pt high; the row ends 4 pt below its last line's room."""
    steps = "๑) เตรียมดิน\nทุกแปลง\n\n๒) รดน้ำ\n๓) ตัดหญ้า"
    (one, top, below), second, third = places(read(paper, "๑. ปลูก", steps, "กองช่าง", "ม.ค. ๖๘", ""))
    assert one == 1
    assert (second, third) == ((1, top + 48, top + 63), (1, top + 64, top + 82))
    assert below == top + 47  # to the next step, less 1 pt


@pytest.mark.parametrize(("lines", "height"), [(5, 66), (12, 178), (14, 210), (15, 211), (30, 211)])
def test_the_last_step_reaches_to_its_rows_end_but_no_further_than_200_pt(
    paper: SimpleNamespace, lines: int, height: float
) -> None:
    follow_up = "\n".join(["รายงาน"] * lines)
    report = read(paper, "๑. ปลูก", "๑) เตรียมดิน\n๒) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", follow_up)
    (_, first, _), (_, top, bottom) = places(report)
    assert top == first + 16
    assert bottom - top == pytest.approx(height)


def test_ranges_of_numbers_give_their_value_to_each_step(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        [
            "๑. ปลูกต้นไม้",
            "๑) เตรียมดิน\n๒) ลงต้นกล้า\n๓) รดน้ำ",
            "๑) - ๒) กองช่าง\n๓) สำนักปลัด",
            "๑) - ๓) ม.ค. ๖๘",
        ],
    ]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", rows])
    assert [(a.responsible, a.period.value) for a in report.measures[0].actions if a.period] == [
        (["กองช่าง"], "2025-01"),
        (["กองช่าง"], "2025-01"),
        (["สำนักปลัด"], "2025-01"),
    ]


def test_long_cells_are_cut_without_a_limit(paper: SimpleNamespace) -> None:
    months = ["ต.ค. ๖๗", "พ.ย. ๖๗", "ธ.ค. ๖๗", *(f"{m} ๖๘" for m in ("ม.ค.", "ก.พ.", "มี.ค."))]
    n = 3 * len(months)
    steps = "\n".join(f"{number}) ทำงานชิ้นที่ {number}" for number in range(1, n + 1))
    rows = [
        ["มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"],
        ["๑. งาน", steps, " ".join(months * 3), "กองช่าง"],
    ]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", rows])
    actions = report.measures[0].actions
    assert len(actions) == n
    assert [a.period.raw for a in actions if a.period] == months * 3


@pytest.mark.parametrize(
    ("between", "n_steps"),
    [
        ("ปลูกต้นไม้ ๗ ครั้ง", 2),
        ("ปลูกต้นไม้นอกสถานที่", 2),
        ("ปลูกต้นไม้ทุกครั้ง", 2),
        ("ปลูกต้นไม้ตามแผนฉบับที่", 1),
        ("ปลูกต้นไม้ตามที่ประชุมครั้งที่", 1),
        ("ปลูกต้นไม้ตามข้อ", 1),
    ],
)
def test_a_number_behind_a_word_that_counts_nothing_begins_an_item(
    paper: SimpleNamespace, between: str, n_steps: int
) -> None:
    report = read(paper, "๑. ปลูก", f"๑. {between} ๒. รดน้ำต้นไม้", "กองช่าง", "ม.ค. ๖๘", "รายงาน")
    assert len(report.measures[0].actions) == n_steps


def test_values_are_cut_at_the_numbers_of_the_steps_as_printed(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "๑.๑ ปลูกต้นไม้\n๑.๒ รดน้ำต้นไม้\n๑.๓ ตัดหญ้า",
        "๑.๑ กองช่าง ๑.๒\nกองคลัง ๑.๓ กองช่าง",
        "๑.๑ ๑ มกราคม ๖๘ ถึง\n๓๑ มีนาคม ๖๘ ๑.๒\nมกราคม ๖๘ ๑.๓ เดือน\nสิงหาคม ๖๘",
        "๑.๑ รายงาน\n๑.๒ ประชุม\n๑.๓ ถ่ายภาพ",
    )
    actions = report.measures[0].actions
    assert [a.period and a.period.value for a in actions] == [
        "2025-01-01/2025-03-31",
        "2025-01",
        "2025-08",
    ]
    assert [a.responsible for a in actions] == [["กองช่าง"], ["กองคลัง"], ["กองช่าง"]]
    assert [a.follow_up for a in actions] == ["รายงาน", "ประชุม", "ถ่ายภาพ"]


def test_numbers_of_steps_that_do_not_all_stand_in_a_value_cut_nothing(
    paper: SimpleNamespace,
) -> None:
    steps = "๑.๑ ปลูกต้นไม้\n๑.๒ รดน้ำต้นไม้\n๑.๓ ตัดหญ้า"
    report = read(paper, "๑. ปลูก", steps, "๑.๑ กองช่าง ๑.๓ กองคลัง", "ม.ค. ๖๘", "รายงาน")
    owners = [a.responsible for a in report.measures[0].actions]
    assert owners == [["๑.๑ กองช่าง ๑.๓ กองคลัง"]] * 3
    assert codes(report)


def test_a_value_with_a_number_of_no_step_is_reported(paper: SimpleNamespace) -> None:
    steps = "(๑) ปลูกต้นไม้\n(๒) รดน้ำต้นไม้"
    owners = "(๑) กองช่าง (๒) กองคลัง (๓) สำนักปลัด"
    report = read(paper, "๑. ปลูก", steps, owners, "ม.ค. ๖๘", "รายงาน")
    assert "count-mismatch" in codes(report) or "pairing-inferred" in codes(report)


def test_a_time_that_recurs_is_one_of_several_beside_days(paper: SimpleNamespace) -> None:
    report = read(
        paper,
        "๑. ปลูก",
        "เตรียมดิน\nรดน้ำ\nนับต้นไม้",
        "กองช่าง\nกองคลัง\nสำนักปลัด",
        "ม.ค. ๖๘\nไตรมาสที่ ๒/๒๕๖๘\nทุกสิ้นเดือน",
        "รายงาน\nประชุม\nบัญชี",
    )
    assert told(report) == [
        ("เตรียมดิน", ["กองช่าง"], "2025-01", "รายงาน"),
        ("รดน้ำ", ["กองคลัง"], "2025-01/2025-03", "ประชุม"),
        ("นับต้นไม้", ["สำนักปลัด"], None, "บัญชี"),
    ]
    assert codes(report) == ["value-unparsed"]


@pytest.mark.parametrize(
    "period",
    ["ทุกเดือน\nม.ค. ๖๘ -\nก.ย. ๖๘", "ทุกเดือน\nตั้งแต่ ม.ค. ๖๘\nถึง ก.ย. ๖๘", "ม.ค. ๖๘\nทุกสิ้น\nเดือน"],
)
def test_when_a_time_recurs_belongs_to_it(paper: SimpleNamespace, period: str) -> None:
    step = "รดน้ำต้นไม้ที่ปลูก\nไว้ในสวนหลังบ้าน\nของเทศบาล"
    report = read(paper, "๑. ปลูก", step, "กองช่าง", period, "รายงาน")
    assert [a.text for a in report.measures[0].actions] == [step.replace("\n", "")]


def test_one_text_in_which_a_line_begins_as_other_cells_do_is_for_all(
    paper: SimpleNamespace,
) -> None:
    """Its lines are cut within words: "รายงาน", with which another cell begins, begins no item."""
    rows = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตาม"],
        ["๑. ปลูก", "๑) เตรียมดิน\n๒) รดน้ำ\n๓) ตัดหญ้า", "กองช่าง", "ม.ค. ๖๘", "รายงานผล\nการปลูก"],
        ["๒. อ่าน", "\n".join(f"{n}) ซื้อหนังสือ\nให้ห้องสมุด" for n in "๑๒๓๔"), "กองคลัง", "ก.พ. ๖๘",
         "ผู้อำนวย\nการกองคลัง\nรายงานทุก\nเดือน"],
    ]  # fmt: skip
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", rows])
    follow_ups = [action.follow_up for action in report.measures[1].actions]
    assert follow_ups == ["ผู้อำนวยการกองคลังรายงานทุกเดือน"] * 4
    assert "pairing-inferred" in [finding.code for finding in report.findings]


def test_a_heading_across_the_columns_says_nothing_of_their_width(paper: SimpleNamespace) -> None:
    """A line is full where the next word has no room in its own column."""
    wide = ["ด้านที่ ๑ การส่งเสริมความโปร่งใสของการให้บริการทุกประเภท", *["<"] * 4]
    row = ["๑. ตรวจตลาด", "๑. ออกตรวจ\n๒. สรุป", "กองช่าง\nกองคลัง", "ม.ค. ๖๘", "-"]
    [table] = join_tables([paper.page(1, [COLUMNS, wide, row])], (), HEAD)
    signs = Columns.of(table).signs
    assert max(sign.widest_pt for sign in signs.values()) < 99  # the width of a column
