"""Printed rows of a page: what stands on one baseline, its label and the amounts behind it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ...extract.geometry import Box, boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.text.lines import Line
from ...extract.text.tolerances import DESCENT_EM
from ..wording import ascii_digits
from .rules import OutlineRules
from .tolerances import LEAD_LETTERS, MUCH_WHITE_EM, SAME_COLUMN_PT, SAME_ROW_EM, WIDEST_LETTER_EM

_DIGIT = "[0-9๐-๙]"
_NUMBER = rf"{_DIGIT}+(?:,{_DIGIT}+)*(?:\.{_DIGIT}+)?|[-–—]"
_GROUPED = re.compile(rf"(?P<label>.*?)(?<![0-9๐-๙,.])(?P<raw>{_NUMBER})\s*$")
_WELL_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_CUT_OFF = re.compile(r"(?:^|\s)([1-9][0-9]{0,2}),?$")
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

    @property
    def is_unreadable(self) -> bool:
        """Whether it has digits that make no number."""
        return self.value is None and any(letter.isdigit() for letter in self.raw)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """What stands on one baseline of a page, outside ruled tables.

    Attributes:
        page: page number from 1.
        label: its text without the amounts.
        lines: the lines that the label consists of.
        amounts: from left to right.
        other: another reading of the last amount, if there is one.
        amount_x0: where its amounts begin, its right end without any.
        apart: white stands before them; else they may be a part of a sentence.
        split: the last one has a piece of its own, as in the cells of a table, or more white before
            it than there is in any sentence.
        lead: the word such as "รวม" between label and amount; empty without one.
        box: of the whole row.
        size: font size.
        furniture: it repeats on other pages.
    """

    page: int
    label: str
    lines: tuple[Line, ...]
    amounts: tuple[Amount, ...]
    other: Amount | None
    amount_x0: float
    apart: bool
    split: bool
    lead: str
    box: Box
    size: float
    furniture: bool

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.box.x0


def parse_amount(raw: str) -> Amount:
    """Return an amount; a dash has no value, and neither have groups of digits that do not fit.

    >>> parse_amount("๑,๒๕๐.๕๐").value
    Decimal('1250.50')
    >>> parse_amount("12,50,000").value
    """
    digits = ascii_digits(raw)
    if not digits[:1].isdigit() or ("," in digits and not _WELL_GROUPED.fullmatch(digits)):
        return Amount(raw, None)
    return Amount(raw, Decimal(digits.replace(",", "")))


def page_to_rows(page: DocumentPage, rules: OutlineRules) -> list[PrintedRow]:
    """Return the rows of a page from top to bottom, those of its tables and furniture too."""
    groups = [_split(pieces, rules) for pieces in _pieces_by_baseline(page)]
    columns = _amount_columns(groups)
    furniture = {id(line) for line in page.furniture}
    rows = []
    for group in groups:
        if group.amounts and not group.sure and not _in_column(group.x1, columns):
            group = _text_group(group.pieces)
        rows.append(
            PrintedRow(
                page=page.number,
                label=" ".join([line.text for line in group.label]),
                lines=tuple(group.label),
                amounts=group.amounts,
                other=group.other,
                amount_x0=group.amount_x0,
                apart=group.sure,
                split=group.split,
                lead=group.lead,
                box=boxes_to_box([line.box for line in group.pieces]),
                size=max([line.size for line in group.pieces]),
                furniture=all(id(line) in furniture for line in group.pieces),
            )
        )
    return rows


@dataclass(slots=True)
class _Group:
    """Pieces of one row and what they hold.

    Attributes:
        sure: white stands before an amount.
        split: the last amount has a piece of its own, or much white before it.
    """

    pieces: Sequence[Line]
    label: Sequence[Line]
    amounts: tuple[Amount, ...]
    other: Amount | None
    lead: str
    sure: bool
    split: bool
    amount_x0: float
    x1: float


def _text_group(pieces: Sequence[Line]) -> _Group:
    right = pieces[-1].box.x1
    return _Group(pieces, pieces, (), None, "", False, False, right, right)


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
    label = _without_tail(pieces, rules)
    amounts: list[Amount] = []
    other: Amount | None = None
    sure = split = False
    amount_x0 = right = pieces[-1].box.x1
    while label:
        text = label[-1].text
        marked = _FOOTMARK.sub("", text) if text[-1] in "*¹²³/" else text
        unit = _unit_at_end(marked, rules)
        if unit is None and not (rules.bare and _is_bare_amount(label[-1])):
            break
        before = marked[: len(marked) - len(unit)].rstrip() if unit else marked
        if not before and len(label) > 1:  # the unit has a piece of its own
            label.pop()
            before = label[-1].text
        found = _GROUPED.match(before)
        if found is None:
            break
        amount, rest = parse_amount(found["raw"]), found["label"].rstrip()
        if not amounts:
            other = _other_reading(found["raw"], rest or (label[-2].text if label[1:] else ""))
        amounts.insert(0, amount)
        alone = not rest or (rules.lead is not None and bool(rules.lead.fullmatch(rest)))
        amount_x0 = _amount_x0(label[-1], len(found["raw"]) + len(unit or ""), not alone)
        split = split or (alone and len(label) > 1) or _has_much_white(label[-1], rest, amount_x0)
        sure = sure or alone or label[-1].box.x1 - amount_x0 < label[-1].box.width
        if rest:
            label[-1] = replace(label[-1], text=rest)
            break
        label.pop()
    if not amounts:
        return _text_group(pieces)
    lead = _take_lead(label, rules)
    return _Group(pieces, label, tuple(amounts), other, lead, sure, split, amount_x0, right)


def _without_tail(pieces: Sequence[Line], rules: OutlineRules) -> list[Line]:
    """Return the pieces of a row without words behind its amount ("แยกเป็น")."""
    found = rules.tail.search(pieces[-1].text) if rules.tail is not None else None
    if found is None or (found.start() == 0 and len(pieces) == 1):
        return list(pieces)
    rest = pieces[-1].text[: found.start()].rstrip()
    return [*pieces[:-1], *([replace(pieces[-1], text=rest)] if rest else [])]


def _is_bare_amount(line: Line) -> bool:
    """Return whether a line is a figure, or ends with one that white stands before."""
    if _BARE.match(line.text):
        return True
    found = _GROUPED.match(line.text)
    if found is None or line.tail_x0 is None:
        return False
    width = WIDEST_LETTER_EM * line.size * (len(found["raw"]) + 1)
    return line.box.x1 - line.tail_x0 <= width


def _amount_x0(line: Line, letters: int, has_label: bool) -> float:
    """Return where the amount at the end of a line begins; the line's own start if unknown."""
    if not has_label:
        return line.box.x0
    tail = line.tail_x0
    if tail is None or line.box.x1 - tail > WIDEST_LETTER_EM * line.size * (letters + LEAD_LETTERS):
        return line.box.x0
    return tail


