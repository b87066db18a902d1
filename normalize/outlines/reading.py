"""Reading an outline: the pages of a document to the rows of `Report.outline`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...extract.geometry import boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.text.lines import join_lines, lines_repairs
from ...models import Finding, FiscalYear, OutlineRow, Place
from ...record_path import RecordPath
from ..about.facts import make_fiscal_year
from ..findings import make_finding
from .building import Builder
from .nodes import Node
from .proof import is_proved, parts_sum, prove
from .rows import page_to_rows
from .rules import OutlineRules


class Outline(NamedTuple):
    """The rows of an outline and what is doubted about them."""

    rows: list[OutlineRow]
    findings: list[Finding]


def read_outline(
    pages: Sequence[DocumentPage],
    rules: OutlineRules,
    year: FiscalYear | None,
    labels: Mapping[int, str | None],
) -> Outline:
    """Return the outline of a document.

    Args:
        pages: pages that can be read.
        rules: of the profile that was asked for.
        year: the fiscal year that the document is for.
        labels: the printed page number of each page.
    """
    builder = Builder(rules)
    for page in pages:
        builder.add_page(page_to_rows(page, rules))
    root = builder.finish()
    if builder.year is not None and (year is None or year.be != builder.year):
        year = make_fiscal_year(builder.year)
    be = year.be if year else None
    prove(root, be)
    rows: list[OutlineRow] = []
    findings: list[Finding] = []
    for node, path in _nodes_and_paths(root, []):
        row = _make_row(node, path, year, labels)
        if node.sum_status == "differs":
            findings.append(_mismatch(node, row, len(rows), be))
        rows.append(row)
    if not rows:
        findings.append(make_finding("outline-not-found"))
    return Outline(rows, findings)


def _nodes_and_paths(node: Node, path: list[str]) -> Iterator[tuple[Node, list[str]]]:
    for part in node.parts:
        yield part, path
        yield from _nodes_and_paths(part, [*path, join_lines(part.label)])


def _make_row(
    node: Node, path: list[str], year: FiscalYear | None, labels: Mapping[int, str | None]
) -> OutlineRow:
    box = boxes_to_box(node.boxes)
    repairs = [*lines_repairs(node.label), *(["sum"] if node.repaired else [])]
    return OutlineRow(
        no=node.number.printed.rstrip(".") if node.number else None,
        level=len(path) + 1,
        label=join_lines(node.label),
        amount=node.amount.value if node.amount else None,
        amount_raw=node.amount.raw if node.amount else None,
        fiscal_year=_year_of(node, year),
        path=path,
        sum=node.sum_status,
        proved=is_proved(node),
        repairs=repairs,
        source=Place(
            page=node.page,
            page_label=labels.get(node.page),
            box=(round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)),
        ),
    )


def _year_of(node: Node, year: FiscalYear | None) -> FiscalYear | None:
    """Return the fiscal year of a row's amount; a row of several years has their first and last."""
    if node.years is not None:
        first, last = (make_fiscal_year(be) for be in node.years)
        return FiscalYear(be=first.be, start=first.start, end=last.end)
    return None if node.kind == "years" or _is_below_years(node) else year


def _is_below_years(node: Node) -> bool:
    return any(above.kind == "years" for above in node.line())


def _mismatch(node: Node, row: OutlineRow, index: int, year: int | None) -> Finding:
    total = parts_sum(node, year)
    assert total is not None
    return make_finding(
        "sum-mismatch",
        where=str(RecordPath("outline", index, field="amount")),
        place=row.source,
        label=" ".join(filter(None, (row.no, row.label))),
        printed=row.amount_raw,
        total=_grouped(total),
        count=len(node.parts),
    )


def _grouped(number: Decimal) -> str:
    return f"{number:,}"
