"""Make small changes to the code and list those that no test notices.

Usage: python benchmarks/mutations.py [PATH[:LINE]...] [--seed 1] [--count 48]
                                      [--kinds constant,index,branch] [--seconds 20]

PATH is a module or a folder (default: extract normalize export). Without --count every mutant of
it is tried. Nothing is changed in place: the tree is copied to a temporary folder. Which tests run
which line is measured first, file by file, and kept in .mutations.json; only files of tests that
changed are measured again, all of them when the package did. For a mutant the tests that run its
line are run, quick ones first, up to --seconds of them, until one fails.
"""

import argparse
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import coverage
import pytest
from mutants import KINDS, Mutant, find_mutants, find_uses

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".mutations.json"
FOLDERS = ("extract", "normalize", "export")
SHIPPED = (".py", ".toml", ".csv", ".tsv", ".onnx")
# Loaded once, before the processes that run tests are forked; nothing of the package itself.
PRELOADED = ("hypothesis", "pandas", "pydantic", "pdfplumber", "pikepdf", "fontTools.ttLib")
MEASURING_SECONDS = 900  # processor time of one file of tests while it is measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", default=FOLDERS, metavar="PATH[:LINE]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seconds", type=float, default=20.0, help="of tests per mutant")
    parser.add_argument("--without", default="", help="files of tests to leave out: test_batch,…")
    parser.add_argument("--only", default="", help="files of tests to run, and no others")
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    mutants = [each for each in find_targets(options.targets) if each.kind in kinds]
    if options.count is not None:
        mutants = draw(mutants, kinds, options.count, options.seed)
    if options.list:
        print(*mutants, sep="\n")
        return
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "mattrakan"
        copy_tree(tree)
        for library in PRELOADED:
            import_module(library)
        measured = measure(tree, options.without.split(","), options.only)
        unnoticed = list(try_all(tree, mutants, measured, options.seconds))
    noticed = len(mutants) - len(unnoticed)
    print(f"\n{noticed} of {len(mutants)} noticed ({noticed / max(len(mutants), 1):.0%})")
    print(*unnoticed, sep="\n")


def find_targets(targets: Sequence[str]) -> Iterator[Mutant]:
    for target in targets:
        name, _, line = target.partition(":")
        path = (ROOT / name).resolve()
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for mutant in find_mutants(ROOT, file):
                if not line or mutant.line == int(line):
                    yield mutant


