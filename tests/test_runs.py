"""A run and the machine: signals, what is left behind, defects, other versions, the JSON log."""

import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import mattrakan
from mattrakan.batch.journal import DECIDING, ROOMS
from mattrakan.batch.journal import NAME as JOURNAL
from mattrakan.batch.run import run_batch
from mattrakan.batch.settings import Settings
from mattrakan.batch.worker import do_job
from mattrakan.cli import main
from mattrakan.commands.console import Console
from mattrakan.pipeline import Reading

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "phukhaothian_2565.pdf"


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "mattrakan.batch.run.read_jobs", lambda jobs, processes, caps: (do_job(job) for job in jobs)
    )


def run_and_tell(source: Path, out: Path) -> tuple[mattrakan.Batch, list[str]]:
    told: list[str] = []
    settings = Settings(jobs=1, tell=told.append)
    return run_batch([source], out, Reading(), settings), told


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_request_to_end_is_taken_like_ctrl_c_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "tmp").mkdir()
    for number in range(12):
        (tmp_path / "in" / f"{number}.pdf").write_bytes(SAMPLE.read_bytes() + b"%% %d" % number)
    formats = ["-fjson", "-fcsv", "-fxlsx", "-fparquet", "-fsqlite"]
    running = subprocess.Popen(
        [sys.executable, "-m", "mattrakan", "convert", "in", "-o", "out", "-j1", *formats],
        cwd=tmp_path, stderr=subprocess.PIPE, env=os.environ | {"TMPDIR": str(tmp_path / "tmp")},
    )  # fmt: skip
    assert running.stderr
    running.stderr.readline()
    running.send_signal(signal.SIGTERM)
    told = running.communicate(timeout=300)[1].decode()
    assert running.returncode == 130
    assert "Run the same command again" in told
    assert list((tmp_path / "tmp").iterdir()) == []
    left = {path.name for path in (tmp_path / "out").iterdir() if path.suffix != ".json"}
    assert left <= {JOURNAL, f"{JOURNAL}-wal", f"{JOURNAL}-shm", "reports.sqlite"}


@pytest.mark.usefixtures("in_this_process")
def test_a_defect_ends_in_70_and_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise KeyError("a defect")

    with monkeypatch.context() as broken:
        broken.setattr("mattrakan.pipeline.report_of", fail)
        batch, _ = run_and_tell(SAMPLE, tmp_path)
    assert batch.inputs[0].reason == "defect"
    assert batch.exit_code == 70
    batch, _ = run_and_tell(SAMPLE, tmp_path)
    assert (batch.inputs[0].status, batch.exit_code) == ("ok", 0)


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("UPDATE program SET version = '0.0.1', mark = 'x'", "of mattrakan 0.0.1"),
        ("UPDATE program SET mark = 'x'", "another state of mattrakan"),
        ("PRAGMA user_version = 99", "another version of mattrakan"),
        ("DROP TABLE done; CREATE TABLE done (a); PRAGMA user_version = 0", "another version"),
        ("DELETE FROM done", ""),
    ],
)
def test_a_journal_of_another_version_says_so_and_begins_anew(
    tmp_path: Path, spoil: str, sentence: str
) -> None:
    _, told = run_and_tell(SAMPLE, tmp_path)
    assert told == []
    database = sqlite3.connect(tmp_path / JOURNAL)
    database.executescript(spoil)
    database.close()
    batch, told = run_and_tell(SAMPLE, tmp_path)
    assert batch.exit_code == 0
    assert [sentence in one for one in told] == ([True] if sentence else [])
    assert run_and_tell(SAMPLE, tmp_path)[1] == []


@pytest.mark.usefixtures("in_this_process")
def test_events_are_lines_of_json(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"no")
    sources = [str(SAMPLE), str(tmp_path / "bad.pdf")]
    command = ["convert", *sources, "-o", str(tmp_path / "out"), "--log-format", "json"]
    done = CliRunner().invoke(main, command)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["document", "document", "end"]
    by_name = {Path(event["path"]).name: event for event in events[:2]}
    assert by_name["bad.pdf"]["reason"] == "file-not-pdf"
    assert by_name[SAMPLE.name]["counts"]["actions"] == 4
    assert events[2]["exit_code"] == done.exit_code == 1
    quiet = CliRunner().invoke(main, [*command, "-q"])
    assert [json.loads(line)["event"] for line in quiet.stderr.splitlines()] == ["document", "end"]


