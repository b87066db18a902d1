"""Columns of every table that is written, with their types and meanings."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias, cast, get_args

from ..models import ReadBy, Severity, TextLayer
from ..models.value import Status as ValueStatus
from .status import Status

Type: TypeAlias = Literal["string", "integer", "number", "decimal", "date", "object"]


class Column(NamedTuple):
    """One column of a table: what a data dictionary tells about it."""

    name: str
    type: Type
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()


_CHOICES = {
    "text_layer": get_args(TextLayer),
    "read_by": get_args(ReadBy),
    "status": get_args(Status),
    "period_status": get_args(ValueStatus),
    "value_status": get_args(ValueStatus),
    "severity": get_args(Severity),
    "sum_status": ("equal", "differs"),
}


def _columns(*lines: str) -> tuple[Column, ...]:
    """Return columns from lines "name type[!] meaning"; "!" marks one that is never empty."""
    columns = []
    for line in lines:
        name, kind, meaning = line.split(" ", 2)
        of_type = cast(Type, kind.rstrip("!"))
        choices = _CHOICES.get(name, ())
        columns.append(Column(name, of_type, meaning, kind.endswith("!"), choices))
    return tuple(columns)


_BOX = (
    "box_x0 number Left side of the box on the page, in points from the left",
    "box_top number Upper side of the box, in points from the top",
    "box_x1 number Right side of the box, in points from the left",
    "box_bottom number Lower side of the box, in points from the top",
)

TABLES: Mapping[str, tuple[Column, ...]] = {
    "documents": _columns(
        "document_id string! First 12 hexadecimal digits of the file's SHA-256",
        "file string! Path of the PDF as given",
        "title string Heading lines as printed",
        "agency string Public body as printed",
        "subdistrict string Tambon as printed",
        "district string Amphoe as printed",
        "province string Changwat as printed",
        "fiscal_year_be integer Fiscal year, Buddhist era",
        "fiscal_year_start date First day of the fiscal year",
        "fiscal_year_end date Last day of the fiscal year",
        "score decimal Total assessment score as printed",
        "grade string Grade or level as printed",
        "pages integer! Pages of the PDF",
        "text_layer string! native, ocr, mixed or none",
        "status string! ok, empty (nothing found) or failed (see findings)",
        "indicators integer! How many indicators were read",
        "measures integer! How many measures were read",
        "actions integer! How many actions were read",
        "findings integer! How many findings were made",
        "tables integer! How many tables no profile claimed",
        "outline_rows integer! How many rows of an outline were read",
        "read_by string! text, ocr (pages that are pictures) or mixed",
        "same_plan_as string Documents of the run with the same agency, kind of plan and year",
    ),
    "indicators": _columns(
        "document_id string! Document that the row stands in",
        "file string! Path of the PDF as given",
        "agency string Public body as printed",
        "fiscal_year_be integer Fiscal year, Buddhist era",
        "indicator_no integer Number as printed",
        "indicator string! Name of the indicator",
        "instrument string IIT, EIT or OIT as printed",
        "score decimal Score as printed",
        "issue string What is to be improved",
        "page integer! Page of the PDF, from 1",
        "page_label string Page number as printed on the page",
        "findings string Codes of the findings about this row",
        "message_th string What the findings say, in Thai",
        "row_id string! Key: document_id and the position of the indicator",
    ),
    "measures": _columns(
        "document_id string! Document that the row stands in",
        "file string! Path of the PDF as given",
        "agency string Public body as printed",
        "subdistrict string Tambon as printed",
        "district string Amphoe as printed",
        "province string Changwat as printed",
        "fiscal_year_be integer Fiscal year, Buddhist era",
        "measure_no integer Number of the measure as printed",
        "measure string Name of the measure",
        "action_no integer Number of the action as printed",
        "action string What is to be done",
        "responsible string Who does it; several are joined by '; '",
        "period_raw string When, as printed",
        "period string When, ISO 8601 at the precision written; several are joined by '; '",
        "period_start string First day or month",
        "period_end string Last day or month",
        "period_status string ok, blank, ambiguous or unparsed",
        "follow_up string How it is followed up",
        "budget_raw string Budget as printed",
        "budget decimal Budget in baht, where it is one plain amount",
        "extra object Further columns: a JSON object",
        "page integer! Page of the PDF, from 1",
        "page_label string Page number as printed on the page",
        "findings string Codes of the findings about this row",
        "message_th string What the findings say, in Thai",
        "row_id string! Key: document_id and the positions of measure and action",
        "period_first_day date Earliest day that an ok period can mean; empty where it is open",
        "period_last_day date Latest day that an ok period can mean; empty where it is open",
        "budget_min decimal Least amount in baht that the budget allows; empty where it is open",
        "budget_max decimal Greatest amount in baht that the budget allows; empty where it is open",
        *_BOX,
        "link string The PDF at the page: file#page=n",
        "read_by string! text, or ocr where the page is a picture",
        "corrected string Columns that a correction has set; several are joined by '; '",
    ),
    "action_owners": _columns(
        "row_id string! Row of measures that it belongs to",
        "owner_no integer! Place among the owners of the action, from 1",
        "responsible string! Name of one owner as printed",
    ),
    "action_months": _columns(
        "row_id string! Row of measures that it belongs to",
        "month string! Month that the period touches, e.g. 2022-03; no rows for open periods",
    ),
    "action_values": _columns(
        "row_id string! Row of measures that it belongs to",
        "name string! Name that a profile gives to the column, else its heading",
        "header string! Heading of the column as printed",
        "kind string! What the profile says its cells are: money, period, date, number and so on",
        "raw string Cell as printed",
        "value string What it means, as in JSON; several are joined by '; '",
        "value_status string! ok, blank, ambiguous or unparsed",
        "amount_min decimal Least number or amount that an ok value allows",
        "amount_max decimal Greatest number or amount that an ok value allows",
        "first_day date Earliest day that an ok date or period can mean",
        "last_day date Latest day that an ok date or period can mean",
    ),
    "outline": _columns(
        "document_id string! Document that the row stands in",
        "file string! Path of the PDF as given",
        "row_no integer! Place of the row in the outline, from 1",
        "page integer! Page of the PDF, from 1",
        "page_label string Page number as printed on the page",
        "level integer! How deep the row stands, from 1",
        "number string List number as printed",
        "label string! Text of the row without its number and amount",
        "path string Labels of the rows above it, from the highest, joined by ' > '",
        "amount_raw string Amount as printed",
        "amount decimal Amount in the unit of the outline",
        "fiscal_year_be integer Fiscal year of the amount, Buddhist era",
        "sum_status string equal or differs: whether the rows below add up to the amount",
        "findings string Codes of the findings about this row",
        "row_id string! Key: document_id and the position of the row",
    ),
    "findings": _columns(
        "document_id string! Document that the finding is about",
        "file string! Path of the PDF as given",
        "row_id string Row of indicators or measures that it is about",
        "code string! What kind of finding",
        "severity string! info, warning or error",
        "where string Path into the Report",
        "message string! What was expected and what stands there",
        "message_th string! The same in Thai",
        "page integer Page of the PDF, from 1",
    ),
    "other_tables": _columns(
        "document_id string! Document that the cell stands in",
        "file string! Path of the PDF as given",
        "table_no integer! Place of the table among the document's other tables, from 1",
        "page integer! Page that the table begins on, from 1",
        "row_no integer! Row of the table, from 1; 0 is the headings of a table without rows",
        "column_no integer! Column of the table, from 1",
        "header string Heading of the column as printed",
        "text string Text of the cell; places that a spanning cell covers have no row",
        *_BOX,
    ),
}

# Columns that tell each row of a table from all others. Findings have none: the same may be said
# twice of one place.
KEYS: Mapping[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "indicators": ("row_id",),
    "measures": ("row_id",),
    "action_owners": ("row_id", "owner_no"),
    "action_months": ("row_id", "month"),
    "action_values": ("row_id", "name"),
    "outline": ("row_id",),
    "other_tables": ("document_id", "table_no", "row_no", "column_no"),
}


def references(table: str) -> list[tuple[str, str]]:
    """Return each column of a table that is a key of another table, and that table.

    >>> references("action_owners"), references("findings")
    ([('row_id', 'measures')], [('document_id', 'documents')])
    """
    if table.startswith("action_"):
        return [("row_id", "measures")]
    return [] if table == "documents" else [("document_id", "documents")]
