"""The README does what it says: its Python, its transcript and its three rows."""

import csv
import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def block_after(marker: str) -> list[str]:
    """The lines of the code block below a marker."""
    start = README.index(f"<!-- {marker} -->")
    return README[start:].split("```")[1].splitlines()[1:]


def run_in_shell(line: str, folder: Path) -> str:
    """What one line of a shell prints, on both streams."""
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    result = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=os.environ | {"PATH": os.pathsep.join(places), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    return result.stdout


def test_the_python_of_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failures, tests = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tests >= 5
    assert failures == 0


def test_the_transcript_of_the_readme(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    asked: list[tuple[str, list[str]]] = []
    for line in block_after("transcript"):
        if line.startswith("$ "):
            asked.append((line[2:], []))
        else:
            asked[-1][1].append(line)
    assert asked
    for command, printed in asked:
        got = run_in_shell(command, tmp_path).splitlines()
        seconds = re.compile(r"\(\d+\.\d s\)")
        assert [seconds.sub("", line) for line in got] == [
            seconds.sub("", line) for line in printed
        ], command


def test_the_three_rows_of_the_readme(tmp_path: Path) -> None:
    command = f"mattrakan convert '{ROOT}/samples/noenkanghanlom_2567.pdf' -o out -f csv"
    run_in_shell(command, tmp_path)
    with (tmp_path / "out" / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shown = re.search(r"<pre>(.*?)</pre>", README)
    assert shown
    header, *lines = [line.split(",") for line in shown[1].split("<br>")]
    assert len(lines) == 3
    printed = [[row[name] for name in header] for row in rows]
    assert all(line in printed for line in lines)


@pytest.mark.parametrize("line", ["line 1", "line 2"])
def test_the_lines_to_paste_are_one_line_each(line: str) -> None:
    (command,) = block_after(line)
    assert command.startswith("python3 -m venv .venv && ")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)", README))))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_index_of_the_documentation_lists_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    listed = set(re.findall(r"\]\(([^)#:]+\.md)\)", index))
    assert listed == {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
