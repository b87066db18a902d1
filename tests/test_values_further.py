"""Cells of the kinds that are easily refused or misread, each decided by the grammar alone.

`values_further.tsv`, one cell a line:

    text          "\\n" is a line end
    kind
    status        ok, blank, ambiguous, unparsed, or doubt (anything but ok and blank)
    expect        the canonical value; parts of a list joined by " | "
    or            further outcomes that are accepted: statuses, or "ok VALUE"
    alternatives  values that an ambiguous cell must offer
    context       fiscal_year=..., unit=...
    flags         that the value must have
    why           the kind of cell

`values_further_known.tsv` lists the cells that are read otherwise today. They are strict xfail:
whoever repairs one takes its line out.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from mattrakan import Value, parse_value

HERE = Path(__file__).parent


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = rows_of("values_further.tsv")
KNOWN = {(row["text"], row["kind"]): row["reason"] for row in rows_of("values_further_known.tsv")}


def outcomes(case: dict[str, str]) -> set[str]:
    accepted = {f"ok {case['expect']}"} if case["status"] == "ok" else {case["status"]}
    if case["status"] == "doubt":
        accepted = {"ambiguous", "unparsed"}
    if case["or"].startswith("ok "):
        return accepted | {case["or"]}
    return accepted | set(case["or"].split())


def read(case: dict[str, str]) -> Value:
    context = dict(part.split("=") for part in case["context"].split())
    year = int(context["fiscal_year"]) if "fiscal_year" in context else None
    text = case["text"].replace("\\n", "\n")
    return parse_value(text, case["kind"], fiscal_year=year, unit=context.get("unit"))


def as_printed(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case['kind']} {case['text']}",
            marks=[pytest.mark.xfail(reason=KNOWN[case["text"], case["kind"]], strict=True)]
            if (case["text"], case["kind"]) in KNOWN
            else [],
        )
        for case in CASES
    ],
)
def test_cells_that_are_easily_refused_or_misread(case: dict[str, str]) -> None:
    value = read(case)
    outcome = f"ok {as_printed(value.value)}" if value.status == "ok" else value.status
    assert outcome in outcomes(case)
    assert set(case["flags"].split()) <= set(value.flags)
    offered = {str(one) for one in value.alternatives} | {as_printed(value.value)}
    assert set(case["alternatives"].split()) <= offered


def test_known_failures_are_cells() -> None:
    assert {(case["text"], case["kind"]) for case in CASES} >= set(KNOWN)


def test_there_are_enough_cells() -> None:
    assert len(CASES) >= 235
    statuses = Counter(case["status"] for case in CASES)
    assert statuses["doubt"] + statuses["ambiguous"] >= 50
