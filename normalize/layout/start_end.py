"""Start and end: two columns that make one period."""

from collections.abc import Sequence

from ..wording import fold
from .header_scores import score_header
from .profile import Profile
from .tolerances import LISTED_MARKS_LOST

_FIELDS = ("period", "period_start", "period_end")


def pair_start_end(
    fields: Sequence[str | None], headings: Sequence[Sequence[str]], profile: Profile
) -> list[str | None]:
    """Return the fields of columns, a start and an end as "period" and "period_end".

    They make one period only side by side under the same heading. An end alone is a period; a start
    alone, or either beside a period, is none.

    Args:
        fields: of each column, as its header says; "period_start" and "period_end" among them.
        headings: the header of each column, its levels from top to bottom.
        profile: lists the wordings.
    """
    result = list(fields)
    starts = _says("period_start", fields, headings, profile)
    ends = _says("period_end", fields, headings, profile)
    whole = [i for i, f in enumerate(fields) if f in _FIELDS and i not in starts + ends]
    if len(starts) == len(ends) == 1 and not whole and ends[0] == starts[0] + 1:
        above = [[fold(level) for level in headings[i][:-1]] for i in (starts[0], ends[0])]
        if above[0] == above[1]:
            result[starts[0]], result[ends[0]] = "period", "period_end"
            return result
    for index, field in enumerate(result):
        if field in _FIELDS[1:]:
            alone = field == "period_end" and "period" not in result
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
        and any(score_header(levels[-1], column) >= LISTED_MARKS_LOST for column in wordings)
    ]
