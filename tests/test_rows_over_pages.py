"""Rows over two pages: cut ones, spans, names and steps behind the break."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

PAGES = runpy.run_path(str(Path(__file__).with_name("joined_pages.py")))
HEAD = PAGES["HEAD"]
COLUMNS = PAGES["COLUMNS"]
steps = PAGES["steps"]
four_steps = PAGES["four_steps"]


def test_a_row_cut_by_the_page_is_one(paper: SimpleNamespace) -> None:
    report = paper.report(
        [
            HEAD,
            [
                COLUMNS,
                ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
                ["๒. ดูแล", "๑) รดน้ำต้นไม้", "สำนัก", "ก.พ. -"],
            ],
        ],
        [[COLUMNS, ["สวน", "ทุกเช้า", "ปลัด", "มี.ค. ๖๘"], ["", "๒) ตัดหญ้า", "กองช่าง", "เม.ย. ๖๘"]]],
    )
    assert steps(report)[1] == [("รดน้ำต้นไม้ทุกเช้า", "สำนักปลัด"), ("ตัดหญ้า", "กองช่าง")]
    assert report.measures[1].name == "ดูแลสวน"
    period = report.measures[1].actions[0].period
    assert period is not None
    assert period.value == "2025-02/2025-03"


def test_a_cut_row_without_numbers_is_one(paper: SimpleNamespace) -> None:
    report = paper.report(
        [
            HEAD,
            [
                COLUMNS,
                ["ปลูก", "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
                ["ดูแล", "รดน้ำต้นไม้", "กองช่าง", "ก.พ. ๖๘"],
            ],
        ],
        [[COLUMNS, ["", "ทุกเช้า", "", ""], ["อ่าน", "ซื้อหนังสือ", "กองคลัง", "มี.ค. ๖๘"]]],
    )
    assert steps(report) == [
        [("เตรียมดิน", "กองช่าง")],
        [("รดน้ำต้นไม้ทุกเช้า", "กองช่าง")],
        [("ซื้อหนังสือ", "กองคลัง")],
    ]


def test_a_span_is_carried_over_the_break(paper: SimpleNamespace) -> None:
    report = paper.report(
        [
            HEAD,
            [
                COLUMNS,
                ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
                [None, "๒) ปลูกต้นไม้", None, "ก.พ. ๖๘"],
            ],
        ],
        [
            [
                COLUMNS,
                ["", "๓) รดน้ำ", "", "มี.ค. ๖๘"],
                ["๒. อ่าน", "๑) ซื้อหนังสือ", "กองคลัง", "เม.ย. ๖๘"],
            ]
        ],
    )
    assert steps(report)[0] == [
        ("เตรียมดิน", "กองช่าง"),
        ("ปลูกต้นไม้", "กองช่าง"),
        ("รดน้ำ", "กองช่าง"),
    ]


def test_a_single_blank_cell_behind_a_break_stays_blank(paper: SimpleNamespace) -> None:
    report = paper.report(
        [HEAD, [COLUMNS, ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"]]],
        [[COLUMNS, ["", "๒) รดน้ำ", "", "มี.ค. ๖๘"]]],
    )
    assert report.measures[0].actions[1].responsible == []


@pytest.mark.parametrize(
    ("before", "last"),
    [
        (["๑) กข", "๒) คง", "๓) จฉ"], "จฉต่อท้าย"),
        (["๑) กข", "คง", "๒) จฉ", "๓) ชซ"], "ชซต่อท้าย"),  # three of four are numbered
        (["๑) กข", "๒) คง", "จฉ"], "ต่อท้าย"),  # two of three are
        (["กข", "คง", "จฉ"], "ต่อท้าย"),
    ],
)
def test_a_row_without_a_number_goes_on_where_rows_usually_have_one(
    paper: SimpleNamespace, before: list[str], last: str
) -> None:
    rest = [COLUMNS, ["", "ต่อท้าย", "กองคลัง", "ก.พ. ๖๘"]]
    report = paper.report([HEAD, four_steps(*before)], [rest])
    assert report.measures[0].actions[-1].text == last
    assert len(report.measures) == 1


@pytest.mark.parametrize(
    ("owner", "when", "last"),
    [("", "", "ชซต่อท้าย"), ("กองคลัง", "", "ชซต่อท้าย"), ("กองคลัง", "ก.พ. ๖๘", "ต่อท้าย")],
)
def test_a_blank_that_no_other_row_has_shows_a_cut_row(
    paper: SimpleNamespace, owner: str, when: str, last: str
) -> None:
    rows = four_steps("กข", "คง", "ชซ")
    report = paper.report([HEAD, rows], [[COLUMNS, ["", "ต่อท้าย", owner, when]]])
    assert report.measures[0].actions[-1].text == last


def test_one_row_before_a_blank_shows_no_cut(paper: SimpleNamespace) -> None:
    rows = [COLUMNS, ["ปลูก", "กข", "กองช่าง", "ม.ค. ๖๘"]]
    report = paper.report([HEAD, rows], [[COLUMNS, ["", "ต่อท้าย", "กองคลัง", ""]]])
    assert [a.text for m in report.measures for a in m.actions] == ["กข", "ต่อท้าย"]


@pytest.mark.parametrize(
    ("before", "after", "steps_there"),
    [
        pytest.param("ก.พ. ๖๘", "มี.ค. ๖๘", 2, id="two values"),
        pytest.param("ก.พ. -", "มี.ค. ๖๘", 1, id="one value"),
    ],
)
def test_a_row_with_a_value_of_its_own_is_no_rest(
    paper: SimpleNamespace, before: str, after: str, steps_there: int
) -> None:
    columns = [*COLUMNS, "หมายเหตุ"]
    report = paper.report(
        [
            HEAD,
            [
                columns,
                ["ปลูก", "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘", "ก"],
                ["ดูแล", "รดน้ำต้นไม้", "กองช่าง", before, "ข"],
            ],
        ],
        [[columns, ["", "ตัดหญ้า", "กองคลัง", after, ""], ["อ่าน", "ซื้อ", "กองคลัง", "พ.ค. ๖๘", "ค"]]],
    )
    assert len(report.measures[1].actions) == steps_there


def test_a_row_that_counts_the_columns_again_is_no_record(paper: SimpleNamespace) -> None:
    numbers = ["(๑)", "(๒)", "(๓)", "(๔)"]
    rows = [["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"]]
    report = paper.report([HEAD, [COLUMNS, *rows, numbers, ["", "๒) รดน้ำ", "กองช่าง", "ก.พ. ๖๘"]]])
    assert steps(report) == [[("เตรียมดิน", "กองช่าง"), ("รดน้ำ", "กองช่าง")]]


def test_a_step_behind_the_break_belongs_to_the_row_before_it(paper: SimpleNamespace) -> None:
    report = paper.report(
        [
            HEAD,
            [
                COLUMNS,
                ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
                ["๒. ดูแลสวน", "", "กองคลัง", "ก.พ. ๖๘"],
            ],
        ],
        [[COLUMNS, ["หลังอาคาร", "๑) รดน้ำ", "", ""], ["", "๒) ตัดหญ้า", "กองช่าง", "มี.ค. ๖๘"]]],
    )
    assert [m.name for m in report.measures] == ["ปลูก", "ดูแลสวนหลังอาคาร"]
    assert steps(report)[1] == [("รดน้ำ", "กองคลัง"), ("ตัดหญ้า", "กองช่าง")]


@pytest.mark.parametrize(
    ("names", "rest", "measures"),
    [
        pytest.param(["๑. ปลูก", "๒. ดูแล"], "สวน", ["ปลูก", "ดูแลสวน"], id="numbered"),
        pytest.param(["ปลูก", "ดูแล"], "สวน", ["ปลูก", "ดูแล", "สวน"], id="no numbers"),
        pytest.param(["๑. ปลูก", "๒. ดูแล"], "๓. อ่าน", ["ปลูก", "ดูแล", "อ่าน"], id="another"),
    ],
)
def test_a_name_without_a_number_goes_on_behind_the_break(
    paper: SimpleNamespace, names: list[str], rest: str, measures: list[str]
) -> None:
    report = paper.report(
        [HEAD, [COLUMNS, *([name, "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"] for name in names)]],
        [[COLUMNS, [rest, "ตัดหญ้า", "กองช่าง", "มี.ค. ๖๘"], ["๔. ถาม", "ตอบ", "กองคลัง", "ก.ย. ๖๘"]]],
    )
    assert [m.name for m in report.measures[:-1]] == measures
    assert sum(len(m.actions) for m in report.measures) == 4


def test_a_step_behind_the_break_has_the_number_of_several_rows(paper: SimpleNamespace) -> None:
    """Its measure, number and owner span the break: only what it says itself is printed."""
    heads = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตาม"]
    first = [
        heads,
        ["๑", "ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "ดูแปลง"],
        [None, None, "ลงกล้าไม้ในแปลงปลูก", None, None, "นับต้น"],
    ]
    second = [
        heads,
        ["", "", "รดน้ำต้นไม้ทุกวันพุธ", "", "", "ถ่ายภาพ"],
        ["๒", "อ่าน", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘", "นับเล่ม"],
        [None, None, "รับบริจาคหนังสือ", None, None, "นับเล่ม"],
    ]
    report = paper.report([HEAD, first], [second])
    assert [len(m.actions) for m in report.measures] == [3, 2]


@pytest.mark.parametrize("counted", [[], [["1", "2", "3", "4"]]])
def test_headings_printed_again_as_rows_are_no_rows(
    paper: SimpleNamespace, counted: list[list[str]]
) -> None:
    """Nobody lists these headings; on the second page a line of them is a row of its own."""
    first = [
        ["ทำอะไร", "ลงมืออย่างไร", "ใครลงมือทำ", "ทำเมื่อใดบ้าง"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘"],
    ]
    second = [
        ["ทำอะไร", "ลงมือ", "ใครลงมือทำ", "ทำเมื่อใด"],
        ["", "อย่างไร", "", "บ้าง"],
        *counted,
        ["๓. วิ่ง", "ตีเส้นลู่วิ่งรอบสนาม", "กองช่าง", "พ.ค. ๖๘"],
    ]
    report = paper.report([HEAD, first], [second])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "อ่าน", "วิ่ง"]


@pytest.mark.parametrize("when", ["", "ก.ย. ๖๘"])
def test_a_row_whose_name_is_cut_too_is_one(paper: SimpleNamespace, when: str) -> None:
    """Where each row has a period, none behind the break shows that the row is cut."""
    rows = [
        ["ที่", *COLUMNS],
        ["๑", "ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        [None, None, "ลงกล้าในแปลง", "กองช่าง", "ก.พ. ๖๘"],
        ["๒", "ดูแลห้องสมุด", "จัดชั้นหนังสือ", "กองบริหาร", "มี.ค. ๖๘"],
    ]
    rest = [
        rows[0],
        ["", "ประจำตำบล", "ให้ครบทุกหมู่บ้าน", "ทรัพยากร", when],
        [None, None, "รับบริจาคหนังสือ", "กองคลัง", "เม.ย. ๖๘"],
        ["๓", "เก็บขยะ", "แบ่งเวร", "กองช่าง", "พ.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows], [rest])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "ดูแลห้องสมุดประจำตำบล", "เก็บขยะ"]
    found = steps(report)[1]
    if when:
        assert [text for text, _ in found][:2] == ["จัดชั้นหนังสือ", "ให้ครบทุกหมู่บ้าน"]
    else:
        assert found[0] == ("จัดชั้นหนังสือให้ครบทุกหมู่บ้าน", "กองบริหารทรัพยากร")
    assert found[-1] == ("รับบริจาคหนังสือ", "กองคลัง")


@pytest.mark.parametrize(
    ("periods", "behind"),
    [
        (["ม.ค. ๖๘", None, "ก.พ. ๖๘", None, "มี.ค. ๖๘"], "2025-03"),
        (["ม.ค. ๖๘", None, "ก.พ. ๖๘", "เม.ย. ๖๘", "มี.ค. ๖๘"], None),  # one place alone
        (["ม.ค. ๖๘", None, "", "ก.พ. ๖๘", "มี.ค. ๖๘"], None),  # the column has blank cells
        (["ม.ค. ๖๘", "ม.ค. ๖๘", "ก.พ. ๖๘", "ก.พ. ๖๘", "มี.ค. ๖๘"], None),  # says all values again
    ],
)
def test_a_value_of_two_steps_that_the_break_parts_is_that_of_both(
    paper: SimpleNamespace, periods: list[str | None], behind: str | None
) -> None:
    texts = ["๑) เตรียมดิน", "๒) เพาะกล้า", "๑) รดน้ำ", "๒) ตัดหญ้า", "๑) ซื้อหนังสือ"]
    names = ["๑. ปลูก", None, "๒. ดูแล", None, "๓. อ่าน"]
    first = [
        [name, text, "กองช่าง", period]
        for name, text, period in zip(names, texts, periods, strict=True)
    ]
    second = [["", "๒) จัดชั้น", "กองคลัง", ""], ["๔. เก็บขยะ", "๑) แบ่งเวร", "กองช่าง", "พ.ค. ๖๘"]]
    report = paper.report([HEAD, [COLUMNS, *first]], [[COLUMNS, *second]])
    assert [len(measure.actions) for measure in report.measures] == [2, 2, 2, 1]
    period = report.measures[2].actions[1].period
    assert period is not None
    assert period.value == behind
