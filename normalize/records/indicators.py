"""The score table: rows to indicators."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...models import Indicator
from ..context import DocumentContext
from ..grades import is_grade, only_grade
from ..ita import instrument_named, is_official_name, official_indicator
from ..joined.rows import JoinedTable, Row, Slot
from ..layout.layout import Layout
from ..message_facts import field_name
from ..values.enumerators import read_list_number, split_enumerator
from ..values.kinds import parse_value
from ..wording import ascii_digits, is_blank, without_continued
from .cell_anomalies import slots_doubts
from .cell_values import Doubt, value_doubts
from .drafts import IndicatorDraft, TableDoubt, row_number
from .field_boxes import field_boxes
from .row_kinds import row_kind
from .score_sums import Sum, sum_rows

# "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่": a list number in words.
_INDICATOR_NUMBER = re.compile(r"\s*ตัวชี้วัด(?:ที่)?\s*(\d{1,2})\s*[:.)-]?\s*(?=\S)")
_PARTS = {"number": "no"}


@dataclass(frozen=True, slots=True)
class TableTotal:
    """The total score that a score table prints, and the grade beside or below it."""

    score: Decimal | None
    grade: str | None


def read_indicators(
    table: JoinedTable, context: DocumentContext, instrument: str | None = None
) -> tuple[list[IndicatorDraft], list[TableDoubt], TableTotal]:
    """Return the indicators of a score table, rows that are none, and the total it prints.

    Args:
        table: a table that a profile of indicators claims.
        context: what its records take from the document.
        instrument: the group that an earlier piece of the table ended with.
    """
    if table.layout is None:
        return [], [], TableTotal(None, None)
    columns = {c.field: c.index for c in table.layout.columns if c.field != "extra"}
    drafts: list[IndicatorDraft] = []
    doubts: list[TableDoubt] = []
    total: Decimal | None = None
    grade: str | None = None
    sums = _sum_rows(table, columns, context)
    goes_down = _groups_go_down(table, columns, context)
    for place_of_row, row in enumerate(table.rows):
        name = _text(row, columns.get("name"))
        score = _text(row, columns.get("score"))
        kind = row_kind(row, table.layout.profile, columns.get("name"), columns.get("number"))
        if kind == "blank":
            continue
        summed = sums.get(place_of_row) if kind in ("record", "total") else None
        names_group = instrument_named(name) is not None
        if summed == "unknown" and kind == "record" and not row.banner and not names_group:
            doubts.append(_row_doubt("row-unassigned", row, context))
            continue
        if summed == "total" or (summed == "mean" and not (kind == "record" and names_group)):
            kind = "total"
        if kind == "total" and (summed != "mean" or len(sums) == 1):
            value = parse_value(score, "score")
            overall = instrument_named(row.text) is None
            if overall and isinstance(value.value, Decimal) and value.value <= 100:
                total, grade = value.value, only_grade(_texts_beside(row, columns.get("name")))
        if kind == "record" and is_grade(score) and not is_official_name(name):
            kind, grade = "total", only_grade([score])
        if kind != "record":
            doubts.append(_row_doubt(f"{kind}-row", row, context))
            continue
        group = _group_of(row, name, score)
        if group:
            instrument = group
            if not row.banner:
                doubts.append(_row_doubt("group-row", row, context))
            continue
        if is_blank(name):
            doubts.append(_row_doubt("row-unassigned", row, context))
            continue
        drafts.append(_read_indicator(row, table.layout, columns, context, instrument))
        if goes_down:
            instrument = drafts[-1].indicator.instrument
    return drafts, doubts, TableTotal(total, grade)


def _texts_beside(row: Row, name: int | None) -> list[str]:
    """Return the texts of a row but for the column of names."""
    return [slot.text for index, slot in enumerate(row.slots) if slot and index != name]


def _groups_go_down(table: JoinedTable, columns: dict[str, int], context: DocumentContext) -> bool:
    """Return whether an instrument printed beside one row is that of the empty rows below it.

    It is where the first row has one, each is printed once, and official indicators get their own,
    none of them another: where names stand in the middle of their groups, some would.
    """
    if not {"name", "instrument"} <= set(columns) or context.fiscal_year is None:
        return False
    year = context.fiscal_year.be
    printed: list[str] = []
    proved = 0
    for row in table.rows:
        text, name = _text(row, columns["instrument"]).strip(), _text(row, columns["name"])
        if not text and not printed:
            return False
        slot = row.slots[columns["instrument"]]
        spans = slot is not None and any(part.row_span > 1 for part in slot.parts)
        if is_blank(name) or spans or row.spanned:
            continue
        if text:
            named = instrument_named(text)
            if named is None or named in printed:
                return False
            printed.append(named)
        official = official_indicator(split_enumerator(name).rest, year)
        if official is not None and official.instrument != printed[-1]:
            return False
        proved += official is not None and not text
    return len(printed) > 1 and proved > 0


def _sum_rows(
    table: JoinedTable, columns: dict[str, int], context: DocumentContext
) -> dict[int, Sum]:
    """Return the rows whose score is made of those of others, and how, where both are printed."""
    if not {"name", "score"} <= set(columns):
        return {}
    year = context.fiscal_year.be if context.fiscal_year else None
    years = [year, year - 1] if year else []
    number = columns.get("number")
    return sum_rows(table.rows, columns["name"], columns["score"], number, years)


def _row_doubt(code: str, row: Row, context: DocumentContext) -> TableDoubt:
    return TableDoubt(code, context.place(row.table, row_number(row), row.box), {"text": row.text})


def _group_of(row: Row, name: str, score: str) -> str | None:
    """Return the instrument that a row heads the group of, as its code or as printed."""
    banner = row.banner or (name if is_blank(score) else None)
    named = instrument_named(banner or name)
    if named and (banner or not is_official_name(name)):
        return named
    return row.banner


def _read_indicator(
    row: Row,
    layout: Layout,
    columns: dict[str, int],
    context: DocumentContext,
    instrument: str | None,
) -> IndicatorDraft:
    printed_name = without_continued(_text(row, columns["name"]))[0]
    numbered = _INDICATOR_NUMBER.match(ascii_digits(printed_name))
    mark = split_enumerator(printed_name[numbered.end() :] if numbered else printed_name)
    number = int(numbered[1]) if numbered else mark.number
    if number is None:
        number = read_list_number(_text(row, columns.get("number")))
    score, doubts = _read_score(_text(row, columns["score"]))
    headers = {c.index: c.header or field_name(c.field, "th") for c in layout.columns}
    doubts += slots_doubts(
        (row.slots[index], _PARTS.get(field, field), headers[index])
        for field, index in columns.items()
    )
    printed = _text(row, columns.get("instrument"))
    if not is_blank(printed):
        instrument = instrument_named(printed) or printed
    issue = _text(row, columns.get("issue"))
    indicator = Indicator(
        no=number,
        name=mark.rest,
        instrument=instrument,
        score=score,
        issue=None if is_blank(issue) else issue,
        repairs=row_repairs(row.slots),
        source=context.place(row.table, row_number(row), row.box),
        boxes=field_boxes(
            context, row, ((_PARTS.get(name, name), column) for name, column in columns.items())
        ),
    )
    return IndicatorDraft(indicator, tuple(doubts))


def _read_score(raw: str) -> tuple[Decimal | None, list[Doubt]]:
    """Return the score that a cell prints, and the doubts about it."""
    value = parse_value(raw, "score")
    if value.status == "blank":
        return None, []
    if "over_maximum" in value.flags and value.alternatives:
        return Decimal(value.alternatives[0]), [Doubt("score-range", "score", {"raw": raw})]
    doubts = [*value_doubts(value, "score")]
    if isinstance(value.value, Decimal):
        if value.value < 0:
            doubts.append(Doubt("score-range", "score", {"raw": raw}))
        return value.value, doubts
    if value.status == "ok":
        facts = {
            "field": "Score",
            "field_th": field_name("score", "th"),
            "raw": raw,
            "kind": "score",
        }
        doubts.append(Doubt("value-unparsed", "score", facts))
    return None, doubts


def row_repairs(slots: Sequence[Slot | None]) -> list[str]:
    """Return the names of the repairs that changed these cells, once each."""
    return list(dict.fromkeys(name for slot in slots if slot for name in slot.repairs))


def _text(row: Row, column: int | None) -> str:
    slot = row.slots[column] if column is not None else None
    return slot.text if slot else ""
