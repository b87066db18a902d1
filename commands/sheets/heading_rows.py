"""Where the table of a file is: which sheet, and which of its rows are headings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...errors import UsageError
from ...normalize.cleaning.recognition import kinds_by_heading
from .sheet import Rows, Sheet, is_empty

_LOOKED_AT = 40  # rows among which the headings stand
_LONGEST = 120  # letters of a heading; a longer text is a sentence
_VALUE = re.compile(r"[\s\d๐-๙.,/%()+\-–฿]+")


def find_table(
    sheets: Sequence[Sheet], wanted: str | None = None, header_row: int | None = None
) -> tuple[list[Sheet], int]:
    """Return all sheets, the one with the table with its headings found, and the place of that one.

    Args:
        sheets: of a file.
        wanted: name of the sheet, or its number from 1; found when not given.
        header_row: number of its (first) row of headings from 1; found when not given.

    Raises:
        UsageError: there is no such sheet or row.
        ValueError: no sheet holds a row.
    """
    found = [_with_headings(sheet) if sheet.rows else sheet for sheet in sheets]
    place = _place_of(found, wanted) if wanted is not None else _best(found)
    table = found[place]
    if not table.rows:
        raise ValueError("it has no row of headings")
    if header_row is not None:
        if not 1 <= header_row <= len(table.rows):
            raise UsageError(
                f"There is no row {header_row}.", f"The sheet has {len(table.rows)} rows."
            )
        table = replace(table, header_row=header_row - 1, header_rows=1)
        table = replace(table, header_rows=_count_heading_rows(table.rows, header_row - 1))
    found[place] = table
    return found, place


def _place_of(sheets: Sequence[Sheet], wanted: str) -> int:
    for place, sheet in enumerate(sheets):
        if sheet.name == wanted:
            return place
    if wanted.isdecimal() and 1 <= int(wanted) <= len(sheets):
        return int(wanted) - 1
    names = ", ".join(sheet.name for sheet in sheets if sheet.name) or "no names"
    raise UsageError(f"There is no sheet {wanted!r}.", f"There are: {names}.")


def _best(sheets: Sequence[Sheet]) -> int:
    """Return the place of the sheet that looks most like a table; the first of equals."""

    def score(place: int) -> tuple[Any, ...]:
        sheet = sheets[place]
        known = sum(bool(kinds_by_heading(name)) for name in column_names(sheet.heads))
        cells = sum(not is_empty(cell) for row in sheet.body for cell in row)
        wide = sum(not is_empty(cell) for cell in (sheet.heads or [[]])[0]) > 1
        return (bool(sheet.body), not sheet.hidden, wide, known, cells, -place)

    return max(range(len(sheets)), key=score)


def _with_headings(sheet: Sheet) -> Sheet:
    row = _find_heading_row(sheet.rows)
    return replace(sheet, header_row=row, header_rows=_count_heading_rows(sheet.rows, row))


def _find_heading_row(rows: Rows) -> int:
    """Return the first row that is as wide as a heading must be, or a later one that is known.

    Titles above a table fill a cell or two of it; headings fill at least half of its columns.
    """
    start = rows[:_LOOKED_AT]
    added = {p for row in start for p, cell in enumerate(row) if is_own(_text(cell))}
    counts = [
        sum(not is_empty(cell) for p, cell in enumerate(row) if p not in added) for row in start
    ]
    widest = max(counts)
    enough = max(min(2, widest), -(-widest // 2))
    first = next(place for place, count in enumerate(counts) if count >= enough)
    known = [_known(row) for row in start]
    if first and known[first - 1] and not known[first] and _is_text(rows[first - 1]):
        return first - 1  # headings with gaps
    if known[first] < 2:
        for place in range(first + 1, min(len(counts), first + 15)):
            if known[place] >= 2 and counts[place] >= counts[first] and _is_text(rows[place]):
                return place
    return first


def _known(row: Sequence[Any]) -> int:
    return sum(
        isinstance(cell, str) and len(cell) <= _LONGEST and bool(kinds_by_heading(cell))
        for cell in row
    )


def _is_text(row: Sequence[Any]) -> bool:
    """Tell whether a row holds words alone, none of them long."""
    cells = [cell for cell in row if not is_empty(cell)]
    return all(
        isinstance(cell, str) and len(cell) <= _LONGEST and not _VALUE.fullmatch(cell)
        for cell in cells
    )


def _count_heading_rows(rows: Rows, first: int) -> int:
    """Return 2 where the row below fills in what the headings leave open, else 1.

    "ระยะเวลา" over "เริ่ม" and "สิ้นสุด": the second row is words alone, stands under a gap of the
    first one and leaves open what goes down through both.
    """
    if first + 2 >= len(rows):
        return 1
    upper, lower = rows[first], rows[first + 1]
    places = list(range(len(upper)))
    places = [p for p in places if not is_own(_text(lower[p]))]
    in_gap = [p for p in places if is_empty(upper[p]) and not is_empty(lower[p])]
    through = [p for p in places if not is_empty(upper[p]) and is_empty(lower[p])]
    under = [p for p in places if not is_empty(upper[p]) and not is_empty(lower[p])]
    if not (in_gap and through and under and _is_text(upper) and _is_text(lower)):
        return 1
    below = sum(not is_empty(cell) for cell in rows[first + 2])
    left = dict(zip(places[1:], places, strict=False))
    starts_left = all(left.get(p) in in_gap or left.get(p) in under for p in in_gap)
    return 2 if starts_left and below > len(in_gap) + len(under) else 1


def column_names(heads: Rows) -> list[str]:
    """Return the name of each column; headings of two rows are joined with a space.

    >>> column_names([["ที่", "ระยะเวลา", ""], ["", "เริ่ม", "สิ้นสุด"]])
    ['ที่', 'ระยะเวลา เริ่ม', 'ระยะเวลา สิ้นสุด']
    """
    if not heads:
        return []
    if len(heads) == 1:
        return [_text(cell) for cell in heads[0]]
    names: list[str] = []
    group = ""
    for upper, lower in zip(heads[0], heads[1], strict=True):
        over, under = _text(upper), _text(lower)
        if over.strip():
            group = over
        if is_own(under):
            names.append(under)
        else:
            names.append(
                " ".join(part for part in (group if under.strip() else over, under) if part.strip())
            )
    return names


def is_own(name: str) -> bool:
    """Tell whether a heading looks like one that the cleaning step has added."""
    return bool(re.search(r"_(?:text|value|status|flags|start|end)$", name))


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)
