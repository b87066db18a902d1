"""The tutorial and the FAQ do what they say; the reference is the program's own."""

import os
import re
import runpy
import sqlite3
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
BLOCK = re.compile(r"<!-- run(?:: ([\w ]+))? -->\n```(\w+)\n(.*?)```", re.DOTALL)
SECONDS = re.compile(r"\(\d+\.\d s\)")
BLOCKS = {
    name: BLOCK.findall((DOCS / name).read_text("utf-8")) for name in ("tutorial.md", "faq.md")
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the tutorial was followed up to where the PDFs are converted."""
    made = tmp_path_factory.mktemp("tutorial")
    (made / "samples").symlink_to(ROOT / "samples")
    for _, language, text in BLOCKS["tutorial.md"][:2]:
        command = text.removeprefix("$ ").partition("\n")[0] if language == "console" else text
        assert run(["bash", "-ec", command], made).returncode == 0
    return made


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment | {"LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


@pytest.mark.parametrize(
    ("what", "language", "text"),
    [
        pytest.param(*block, id=f"{name}-{number}")
        for name, blocks in BLOCKS.items()
        for number, block in enumerate(blocks, 1)
    ],
)
def test_what_a_page_shows_works(what: str, language: str, text: str, folder: Path) -> None:
    if language == "sql":
        database = sqlite3.connect(folder / "out" / "reports.sqlite")
        rows = database.execute(text).fetchall()
        database.close()
        assert f"{len(rows)} rows" == what
    elif language == "python":
        if what == "chart" and not (find_spec("matplotlib") and find_spec("pandas")):
            pytest.skip("matplotlib is not installed")
        done = run([sys.executable, "-c", text], folder)
        assert done.returncode == 0, done.stdout
        if what == "chart":
            assert (folder / "months.png").read_bytes().startswith(b"\x89PNG")
        else:
            shown = (DOCS / "tutorial.md").read_text("utf-8").partition("```text\n")[2]
            assert shown.partition("```")[0] in done.stdout
    elif language == "console":
        command, _, printed = text.removeprefix("$ ").partition("\n")
        done = run(["bash", "-c", f"{command} --fresh"], folder)
        assert SECONDS.sub("", done.stdout) == SECONDS.sub("", printed)
    else:
        done = run(["bash", "-ec", text], folder)
        # `check` ends with 1 where it has something to say.
        assert done.returncode == int(what == "check"), done.stdout
        assert done.stdout or "mattrakan" not in text or "-q" in text


def test_each_command_of_the_pages_is_run() -> None:
    for name, blocks in BLOCKS.items():
        page = (DOCS / name).read_text("utf-8")
        shown = len(re.findall(r"^```(?:sh|sql|python|console)$", page, re.MULTILINE))
        installing = len(re.findall(r'^pip install "\.\[', page, re.MULTILINE))
        assert shown == len(blocks) + installing


@pytest.mark.parametrize("name", [*BLOCKS, "reference.md"])
def test_links_of_a_page_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", (DOCS / name).read_text("utf-8")):
        assert (DOCS / target).exists(), target


def test_the_reference_is_that_of_the_program() -> None:
    """`python docs/make_commands.py` writes it again."""
    made = runpy.run_path(str(DOCS / "make_commands.py"))["make_reference"]()
    assert (DOCS / "reference.md").read_text("utf-8") == made
