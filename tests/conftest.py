"""Documents made of plain rows, so that normalize can be tested without a PDF."""

import os
from collections import defaultdict
from collections.abc import Sequence
from types import SimpleNamespace

import hypothesis
import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import Document, DocumentPage
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.extract.text.lines import Line
from mattrakan.models import Report, Source
from mattrakan.normalize.layout.profile import Profile
from mattrakan.normalize.report import build_report

# The same examples on every machine, however slow: a gate that draws others may fail by chance.
hypothesis.settings.register_profile("gate", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("gate")
os.environ["LC_ALL"] = "C.UTF-8"  # commands speak English here, whatever the developer's locale

TRACED_CASES = 8  # of one test: further ones mostly run the same lines, three times slower

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 50.0
SIZE, LEADING, LETTER = 11.0, 16.0, 5.0
LEFT = "<"  # a place that the cell to its left covers; None is covered by the cell above

Rows = Sequence[Sequence[str | None]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let coverage look at no more than some cases of each test, spread over all of them."""
    cases: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        cases[item.nodeid.partition("[")[0]].append(item)
    for of_one_test in cases.values():
        every = -(-len(of_one_test) // TRACED_CASES)
        for place, item in enumerate(of_one_test):
            if place % every:
                item.add_marker("no_cover")


def make_line(text: str, x0: float, top: float) -> Line:
    letters = sum(1 for letter in text if not "\u0e31" <= letter <= "\u0e3a")
    return Line(text, Box(x0, top, x0 + LETTER * letters, top + SIZE), SIZE)


def make_table(
    rows: Rows, *, page: int = 1, number: int = 1, top: float = 100.0, header_rows: int = 1
) -> Table:
    """Return a ruled table; "\\n" ends a line of a cell, and an empty line leaves its room."""
    n_columns = max(map(len, rows))
    width = (WIDTH - 2 * MARGIN) / n_columns
    heights = [max(len((text or "").split("\n")) for text in row) * LEADING + 4 for row in rows]
    tops = [top + sum(heights[:row]) for row in range(len(rows) + 1)]
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text is None or text == LEFT:
                continue
            right = column + 1
            while right < len(texts) and texts[right] == LEFT:
                right += 1
            below = row + 1
            while below < len(rows) and rows[below][column] is None:
                below += 1
            box = Box(MARGIN + width * column, tops[row], MARGIN + width * right, tops[below])
            lines = tuple(
                make_line(line, box.x0 + 2, tops[row] + 2 + LEADING * index)
                for index, line in enumerate(text.split("\n"))
                if line
            )
            cells.append(Cell(lines, box, page, row, column, below - row, right - column))
    box = Box(MARGIN, top, WIDTH - MARGIN, tops[-1])
    return Table(page, number, box, len(rows), n_columns, tuple(cells), header_rows)


def make_page(number: int, *elements: str | Rows, label: str | None = None) -> DocumentPage:
    """Return a page: a text is a line, centred if it begins with "=", and rows are a table."""
    top = 40.0
    lines: list[Line] = []
    tables: list[Table] = []
    for element in elements:
        if not isinstance(element, str):
            table = make_table(element, page=number, number=len(tables) + 1, top=top)
            tables.append(table)
            top = table.box.bottom + LEADING
            continue
        for text in element.split("\n"):
            line = make_line(text.removeprefix("="), MARGIN, top)
            if text.startswith("="):
                x0 = (WIDTH - line.box.width) / 2
                line = make_line(text.removeprefix("="), x0, top)
            lines.append(line)
            top += LEADING
    told = "\n".join([line.text for line in lines] + [c.text for t in tables for c in t])
    return DocumentPage(number, WIDTH, HEIGHT, label, tuple(lines), tuple(tables), (), told, "fine")


def make_document(*pages: DocumentPage | Sequence[str | Rows]) -> Document:
    """Return a document of pages, or of the elements of each page."""
    made = tuple(
        page if isinstance(page, DocumentPage) else make_page(number, *page)
        for number, page in enumerate(pages, 1)
    )
    return Document(made, len(made), "native", "fine")


def make_report(
    *pages: DocumentPage | Sequence[str | Rows], profiles: Sequence[Profile] = ()
) -> Report:
    """Return the Report of a document of such pages."""
    source = Source(file="plan.pdf", sha256="0" * 64, pages=len(pages), text_layer="native")
    return build_report(make_document(*pages), source, profiles=profiles)


@pytest.fixture
def paper() -> SimpleNamespace:
    """Makers of lines, tables, pages, documents and their reports."""
    return SimpleNamespace(
        left=LEFT,
        line=make_line,
        table=make_table,
        page=make_page,
        document=make_document,
        report=make_report,
    )
