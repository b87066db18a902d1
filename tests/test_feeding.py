"""The pages on commands, outputs and other systems say what is there, and what they tell works."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import mattrakan
from mattrakan.batch.worker import do_job
from mattrakan.cli import main
from mattrakan.export.columns import TABLES

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
FEEDING = (DOCS / "feeding.md").read_text("utf-8")
BLOCK = re.compile(r"<!-- tested: (\S+) -->\n```(\w+)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_is_told(command: str) -> None:
    page = (DOCS / "commands.md").read_text("utf-8") + (DOCS / "cleaning.md").read_text("utf-8")
    assert f"mattrakan {command}" in page
    for parameter in main.commands[command].params:
        if isinstance(parameter, click.Option):
            assert any(name in page for name in parameter.opts), parameter.opts


def test_every_column_is_told() -> None:
    page = (DOCS / "outputs.md").read_text("utf-8")
    for name, columns in TABLES.items():
        told = page.partition(f"### {name}\n")[2].partition("\n#")[0]
        assert re.findall(r"^\| (\w+) \| (\w+)", told, re.MULTILINE)[1:] == [
            (column.name, column.type) for column in columns
        ]
        for column in columns:
            assert f"| {column.meaning} |" in told


def test_the_table_for_postgresql_has_our_columns() -> None:
    body = FEEDING.partition("CREATE TABLE measures (")[2].partition(");")[0]
    names = [part.split()[0] for part in body.split(",")]
    assert names == [column.name for column in TABLES["measures"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("feeding")
    shutil.copytree(ROOT / "samples", made / "samples")
    formats = ["json", *re.findall(r"-f (\w+)", FEEDING.partition("## DuckDB")[0])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "mattrakan.batch.run.read_jobs", lambda jobs, **_: (do_job(job) for job in jobs)
        )
        mattrakan.convert(made / "samples", made / "out", formats)
    return made


@pytest.mark.clients
@pytest.mark.parametrize(("name", "language", "text"), BLOCK.findall(FEEDING))
def test_what_the_page_tells_works(name: str, language: str, text: str, folder: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    if language == "python":
        there = importlib.util.find_spec(name) is not None
        command = [sys.executable, "-c", text]
    else:
        there = shutil.which(name, path=path) is not None
        command = ["bash", "-euo", "pipefail", "-c", text]
    if not there:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=300,
        env=os.environ | {"PATH": path, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