def _has_much_white(line: Line, rest: str, amount_x0: float) -> bool:
    """Return whether the white before an amount is wider than a justified line's ever is."""
    if not rest or amount_x0 <= line.box.x0:
        return False
    letters = sum(not unicodedata.combining(letter) for letter in rest)
    ink = WIDEST_LETTER_EM * line.size * letters
    return amount_x0 - line.box.x0 - ink >= MUCH_WHITE_EM * line.size


def _other_reading(raw: str, before: str) -> Amount | None:
    """Return what an amount could be instead: groups of digits that do not fit, or are cut off."""
    digits = ascii_digits(raw)
    if "," in digits and _WELL_GROUPED.fullmatch(digits) is None:
        return Amount(raw, Decimal(digits.replace(",", "")))
    cut = _CUT_OFF.search(ascii_digits(before))
    if cut and re.match("[0-9]{3}(?:,|$)", digits):
        return Amount(f"{cut[1]} {raw}", Decimal(cut[1] + digits.replace(",", "")))
    return None


def _unit_at_end(text: str, rules: OutlineRules) -> str | None:
    for found in rules.units.finditer(text, max(len(text) - 12, 0)):
        if found.end() == len(text):
            return found[0]
    return None


def _take_lead(label: list[Line], rules: OutlineRules) -> str:
    """Take a word such as "รวม" off the end of a label and return it; empty without one."""
    if rules.lead is None or not label:
        return ""
    text = label[-1].text
    start = text.rfind(" ") + 1
    found = rules.lead.fullmatch(text[start:])
    if found is None:
        return ""
    rest = text[:start].rstrip()
    if rest:
        label[-1] = replace(label[-1], text=rest)
    else:
        label.pop()
    return found[0]


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
