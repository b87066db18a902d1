"""Group rows: whether headings across a table of one text column name its measures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from ..joined.rows import JoinedTable, Row
from ..values.enumerators import Enumerated, bare_list_number, last_number, split_enumerator
from ..wording import ascii_digits, is_blank, without_continued
from .columns import Columns
from .row_kinds import row_kind

NamesMeasures: TypeAlias = Literal["yes", "perhaps", "perhaps-not", "no"]


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with the list numbers of the rows below it."""

    heading: Enumerated
    numbers: tuple[Enumerated, ...]


def is_group_row(row: Row) -> bool:
    """Return whether a row is a heading over other rows: one cell across all columns says it all.

    Its list number may stand in a first column by itself.
    """
    return group_heading(row) is not None


def group_heading(row: Row) -> str | None:
    """Return what a heading over other rows says, its list number first; None of another row."""
    if len(row.slots) <= 2:
        return None
    if row.spanned:
        return row.banner
    number, rest = row.slots[0], row.slots[1:]
    if number is None or rest[0] is None or rest[0].blank or any(x is not rest[0] for x in rest):
        return None
    if bare_list_number(number.text) is None:
        return None
    printed = number.text.strip()
    return f"{printed if printed[-1] in '.)' else printed + '.'} {rest[0].text}"


def headings_name_measures(table: JoinedTable, columns: Columns) -> NamesMeasures:
    """Return whether the headings between rows are the measures, and the rows below their steps.

    Only list numbers tell: steps count anew under each measure or carry its number ("๑.๒" below
    "๑."), while measures are counted on from one heading to the next.

    Args:
        table: a table of measures.
        columns: where its fields stand.
    """
    if columns.measure is None or columns.action is not None:
        return "no"
    parts = _parts(table, columns)
    if not parts:
        return "no"
    below = [mark for part in parts for mark in part.numbers]
    if all(_carries(part.heading, mark) for part in parts for mark in part.numbers):
        return "yes"
    firsts = [part.numbers[0].number for part in parts]
    if len(parts) > 1 and None not in (mark.number for mark in below):
        if all(first == 1 for first in firsts):
            return "yes"
        counted = [mark.number or 0 for mark in below]
        if all(a < b for a, b in pairwise(counted)):
            return "no"
    return "perhaps" if parts[0].heading.number is not None else "perhaps-not"


def _parts(table: JoinedTable, columns: Columns) -> list[_Part]:
    """Return the headings that have rows below them; none where rows stand before the first."""
    assert table.layout is not None and columns.measure is not None
    parts: list[_Part] = []
    heading: Enumerated | None = None
    for row in table.rows:
        kind = row_kind(row, table.layout.profile, columns.measure, columns.number)
        if kind != "record":
            continue
        if is_group_row(row):
            heading = split_enumerator(without_continued(group_heading(row) or "")[0])
            parts.append(_Part(heading, ()))
        elif heading is None:
            return []
        else:
            number = _printed_number(row, (columns.measure, columns.number))
            parts[-1] = _Part(heading, (*parts[-1].numbers, number))
    return [part for part in parts if part.numbers]


def _printed_number(row: Row, columns: Sequence[int | None]) -> Enumerated:
    for column in columns:
        slot = row.slots[column] if column is not None else None
        text = slot.text.strip() if slot else ""
        bare = bare_list_number(text)
        if column is not None and bare:
            return Enumerated(bare, last_number(bare), "")
        mark = split_enumerator(text)
        if mark.number is not None and not is_blank(text):
            return mark
    return Enumerated(None, None, "")


def _carries(heading: Enumerated, mark: Enumerated) -> bool:
    """Return whether a number is one below the heading's: "๑.๒" below "๑."."""
    levels = re.findall(r"\d+", ascii_digits(mark.printed or ""))
    above = re.findall(r"\d+", ascii_digits(heading.printed or ""))
    return bool(above) and len(levels) > len(above) and levels[: len(above)] == above
