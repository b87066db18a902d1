"""Many documents: names, duplicates, resuming, and the same bytes every time."""

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.batch.journal import NAME as JOURNAL
from mattrakan.batch.worker import Caps, Outcome, do_job
from mattrakan.batch.worker_pool import read_jobs
from mattrakan.errors import OutputError, TimeCapError, UsageError
from mattrakan.export.atomic import PendingFile
from mattrakan.export.columns import TABLES
from mattrakan.pipeline import refuse_content

SAMPLES = Path(__file__).parent.parent / "samples"
GOOD = (SAMPLES / "phukhaothian_2565.pdf").read_bytes()
OTHER = (SAMPLES / "lamthanbua_2568.pdf").read_bytes()


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read documents without worker processes, which tests/test_worker.py is for: it is quicker."""
    monkeypatch.setattr(
        "mattrakan.batch.run.read_jobs", lambda jobs, processes, caps: (do_job(job) for job in jobs)
    )


def place(path: Path, number: int = 0, good: bytes = GOOD) -> Path:
    """Write a good PDF that differs from others by its number alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(good + b"%% %d\n" % number)
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return what must be the same after every run: not times, nor containers."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".sqlite", ".xlsx")
    }
    told = json.loads(files.pop("run.json"))
    told["seconds"] = None
    for one in told["inputs"]:
        one["seconds"] = None
    return files | {"run.json": json.dumps(told, sort_keys=True).encode()}


def statuses(batch: mattrakan.Batch) -> dict[str, str]:
    return {Path(one.path).name: one.status for one in batch.inputs}


def test_convert_returns_what_became_of_each_input(tmp_path: Path) -> None:
    place(tmp_path / "in" / "a.pdf")
    place(tmp_path / "in" / "deep" / "b.PDF", 1)
    (tmp_path / "in" / "c.pdf").write_bytes(b"")
    (tmp_path / "in" / "notes.txt").write_bytes(b"not taken")
    batch = mattrakan.convert([tmp_path / "in"], tmp_path / "out", formats=["csv", "json"], jobs=2)
    assert isinstance(batch, mattrakan.Batch)
    assert statuses(batch) == {"a.pdf": "ok", "b.PDF": "ok", "c.pdf": "failed"}
    assert batch.exit_code == 1
    assert batch.inputs[0].counts.actions == 4
    assert set(batch.outputs) == {f"{table}.csv" for table in TABLES}


def test_running_again_reads_nothing_and_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        place(tmp_path / "in" / f"{number}.pdf", number)
    formats = ["json", "jsonl", "csv", "parquet", "datapackage"]
    mattrakan.convert(tmp_path / "in", tmp_path / "out", formats, jobs=2)
    before = snapshot(tmp_path / "out")
    monkeypatch.setattr("mattrakan.batch.run.read_jobs", None)  # would fail
    mattrakan.convert(tmp_path / "in", tmp_path / "out", formats)
    assert snapshot(tmp_path / "out") == before


def test_fresh_and_other_options_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path / "a.pdf")
    mattrakan.convert(tmp_path / "a.pdf", tmp_path / "out")
    monkeypatch.setattr("mattrakan.batch.run.read_jobs", None)
    for options in ({"fresh": True}, {"pages": [1]}, {"reader": "pdfplumber"}):
        with pytest.raises(TypeError):
            mattrakan.convert(tmp_path / "a.pdf", tmp_path / "out", **options)


def test_order_is_that_of_paths_whatever_is_ready_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mattrakan.batch.run.read_jobs", read_jobs)
    for number in range(6):  # the first one takes longest
        place(tmp_path / "in" / f"{number}.pdf", number, OTHER if number == 0 else GOOD)
    mattrakan.convert(tmp_path / "in", tmp_path / "two", ["csv", "jsonl"], jobs=2)
    mattrakan.convert(tmp_path / "in", tmp_path / "one", ["csv", "jsonl"], jobs=1)
    assert snapshot(tmp_path / "two") == snapshot(tmp_path / "one")
    lines = (tmp_path / "two" / "reports.jsonl").read_text("utf-8").splitlines()
    files = [json.loads(line)["source"]["file"] for line in lines]
    assert files == sorted(files)


