"""A Report while people's corrections are set in it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeAlias

from ..export.cells import cell_to_text
from ..export.records import Record, record_at
from ..models import (
    Action,
    Agency,
    Assessment,
    Budget,
    Finding,
    FiscalYear,
    OutlineRow,
    Period,
    Place,
    Report,
)
from ..models.record_path import RecordPath

# A record or a field of it, or the dotted path of a fact of the document.
Path: TypeAlias = RecordPath | str


class Draft:
    """A Report that can be changed.

    Attributes:
        before: as read.
        report: as it is now.
        changed: what was set.
        confirmed: what a person found to be as read.
        said: what a person wrote, by what it was set in.
        findings: as they are now.
    """

    def __init__(self, report: Report) -> None:
        self.before = report
        self.report = report
        self.changed: list[Path] = []
        self.confirmed: list[Path] = []
        self.said: dict[Path, str] = {}
        self.findings: list[Finding] = list(report.findings)

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """The year that periods without one belong to."""
        return self.report.fiscal_year

    def record(self, path: RecordPath) -> Record:
        """Return a record as it is now."""
        return record_at(self.report, path)

    def put(self, path: RecordPath, record: Any) -> None:
        """Replace a record."""
        if path.table == "measures" and path.action is not None:
            measure = self.report.measures[path.record]
            actions = [*measure.actions]
            actions[path.action] = record
            record = measure.model_copy(update={"actions": actions})
        records: list[Any] = [*getattr(self.report, path.table)]
        records[path.record] = record
        self.report = self.report.model_copy(update={path.table: records})

    def change(self, where: Path, value: Any, said: str) -> None:
        """Set one field; a record lists it among those that were corrected."""
        self.changed.append(where)
        self.said[where] = said
        if isinstance(where, str):
            self._set_fact(where, value)
            return
        record = self.record(where)
        if isinstance(value, Period):
            old = record.period if isinstance(record, Action) else None
            value = value.model_copy(update={"raw": old.raw if old else ""})
        elif isinstance(value, Budget):
            value = self._amount(record, value)
        update = {where.field: value, "corrected": [*record.corrected, where.field]}
        self.put(where.at(""), record.model_copy(update=update))

    def confirm(self, where: Path) -> None:
        """Note that a field is right as it was read."""
        self.confirmed.append(where)

    def drop_findings(self, where: Path, codes: set[str]) -> None:
        """Take out the warnings about a row that a person has accepted.

        Args:
            where: the row; what is said of its measure is said of it, too.
            codes: of the findings that were accepted.
        """
        if isinstance(where, str):
            return
        owners = {where.at("")}
        if where.table == "measures":
            owners.add(RecordPath("measures", where.record))
        self.findings = [
            finding
            for finding in self.findings
            if finding.code not in codes
            or (path := RecordPath.parse(finding.where)) is None
            or path.at("") not in owners
        ]

    def place_of(self, where: Path) -> Place | None:
        """Return where a field was read, or its record."""
        if isinstance(where, str):
            return None
        record = self.record(where)
        boxes = {} if isinstance(record, OutlineRow) else record.boxes
        if (found := boxes.get(where.field)) is None:
            return record.source
        page, *sides = found
        box = (sides[0], sides[1], sides[2], sides[3])
        return record.source.model_copy(update={"page": page, "box": box})

    def text_of(self, where: Path) -> str:
        """Return what a field says now, for messages."""
        value: Any = self.report if isinstance(where, str) else self.record(where)
        for name in (where if isinstance(where, str) else where.field).split("."):
            value = getattr(value, name) if value is not None else None
        return _to_text(value)

    def records(self) -> Iterator[tuple[RecordPath, Record]]:
        """Yield every record with its path."""
        for index, indicator in enumerate(self.report.indicators):
            yield RecordPath("indicators", index), indicator
        for index, measure in enumerate(self.report.measures):
            path = RecordPath("measures", index)
            yield path, measure
            for number, action in enumerate(measure.actions):
                yield path.step(number), action
        for index, row in enumerate(self.report.outline):
            yield RecordPath("outline", index), row

    def _set_fact(self, where: str, value: Any) -> None:
        name, _, part = where.partition(".")
        if part:
            held = getattr(self.report, name) or (Agency() if name == "agency" else Assessment())
            value = held.model_copy(update={part: value})
        self.report = self.report.model_copy(update={name: value})

    @staticmethod
    def _amount(record: Record, value: Budget) -> Any:
        """Return a budget beside its printed text, or the plain number of an outline's row."""
        if isinstance(record, OutlineRow):
            return value.value if isinstance(value.value, Decimal) else None
        old = record.budget if isinstance(record, Action) else None
        if old is None and value.status == "blank":
            return None
        return value.model_copy(update={"raw": old.raw if old else ""})


def _to_text(value: Any) -> str:
    if isinstance(value, (Period, Budget)):
        value = value.value
    if isinstance(value, FiscalYear):
        value = value.be
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, Decimal):
        return cell_to_text(value) or ""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)
