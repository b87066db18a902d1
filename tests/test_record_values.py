"""What the cells beside a step say of it: owners, budgets, units, periods."""

from types import SimpleNamespace

import pytest

from mattrakan.models import Report

HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
COLUMNS = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]


def codes(report: Report, *severities: str) -> list[str]:
    wanted = severities or ("warning", "error")
    return [finding.code for finding in report.findings if finding.severity in wanted]


def test_owners_in_rows_of_their_own(paper: SimpleNamespace) -> None:
    rows = [
        COLUMNS,
        ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
        [None, None, "กองคลัง", None],
    ]
    actions = paper.report([HEAD, rows]).measures[0].actions
    assert [a.responsible for a in actions] == [["กองช่าง", "กองคลัง"]]


@pytest.mark.parametrize(
    ("printed", "owners"),
    [
        ("สำนักปลัด / กองช่าง", ["สำนักปลัด", "กองช่าง"]),
        ("สำนักปลัด, กองช่าง", ["สำนักปลัด", "กองช่าง"]),
        ("ทุกสำนัก/กอง", ["ทุกสำนัก/กอง"]),
        ("กองช่างและกองคลัง", ["กองช่างและกองคลัง"]),
        ("-", []),
        ("", []),
    ],
)
def test_owners_are_split_as_printed(
    paper: SimpleNamespace, printed: str, owners: list[str]
) -> None:
    report = paper.report([HEAD, [COLUMNS, ["๑. ปลูก", "๑) รดน้ำ", printed, "ม.ค. ๖๘"]]])
    assert report.measures[0].actions[0].responsible == owners


