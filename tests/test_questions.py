"""The queries of docs/questions.md answer in SQLite and DuckDB as Python does from Reports."""

import importlib.util
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.batch.same_plans import SamePlans
from mattrakan.export.bounds import value_to_amounts, value_to_days, value_to_months
from mattrakan.export.writers import open_writers
from mattrakan.models import Action, Agency, Budget, Measure, Period, Report

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "questions.md").read_text("utf-8")
QUERIES = dict(re.findall(r"<!-- question: (\w+) -->\n```sql\n(.*?)```", PAGE, re.DOTALL))
MORE = dict(re.findall(r"<!-- more: (\w+) -->\n```sql\n(.*?)```", PAGE, re.DOTALL))
STEMS = ("phukhaothian_2565", "nakhonmokkhsai_2569", "khlongphayapla_2566", "noenkanghanlom_2567")
Rows = list[tuple[Any, ...]]


@cache
def reports() -> list[Report]:
    """Samples; one of them twice, as two files of one plan, and one with budgets of all kinds."""
    read = [mattrakan.read(ROOT / "samples" / f"{stem}.pdf") for stem in STEMS]
    source = read[0].source.model_copy(update={"file": "again.pdf", "sha256": "0" * 64})
    twin = read[0].model_copy(update={"document_id": "0" * 12, "source": source})
    model = read[1].measures[0].actions[0]
    values: list[Any] = ["<=15000", ">=500", "500/2000", Decimal("12.50"), None]
    actions = [with_budget(model, value) for value in values]
    measure = Measure(no=99, name="ระบบ e-Service", source=model.source, actions=actions)
    read[1] = read[1].model_copy(update={"measures": [*read[1].measures, measure]})
    return [*read, twin]


def with_budget(action: Action, value: Any) -> Action:
    period = Period(raw="ต.ค.", value="../2023-10", start=None, end="2023-10", status="ok")
    budget = Budget(raw=str(value), value=value, status="ok" if value else "unparsed")
    return action.model_copy(update={"budget": budget, "period": period})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    plans = SamePlans()
    with open_writers(out, ["sqlite", "parquet"]) as writers:
        for report in reports():
            plans.add(report)
            writers.add(report, writers.own_file(report, report.document_id))
        writers.commit(plans.others())
    return out


def in_sqlite(folder: Path, query: str) -> Rows:
    database = sqlite3.connect(folder / "reports.sqlite")
    rows = database.execute(query).fetchall()
    database.close()
    return rows


def in_duckdb(folder: Path, query: str) -> Rows:
    if importlib.util.find_spec("duckdb") is None:
        pytest.skip("duckdb is not installed")
    duckdb: Any = importlib.import_module("duckdb")
    names = PAGE.partition("<!-- duckdb -->\n```sql\n")[2].partition("```")[0]
    with duckdb.connect() as database:
        database.sql(names.replace("'out/", f"'{folder}/"))
        return list(database.sql(query).fetchall())


def plain(rows: Rows) -> list[list[Any]]:
    """Return rows with numbers and days in one form."""
    return [
        [
            round(float(cell), 4) if isinstance(cell, int | float | Decimal)
            else cell.isoformat() if isinstance(cell, date)
            else cell
            for cell in row
        ]
        for row in rows
    ]  # fmt: skip


def plan_reports() -> list[Report]:
    return [report for report in reports() if report.document_id != reports()[0].document_id]


def each_action() -> list[tuple[Report, Measure, Action, str]]:
    return [
        (report, measure, action, f"{report.document_id}-m{m:02}-a{a:02}")
        for report in plan_reports()
        for m, measure in enumerate(report.measures, 1)
        for a, action in enumerate(measure.actions, 1)
    ]


def owners_by_month() -> Rows:
    counts = Counter(
        (month, owner)
        for _, _, action, _ in each_action()
        if action.period and action.period.status == "ok"
        for month in value_to_months(action.period.value)
        for owner in action.responsible
    )
    return sorted(((*key, n) for key, n in counts.items()), key=lambda r: (r[0], -r[2], r[1]))


