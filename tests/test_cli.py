"""Commands as a shell sees them: what goes to stdout, what to stderr, and the exit code."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mattrakan.batch.worker import do_job
from mattrakan.cli import FORMATS, KINDS, TABLES, main

SAMPLES = Path(__file__).parent.parent / "samples"
PLAN = SAMPLES / "lamthanbua_2568.pdf"
DOUBTED = SAMPLES / "phukhaothian_2565.pdf"
SCAN = SAMPLES / "thungdaoruang_scan_2568.pdf"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read documents without worker processes: it is quicker."""
    for module in ("batch.run", "commands.checking.plans"):
        monkeypatch.setattr(
            f"mattrakan.{module}.read_jobs",
            lambda jobs, processes, caps: (do_job(job) for job in jobs),
        )


def run(*args: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def cut(path: Path, good: Path = PLAN) -> Path:
    path.write_bytes(good.read_bytes()[:200])
    return path


def encrypt(path: Path, password: str) -> Path:
    import pikepdf

    with pikepdf.open(PLAN) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=password, R=6))
    return path


def test_names_that_are_kept_apart_for_speed_are_the_same() -> None:
    from mattrakan import pipeline
    from mattrakan.commands import options
    from mattrakan.export import columns, writers
    from mattrakan.normalize.values import kinds

    assert FORMATS == writers.FORMATS
    assert options.READERS == pipeline.READERS
    assert set(TABLES) == set(columns.TABLES)
    for kind in KINDS:
        assert kinds.parse_value("", kind).status == "blank"


def test_the_version_says_whether_it_is_compiled() -> None:
    printed = run("--version").stdout
    assert re.fullmatch(r"mattrakan \d+\.\d+\.\d+ \((compiled|pure Python, slower)\)\n", printed)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom mattrakan.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'pandas', 'pythainlp', 'pdfplumber', 'pydantic', 'pikepdf'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "convert" in done.stdout


def test_tables_are_read_without_the_models_of_reports() -> None:
    code = (
        "import sys\nfrom mattrakan.cli import main\n"
        f"try: main(['tables', {str(PLAN)!r}])\nexcept SystemExit: pass\n"
        "heavy = {'pandas', 'pythainlp', 'pdfplumber', 'pydantic', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert done.stdout


def test_convert_writes_what_the_contract_names(tmp_path: Path) -> None:
    done = run("convert", PLAN, "-o", tmp_path, "-f", "json", "-f", "csv", "-f", "jsonl")
    assert done.exit_code == 0
    assert done.stdout == ""
    names = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")}
    tables = {f"{name}.csv" for name in TABLES}
    assert names == {"lamthanbua_2568.json", "reports.jsonl", "run.json", *tables}
    report = json.loads((tmp_path / "lamthanbua_2568.json").read_text("utf-8"))
    assert report["schema"] == "mattrakan/report/1"
    assert report["source"]["file"] == PLAN.as_posix()
    told = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert set(told["inputs"][0]["outputs"]) == names - {"run.json"}
    assert told["exit_code"] == 0


def test_a_password_is_told_nowhere(tmp_path: Path) -> None:
    locked = encrypt(tmp_path / "locked.pdf", "geheim-2568")
    done = run("convert", locked, "-o", tmp_path / "out", "--password", "geheim-2568")
    assert done.exit_code == 0
    for path in (tmp_path / "out").rglob("*"):
        assert b"geheim" not in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "make", "code", "finding"),
    [
        ("not-pdf.pdf", lambda p: p.write_text("<!DOCTYPE html><p>404"), 3, "file-not-pdf"),
        ("empty.pdf", lambda p: p.write_bytes(b""), 3, "file-empty"),
        ("cut.pdf", cut, 3, "file-damaged"),
        ("locked.pdf", lambda p: encrypt(p, "x"), 3, "file-encrypted"),
        ("scan.pdf", lambda p: p.write_bytes(SCAN.read_bytes()), 4, "no-text-layer"),
    ],
)
def test_a_refused_input_has_a_report_with_the_reason(
    tmp_path: Path, name: str, make: Any, code: int, finding: str
) -> None:
    make(tmp_path / name)
    alone = run("convert", tmp_path / name, "-o", tmp_path / "alone", "--ocr", "never")
    assert alone.exit_code == code
    assert name in alone.stderr
    assert "Traceback" not in alone.stderr
    written = json.loads((tmp_path / "alone" / name).with_suffix(".json").read_text("utf-8"))
    assert finding in [note["code"] for note in written["findings"]]
    assert written["measures"] == written["indicators"] == []

    both = run("convert", tmp_path / name, PLAN, "-o", tmp_path / "both", "--ocr", "never")
    assert both.exit_code == 1
    good = json.loads((tmp_path / "both" / "lamthanbua_2568.json").read_text("utf-8"))
    assert len(good["measures"]) == 3