def test_removed_renamed_and_changed_inputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate(["kept", "removed", "renamed", "changed", "edited"]):
        place(tmp_path / "in" / f"{name}.pdf", number)
    formats = ["json", "csv", "sqlite"]
    mattrakan.convert(tmp_path / "in", tmp_path / "out", formats)
    (tmp_path / "in" / "removed.pdf").unlink()
    (tmp_path / "in" / "edited.pdf").unlink()
    (tmp_path / "out" / "edited.json").write_text("by hand")
    (tmp_path / "in" / "renamed.pdf").rename(tmp_path / "in" / "new name.pdf")
    place(tmp_path / "in" / "changed.pdf", 77)
    mattrakan.convert(tmp_path / "in", tmp_path / "out", formats)
    names = {path.stem for path in (tmp_path / "out").glob("*.json")} - {"run"}
    assert names == {"kept", "new name", "changed", "edited"}
    database = sqlite3.connect(tmp_path / "out" / "reports.sqlite")
    files = {Path(row[0]).stem for row in database.execute("SELECT file FROM documents")}
    database.close()
    assert files == {"kept", "new name", "changed"}
    mattrakan.convert(tmp_path / "in", tmp_path / "fresh", ["json", "csv"])
    (tmp_path / "out" / "edited.json").unlink()
    (tmp_path / "out" / "reports.sqlite").unlink()
    again = snapshot(tmp_path / "out")
    fresh = snapshot(tmp_path / "fresh")
    again.pop("run.json"), fresh.pop("run.json")  # their formats differ
    assert again == fresh


def test_json_files_are_remembered_over_runs_of_other_formats(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place(tmp_path / "in" / "plan.pdf")
    for formats in (["csv", "json"], ["csv"], ["csv"]):
        mattrakan.convert(tmp_path / "in", tmp_path / "out", formats)
    assert (tmp_path / "out" / "plan.json").exists()
    place(tmp_path / "in" / "plan.pdf", 1)
    mattrakan.convert(tmp_path / "in", tmp_path / "out", ["csv"])
    assert not (tmp_path / "out" / "plan.json").exists()
    told = [line.partition("plan.pdf")[2] for line in caplog.messages]
    assert [line for line in told if line] == [" has changed: plan.json is removed"]


def test_an_input_of_another_run_keeps_its_output(tmp_path: Path) -> None:
    mattrakan.convert(place(tmp_path / "a.pdf", 1), tmp_path / "out")
    mattrakan.convert(place(tmp_path / "b.pdf", 2), tmp_path / "out")
    assert (tmp_path / "out" / "a.json").exists()


def test_what_came_on_standard_input_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD)))
    mattrakan.convert("-", tmp_path / "out")
    mattrakan.convert(place(tmp_path / "a.pdf", 1), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == [
        "a.json",
        "run.json",
        "stdin.json",
    ]


def test_what_failed_by_chance_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place(tmp_path / "in" / "a.pdf")
    good = path.read_bytes()

    def change_first(jobs: Any, **_: object) -> Any:
        path.write_bytes(b"%PDF-1.4 half of")
        yield from (do_job(job) for job in jobs)

    with monkeypatch.context() as patch:
        patch.setattr("mattrakan.batch.run.read_jobs", change_first)
        first = mattrakan.convert(tmp_path / "in", tmp_path / "out")
    assert first.inputs[0].reason == "file-changed"
    path.write_bytes(good)
    assert mattrakan.convert(tmp_path / "in", tmp_path / "out").exit_code == 0


def test_a_document_over_a_cap_is_tried_again_with_other_caps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path / "a.pdf")
    asked = []

    def refuse(jobs: Any, processes: int, caps: Caps) -> Any:
        for job in jobs:
            asked.append(caps.timeout_s)
            report = refuse_content(job.sha256, job.file, TimeCapError("Too long."))
            data = report.model_dump_json(by_alias=True).encode()
            yield Outcome(job.sha256, data, 1.0, "caps")

    monkeypatch.setattr("mattrakan.batch.run.read_jobs", refuse)
    for timeout in (1, 1, 2):
        batch = mattrakan.convert(tmp_path / "a.pdf", tmp_path / "out", timeout=timeout)
        assert batch.inputs[0].reason == "over-time"
    assert asked == [1, 2]


