"""Printed rows of a page: what stands on one baseline, its label and the amounts behind it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...extract.geometry import Box, boxes_to_box
from ...extract.pages.document import DocumentPage
from ...extract.text.lines import Line
from ...extract.text.tolerances import DESCENT_EM
from ..wording import ascii_digits
from .amounts import AMOUNT, Amount, other_reading, parse_amount
from .leaders import ends_with_leader, strip_leader, take_lead
from .rules import OutlineRules
from .tolerances import (
    LEAD_LETTERS,
    MUCH_WHITE_EM,
    SAME_COLUMN_PT,
    SAME_ROW_EM,
    WIDEST_LETTER_EM,
)

_GROUPED = re.compile(rf"(?P<label>.*?)(?:(?<![0-9๐-๙,.])|(?<=\.{{4}}))(?P<raw>{AMOUNT})\s*$")
_BARE = re.compile(rf"(?:{AMOUNT})\Z")
_FOOTMARK = re.compile(r"\s*(?:\*+|[¹²³]|[0-9๐-๙]/)$")


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
        heads: it is the label of rows further right, without an amount.
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
    heads: bool = False

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.box.x0


def page_to_rows(page: DocumentPage, rules: OutlineRules) -> list[PrintedRow]:
    """Return the rows of a page from top to bottom, those of its tables and furniture too."""
    groups = [_split(pieces, rules) for pieces in _pieces_by_baseline(page)]
    _drop_page_number(groups, page)
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


def _drop_page_number(groups: list[_Group], page: DocumentPage) -> None:
    """Let the figure of a page's first or last row be text where it is the page's number.

    A running header with the number at its right looks like a label with an amount; it is known
    as furniture only where it stands on several pages.
    """
    numbers = (str(page.number), ascii_digits(page.label or ""))
    for index in {0, len(groups) - 1} if groups else ():
        pieces, amounts = groups[index].pieces, groups[index].amounts
        if len(amounts) != 1 or not pieces[-1].text.endswith(amounts[0].raw):
            continue
        if ascii_digits(amounts[0].raw) in numbers:
            groups[index] = _text_group(pieces)


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
        if unit is None and not (rules.bare and _is_bare_amount(label[-1], rules)):
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
            other = other_reading(found["raw"], rest or (label[-2].text if label[1:] else ""))
        amounts.insert(0, amount)
        alone = not rest or (rules.lead is not None and bool(rules.lead.fullmatch(rest)))
        letters = len(found["raw"]) + len(unit or "")
        if ends_with_leader(rest, rules):
            split = sure = True
            amount_x0 = label[-1].box.x1 - WIDEST_LETTER_EM * label[-1].size * letters
        else:
            amount_x0 = _amount_x0(label[-1], letters, not alone)
            split = (
                split or (alone and len(label) > 1) or _has_much_white(label[-1], rest, amount_x0)
            )
            sure = sure or alone or label[-1].box.x1 - amount_x0 < label[-1].box.width
        if rest:
            label[-1] = replace(label[-1], text=rest)
            break
        label.pop()
    if not amounts:
        return _text_group(pieces)
    lead = take_lead(label, rules)
    strip_leader(label)
    return _Group(pieces, label, tuple(amounts), other, lead, sure, split, amount_x0, right)


def _without_tail(pieces: Sequence[Line], rules: OutlineRules) -> list[Line]:
    """Return the pieces of a row without words behind its amount ("แยกเป็น")."""
    found = rules.tail.search(pieces[-1].text) if rules.tail is not None else None
    if found is None or (found.start() == 0 and len(pieces) == 1):
        return list(pieces)
    rest = pieces[-1].text[: found.start()].rstrip()
    return [*pieces[:-1], *([replace(pieces[-1], text=rest)] if rest else [])]


def _is_bare_amount(line: Line, rules: OutlineRules) -> bool:
    """Return whether a line is a figure, or ends with one behind white or a leader."""
    if _BARE.match(line.text):
        return True
    found = _GROUPED.match(line.text)
    if found is None:
        return False
    if ends_with_leader(found["label"], rules):
        return True
    if line.tail_x0 is None:
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


def _unit_at_end(text: str, rules: OutlineRules) -> str | None:
    for found in rules.units.finditer(text, max(len(text) - 12, 0)):
        if found.end() == len(text):
            return found[0]
    return None


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