def draw(mutants: list[Mutant], kinds: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """Return as many of each kind, drawn by a seed, no two of one line."""
    chance = random.Random(seed)
    drawn: list[Mutant] = []
    heaps = {kind: [each for each in mutants if each.kind == kind] for kind in kinds}
    for heap in heaps.values():
        chance.shuffle(heap)
    places: set[tuple[str, int]] = set()
    while len(drawn) < count and any(heaps.values()):
        for heap in heaps.values():
            while heap and len(drawn) < count:
                mutant = heap.pop()
                if (mutant.path, mutant.line) not in places:
                    places.add((mutant.path, mutant.line))
                    drawn.append(mutant)
                    break
    return drawn


def copy_tree(tree: Path) -> None:
    """Copy what git knows of, and new files that it does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tree / name)


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


class Chooser:
    """A pytest plugin: only the chosen tests, in their order."""

    def __init__(self, chosen: Sequence[str]) -> None:
        self.order = {name: place for place, name in enumerate(chosen)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self.order]
        items[:] = sorted(kept, key=lambda item: self.order[item.nodeid])


def measure(tree: Path, left_out: Sequence[str], only: str = "") -> dict[str, Any]:
    """Return by file of tests how long each test takes, and by line of code who runs it."""
    package = digest(
        path
        for path in sorted(tree.rglob("*"))
        if path.suffix in SHIPPED and path.relative_to(tree).parts[0] not in ("tests", "benchmarks")
    )
    shared = digest([tree / "tests" / "conftest.py", tree / "tests" / "hostile_pdfs.py"])
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    measured: dict[str, Any] = {}
    for path in sorted((tree / "tests").glob("test_*.py")):
        if path.stem in left_out or (only and path.stem not in only.split(",")):
            continue
        key = package + shared + digest([path])
        measured[path.name] = kept.get(path.name)
        if measured[path.name] is None or measured[path.name]["key"] != key:
            started = time.monotonic()
            measured[path.name] = {"key": key, **measure_file(tree, path)}
            tests = len(measured[path.name]["seconds"])
            seconds = time.monotonic() - started
            print(f"measured {path.name}: {tests} tests, {seconds:.0f} s", flush=True)
            KEPT.write_text(json.dumps({**kept, **measured}), "utf-8")
    return measured


def digest(paths: Iterator[Path] | list[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:16]


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


ARGUMENTS = ("-q", "--assert=plain", "--no-header", "--tb=line", "-p", "no:cacheprovider")


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


def try_all(
    tree: Path, mutants: list[Mutant], measured: dict[str, Any], seconds: float
) -> Iterator[str]:
    """Try each mutant and yield those that nobody noticed."""
    for mutant in mutants:
        started = time.monotonic()
        chosen, expected = choose_tests(tree, mutant, measured, seconds)
        verdict = try_one(tree, mutant, chosen, expected) if chosen else "NOT RUN BY ANY TEST"
        spent = time.monotonic() - started
        print(f"{verdict:20} {mutant}  [{len(chosen)} tests, {spent:.0f} s]", flush=True)
        if verdict.isupper():
            yield f"{verdict}: {mutant}"


def choose_tests(
    tree: Path, mutant: Mutant, measured: dict[str, Any], seconds: float
) -> tuple[list[str], float]:
    """Return the tests that run a mutant's code, then others of their files, and their seconds.

    Quick ones come first.

    Others of the same file are there for results that are kept: the test that ran the line is
    then the first to need it, not the one that looks at it. One of each function comes first.
    """
    uses = {mutant.path: set(mutant.lines)}
    if mutant.names:
        paths = [p for folder in FOLDERS for p in (tree / folder).rglob("*.py")]
        paths += tree.glob("*.py")
        for path, lines in find_uses(tree, paths, mutant.names).items():
            uses.setdefault(path, set()).update(lines)
    ranked: list[tuple[int, int, float, str]] = []
    for known in measured.values():
        names = list(known["seconds"])
        direct = {
            place
            for path, lines in uses.items()
            for line in lines
            for place in known["lines"].get(path, {}).get(str(line), ())
        }
        touched = any(
            str(line) in known["lines"].get(path, {})
            for path, lines in uses.items()
            for line in lines
        )
        rounds: dict[str, int] = defaultdict(int)
        for place, name in sorted(enumerate(names), key=lambda each: known["seconds"][each[1]]):
            if place in direct or touched:
                function = name.partition("[")[0]
                rank = 0 if place in direct else 1
                ranked.append((rank, rounds[function] // 4, known["seconds"][name], name))
                rounds[function] += place in direct
    chosen, left = [], seconds
    for *_, spent, name in sorted(ranked):
        if spent <= left:
            chosen.append(name)
            left -= spent
    return chosen, seconds - left


def try_one(tree: Path, mutant: Mutant, chosen: list[str], expected: float) -> str:
    """Return who noticed: "failed", "broke" or "ran on", or NOBODY."""
    path = tree / mutant.path
    source = path.read_bytes()
    shutil.rmtree(path.parent / "__pycache__", ignore_errors=True)
    files = list(dict.fromkeys(name.partition("::")[0] for name in chosen))
    path.write_bytes(mutant.applied_to(source))
    try:
        code = in_a_child(
            tree,
            lambda: int(pytest.main(["-x", *ARGUMENTS, *files], plugins=[Chooser(chosen)])),
            2 * expected + 15,
        )
    finally:
        path.write_bytes(source)
    if code < 0:
        return "ran on"
    return {0: "NOBODY", 1: "failed", 5: "NOT RUN BY ANY TEST"}.get(code, "broke")


if __name__ == "__main__":
    main()
