"""Rounds, quarters, years, dates, intervals, lists and lengths: at each rule's first and last case.

The cells of values_times.tsv are made up from the grammar, and what each means was checked by hand.
"""

import csv
from pathlib import Path

import pytest

from mattrakan import parse_value

with (Path(__file__).parent / "values_times.tsv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['fiscal_year']} {case['text']}")
def test_times_at_the_ends_of_their_rules(case: dict[str, str]) -> None:
    year = int(case["fiscal_year"]) if case["fiscal_year"] else None
    value = parse_value(case["text"], "period", fiscal_year=year)
    told = " | ".join(value.value) if isinstance(value.value, list) else value.value
    assert (value.status, str(told or "")) == (case["status"], case["value"])
    assert " ".join(value.flags) == case["flags"]
    assert " | ".join(map(str, value.alternatives)) == case["alternatives"]
