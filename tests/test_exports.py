"""Rows and files of every format, from Reports made by hand."""

import csv
import io
import json
import sqlite3
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mattrakan.batch.same_plans import SamePlans
from mattrakan.errors import OutputError, UsageError
from mattrakan.export import sqlite_db
from mattrakan.export.atomic import PendingFile, remove_leftovers, write_file
from mattrakan.export.columns import TABLES
from mattrakan.export.csv_files import cell_to_text
from mattrakan.export.rows import report_to_rows
from mattrakan.export.schemas import make_schema
from mattrakan.export.writers import FORMATS, check_formats, open_writers
from mattrakan.export.xlsx import text_to_cell
from mattrakan.models import (
    Action,
    Agency,
    Assessment,
    Budget,
    Finding,
    FiscalYear,
    Indicator,
    Measure,
    OtherTable,
    Period,
    Place,
    Report,
    Source,
)

PLACE = Place(page=3, page_label="๓", table=1, row=2, box=(1.5, 2.0, 3.0, 4.25))


def make_period(value: str | list[str] | None = "2022-03/2022-09") -> Period:
    return Period(raw="มี.ค. - ก.ย. ๖๕", value=value, start="2022-03", end="2022-09", status="ok")


def make_action(**changes: Any) -> Action:
    known: dict[str, Any] = {
        "no": 1,
        "text": "จัดทำแผนภูมิ\nขั้นตอน",
        "responsible": ["สำนักปลัด", "กองคลัง"],
        "period": make_period(),
        "follow_up": "=SUM(A1:A9)",
        "budget": Budget(raw="๔๕,๐๐๐ บาท", value=Decimal("45000.50"), status="ok"),
        "extra": {"หมายเหตุ": '"quoted", ok', "ว่าง": None},
        "source": PLACE,
    }
    return Action(**known | changes)


def make_report(number: int = 1, file: str = "in/plan.pdf", **changes: Any) -> Report:
    sha256 = f"{number:064x}"[::-1]
    known: dict[str, Any] = {
        "document_id": sha256[:12],
        "source": Source(file=file, sha256=sha256, pages=7, text_layer="native"),
        "title": "มาตรการส่งเสริมคุณธรรม",
        "agency": Agency(name="องค์การบริหารส่วนตำบลน้ำใส", province="ตราด"),
        "fiscal_year": FiscalYear(be=2565, start="2021-10-01", end="2022-09-30"),
        "assessment": Assessment(score=Decimal("80.90"), grade="B"),
        "indicators": [
            Indicator(
                no=1, name="การใช้อำนาจ", instrument="IIT", score=Decimal("91.77"), issue=None,
                source=PLACE,
            )
        ],
        "measures": [
            Measure(no=1, name="มาตรการที่หนึ่ง", source=PLACE, actions=[make_action(), make_action()]),
            Measure(no=None, name="ไม่มีขั้นตอน", source=PLACE, actions=[]),
        ],
        "tables": [OtherTable(page=9, box=(0, 0, 1, 1), header=["ก", None], rows=[["1", None]])],
        "findings": [],
    }  # fmt: skip
    return Report(**known | changes)


def make_finding(where: str | None, code: str = "value-unparsed") -> Finding:
    return Finding(
        code=code, severity="warning", where=where, message="m", message_th=f"ไทย {where}",
        source=PLACE,
    )  # fmt: skip


def rows_by_name(report: Report, table: str) -> list[dict[str, object]]:
    names = [column.name for column in TABLES[table]]
    return [dict(zip(names, row, strict=True)) for row in report_to_rows(report)[table]]