def test_a_missing_input_is_told_and_the_others_are_converted(tmp_path: Path) -> None:
    done = run("convert", tmp_path / "nowhere.pdf", PLAN, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert "nowhere.pdf: There is no such file" in done.stderr
    told = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert [one["reason"] for one in told["inputs"]].count("file-missing") == 1
    assert run("convert", tmp_path / "nowhere.pdf", "-o", tmp_path / "out").exit_code == 3


def test_a_folder_without_a_pdf_is_no_input(tmp_path: Path) -> None:
    done = run("convert", tmp_path, "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert "No PDF was found" in done.stderr


def test_prose_holds_nothing(tmp_path: Path) -> None:
    prose = Path(__file__).parent / "pdfs" / "prose_notice_weasyprint.pdf"
    assert run("convert", prose, "-o", tmp_path / "out").exit_code == 4
    assert run("tables", prose).exit_code == 4
    assert json.loads(run("tables", prose).stdout) == []


def test_strict_fails_on_a_warning(tmp_path: Path) -> None:
    assert run("convert", DOUBTED, "-o", tmp_path).exit_code == 0
    assert run("convert", DOUBTED, "-o", tmp_path, "--strict").exit_code == 1
    assert run("convert", PLAN, "-o", tmp_path, "--strict").exit_code == 0


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("convert", PLAN, "-o", tmp_path / "file" / "out")
    assert done.exit_code == 5
    assert done.stderr.startswith("Error: ")
    assert run("tables", PLAN, "-f", "csv", "-o", tmp_path / "file").exit_code == 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["text"], ["convert", "-o", "-", "-f", "jsonl"]])
def test_standard_output_that_is_full(args: list[str]) -> None:
    command = [sys.executable, "-m", "mattrakan", *args, str(PLAN)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 5
    assert "Standard output failed" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["convert"],
        ["convert", "x.pdf", "-f", "docx"],
        ["convert", "x.pdf", "-j", "0"],
        ["convert", "x.pdf", "--pages", "3-1"],
        ["convert", "x.pdf", "--pages", "0"],
        ["convert", "x.pdf", "--pages", "1-9999999999"],
        ["convert", "x.pdf", "--profile", "nowhere.toml"],
        ["convert", "x.pdf", "-o", "-", "-f", "json", "-f", "csv"],
        ["convert", "x.pdf", "-o", "-", "-f", "xlsx"],
        ["parse", "colour", "red"],
        ["parse", "date"],
        ["schema", "nothing"],
        ["clean", "x.csv", "--column", "when"],
        ["no-such-command"],
    ],
)
def test_wrong_usage(args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*args)
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_pages(tmp_path: Path) -> None:
    pages = run("text", PLAN).stdout.split("\f")
    assert run("text", PLAN, "--pages", "2").stdout == pages[1].rstrip("\n") + "\n"
    assert len(run("text", PLAN, "--pages", "1-2,1").stdout.split("\f")) == 2


def test_standard_input_and_output() -> None:
    done = run("convert", "-", "-o", "-", "-f", "jsonl", stdin=PLAN.read_bytes())
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["source"]["file"] == "-"
    assert json.loads(run("convert", PLAN, "-o", "-").stdout)["title"]
    many = run("convert", PLAN, DOUBTED, "-o", "-", "-q")
    assert [one["source"]["file"] for one in json.loads(many.stdout)] == sorted(
        [PLAN.as_posix(), DOUBTED.as_posix()]
    )
    rows = list(csv.DictReader(io.StringIO(run("convert", PLAN, "-o", "-", "-f", "csv").stdout)))
    assert len(rows) == 5
    assert run("text", "-", stdin=PLAN.read_bytes()).stdout == run("text", PLAN).stdout
    assert run("convert", "-", "-o", "-", stdin=b"").exit_code == 3


def test_tables_as_json_and_csv(tmp_path: Path) -> None:
    tables = json.loads(run("tables", PLAN).stdout)
    assert set(tables[0]) == {"page", "box", "rows"}
    parts = run("tables", PLAN, "-f", "csv").stdout_bytes.split(b"\r\n\r\n")
    assert len(parts) == len(tables)
    first = list(csv.reader(io.StringIO(parts[0].decode())))
    assert first == [[cell or "" for cell in row] for row in tables[0]["rows"]]
    assert run("tables", PLAN, "-f", "csv", "-o", tmp_path).exit_code == 0
    assert (tmp_path / f"{PLAN.stem}-p001-t1.csv").is_file()


