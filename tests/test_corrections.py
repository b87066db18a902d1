"""Corrections: applied where they fit, and all that depends on them anew."""

import runpy
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.models import Report

CORRECTING = runpy.run_path(str(Path(__file__).with_name("correcting.py")))
PLAN = CORRECTING["PLAN"]
line = CORRECTING["line"]
applied = CORRECTING["applied"]
codes = CORRECTING["codes"]
CONTRADICTIONS = CORRECTING["CONTRADICTIONS"]
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def plan() -> Report:
    return mattrakan.read(PLAN)


@pytest.mark.parametrize(
    ("field", "was", "now", "got"),
    [
        ("period", "2022-11/2022-12", "พ.ย. ๒๕๖๕ - ม.ค. ๒๕๖๖", "2022-11/2023-01"),
        ("period", "2022-11/2022-12", "../2023-03", "../2023-03"),
        ("period", "2022-11/2022-12", "2022-11~", "2022-11~"),
        ("period", "2022-11/2022-12", "2022-11; 2023-02", ["2022-11", "2023-02"]),
        ("period", "2022-11/2022-12", "P30D", "P30D"),
        ("period", "2022-11/2022-12", "", None),
    ],
)
def test_a_period_is_corrected(plan: Report, field: str, was: str, now: str, got: Any) -> None:
    action = applied(plan, line(plan, "m01-a01", field, was, now)).measures[0].actions[0]
    assert action.period is not None
    assert action.period.value == got
    assert action.period.raw == "พ.ย. - ธ.ค. ๖๕"  # what is printed is not touched
    assert action.period.status == ("ok" if got else "blank")
    assert action.corrected == ["period"]


def test_each_kind_of_field_is_corrected(plan: Report) -> None:
    report = applied(
        plan,
        line(plan, "m01-a01", "responsible", "สำนักปลัด", "กองคลัง; กองช่าง"),
        line(plan, "m01-a01", "budget", "", "๔๕,๐๐๐ บาท"),
        line(plan, "m01-a02", "measure", plan.measures[0].name or "", "ชื่อใหม่"),
        line(plan, "m01-a01", "action_no", "1", "๗"),
        line(plan, "i01", "score", str(plan.indicators[0].score), "99.5"),
        line(plan, "", "province", plan.agency.province or "" if plan.agency else "", "น่าน"),
        line(plan, "m01-a01", "extra", "", '{"หมายเหตุ": "ก"}'),
    )
    action = report.measures[0].actions[0]
    assert action.responsible == ["กองคลัง", "กองช่าง"]
    assert action.budget is not None and action.budget.value == 45000
    assert action.no == 7
    assert action.extra == {"หมายเหตุ": "ก"}
    assert report.measures[0].name == "ชื่อใหม่"
    assert report.measures[0].corrected == ["name"]
    assert float(report.indicators[0].score or 0) == 99.5
    assert report.agency is not None and report.agency.province == "น่าน"
    assert codes(report).count("corrected") == 7


def test_a_correction_of_something_else_is_stale(plan: Report) -> None:
    report = applied(plan, line(plan, "m01-a01", "period", "2022-11", "2022-12"))
    assert report.measures == plan.measures
    (finding,) = [one for one in report.findings if one.code == "correction-stale"]
    assert finding.where == "measures[0].actions[0].period"
    assert finding.source is not None and finding.source.box is not None
    assert "'2022-11/2022-12' is read now" in finding.message
    assert report.findings[:-1] == plan.findings


def test_what_is_read_as_corrected_by_now_is_left_alone(plan: Report) -> None:
    row = line(plan, "m01-a01", "period", "2022-11", "2022-11/2022-12")
    assert applied(plan, row) == plan


def test_what_a_person_finds_right_is_no_doubt_any_more() -> None:
    report = mattrakan.read(CONTRADICTIONS)
    found = next(f for f in report.findings if f.code == "period-outside-fiscal-year")
    assert found.where == "measures[0].actions[1].period"
    period = report.measures[0].actions[1].period
    assert period is not None and isinstance(period.value, str)
    checked = applied(report, line(report, "m01-a02", "period", period.value, period.value))
    assert codes(checked, found.where) == ["confirmed"]
    assert checked.measures == report.measures


def test_accepted_findings_of_a_row_are_left_out() -> None:
    report = mattrakan.read(CONTRADICTIONS)
    row = "m01-a02"
    said = dict.fromkeys(
        one.code
        for one in report.findings
        if (one.where or "").startswith("measures[0].actions[1]")
    )
    assert said
    checked = applied(report, line(report, row, "findings", "; ".join(said), ""))
    gone = {"measures[0]", "measures[0].actions[1]", "measures[0].actions[1].period"}
    assert not gone & {f.where for f in checked.findings}


def test_a_wrong_total_is_no_finding_when_it_is_corrected() -> None:
    report = mattrakan.read(CONTRADICTIONS)
    found = next(f for f in report.findings if f.code == "score-mismatch")
    assert report.assessment is not None
    expected = found.message.partition("give ")[2].split(" ")[0]
    now = applied(report, line(report, "", "score", str(report.assessment.score), expected))
    assert "score-mismatch" not in codes(now)
    again = applied(report, line(report, "", "score", str(report.assessment.score), "10"))
    assert "score-mismatch" in codes(again)


def test_a_corrected_score_is_checked_against_the_total(plan: Report) -> None:
    assert "score-mismatch" not in codes(plan)
    score = str(plan.indicators[0].score)
    assert "score-mismatch" in codes(applied(plan, line(plan, "i01", "score", score, "10")))


def test_a_corrected_period_is_checked_against_the_year(plan: Report) -> None:
    row = line(plan, "m01-a01", "period", "2022-11/2022-12", "2021-11")
    where = "measures[0].actions[0].period"
    assert codes(applied(plan, row), where) == ["period-outside-fiscal-year", "corrected"]


def test_periods_without_a_year_follow_the_corrected_one(paper: Any) -> None:
    head = ["มาตรการ", "ขั้นตอน", "ระยะเวลา"]
    rows = [head, ["ก่อสร้าง", "๑. เริ่มงาน", "มีนาคม"], [None, "๒. ส่งงาน", "เม.ย. ๒๕๖๕"]]
    title = "=แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"
    report = paper.report([title, rows])
    assert report.measures[0].actions[0].period.value == "2022-03"
    now = applied(report, line(report, "", "fiscal_year_be", "2565", "2566"))
    periods = [action.period for action in now.measures[0].actions]
    assert [period and period.value for period in periods] == ["2023-03", "2022-04"]
    assert "period-outside-fiscal-year" in codes(now, "measures[0].actions[1].period")


def test_a_number_that_appears_twice_now_is_a_finding(plan: Report) -> None:
    now = applied(plan, line(plan, "m01-a02", "action_no", "2", "1"))
    assert "duplicate-number" in codes(now, "measures[0].actions[1]")
    assert "duplicate-number" not in codes(plan)


def test_a_corrected_amount_is_added_up_again() -> None:
    path = HERE.parent / "samples" / "krommokthao_budget_2565.pdf"
    report = mattrakan.read(path, profiles=["state_budget"])
    index = next(n for n, row in enumerate(report.outline) if row.sum == "equal")
    amount = report.outline[index].amount
    assert amount is not None
    row = line(report, f"o{index + 1:04}", "amount", str(amount), str(amount + 1))
    now = applied(report, row)
    assert now.outline[index].sum == "differs"
    assert "sum-mismatch" in codes(now, f"outline[{index}].amount")