def write(folder: Path, formats: list[str], *reports: Report, **options: bool) -> list[str]:
    with open_writers(folder, formats, **options) as writers:
        for report in reports:
            own = writers.own_file(report, f"r-{report.document_id}")
            writers.add(report, own)
        return writers.commit()


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
    ("changes", "alike"),
    [
        ({}, True),
        ({"title": "มาตรการ ส่งเสริมคุณธรรม ประจำปี 2565"}, True),
        ({"title": "แผนปฏิบัติการป้องกันการทุจริต"}, False),
        ({"title": None}, False),
        ({"fiscal_year": FiscalYear(be=2566, start="2022-10-01", end="2023-09-30")}, False),
        ({"fiscal_year": None}, False),
        ({"agency": Agency(name="องค์การบริหารส่วนตำบลน้ำใส", province="จันทบุรี")}, False),
        ({"agency": None}, False),
        ({"measures": [], "indicators": []}, False),
    ],
)
def test_documents_of_the_same_plan_name_each_other(
    tmp_path: Path, changes: dict[str, Any], alike: bool
) -> None:
    plans = SamePlans()
    reports = [make_report(1, "a.pdf"), make_report(2, "b.pdf", **changes)]
    with open_writers(tmp_path, ["csv"]) as writers:
        for report in reports:
            plans.add(report)
            writers.add(report, writers.own_file(report, "r"))
        writers.commit(plans.others())
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as lines:
        told = [row["same_plan_as"] for row in csv.DictReader(lines)]
    one, other = (report.document_id for report in reports)
    assert told == ([other, one] if alike else ["", ""])


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


@pytest.mark.parametrize(
    ("number", "text"),
    [("80.90", "80.9"), ("100", "100"), ("0.00", "0"), ("1E+6", "1000000"), ("-0.5", "-0.5")],
)
def test_numbers_in_csv(number: str, text: str) -> None:
    assert cell_to_text(Decimal(number)) == text


