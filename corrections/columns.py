"""Which columns a correction may set, the field of the Report that each is, and its kind."""

from typing import Literal, NamedTuple, TypeAlias

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
