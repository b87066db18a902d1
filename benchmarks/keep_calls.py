"""Keep calls of functions while documents are read: tests/kept_calls.jsonl.gz.

Usage: python benchmarks/keep_calls.py [--again] [PDF...]

Documents are converted (PDFs and plans of tests/); of each function some calls are kept that are
not too large. Of each call, and of calls with a little changed, those stay that give different
answers: so each threshold that a change crosses is crossed in a test.
"""

import argparse
import gzip
import json
import runpy
import sys
import time
import warnings
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from changed_modules import ROOT
from deciding_numbers import numbers_of
from measured_tests import FOLDERS

KEPT = ROOT / "tests" / "kept_calls.jsonl.gz"
MOST_NODES = 1500
MOST_TRIES = 80  # at keeping a call of one function
MOST_CALLS = 8  # looked at
MOST_BYTES = 120_000  # of one function's calls
DRAWS = 60  # of changes to one call
CHOICE_SECONDS = 0.2  # of processor time for one function
MOST_ANSWERS = 12  # that differ, of one function
SLOWEST = 0.03  # seconds of one answer
PDFS = (
    *("centred_spans_typst", "header_two_levels_libreoffice", "month_ticks_weasyprint"),
    *("page_cut_row_chromium", "page_furniture_libreoffice", "page_no_rules_fpdf2"),
    *("prose_minutes_typst", "rules_horizontal_weasyprint", "rules_none_two_levels_libreoffice"),
    *("rules_vertical_reportlab", "shaded_cells_reportlab", "sideways_90_reportlab"),
    *("two_tables_same_header_chromium", "rules_open_weasyprint", "rules_double_reportlab"),
)


class Watcher:
    """Keeps arguments of functions that are called: at first each, then ever fewer."""

    def __init__(self, codes: dict[Any, str], keeper: Any, unkept: type[Exception]) -> None:
        self.codes, self.keeper, self.unkept = codes, keeper, unkept
        self.seen: Counter[str] = Counter()
        self.tried: Counter[str] = Counter()
        self.kept: dict[str, list[Any]] = defaultdict(list)
        self.busy = False

    def __call__(self, frame: Any, event: str, _: Any) -> None:
        if event != "call" or self.busy or frame.f_lasti > 4:
            return
        name = self.codes.get(frame.f_code)
        if name is None:
            return
        self.seen[name] += 1
        count = self.seen[name]
        if count > 3 and count % (2 ** min(10, count.bit_length() - 1)):
            return
        if self.tried[name] > MOST_TRIES or len(self.kept[name]) >= MOST_CALLS:
            return
        self.tried[name] += 1
        self.busy = True
        try:
            keeper = self.keeper(MOST_NODES)
            code = frame.f_code
            names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            given = {each: keeper.keep(frame.f_locals[each]) for each in names}
            self.kept[name].append({"arguments": given, "nodes": keeper.nodes})
        except (self.unkept, KeyError, RecursionError, AttributeError):
            pass
        finally:
            self.busy = False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pdfs", nargs="*", type=Path)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--seconds", type=float, default=8.0, help="of all answers together")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT.parent))
    warnings.simplefilter("ignore")
    functions = runpy.run_path(str(ROOT / "tests" / "test_recorded_functions.py"))
    calls = runpy.run_path(str(ROOT / "tests" / "kept_calls.py"))
    tests = runpy.run_path(str(ROOT / "tests" / "test_recorded_calls.py"))
    found = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if path.stem != "__init__" and module not in functions["LEFT_OUT"]:
                for name in functions["functions"](module):
                    found[name] = functions["find_function"](name)[0]
    held: dict[str, Any] = {name: entry["calls"] for name, entry in tests["KEPT"].items()}
    if not options.again:
        codes = {f.__code__: name for name, f in found.items() if hasattr(f, "__code__")}
        watcher = Watcher(codes, calls["Keeper"], calls["Unkept"])
        read(options.pdfs or [ROOT / "tests" / "pdfs" / f"{name}.pdf" for name in PDFS], watcher)
        held = watcher.kept
    kept = []
    for name, of_one in sorted(held.items()):
        if name not in found:
            continue
        near = numbers_of(sys.modules[found[name].__module__], found[name])
        chosen = choose({"name": name, "near": near, "calls": of_one}, tests, calls)
        if chosen is not None and len(json.dumps(chosen)) < MOST_BYTES:
            kept.append(chosen)
    kept.sort(key=lambda entry: entry["seconds"])
    spent, lines = 0.0, []
    for entry in kept:
        spent += entry.pop("seconds")
        if spent < options.seconds:
            lines.append(json.dumps(entry, ensure_ascii=False, separators=(",", ":")))
    data = "\n".join(sorted(lines)).encode() + b"\n"
    KEPT.write_bytes(gzip.compress(data, mtime=0))
    print(f"{len(lines)} of {len(kept)} functions, {spent:.1f} s, {KEPT.stat().st_size} bytes")


def read(pdfs: list[Path], watcher: Watcher) -> None:
    """Convert documents while the calls are watched."""
    import mattrakan

    for path in pdfs:
        sys.setprofile(watcher)
        try:
            mattrakan.read(path)
        finally:
            sys.setprofile(None)
        print(path.name, sum(map(len, watcher.kept.values())), flush=True)


def choose(entry: Any, tests: Any, calls: Any) -> Any:
    """Return a function's calls and changes to them that give different answers, None if none."""
    answers: dict[str, tuple[int, int | None]] = {}
    seconds: dict[str, float] = {}
    started = time.process_time()
    function = tests["FUNCTIONS"]["find_function"](entry["name"])[0]
    for seed in (None, *range(DRAWS)):
        for place, call in enumerate(entry["calls"]):
            before = time.process_time()
            if before - started > CHOICE_SECONDS or len(answers) > 40:
                break
            if seed is not None:
                call = calls["changed"](call, entry["near"], seed)
            answer = tests["answer"](function, call)
            spent = time.process_time() - before
            if answer != "raised" and answer not in answers and spent < SLOWEST:
                answers[answer] = (place, seed)
                seconds[answer] = spent
    if len(answers) < 2:
        return None
    plain = [answer for answer, (_, seed) in answers.items() if seed is None][: MOST_ANSWERS // 2]
    others = [answer for answer in answers if answer not in plain]
    picked = [*plain, *others[: MOST_ANSWERS - len(plain)]]
    used = sorted({answers[answer][0] for answer in picked})
    return {
        "name": entry["name"],
        "near": entry["near"],
        "calls": [entry["calls"][place] for place in used],
        "draws": [[used.index(answers[a][0]), answers[a][1]] for a in picked],
        "seconds": sum(seconds[answer] for answer in picked),
    }


if __name__ == "__main__":
    main()