@pytest.mark.parametrize(
    ("header", "cell", "value"),
    [
        ("งบประมาณ (บาท)", "๔๕,๐๐๐", 45000),
        ("งบประมาณ (ล้านบาท)", "๑.๕", 1500000),
        ("งบประมาณ", "ไม่ใช้งบประมาณ", 0),
    ],
)
def test_budgets(paper: SimpleNamespace, header: str, cell: str, value: int) -> None:
    rows = [[*COLUMNS, header], ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", cell]]
    report = paper.report([HEAD, rows])
    budget = report.measures[0].actions[0].budget
    assert budget is not None
    assert (budget.value, budget.status) == (value, "ok")
    assert codes(report) == []


def test_two_figures_in_a_wide_column_are_not_one(paper: SimpleNamespace) -> None:
    rows = [[*COLUMNS, "งบประมาณ"], ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", "๑๒\n๘,๕๐๐ บาท"]]
    report = paper.report([HEAD, rows])
    budget = report.measures[0].actions[0].budget
    assert budget is not None
    assert (budget.value, budget.status) == (None, "ambiguous")
    assert codes(report) == ["value-ambiguous"]


def test_the_unit_above_a_table_counts(paper: SimpleNamespace) -> None:
    rows = [[*COLUMNS, "งบประมาณ"], ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", "๒"]]
    budget = paper.report([HEAD, "หน่วย : ล้านบาท", rows]).measures[0].actions[0].budget
    assert budget is not None
    assert budget.value == 2000000


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("ทุกเดือน", "value-unparsed"),
        ("ม.ค./ก.พ. ๖๘", "value-ambiguous"),
        ("ก.ย. ๖๖", "period-outside-fiscal-year"),
        ("มี.ค. ๖๘ - ม.ค. ๖๘", "period-order"),
        ("l5 ม.ค. ๖๘", "value-doubtful"),
    ],
)
def test_a_doubtful_period_names_its_record(paper: SimpleNamespace, period: str, code: str) -> None:
    report = paper.report([HEAD, [COLUMNS, ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", period]]])
    where = {f.code: f.where for f in report.findings if f.severity == "warning"}
    assert where[code] == "measures[0].actions[0].period"


@pytest.mark.parametrize(
    ("start", "end", "raw", "value"),
    [
        ("๑ ต.ค. ๖๗", "๓๑ ม.ค. ๖๘", "๑ ต.ค. ๖๗ - ๓๑ ม.ค. ๖๘", "2024-10-01/2025-01-31"),
        ("ต.ค. ๖๗", "ม.ค. ๖๘", "ต.ค. ๖๗ - ม.ค. ๖๘", "2024-10/2025-01"),
        ("ม.ค. ๖๘", "เมื่อครบ", "ม.ค. ๖๘ - เมื่อครบ", None),
        ("-", "ม.ค. ๖๘", "- - ม.ค. ๖๘", None),
        ("ม.ค. - มี.ค. ๖๘", "<", "ม.ค. - มี.ค. ๖๘", "2025-01/2025-03"),
    ],
)
@pytest.mark.parametrize("below", [("เริ่ม", "แล้วเสร็จ"), ("เริ่มต้น", "สิ้นสุด")])
def test_a_start_and_an_end_make_one_period(
    paper: SimpleNamespace,
    start: str,
    end: str,
    raw: str,
    value: str | None,
    below: tuple[str, str],
) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "ระยะเวลา", "<", "ผู้รับผิดชอบ"],
        [None, None, *below, None],
        ["๑. ปลูก", "๑) รดน้ำ", start, end, "กองช่าง"],
    ]
    report = paper.report([HEAD, rows])
    action = report.measures[0].actions[0]
    assert action.period is not None and action.extra == {}
    assert (action.period.raw, action.period.value) == (raw, value)
    assert codes(report) == ([] if value else ["value-unparsed"])


def test_an_end_beside_a_period_is_a_column_of_its_own(paper: SimpleNamespace) -> None:
    rows = [[*COLUMNS, "วันที่แล้วเสร็จ"], ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", "๙ ม.ค. ๖๘"]]
    action = paper.report([HEAD, rows]).measures[0].actions[0]
    assert action.period is not None and action.period.value == "2025-01"
    assert action.extra == {"วันที่แล้วเสร็จ": "๙ ม.ค. ๖๘"}


def test_an_ambiguous_period_stands_in_no_field_of_its_own(paper: SimpleNamespace) -> None:
    row = ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ไตรมาส ๑ ปี ๒๕๖๘"]
    report = paper.report([HEAD, [COLUMNS, row]])
    period = report.measures[0].actions[0].period
    assert period is not None
    assert (period.value, period.start, period.end) == (None, None, None)
    assert period.status == "ambiguous"
    assert period.alternatives == ["2024-10/2024-12", "2025-01/2025-03"]
    assert codes(report) == ["value-ambiguous"]


@pytest.mark.parametrize(
    ("header", "above", "value"),
    [
        ("งบประมาณ (พันล้านบาท)", None, 2_000_000_000),
        ("งบประมาณ ล้านบาท", None, 2_000_000),
        ("งบประมาณ", "(หมื่นบาท)", 20_000),
        ("งบประมาณ (บาท)", "หน่วย : บาท", 2),
        ("งบประมาณ (ล้านหยวน)", None, None),
        ("งบประมาณ", "หน่วย : ล้านหยวน", None),
    ],
)
def test_units_of_plans(
    paper: SimpleNamespace, header: str, above: str | None, value: int | None
) -> None:
    rows = [[*COLUMNS, header], ["๑. ปลูก", "๑) รดน้ำ", "กองช่าง", "ม.ค. ๖๘", "๒"]]
    report = paper.report([HEAD, rows] if above is None else [HEAD, above, rows])
    budget = report.measures[0].actions[0].budget
    assert budget is not None
    assert (budget.value, budget.status) == (value, "ok" if value else "ambiguous")
    messages = [f.message for f in report.findings if f.code == "value-ambiguous"]
    assert [("unit in the heading" in message) for message in messages] == [True] * (not value)


def test_names_known_from_other_cells_are_not_torn(paper: SimpleNamespace) -> None:
    head = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    rows = [
        ["๑. ปลูก", "๑) เตรียมดิน", "คณะครูทุกคน", "ม.ค. ๖๘"],
        ["", "๒) รดน้ำ", "คณะครู\nทุกคน", "ก.พ. ๖๘"],
        ["", "๓) ตัดหญ้า", "ผู้อำนวยการโรงเรียน, กองช่าง", "มี.ค. ๖๘"],
        ["", "๔) สรุป", "รองคณบดี\nฝ่ายบริหาร", "มี.ค. ๖๘"],
    ]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", [head, *rows]])
    assert [action.responsible for action in report.measures[0].actions] == [
        ["คณะครูทุกคน"],
        ["คณะครูทุกคน"],
        ["ผู้อำนวยการโรงเรียน", "กองช่าง"],
        ["รองคณบดีฝ่ายบริหาร"],
    ]


@pytest.mark.parametrize(
    ("second", "periods"),
    [
        pytest.param("", ["ม.ค. ๖๘", "ม.ค. ๖๘", "มี.ค. ๖๘", "มี.ค. ๖๘"], id="once a measure"),
        pytest.param("-", ["ม.ค. ๖๘", "-", "มี.ค. ๖๘", ""], id="a dash is an answer"),
    ],
)
def test_what_every_measure_says_in_its_first_row_is_for_all_steps(
    paper: SimpleNamespace, second: str, periods: list[str]
) -> None:
    head = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]
    rows = [
        ["๑. ปลูก", "๑) เตรียมดิน", "กองช่าง", "ม.ค. ๖๘"],
        ["", "๒) รดน้ำ", "กองคลัง", second],
        ["๒. อ่าน", "๑) ซื้อหนังสือ", "กองช่าง", "มี.ค. ๖๘"],
        ["", "๒) แจก", "กองคลัง", ""],
    ]
    report = paper.report(["=มาตรการส่งเสริมความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘", [head, *rows]])
    found = [a.period.raw if a.period else "" for m in report.measures for a in m.actions]
    assert found == periods
    found_codes = [f.code for f in report.findings if f.severity != "info"]
    assert ("pairing-inferred" in found_codes) == (second == "")


@pytest.mark.parametrize(
    ("above", "money", "cell", "value", "status"),
    [
        ("หน่วย : ล้านบาท", "งบประมาณ (บาท)", "๔๕,๘๐๐", None, "ambiguous"),
        ("หน่วย : บาท", "งบประมาณ (พันบาท)", "๔๕", None, "ambiguous"),
        ("หน่วย : ล้านบาท", "งบประมาณ (บาท)", "๔๕,๘๐๐ บาท", 45800, "ok"),  # says its own
        ("หน่วย : บาท", "งบประมาณ (บาท)", "๔๕,๘๐๐", 45800, "ok"),
        ("หน่วย : พันบาท", "งบประมาณ", "๔๕", 45000, "ok"),
        ("หน่วย : ล้านบาท", "งบประมาณ (บาท)", "๐", 0, "ok"),
    ],
)
def test_two_units_that_disagree_make_an_amount_ambiguous(
    paper: SimpleNamespace, above: str, money: str, cell: str, value: int | None, status: str
) -> None:
    rows = [[*COLUMNS, money], ["๑. ปลูก", "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘", cell]]
    report = paper.report([HEAD, above, rows])
    (budget,) = [action.budget for action in report.measures[0].actions]
    assert budget is not None and (budget.value, budget.status) == (value, status)
    assert ("value-ambiguous" in codes(report)) == (status == "ambiguous")


@pytest.mark.parametrize(
    ("above", "heads", "values"),
    [
        ("", ["งบประมาณ", "งบประมาณ (พันบาท)"], [2, 5_000_000]),
        ("หน่วย : ล้านบาท", ["งบประมาณ", "งบประมาณ (บาท)"], [2_000_000, 5_000]),
        ("", ["งบประมาณ (พันบาท)", "งบประมาณ (พันบาท)"], [2_000, 5_000_000]),
        ("หน่วย : ล้านบาท", ["งบประมาณ", "งบประมาณ"], [2_000_000, 5_000_000_000]),
    ],
)
def test_headings_printed_again_with_another_unit_head_another_table(
    paper: SimpleNamespace, above: str, heads: list[str], values: list[int]
) -> None:
    first = [[*COLUMNS, heads[0]], ["๑. ปลูก", "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘", "๒"]]
    second = [[*COLUMNS, heads[1]], ["๒. ขุด", "วัดแนว", "กองช่าง", "ม.ค. ๖๘", "๕,๐๐๐"]]
    report = paper.report([HEAD, above, first], [second])
    budgets = [action.budget for measure in report.measures for action in measure.actions]
    assert [budget and budget.value for budget in budgets] == values


def test_the_unit_of_another_table_contradicts_no_heading(paper: SimpleNamespace) -> None:
    first = [[*COLUMNS, "งบประมาณ"], ["๑. ปลูก", "เตรียมดิน", "กองช่าง", "ม.ค. ๖๘", "๒"]]
    second = [[*COLUMNS, "งบประมาณ (บาท)"], ["๑. ขุด", "วัดแนว", "กองช่าง", "ม.ค. ๖๘", "๕,๐๐๐"]]
    other = "=แผนป้องกันการทุจริต ปีงบประมาณ พ.ศ. ๒๕๖๘"
    report = paper.report([HEAD, "หน่วย : ล้านบาท", first], [other, second])
    budgets = [action.budget for measure in report.measures for action in measure.actions]
    assert [budget and budget.value for budget in budgets] == [2_000_000, 5_000]
