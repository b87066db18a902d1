"""Small documents, each with one thing that is easily read wrong in silence (tests/faults)."""

import json
import re
import runpy
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import mattrakan
from mattrakan.cli import main
from mattrakan.models import Report

HERE = Path(__file__).parent / "faults"
PDFS = sorted(HERE.glob("*.pdf"))
JUDGING = runpy.run_path(str(HERE.parent.parent / "benchmarks" / "faults" / "judging.py"))
FOREIGN = re.compile(
    "[\u0080-\u009f\u00a1-\u00b6\u00b8-\u024f\u2100-\u218f\ue000-\uf8ff\u3400-\u9fff]"
)


def known_failures() -> dict[str, str]:
    """Names of documents that are read wrong today, with the reason."""
    lines = (HERE / "KNOWN.txt").read_text("utf-8").splitlines()
    parts = [line.partition("  ") for line in lines if line and not line.startswith("#")]
    return {name: reason.strip() for name, _, reason in parts}


KNOWN = known_failures()


def squeeze(text: object) -> str:
    """Text without white space, one form of ำ."""
    plain = "".join(unicodedata.normalize("NFC", str(text or "")).split())
    return plain.replace("\u0e4d\u0e32", "\u0e33").replace("\u0e4d\u0e48\u0e32", "\u0e48\u0e33")


def codes(report: Report, severities: str = "warning error") -> set[str]:
    return {f.code for f in report.findings if f.severity in severities.split()}


def number(value: object) -> float | None:
    return None if value is None or isinstance(value, str) else float(str(value))


def judge_plan(path: Path, right: dict[str, Any]) -> Iterator[object]:
    verdict = JUDGING["judge"](right, mattrakan.read(path))
    yield from verdict.wrong
    if right["clean"]:
        yield from verdict.false


def printed_facts(report: Report) -> dict[str, Any]:
    actions = [action for measure in report.measures for action in measure.actions]
    return {
        "agency": report.agency.name if report.agency else None,
        "fiscal_year": report.fiscal_year.be if report.fiscal_year else None,
        "score": number(report.assessment.score) if report.assessment else None,
        "title": report.title,
        "measures": [measure.name for measure in report.measures],
        "n_measures": len(report.measures),
        "scores": [number(indicator.score) for indicator in report.indicators],
        "budgets": [number(action.budget and action.budget.value) for action in actions],
        "period_starts": [action.period and action.period.start for action in actions],
    }


def is_same(want: Any, got: Any) -> bool:
    if isinstance(want, list) and isinstance(got, list):
        return len(want) == len(got) and all(map(is_same, want, got))
    return squeeze(want) == squeeze(got) if isinstance(want, str) else bool(want == got)


def judge_convert(path: Path, right: dict[str, Any]) -> Iterator[object]:
    report = mattrakan.read(path)
    if right.get("or_unreadable") and "text-unreadable" in codes(report):
        yield from [(m.name, "a record of unreadable text") for m in report.measures]
        yield from [(t.page, "a table of unreadable text") for t in report.tables]
        yield from [("title", report.title)] if FOREIGN.search(report.title or "") else []
        return
    facts = printed_facts(report)
    for key in ("agency", "fiscal_year", "score"):
        if key in right and not any(is_same(want, facts[key]) for want in right[key]):
            yield key, facts[key]
    for key in ("title", "measures", "n_measures", "scores", "budgets", "period_starts"):
        if key in right and not is_same(right[key], facts[key]):
            yield key, facts[key]
    if "told" in right and not set(right["told"]) & codes(report):
        yield "not reported", sorted(codes(report))
    if "told_or_measures" in right:
        told, measures = right["told_or_measures"]
        if not set(told) & codes(report) and not is_same(measures, facts["measures"]):
            yield "not reported", facts["measures"]
    if "noted" in right and not set(right["noted"]) & codes(report, "info"):
        yield "not noted", [f.code for f in report.findings]
    if set(right.get("told_not", [])) & codes(report):
        yield "reported", sorted(codes(report))
    if right.get("any_warning") and not codes(report):
        yield "no warning", facts["measures"]
    if right.get("clean") and codes(report):
        yield "warnings", sorted(codes(report))
    if right.get("no_foreign_letters"):
        yield from FOREIGN.findall(report.model_dump_json())[:3]
    if "header" in right:
        tables = [(list(table.header), len(table.rows)) for table in report.tables]
        if not any(is_same([right["header"], right["header_rows_left"]], list(t)) for t in tables):
            yield "tables", tables


def judge_tables(path: Path, right: dict[str, Any]) -> Iterator[object]:
    tables = mattrakan.read_tables(path)
    if "n_tables" in right and len(tables) != right["n_tables"]:
        yield "tables", [list(table.rows)[:2] for table in tables]
    if "rows" in right:
        rows = [[cell or "" for cell in row] for table in tables for row in table.rows]
        if not is_same(right["rows"], rows):
            yield "rows", rows


def judge_text(path: Path, right: dict[str, Any]) -> Iterator[object]:
    if right.get("or_unreadable") and "text-unreadable" in codes(mattrakan.read(path)):
        return
    text = "\n".join(mattrakan.read_text(path))
    form: Callable[[object], str] = squeeze
    if right.get("exact_spaces"):
        form = lambda text: " ".join(unicodedata.normalize("NFC", str(text)).split())  # noqa: E731
    yield from [line for line in right["lines"] if form(line) not in form(text)]


def judge_check(path: Path, right: dict[str, Any]) -> Iterator[object]:
    done = CliRunner().invoke(main, ["check", str(path)])
    if done.exit_code != right["exit"]:
        yield "exit", done.exit_code
    head = "\n".join(done.output.splitlines()[:8])
    for word, count in right["counts"].items():
        if count and not re.search(rf"\b{count} {word}|{word}s?\W+{count}\b", head, re.I):
            yield word, head


JUDGES = {
    "plan": judge_plan,
    "convert": judge_convert,
    "tables": judge_tables,
    "text": judge_text,
    "check": judge_check,
}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            path,
            id=path.stem,
            marks=[pytest.mark.xfail(reason=KNOWN[path.stem], strict=True)]
            if path.stem in KNOWN
            else [],
        )
        for path in PDFS
    ],
)
def test_what_is_printed_is_read_or_doubted(path: Path) -> None:
    member = json.loads(path.with_suffix(".json").read_text("utf-8"))
    bad = list(JUDGES[member["command"]](path, member["right"]))
    assert bad == [], member["fault"]


def test_known_failures_are_documents() -> None:
    assert {path.stem for path in PDFS} >= set(KNOWN)
    assert all(KNOWN.values())


def test_each_kind_has_three_members() -> None:
    kinds: dict[str, int] = {}
    for path in PDFS:
        kind = json.loads(path.with_suffix(".json").read_text("utf-8"))["kind"]
        kinds[kind] = kinds.get(kind, 0) + 1
    few = {k: n for k, n in kinds.items() if n < 3 and not k.startswith("shown:")}
    assert few == {}