def test_text_of_a_scan_is_none() -> None:
    done = run("text", SCAN, "--ocr", "never")
    assert done.exit_code == 1
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("command", ["check", "tables", "text"])
def test_a_single_document_that_cannot_be_read(command: str, tmp_path: Path) -> None:
    assert run(command, tmp_path / "nowhere.pdf").exit_code == 3
    assert run(command, encrypt(tmp_path / "locked.pdf", "x")).exit_code == 3
    assert run(command, tmp_path / "locked.pdf", "--password", "x").exit_code == 0


def test_check_tells_findings_in_both_languages() -> None:
    done = run("check", DOUBTED)
    assert done.exit_code == 1
    assert "score-mismatch" in done.stdout
    assert run("check", DOUBTED, "--lang", "th").stdout != done.stdout
    assert run("check", PLAN).exit_code == 0


@pytest.mark.parametrize(
    ("args", "value"),
    [
        (["period", "มี.ค. - ก.ย. ๖๕"], "2022-03/2022-09"),
        (["number", "-abc"], None),
        (["period", "-"], None),
        (["period", ""], None),
        (["money", "๑.๕", "--unit", "ล้านบาท"], 1_500_000),
        (["month", "--fiscal-year", "2565", "--", "พ.ย."], "2021-11"),
    ],
)
def test_parse_one_value(args: list[str], value: Any) -> None:
    done = run("parse", *args)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["value"] == value


def test_parse_one_line_for_each_text() -> None:
    lines = run("parse", "number", "๑", "x", "").stdout.splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["ok", "unparsed", "blank"]
    assert list(json.loads(lines[0])) == ["raw", "value", "status", "flags", "alternatives"]


def test_schemas_are_json_schemas() -> None:
    assert json.loads(run("schema").stdout)["properties"]["schema"]["const"] == "mattrakan/report/1"
    for name in TABLES:
        schema = json.loads(run("schema", name).stdout)
        assert schema["type"] == "object"
        assert {"document_id", "row_id"} & set(schema["required"])


def test_messages_in_thai(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"")
    assert "ไฟล์ว่างเปล่า" in run("convert", tmp_path / "x.pdf", "-o", tmp_path, "--lang", "th").stderr


def test_a_run_ends_with_the_documents_to_begin_with(tmp_path: Path) -> None:
    several = run("convert", PLAN, SCAN, "-o", tmp_path, "--ocr", "never").stderr
    assert f"Begin with {SCAN} (1)." in several
    assert "Begin with" not in run("convert", PLAN, "-o", tmp_path).stderr
    assert (
        f"ควรเริ่มจาก {SCAN}"
        in run("convert", PLAN, SCAN, "-o", tmp_path, "--ocr", "never", "--lang", "th").stderr
    )


def test_quiet_tells_failures_only(tmp_path: Path) -> None:
    assert run("convert", PLAN, "-o", tmp_path, "-q").stderr == ""
    assert run("convert", SCAN, "-o", tmp_path, "-q", "--ocr", "never").stderr != ""


def test_a_defect_is_one_sentence_and_a_traceback_with_v(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("mattrakan.batch.capped.read_text", fail)
    done = run("text", PLAN)
    assert done.exit_code == 70
    assert "ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr
    monkeypatch.setattr(sys, "argv", ["mattrakan", "text", "-v"])
    assert "Traceback" in run("text", PLAN, "-v").stderr


def test_python_m_mattrakan(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mattrakan", "parse", "score", "๘๐.๙๒"],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        check=True,
    )
    assert json.loads(done.stdout)["value"] == 80.92


def test_tables_are_written_under_their_page_and_number(tmp_path: Path) -> None:
    result = run("tables", PLAN, "-f", "json", "-o", tmp_path / "json")
    (file,) = (tmp_path / "json").iterdir()
    assert file.name == f"{PLAN.stem}-tables.json"
    assert file.read_bytes() == run("tables", PLAN).stdout_bytes
    assert result.stdout == ""
    assert result.stderr.split() == [file.name]
    tables = json.loads(file.read_text("utf-8"))
    run("tables", PLAN, "-f", "csv", "-o", tmp_path / "csv")
    names = sorted(path.name for path in (tmp_path / "csv").iterdir())
    pages = [table["page"] for table in tables]
    numbers = [pages[: n + 1].count(page) for n, page in enumerate(pages)]
    assert names == [
        f"{PLAN.stem}-p{page:03}-t{number}.csv" for page, number in zip(pages, numbers, strict=True)
    ]
