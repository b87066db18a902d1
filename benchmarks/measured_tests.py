"""Which tests run which line of the code, measured by files of tests and kept in .mutations.json.

A file of tests is measured again when it changed, or a module in tests/ that it names. When the
code changed, its lines are found again by what they say; a line that is new takes the tests of the
line before it.
"""

import difflib
import hashlib
import json
import os
import re
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".mutations.json"
FOLDERS = ("extract", "normalize", "export")
MEASURING_SECONDS = 900  # processor time of one file of tests while it is measured

ARGUMENTS = ("-q", "--assert=plain", "--no-header", "--tb=line", "-p", "no:cacheprovider")


class Watcher:
    """A pytest plugin: which tests passed, how long each took, and which lines it ran."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.spoilt: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.measured.switch_context(item.nodeid)
        before = sum(os.times()[:4])
        result = yield
        self.seconds[item.nodeid] = sum(os.times()[:4]) - before  # of processors, not of clocks
        self.measured.switch_context("")
        return result  # type: ignore[return-value]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome != "passed":
            self.spoilt.add(report.nodeid)


def measure(tree: Path, left_out: Sequence[str], only: str = "") -> dict[str, Any]:
    """Return by file of tests how long each test takes, and by line of code who runs it."""
    code = read_code(tree)
    version = digest(code.values())
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    versions: dict[str, dict[str, str]] = {version: code, **kept.get("versions", {})}
    files: dict[str, Any] = kept.get("files", {})
    found: dict[str, Any] = {}
    for path in sorted((tree / "tests").glob("test_*.py")):
        if path.stem in left_out or (only and path.stem not in only.split(",")):
            continue
        key = digest(sources_of(path))
        known = files.get(path.name)
        if known is None or known["key"] != key:
            started = time.monotonic()
            known = {"key": key, "version": version, **measure_file(tree, path)}
            files[path.name] = known
            seconds = time.monotonic() - started
            print(
                f"measured {path.name}: {len(known['seconds'])} tests, {seconds:.0f} s", flush=True
            )
            used = {each["version"] for each in files.values()} | {version}
            KEPT.write_text(
                json.dumps({"versions": {v: versions[v] for v in used}, "files": files}), "utf-8"
            )
        found[path.name] = known
    moves = {
        each: moved_lines(versions[each], code)
        for each in {one["version"] for one in found.values()}
    }
    return {name: relocated(known, moves[known["version"]]) for name, known in found.items()}


def read_code(tree: Path) -> dict[str, str]:
    """Return the modules whose lines are measured, by path."""
    paths = [path for folder in FOLDERS for path in (tree / folder).rglob("*.py")]
    paths += tree.glob("*.py")
    return {path.relative_to(tree).as_posix(): path.read_text("utf-8") for path in sorted(paths)}


def sources_of(path: Path) -> list[str]:
    """Return what a file of tests says, and the modules beside it that it or conftest names."""
    beside = {each.stem: each for each in path.parent.glob("*.py")}
    texts: dict[str, str] = {}
    waiting = [path.stem, "conftest"]
    while waiting:
        name = waiting.pop()
        if name not in texts:
            texts[name] = beside[name].read_text("utf-8")
            waiting += [word for word in re.findall(r"\w+", texts[name]) if word in beside]
    return [texts[name] for name in sorted(texts)]


def digest(texts: Iterator[str] | Sequence[str] | Any) -> str:
    """Return a digest of texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def moved_lines(before: dict[str, str], now: dict[str, str]) -> dict[str, dict[int, list[int]]]:
    """Return for each file that changed where its lines are now: new ones with the line before."""
    moves: dict[str, dict[int, list[int]]] = {}
    for path in before.keys() & now.keys():
        if before[path] == now[path]:
            continue
        old, new = before[path].splitlines(), now[path].splitlines()
        moved = moves.setdefault(path, {})
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for name, a0, a1, b0, b1 in matcher.get_opcodes():
            if name == "equal":
                moved.update({a0 + n + 1: [b0 + n + 1] for n in range(a1 - a0)})
            else:
                for line in range(a0 or 1, a1 + 1):
                    moved.setdefault(line, []).extend(range(b0 + 1, b1 + 1))
    return moves


def relocated(known: dict[str, Any], moves: dict[str, dict[int, list[int]]]) -> dict[str, Any]:
    """Return what is known of a file of tests with the lines of today's code."""
    lines = dict(known["lines"])
    for path in lines.keys() & moves.keys():
        today: dict[str, list[int]] = {}
        for line, tests in lines[path].items():
            for place in moves[path].get(int(line), ()):
                today[str(place)] = sorted({*today.get(str(place), ()), *tests})
        lines[path] = today
    return {**known, "lines": lines}


def measure_file(tree: Path, path: Path) -> dict[str, Any]:
    data_file = tree.parent / f"{path.stem}.coverage"
    result_file = tree.parent / f"{path.stem}.json"

    def work() -> int:
        ours = [f"{tree}/{folder}/*" for folder in FOLDERS] + [f"{tree}/*.py"]
        watched = coverage.Coverage(data_file=str(data_file), include=ours, config_file=False)
        watched.start()
        watcher = Watcher(watched)
        code = pytest.main([*ARGUMENTS, str(path)], plugins=[watcher])
        watched.stop()
        watched.save()
        passed = {n: round(s, 4) for n, s in watcher.seconds.items() if n not in watcher.spoilt}
        result_file.write_text(json.dumps(passed), "utf-8")
        return int(code)

    in_a_child(tree, work, MEASURING_SECONDS)
    if not result_file.exists():
        return {"seconds": {}, "lines": {}}
    passed = json.loads(result_file.read_text("utf-8"))
    data = coverage.CoverageData(str(data_file))
    data.read()
    lines: dict[str, dict[str, list[str]]] = {}
    numbers = {name: place for place, name in enumerate(passed)}
    for file in data.measured_files():
        name = Path(file).relative_to(tree.resolve()).as_posix()
        lines[name] = {
            str(line): [numbers[each] for each in contexts if each in numbers]
            for line, contexts in data.contexts_by_lineno(file).items()
        }
    data_file.unlink()
    return {"seconds": passed, "lines": lines}


def in_a_child(tree: Path, work: Any, seconds: float) -> int:
    """Run work in a forked process of at most so much processor time; return its exit code."""
    child = os.fork()
    if child == 0:
        code = 3
        try:
            os.setsid()
            cap = int(seconds) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (cap, cap + 5))
            signal.alarm(cap * 8)  # asleep for ever, or on a machine that is very busy
            os.chdir(tree)
            sys.path.insert(0, str(tree.parent))
            os.environ["PYTHONPATH"] = str(tree.parent)
            os.environ["PYTHAINLP_READ_ONLY"] = "1"
            sys.dont_write_bytecode = True
            os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
            with open(tree.parent / "output.txt", "w") as output:
                os.dup2(output.fileno(), 1)
                os.dup2(output.fileno(), 2)
            from hypothesis import settings

            settings.register_profile("steady", deadline=None, derandomize=True, database=None)
            settings.load_profile("steady")
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    try:
        os.killpg(child, signal.SIGKILL)  # what its tests may have left behind
    except ProcessLookupError:
        pass
    return os.waitstatus_to_exitcode(status)
