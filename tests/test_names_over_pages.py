"""Names of measures, groups and steps that a page cuts: what is behind the break goes on."""

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

PAGES = runpy.run_path(str(Path(__file__).with_name("joined_pages.py")))
HEAD = PAGES["HEAD"]
COLUMNS = PAGES["COLUMNS"]
steps = PAGES["steps"]
four_steps = PAGES["four_steps"]


def test_a_name_that_spans_rows_on_both_sides_of_a_cut_row_is_one(paper: SimpleNamespace) -> None:
    rows = [
        ["ที่", *COLUMNS],
        ["๑", "ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["๒", "ดูแลห้องสมุด", "จัดชั้นหนังสือ", "กองช่าง", "ก.พ. ๖๘"],
        [None, None, "รับบริจาค", "กองบริหาร", "มี.ค. ๖๘"],
    ]
    rest = [rows[0], ["", "ประจำตำบล", "หนังสือ", "ทรัพยากร", ""]]
    last = ["๓", "เก็บขยะ", "แบ่งเวร", "กองช่าง", "พ.ค. ๖๘"]
    report = paper.report([HEAD, rows], [[*rest, last]])
    assert [m.name for m in report.measures] == ["ปลูกป่า", "ดูแลห้องสมุดประจำตำบล", "เก็บขยะ"]
    assert steps(report)[1] == [
        ("จัดชั้นหนังสือ", "กองช่าง"),
        ("รับบริจาคหนังสือ", "กองบริหารทรัพยากร"),
    ]


@pytest.mark.parametrize("number", ["", "๒"])
def test_a_name_goes_on_behind_the_break_where_all_others_have_numbers(
    paper: SimpleNamespace, number: str
) -> None:
    """One measure stands before the break; those behind it tell that each has a number."""
    head = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
    first = [head, ["๑", "ควบคุมการเบิกจ่ายและ", "- ตรวจหลักฐาน", "กองคลัง"]]
    second = [
        [number, "ค่าล่วงเวลา", "- แจ้งผลการตรวจ", "กองช่าง"],
        ["๓", "ปลูกป่า", "- เพาะกล้าไม้", "กองช่าง"],
        ["๔", "อ่าน", "- จัดชั้นหนังสือ", "กองคลัง"],
    ]
    report = paper.report([HEAD, first], [second])
    cut, whole = ["ควบคุมการเบิกจ่ายและค่าล่วงเวลา"], ["ควบคุมการเบิกจ่ายและ", "ค่าล่วงเวลา"]
    assert [m.name for m in report.measures] == (whole if number else cut) + ["ปลูกป่า", "อ่าน"]


def test_a_row_of_a_calendar_without_a_tick_is_the_rest_of_one(paper: SimpleNamespace) -> None:
    months = ["ต.ค.", "พ.ย.", "ธ.ค."]
    head = ["ที่", "มาตรการ", "กิจกรรม", *months, "ผู้รับผิดชอบ"]
    first = [
        head,
        ["๑", "ปลูกป่า", "เพาะกล้าไม้", "✓", "", "", "กองช่าง"],
        ["๒", "บริการ", "จัดทำมาตรฐาน", "", "✓", "", "กองคลัง"],
        [None, None, "สำรวจความ", "", "", "✓", "กลุ่มอารักข"],
    ]
    second = [
        head,
        ["", "", "พึงพอใจ", "", "", "", "าพืช"],
        ["๓", "อ่าน", "จัดชั้น", "✓", "✓", "", "กองคลัง"],
    ]
    report = paper.report([HEAD, first], [second])
    assert steps(report)[1][1] == ("สำรวจความพึงพอใจ", "กลุ่มอารักขาพืช")


def test_words_that_look_like_a_number_of_another_list_begin_no_row(
    paper: SimpleNamespace,
) -> None:
    """A page ends between "ดำเนินการตาม" and "แนวทางที่ ๑"."""
    first = [COLUMNS, ["๑. ปลูก", "๑.๑ เตรียมดิน\n๑.๒ รดน้ำ", "กองช่าง", "ม.ค. ๖๘"]]
    first += [["๒. อ่าน", "๒.๑ ดำเนินการตาม", "กองคลัง", "ก.พ. ๖๘"]]
    second = [COLUMNS, ["", "แนวทางที่ ๑ ที่แจ้งแล้ว\n๒.๒ สรุปผล", "", ""]]
    report = paper.report([HEAD, first], [second])
    told = [[step for step, _ in measure] for measure in steps(report)]
    assert told[1] == ["ดำเนินการตามแนวทางที่ ๑ ที่แจ้งแล้ว", "สรุปผล"]


@pytest.mark.parametrize("second_number", ["มาตรการ ๒. ", ""])
def test_names_behind_the_break_tell_that_each_has_a_number(
    paper: SimpleNamespace, second_number: str
) -> None:
    """One measure stands before the break, and the rest of its name has no number."""
    head = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
    first = [head, ["มาตรการ ๑. ควบคุมการเบิกจ่ายและ", "ตรวจหลักฐาน", "กองคลัง"]]
    second = [
        head,
        ["ค่าล่วงเวลา", "แจ้งผลการตรวจ", "กองช่าง"],
        [f"{second_number}ปลูกป่า", "เพาะกล้าไม้", "กองช่าง"],
    ]
    report = paper.report([HEAD, first], [second])
    cut, whole = ["ควบคุมการเบิกจ่ายและค่าล่วงเวลา"], ["ควบคุมการเบิกจ่ายและ", "ค่าล่วงเวลา"]
    assert [m.name for m in report.measures] == (cut if second_number else whole) + ["ปลูกป่า"]


@pytest.mark.parametrize(("number", "one"), [("๒", True), ("๑", False)])
def test_a_name_goes_on_with_the_steps_that_its_measure_counts(
    paper: SimpleNamespace, number: str, one: bool
) -> None:
    """The first column counts the steps of each measure from ๑."""
    head = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
    first = [head, ["๑", "ควบคุมการเบิกจ่ายและ", "ตรวจหลักฐาน", "กองคลัง"]]
    second = [
        head,
        [number, "ค่าล่วงเวลา", "แจ้งผลการตรวจ", "กองช่าง"],
        ["๑", "ปลูกป่า", "เพาะกล้าไม้", "กองช่าง"],
        ["๑", "อ่าน", "จัดชั้นหนังสือ", "กองคลัง"],
    ]
    names = [m.name for m in paper.report([HEAD, first], [second]).measures]
    cut, whole = ["ควบคุมการเบิกจ่ายและค่าล่วงเวลา"], ["ควบคุมการเบิกจ่ายและ", "ค่าล่วงเวลา"]
    assert names == (cut if one else whole) + ["ปลูกป่า", "อ่าน"]


@pytest.mark.parametrize(("rest", "one"), [("ค่าล่วงเวลา", True), ("(๓) ค่าล่วงเวลา", False)])
def test_a_name_goes_on_with_the_first_step_that_stands_behind_the_break(
    paper: SimpleNamespace, rest: str, one: bool
) -> None:
    """WeasyPrint sets cells in the middle: of a tall row some texts alone stand before the break.

    The sums of its groups have no numbers.
    """
    first = [
        [*COLUMNS, "งบประมาณ"],
        ["(๑) ปลูกป่า", "๑.๑ เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘", "๑๐๐"],
        ["รวม", paper.left, paper.left, paper.left, "๑๐๐"],
        ["(๒) ควบคุมการเบิกจ่ายและ", "", "", "ก.พ. ๖๘", "๒๐๐"],
    ]
    second = [
        [rest, "๒.๑ ตรวจหลักฐาน", "กองคลัง", "", ""],
        [None, "๒.๒ แจ้งผล", "กองคลัง", "มี.ค. ๖๘", "๓๐๐"],
        ["(๔) อ่าน", "๔.๑ จัดชั้นหนังสือ", "กองช่าง", "มี.ค. ๖๘", "๓๐๐"],
    ]
    measures = paper.report([HEAD, first], [second]).measures
    cut, whole = ["ควบคุมการเบิกจ่ายและค่าล่วงเวลา"], ["ควบคุมการเบิกจ่ายและ", "ค่าล่วงเวลา"]
    assert [m.name for m in measures] == ["ปลูกป่า", *(cut if one else whole), "อ่าน"]
    if one:
        assert [a.period.value for a in measures[1].actions if a.period] == ["2025-02", "2025-03"]


@pytest.mark.parametrize(
    ("behind", "groups"),
    [
        ("ประชาชน", ["การปลูก", *["การบริการประชาชน"] * 3]),
        ("๓. ประชาชน", ["การปลูก", "การบริการ", "๓. ประชาชน", "๓. ประชาชน"]),  # another one
    ],
)
def test_a_group_goes_on_where_its_measure_does(
    paper: SimpleNamespace, behind: str, groups: list[str]
) -> None:
    head = ["ด้าน", *COLUMNS]
    first = [
        head,
        ["การปลูก", "ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["การบริการ", "ดูแลห้องสมุด", "จัดชั้นหนังสือ", "กองช่าง", "ก.พ. ๖๘"],
    ]
    second = [
        head,
        [behind, "", "รับบริจาคหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
        [None, "เก็บขยะ", "แบ่งเวร", "กองช่าง", "เม.ย. ๖๘"],
    ]
    report = paper.report([HEAD, first], [second])
    actions = [action for measure in report.measures for action in measure.actions]
    assert [action.text for action in actions][1:3] == ["จัดชั้นหนังสือ", "รับบริจาคหนังสือ"]
    assert [action.extra["ด้าน"] for action in actions] == groups


@pytest.mark.parametrize(
    ("named", "names"),
    [
        ("อ่าน", ["ปลูกป่า", "ดูแลห้องสมุด", "อ่าน"]),
        ("", ["ปลูกป่า", "ดูแลห้องสมุด"]),  # other steps have no name of their own either
    ],
)
def test_a_name_behind_the_break_is_that_of_a_step_with_a_blank_one_before_it(
    paper: SimpleNamespace, named: str, names: list[str]
) -> None:
    """The cell of a name that spans two pages is printed whole on the second one."""
    first = [
        COLUMNS,
        ["ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        [None if named else "", "ลงกล้าในแปลง", "กองช่าง", "ก.พ. ๖๘"],
        ["ดูแลห้องสมุด", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
        ["", "รับบริจาคหนังสือ", "กองคลัง", "เม.ย. ๖๘"],
    ]
    second = [COLUMNS, [named or "", "แบ่งเวร", "กองช่าง", "พ.ค. ๖๘"]]
    report = paper.report([HEAD, first], [second])
    assert [m.name for m in report.measures] == names
    assert steps(report)[-1][-2:] == [("รับบริจาคหนังสือ", "กองคลัง"), ("แบ่งเวร", "กองช่าง")]
    assert len(steps(report)[1]) == (1 if named else 3)


@pytest.mark.parametrize("when", ["", "พ.ค. ๖๘"])
def test_a_name_alone_behind_the_break_belongs_to_the_step_before_it(
    paper: SimpleNamespace, when: str
) -> None:
    """What the last row says already is said of no other row."""
    first = [
        COLUMNS,
        ["ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["ดูแลห้องสมุด", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
        ["", "รับบริจาคหนังสือ", "กองคลัง", "เม.ย. ๖๘"],
    ]
    second = [
        COLUMNS,
        ["อ่าน", "", "", when],
        ["วิ่ง", "แบ่งเวร", "กองช่าง", "พ.ค. ๖๘"],
    ]
    report = paper.report([HEAD, first], [second])
    found = dict(zip([m.name for m in report.measures], steps_of(report), strict=True))
    assert found["วิ่ง"] == ["แบ่งเวร"]
    if not when:
        assert found["อ่าน"] == ["รับบริจาคหนังสือ"]
        assert found["ดูแลห้องสมุด"] == ["จัดชั้นหนังสือ"]


def steps_of(report: Any) -> list[list[str]]:
    return [[action.text for action in measure.actions] for measure in report.measures]
