"""A run of 500 documents that is killed five times equals an undisturbed one.

Usage: python benchmarks/killing.py [--documents 500] [--kills 5] [--seed 1]

Takes the samples and hostile files, kills the run with SIGKILL at random moments, resumes it, and
compares every file of the two output folders; times in run.json and the containers of SQLite and
Excel are left out, their rows are not.
"""

import argparse
import json
import random
import runpy
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FORMATS = ("json", "jsonl", "csv", "parquet", "sqlite", "datapackage")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_inputs(folder / "in", options.documents)
        started = time.monotonic()
        code = convert(folder, "undisturbed").wait()
        seconds = time.monotonic() - started
        print(f"undisturbed: exit code {code}, {seconds:.1f} s")
        for _ in range(options.kills):
            running = convert(folder, "killed")
            after = chance.uniform(0.5, seconds / (options.kills - 1))
            time.sleep(after)
            running.kill()
            running.wait()
            print(
                f"killed after {after:.1f} s: {len(list((folder / 'killed').glob('*.json')))} files"
            )
        started = time.monotonic()
        code = convert(folder, "killed").wait()
        print(f"resumed: exit code {code}, {time.monotonic() - started:.1f} s")
        one, other = snapshot(folder / "undisturbed"), snapshot(folder / "killed")
        differing = sorted(
            key for key in one.keys() | other.keys() if one.get(key) != other.get(key)
        )
        print(f"{len(one)} files compared, {len(differing)} differ {differing[:5]}")
        sys.exit(bool(differing))


def make_inputs(folder: Path, many: int) -> None:
    folder.mkdir()
    samples = [path.read_bytes() for path in sorted((HERE.parent / "samples").glob("*.pdf"))]
    hostile = runpy.run_path(str(HERE.parent / "tests" / "hostile_pdfs.py"))
    files = list(hostile["damaged"](samples[0]))
    for number in range(many):
        if number < len(files):
            (folder / f"{number:03}-{files[number][0]}.pdf").write_bytes(files[number][1])
        else:
            data = samples[number % len(samples)] + b"%% %d\n" % number
            (folder / f"{number:03}.pdf").write_bytes(data)


def convert(folder: Path, out: str) -> subprocess.Popen[bytes]:
    options = [f"-f{name}" for name in FORMATS]
    command = [sys.executable, "-m", "mattrakan", "convert", "in", "-q", "-j2", "-o", out, *options]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)


def snapshot(folder: Path) -> dict[str, bytes]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".sqlite"
    }
    told = json.loads(files["run.json"])
    told["seconds"] = None
    for one in told["inputs"]:
        one["seconds"] = None
    files["run.json"] = json.dumps(told).encode()
    database = sqlite3.connect(folder / "reports.sqlite")
    for table in ("documents", "indicators", "measures", "findings"):
        rows = database.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
        files[f"rows of {table}"] = repr(sorted(map(repr, rows))).encode()
    database.close()
    return files


if __name__ == "__main__":
    main()
