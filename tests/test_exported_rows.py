"""Rows of the tables, from Reports made by hand."""

import json
import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mattrakan.export.columns import TABLES
from mattrakan.models import Budget, Measure, OtherTable, Period

MADE = runpy.run_path(str(Path(__file__).with_name("made_reports.py")))
make_period = MADE["make_period"]
make_action = MADE["make_action"]
make_report = MADE["make_report"]
make_finding = MADE["make_finding"]
rows_by_name = MADE["rows_by_name"]
PLACE = MADE["PLACE"]


def test_columns_are_those_of_the_contract() -> None:
    assert [column.name for column in TABLES["measures"]] == (
        "document_id file agency subdistrict district province fiscal_year_be measure_no measure "
        "action_no action responsible period_raw period period_start period_end period_status "
        "follow_up budget_raw budget extra page page_label findings message_th row_id "
        "period_first_day period_last_day budget_min budget_max "
        "box_x0 box_top box_x1 box_bottom link read_by corrected"
    ).split()
    assert [
        column.name for column in TABLES["action_owners"]
    ] == "row_id owner_no responsible".split()
    assert [column.name for column in TABLES["action_months"]] == "row_id month".split()
    assert [column.name for column in TABLES["other_tables"]] == (
        "document_id file table_no page row_no column_no header text "
        "box_x0 box_top box_x1 box_bottom"
    ).split()
    assert [column.name for column in TABLES["outline"]] == (
        "document_id file row_no page page_label level number label path amount_raw amount "
        "fiscal_year_be sum_status findings row_id"
    ).split()
    assert [column.name for column in TABLES["indicators"]] == (
        "document_id file agency fiscal_year_be indicator_no indicator instrument score issue "
        "page page_label findings message_th row_id"
    ).split()
    assert [column.name for column in TABLES["documents"]] == (
        "document_id file title agency subdistrict district province fiscal_year_be "
        "fiscal_year_start fiscal_year_end score grade pages text_layer status indicators "
        "measures actions findings tables outline_rows read_by same_plan_as"
    ).split()
    assert [column.name for column in TABLES["findings"]] == (
        "document_id file row_id code severity where message message_th page"
    ).split()


def test_one_row_for_each_action() -> None:
    report = make_report()
    rows = rows_by_name(report, "measures")
    key = report.document_id
    assert [row["row_id"] for row in rows] == [f"{key}-m01-a01", f"{key}-m01-a02", f"{key}-m02-a00"]
    assert rows[0]["responsible"] == "สำนักปลัด; กองคลัง"
    assert rows[0]["budget"] == Decimal("45000.50")
    assert json.loads(str(rows[0]["extra"])) == {"หมายเหตุ": '"quoted", ok', "ว่าง": None}
    assert rows[2]["measure"] == "ไม่มีขั้นตอน"
    assert rows[2]["action"] is None


def test_several_periods_are_joined_and_bounded_budgets_are_no_numbers() -> None:
    action = make_action(
        period=make_period(["2022-03", "2022-06"]),
        budget=Budget(raw="ไม่เกิน ๕๐๐", value="<=500", status="ok"),
    )
    report = make_report(measures=[Measure(no=1, name="ก", source=PLACE, actions=[action])])
    (row,) = rows_by_name(report, "measures")
    assert row["period"] == "2022-03; 2022-06"
    assert (row["budget_raw"], row["budget"]) == ("ไม่เกิน ๕๐๐", None)


@pytest.mark.parametrize(
    ("value", "status", "first", "last", "months"),
    [
        ("2022-03/2022-04", "ok", "2022-03-01", "2022-04-30", ["2022-03", "2022-04"]),
        ("2022-03-15", "ok", "2022-03-15", "2022-03-15", ["2022-03"]),
        ("2024-02~", "ok", "2024-02-01", "2024-02-29", ["2024-02"]),
        ("2022-12~/2023-01~", "ok", "2022-12-01", "2023-01-31", ["2022-12", "2023-01"]),
        ("../2022-09", "ok", None, "2022-09-30", []),
        ("2022-03/..", "ok", "2022-03-01", None, []),
        (["2022-03", "2022-09-05"], "ok", "2022-03-01", "2022-09-05", ["2022-03", "2022-09"]),
        (["2022-03", "2022-09/.."], "ok", "2022-03-01", None, []),
        ("P30D", "ok", None, None, []),
        (None, "ambiguous", None, None, []),
        ("2022-03", "ambiguous", None, None, []),
    ],
)
def test_outermost_days_and_months_of_a_period(
    value: Any, status: Any, first: str | None, last: str | None, months: list[str]
) -> None:
    action = make_action(period=Period(raw="x", value=value, start=None, end=None, status=status))
    report = make_report(measures=[Measure(no=1, name="ก", source=PLACE, actions=[action])])
    (row,) = rows_by_name(report, "measures")
    assert (row["period_first_day"], row["period_last_day"]) == (first, last)
    assert [row["month"] for row in rows_by_name(report, "action_months")] == months


