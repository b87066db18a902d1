"""Names of many documents: one file each whatever they are called, nothing beside the folder."""

import json
import os
import runpy
import sys
from pathlib import Path

import pytest

import mattrakan
from mattrakan.batch.inputs import find_inputs, name_outputs

BATCH = runpy.run_path(str(Path(__file__).with_name("test_batch.py")))
GOOD: bytes = BATCH["GOOD"]
in_this_process = BATCH["in_this_process"]
place, statuses = BATCH["place"], BATCH["statuses"]


def test_one_stem_in_two_folders_makes_two_files(tmp_path: Path) -> None:
    place(tmp_path / "in" / "b" / "plan.pdf", 1)
    place(tmp_path / "in" / "a" / "plan.pdf", 2)
    place(tmp_path / "in" / "a" / "PLAN.pdf", 3)
    batch = mattrakan.convert(tmp_path / "in", tmp_path / "out")
    outputs = [name for one in batch.inputs for name in one.outputs]
    assert len({name.casefold() for name in outputs}) == 3
    for one in batch.inputs:
        written = json.loads((tmp_path / "out" / one.outputs[0]).read_text("utf-8"))
        assert written["source"]["file"] == one.path


def test_one_stem_in_two_runs_does_not_overwrite(tmp_path: Path) -> None:
    first = mattrakan.convert(place(tmp_path / "a" / "plan.pdf", 1), tmp_path / "out")
    second = mattrakan.convert(place(tmp_path / "b" / "plan.pdf", 2), tmp_path / "out")
    assert first.inputs[0].outputs != second.inputs[0].outputs
    assert (tmp_path / "out" / "plan.json").exists()
    again = mattrakan.convert(tmp_path / "a" / "plan.pdf", tmp_path / "out")
    assert again.inputs[0].outputs == first.inputs[0].outputs


def test_the_same_content_is_one_report(tmp_path: Path) -> None:
    place(tmp_path / "in" / "z.pdf")
    place(tmp_path / "in" / "a.pdf")
    batch = mattrakan.convert(tmp_path / "in", tmp_path / "out", ["json", "csv"])
    assert [path.name for path in (tmp_path / "out").glob("[a-z].json")] == ["a.json"]
    report = json.loads((tmp_path / "out" / "a.json").read_text("utf-8"))
    assert report["source"]["file"].endswith("a.pdf")
    assert [Path(also).name for also in report["source"]["also"]] == ["z.pdf"]
    assert "duplicate-file" in [note["code"] for note in report["findings"]]
    assert statuses(batch) == {"a.pdf": "ok", "z.pdf": "duplicate"}
    assert batch.inputs[1].outputs == batch.inputs[0].outputs
    assert batch.inputs[0].outputs[0] == "a.json"
    lines = (tmp_path / "out" / "documents.csv").read_text("utf-8").splitlines()
    assert len(lines) == 2


def test_naming_the_same_file_twice_is_one_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path / "a.pdf")
    monkeypatch.chdir(tmp_path)
    assert [one.file for one in find_inputs(["a.pdf", "./a.pdf", "."])] == ["a.pdf"]


@pytest.mark.parametrize(
    "name",
    [
        "แผนป้องกันการทุจริต ปี ๒๕๖๕.pdf",
        "with 'quotes' and \"more\".pdf",
        "two\nlines\r.pdf",
        "-starts-with-dash.pdf",
        "run.pdf",
        "datapackage.pdf",
        "n" * 200 + ".pdf",
        "ก" * 83 + ".pdf",
        "..pdf",
        ".hidden.pdf",
        "a;b$(c)`d`|e&f.pdf",
        "con.pdf",
        "%00%2e%2e%2f.pdf",
        "=1+1.pdf",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows forbids")
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    place(tmp_path / "in" / name)
    formats = ["json", "jsonl", "csv", "xlsx", "parquet", "sqlite", "datapackage"]
    batch = mattrakan.convert(tmp_path / "in", tmp_path / "out", formats)
    (one,) = batch.inputs
    assert one.status == "ok"
    written = json.loads((tmp_path / "out" / one.outputs[0]).read_text("utf-8"))
    assert written["measures"]
    assert json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["inputs"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes")
def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with open(os.path.join(os.fsencode(tmp_path / "in"), b"tis-\xa1\xa2.pdf"), "wb") as file:
        file.write(GOOD)
    batch = mattrakan.convert(tmp_path / "in", tmp_path / "out", ["json", "csv", "sqlite"])
    assert batch.inputs[0].status == "ok"
    assert "\\xa1" in batch.inputs[0].path


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    place(tmp_path / "in" / "plan.pdf")
    (tmp_path / "in" / "sub").mkdir()
    sources = [tmp_path / "in" / "sub" / ".." / "plan.pdf"]
    mattrakan.convert(sources, tmp_path / "x" / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "x"]
    assert (tmp_path / "x" / "out" / "plan.json").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_link_in_the_folder_is_replaced_and_not_followed(tmp_path: Path) -> None:
    place(tmp_path / "plan.pdf")
    (tmp_path / "precious").write_text("keep")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "plan.json").symlink_to(tmp_path / "precious")
    mattrakan.convert(tmp_path / "plan.pdf", tmp_path / "out")
    assert (tmp_path / "precious").read_text() == "keep"
    assert not (tmp_path / "out" / "plan.json").is_symlink()


def test_stems_are_kept_apart_and_short_enough() -> None:
    from mattrakan.batch.inputs import Input

    inputs = [Input(f"{n}/{'ก' * 80}.pdf", f"{n}/{'ก' * 80}.pdf", f"{n}" * 64) for n in range(3)]
    names = list(name_outputs(inputs).values())
    assert len(set(names)) == 3
    assert all(len(f"{name}-p001-t1.csv".encode()) <= 255 for name in names)
