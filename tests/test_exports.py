"""Files of every format, from Reports made by hand."""

import csv
import io
import json
import runpy
import sqlite3
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mattrakan.batch.same_plans import SamePlans
from mattrakan.errors import UsageError
from mattrakan.export import sqlite_db
from mattrakan.export.cells import cell_to_text
from mattrakan.export.columns import TABLES
from mattrakan.export.schemas import make_schema
from mattrakan.export.writers import FORMATS, check_formats, open_writers
from mattrakan.export.xlsx import text_to_cell
from mattrakan.models import Agency, FiscalYear, Measure, Report

pytestmark = pytest.mark.plain_only

MADE = runpy.run_path(str(Path(__file__).with_name("made_reports.py")))
make_action = MADE["make_action"]
make_report = MADE["make_report"]
write = MADE["write"]
PLACE = MADE["PLACE"]


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


def test_a_workbook_has_no_date_of_its_own(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    write(tmp_path, ["xlsx"], make_report())
    book = load_workbook(tmp_path / "reports.xlsx")
    assert book.properties.created == datetime(2000, 1, 1)
    book.close()


def test_text_of_the_longest_cell_is_whole() -> None:
    assert text_to_cell("ก" * 32_767) == "ก" * 32_767
    assert text_to_cell("ก" * 32_768).startswith("ก" * 30_000 + "ก")
