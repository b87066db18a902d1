"""Start and end: two columns that make one period."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..values.kinds import parse_value
from ..wording import fold, is_blank
from .column_evidence import ColumnCells
from .header_scores import score_header
from .profile import Profile
from .tolerances import LISTED_BELOW, LISTED_MARKS_LOST, START_END_AGREE, START_END_FEWEST

_START, _END = "period_start", "period_end"
_FIELDS = ("period", _START, _END)


def pair_start_end(
    fields: Sequence[str | None], headings: Sequence[Sequence[str]], profile: Profile
) -> list[str | None]:
    """Return the fields of columns, a start and an end as "period" and "period_end".

    They make one period only side by side under the same heading, which may stand over the start
    alone where no rule shows how far it reaches. An end alone is a period; a start alone, or either
    beside a period, is none.

    Args:
        fields: of each column, as its header says; "period_start" and "period_end" among them.
        headings: the header of each column, its levels from top to bottom.
        profile: lists the wordings.
    """
    result = list(fields)
    starts = _says(_START, fields, headings, profile)
    ends = _says(_END, fields, headings, profile)
    whole = [i for i, f in enumerate(fields) if f in _FIELDS and i not in starts + ends]
    if len(starts) == len(ends) == 1 and not whole and ends[0] == starts[0] + 1:
        above = _above(headings[ends[0]])
        if not above or _stand_under_one(above, _above(headings[starts[0]])):
            result[starts[0]], result[ends[0]] = "period", "period_end"
            return result
    for index, field in enumerate(result):
        if field in (_START, _END):
            alone = field == _END and "period" not in result
            result[index] = "period" if alone else "extra"
    return result


def _says(
    field: str, fields: Sequence[str | None], headings: Sequence[Sequence[str]], profile: Profile
) -> list[int]:
    """Return the columns of a period whose lowest heading is listed for a field."""
    wordings = [column for column in profile.columns if column.field == field]
    return [
        index
        for index, levels in enumerate(headings)
        if levels
        and fields[index] in _FIELDS
        and any(
            score_header(lowest, column) >= LISTED_MARKS_LOST
            for column in wordings
            for lowest in _lowest(levels)
        )
    ]


def _lowest(levels: Sequence[str]) -> list[str]:
    """Return the lowest heading, also with those between it and the first one: its own lines.

    Without rules "วัน" above "สิ้นสุด" are two levels where the heading beside them has one line.
    """
    return [levels[-1], " ".join(levels[1:])] if len(levels) > 2 else [levels[-1]]


def find_start_end(
    headings: Sequence[Sequence[str]],
    cells: Sequence[ColumnCells],
    scores: Sequence[Mapping[str, float]],
) -> tuple[int, int] | None:
    """Return the two columns that show the starts and the ends of periods, None where none do.

    They stand side by side under one heading, one of them is listed as a start or an end, and no
    start is later than its end.
    """
    for first, second in pairwise(range(len(headings))):
        above = _above(headings[first])
        listed = max(scores[first].get(_START, 0.0), scores[second].get(_END, 0.0))
        swapped = max(scores[first].get(_END, 0.0), scores[second].get(_START, 0.0))
        beside = _above(headings[second])
        if not above or not _stand_under_one(above, beside) or listed < LISTED_BELOW:
            continue
        if swapped < listed and _come_in_order(cells[first], cells[second]):
            return first, second
    return None


def _above(levels: Sequence[str]) -> list[str]:
    """Return the headings above the lowest one."""
    return [fold(level) for level in levels[:-1]]


def _stand_under_one(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two columns have the same headings above, as far as the shorter one goes.

    The lowest heading of one of them may have two lines.
    """
    shared = min(len(first), len(second))
    return first[:shared] == second[:shared] and bool(first) == bool(second)


def _come_in_order(first: ColumnCells, second: ColumnCells) -> bool:
    """Return whether the periods of a column begin no later than those of the next one end."""
    ends = {cell.row: cell.text for cell in second.filled}
    pairs = [(cell.text, ends[cell.row]) for cell in first.filled if cell.row in ends]
    known = [pair for pair in pairs if not any(map(is_blank, pair))]
    values = [[parse_value(text, "period") for text in pair] for pair in known]
    read = [
        (str(start.value), str(end.value))
        for start, end in values
        if start.status in ("ok", "ambiguous") and end.status in ("ok", "ambiguous")
    ]
    fitting = sum(start <= end or "X" in start + end for start, end in read)
    return len(read) >= START_END_FEWEST and fitting >= START_END_AGREE * len(known)