def test_csv_is_rfc_4180(tmp_path: Path) -> None:
    write(tmp_path, ["csv"], make_report())
    data = (tmp_path / "measures.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    assert len(rows) == 3
    assert rows[0]["action"] == "จัดทำแผนภูมิ\nขั้นตอน"
    assert rows[0]["budget"] == "45000.5"
    assert data.count(b"\r\n") == 4
    write(tmp_path, ["csv"], make_report(), csv_bom=True)
    assert (tmp_path / "measures.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_json_of_one_report(tmp_path: Path) -> None:
    report = make_report()
    write(tmp_path, ["json", "jsonl"], report)
    written = json.loads((tmp_path / f"r-{report.document_id}.json").read_text("utf-8"))
    assert written["schema"] == "mattrakan/report/1"
    assert written["assessment"]["score"] == 80.9
    assert written["measures"][0]["actions"][0]["budget"]["value"] == 45000.5
    assert written["tables"][0]["header"] == ["ก", None]
    line = (tmp_path / "reports.jsonl").read_text("utf-8")
    assert line.count("\n") == 1
    assert json.loads(line) == written
    assert Report.model_validate(written).model_dump() == report.model_dump()


def test_xlsx_is_typed_and_holds_no_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    odd = make_action(text="\x07bell and =1+1", follow_up="@cmd", responsible=["+1", "-2"])
    report = make_report(measures=[Measure(no=1, name="=1+1", source=PLACE, actions=[odd])])
    write(tmp_path, ["xlsx"], report)
    book = load_workbook(tmp_path / "reports.xlsx")
    assert set(book.sheetnames) == {*TABLES, "review", "legend"}
    for sheet in book:
        assert sheet.freeze_panes == ("A2" if sheet.title == "legend" else "A3")
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= set("snd")
    names = [cell.value for cell in book["measures"][2]]
    row = dict(zip(names, book["measures"][3], strict=True))
    assert row["measure"].value == "=1+1" and row["measure"].data_type == "s"
    assert row["action"].value == "\ufffdbell and =1+1"
    assert row["budget"].value == 45000.5 and row["budget"].data_type == "n"
    documents = dict(
        zip([c.value for c in book["documents"][2]], book["documents"][3], strict=True)
    )
    assert documents["fiscal_year_start"].value == datetime(2021, 10, 1)
    book.close()


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    assert len(text_to_cell("ก" * 40_000)) == 32_767
    assert "cut" in text_to_cell("ก" * 40_000)


def test_parquet_is_typed(tmp_path: Path) -> None:
    from pyarrow import parquet

    write(tmp_path, ["parquet"], make_report(1), make_report(2))
    table = parquet.read_table(tmp_path / "measures.parquet")
    kinds = {field.name: str(field.type) for field in table.schema}
    assert kinds["budget"] == kinds["budget_min"] == "decimal128(38, 6)"
    assert kinds["page"] == "int64" and kinds["action"] == "string"
    assert kinds["period_first_day"] == "date32[day]" and kinds["box_x0"] == "double"
    assert table.num_rows == 6
    documents = parquet.read_table(tmp_path / "documents.parquet").to_pylist()
    assert documents[0]["fiscal_year_start"] == date(2021, 10, 1)
    assert documents[0]["score"] == Decimal("80.9")


def test_sqlite_replaces_a_document_and_keeps_the_others(tmp_path: Path) -> None:
    write(tmp_path, ["sqlite"], make_report(1, "a.pdf"), make_report(2, "b.pdf"))
    write(tmp_path, ["sqlite"], make_report(2, "b.pdf", measures=[]))
    write(tmp_path, ["sqlite"], make_report(3, "a.pdf"))  # other content under the same name
    database = sqlite3.connect(tmp_path / sqlite_db.NAME)
    files = database.execute("SELECT file, actions FROM documents ORDER BY file").fetchall()
    assert files == [("a.pdf", 2), ("b.pdf", 0)]
    assert database.execute("SELECT count(*) FROM measures").fetchone() == (3,)
    assert database.execute("SELECT count(*) FROM action_owners").fetchone() == (4,)
    assert database.execute("SELECT count(*) FROM action_months").fetchone() == (14,)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    budget = database.execute("SELECT typeof(budget), typeof(page) FROM measures").fetchone()
    assert budget == ("real", "integer")
    database.close()


def test_a_datapackage_describes_what_stands_there(tmp_path: Path) -> None:
    names = write(tmp_path, ["datapackage", "csv"], make_report())
    assert len(names) == len(set(names))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        path = tmp_path / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        header = path.read_text("utf-8").splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
    for name in ("report", *TABLES):
        schema = json.loads((tmp_path / "schemas" / f"{name}.schema.json").read_text("utf-8"))
        assert schema == make_schema(name)


@pytest.mark.parametrize("form", FORMATS)
def test_leaving_without_commit_leaves_nothing(tmp_path: Path, form: str) -> None:
    with pytest.raises(ZeroDivisionError), open_writers(tmp_path, [form]) as writers:
        if form != "json":
            writers.add(make_report(), writers.own_file(make_report(), "r"))
        raise ZeroDivisionError
    left = [path for path in tmp_path.rglob("*") if path.suffix != ".sqlite"]
    assert left == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_document_at_all(tmp_path: Path, form: str) -> None:
    write(tmp_path, [form])
    if form == "csv":
        assert (tmp_path / "documents.csv").read_text().count("\n") == 1


def test_formats_that_do_not_exist() -> None:
    with pytest.raises(UsageError, match="docx"):
        check_formats(["json", "docx"])


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    pending = PendingFile(path)
    pending.write(b"new")
    assert path.read_bytes() == b"old"
    pending.discard()
    PendingFile(path).file.close()  # as a kill would leave it
    assert len(list(tmp_path.iterdir())) == 2
    remove_leftovers(tmp_path)
    assert [left.name for left in tmp_path.iterdir()] == ["file"]
    with pytest.raises(OutputError):
        write_file(path / "below a file", b"")


def test_a_workbook_has_no_date_of_its_own(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    write(tmp_path, ["xlsx"], make_report())
    book = load_workbook(tmp_path / "reports.xlsx")
    assert book.properties.created == datetime(2000, 1, 1)
    book.close()


def test_text_of_the_longest_cell_is_whole() -> None:
    assert text_to_cell("ก" * 32_767) == "ก" * 32_767
    assert text_to_cell("ก" * 32_768).startswith("ก" * 30_000 + "ก")