def contradicting_scores() -> Rows:
    return sorted(
        (
            report.agency.name if report.agency else None,
            report.assessment.score if report.assessment else None,
            report.assessment.grade if report.assessment else None,
            finding.code,
            finding.message,
        )
        for report in plan_reports()
        for finding in report.findings
        if finding.code in ("score-mismatch", "grade-mismatch", "indicator-group")
    )


def late_actions() -> Rows:
    rows: Rows = []
    for report, _, action, row_id in each_action():
        period = action.period
        last = value_to_days(period.value)[1] if period and period.status == "ok" else None
        if period and last and last < "2024-04-01":
            name = report.agency.name if report.agency else None
            link = f"{report.source.file}#page={action.source.page}"
            rows.append((row_id, name, action.text, period.raw, last, link))
    return sorted(rows, key=lambda row: (row[4], row[0]))


def on_a_subject() -> Rows:
    return sorted(
        (row_id, f"{report.source.file}#page={action.source.page}")
        for report, measure, action, row_id in each_action()
        if "e-service" in f"{measure.name} {action.text} {action.extra}".lower()
    )


def budgets() -> Rows:
    sums: defaultdict[str | None, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 3)
    for report, _, action, _ in each_action():
        entry = sums[report.agency.name if report.agency else None]
        least, most = value_to_amounts(action.budget.value) if action.budget else (None, None)
        entry[0] += least or 0
        entry[1] += most or 0
        entry[2] += least is not None and most is None
    return sorted(((name, *entry) for name, entry in sums.items()), key=lambda row: row[0] or "")


ANSWERS: dict[str, Callable[[], Rows]] = {
    "owners_by_month": owners_by_month,
    "contradicting_scores": contradicting_scores,
    "late_actions": late_actions,
    "on_a_subject": on_a_subject,
    "budgets": budgets,
}


@pytest.mark.parametrize("ask", [in_sqlite, in_duckdb])
@pytest.mark.parametrize("name", ANSWERS)
def test_sql_and_python_agree(name: str, ask: Callable[[Path, str], Rows], folder: Path) -> None:
    query = QUERIES[name]
    assert query.count("\n") <= 3
    wanted = ANSWERS[name]()
    assert len(wanted) > 1
    assert plain(ask(folder, query)) == plain(wanted)


@pytest.mark.parametrize("name", MORE)
def test_the_other_queries_say_the_same_in_both(name: str, folder: Path) -> None:
    rows = plain(in_sqlite(folder, MORE[name]))
    assert rows
    assert plain(in_duckdb(folder, MORE[name])) == rows


def test_deadlines_are_counted_where_no_months_are(folder: Path) -> None:
    wanted = Counter(
        (last[:7], owner)
        for _, _, action, _ in each_action()
        if action.period and action.period.status == "ok"
        for first, last in [value_to_days(action.period.value)]
        if last and not first
        for owner in action.responsible
    )
    rows = in_sqlite(folder, MORE["deadlines_by_month"])
    assert wanted and {(month, owner): count for month, owner, count in rows} == wanted


def test_a_part_of_a_file_name_narrows_a_search(folder: Path) -> None:
    query = "SELECT count(*) FROM search WHERE instr(file, 'khlongphayapla') > 0"
    assert in_sqlite(folder, query)[0][0] > 10


def test_search_finds_thai_inside_words_in_every_table(folder: Path) -> None:
    query = PAGE.partition("<!-- search -->\n```sql\n")[2].partition("```")[0]
    found = in_sqlite(folder, query)
    assert {(row[0], row[2]) for row in found} >= {("measures", "measure")}
    assert all(row[3].endswith(".pdf") and row[4] > 0 for row in found)
    inside = in_sqlite(folder, "SELECT row_id, text FROM search WHERE text MATCH 'โปร่งใส'")
    assert inside and all("โปร่งใส" in text for _, text in inside)
    by_eye = in_sqlite(folder, "SELECT count(*) FROM all_text WHERE text LIKE '%โปร่งใส%'")
    assert by_eye == [(len(inside),)]


