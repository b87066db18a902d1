"""Digits that OCR doubts, where they stand on the page as displayed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..extract.doubts import Doubt, fold_digits
from ..extract.geometry import Box
from ..extract.pages.document import DocumentPage
from ..extract.tables.table import Cell

SURROUNDINGS = 3  # letters before or behind digits by which a part of a line is known again
LEAST_BESIDE = 6  # letters beside the digits from which a line is known again in a field
_LIST_MARK = re.compile(r"[(\[]?\d{1,3}(?:\.\d{1,3})*[.)\]]*|[-•]")


@dataclass(frozen=True, slots=True)
class PlacedDoubt:
    """A doubt on its page as displayed.

    Attributes:
        cell: area of the cell that holds the digits, or their own area outside of tables.
        in_table: whether a cell holds them.
        line: the line of the cell that they stand in, its list number left out; nothing where they
            may be that number, or where little else stands in it.
    """

    doubt: Doubt
    page: int
    page_label: str | None
    box: Box
    cell: Box
    in_table: bool
    line: str = ""

    @property
    def digits(self) -> str:
        """The reading with Arabic digits and without spaces."""
        return fold_digits(self.doubt.reading)

    @property
    def surroundings(self) -> set[str]:
        """The digits with the letters before them, and with those behind, where its line has them.

        >>> box = Box(0, 0, 1, 1)
        >>> doubt = PlacedDoubt(Doubt("๕", "", box), 1, None, box, box, True, "จัดอบรม5ครั้งต่อปี")
        >>> sorted(doubt.surroundings)
        ['5ครั', 'บรม5']
        """
        places = [match.span() for match in re.finditer(re.escape(self.digits), self.line)]
        before = {self.line[max(0, start - SURROUNDINGS) : end] for start, end in places}
        return before | {self.line[start : end + SURROUNDINGS] for start, end in places}


def place_doubts(page: DocumentPage) -> Iterator[PlacedDoubt]:
    """Yield the doubts of a page that OCR read."""
    assert page.scan is not None
    cells = [cell for table in page.tables for cell in table.cells]
    for doubt in page.scan.doubts:
        x, y = (doubt.box.x0 + doubt.box.x1) / 2, (doubt.box.top + doubt.box.bottom) / 2
        cell = next((cell for cell in cells if cell.box.holds(x, y)), None)
        yield PlacedDoubt(
            doubt,
            page.number,
            page.label,
            page.displayed_box(doubt.box),
            page.displayed_box(cell.box if cell else doubt.box),
            cell is not None,
            _line_of(doubt, cell) if cell else "",
        )


def _line_of(doubt: Doubt, cell: Cell) -> str:
    """Return the text of a doubt's line without its list number, as texts are compared."""
    x, y = (doubt.box.x0 + doubt.box.x1) / 2, (doubt.box.top + doubt.box.bottom) / 2
    digits = fold_digits(doubt.reading)
    lines = [line for line in cell.lines if line.box.holds(x, y)]
    if len(lines) != 1 or doubt.box.x0 - lines[0].box.x0 < lines[0].box.bottom - lines[0].box.top:
        return ""
    text = squeeze(lines[0].text)
    mark = _LIST_MARK.match(text)
    rest = text[mark.end() :] if mark else text
    return rest if digits in rest and len(rest) >= len(digits) + LEAST_BESIDE else ""


def squeeze(text: str | None) -> str:
    """Return a text with Arabic digits and without any white space."""
    return "".join(fold_digits(text or "").split())
