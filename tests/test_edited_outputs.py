"""Outputs of a run that a person has edited: kept when a later run writes them again."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import mattrakan
from mattrakan.cli import main

pytestmark = pytest.mark.plain_only

PLAN = Path(__file__).parents[1] / "samples" / "khlongphayapla_2566.pdf"


def edit(path: Path) -> bytes:
    data = path.read_bytes() + b"\n"
    path.write_bytes(data)
    return data


def test_what_a_person_edited_is_kept_and_told(tmp_path: Path) -> None:
    arguments = ["convert", str(PLAN), "-o", str(tmp_path), "-f", "json", "-f", "csv"]
    CliRunner().invoke(main, arguments)
    whole = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix == ".csv"}
    edits = [edit(tmp_path / name) for name in ("measures.csv", f"{PLAN.stem}.json")]
    result = CliRunner().invoke(main, arguments)
    assert "measures.csv was edited" in result.stderr
    assert f"kept as {PLAN.stem}.edited.json" in result.stderr
    kept = [tmp_path / name for name in ("measures.edited.csv", f"{PLAN.stem}.edited.json")]
    assert [path.read_bytes() for path in kept] == edits
    assert {name: (tmp_path / name).read_bytes() for name in whole} == whole
    assert "was edited" not in CliRunner().invoke(main, arguments).stderr


def test_from_python_an_edited_file_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    mattrakan.convert(PLAN, tmp_path, ["csv"])
    edit(tmp_path / "measures.csv")
    mattrakan.convert(PLAN, tmp_path, ["csv"])
    assert "measures.csv was edited" in caplog.text


def test_an_edited_file_that_is_not_written_again_stays(tmp_path: Path) -> None:
    mattrakan.convert(PLAN, tmp_path, ["csv"])
    held = edit(tmp_path / "measures.csv")
    mattrakan.convert(PLAN, tmp_path, ["json"])
    assert (tmp_path / "measures.csv").read_bytes() == held
    assert not list(tmp_path.glob("*.edited*"))
    mattrakan.convert(PLAN, tmp_path, ["csv"])
    assert (tmp_path / "measures.edited.csv").read_bytes() == held