def test_views_count_each_plan_once(folder: Path) -> None:
    assert len(in_sqlite(folder, "SELECT * FROM plans")) == len(reports()) - 1
    counted = in_sqlite(folder, "SELECT sum(actions) FROM budget_by_agency")
    assert counted == [(len(each_action()),)]
    months = in_sqlite(folder, "SELECT sum(actions) FROM actions_by_month")
    assert months == [
        (
            sum(
                len(value_to_months(action.period.value))
                for _, _, action, _ in each_action()
                if action.period and action.period.status == "ok"
            ),
        )
    ]
    late = in_sqlite(folder, "SELECT count(*), min(days_past) > 0 FROM late_actions")
    assert late[0][0] > 10 and late[0][1] == 1
    assert in_sqlite(folder, "SELECT count(*) FROM agencies_with_contradictions")[0][0] > 2
    assert in_sqlite(folder, "PRAGMA foreign_key_check") == []


def test_places_have_their_official_codes(folder: Path) -> None:
    counts = in_sqlite(folder, "SELECT length(code), count(*) FROM places GROUP BY 1 ORDER BY 1")
    assert counts == [(2, 77), (4, 928), (6, 7436)]
    orphans = (
        "SELECT count(*) FROM places WHERE parent <> '' AND parent NOT IN (SELECT code FROM places)"
    )
    assert in_sqlite(folder, orphans) == [(0,)]
    doubled = "SELECT count(*) FROM places GROUP BY parent, name HAVING count(*) > 1"
    assert in_sqlite(folder, doubled) == []
    codes: dict[str, str] = dict(
        in_sqlite(folder, "SELECT document_id, province_code FROM document_places")
    )
    assert len(codes) == len(reports())
    names: dict[str, str] = dict(
        in_sqlite(folder, "SELECT code, name FROM places WHERE parent = ''")
    )
    for report in reports():
        assert report.agency and names[codes[report.document_id]] == report.agency.province


@pytest.mark.parametrize(
    ("province", "district", "subdistrict", "code"),
    [
        ("น่าน", "เมืองน่าน", "ในเวียง", "550101"),
        ("กรุงเทพมหานคร", "พระนคร", "วังบูรพาภิรมย์", "100102"),
        ("กรุงเทพมหานคร", "เขตดุสิต", None, "1002"),
        ("น่าน", "เมืองเลย", None, "55"),
        ("เมืองที่ไม่มี", "เมืองน่าน", None, None),
    ],
)
def test_a_place_is_found_below_the_one_above_it(
    tmp_path: Path, province: str, district: str, subdistrict: str | None, code: str | None
) -> None:
    agency = Agency(name="x", province=province, district=district, subdistrict=subdistrict)
    with open_writers(tmp_path, ["sqlite"]) as writers:
        report = reports()[0].model_copy(update={"agency": agency})
        writers.add(report, writers.own_file(report, "r"))
        writers.commit()
    columns = "coalesce(subdistrict_code, district_code, province_code)"
    assert in_sqlite(tmp_path, f"SELECT {columns} FROM document_places") == [(code,)]


def test_a_database_of_another_version_is_left_alone(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "reports.sqlite")
    database.execute("CREATE TABLE measures (row_id TEXT PRIMARY KEY, action TEXT)")
    database.execute("INSERT INTO measures VALUES ('x', 'kept')")
    database.commit()
    database.close()
    with pytest.raises(mattrakan.MattrakanError, match="another version"):
        open_writers(tmp_path, ["sqlite"])
    assert in_sqlite(tmp_path, "SELECT action FROM measures") == [("kept",)]
