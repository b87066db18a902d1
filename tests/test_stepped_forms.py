"""Forms with a table of steps inside: labels and values around rows under headings of their own."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report
from mattrakan.normalize.joined.pooling import Claims
from mattrakan.normalize.joined.stepped_forms import read_stepped_forms

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
LEFT = "<"
STEPS = ["ขั้นที่", "กิจกรรม", "ช่วงเวลา", "วิธีกำกับติดตาม"]

Rows = list[list[str | None]]


def told(report: Report) -> list[tuple[object, ...]]:
    """Return number, name and steps of each measure: number, text, owners, period, follow-up."""
    return [
        (
            measure.no,
            measure.name,
            [
                (a.no, a.text, a.responsible, a.period and a.period.value, a.follow_up)
                for a in measure.actions
            ],
        )
        for measure in report.measures
    ]


def warnings(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity == "warning"]


def form(name: str, owner: str, money: str, *steps: tuple[str, str, str]) -> Rows:
    """Return a form: its name across, two labels beside each other, steps, and a label below."""
    numbered: Rows = [[str(place), *step] for place, step in enumerate(steps, 1)]
    return [
        [name, LEFT, LEFT, LEFT],
        ["เหตุผลความจำเป็น", f"ที่ผ่านมา{owner}ยังไม่เคยทำเรื่องนี้มาก่อนเลยสักครั้ง", LEFT, LEFT],
        ["ผู้รับผิดชอบ", owner, "วงเงิน", money],
        [*STEPS],
        *numbered,
        ["เป้าหมาย", f"ทุกคนใน{owner}ได้รู้", LEFT, LEFT],
    ]


FIRST = form(
    *("มาตรการที่ 1 ปลูกป่า", "กองช่าง", "5,000 บาท"),
    ("เพาะกล้าไม้ไว้แจกคนในตำบล", "ม.ค. 68", "บัญชีกล้าไม้"),
    ("ลงกล้าร่วมกับโรงเรียน", "ก.พ. 68", "ภาพถ่าย"),
)
SECOND = form(
    *("มาตรการที่ 2 อ่านหนังสือ", "กองคลัง", "ไม่ใช้งบประมาณ"),
    ("จัดชั้นหนังสือหน้าห้อง", "มี.ค. 68", "-"),
    ("ชวนคนมาอ่าน", "เม.ย. - พ.ค. 68", "สมุดลงชื่อ"),
)
READ = [
    (
        *(1, "ปลูกป่า"),
        [
            (1, "เพาะกล้าไม้ไว้แจกคนในตำบล", ["กองช่าง"], "2025-01", "บัญชีกล้าไม้"),
            (2, "ลงกล้าร่วมกับโรงเรียน", ["กองช่าง"], "2025-02", "ภาพถ่าย"),
        ],
    ),
    (
        *(2, "อ่านหนังสือ"),
        [
            (1, "จัดชั้นหนังสือหน้าห้อง", ["กองคลัง"], "2025-03", None),
            (2, "ชวนคนมาอ่าน", ["กองคลัง"], "2025-04/2025-05", "สมุดลงชื่อ"),
        ],
    ),
]


def test_labels_belong_to_all_steps_of_their_form(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, FIRST, "", SECOND])
    assert told(report) == READ
    assert [a.budget and a.budget.value for m in report.measures for a in m.actions] == (
        [5000, 5000, 0, 0]
    )
    assert report.measures[1].actions[1].extra == {
        "เหตุผลความจำเป็น": "ที่ผ่านมากองคลังยังไม่เคยทำเรื่องนี้มาก่อนเลยสักครั้ง",
        "เป้าหมาย": "ทุกคนในกองคลังได้รู้",
    }
    assert warnings(report) == []


def test_forms_below_each_other_in_one_table(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, [*FIRST, *SECOND]])
    assert told(report) == READ
    assert warnings(report) == []


def test_places_are_those_of_the_steps(paper: SimpleNamespace) -> None:
    page = paper.page(1, HEAD, FIRST, "", SECOND)
    action = paper.report(page).measures[1].actions[1]
    assert action.source is not None
    row = page.tables[1].grid()[5][1]
    assert (action.source.row, action.source.table) == (5, 2)
    assert action.source.box[1] == pytest.approx(row.box.top)
    assert action.source.box[3] == pytest.approx(row.box.bottom)


@pytest.mark.parametrize("cut", [5, 6, 7, 8])
def test_a_page_cuts_a_form(paper: SimpleNamespace, cut: int) -> None:
    cut = min(cut, len(SECOND) - 1)
    first, rest = SECOND[:cut], SECOND[cut:]
    report = paper.report([HEAD, FIRST, "", first], [rest])
    assert told(report) == READ
    assert warnings(report) == []


def test_headings_of_steps_are_printed_again(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, FIRST, "", SECOND[:5]], [[STEPS, *SECOND[5:]]])
    assert told(report) == READ


def test_a_page_cuts_a_step(paper: SimpleNamespace) -> None:
    above = [*SECOND[:5], ["2", "ชวนคน", "เม.ย. - พ.ค. 68", "สมุด"]]
    rest = [["", "มาอ่าน", "", "ลงชื่อ"], SECOND[6]]
    report = paper.report([HEAD, FIRST, "", above], [rest])
    assert told(report) == READ


def test_a_label_names_the_form_and_steps_have_columns_of_their_own(
    paper: SimpleNamespace,
) -> None:
    def wide(number: str, name: str, aim: str, *steps: list[str | None]) -> Rows:
        return [
            [f"มาตรการที่ {number} :", LEFT, name, LEFT, LEFT, LEFT],
            ["วัตถุประสงค์ :", LEFT, aim, LEFT, LEFT, LEFT],
            ["ลำดับ", "ขั้นตอนการดำเนินงาน", LEFT, "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"],
            *steps,
        ]

    first = wide("๑", "ปลูกป่า", "ให้ร่มเย็น", ["๑", "เพาะกล้าไม้", LEFT, "กองช่าง", "ม.ค. ๖๘", "-"])
    second = wide(
        *("๒", "อ่านหนังสือ", "ให้รอบรู้"),
        ["๑", "จัดชั้นหนังสือ", LEFT, "กองคลัง", "มี.ค. ๖๘", "๕๐๐ บาท"],
        ["๒", "ชวนคนมาอ่าน", LEFT, "สำนักปลัด", "เม.ย. ๖๘", "-"],
    )
    report = paper.report([HEAD, first, "", second])
    assert told(report) == [
        (1, "ปลูกป่า", [(1, "เพาะกล้าไม้", ["กองช่าง"], "2025-01", None)]),
        (
            *(2, "อ่านหนังสือ"),
            [
                (1, "จัดชั้นหนังสือ", ["กองคลัง"], "2025-03", None),
                (2, "ชวนคนมาอ่าน", ["สำนักปลัด"], "2025-04", None),
            ],
        ),
    ]
    assert report.measures[1].actions[0].extra == {"วัตถุประสงค์": "ให้รอบรู้"}


def test_a_colon_parts_label_and_value_in_one_cell(paper: SimpleNamespace) -> None:
    def lined(name: str, owner: str, money: str, *steps: list[str | None]) -> Rows:
        return [
            [f"ชื่อมาตรการ : {name}", LEFT, LEFT, LEFT],
            [f"หน่วยงาน : {owner}", LEFT, f"งบประมาณ : {money}", LEFT],
            ["ขั้นตอนการทำงาน", LEFT, LEFT, LEFT],
            ["ที่", "สิ่งที่จะทำ", "เมื่อไร", "การติดตาม"],
            *steps,
        ]

    first = lined("ปลูกป่า", "กองช่าง", "๙๐๐ บาท", ["๑", "เพาะกล้าไม้", "ม.ค. ๖๘", "ภาพถ่าย"])
    second = lined("อ่าน", "กองคลัง", "๕๐๐ บาท", ["๑", "จัดชั้นหนังสือ", "มี.ค. ๖๘", "สมุด"])
    report = paper.report([HEAD, first, "", second])
    assert told(report) == [
        (None, "ปลูกป่า", [(1, "เพาะกล้าไม้", ["กองช่าง"], "2025-01", "ภาพถ่าย")]),
        (None, "อ่าน", [(1, "จัดชั้นหนังสือ", ["กองคลัง"], "2025-03", "สมุด")]),
    ]
    assert [m.actions[0].budget.value for m in report.measures] == [900, 500]


def test_a_label_at_the_left_covers_steps_and_their_headings(paper: SimpleNamespace) -> None:
    def beside(owner: str, *steps: list[str | None]) -> Rows:
        return [
            ["เหตุที่เลือก", f"{owner}อยากทำมานานแล้ว", LEFT, LEFT],
            ["ผู้รับผิดชอบ", owner, LEFT, LEFT],
            ["ขั้นตอน", "ลำดับ", "งานที่ต้องทำ", "ห้วงเวลา"],
            *[[None, *step] for step in steps],
        ]

    first = beside("กองช่าง", ["1", "เพาะกล้าไม้แจก", "ม.ค. 68"], ["2", "ลงกล้าไม้", "ก.พ. 68"])
    second = beside("กองคลัง", ["1", "จัดชั้นหนังสือ", "มี.ค. 68"])
    report = paper.report([HEAD, "๑. ปลูกป่า", first, "", "๒. อ่านหนังสือ", second])
    assert told(report) == [
        (
            *(1, "ปลูกป่า"),
            [
                (1, "เพาะกล้าไม้แจก", ["กองช่าง"], "2025-01", None),
                (2, "ลงกล้าไม้", ["กองช่าง"], "2025-02", None),
            ],
        ),
        (2, "อ่านหนังสือ", [(1, "จัดชั้นหนังสือ", ["กองคลัง"], "2025-03", None)]),
    ]


def test_forms_without_names_make_no_measures_and_are_told(paper: SimpleNamespace) -> None:
    report = paper.report([HEAD, FIRST[1:], "", SECOND[1:]])
    assert report.measures == []
    assert "table-unclaimed" in warnings(report)


def test_a_sum_a_note_and_a_group_of_steps_are_no_steps(paper: SimpleNamespace) -> None:
    group: Rows = [["ระยะที่ 1 เตรียมการ", LEFT, LEFT, LEFT]]
    rest: Rows = [["รวม", "5,000 บาท", LEFT, LEFT], ["หมายเหตุ กล้าไม้ขอรับได้ฟรี", LEFT, LEFT, LEFT]]
    first = [*FIRST[:4], *group, *FIRST[4:6], *rest, *FIRST[6:]]
    report = paper.report([HEAD, first, "", SECOND])
    assert told(report) == READ
    aside = [one for one in report.findings if one.code == "row-unassigned"]
    assert [one.severity for one in aside] == ["info"] * 3  # the label says as much as the sum
    assert all(one.source and one.source.page == 1 for one in aside)


@pytest.mark.parametrize(("total", "severity"), [("5,500", "info"), ("5,900", "warning")])
def test_a_sum_inside_of_a_form_is_proved_or_doubted(
    paper: SimpleNamespace, total: str, severity: str
) -> None:
    def form_of(name: str, *money: str) -> Rows:
        steps: Rows = [[str(n), f"ทำงานส่วนที่ {n}", "ม.ค. 68", m] for n, m in enumerate(money, 1)]
        head: Rows = [[name, LEFT, LEFT, LEFT], ["ผู้รับผิดชอบ", "กองช่าง", LEFT, LEFT]]
        return [*head, ["ขั้นที่", "กิจกรรม", "ช่วงเวลา", "งบประมาณ (บาท)"], *steps]

    summed = [*form_of("มาตรการที่ 1 ปลูกป่า", "5,000", "500"), ["รวม", LEFT, LEFT, total]]
    report = paper.report([HEAD, summed, "", form_of("มาตรการที่ 2 อ่านหนังสือ", "700")])
    assert [len(measure.actions) for measure in report.measures] == [2, 1]
    aside = [one for one in report.findings if one.code == "row-unassigned"]
    assert [one.severity for one in aside] == [severity]


def test_headings_printed_again_between_rows_are_no_form(paper: SimpleNamespace) -> None:
    head: Rows = [["ที่", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"]]
    first: Rows = [["๑", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"], ["๒", "ลงกล้าไม้", "กองช่าง", "ก.พ. ๖๘"]]
    second: Rows = [["๓", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘"]]
    page = paper.page(1, HEAD, [*head, *first, *head, *second])
    assert read_stepped_forms([page], Claims((), "")) == (None, frozenset())


def test_a_heading_over_some_of_those_below_is_no_label(paper: SimpleNamespace) -> None:
    head: Rows = [
        ["", "", "การดำเนินงาน", LEFT, ""],
        ["ลำดับที่", "วิธีการดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ", "หมายเหตุ"],
    ]
    first: Rows = [["๑", "เพาะกล้าไม้", "ม.ค. ๖๘", "กองช่าง", ""]]
    second: Rows = [["๑", "จัดชั้นหนังสือ", "มี.ค. ๖๘", "กองคลัง", ""]]
    page = paper.page(1, HEAD, [*head, *first], "", [*head, *second])
    assert read_stepped_forms([page], Claims((), "")) == (None, frozenset())


def test_a_title_across_above_headings_on_each_page_is_no_form(paper: SimpleNamespace) -> None:
    head: Rows = [
        ["แผนของกองช่าง", LEFT, LEFT, LEFT],
        ["ที่", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"],
    ]
    first: Rows = [["๑", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"]]
    second: Rows = [["๒", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘"]]
    pages = [paper.page(1, HEAD, [*head, *first]), paper.page(2, [*head, *second])]
    assert read_stepped_forms(pages, Claims((), "")) == (None, frozenset())


def test_facts_above_the_headings_of_a_plan_are_no_form(paper: SimpleNamespace) -> None:
    rows: Rows = [
        ["ส่วนราชการ", "สำนักปลัด", "ปีงบประมาณ", "๒๕๖๘"],
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["๑. ปลูกป่า", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["๒. อ่านหนังสือ", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
    ]
    page = paper.page(1, HEAD, rows)
    assert read_stepped_forms([page], Claims((), "")) == (None, frozenset())


def test_measures_across_above_their_steps_are_no_forms(paper: SimpleNamespace) -> None:
    rows: Rows = [
        ["ที่", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["มาตรการที่ ๑ ปลูกป่า", LEFT, LEFT, LEFT],
        ["๑", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘"],
        ["๒", "ลงกล้าไม้", "กองช่าง", "ก.พ. ๖๘"],
        ["มาตรการที่ ๒ อ่านหนังสือ", LEFT, LEFT, LEFT],
        ["๑", "จัดชั้นหนังสือ", "กองคลัง", "มี.ค. ๖๘"],
    ]
    report = paper.report([HEAD, rows])
    assert [(m.no, m.name, len(m.actions)) for m in report.measures] == [
        (1, "ปลูกป่า", 2),
        (2, "อ่านหนังสือ", 1),
    ]


def apart(name: str, owner: str, *steps: list[str | None]) -> tuple[Rows, Rows]:
    """Return the head of a form, of two columns, and its steps with a label below them."""
    head: Rows = [[name, LEFT], ["เหตุที่เลือก", f"{owner}อยากทำ"], ["ผู้รับผิดชอบ", owner]]
    return head, [[*STEPS], *steps, ["เป้าหมาย", f"{owner}ได้รู้", LEFT, LEFT]]


def whole(head: Rows, rest: Rows) -> Rows:
    """Return a form that no page cuts: its head reaches over the columns of the steps."""
    return [*([*row, LEFT, LEFT] for row in head), *rest]


APART = [
    apart(
        *("มาตรการที่ 1 ปลูกป่า", "กองช่าง"),
        ["1", "เพาะกล้าไม้ไว้แจกคนในตำบล", "ม.ค. 68", "บัญชีกล้าไม้"],
        ["2", "ลงกล้าร่วมกับโรงเรียน", "ก.พ. 68", "ภาพถ่าย"],
    ),
    apart(
        *("มาตรการที่ 2 อ่านหนังสือ", "กองคลัง"),
        ["1", "จัดชั้นหนังสือหน้าห้อง", "มี.ค. 68", "-"],
        ["2", "ชวนคนมาอ่าน", "เม.ย. - พ.ค. 68", "สมุดลงชื่อ"],
    ),
]


@pytest.mark.parametrize("labels", [2, 3])
def test_a_page_cuts_a_form_above_its_steps(paper: SimpleNamespace, labels: int) -> None:
    head, rest = APART[1]
    below: Rows = [*([*row, LEFT, LEFT] for row in head[labels:]), *rest]
    report = paper.report([HEAD, whole(*APART[0]), "", head[:labels]], [below])
    assert told(report) == READ
    assert warnings(report) == []


def test_the_first_form_is_cut_above_its_steps(paper: SimpleNamespace) -> None:
    head, rest = APART[0]
    report = paper.report([HEAD, head], [rest, "", whole(*APART[1])])
    assert told(report) == READ
    assert warnings(report) == []


def test_a_label_that_counts_measures_is_cut_above_its_steps(paper: SimpleNamespace) -> None:
    heads: list[Rows] = [
        [["มาตรการที่ 1", "ปลูกป่า"], *APART[0][0][1:]],
        [["มาตรการที่ 2", "อ่านหนังสือ"], *APART[1][0][1:]],
    ]
    first: Rows = [*([row[0], LEFT, row[1], LEFT] for row in heads[0]), *APART[0][1]]
    report = paper.report([HEAD, first, "", heads[1]], [APART[1][1]])
    assert told(report) == READ
    assert warnings(report) == []


def test_steps_after_a_break_do_not_go_to_the_form_before_a_cut_one(
    paper: SimpleNamespace,
) -> None:
    first, second = APART[0], APART[1]
    report = paper.report([HEAD, whole(*first), "", second[0]], [second[1][:-1]])
    assert [len(measure.actions) for measure in report.measures] == [2, 2]


def test_facts_that_no_form_has_are_no_head_of_one(paper: SimpleNamespace) -> None:
    facts: Rows = [["ที่ตั้ง", "ถนนสายหลัก"], ["โทรศัพท์", "หนึ่งสองสาม"]]
    forms = [whole(*one) for one in APART]
    report = paper.report([HEAD, facts], [forms[0], "", forms[1]])
    assert told(report) == READ
    assert "ที่ตั้ง" not in (report.measures[0].actions[0].extra or {})


def test_labels_on_the_same_page_are_no_cut_head(paper: SimpleNamespace) -> None:
    forms = [whole(*one) for one in APART]
    loose: Rows = [["เหตุที่เลือก", "อยากทำ"], ["ผู้รับผิดชอบ", "กองช่าง"]]
    report = paper.report([HEAD, forms[0], "", forms[1], "", loose])
    assert told(report) == READ
