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
import hashlib
import json
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from cases import Case, path_of
from controls import control_cases
from hidden import (
    clip_cases,
    hidden_cases,
    overprint_cases,
    squeezed_lines,
    struck_cases,
    whiteout_cases,
)
from layers import actualtext_cases, symbol_cases, tounicode_cases
from others import drawn_cases, edge_cases, footnote_cases, form_cases, note_cases, two_line_cases
from sheet import save

import mattrakan

FAMILIES = (
    hidden_cases, whiteout_cases, overprint_cases, struck_cases, footnote_cases, two_line_cases,
    form_cases, note_cases, drawn_cases, actualtext_cases, tounicode_cases, clip_cases,
    squeezed_lines, edge_cases, symbol_cases, control_cases,
)  # fmt: skip
NAMED_COLUMNS = {"note": "extra.หมายเหตุ"}


def all_cases(seed: int) -> Iterator[Case]:
    """Yield the cases of a seed; each family has its own chance, so that one may grow alone."""
    for family in FAMILIES:
        yield from family(Random(f"{seed} {family.__name__}"))


def flatten(report: mattrakan.Report) -> dict[str, Any]:
    """Return the fields of a Report under the paths of a truth."""
    told: dict[str, Any] = {
        "agency": report.agency and report.agency.name,
        "district": report.agency and report.agency.district,
        "province": report.agency and report.agency.province,
        "year": report.fiscal_year and report.fiscal_year.be,
        "score": report.assessment and _number(report.assessment.score),
        "indicators": len(report.indicators),
        "measures": sum(len(measure.actions) for measure in report.measures),
    }
    for row, indicator in enumerate(report.indicators):
        told[f"indicators[{row}].name"] = indicator.name
        told[f"indicators[{row}].score"] = _number(indicator.score)
    pairs = [(measure, action) for measure in report.measures for action in measure.actions]
    for row, (measure, action) in enumerate(pairs):
        path = f"measures[{row}]"
        told[f"{path}.name"] = measure.name
        told[f"{path}.text"] = action.text
        told[f"{path}.responsible"] = "; ".join(action.responsible) or None
        told[f"{path}.period"] = action.period and action.period.value
        told[f"{path}.budget"] = action.budget and _number(action.budget.value)
        for header, text in action.extra.items():
            told[f"{path}.extra.{header}"] = text
    return told


def _number(value: Any) -> float | None:
    return None if value is None or isinstance(value, str) else float(value)


def squeeze(value: Any) -> Any:
    """Return a value as it is compared: texts without white space, in composed form."""
    if isinstance(value, str):
        text = "".join(unicodedata.normalize("NFC", value).split())
        return text.replace("\u0e4d\u0e32", "\u0e33") or None
    return [squeeze(part) for part in value] if isinstance(value, list) else value


@dataclass
class Verdict:
    """What became of one case."""

    right: bool
    wrong: list[tuple[str, Any, Any]]  # path, true, read: those that no warning reports
    told: list[tuple[str, Any, Any]]  # those that one reports
    false: list[tuple[str, str]]  # code, where


def judge(case: Case, report: mattrakan.Report) -> Verdict:
    """Compare a Report with the truth of its page."""
    true = {_column(path): value for path, value in case.truth().items()}
    accept = {_column(path): values for path, values in case.accept.items()}
    read = flatten(report)
    odd = {_column(path_of(cell)) for cell in case.odd}
    warnings = [(f.code, f.where or "") for f in report.findings if f.severity != "info"]
    wrong, told = [], []
    for path in sorted({*true, *read}):
        values = [true.get(path), *accept.get(path, [])]
        differs = squeeze(read.get(path)) not in [squeeze(value) for value in values]
        if differs or (case.must_tell and path in odd):
            reports = any(
                _is_told(code, case) and _touches(where, path) for code, where in warnings
            )
            if differs or not reports:
                (told if reports else wrong).append((path, true.get(path), read.get(path)))
    false = [
        (code, where)
        for code, where in warnings
        if case.clean or not _is_told(code, case) or not any(_touches(where, path) for path in odd)
    ]
    return Verdict(not wrong and not told, wrong, told, false)


def _column(path: str) -> str:
    record, dot, column = path.rpartition(".")
    return record + dot + NAMED_COLUMNS.get(column, column)


def _is_told(code: str, case: Case) -> bool:
    return code in case.told or "any" in case.told


def _touches(where: str, path: str) -> bool:
    """Tell whether a finding speaks of a record or of the document and so of all its records."""
    record = path.partition("].")[0]
    if not where.startswith(("measures[", "indicators[")):
        return True
    return where.startswith(record + "]") or "[" not in path


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
            verdict = judge(case, mattrakan.read(path))
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
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "odd": [path_of(cell) for cell in case.odd],
        "told": sorted(case.told),
        "clean": case.clean,
        "truth": case.truth(),
        "accept": case.accept,
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