@pytest.mark.parametrize(
    ("value", "status", "least", "most"),
    [
        (Decimal(45000), "ok", 45000, 45000),
        ("<=15000", "ok", None, 15000),
        ("<15000.50", "ok", None, Decimal("15000.5")),
        (">=80", "ok", 80, None),
        ("500/2000", "ok", 500, 2000),
        (["500", "700"], "ok", None, None),
        (None, "unparsed", None, None),
        ("<=15000", "ambiguous", None, None),
    ],
)
def test_bounds_of_a_budget(value: Any, status: Any, least: object, most: object) -> None:
    action = make_action(budget=Budget(raw="x", value=value, status=status))
    report = make_report(measures=[Measure(no=1, name="ก", source=PLACE, actions=[action])])
    (row,) = rows_by_name(report, "measures")
    assert (row["budget_min"], row["budget_max"]) == (least, most)


def test_an_action_names_its_place_and_what_was_corrected() -> None:
    action = make_action(corrected=["text", "period"])
    measure = Measure(no=1, name="ก", source=PLACE, actions=[action], corrected=["name"])
    (row,) = rows_by_name(make_report(measures=[measure]), "measures")
    assert row["link"] == "in/plan.pdf#page=3"
    assert [row[name] for name in ("box_x0", "box_top", "box_x1", "box_bottom")] == [
        Decimal(side) for side in ("1.5", "2", "3", "4.25")
    ]
    assert (row["read_by"], row["corrected"]) == ("text", "measure; action; period")


def test_owners_and_cells_have_rows_of_their_own() -> None:
    tables = [
        OtherTable(
            page=9, box=(0, 0, 1, 1), header=["ก", None], rows=[["1", None], ["", "x"], ["2"]]
        ),
        OtherTable(page=10, box=(0, 0, 1, 1), header=["แต่หัว", "ตาราง"], rows=[]),
    ]
    report = make_report(tables=tables)
    owners = rows_by_name(report, "action_owners")
    assert [(row["owner_no"], row["responsible"]) for row in owners][:2] == [
        (1, "สำนักปลัด"), (2, "กองคลัง"),
    ]  # fmt: skip
    assert {row["row_id"] for row in owners} < {
        r["row_id"] for r in rows_by_name(report, "measures")
    }
    cells = rows_by_name(report, "other_tables")
    assert [
        (c["table_no"], c["row_no"], c["column_no"], c["header"], c["text"]) for c in cells
    ] == [
        (1, 1, 1, "ก", "1"), (1, 2, 1, "ก", None), (1, 2, 2, None, "x"), (1, 3, 1, "ก", "2"),
        (2, 0, 1, "แต่หัว", "แต่หัว"), (2, 0, 2, "ตาราง", "ตาราง"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "rows", "row_id"),
    [
        ("measures[0].actions[1].period", [1], "m01-a02"),
        ("measures[0].actions[1]", [1], "m01-a02"),
        ("measures[0]", [0, 1], "m01-a01"),
        ("measures[0].name", [0, 1], "m01-a01"),
        ("measures[1]", [2], "m02-a00"),
        ("indicators[0].score", [], "i01"),
        ("assessment.score", [], None),
        (None, [], None),
    ],
)
def test_findings_stand_at_the_rows_that_they_are_about(
    where: str | None, rows: list[int], row_id: str | None
) -> None:
    report = make_report(findings=[make_finding(where), make_finding(where, "duplicate-number")])
    measures = rows_by_name(report, "measures")
    marked = [n for n, row in enumerate(measures) if row["findings"]]
    assert marked == rows
    for row in (measures[n] for n in marked):
        assert row["findings"] == "value-unparsed; duplicate-number"
    told = rows_by_name(report, "findings")
    assert [row["row_id"] for row in told] == [row_id and f"{report.document_id}-{row_id}"] * 2
    assert rows_by_name(report, "documents")[0]["findings"] == 2


def test_a_report_without_anything() -> None:
    report = make_report(
        title=None, agency=None, fiscal_year=None, assessment=None,
        indicators=[], measures=[], tables=[],
    )  # fmt: skip
    (row,) = rows_by_name(report, "documents")
    assert row["status"] == "empty"
    assert row["agency"] is row["score"] is row["fiscal_year_be"] is None


def test_a_printed_number_that_no_database_holds() -> None:
    report = make_report(
        measures=[Measure(no=10**30, name="x", source=PLACE, actions=[make_action(no=-(10**20))])]
    )
    (row,) = rows_by_name(report, "measures")
    assert row["measure_no"] is row["action_no"] is None
