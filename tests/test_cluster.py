"""The same results from a Dask cluster, also when a worker is lost in the middle of a run."""

import hashlib
import importlib.util
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.batch import cluster
from mattrakan.batch.worker import Caps, Job, do_job
from mattrakan.errors import UsageError

SAMPLES = Path(__file__).parent.parent / "samples"
GOOD = (SAMPLES / "phukhaothian_2565.pdf").read_bytes()
SHA256 = hashlib.sha256(GOOD).hexdigest()
pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="needs Dask"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    distributed: Any = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        yield local


def make_inputs(folder: Path, many: int) -> Path:
    folder.mkdir()
    for number in range(many):
        (folder / f"{number:03}.pdf").write_bytes(GOOD + b"%% %d\n" % number)
    (folder / "broken.pdf").write_bytes(GOOD[:100])
    return folder


def test_a_cluster_gives_the_same_bytes(
    scheduler: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_inputs(tmp_path / "in", 20)
    batch = mattrakan.convert(
        source, tmp_path / "far", ["json", "csv"], cluster=scheduler.scheduler_address
    )
    assert batch.exit_code == 1
    monkeypatch.setattr(
        "mattrakan.batch.run.read_jobs", lambda jobs, **_: (do_job(job) for job in jobs)
    )
    mattrakan.convert(source, tmp_path / "near", ["json", "csv"])
    for path in (tmp_path / "near").iterdir():
        if path.suffix in (".json", ".csv") and path.name != "run.json":
            assert (tmp_path / "far" / path.name).read_bytes() == path.read_bytes()


def test_a_worker_killed_in_the_middle_loses_no_document(scheduler: Any, tmp_path: Path) -> None:
    source = make_inputs(tmp_path / "in", 60)
    victim = next(iter(scheduler.workers.values())).process.pid

    def kill() -> None:
        time.sleep(1.5)
        os.kill(victim, signal.SIGKILL)

    killing = threading.Thread(target=kill)
    killing.start()
    batch = mattrakan.convert(source, tmp_path / "out", cluster=scheduler.scheduler_address)
    killing.join()
    assert [one.status for one in batch.inputs] == ["ok"] * 60 + ["failed"]
    assert len(list((tmp_path / "out").glob("*.json"))) == 62


def test_a_file_that_takes_workers_with_it_is_refused_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    distributed = pytest.importorskip("distributed")

    class Future:
        def __init__(self, jobs: list[Job]) -> None:
            self.key = str(id(self))
            self.jobs = jobs

        def exception(self) -> Exception | None:
            poison = any("poison" in job.file for job in self.jobs)
            return distributed.KilledWorker("task", None, 3) if poison else None

        def result(self) -> list[Any]:
            return [do_job(job) for job in self.jobs]

        def release(self) -> None:
            pass

    class Client:
        loop = None

        def __init__(self, *args: object, **options: object) -> None: ...
        def __enter__(self) -> "Client":
            return self

        def __exit__(self, *error: object) -> None: ...
        def submit(self, task: object, jobs: list[Job], caps: Caps, pure: bool) -> Future:
            return Future(jobs)

    class Running(list[Future]):
        add = list.append

        def __init__(self, loop: None) -> None: ...

        def __next__(self) -> Future:
            return self.pop(0)

    monkeypatch.setattr(distributed, "Client", Client)
    monkeypatch.setattr(distributed, "as_completed", Running)
    monkeypatch.setattr(cluster, "_check_workers", lambda client: 1)
    jobs = [Job(name, "", SHA256, cluster_reading(), GOOD) for name in ["a", "poison", "b", "c"]]
    outcomes = list(cluster.read_jobs_on_cluster(jobs, "x", caps=Caps()))
    assert len(outcomes) == 4
    refused = [json.loads(one.report) for one in outcomes if one.holds_for == "run"]
    assert [report["source"]["file"] for report in refused] == ["poison"]
    assert refused[0]["findings"][0]["code"] == "worker-crashed"


def cluster_reading() -> Any:
    from mattrakan.pipeline import Reading

    return Reading()


def test_reading_on_a_worker_in_this_process() -> None:
    jobs = [Job(str(n), "", SHA256, cluster_reading(), GOOD) for n in range(2)]
    outcomes = cluster.read_task(jobs, Caps())
    assert [json.loads(one.report)["source"]["file"] for one in outcomes] == ["0", "1"]
    assert cluster.read_task(jobs[:1], Caps())[0].holds_for == "content"


def test_an_address_where_nothing_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_LIMIT_S", 1)
    source = make_inputs(tmp_path / "in", 1)
    with pytest.raises(UsageError, match="cannot be reached"):
        mattrakan.convert(source, tmp_path / "out", cluster="tcp://127.0.0.1:9")
