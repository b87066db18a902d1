"""Which columns a correction may set, the field of the Report that each is, and its kind."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from ..models import Report
from ..models.record_path import RecordPath
from .cells import cell_to_text
from .columns import TABLES
from .rows import report_to_rows

Kind: TypeAlias = Literal[
    "text", "name", "integer", "score", "period", "money", "names", "object", "year", "codes"
]
# Which part of the Report holds the field: the row's own record, the measure that an action
# belongs to, or the document.
Holder: TypeAlias = Literal["record", "measure", "document"]


class Correctable(NamedTuple):
    """One column that a correction may set.

    Attributes:
        field: name of the field in its record, or path from the Report's root for the document.
        kind: what it may be; a "name" is a text that must not be empty.
        holder: whose field it is.
    """

    field: str
    kind: Kind
    holder: Holder = "record"


CORRECTABLE: dict[str, dict[str, Correctable]] = {
    "measures": {
        "measure_no": Correctable("no", "integer", "measure"),
        "measure": Correctable("name", "text", "measure"),
        "action_no": Correctable("no", "integer"),
        "action": Correctable("text", "name"),
        "responsible": Correctable("responsible", "names"),
        "period": Correctable("period", "period"),
        "follow_up": Correctable("follow_up", "text"),
        "budget": Correctable("budget", "money"),
        "extra": Correctable("extra", "object"),
        "findings": Correctable("", "codes"),
    },
    "indicators": {
        "indicator_no": Correctable("no", "integer"),
        "indicator": Correctable("name", "name"),
        "instrument": Correctable("instrument", "text"),
        "score": Correctable("score", "score"),
        "issue": Correctable("issue", "text"),
        "findings": Correctable("", "codes"),
    },
    "outline": {
        "number": Correctable("no", "text"),
        "label": Correctable("label", "name"),
        "amount": Correctable("amount", "money"),
        "findings": Correctable("", "codes"),
    },
    "documents": {
        "title": Correctable("title", "text", "document"),
        "agency": Correctable("agency.name", "text", "document"),
        "subdistrict": Correctable("agency.subdistrict", "text", "document"),
        "district": Correctable("agency.district", "text", "document"),
        "province": Correctable("agency.province", "text", "document"),
        "fiscal_year_be": Correctable("fiscal_year", "year", "document"),
        "score": Correctable("assessment.score", "score", "document"),
        "grade": Correctable("assessment.grade", "text", "document"),
    },
}


def table_of(document_id: str, row_id: str) -> str | None:
    """Return the table that a row stands in, None where its key has no known shape.

    >>> table_of("b1946ac92492", "b1946ac92492-m03-a02"), table_of("b1946ac92492", "")
    ('measures', 'documents')
    """
    if row_id in ("", document_id):
        return "documents"
    if not row_id.startswith(f"{document_id}-"):
        return None
    letter = row_id.removeprefix(f"{document_id}-")[:1]
    return {"m": "measures", "i": "indicators", "o": "outline"}.get(letter)


def row_texts(report: Report) -> Mapping[str, Mapping[str, str]]:
    """Return the texts of each row of the tables, by row_id; of the document by its own id."""
    rows = report_to_rows(report)
    cells: dict[str, dict[str, str]] = {}
    for table in CORRECTABLE:
        names = [column.name for column in TABLES[table]]
        for row in rows[table]:
            texts = dict(zip(names, (cell_to_text(cell) or "" for cell in row), strict=True))
            cells[texts.get("row_id", report.document_id)] = texts
    return cells


def row_paths(report: Report) -> Mapping[str, RecordPath | str]:
    """Return where each row stands in the Report, by row_id; the document's own path is empty."""
    document = report.document_id
    paths: dict[str, RecordPath | str] = {document: ""}
    found = [RecordPath("indicators", index) for index in range(len(report.indicators))]
    found += [RecordPath("outline", index) for index in range(len(report.outline))]
    for index, measure in enumerate(report.measures):
        of_measure = RecordPath("measures", index)
        steps = [of_measure.step(number) for number in range(len(measure.actions))]
        found += steps
        if not steps:
            paths[of_measure.row_id(document, empty=True)] = of_measure
    return paths | {path.row_id(document): path for path in found}


def finding_to_field(where: str | None) -> tuple[RecordPath | None, str | None]:
    """Return the record and the column that a finding is about; no record for the document.

    >>> finding_to_field("measures[0].actions[1].period")[1], finding_to_field("assessment.score")
    ('period', (None, 'score'))
    """
    path = RecordPath.parse(where)
    if path is None:
        facts = CORRECTABLE["documents"].items()
        return None, next((name for name, one in facts if one.field == where), None)
    holder = "measure" if path.table == "measures" and path.action is None else "record"
    for name, one in CORRECTABLE[path.table].items():
        if one.field and one.field == path.field and one.holder == holder:
            return path.at(""), name
    return path.at(""), None
