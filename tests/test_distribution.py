"""What goes with the package: completion, the manual page, the hook, the action, the workflow."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from mattrakan.cli import SHELLS, main

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
MANUAL = ROOT / "docs" / "mattrakan.1"


def read_yaml(name: str) -> Any:
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def commands(group: click.Group, *names: str) -> list[str]:
    found = []
    for name, inner in group.commands.items():
        found += commands(inner, *names, name) if isinstance(inner, click.Group) else []
        found += [] if isinstance(inner, click.Group) else [" ".join([*names, name])]
    return found


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_a_script_for_the_shell(shell: str) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert f"_MATTRAKAN_COMPLETE={shell}_complete" in done.stdout


def test_another_shell_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["completion", "csh"]).exit_code == 2


@pytest.mark.parametrize(
    ("words", "place", "completed"),
    [
        ("mattrakan con", 1, ["convert"]),
        ("mattrakan profile ", 2, ["explain", "init", "test"]),
        ("mattrakan convert --form", 2, ["--format"]),
        ("mattrakan convert --ocr n", 3, ["never"]),
        ("mattrakan nothing", 1, []),
    ],
)
def test_words_are_completed(words: str, place: int, completed: list[str]) -> None:
    asked = {"_MATTRAKAN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
    done = subprocess.run(
        [sys.executable, "-c", "from mattrakan.__main__ import run; run()"],
        env=os.environ | asked, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.split() == [f"plain,{word}" for word in completed]


def test_the_manual_page_is_that_of_the_commands() -> None:
    page = MANUAL.read_text("utf-8")
    made = runpy.run_path(str(ROOT / "docs" / "make_commands.py"))["make_manual"]()
    assert page == made, "run python docs/make_commands.py"
    for name in commands(main):
        assert f'.SS "mattrakan {name} [OPTIONS]' in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_page_is_set_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", str(MANUAL)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    assert "Convert PDFs and folders of PDFs into files." in " ".join(done.stdout.split())


def test_the_hook_runs_check() -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    name, command = hook["entry"].split()
    assert (name, command) == ("mattrakan", "check")
    assert command in commands(main)
    assert hook["types"] == ["pdf"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("sample", "code"), [("khlongphayapla_2566.pdf", 0), ("phukhaothian_2565.pdf", 1)]
)
def test_the_action_checks_and_keeps_the_exit_code(sample: str, code: int, tmp_path: Path) -> None:
    action = read_yaml("action.yml")
    assert action["runs"]["using"] == "composite"
    step = action["runs"]["steps"][-1]
    asked = re.findall(r"inputs\.(\w+)", str(action["runs"]))
    assert set(asked) == set(action["inputs"])
    summary = tmp_path / "summary"
    places = [str(Path(sys.executable).parent), os.environ["PATH"]]
    given = {
        "CHECKED": str(SAMPLES / sample),
        "SPOKEN": action["inputs"]["lang"]["default"],
        "PYTHONUTF8": "1",
        "GITHUB_STEP_SUMMARY": str(summary),
        "PATH": os.pathsep.join(places),
    }
    assert set(step["env"]) <= set(given)
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], env=os.environ | given, capture_output=True,
        text=True, encoding="utf-8", timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert summary.read_text("utf-8") == done.stdout
    assert re.search("[ก-๙]", done.stdout)


def test_the_release_is_published_only_where_it_is_switched_on() -> None:
    workflow = read_yaml(".github/workflows/release.yml")
    jobs = workflow["jobs"]
    assert set(workflow[True]) == {"workflow_dispatch", "push"}  # YAML reads the key `on` as true
    assert workflow[True]["push"] == {"tags": ["v*"]}
    assert set(jobs["publish"]["needs"]) == set(jobs) - {"publish"}
    assert "refs/tags/v" in jobs["publish"]["if"] and "vars.PUBLISH" in jobs["publish"]["if"]
    systems = " ".join(jobs["wheels"]["strategy"]["matrix"]["os"])
    assert all(name in systems for name in ("ubuntu", "macos", "windows"))


def test_the_container_runs_the_command() -> None:
    lines = (ROOT / "Containerfile").read_text("utf-8").splitlines()
    assert 'ENTRYPOINT ["mattrakan"]' in lines
    assert any(line.startswith("USER ") for line in lines)
    assert any("MATTRAKAN_COMPILE=1" in line for line in lines)
