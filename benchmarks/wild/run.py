"""Fields exact, silent and invented of generated plans, by structure, rules, wording and producer.

    python benchmarks/wild/run.py --seed 1 --n 300 [--jobs 2] [--keep DIR] [--list-worst 20]

Needs the extra `wild` and the Debian package fonts-thai-tlwg. The same seed gives the same
documents. `--keep` leaves PDFs, truths, sidecars and reports in a folder, in the layout that the
project's score reads too.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from wild.chances import BANKS
from wild.documents import RULES, Document, make
from wild.judging import Difference, Tally, judge
from wild.producers import PRODUCERS, QUICK
from wild.structures import NO_PLAN, STRUCTURES

GROUPS = ("structure", "variant", "rules", "bank", "producer")


def write_one(task: tuple[int, int, dict[str, Any], str]) -> str:
    """Write one document; return its name."""
    seed, index, options, folder = task
    document: Document = make(seed, index, **options)
    document.write(Path(folder))
    return document.name


def names_of(text: str, known: list[str]) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if unknown := set(names) - set(known):
        raise SystemExit(f"run.py: {', '.join(sorted(unknown))}: not one of {', '.join(known)}")
    return names


def tasks(args: argparse.Namespace, folder: Path) -> list[tuple[int, int, dict[str, Any], str]]:
    """Return what is to be written; named structures, banks and rules take turns."""
    producers = names_of(args.producers, list(PRODUCERS)) or [
        name for name in QUICK if PRODUCERS[name].installed
    ]
    chosen = {
        "structure": names_of(args.structures, list(STRUCTURES)),
        "bank": names_of(args.banks, list(BANKS)),
        "rules": names_of(args.rules, list(RULES)),
    }
    found = []
    for index in args.index or range(args.n):
        options: dict[str, Any] = {"producers": producers}
        for place, (key, names) in enumerate(chosen.items()):
            if names:
                options[key] = names[(index // 7**place if place else index) % len(names)]
        found.append((args.seed, index, options, str(folder)))
    return found


def convert(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Run the command once over all PDFs; return the reports by the names of the documents."""
    out = folder / "reports"
    command = [*shlex.split(args.command), "convert", "-f", "json", "-j", str(args.jobs)]
    done = subprocess.run(
        [*command, "--fresh", "-o", str(out), str(folder / "pdf")], capture_output=True, text=True
    )
    if not (out / "run.json").exists():
        raise SystemExit(f"run.py: {args.command} wrote nothing: {done.stderr[-500:]}")
    reports = {}
    for path in out.rglob("*.json"):
        if path.name != "run.json":
            reports[path.stem] = json.loads(path.read_text("utf-8"))
    return reports


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "-"


def print_table(title: str, tallies: dict[str, Tally]) -> None:
    heads = ["docs", "fields", "exact%", "wrong", "miss", "inv", "silent", "silent%", "inv%",
             "find%", "false"]  # fmt: skip
    rows = [[title, *heads]]
    for name, tally in tallies.items():
        rows.append(
            [
                name, str(tally.documents), str(tally.fields), percent(tally.right, tally.fields),
                str(tally.wrong), str(tally.missing), str(tally.invented), str(tally.silent),
                percent(tally.silent, tally.answered), percent(tally.invented, tally.answered),
                percent(tally.found, tally.expected), str(tally.false),
            ]
        )  # fmt: skip
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *cells]))
    print()


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def score(args: argparse.Namespace, folder: Path, names: list[str]) -> tuple[Tally, list[str]]:
    """Compare all reports with their truths and print the figures; return the total."""
    reports = convert(args, folder)
    groups: dict[str, defaultdict[str, Tally]] = {key: defaultdict(Tally) for key in GROUPS}
    total, worst, problems = Tally(), [], []
    kinds: Counter[tuple[str, str]] = Counter()
    for name in names:
        truth = load(folder / "truth" / f"{name}.truth.json")
        sidecar = load(folder / "pdf" / f"{name}.json")
        if name not in reports:
            problems.append(f"{name}: no report")
        defects = [f for f in reports.get(name, {}).get("findings", []) if f["code"] == "defect"]
        problems += [f"{name}: {finding['message']}" for finding in defects]
        judged = judge(truth, sidecar, reports.get(name, {}))
        told = sidecar | {"structure": sidecar["layout"]}
        told["variant"] = f"{sidecar['layout']}: {sidecar['variant']}"
        for key, tallies in groups.items():
            tallies[str(told[key])].add(judged.tally)
        total.add(judged.tally)
        share = judged.tally.right / max(1, judged.tally.fields)
        worst.append((share, -judged.tally.silent, name, judged.differences))
        kinds.update((item.where.rpartition(".")[2], item.kind) for item in judged.differences)
        if sidecar["layout"] in NO_PLAN and judged.tally.records:
            problems.append(f"{name}: {judged.tally.records} records of what is no plan")
    shown = GROUPS if args.variants else [key for key in GROUPS if key != "variant"]
    for key in shown:
        print_table(key, dict(sorted(groups[key].items())))
    print_table("all", {"TOTAL": total})
    print("fields:", ", ".join(f"{n} {kind} {count}" for (n, kind), count in kinds.most_common(12)))
    for share, silent, name, differences in sorted(worst, key=lambda item: item[:3])[
        : args.list_worst
    ]:
        print(f"\n{name}: {100 * share:.1f} % exact, {-silent} silent")
        for item in differences[: args.details]:
            tell(item)
    return total, problems


def tell(item: Difference) -> None:
    mark = " (silent)" if item.silent else ""
    print(
        f"    {item.where}: {item.kind}{mark}: {str(item.expected)[:70]!r} / {str(item.got)[:70]!r}"
    )


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=300, help="how many documents")
    parser.add_argument("--index", type=int, nargs="+", help="only these documents of the seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--producers", default="", help=f"of {', '.join(PRODUCERS)}")
    parser.add_argument("--structures", default="", help=f"of {', '.join(STRUCTURES)}")
    parser.add_argument("--banks", default="", help=f"of {', '.join(BANKS)}")
    parser.add_argument("--rules", default="", help=f"of {', '.join(RULES)}")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep everything in a folder")
    parser.add_argument("--make-only", action="store_true", help="write the documents, do not read")
    parser.add_argument("--list-worst", type=int, default=0, metavar="N")
    parser.add_argument("--details", type=int, default=6, metavar="N", help="differences of each")
    parser.add_argument("--variants", action="store_true", help="figures by variant too")
    parser.add_argument("--command", default=f"{sys.executable} -m mattrakan")
    return parser


def main() -> int:
    args = command_line().parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        start = time.perf_counter()
        work = tasks(args, folder)
        if args.jobs > 1:
            with ProcessPoolExecutor(args.jobs) as pool:
                names = list(pool.map(write_one, work, chunksize=8))
        else:
            names = [write_one(task) for task in work]
        made = time.perf_counter() - start
        print(f"{len(names)} documents made in {made:.0f} s, seed {args.seed}\n")
        if args.make_only:
            return 0
        start = time.perf_counter()
        _, problems = score(args, folder, names)
        print(f"\nread in {time.perf_counter() - start:.0f} s")
        for problem in problems:
            print(f"problem: {problem}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
