"""All formats hold the same rows, and every column of a row says what its Report says."""

import csv
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.export.columns import TABLES
from mattrakan.export.rows import report_to_rows
from mattrakan.export.writers import open_writers
from mattrakan.models import Report

pytestmark = pytest.mark.plain_only

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*_256[5-9].pdf"))
SHEETS = tuple(TABLES)
NUMBERS = ("number", "decimal", "integer")


OWN = """
name = "targets"
extends = "measures"
columns = [
    { field = "extra", headers = ["ตัวชี้วัดความสำเร็จ"], kind = "percent", name = "target" },
    { field = "extra", headers = ["หมายเหตุ"], kind = "month", name = "note" },
]
"""


@cache
def reports() -> tuple[Report, ...]:
    with tempfile.TemporaryDirectory() as room:
        own = Path(room, "targets.toml")
        own.write_text(OWN, "utf-8")
        plans = [path for path in SAMPLES if "scan" not in path.stem]
        return tuple(mattrakan.read(path, profiles=[own]) for path in plans)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    with open_writers(out, ["csv", "xlsx", "parquet", "sqlite"]) as writers:
        for report in reports():
            writers.add(report, writers.own_file(report, report.document_id))
        writers.commit({reports()[0].document_id: ["0" * 12, "f" * 12]})
    return out


def as_text(value: Any) -> str:
    """Return a cell as CSV holds it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


def expected(table: str) -> list[list[str]]:
    rows = [[as_text(c) for c in row] for r in reports() for row in report_to_rows(r)[table]]
    if table == "documents":
        rows[0][-1] = f"{'0' * 12}; {'f' * 12}"
    return rows


def csv_rows(folder: Path, table: str) -> Iterator[list[str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header == [column.name for column in TABLES[table]]
    for row in rows:
        yield [
            as_text(float(cell)) if column.type in NUMBERS and cell else cell
            for cell, column in zip(row, TABLES[table], strict=True)
        ]


def xlsx_rows(folder: Path, table: str) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(folder / "reports.xlsx")
    _, header, *rows = book[table].iter_rows(values_only=True)
    assert list(header) == [column.name for column in TABLES[table]]
    assert book[table].auto_filter.ref.endswith(str(len(rows) + 2))
    first, last = book[table].auto_filter.ref.split(":")
    assert first == "A2"
    assert book[table][last].column == len(header)
    yield from ([as_text(cell) for cell in row] for row in rows)


def parquet_rows(folder: Path, table: str) -> Iterator[list[str]]:
    from pyarrow import parquet

    read = parquet.read_table(folder / f"{table}.parquet")
    assert read.column_names == [column.name for column in TABLES[table]]
    yield from ([as_text(cell) for cell in row.values()] for row in read.to_pylist())


def sqlite_rows(folder: Path, table: str) -> Iterator[list[str]]:
    database = sqlite3.connect(folder / "reports.sqlite")
    names = ", ".join(f'"{column.name}"' for column in TABLES[table])
    rows = database.execute(f"SELECT {names} FROM {table} ORDER BY rowid").fetchall()
    database.close()
    yield from ([as_text(cell) for cell in row] for row in rows)


READERS = {"csv": csv_rows, "xlsx": xlsx_rows, "parquet": parquet_rows, "sqlite": sqlite_rows}


@pytest.mark.parametrize("table", SHEETS)
@pytest.mark.parametrize("form", READERS)
def test_every_format_holds_the_rows(folder: Path, form: str, table: str) -> None:
    found, wanted = list(READERS[form](folder, table)), expected(table)
    assert len(wanted) > 5 or table in ("outline", "other_tables")
    assert (sorted(found) if form == "sqlite" else found) == (
        sorted(wanted) if form == "sqlite" else wanted
    )


def row_of(report: Report, table: str, place: int) -> dict[str, Any]:
    names = [column.name for column in TABLES[table]]
    return dict(zip(names, report_to_rows(report)[table][place], strict=True))


@pytest.mark.parametrize("index", range(len(reports())))
def test_each_column_of_a_measure_says_what_the_report_says(index: int) -> None:
    report = reports()[index]
    pairs = [
        (m, mi, a, ai)
        for mi, m in enumerate(report.measures, 1)
        for ai, a in enumerate(m.actions, 1)
    ]
    for place, (measure, mi, action, ai) in enumerate(pairs):
        period, budget = action.period, action.budget
        wanted = {
            "document_id": report.document_id,
            "file": report.source.file,
            "agency": report.agency and report.agency.name,
            "subdistrict": report.agency and report.agency.subdistrict,
            "district": report.agency and report.agency.district,
            "province": report.agency and report.agency.province,
            "fiscal_year_be": report.fiscal_year and report.fiscal_year.be,
            "measure_no": measure.no,
            "measure": measure.name,
            "action_no": action.no,
            "action": action.text,
            "responsible": "; ".join(action.responsible) or None,
            "period_raw": period and period.raw,
            "period_start": period and period.start,
            "period_end": period and period.end,
            "period_status": period and period.status,
            "follow_up": action.follow_up,
            "budget_raw": budget and budget.raw,
            "page": action.source.page,
            "page_label": action.source.page_label,
            "row_id": f"{report.document_id}-m{mi:02}-a{ai:02}",
        }
        row = row_of(report, "measures", place)
        assert {key: row[key] for key in wanted} == wanted
        assert json.loads(row["extra"] or "{}") == action.extra
    assert len(report_to_rows(report)["measures"]) == len(pairs)


@pytest.mark.parametrize("index", range(len(reports())))
def test_each_column_of_an_indicator_says_what_the_report_says(index: int) -> None:
    report = reports()[index]
    for place, indicator in enumerate(report.indicators):
        wanted = {
            "document_id": report.document_id,
            "indicator_no": indicator.no,
            "indicator": indicator.name,
            "instrument": indicator.instrument,
            "score": indicator.score,
            "issue": indicator.issue,
            "page": indicator.source.page,
            "row_id": f"{report.document_id}-i{place + 1:02}",
        }
        row = row_of(report, "indicators", place)
        assert {key: row[key] for key in wanted} == wanted


@pytest.mark.parametrize("index", range(len(reports())))
def test_counts_of_a_document(index: int) -> None:
    report = reports()[index]
    row = row_of(report, "documents", 0)
    wanted = {
        "status": "ok",
        "pages": report.source.pages,
        "score": report.assessment and report.assessment.score,
        "grade": report.assessment and report.assessment.grade,
        "indicators": len(report.indicators),
        "measures": len(report.measures),
        "actions": sum(len(measure.actions) for measure in report.measures),
        "tables": len(report.tables),
        "findings": len(report.findings),
        "fiscal_year_start": report.fiscal_year and report.fiscal_year.start,
        "fiscal_year_end": report.fiscal_year and report.fiscal_year.end,
    }
    assert {key: row[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("number", "kept"), [(2**62, True), (2**63 - 1, True), (2**63, False), (-(2**63), False)]
)
def test_numbers_that_databases_hold(number: int, kept: bool) -> None:
    report = next(report for report in reports() if report.measures)
    measure = report.measures[0].model_copy(update={"no": number})
    changed = report.model_copy(update={"measures": [measure]})
    assert row_of(changed, "measures", 0)["measure_no"] == (number if kept else None)
