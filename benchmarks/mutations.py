"""Make small changes to the code and list those that no test notices.

Usage: python benchmarks/mutations.py [PATH[:LINE]...] [--seed 1] [--count 48]
                                      [--kinds constant,index,branch] [--seconds 20]

PATH is a module or a folder (default: extract normalize export). Without --count every mutant of
it is tried. Nothing is changed in place: the tree is copied to a temporary folder. Which tests run
which line is measured first (measured_tests.py). For a mutant the tests that run its line are run,
those of few files first, quick ones first, up to --seconds of them and --more, until one fails.
"""

import argparse
import importlib
import random
import shutil
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from measured_tests import ARGUMENTS, FOLDERS, ROOT, in_a_child, measure
from mutants import KINDS, Mutant, find_mutants, find_uses

# Loaded once, before the processes that run tests are forked; nothing of the package itself.
PRELOADED = ("hypothesis", "pandas", "pydantic", "pdfplumber", "pikepdf", "fontTools.ttLib")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", default=FOLDERS, metavar="PATH[:LINE]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seconds", type=float, default=20.0, help="of tests per mutant")
    parser.add_argument("--more", type=float, default=60.0, help="of tests when none noticed")
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
            importlib.import_module(library)
        measured = measure(tree, options.without.split(","), options.only)
        trial = Trial(tree, measured)
        unnoticed = list(trial.try_all(mutants, options.seconds, options.more))
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


class Chooser:
    """A pytest plugin: only the chosen tests, in their order; the first that fails is written."""

    def __init__(self, chosen: Sequence[str], failed: Path) -> None:
        self.order = {name: place for place, name in enumerate(chosen)}
        self.failed = failed

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self.order]
        items[:] = sorted(kept, key=lambda item: self.order[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed.exists():
            self.failed.write_text(report.nodeid, "utf-8")


class Trial:
    """A copy of the tree in which mutants are tried, and what is known of its tests."""

    def __init__(self, tree: Path, measured: dict[str, Any]) -> None:
        self.tree = tree
        self.measured = measured
        self.failed = tree.parent / "failed.txt"
        self.sound: dict[str, bool] = {}

    def try_all(self, mutants: list[Mutant], seconds: float, more: float) -> Iterator[str]:
        """Try each mutant and yield those that nobody noticed."""
        for mutant in mutants:
            started = time.monotonic()
            ranked = self.ranked_tests(mutant)
            verdict = "NOT RUN BY ANY TEST"
            for tests in in_stages(ranked, seconds, more):
                verdict = self.try_one(mutant, tests)
                if verdict != "NOBODY":
                    break
            spent = time.monotonic() - started
            print(f"{verdict:20} {mutant}  [{len(ranked)} tests, {spent:.0f} s]", flush=True)
            if verdict.isupper():
                yield f"{verdict}: {mutant}"

    def ranked_tests(self, mutant: Mutant) -> dict[str, float]:
        """Return the tests that run a mutant's code, then others of their files, with seconds.

        Quick ones come first, one of each function before further ones. Others of the same file
        are there for results that are kept: the test that ran the line is then the first to need
        it, not the one that looks at it.
        """
        uses = {mutant.path: set(mutant.lines)}
        if mutant.names:
            paths = [p for folder in FOLDERS for p in (self.tree / folder).rglob("*.py")]
            paths += self.tree.glob("*.py")
            for path, lines in find_uses(self.tree, paths, mutant.names).items():
                uses.setdefault(path, set()).update(lines)
        ranked: list[tuple[int, int, float, str]] = []
        for known in self.measured.values():
            names = list(known["seconds"])
            runs = [
                known["lines"].get(path, {}).get(str(line))
                for path, lines in uses.items()
                for line in lines
            ]
            direct = {place for places in runs for place in places or ()}
            touched = any(places is not None for places in runs)
            rounds: dict[str, int] = defaultdict(int)
            for place, name in sorted(enumerate(names), key=lambda each: known["seconds"][each[1]]):
                if place in direct or touched:
                    function = name.partition("[")[0]
                    rank = 0 if place in direct else 1
                    ranked.append((rank, rounds[function] // 4, known["seconds"][name], name))
                    rounds[function] += place in direct
        return {name: spent for *_, spent, name in sorted(ranked)}

    def try_one(self, mutant: Mutant, chosen: dict[str, float]) -> str:
        """Return who noticed: the test that failed, "broke" or "ran on", or NOBODY."""
        path = self.tree / mutant.path
        source = path.read_bytes()
        path.write_bytes(mutant.applied_to(source))
        try:
            code = self.run(path, chosen)
        finally:
            path.write_bytes(source)
        if code < 0:
            return "ran on"
        if code != 1 or not self.failed.exists():
            return "NOBODY" if code in (0, 5) else "broke"
        name = self.failed.read_text("utf-8")
        if name not in self.sound:
            self.sound[name] = self.run(path, {name: chosen.get(name, 60.0)}) == 0
        if not self.sound[name]:
            print(f"fails without any change: {name}", flush=True)
            return self.try_one(
                mutant, {n: s for n, s in chosen.items() if self.sound.get(n, True)}
            )
        return name.removeprefix("tests/")

    def run(self, changed: Path, chosen: dict[str, float]) -> int:
        """Run tests in their order until one fails; return the exit code."""
        shutil.rmtree(changed.parent / "__pycache__", ignore_errors=True)
        self.failed.unlink(missing_ok=True)
        files = list(dict.fromkeys(name.partition("::")[0] for name in chosen))
        plugin = Chooser(list(chosen), self.failed)
        return in_a_child(
            self.tree,
            lambda: int(pytest.main(["-x", *ARGUMENTS, *files], plugins=[plugin])),
            2 * sum(chosen.values()) + 15,
        )


def in_stages(ranked: dict[str, float], seconds: float, more: float) -> Iterator[dict[str, float]]:
    """Yield tests to run one lot after another: of the files that run the code most, then of all.

    Few files are collected sooner than many.
    """
    files = Counter(name.partition("::")[0] for name in ranked)
    busiest = {name for name, _ in files.most_common(3)}
    near = {name: spent for name, spent in ranked.items() if name.partition("::")[0] in busiest}
    left = ranked
    for tests, limit in ((near, seconds / 4), (ranked, seconds), (ranked, more)):
        chosen: dict[str, float] = {}
        for name, spent in tests.items():
            if name in left and spent <= limit:
                chosen[name] = spent
                limit -= spent
        left = {name: spent for name, spent in left.items() if name not in chosen}
        if chosen:
            yield chosen


if __name__ == "__main__":
    main()
