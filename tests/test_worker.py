"""Isolation: a crash, a hang or a memory blow-up costs one document."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mattrakan.batch import worker
from mattrakan.batch import worker_pool as crew
from mattrakan.batch.worker import Caps, Job, Outcome, do_job
from mattrakan.batch.worker_pool import read_jobs, resident_mib
from mattrakan.pipeline import Reading

PLAN = Path(__file__).parent.parent / "samples" / "phukhaothian_2565.pdf"
# A worker process whose documents misbehave as their name says.
MISCHIEF = """
import os, time
from mattrakan.batch import worker
honest = worker.do_job
def do_job(job):
    if "crash" in job.file: os._exit(9)
    if "segfault" in job.file: os.kill(os.getpid(), 11)
    if "hang" in job.file:
        if job.path.endswith(".begun"): open(job.path, "w").close()
        time.sleep(600)
    if "noise" in job.file: print("noise on standard output")
    if "grow" in job.file:
        kept = []
        while True: kept.append(bytearray(1 << 20)); kept[-1][::4096] = b"x" * 256
    if "once" in job.file and not os.path.exists(job.file):
        open(job.file, "w").close()
        os._exit(1)
    return honest(job)
worker.do_job = do_job
worker.serve()
"""


def make_job(file: str, path: Path = PLAN) -> Job:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "0" * 64
    return Job(file, str(path), sha256, Reading())


def reason(outcome: Outcome) -> str | None:
    report = json.loads(outcome.report)
    codes = [note["code"] for note in report["findings"]]
    return next((code for code in codes if code.startswith(("file-", "over-", "worker-"))), None)


def file_of(outcome: Outcome) -> str:
    return str(json.loads(outcome.report)["source"]["file"])


def wait_until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_misbehaving_documents_cost_only_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_ENTRY", MISCHIEF)
    names = ["good-1", "crash", "good-2", "hang", "segfault", "good-3", "grow", "noise", "good-4"]
    caps = Caps(timeout_s=12, memory_mib=500)
    outcomes = list(read_jobs(map(make_job, names), processes=2, caps=caps))
    assert sorted(map(file_of, outcomes)) == sorted(names)
    assert {file_of(one): reason(one) for one in outcomes if reason(one)} == {
        "crash": "worker-crashed",
        "segfault": "worker-crashed",
        "hang": "over-time",
        "grow": "over-memory",
    }
    scopes = {file_of(one): one.holds_for for one in outcomes}
    assert {name for name in names if scopes[name] == "caps"} == {"hang", "grow"}
    assert {name for name in names if scopes[name] == "run"} == {"crash", "segfault"}
    good = [json.loads(one.report) for one in outcomes if not reason(one)]
    assert all(len(report["measures"]) == 2 for report in good)


def test_a_process_that_dies_by_chance_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(crew, "_ENTRY", MISCHIEF)
    job = make_job(str(tmp_path / "once"))
    (outcome,) = read_jobs([job], processes=1, caps=Caps())
    assert reason(outcome) is None


def test_processes_end_with_the_iterator(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    honest = subprocess.Popen

    def start(*args: Any, **more: Any) -> Any:
        started.append(honest(*args, **more))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    outcomes = read_jobs([make_job(str(n)) for n in range(20)], processes=2, caps=Caps())
    next(outcomes)
    outcomes.close()
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_an_error_in_the_list_of_jobs_is_not_swallowed() -> None:
    def jobs() -> Iterator[Job]:
        yield make_job("one")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(read_jobs(jobs(), processes=1, caps=Caps()))


def test_a_file_that_changes_or_goes_away_during_the_run(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PLAN.read_bytes())
    job = make_job("a.pdf", path)
    path.write_bytes(PLAN.read_bytes() + b"more")
    assert reason(do_job(job)) == "file-changed"
    path.unlink()
    assert reason(do_job(job)) == "file-missing"
    assert json.loads(do_job(job).report)["source"]["sha256"] == job.sha256


def test_memory_that_runs_out_in_the_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise MemoryError

    monkeypatch.setattr("mattrakan.pipeline.open_document", fail)
    assert reason(do_job(make_job("a.pdf"))) == "over-memory"


def test_a_defect_of_ours_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise KeyError("column")

    monkeypatch.setattr("mattrakan.pipeline.build_report_of", fail)
    report = json.loads(do_job(make_job("a.pdf")).report)
    assert [note["code"] for note in report["findings"]] == ["defect"]
    assert report["measures"] == []


def test_serving_over_pipes_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop of a worker process, which coverage cannot see in one."""
    import pickle

    class Ended(Exception):
        pass

    def end(code: int) -> None:
        raise Ended

    to_read, to_write = os.pipe()
    answers_read, answers_write = os.pipe()
    places = {0: os.fdopen(to_read, "rb"), 1: os.fdopen(answers_write, "wb")}
    monkeypatch.setattr(os, "dup", lambda number: number)
    monkeypatch.setattr(os, "dup2", lambda *numbers: None)
    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(signal, "signal", lambda *args: None)
    monkeypatch.setattr(worker, "_prepare", lambda caps, *, makes_reports: None)
    fdopen = os.fdopen
    monkeypatch.setattr(os, "fdopen", lambda n, mode: places[n] if n in places else fdopen(n, mode))
    with os.fdopen(to_write, "wb") as jobs:
        pickle.dump((Caps(), True), jobs)
        pickle.dump(make_job("a.pdf"), jobs)
    answered: list[Any] = []

    def listen() -> None:
        with os.fdopen(answers_read, "rb") as answers:
            answered.extend([pickle.load(answers), pickle.load(answers)])

    listening = threading.Thread(target=listen)
    listening.start()
    with pytest.raises(Ended):
        worker.serve()
    listening.join(timeout=120)
    for place in places.values():
        place.close()
    assert answered[0] is None
    assert file_of(answered[1]) == "a.pdf"


def test_a_worker_process_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    begun = tmp_path / "reading.begun"
    script = (
        "import os, sys\nfrom mattrakan.batch import worker, worker_pool as crew\n"
        "popen = crew.subprocess.Popen\n"
        "def start(*a, **k):\n    p = popen(*a, **k); print(p.pid, flush=True); return p\n"
        "crew.subprocess.Popen = start\n"
        f"job = worker.Job('hang', {str(begun)!r}, '0', worker.Reading())\n"
        f"crew._ENTRY = {MISCHIEF!r}\n"
        "list(crew.read_jobs([job], processes=1, caps=worker.Caps()))"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    wait_until(begun.exists)
    assert resident_mib(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_until(lambda: not resident_mib(pid))
