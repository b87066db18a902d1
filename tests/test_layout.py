"""Headings to fields: listed wordings, parts of a wording, and what cells look like."""

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from mattrakan.normalize.layout.claims import find_layout
from mattrakan.normalize.layout.header_scores import score_header
from mattrakan.normalize.layout.profile import FieldHeaders, built_in_profiles
from mattrakan.normalize.values.numbers.units import find_lowest_unit

PLAN = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"


def fields(
    paper: SimpleNamespace,
    header: list[str],
    rows: Sequence[Sequence[str | None]],
    title: str = PLAN,
) -> list[str] | None:
    layout = find_layout(paper.table([header, *rows]), built_in_profiles(), title)
    return None if layout is None else [column.field for column in layout.columns]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        # ITA.md's wordings, in the order plans print them
        (
            ["ที่", "มาตรการ", "แนวทางปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา", "การกำกับติดตาม"],
            ["number", "measure", "action", "responsible", "period", "follow_up"],
        ),
        # another order, units in brackets, a header of two words
        (
            ["โครงการ/กิจกรรม", "งบประมาณ (บาท)", "กรอบระยะเวลา", "ขั้นตอน/วิธีการ", "ส่วนราชการ"],
            ["measure", "budget", "period", "action", "responsible"],
        ),
        # "มาตรการ" is the step where something broader stands beside it
        (
            ["ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "กำหนดเวลา"],
            ["measure", "action", "responsible", "period"],
        ),
        # "กิจกรรม" under "โครงการ" is the step, an indicator is extra
        (
            ["โครงการ", "กิจกรรม", "ตัวชี้วัดความสำเร็จ", "ห้วงเวลา", "หน่วยงานที่รับผิดชอบ"],
            ["measure", "action", "extra", "period", "responsible"],
        ),
        # a wording that nobody listed, known by a part of it
        (
            ["มาตรการ", "วิธีการที่จะใช้", "กลุ่มงานผู้รับผิดชอบหลัก", "ระยะเวลาที่กำหนด"],
            ["measure", "action", "responsible", "period"],
        ),
        # marks lost in the text layer
        (
            ["มาตรการ", "วธการดาเนนการ", "ผรบผดชอบ", "ระยะเวลา"],
            ["measure", "action", "responsible", "period"],
        ),
    ],
)
def test_headers_name_fields(
    paper: SimpleNamespace, header: list[str], expected: list[str]
) -> None:
    assert fields(paper, header, [["ก"] * len(header)]) == expected


def test_unlisted_headers_fall_back_to_what_cells_look_like(paper: SimpleNamespace) -> None:
    header = ["สิ่งที่มุ่งหวัง", "ลงมืออย่างไร", "มอบให้", "เสร็จเมื่อไร"]
    rows = [
        ["ให้ทุกคนรู้งบประมาณของกอง", "ติดยอดเงินไว้หน้าห้องประชุม", "กองคลัง", "ม.ค. ๖๘"],
        ["ให้ชาวบ้านตรวจงานได้เอง", "เปิดกล้องหน้างานให้ดูสด", "กองช่าง", "ก.พ. - มี.ค. ๖๘"],
    ]
    layout = find_layout(paper.table([header, *rows]), built_in_profiles(), PLAN)
    assert layout is not None
    assert [c.field for c in layout.columns] == ["measure", "action", "responsible", "period"]
    assert {c.inferred for c in layout.columns} == {"cells"}


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("แผนการจัดซื้อจัดจ้าง ปี ๒๕๖๘", ["ที่", "โครงการ", "งบประมาณ", "ระยะเวลา", "ผู้รับผิดชอบ"]),
        ("ปฏิทินการประชุมสภา", ["ครั้งที่", "กิจกรรม", "วันที่", "ผู้รับผิดชอบ"]),
        ("บัญชีรายชื่อผู้บริจาค", ["ที่", "ชื่อ", "จำนวนเงิน", "หมายเหตุ"]),
        ("", ["ที่", "รายการ", "จำนวน", "หน่วย"]),
    ],
)
def test_other_tables_are_not_claimed(
    paper: SimpleNamespace, title: str, header: list[str]
) -> None:
    assert fields(paper, header, [["ก"] * len(header)] * 2, title) is None


