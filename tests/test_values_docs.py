"""Every row of the tables in docs/values.md is true, and so is every example of both pages."""

import doctest
import re
from pathlib import Path

import pytest

from mattrakan import parse_value

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "values.md").read_text(encoding="utf-8")
TABLE = re.compile(r"<!-- (.*?) -->\n\| cell .*\n\|[-|]+\n((?:\|.*\n)+)")


def rows() -> list[tuple[dict[str, str], list[str]]]:
    found = []
    for options, body in TABLE.findall(PAGE):
        told = dict(option.split("=") for option in options.split())
        for line in body.splitlines():
            found.append((told, [part.strip() for part in line.strip("|").split(" |")]))
    return found


@pytest.mark.parametrize(("options", "row"), rows())
def test_every_row_is_true(options: dict[str, str], row: list[str]) -> None:
    cell, value, status, flags, others = row
    year = int(options["fiscal_year"]) if "fiscal_year" in options else None
    text = cell.replace("⏎", "\n")
    read = parse_value(text, options["kind"], fiscal_year=year, unit=options.get("unit"))
    told = "; ".join(read.value) if isinstance(read.value, list) else read.value
    assert ("" if told is None else f"`{told}`") == value
    assert (read.status, ", ".join(read.flags)) == (status, flags)
    assert " or ".join(f"`{other}`" for other in read.alternatives) == others


def test_there_are_rows() -> None:
    assert len(rows()) > 130


@pytest.mark.parametrize("name", ["values.md", "cleaning.md"])
def test_examples_are_true(name: str) -> None:
    result = doctest.testfile(str(DOCS / name), module_relative=False, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0
