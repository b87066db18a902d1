"""The Thai guides do what they say: their commands, queries, Python and what a command prints."""

import os
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from mattrakan.normalize.findings import catalogue

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GUIDES = ("clerks-th.md", "analysts-th.md")
PLANS = ("phukhaothian_2565.pdf", "khlongphayapla_2566.pdf")
BLOCK = re.compile(r"<!-- ทดสอบ(?:: (\d+) แถว)? -->\n```(\w+)\n(.*?)```", re.DOTALL)
BLOCKS = [
    pytest.param(*found, id=f"{name}-{number}")
    for name in GUIDES
    for number, found in enumerate(BLOCK.findall((DOCS / name).read_text("utf-8")), 1)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("guides")
    (made / "plans").mkdir()
    for name in PLANS:
        shutil.copy(ROOT / "samples" / name, made / "plans")
    return made


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=300,
        env=os.environ | {"PATH": path, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.mark.parametrize(("rows", "language", "text"), BLOCKS)
def test_what_a_guide_shows_works(rows: str, language: str, text: str, folder: Path) -> None:
    if language == "sql":
        with sqlite3.connect(folder / "out" / "reports.sqlite") as database:
            assert len(database.execute(text).fetchall()) == int(rows)
        database.close()
    elif language == "python":
        done = run([sys.executable, "-c", text], folder)
        assert done.returncode == 0 and "ระยะเวลา" in done.stdout, done.stderr
    elif language == "console":
        command, _, printed = text.removeprefix("$ ").partition("\n")
        assert run(["bash", "-c", command], folder).stdout == printed
    else:
        for line in [text] if "=$(" in text else text.splitlines():
            done = run(["bash", "-c", f"set -u\n{line}"], folder)
            # `check` ends with 1 where it has something to say.
            assert done.returncode == int("mattrakan check" in line), done.stderr
            assert not re.search("[a-z]{3,} [a-z]{3,} [a-z]{3,}", done.stderr), done.stderr


def test_the_files_that_the_guides_make_are_there(folder: Path) -> None:
    for name in ("checked.html", "checked.pdf", "place.png", "cleaned.csv", "out/measures.csv"):
        assert (folder / name).stat().st_size > 0
    assert len(list((folder / "checked").iterdir())) == len(PLANS)


@pytest.mark.parametrize("name", GUIDES)
def test_links_of_a_guide_lead_somewhere(name: str) -> None:
    page = (DOCS / name).read_text("utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", page):
        assert (DOCS / target).exists(), target
    assert name in (DOCS / "README.md").read_text("utf-8")
    assert name in (ROOT / "README.md").read_text("utf-8")


def test_the_advice_of_the_guide_is_that_of_the_catalogue() -> None:
    page = (DOCS / "clerks-th.md").read_text("utf-8")
    example = re.search(r'เช่น "([^"]*)"', catalogue()["value-unparsed"].by_field["period"].thai)
    assert example is not None and example[1] in page


def test_the_page_of_findings_is_that_of_the_catalogue() -> None:
    made = runpy.run_path(str(DOCS / "make_findings.py"))["make_page"]().splitlines()
    page = (DOCS / "findings-th.md").read_text("utf-8").splitlines()
    # `python docs/make_findings.py` writes it again; a code or two may be newer than the page.
    assert len(set(page) ^ set(made)) <= 6, sorted(set(page) ^ set(made))
