"""HeadedTable: a table under some of its rows as headings, and what every profile asks of it."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from ...extract.tables.table import Table
from ..values.enumerators import bare_list_number
from ..values.kinds import parse_value
from ..wording import ascii_digits
from .calendars import find_calendar
from .column_evidence import TableEvidence
from .header_rows import column_headings
from .profile import Spread
from .repeated_columns import repeated_places
from .tolerances import CLAIMS_TIMES

_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_TIME_OF_DAY = re.compile(rf"^\s*{_CLOCK}\s*(?:-|–|น\.|ถึง)")
_CLOCKS = re.compile(_CLOCK)


class HeadedTable:
    """A table under the headings of some of its rows, and what every profile asks of it."""

    def __init__(self, table: Table, first: int, below: int, evidence: TableEvidence) -> None:
        self.table, self.first, self.below, self.evidence = table, first, below, evidence
        self.headings = column_headings(table, first, below)
        self._money: dict[int, bool] = {}
        self._calendar: list[tuple[dict[int, str], Spread] | None] = []
        self._is_timetable: bool | None = None
        self._repeated: set[int] | None = None

    @property
    def calendar(self) -> tuple[dict[int, str], Spread] | None:
        """Its columns of months, quarters or halves, and what they say together."""
        if not self._calendar:
            self._calendar.append(find_calendar(self.headings, self.table, self.below))
        return self._calendar[0]

    @property
    def is_timetable(self) -> bool:
        """Whether a column holds times of day: the programme of a course or a meeting."""
        if self._is_timetable is None:
            cells = self.evidence.cells(self.below)
            self._is_timetable = any(_holds_times(column.texts) for column in cells)
        return self._is_timetable

    def repeats_but(self, columns: Set[int]) -> bool:
        """Return whether headings repeat, one for each month, quarter or year, but for columns."""
        if self._repeated is None:
            self._repeated = repeated_places(self.headings)
        return not self._repeated <= columns

    def holds_money(self, column: int) -> bool:
        """Return whether a cell of a column is an amount, or says that there is none.

        A list number is none: it would be a few baht to whoever asks it for an amount.
        """
        if column not in self._money:
            texts = self.evidence.cells(self.below)[column].texts
            self._money[column] = any(map(_is_money, texts))
        return self._money[column]

    def recurs(self, column: int) -> float:
        """Return the share of cells of a column that say a recurrence and no number: "ทุกเดือน".

        With a number it is a quantity, too: "5 ครั้ง".
        """
        texts = self.evidence.cells(self.below)[column].texts
        plain = [text for text in texts if not any(map(str.isdigit, text))]
        found = sum("recurrence" in parse_value(text, "period").flags for text in plain)
        return found / len(texts) if texts else 0.0


@lru_cache(maxsize=4096)
def _is_money(text: str) -> bool:
    return bare_list_number(text) is None and parse_value(text, "money").status == "ok"


def _holds_times(texts: Sequence[str]) -> bool:
    """Return whether cells begin with times of day; a lone one says when it begins and ends."""
    figures = [ascii_digits(text) for text in texts]
    times = sum(_TIME_OF_DAY.search(text) is not None for text in figures)
    if len(figures) == 1 and times:
        rest, clocks = _CLOCKS.subn("", figures[0])
        return clocks == 2 and not any(map(str.isdigit, rest))
    return len(figures) > 1 and times >= CLAIMS_TIMES * len(figures)
