"""`mattrakan show`: the crop of a page for a row of the tables, and for a place."""

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

import mattrakan
from mattrakan.cli import main
from mattrakan.commands.review.showing import DOTS_PER_INCH, crop

SAMPLES = Path(__file__).parents[1] / "samples"
PLAN = SAMPLES / "khlongphayapla_2566.pdf"
SCALE = DOTS_PER_INCH / 72


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    shutil.copy(PLAN, folder / PLAN.name)
    mattrakan.convert(folder / PLAN.name, folder / "out", ["json"])
    return folder / "out"


def shown(*arguments: Any) -> Any:
    return CliRunner().invoke(main, ["show", *map(str, arguments)])


def test_a_row_is_shown_with_its_link(run: Path, tmp_path: Path) -> None:
    report = mattrakan.read(PLAN)
    picture = tmp_path / "row.png"
    result = shown(f"{report.document_id}-m01-a02", "--in", run, "-o", picture)
    assert result.exit_code == 0
    assert result.stdout.strip() == f"{(run.parent / PLAN.name).as_posix()}#page=2"
    box = report.measures[0].actions[1].source.box
    assert box is not None
    with Image.open(picture) as image:
        size = ((box[2] - box[0] + 16) * SCALE, (box[3] - box[1] + 16) * SCALE)
        assert image.size == pytest.approx(size, abs=2)
        assert min(image.convert("L").tobytes()) < 100  # there is ink


def test_a_place_is_shown_without_a_run(tmp_path: Path) -> None:
    picture = tmp_path / "place.png"
    result = shown(f"{PLAN}:1:45.6,264.3,213.3,320.6", "-o", picture)
    assert (result.exit_code, result.stdout.strip()) == (0, f"{PLAN}#page=1")
    with Image.open(picture) as image, Image.open(BytesIO(crop(
        PLAN.read_bytes(), 1, (45.6, 264.3, 213.3, 320.6)
    ))) as same:  # fmt: skip
        assert image.tobytes() == same.tobytes()


@pytest.mark.parametrize(
    ("what", "code", "sentence"),
    [
        ("nothing", 2, "neither a row_id nor"),
        ("b1946ac92492-m01-a01", 2, "has no document b1946ac92492"),
        ("PLAN-m09-a01", 2, "has no row"),
        (f"{PLAN}:1:9,9,3,3", 2, "is no box"),
        (f"{PLAN}:1:900,900,930,930", 2, "outside of the page"),
        (f"{PLAN}:7:9,9,30,30", 3, "none with the number 7"),
        ("missing.pdf:1:9,9,30,30", 3, "There is no such file: missing.pdf"),
        (f"{SAMPLES}:1:9,9,30,30", 3, "cannot be read ("),
    ],
)
def test_what_cannot_be_shown_is_said(
    run: Path, tmp_path: Path, what: str, code: int, sentence: str
) -> None:
    what = what.replace("PLAN", mattrakan.read(PLAN).document_id)
    result = shown(what, "--in", run, "-o", tmp_path / "no.png")
    assert result.exit_code == code
    assert sentence in result.stderr
    assert not (tmp_path / "no.png").exists()


def test_a_folder_without_a_run_is_said(tmp_path: Path) -> None:
    result = shown("b1946ac92492-i01", "--in", tmp_path, "-o", tmp_path / "no.png")
    assert result.exit_code == 2
    assert "holds no finished run" in result.stderr


def test_a_run_of_tables_alone_says_what_to_do(tmp_path: Path) -> None:
    mattrakan.convert(PLAN, tmp_path / "out", ["csv"])
    row = f"{mattrakan.read(PLAN).document_id}-i01"
    for result in (
        shown(row, "--in", tmp_path / "out", "-o", tmp_path / "no.png"),
        CliRunner().invoke(main, ["review", str(tmp_path / "out")]),
    ):
        assert result.exit_code == 2
        assert "wrote tables alone" in result.stderr and "-f json" in result.stderr


def test_a_pdf_that_moved_or_changed_is_said(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    shutil.copy(PLAN, path)
    mattrakan.convert(path, tmp_path / "out", ["jsonl"])
    row = f"{mattrakan.read(PLAN).document_id}-i01"
    path.write_bytes(path.read_bytes() + b"\n")
    result = shown(row, "--in", tmp_path / "out", "-o", tmp_path / "no.png")
    assert (result.exit_code, "has changed since" in result.stderr) == (3, True)
    path.unlink()
    result = shown(row, "--in", tmp_path / "out", "-o", tmp_path / "no.png")
    assert (result.exit_code, "not where the run read it" in result.stderr) == (3, True)
