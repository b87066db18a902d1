"""Report and its parts: the shape of data that leaves mattrakan (CONTRACT: mattrakan/report/1).

A record's ``corrected`` names its fields that a correction has set; its ``boxes`` says where each
of its fields was read.
"""

from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

if TYPE_CHECKING:
    import pandas as pd

SCHEMA: Literal["mattrakan/report/1"] = "mattrakan/report/1"

Severity: TypeAlias = Literal["info", "warning", "error"]
TextLayer: TypeAlias = Literal["native", "ocr", "mixed", "none"]
ReadBy: TypeAlias = Literal["text", "ocr", "mixed"]
BoxList: TypeAlias = tuple[float, float, float, float]
# Where each field of a record was read: page from 1, then the box of its cell in points. An
# extra column is named "extra." and its heading.
FieldBoxes: TypeAlias = dict[str, tuple[int, float, float, float, float]]


def as_json_number(number: Decimal) -> int | float:
    """Return a number as JSON holds it: whole ones without a fraction."""
    return int(number) if number == number.to_integral_value() else float(number)


Number: TypeAlias = Annotated[
    Decimal, PlainSerializer(as_json_number, return_type=int | float, when_used="json")
]


class Model(BaseModel):
    """Base of all parts: immutable, nothing unknown, nothing left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


class Place(Model):
    """Where a record stands: page from 1, box in points from the page's top left.

    ``read_by`` says whether the page's own text was read, or its picture by OCR.
    """

    page: int
    page_label: str | None = None
    table: int | None = None
    row: int | None = None
    box: BoxList | None = None
    read_by: ReadBy = "text"


class Source(Model):
    """The file that a Report was read from, and how its pages were read."""

    file: str
    also: list[str] = []
    sha256: str
    pages: int
    text_layer: TextLayer
    read_by: ReadBy = "text"


class Agency(Model):
    """The public body, as printed; nothing is expanded."""

    name: str | None = None
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None


class FiscalYear(Model):
    """A Thai fiscal year: ``be`` is the Buddhist year it is named by; ISO dates inclusive."""

    be: int
    start: str
    end: str


class Assessment(Model):
    """Total score and grade or level as printed."""

    score: Number | None = None
    grade: str | None = None


class Indicator(Model):
    """One row of the score table."""

    no: int | None
    name: str
    instrument: str | None
    score: Number | None
    issue: str | None
    repairs: list[str] = []
    corrected: list[str] = []
    source: Place
    boxes: FieldBoxes = {}


class Period(Model):
    """A schedule cell as printed and as read (ISO 8601 at the precision written)."""

    raw: str
    value: str | list[str] | None
    start: str | None
    end: str | None
    status: Literal["ok", "blank", "ambiguous", "unparsed"]
    flags: list[str] = []
    alternatives: list[str] = []


class Budget(Model):
    """A budget cell as printed and in baht."""

    raw: str
    value: Number | str | list[str] | None
    status: Literal["ok", "blank", "ambiguous", "unparsed"]
    flags: list[str] = []


class ColumnValue(Model):
    """A cell of a column that a profile of one's own gives a kind, as printed and as read.

    ``header`` is its key in ``extra``; ``unit`` the unit of money that the table's heading names.
    """

    header: str
    kind: str
    unit: str | None = None
    raw: str
    value: Number | str | list[str] | None
    status: Literal["ok", "blank", "ambiguous", "unparsed"]
    flags: list[str] = []
    alternatives: list[str] = []


class Action(Model):
    """One step of a measure; ``values`` by the names that a profile gives to its columns."""

    no: int | None
    text: str
    responsible: list[str] = []
    period: Period | None
    follow_up: str | None
    budget: Budget | None
    extra: dict[str, str | None] = {}
    values: dict[str, ColumnValue] = {}
    repairs: list[str] = []
    corrected: list[str] = []
    source: Place
    boxes: FieldBoxes = {}


class Measure(Model):
    """One measure and its actions."""

    no: int | None
    name: str | None
    corrected: list[str] = []
    source: Place
    boxes: FieldBoxes = {}
    actions: list[Action]


class OutlineRow(Model):
    """One row of an outline: a heading or an item with the amount beside it.

    ``path`` holds the labels above it, ``sum`` says whether the parts below it add up to its
    amount (None: it has none), ``proved`` that its amount is in a sum that is equal.
    """

    no: str | None
    level: int
    label: str
    amount: Number | None
    amount_raw: str | None
    fiscal_year: FiscalYear | None
    path: list[str]
    sum: Literal["equal", "differs"] | None
    proved: bool = False
    repairs: list[str] = []
    corrected: list[str] = []
    source: Place


class OtherTable(Model):
    """A table that no profile claims, cleaned."""

    page: int
    box: BoxList
    header: list[str | None]
    rows: list[list[str | None]]


class Finding(Model):
    """One stated doubt.

    ``where`` is a path into the Report, e.g. ``measures[0].actions[1]``; ``column`` is the heading,
    as printed, of the column that it is about.
    """

    code: str
    severity: Severity
    where: str | None = None
    message: str
    message_th: str
    source: Place | None = None

    def __repr__(self) -> str:
        """Return it in one line."""
        where = f" at {self.where}" if self.where else ""
        return f"<Finding {self.severity} {self.code}{where}: {self.message}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        html: str = _showing().findings_to_html([self])
        return html

    column: str | None = None


class Report(Model):
    """Everything read from one PDF."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Literal["mattrakan/report/1"] = Field(default=SCHEMA, alias="schema")
    document_id: str
    source: Source
    title: str | None
    agency: Agency | None
    fiscal_year: FiscalYear | None
    assessment: Assessment | None
    indicators: list[Indicator] = []
    measures: list[Measure] = []
    outline: list[OutlineRow] = []
    tables: list[OtherTable] = []
    findings: list[Finding] = []

    def to_frames(self) -> "dict[str, pd.DataFrame]":
        """Return the Report as a DataFrame for each table that `convert` writes, by its name.

        Text is ``string``, whole numbers ``Int64``, other numbers ``Float64`` and days
        ``datetime64``; what is absent is missing. `mattrakan schema measures` and
        docs/outputs.md say what each column means.

        >>> report.to_frames()["measures"][["action", "period_last_day"]]  # doctest: +SKIP
        """
        frames: dict[str, pd.DataFrame] = import_module("mattrakan.export.frames").to_frames(self)
        return frames

    def __repr__(self) -> str:
        """Return what it is of and how much is in it."""
        actions = sum(len(measure.actions) for measure in self.measures)
        counts = (
            *((len(self.indicators), "indicators"), (len(self.measures), "measures")),
            *((actions, "actions"), (len(self.outline), "outline rows")),
            *((len(self.tables), "other tables"), (len(self.findings), "findings")),
        )
        told = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing"
        return f"<Report {self.source.file}: {told}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        html: str = _showing().report_to_html(self)
        return html


def _showing() -> Any:
    # Methods for people at a prompt: what they show is made by a room above this one.
    return import_module("mattrakan.export.showing")
