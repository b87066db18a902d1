"""What other systems make of the files: each test needs the real client (extra ``clients``)."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.batch.worker import do_job

SAMPLES = Path(__file__).parent.parent / "samples"
SCRIPTS = Path(sys.executable).parent
FORMATS = ["json", "jsonl", "csv", "xlsx", "parquet", "sqlite", "datapackage"]
pytestmark = pytest.mark.clients


def client(name: str) -> str:
    found = shutil.which(name, path=str(SCRIPTS)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=240
    )


def module(name: str) -> Any:
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    return importlib.import_module(name)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "mattrakan.batch.run.read_jobs", lambda jobs, **_: (do_job(job) for job in jobs)
        )
        mattrakan.convert(SAMPLES, folder, FORMATS)
    return folder


def test_frictionless_accepts_the_package_and_finds_a_planted_error(
    out: Path, tmp_path: Path
) -> None:
    frictionless = client("frictionless")
    good = run(frictionless, "validate", "datapackage.json", cwd=out)
    assert good.returncode == 0, good.stdout
    for name in ("datapackage.json", "documents.csv", "indicators.csv", "findings.csv"):
        shutil.copy(out / name, tmp_path)
    text = (out / "measures.csv").read_bytes()
    assert text.count(b",ok,") > 3
    (tmp_path / "measures.csv").write_bytes(text.replace(b",ok,", b",fine,", 1))
    assert run(frictionless, "validate", "datapackage.json", cwd=tmp_path).returncode == 1
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:  # the error is found by content, too
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    told = run(frictionless, "validate", "datapackage.json", cwd=tmp_path)
    assert told.returncode == 1
    assert "period_status" in told.stdout


def test_every_report_follows_the_json_schema(out: Path, tmp_path: Path) -> None:
    check = client("check-jsonschema")
    schema = out / "schemas" / "report.schema.json"
    reports = [
        path for path in out.glob("*.json") if path.name not in ("run.json", "datapackage.json")
    ]
    assert len(reports) == len(list(SAMPLES.glob("*.pdf")))
    done = run(check, "--schemafile", schema, *reports, cwd=out)
    assert done.returncode == 0, done.stdout
    wrong = json.loads(reports[0].read_text("utf-8")) | {"findings": "none"}
    (tmp_path / "wrong.json").write_text(json.dumps(wrong), "utf-8")
    assert run(check, "--schemafile", schema, tmp_path / "wrong.json", cwd=out).returncode == 1
    assert run(check, "--check-metaschema", *(out / "schemas").iterdir(), cwd=out).returncode == 0


def test_duckdb_reads_csv_and_parquet_with_the_right_types(out: Path) -> None:
    duckdb = module("duckdb")
    for source in ("measures.csv", "measures.parquet"):
        with duckdb.connect() as database:
            kinds = dict(
                row[:2] for row in database.sql(f"DESCRIBE FROM '{out / source}'").fetchall()
            )
            assert kinds["fiscal_year_be"] == kinds["page"] == "BIGINT"
            assert kinds["action"] == kinds["period"] == "VARCHAR"
            ((rows, keys),) = database.sql(
                f"SELECT count(*), count(DISTINCT row_id) FROM '{out / source}'"
            ).fetchall()
            assert rows == keys > 40
    with duckdb.connect() as database:
        rows = database.sql(f"SELECT score, fiscal_year_start FROM '{out / 'documents.csv'}'")
        assert [str(kind) for kind in rows.types] == ["DOUBLE", "DATE"]


def test_pandas_reads_csv_and_parquet_alike(out: Path) -> None:
    import pandas

    from_csv = pandas.read_csv(out / "measures.csv")
    from_parquet = pandas.read_parquet(out / "measures.parquet")
    assert list(from_csv.columns) == list(from_parquet.columns)
    for column in ("row_id", "action", "period", "page"):
        assert from_csv[column].fillna("").tolist() == from_parquet[column].fillna("").tolist()
    assert from_parquet["page"].dtype.kind == from_csv["page"].dtype.kind == "i"


def test_sqlite_utils_upserts_twice_without_a_duplicate(out: Path, tmp_path: Path) -> None:
    tool = client("sqlite-utils")
    counts = []
    for _ in range(2):
        done = run(
            tool, "upsert", tmp_path / "db.sqlite", "measures", out / "measures.csv",
            "--csv", "--pk", "row_id", cwd=out,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        asked = run(tool, tmp_path / "db.sqlite", "select count(*) as n from measures", cwd=out)
        counts.append(json.loads(asked.stdout)[0]["n"])
    assert counts[0] == counts[1] > 40
    keys = json.loads(run(tool, "tables", out / "reports.sqlite", "--counts", cwd=out).stdout)
    assert {"table": "measures", "count": counts[0]} in keys


def test_json_lines_go_through_a_pipe_into_sqlite_utils(tmp_path: Path) -> None:
    tool = client("sqlite-utils")
    pdf = next(iter(sorted(SAMPLES.glob("*.pdf"))))
    with pdf.open("rb") as file:
        lines = subprocess.run(
            [sys.executable, "-m", "mattrakan", "convert", "-", "-f", "jsonl", "-o", "-"],
            stdin=file, capture_output=True, check=True, cwd=tmp_path,
        ).stdout  # fmt: skip
    insert = [tool, "upsert", "db.sqlite", "reports", "-", "--nl", "--pk", "document_id"]
    for _ in range(2):
        subprocess.run(insert, input=lines, check=True, cwd=tmp_path, capture_output=True)
    asked = run(tool, "db.sqlite", "select count(*) as n from reports", cwd=tmp_path)
    assert json.loads(asked.stdout) == [{"n": 1}]


def test_libreoffice_opens_the_workbook_with_thai_and_dates(out: Path, tmp_path: Path) -> None:
    office = client("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    done = run(
        office, profile, "--headless", "--convert-to", to, "--outdir", tmp_path,
        out / "reports.xlsx", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    measures = (tmp_path / "reports-measures.csv").read_text("utf-8")
    documents = (tmp_path / "reports-documents.csv").read_text("utf-8")
    original = (out / "documents.csv").read_text("utf-8")
    name = original.splitlines()[1].split(",")[3]
    assert name in documents and name in measures
    assert "2024-10-01" in original
    assert "2024-10-01" in documents
