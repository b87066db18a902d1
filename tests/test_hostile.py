"""Every hostile file ends in a typed result within its caps, and the good ones are converted."""

import json
import runpy
from pathlib import Path
from typing import TypeAlias

import pytest

import mattrakan
from mattrakan.errors import DamagedPdfError, EncryptedPdfError, NotAPdfError
from mattrakan.extract.readers.rescue import examine_pdf
from mattrakan.normalize.findings import catalogue

ROOT = Path(__file__).parent.parent
GOOD = (ROOT / "samples" / "lamthanbua_2568.pdf").read_bytes()
SHARED = ROOT.parent / "shared" / "corpus" / "hostile"
Converted: TypeAlias = tuple[mattrakan.Batch, Path]
HOSTILE = runpy.run_path(str(Path(__file__).with_name("hostile_pdfs.py")))
TIMEOUT_S = 12  # enough for the good ones on a machine that is busy
# What takes a worker to its caps; kept low so that the test is quick.
BOMBS = {"flate-bomb-1-gb", "bfrange-2-31", "widths-2-31", "forms-doubling", "million-letters"}
# Damage after which a result may look right only with a finding that says so.
CUT = ("cut-at-", "last-kilobyte", "zeros-in", "trailer-missing", "flate-broken", "line-ends")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    for name, data in HOSTILE["every_hostile_file"](GOOD):
        (folder / "in" / f"{name}.pdf").write_bytes(data)
    for number in range(3):
        (folder / "in" / f"good-{number}.pdf").write_bytes(GOOD + b"%% %d\n" % number)
    batch = mattrakan.convert(
        folder / "in", folder / "out", ["json", "csv", "xlsx", "parquet", "sqlite"],
        jobs=2, timeout=TIMEOUT_S, memory=300,
    )  # fmt: skip
    return batch, folder


def test_there_are_many() -> None:
    assert len(HOSTILE["MADE"]) >= 40


def test_each_ends_in_a_typed_result_within_its_caps(converted: Converted) -> None:
    batch, folder = converted
    assert batch.exit_code == 1
    assert len(batch.inputs) == len(list((folder / "in").iterdir()))
    for one in batch.inputs:
        assert one.status in ("ok", "empty", "failed", "duplicate"), one.path
        assert one.status != "failed" or one.reason in catalogue(), one.path
        assert one.reason not in ("defect", "worker-crashed"), f"{one.path}: {one.message}"
        assert one.seconds < TIMEOUT_S + 60, one.path  # a process starts in between


def test_good_files_among_them_are_converted(converted: Converted) -> None:
    batch, _ = converted
    good = [one for one in batch.inputs if Path(one.path).stem.startswith("good-")]
    assert len(good) == 3
    assert all(one.status == "ok" and one.counts.actions == 5 for one in good)


def test_bombs_are_refused(converted: Converted) -> None:
    batch, _ = converted
    for one in batch.inputs:
        if Path(one.path).stem in BOMBS - {"million-letters"}:
            assert one.reason in ("over-memory", "over-time"), one.path


def test_damage_is_never_silent(converted: Converted) -> None:
    batch, folder = converted
    seen = 0
    for one in batch.inputs:
        if Path(one.path).stem.startswith(CUT):
            report = json.loads((folder / "out" / one.outputs[0]).read_text("utf-8"))
            severities = {note["severity"] for note in report["findings"]}
            assert severities & {"warning", "error"}, one.path
            seen += 1
    assert seen >= 12


def test_messages_are_the_same_in_every_run(converted: Converted) -> None:
    _, folder = converted
    for path in (folder / "out").glob("*.json"):
        if path.name != "run.json":
            assert " at 0x" not in path.read_text("utf-8"), path.name


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("html", NotAPdfError),
        ("empty", NotAPdfError),
        ("header-and-noise", DamagedPdfError),
        ("tree-empty", DamagedPdfError),
    ],
)
def test_examining_what_cannot_be_opened(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        examine_pdf(HOSTILE["MADE"][name]())


def test_examining_whole_files_finds_nothing() -> None:
    for path in sorted((ROOT / "samples").glob("*.pdf")):
        found = examine_pdf(path.read_bytes())
        assert (found.repaired, found.lost, found.rebuilt) == ("", "", None), path.name


def test_examining_an_encrypted_file_needs_its_password() -> None:
    locked = dict(HOSTILE["encrypted"](GOOD))
    assert not examine_pdf(locked["owner-password"]).lost
    assert not examine_pdf(locked["user-password"], "letmein").lost
    with pytest.raises(EncryptedPdfError):
        examine_pdf(locked["user-password"])


def test_a_damaged_file_is_read_after_a_rebuild_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(GOOD + bytes(range(256)) * 16)
    report = mattrakan.read(path)
    assert "file-repaired" in [note.code for note in report.findings]
    assert len(report.measures) == 3


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
def test_the_shared_hostile_files(tmp_path: Path) -> None:
    batch = mattrakan.convert(SHARED, tmp_path / "out", ["json", "csv"], jobs=2, timeout=30)
    assert batch.exit_code == 1
    assert {one.reason for one in batch.inputs if one.status == "failed"} <= set(catalogue())
    assert not [one for one in batch.inputs if one.reason in ("defect", "worker-crashed")]