def test_scores_of_two_years_take_the_later(paper: SimpleNamespace) -> None:
    header = ["ที่", "ตัวชี้วัด", "คะแนนปี ๒๕๖๖", "คะแนนปี ๒๕๖๗"]
    rows = [["๑", "การใช้อำนาจ", "๘๐", "๙๐"], ["๒", "การเปิดเผยข้อมูล", "๘๑", "๙๑"]]
    assert fields(paper, header, rows) == ["number", "name", "extra", "score"]


def test_a_table_of_other_scores_is_not_claimed(paper: SimpleNamespace) -> None:
    header, rows = ["รายการ", "คะแนน"], [["ความสะอาด", "๔.๕๐"], ["การจัดแถว", "๔.๒๐"]]
    assert fields(paper, header, rows, "ผลการประกวดโรงอาหาร") is None


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("ก่อน", "หลัง"), True),
        (("IIT", "EIT"), True),
        (("รอบแรก", "รอบสอง"), True),
        (("ปี ๒๕๖๘", "ปี ๒๕๖๗"), False),
        (("รอบแรก", "คะแนนเต็ม"), False),
        (("คะแนน", "หลัง"), False),
    ],
)
def test_of_two_columns_of_scores_that_no_heading_names_one_is_doubtful(
    paper: SimpleNamespace, headings: tuple[str, str], told: bool
) -> None:
    names = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การป้องกันการทุจริต"]
    rows = [[str(n), name, f"8{n}.10", f"9{n}.20"] for n, name in enumerate(names, 1)]
    title = "=รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    report = paper.report([title, [["ที่", "ตัวชี้วัด", *headings], *rows]])
    assert len(report.indicators) == 4
    assert ("column-uncertain" in {f.code for f in report.findings}) is told


def test_two_columns_that_say_the_same_are_told(paper: SimpleNamespace) -> None:
    header = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ระยะเวลา"]
    report = paper.report([f"={PLAN}", [header, ["๑. ก", "๑) ข", "กองคลัง", "ม.ค. ๖๘", "ก.พ. ๖๘"]]])
    assert "column-uncertain" in [finding.code for finding in report.findings]


def test_a_title_row_inside_the_table_is_no_heading(paper: SimpleNamespace) -> None:
    rows = [
        ["ตารางที่ ๒ มาตรการประจำปี", "<", "<", "<"],
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["๑. ก", "๑) ข", "กองคลัง", "ม.ค. ๖๘"],
    ]
    layout = find_layout(paper.table(rows), built_in_profiles(), PLAN)
    assert layout is not None
    assert layout.first_row == 2


def test_headings_of_two_levels(paper: SimpleNamespace) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "การปฏิบัติ", "<"],
        [None, None, "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["๑. ก", "๑) ข", "กองคลัง", "ม.ค. ๖๘"],
    ]
    layout = find_layout(paper.table(rows), built_in_profiles(), PLAN)
    assert layout is not None
    assert [c.field for c in layout.columns] == ["measure", "action", "responsible", "period"]
    assert layout.columns[3].header == "การปฏิบัติ ระยะเวลา"


def test_score_header_prefers_whole_wordings() -> None:
    column = FieldHeaders("period", headers=("ระยะเวลา",), stems=("ระยะเวลา",))
    assert score_header("ระยะ เวลา", column) == 1.0
    assert 0 < score_header("ระยะเวลาที่ใช้จริงทั้งหมด", column) < 1.0
    assert score_header("หมายเหตุ", column) == 0.0


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("งบประมาณ (บาท)", "บาท"),
        ("งบประมาณ (หน่วย : ล้านบาท)", "ล้านบาท"),
        ("งบประมาณ (พันล้านบาท)", "พันล้านบาท"),
        ("งบประมาณ ล้านบาท", "ล้านบาท"),
        ("วงเงิน", None),
        ("ระยะเวลา (เดือน)", None),
    ],
)
def test_units_of_headers(header: str, unit: str | None) -> None:
    assert find_lowest_unit([header]) == unit


