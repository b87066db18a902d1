"""How often a plan with one odd cell is read right, reported, or wrong without a warning.

    python benchmarks/faults/run.py [--seed 1] [--keep DIR] [--only TEXT] [--list]

Makes the pages from the seed (TLWG fonts must be installed), reads each and compares all of its
fields with what a person would write down who looks at the printed page:

    right     every field is the true one; where nothing can be read, that is reported
    flagged   a field differs, and a warning says so at that record
    WRONG     a field differs and nothing says so
    false     warnings where nothing is wrong (on clean pages, or about other records)
"""

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from cases import Case
from controls import control_cases
from hidden import (
    clip_cases,
    hidden_cases,
    overprint_cases,
    squeezed_lines,
    struck_cases,
    whiteout_cases,
)
from judging import Verdict, judge
from layers import actualtext_cases, symbol_cases, tounicode_cases
from others import drawn_cases, edge_cases, footnote_cases, form_cases, note_cases, two_line_cases
from sheet import save

import mattrakan

FAMILIES = (
    hidden_cases, whiteout_cases, overprint_cases, struck_cases, footnote_cases, two_line_cases,
    form_cases, note_cases, drawn_cases, actualtext_cases, tounicode_cases, clip_cases,
    squeezed_lines, edge_cases, symbol_cases, control_cases,
)  # fmt: skip


def all_cases(seed: int) -> Iterator[Case]:
    """Yield the cases of a seed; each family has its own chance, so that one may grow alone."""
    for family in FAMILIES:
        yield from family(Random(f"{seed} {family.__name__}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the PDFs, their truth and verdicts")
    parser.add_argument("--only", default="", help="kinds that hold this text")
    parser.add_argument("--list", action="store_true", help="say what was read wrong")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for number, case in enumerate(all_cases(options.seed), 1):
            if options.only not in case.kind:
                continue
            stem = f"{number:03}_" + "_".join(re.findall("[A-Za-z0-9]+", case.kind))
            path = folder / f"{stem}.pdf"
            save([case.draw()], path, appearances=case.appearances)
            verdict = judge(case.right(), mattrakan.read(path))
            state = "right" if verdict.right else "WRONG" if verdict.wrong else "flagged"
            counts[case.kind].update([state, "all"])
            counts[case.kind]["false"] += bool(verdict.false)
            if options.keep:
                _write(case, verdict, state, path)
            if options.list and (state == "WRONG" or verdict.false):
                print(f"{stem}: {state}")
                for place, true, read in verdict.wrong[:4]:
                    print(f"    {place}: {read!r}, printed {true!r}")
                for code, where in verdict.false[:4]:
                    print(f"    false {code} at {where}")
        show(counts)


def _write(case: Case, verdict: Verdict, state: str, path: Path) -> None:
    content = {
        "kind": case.kind,
        **case.right(),
        "verdict": state,
        "wrong": verdict.wrong,
        "flagged": verdict.told,
        "false": verdict.false,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def show(counts: dict[str, Counter[str]]) -> None:
    """Print the table of kinds, odd pages first, then clean ones."""
    columns = ("all", "right", "flagged", "WRONG", "false")
    print(f"{'kind':38}" + "".join(f"{column:>9}" for column in columns))
    for clean in (False, True):
        total: Counter[str] = Counter()
        for kind, count in counts.items():
            if kind.startswith("control") is clean:
                total.update(count)
                print(f"{kind:38}" + "".join(f"{count[column]:9}" for column in columns))
        name = "clean pages" if clean else "pages with one odd cell"
        print(f"{name:38}" + "".join(f"{total[column]:9}" for column in columns))
        if total["all"] and not clean:
            print(f"{'':38}{'':9}{total['right'] / total['all']:9.0%}")


if __name__ == "__main__":
    main()
