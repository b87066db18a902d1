"""Cells written before the rules of second readings were run on them.

Of the first 73 cells 68 were right at once, of the 88 after them 82, of the 84 traps at the end 83.
``doubt`` is any status but ok and blank. Three of the first five were judged again: a number does
not begin with zeros ("45 000.50"), an office with its body is one name, and the number of an
education area may stand alone ("สพม.น่าน 1").
"""

import csv
from pathlib import Path

import pytest

from mattrakan import parse_value

with (Path(__file__).parent / "values_fresh.tsv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['text']}")
def test_cells_written_before_they_were_run(case: dict[str, str]) -> None:
    value = parse_value(case["text"], case["kind"])
    if case["status"] == "doubt":
        assert value.status in ("ambiguous", "unparsed")
        return
    told = " | ".join(value.value) if isinstance(value.value, list) else value.value
    assert (value.status, "" if told is None else str(told)) == (case["status"], case["expect"])