def test_two_runs_in_one_folder_do_not_mix(tmp_path: Path) -> None:
    place(tmp_path / "a.pdf")
    (tmp_path / "out").mkdir()
    other = sqlite3.connect(tmp_path / "out" / JOURNAL, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OutputError, match="Another run"):
        mattrakan.convert(tmp_path / "a.pdf", tmp_path / "out")
    other.close()


def test_a_journal_that_is_broken_is_made_anew(tmp_path: Path) -> None:
    place(tmp_path / "a.pdf")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / JOURNAL).write_bytes(b"not a database" * 100)
    assert mattrakan.convert(tmp_path / "a.pdf", tmp_path / "out").exit_code == 0


def test_a_failed_write_leaves_the_older_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path / "in" / "a.pdf", 1)
    mattrakan.convert(tmp_path / "in", tmp_path / "out", ["json", "csv"])
    before = snapshot(tmp_path / "out")
    place(tmp_path / "in" / "b.pdf", 2)

    def fail(self: PendingFile, data: bytes) -> None:
        raise OutputError("No space left on device.")

    with monkeypatch.context() as full:
        full.setattr(PendingFile, "write", fail)
        with pytest.raises(OutputError):
            mattrakan.convert(tmp_path / "in", tmp_path / "out", ["json", "csv"])
    assert snapshot(tmp_path / "out") == before
    mattrakan.convert(tmp_path / "in", tmp_path / "out", ["json", "csv"])
    assert len((tmp_path / "out" / "documents.csv").read_text("utf-8").splitlines()) == 3


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root on Linux"
)
@pytest.mark.parametrize("size", ["60k", "200k"])
def test_a_full_disk_is_told_and_nothing_half_written_stays(tmp_path: Path, size: str) -> None:
    for number in range(6):
        place(tmp_path / "in" / f"{number}.pdf", number)
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", small])
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        formats = ["json", "csv", "xlsx", "parquet", "sqlite"]
        with pytest.raises(OutputError):
            mattrakan.convert(tmp_path / "in", small, formats)
        for path in small.glob("*.json"):
            json.loads(path.read_text("utf-8"))
        assert not list(small.glob("*.tmp"))
        assert not list(small.glob("*.csv"))
    finally:
        subprocess.run(["umount", small], check=True)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_folder(tmp_path: Path) -> None:
    place(tmp_path / "a.pdf")
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError):
        mattrakan.convert(tmp_path / "a.pdf", tmp_path / "out")


def test_a_wrong_format_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        mattrakan.convert(tmp_path, tmp_path / "out", ["docx"])
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_and_resumed_equals_an_undisturbed_one(
    tmp_path: Path, how: signal.Signals
) -> None:
    for number in range(40):
        place(tmp_path / "in" / f"{number:03}.pdf", number)
    (tmp_path / "in" / "broken.pdf").write_bytes(GOOD[:100])
    formats = ["json", "jsonl", "csv", "parquet", "datapackage", "sqlite"]
    options = ["-j", "2", *(f"-f{name}" for name in formats)]
    command = [sys.executable, "-m", "mattrakan", "convert", "in", *options]
    codes = []
    for documents in (3, 12):
        running = subprocess.Popen([*command, "-o", "ended"], cwd=tmp_path, stderr=subprocess.PIPE)
        assert running.stderr
        for _ in range(documents):  # a line for each: in the midst of a run on any machine
            running.stderr.readline()
        running.send_signal(how)
        print(running.communicate(timeout=300)[1].decode())
        codes.append(running.returncode)
    assert set(codes) <= {-9, 130, 1}
    for folder in ("ended", "undisturbed"):
        done = subprocess.run([*command, "-o", folder], cwd=tmp_path, capture_output=True)
        assert done.returncode == 1
    assert snapshot(tmp_path / "ended") == snapshot(tmp_path / "undisturbed")
    rows = [
        sqlite3.connect(tmp_path / folder / "reports.sqlite").execute(query).fetchall()
        for folder in ("ended", "undisturbed")
        for query in ("SELECT * FROM measures ORDER BY row_id",)
    ]
    assert rows[0] == rows[1] and len(rows[0]) == 160
