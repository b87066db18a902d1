"""What headings and cells of random tables speak for, in figures, before anything is decided."""

import random
import runpy
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.tables.table import Table
from mattrakan.normalize.joined.common_columns import columns_by_edges, have_common_columns
from mattrakan.normalize.joined.naming_lines import names_of_tables
from mattrakan.normalize.joined.pooling import Claims, find_layouts
from mattrakan.normalize.layout.claims import find_layout
from mattrakan.normalize.layout.column_evidence import column_cells, column_evidence
from mattrakan.normalize.layout.column_roles import ROLES, role_chances
from mattrakan.normalize.layout.header_rows import column_headings, heading_ranges
from mattrakan.normalize.layout.header_scores import score_fields
from mattrakan.normalize.layout.profile import built_in_profiles
from mattrakan.normalize.layout.reshaping import reshape

HERE = Path(__file__).parent
COUNT = 180
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("evidence")
# Of what is compiled it runs the joining of a cell's lines, as test_recorded_documents does.
pytestmark = pytest.mark.plain_only
LAYOUTS = runpy.run_path(str(HERE / "test_recorded_layouts.py"))
PLANS = LAYOUTS["PLANS"]


def figures(numbers: Mapping[str, float]) -> str:
    return " ".join(f"{name}={number:.3f}" for name, number in sorted(numbers.items()))


def of_table(table: Table, title: str) -> Iterator[str]:
    """Return the headings, what each column shows, and how a table is read under each profile."""
    ranges = list(heading_ranges(table))
    yield f"{table.n_rows}x{table.n_columns} headings {ranges}"
    first, below = ranges[0]
    headings = column_headings(table, first, below)
    cells = column_cells(table, below)
    for index, shown in enumerate(column_evidence(table, below)):
        yield f"{headings[index]} {' '.join(f'{number:.3f}' for number in shown)}"
        header = dict.fromkeys(ROLES, 0.0)
        yield figures(dict(role_chances(shown, len(cells[index].texts), header)))
    for profile in built_in_profiles():
        for levels in headings:
            if scores := score_fields(levels, profile):
                yield f"{profile.name} {figures(scores)}"
        layout = find_layout(table, [profile], title)
        if layout:
            yield f"{profile.name} {layout.certainty:.3f} from {layout.first_row} {layout.spread}"
            yield from (f"  {c.field} {c.inferred} {c.unit} {c.label}" for c in layout.columns)
            yield f"  {layout.rivals} {layout.uncertain}"


def of_pages(pages: list[DocumentPage], title: str) -> Iterator[str]:
    """Return what tables of a document have in common, and the lines that name them."""
    upright = reshape(pages)
    layouts = find_layouts(upright, Claims([], title))
    for place, layout in layouts.items():
        yield f"{place} {layout and (layout.profile.name, round(layout.certainty, 3))}"
    for place, line in names_of_tables(upright, layouts).items():
        yield f"{place} is named {line.text}"
    tables = [table for page in upright for table in page.tables]
    for before, table in pairwise(tables):
        columns = columns_by_edges(before, table)
        yield f"{columns} {columns is not None and have_common_columns(before, table, columns)}"


def outcome(seed: int) -> Iterator[str]:
    """Return the evidence in one random document."""
    chance = random.Random(seed)
    if seed % 3:
        made = LAYOUTS["KINDS"][seed % len(LAYOUTS["KINDS"])](chance)
    else:
        made = PLANS["elements"](chance, chance.choice((1, 2)))
    title = chance.choice(PLANS["TITLES"])
    make_page = PLANS["PAPER"]["make_page"]
    pages = [make_page(number, *elements) for number, elements in enumerate(made, 1)]
    for page in pages:
        for table in page.tables:
            yield from of_table(table, title)
    yield from of_pages(pages, title)


@pytest.mark.parametrize("seed", range(COUNT))
def test_the_evidence_in_a_random_document_is_as_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
