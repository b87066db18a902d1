"""Workbooks of random Reports: what stands where, how it looks, and where links lead."""

import random
import runpy
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mattrakan.models import Report

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")
pytestmark = pytest.mark.plain_only

HERE = Path(__file__).parent
COUNT = 6
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("sheets")
MADE = runpy.run_path(str(HERE / "made_reports.py"))
FILES = (
    "in/plan.pdf",
    "in/a b.pdf",
    "in/a#b.pdf",
    "-",
    "in/\u0e41\u0e1c\u0e19.pdf",
    "in/x\x07.pdf",
)
WHERE = (
    *("measures[0].actions[0].period", "measures[0].actions[1].budget", "measures[1].name", None),
    *("indicators[0].score", "fiscal_year", "measures[0].actions[0].responsible[1]", "title"),
)


def text(chance: random.Random) -> str:
    """Return a text of a random length, of some lines."""
    word = chance.choice(("x", "\u0e17\u0e35\u0e48", "\u0e01\u0e33 "))
    lengths = [chance.choice((0, 3, 20, 50, 51, 100, 300)) for _ in range(chance.choice((1, 1, 3)))]
    return "\n".join(word * length for length in lengths)


def report(chance: random.Random, number: int) -> Report:
    """Return a Report with doubts of every severity."""
    actions = [
        MADE["make_action"](
            no=no,
            text=text(chance) or "a",
            follow_up=text(chance),
            responsible=[text(chance) or "b" for _ in range(chance.choice((0, 1, 3)))],
        )
        for no in range(1, chance.choice((2, 4)))
    ]
    findings = [
        MADE["make_finding"](chance.choice(WHERE)).model_copy(
            update={
                "severity": chance.choice(("info", "warning", "error")),
                "message": text(chance),
                "source": chance.choice((MADE["PLACE"], None)),
            }
        )
        for _ in range(chance.randint(0, 6))
    ]
    made: Report = MADE["make_report"](number, chance.choice(FILES))
    first = made.measures[0].model_copy(update={"actions": actions})
    score = made.indicators[0].model_copy(update={"score": Decimal(chance.randint(0, 10000)) / 100})
    return made.model_copy(
        update={
            "measures": [first, *made.measures[1:]],
            "indicators": [score],
            "findings": [f for f in findings if is_there(f.where, len(actions))],
        }
    )


def is_there(where: str | None, actions: int) -> bool:
    return where is None or "actions[1]" not in where or actions > 1


def of_sheet(sheet: Any) -> Iterator[str]:
    """Return how a sheet looks and what stands in its cells."""
    yield f"{sheet.title} {sheet.dimensions} {sheet.freeze_panes} {sheet.auto_filter.ref}"
    page = sheet.page_setup
    yield f"{page.orientation} {page.paperSize} {sheet.print_title_rows}"
    for letter, column in sorted(sheet.column_dimensions.items()):
        yield f"{letter} {column.min}-{column.max} {column.width:.0f}"
    for number, row in sorted(sheet.row_dimensions.items()):
        yield f"{number} {row.height or 0:.0f}"  # some releases round to pixels
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            colour = rule.dxf.fill.bgColor.rgb
            yield f"{area.sqref} {rule.type} {rule.operator} {rule.formula} {colour}"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None or cell.has_style:
                look = f"{cell.number_format} {cell.fill.fgColor.rgb} {cell.alignment.wrap_text}"
                link = cell.hyperlink and f"{cell.hyperlink.target}#{cell.hyperlink.location}"
                yield f"{cell.coordinate} {cell.value!r} {look} {cell.font.b} {link}"


def outcome(seed: int) -> Iterator[str]:
    """Return all of a workbook of some Reports."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # links lead from there
        MADE["write"](Path("."), ["xlsx"], *(report(chance, n) for n in range(1, 4)))
        book = openpyxl.load_workbook("reports.xlsx")
        lines = [line for sheet in book for line in of_sheet(sheet)]
        book.close()
    yield from lines


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_workbook_is_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