def test_a_roster_of_names_and_posts_is_no_plan(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", "ชื่อ - สกุล", "ตำแหน่ง", "ทำอะไร"],
        ["๑", "นายมานะ มีนา", "รองปลัดเมืองสมมุติ", "ประธาน"],
        ["๒", "นางปิติ ดีมาก", "เจ้าพนักงานธุรการ", "กรรมการ"],
        ["๓", "นายชูใจ ใจเย็น", "นักวิชาการพัสดุ", "เลขานุการ"],
    ]
    report = paper.report(["=คณะทำงานส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", rows])
    assert report.measures == []


def test_a_word_for_measures_over_steps_does_not_make_them_measures(paper: SimpleNamespace) -> None:
    header = ["ประเด็นที่เป็นห่วง", "มาตรการควบคุม", "ใครดูแล", "เมื่อใด"]
    rows: list[list[str | None]] = [
        ["การเบิกน้ำมันรถยนต์ส่วนกลาง", "๑) จดเลขไมล์ทุกครั้งที่ออกรถ", "กองช่าง", "ม.ค. ๖๘"],
        [None, "๒) เทียบใบเสร็จกับสมุดเดินรถ", "กองคลัง", "ก.พ. ๖๘"],
        ["การรับของขวัญในงานเทศกาล", "๑) ติดป้ายไม่รับของขวัญ", "สำนักปลัด", "ธ.ค. ๖๗"],
        [None, "๒) ทำทะเบียนของที่ส่งคืน", "สำนักปลัด", "ม.ค. ๖๘"],
    ]
    assert fields(paper, header, rows) == ["measure", "action", "responsible", "period"]


def test_two_readings_that_fit_alike_are_both_reported(paper: SimpleNamespace) -> None:
    rows = [
        ["สิ่งหนึ่ง", "อีกสิ่งหนึ่ง", "ใครทำ", "เมื่อไร"],
        ["ปลูกต้นไม้ริมรั้ว", "รดน้ำต้นไม้ทุกเช้า", "กองช่าง", "ม.ค. ๖๘"],
    ]
    report = paper.report([f"={PLAN}", rows])
    uncertain = [f for f in report.findings if f.code == "layout-uncertain"]
    assert [f.where for f in uncertain] == [f"measures[{i}]" for i in range(len(report.measures))]
    assert all("สิ่งหนึ่ง" in f.message and "สิ่งหนึ่ง" in f.message_th for f in uncertain)


@pytest.mark.parametrize(
    ("ends", "value"),
    [
        (["มี.ค. ๒๕๖๘", "เม.ย. ๒๕๖๘", "ก.ย. ๒๕๖๘"], "2025-01/2025-03"),
        (["ต.ค. ๒๕๖๗", "พ.ย. ๒๕๖๗", "ธ.ค. ๒๕๖๗"], "2025-01"),
    ],
)
def test_periods_under_one_heading_of_which_one_is_a_start_are_a_start_and_an_end(
    paper: SimpleNamespace, ends: list[str], value: str
) -> None:
    starts = ["ม.ค. ๒๕๖๘", "ก.พ. ๒๕๖๘", "มี.ค. ๒๕๖๘"]
    rows = [
        [f"{n}. ปลูก{n}", f"เตรียมดินแปลงที่ {n}", "กองช่าง", start, end]
        for n, start, end in zip("๑๒๓", starts, ends, strict=True)
    ]
    report = paper.report(
        [
            "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
            [
                ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ทำเมื่อ", "<"],
                [None, None, None, "ตั้งแต่", "จบ"],
                *rows,
            ],
        ]
    )
    period = report.measures[0].actions[0].period
    assert period is not None
    assert period.value == value