@pytest.mark.usefixtures("in_this_process")
def test_a_run_with_other_formats_tells_of_no_other_name(tmp_path: Path) -> None:
    command = ["convert", str(SAMPLE), "-o", str(tmp_path), "--lang", "en", "-f"]
    for form in ("json", "csv", "json", "csv"):
        done = CliRunner().invoke(main, [*command, form])
        assert done.exit_code == 0
        assert "output name" not in done.stderr
        assert (tmp_path / f"{SAMPLE.stem}.json").exists()


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize(
    ("lang", "end"),
    [("en", "2 other tables, 1 warning"), ("th", "ตารางอื่น 2 ตาราง ควรตรวจสอบ 1 รายการ")],
)
def test_a_count_of_one_is_singular(lang: str, end: str, tmp_path: Path) -> None:
    budget = SAMPLE.with_name("thanmokngoen_budget_2568_typst.pdf")
    done = CliRunner().invoke(main, ["convert", str(budget), "-o", str(tmp_path), "--lang", lang])
    assert done.stderr.splitlines()[0].endswith(end)


@pytest.mark.parametrize("seconds", ["nan", "0", "-1", "soon"])
@pytest.mark.parametrize("command", ["convert", "check", "tables", "text"])
def test_a_time_that_is_none_is_refused(command: str, seconds: str) -> None:
    done = CliRunner().invoke(main, [command, str(SAMPLE), "--timeout", seconds])
    assert done.exit_code == 2
    assert "--timeout" in done.stderr


@pytest.mark.parametrize("jobs", ["0", "-2", "many"])
def test_a_number_of_jobs_that_is_none_is_refused(jobs: str) -> None:
    assert CliRunner().invoke(main, ["convert", str(SAMPLE), "-j", jobs]).exit_code == 2


@pytest.mark.parametrize(
    "read",
    [
        lambda path: mattrakan.read(path, password="never asked"),
        lambda path: mattrakan.read_tables(path, password="never asked"),
        lambda path: mattrakan.read_text(path, password="never asked", reader="pdfplumber"),
    ],
)
def test_a_password_opens_what_needs_none(read: Callable[[Path], Any]) -> None:
    assert read(SAMPLE)


def test_commands_of_one_document_are_under_caps(tmp_path: Path) -> None:
    inspect = ["inspect", str(SAMPLE), "-o", str(tmp_path), "--timeout", "0.001"]
    for command in (["tables", str(SAMPLE), "--memory", "1"], inspect):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 3
        assert "cap is" in done.stderr


def run_without(
    libraries: list[str], folder: Path, *command: str
) -> subprocess.CompletedProcess[str]:
    """Run a command where libraries are not installed, workers included."""
    return run_python_without(libraries, folder, "-m", "mattrakan", *command)


