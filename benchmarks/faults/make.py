"""Make the small documents of tests/faults, each with what is right beside it.

    python benchmarks/faults/make.py tests/faults [--only TEXT]

The truth comes from here, never from reading a PDF. Look at a page (pdftoppm) before you commit it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from allclear import allclear_members
from encodings_of_thai import encoding_members
from facts import fact_members
from pages import Member
from rows import row_members
from run import all_cases
from sheet import save

SEED = 77  # of the plans with one odd cell; another than the benchmark's own
N_WAYS, N_KIND = 2, 3  # plans of each way of hiding, and of each other kind


def odd_members() -> Iterator[Member]:
    """Yield some of the plans with one odd cell."""
    made: Counter[str] = Counter()
    for case in all_cases(SEED):
        made[case.kind] += 1
        limit = 1 if case.clean else N_WAYS if case.kind.startswith("hidden") else N_KIND
        if made[case.kind] <= limit:
            words = "".join(letter if letter.isalnum() else " " for letter in case.kind).split()
            name = "_".join(["plan", *words, str(made[case.kind])]).lower()
            fault = "the page shows no such value" if not case.clean else "nothing is wrong here"
            kind = f"shown: {case.kind}"
            yield Member(name, kind, "plan", fault, case.right(), [case.draw()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for members in (odd_members, fact_members, row_members, encoding_members, allclear_members):
        for member in members():
            if options.only not in member.name:
                continue
            path = options.folder / f"{member.name}.pdf"
            viewer_draws = any(note["look"] is None for s in member.sheets for note in s.notes)
            save(member.sheets, path, appearances=viewer_draws)
            content = {
                "kind": member.kind,
                "command": member.command,
                "fault": member.fault,
                "right": member.right,
            }
            text = json.dumps(content, ensure_ascii=False, indent=1)
            path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
