"""Find arguments of functions beside the numbers that decide in them: tests/near_arguments.tsv.

Usage: python benchmarks/near_arguments.py [MODULE...] [--rounds 6] [--kinds constant,index,branch]

Each function that tests/test_recorded_functions.py can call is changed as benchmarks/mutants.py
changes code (a number halved or doubled, a branch skipped). Where its recorded arguments show no
other answer, arguments are drawn beside the numbers that the function names, until one shows it;
its seed is kept. Nothing is kept for a change that no draw shows: it changes nothing, or only what
these arguments never reach. What was kept before and still shows a change stays.

Modules are changed in memory, in one process for each; an answer that takes longer than a second
or that is not the same twice is not counted.
"""

import argparse
import json
import os
import resource
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from argument_search import Search
from changed_modules import ROOT, module_name
from measured_tests import FOLDERS
from mutants import KINDS

KEPT = ROOT / "tests" / "near_arguments.tsv"
MEMORY_BYTES = 3_000_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", default=FOLDERS)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--kinds", default="constant,index,branch")
    parser.add_argument("--unseen", type=Path, help="write what no argument shows to this file")
    options = parser.parse_args()
    assert set(options.kinds.split(",")) <= set(KINDS)
    kept = read_kept()
    sys.path.insert(0, str(ROOT.parent))
    tests = runpy.run_path(str(ROOT / "tests" / "test_recorded_functions.py"))
    shown, all_of_them, unseen = 0, 0, []
    for path in find_paths(options.modules):
        found = in_a_child(tests, path, kept, options.rounds, options.kinds.split(","))
        if found is None:
            print(f"{path.relative_to(ROOT)}: did not end", flush=True)
            continue
        for name in [name for name in kept if module_of(name) == module_name(path)]:
            del kept[name]
        kept.update({name: (near, seeds) for name, near, seeds in found["kept"]})
        KEPT.write_text("".join(written(name, *kept[name]) for name in sorted(kept)), "utf-8")
        shown, all_of_them = shown + found["shown"], all_of_them + found["all"]
        unseen += found["unseen"]
        print(
            f"{path.relative_to(ROOT)}: {found['all']} changes, {found['before']} shown before,"
            f" {found['shown']} now, {sum(len(s) for _, _, s in found['kept'])} seeds",
            flush=True,
        )
        if options.unseen:
            options.unseen.write_text("\n".join(unseen) + "\n", "utf-8")
    print(f"{shown} of {all_of_them} changes are shown")


def find_paths(modules: list[str]) -> Iterator[Path]:
    for name in modules:
        path = (ROOT / name).resolve()
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def read_kept() -> dict[str, tuple[list[float], list[str]]]:
    kept = {}
    for line in KEPT.read_text("utf-8").splitlines():
        name, numbers, seeds = line.split("\t")
        kept[name] = [float(n) for n in numbers.split()], seeds.split()
    return kept


def written(name: str, near: list[float], seeds: list[str]) -> str:
    return f"{name}\t{' '.join(f'{n:g}' for n in near)}\t{' '.join(seeds)}\n"


def module_of(name: str) -> str:
    return ".".join(part for part in name.split(".")[:-1] if part.strip("_").islower())


def in_a_child(
    tests: Any, path: Path, kept: Any, rounds: int, kinds: list[str]
) -> dict[str, Any] | None:
    """Return what is found for one module by a process of its own, None where that ended badly."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
            found = Search(tests, path, kept, kinds).run(rounds)
            with os.fdopen(writer, "w") as file:
                json.dump(found, file)
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as file:
        text = file.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if status == 0 else None


if __name__ == "__main__":
    main()
