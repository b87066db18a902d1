"""Headings of groups that stand in one column alone, the cells beside them empty."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..joined.rows import Row, Slot, says, text_of
from ..values.enumerators import Enumerated, bare_list_number, mark_style, split_enumerator
from ..wording import is_blank, without_continued
from .columns import Columns
from .group_rows import group_heading
from .tolerances import LEAST_NUMBERED


def spread_lone_headings(rows: Sequence[Row], columns: Columns) -> tuple[Row, ...]:
    """Return rows in which headings of groups that fit one column reach across all columns.

    Tables with level rules alone show no cell across their columns: "มิติที่ ๑ …" stands in the
    first one, and nothing beside it. Such rows are headings where they count on by themselves, in
    marks of their own or with a list below each that begins anew, and a row follows each. Where
    their numbers have a column of their own, those of the rows below carry them ("๑.๒" below "๑").

    Args:
        rows: of a table of measures.
        columns: where its fields stand.
    """
    rows = _spread_numbered(rows, columns)
    lone = [_lone_slot(row, columns) for row in rows]
    if not any(lone):
        return tuple(rows)
    told = [
        group_heading(row) if slot is None else slot.text
        for row, slot in zip(rows, lone, strict=True)
    ]
    found = [(i, split_enumerator(text)) for i, text in enumerate(told) if text is not None]
    if not _are_headings(rows, found, columns):
        return tuple(rows)
    return tuple(
        row if slot is None else replace(row, slots=(slot,) * len(row.slots))
        for row, slot in zip(rows, lone, strict=True)
    )


def _spread_numbered(rows: Sequence[Row], columns: Columns) -> Sequence[Row]:
    """Return rows in which headings beside a number of their own reach across the other columns."""
    if columns.number != 0 or columns.main != 1 or None not in (columns.measure, columns.action):
        return rows
    spread = [_numbered_heading(row) for row in rows]
    if not _have_numbers_alone(rows, spread, columns):
        spread = [
            found if len(_levels(row)) == 1 else None
            for row, found in zip(rows, spread, strict=True)
        ]
        if not _carry_numbers(rows, spread):
            return rows
    return [heading or row for row, heading in zip(rows, spread, strict=True)]


def _carry_numbers(rows: Sequence[Row], spread: Sequence[Row | None]) -> bool:
    """Return whether the rows below headings carry their numbers: "๑.๒" below "๑"."""
    headings = 0
    for row, found in zip(rows, spread, strict=True):
        levels = _levels(row)
        if found is not None:
            headings += 1
            if levels != [headings]:
                return False
        elif levels and (len(levels) < 2 or levels[0] != headings):
            return False
    return headings >= LEAST_NUMBERED


def _have_numbers_alone(
    rows: Sequence[Row], spread: Sequence[Row | None], columns: Columns
) -> bool:
    """Return whether headings alone have a number, which counts on, and rows without one below.

    The rows below each count from 1, in their text, or those of one heading are several: a number
    and a text that stand by themselves above a single row without may be its first line.
    """
    headings: list[list[int]] = []
    below: list[list[Row]] = []
    for row, found in zip(rows, spread, strict=True):
        levels = _levels(row)
        if found is not None:
            if headings and levels == headings[-1] and without_continued(text_of(row, 1))[1]:
                continue
            if headings and not _counts_on(headings[-1], levels, has_rows=bool(below[-1])):
                return False
            headings.append(levels)
            below.append([])
        elif levels:
            return False
        elif below and not row.spanned and says(row, columns.main):
            below[-1].append(row)
    if len(headings) < LEAST_NUMBERED or not below[-1]:
        return False
    held = [group for group in below if group]
    firsts = [split_enumerator(text_of(group[0], columns.main)).number for group in held]
    return all(number == 1 for number in firsts) or any(len(group) > 1 for group in held)


def _counts_on(before: Sequence[int], after: Sequence[int], *, has_rows: bool) -> bool:
    """Return whether a number follows another heading's: "๑.๑" right below "๑", "๒" after both."""
    if not has_rows:
        return [*after] == [*before, 1]
    kept = len(after) - 1
    return len(after) <= len(before) and [*after] == [*before[:kept], before[kept] + 1]


def _numbered_heading(row: Row) -> Row | None:
    """Return a row as a heading across the table if it says a number and one text alone."""
    if len(row.slots) < 3:
        return None
    number, text, *others = row.slots
    if number is None or text is None or text.blank or not _levels(row):
        return None
    if any(slot is not None and slot is not text and slot.text.strip() for slot in others):
        return None
    if any(part.row_span > 1 for part in text.parts):
        return None
    return replace(row, slots=(number, *[text] * (len(row.slots) - 1)))


def _levels(row: Row) -> list[int]:
    """Return the levels of the number of a row: 1 and 2 of "๑.๒"; none where it has none."""
    return [int(digits) for digits in re.findall(r"\d+", bare_list_number(text_of(row, 0)) or "")]


def _lone_slot(row: Row, columns: Columns) -> Slot | None:
    """Return the only cell of a row that holds text, one that begins with a list number."""
    filled = [
        (place, slot)
        for place, slot in enumerate(row.slots)
        if slot is not None and slot.text.strip()
    ]
    if len(row.slots) < 3 or len(filled) != 1:
        return None
    place, slot = filled[0]
    if place not in (columns.measure, columns.action) or len(slot.parts) != 1:
        return None
    part = slot.parts[0]
    numbered = split_enumerator(slot.text).number is not None
    return slot if part.row_span == part.column_span == 1 and numbered else None


def _are_headings(
    rows: Sequence[Row], found: Sequence[tuple[int, Enumerated]], columns: Columns
) -> bool:
    """Return whether numbered rows that say nothing else head those between them."""
    lone = {index for index, _ in found}
    if any(index + 1 == len(rows) or index + 1 in lone for index in lone):
        return False
    fresh = [mark for index, mark in found if not _is_continued(rows[index])]
    if any((b.number or 0) != (a.number or 0) + 1 for a, b in pairwise(fresh)):
        return False
    before: list[Enumerated] = []
    below: list[list[Enumerated]] = []
    for index, row in enumerate(rows):
        if index in lone:
            below.append([])
            continue
        texts = [row.slots[c] for c in (columns.measure, columns.action) if c is not None]
        marks = [split_enumerator(slot.text) for slot in texts if slot and not slot.blank]
        (below[-1] if below else before).extend(marks)
    if not all(below) or (before and found[0][1].number == 1):
        return False
    styles = {mark_style(mark) for _, mark in found}
    if not styles & {mark_style(mark) for marks in (before, *below) for mark in marks}:
        return len(styles) == 1
    return len(found) > 1 and all(marks[0].number == 1 for marks in below)


def _is_continued(row: Row) -> bool:
    slot = next(slot for slot in row.slots if slot is not None and not is_blank(slot.text))
    return without_continued(slot.text)[1]
