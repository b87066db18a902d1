"""What other packages add through entry points, with the package that docs/extending.md shows."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "extending.md").read_text("utf-8")
SAMPLE = ROOT / "samples" / "noenkanghanlom_2567.pdf"
MINE = 'name = "mine"\nextends = "measures"\n'


def install_tiny(folder: Path) -> Path:
    """Put the package of the page where Python finds it, as pip would install it."""
    blocks = re.findall(r"```(toml|python)\n(.*?)```", PAGE, re.DOTALL)
    (code,) = [text for kind, text in blocks if kind == "python"]
    (asked,) = [text for kind, text in blocks if kind == "toml"]
    site = folder / "site"
    info = site / "tiny-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "tiny.py").write_text(code, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n", "utf-8")
    groups = re.sub(r'\[project\.entry-points\."(.*?)"\]', r"[\1]", asked).replace('"', "")
    (info / "entry_points.txt").write_text(groups, "utf-8")
    return site


def run(site: Path | None, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command beside the packages of a folder, with no settings of the user's."""
    paths = [*([str(site)] if site else []), *filter(None, [os.environ.get("PYTHONPATH")])]
    settings = {"XDG_CONFIG_HOME": str(folder / "settings"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "mattrakan", *command], cwd=folder, capture_output=True, text=True,
        env=os.environ | settings | {"PYTHONPATH": os.pathsep.join(paths)}, timeout=240,
    )  # fmt: skip


def codes(folder: Path) -> list[str]:
    with (folder / "findings.csv").open(encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)]


def test_all_four_kinds_are_found(tmp_path: Path) -> None:
    site = install_tiny(tmp_path)
    command = ["convert", str(SAMPLE), "-o", "out", "-f", "csv"]
    plain = run(None, tmp_path, *command)
    assert plain.returncode == 0, plain.stderr
    assert "tiny-no-budget" not in codes(tmp_path / "out")
    before = (tmp_path / "out" / "measures.csv").read_bytes()
    done = run(site, tmp_path, *command, "-f", "lines", "--reader", "careful")
    assert done.returncode == 0, done.stderr
    assert codes(tmp_path / "out").count("tiny-no-budget") == 3
    assert (tmp_path / "out" / "documents.lines").read_text("utf-8") == f"{SAMPLE.as_posix()}: 3\n"
    rows = list(csv.DictReader(before.decode().splitlines()))
    with (tmp_path / "out" / "measures.csv").open(encoding="utf-8", newline="") as file:
        again = list(csv.DictReader(file))
    kept = ("action", "responsible", "period", "row_id")
    assert [[row[name] for name in kept] for row in again] == [
        [row[name] for name in kept] for row in rows
    ]
    told = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert "river-plan" in json.dumps(told["options"]["profiles"])


@pytest.mark.parametrize("option", [["-f", "lines"], ["--reader", "careful"]])
def test_without_the_package_its_names_are_wrong_usage(option: list[str], tmp_path: Path) -> None:
    done = run(None, tmp_path, "convert", str(SAMPLE), "-o", "out", *option)
    assert done.returncode == 2
    assert option[1] in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("folder", ["mattrakan-profiles", "settings/mattrakan/profiles"])
def test_a_folder_of_profiles_is_found(folder: str, tmp_path: Path) -> None:
    if sys.platform in ("win32", "darwin") and folder.startswith("settings"):
        pytest.skip("the folder of settings is that of the system")
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "mine.toml").write_text(MINE, "utf-8")
    (tmp_path / folder / "notes.txt").write_text("no profile", "utf-8")
    done = run(None, tmp_path, "profile", "explain", str(SAMPLE))
    assert done.returncode == 0, done.stderr
    assert "mine" in done.stdout
    (tmp_path / folder / "wrong.toml").write_text("name = 1\n", "utf-8")
    done = run(None, tmp_path, "profile", "explain", str(SAMPLE))
    assert done.returncode == 2
    assert "wrong.toml" in done.stderr


def test_a_profile_that_is_named_and_found_is_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mattrakan.pipeline import make_reading

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    folder = tmp_path / "mattrakan-profiles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.toml").write_text(MINE.replace("mine", name), "utf-8")
    reading = make_reading(None, None, ["mattrakan-profiles/b.toml"], "auto", "auto")
    assert [name for name, _ in reading.profiles] == [
        "mattrakan-profiles/b.toml",
        "mattrakan-profiles/a.toml",
    ]