def run_python_without(
    libraries: list[str], folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run Python where libraries are not installed."""
    blocked = folder / "blocked"
    blocked.mkdir(exist_ok=True)
    for name in libraries:
        line = f"raise ModuleNotFoundError('No module named {name}', name='{name}')"
        (blocked / f"{name}.py").write_text(line)
    paths = [str(blocked), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}, timeout=240,
    )  # fmt: skip


HEAVY = ["numpy", "pandas", "pyarrow", "openpyxl", "xlsxwriter", "python_calamine"]


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        """Say that a person looks at it."""
        return True


def test_a_terminal_shows_how_far_the_run_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with Console(quiet=False, lang="en") as console:
        console.tick(0, 2)
        console.tell("One failed.")
        console.tick(2, 2)
        console.tell("2 inputs.")
    drawn = screen.getvalue()
    assert "0/2" in drawn and "2/2" in drawn
    assert "\r\x1b[KOne failed.\n" in drawn
    assert drawn.endswith("\n2 inputs.\n")


def test_csv_json_and_sqlite_need_no_heavy_library(tmp_path: Path) -> None:
    formats = ["-fcsv", "-fjson", "-fjsonl", "-fsqlite", "-fdatapackage"]
    done = run_without(HEAVY, tmp_path, "convert", str(SAMPLE), "-o", "out", *formats)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "measures.csv").read_text("utf-8").count("-a0") > 3


@pytest.mark.parametrize(
    ("library", "extra", "command"),
    [
        ("pyarrow", "parquet", ["convert", str(SAMPLE), "-o", "out", "-f", "parquet"]),
        ("pyarrow", "parquet", ["clean", "plan.csv", "-o", "cleaned.parquet"]),
        ("xlsxwriter", "xlsx", ["convert", str(SAMPLE), "-o", "out", "-f", "csv", "-f", "xlsx"]),
        ("xlsxwriter", "clean", ["clean", "plan.csv", "-o", "cleaned.xlsx"]),
        ("openpyxl", "clean", ["clean", "plan.xlsx"]),
        ("openpyxl", "xlsx", ["convert", str(SAMPLE), "-o", "out", "--corrections", "plan.xlsx"]),
        ("python_calamine", "clean", ["clean", "plan.xls"]),
        ("pandas", "clean", ["clean", "plan.csv"]),
        ("distributed", "dask", ["convert", str(SAMPLE), "-o", "out", "--cluster", "tcp://x:1"]),
    ],
)
def test_a_library_that_is_missing_is_named(
    library: str, extra: str, command: list[str], tmp_path: Path
) -> None:
    (tmp_path / "plan.csv").write_text("ระยะเวลา\nต.ค. ๖๔\n", "utf-8")
    (tmp_path / "plan.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    given = set(tmp_path.iterdir())
    done = run_without([library], tmp_path, *command)
    assert done.returncode == 2, done.stderr
    name = library.replace("_", "-")
    assert done.stderr == (
        f"Error: This needs {name}, which is not installed. "
        f"Install it with: pip install 'mattrakan[{extra}]'.\n"
    )
    assert set(tmp_path.iterdir()) <= given | {tmp_path / "blocked", tmp_path / "out"}
    assert not [path for path in tmp_path.glob("out/*") if path.suffix in (".csv", ".xlsx")]


@pytest.mark.parametrize("name", ["prose_rules_libreoffice", "unreadable_ghostscript"])
def test_glyphs_are_compared_with_known_shapes_without_numpy_too(name: str, tmp_path: Path) -> None:
    pdf = str(ROOT / "tests" / "pdfs" / f"{name}.pdf")
    with_it, without = (run_without(some, tmp_path, "text", pdf) for some in ([], ["numpy"]))
    assert with_it.returncode == without.returncode == 0, without.stderr
    assert len(with_it.stdout) > 500
    assert without.stdout == with_it.stdout


def test_frames_name_their_extra_and_are_an_import_error(tmp_path: Path) -> None:
    code = f"""if True:
        import mattrakan
        for thing in mattrakan.read_tables({str(SAMPLE)!r})[:1]:
            try:
                thing.to_frame()
            except ImportError as error:
                assert isinstance(error, mattrakan.MattrakanError)
                print(error)
        try:
            mattrakan.read({str(SAMPLE)!r}).to_frames()
        except ImportError as error:
            print(error)
    """
    done = run_python_without(["pandas"], tmp_path, "-c", code)
    sentence = (
        "This needs pandas, which is not installed. "
        "Install it with: pip install 'mattrakan[frames]'."
    )
    assert done.stdout.splitlines() == [sentence, sentence], done.stderr


def test_an_extra_that_is_named_installs_what_is_missing() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    required = {re.split("[<>=]", one)[0] for one in project["dependencies"]}
    asked = {
        (module.replace("_", "-"), extra)
        for folder in ("batch", "commands", "corrections", "export", "extract")
        for path in (ROOT / folder).rglob("*.py")
        for module, extra in re.findall(r'\("(\w+)", "(\w+)"\)', path.read_text("utf-8"))
        if extra in extras
    }
    assert len(asked) >= 9
    for library, extra in asked:
        assert any(one.startswith(library) for one in extras[extra]), (library, extra)
        assert library not in required
    everything = set(re.findall(r"\w+", extras["all"][0])) - {"mattrakan"}
    assert everything == set(extras) - {"all", "clients", "dev", "wild"}


def test_another_file_of_the_program_makes_a_run_read_again() -> None:
    root = Path(mattrakan.__file__).parent
    files = [path for room in ROOMS for path in (root / room).rglob("[!.]*.*") if path.is_file()]
    assert {path.suffix for path in files} - {".pyc", ".pyd", ".so"} == set(DECIDING)
