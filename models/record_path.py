"""RecordPath: where a record stands inside a Report, as its findings name it."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

RecordTable: TypeAlias = Literal["indicators", "measures", "outline"]

_PATH = re.compile(r"(indicators|measures|outline)\[(\d+)\](?:\.actions\[(\d+)\])?(?:\.(.+))?")


@dataclass(frozen=True, slots=True)
class RecordPath:
    """An indicator, a measure, an action, a row of an outline, or one field of it.

    Attributes:
        table: the list of the Report that holds the record.
        record: position in that list, from 0.
        action: position among the measure's actions, from 0; None for the measure itself.
        field: name of a field, with dots between levels; empty for the whole record.

    >>> str(RecordPath("measures", 2).step(1).at("period"))
    'measures[2].actions[1].period'
    """

    table: RecordTable
    record: int
    action: int | None = None
    field: str = ""

    def __str__(self) -> str:
        action = "" if self.action is None else f".actions[{self.action}]"
        return f"{self.table}[{self.record}]{action}{'.' if self.field else ''}{self.field}"

    def step(self, position: int) -> "RecordPath":
        """Return the path of one action of this measure, counted from 0."""
        return RecordPath(self.table, self.record, position)

    def at(self, field: str) -> "RecordPath":
        """Return the path of a field of this record; an empty name is the record itself."""
        return RecordPath(self.table, self.record, self.action, field)

    @classmethod
    def parse(cls, text: str | None) -> "RecordPath | None":
        """Return the path that a finding's ``where`` writes, or None where it names no record.

        >>> RecordPath.parse("measures[2].actions[1].period").action
        1
        >>> RecordPath.parse("assessment.score") is None
        True
        """
        found = _PATH.fullmatch(text or "")
        if found is None:
            return None
        table, record, action, field = found.groups()
        return cls(
            cast(RecordTable, table), int(record), int(action) if action else None, field or ""
        )

    def row_id(self, document_id: str, *, empty: bool = False) -> str:
        """Return the key of the record's row in the tables; of a measure's first row for a measure.

        Args:
            document_id: of the document.
            empty: the measure has no action, so that its only row has number 0.

        >>> RecordPath("indicators", 2).row_id("b1946ac92492")
        'b1946ac92492-i03'
        >>> RecordPath("measures", 2, 1).row_id("b1946ac92492")
        'b1946ac92492-m03-a02'
        """
        if self.table == "outline":
            return f"{document_id}-o{self.record + 1:04}"
        if self.table == "indicators":
            return f"{document_id}-i{self.record + 1:02}"
        action = int(not empty) if self.action is None else self.action + 1
        return f"{document_id}-m{self.record + 1:02}-a{action:02}"
