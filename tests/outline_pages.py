"""Pages of an outline made of plain text: two spaces an indent, "|" before an amount."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.text.lines import Line
from mattrakan.models import FiscalYear, OutlineRow
from mattrakan.normalize.about.fiscal_year import make_fiscal_year
from mattrakan.normalize.context import DocumentContext
from mattrakan.normalize.layout.profile import load_built_in
from mattrakan.normalize.outlines.outline import Outline, read_outline

WIDTH, HEIGHT = 595.0, 842.0
SIZE, LEADING, LETTER, INDENT = 14.0, 20.0, 6.0, 12.0
AMOUNT_X1, UNIT_X1 = 480.0, 510.0


def outline_page(number: int, text: str, *, glued: bool = False) -> DocumentPage:
    """Return a page whose lines are those of a text.

    Args:
        number: of the page, from 1.
        text: a line each; its indent is its place, "|" parts a label from its amount.
        glued: label, amount and unit of a row are one line of text, as outside tables.
    """
    lines: list[Line] = []
    for row, printed in enumerate(text.strip("\n").split("\n")):
        top = 60.0 + LEADING * row
        label, *amounts = (part.strip() for part in printed.split("|"))
        x0 = 60.0 + INDENT * (len(printed) - len(printed.lstrip())) / 2
        lines += _row(label, amounts, x0, top, glued)
    return DocumentPage(
        number=number,
        width=WIDTH,
        height=HEIGHT,
        label=str(number + 10),
        lines=tuple(lines),
        tables=(),
        furniture=(),
        text="",
        health="fine",
    )


def _row(label: str, amounts: Sequence[str], x0: float, top: float, glued: bool) -> list[Line]:
    bottom = top + 1.05 * SIZE
    if glued and amounts:
        tail = UNIT_X1 - LETTER * len(amounts[-1])
        text = " ".join([label, *amounts]).strip()
        return [Line(text, Box(x0, top, UNIT_X1, bottom), SIZE, tail_x0=tail)]
    lines = [Line(label, Box(x0, top, x0 + LETTER * len(label), bottom), SIZE)] if label else []
    for index, amount in enumerate(reversed(amounts)):
        figure, _, unit = amount.partition(" ")
        right = AMOUNT_X1 - 120.0 * index
        left = right - LETTER * len(figure)
        lines.append(Line(figure, Box(left, top, right, bottom), SIZE))
        if unit:
            box = Box(right + 8.0, top, right + 8.0 + LETTER * len(unit), bottom)
            lines.append(Line(unit, box, SIZE))
    return lines


def read_pages(
    profile: str,
    *texts: str,
    year: int | None = 2565,
    glued: bool = False,
    move: Callable[[Line], Line] = lambda line: line,
) -> Outline:
    """Return the outline of pages by a built-in profile; each line may be moved before."""
    rules = load_built_in(profile).outline
    assert rules is not None
    pages = [outline_page(number, text, glued=glued) for number, text in enumerate(texts, 1)]
    pages = [replace(page, lines=tuple(map(move, page.lines))) for page in pages]
    fiscal_year: FiscalYear | None = make_fiscal_year(year) if year else None
    context = DocumentContext(fiscal_year, {page.number: page for page in pages})
    return read_outline(pages, rules, context)


def shown(rows: Sequence[OutlineRow]) -> list[str]:
    """Return rows as short texts: level, number, label, amount and sum."""
    return [
        " ".join(
            part
            for part in (
                "." * row.level,
                row.no or "",
                row.label,
                row.amount_raw or "",
                {"equal": "=", "differs": "!"}.get(row.sum or "", ""),
            )
            if part
        )
        for row in rows
    ]