@pytest.mark.parametrize(
    ("lower", "sure"), [("รายละเอียดการดำเนินการ", True), ("รายละเอียดที่ควรทราบ", False)]
)
def test_a_heading_that_alone_is_listed_for_steps_is_no_further_column(
    paper: SimpleNamespace, lower: str, sure: bool
) -> None:
    header = ["ตัวชี้วัด ITA ที่ตรวจ", "มาตรการเพื่อแก้ไข", lower, "ผู้รับผิดชอบ", "ระยะเวลา"]
    rows = [
        ["การใช้อำนาจ", "๑. วางเกณฑ์ให้รู้ทั่วกัน", "นัดครูทุกแผนกคุยเรื่องเกณฑ์", "ฝ่ายวิชาการ", "ต.ค. ๖๗"],
        [None, None, "ติดประกาศก่อนเริ่มรอบ", None, None],
        [None, "๒. แบ่งงานสอนเท่ากัน", "ลงตารางสอนหน้าห้องทุกเดือน", None, "ม.ค. ๖๘"],
        ["การใช้ทรัพย์สิน", "๓. ดูแลเครื่องมือช่าง", "ทำสมุดยืมเครื่องมือ", "งานพัสดุ", None],
        [None, None, "ติดรหัสทุกชิ้น", None, None],
    ]
    report = paper.report([f"={PLAN}", [header, *rows]])
    codes = [f.code for f in report.findings]
    assert ("layout-uncertain" not in codes) is sure


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("รายละเอียดการดำเนินงาน", set()),
        ("เรื่องที่ลงมือ", {"layout-uncertain"}),
    ],
)
def test_texts_of_rows_that_a_measure_spans_are_its_steps(
    paper: SimpleNamespace, heading: str, codes: set[str]
) -> None:
    header = ["ลำดับที่", "โครงการ/กิจกรรม", heading, "ผู้รับผิดชอบ", "ระยะเวลา"]
    rows: list[list[str | None]] = [
        ["๑", "ห้องสมุดของทุกคน", "จัดชั้นหนังสือใหม่", "งานห้องสมุด", "ต.ค. ๖๗"],
        [None, None, "เปิดให้ยืมทางหน้าเว็บ", "งานห้องสมุด", "ม.ค. ๖๘"],
        ["๒", "เรือนเพาะชำเปิดบ้าน", "ติดป้ายชื่อต้นไม้", "กองช่าง", "ก.พ. ๖๘"],
        [None, None, "นับต้นกล้าทุกแปลง", "กองช่าง", "มี.ค. ๖๘"],
    ]
    report = paper.report([f"={PLAN}", [header, *rows]])
    texts = [[action.text for action in measure.actions] for measure in report.measures]
    assert texts == [[row[2] for row in rows[:2]], [row[2] for row in rows[2:]]]
    assert {f.code for f in report.findings} & {"layout-uncertain"} == codes


@pytest.mark.parametrize(
    ("headings", "budget", "is_told"),
    [
        (("งบฯ ปี ๒๕๖๗", "งบฯ ปี ๒๕๖๘"), 9000, False),  # the later year counts, as of scores
        (("ใช้ไปก่อน", "ใช้ต่อไป"), None, True),
    ],
)
def test_of_two_budgets_one_is_not_taken_in_silence(
    paper: SimpleNamespace, headings: tuple[str, str], budget: int | None, is_told: bool
) -> None:
    header = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", *headings]
    rows = [
        ["๑. ดูแลเรือนเพาะชำ", "ติดป้ายชื่อต้นไม้", "กองช่าง", "ก.พ. ๖๘", "๔,๐๐๐ บาท", "๙,๐๐๐ บาท"],
        ["๒. เปิดห้องสมุด", "จัดชั้นหนังสือ", "งานห้องสมุด", "มี.ค. ๖๘", "๕,๐๐๐ บาท", "๗,๕๐๐ บาท"],
    ]
    report = paper.report([f"={PLAN}", [header, *rows]])
    found = report.measures[0].actions[0].budget
    assert found is not None and budget in (None, found.value)
    assert any("uncertain" in f.code for f in report.findings) is is_told
