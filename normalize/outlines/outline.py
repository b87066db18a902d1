"""Reading an outline: the pages of a document to the rows of `Report.outline`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from ...extract.geometry import Box, boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.text.joined_lines import join_lines, lines_repairs
from ...models import Finding, FiscalYear, OutlineRow
from ...models.record_path import RecordPath
from ..about.fiscal_year import make_fiscal_year
from ..context import DocumentContext
from ..findings import make_finding
from ..knowledge import load
from .building import Builder
from .closings import closed_names
from .nodes import Node
from .proof import is_proved, parts_sum, prove
from .repairing import repair_by_sums
from .rows import page_to_rows
from .rules import OutlineRules


class Outline(NamedTuple):
    """The rows of an outline and what is doubted about them.

    Attributes:
        rows: in the order of the pages.
        findings: about them.
        tables: page and number of each table that is a part of the outline.
    """

    rows: list[OutlineRow]
    findings: list[Finding]
    tables: frozenset[tuple[int, int]] = frozenset()


def read_outline(
    pages: Sequence[DocumentPage],
    rules: OutlineRules,
    context: DocumentContext,
) -> Outline:
    """Return the outline of a document.

    Args:
        pages: pages that can be read.
        rules: of the profile that was asked for.
        context: the fiscal year that the document is for, and its pages.
    """
    year = context.fiscal_year
    printed = [page_to_rows(page, rules) for page in pages]
    builder = Builder(rules, year.be if year else None, closed_names(printed, rules))
    for page, following in zip_longest(printed, printed[1:], fillvalue=()):
        builder.add_page(page, following)
    root = builder.finish()
    if builder.year is not None and (year is None or year.be != builder.year):
        year = make_fiscal_year(builder.year)
    be = year.be if year else None
    repair_by_sums(root, be)
    prove(root, be)
    rows: list[OutlineRow] = []
    findings: list[Finding] = []
    for node, path in _nodes_and_paths(root, []):
        row = _make_row(node, path, year, context)
        findings += _doubts(node, row, RecordPath("outline", len(rows), field="amount"), be)
        rows.append(row)
    for left in builder.unplaced:
        place = context.place_of_text(left.page, left.box)
        text = " ".join((left.label, *(amount.raw for amount in left.amounts)))
        findings.append(make_finding("row-unassigned", place=place, text=text))
    findings += _closing_doubts(builder, context, be)
    if not rows:
        findings.append(make_finding("outline-not-found"))
    return Outline(rows, findings, _tables_of(pages, builder.taken))


def _tables_of(
    pages: Sequence[DocumentPage], taken: Mapping[int, Sequence[Box]]
) -> frozenset[tuple[int, int]]:
    """Return the tables of which most lines are rows of the outline."""
    found = []
    for page in pages:
        boxes = taken.get(page.number)
        for table in page.tables if boxes else ():
            lines = [line for cell in table.cells for line in cell.lines]
            middles = [(line.box.top + line.box.bottom) / 2 for line in lines]
            inside = sum(any(b.top <= y <= b.bottom for b in boxes or ()) for y in middles)
            if 2 * inside >= len(lines):
                found.append((page.number, table.number))
    return frozenset(found)


def _nodes_and_paths(node: Node, path: list[str]) -> Iterator[tuple[Node, list[str]]]:
    for part in node.parts:
        yield part, path
        yield from _nodes_and_paths(part, [*path, join_lines(part.label)])


def _make_row(
    node: Node, path: list[str], year: FiscalYear | None, context: DocumentContext
) -> OutlineRow:
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
        source=context.place_of_text(node.page, boxes_to_box(node.boxes)),
    )


def _year_of(node: Node, year: FiscalYear | None) -> FiscalYear | None:
    """Return the fiscal year of a row's amount; a row of several years has their first and last."""
    if node.years is not None:
        first, last = (make_fiscal_year(be) for be in node.years)
        return FiscalYear(be=first.be, start=first.start, end=last.end)
    return None if node.kind == "years" or _is_below_years(node) else year


def _is_below_years(node: Node) -> bool:
    return any(above.kind == "years" for above in node.line())


def _doubts(node: Node, row: OutlineRow, where: RecordPath, year: int | None) -> Iterator[Finding]:
    """Yield what is doubted about a row's amount."""
    if node.amount is not None and node.amount.is_unreadable:
        yield make_finding(
            "value-unparsed",
            where=str(where),
            place=row.source,
            field=load("outlines")["amount"]["en"],
            field_th=load("outlines")["amount"]["th"],
            raw=node.amount.raw,
            kind="money",
        )
    total = parts_sum(node, year)
    if node.sum_status == "differs" and total is not None:
        yield make_finding(
            "sum-mismatch",
            where=str(where),
            place=row.source,
            label=" ".join(filter(None, (row.no, row.label))),
            printed=row.amount_raw,
            total=_grouped(total),
            count=len(node.parts),
        )


def _closing_doubts(
    builder: Builder, context: DocumentContext, year: int | None
) -> Iterator[Finding]:
    """Yield the totals below the parts of a heading that differ from their sum."""
    for row, node in builder.closings:
        amount, total = row.amounts[-1], parts_sum(node, year)
        if total is not None and amount.value != total:
            yield make_finding(
                "sum-mismatch",
                place=context.place_of_text(row.page, row.box),
                label=row.label,
                printed=amount.raw,
                total=_grouped(total),
                count=len(node.parts),
            )


def _grouped(number: Decimal) -> str:
    return f"{number:,}"
