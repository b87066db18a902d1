"""Labels without a number, of several lines, whose amount stands beside the last one."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ...extract.geometry import boxes_to_box
from ...extract.text.lines import Line
from .list_numbers import ListNumber, split_list_number
from .rows import PrintedRow
from .rules import OutlineRules
from .tolerances import (
    ALIGNED_PT,
    FULL_SHARE,
    HANGING_EM,
    NEXT_LINE_EM,
    SAME_GAP_PT,
    WIDEST_LETTER_EM,
)


def join_labels(rows: Sequence[PrintedRow], rules: OutlineRules) -> list[PrintedRow]:
    """Return rows with the first lines of a label put to the row that holds its amount.

    A line without number or amount between two amounts belongs to either label. It is the begin
    of the next one where both have the same indent and it is at least as long as the label before
    it: a line that ends a label is shorter than those that are full.
    """
    joined: list[PrintedRow] = []
    bullets = [row.x0 for row in rows if row.amounts and _is_bullet(row)]
    remark_x0: float | None = None  # of the description that the rows stand in
    for row in rows:
        if row.amounts and row.label and split_list_number(row.label)[0] is None:
            first = len(joined)
            while first and _begins(joined, first - 1, row, rules, remark_x0, bullets):
                first -= 1
            if first < len(joined):
                row = join_rows([*joined[first:], row])
                del joined[first:]
        joined.append(row)
        if row.amounts:
            remark_x0 = None
        elif rules.remarks is not None and rules.remarks.match(row.label):
            remark_x0 = row.x0
    return joined


def _begins(
    rows: Sequence[PrintedRow],
    index: int,
    end: PrintedRow,
    rules: OutlineRules,
    remark_x0: float | None,
    bullets: Sequence[float],
) -> bool:
    """Return whether a row is a line of the label that ends beside an amount further down."""
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) else end
    if _is_bullet(below):
        return False
    if _is_bullet(row) and not row.amounts:
        return _begins_item(row, below, end, bullets)
    if row.amounts or row.furniture or abs(row.x0 - end.x0) > ALIGNED_PT or not row.label:
        return False
    if below.box.bottom - row.box.bottom > NEXT_LINE_EM * max(row.size, below.size):
        return False
    if split_list_number(row.label)[0] is not None or begins_with_word(row.label, rules):
        return False
    if row.box.x1 > end.amount_x0:
        return False
    before = rows[index - 1] if index else None
    if before is not None and not before.amounts and _is_numbered(before):
        return False  # the label of a number whose amount is still to come
    if remark_x0 is not None and abs(row.x0 - remark_x0) <= ALIGNED_PT:
        above = row.box.bottom - rows[index - 1].box.bottom if index else 0.0
        within = below.box.bottom - row.box.bottom
        if abs(above - within) > SAME_GAP_PT:  # rows are set further apart than lines of a row
            return above > within
        is_full = row.box.x1 - row.x0 >= FULL_SHARE * (end.amount_x0 - end.x0)
        return is_full and rules.units.search(row.label) is None
    if remark_x0 is not None:
        return True
    if before is None or not before.amounts or abs(before.x0 - row.x0) > ALIGNED_PT:
        return True
    return row.box.x1 >= _label_end(before)


def _label_end(row: PrintedRow) -> float:
    """Return where the last line of a label with an amount ends, at most.

    Where the label and its amount, or the word before that, are one line of text, its letters tell.
    """
    if not row.lines:
        return row.x0
    line = row.lines[-1]
    if not row.lead and line.box.x1 <= row.amount_x0:
        return line.box.x1
    letters = sum(not unicodedata.combining(letter) for letter in line.text)
    return min(row.amount_x0, line.box.x0 + WIDEST_LETTER_EM * line.size * letters)


def _begins_item(
    row: PrintedRow, below: PrintedRow, end: PrintedRow, bullets: Sequence[float]
) -> bool:
    """Return whether a bullet begins an item whose amount stands beside a further line.

    Other items of the page begin with a bullet at that place and have their amounts.
    """
    return (
        any(abs(x0 - row.x0) <= ALIGNED_PT for x0 in bullets)
        and below.box.bottom - row.box.bottom <= NEXT_LINE_EM * max(row.size, below.size)
        and -ALIGNED_PT <= end.x0 - row.x0 <= HANGING_EM * row.size
        and row.box.x1 <= end.amount_x0
    )


def _is_bullet(row: PrintedRow) -> bool:
    number, _ = split_list_number(row.label)
    return number is not None and number.style == "bullet"


def _is_numbered(row: PrintedRow) -> bool:
    number, _ = split_list_number(row.label)
    return number is not None and number.style != "bullet"


def begins_with_word(label: str, rules: OutlineRules) -> bool:
    """Return whether a line begins with words that have a meaning of their own."""
    words = [rule.words for rule in rules.headings if not rule.needs_amount]
    patterns = [rules.remarks, rules.aside, rules.opens, rules.closes, *words]
    return any(pattern is not None and pattern.match(label) for pattern in patterns)


def join_rows(rows: Sequence[PrintedRow], heads: bool = False) -> PrintedRow:
    """Return the rows of one label as one row, with the amounts of the last."""
    return replace(
        rows[-1],
        label=" ".join([row.label for row in rows]),
        lines=tuple(line for row in rows for line in row.lines),
        box=boxes_to_box([row.box for row in rows]),
        heads=heads,
    )


def without_number(lines: Sequence[Line], number: ListNumber | None) -> list[Line]:
    """Return the lines of a label without the list number before it."""
    if number is None:
        return list(lines)
    left = len(number.printed)
    kept = []
    for line in lines:
        text = line.text
        if left:
            taken = min(left, len(text))
            left -= taken
            text = text[taken:].lstrip()
        if text:
            kept.append(replace(line, text=text) if text is not line.text else line)
    return kept
