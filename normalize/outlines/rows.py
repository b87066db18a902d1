"""Printed rows of a page: what stands on one baseline, its label and the amounts behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ...extract.geometry import Box, boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.text.lines import DESCENT_EM, Line
from ..wording import ascii_digits
from .rules import OutlineRules

SAME_ROW_EM = 0.35  # as for rows of text in extract
SAME_COLUMN_PT = 4.0  # right ends of one column's amounts; columns lie 60 pt and more apart

_DIGIT = "[0-9๐-๙]"
_NUMBER = rf"{_DIGIT}{{1,3}}(?:,{_DIGIT}{{3}})+(?:\.{_DIGIT}+)?|{_DIGIT}+(?:\.{_DIGIT}+)?|[-–—]"
_GROUPED = re.compile(rf"(?P<label>.*?)(?<![0-9๐-๙,.])(?P<raw>{_NUMBER})\s*$")
_BARE = re.compile(rf"(?:{_NUMBER})\Z")
_FOOTMARK = re.compile(r"\s*(?:\*+|[¹²³]|[0-9๐-๙]/)$")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a row.

    Attributes:
        raw: as printed, without its unit.
        value: what it says; None for a dash.
    """

    raw: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """What stands on one baseline of a page, outside ruled tables.

    Attributes:
        page: page number from 1.
        label: its text without the amounts.
        lines: the lines that the label consists of.
        amounts: from left to right.
        has_lead: a word such as "รวม" stood between label and amount.
        box: of the whole row.
        size: font size.
        furniture: it repeats on other pages.
    """

    page: int
    label: str
    lines: tuple[Line, ...]
    amounts: tuple[Amount, ...]
    has_lead: bool
    box: Box
    size: float
    furniture: bool

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.box.x0


def parse_amount(raw: str) -> Amount:
    """Return an amount; a dash has no value.

    >>> parse_amount("๑,๒๕๐.๕๐").value
    Decimal('1250.50')
    """
    digits = ascii_digits(raw).replace(",", "")
    return Amount(raw, Decimal(digits) if digits[:1].isdigit() else None)


def page_to_rows(page: DocumentPage, rules: OutlineRules) -> list[PrintedRow]:
    """Return the rows of a page from top to bottom, those of its tables and furniture too."""
    groups = [_split(pieces, rules) for pieces in _pieces_by_baseline(page)]
    columns = _amount_columns(groups)
    furniture = {id(line) for line in page.furniture}
    rows = []
    for group in groups:
        if group.amounts and not group.sure and not _in_column(group.x1, columns):
            group = _Group(group.pieces, group.pieces, (), False, False, group.x1)
        label = " ".join([line.text for line in group.label])
        rows.append(
            PrintedRow(
                page=page.number,
                label=label,
                lines=tuple(group.label),
                amounts=group.amounts,
                has_lead=group.has_lead,
                box=boxes_to_box([line.box for line in group.pieces]),
                size=max([line.size for line in group.pieces]),
                furniture=all(id(line) in furniture for line in group.pieces),
            )
        )
    return rows


@dataclass(slots=True)
class _Group:
    """Pieces of one row and what they hold; ``sure``: an amount is a piece of its own."""

    pieces: Sequence[Line]
    label: Sequence[Line]
    amounts: tuple[Amount, ...]
    has_lead: bool
    sure: bool
    x1: float


def _pieces_by_baseline(page: DocumentPage) -> Iterator[list[Line]]:
    lines = [*page.lines, *page.furniture]
    for table in page.tables:
        for cell in table.cells:
            lines += cell.lines
    placed = sorted(
        [
            (line.box.bottom - DESCENT_EM * line.size, index, line)
            for index, line in enumerate(lines)
        ]
    )
    group: list[Line] = []
    reference = 0.0
    for baseline, _, line in placed:
        if group and baseline - reference > SAME_ROW_EM * line.size:
            yield sorted(group, key=_left)
            group = []
        if not group:
            reference = baseline
        group.append(line)
    if group:
        yield sorted(group, key=_left)


def _left(line: Line) -> float:
    return line.box.x0


def _split(pieces: list[Line], rules: OutlineRules) -> _Group:
    """Take the amounts at the end of a row off its label."""
    label = list(pieces)
    amounts: list[Amount] = []
    sure = False
    while label:
        text = label[-1].text
        marked = _FOOTMARK.sub("", text) if text[-1] in "*¹²³/" else text
        unit = _unit_at_end(marked, rules)
        if unit is None and not (rules.bare and _BARE.match(text)):
            break
        before = marked[: len(marked) - len(unit)].rstrip() if unit else marked
        if not before and len(label) > 1:  # the unit has a piece of its own
            label.pop()
            before = label[-1].text
        found = _GROUPED.match(before)
        if found is None:
            break
        amounts.insert(0, parse_amount(found["raw"]))
        rest = found["label"].rstrip()
        sure = sure or not rest or label[-1].tail_x0 is not None
        if rest:
            label[-1] = replace(label[-1], text=rest)
        else:
            label.pop()
    else:
        sure = bool(amounts)
    if not amounts:
        return _Group(pieces, pieces, (), False, False, pieces[-1].box.x1)
    has_lead = _take_lead(label, rules)
    return _Group(pieces, label, tuple(amounts), has_lead, sure, pieces[-1].box.x1)


def _unit_at_end(text: str, rules: OutlineRules) -> str | None:
    for found in rules.units.finditer(text, max(len(text) - 12, 0)):
        if found.end() == len(text):
            return found[0]
    return None


def _take_lead(label: list[Line], rules: OutlineRules) -> bool:
    """Take a word such as "รวม" off the end of a label; tell whether one stood there."""
    if rules.lead is None or not label:
        return False
    text = label[-1].text
    start = text.rfind(" ") + 1
    found = rules.lead.fullmatch(text[start:])
    if found is None:
        return False
    rest = text[:start].rstrip()
    if rest:
        label[-1] = replace(label[-1], text=rest)
    else:
        label.pop()
    return True


def _amount_columns(groups: Sequence[_Group]) -> list[float]:
    """Return the right ends of a page's columns of amounts.

    One is certain where an amount stands by itself; of amounts that are one line with their
    labels it takes two at the same place.
    """
    certain = [group.x1 for group in groups if group.amounts and group.sure]
    ends = sorted([group.x1 for group in groups if group.amounts and not group.sure])
    twice = [a for a, b in pairwise(ends) if b - a <= SAME_COLUMN_PT]
    return [*certain, *twice]


def _in_column(x1: float, columns: Sequence[float]) -> bool:
    return not columns or any(abs(x1 - column) <= SAME_COLUMN_PT + 7 for column in columns)
